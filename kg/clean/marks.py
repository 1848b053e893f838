"""What stands at the edges of a line: header fragments, talk to the reader, picture credits, agency marks."""

from __future__ import annotations

import re

from kg.clean.lines import Line
from kg.clean.words import ZoneWords
from kg.values import ZoneKind

_LONGEST_CAPTION = 450
_LONGEST_CREDIT = 100
_DATE_FRAGMENT = re.compile(r"date (?:19|20)\d\d(?:-\d\d){0,2}\b")
_DAY_FRAGMENT = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d\d){1,2}(?:,? \d{1,2}[:.]\d\d(?: Uhr)?)?(?: [-–|])? (?=[A-ZÄÖÜ])")
_FIRST_SENTENCE = re.compile(r".{3,300}?(?:[.!?](?=\s|$)|$)")
_COPYRIGHT = re.compile(r"\s*[(|]?\s*(?:©|\(c\))\s*.{2,90}$", re.IGNORECASE)
_INITIALS = r"[a-zäöüß]{1,4}|[a-z]{1,2}\d{1,2}"
_MARK_PART = re.compile(rf"{_INITIALS}|[A-ZÄÖÜ]{{2,8}}|[a-z][A-Z]{{1,3}}|[\w-]+\.(?:de|at|ch|com|net)|\d{{1,4}}\.?")
_STAMPS = re.compile(r"(?:\s*\b\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:[+-]\d\d:?\d\d|Z)?)+$")
_NAMES = re.compile(r"[A-ZÄÖÜ][\w.'’-]+(?: [A-ZÄÖÜ][\w.'’-]+){1,3}")
_AGENCY_CREDIT = re.compile(r"(?<=[.!?“”\"]) (\w{2,8})[;,/|] ?[^.!?]{2,60}$")
_GLUED_WORD = re.compile(r"[A-ZÄÖÜ][a-zäöüß]+[ -]")
_FRONT_CREDIT = re.compile(r"[A-ZÄÖÜ][\w.'’-]+(?: [A-ZÄÖÜ][\w.'’-]+){0,3} ?/ ?(\w[\w -]{1,15}?)(?=$| [A-ZÄÖÜ„\"»])")
_FRONT_MARK = re.compile(
    r"(?:[A-Z]{2,}/)?(\w{2,12})(?: ?\([A-Z]+\))?(?:/[A-ZÄÖÜ][A-ZÄÖÜ. -]+)+(?=$| [A-ZÄÖÜ][a-zäöüß])"
)
_FRONT_AGENCY = re.compile(r"(\w{2,8}) ?[.:|–-] (?=[A-ZÄÖÜ])")
_SLASHES = re.compile(r"(?<=[.!?“”\"«»])\s?(/?[A-Za-z]{2,4}(?:/[A-Za-z]{2,4})+)$")
_SERIAL = re.compile(r"\d{6} [A-Z][a-zä]{2} \d\d|dpa-infocom, dpa:[\d-]+/\d+|©? ?dpa-infocom.*", re.IGNORECASE)
_PARENTHESIS = re.compile(r"\(([^()]{2,80})\)\.?$")
_TAIL_WORD = re.compile(r"(?<=[.!?“”\"«»)…]) (\S{2,40})$")


def cut_edges(line: Line, words: ZoneWords, *, is_first: bool) -> None:
    """Take header fragments, sentences to the reader, credits and agency marks off the line's beginning and end."""
    if match := _DATE_FRAGMENT.match(line.text) or (_DAY_FRAGMENT.match(line.text) if is_first else None):
        line.cut(ZoneKind.DATE_LINE, line.begin, line.begin + match.end())
    if stamps := _STAMPS.search(line.text):
        line.cut(ZoneKind.DATE_LINE, line.begin + stamps.start(), line.end)
    if not line.text or is_agency_mark(line.text, words):
        return
    _cut_front(line, words)
    while (
        line.is_open
        and (match := _FIRST_SENTENCE.match(line.text))
        and words.navigation_sentence.fullmatch(match[0].rstrip(".!?"))
    ):
        line.cut(ZoneKind.NAVIGATION, line.begin, line.begin + match.end())
    if line.is_open and line.text:
        _cut_credit(line, words)
    if line.is_open and line.text:
        _cut_agency(line, words)


