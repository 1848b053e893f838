"""Offices without a name, colleagues, metonyms, bodies and states."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.authority import Entry
from kg.extract.lexicon import function_words
from kg.extract.mention_names import look_up
from kg.extract.mention_phrases import body_polity
from kg.extract.mention_words import stem, words
from kg.model import ActorMention, Resolution
from kg.resolve.context import Cast, Context
from kg.resolve.owners import is_of_other_body
from kg.resolve.phrase import Phrase
from kg.resolve.title_words import title_words
from kg.values import Actor, ActorKind, DateValue
from kg.vocab import slug

NOBODY = "nobody fits"
_MANY = frozenset(
    {
        "ambassador",
        "commissioner",
        "deputy_minister",
        "io_head",
        "mayor",
        "minister",
        "premier_of_land",
        "special_envoy",
        "spokesperson",
    }
)
"""Offices that several persons of a state hold at a time; the word and the state name none of them."""


def office(mention: ActorMention, phrase: Phrase, context: Context, text: str) -> Resolution:
    """Resolve an office: somebody of the article who has it, else its holder on the day of publication.

    The classes of a word are tried in order, so that "Regierungschef" means a president only where there is no premier.
    """
    polities = phrase.polities  # also those that the word itself is tied to: a Bundeskanzler is German or Austrian
    other = _beside(mention, context, text)
    if not phrase.stated and is_of_other_body(mention, text, context.authority):
        return Resolution(mention, (), 0.0, "office of another body")
    if served := _served_as(mention, phrase, context, text):
        return Resolution(mention, (served,), 0.85, f'office that "{served.label}" held')
    for cls in phrase.classes:
        members = [m for m in context.cast.values() if context.holds(m, (cls,), polities, past=phrase.former)]
        members = [m for m in members if _of_gender(m.gender, phrase.gender) and m.actor.key not in other]
        if members:
            member = _latest(members, phrase, mention, context)
            sure = 0.9 if len(members) == 1 or polities else 0.7
            return Resolution(mention, (member.actor,), sure, f'"{member.actor.label}" of the article has the office')
        if phrase.former or context.day is None:
            continue
        found = _holder(mention, replace(phrase, classes=(cls,)), context, other)
        if found.actors:
            return found
    if not phrase.classes:
        return Resolution(mention, (), 0.0, NOBODY)
    if _ANY_MINISTER in phrase.classes and (minister := _minister(mention, phrase, context, other)) is not None:
        return Resolution(mention, (minister.actor,), 0.7, f'"{minister.actor.label}" of the article is a minister')
    return (
        _former(mention, phrase, context)
        if phrase.former
        else Resolution(mention, (), 0.0, f"no holder of the office known on {context.day}")
    )


_ANY_MINISTER = "minister"


def _minister(mention: ActorMention, phrase: Phrase, context: Context, other: set[str]) -> Cast | None:
    """ "Die Ministerin": who of the article was called minister of something and named before."""
    named = {a.key for a in context.recent(mention, persons=True)}
    members = [m for m in context.cast.values() if any(cls.endswith(_ANY_MINISTER) for cls in m.classes)]
    fitting = [
        m
        for m in members
        if m.actor.key in named - other
        and _of_gender(m.gender, phrase.gender)
        and (not phrase.polities or m.polities & set(phrase.polities))
    ]
    return _latest(fitting, phrase, mention, context) if fitting else None


def _served_as(mention: ActorMention, phrase: Phrase, context: Context, text: str) -> Actor | None:
    """Who of the sentence held the office at any time, after "als": "das Romney als Gouverneur unterschrieben hat"."""
    if text[max(0, mention.begin - _NEAR) : mention.begin].split()[-1:] != ["als"]:
        return None
    for actor in context.recent(mention, persons=True, sentences=0):
        entry = context.member(actor).entry if actor.key in context.cast else None
        for tenure in context.authority.tenures(entry) if entry else ():
            if tenure.cls in phrase.classes and (not phrase.polities or tenure.polity in phrase.polities):
                return actor
    return None


def at_the_time(mention: ActorMention, phrase: Phrase, context: Context, span: DateValue) -> Resolution | None:
    """Resolve "der damalige Kanzler" to who held the office from the first to the last day of the time told; None when that is nobody."""
    for polity in _ordered(phrase.polities or _local(context), context):
        first, last = (context.authority.holders(phrase.classes, polity, day) for day in (span.earliest, span.latest))
        entry = first[0] if first else None
        if entry and last and last[0].id == entry.id and _of_gender(entry.gender, phrase.gender):
            context.introduce(entry.actor, entry, phrase.gender, mention.begin).classes.update(phrase.classes)
            return Resolution(mention, (entry.actor,), 0.8, f"holder of the office on {span.earliest}")
    return None


def _beside(mention: ActorMention, context: Context, text: str) -> set[str]:
    """Persons of the same clause, when the office hangs on a preposition: in "als Köhler mit dem Präsidenten sprach" they differ."""
    before = text[: mention.begin].split()[-1:]
    first = mention.text.split()[0].lower()
    if not before or before[0].lower() not in function_words("oblique") or first == "seinem":
        return set()
    traces = [t for t in context.trail if t.sentence == mention.sentence and t.is_person and t.begin < mention.begin]
    return {t.actor.key for t in traces if not re.search(r"[,;:–()]", text[t.begin : mention.begin])}


def _of_gender(known: str, wanted: str) -> bool:
    return not known or not wanted or known == wanted


def _latest(members: list[Cast], phrase: Phrase, mention: ActorMention, context: Context) -> Cast:
    """The member mentioned last before the mention, those first whom the article has called so; else the one who comes first."""
    lemmas = {office.lemma for office in phrase.offices}
    order = {actor.key: index for index, actor in enumerate(context.recent(mention, persons=True))}
    called = [m for m in members if m.actor.key in order and m.roles & lemmas]
    return min(called or members, key=lambda m: (order.get(m.actor.key, 10_000), m.first))


def _holder(mention: ActorMention, phrase: Phrase, context: Context, other: set[str]) -> Resolution:
    """The holder on the day: in the state that is said, that of the dateline, or the only one of the article's states."""
    day = context.day
    if day is None:
        return Resolution(mention, (), 0.0, "office without a day")
    said = [p for p in _ordered(phrase.polities, context) if _names_one(mention, phrase, p)]
    guessed = not phrase.polities
    polities = said if phrase.polities else _guessed(phrase, context)
    held = [context.authority.holders(phrase.classes, p, day) for p in polities]
    fitting = [[e for e in h if _of_gender(e.gender, phrase.gender) and e.actor.key not in other] for h in held]
    found = [group for group in fitting if group]
    if not found or (guessed and len({group[0].id for group in found}) > 1):
        return Resolution(mention, (), 0.0, NOBODY, tuple(group[0].actor for group in found))
    entry, others = found[0][0], tuple(e.actor for e in found[0][1:3])
    context.introduce(entry.actor, entry, phrase.gender, mention.begin).classes.update(phrase.classes)
    if others and _changed(found[0], polities, phrase, context) and not _says_new(mention):
        why = f"the holder of the office changed on {day}"
        return Resolution(mention, (entry.actor,), 0.4, why, (entry.actor, *others))
    sure = 0.55 if guessed else 0.7 if others else 0.85
    return Resolution(mention, (entry.actor,), sure, f"holder of the office on {day}", others)


