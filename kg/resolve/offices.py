"""Offices without a name, colleagues, metonyms, bodies and states."""

from __future__ import annotations

from kg.authority import Entry
from kg.extract.mention_names import look_up
from kg.extract.mention_phrases import body_polity
from kg.extract.mention_words import words
from kg.model import Actor, ActorKind, ActorMention, Resolution
from kg.resolve.context import Cast, Context
from kg.resolve.phrase import Phrase
from kg.vocab import slug

NOBODY = "nobody fits"


def office(mention: ActorMention, phrase: Phrase, context: Context) -> Resolution:
    """Resolve an office: somebody of the article who has it, else its holder on the day of publication."""
    classes = phrase.classes
    if not classes:
        return Resolution(mention, (), 0.0, NOBODY)
    polities = phrase.polities
    members = [m for m in context.cast.values() if context.holds(m, classes, polities, past=phrase.former)]
    if phrase.gender:
        members = [m for m in members if m.gender in ("", phrase.gender)] or members
    if members:
        member = _latest(members, mention, context)
        sure = 0.9 if len(members) == 1 or polities else 0.7
        return Resolution(mention, (member.actor,), sure, f'"{member.actor.label}" of the article has the office')
    return _holder(mention, phrase, context)


def _latest(members: list[Cast], mention: ActorMention, context: Context) -> Cast:
    """The member mentioned last before the mention, else the one who comes first."""
    order = {actor.key: index for index, actor in enumerate(context.recent(mention, persons=True))}
    return min(members, key=lambda m: (order.get(m.actor.key, 10_000), m.first))


def _holder(mention: ActorMention, phrase: Phrase, context: Context) -> Resolution:
    polities = phrase.polities or _local(context)
    if context.day is None or not polities:
        return Resolution(mention, (), 0.0, "office without a day or a state")
    for polity in _ordered(polities, context):
        if phrase.former:
            past = context.authority.past_holders(phrase.classes, polity, context.day)
            if past:
                actors = tuple(e.actor for e in past[:3])
                return Resolution(
                    mention, actors[:1], 0.5, f"last former holder of the office before {context.day}", actors
                )
        elif held := context.authority.holders(phrase.classes, polity, context.day):
            entry = _of_gender(held, phrase.gender)
            context.introduce(entry.actor, entry, phrase.gender, mention.begin).classes.update(phrase.classes)
            others = tuple(e.actor for e in held[1:3]) if len(held) > 1 else ()
            return Resolution(
                mention, (entry.actor,), 0.85 if not others else 0.7, f"holder of the office on {context.day}", others
            )
    return Resolution(mention, (), 0.0, f"no holder of the office known on {context.day}")


def _of_gender(held: tuple[Entry, ...], gender: str) -> Entry:
    return next((e for e in held if not gender or e.gender in ("", gender)), held[0])


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


def state(mention: ActorMention, context: Context) -> Resolution:
    """Resolve the name of a state."""
    entry = look_up(context.authority, mention.text)
    if entry is None:
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
    actor = Actor(slug(label), ActorKind.ORGANIZATION, label, aliases=(f"{lemma} {place}",), country=iso2)
    context.authority.note_seat(actor.key, iso2, cls)
    return actor
