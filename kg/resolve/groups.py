"""Plurals, demonyms, roles and pronouns: who was mentioned before."""

from __future__ import annotations

from kg.extract.mention_names import without_genitive
from kg.extract.mention_words import words
from kg.model import ActorMention, Resolution
from kg.resolve.context import Context
from kg.resolve.offices import NOBODY
from kg.resolve.owners import is_of_other_body
from kg.resolve.phrase import Phrase
from kg.resolve.title_words import title_words
from kg.values import Actor, ActorKind

_COUNTS = {"zwei": 2, "zweier": 2, "drei": 3, "dreier": 3, "vier": 4, "fünf": 5, "sechs": 6}
_REACH = 8  # sentences that a plural looks back


def plural(mention: ActorMention, phrase: Phrase, context: Context) -> Resolution:
    """Resolve "beide Präsidenten", "die beiden", "beide Seiten", "die EU-Außenminister"."""
    tokens = mention.text.split()
    owners = [o.holder_of for o in phrase.offices if o.holder_of]
    for owner in (*owners, *(t for t in tokens if t.isupper())):
        for entry in context.authority.named(owner):
            if entry.cls in ("igo", "group"):
                return Resolution(mention, (entry.actor,), 0.8, f'members of "{entry.actor.label}"')
    for code in phrase.polities if phrase.classes else ():
        if code in ("EU", "UN", "NATO") and (union := context.authority.state(code)):
            return Resolution(mention, (union.actor,), 0.8, f'members of "{union.actor.label}"')
    if phrase.classes and phrase.stated and phrase.polities:
        return _each(mention, phrase, context)
    counted = {t.lower() for t in tokens} & (words().determiners["both"] | set(_COUNTS))
    definite = tokens[0].lower() in words().determiners["definite"] | words().determiners["demonstrative"]
    if phrase.offices and not counted and not (definite and phrase.classes):
        return Resolution(mention, (), 0.0, NOBODY)
    count = next((_COUNTS[t.lower()] for t in tokens if t.lower() in _COUNTS), 2)
    if tokens[-1] in words().plural_states | words().plural_parties:
        return _pick(mention, context, count, persons=False)
    if phrase.classes:
        return _holders(mention, phrase, context, count, known=not counted)
    return _pick(mention, context, count, persons=True)


def _each(mention: ActorMention, phrase: Phrase, context: Context) -> Resolution:
    """ "Die Außenminister Deutschlands und Frankreichs": the holder in each state."""
    found: dict[str, Actor] = {}
    for polity in phrase.polities:
        members = [m for m in context.cast.values() if context.holds(m, phrase.classes, (polity,))]
        held = context.authority.holders(phrase.classes, polity, context.day) if context.day and not members else ()
        for actor in [m.actor for m in members[:1]] or [e.actor for e in held[:1]]:
            found[actor.key] = actor
            if actor.key not in context.cast:
                context.introduce(actor, context.authority.entry(actor.key), "", mention.begin)
    if len(found) < len(phrase.polities):
        return Resolution(
            mention, tuple(found.values()), 0.5 if found else 0.0, "holders of the office, as far as known"
        )
    return Resolution(mention, tuple(found.values()), 0.85, "holders of the office in each state")


def _holders(mention: ActorMention, phrase: Phrase, context: Context, count: int, *, known: bool) -> Resolution:
    """Persons of the article who have the office of "beide Präsidenten", the latest ones.

    ``known``: only those of whom the office is known, because the words do not say how many there are ("die Fraktionschefs").
    """
    groups = context.groups(mention, persons=True, reach=1000)
    fitting = [[a for a in group if _may_hold(a, phrase, context, known=known)] for group in groups]
    together = next((group for group in fitting if len(group) == count), None)
    if together is not None:
        return _together(mention, together, 0.85)
    latest = list({a.key: a for group in fitting for a in reversed(group)}.values())
    return _latest(mention, latest, count)


