"""The shipped queries: SPARQL files whose head comments give title, question and parameters in German and English."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from kg.errors import UsageError
from kg.query.params import KINDS, literal
from kg.query.store import Source
from kg.resources import ontology_dir

_TEXT = re.compile(r"# (title|question) (de|en): (.+)")
_PARAM = re.compile(r"# param (\w+) \((\w+)\): (.+)")


@dataclass(frozen=True, slots=True)
class Param:
    """A parameter: it stands in the query as ``VALUES ?name { UNDEF }``, which means "any"."""

    name: str
    kind: str
    description: str

    def put(self, text: str, values: tuple[str, ...]) -> str:
        """The query with the place of this parameter filled by terms in SPARQL syntax."""
        filled = f"VALUES ?{self.name} {{ {' '.join(values)} }}"
        return text.replace(f"VALUES ?{self.name} {{ UNDEF }}", filled)


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A shipped query. ``title`` and ``question`` are by language."""

    name: str
    text: str
    title: Mapping[str, str]
    question: Mapping[str, str]
    params: tuple[Param, ...] = field(default=())

    def bind(self, values: Mapping[str, str], source: Source) -> str:
        """The query with parameters filled in; names of actors, places and so on are looked up in the graph.

        Raises ``UsageError`` for an unknown parameter or a value that means nothing in this graph.
        """
        known = {param.name: param for param in self.params}
        text = self.text
        for name, value in values.items():
            if name not in known:
                takes = f"It takes {', '.join(known)}." if known else "It takes none."
                raise UsageError(f'the query {self.name} has no parameter "{name}".', mend=takes)
            text = known[name].put(text, literal(known[name].kind, value, source))
        return text


def parse(name: str, text: str) -> NamedQuery:
    """Read the head comments of a query. Raises ``ValueError`` when a title, question or kind is missing or unknown."""
    texts: dict[str, dict[str, str]] = {"title": {}, "question": {}}
    params = []
    for line in text.splitlines():
        if found := _TEXT.fullmatch(line):
            texts[found[1]][found[2]] = found[3].strip()
        elif found := _PARAM.fullmatch(line):
            params.append(Param(found[1], found[2], found[3].strip()))
    query = NamedQuery(name, text, texts["title"], texts["question"], tuple(params))
    if any(set(given) != {"de", "en"} for given in texts.values()):
        raise ValueError(f"{name}: title and question are needed in de and en")
    if wrong := [p.name for p in params if p.kind not in KINDS or p.put(text, ("1",)) == text]:
        raise ValueError(f"{name}: parameters without a known kind or a place in the query: {wrong}")
    return query


@cache
def shipped() -> Mapping[str, NamedQuery]:
    """All shipped queries by name, sorted."""
    files = sorted((ontology_dir() / "queries").glob("*.rq"))
    return {path.stem: parse(path.stem, path.read_text(encoding="utf-8")) for path in files}


def named(name: str) -> NamedQuery:
    """The shipped query of that name. Raises ``UsageError`` with the nearest names."""
    try:
        return shipped()[name]
    except KeyError:
        near = difflib.get_close_matches(name, shipped(), n=3)
        mend = f"Did you mean {' or '.join(near)}?" if near else "See them all with: kg query GRAPH --list"
        raise UsageError(f'there is no shipped query "{name}".', mend=mend) from None


def read_query(path: Path) -> str:
    """The text of a query file. Raises ``UsageError``."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise UsageError(f"the query cannot be read: {error.strerror}.", where=str(path)) from error
    except UnicodeDecodeError as error:
        raise UsageError("the query is not UTF-8.", where=str(path)) from error
