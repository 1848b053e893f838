"""Whose office it is: organisations with a head, lands and capitals that stand beside an office."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.authority import Authority, Entry
from kg.extract.mention_names import look_up
from kg.extract.mention_words import words
from kg.model import ActorMention
from kg.resolve.title_words import title_words

_BEFORE = re.compile(r"([^\W\d_][\w-]*?)['’s]\s+(?:[\w-]+e[rn]?\s+)?$")
_AFTER = re.compile(r"\s+(?:von|des|der)\s+([^\W\d_][\w-]*)")
_BODY = re.compile(r"\s+(des|der|vom|von)\s+(?:[a-zäöüß][\w-]*(?:en|er|es)\s+){0,2}([A-ZÄÖÜ][\w-]*)")
_CITY_BEFORE = re.compile(r"((?:[A-ZÄÖÜ][\w-]*\s+){0,2}?[A-ZÄÖÜ][\w-]*)['’]?\s+(?:[a-zäöüß][\w-]*e[rn]?\s+)?$")
_CITY_AFTER = re.compile(r"\s+(?:(?:von|der\s+Stadt)\s+)?((?:[A-ZÄÖÜ][\w-]*\s+)?[A-ZÄÖÜ][\w-]*)")
_PART_OF = re.compile(r"(?<=^[A-Z]{2})[-/].+")
_LOCAL = re.compile(r"\s+(?:im|in(?:\s+der|\s+dem)?)\s+(?:[\w-]+e[nrms]\s+)?([A-ZÄÖÜ][\w-]*)")
_FAR = 60  # characters that an owner may lie away
_LAND = frozenset({"head_of_government", "mayor", "president"})
_OF_LAND = _LAND | {"premier_of_land"}


def head_of(entry: Entry | None, authority: Authority) -> tuple[list[str], list[str]]:
    """Polities and office classes of whoever leads a body: Kreml -> RU, president; SPD -> SPD, DE, party_leader."""
    if entry is None or entry.is_person:
        return [], []
    if seat := authority.seat(entry):
        return [seat[0]], [seat[1]]
    if entry.cls == "party":
        return [entry.actor.label, *([entry.actor.country] if entry.actor.country else [])], ["party_leader"]
    led = authority.led(entry)
    return ([led[0]], list(led[1])) if led else ([], [])


def owner_beside(mention: ActorMention, text: str, classes: Iterable[str], authority: Authority) -> tuple[str, ...]:
    """The land or the state of a capital in the genitive beside an office: "Bayerns Ministerpräsident", "Athens Außenminister"."""
    if city := "mayor" in classes and _city_beside(mention, text, authority):
        return city
    before = _BEFORE.search(text[max(0, mention.begin - _FAR) : mention.begin])
    if before is not None:
        land = authority.state_word(before[1], "land") if set(classes) & _OF_LAND else ()
        if found := land or authority.state_word(before[1], "capital"):
            return found
    after = _AFTER.match(text[mention.end : mention.end + _FAR])
    if after is None:
        return ()
    return authority.state_word(after[1], "land") or authority.state_word(after[1].removesuffix("es"), "land")


def _city_beside(mention: ActorMention, text: str, authority: Authority) -> tuple[str, ...]:
    """The city before or after "Bürgermeister": "New Yorks", "Pariser", "von London", "der Stadt Köln"."""
    before = _CITY_BEFORE.search(text[max(0, mention.begin - _FAR) : mention.begin])
    after = _CITY_AFTER.match(text[mention.end : mention.end + _FAR])
    for found, last_word in ((before, -1), (after, 0)):
        if found is not None:
            for name in (found[1], found[1].split()[last_word]):
                if city := city_of(name, authority):
                    return city
    return ()


def city_of(name: str, authority: Authority) -> tuple[str, ...]:
    """Code of a city with mayors in the table: "Pariser" or "New Yorks" -> FR/Paris, US/New York."""
    return authority.state_word(name, "city") or authority.state_word(name.removesuffix("s"), "city")


def is_of_other_body(mention: ActorMention, text: str, authority: Authority) -> bool:
    """True for the head of something that is no state: "Präsident der Universität Göttingen", "Bürgermeister von Ladenburg".

    What follows in the dative ("sagte der Minister der Zeitung") and words for the state itself ("Präsident des Landes") do not count.
    """
    behind = text[mention.end : mention.end + _FAR]
    local = _LOCAL.match(behind)
    if local is not None and local[1] in title_words().local_parliaments:
        return True
    found = _BODY.match(behind)
    if found is None or found[2] in title_words().own_bodies or words().office(found[2]):
        return False
    if found[1] == "von":
        entry = look_up(authority, found[2])
        return authority.place(found[2]) is not None or (entry is not None and not entry.is_person)
    entry = look_up(authority, found[2])
    return entry is None or entry.cls not in ("publisher", "agency")


def homes(polities: Iterable[str]) -> set[str]:
    """The states of polities, a land or city being part of its state: DE-BY -> DE, FR/Paris -> FR."""
    return {_PART_OF.sub("", polity) for polity in polities}


def in_land(classes: Iterable[str]) -> list[str]:
    """Office classes as a member state of a federation has them: its head of government is no head of a whole state."""
    return ["premier_of_land" if cls in _LAND else cls for cls in classes]
