"""Reporting verbs and who their subject is."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.claim_sources import Page, Source, is_speaker, source_at
from kg.extract.claim_words import FINITE, PARTICIPLES, WORDS
from kg.model import ActorMention
from kg.parse import syntax
from kg.values import MentionKind

_BREAKS = frozenset((",", ":", ";", "–", "“", "„", '"', "»", "«"))
_FORMS = frozenset((*FINITE, *PARTICIPLES, *WORDS["learnt"], *WORDS["let"]))
"""All forms that may report, so that other words need no look at their syntax."""


def said(page: Page) -> tuple[list[Source], str, bool]:
    """The subjects of the reporting verbs of a sentence, the first verb, and whether it points to the sentence before."""
    found: list[Source] = []
    cue, back = "", False
    for position, token in enumerate(page.tokens):
        if not _reports(page, position, token) or _in_passing(page, token):
            continue
        sources = [s for s in _speakers(page, position, token) if is_speaker(s)]
        if not sources and token.tag_ == "VVFIN" and not _is_impersonal_clause(token):
            sources = [s for s in source_at(page, position + 1) if is_speaker(s)]
        if sources:
            found += sources
            cue = cue or token.text
            back = back or _points_back(page, position)
    return found, cue, back


def quoted_person(page: Page) -> Iterator[tuple[Source, Source]]:
    """ "Platter wird von der Agentur Reuters mit den Worten zitiert": (who is quoted, by whom)."""
    for token in page.tokens:
        if token.lower_ not in WORDS["quoted"] or not syntax.is_passive(token):
            continue
        subject, agent = syntax.subject(token), syntax.agent(token)
        if subject is not None and agent is not None:
            for source in source_at(page, phrase_start(page, subject)):
                yield from ((source, by) for by in source_at(page, phrase_start(page, agent)))


def _reports(page: Page, position: int, token: Token) -> bool:
    """A reporting verb in the indicative, with its prefix; "habe erklärt" is itself reported."""
    if token.lower_ not in _FORMS or (position and page.tokens[position - 1].lower_ == "willkommen"):
        return False
    if token.lower_ in WORDS["learnt"]:
        return bool(_finite_words(page, position) & WORDS["learning"])
    upper = syntax.finite_verb(token)
    chain = {t.lower_ for t in (*syntax.verb_complex(token), *([upper] if upper is not None else []))} - {token.lower_}
    if token.tag_ == "VVPP" and (chain or token.lower_ not in FINITE) and not _ends_wie(page, position):
        lemma = PARTICIPLES.get(token.lower_)
        return lemma is not None and bool(chain & WORDS["have"]) and not _refuses(token, lemma)
    following = [t.lower_ for t in page.tokens[position + 1 :]]
    if token.lower_ in WORDS["let"]:
        return any(word in WORDS["let_know"] for word in following)
    finite = token.tag_ in ("VVFIN", "VVPP") or _must_be_finite(page, position) or _wie(page, position) is not None
    return finite and any(
        (not word or word in following)
        and (prefix in following if prefix else not _other_prefix(token))
        and not _refuses(token, lemma)
        for lemma, prefix, word in FINITE.get(token.lower_, ())
    )


def _is_impersonal_clause(token: Token) -> bool:
    subject = syntax.subject(token)
    return subject is not None and subject.lower_ in WORDS["nobody"]


def _must_be_finite(page: Page, position: int) -> bool:
    """Where a plural verb looks like an adjective to the tagger: "…, berichteten Augenzeugen", "Das melden Medien"."""
    return position > 0 and (
        page.tokens[position - 1].text in _BREAKS or (position == 1 and _points_back(page, position))
    )


def _finite_words(page: Page, position: int) -> set[str]:
    """Words around an infinitive or participle, up to the marks of its clause."""
    start = next((i for i in range(position - 1, -1, -1) if page.tokens[i].text in (",", ":", ";")), -1) + 1
    return {t.lower_ for t in page.tokens[start : position + 3]}


def _refuses(token: Token, lemma: str) -> bool:
    """The reflexive of some verbs means something else: "meldete sich"."""
    return lemma in WORDS["not_reflexive"] and any(t.lower_ == "sich" for t in syntax.clause(token))


def _other_prefix(token: Token) -> bool:
    """ "sagte ... zu" and "sagte ... ab" do not report."""
    particle = syntax.particle(token)
    return particle is not None and particle.lower_ in WORDS["other_prefixes"]


def _in_passing(page: Page, token: Token) -> bool:
    """In a relative clause or after "nachdem"."""
    position = page.index(token)
    start = next((i for i in range(position - 1, -1, -1) if page.tokens[i].text in _BREAKS), -1) + 1
    words = page.tokens[start:position]
    if not words or (start == 0 and words[0].lower_ not in WORDS["subordinate"]):
        return False
    first = words[1] if words[0].pos_ == "ADP" and len(words) > 1 else words[0]
    relative = first.tag_ in ("PRELS", "PRELAT") or (first.lower_ in WORDS["relative"] and _closes(page, position))
    return relative or words[0].lower_ in WORDS["subordinate"]


def _closes(page: Page, position: int) -> bool:
    """True where only auxiliaries stand between the verb and the end of its clause."""
    for token in page.tokens[position + 1 :]:
        if token.is_punct:
            return True
        if token.pos_ != "AUX":
            return False
    return True


def _speakers(page: Page, position: int, token: Token) -> list[Source]:
    """The subject: after the verb where a quotation stands before it, else the name right before it, else by syntax."""
    told_by = _after_wie(page, position)
    if told_by:
        return told_by
    finite = _finite_position(page, token)
    beside = _beside(page, finite) if finite else []
    if beside:
        return beside
    subject = syntax.subject(token)
    if subject is None or subject not in page.tokens or subject.lower_ in WORDS["nobody"]:
        return []
    return source_at(page, phrase_start(page, subject))


def _finite_position(page: Page, token: Token) -> int:
    """Where the finite part of a verb stands in the sentence."""
    finite = next((t for t in syntax.verb_complex(token) if t.lower_ in WORDS["have"]), token)
    return page.index(finite)


def _beside(page: Page, position: int) -> list[Source]:
    """A source in the place of the subject: after the finite verb of an inverted clause, or a name right before it."""
    before = page.tokens[position - 1]
    following = page.tokens[position + 1 : position + 2]
    adverbial = any(t.pos_ == "ADP" for t in following)  # "sagte nach dem Treffen"
    if not adverbial and (before.is_punct or _points_back(page, position) or before.lower_ in WORDS["back_pointers"]):
        after = source_at(page, position + 1)
        if after:
            return after
    mention = page.mention(before)
    return source_at(page, _first(page, mention)) if mention is not None and _opens_clause(page, mention) else []


def _after_wie(page: Page, position: int) -> list[Source]:
    """ "wie beide Seiten übereinstimmend mitteilten"."""
    start = _wie(page, position)
    return source_at(page, start + 1) if start is not None else []


def _ends_wie(page: Page, position: int) -> bool:
    """ "Wie TASS berichtet, ...": the form at the end of such a clause is finite, whatever the tagger says."""
    last = position + 1 >= len(page.tokens) or page.tokens[position + 1].text in _BREAKS
    return last and _wie(page, position) is not None


def _wie(page: Page, position: int) -> int | None:
    """Where the "wie" stands that opens the clause of a verb."""
    for start in range(position - 1, -1, -1):
        if page.tokens[start].text in _BREAKS:
            return None
        if page.tokens[start].lower_ == "wie":
            return start
    return None


def _first(page: Page, mention: ActorMention) -> int:
    return next(i for i, token in enumerate(page.tokens) if token.idx + page.sentence.offset >= mention.begin)


def _opens_clause(page: Page, mention: ActorMention) -> bool:
    """True where nothing but an article stands between the mention and the beginning of its clause."""
    first = _first(page, mention)
    while first > 0 and page.tokens[first - 1].pos_ in ("DET", "ADJ", "CCONJ", "ADV", "NOUN"):
        first -= 1
    return first == 0 or page.tokens[first - 1].text in _BREAKS


def phrase_start(page: Page, subject: Token) -> int:
    """Where the noun phrase of a token begins in the sentence."""
    mention = page.mention(subject)
    if mention is not None and mention.kind is not MentionKind.PLURAL:
        return page.index(subject)
    start, _ = syntax.noun_phrase(subject)
    return max(0, start - page.tokens[0].i)


def _points_back(page: Page, position: int) -> bool:
    first = page.tokens[0].lower_
    return first in WORDS["back_pointers"] and position <= 2