def _may_hold(actor: Actor, phrase: Phrase, context: Context, *, known: bool) -> bool:
    member = context.member(actor)
    return context.holds(member, phrase.classes, ()) or (not known and not member.classes and member.entry is None)


def _pick(mention: ActorMention, context: Context, count: int, *, persons: bool) -> Resolution:
    """The latest sentence that names so many; else the latest ones of several sentences; persons and parties stand in for each other.

    "Beide Länder" are no organisations.
    """
    states = mention.text.split()[-1] in words().plural_states
    beside = context.beside(mention)
    for kind in (persons,) if states else (persons, not persons):
        groups = context.groups(mention, persons=kind, reach=_REACH)
        if kind and groups and len(groups[0]) == 1:  # one person of the sentence deals with the others
            beside = beside | _of_sentence(mention, context)
        groups = [[a for a in group if a.key not in beside] for group in groups]
        if states and not kind:
            groups = [[a for a in group if a.kind is ActorKind.STATE] for group in groups]
        together = next((group for group in groups if len(group) == count), None)
        if together is not None:
            return _together(mention, together, 0.8)
        latest = list({a.key: a for group in groups for a in reversed(group)}.values())
        if len(latest) >= count and kind == persons:
            return _latest(mention, latest, count)
    return Resolution(mention, (), 0.0, NOBODY)


def _of_sentence(mention: ActorMention, context: Context) -> set[str]:
    return {actor.key for actor in context.recent(mention, persons=True, sentences=0)}


def _together(mention: ActorMention, actors: list[Actor], sure: float) -> Resolution:
    named = ", ".join(a.label for a in actors)
    return Resolution(mention, tuple(actors), sure, f"the {len(actors)} named together before: {named}")


def _latest(mention: ActorMention, actors: list[Actor], count: int) -> Resolution:
    if len(actors) < count:
        return Resolution(mention, (), 0.0, NOBODY, tuple(actors))
    chosen = tuple(reversed(actors[:count]))
    sure = 0.8 if len(actors) == count else 0.5
    return Resolution(mention, chosen, sure, f"the {count} named last: {', '.join(a.label for a in chosen)}")


def demonym(mention: ActorMention, phrase: Phrase, context: Context, number: str) -> Resolution:
    """Resolve "der Amerikaner" to a person before from there, "Israelis" to the state, "der Republikaner" to a person before."""
    noun = mention.text.split()[-1]
    lexicon = words()
    if phrase.offices and lexicon.office(noun) is None:
        return Resolution(
            mention, (), 0.0, NOBODY
        )  # "der Chef der Zentralbank": an office of its own, not a person before
    codes, singular = _codes(noun, mention, context)
    singular = singular and number != "Plur"
    beside = context.beside(mention)
    persons = [a for a in context.recent(mention, persons=True, sentences=12) if a.key not in beside]
    if codes and singular:
        fitting = [a for a in persons if context.member(a).polities & set(codes)]
        if fitting:
            return Resolution(
                mention, (fitting[0],), 0.75, f'person from {codes[0]} named before: "{fitting[0].label}"'
            )
    several = _several_from(mention, set(codes), context)
    if several is not None:
        return several
    if codes:
        entry = context.authority.state(codes[0])
        if entry is not None and not singular:
            return Resolution(mention, (entry.actor,), 0.5, f'people of "{entry.actor.label}"')
        return Resolution(mention, (), 0.0, NOBODY)
    return _by_role(mention, phrase, context, persons, number)


def _several_from(mention: ActorMention, codes: set[str], context: Context) -> Resolution | None:
    """ "Die beiden Amerikaner": as many persons from there as are counted, the latest ones."""
    counted = [t.lower() for t in mention.text.split() if t.lower() in words().determiners["both"] | set(_COUNTS)]
    if not codes or not counted:
        return None
    persons = [a for a in context.recent(mention, persons=True) if context.member(a).polities & codes]
    count = _COUNTS.get(counted[0], 2)
    return _together(mention, list(reversed(persons[:count])), 0.7) if len(persons) >= count else None


