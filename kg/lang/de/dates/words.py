"""The word lists of ``words.toml`` as lookups, and as classes that patterns name."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

_TABLE: Final[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))

WEEKDAYS: Final[dict[str, int]] = _TABLE["weekdays"]
MONTHS: Final[dict[str, int]] = _TABLE["months"]
SEASONS: Final[dict[str, int]] = _TABLE["seasons"]
DEICTIC: Final[dict[str, int]] = _TABLE["deictic"]
UNITS: Final[dict[str, str]] = _TABLE["units"]
UNIT_ADJECTIVES: Final[dict[str, str]] = _TABLE["unit_adjectives"]
COMPOUND_UNITS: Final[dict[str, str]] = _TABLE["compound_units"]
VAGUE_NUMBERS: Final[dict[str, list[int]]] = _TABLE["vague_numbers"]
LISTS: Final[dict[str, list[str]]] = _TABLE["lists"]
BOUNDARIES: Final[dict[str, str]] = _TABLE["boundaries"]
FRACTIONS: Final[dict[str, int]] = _TABLE["fractions"]
YEAR_PARTS: Final[dict[str, int]] = _TABLE["year_parts"]
FEASTS: Final[dict[str, dict[str, int]]] = {
    name: {key: value for key, value in feast.items() if key != "names"}
    for feast in _TABLE["feasts"]
    for name in feast["names"]
}
_STEMS: Final[dict[str, dict[str, int]]] = {
    key: _TABLE[key] for key in ("relatives", "deictic_adjectives", "thirds", "compound_thirds", "ordinals")
}


def _either_case(word: str) -> str:
    first = word[0]
    head = f"[{first.upper()}{first}]" if first.islower() else re.escape(first)
    return head + re.escape(word[1:])


def _any(words: Iterable[str]) -> str:
    return "|".join(_either_case(word) for word in sorted(words, key=len, reverse=True))


def _number_words(ending: str = "") -> str:
    return rf"\d+(?:,\d+)?|(?:{_any(_TABLE['numbers'])}){ending}"


def _ordinal(word: str) -> str:
    return re.escape(word) + ("(?:e[nrs]?)?" if word.islower() else "")


def _right_after(word: str) -> str:
    return rf"(?<=\b{re.escape(word)}[ ])"


CLASSES: Final[dict[str, str]] = {
    "IN": f"(?:{'|'.join(map(_right_after, LISTS['in']))})",
    "WD": f"(?:{_any(WEEKDAYS)})",
    "DP": f"(?:{'|'.join(LISTS['dayparts'])})",
    "DPN": f"(?:{'|'.join(LISTS['daypart_nouns'])})",
    "MON": f"(?:{_any(MONTHS)})",
    "D": r"(?:0?[1-9]|[12]\d|3[01])\.",
    "Y": r"(?:1[89]|20)\d\d",
    "REL": f"(?:{_any(_TABLE['relatives'])})e[nmrs]?",
    "DEI": f"(?:{_any(_TABLE['deictic_adjectives'])})e[nmrs]?",
    "DEICTIC": f"(?:{_any(word for word in DEICTIC if word != 'morgen')}|morgen)",
    "UNIT": f"(?:{_any(UNITS)})",
    "UADJ": f"(?:{_any(UNIT_ADJECTIVES)})",
    "CUNIT": f"(?:{_any(COMPOUND_UNITS)})",
    "CPART": f"(?:{'|'.join(_TABLE['compound_thirds'])})",
    "PART": f"(?:{_any(_TABLE['thirds'])})",
    "N": f"(?:{_number_words()})",
    "NA": f"(?:{_number_words()})",
    "VAGUE": f"(?:{_any(VAGUE_NUMBERS)})",
    "APX": f"(?:{_any(LISTS['approximate'])})",
    "ORD": f"(?:{'|'.join(map(_ordinal, _TABLE['ordinals']))})",
    "SEASON": f"(?:{_any(SEASONS)})",
    "FEAST": f"(?:{_any(FEASTS)})",
    "SETS": f"(?:{_any(LISTS['sets'])})",
    "VAGUES": f"(?:{_any(LISTS['vague'])})",
}
"""Name of a word class -> regular expression without named groups."""


_START_TABLES: Final = (
    "weekdays", "months", "seasons", "deictic", "deictic_adjectives", "relatives", "units", "thirds", "compound_units",
    "numbers", "vague_numbers", "ordinals", "fractions",
)  # fmt: skip
_START_LISTS: Final = ("approximate", "vague", "sets", "starters")
_START_LENGTH: Final = 3


def _starts() -> frozenset[str]:
    found = [word for table in _START_TABLES for word in _TABLE[table]]
    found += [word for name in _START_LISTS for word in LISTS[name]] + list(FEASTS)
    return frozenset(word.split()[0].rstrip(".")[:_START_LENGTH].casefold() for word in found)


STARTS: Final[frozenset[str]] = _starts()
"""The first letters of every word that a time expression can begin with."""


def may_start(word: str) -> bool:
    """True when a time expression can begin with a word; cheap, and right for most others."""
    return word[0].isdigit() or word[:_START_LENGTH].casefold() in STARTS


def stem(kind: str, word: str) -> int:
    """The number behind an inflected word of ``relatives``, ``deictic_adjectives``, ``thirds``, ``ordinals``."""
    table = _STEMS[kind]
    for form in (word, word[0].lower() + word[1:]):
        for cut in (form, *(form.removesuffix(ending) for ending in ("e", "en", "em", "er", "es"))):
            if cut in table:
                return table[cut]
    raise KeyError(word)


def number(word: str) -> float:
    """The value of digits ("45", "2,5") or of a number word ("anderthalb")."""
    if word[0].isdigit():
        return float(word.replace(",", "."))
    numbers: dict[str, float] = _TABLE["numbers"]
    return float(numbers[word] if word in numbers else numbers[word[0].lower() + word[1:]])


def is_approximate(word: str | None) -> bool:
    """True for "rund", "knapp" …, not for "genau"."""
    return bool(word) and str(word).casefold() not in LISTS["exact"]
