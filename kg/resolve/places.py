"""Places of a text: where something happens, as against where somebody who speaks has its seat."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Token

from kg.authority import Authority
from kg.extract.lexicon import function_words
from kg.extract.mention_draft import entities_by_sentence
from kg.extract.mention_names import variants
from kg.extract.mention_words import words
from kg.model import ActorMention, ParsedArticle, Sentence
from kg.parse.syntax import governing_verb, lexical_lemma
from kg.resources import PACKAGE
from kg.values import MentionKind, Place
from kg.vocab import slug

_LONGEST = 4
_REACH = 6  # tokens between a preposition and the name it governs


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place named in the text. ``preposition`` is lower-case, "" where none governs it; offsets count in the article.

    ``is_seat`` marks the seat of a source: "in Moskau hieß es", "das Außenministerium in Peking". ``is_genitive``: "Israels".
    ``is_matter``: where something is that is spoken of ("die Lage in Syrien").
    """

    place: Place
    begin: int
    end: int
    sentence: int
    preposition: str
    is_seat: bool = False
    is_genitive: bool = False
    is_matter: bool = False


@dataclass(frozen=True, slots=True)
class _PlaceWords:
    classifiers: frozenset[str]
    sites: frozenset[str]
    prepositions: frozenset[str]
    seat_verbs: frozenset[str]
    seat_forms: frozenset[str]
    buildings: dict[str, str]
    openers: frozenset[str]
    matters: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> _PlaceWords:
    table = tomllib.loads((PACKAGE / "lang" / "de" / "places.toml").read_text("utf-8"))
    buildings = table.pop("buildings")
    del table["usual"]  # for the authority
    listed = {name: frozenset(listed) for name, listed in table.items()}
    return _PlaceWords(**listed, buildings=buildings, openers=frozenset(name.split()[0] for name in buildings))


def place_mentions(
    parsed: ParsedArticle, mentions: tuple[ActorMention, ...], authority: Authority
) -> tuple[PlaceMention, ...]:
    """Every place of the article, in text order. A name that is a person's or an organisation's mention is no place."""
    taken = [(m.begin, m.end) for m in mentions if m.label in ("PER", "ORG") and m.kind is not MentionKind.METONYM]
    found: list[PlaceMention] = []
    for sentence, entities in zip(parsed.sentences, entities_by_sentence(parsed), strict=True):
        previous: tuple[int, str] | None = None
        for start, end, place in _spans(sentence, entities, authority):
            begin, stop = sentence.span.doc[start].idx, sentence.span.doc[end - 1]
            first, last = begin + sentence.offset, stop.idx + len(stop.text) + sentence.offset
            if any(b < last and first < e for b, e in taken):
                continue
            preposition = _preposition(sentence, start) or _inherited(sentence, start, previous)
            previous = (end, preposition)
            if preposition not in function_words("place_only") and not _is_name(
                sentence.span.doc[start], end - start, place, authority
            ):
                continue
            seat = preposition in ("in", "aus") and _is_seat(sentence, start)
            genitive = stop.text.endswith("s") and authority.place(sentence.span.doc[start:end].text) is None
            matter = _matters().search(sentence.span.doc[sentence.span.start : start].text_with_ws) is not None
            found.append(PlaceMention(place, first, last, sentence.index, preposition, seat, genitive, matter))
    return tuple(found)


@lru_cache(maxsize=1)
def _matters() -> re.Pattern[str]:
    """What stands before the name of a place where something is that is spoken of."""
    nouns = "|".join(sorted(_words().matters))
    return re.compile(rf"(?:{nouns})\s+(?:in|im|auf|an|am|um)\s+(?:[\w-]+\s+){{0,3}}$", re.IGNORECASE)


