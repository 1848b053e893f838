"""When a mention tells the encounter of a group: kind, status, date and parties must agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.lexicon import load_lexicon
from kg.values import ActorKind, EncounterType, Status

if TYPE_CHECKING:
    from kg.consolidate.told import Told
    from kg.consolidate.within import Group

OPEN = EncounterType.ENCOUNTER
SETTLED = (Status.OCCURRED, Status.ONGOING)
FIRM = 0.9
"""Confidence of a mention whose status has a cue."""
AHEAD = (Status.PLANNED, Status.POSSIBLE)
_OFF = (Status.DENIED, Status.CANCELLED)
_NEAR = 4  # sentences
_WEEK = 7  # days


def fits(one: Told, candidate: Group) -> bool:
    """True when the mention may join the group."""
    return (
        _kind_fits(one, candidate)
        and _status_fits(one, candidate)
        and _date_fits(one, candidate)
        and _same(one, candidate)
    )


def _same(one: Told, candidate: Group) -> bool:
    """Parties agree, or there are none and the words point back."""
    if _says_another(one, candidate):
        return False
    if one.mention.event_name and candidate.told[0].mention.event_name and not one.keys:
        return one.mention.event_name == candidate.told[0].mention.event_name
    if one.mention.joins and one.mention.is_definite:
        return True
    if one.mention.is_definite and _same_word(one, candidate):
        return True
    unnamed = not one.keys or (one.mention.is_definite and all(a.is_local for a, _ in one.parties))
    return _points_back(one, candidate) if unnamed else _parties_agree(one, candidate)


def _same_word(one: Told, candidate: Group) -> bool:
    """Talks that go on under the same word name other sides: "die Tarifverhandlungen von Bahn und GDL ... die Tarifverhandlungen"."""
    word = (one.mention.lemma, one.mention.modifier)
    last = candidate.told[-1].mention
    near = one.mention.sentence - last.sentence <= _NEAR
    return one.type is EncounterType.NEGOTIATION and bool(word[1]) and near and word == (last.lemma, last.modifier)


def _says_another(one: Told, candidate: Group) -> bool:
    """ "ein weiteres Treffen", or another ordinal."""
    if one.mention.is_new and candidate.status in SETTLED and not (one.mention.is_definite and not one.keys):
        return True
    return bool(one.mention.ordinal and candidate.ordinal and one.mention.ordinal != candidate.ordinal)


def _points_back(one: Told, candidate: Group) -> bool:
    """A definite noun, or a weak word near the last mention ("über Zölle sei nicht gesprochen worden")."""
    if one.mention.is_weak and one.mention.sentence - candidate.told[-1].mention.sentence > _NEAR and not one.date:
        return False
    if one.mention.is_of_others:
        return False
    named = candidate.told[0].mention.event_name and not one.mention.event_name
    return one.mention.is_definite or not (named or stands_alone(one))


def _parties_agree(one: Told, candidate: Group) -> bool:
    """The one set holds the other, or two are shared; a headline needs but one; states stand for their people."""
    own, known = one.keys, frozenset(candidate.parties)
    shared = own & known
    if shared and all(t.mention.is_headline for t in candidate.told) and one.type is candidate.type:
        return True
    if _same_countries(one, candidate):
        return True
    if len(shared) == 1 and own != known and one.type is not candidate.type and not _may_point_back(one):
        return False
    return bool(shared) and (own <= known or known <= own or len(shared) >= 2)


def _may_point_back(one: Told) -> bool:
    return one.mention.is_definite and one.type is not EncounterType.SUMMIT


def _same_countries(one: Told, candidate: Group) -> bool:
    """States are told where their people met, or the other way round: "Berlin und Moskau" for their ministers."""
    mine, theirs = [a for a, _ in one.parties], [a for a, _ in candidate.parties.values()]
    kinds = {frozenset(a.kind for a in mine), frozenset(a.kind for a in theirs)}
    if kinds != {frozenset({ActorKind.STATE}), frozenset({ActorKind.PERSON})} or len(mine) != len(theirs):
        return False
    return None not in (c := {a.country for a in mine}) and c == {a.country for a in theirs}


def _kind_fits(one: Told, candidate: Group) -> bool:
    mine, theirs = one.type, candidate.type
    if EncounterType.VISIT in (mine, theirs):
        return mine is theirs
    if mine.is_call and theirs is OPEN and any(t.place is not None for t in candidate.told):
        return False  # who spoke in a town did not telephone
    if mine is theirs or OPEN in (mine, theirs):
        return True
    if mine.is_call or theirs.is_call:
        return mine.is_call and theirs.is_call
    if mine is EncounterType.SUMMIT and not one.keys:
        return False
    if EncounterType.SUMMIT in (mine, theirs):
        named = one.mention.event_name or candidate.told[0].mention.event_name
        return not named or not one.keys
    return True


def _status_fits(one: Told, candidate: Group) -> bool:
    mine, theirs = one.status, candidate.status
    if mine is theirs or any(mine in pair and theirs in pair for pair in (SETTLED, AHEAD, _OFF)):
        return True
    if Status.CANCELLED in (mine, theirs) and (mine in AHEAD or theirs in AHEAD):
        return not one.mention.is_new
    if one.mention.confidence >= FIRM and not one.keys and not one.mention.is_definite:
        return False
    if one.mention.confidence < FIRM or not candidate.is_firm:
        return not one.keys or Status.DENIED not in (mine, theirs)
    return not one.keys and one.mention.is_definite and not one.mention.is_new


def _date_fits(one: Told, candidate: Group) -> bool:
    known = candidate.date
    looks_back = one.mention.is_definite and not (one.keys or one.mention.is_core or one.mention.ordinal)
    if one.date is not None and known is None and one.keys and one.mention.is_echo and one.date.days > _WEEK:
        return all(t.mention.is_echo for t in candidate.told)  # news is not dated by the month: "zuletzt im März"
    if one.date is None or known is None or looks_back:
        return True
    return one.date.overlaps(known)


def stands_alone(one: Told) -> bool:
    """True when a mention says enough to be an encounter of its own."""
    if len(one.parties) >= 2:
        return True
    if one.type is EncounterType.VISIT:
        return _is_visit(one)
    if one.type is EncounterType.SUMMIT:
        return bool(one.parties)
    if one.parties and one.mention.has_unnamed and not one.mention.is_weak:
        return True
    if not one.parties or one.type.is_call:
        return False
    actor = one.parties[0][0]
    if actor.kind is ActorKind.ORGANIZATION and one.type is not EncounterType.NEGOTIATION:
        return not one.mention.is_weak or actor.is_local
    set_down = one.date is not None or one.place is not None or actor.is_local
    points_back = actor.kind is ActorKind.PERSON and one.mention.is_definite
    return set_down and not one.mention.is_weak and not points_back


def _is_visit(one: Told) -> bool:
    """A guest with a name, who goes to a place or at a time that is told."""
    if not any(a.qid or " " in a.label for a, _ in one.parties):
        return False
    known = one.is_titled or any(a.qid and a.kind is ActorKind.PERSON for a, _ in one.parties)
    if one.mention.lemma in load_lexicon().words("word_groups", "travelling") and not known:
        return False  # anybody may go somewhere; a visit of state has a guest with a name or an office
    set_down = one.place is not None or one.mention.modifier is not None or one.date is not None
    return bool(one.parties) and (one.place is not None or (set_down and not one.mention.is_weak))
