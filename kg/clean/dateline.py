"""The dateline before the first sentence: "Moskau/Washington - ", "Berlin. ", "Moskau (dpa) - ", "HamburgOb es"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.authority import Authority
from kg.clean.marks import is_agency_mark
from kg.clean.words import ZoneWords

_LONGEST = 70
_GLUED_PLACES = re.compile(r"[A-ZÄÖÜ][a-zäöüß.'’-]+(?:(?:/|, | |-)[A-ZÄÖÜ][a-zäöüß.'’-]+){0,4}")


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline that ends before character ``end`` of its line."""

    end: int
    places: tuple[str, ...]


def find_dateline(text: str, words: ZoneWords, *, is_first: bool) -> Dateline | None:
    """The dateline at the beginning of a paragraph. Weakly marked ones ("Berlin. Der ...") only where ``is_first``."""
    for pattern, is_weak in _patterns(words.inside_place):
        match = pattern.match(text)
        if match and (is_first or not is_weak) and match.end() <= _LONGEST and _is_sound(match, text, words):
            return Dateline(match.end(), _places(match["places"]))
    return _glued(text, words)


@cache
def _patterns(inside: str) -> tuple[tuple[re.Pattern[str], bool], ...]:
    word = r"[A-ZÄÖÜÉÇŁŠŽ][\w'’-]*\.?"
    place = rf"{word}(?:[ ](?:(?:{inside})[ ])?{word}){{0,2}}"
    places = rf"(?P<places>{place}(?:(?:\s*/\s*|,\s|\sund\s){place}){{0,3}})"
    dated = r",\s(?:den\s)?\d{1,2}\.\s?(?:\d{1,2}\.|[A-ZJ][a-zä]+\.?)(?:\s?\d{4})?"
    day = f"(?:{dated})?"
    agency = r"\((?P<agency>[^()]{2,40})\)"
    start = r"(?=[\"„“»«‚'A-ZÄÖÜ\d])"
    return (
        (re.compile(rf"{places}{day},?\s?{agency}(?:\s?[-–—:.|]*\s*\((?P=agency)\))?\s?[-–—:.|]*\s*{start}"), False),
        (re.compile(rf"{places}{day}\s+[-–—|]+\s+{start}"), False),
        (re.compile(rf"(?:[a-zäöü./]{{2,12}}\.\s+)?{places}{dated}\.?\s{start}"), False),
        (re.compile(rf"(?P<places>[A-ZÄÖÜ]{{3,}})\s[a-z]{{2,5}}(?:/[a-zA-Z]{{2,5}})*\s[-–—|]\s{start}"), False),
        (re.compile(rf"(?P<places>){agency}\s?[-–—:.|]*\s{start}"), False),
        (re.compile(rf"(?P<agency>[a-z]{{3}}(?:/[a-zA-Z]{{2,4}})*)\s(?P<places>{place})\.\s{start}"), False),
        (re.compile(rf"{places}\.\s{start}"), True),
        (re.compile(rf"{places}\s(?=(?:Der|Die|Das|Ein|Eine)\s)"), True),
    )


def _is_sound(match: re.Match[str], text: str, words: ZoneWords) -> bool:
    groups = match.groupdict()
    dashed = bool(groups.get("places")) and match[0].rstrip().endswith(("-", "–", "—"))
    if groups.get("agency") is not None and not (is_agency_mark(groups["agency"], words) or dashed):
        return False
    first = re.split(r"[\s/,.]", match["places"], maxsplit=1)[0]
    return first not in words.openers and len(match["places"].split()) <= 6


def _glued(text: str, words: ZoneWords) -> Dateline | None:
    """A place directly followed by the first word of the sentence, told by its capital letter inside the token."""
    for match in re.finditer(r"(?<=[a-zäöüß])(?=[A-ZÄÖÜ])", text[:_LONGEST]):
        before, after = text[: match.start()], text[match.start() :]
        opener = re.match(r"[\w-]+(?=[ ,])", after)
        if not opener or not _GLUED_PLACES.fullmatch(before) or before.split()[0] in words.openers:
            continue
        places = _places(before)
        if opener[0] in words.openers or _is_place(places[-1]):
            return Dateline(match.start(), tuple(place for place in places if _is_place(place)))
    return None


def _is_place(name: str) -> bool:
    return len(name) >= 3 and Authority.load().place(name) is not None


def _places(text: str) -> tuple[str, ...]:
    parts = [part.strip(" .") for part in re.split(r"/|,| und ", text)]
    return tuple(part.title() if part.isupper() and len(part) > 3 else part for part in parts if part)
