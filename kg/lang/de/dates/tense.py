"""Does a clause look back or ahead? From verb forms and announcing words around a time expression, without a parser."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any, Final


class Tense(StrEnum):
    """Where a clause stands to its reference day. A present tells of today or announces."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"


_TABLE: Final[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("tense.toml").read_text(encoding="utf-8"))
_PAST: Final = frozenset(_TABLE["past"]["verbs"])
_AUXILIARIES: Final = frozenset(_TABLE["past"]["perfect_auxiliaries"])
_PARTICIPLES: Final = frozenset(_TABLE["past"]["participles"])
_FUTURE: Final = frozenset(_TABLE["future"]["verbs"])
_ANNOUNCED: Final = frozenset(_TABLE["future"]["announced"])
_PRESENT: Final = frozenset(_TABLE["present"]["verbs"])
_REPORTING: Final = frozenset(_TABLE["past"]["reporting"])
_HAVE: Final = frozenset(_TABLE["past"]["have"])
_HELPERS: Final = _AUXILIARIES | frozenset(_TABLE["past"]["helpers"])
_ACTS: Final = _HAVE | frozenset(_TABLE["past"]["acts"])
_COMPARED: Final = frozenset(_TABLE["guards"]["compared"])
_NOT_PAST: Final = frozenset(_TABLE["guards"]["not_past"])
_CAPTION: Final = re.compile("|".join(map(re.escape, _TABLE["caption"]["cues"])))
_WORD: Final = re.compile(r"[A-Za-zÄÖÜäöüß]+")
_CLAUSE_END: Final = re.compile(r"[,;:!?()„“”\"»«–]|\.(?!\s*[a-zäöü\d])| - ")
_AND: Final = re.compile(r"\s(?:und|oder|aber|sondern|sowie)\s")
_PARTICIPLE: Final = re.compile(
    r"[a-zäöü]*ge[a-zäöüß]{2,}(?:t|en)$|[a-zäöü]*(?:be|ver|er|ent|zer|über|unter|miss)[a-zäöüß]{2,}t$|[a-zäöüß]{2,}iert$"
)
_STRONG: Final = re.compile(
    rf"(?:{'|'.join(_TABLE['past']['prefixes'])})?(?:{'|'.join(_TABLE['past']['strong'])})(?:en|n)?$"
)
_WEAK_PAST: Final = re.compile(r"[a-zäöüß]{2,}ten?$")
_NO_VERBS: Final = frozenset(_TABLE["guards"]["no_verbs"])
_VERB_BEFORE: Final = re.compile(r"\s([a-zäöüß]{2,}(?:t|en))(?:\s(?:sich|am|an))?\s$")
_VERB_AFTER: Final = re.compile(r"\s([a-zäöüß]{2,}(?:t|en))\b")
_TO_HAVE: Final = re.compile(_TABLE["infinitives"]["to_have"])
_INFINITIVE: Final = re.compile(_TABLE["infinitives"]["ahead"])
_PERFECT: Final = frozenset(_TABLE["infinitives"]["perfect"])
_AUXILIARY_PARTICIPLES: Final = frozenset(_TABLE["infinitives"]["auxiliary_participles"])


def _before(table: str, key: str) -> re.Pattern[str]:
    words = "|".join(f"[{word[0]}{word[0].upper()}]{word[1:]}" for word in _TABLE[table][key])
    return re.compile(rf"(?:^|\s)(?:{words})(?:\s(?:am|an|den|dem|zum|der|vom|kommenden))?\s*$")


_BEFORE_FUTURE: Final = _before("future", "before")
_BEFORE_PAST: Final = _before("past", "before")
_BEFORE_DEFAULT: Final = _before("future", "before_by_default")
_ATTRIBUTES_PAST: Final = re.compile(rf"^(?:\s\w+){{0,2}}\s(?:{'|'.join(_TABLE['past']['attributes'])})[nmrs]?\b")
_ATTRIBUTE: Final = rf"(?:{'|'.join(_TABLE['future']['announced_attributes'])})e[nmrs]?"
_ATTRIBUTES_FUTURE: Final = re.compile(rf"^(?:\s\w+){{0,2}}\s{_ATTRIBUTE}\b")
_ATTRIBUTES_FUTURE_BEFORE: Final = re.compile(rf"\b{_ATTRIBUTE}(?:\s[\w-]+){{1,4}}\s(?:am|an|für)\s*$")


