"""Parties without a name: bodies and groups of people ("der Vorstand", "die Entführer", "Vertreter der Stahlindustrie")."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from kg.extract.mention_draft import Draft, Drafts
from kg.extract.mention_words import stem, words
from kg.resources import PACKAGE
from kg.values import MentionKind

_FILE = PACKAGE / "lang" / "de" / "collectives.toml"
_SHORTEST, _PREFIX = 5, 3  # letters of a word that may end a compound, and of what stands before it
_TAIL = 4  # tokens of a genitive: "der Familie Chrobog", "der Deutschen Bank"
_ENDINGS = {"m": "er", "f": "e", "n": "es", "plural": "e"}


class Sort(StrEnum):
    """What kind of party a word names; the sections of ``collectives.toml``."""

    BODIES = "bodies"
    GROUPS = "groups"
    PEOPLE = "people"
    REPRESENTATIVES = "representatives"
    LEADERSHIP = "leadership"
    STAFF = "staff"


@dataclass(frozen=True, slots=True)
class CollectiveWord:
    """A word for a party without a name: its nominative, its sort and the ending of an adjective before it."""

    nominative: str
    sort: Sort
    ending: str


@lru_cache(maxsize=1)
def _table() -> tuple[dict[str, CollectiveWord], frozenset[str]]:
    data = tomllib.loads(_FILE.read_text("utf-8"))
    forms: dict[str, CollectiveWord] = {}
    for sort in Sort:
        for gender, nouns in data[sort].items():
            for noun in nouns:
                word = CollectiveWord(noun, sort, _ENDINGS[gender])
                forms |= dict.fromkeys(_cases(noun, gender), word)
    return forms, frozenset(data["links"]["words"])


@lru_cache(maxsize=1)
def kinds() -> dict[str, str]:
    """The class of bodies of the authority that a bare noun points to: "die Gewerkschaften" are those the article names."""
    data = tomllib.loads(_FILE.read_text("utf-8"))
    return {noun: cls for cls, nouns in data["kinds"].items() for noun in nouns}


def _cases(noun: str, gender: str) -> tuple[str, ...]:
    if gender == "plural":
        return (noun,) if noun.endswith(("n", "s")) else (noun, f"{noun}n")
    return (noun,) if gender == "f" else (noun, f"{noun}s", f"{noun}es")


@lru_cache(maxsize=20_000)
def collective(token: str) -> CollectiveWord | None:
    """The party that a noun names without a name, also as the last part of a compound."""
    forms, _ = _table()
    if not token[:1].isupper() or not token.replace("-", "").isalpha():
        return None
    if found := forms.get(token):
        return found
    for length in range(len(token) - _PREFIX, _SHORTEST - 1, -1):
        word = forms.get(token[-length:].capitalize())
        if word is not None:
            tail = word.nominative if token[-length - 1] == "-" else word.nominative.lower()
            return replace(word, nominative=token[:-length] + tail)
    return None


def find_collectives(drafts: Drafts) -> None:
    """Add bodies and groups that have no name, with their adjectives and the genitive that says whose they are.

    A representative with a named owner is left out, because the owner is the party ("Vertreter der Hamas"); so is a noun
    with a name in apposition ("der Energiekonzern RWE").
    """
    for token in drafts.tokens:
        word = collective(token.text)
        if word is None or not drafts.free(token.i, token.i + 1):
            continue
        start = _adjectives_before(drafts, token.i)
        if word.sort is Sort.PEOPLE and _is_somebodys(drafts, start):
            continue
        end, owned = _owner_after(drafts, token.i + 1)
        stands_for_owner = word.sort in (Sort.REPRESENTATIVES, Sort.LEADERSHIP) or _has_members(drafts, token.i + 1)
        if (owned and stands_for_owner) or _has_apposition(drafts, token.i + 1):
            continue
        drafts.add(Draft(MentionKind.COLLECTIVE, start, end, token.i, word.sort))


def _adjectives_before(drafts: Drafts, position: int) -> int:
    while position > drafts.first and drafts.free(position - 1, position):
        before = drafts.token(position - 1)
        if before.pos_ != "ADJ" or before.text.lower() in words().any_determiner:
            break
        position -= 1
    return position


def _is_somebodys(drafts: Drafts, start: int) -> bool:
    """ "ihre Eltern": private life."""
    return start > drafts.first and drafts.word(start - 1).lower().startswith(("sein", "ihr", "mein", "unser"))


def _has_members(drafts: Drafts, start: int) -> bool:
    """ "die Koalition aus SPD und Grünen"."""
    return start < drafts.last and drafts.word(start) == "aus"


def _has_apposition(drafts: Drafts, start: int) -> bool:
    """A name follows, bare or in quotation marks or brackets: "die Gewerkschaft ver.di", "der Verband (BDI)"."""
    if start < drafts.last and drafts.word(start) in ("(", "„", "»", '"', "“"):
        start += 1
    if any(d.start == start and d.kind is MentionKind.NAME for d in drafts.found):
        return not drafts.word(start).endswith("s")
    return start < drafts.last and drafts.token(start).pos_ == "PROPN"


def _owner_after(drafts: Drafts, start: int) -> tuple[int, bool]:
    """End of the genitive or von-phrase behind the noun, and whether somebody is named in it."""
    _, links = _table()
    named = {d.start: d for d in drafts.found if d.kind is not MentionKind.PRONOUN}
    if start in named and (named[start].kind is MentionKind.PLURAL or drafts.word(named[start].end - 1).endswith("s")):
        return named[start].end, True
    end = start
    while end < drafts.last and drafts.word(end).lower() in links:
        noun = _noun_phrase(drafts, end + 1, named)
        if noun is None:
            break
        if noun in named:
            return named[noun].end, True
        end = noun
    return end, False


def _noun_phrase(drafts: Drafts, start: int, named: dict[int, Draft]) -> int | None:
    """Where a noun phrase ends, or where the mention in it begins; None when there is neither."""
    for position in range(start, min(start + _TAIL, drafts.last)):
        if position in named:
            return position
        token = drafts.token(position)
        if token.pos_ not in ("ADJ", "NOUN", "PROPN", "DET"):
            return None
        following = position + 1
        if token.pos_ in ("NOUN", "PROPN") and (following >= drafts.last or drafts.token(following).pos_ != "PROPN"):
            return following
    return None


def nominative(text: str) -> tuple[str, str]:
    """The label of a collective in the nominative, and its bare noun.

    "örtlichen Stammesältesten" gives "örtliche Stammesälteste" and "Stammesälteste".
    """
    tokens = text.split()
    head = next((i for i, token in enumerate(tokens) if collective(token) is not None), 0)
    word = collective(tokens[head])
    if word is None:
        return text, text
    adjectives = [declined(a, word.ending) for a in tokens[:head]]
    return " ".join([*adjectives, word.nominative, *tokens[head + 1 :]]), word.nominative


def declined(adjective: str, ending: str) -> str:
    """An adjective with the ending of the nominative; "Berliner" does not decline."""
    return adjective if adjective[0].isupper() and adjective.endswith("er") else stem(adjective) + ending