def _spans(
    sentence: Sentence, entities: list[tuple[int, int, str]], authority: Authority
) -> list[tuple[int, int, Place]]:
    """Token spans of places: the longest name that the authority has, else what the entity recogniser calls a location."""
    first, tokens = sentence.span.start, list(sentence.span)
    texts = [token.text for token in tokens]
    found: list[tuple[int, int, Place]] = []
    located = {start - first: end - start for start, end, label in entities if label == "LOC"}
    position = 0
    while position < len(tokens):
        size, place = _longest(tokens, texts, position, authority) if texts[position][0].isupper() else (0, None)
        known = located.get(position, 0)
        if place is None and known and all(t.pos_ == "PROPN" for t in tokens[position : position + known]):
            size, text = known, " ".join(texts[position : position + known])
            place = Place(slug(text), text)
        if (
            place is None
            and texts[position].lower().endswith("hauptstadt")
            and not _is_named(texts, position, authority)
        ):
            size, place = 1, _capital_of(tokens, position, authority)
        if place is None and _is_where(tokens, position):
            size, place = 1, city_of(texts[position], authority)
        if place is not None:
            found.append((first + position, first + position + size, place))
        position += max(size, 1)
    return found


def _is_named(texts: list[str], position: int, authority: Authority) -> bool:
    """ "in der Hauptstadt Ankara"; in "in der chinesischen Hauptstadt Außenminister Qin getroffen" somebody else follows."""
    following = texts[position + 1] if position + 1 < len(texts) else ""
    if following.endswith("s") and (owner := authority.place(following[:-1])) is not None and owner.latitude is None:
        return False  # "Estlands"
    return following[:1].isupper() and words().office(following) is None and authority.may_begin_place(following)


def _capital_of(tokens: list[Token], position: int, authority: Authority) -> Place | None:
    """ "in der belgischen Hauptstadt"; not "in Brüssels Hauptstadt-Studio" nor "in der Hauptstadt Ankara"."""
    adjective = re.sub(r"e[nrsm]?$", "", tokens[position - 1].text) if position else ""
    states = authority.state_word(adjective, "adjective") if adjective else ()
    if not states and position + 1 < len(tokens) and tokens[position + 1].text.endswith("s"):
        owner = authority.place(tokens[position + 1].text[:-1])  # "in der Hauptstadt Estlands"
        states = (owner.country,) if owner is not None and owner.latitude is None and owner.country else ()
    return authority.capital(states[0]) if len(states) == 1 else None


def _is_where(tokens: list[Token], position: int) -> bool:
    """An adjective in -er before a noun that is no person, in a phrase that tells where: "im Genfer Hotel"."""
    text, following = tokens[position].text, tokens[position + 1 : position + 2]
    if not (text[0].isupper() and text.endswith("er") and following and following[0].pos_ == "NOUN"):
        return False
    if words().office(following[0].text) is not None:
        return False
    left = position - 1
    while left >= 0 and tokens[left].text.lower() in words().any_determiner:
        left -= 1
    return left >= 0 and tokens[left].text.lower() in ("in", "im", "am", "auf")


def city_of(adjective: str, authority: Authority) -> Place | None:
    """The city of an adjective: Pariser, Genfer, Bremer (Bremen), Münchner (München), Basler (Basel)."""
    bare = adjective[:-2]
    forms = (bare, f"{bare}en", f"{bare}e", f"{bare[:-1]}en", f"{bare[:-1]}e{bare[-1:]}", f"{bare[:-2]}ich")
    for form in forms:
        place = authority.place(form) if len(form) > _SHORTEST else None
        if place is not None and place.latitude is not None:
            return place
    return None


_SHORTEST = 3  # letters


def _longest(tokens: list[Token], texts: list[str], position: int, authority: Authority) -> tuple[int, Place | None]:
    text = texts[position]
    if not (authority.may_begin_place(text) or text in _words().openers) or words().office(text):
        return 0, None
    limit = 1
    while limit < min(_LONGEST, len(texts) - position) and _continues(texts[position + limit]):
        limit += 1
    for size in range(limit, 0, -1):
        if any(letter.isupper() for letter in texts[position + size - 1]):
            for form in variants(" ".join(texts[position : position + size])):
                if place := authority.place(form) or authority.place(_words().buildings.get(form, "")):
                    return size, place
    return 0, None


