"""Build the shipped authority: ``python -m training.authority.build DATA_DIR kg/authority/authority.sqlite``.

DATA_DIR is the folder of tables described in ``training/authority/README.md``. The result depends on the tables only.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

from kg.authority.fold import fold, loose
from kg.vocab import slug
from training.authority import bodies, parts, people, places, sources, store

TITLED = frozenset(
    {
        "minister",
        "ambassador",
        "deputy_minister",
        "spokesperson",
        "premier_of_land",
        "mayor",
        "party_leader",
        "commissioner",
        "special_envoy",
    }
)
"""Classes of many offices, where the title says more."""
Row = tuple[object, ...]


class Numbering:
    """Numbers actors and gives each a unique key; the first to ask for a key gets it plain."""

    def __init__(self) -> None:
        """Start with no key taken."""
        self.taken: set[str] = set()
        self.count = 0

    def next(self, label: str, qid: str, country: str) -> tuple[int, str]:
        """Number and key of the next actor."""
        self.count += 1
        key = base = slug(label)
        for suffix in (country.lower(), qid.lower(), str(self.count)):
            if key not in self.taken:
                break
            key = f"{base}-{suffix}" if suffix else key
        self.taken.add(key)
        return self.count, key


def main(data: Path, target: Path) -> None:
    """Collect, number and write everything."""
    numbering = Numbering()
    tables: dict[str, list[Row]] = defaultdict(list)
    states, words = bodies.states(data)
    for body in [*states, *bodies.organisations(data)]:
        _body(body, numbering, tables)
    spots = places.collect(data)
    collected = sources.collect(data, parts.Parts(spots))
    _people(collected, numbering, tables)
    owners = parts.words({tenure.polity for tenure in collected.tenures})
    tables["state_word"] = sorted({*words, *owners})
    _places(spots, tables)
    tables["name"] = sorted(set(tables["name"]), key=str)
    store.write(target, tables, {"snapshot": "2026-11-22"})
    print(f"{target}: {target.stat().st_size / 1e6:.1f} MB", {k: len(v) for k, v in tables.items()})


def _body(body: bodies.Body, numbering: Numbering, tables: dict[str, list[Row]]) -> None:
    number, key = numbering.next(body.label, body.qid, body.country)
    aliases = "; ".join(n for n in body.names if n != body.label)
    tables["actor"].append(
        (
            number,
            key,
            body.kind,
            body.label,
            body.qid or None,
            body.country or None,
            None,
            None,
            None,
            body.weight,
            body.cls,
            aliases,
        )
    )
    form = "publisher" if body.cls in ("publisher", "agency") else body.kind
    tables["name"] += [(fold(n), form, number) for n in (body.label, *body.names)]
    tables["domain"] += [(domain, number) for domain in body.domains]
    if body.seat_of:
        tables["seat"].append((number, *body.seat_of))


def _people(collected: people.People, numbering: Numbering, tables: dict[str, list[Row]]) -> None:
    numbers: dict[str, int] = {}
    ranked = sorted(collected.persons.items(), key=lambda item: (-item[1].weight, item[0]))
    for pid, person in ranked:
        number, key = numbering.next(person.label, person.qid, person.iso2)
        numbers[pid] = number
        tables["actor"].append(
            (number, key, "Person", person.label, person.qid or None, person.iso2 or None, person.gender or None,
             person.born or None, person.died or None, person.weight, None, "; ".join(person.forms[:6]))
        )  # fmt: skip
        tables["name"] += [(fold(n), "full", number) for n in person.names()]
        tables["name"] += [(n, "surname", number) for n in person.surnames() if n]
        sounds = {loose(person.label)} | ({loose(person.english, english=True)} if person.english else set())
        tables["name"] += [(s, "sound", number) for s in sounds if " " in s]
    tenures = {
        (numbers[t.person], t.polity, t.cls, t.title if t.cls in TITLED else "", t.start, t.end)
        for t in collected.tenures
    }
    tables["tenure"] = sorted(tenures, key=str)


def _places(spots: list[places.Spot], tables: dict[str, list[Row]]) -> None:
    taken: set[str] = set()
    for number, spot in enumerate(sorted(spots, key=lambda s: (-s.weight, s.label, s.country)), start=1):
        key = slug(spot.label)
        key = key if key not in taken else f"{key}-{(spot.qid or spot.country).lower()}"
        key = key if key not in taken else f"{key}-{number}"
        taken.add(key)
        tables["place"].append(
            (number, key, spot.label, spot.qid or None, spot.lat, spot.lon, spot.country, round(spot.weight, 3))
        )
        tables["place_name"] += [(name, number) for name in sorted(spot.names)]


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
