"""Encounter mentions with their parties, dates and places filled in: what grouping inside an article works on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.extract.lexicon import function_words, load_lexicon
from kg.extract.mention_words import words
from kg.values import ActorKind, EncounterType, MentionKind, Role, Status

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from kg.model import EncounterMention, Resolution
    from kg.resolve.places import PlaceMention
    from kg.values import Actor, DateValue, Place, TimeExpression

_NEAR = 12  # characters: "Besuch in der", "Treffen im"
_VISITING = ("besuchen", "bereisen")  # the place is their object


@dataclass(frozen=True, slots=True)
class Told:
    """One encounter mention, resolved. ``parties`` maps actor keys to actor and role, in text order.

    ``nearby`` are the only two actors around a mention that names no party: "Iran und die USA streiten weiter. Die Verhandlungen
    sind gescheitert." ``is_titled``: a party is told with an office.
    ``lacks_guest``: "der Gast" is a party, whom other sentences name.
    """

    mention: EncounterMention
    parties: tuple[tuple[Actor, Role], ...]
    date: DateValue | None = None
    place: Place | None = None
    duration: str | None = None
    confidence: float = 1.0
    nearby: tuple[Actor, ...] = ()
    is_titled: bool = False
    lacks_guest: bool = False

    @property
    def keys(self) -> frozenset[str]:
        """Keys of the parties."""
        return frozenset(a.key for a, _ in self.parties)

    @property
    def persons(self) -> int:
        """How many parties are persons."""
        return sum(a.kind is ActorKind.PERSON for a, _ in self.parties)

    @property
    def type(self) -> EncounterType:
        """The type of the mention."""
        return self.mention.type

    @property
    def status(self) -> Status:
        """The status of the mention."""
        return self.mention.status


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the article and the authority offer to fill encounter mentions with.

    ``stands_for`` gives the actor behind a seat of power, ``named`` an organisation by its name, ``place`` a place by its
    name, ``side`` the state of an adjective without its ending ("deutsch"). ``is_medium`` is true for publishers and agencies,
    to whom people speak without meeting them.
    """

    resolutions: Sequence[Resolution]
    places: Sequence[PlaceMention]
    stands_for: Callable[[Actor], Actor | None]
    named: Callable[[str], Actor | None]
    place: Callable[[str], Place | None]
    is_medium: Callable[[Actor], bool]
    side: Callable[[str], Actor | None]


def fill(mention: EncounterMention, around: Surroundings) -> Iterator[Told]:
    """One ``Told`` for the mention, or one for each partner where the partners were met one by one."""
    parties = _parties(mention, around)
    spoken_to = [party for party in parties if around.is_medium(party[0])]
    parties = [party for party in parties if party not in spoken_to]
    if spoken_to and len(parties) < 2:
        return  # an interview
    told = Told(
        mention=mention,
        parties=tuple(parties),
        date=_date(mention),
        place=_place(mention, around),
        duration=_duration(mention.times),
        confidence=mention.confidence,
        nearby=() if parties else _nearby(mention, around),
        lacks_guest=any(_is_guest(around.resolutions[s.mention]) for s in mention.slots),
        is_titled=any(_is_titled(around.resolutions[s.mention].mention.text) for s in mention.slots),
    )
    if not mention.each:
        yield told
        return
    common, single = _split(mention, around)
    for party in single:
        if party[0].key not in {a.key for a, _ in common}:
            yield replace(told, parties=(*common, party))


def _nearby(mention: EncounterMention, around: Surroundings) -> tuple[Actor, ...]:
    """The actors of the sentence, or of it and the one before, where they are two; who only speaks or says where is none."""
    where = {(p.sentence, p.begin) for p in around.places if p.preposition in function_words("place_of_encounter")}
    for first in (mention.sentence, mention.sentence - 1):
        found: dict[str, Actor] = {}
        for position, resolution in enumerate(around.resolutions):
            told = resolution.mention
            inside = first <= told.sentence <= mention.sentence and not told.is_spokesperson
            inside = inside and not (told.kind is MentionKind.METONYM and told.label == "LOC")
            if inside and (told.sentence, told.begin) not in where:
                found |= {a.key: a for a in _actors(position, around) if not around.is_medium(a)}
        if len(found) >= _SIDES:
            return tuple(found.values()) if len(found) == _SIDES else ()
    return ()


_SIDES = 2


def _is_guest(resolution: Resolution) -> bool:
    return not resolution.actors and resolution.mention.text.split()[-1] in load_lexicon().words(
        "word_groups", "guests"
    )


def _is_titled(text: str) -> bool:
    return any(words().office(word) is not None for word in text.split())


