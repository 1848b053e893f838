"""Groups the encounter mentions of one article: which of them tell the same encounter in the same way.

A mention joins the latest group that agrees with it in kind, parties, date and status; a noun that points back ("das Gespräch")
needs no parties of its own. Everything else opens a group. Mentions that tell nothing of their own and point nowhere are dropped.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kg.consolidate.agreement import AHEAD, FIRM, OPEN, SETTLED, fits, stands_alone
from kg.values import ActorKind, EncounterType, Role, Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.consolidate.told import Told
    from kg.values import Actor, DateValue

_INHERITED = 0.5
_SINGLE = (EncounterType.VISIT, EncounterType.SUMMIT)  # may be told with one party, or with the name of the event


@dataclass(slots=True)
class Group:
    """Mentions of one encounter, in text order; ``same_as`` is the number of the group that tells the same encounter otherwise."""

    number: int
    told: list[Told] = field(default_factory=list)
    same_as: int | None = None

    @property
    def parties(self) -> dict[str, tuple[Actor, Role]]:
        """All parties; the most telling role of each."""
        found: dict[str, tuple[Actor, Role]] = {}
        body = [t for t in self.told if not t.mention.is_headline]
        for told in body if any(len(t.parties) >= 2 for t in body) else self.told:
            for actor, role in told.parties:
                if actor.key not in found or found[actor.key][1] is Role.PARTICIPANT:
                    found[actor.key] = (actor, role)
        return _without_states_of_people(found)

    @property
    def type(self) -> EncounterType:
        """The most telling type: the first that is not open."""
        return next((t.type for t in self.told if t.type is not OPEN), OPEN)

    @property
    def status(self) -> Status:
        """Cancelled where some telling says so, else the status of the first firm telling, else of the first."""
        firm = [t.status for t in self.told if t.mention.confidence >= FIRM]
        if Status.CANCELLED in firm:
            return Status.CANCELLED
        if (
            firm
            and firm[0] is Status.ONGOING
            and any(t.status is Status.OCCURRED and t.mention.confidence >= FIRM for t in self.told)
        ):
            return Status.OCCURRED
        return firm[0] if firm else self.told[0].status

    @property
    def is_firm(self) -> bool:
        """True when some telling has a cue for its status."""
        return any(t.mention.confidence >= FIRM for t in self.told)

    @property
    def date(self) -> DateValue | None:
        """The most precise date told; a plan does not date what has happened."""
        over = self.status is Status.OCCURRED
        dates = [t.date for t in self.told if t.date is not None and not (over and t.status in AHEAD)]
        return min(dates, key=lambda d: d.days) if dates else None

    @property
    def ordinal(self) -> int | None:
        """The first ordinal told."""
        return next((t.mention.ordinal for t in self.told if t.mention.ordinal), None)


def _without_states_of_people(parties: dict[str, tuple[Actor, Role]]) -> dict[str, tuple[Actor, Role]]:
    """A state is left out where a person of it takes part."""
    countries = {a.country for a, _ in parties.values() if a.kind is ActorKind.PERSON and a.country}
    return {k: v for k, v in parties.items() if not (v[0].kind is ActorKind.STATE and v[0].country in countries)}


def group(told: Iterable[Told]) -> list[Group]:
    """Groups of an article in the order of their first mention."""
    groups: list[Group] = []
    for bare in told:
        one = _completed(bare, groups)
        home = _home(one, groups)
        if home is not None:
            home.told.append(one)
        elif stands_alone(one):
            groups.append(Group(len(groups) + 1, [one]))
        elif (heir := _inherited(one, groups)) is not None:
            groups.append(Group(len(groups) + 1, [heir]))
        elif (between := _between_nearby(one)) is not None:
            groups.append(Group(len(groups) + 1, [between]))
    for later in groups:
        later.same_as = next((g.number for g in groups if g is not later and _is_denial_of(later, g)), None)
    return groups


def _completed(one: Told, groups: list[Group]) -> Told:
    """ "Für Dienstag ist ein Gespräch mit X angesetzt": the other side is whom the article is about, a visitor before others."""
    if not (one.mention.lacks_owner or one.lacks_guest) or len(one.parties) != 1:
        return one
    partner = one.parties[0][0]
    if partner.kind is not ActorKind.PERSON:
        return one
    visits = [g for g in groups if g.type is EncounterType.VISIT]
    for candidate in [*reversed(visits), *groups]:
        people = (a for a, r in candidate.parties.values() if r is not Role.HOST and a.kind is ActorKind.PERSON)
        owner = next((a for a in people if a.key != partner.key), None)
        if owner is not None:
            return replace(one, parties=(*one.parties, (owner, Role.PARTICIPANT)), confidence=min(one.confidence, FIRM))
    return one


def _inherited(one: Told, groups: list[Group]) -> Told | None:
    """A mention without parties that tells of another encounter of the parties told before ("ein weiteres Treffen")."""
    mention = one.mention
    another = mention.is_new or mention.ordinal is not None or one.date is not None
    if not another and (mention.is_weak or mention.is_definite or one.confidence < FIRM):
        return None
    if one.keys or not (
        mention.is_core or mention.ordinal is not None or (one.date is not None and mention.is_definite)
    ):
        return None
    unnamed = [g for g in groups if another or not g.told[0].mention.event_name]  # "ein Gipfel" is not the G20 summit
    for candidate in reversed(unnamed):
        own_kind = (EncounterType.SUMMIT, EncounterType.NEGOTIATION)
        alike = candidate.type is one.type or not (candidate.type in own_kind or one.type in own_kind)
        if alike and len(candidate.parties) >= (1 if one.type is EncounterType.SUMMIT else 2):
            parties = tuple((a, Role.PARTICIPANT) for a, _ in candidate.parties.values())
            kind = candidate.type if one.type is OPEN else one.type
            told_as = replace(mention, type=kind)
            return replace(one, mention=told_as, parties=parties, confidence=min(one.confidence, _INHERITED))
    return None


def _between_nearby(one: Told) -> Told | None:
    """Talks whose sides only the words around name: "Die Verhandlungen sind gescheitert"."""
    mention = one.mention
    if one.keys or not one.nearby or mention.is_weak or mention.is_headline or one.type in _SINGLE:
        return None
    if one.type is not EncounterType.NEGOTIATION and not mention.is_core:
        return None
    parties = tuple((actor, Role.PARTICIPANT) for actor in one.nearby)
    return replace(one, parties=parties, confidence=min(one.confidence, _INHERITED))


def _home(one: Told, groups: list[Group]) -> Group | None:
    for candidate in _nearest_first(one, groups):
        if fits(one, candidate):
            return candidate
    return None


def _nearest_first(one: Told, groups: list[Group]) -> list[Group]:
    """The latest first: latest opened where parties are told, else latest mentioned.

    For a noun that points back ("das Gespräch") those told by that word ("Telefongespräch") come before others.
    """
    latest = sorted(groups, key=lambda g: (0 if one.keys else g.told[-1].mention.begin, g.number), reverse=True)
    word = one.mention.lemma.casefold()
    if one.type.is_call and not one.keys:
        latest.sort(key=lambda g: not g.type.is_call)
    if one.mention.is_definite:
        latest.sort(key=lambda g: not any(t.mention.lemma.casefold().endswith(word) for t in g.told))
    return latest


def _is_denial_of(later: Group, other: Group) -> bool:
    """A plan or a report that is denied, and a telling that the same encounter took place."""
    if later.status is not Status.DENIED or other.status not in SETTLED or later.type is not other.type:
        return False
    if any(t.mention.is_new for t in later.told) or not _overlap(later.date, other.date):
        return False
    return set(later.parties) == set(other.parties)


def _overlap(one: DateValue | None, other: DateValue | None) -> bool:
    return one is None or other is None or one.overlaps(other)
