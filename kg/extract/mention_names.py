"""Proper names: what the authority knows, what the model recognises, surnames of persons named in full elsewhere."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from spacy.tokens import Token

from kg.authority import Authority, Entry, fold
from kg.extract.mention_draft import Draft, Drafts, is_name_like
from kg.extract.mention_words import words
from kg.resources import PACKAGE
from kg.values import ActorKind, MentionKind

LONGEST = 6
PROMINENT = 5.0


@lru_cache(maxsize=1)
def short_names() -> list[dict[str, Any]]:
    """Short names of organisations with the words that must stand in the article."""
    table = tomllib.loads((PACKAGE / "lang" / "de" / "short_names.toml").read_text("utf-8"))
    listed: list[dict[str, Any]] = table["short"]
    return listed


_NO_NAMES = frozenset(
    {"Die", "Der", "Das", "Den", "Dem", "Des", "In", "Im", "Am", "Mit", "Und", "Man", "Er", "Sie", "Es"}
)
_LABELS = {ActorKind.PERSON: "PER", ActorKind.ORGANIZATION: "ORG", ActorKind.STATE: "LOC"}
_INNER = frozenset("'’&/.-–,")
_QUOTES = frozenset("„“”\"»«'‚‘")


@dataclass
class Known:
    """The full names of an article, folded, and their last words, so that a surname alone is found before and after them."""

    surnames: set[str] = field(default_factory=set)
    full: set[str] = field(default_factory=set)
    short: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, text: str) -> Known:
        """Nothing but the short names that the words of the article admit."""
        fitting = (s for s in short_names() if any(word in text for word in s["near"]))
        known = cls()
        for entry in fitting:
            for word in entry["words"]:
                known.short.setdefault(word, entry["name"])
        return known

    def learn(self, name: str) -> None:
        """Remember the words that may stand for a full name."""
        parts = fold(name.split(" (", maxsplit=1)[0]).split()
        if len(parts) > 1:
            self.full.add(" ".join(parts))
            self.surnames.update({parts[-1], parts[0]} if len(parts[0]) <= 3 else {parts[-1]})


def without_genitive(text: str) -> Iterable[str]:
    """The text itself and, where it may be a genitive, the nominative."""
    yield text
    if text.endswith(("'", "’")):
        yield text[:-1]
    elif text.endswith("s") and len(text) > 3:
        yield text[:-1]
        if text.endswith("es"):
            yield text[:-2]


def variants(text: str) -> Iterable[str]:
    """Spellings under which a name may be known: genitive removed, first adjective in the nominative."""
    for form in without_genitive(text):
        yield form
        first, space, rest = form.partition(" ")
        if space and first.endswith(("en", "er", "es", "em")) and len(first) > 4:
            yield f"{first[:-1]} {rest}"


@lru_cache(maxsize=50_000)
def look_up(authority: Authority, text: str) -> Entry | None:
    """The most prominent actor with this name in some form; short forms must be written exactly so."""
    for form in variants(text):
        for entry in authority.named(form):
            if _written_so(entry, form):
                return entry
    return None


def _written_so(entry: Entry, form: str) -> bool:
    if entry.is_person:
        return " " in form or entry.weight >= PROMINENT
    if len(form) <= 4 or form.isupper():
        return form == entry.actor.label or form in entry.actor.aliases
    return True


def find_names(drafts: Drafts, authority: Authority, known: Known) -> None:
    """Add names of the authority, longest first."""
    labels = {index: label for start, end, label in drafts.entities for index in range(start, end)}
    position = drafts.first
    while position < drafts.last:
        size, entry = _longest(drafts, position, authority, labels)
        if entry is not None:
            _add_known(drafts, position, position + size, entry)
            if entry.is_person:
                known.learn(drafts.text(position, position + size))
        elif drafts.word(position) in known.short and drafts.is_common(position):
            drafts.add(Draft(MentionKind.NAME, position, position + 1, position, "ORG"))
        position += max(size, 1)


def find_entities(drafts: Drafts, authority: Authority, known: Known) -> None:
    """Add what the entity recogniser has found beyond that."""
    for start, end, label in drafts.entities:
        if label in ("PER", "ORG"):
            _add_recognised(drafts, (start, end), label, authority, known)


def _longest(drafts: Drafts, start: int, authority: Authority, labels: dict[int, str]) -> tuple[int, Entry | None]:
    """The longest name of the authority that begins with token ``start``: its size and whose it is."""
    first = drafts.word(start)
    if not (first[0].isupper() or first.lower() == "ver.di") or first in _NO_NAMES or words().office(first):
        return 0, None
    limit = start + 1
    while limit < min(start + LONGEST, drafts.last) and _continues(drafts.word(limit)):
        limit += 1
    for end in range(limit, start, -1):
        last = drafts.word(end - 1)
        if end == start + 1 or last[0].isdigit() or _has_capital(last):
            entry = look_up(authority, drafts.text(start, end))
            if entry is not None and (end > start + 1 or _alone(drafts.token(start), entry, labels)):
                return end - start, entry
    return 0, None


@lru_cache(maxsize=50_000)
def _has_capital(word: str) -> bool:
    return any(letter.isupper() for letter in word)


@lru_cache(maxsize=50_000)
def _continues(text: str) -> bool:
    return text[0].isupper() or text[0].isdigit() or text.lower() in words().particles or text in _INNER or "-" in text


def _alone(token: Token, entry: Entry, recognised: dict[int, str]) -> bool:
    """Whether a single word may name the actor: publishers need quotes or the recogniser, persons a name-like word."""
    if entry.cls in ("publisher", "agency"):
        quoted = token.i > 0 and token.nbor(-1).text in _QUOTES
        return quoted or recognised.get(token.i) == "ORG" or (token.text.isupper() and len(token.text) > 2)
    if entry.is_person:
        return is_name_like(token) or recognised.get(token.i) == "PER"
    if entry.cls in ("seat", "state", "igo", "company"):
        return True
    return not token.pos_ or token.pos_ in ("PROPN", "NOUN", "X")


def _add_known(drafts: Drafts, start: int, end: int, entry: Entry) -> None:
    kind = MentionKind.NAME
    if entry.actor.kind is ActorKind.STATE:
        kind = MentionKind.STATE
    elif entry.cls in ("seat", "gov"):
        kind = MentionKind.METONYM
    drafts.add(Draft(kind, start, end, drafts.head_of(start, end), _LABELS[entry.actor.kind]))


def _add_recognised(drafts: Drafts, span: tuple[int, int], label: str, authority: Authority, known: Known) -> None:
    start, end = span
    while start < end and (
        words().office(drafts.word(start)) or drafts.word(start) in words().titles or not drafts.word(start).isalnum()
    ):
        start += 1
    if start >= end or not drafts.free(start, end) or not _plausible(drafts, start, end, label, authority):
        return
    if label == "PER" and end - start > 1 and _are_surnames(drafts, (start, end), authority, known):
        for index in range(start, end):
            drafts.add(Draft(MentionKind.NAME, index, index + 1, index, "PER"))
        return
    if label == "ORG" and end - start == 1 and _is_surname(drafts.word(start), known):
        label = "PER"
    if label == "PER":
        known.learn(drafts.text(start, end))
    drafts.add(Draft(MentionKind.NAME, start, end, drafts.head_of(start, end), label))


def _is_surname(word: str, known: Known) -> bool:
    return any(fold(form) in known.surnames for form in without_genitive(word))


def _are_surnames(drafts: Drafts, span: tuple[int, int], authority: Authority, known: Known) -> bool:
    """True for surnames side by side: "rief Putin Trump an"; the recogniser takes them for one name."""
    for index in range(*span):
        forms = tuple(fold(form) for form in without_genitive(drafts.word(index)))
        if not any(form in known.surnames for form in forms) and not is_prominent(authority, forms):
            return False
    return True


def _plausible(drafts: Drafts, start: int, end: int, label: str, authority: Authority) -> bool:
    text, parts = drafts.text(start, end), [drafts.word(i) for i in range(start, end)]
    if len(text) < 3 or not text[0].isalpha() or not text[0].isupper() or "\n" in text:
        return False
    if label == "PER" and any(part[0].isdigit() or part in _QUOTES for part in parts):
        return False
    if label == "PER":
        single = len(parts) == 1
        kinds = ("demonym_m", "demonym_f", "demonym_pl", "capital")
        demonym = any(authority.state_word(form, kind) for form in without_genitive(text) for kind in kinds)
        return not demonym and not (
            single and (drafts.token(start).pos_ not in ("", "PROPN") or authority.place(text) is not None)
        )
    return True


def find_surnames(drafts: Drafts, authority: Authority, known: Known) -> None:
    """Add single words that are the surname of somebody named in full in the article, or of somebody very prominent."""
    for index in drafts.capitals:
        text = drafts.word(index)
        if not drafts.free(index, index + 1) or words().office(text) or text in _NO_NAMES:
            continue
        forms = _surname_forms(text)
        if any(form in known.surnames for form in forms):
            drafts.add(_of_surname(drafts, index, forms, authority, known))
        elif is_prominent(authority, forms) and (is_name_like(drafts.token(index)) or _bare(drafts, index)):
            known.surnames.update(form for form in forms if authority.surnamed(form))
            drafts.add(_of_surname(drafts, index, forms, authority, known))


def _of_surname(drafts: Drafts, index: int, forms: tuple[str, ...], authority: Authority, known: Known) -> Draft:
    """The mention with the particles that belong to the surname: "von der Leyen", but "von Merkel"."""
    start = index
    while start > drafts.first and _is_particle(drafts, start - 1) and index - start < LONGEST:
        start -= 1
    while start < index and not _is_end_of_name(drafts, (start, index), forms, authority, known):
        start += 1
    return Draft(MentionKind.NAME, start, index + 1, index, "PER")


def _is_particle(drafts: Drafts, index: int) -> bool:
    word = drafts.word(index)
    return (word.lower() if index == drafts.first else word) in words().particles


def _is_end_of_name(
    drafts: Drafts, span: tuple[int, int], forms: tuple[str, ...], authority: Authority, known: Known
) -> bool:
    particles = fold(drafts.text(*span))
    ends = tuple(f" {particles} {form}" for form in forms)
    if any(name.endswith(ends) for name in known.full):
        return True
    persons = (entry for form in forms for entry in authority.surnamed(form) if entry.weight >= PROMINENT)
    return any(fold(entry.actor.label).endswith(ends) for entry in persons)


@lru_cache(maxsize=50_000)
def _surname_forms(text: str) -> tuple[str, ...]:
    return tuple(fold(form) for form in without_genitive(text) if form != text[:-2])  # names take -s, never -es


def _bare(drafts: Drafts, index: int) -> bool:
    """True for a word that the tagger takes for a noun but that stands alone as a name does, and is no common word."""
    if drafts.word(index) in words().common_surnames or drafts.token(index).pos_ not in ("", "NOUN", "PROPN", "X"):
        return False
    if index == drafts.first:
        return True
    before = drafts.token(index - 1)
    return before.pos_ not in ("ADJ", "DET", "NUM") and before.text.lower() not in words().any_determiner


@lru_cache(maxsize=50_000)
def is_prominent(authority: Authority, forms: tuple[str, ...]) -> bool:
    """True when somebody very well known has one of the surnames."""
    return any(entry.weight >= PROMINENT + 1 for form in forms for entry in authority.surnamed(form))


def learn_titles(drafts: Drafts, known: Known) -> None:
    """Learn names from "Title Given Surname" before surnames are looked for."""
    for index in drafts.capitals:
        if index < drafts.last - 1 and words().office(drafts.word(index)):
            run = name_run(drafts, index + 1)
            if run > 1:
                known.learn(drafts.text(index + 1, index + 1 + run))
            elif run == 1:  # "Patriarch Kyrill"
                known.surnames.add(fold(drafts.word(index + 1)))


def name_run(drafts: Drafts, start: int, authority: Authority | None = None) -> int:
    """How many tokens from ``start`` on look like a person's name (capitalised words, particles between them).

    With ``authority`` a first word that the tagger takes for a noun counts too when it is somebody's surname.
    """
    end = position = start
    while position < min(drafts.last, start + LONGEST):
        text = drafts.word(position)
        surname = authority is not None and position == start and text[0].isupper() and authority.surnamed(text)
        if (surname or is_name_like(drafts.token(position))) and not words().office(text) and not words().body(text):
            end = position + 1
        elif text.lower() not in words().particles or text == "und" or (end == start and not text.istitle()):
            break
        position += 1
    return end - start
