"""The noun phrase that names a source: a mention, or a stretch of text where no actor is named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.extract.claim_words import NOUNS, WORDS, ends_like
from kg.model import ActorMention, Sentence
from kg.values import MentionKind


@dataclass(frozen=True, slots=True)
class TextSource:
    """A source that no actor mention covers: "Regierungskreise", "ein Vertrauter"; offsets count in the article.

    ``label`` is the text in the nominative without article ("Regierungskreise" for "aus Regierungskreisen"), ``owner``
    the actor it belongs to ("das Büro von Premier Kyriakos Mitsotakis", "sein Umfeld", "die Regierung in London").
    ``is_name`` marks proper names, ``is_person`` one person; ``ending`` is that of an adjective before the label.
    """

    text: str
    begin: int
    end: int
    label: str
    owner: ActorMention | None = None
    is_name: bool = False
    is_person: bool = False
    ending: str = "e"


ClaimSource = ActorMention | TextSource


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A source named by what was said before: "hieß es in der Mitteilung", "sagte ein Sprecher".

    ``unless`` stands for it where nobody spoke before; with ``is_new`` ("ein Sprecher") also where a person did, who
    speaks for himself.
    """

    unless: TextSource | None = None
    is_new: bool = False


Source = ClaimSource | Anaphor
_REACH, _LONGEST_NAME = 9, 6
"""Tokens from the beginning of a phrase to its noun; tokens of a name in quotation marks."""
_QUOTES = frozenset("„\"»«‚“'")
_CLOSING = frozenset("“”\"«»‘'")
_OPENING = _QUOTES | {"("}
_NOT_IN_PHRASE = frozenset(("VERB", "AUX", "SCONJ", "CCONJ"))


_PERSONS = (MentionKind.NAME, MentionKind.OFFICE)


class Page:
    """A sentence with the mentions in it, to look up sources by token."""

    def __init__(self, sentence: Sentence, mentions: Sequence[ActorMention]) -> None:
        """``mentions`` are those of the sentence and of the one before."""
        self._before = mentions
        mentions = [mention for mention in mentions if mention.sentence == sentence.index]
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

    def span(self, first: int, last: int, owner: ActorMention | None = None, *, is_name: bool = False) -> TextSource:
        """Tokens [first, last) of the sentence as a source."""
        tokens = [token for token in self.tokens[first:last] if not token.is_space]
        span = self.doc[tokens[0].i : tokens[-1].i + 1]
        begin, end = span.start_char + self.sentence.offset, span.end_char + self.sentence.offset
        label = span.text if is_name else _name_of(tokens) or nominative(tokens)
        named = is_name or any(t.pos_ == "PROPN" for t in tokens)
        head = next((t for t in tokens if t.pos_ == "NOUN"), tokens[-1])
        person = ends_like(head.text, "people") and "Plur" not in head.morph.get("Number", [])
        return TextSource(span.text, begin, end, label, owner, named, person, _ending(head))

    def person_before(self, position: int) -> ActorMention | None:
        """Whom "sein", "ihr" most likely means: the last person named before in the sentence, else the first of the one before."""
        begin = self.tokens[position].idx + self.sentence.offset
        persons = [m for m in self._before if m.begin < begin and m.label == "PER" and m.kind in _PERSONS]
        here = [m for m in persons if m.sentence == self.sentence.index]
        return here[-1] if here else next(iter(persons), None)

    def index(self, token: Token) -> int:
        """Position of a token of the document in the sentence."""
        return token.i - self.tokens[0].i


def is_speaker(source: Source) -> bool:
    """A mention, or a noun of people and bodies, or a name; not "hieß es im Anschluss"."""
    if not isinstance(source, TextSource) or source.is_name:
        return True
    return any(ends_like(word, kind) for word in source.text.split() for kind in ("people", "bodies"))


_ENDINGS = {"Masc": "er", "Fem": "e", "Neut": "es"}


def nominative(tokens: Sequence[Token]) -> str:
    """A noun phrase in the nominative, without article: "eines neutralen Vermittlers" -> "neutraler Vermittler"."""
    head = next((i for i, token in enumerate(tokens) if token.pos_ in ("NOUN", "PROPN")), None)
    if head is None:
        return " ".join(token.text for token in tokens)
    noun = tokens[head]
    words = [_stem(token) + _ending(noun) if _is_inflected(token) else token.text for token in tokens[:head]]
    return " ".join([*words, _nominative_noun(noun), *(token.text for token in tokens[head + 1 :])])


def _is_inflected(token: Token) -> bool:
    """Adjectives but those of cities: "Berliner Regierungskreise"."""
    return token.pos_ == "ADJ" and not (token.text[0].isupper() and token.text.endswith("er"))


