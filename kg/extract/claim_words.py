"""The words of ``claims.toml`` as lookups."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, Final

_FILE: Final = Path(__file__).resolve().parent.parent / "lang" / "de" / "claims.toml"
_TABLE: Final[dict[str, Any]] = tomllib.loads(_FILE.read_text(encoding="utf-8"))

WORDS: Final[dict[str, frozenset[str]]] = {key: frozenset(value) for key, value in _TABLE["words"].items()}
NOUNS: Final[dict[str, tuple[str, ...]]] = {key: tuple(value) for key, value in _TABLE["nouns"].items()}
LINKS: Final[tuple[str, ...]] = NOUNS["talk"]
CITE: Final[dict[str, tuple[str, ...]]] = {key: tuple(value) for key, value in _TABLE["cite"].items()}
GOVERNMENT: Final[tuple[str, str]] = (
    _TABLE["labels"]["government"]["noun"],
    _TABLE["labels"]["government"]["ending"],
)
SIDE: Final[str] = _TABLE["labels"]["side"]
SUBJUNCTIVE: Final[frozenset[str]] = frozenset(_TABLE["mood"]["subjunctive"])
EVIDENTIAL: Final[frozenset[str]] = frozenset(_TABLE["mood"]["evidential"])
CONTINUING: Final[frozenset[str]] = frozenset(_TABLE["mood"]["continuing"])


def _plural(past: str) -> str:
    return f"{past}n" if past.endswith("e") else f"{past}en"


def _finite_forms() -> dict[str, list[tuple[str, str, str]]]:
    """Finite form -> (lemma, separated prefix, word it needs)."""
    forms: dict[str, list[tuple[str, str, str]]] = {}
    for lemma, (present, past, _, prefix) in _TABLE["verbs"].items():
        infinitive = lemma.removeprefix(prefix)
        for form in {present, past, _plural(past), infinitive}:
            forms.setdefault(form, []).append((lemma, prefix, ""))
        if prefix:  # the verb at the end of its clause: "mitteilte"
            for form in {present, past, _plural(past), infinitive}:
                forms.setdefault(prefix + form, []).append((lemma, "", ""))
    for lemma, entry in _TABLE["needs"].items():
        for form in (entry["present"], entry["past"], _plural(entry["past"])):
            forms.setdefault(form, []).append((lemma, entry.get("prefix", ""), entry["word"]))
    return forms


FINITE: Final = _finite_forms()
PARTICIPLES: Final[dict[str, str]] = {entry[2]: lemma for lemma, entry in _TABLE["verbs"].items()}


def ends_like(noun: str, kind: str) -> bool:
    """True when a noun is one of ``kind`` or a compound that ends so."""
    return noun.casefold().endswith(NOUNS[kind])
