"""When two names mean the same: by Wikidata id, else by spelling."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from kg.evaluate.assign import pair_up


def fold(name: str) -> str:
    """Comparable form of a name: case folded, accents off, words joined by single spaces."""
    decomposed = unicodedata.normalize("NFKD", name.casefold().replace("ß", "ss"))
    return " ".join(re.findall(r"\w+", "".join(c for c in decomposed if not unicodedata.combining(c))))


@dataclass(frozen=True, slots=True)
class Named:
    """The folded names and Wikidata ids of an actor, a place or a topic."""

    names: frozenset[str]
    qids: frozenset[str] = frozenset()

    @classmethod
    def of(cls, names: Iterable[str | None], qids: Iterable[str | None] = ()) -> Named:
        """Fold the names and leave out what is empty."""
        return cls(frozenset(fold(n) for n in names if n), frozenset(q for q in qids if q))

    def means(self, other: Named) -> bool:
        """Same id; or, where one has none, nearly the same name, or a surname alone against a full name."""
        if self.qids and other.qids:
            return bool(self.qids & other.qids)
        return any(_alike(a, b) for a in self.names for b in other.names)

    def is_like(self, text: str) -> bool:
        """Looser test for topics: words of one contained in the other."""
        wanted = fold(text)
        return any(
            name and (fuzz.token_set_ratio(name, wanted) >= 80 or fuzz.partial_ratio(name, wanted) >= 90)
            for name in self.names
        )


def _alike(a: str, b: str) -> bool:
    if a == b or fuzz.ratio(a, b) >= 90:
        return True
    first, second = a.split(), b.split()
    if not first or not second or first[-1] != second[-1]:
        return False
    return len(first[-1]) > 3 and min(len(first), len(second)) == 1


def shared(left: Sequence[Named], right: Sequence[Named]) -> int:
    """How many of two lists of names pair up one to one."""
    return len(pair_up(left, right, lambda a, b: float(a.means(b))))
