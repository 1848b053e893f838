"""The noun phrase that names a source: a mention, or a stretch of text where no actor is named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from spacy.tokens import Doc, Token

from kg.extract.claim_words import WORDS, ends_like
from kg.model import ActorMention, MentionKind, Sentence


@dataclass(frozen=True, slots=True)
class TextSource:
    """A source that no actor mention covers: "Regierungskreise", "ein Vertrauter"; offsets count in the article."""

    text: str
    begin: int
    end: int


ClaimSource = ActorMention | TextSource


class Anaphor(Enum):
    """A source named by what was said before: "hieß es in der Mitteilung", "sagte ein Sprecher"."""

    HOLDER = "holder"


Source = ClaimSource | Anaphor
_REACH = 9
_OPENING = frozenset("„“\"»«‚'(")
_NOT_IN_PHRASE = frozenset(("VERB", "AUX", "SCONJ", "CCONJ"))


class Page:
    """A sentence with the mentions in it, to look up sources by token."""

    def __init__(self, sentence: Sentence, mentions: Sequence[ActorMention]) -> None:
        """Keep what is needed to look up."""
        self.sentence = sentence
        self.doc: Doc = sentence.span.doc
        self.tokens: list[Token] = list(sentence.span)
        self._mentions = mentions

    def mention(self, token: Token) -> ActorMention | None:
        """The mention that covers a token."""
        begin = token.idx + self.sentence.offset
        return next((m for m in self._mentions if m.begin <= begin < m.end), None)

    def within(self, first: int, last: int) -> list[ActorMention]:
        """Mentions that begin in tokens [first, last) of the sentence."""
        if first >= last or first >= len(self.tokens):
            return []
        begin = self.tokens[first].idx + self.sentence.offset
        end = self.tokens[last - 1].idx + self.sentence.offset
        return [m for m in self._mentions if begin <= m.begin <= end]

    def span(self, first: int, last: int) -> TextSource:
        """Tokens [first, last) of the sentence as a source."""
        span = self.doc[self.tokens[first].i : self.tokens[last - 1].i + 1]
        return TextSource(span.text, span.start_char + self.sentence.offset, span.end_char + self.sentence.offset)

    def index(self, token: Token) -> int:
        """Position of a token of the document in the sentence."""
        return token.i - self.tokens[0].i


def source_at(page: Page, start: int) -> list[Source]:
    """The sources named by the noun phrase at token ``start`` of the sentence, with those coordinated to it."""
    found: list[Source] = []
    position = start
    while True:
        source, end = _one(page, position)
        if source is None:
            return found
        found.append(source)
        if end >= len(page.tokens) or page.tokens[end].lower_ not in ("und", "sowie"):
            return found
        position = end + 1


def _one(page: Page, start: int) -> tuple[Source | None, int]:
    adjectives: list[int] = []
    for position in range(start, min(start + _REACH, len(page.tokens))):
        token = page.tokens[position]
        if (mention := page.mention(token)) is not None and not _is_attribute(page, mention, position):
            return _mentioned(page, mention, position)
        if token.pos_ in ("NOUN", "PROPN") or token.tag_ in ("NN", "NE"):
            return _noun(page, position, adjectives)
        if token.pos_ == "ADJ":
            adjectives.append(position)
        elif (
            token.pos_ in _NOT_IN_PHRASE
            or (token.is_punct and token.text not in _OPENING)
            or _leaves(token, position, start)
        ):
            return None, position
    return None, start


def _leaves(token: Token, position: int, start: int) -> bool:
    """A preposition inside, or a pronoun that is nobody, ends the search."""
    if token.pos_ == "ADP" and position > start:
        return True
    return token.pos_ == "PRON" and token.lower_ in WORDS["nobody"]


def _is_attribute(page: Page, mention: ActorMention, position: int) -> bool:
    """A preposed genitive or adjective of another noun: "Deutschlands Regierung"."""
    following = page.tokens[position + 1] if position + 1 < len(page.tokens) else None
    ends_here = following is not None and following.idx + page.sentence.offset >= mention.end
    return mention.kind is MentionKind.DEMONYM and ends_here and following is not None and following.pos_ == "NOUN"


def _mentioned(page: Page, mention: ActorMention, position: int) -> tuple[Source | None, int]:
    end = position
    while end < len(page.tokens) and page.tokens[end].idx + page.sentence.offset < mention.end:
        end += 1
    if mention.is_spokesperson and mention.kind is not MentionKind.NAME:
        return _owner(page, end) or Anaphor.HOLDER, end
    return mention, end


def _noun(page: Page, position: int, adjectives: list[int]) -> tuple[Source | None, int]:
    text, end = page.tokens[position].text, position + 1
    if ends_like(text, "media"):
        return _medium(page, position, adjectives)
    if ends_like(text, "spokespeople") or ends_like(text, "documents"):
        return _owner(page, end) or Anaphor.HOLDER, end
    first = adjectives[0] if adjectives and adjectives[0] == position - len(adjectives) else position
    last = _with_genitive(page, end)
    return page.span(first, last), last


def _medium(page: Page, position: int, adjectives: list[int]) -> tuple[Source | None, int]:
    """ "die Zeitung „Yemen Observer“", "die Agentur TASS": the name; "das Blatt": the noun."""
    end = position + 1
    while end < len(page.tokens) and page.tokens[end].text in _OPENING:
        end += 1
    if end < len(page.tokens):
        mention = page.mention(page.tokens[end])
        if mention is not None:
            return _mentioned(page, mention, end)
        last = end
        while last < len(page.tokens) and (
            page.tokens[last].pos_ in ("PROPN", "NOUN", "X") or page.tokens[last].text[:1].isupper()
        ):
            last += 1
        if last > end and (end > position + 1 or page.tokens[end].pos_ == "PROPN"):
            return page.span(end, last), last
    return page.span(adjectives[0] if adjectives else position, position + 1), position + 1


def _owner(page: Page, end: int) -> Source | None:
    """Whose paper or speaker it is: "ein Sprecher des Auswärtigen Amts", "der Sprecher in Pristina"."""
    if end >= len(page.tokens):
        return None
    token = page.tokens[end]
    genitive = token.pos_ == "DET" and "Case=Gen" in str(token.morph)
    if genitive or token.lower_ in ("von", "vom", "aus", "beim", "im", "des", "der"):
        owner, _ = _one(page, end + (0 if genitive else 1))
        return owner
    if token.lower_ == "in" and end + 1 < len(page.tokens):
        mention = page.mention(page.tokens[end + 1])
        return mention if mention is not None and mention.kind is MentionKind.METONYM else None
    return None


def _with_genitive(page: Page, end: int) -> int:
    """Take a genitive right after the noun along: "Behörden der Provinz", "Umfeld Merkels"."""
    for position in _genitive_tokens(page, end):
        end = position + 1
    return end


def _genitive_tokens(page: Page, start: int) -> Iterator[int]:
    if start >= len(page.tokens):
        return
    token = page.tokens[start]
    if token.pos_ == "PROPN":
        yield start
        return
    if token.pos_ == "DET" and "Case=Gen" in str(token.morph):
        for position in range(start + 1, min(start + 5, len(page.tokens))):
            if page.tokens[position].pos_ in ("NOUN", "PROPN"):
                yield position
                return
            if page.tokens[position].pos_ != "ADJ":
                return
