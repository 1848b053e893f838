"""Mentions while they are being found: token positions inside one sentence, and who covers what."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc, Token

from kg.model import ActorMention, ParsedArticle, Sentence
from kg.values import MentionKind


@dataclass(frozen=True, slots=True)
class Draft:
    """A mention as tokens [start, end) of a ``Doc``; ``head`` is a token index; ``part`` a character range inside one token."""

    kind: MentionKind
    start: int
    end: int
    head: int
    label: str = ""
    is_spokesperson: bool = False
    part: tuple[int, int] | None = None


@lru_cache(maxsize=1)
def _text(doc: Doc) -> str:
    """The text of a document, which spaCy puts together anew for each who asks."""
    return str(doc.text)


class Drafts:
    """The mentions of one sentence; a token belongs to one mention at most (parts of compounds aside)."""

    def __init__(self, sentence: Sentence, entities: list[tuple[int, int, str]]) -> None:
        """Start empty; ``entities`` are those of the sentence."""
        self.sentence = sentence
        self.doc: Doc = sentence.span.doc
        self.first, self.last = sentence.span.start, sentence.span.end
        self.tokens: list[Token] = list(sentence.span)
        self.texts: list[str] = [token.text for token in self.tokens]
        self.entities = entities
        self.capitals = [self.first + i for i, text in enumerate(self.texts) if text[0].isupper()]
        self.is_parsed = any(token.dep for token in self.tokens)
        self._starts = [token.idx for token in self.tokens]
        self._whole = _text(self.doc)
        self.found: list[Draft] = []
        self._covered: set[int] = set()

    def free(self, start: int, end: int) -> bool:
        """True when no mention covers a token of [start, end)."""
        return self._covered.isdisjoint(range(start, end))

    def add(self, draft: Draft) -> None:
        """Take a mention in; its tokens are covered from now on."""
        self.found.append(draft)
        self._covered.update(range(draft.start, draft.end))

    def replace(self, old: Draft, new: Draft) -> None:
        """Put a wider mention in place of one."""
        self.found.remove(old)
        self.add(new)

    def drop_within(self, start: int, end: int) -> None:
        """Forget mentions inside [start, end): the party in the brackets behind a name."""
        self.found = [d for d in self.found if not (start <= d.start and d.end <= end)]

    def cover(self, start: int, end: int) -> None:
        """Mark tokens as taken without a mention."""
        self._covered.update(range(start, end))

    def head_of(self, start: int, end: int) -> int:
        """The token of [start, end) that the rest depends on; the last one when there is no parse."""
        if end - start == 1 or not self.is_parsed:
            return end - 1
        return int(self.doc[start:end].root.i)

    def token(self, index: int) -> Token:
        """The token with this index in the ``Doc``."""
        return self.tokens[index - self.first]

    def word(self, index: int) -> str:
        """Text of the token with this index in the ``Doc``."""
        return self.texts[index - self.first]

    def is_common(self, index: int) -> bool:
        """True for a noun that no other noun or adjective qualifies: "die Bahn", not "die Europäische Union"."""
        if index == self.first:
            return True
        before = self.token(index - 1)
        return before.pos_ not in ("ADJ", "PROPN", "NOUN")

    def text(self, start: int, end: int) -> str:
        """Text of tokens [start, end)."""
        last = end - 1 - self.first
        return self._whole[self._starts[start - self.first] : self._starts[last] + len(self.texts[last])]

    def mentions(self) -> list[ActorMention]:
        """The finished records, in text order."""
        return sorted((self._finish(draft) for draft in self.found), key=lambda m: (m.begin, m.end))

    def _finish(self, draft: Draft) -> ActorMention:
        offset, last = self.sentence.offset, draft.end - 1
        begin, end = draft.part or (
            self._starts[draft.start - self.first],
            self._starts[last - self.first] + len(self.word(last)),
        )
        return ActorMention(
            draft.kind,
            self._whole[begin:end],
            begin + offset,
            end + offset,
            self.sentence.index,
            self._starts[draft.head - self.first] + offset,
            draft.label,
            draft.is_spokesperson,
        )


def entities_by_sentence(parsed: ParsedArticle) -> list[list[tuple[int, int, str]]]:
    """Entities (start, end, label) of each sentence; ``Span.ents`` would read the whole document for each of them."""
    found: list[list[tuple[int, int, str]]] = []
    doc: Doc | None = None
    entities: list[tuple[int, int, str]] = []
    for sentence in parsed.sentences:
        if sentence.span.doc is not doc:
            doc = sentence.span.doc
            entities = [(e.start, e.end, e.label_) for e in doc.ents]
        start, end = sentence.span.start, sentence.span.end
        found.append([e for e in entities if start <= e[0] and e[1] <= end])
    return found


def is_name_like(token: Token) -> bool:
    """True for a capitalised word that may be (part of) a proper name; the tagger decides where there is one."""
    if not token.text[:1].isupper() or not token.text[:1].isalpha():
        return False
    return not token.pos_ or token.pos_ == "PROPN"
