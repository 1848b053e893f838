"""The sources that one sentence names for itself, by reporting verbs and citing phrases."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.claim_sources import Anaphor, Page, Source, TextSource, source_at
from kg.extract.claim_words import CITE, EVIDENTIAL, FINITE, NOUNS, PARTICIPLES, SIDE, SUBJUNCTIVE, WORDS, ends_like
from kg.model import ActorMention, MentionKind, ZoneKind
from kg.parse import syntax

_NOUNS = "|".join(CITE["nouns"])
_ENDS = "|".join(noun.casefold() for noun in CITE["nouns"])
_AFTER = tuple(
    re.compile(pattern)
    for pattern in (
        r"\b(?P<cue>[Ll]aut)\s",
        rf"\b(?P<cue>[Nn]ach\s(?:den\s|einer\s|einem\s)?(?:{_NOUNS}))\s(?:von\s|vom\s|aus\s(?:dem\s|der\s)?)?",
        rf"\b(?P<cue>(?:{_NOUNS}))\s(?=(?:der|des|von|vom|aus)\s[^,.]{{1,60}}\szufolge)(?:von\s|vom\s|aus\s)?",
        r"\b(?P<cue>[Aa]us (?:der )?Sicht)\s(?:von\s|vom\s)?",
        r"[,–-]\s(?P<cue>so)\s(?=[^,.;:]{2,70}[,.;:–])",
        rf"\b(?P<cue>(?:{'|'.join(f'[{a[0]}{a[0].upper()}]{a[1:]}' for a in CITE['appeals'])}))\s",
    )
)
_COMPOUND = re.compile(rf"\b[Nn]ach\s(?P<source>[\w-]+?)-?(?P<noun>{_ENDS}|{_NOUNS})\b")
_SIDE = re.compile(rf"\b[Nn]ach\s(?:der\s|den\s)?(?P<stem>[a-zäöüß]+)e[nr]\s(?:{_NOUNS})(?!\s(?:der|des|von|aus)\b)")
_TO = re.compile(r"\bzufolge\b")
_REDE = re.compile(r"\b(?:war|ist)\b.*\bdie Rede\b")
_HEAD = re.compile(r"^(?P<source>[^:.!?„“\"]{2,40}):\s")
_APPEALS = frozenset(appeal.casefold() for appeal in CITE["appeals"])
_BREAKS = frozenset((",", ":", ";", "–", "“", "„", '"', "»", "«"))
_RELATIVE = frozenset(("der", "die", "das", "den", "dem", "deren", "dessen", "denen", "wo", "was"))
_HAVE = frozenset(("hat", "haben", "hatte", "hatten"))
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
    for quoted, by in _quoted_person(page):
        return Cue((quoted,), (by,), "zitiert")
    cited, citing_words, appeal = _cited(page)
    said, verb, back = _said(page)
    if not cited and not said:
        return None
    own_words = citing_words.casefold().endswith(NOUNS["own_words"])
    if said and cited and not appeal and not own_words and all(_is_medium(source) for source in cited):
        return Cue(_unique(said), _unique(cited), verb, back)
    if cited:
        return Cue(_unique(cited), _unique(said) if appeal else (), citing_words, back)
    return Cue(_unique(said), (), verb, back)


def _is_medium(source: Source) -> bool:
    """A named organisation that is no seat of power: "laut CNN hat Panetta verkündet"."""
    if isinstance(source, TextSource):
        return source.is_name
    return isinstance(source, ActorMention) and source.kind is MentionKind.NAME and source.label == "ORG"


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
                appeal = appeal or match["cue"].casefold() in _APPEALS
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
            text = match["source"]
            yield TextSource(text, begin, begin + len(text), text, is_name=True), match[0]
    for match in _SIDE.finditer(text):
        if f"{match['stem']}en" in NOUNS["own"]:
            yield from ((source, match[0]) for source in _self(page, match.end()))
        else:
            begin = page.sentence.begin + match.start("stem")
            stem = match["stem"]
            yield TextSource(stem, begin, begin + len(stem), f"{stem}e {SIDE}"), match[0]


def _self(page: Page, position: int) -> list[Source]:
    """ "nach eigenen Angaben": the subject of the clause."""
    verb = syntax.governing_verb(page.tokens[max(0, _token_at(page, position) - 1)])
    subject = syntax.subject(verb) if verb is not None else None
    if subject is None or subject.lower_ in WORDS["nobody"]:
        return []
    return [source for source in source_at(page, _phrase_start(page, subject)) if _is_speaker(source)]


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
    """Sources of "hieß es aus Regierungskreisen", "in Ankara hieß es", "war im Weißen Haus die Rede"."""
    at = next((i for i, token in enumerate(page.tokens) if _is_impersonal(page, i, token)), None)
    if at is None:
        at = _speech_noun(page)
        if at is None:
            return
    places = [i for i, token in enumerate(page.tokens) if token.lower_ in _PLACE_WORDS]
    after = [i for i in places if i > at]
    before = [i for i in places if i < at and not _comma_between(page, i, at)]
    for position in (*after, *before):
        sources = [s for s in source_at(page, position + 1) if _is_speaker(s)]
        if sources:
            yield from ((source, page.tokens[at].text) for source in sources)
            return
    if any(token.lower_ == "es" for token in page.tokens) and page.tokens[at].lower_ in WORDS["impersonal"]:
        yield Anaphor.HOLDER, page.tokens[at].text


def _is_impersonal(page: Page, position: int, token: Token) -> bool:
    """ "hieß es", "verlautete"; "aus Bogotá kam" only where the sentence begins with the source."""
    if token.lower_ in WORDS["impersonal"]:
        return True
    return token.lower_ in ("kam", "kamen") and page.tokens[0].lower_ == "aus" and position <= 4


def _speech_noun(page: Page) -> int | None:
    match = _REDE.search(page.sentence.span.text)
    return _token_at(page, match.start()) if match else None


def _comma_between(page: Page, position: int, at: int) -> bool:
    return any(token.text in (",", ":", "“", "„", '"') for token in page.tokens[position:at])


def _is_speaker(source: Source) -> bool:
    """A mention, or a noun of people and bodies, or a name; not "hieß es im Anschluss"."""
    if not isinstance(source, TextSource) or source.is_name:
        return True
    return any(ends_like(word, kind) for word in source.text.split() for kind in ("people", "bodies"))


def _heading(page: Page, text: str) -> Iterator[tuple[Source, str]]:
    """ "Kreml: Deutsche Seite bat um Telefonat"."""
    match = _HEAD.match(text)
    if match is None or page.sentence.zone is not ZoneKind.HEADLINE:
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
        sources = [s for s in _speakers(page, position, token) if _is_speaker(s)]
        if not sources and token.tag_ == "VVFIN" and not _is_impersonal_clause(token):
            sources = [s for s in source_at(page, position + 1) if _is_speaker(s)]
        if sources:
            found += sources
            cue = cue or token.text
            back = back or _points_back(page, position)
    return found, cue, back


def _quoted_person(page: Page) -> Iterator[tuple[Source, Source]]:
    """ "Platter wird von der Agentur Reuters mit den Worten zitiert": (who is quoted, by whom)."""
    for token in page.tokens:
        if token.lower_ not in WORDS["quoted"] or not syntax.is_passive(token):
            continue
        subject, agent = syntax.subject(token), syntax.agent(token)
        if subject is not None and agent is not None:
            for source in source_at(page, _phrase_start(page, subject)):
                yield from ((source, by) for by in source_at(page, _phrase_start(page, agent)))


def _reports(page: Page, position: int, token: Token) -> bool:
    """A reporting verb in the indicative, with its prefix; "habe erklärt" is itself reported."""
    if token.lower_ in WORDS["learnt"]:
        return bool(_finite_words(page, position) & WORDS["learning"])
    chain = {t.lower_ for t in syntax.verb_complex(token)} - {token.lower_}
    if token.tag_ == "VVPP" and (chain or token.lower_ not in FINITE):
        lemma = PARTICIPLES.get(token.lower_)
        return lemma is not None and bool(chain & _HAVE) and not _refuses(token, lemma)
    following = [t.lower_ for t in page.tokens[position + 1 :]]
    if token.lower_ in WORDS["let"]:
        return any(word in WORDS["let_know"] for word in following)
    finite = token.tag_ in ("VVFIN", "VVPP") or _must_be_finite(page, position)
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
    return particle is not None and particle.tag_ == "PTKVZ"


def _in_passing(page: Page, token: Token) -> bool:
    """In a relative clause or after "nachdem"."""
    position = page.index(token)
    start = next((i for i in range(position - 1, -1, -1) if page.tokens[i].text in _BREAKS), -1) + 1
    words = page.tokens[start:position]
    if not words or (start == 0 and words[0].lower_ not in WORDS["subordinate"]):
        return False
    first = words[1] if words[0].pos_ == "ADP" and len(words) > 1 else words[0]
    relative = first.tag_ in ("PRELS", "PRELAT") or (first.lower_ in _RELATIVE and _closes(page, position))
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
    finite = _finite_position(page, token)
    beside = _beside(page, finite) if finite else []
    if beside:
        return beside
    subject = syntax.subject(token)
    if subject is None or subject not in page.tokens or subject.lower_ in WORDS["nobody"]:
        return _after_wie(page, position)
    return source_at(page, _phrase_start(page, subject))


def _finite_position(page: Page, token: Token) -> int:
    """Where the finite part of a verb stands in the sentence."""
    finite = next((t for t in syntax.verb_complex(token) if t.lower_ in _HAVE), token)
    return page.index(finite)


def _beside(page: Page, position: int) -> list[Source]:
    """A source in the place of the subject: after the finite verb of an inverted clause, or a name right before it."""
    before = page.tokens[position - 1]
    if before.is_punct or _points_back(page, position) or before.lower_ in WORDS["back_pointers"]:
        after = source_at(page, position + 1)
        if after:
            return after
    mention = page.mention(before)
    return source_at(page, _first(page, mention)) if mention is not None and _opens_clause(page, mention) else []


def _after_wie(page: Page, position: int) -> list[Source]:
    """ "wie beide Seiten übereinstimmend mitteilten"; else what follows the verb."""
    for start in range(position - 1, -1, -1):
        if page.tokens[start].text in _BREAKS:
            return []
        if page.tokens[start].lower_ == "wie":
            return source_at(page, start + 1)
    return []


def _first(page: Page, mention: ActorMention) -> int:
    return next(i for i, token in enumerate(page.tokens) if token.idx + page.sentence.offset >= mention.begin)


def _opens_clause(page: Page, mention: ActorMention) -> bool:
    """True where nothing but an article stands between the mention and the beginning of its clause."""
    first = _first(page, mention)
    while first > 0 and page.tokens[first - 1].pos_ in ("DET", "ADJ", "CCONJ", "ADV", "NOUN"):
        first -= 1
    return first == 0 or page.tokens[first - 1].text in _BREAKS


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
    """True for reported speech: a finite verb in the subjunctive of indirect speech."""
    return any(token.lower_ in SUBJUNCTIVE and token.pos_ in ("VERB", "AUX") for token in page.tokens)


def is_hearsay(page: Page) -> bool:
    """True for "soll ... haben"."""
    words = [token.lower_ for token in page.tokens]
    return any(word in EVIDENTIAL for word in words) and any(word in ("haben", "sein") for word in words[-3:])