def _changed(group: list[Entry], polities: list[str], phrase: Phrase, context: Context) -> bool:
    """True when one of the group gave up the office on the day or took it on that day."""
    held = [
        tenure
        for entry in group
        for tenure in context.authority.tenures(entry)
        if tenure.cls in phrase.classes and tenure.polity in polities
    ]
    return any(str(context.day) in (tenure.begin, tenure.end) for tenure in held)


def _says_new(mention: ActorMention) -> bool:
    return any(stem(word) in title_words().new for word in mention.text.split())


def _names_one(mention: ActorMention, phrase: Phrase, polity: str) -> bool:
    """True when the office is held by one person of the polity: not "ein Sprecher", not "der US-Botschafter"."""
    if "spokesperson" in phrase.classes:
        return phrase.stated and mention.text.split()[0].lower() not in words().determiners["indefinite"]
    return len(polity) > 2 or not _MANY & set(phrase.classes)


def _guessed(phrase: Phrase, context: Context) -> list[str]:
    """Whose office it may be where the text does not say: the state of the dateline, else the only state of the article."""
    if (_MANY | {"party_leader"}) & set(phrase.classes):
        return []
    states = sorted(p for p in context.polities if p not in _UNIONS)
    return list(_local(context)) or (states if len(states) == 1 else [])


_UNIONS = frozenset({"EU", "UN", "NATO"})


def _former(mention: ActorMention, phrase: Phrase, context: Context) -> Resolution:
    """The last of those who had the office and have it no more."""
    for polity in _ordered(phrase.polities or _local(context), context) if context.day else ():
        past = context.authority.past_holders(phrase.classes, polity, context.day) if context.day else ()
        fitting = [e for e in past if _of_gender(e.gender, phrase.gender)]
        if fitting:
            actors = tuple(e.actor for e in fitting[:3])
            return Resolution(
                mention, actors[:1], 0.5, f"last former holder of the office before {context.day}", actors
            )
    return Resolution(mention, (), 0.0, "former office, holder not known")


def _local(context: Context) -> tuple[str, ...]:
    """State of the dateline, when the text does not say whose office it is."""
    found = [context.authority.place(place) for place in context.dateline]
    codes = [place.country for place in found if place is not None and place.country]
    return (codes[0],) if len(set(codes)) == 1 else ()


