"""Proper names: what the authority knows, what the model recognises, surnames of persons named in full elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Token

from kg.authority import Authority, Entry, fold
from kg.extract.mention_draft import Draft, Drafts, head_of, is_name_like
from kg.extract.mention_words import Words, words
from kg.model import ActorKind, MentionKind, ParsedArticle

LONGEST = 6
PROMINENT = 5.0
_NO_NAMES = frozenset({"Die", "Der", "Das", "Den", "Dem", "Des", "In", "Im", "Am", "Mit", "Und", "Man", "Er", "Sie", "Es"})
_LABELS = {ActorKind.PERSON: "PER", ActorKind.ORGANIZATION: "ORG", ActorKind.STATE: "LOC"}
_INNER = frozenset("'’&/.-–,")
_QUOTES = frozenset("„“”\"»«'‚‘")


@dataclass
class Known:
    """Folded last words of the full names of an article, so that a surname alone is found before and after them."""

    surnames: set[str] = field(default_factory=set)

    def learn(self, name: str) -> None:
        """Remember the words that may stand for a full name."""
        parts = fold(name.split(" (", maxsplit=1)[0]).split()
        if len(parts) > 1:
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
    tokens = drafts.tokens()
    labels = {t.i: e.label_ for e in drafts.sentence.span.ents for t in e}
    position = 0
    while position < len(tokens):
        size, entry = _longest(tokens[position:], authority, labels)
        if entry is not None:
            start = tokens[position].i
            _add_known(drafts, start, start + size, entry)
            if entry.is_person:
                known.learn(drafts.text(start, start + size))
        position += max(size, 1)


def find_entities(drafts: Drafts, authority: Authority, known: Known) -> None:
    """Add what the entity recogniser has found beyond that."""
    for entity in drafts.sentence.span.ents:
        if entity.label_ in ("PER", "ORG"):
            _add_recognised(drafts, entity.start, entity.end, entity.label_, authority, known)


def _longest(tokens: list[Token], authority: Authority, labels: dict[int, str]) -> tuple[int, Entry | None]:
    """The longest name of the authority at the beginning of ``tokens``: its size and whose it is."""
    first = tokens[0]
    if not (first.text[0].isupper() or first.text.lower() == "ver.di") or first.text in _NO_NAMES:
        return 0, None
    if words().office(first.text):
        return 0, None
    limit = 1
    while limit < min(LONGEST, len(tokens)) and _continues(tokens[limit]):
        limit += 1
    for size in range(limit, 0, -1):
        last = tokens[size - 1].text
        if size == 1 or last[0].isdigit() or any(c.isupper() for c in last):
            entry = look_up(authority, first.doc[first.i : first.i + size].text)
            if entry is not None and (size > 1 or _alone(first, entry, labels)):
                return size, entry
    return 0, None


def _continues(token: Token) -> bool:
    text = token.text
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
    drafts.add(Draft(kind, start, end, head_of(drafts.doc, start, end), _LABELS[entry.actor.kind]))


def _add_recognised(drafts: Drafts, start: int, end: int, label: str, authority: Authority, known: Known) -> None:
    while start < end and (words().office(drafts.doc[start].text) or drafts.doc[start].text in words().titles):
        start += 1
    while start < end and drafts.doc[start].is_punct:
        start += 1
    if start >= end or not drafts.free(start, end) or not _plausible(drafts, start, end, label, authority):
        return
    if label == "PER" and end - start > 1 and _are_surnames(drafts, start, end, authority, known):
        for index in range(start, end):
            drafts.add(Draft(MentionKind.NAME, index, index + 1, index, "PER"))
        return
    if label == "PER":
        known.learn(drafts.text(start, end))
    drafts.add(Draft(MentionKind.NAME, start, end, head_of(drafts.doc, start, end), label))


def _are_surnames(drafts: Drafts, start: int, end: int, authority: Authority, known: Known) -> bool:
    """True for surnames side by side: "rief Putin Trump an"; the recogniser takes them for one name."""
    for token in drafts.doc[start:end]:
        forms = [fold(form) for form in without_genitive(token.text)]
        if not any(form in known.surnames for form in forms) and not _prominent(authority, forms):
            return False
    return True


def _plausible(drafts: Drafts, start: int, end: int, label: str, authority: Authority) -> bool:
    tokens = drafts.doc[start:end]
    text = tokens.text
    if len(text) < 3 or not text[0].isalpha() or not text[0].isupper() or "\n" in text:
        return False
    if any(t.is_digit or t.text in _QUOTES for t in tokens) and label == "PER":
        return False
    if label == "PER":
        single = len(tokens) == 1
        demonym = any(authority.state_word(text, form) for form in ("demonym_m", "demonym_f", "demonym_pl", "capital"))
        return not demonym and not (
            single and (tokens[0].pos_ not in ("", "PROPN") or authority.place(text) is not None)
        )
    return True


def find_surnames(drafts: Drafts, authority: Authority, known: Known) -> None:
    """Add single words that are the surname of somebody named in full in the article, or of somebody very prominent."""
    for token in drafts.tokens():
        if not drafts.free(token.i, token.i + 1) or not token.text[:1].isupper() or words().office(token.text):
            continue
        forms = [fold(form) for form in without_genitive(token.text)]
        if any(form in known.surnames for form in forms) or (is_name_like(token) and _prominent(authority, forms)):
            drafts.add(Draft(MentionKind.NAME, token.i, token.i + 1, token.i, "PER"))


def _prominent(authority: Authority, forms: list[str]) -> bool:
    return any(entry.weight >= PROMINENT + 1 for form in forms for entry in authority.surnamed(form))


def learn_titles(parsed: ParsedArticle, known: Known) -> None:
    """Learn names from "Title Given Surname" all over the article before sentences are searched."""
    for sentence in parsed.sentences:
        for token in sentence.span:
            run = (
                name_run(token.nbor(1), sentence.span.end)
                if words().office(token.text) and token.i + 1 < sentence.span.end
                else 0
            )
            if run > 1:
                known.learn(str(token.doc[token.i + 1 : token.i + 1 + run].text))


def name_run(token: Token, limit: int) -> int:
    """How many tokens from ``token`` on look like a person's name (capitalised words, particles between them)."""
    position, end = token.i, token.i
    while position < limit and position - token.i < LONGEST:
        current = token.doc[position]
        if is_name_like(current) and not words().office(current.text) and not words().body(current.text):
            end = position + 1
        elif (
            current.text.lower() not in words().particles
            or (end == token.i and not current.text.istitle())
            or current.text == "und"
        ):
            break
        position += 1
    return end - token.i
