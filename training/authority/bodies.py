"""Organisations, metonyms, publishers, agencies and states."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from kg.authority.fold import fold
from training.authority.tables import items, rows

HERE = Path(__file__).parent
STATE_LABELS = {"US": "Vereinigte Staaten", "GB": "Vereinigtes Königreich", "VA": "Vatikanstadt"}
HISTORIC = {"CS": "Q33946", "DD": "Q16957", "SU": "Q15180", "YU": "Q36704"}
LANDMARKS = frozenset({"building", "ministry", "parliament"})
VAGUE = frozenset(
    {"Senat", "Ministerrat", "Kongress", "Militärbündnis", "Verteidigungsbündnis", "Burg", "AA", "Cockpit", "die Bahn"}
)
"""Short forms of one body that are as well those of others."""
_CLASS = {"head_of_state": "president"}


@dataclass
class Body:
    """An organisation or state being put together; ``seat_of`` is (polity, office class) for a metonym."""

    label: str
    kind: str
    qid: str = ""
    country: str = ""
    cls: str = ""
    weight: float = 2.0
    names: list[str] = field(default_factory=list)
    domains: list[str] = field(default_factory=list)
    seat_of: tuple[str, str] | None = None


def states(data: Path) -> tuple[list[Body], list[tuple[str, str, str]]]:
    """State actors and (folded word, form, ISO code) with form adjective, demonym_m, demonym_f, demonym_pl or capital."""
    bodies: list[Body] = []
    words: set[tuple[str, str, str]] = set()
    for row in rows(data / "countries_de.tsv"):
        iso2 = row["iso2"]
        label = STATE_LABELS.get(iso2, row["name_de"])
        if iso2 == "EU" or not (row["adjectives_de"] or row["country_qid"]):
            continue
        names = [n for n in (row["name_de"], *items(row["aliases_de"])) if n not in ("US", label) and "," not in n]
        bodies.append(Body(label, "State", row["country_qid"] or HISTORIC.get(iso2, ""), iso2, "state", 3.0, names))
        adjectives = items(row["adjectives_de"])
        words |= {(fold(a), "adjective", iso2) for a in adjectives} | {
            (a, "main_adjective", iso2) for a in adjectives[:1]
        }
        for column, form in (
            ("demonym_m_de", "demonym_m"),
            ("demonym_f_de", "demonym_f"),
            ("demonym_pl_de", "demonym_pl"),
        ):
            words |= {(fold(d), form, iso2) for d in items(row[column])}
        words |= {(fold(c), "capital", iso2) for c in (row["capital_de"], row["capital_en"]) if c}
    words |= {("europaisch", "adjective", "EU"), ("europaer", "demonym_pl", "EU")}
    for row in rows(HERE / "own" / "state_words.tsv"):
        words.add((row["word"] if row["form"] == "main_adjective" else fold(row["word"]), row["form"], row["iso2"]))
    for row in rows(data / "metonyms_de.tsv"):
        if row["literal_type"] in ("capital", "city"):
            words |= {(fold(n), "capital", row["country_iso2"]) for n in (row["surface"], *items(row["variants"]))}
    return bodies, sorted(words)


def organisations(data: Path) -> list[Body]:
    """International bodies, parties, metonyms, agencies and publishers; the first entry of a label wins, later names are added."""
    merged: dict[str, Body] = {}

    def add(body: Body) -> None:
        body.names = [name for name in body.names if name not in VAGUE]
        old = merged.setdefault(fold(body.label), body)
        if old is not body:
            old.names += [n for n in body.names if n not in old.names]
            old.domains += body.domains
            old.qid, old.seat_of = old.qid or body.qid, old.seat_of or body.seat_of

    for row in rows(HERE / "own" / "organisations.tsv"):
        seat = (row["country"], row["seat_of"]) if row["seat_of"] else None
        add(
            Body(
                row["label"],
                "Organization",
                row["qid"],
                row["country"],
                row["class"],
                3.0,
                items(row["aliases"]),
                seat_of=seat,
            )
        )
    for row in rows(data / "organisations_de.tsv"):
        qid = row["qid"] if row["qid_check"] == "checked" else ""
        add(Body(row["name_de"], "Organization", qid, "", row["class"], 3.0, items(row["aliases_de"])))
    for row in rows(data / "metonyms_de.tsv"):
        if row["literal_type"] in LANDMARKS and row["office_class"] not in ("venue", "court", "council"):
            seat = (row["country_iso2"], _CLASS.get(row["office_class"], row["office_class"]))
            owned = {
                fold(n)
                for body in merged.values()
                if fold(body.label) != fold(row["surface"])
                for n in (body.label, *body.names)
            }
            names = [n for n in items(row["variants"]) if not n.startswith(("das ", "der ")) and fold(n) not in owned]
            add(Body(row["surface"], "Organization", "", row["country_iso2"], "seat", 3.0, names, seat_of=seat))
    for row in rows(data / "news_sources.tsv"):
        cls = "agency" if row["kind"] == "agency" else "publisher"
        qid = row["qid"] if row["qid_check"] == "checked" else ""
        names = [*items(row["aliases"]), re.sub(r"^(Die|Der|Das) ", "", row["name"])]
        add(Body(row["name"], "Organization", qid, row["iso2"], cls, 2.0, names, items(row["domains"])))
    return _drop_contested(sorted(merged.values(), key=lambda b: b.label))


def _drop_contested(bodies: list[Body]) -> list[Body]:
    """Remove a name from a publisher when another body has it too, so that a short form has one owner."""
    owners: dict[str, list[Body]] = defaultdict(list)
    for body in bodies:
        for name in (body.label, *body.names):
            owners[fold(name)].append(body)
    for body in bodies:
        if body.cls in ("publisher", "agency"):
            body.names = [
                n for n in body.names if all(o is body or o.cls in ("publisher", "agency") for o in owners[fold(n)])
            ]
    return bodies
