"""The sources that one sentence names for itself, by reporting verbs and citing phrases."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.claim_sources import Anaphor, Page, Source, TextSource, source_at
from kg.extract.claim_words import CITE, FINITE, NOUNS, PARTICIPLES, SUBJUNCTIVE, WORDS, ends_like
from kg.model import MentionKind
from kg.parse import syntax

_NOUNS = "|".join(CITE["nouns"])
_ENDS = "|".join(noun.casefold() for noun in CITE["nouns"])
_AFTER = tuple(
    re.compile(pattern)
    for pattern in (
        r"\b(?P<cue>[Ll]aut)\s",
        rf"\b(?P<cue>[Nn]ach\s(?:den\s|einer\s|einem\s)?(?:{_NOUNS}))\s(?:von\s|vom\s|aus\s(?:dem\s|der\s)?)?",
        rf"\b(?P<cue>(?:{_NOUNS}))\s(?=(?:der|des|von|vom|aus)\s[^,.]{{1,60}}\szufolge)(?:von\s|vom\s|aus\s)?",
        r"[,–-]\s(?P<cue>so)\s(?=[^,.;:]{2,70}[,.;:–])",
        rf"\b(?P<cue>(?:{'|'.join(f'[{a[0]}{a[0].upper()}]{a[1:]}' for a in CITE['appeals'])}))\s",
    )
)
_COMPOUND = re.compile(rf"\b[Nn]ach\s(?P<source>[\w-]+?)-?(?P<noun>{_ENDS}|{_NOUNS})\b")
_SIDE = re.compile(rf"\b[Nn]ach\s(?:der\s|den\s)?(?P<stem>[a-zäöüß]+)e[nr]\s(?:{_NOUNS})(?!\s(?:der|des|von|aus)\b)")
_TO = re.compile(r"\bzufolge\b")
_REDE = re.compile(r"\b(?:war|ist|sei)\b.*\bdie Rede\b")
_HEAD = re.compile(r"^(?P<source>[^:.!?„“\"]{2,40}):\s")
_PLACE_WORDS = frozenset(("in", "im", "aus", "bei", "beim", "von", "vom", "seitens", "auf"))


@dataclass(frozen=True, slots=True)
class Cue:
    """What one sentence says about its source; ``back`` when it speaks of the sentence before ("Das teilte X mit")."""

    holders: tuple[Source, ...]
    via: tuple[Source, ...]
    cue: str
    back: bool = False


def find_cue(page: Page) -> Cue | None:
    """The sources of a sentence, None where it names none. Cited sources are holders; who cites them is ``via``."""
    cited, citing_words, appeal = _cited(page)
    said, verb, back = _said(page)
    if not cited and not said:
        return None
    cue = citing_words or verb
    if appeal and said:
        return Cue(_unique(cited), _unique(said), cue, back)
    return Cue(_unique([*said, *cited]), (), verb or cue, back)


def _unique(sources: list[Source]) -> tuple[Source, ...]:
    return tuple(dict.fromkeys(sources))


def _cited(page: Page) -> tuple[list[Source], str, bool]:
    text = page.sentence.span.text
    found: list[Source] = []
    cue, appeal = "", False
    for pattern in _AFTER:
        for match in pattern.finditer(text):
            sources = [s for s in source_at(page, _token_at(page, match.end())) if _may_cite(s)]
            if sources:
                found += sources
                cue = cue or match["cue"]
                appeal = appeal or match["cue"].casefold() in CITE["appeals"]
    for source, word in (*_compounds(page, text), *_before_to(page), *_by_place(page), *_heading(page, text)):
        found.append(source)
        cue = cue or word
    return found, cue, appeal


def _token_at(page: Page, position: int) -> int:
    start = page.sentence.span.start_char
    return next((i for i, token in enumerate(page.tokens) if token.idx - start >= position), len(page.tokens))


def _may_cite(source: Source) -> bool:
    """Not a thought ("so die Hoffnung"), not the paper itself ("nach Informationen dieser Zeitung")."""
    if not isinstance(source, TextSource):
        return True
    last = source.text.split()[-1]
    return not ends_like(last, "thoughts") and not source.text.casefold().startswith(NOUNS["own"])


def _compounds(page: Page, text: str) -> Iterator[tuple[Source, str]]:
    """ "nach Teilnehmerangaben", "nach Kreml-Angaben", "nach britischer Darstellung"."""
    for match in _COMPOUND.finditer(text):
        token = page.tokens[min(_token_at(page, match.start("source")), len(page.tokens) - 1)]
        mention = page.mention(token)
        if mention is not None:
            yield mention, match[0]
        elif match["source"][0].isupper():
            begin = page.sentence.begin + match.start("source")
            yield TextSource(match["source"], begin, begin + len(match["source"])), match[0]
    for match in _SIDE.finditer(text):
        if f"{match['stem']}en" not in NOUNS["own"]:
            begin = page.sentence.begin + match.start("stem")
            yield TextSource(f"{match['stem']}e Seite", begin, begin + len(match["stem"])), match[0]


def _before_to(page: Page) -> Iterator[tuple[Source, str]]:
    """ "dem Kreml zufolge", "Medienberichten zufolge", "der Mitteilung zufolge"."""
    for position, token in enumerate(page.tokens):
        if not _TO.fullmatch(token.lower_) or position == 0:
            continue
        start = position
        while start > 0 and (
            page.tokens[start - 1].pos_ in ("NOUN", "PROPN", "ADJ", "DET", "NUM")
            or page.mention(page.tokens[start - 1])
        ):
            start -= 1
        for source in source_at(page, start):
            yield source, "zufolge"


def _by_place(page: Page) -> Iterator[tuple[Source, str]]:
    """ "hieß es aus Regierungskreisen", "in Ankara hieß es", "war im Weißen Haus die Rede"."""
    text = page.sentence.span.text
    impersonal = [i for i, token in enumerate(page.tokens) if token.lower_ in WORDS["impersonal"]]
    if not impersonal and not _REDE.search(text):
        return
    at = impersonal[0] if impersonal else 0
    found: list[Source] = []
    for position, token in enumerate(page.tokens):
        near = position > at or not _comma_between(page, position, at)
        if token.lower_ in _PLACE_WORDS and near:
            found += [s for s in source_at(page, position + 1) if _is_speaker(s)]
    after = [s for s in found if isinstance(s, Anaphor) or s.begin > page.tokens[at].idx + page.sentence.offset]
    for source in (after or found)[:2]:
        yield source, page.tokens[at].text if impersonal else "die Rede"
    if impersonal and not found and any(token.lower_ == "es" for token in page.tokens):
        yield Anaphor.HOLDER, page.tokens[at].text


def _comma_between(page: Page, position: int, at: int) -> bool:
    return any(token.text in (",", ":", "“", "„", '"') for token in page.tokens[position:at])


def _is_speaker(source: Source) -> bool:
    if isinstance(source, TextSource):
        return not ends_like(source.text.split()[-1], "settings")
    return True


def _heading(page: Page, text: str) -> Iterator[tuple[Source, str]]:
    """ "Kreml: Deutsche Seite bat um Telefonat"."""
    match = _HEAD.match(text)
    if match is None or not page.sentence.zone.value == "headline":
        return
    mention = page.mention(page.tokens[0])
    if mention is not None and mention.end == page.sentence.begin + match.end("source"):
        yield mention, ":"


def _said(page: Page) -> tuple[list[Source], str, bool]:
    found: list[Source] = []
    cue, back = "", False
    for position, token in enumerate(page.tokens):
        if not _reports(page, position, token) or _in_passing(page, token):
            continue
        sources = _speakers(page, position, token)
        if sources:
            found += sources
            cue = cue or token.text
            back = back or _points_back(page, position)
    return found, cue, back


def _reports(page: Page, position: int, token: Token) -> bool:
    """A reporting verb in the indicative, with its prefix; "habe erklärt" is itself reported."""
    following = [t.lower_ for t in page.tokens[position + 1 :]]
    for lemma, prefix, word in FINITE.get(token.lower_, ()):
        if token.pos_ not in ("VERB", "AUX") or (word and word not in following):
            continue
        if prefix and prefix not in following:
            continue
        if not prefix and _other_prefix(token):
            continue
        if lemma in WORDS["not_reflexive"] and "sich" in _clause_words(token):
            continue
        return True
    lemma = PARTICIPLES.get(token.lower_, "")
    if not lemma or token.tag_ not in ("VVPP", "VVFIN") or token.pos_ != "VERB":
        return False
    return any(t.lower_ in ("hat", "haben", "hatte", "hatten") for t in syntax.clause(token))


def _other_prefix(token: Token) -> bool:
    """ "sagte ... zu" and "sagte ... ab" do not report."""
    return syntax.particle(token) is not None


def _clause_words(token: Token) -> set[str]:
    return {t.lower_ for t in syntax.clause(token)}


def _in_passing(page: Page, token: Token) -> bool:
    """In a relative clause or after "nachdem"."""
    words = syntax.clause(token)
    first = words[0].lower_ if words else ""
    return any(t.tag_ in ("PRELS", "PRELAT") for t in words) or first in WORDS["subordinate"]


def _speakers(page: Page, position: int, token: Token) -> list[Source]:
    subject = syntax.subject(token)
    if subject is not None and subject.lower_ not in WORDS["nobody"] and subject in page.tokens:
        return source_at(page, _phrase_start(page, subject))
    if subject is not None and subject.lower_ in ("es", "man"):
        return []
    return source_at(page, position + 1)


def _phrase_start(page: Page, subject: Token) -> int:
    mention = page.mention(subject)
    if mention is not None and mention.kind is not MentionKind.PLURAL:
        return page.index(subject)
    start, _ = syntax.noun_phrase(subject)
    return max(0, start - page.tokens[0].i)


def _points_back(page: Page, position: int) -> bool:
    first = page.tokens[0].lower_
    return first in WORDS["back_pointers"] and position <= 2


def is_reported(page: Page) -> bool:
    """True for reported speech: a finite verb of the main clause in the subjunctive, or "soll ... haben"."""
    words = [token.lower_ for token in page.tokens]
    if any(word in ("soll", "sollen") for word in words) and any(word in ("haben", "sein") for word in words[-3:]):
        return True
    return any(token.lower_ in SUBJUNCTIVE and token.pos_ in ("VERB", "AUX") for token in page.tokens)