def _name_of(tokens: Sequence[Token]) -> str:
    """The name in "der Wissenschaftsjournalist Dirk Lorenzen", "" where there is none of two words."""
    names = [token.text for token in tokens if token.tag_ == "NE"]
    return " ".join(names) if len(names) > 1 and tokens[-1].tag_ == "NE" else ""


def _ending(noun: Token) -> str:
    """The strong ending of an adjective before a noun in the nominative."""
    plural = "Plur" in noun.morph.get("Number", [])
    return "e" if plural else _ENDINGS.get("".join(noun.morph.get("Gender", [])[:1]), "er")


def _stem(adjective: Token) -> str:
    return re.sub(r"e[nmrs]?$", "", adjective.text)


def _nominative_noun(noun: Token) -> str:
    lemma, text = noun.lemma_, noun.text
    number, case = noun.morph.get("Number", []), noun.morph.get("Case", [])
    if "Sing" in number and "Gen" in case and lemma[:2] == text[:2]:
        return str(lemma)
    if text.endswith("kreisen") or ("Plur" in number and "Dat" in case and text.endswith("ern") and text[:-1] == lemma):
        return text[:-1]
    return text


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
    owner: ActorMention | None = None
    for position in range(start, min(start + _REACH, len(page.tokens))):
        token = page.tokens[position]
        if token.text in _QUOTES:
            return _quoted(page, position)
        mention = page.mention(token)
        if mention is not None and not _is_attribute(page, mention, position):
            return _mentioned(page, mention, position)
        if token.pos_ in ("NOUN", "PROPN") or token.tag_ in ("NN", "NE"):
            return _noun(page, position, adjectives, owner)
        if token.tag_ == "PPOSAT" or token.lower_ in WORDS["whose"]:
            owner = page.person_before(position)
        elif token.pos_ == "ADJ" or mention is not None:
            adjectives.append(position)
        elif _leaves(token, position, start):
            return None, position
    return None, start


def _quoted(page: Page, position: int) -> tuple[Source | None, int]:
    """A name in quotation marks: "das Portal „Nordlicht“"."""
    for last in range(position + 1, min(position + _LONGEST_NAME, len(page.tokens))):
        if page.tokens[last].text in _CLOSING and page.tokens[position + 1].text[:1].isupper():
            mention = page.mention(page.tokens[position + 1])
            name = mention or page.span(position + 1, last, is_name=True) if last > position + 1 else None
            return name, last + 1
    return None, position


def _leaves(token: Token, position: int, start: int) -> bool:
    """Verbs, conjunctions, marks, a preposition inside, or a pronoun that is nobody end the search."""
    if token.pos_ in _NOT_IN_PHRASE or token.is_punct or (token.pos_ == "ADP" and position > start):
        return True
    return token.pos_ == "PRON" and token.lower_ in WORDS["nobody"]


def _is_attribute(page: Page, mention: ActorMention, position: int) -> bool:
    """An adjective of another noun or name that the mentions took for a person: "die Wiener „Donauwarte“"."""
    following = page.tokens[position + 1] if position + 1 < len(page.tokens) else None
    if following is None or following.idx + page.sentence.offset < mention.end:
        return False
    if mention.kind is MentionKind.DEMONYM:
        return following.pos_ in ("NOUN", "PROPN") or following.text in _QUOTES
    return following.text in _QUOTES and ends_like(mention.text, "media")


def _mentioned(page: Page, mention: ActorMention, position: int) -> tuple[Source | None, int]:
    end = position
    while end < len(page.tokens) and page.tokens[end].idx + page.sentence.offset < mention.end:
        end += 1
    head = next((i for i in range(position, end) if ends_like(page.tokens[i].text, "spokespeople")), None)
    if mention.is_spokesperson and mention.kind is not MentionKind.NAME and head is not None:
        return _spokesperson(page, head)
    if _is_genitive_before(page, end):
        last = _with_genitive(page, end + 1)
        return page.span(end, last, mention), last
    if mention.kind is MentionKind.PLURAL and ends_like(mention.text, "sides"):
        return page.span(position, end), end
    return mention, end


def _is_genitive_before(page: Page, end: int) -> bool:
    """ "Obamas Vertreter": a name in the genitive right before a noun that no mention covers."""
    noun = page.tokens[end] if end < len(page.tokens) else None
    own = page.tokens[end - 1].text.endswith("s") and noun is not None and noun.tag_ == "NN"
    return own and noun is not None and ends_like(noun.text, "people") and page.mention(noun) is None


