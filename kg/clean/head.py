"""Date lines and bylines, and the day of publication."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.clean.lines import Line
from kg.clean.marks import is_agency_mark
from kg.clean.words import ZoneWords
from kg.lang.de.dates import parse_day
from kg.model import Article
from kg.values import DateBasis, DateValue, ZoneKind

_WORD = re.compile(r"[^\W\d_]+(?:[-.'’][^\W\d_]+)*\.?")
_BYLINE_WORDS = frozenset(
    [
        "und",
        "der",
        "die",
        "von",
        "vom",
        "zu",
        "de",
        "del",
        "di",
        "la",
        "le",
        "el",
        "al",
        "bin",
        "in",
        "aus",
        "für",
        "mit",
        "den",
        "dem",
        "van",
    ]
)
_CLOCK = re.compile(r"\d{1,2}[.:]\d\d ?(?:uhr)?|\b(?:\d{1,2} )?uhr", re.IGNORECASE)


def mark_dates(lines: list[Line], words: ZoneWords) -> None:
    """Give date line to lines that say little more than a date, and navigation to bylines without one."""
    for line in lines:
        if line.is_open and len(line.text) <= 140:
            if _is_date_line(line.text, words):
                line.kind = ZoneKind.DATE_LINE
            elif _is_byline(line.text, words):
                line.kind = ZoneKind.NAVIGATION


def day_of_publication(article: Article, told: str | None, lines: list[Line], words: ZoneWords) -> DateValue | None:
    """The day from metadata (``STATED``), else from the date lines, else from the address (``FROM_HEADER``)."""
    for stated in (article.published, told):
        if stated and (value := parse_day(stated)):
            return replace(value, basis=DateBasis.STATED)
    return _from_date_lines(_date_texts(lines), words) or (parse_day(article.url) if article.url else None)


def _date_texts(lines: list[Line]) -> list[str]:
    """The date lines of the head; where it has none, the one after the text, if it names the only day."""
    dated = [(line.begin, line.text) for line in lines if line.kind is ZoneKind.DATE_LINE]
    dated += [(cut.begin, cut.text) for line in lines for cut in line.cuts if cut.kind is ZoneKind.DATE_LINE]
    dated = [(begin, text) for begin, text in sorted(dated) if parse_day(text)]
    told = [line.begin for line in lines if line.kind is ZoneKind.BODY and line.is_prose]
    head = [text for begin, text in dated if len(told) < 2 or begin < told[1]]
    return head or ([dated[0][1]] if len({parse_day(text) for _, text in dated}) == 1 else [])


def _from_date_lines(texts: list[str], words: ZoneWords) -> DateValue | None:
    found: list[tuple[bool, bool, int, DateValue]] = []
    for position, text in enumerate(texts):
        if value := parse_day(text):
            is_update = any(words.update_label.fullmatch(label) for label in _WORD.findall(text)[:2])
            found.append((value.days > 1, is_update, position, value))
    return min(found, key=lambda item: item[:3])[3] if found else None


def _is_date_line(text: str, words: ZoneWords) -> bool:
    value = parse_day(text)
    if value is None:
        return bool(_CLOCK.search(text)) and not _rest(_CLOCK.sub("", text), words)
    rest = _rest(text, words)
    if not rest or is_agency_mark("/".join(rest), words):
        return True
    if words.byline.match(text) and not text.endswith("."):
        return True
    names_only = len(rest) <= 4 and all(word[0].isupper() for word in rest)
    return names_only and value.days == 1 and len(text) <= 80 and not text.endswith(("?", "!"))


def _rest(text: str, words: ZoneWords) -> list[str]:
    """The words of a line that no date line needs."""
    return [
        word
        for word in _WORD.findall(text)
        if not words.date_label.fullmatch(word.rstrip(".")) and not words.month.fullmatch(word.rstrip("."))
    ]


def _is_byline(text: str, words: ZoneWords) -> bool:
    tokens = re.findall(r"[\w.'’-]+", text)
    if not words.byline.match(text) or len(tokens) > 10 or text.endswith((".", "?", "!")):
        return False
    return len(tokens) >= 2 and all(
        token[0].isupper() or token.lower() in _BYLINE_WORDS or token.isdigit() for token in tokens[1:]
    )
