"""The lines of a text with their offsets, and what can be seen of a line without knowing its neighbours."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field

from kg.values import ZoneKind

_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_BULLET = re.compile(r"(?:[-–—+*•·▪►▶→»>|#\s\ufeff]|\d{1,2}\.(?=\s))+")
_SENTENCE_END = re.compile(r"[.!?…][\"“”»«’‘')\]]*(?=\s|$)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Za-zÄÖÜäöü]|Dr|Prof|St|bzw|ca|Nr|Mio|Mrd|usw|etc|vgl|Abs|Art|evtl|ggf|Jan|Feb|Aug|Sept|Okt|Nov|Dez)|\d)$"
)
_CLOSED = re.compile(r"[.!?…:;,\"“”»«)]$")


@dataclass(frozen=True, slots=True)
class Cut:
    """A stretch at the edge of a line that is of another kind than the line."""

    kind: ZoneKind
    begin: int
    end: int
    text: str


@dataclass(slots=True)
class Line:
    """A run of text without line break, without the white space around it. ``cuts`` are taken off its edges."""

    begin: int
    end: int
    text: str
    after_gap: bool
    kind: ZoneKind | None = None
    is_credit: bool = False
    cuts: list[Cut] = field(default_factory=list)

    @property
    def bare(self) -> str:
        """The line without bullets and numbering before it and colons or full stops after it."""
        match = _BULLET.match(self.text)
        return self.text[match.end() if match else 0 :].rstrip(" .:|>»→+-–—*<")

    @property
    def is_open(self) -> bool:
        """True when nothing of the line has been given a kind yet."""
        return self.kind is None

    @property
    def is_prose(self) -> bool:
        """True for running text: at least four words, and ended like a sentence."""
        return self.text.count(" ") >= 3 and sentence_ends(self.text) > 0 and self.text[-1] in ".!?…\"“”»«’‘')"

    @property
    def is_long_prose(self) -> bool:
        """True for running text that no title or teaser has: two sentences and at least 200 characters."""
        return (
            self.is_prose
            and len(self.text) >= 200
            and sentence_ends(self.text) >= 2
            and not self.text.endswith(("…", "..."))
        )

    @property
    def is_title_like(self) -> bool:
        """True for a short line that does not end as a sentence in running text does."""
        return len(self.text) <= 160 and not self.text.endswith((".", ":", ";", ",")) and sentence_ends(self.text) <= 1

    def cut(self, kind: ZoneKind, begin: int, end: int) -> None:
        """Give the stretch [begin, end) of the article to ``kind`` and shrink the line to the rest.

        The stretch must touch the beginning or the end of the line; white space between it and the rest is of no kind.
        """
        cut = self.text[begin - self.begin : end - self.begin]
        inner = begin + len(cut) - len(cut.lstrip())
        self.cuts.append(Cut(kind, inner, inner + len(cut.strip()), cut.strip()))
        kept_begin, kept_end = (end, self.end) if begin <= self.begin else (self.begin, begin)
        rest = self.text[kept_begin - self.begin : kept_end - self.begin]
        stripped = rest.strip()
        self.begin = kept_begin + len(rest) - len(rest.lstrip())
        self.end = self.begin + len(stripped)
        self.text = stripped


def sentence_ends(text: str) -> int:
    """How many sentences end in ``text``; dots of abbreviations, initials and day numbers are not counted."""
    return sum(1 for match in _SENTENCE_END.finditer(text) if _ends_sentence(match, text))


def _ends_sentence(match: re.Match[str], text: str) -> bool:
    dot = match.start()
    return match.end() == len(text) or not _ABBREVIATION.search(text, max(0, dot - 8), dot)


def split_lines(text: str) -> list[Line]:
    """The lines that hold more than white space; where a text has hard line breaks, those of a paragraph are one."""
    lines: list[Line] = []
    gap_from = 0
    for match in _LINE.finditer(text):
        stripped = match[0].strip()
        if stripped:
            begin = match.start() + len(match[0]) - len(match[0].lstrip())
            between = text[gap_from:begin].replace("\r\n", "\n")
            after_gap = not lines or sum(between.count(mark) for mark in "\n\r\f\u2029") > 1
            lines.append(Line(begin, begin + len(stripped), stripped, after_gap))
            gap_from = match.end()
    return _joined(lines, text) if _is_hard_wrapped(lines) else lines


def _is_hard_wrapped(lines: list[Line]) -> bool:
    pairs = [(one, two) for one, two in itertools.pairwise(lines) if not two.after_gap]
    wrapped = [
        one
        for one, two in pairs
        if 40 <= len(one.text) <= 110 and two.text[0].islower() and not _CLOSED.search(one.text)
    ]
    return len(wrapped) >= 4 and len(wrapped) >= 0.3 * len(pairs)


def _joined(lines: list[Line], text: str) -> list[Line]:
    joined: list[Line] = []
    for line in lines:
        last = joined[-1] if joined else None
        if last and not line.after_gap and text[line.begin - 1] == "\n" and len(last.text.rsplit("\n", 1)[-1]) >= 40:
            last.end, last.text = line.end, text[last.begin : line.end]
        else:
            joined.append(line)
    return joined