def infer_tense(text: str, begin: int, end: int) -> Tense | None:
    """The tense of the clause around ``text[begin:end]``, None where no word tells.

    Attributes and prepositions of the expression come first ("das am Freitag beginnende Treffen", "für Freitag"), then
    the verb forms of the clause, nearest first, then those of the neighbouring clauses.
    """
    direct = _attached(text, begin, end)
    if direct is not None:
        return direct
    for left, right in _windows(text, begin, end):
        found = _clause_tense(text[left:right], begin - left, text[right:])
        if found is not None:
            return Tense.PAST if found is Tense.PRESENT and _CAPTION.search(text) else found
    if _BEFORE_DEFAULT.search(text[:begin]):
        return Tense.FUTURE
    return Tense.PRESENT if _has_present_beside(text, begin, end) else None


def _has_present_beside(text: str, begin: int, end: int) -> bool:
    """True where an unknown verb in the present stands in second position beside the expression: "stößt am Freitag"."""
    beside = [_VERB_BEFORE.search(text[:begin]), _VERB_AFTER.match(text[end:])]
    return any(m is not None and m[1] not in _NO_VERBS and not _is_participle(m[1]) for m in beside)


def _attached(text: str, begin: int, end: int) -> Tense | None:
    head, tail = text[:begin], text[end : end + 60]
    if _ATTRIBUTES_PAST.match(tail):
        return Tense.PAST
    if _ATTRIBUTES_FUTURE.match(tail) or _ATTRIBUTES_FUTURE_BEFORE.search(head) or _BEFORE_FUTURE.search(head):
        return Tense.FUTURE
    return Tense.PAST if _BEFORE_PAST.search(head) else None


def _windows(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretch between coordinating words, the clause, the clause with a neighbour at a side, the whole text."""
    cuts = [0, *(m.end() for m in _CLAUSE_END.finditer(text)), len(text)]
    left = max(cut for cut in cuts if cut <= begin)
    right = min((cut for cut in cuts if cut >= end), default=len(text))
    ands = [m.start() for m in _AND.finditer(text, left, right)]
    inner_left = max((cut for cut in ands if cut < begin), default=left)
    inner_right = min((cut for cut in ands if cut >= end), default=right)
    yield inner_left, inner_right
    yield inner_left, right
    yield left, right
    yield max((cut for cut in cuts if cut < left), default=0), right
    yield left, min((cut for cut in cuts if cut > right), default=len(text))
    yield 0, len(text)


def _clause_tense(clause: str, at: int, rest: str) -> Tense | None:
    """``at`` is where the expression stands; a participle may close the bracket in ``rest``, what follows."""
    words = [(m.group(), m.start()) for m in _WORD.finditer(clause)]
    forms = [word for word, _ in words]
    if _TO_HAVE.search(clause):
        return Tense.PAST
    if _announces(forms):
        return Tense.FUTURE
    verbs = [(abs(start - at), tense) for word, start in words if (tense := _verb_tense(word, forms, rest)) is not None]
    if verbs:
        return min(verbs)[1] if len({tense for _, tense in verbs}) > 1 else verbs[0][1]
    return Tense.FUTURE if _INFINITIVE.search(clause) else None


def _announces(clause: list[str]) -> bool:
    """A participle such as "ist geplant", but not "hat verschoben" and not "länger als erwartet"."""
    if _ACTS & set(clause):
        return False
    return any(w in _ANNOUNCED and not (i and clause[i - 1] in _COMPARED) for i, w in enumerate(clause))


def _verb_tense(word: str, clause: list[str], rest: str) -> Tense | None:
    form = word if word[0].islower() else word[0].lower() + word[1:]
    if form != word and clause[0] != word:
        return None
    if form in _FUTURE:
        return _modal_tense(clause)
    if form in _AUXILIARIES:
        done = form in _HAVE or _has_participle(clause) or _has_participle(_WORD.findall(rest))
        return Tense.PAST if done else Tense.PRESENT
    if form in _PAST or form in _REPORTING or _is_past(form):
        return Tense.PAST
    is_present = form in _PRESENT and not (_is_participle(form) and _HELPERS & set(clause))
    return Tense.PRESENT if is_present else None


def _is_past(form: str) -> bool:
    """A weak past by its ending, a strong one by its stem."""
    return bool((_WEAK_PAST.match(form) and form not in _NOT_PAST) or _STRONG.match(form))


def _modal_tense(clause: list[str]) -> Tense:
    """ "soll getroffen haben" looks back, "soll treffen" ahead."""
    back = any(word in _PERFECT and i and _is_participle(clause[i - 1]) for i, word in enumerate(clause))
    return Tense.PAST if back else Tense.FUTURE


def _has_participle(clause: list[str]) -> bool:
    return any(_is_participle(word) for word in clause)


def _is_participle(word: str) -> bool:
    return word in _PARTICIPLES or word in _AUXILIARY_PARTICIPLES or bool(_PARTICIPLE.match(word))
