"""Captions and titles: what a line is by its place among the others."""

from __future__ import annotations

import re
from itertools import pairwise

from kg.clean.lines import Line, sentence_ends
from kg.clean.words import ZoneWords
from kg.values import ZoneKind

_LONGEST_CAPTION = 450
_KICKER_WORDS = 4


def mark_captions(lines: list[Line], words: ZoneWords) -> None:
    """Give caption to lines with the marks of one, and to the short line above a credit or caption."""
    for line in lines:
        if line.is_open and len(line.text) <= _LONGEST_CAPTION and _has_mark(line, words):
            line.kind = ZoneKind.CAPTION
    for above, line in pairwise(lines):
        if line.is_open and not line.after_gap and not line.is_long_prose and words.zoom_mark.fullmatch(above.text):
            line.kind = ZoneKind.CAPTION
    for line, below in pairwise(lines):
        is_picture = below.kind is ZoneKind.CAPTION or below.is_credit
        if line.is_open and is_picture and not below.after_gap and not line.is_long_prose:
            line.kind = ZoneKind.CAPTION
        elif line.is_open and below.is_credit and _describes(line, below, lines):
            _mark_doubles(lines, line.text)


def mark_titles(lines: list[Line], title: str | None) -> str | None:
    """Give headline to the title, the lines around it and subheadings; the headline.

    The headline is the line that equals ``title``, else the first title of the head, unless that is a short one with
    another title after it (a kicker).
    """
    titles = [line for line in lines if line.is_open and line.is_title_like]
    for line in titles:
        line.kind = ZoneKind.HEADLINE
    head: list[Line] = []
    for line in lines:
        if line.is_open:
            break
        if line.kind is ZoneKind.HEADLINE:
            head.append(line)
    for line in head:
        if title and line.text.casefold() == title.strip().casefold():
            return line.text
    if not head:
        return None
    return head[1].text if len(head) > 1 and len(head[0].text.split()) <= _KICKER_WORDS else head[0].text


def _describes(line: Line, credit: Line, lines: list[Line]) -> bool:
    """True when a line that stands apart from the credit below it is a caption all the same."""
    is_told_twice = any(other.text == line.text for other in lines if other is not line)
    return is_told_twice or (credit.text.startswith("(") and len(line.text) <= 300 and sentence_ends(line.text) <= 2)


def _mark_doubles(lines: list[Line], text: str) -> None:
    """The text of a picture is often told twice: as its description and below it."""
    for line in lines:
        if line.is_open and line.text == text:
            line.kind = ZoneKind.CAPTION


def _has_mark(line: Line, words: ZoneWords) -> bool:
    if words.caption_prefix.match(line.text):
        return True
    return (
        bool(words.caption_cue.search(line.text))
        and not re.match(r"[\"„“»]", line.text)
        and sentence_ends(line.text) <= 3
    )
