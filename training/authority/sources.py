"""The tables of persons and offices, read one after the other."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from kg.authority.fold import fold
from training.authority.german import CYRILLIC_STATES, TRANSCRIBED_STATES, from_cyrillic, from_english
from training.authority.parts import Parts
from training.authority.people import HEADS, KNOWN, LATIN, STALE, People, Person, Tenure, close, country
from training.authority.tables import items, rows

HERE = Path(__file__).parent


def collect(data: Path, parts: Parts) -> People:
    """Everything the tables say about persons."""
    people = People()
    _read_persons(data, people)
    _read_holders(data, people, parts)
    _read_forms(data, people)
    _read_own(data, people)
    _read_supplement(data, people)
    _read_leaders(data, people)
    _read_qids(people)
    people.tenures = close(people.tenures)
    _name_monarchs(people)
    _prune(people)
    return people


def _name_monarchs(people: People) -> None:
    """ "Königin Margrethe" for Margrethe II."""
    for pid in {tenure.person for tenure in people.tenures if tenure.cls == "monarch"}:
        person = people.persons[pid]
        if named := re.fullmatch(r"(.+?) [IVX]+\.?", person.label):
            person.add(f"{'Königin' if person.gender == 'f' else 'König'} {named[1]}")


def _read_qids(people: People) -> None:
    """Ids that we are sure of, for persons of our own table that have none."""
    for row in rows(HERE / "own" / "qids.tsv"):
        pid = people.find(row["name"], row["country"])
        if pid is not None and not people.persons[pid].qid:
            people.persons[pid].qid = row["qid"]


def _prune(people: People) -> None:
    """Drop persons who only ever held minor offices and whom German sources do not know."""
    minor = {"other", "ambassador", "deputy_minister"}
    major = {t.person for t in people.tenures if t.cls not in minor}
    kept = {pid for pid, p in people.persons.items() if pid in major or pid in people.noted or not pid.startswith("Q")}
    people.persons = {pid: person for pid, person in people.persons.items() if pid in kept}
    people.tenures = [t for t in people.tenures if t.person in kept and t.cls != "other"]


def _read_persons(data: Path, people: People) -> None:
    for row in rows(data / "persons.tsv.gz"):
        german = row["label_de_2015"]
        known = int(row["n_offices"] or 0) > 0 or row["dewiki_2015"] or (german and not row["iso2"])
        english = row["label_en"] if LATIN.match(row["label_en"]) else ""
        title = row["dewiki_2015"].split(" (")[0]
        common = row["enwiki"].split(" (")[0]
        common = common if set(fold(common).split()) < set(fold(english).split()) and " " in common else ""
        known_names = [name for name in (title, common, english, german) if LATIN.match(name)]
        label = next(iter([*known_names, *_latin(row["latin_aliases"])]), "")
        if not known or not label or (" " not in label and not int(row["n_offices"] or 0)):
            continue
        iso2 = row["iso2"]
        person = Person(label, row["person_qid"], iso2, row["gender"][:1], row["birth"], row["death"], english=english)
        if iso2 in TRANSCRIBED_STATES and not title and " of " not in label:
            person.label = from_english(label)
            person.add(label)
        person.add(english)
        person.add(german if LATIN.match(german) else "")
        if row["cyrillic_label"] and iso2 in CYRILLIC_STATES:
            person.add(from_cyrillic(row["cyrillic_label"]))
        for alias in _latin(row["latin_aliases"])[:8]:
            person.add(alias)
        if iso2 == "ID":  # "Soekarno" was written so until 1972
            for name in person.names():
                person.add(name.replace("oe", "u"))
        if row["dewiki_2015"] or row["gnd"]:
            person.weight = 1.5
            people.noted.add(row["person_qid"])
        people.persons[row["person_qid"]] = person
        people.index(row["person_qid"])


def _latin(cell: str) -> list[str]:
    return [alias for alias in items(cell) if LATIN.match(alias) and " " in alias]


def _read_holders(data: Path, people: People, parts: Parts) -> None:
    rules = [(re.compile(r["pattern"]), r["class"], r.get("iso2")) for r in _rules()]
    wrong = {(row["qid"], row["start"]) for row in rows(HERE / "own" / "wrong_tenures.tsv")}
    for row in rows(data / "office_holders.tsv.gz"):
        if row["person_qid"] not in people.persons or (row["person_qid"], row["start"]) in wrong:
            continue
        polity = row["iso2"] or row["polity"]
        if row["polity"] == "world":
            polity = "UN"
        cls = next(cls for pattern, cls, iso2 in rules if pattern.search(row["position"]) and iso2 in (None, polity))
        if cls:
            cls, polity = ("secretary_general", "UN") if cls == "un_secretary_general" else (cls, polity)
            if cls in ("mayor", "premier_of_land"):
                polity = parts.polity(polity, cls, row["position"])
            end = row["end"] or ("" if cls in HEADS else STALE)
            people.hold(Tenure(row["person_qid"], polity, cls, row["position"], row["start"], end))


def _rules() -> list[dict[str, str]]:
    loaded: list[dict[str, str]] = tomllib.loads((HERE / "positions.toml").read_text("utf-8"))["rule"]
    return loaded


def _read_forms(data: Path, people: People) -> None:
    for row in [*rows(data / "person_forms_de.tsv"), *rows(HERE / "own" / "person_forms.tsv")]:
        pid = row["person_qid"] or people.find(row["label_en"], row["iso2"]) or ""
        if pid not in people.persons:
            pid = people.obtain(row["form_de"], row["iso2"], qid=row["person_qid"])
        person = people.persons[pid]
        old, person.label = person.label, row["form_de"]
        for name in (old, row["label_en"], *items(row["aliases_de"])):
            person.add(name)
        person.weight = max(person.weight, 3.0) + 0.5
        people.noted.add(pid)
        people.index(pid)


_BODIES = {
    ("EU", "central_banker"): "EZB",
    ("UN", "io_head"): "UNHCR",
    ("WB", "io_head"): "Weltbank",
    ("IMF", "io_head"): "IWF",
    ("OSCE", "io_head"): "OSZE",
    ("OSCE", "secretary_general"): "OSZE",
}
"""Bodies that the table counts under a union or an English name, as German texts call them."""


def _read_supplement(data: Path, people: People) -> None:
    for row in rows(data / "office_supplement.tsv"):
        polity, name = row["iso2_or_org"], row["person"]
        polity = _BODIES.get((polity, row["office_class"]), polity)
        pid = people.obtain(name, country(polity), row["start"], row["person_qid"])
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
        if not cls or "," in name or not LATIN.match(name) or not row["since"]:
            continue
        sure = row["person_qid"] if int(row["match_score"] or 0) >= 90 else ""
        pid = sure if sure in people.persons else people.find(name, polity, row["since"])
        pid = pid or people.find_prominent(name, row["since"])
        if pid is None and not _known_holder(people, polity, cls, row["since"], name):
            pid = people.obtain(name, polity, row["since"])
        if pid and cls != "monarch" and people.persons[pid].iso2 not in ("", polity):
            continue  # a territory whose head is that of its state
        if pid:
            end = "" if row["last_seen"] >= "2026-04" else row["last_seen"]
            people.hold(Tenure(pid, polity, cls, row["title"], row["since"], end))


def _leader_name(written: str) -> str:
    """ "Joseph R. BIDEN, Jr" -> "Joseph Biden", "CHARLES III" -> "Charles III"."""
    # "Chairman, Cabinet of Ministers Adylbek KASYMALIYEV"
    written = re.sub(r"^.*\bof\b.*?((?:\w+ )[A-Z-]+)$", r"\1", written)
    words = [w for w in written.replace(",", "").split() if not re.fullmatch(r"[A-Z]\.?|Jr\.?|Sr\.?", w)]
    roman = re.compile(r"[IVX]+")
    return " ".join(
        w if roman.fullmatch(w) else "-".join(p.capitalize() if p.isupper() and len(p) > 1 else p for p in w.split("-"))
        for w in words
    )


def _known_holder(people: People, polity: str, cls: str, since: str, name: str) -> bool:
    surname = fold(name).split()[-1]
    return any(
        (t.polity == polity and t.cls == cls and t.start[:4] == since[:4])
        or surname in fold(people.persons[t.person].label).split()
        for t in people.tenures
        if t.polity == polity and t.cls == cls
    )


def _read_own(data: Path, people: People) -> None:
    given = {
        (fold(row["person"]), row["iso2_or_org"]): row["person_qid"] for row in rows(data / "office_supplement.tsv")
    }
    for row in rows(HERE / "own" / "offices_more.tsv"):
        iso2 = row["country"] or country(row["polity"])
        names = [row["person"], *items(row["aliases"])]
        qid = next((qid for name in names if (qid := given.get((fold(name), row["polity"])))), "")
        pid = next((found for name in names if (found := people.find(name, iso2, row["start"]))), None)
        pid = pid or next((found for name in names if (found := people.find_prominent(name, row["start"]))), None)
        known = pid is not None and people.persons[pid].weight >= KNOWN
        pid = (qid if qid in people.persons and not known else pid) or people.obtain(
            row["person"], iso2, row["start"], qid
        )
        person = people.persons[pid]
        if pid.startswith("Q") and person.label != row["person"]:
            person.label, old = row["person"], person.label
            person.add(old)
        for name in names:
            person.add(name)
        person.gender = person.gender or row["gender"]
        people.index(pid)
        people.hold(Tenure(pid, row["polity"], row["class"], row["title"], row["start"], row["end"]), 0.5)
