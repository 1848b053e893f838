"""Finds German time expressions in a text and gives them EDTF values."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from kg.lang.de.dates import absolute, lengths, relative, words
from kg.lang.de.dates.context import Context, Reading
from kg.lang.de.dates.tense import Tense
from kg.values import DateValue, TimeExpression

Rule = Callable[[re.Match[str], Context], Reading | None]

_RULES: Final[dict[str, Rule]] = {**absolute.RULES, **relative.RULES, **lengths.RULES}
_WORD: Final = re.compile(r"(?<![\w§$€])(?<!\d[.,:])(?<!\w-)\w+")
_END: Final = r"(?![\w])(?!-\w)"


def _compile() -> tuple[re.Pattern[str], tuple[tuple[str, re.Pattern[str]], ...]]:
    """A pattern that matches where any rule's does, and the pattern of each rule."""
    table = tomllib.loads(Path(__file__).with_name("patterns.toml").read_text(encoding="utf-8"))["rules"]
    filled = {name: _fill(pattern) for name, pattern in table.items()}
    bare = "|".join(re.sub(r"\(\?P<\w+>", "(?:", pattern) for pattern in filled.values())
    some = re.compile(f"(?:{bare}){_END}", re.VERBOSE)
    return some, tuple((name, re.compile(f"(?:{pattern}){_END}", re.VERBOSE)) for name, pattern in filled.items())


def _fill(pattern: str) -> str:
    """Put the word classes in the place of their names; {1,2} stays."""
    return re.sub(r"\{([A-Z]+)\}", lambda m: words.CLASSES[m[1]], pattern)


_SOME, _PATTERNS = _compile()
_BEFORE: Final = re.compile(
    rf"(?:^|[\s(„\"])(?P<word>{'|'.join(words.BOUNDARIES)})"
    rf"(?: (?:{'|'.join(words.LISTS['boundary_articles'])}))*\s+$",
    re.IGNORECASE,
)
_NOT_YEAR: Final = re.compile(rf"(?:^|[\s(])(?:{'|'.join(map(re.escape, words.LISTS['not_years']))})\s+$")
_COUNTED: Final = re.compile(
    rf"\s(?:[a-zäöüß]+\s)?(?:\w+-)?(?:{'|'.join(words.LISTS['counted'])})\b|\s?[%€$°]|\s(?:Mrd|Mio|km|m|kg)\b"
)
_PAPER: Final = re.compile(rf"(?:{'|'.join(words.LISTS['papers'])}) am $")
_NEAR: Final = 12
"""Characters that may stand between "zwei Tage nach" and its date: an article and an adjective."""


def tag(
    text: str, reference: DateValue | None, *, tense: Tense | None = None, anchor: DateValue | None = None
) -> tuple[TimeExpression, ...]:
    """The time expressions of ``text`` in order, not overlapping; offsets count in ``text``.

    ``reference`` is the date of publication, a day or wider; without it only absolute dates get a value. ``tense``
    overrides what the tagger reads from the clause around a bare weekday or a date without year. ``anchor`` is the day
    that the sentence before told of: "tags darauf", "am Abend", "zwei Tage später" count from it unless ``text`` has a
    date of its own before them. A value is None where none follows.

    Kinds: ``date`` (a day or period in which something happens); ``since``, ``until``, ``before``, ``after`` (the value
    is the named boundary: "seit Montag", "bis Freitag", "vor dem 3. Mai"); ``duration`` (``duration`` is ISO 8601);
    ``set`` ("jeden Montag"). Only ``date`` can date an event by itself.
    """
    found: list[tuple[TimeExpression, Reading]] = []
    position = 0
    for start in _WORD.finditer(text):
        if start.start() < position or not words.may_start(start[0]) or not _SOME.match(text, start.start()):
            continue
        item = _read_at(text, start.start(), reference, tense)
        if item is not None:
            found.append(item)
            position = item[0].end
    placed: list[TimeExpression] = []
    for index, (expression, reading) in enumerate(found):
        following = found[index + 1][0] if index + 1 < len(found) else None
        result = _place(expression, reading, _anchor(reading, placed, expression.end, following) or anchor)
        if result is not None:
            placed.append(result)
    return tuple(placed)


def _read_at(
    text: str, begin: int, reference: DateValue | None, tense: Tense | None
) -> tuple[TimeExpression, Reading] | None:
    matches = [(name, m) for name, pattern in _PATTERNS if (m := pattern.match(text, begin)) is not None]
    for name, m in sorted(matches, key=lambda item: -item[1].end()):
        if _is_guarded(name, text, begin, m.end()):
            continue
        reading = _RULES[name](m, Context(text, begin, m.end(), reference, tense))
        if reading is not None:
            kind = _kind(reading, text[:begin])
            expression = TimeExpression(
                m[0], begin, m.end(), reading.value, kind, reading.duration, reading.weekday, reading.partial
            )
            return expression, reading
    return None


def _is_guarded(name: str, text: str, begin: int, end: int) -> bool:
    if name == "year" and text[begin:end].isdigit():
        return bool(_NOT_YEAR.search(text, max(0, begin - 20), begin) or _COUNTED.match(text, end))
    return name == "weekday" and bool(_PAPER.search(text, max(0, begin - 20), begin))


def _kind(reading: Reading, head: str) -> str:
    if reading.kind != "date":
        return reading.kind
    before = _BEFORE.search(head[-30:])
    return words.BOUNDARIES[before["word"].casefold()] if before else "date"


def _anchor(
    reading: Reading, before: list[TimeExpression], end: int, following: TimeExpression | None
) -> DateValue | None:
    """The date that "zwei Tage später" counts from stands before it; that of "zwei Tage nach" right after it."""
    if reading.after:
        return following.value if following and following.begin - end <= _NEAR else None
    dates = [e.value for e in before if e.kind in ("date", "since", "until") and e.value is not None]
    return dates[-1] if dates else None


def _place(expression: TimeExpression, reading: Reading, anchor: DateValue | None) -> TimeExpression | None:
    if reading.anchored is None:
        return expression
    if anchor is None or anchor.days > 31:
        return None if reading.only_anchored else expression
    return replace(expression, value=reading.anchored(anchor.earliest))
