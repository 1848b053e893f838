"""Site furniture and lists of other articles. A teaser must never be taken for a telling of this article."""

from __future__ import annotations

import re

from kg.clean.lines import Line
from kg.clean.words import ZoneWords
from kg.values import ZoneKind

_URL = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_MENU = re.compile(r"\s+(?:[|>»›·•/–—-])\s+|\s*[|>»›·•]\s*|\s{2,}|\t")
_TOLD_BEFORE_CLOSING = 300  # characters of running text after which a closing heading may end the article
_WINDOW = 6
_LONGEST = 1000


def mark_furniture(lines: list[Line], words: ZoneWords) -> None:
    """Give navigation to lines that are URLs, menus, buttons or speak to the reader about the site."""
    for line in lines:
        if line.is_open and len(line.text) <= _LONGEST and _is_furniture(line, words):
            line.kind = ZoneKind.NAVIGATION


def mark_teasers(lines: list[Line], words: ZoneWords) -> None:
    """Give teaser to lists of other articles: under a heading, with titles told twice, a run of titles at the end."""
    told = 0
    index = 0
    while index < len(lines):
        line = lines[index]
        step = 1
        if line.kind in (None, ZoneKind.NAVIGATION) and len(line.text) <= 240:
            step = _teasers_at(lines, index, told, words)
        if line.kind is None and line.is_prose:
            told += len(line.text)
        index += step
    _mark_run_of_titles(lines, told)


def _is_furniture(line: Line, words: ZoneWords) -> bool:
    bare = line.bare
    if not bare or not re.search(r"\w", bare) or words.navigation_line.fullmatch(bare):
        return True
    if _URL.fullmatch(line.text) or words.navigation_key.fullmatch(line.text) or _is_mostly_figures(line.text):
        return True
    services = {match[0].lower() for match in words.service_word.finditer(line.text)}
    if services and words.service_address.search(line.text):
        return len(services) > 1 or (len(line.text) <= 400 and not re.search(r"[„“»«\"]", line.text))
    items = [item for item in _MENU.split(line.text) if item]
    if len(items) >= 2 and all(len(item.split()) <= 3 for item in items) and not re.search(r"[.!?]$", line.text):
        return sum(1 for item in items if words.navigation_line.fullmatch(item)) >= min(2, len(items) - 1)
    tokens = bare.split()
    return len(tokens) >= 2 and all(words.navigation_line.fullmatch(token) for token in tokens)


def _is_mostly_figures(text: str) -> bool:
    return sum(map(str.isalpha, text)) < 0.3 * len(text)


def _teasers_at(lines: list[Line], index: int, told: int, words: ZoneWords) -> int:
    """Mark what begins at ``index`` if it is a teaser; the number of lines that are done with."""
    line = lines[index]
    closing = words.teaser_closing.fullmatch(line.bare)
    if closing and told >= _TOLD_BEFORE_CLOSING and _prose_after(lines, index) <= told:
        line.kind = ZoneKind.NAVIGATION
        return 1 + _mark_block(lines, index + 1, ends=False)
    if closing or words.teaser_open.fullmatch(line.bare):
        line.kind = ZoneKind.NAVIGATION
        return 1 + (_mark_block(lines, index + 1, ends=True) if told else 0)
    if line.is_open and told and not line.is_long_prose and words.teaser_line.fullmatch(line.bare + line.text[-1:]):
        line.kind = ZoneKind.TEASER
    elif line.is_open and told >= _TOLD_BEFORE_CLOSING and _is_told_twice(lines, index):
        return _mark_block(lines, index, ends=True)
    return 1


def _mark_block(lines: list[Line], start: int, *, ends: bool) -> int:
    """Mark lines from ``start`` as teasers, with ``ends`` only to where the article goes on; their number."""
    for index in range(start, len(lines)):
        if ends and _article_goes_on(lines, index):
            return index - start
        if lines[index].kind in (None, ZoneKind.CAPTION, ZoneKind.DATE_LINE):
            lines[index].kind = ZoneKind.TEASER
    return len(lines) - start


def _article_goes_on(lines: list[Line], index: int) -> bool:
    """True when running text begins at ``index`` that is not interleaved with titles, as summaries of teasers are."""
    line = lines[index]
    if not (line.is_prose and line.after_gap) or line.text.endswith(("…", "...")):
        return False
    window = [near for near in lines[index : index + _WINDOW] if near.kind in (None, ZoneKind.TEASER)]
    prose = sum(1 for near in window if near.is_prose)
    if line.is_long_prose:
        return 2 * prose > len(window)
    return len(line.text) >= 80 and 3 * prose >= 2 * len(window)


def _is_told_twice(lines: list[Line], index: int) -> bool:
    line = lines[index]
    return (
        line.is_title_like
        and len(line.text) >= 15
        and any(line.text == near.text for near in lines[index + 1 : index + 4])
    )


def _prose_after(lines: list[Line], index: int) -> int:
    return sum(len(line.text) for line in lines[index + 1 :] if line.is_open and line.is_long_prose)


def _mark_run_of_titles(lines: list[Line], told: int) -> None:
    run: list[Line] = []
    for line in reversed(lines):
        if line.is_open and line.is_prose:
            break
        if line.is_open:
            run.append(line)
    if len(run) >= 3 and told >= _TOLD_BEFORE_CLOSING:
        for line in run:
            line.kind = ZoneKind.TEASER
