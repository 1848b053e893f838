"""Persons and their tenures, merged from several tables."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from kg.authority.fold import fold, loose
from training.authority.german import CYRILLIC_STATES, TRANSCRIBED_STATES, from_cyrillic, from_english
from training.authority.tables import items, rows

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
_HEADS = frozenset({"president", "monarch", "leader", "head_of_government"})
_KNOWN = 4.0  # weight of heads and foreign ministers
_STALE = "2024-06"
"""An office that was open in the snapshot of 2022 is believed until then; heads are kept up by the later table of leaders."""
_LATIN = re.compile(r"^[A-Za-zÀ-ɏḀ-ỿ .'’ʻ`´-]+$")
_FAMILY_FIRST = frozenset({"CN", "KP", "KR", "TW", "HK"})
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
            found.update(dict.fromkeys(_family(words, first=self.iso2 in _FAMILY_FIRST)))
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
        self.persons: dict[str, Person] = {}
        self.tenures: list[Tenure] = []
        self._by_name: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._by_sound: dict[tuple[str, str], list[str]] = defaultdict(list)

    def index(self, pid: str) -> None:
        """Make a person findable by its names within the country and anywhere."""
        person = self.persons[pid]
        for name in {fold(n) for n in [*person.names(), person.english] if n}:
            for key in ((name, person.iso2), (name, "")):
                if pid not in self._by_name[key]:
                    self._by_name[key].append(pid)

        sounds = {loose(n) for n in person.names()} | ({loose(person.english, english=True)} if person.english else set())
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
        found = [pid for pid in self._by_name.get((fold(name), ""), []) if self.persons[pid].weight >= _KNOWN]
        fits = [pid for pid in found if self._fits(self.persons[pid], start)]
        return fits[0] if len(fits) == 1 else None

    def obtain(self, name: str, iso2: str, start: str = "", qid: str = "") -> str:
        """Find the person or make a new one; a Wikidata id of the tables counts less than a well-known person of that name."""
        if qid and qid in self.persons:
            return qid
        known = self.find_prominent(name, start)
        pid = known or (self.find(name, iso2, start) if not qid else None) or qid or f"own:{iso2}:{fold(name)}"
        if pid not in self.persons:
            self.persons[pid] = Person(name, qid=qid, iso2=iso2)
            self.index(pid)
        return pid

    def hold(self, tenure: Tenure, bonus: float = 0.0) -> None:
        """Record a tenure and raise the weight of its holder."""
        self.tenures.append(tenure)
        person = self.persons[tenure.person]
        person.iso2 = person.iso2 or _country(tenure.polity)
        weight = _WEIGHT[tenure.cls] + bonus + (1.0 if tenure.polity in _PROMINENT else 0.0)
        person.weight = max(person.weight, weight)


def collect(data: Path) -> People:
    """Everything the tables say about persons."""
    people = People()
    _read_persons(data, people)
    _read_holders(data, people)
    _read_forms(data, people)
    _read_own(data, people)
    _read_supplement(data, people)
    _read_leaders(data, people)
    people.tenures = _close(people.tenures)
    return people


def _read_persons(data: Path, people: People) -> None:
    for row in rows(data / "persons.tsv.gz"):
        german = row["label_de_2015"]
        known = int(row["n_offices"] or 0) > 0 or row["dewiki_2015"] or (german and not row["iso2"])
        english = row["label_en"] if _LATIN.match(row["label_en"]) else ""
        title = row["dewiki_2015"].split(" (")[0]
        known_names = [name for name in (title, english, german) if _LATIN.match(name)]
        label = next(iter([*known_names, *_latin(row["latin_aliases"])]), "")
        if not known or not label or (" " not in label and not int(row["n_offices"] or 0)):
            continue
        iso2 = row["iso2"]
        person = Person(label, row["person_qid"], iso2, row["gender"][:1], row["birth"], row["death"], english=english)
        if iso2 in TRANSCRIBED_STATES and not title:
            person.label = from_english(label)
            person.add(label)
        person.add(english)
        person.add(german if _LATIN.match(german) else "")
        if row["cyrillic_label"] and iso2 in CYRILLIC_STATES:
            person.add(from_cyrillic(row["cyrillic_label"]))
        for alias in _latin(row["latin_aliases"])[:8]:
            person.add(alias)
        if row["dewiki_2015"] or row["gnd"]:
            person.weight = 1.5
        people.persons[row["person_qid"]] = person
        people.index(row["person_qid"])


def _latin(cell: str) -> list[str]:
    return [alias for alias in items(cell) if _LATIN.match(alias) and " " in alias]


def _read_holders(data: Path, people: People) -> None:
    rules = [(re.compile(r["pattern"]), r["class"], r.get("iso2")) for r in _rules()]
    for row in rows(data / "office_holders.tsv.gz"):
        if row["person_qid"] not in people.persons:
            continue
        polity = row["iso2"] or row["polity"]
        if row["polity"] == "world":
            polity = "UN"
        cls = next(cls for pattern, cls, iso2 in rules if pattern.search(row["position"]) and iso2 in (None, polity))
        if cls:
            cls, polity = ("secretary_general", "UN") if cls == "un_secretary_general" else (cls, polity)
            end = row["end"] or ("" if cls in _HEADS else _STALE)
            people.hold(Tenure(row["person_qid"], polity, cls, row["position"], row["start"], end))


def _rules() -> list[dict[str, str]]:
    loaded: list[dict[str, str]] = tomllib.loads((HERE / "positions.toml").read_text("utf-8"))["rule"]
    return loaded


def _read_forms(data: Path, people: People) -> None:
    for row in rows(data / "person_forms_de.tsv"):
        pid = row["person_qid"] or people.find(row["label_en"], row["iso2"]) or ""
        if pid not in people.persons:
            pid = people.obtain(row["form_de"], row["iso2"], qid=row["person_qid"])
        person = people.persons[pid]
        old, person.label = person.label, row["form_de"]
        for name in (old, row["label_en"], *items(row["aliases_de"])):
            person.add(name)
        person.weight = max(person.weight, 3.0) + 0.5
        people.index(pid)


def _read_supplement(data: Path, people: People) -> None:
    for row in rows(data / "office_supplement.tsv"):
        polity, name = row["iso2_or_org"], row["person"]
        pid = people.obtain(name, _country(polity), row["start"], row["person_qid"])
        cls = _own_class(row["office_class"], polity, row["title_de"])
        people.hold(Tenure(pid, polity, cls, row["title_de"], row["start"], row["end"]), 0.5)


def _own_class(cls: str, polity: str, title: str) -> str:
    if cls == "head_of_state":
        return {"Papst": "pope", "Oberster Führer": "leader"}.get(title, "president")
    return "president" if polity == "IR" and title == "Präsident" else cls


_LEADER_CLASS = [
    (r"(?i)vice|deputy|first lady|spouse|representative|represented", ""),
    (r"(?i)^(co-)?president|chairman of the presidency|president", "president"),
    (r"(?i)king|queen|emperor|emir|amir|sultan|grand duke|prince$|^prince |monarch", "monarch"),
    (r"(?i)pope", "pope"),
    (r"(?i)supreme leader", "leader"),
    (r"(?i)prime minister|premier|chancellor|taoiseach|chair", "head_of_government"),
]


def _read_leaders(data: Path, people: People) -> None:
    covered = {t.polity for t in people.tenures if t.start < "2020"}
    for row in rows(data / "factbook_leaders.tsv"):
        polity = row["iso2"]
        if not row["role"].startswith("head") or not polity or (polity in covered and row["first_seen"] < "2022-07"):
            continue
        cls = next((cls for pattern, cls in _LEADER_CLASS if re.search(pattern, row["title"])), "")
        name = _leader_name(row["person"])
        if not cls or "," in name or not _LATIN.match(name) or not row["since"]:
            continue
        sure = row["person_qid"] if int(row["match_score"] or 0) >= 90 else ""
        pid = sure if sure in people.persons else people.find(name, polity, row["since"])
        pid = pid or people.find_prominent(name, row["since"])
        if pid is None and not _known_holder(people, polity, cls, row["since"], name):
            pid = people.obtain(name, polity, row["since"])
        if pid:
            end = "" if row["last_seen"] >= "2026-04" else row["last_seen"]
            people.hold(Tenure(pid, polity, cls, row["title"], row["since"], end))


def _leader_name(written: str) -> str:
    """"Joseph R. BIDEN, Jr" -> "Joseph Biden", "CHARLES III" -> "Charles III"."""
    words = [w for w in written.replace(",", "").split() if not re.fullmatch(r"[A-Z]\.?|Jr\.?|Sr\.?", w)]
    roman = re.compile(r"[IVX]+")
    return " ".join(w if roman.fullmatch(w) or not w.isupper() else "-".join(p.capitalize() for p in w.split("-")) for w in words)


def _known_holder(people: People, polity: str, cls: str, since: str, name: str) -> bool:
    surname = fold(name).split()[-1]
    return any(
        (t.polity == polity and t.cls == cls and t.start[:4] == since[:4])
        or surname in fold(people.persons[t.person].label).split()
        for t in people.tenures
        if t.polity == polity and t.cls == cls
    )


def _read_own(data: Path, people: People) -> None:
    given = {(fold(row["person"]), row["iso2_or_org"]): row["person_qid"] for row in rows(data / "office_supplement.tsv")}
    for row in rows(HERE / "own" / "offices_more.tsv"):
        iso2 = row["country"] or _country(row["polity"])
        names = [row["person"], *items(row["aliases"])]
        qid = next((qid for name in names if (qid := given.get((fold(name), row["polity"])))), "")
        pid = next((found for name in names if (found := people.find(name, iso2, row["start"]))), None)
        pid = pid or next((found for name in names if (found := people.find_prominent(name, row["start"]))), None)
        known = pid is not None and people.persons[pid].weight >= _KNOWN
        pid = (qid if qid in people.persons and not known else pid) or people.obtain(row["person"], iso2, row["start"], qid)
        person = people.persons[pid]
        if pid.startswith("Q") and person.label != row["person"]:
            person.label, old = row["person"], person.label
            person.add(old)
        for name in names:
            person.add(name)
        person.gender = person.gender or row["gender"]
        people.index(pid)
        people.hold(Tenure(pid, row["polity"], row["class"], row["title"], row["start"], row["end"]), 0.5)


def _country(polity: str) -> str:
    return polity if len(polity) == 2 and polity not in ("EU", "UN", "VA", "WB") else ""


def _close(tenures: Iterable[Tenure]) -> list[Tenure]:
    """Drop doubles; end each tenure of a single-holder office where the next holder's begins."""
    grouped: dict[tuple[str, str], list[Tenure]] = defaultdict(list)
    for tenure in sorted(set(tenures), key=lambda t: (t.polity, t.cls, t.start, t.end, t.person, t.title)):
        grouped[tenure.polity, tenure.cls].append(tenure)
    closed: list[Tenure] = []
    for (_, cls), group in grouped.items():
        if cls not in SINGLE:
            closed.extend(group)
            continue
        for tenure in group:
            later = [t.start for t in group if t.start > tenure.start and t.person != tenure.person]
            unsure = tenure.end in ("", _STALE)
            closed.append(replace(tenure, end=later[0]) if later and unsure else tenure)
    return closed