def _ordered(polities: tuple[str, ...], context: Context) -> list[str]:
    """The dateline's state first, where a word may belong to several (Bundeskanzler: Germany, Austria)."""
    local = _local(context)
    return sorted(polities, key=lambda p: p not in local)


def relational(mention: ActorMention, phrase: Phrase, context: Context) -> Resolution:
    """Resolve "sein russischer Kollege": who has the office of the person before, in the other state."""
    before = context.recent(mention, persons=True, sentences=2)
    if not before:
        return Resolution(mention, (), 0.0, NOBODY)
    member = context.member(before[0])
    classes = tuple(sorted(member.classes)) or _classes_now(member, context)
    if not phrase.polities:
        others = [m.actor for m in context.cast.values() if m is not member and context.holds(m, classes, ())]
        if len(others) == 1:
            return Resolution(mention, (others[0],), 0.6, f'colleague of "{member.actor.label}" named before')
        return Resolution(mention, (), 0.0, NOBODY)
    for actor in (m.actor for m in context.cast.values() if m is not member):
        if context.holds(context.member(actor), classes, phrase.polities):
            return Resolution(mention, (actor,), 0.85, f'same office as "{member.actor.label}" in {phrase.polities[0]}')
    if context.day is not None:
        for polity in phrase.polities:
            held = context.authority.holders(_related(classes), polity, context.day)
            if held:
                entry = held[0]
                context.introduce(entry.actor, entry, "", mention.begin).classes.update(classes)
                why = f'same office as "{member.actor.label}", held in {polity} on {context.day}'
                return Resolution(mention, (entry.actor,), 0.8, why)
    return Resolution(mention, (), 0.0, NOBODY)


def _classes_now(member: Cast, context: Context) -> tuple[str, ...]:
    if member.entry is None or context.day is None:
        return ()
    return tuple(t.cls for t in context.authority.tenures(member.entry) if t.covers(context.day, 60))


_EXECUTIVE = ("president", "head_of_government", "leader", "monarch")


def _related(classes: tuple[str, ...]) -> tuple[str, ...]:
    """Classes to look for in the other state: the same first, then the other heads for a head of state or government."""
    if any(cls in _EXECUTIVE for cls in classes):
        return tuple(dict.fromkeys([*(c for c in _EXECUTIVE if c in classes), *_EXECUTIVE]))
    return classes


def _in_club(mention: ActorMention, context: Context) -> bool:
    """True for the state in the name of a club: "AS Monaco"."""
    before = context.text[max(0, mention.begin - _NEAR) : mention.begin].split()
    return bool(before) and before[-1] in title_words().clubs


_NEAR = 20  # characters in which the word before is sought


def state(mention: ActorMention, context: Context) -> Resolution:
    """Resolve the name of a state."""
    entry = look_up(context.authority, mention.text)
    if entry is None or _in_club(mention, context):
        return Resolution(mention, (), 0.0, NOBODY)
    return Resolution(mention, (entry.actor,), 0.95, f'name of the state "{entry.actor.label}"')


def metonym(mention: ActorMention, context: Context) -> Resolution:
    """Resolve a seat of power, a capital or a body of a state."""
    entry = look_up(context.authority, mention.text)
    if entry is not None and not entry.is_person:
        return Resolution(mention, (entry.actor,), 0.9, f'name of the body "{entry.actor.label}"')
    if mention.label == "LOC":
        for form in (mention.text, mention.text.removesuffix("s")):
            for iso2 in sorted(context.authority.state_word(form, "capital"), key=lambda code: code != "EU"):
                if found := context.authority.state(iso2):
                    return Resolution(mention, (found.actor,), 0.6, f'capital "{form}" for its government')
    return _body(mention, context)


def _body(mention: ActorMention, context: Context) -> Resolution:
    """A government or ministry of a state, as a node of its own: "russische Regierung", "türkisches Außenministerium"."""
    codes = body_polity(mention.text, context.authority)
    word = next((b for token in mention.text.split() if (b := words().body(token))), None)
    if not codes or word is None:
        return Resolution(mention, (), 0.0, NOBODY)
    actor = body_actor(context, codes[0], word.lemma, word.gender, word.cls)
    return Resolution(mention, (actor,), 0.85, f"body of {codes[0]}")


def body_actor(context: Context, iso2: str, lemma: str, gender: str, cls: str) -> Actor:
    """The node of a body of a state; its key does not depend on how the text puts it."""
    state_entry = context.authority.state(iso2)
    adjective = context.authority.adjective(iso2)
    ending = "e" if gender == "f" else "es"
    place = state_entry.actor.label if state_entry else iso2
    label = (
        f"{adjective}{ending} {lemma}" if adjective and adjective not in ("us", "eu", "un") else f"{lemma} ({place})"
    )
    actor = Actor(slug(label), ActorKind.ORGANIZATION, label, aliases=(f"{lemma} {place}",), country=iso2[:2])
    context.authority.note_seat(actor.key, iso2, cls)
    return actor