def _parties(mention: EncounterMention, around: Surroundings) -> list[tuple[Actor, Role]]:
    found: dict[str, tuple[Actor, Role]] = {}
    named = {a.key for s in mention.slots if not _is_pronoun(s.mention, around) for a in _actors(s.mention, around)}
    for slot in mention.slots:
        for actor in _actors(slot.mention, around, named):
            known = found.get(actor.key)
            if known is None or known[1] is Role.PARTICIPANT:
                found[actor.key] = (actor, slot.role)
    if mention.event_name and mention.modifier and (body := around.named(mention.modifier)) is not None:
        found.setdefault(body.key, (body, Role.PARTICIPANT))
    return list(found.values())


def _is_pronoun(position: int, around: Surroundings) -> bool:
    return around.resolutions[position].mention.kind is MentionKind.PRONOUN


def _actors(position: int, around: Surroundings, named: Collection[str] = ()) -> list[Actor]:
    """The actors of a mention; a seat of power stands for who holds it, and a pronoun for nobody who is named beside it."""
    resolution = around.resolutions[position]
    actors = list(resolution.actors)
    if _is_pronoun(position, around) and len(actors) == 1 and actors[0].key in named:
        actors = [a for a in resolution.candidates if a.key not in named][:1]
    if not actors and (body := _body(resolution.mention.text, around)) is not None:
        return [body]
    if resolution.mention.kind is MentionKind.METONYM:
        actors = [around.stands_for(a) or a for a in actors]
    return actors


def _body(text: str, around: Surroundings) -> Actor | None:
    """The organisation whose members a plural names ("die Nato-Außenminister", "die Minister der Europäischen Union")."""
    words = text.split()
    prefix, hyphen, _ = words[-1].partition("-")
    if hyphen and (body := around.named(prefix)) is not None:
        return body
    tails = (" ".join(words[i:]) for i in range(max(1, len(words) - 3), len(words)))
    return next((body for tail in tails if (body := around.named(tail)) is not None), None)


def _split(
    mention: EncounterMention, around: Surroundings
) -> tuple[list[tuple[Actor, Role]], list[tuple[Actor, Role]]]:
    """The one party, and the partners it met one by one: partners follow each other in the text, the one party stands alone."""
    slots = sorted(mention.slots, key=lambda s: s.mention)
    gaps = [b.mention - a.mention for a, b in pairwise(slots)]
    alone = slots[0] if not gaps or gaps[0] >= gaps[-1] else slots[-1]
    roles = {s.role for s in slots}
    if Role.INITIATOR in roles or Role.HOST in roles:
        alone = next(s for s in slots if s.role in (Role.INITIATOR, Role.HOST))
    common = [(a, alone.role) for a in _actors(alone.mention, around)]
    single = [(a, s.role) for s in slots if s is not alone for a in _actors(s.mention, around)]
    return common, single


def _date(mention: EncounterMention) -> DateValue | None:
    """The date nearest to the trigger among those of the clause; a day before a vaguer one."""
    dated = [t for t in mention.times if t.kind == "date" and t.value is not None]
    if not dated:
        return None
    best = min(dated, key=lambda t: (t.value.days if t.value else 0, abs(t.begin - mention.begin)))
    return best.value


def _duration(times: Sequence[TimeExpression]) -> str | None:
    return next((t.duration for t in times if t.kind == "duration"), None)


def _place(mention: EncounterMention, around: Surroundings) -> Place | None:
    """The place of the clause: the target of a journey, else the nearest one; cities before states; else the first part of a compound."""
    if mention.type.is_call:
        return None
    inside = [p for p in around.places if p.sentence == mention.sentence and _is_place_of(p, mention)]
    if inside:
        return min(inside, key=lambda p: _rank(p, mention)).place
    return around.place(mention.modifier) if mention.modifier and mention.type is EncounterType.VISIT else None


def _is_place_of(place: PlaceMention, mention: EncounterMention) -> bool:
    """A place phrase of the clause; the seat of a source ("hieß es in Moskau") only where it follows the trigger directly."""
    follows = 0 <= place.begin - mention.end <= _NEAR
    if place.is_matter or (not follows and (place.is_seat or place.begin not in mention.words)):
        return False
    visited = follows or (mention.lemma in _VISITING and place.begin in mention.words and not place.is_genitive)
    bare = place.preposition == "" and mention.type is EncounterType.VISIT and visited
    named = place.preposition == "von" and mention.type is EncounterType.SUMMIT and follows  # "Gipfel von Osaka"
    return bare or named or place.preposition in function_words("place_of_encounter")


def _rank(place: PlaceMention, mention: EncounterMention) -> tuple[bool, bool, int]:
    target = mention.type is EncounterType.VISIT and place.preposition in ("nach", "")
    return (not target, place.place.latitude is None, abs(place.begin - mention.begin))
