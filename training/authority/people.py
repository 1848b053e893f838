"""Persons and tenures while they are being merged, and what a merge needs: finding people, closing tenures."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from kg.authority.fold import fold, loose

HERE = Path(__file__).parent
SINGLE = frozenset(
    [
        "president",
        "monarch",
        "leader",
        "pope",
        "head_of_government",
        "foreign_minister",
        "defence_minister",
        "interior_minister",
        "finance_minister",
        "un_secretary_general",
        "secretary_general",
        "head_of_commission",
        "council_president",
        "high_representative",
        "party_leader",
    ]
)
"""Offices that one person holds at a time; a tenure without an end is closed when the next one begins."""

_TOP, _HIGH = 5.0, 3.0
_WEIGHT = defaultdict(
    lambda: _HIGH,
    {
        **dict.fromkeys(
            [
                "president",
                "monarch",
                "leader",
                "pope",
                "head_of_government",
                "un_secretary_general",
                "secretary_general",
                "head_of_commission",
                "council_president",
                "high_representative",
            ],
            _TOP,
        ),
        "foreign_minister": 4.0,
        "governor_general": 2.0,
        "minister": 2.5,
        "deputy_minister": 1.5,
        "ambassador": 1.5,
        "other": 1.5,
        "premier_of_land": 2.0,
        "mayor": 1.5,
    },
)
_PROMINENT = frozenset(
    [
        "DE",
        "AT",
        "CH",
        "US",
        "RU",
        "FR",
        "GB",
        "CN",
        "IT",
        "ES",
        "PL",
        "UA",
        "TR",
        "IL",
        "IR",
        "EU",
        "UN",
        "NATO",
        "VA",
        "JP",
        "IN",
        "BR",
        "CA",
    ]
)
_PROMINENT_BODIES = frozenset(
    [
        "Bundesbank",
        "Deutsche Bahn",
        "Deutsche Bank",
        "Deutscher Gewerkschaftsbund",
        "EZB",
        "Fed",
        "Gewerkschaft Deutscher Lokomotivführer",
        "Hamas",
        "Hisbollah",
        "IAEA",
        "IG Metall",
        "IWF",
        "OSZE",
        "Transnet",
        "UNHCR",
        "WHO",
        "WTO",
        "Weltbank",
        "Zentralrat der Juden in Deutschland",
        "ver.di",
    ]
)
"""Whose heads German news call by their surname alone."""
HEADS = frozenset({"president", "monarch", "leader", "head_of_government"})
KNOWN = 4.0  # weight of heads and foreign ministers
STALE = "2024-06"
"""An office that was open in the snapshot of 2022 is believed until then; heads are kept up by the later table of leaders."""
LATIN = re.compile(r"^[A-Za-zÀ-ɏḀ-ỿ .'’ʻ`´-]+$")
_FAMILY_FIRST = frozenset({"CN", "KP", "KR", "TW", "HK"})
_WESTERN_NAMES = frozenset({"TW", "HK"})
_GIVEN_NAME = frozenset({"MY", "ID", "TH", "ET", "ER"})
"""States where persons are called by the first part of their name as well: Mahathir bin Mohamad, Abiy Ahmed."""
_TWO_SURNAMES = frozenset(
    ["ES", "MX", "AR", "CO", "CL", "PE", "VE", "BO", "EC", "PY", "UY", "CR", "PA", "GT", "HN", "SV", "NI", "CU", "DO"]
)
"""States where a person has the surnames of both parents: Enrique Peña Nieto."""
_TOO_COMMON = re.compile(r"m[ou]ham+[ae]d|mohd|abd\w*|ahmad|ahmed|ali|hassan|ibrahim|ismail|\w")
_PARTICLES = frozenset(
    [
        "von",
        "van",
        "de",
        "der",
        "den",
        "di",
        "da",
        "do",
        "dos",
        "del",
        "della",
        "el",
        "al",
        "bin",
        "ben",
        "ibn",
        "zu",
        "ter",
        "ten",
        "le",
        "la",
        "du",
        "st",
        "ul",
        "as",
        "es",
        "ould",
        "o",
    ]
)


@dataclass
class Person:
    """A person being put together; ``forms`` are further full names, ``short`` names that suffice alone."""

    label: str
    qid: str = ""
    iso2: str = ""
    gender: str = ""
    born: str = ""
    died: str = ""
    weight: float = 1.0
    forms: list[str] = field(default_factory=list)
    english: str = ""
    short: list[str] = field(default_factory=list)

    def add(self, name: str) -> None:
        """Add a further name; a single word counts as a short name."""
        if name and name != self.label:
            target = self.forms if " " in name else self.short
            if name not in target:
                target.append(name)

    def names(self) -> list[str]:
        """All full names, the label first."""
        return [self.label, *self.forms]

    def surnames(self) -> list[str]:
        """Folded surnames: with and without particles, the first word where the family name comes first."""
        found: dict[str, None] = {}
        for name in self.names():
            first, *rest = fold(name.split(" (")[0]).split() or [""]
            words = [first, *(w for w in rest if not re.fullmatch(r"[ivx]+|jr|sr|\w", w))]
            if len(words) < 2:
                continue
            if re.search(r"\b[ivx]+$", fold(name)):  # "Juan Carlos I." is called by all of it
                found[" ".join(words)] = None
                continue
            western = self.iso2 in _WESTERN_NAMES and len(words) == 2  # "Carrie Lam", not "Tung Chee-hwa"
            found.update(dict.fromkeys(_family(words, first=self.iso2 in _FAMILY_FIRST and not western)))
            if self.iso2 in _TWO_SURNAMES and len(words) > 2:
                found.setdefault(" ".join(words[-2:]))
            if self.iso2 in _GIVEN_NAME and not _TOO_COMMON.fullmatch(first):
                found.setdefault(first)
            last = name.split(" (")[0].split()[-1]
            if "-" in last and self.iso2 not in _FAMILY_FIRST:  # "Wieczorek-Zeul" as well as "Zeul"
                found.setdefault(fold(last))
        return [*found, *(fold(name) for name in self.short if fold(name) not in found)]


def _family(words: list[str], *, first: bool) -> list[str]:
    if first:
        return [words[0]]
    start = len(words) - 1
    while start > 1 and words[start - 1] in _PARTICLES:
        start -= 1
    return list(dict.fromkeys([words[-1], " ".join(words[start:])]))


@dataclass(frozen=True)
class Tenure:
    """Somebody held an office of ``cls`` in ``polity`` (ISO code or organisation) from ``start`` to ``end`` (ISO, "" = open)."""

    person: str
    polity: str
    cls: str
    title: str
    start: str
    end: str


class People:
    """All persons by an internal id (Wikidata id, or a made-up one) and their tenures."""

    def __init__(self) -> None:
        """Start empty."""
        self.persons: dict[str, Person] = {}
        self.tenures: list[Tenure] = []
        self.noted: set[str] = set()
        self._by_name: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._by_sound: dict[tuple[str, str], list[str]] = defaultdict(list)

    def index(self, pid: str) -> None:
        """Make a person findable by its names within the country and anywhere."""
        person = self.persons[pid]
        for name in {fold(n) for n in [*person.names(), person.english] if n}:
            for key in ((name, person.iso2), (name, "")):
                if pid not in self._by_name[key]:
                    self._by_name[key].append(pid)

        sounds = {loose(n) for n in person.names()} | (
            {loose(person.english, english=True)} if person.english else set()
        )
        for sound in sounds:
            if pid not in self._by_sound[sound, person.iso2]:
                self._by_sound[sound, person.iso2].append(pid)

    def find(self, name: str, iso2: str, start: str = "") -> str | None:
        """The one person of that name in the country (or of no known country) who was alive and grown up at ``start``."""
        key = fold(name)
        anywhere = [pid for pid in self._by_name.get((key, ""), []) if not iso2 or not self.persons[pid].iso2]
        here = self._by_name.get((key, iso2), []) if iso2 else []
        alike = self._by_sound.get((loose(name), iso2), []) if iso2 and " " in name else []
        for found in (here, anywhere, alike):
            fits = [pid for pid in found if self._fits(self.persons[pid], start)]
            if len(fits) == 1 or (fits and iso2):
                return max(fits, key=lambda pid: self.persons[pid].weight)
        return None

    @staticmethod
    def _fits(person: Person, start: str) -> bool:
        if not start:
            return True
        if person.died and person.died[:4] < start[:4]:
            return False
        return not person.born[:4].isdigit() or int(person.born[:4]) + 20 <= int(start[:4])

    def find_prominent(self, name: str, start: str = "") -> str | None:
        """The one well-known person of that name, whatever the country: a monarch of several realms, a premier who went to Brussels."""
        found = [pid for pid in self._by_name.get((fold(name), ""), []) if self.persons[pid].weight >= KNOWN]
        fits = [pid for pid in found if self._fits(self.persons[pid], start)]
        return fits[0] if len(fits) == 1 else None

    def obtain(self, name: str, iso2: str, start: str = "", qid: str = "") -> str:
        """Find the person or make a new one; a Wikidata id of the tables counts less than a well-known person of that name."""
        if qid and qid in self.persons:
            return qid
        known = self.find_prominent(name, start)
        if qid and known is None and (named := self.find(name, iso2, start)) and not self.persons[named].qid:
            self.persons[named].qid = qid
            return named
        pid = known or (self.find(name, iso2, start) if not qid else None) or qid or f"own:{iso2}:{fold(name)}"
        if pid not in self.persons:
            self.persons[pid] = Person(name, qid=qid, iso2=iso2)
            self.index(pid)
        return pid

    def hold(self, tenure: Tenure, bonus: float = 0.0) -> None:
        """Record a tenure and raise the weight of its holder."""
        self.tenures.append(tenure)
        person = self.persons[tenure.person]
        if not person.iso2 and country(tenure.polity):
            person.iso2 = country(tenure.polity)
            self.index(tenure.person)
        weight = (
            _WEIGHT[tenure.cls]
            + bonus
            + (1.0 if re.split("[-/]", tenure.polity)[0] in _PROMINENT | _PROMINENT_BODIES else 0.0)
        )
        person.weight = max(person.weight, weight)


def close(tenures: Iterable[Tenure]) -> list[Tenure]:
    """Drop doubles; end each tenure of a single-holder office where the next holder's begins."""
    grouped: dict[tuple[str, str], list[Tenure]] = defaultdict(list)
    for tenure in sorted(set(tenures), key=lambda t: (t.polity, t.cls, t.start, t.end, t.person, t.title)):
        grouped[tenure.polity, tenure.cls].append(tenure)
    closed: list[Tenure] = []
    for (polity, cls), group in grouped.items():
        if not (cls in SINGLE or (cls == "mayor" and "/" in polity)):
            closed.extend(group)
            continue
        for tenure in group:
            later = [t.start for t in group if t.start > tenure.start and t.person != tenure.person]
            unsure = tenure.end in ("", STALE)
            closed.append(replace(tenure, end=later[0]) if later and unsure else tenure)
    return closed


def country(polity: str) -> str:
    """The state itself or that of a city, else ""."""
    polity = polity.split("/", maxsplit=1)[0]
    return polity if len(polity) == 2 and polity not in ("EU", "UN", "VA", "WB") else ""
