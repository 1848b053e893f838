"""Plurals, demonyms, roles and pronouns: who was mentioned before."""

from __future__ import annotations

from kg.extract.mention_names import without_genitive
from kg.extract.mention_words import words
from kg.model import Actor, ActorMention, Resolution
from kg.resolve.context import Context
from kg.resolve.offices import NOBODY
from kg.resolve.phrase import Phrase

_COUNTS = {"zwei": 2, "zweier": 2, "drei": 3, "dreier": 3, "vier": 4, "fünf": 5, "sechs": 6}
_REACH = 4  # sentences that a plural looks back


def plural(mention: ActorMention, phrase: Phrase, context: Context) -> Resolution:
    """Resolve "beide Präsidenten", "die beiden", "beide Seiten", "die EU-Außenminister"."""
    tokens = mention.text.split()
    owners = [o.holder_of for o in phrase.offices if o.holder_of]
    for owner in (*owners, *(t for t in tokens if t.isupper())):
        for entry in context.authority.named(owner):
            if entry.cls in ("igo", "group"):
                return Resolution(mention, (entry.actor,), 0.8, f'members of "{entry.actor.label}"')
    count = next((_COUNTS[t.lower()] for t in tokens if t.lower() in _COUNTS), 2)
    if tokens[-1] in words().plural_parties:
        return _latest(mention, _parties(mention, context), count, "parties")
    persons = context.recent(mention, persons=True, sentences=_REACH)
    if phrase.classes:
        fitting = [a for a in persons if _may_hold(a, phrase, context)]
        persons = fitting if len(fitting) >= count else persons if phrase.offices and not fitting else fitting
    if len(persons) < count and not phrase.offices:
        persons = persons if len(persons) >= count else _parties(mention, context)
    return _latest(mention, persons, count, "persons")


def _may_hold(actor: Actor, phrase: Phrase, context: Context) -> bool:
    member = context.member(actor)
    return context.holds(member, phrase.classes, ()) or (not member.classes and member.entry is None)


def _parties(mention: ActorMention, context: Context) -> list[Actor]:
    parties = context.recent(mention, persons=False, sentences=_REACH)
    return parties if len(parties) > 1 else context.recent(mention, persons=True, sentences=_REACH)


def _latest(mention: ActorMention, actors: list[Actor], count: int, noun: str) -> Resolution:
    if len(actors) < count:
        return Resolution(mention, (), 0.0, NOBODY, tuple(actors))
    chosen = tuple(reversed(actors[:count]))
    sure = 0.8 if len(actors) == count else 0.6
    return Resolution(mention, chosen, sure, f"the {count} {noun} named last: {', '.join(a.label for a in chosen)}")


def demonym(mention: ActorMention, phrase: Phrase, context: Context) -> Resolution:
    """Resolve "der Amerikaner" to a person before from there, "Israelis" to the state, "der Republikaner" to a person before."""
    noun = mention.text.split()[-1]
    lexicon = words()
    codes, singular = _codes(noun, mention, context)
    persons = context.recent(mention, persons=True, sentences=12)
    if codes and singular:
        fitting = [a for a in persons if context.member(a).polities & set(codes)]
        if fitting:
            return Resolution(
                mention, (fitting[0],), 0.75, f'person from {codes[0]} named before: "{fitting[0].label}"'
            )
    if codes:
        entry = context.authority.state(codes[0])
        if entry is not None and not singular:
            return Resolution(mention, (entry.actor,), 0.5, f'people of "{entry.actor.label}"')
        return Resolution(mention, (), 0.0, NOBODY)
    word = lexicon.partisans.get(noun)
    gender = phrase.gender or (word.gender if word else "")
    fitting = [a for a in persons[:4] if context.member(a).gender in ("", gender)]
    if fitting and (word is None or word.singular):
        return Resolution(mention, (fitting[0],), 0.5, f'person named before: "{fitting[0].label}"')
    return Resolution(mention, (), 0.0, NOBODY)


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
        persons = context.recent(mention, persons=True, sentences=1)
        return _latest(mention, persons, 2, "persons") if len(persons) == 2 else Resolution(mention, (), 0.0, NOBODY)
    wanted = gender or words().pronouns[mention.text.lower()]
    persons = context.recent(mention, persons=True, sentences=2)
    fitting = [a for a in persons if context.member(a).gender in ("", wanted)]
    if mention.text.lower() == "sie" and not number:
        fitting = [a for a in persons if context.member(a).gender == "f"]
    if not fitting:
        return Resolution(mention, (), 0.0, NOBODY)
    sure = 0.7 if len(fitting) == 1 else 0.45
    return Resolution(
        mention, (fitting[0],), sure, f'nearest person of that gender: "{fitting[0].label}"', tuple(fitting[1:3])
    )