def _cut_front(line: Line, words: ZoneWords) -> None:
    """Marks and credits that scraping has glued to the front: "AboMerkel ...", "Eva Muster/dpa Was nun?"."""
    mark = _FRONT_AGENCY.match(line.text)
    if mark and words.agency_name(mark[1]):
        line.cut(ZoneKind.AGENCY, line.begin, line.begin + mark.end())
    if phrase := words.front_phrase.match(line.text):
        line.cut(ZoneKind.NAVIGATION, line.begin, line.begin + phrase.end())
    glued = words.glued_prefix.match(line.text)
    if glued and _NAMES.fullmatch(line.text, glued.end()):
        line.kind = ZoneKind.NAVIGATION
    elif glued and _GLUED_WORD.match(line.text, glued.end()):
        line.cut(ZoneKind.NAVIGATION, line.begin, line.begin + glued.end())
    credit = _FRONT_CREDIT.match(line.text) or _FRONT_MARK.match(line.text)
    if credit and (words.agency_name(credit[1]) or words.picture_agency.fullmatch(credit[1])):
        if credit.end() == len(line.text):
            line.kind, line.is_credit = ZoneKind.NAVIGATION, True
        else:
            line.cut(ZoneKind.NAVIGATION, line.begin, line.begin + credit.end())


def is_agency_mark(text: str, words: ZoneWords) -> bool:
    """True when a line or parenthesis is the sign of agencies or editors: "dpa", "bru/mak (dpa/afp)", "Quelle: dpa"."""
    if _SERIAL.fullmatch(text):
        return True
    body = re.sub(
        r"^(?:quelle|von|mit material von|mit|red|text)\s*:?\s+", "", text.strip("()[]. "), flags=re.IGNORECASE
    )
    parts = [part for part in re.split(r"[/,;()\s|&+]+|\bund\b", body) if part]
    if not parts or len(parts) > 8 or len(text) > 80:
        return False
    known = [part for part in parts if words.agency_name(part)]
    rest = [part for part in parts if not words.agency_name(part)]
    if not known:
        return bool(re.fullmatch(rf"\(?(?:{_INITIALS})(?:/(?:{_INITIALS}))+\)?", text))
    return len(rest) <= 6 and all(_MARK_PART.fullmatch(part) or words.agency_word.fullmatch(part) for part in rest)


def agency_names(text: str, words: ZoneWords) -> list[str]:
    """The agencies named in a mark, in order."""
    names = (words.agency_name(part) for part in re.split(r"[/,;()\s|:]+", text))
    return [name for name in names if name]


def _cut_credit(line: Line, words: ZoneWords) -> None:
    start = _credit_start(line.text, words)
    if start is None:
        return
    if start == 0:
        line.kind, line.is_credit = ZoneKind.NAVIGATION, True
        return
    line.cut(ZoneKind.NAVIGATION, line.begin + start, line.end)
    if len(line.text) <= _LONGEST_CAPTION:
        line.kind = ZoneKind.CAPTION


def _credit_start(text: str, words: ZoneWords) -> int | None:
    """Where the credit at the end of the line begins: "(Foto: dpa)", "Bild: picture alliance/AP", "| imago"."""
    word = re.compile(
        rf"[\s(|/\[-]*(?-i:(?<![A-ZÄÖÜ-]))(?:©\s*)?(?:{words.credit_word.pattern})\s*[:©]\s*", re.IGNORECASE
    )
    for match in word.finditer(text, max(0, len(text) - _LONGEST_CREDIT)):
        tail = text[match.end() :]
        is_inside_word = text[match.start() : match.start() + 1].islower() and text[: match.start()][-1:].isalpha()
        if not is_inside_word and not re.search(r"[.!?] [A-ZÄÖÜ]\w{3,} \w", tail):
            return match.start()
    source = _AGENCY_CREDIT.search(text)
    if source and words.agency_name(source[1]):
        return source.start()
    if copyright_mark := _COPYRIGHT.search(text, max(0, len(text) - _LONGEST_CREDIT)):
        return copyright_mark.start()
    agency = re.compile(rf"(?:^|[\s(|/])(?:{words.picture_agency.pattern})\b[^.!?]{{0,60}}\)?$", re.IGNORECASE)
    name = agency.search(text, max(0, len(text) - _LONGEST_CREDIT))
    return name.start() if name and (name.start() == 0 or text[name.start()] in "(|/") else None


def _cut_agency(line: Line, words: ZoneWords) -> None:
    if slashes := _SLASHES.search(line.text):
        line.cut(ZoneKind.AGENCY, line.begin + slashes.start(1), line.end)
    match = _PARENTHESIS.search(line.text) or _TAIL_WORD.search(line.text)
    if match and match.start() > 0 and agency_names(match[1], words) and is_agency_mark(match[1], words):
        line.cut(ZoneKind.AGENCY, line.begin + match.start(), line.end)
