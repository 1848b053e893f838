"""Phrases that cite: "laut", "nach Angaben", "zufolge", "unter Berufung auf", "hieß es aus"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.claim_sources import Anaphor, Page, Source, TextSource, is_speaker, source_at
from kg.extract.claim_verbs import phrase_start
from kg.extract.claim_words import CITE, NOUNS, SIDE, WORDS, ends_like
from kg.parse import syntax
from kg.values import MentionKind, ZoneKind

_NOUNS = "|".join(CITE["nouns"])
_ENDS = "|".join(noun.casefold() for noun in CITE["nouns"])
_APPEALS = frozenset(appeal.casefold() for appeal in CITE["appeals"])
_ANY_APPEAL = "|".join(f"[{a[0]}{a[0].upper()}]{a[1:]}" for a in CITE["appeals"])


def _compile(pattern: str) -> re.Pattern[str]:
    """A pattern of the data file with its lists of words put in."""
    return re.compile(pattern.replace("{NOUNS}", _NOUNS).replace("{ENDS}", _ENDS).replace("{APPEALS}", _ANY_APPEAL))


_AFTER = tuple(_compile(pattern) for pattern in CITE["source_after"])
_COMPOUND, _SIDE, _REDE = (_compile(CITE[name][0]) for name in ("compound", "side", "talk"))
_NO_HEADING = (MentionKind.STATE, MentionKind.DEMONYM, MentionKind.PLURAL)
"""Before the colon of a headline these say what it is about: "Flüchtlinge: ...", "Polen: ..."."""
_HEAD = re.compile(r"^(?P<source>[^:.!?„“\"]{2,40}):\s")


def cited(page: Page) -> tuple[list[Source], str, bool]:
    """The sources that a sentence cites, the words that cite, and whether they appeal ("unter Berufung auf")."""
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
    """ "nach Teilnehmerangaben", "nach Kreml-Angaben", "nach britischer Darstellung", "nach diesen Angaben"."""
    for match in _COMPOUND.finditer(text):
        token = page.tokens[min(_token_at(page, match.start("source")), len(page.tokens) - 1)]
        mention = page.mention(token)
        if mention is not None:
            yield mention, match[0]
        elif match["source"][0].isupper() or match["source"].endswith("-") or text[match.end("source")] == "-":
            begin = page.sentence.begin + match.start("source")
            name = match["source"]
            yield TextSource(name, begin, begin + len(name), name, is_name=True), match[0]
    for match in _SIDE.finditer(text):
        if match["stem"] in WORDS["pointing"]:
            yield Anaphor(), match[0]
        elif f"{match['stem']}en" in NOUNS["own"]:
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
    return [source for source in source_at(page, phrase_start(page, subject)) if is_speaker(source)]


def _before_to(page: Page) -> Iterator[tuple[Source, str]]:
    """ "dem Kreml zufolge", "Medienberichten zufolge", "der Mitteilung zufolge"."""
    for position, token in enumerate(page.tokens):
        if token.lower_ not in CITE["source_before"] or position == 0:
            continue
        start = position
        while start > 0 and (
            page.tokens[start - 1].pos_ in ("NOUN", "PROPN", "ADJ", "DET", "NUM")
            or page.mention(page.tokens[start - 1])
        ):
            start -= 1
        own = page.tokens[start].lower_ in NOUNS["own"]
        for source in (
            _self(page, page.tokens[start].idx - page.sentence.span.start_char) if own else source_at(page, start)
        ):
            yield source, token.text


def _by_place(page: Page) -> Iterator[tuple[Source, str]]:
    """Sources of "hieß es aus Regierungskreisen", "in Ankara hieß es", "war im Weißen Haus die Rede"."""
    at = next((i for i, token in enumerate(page.tokens) if _is_impersonal(page, i, token)), None)
    if at is None:
        at = _speech_noun(page)
        if at is None:
            return
    places = [i for i, token in enumerate(page.tokens) if token.lower_ in WORDS["place"]]
    after = [i for i in places if i > at]
    before = [i for i in places if i < at and not _comma_between(page, i, at)]
    for position in (*after, *before):
        sources = [s for s in source_at(page, position + 1) if is_speaker(s)]
        if sources:
            yield from ((source, page.tokens[at].text) for source in sources)
            return
    if any(token.lower_ == "es" for token in page.tokens) and page.tokens[at].lower_ in WORDS["impersonal"]:
        yield Anaphor(), page.tokens[at].text


def _is_impersonal(page: Page, position: int, token: Token) -> bool:
    """ "hieß es", "verlautete"; "aus Bogotá kam" only where the sentence begins with the source."""
    if token.lower_ in WORDS["impersonal"]:
        return True
    return token.lower_ in WORDS["came"] and page.tokens[0].lower_ == "aus" and position <= 4


def _speech_noun(page: Page) -> int | None:
    match = _REDE.search(page.sentence.span.text)
    return _token_at(page, match.start()) if match else None


def _comma_between(page: Page, position: int, at: int) -> bool:
    return any(token.text in (",", ":", "“", "„", '"') for token in page.tokens[position:at])


def _heading(page: Page, text: str) -> Iterator[tuple[Source, str]]:
    """ "Kreml: Deutsche Seite bat um Telefonat"."""
    match = _HEAD.match(text)
    if match is None or page.sentence.zone is not ZoneKind.HEADLINE:
        return
    mention = page.mention(page.tokens[0])
    if mention is None or mention.kind in _NO_HEADING or mention.label == "LOC":
        return
    if mention.end == page.sentence.begin + match.end("source"):
        yield mention, ":"
