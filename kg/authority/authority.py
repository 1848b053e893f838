"""Access to the authority: names, offices at a date, states, seats, places."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable
from functools import cached_property, lru_cache
from pathlib import Path

from kg.authority.entries import Entry, Tenure
from kg.authority.extra import add_extra
from kg.authority.fold import fold, loose
from kg.authority.place_names import as_usual, official_keys
from kg.errors import MissingPartError
from kg.values import Actor, ActorKind, Place

FILE = Path(__file__).with_name("authority.sqlite")
_HEADS = ("io_head", "secretary_general", "central_banker", "party_leader", "premier_of_land")
_ACTOR = "id, key, kind, label, qid, aliases, country, gender, born, died, weight, class"


@lru_cache(maxsize=4)
def _open(extra: Path | None) -> Authority:
    if not FILE.is_file():
        raise MissingPartError("the authority is missing", where=str(FILE), mend="Install the package again.")
    base = sqlite3.connect(f"{FILE.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    if extra is not None:
        memory = sqlite3.connect(":memory:", check_same_thread=False)
        base.backup(memory)
        base.close()
        add_extra(memory, extra)
        base = memory
    return Authority(base)


class Authority:
    """Read-only view of the authority. Obtain it with :meth:`load`; it is shared inside a process."""

    def __init__(self, base: sqlite3.Connection) -> None:
        """Wrap an open database with the schema of ``training/authority/store.py``."""
        self._base = base
        self._entries: dict[int, Entry] = {}
        self._named: dict[tuple[str, str], tuple[Entry, ...]] = {}
        self._tenures: dict[int, tuple[Tenure, ...]] = {}
        self._held: dict[tuple[str, str], tuple[tuple[int, Tenure], ...]] = {}
        self._places: dict[str, Place | None] = {}
        self._noted: dict[str, tuple[str, str]] = {}

    @staticmethod
    def load(extra: Path | None = None) -> Authority:
        """The shipped authority, with the entries of the user's YAML or CSV file ``extra`` added or put in place of shipped ones.

        Raises:
            MissingPartError: the shipped file is not there.
            InputError: ``extra`` cannot be read or has a malformed entry.
        """
        return _open(extra)

    @property
    def snapshot(self) -> str:
        """The day of the data, such as 2026-01-31."""
        row = self._base.execute("SELECT value FROM meta WHERE name = 'snapshot'").fetchone()
        return str(row[0]) if row else ""

    # -- actors by key and by name

    def entry(self, key: str) -> Entry | None:
        """The entry of a key."""
        return self._first("key = ?", key)

    def by_qid(self, qid: str) -> Entry | None:
        """The entry with a Wikidata id."""
        return self._first("qid = ? ORDER BY id", qid)

    def named(self, name: str) -> tuple[Entry, ...]:
        """Actors with this full name (persons) or name (others), the most prominent first; case, accents and hyphens do not count."""
        return self._lookup(fold(name), "name", "form <> 'surname' AND form <> 'sound'")

    def sounding(self, name: str) -> tuple[Entry, ...]:
        """Persons whose full name sounds like ``name`` in another transcription (Sergej Lawrow, Sergey Lavrov)."""
        found = self._lookup(loose(name), "sound", "form = 'sound'")
        return found or self._lookup(loose(name, english=True), "sound", "form = 'sound'")

    def surnamed(self, name: str) -> tuple[Entry, ...]:
        """Persons with this surname or short name, the most prominent first."""
        return self._lookup(fold(name), "surname", "form = 'surname'")

    def domain(self, host: str) -> Entry | None:
        """Publisher or agency of a host name; subdomains count for their domain."""
        parts = host.lower().removeprefix("www.").split(".")
        for start in range(len(parts) - 1):
            row = self._base.execute("SELECT actor FROM domain WHERE domain = ?", (".".join(parts[start:]),)).fetchone()
            if row:
                return self._get(row[0])
        return None

    def search(self, text: str, limit: int = 20) -> tuple[Entry, ...]:
        """Actors for a person who searches: exact names first, then surnames, similar sounds and names that contain the words."""
        found: dict[int, Entry] = {}
        for entries in (
            self.named(text),
            self.surnamed(text),
            self.sounding(text),
            self._containing(fold(text), limit),
        ):
            found.update({entry.id: entry for entry in entries if entry.id not in found})
        return tuple(found.values())[:limit]

    def _containing(self, folded: str, limit: int) -> tuple[Entry, ...]:
        sql = (
            "SELECT DISTINCT actor FROM name JOIN actor ON actor.id = actor WHERE instr(fold, ?) AND form <> 'sound' "
            "ORDER BY weight DESC, id LIMIT ?"
        )
        return tuple(self._get(row[0]) for row in self._base.execute(sql, (folded, limit)))

    def _lookup(self, folded: str, kind: str, where: str) -> tuple[Entry, ...]:
        cached = self._named.get((kind, folded))
        if cached is None:
            rows = self._base.execute(f"SELECT DISTINCT actor FROM name WHERE fold = ? AND {where}", (folded,))  # noqa: S608
            cached = tuple(sorted((self._get(row[0]) for row in rows), key=lambda e: (-e.weight, e.id)))
            self._named[kind, folded] = cached
        return cached

    def _first(self, where: str, value: str) -> Entry | None:
        row = self._base.execute(f"SELECT id FROM actor WHERE {where} LIMIT 1", (value,)).fetchone()  # noqa: S608
        return self._get(row[0]) if row else None

    def _get(self, number: int) -> Entry:
        entry = self._entries.get(number)
        if entry is None:
            row = self._base.execute(f"SELECT {_ACTOR} FROM actor WHERE id = ?", (number,)).fetchone()  # noqa: S608
            aliases = tuple(part for part in (row[5] or "").split("; ") if part)
            actor = Actor(row[1], ActorKind(row[2]), row[3], row[4], aliases, row[6])
            entry = Entry(number, actor, row[7] or "", row[8] or "", row[9] or "", row[10], row[11] or "")
            self._entries[number] = entry
        return entry

    # -- offices

    def tenures(self, entry: Entry) -> tuple[Tenure, ...]:
        """All offices somebody held, in order of their beginning."""
        cached = self._tenures.get(entry.id)
        if cached is None:
            sql = "SELECT polity, class, title, begin, finish FROM tenure WHERE actor = ? ORDER BY begin, finish, class"
            cached = tuple(Tenure(entry.actor.key, *row) for row in self._base.execute(sql, (entry.id,)))
            self._tenures[entry.id] = cached
        return cached

    def holders(self, classes: Iterable[str], polity: str, day: dt.date, *, slack: int = 0) -> tuple[Entry, ...]:
        """Who held an office of the first class that anybody held in ``polity`` on ``day``; who began last comes first."""
        for cls in classes:
            held = [(tenure, number) for number, tenure in self._office(polity, cls) if tenure.covers(day, slack)]
            if held:
                held.sort(key=lambda pair: (pair[0].began_by(day), pair[0].begin), reverse=True)
                return tuple(dict.fromkeys(self._get(number) for _, number in held))
        return ()

    def past_holders(self, classes: Iterable[str], polity: str, day: dt.date) -> tuple[Entry, ...]:
        """Who had held an office of one of the classes in ``polity`` before ``day`` and no longer did; the latest first."""
        ended = [
            (tenure.end, number)
            for cls in classes
            for number, tenure in self._office(polity, cls)
            if tenure.end and tenure.end <= day.isoformat()
        ]
        return tuple(dict.fromkeys(self._get(number) for _, number in sorted(ended, reverse=True)))

    def all_holders(self, classes: Iterable[str], polity: str) -> tuple[Entry, ...]:
        """Everybody who ever held an office of one of the classes in ``polity``."""
        return tuple(dict.fromkeys(self._get(number) for cls in classes for number, _ in self._office(polity, cls)))

    def lands(self, iso2: str) -> tuple[str, ...]:
        """Codes of the member states of a federation that have offices in the table: DE-BY, DE-NW."""
        return tuple(polity for polity in self._led if polity.startswith(f"{iso2}-"))

    def led(self, entry: Entry) -> tuple[str, tuple[str, ...]] | None:
        """(polity, classes of its head) of an organisation whose heads the table has: IWF, SPD, Weltbank."""
        for name in (entry.actor.label, *entry.actor.aliases):
            if classes := self._led.get(name):
                return name, classes
        return None

    @cached_property
    def _led(self) -> dict[str, tuple[str, ...]]:
        """Classes of heads by polity, of everything but whole states."""
        marks = ", ".join("?" * len(_HEADS))
        sql = (
            f"SELECT DISTINCT polity, class FROM tenure WHERE class IN ({marks}) "  # noqa: S608
            "AND (length(polity) > 2 OR polity NOT IN (SELECT country FROM actor WHERE country IS NOT NULL)) ORDER BY polity, class"
        )
        led: dict[str, tuple[str, ...]] = {}
        for polity, cls in self._base.execute(sql, _HEADS):
            led[polity] = (*led.get(polity, ()), cls)
        return led

    def _office(self, polity: str, cls: str) -> tuple[tuple[int, Tenure], ...]:
        cached = self._held.get((polity, cls))
        if cached is None:
            sql = (
                "SELECT t.actor, a.key, t.polity, t.class, t.title, t.begin, t.finish FROM tenure t JOIN actor a ON a.id = t.actor "
                "WHERE t.polity = ? AND t.class = ? ORDER BY t.begin, t.finish, t.actor"
            )
            cached = tuple((row[0], Tenure(*row[1:])) for row in self._base.execute(sql, (polity, cls)))
            self._held[polity, cls] = cached
        return cached

    # -- states, seats, places

    @cached_property
    def _words(self) -> dict[tuple[str, str], tuple[str, ...]]:
        words: dict[tuple[str, str], tuple[str, ...]] = {}
        for text, form, iso2 in self._base.execute("SELECT fold, form, iso2 FROM state_word ORDER BY fold, form, iso2"):
            words[text, form] = (*words.get((text, form), ()), iso2)
        return words

    def capital(self, iso2: str) -> Place | None:
        """The capital of a state, the first by name where it has two; None where none is known."""
        rows = self._base.execute(
            "SELECT fold FROM state_word WHERE form = 'capital' AND iso2 = ? ORDER BY fold", (iso2,)
        )
        places = (self.place(fold) for (fold,) in rows.fetchall())
        return next((p for p in places if p is not None and p.country == iso2), None)

    def state_word(self, word: str, form: str) -> tuple[str, ...]:
        """ISO codes that a word points to; ``form`` is adjective, demonym_m, demonym_f, demonym_pl or capital."""
        return self._words.get((fold(word), form), ())

    def state(self, iso2: str) -> Entry | None:
        """The state (or the European Union, the UN, NATO) of a code."""
        if iso2 in ("EU", "UN", "NATO"):
            found = self.named(iso2)
            return found[0] if found else None
        return self._first("kind = 'State' AND country = ? ORDER BY id", iso2)

    @cached_property
    def _adjectives(self) -> dict[str, str]:
        listed = self._base.execute("SELECT iso2, fold FROM state_word WHERE form = 'main_adjective'")
        return dict(listed.fetchall())

    def adjective(self, iso2: str) -> str:
        """The usual adjective of a state ("russisch"), "" when there is none."""
        return self._adjectives.get(iso2, "")

    def note_seat(self, key: str, polity: str, cls: str) -> None:
        """Remember that a body which is not in the table ("russische Regierung") stands for an office, for :meth:`stands_for`."""
        self._noted[key] = (polity, cls)

    def seat(self, entry: Entry) -> tuple[str, str] | None:
        """(polity, office class) that a metonym such as Kreml stands for."""
        row = self._base.execute("SELECT polity, class FROM seat WHERE actor = ?", (entry.id,)).fetchone()
        return (row[0], row[1]) if row else None

    def stands_for(self, actor: Actor, day: dt.date | None) -> Actor | None:
        """Whom a metonym stands for as a party: the holder of the office on ``day``, the state when that is not known; else None."""
        entry = self.entry(actor.key)
        seat = (self.seat(entry) if entry else None) or self._noted.get(actor.key)
        if seat is None:
            return None
        holders = self.holders((seat[1],), seat[0], day) if day else ()
        state = self.state(seat[0])
        return holders[0].actor if holders else state.actor if state else None

    def place(self, name: str, country: str | None = None) -> Place | None:
        """The most prominent place of that name, cities before states; ``country`` prefers one there."""
        key = fold(name)
        if country is None and key in self._places:
            return self._places[key]
        found = self._placed(key, country) or (self._state_place(name) if key in self._state_names else None)
        if country is None:
            self._places[key] = found
        return found

    def _placed(self, key: str, country: str | None) -> Place | None:
        key = official_keys().get(key, key)
        if key not in self._place_names:
            return None
        sql = (
            "SELECT p.* FROM place_name n JOIN place p ON p.id = n.place WHERE n.fold = ? ORDER BY p.weight DESC, p.id"
        )
        rows = self._base.execute(sql, (key,)).fetchall()
        row = next((r for r in rows if r[6] == country), rows[0])
        return as_usual(Place(row[1], row[2], row[3], row[4], row[5], row[6]))

    def may_begin_place(self, word: str) -> bool:
        """False when no name of a place or state begins with the word, inflected or not."""
        first = fold(word).partition(" ")[0]
        return first in self._first_words or first[:-1] in self._first_words or first[:-2] in self._first_words

    @cached_property
    def _first_words(self) -> frozenset[str]:
        return frozenset(
            name.partition(" ")[0] for name in self._place_names | self._state_names | set(official_keys())
        )

    @cached_property
    def _place_names(self) -> frozenset[str]:
        """All folded names of places: most words that are looked up are none."""
        return frozenset(row[0] for row in self._base.execute("SELECT DISTINCT fold FROM place_name"))

    @cached_property
    def _state_names(self) -> frozenset[str]:
        sql = "SELECT DISTINCT n.fold FROM actor a JOIN name n ON n.actor = a.id WHERE a.kind = 'State'"
        return frozenset(row[0] for row in self._base.execute(sql))

    def _state_place(self, name: str) -> Place | None:
        states = [e for e in self.named(name) if e.actor.kind is ActorKind.STATE]
        if not states:
            return None
        actor = states[0].actor
        return Place(actor.key, actor.label, actor.qid, country=actor.country)