def _continues(text: str) -> bool:
    return (
        text[0].isupper()
        or text.startswith(("el-", "al-", "asch-"))
        or text in ("am", "an", "der", "de", "el", "al", "und", "del", "du", "la", "le", "-")
    )


def _is_name(token: Token, size: int, place: Place, authority: Authority) -> bool:
    """Without a preposition of place before it, a word is a place when it is known and clearly a name: no "Essen", no "Man"."""
    if place.qid is None and place.latitude is None:
        return False
    if size > 1 or place.latitude is None or token.pos_ == "PROPN" or token.ent_type_ == "LOC":
        return True
    return any(authority.state_word(form, "capital") for form in variants(token.text))


def _preposition(sentence: Sentence, start: int) -> str:
    """The preposition to the left, across determiner, adjectives and a classifying noun."""
    doc = sentence.span.doc
    for position in range(start - 1, max(sentence.span.start, start - _REACH) - 1, -1):
        token = doc[position]
        low = token.text.lower()
        of_site = low in ("von", "vom") and position > 0 and doc[position - 1].text in _words().sites
        if low in _words().prepositions and not of_site:
            return low
        if of_site or token.text in _words().sites:
            continue
        noun = token.text in _words().classifiers or token.text.removesuffix("s") in _words().classifiers
        adjective = token.text.isalpha() and token.text[0].islower() and low.endswith(("e", "en", "er", "em", "es"))
        if not (
            noun or adjective or low in words().any_determiner or (token.text[:1].isupper() and low.endswith("er"))
        ):
            return ""
    return ""


def _inherited(sentence: Sentence, start: int, previous: tuple[int, str] | None) -> str:
    """ "in Berlin und Paris": the second name has the preposition of the first."""
    if previous is None or start - previous[0] > 2:
        return ""
    between = sentence.span.doc[previous[0] : start].text.strip().lower()
    return previous[1] if between in ("und", "sowie", ",", "oder", "/", "bzw.", ", und") else ""


def _is_seat(sentence: Sentence, start: int) -> bool:
    token = sentence.span.doc[start]
    before = sentence.span.doc[max(sentence.span.start, start - 2) : start]
    if any(words().body(t.text) or ((o := words().office(t.text)) and o.is_spokesperson) for t in before):
        return True
    if token.dep:
        holder = token.head.head if token.head.pos_ == "ADP" else token.head
        verb = governing_verb(token)
        direct = holder.pos_ in ("VERB", "AUX")
        return direct and verb is not None and lexical_lemma(verb) in _words().seat_verbs
    clause = _clause(sentence, start)
    return any(t.text in _words().seat_forms for t in clause)


def _clause(sentence: Sentence, start: int) -> list[Token]:
    """Tokens between the punctuation marks around a token."""
    tokens, index = list(sentence.span), start - sentence.span.start
    left = max((i for i in range(index) if tokens[i].text in ',;:„“"–-'), default=-1)
    right = min((i for i in range(index, len(tokens)) if tokens[i].text in ',;:„“"–'), default=len(tokens))
    return tokens[left + 1 : right]


def find_place(
    parsed: ParsedArticle, mentions: tuple[ActorMention, ...], authority: Authority, sentence: int
) -> PlaceMention | None:
    """The first place of a sentence where something can happen: after in, bei, nach, im, auf; no seat of a source."""
    for mention in place_mentions(parsed, mentions, authority):
        if (
            mention.sentence == sentence
            and mention.preposition in ("in", "im", "bei", "nach", "auf", "am")
            and not mention.is_seat
        ):
            return mention
    return None