def _by_role(mention: ActorMention, phrase: Phrase, context: Context, persons: list[Actor], number: str) -> Resolution:
    """Resolve "die Anwältin", "der Republikaner": beside a name as its apposition, else who was called so, else for some words anybody."""
    noun = mention.text.split()[-1]
    partisan = words().partisans.get(noun)
    lemma = phrase.offices[-1].lemma if phrase.offices else noun
    if (beside := context.apposed(mention)) is not None:
        context.member(beside).roles.add(lemma)
        return Resolution(mention, (beside,), 0.7, f'apposition to "{beside.label}"')
    if is_of_other_body(mention, context.text, context.authority):
        return Resolution(mention, (), 0.0, NOBODY)
    called = [a for a in persons if lemma in context.member(a).roles]
    if called:
        return Resolution(mention, (called[0],), 0.7, f'"{called[0].label}" was called so')
    gender = phrase.gender or (partisan.gender if partisan else "")
    fitting = [a for a in persons[:4] if context.member(a).gender in ("", gender)]
    one = partisan.singular and number != "Plur" and _one(mention) if partisan else lemma in title_words().back
    if fitting and one:
        return Resolution(mention, (fitting[0],), 0.5, f'person named before: "{fitting[0].label}"')
    return Resolution(mention, (), 0.0, NOBODY)


def _one(mention: ActorMention) -> bool:
    """True for a demonym or partisan with the article of a single person: "der Republikaner", not "die Republikaner"."""
    first, *rest = mention.text.split()
    return bool(rest) and first.lower() in ("der", "dem", "den", "des", "die")


def _codes(noun: str, mention: ActorMention, context: Context) -> tuple[tuple[str, ...], bool]:
    """The state of a demonym and whether one person is meant."""
    determiner = mention.text.split()[0].lower() if " " in mention.text else ""
    forms = [noun, *without_genitive(noun), noun.removesuffix("n")]
    for form in dict.fromkeys(forms):
        male = context.authority.state_word(form, "demonym_m")
        female = context.authority.state_word(form, "demonym_f")
        many = context.authority.state_word(form, "demonym_pl")
        if male or female or many:
            one = (determiner in ("der", "dem", "des", "den") and bool(male)) or (
                determiner in ("die", "der") and bool(female) and not many
            )
            return male or female or many, one
    return (), False


def pronoun(mention: ActorMention, context: Context, number: str, gender: str) -> Resolution:
    """Resolve er and sie to the nearest person of that gender; ``number`` and ``gender`` as the parser has them ("" = unknown)."""
    if number == "Plur":
        parties = context.groups(mention, persons=False, reach=1)
        states = [group for group in parties if all(actor.kind is ActorKind.STATE for actor in group)]
        groups = (*context.groups(mention, persons=True, reach=1), *states)
        together = next((g for g in groups if len(g) == 2), None)
        return _together(mention, together, 0.5) if together else Resolution(mention, (), 0.0, NOBODY)
    wanted = gender or words().pronouns[mention.text.lower()]
    beside = context.beside(mention)
    same = context.recent(mention, persons=True, sentences=0)
    persons = list({a.key: a for a in (*same, *context.spoken_of(mention, 2)) if a.key not in beside}.values())
    fitting = [a for a in persons if context.member(a).gender in ("", wanted)]
    if mention.text.lower() == "sie" and not number:
        fitting = [a for a in persons if context.member(a).gender == "f"]
    if not fitting:
        return Resolution(mention, (), 0.0, NOBODY)
    sure = 0.7 if len(fitting) == 1 else 0.45
    return Resolution(
        mention, (fitting[0],), sure, f'nearest person of that gender: "{fitting[0].label}"', tuple(fitting[1:3])
    )
