"""Mentions to actors, with the reason in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.authority import Authority
from kg.extract.lexicon import function_words
from kg.extract.mention_names import look_up
from kg.model import ActorMention, ParsedArticle, Resolution
from kg.parse.syntax import finite_verb
from kg.resolve import groups, names, offices
from kg.resolve.collectives import resolve_collective, resolve_role
from kg.resolve.context import Context, day_told, span_told
from kg.resolve.judgements import Judgements
from kg.resolve.owners import in_land
from kg.resolve.phrase import Phrase, read_phrase
from kg.resolve.title_words import title_words
from kg.resolve.titles import private_title
from kg.values import MentionKind


def resolve(
    mentions: Sequence[ActorMention], parsed: ParsedArticle, authority: Authority, judgements: Judgements | None = None
) -> tuple[Resolution, ...]:
    """What each mention refers to, in the same order. Full names of the whole article are settled first, then the rest in text order."""
    context = Context(parsed, authority)
    text = parsed.clean.article.text
    phrases = _fill([read_phrase(mention, authority, text) for mention in mentions], mentions)
    phrases = [
        _without_place(p, authority) if _is_person_name(m) else p for m, p in zip(mentions, phrases, strict=True)
    ]
    phrases = [_with_private_title(m, p, parsed) for m, p in zip(mentions, phrases, strict=True)]
    phrases = _apposed(phrases, mentions, text)
    context.polities.update(_polities(mentions, phrases, authority))
    settled: dict[int, Resolution] = {}
    for index, (mention, phrase) in enumerate(zip(mentions, phrases, strict=True)):
        if _is_person_name(mention) and " " in phrase.name:
            settled[index] = names.full_name(mention, phrase, context)
        elif _is_person_name(mention) and index + 1 < len(mentions) and " " in phrases[index + 1].name:
            between = parsed.clean.article.text[mention.end : mentions[index + 1].begin].strip()
            both = names.coordinated(mention, phrase, phrases[index + 1], context) if between == "und" else None
            if both is not None:
                settled[index] = both
    found: list[Resolution] = []
    for index, (mention, phrase) in enumerate(zip(mentions, phrases, strict=True)):
        resolution = settled.get(index) or _resolve_one(mention, phrase, context, parsed, mentions)
        if judgements is not None:
            resolution = judgements.apply(resolution, phrase.name, authority)
        found.append(resolution)
        for actor in (a for a in resolution.actors if not a.is_local):
            if actor.kind == "Person" and actor.key not in context.cast:
                context.introduce(actor, authority.entry(actor.key), phrase.gender, mention.begin)
            if not mention.is_spokesperson:
                context.mention(actor, mention, is_place=_only_where(mention, parsed))
    return tuple(found)


def _fill(phrases: list[Phrase], mentions: Sequence[ActorMention]) -> list[Phrase]:
    """Give "der russische" in "der russische und der türkische Präsident" the office of what follows."""
    for index, (phrase, mention) in enumerate(zip(phrases[:-1], mentions, strict=False)):
        if mention.kind is MentionKind.OFFICE and not phrase.offices:
            following = phrases[index + 1]
            phrases[index] = replace(
                phrase, offices=following.offices, classes=following.classes, gender=following.gender
            )
    return phrases


def _polities(mentions: Sequence[ActorMention], phrases: Sequence[Phrase], authority: Authority) -> set[str]:
    """States that the article speaks of: by name, by the adjective or prefix of an office, by a party or body."""
    found = {_CITY.sub("", code) for phrase in phrases if phrase.stated for code in phrase.polities}
    for mention in mentions:
        if mention.label in ("LOC", "ORG") and (entry := look_up(authority, mention.text)) and entry.actor.country:
            found.add(entry.actor.country)
    return found


_CITY = re.compile(r"(?<=^[A-Z]{2})/.+")


def _with_private_title(mention: ActorMention, phrase: Phrase, parsed: ParsedArticle) -> Phrase:
    title = private_title(mention, phrase, parsed) if _is_person_name(mention) else ""
    return replace(phrase, private=title) if title else phrase


def _apposed(phrases: list[Phrase], mentions: Sequence[ActorMention], text: str) -> list[Phrase]:
    """Give a full name the office that it follows as an apposition: "der Bürgermeister von Christchurch, Bob Parker"."""
    told = [phrases[:1], *([before, after] for before, after in pairwise(phrases))]
    return [
        replace(pair[-1], classes=pair[0].classes, polities=pair[0].polities, stated=pair[0].stated)
        if index and _follows(mentions[index - 1], mentions[index], pair[0], pair[-1], text)
        else pair[-1]
        for index, pair in enumerate(told)
        if pair
    ]


_WITH_OWNER = re.compile(r"(?: (?:von|der|des) [\w. -]{2,40})?, $")


def _follows(first: ActorMention, second: ActorMention, office: Phrase, name: Phrase, text: str) -> bool:
    named = _is_person_name(second) and " " in name.name and not name.classes
    return (
        named
        and first.kind in (MentionKind.OFFICE, MentionKind.DEMONYM)
        and bool(office.classes)
        and _WITH_OWNER.fullmatch(text[first.end : second.begin]) is not None
    )


def _without_place(phrase: Phrase, authority: Authority) -> Phrase:
    """An office alone, where the tagger took the place behind it for a name: "hatte der Kanzler Peking besucht"."""
    name = phrase.name.strip("'’′.")
    if not phrase.classes or authority.surnamed(name):
        return phrase
    if land := authority.state_word(name, "land"):
        return replace(
            phrase, name="", polities=land, stated=True, classes=tuple(dict.fromkeys(in_land(phrase.classes)))
        )
    return replace(phrase, name="") if authority.state_word(name, "capital") else phrase


def _is_bare_office(mention: ActorMention, phrase: Phrase) -> bool:
    return _is_person_name(mention) and bool(phrase.classes) and not phrase.name


def _is_person_name(mention: ActorMention) -> bool:
    return mention.kind is MentionKind.NAME and mention.label == "PER"


def _resolve_one(
    mention: ActorMention,
    phrase: Phrase,
    context: Context,
    parsed: ParsedArticle,
    mentions: Sequence[ActorMention],
) -> Resolution:
    text = parsed.clean.article.text
    if mention.kind in (MentionKind.NAME, MentionKind.STATE, MentionKind.METONYM) and not _is_bare_office(
        mention, phrase
    ):
        named = _resolve_named(mention, phrase, context)
        return _only_place(named) if mention.kind is MentionKind.METONYM and _is_spot(mention, text) else named
    if mention.kind in (MentionKind.OFFICE, MentionKind.NAME) or (
        mention.kind is MentionKind.DEMONYM and phrase.classes
    ):
        sentence = parsed.sentences[mention.sentence].span.text
        span = span_told(sentence) if phrase.then else None
        with context.at(day_told(sentence)):
            found = offices.at_the_time(mention, phrase, context, span) if span is not None else None
            found = found or offices.office(mention, phrase, context, text)
        return _or_role(found, phrase, mentions, context, text)
    if mention.kind is MentionKind.RELATIONAL:
        return offices.relational(mention, phrase, context)
    if mention.kind is MentionKind.PLURAL:
        return _or_role(groups.plural(mention, phrase, context), phrase, mentions, context, text)
    if mention.kind is MentionKind.COLLECTIVE:
        return resolve_collective(mention, mentions, context)
    number, gender = _morphology(mention, parsed)
    if mention.kind is MentionKind.DEMONYM:
        return _or_role(groups.demonym(mention, phrase, context, number), phrase, mentions, context, text)
    return groups.pronoun(mention, context, number, gender)


def _or_role(
    found: Resolution, phrase: Phrase, mentions: Sequence[ActorMention], context: Context, text: str
) -> Resolution:
    """What was found, else a node for the role as the text has it."""
    if found.actors or found.candidates:
        return found
    return resolve_role(found.mention, phrase, mentions, context, text) or found


def _resolve_named(mention: ActorMention, phrase: Phrase, context: Context) -> Resolution:
    if mention.kind is MentionKind.STATE:
        return offices.state(mention, context)
    if mention.kind is MentionKind.METONYM:
        return offices.metonym(mention, context)
    if mention.label == "PER" or names.is_person_after_all(mention, context):
        return names.surname(mention, phrase, context)
    return names.organisation(mention, context)


def _only_place(found: Resolution) -> Resolution:
    """A capital that is but the scene ("in Wien"); its state stays a candidate, for "hieß es in Moskau"."""
    return replace(found, actors=(), confidence=0.0, why="says where", candidates=found.actors)


def _is_spot(mention: ActorMention, text: str) -> bool:
    before = text[max(0, mention.begin - _REACH) : mention.begin].split()
    return mention.label == "LOC" and bool(before) and before[-1] in title_words().spots


_REACH = 30  # characters in which the word before is sought


def _only_where(mention: ActorMention, parsed: ParsedArticle) -> bool:
    """True for a state or capital that a preposition of place governs: "in Moskau", "nach China", "für Syrien"."""
    if mention.label != "LOC":
        return False
    before = parsed.clean.article.text[: mention.begin].split()[-2:]
    low = [word.lower() for word in before]
    return bool(low) and (
        low[-1] in function_words("where_a_state_is")
        or (low[-1] in ("der", "den", "dem") and low[0] in function_words("where_a_state_is"))
    )


def _morphology(mention: ActorMention, parsed: ParsedArticle) -> tuple[str, str]:
    """Number and gender (m, f) of the head word as the tagger has them; for "sie" the number of the finite verb counts."""
    sentence = parsed.sentences[mention.sentence]
    token = next((t for t in sentence.span if t.idx + sentence.offset == mention.head_begin), None)
    if token is None:
        return "", ""
    number, gender = token.morph.get("Number", []), token.morph.get("Gender", [])
    if token.lower_ == "sie" and token.head.dep:
        verb = finite_verb(token.head)
        number = (verb.morph.get("Number", []) if verb is not None else []) or number
    return (number[0] if number else ""), {"Masc": "m", "Fem": "f"}.get(gender[0] if gender else "", "")
