"""Which encounter of an article a mention goes on about."""

import dataclasses
import datetime as dt

import pytest

from kg.consolidate.told import Told
from kg.consolidate.within import group
from kg.model import EncounterMention
from kg.values import DateValue, EncounterType, Role, Status
from tests.consolidate.across_reports import ANNA, BORIS, NORDLAND


def told(lemma, *actors, kind=EncounterType.ENCOUNTER, sentence=0, status=Status.OCCURRED, **traits):
    mention = EncounterMention(
        type=kind,
        lemma=lemma,
        begin=100 * sentence,
        end=100 * sentence + len(lemma),
        sentence=sentence,
        clause=(100 * sentence, 100 * sentence + 90),
        slots=(),
        status=status,
        **traits,
    )
    return Told(mention, tuple((actor, Role.PARTICIPANT) for actor in actors), confidence=0.9)


CALL = told("Telefongespräch", ANNA, BORIS, kind=EncounterType.PHONE_CALL)
MEETING = told("treffen", ANNA, BORIS, kind=EncounterType.MEETING, sentence=1)


def homes(*mentions):
    """Lemmas of each group."""
    return [[t.mention.lemma for t in g.told] for g in group(mentions)]


def test_a_noun_points_back_to_what_was_told_by_that_word():
    talk = told("Gespräch", sentence=2, is_definite=True, is_weak=True)
    assert homes(CALL, MEETING, talk) == [["Telefongespräch", "Gespräch"], ["treffen"]]


def test_what_names_nobody_goes_on_about_what_was_mentioned_last():
    talk = told("Gespräch", sentence=2, is_definite=True, is_weak=True)
    spoken = told("sprechen", sentence=3, is_weak=True)
    assert homes(CALL, MEETING, talk, spoken) == [["Telefongespräch", "Gespräch", "sprechen"], ["treffen"]]


def test_a_summit_without_a_name_is_not_the_named_one():
    named = told("Gipfel", NORDLAND, kind=EncounterType.SUMMIT, event_name="Nordgipfel")
    other = told("Gipfeltreffen", kind=EncounterType.SUMMIT, sentence=1, status=Status.DENIED, is_core=True)
    assert homes(named, other) == [["Gipfel"]]


@pytest.mark.parametrize(
    ("status", "expected"), [(Status.PLANNED, None), (Status.POSSIBLE, None), (Status.OCCURRED, "2019-05-17")]
)
def test_a_plan_does_not_date_what_has_happened(status, expected):
    day = dt.date(2019, 5, 17)
    talk = dataclasses.replace(
        told("Treffen", sentence=2, kind=EncounterType.MEETING, is_definite=True, status=status),
        date=DateValue(day.isoformat(), day, day),
    )
    (both,) = group([MEETING, dataclasses.replace(talk, confidence=0.5)])
    assert both.status is Status.OCCURRED
    assert (both.date.edtf if both.date else None) == expected