def _spokesperson(page: Page, position: int) -> tuple[Source, int]:
    """The body spoken for; else a compound ("Regierungssprecher") itself, and the last source for "ein Sprecher"."""
    noun, end = page.tokens[position].text, position + 1
    following = page.tokens[end] if end < len(page.tokens) else None
    if following is not None and following.tag_ == "NE":
        mention = page.mention(following)
        return mention or page.span(position, end + 1, is_name=True), end + 1
    if (named := _inserted(page, end)) is not None:
        return named, end
    owner = _owner(page, end)
    if noun.casefold() not in NOUNS["spokespeople"] and not (owner and _is_genitive(page, end)):
        return page.span(position, end), end
    is_new = position > 0 and "Definite=Ind" in str(page.tokens[position - 1].morph)
    return owner or Anaphor(page.span(position, end), is_new), end


def _inserted(page: Page, start: int) -> ActorMention | None:
    """The name in an insertion behind an office: "der Sprecher der Bundesregierung, Steffen Seibert, teilt mit"."""
    comma = next((i for i in range(start, min(start + _REACH, len(page.tokens) - 2)) if page.tokens[i].is_punct), None)
    if comma is None or page.tokens[comma].text != ",":
        return None
    mention = page.mention(page.tokens[comma + 1])
    behind = next(
        (t for t in page.tokens[comma + 1 :] if mention and t.idx + page.sentence.offset >= mention.end), None
    )
    closed = behind is not None and behind.text == ","
    return (
        mention
        if mention is not None and closed and mention.label == "PER" and mention.kind is MentionKind.NAME
        else None
    )


def _noun(page: Page, position: int, adjectives: list[int], owner: ActorMention | None) -> tuple[Source | None, int]:
    text, end = page.tokens[position].text, position + 1
    if ends_like(text, "media"):
        return _medium(page, position, adjectives)
    if end < len(page.tokens) and page.tokens[end].text in _QUOTES and (name := _quoted(page, end))[0] is not None:
        return name
    if ends_like(text, "spokespeople"):
        return _spokesperson(page, position)
    if ends_like(text, "documents") and not text.casefold().startswith(NOUNS["press"]):
        return _owner(page, end, place=False) or Anaphor(), end
    first = adjectives[0] if adjectives and adjectives[0] == position - len(adjectives) else position
    last = _with_genitive(page, end)
    if last == end and owner is None and not adjectives:
        belongs = _owner(page, end, place=ends_like(text, "seats"))
        owner = belongs if isinstance(belongs, ActorMention) else None
    return page.span(first, last, owner if last == end else None), last


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
            return page.span(end, last, is_name=True), last
    return page.span(adjectives[0] if adjectives else position, position + 1), position + 1


def _owner(page: Page, end: int, *, place: bool = True) -> Source | None:
    """Whose paper or speaker it is: "ein Sprecher des Auswärtigen Amts", "der Sprecher in Pristina" (``place``)."""
    if end >= len(page.tokens):
        return None
    token = page.tokens[end]
    genitive = _is_genitive(page, end)
    if genitive or token.lower_ in WORDS["owner"]:
        owner, _ = _one(page, end + (0 if genitive else 1))
        return owner
    if place and token.lower_ == "in" and end + 1 < len(page.tokens):
        mention = page.mention(page.tokens[end + 1])
        return mention if mention is not None and mention.kind is MentionKind.METONYM else None
    return None


def _is_genitive(page: Page, end: int) -> bool:
    token = page.tokens[end] if end < len(page.tokens) else None
    if token is None or token.pos_ != "DET" or "Case=Gen" not in str(token.morph):
        return False
    noun = page.tokens[end + 1] if end + 1 < len(page.tokens) else token
    masculine = "Masc" in str(noun.morph) and "Plur" not in str(noun.morph)
    return not (token.lower_ == "der" and masculine)  # "laut dem Presseamt der Friedensprozess": the subject


def _with_genitive(page: Page, end: int) -> int:
    """Take a genitive right after the noun along: "Behörden der Provinz", "Umfeld Merkels"."""
    for position in _genitive_tokens(page, end):
        end = position + 1
    return end


def _genitive_tokens(page: Page, start: int) -> Iterator[int]:
    if start >= len(page.tokens):
        return
    token = page.tokens[start]
    while token.pos_ in ("PROPN", "SPACE"):
        yield start
        start += 1
        token = page.tokens[min(start, len(page.tokens) - 1)]
        if start >= len(page.tokens):
            return
    if token.pos_ == "DET" and "Case=Gen" in str(token.morph):
        for position in range(start + 1, min(start + 5, len(page.tokens))):
            if page.tokens[position].pos_ in ("NOUN", "PROPN"):
                yield position
                return
            if page.tokens[position].pos_ != "ADJ":
                return
