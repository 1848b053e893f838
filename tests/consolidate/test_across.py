"""Which tellings of several articles become one encounter, and what the encounter then has."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.consolidate import consolidate
from kg.values import DateBasis, EncounterType, Role, Status
from tests.consolidate.across_reports import ANNA, BORIS, CARLA, NORDLAND, article, day, report


def groups(encounters):
    """The encounters as sets of (article, number)."""
    return {frozenset((r.article_id, r.number) for r in e.reports) for e in encounters}


def merged(*results):
    return len(consolidate(results)) == 1


def call(*actors, **slots):
    return report(*actors, kind="PhoneCall", **slots)


def test_same_parties_same_day_same_kind_is_one_encounter():
    a = article("a", "2018-09-11", call(ANNA, BORIS, on="2018-09-11"))
    b = article("b", "2018-09-12", call(BORIS, ANNA, on="2018-09-11"))
    (encounter,) = consolidate([a, b])
    assert encounter.key == "2018-09-11-call-anna-berg-boris-tal"
    assert len(encounter.reports) == 2
    assert "a#1 and b#1" in encounter.merged_because[0]
    assert "Anna Berg and Boris Tal in both" in encounter.merged_because[0]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(call(ANNA, BORIS, on="2018-09-11"), call(ANNA, BORIS, on="2018-09-20"), id="other days"),
        pytest.param(call(ANNA, BORIS, on="2018-09-11"), report(ANNA, BORIS, on="2018-09-11"), id="call and meeting"),
        pytest.param(report(ANNA, BORIS, on="2018-09-11"), report(ANNA, CARLA, on="2018-09-11"), id="other partner"),
        pytest.param(report(ANNA, BORIS), report(ANNA, BORIS, status="Denied"), id="held and denied, undated"),
        pytest.param(report(ANNA, BORIS, on="2018-09-11"), report(ANNA, BORIS, on="2018-09-30", at="Bern"), id="late"),
        pytest.param(
            report(ANNA, on="2018-09", kind="Summit", event_name="G20-Gipfel"),
            report(ANNA, on="2018-09", kind="Summit", event_name="EU-Gipfel"),
            id="events of other names",
        ),
    ],
)
def test_vetoes(first, second):
    assert not merged(article("a", "2018-09-12", first), article("b", "2018-09-30", second))


def test_two_groups_of_one_article_are_never_merged_even_through_another_article():
    a = article("a", "2018-09-12", call(ANNA, BORIS, on="2018-09-11"), call(ANNA, BORIS, on="2018-09-11", group=2))
    b = article("b", "2018-09-12", call(ANNA, BORIS, on="2018-09-11"))
    assert len(consolidate([a, b])) == 2


def test_undated_telling_joins_the_nearest_before_its_publication_and_inherits_the_date():
    early = article("a", "2018-09-11", call(ANNA, BORIS, on="2018-09-11"))
    late = article("b", "2018-09-20", call(ANNA, BORIS, on="2018-09-20"))
    undated = article("c", "2018-09-12", call(ANNA, BORIS))
    found = consolidate([early, late, undated])
    assert groups(found) == {frozenset({("a", 1), ("c", 1)}), frozenset({("b", 1)})}
    told = next(r for e in found for r in e.reports if r.article_id == "c")
    assert told.date is not None
    assert (told.date.edtf, told.date.basis) == ("2018-09-11", DateBasis.FROM_OTHER_REPORT)


def test_plan_and_fact_are_one_and_a_plan_told_after_the_fact_is_another():
    plan = article("a", "2018-09-01", report(ANNA, BORIS, status="Planned", on="2018-09-10/2018-09-16", at="Bern"))
    fact = article("b", "2018-09-12", report(ANNA, BORIS, on="2018-09-11", at="Bern"))
    (encounter,) = consolidate([plan, fact])
    assert encounter.status is Status.OCCURRED
    assert encounter.date is not None
    assert encounter.date.edtf == "2018-09-11"
    again = article("c", "2018-09-20", report(ANNA, BORIS, status="Planned", at="Bern"))
    assert len(consolidate([plan, fact, again])) == 2


def test_moved_plan_stays_one_encounter():
    first = article("a", "2023-03-09", report(ANNA, BORIS, status="Planned", on="2023-03-15", at="Bern"))
    moved = article(
        "b",
        "2023-03-13",
        report(ANNA, BORIS, status="Cancelled", on="2023-03-15", at="Bern"),
        report(ANNA, BORIS, status="Planned", on="2023-03-17", at="Bern"),
    )
    (encounter,) = consolidate([first, moved])
    assert encounter.status is Status.PLANNED
    assert encounter.date is not None
    assert encounter.date.edtf == "2023-03-17"


def test_cancelled_later_beats_planned():
    plan = article("a", "2023-03-09", report(ANNA, BORIS, status="Planned", on="2023-03-15"))
    off = article("b", "2023-03-13", report(ANNA, BORIS, status="Cancelled", on="2023-03-15"))
    (encounter,) = consolidate([off, plan])
    assert encounter.status is Status.CANCELLED


def test_denied_and_overtaken_in_one_article_has_occurred():
    told = call(ANNA, BORIS, on="2018-03-20")
    (encounter,) = consolidate([article("a", "2018-03-21", told, call(ANNA, BORIS, status="Denied"))])
    assert encounter.status is Status.OCCURRED
    assert {r.status for r in encounter.reports} == {Status.OCCURRED, Status.DENIED}


def test_contradicting_callers_stay_in_the_reports_only():
    a = article("a", "2018-09-11", call(ANNA, BORIS, on="2018-09-11", caller=ANNA))
    b = article("b", "2018-09-11", call(ANNA, BORIS, on="2018-09-11", caller=BORIS))
    (encounter,) = consolidate([a, b])
    assert {p.role for p in encounter.participants} == {Role.PARTICIPANT}
    assert {p.actor.key for p in encounter.participants} == {ANNA.key, BORIS.key}
    assert [p.actor for r in encounter.reports for p in r.participants if p.role is Role.INITIATOR] == [ANNA, BORIS]


def test_state_in_one_telling_stands_for_its_leader_in_the_other():
    a = article("a", "2018-09-11", report(ANNA, BORIS, on="2018-09-11", at="Bern"))
    b = article("b", "2018-09-12", report(NORDLAND, BORIS, on="2018-09-11", at="Bern"))
    assert merged(a, b)


def test_framing_encounter_is_linked_and_named():
    summit = {"kind": "Summit", "event_name": "G20-Gipfel", "group": 2}
    a = article("a", "2017-07-01", report(ANNA, BORIS, on="2017-07-07", within=2), report(ANNA, on="2017-07", **summit))
    b = article(
        "b", "2017-07-08", report(ANNA, BORIS, on="2017-07-07", within=2), report(CARLA, on="2017-07", **summit)
    )
    found = {e.key: e for e in consolidate([a, b])}
    assert set(found) == {"2017-07-07-meeting-anna-berg-boris-tal", "2017-07-summit-g20-gipfel"}
    assert found["2017-07-07-meeting-anna-berg-boris-tal"].within == "2017-07-summit-g20-gipfel"
    assert found["2017-07-summit-g20-gipfel"].type is EncounterType.SUMMIT


def test_article_without_publication_date_is_placed_by_what_it_looks_back_at():
    old = article("a", "2017-05-02", call(ANNA, BORIS, on="2017-05-02~"))
    summit = article("b", "2017-07-08", report(ANNA, BORIS, on="2017-07-07", at="Hamburg"))
    new = article(
        "c", "2018-03-21", call(ANNA, BORIS, on="2018-03-20"), report(ANNA, BORIS, status="Possible", group=2)
    )
    blank = article(
        "d",
        None,
        call(ANNA, BORIS),
        report(ANNA, BORIS, status="Possible", group=2),
        report(ANNA, BORIS, on="2017", at="Hamburg", group=3, is_echo=True),
    )
    found = groups(consolidate([old, summit, new, blank]))
    assert frozenset({("c", 1), ("d", 1)}) in found
    assert frozenset({("b", 1), ("d", 3)}) in found


def test_equal_keys_get_a_suffix_and_the_first_keeps_its_own_when_articles_are_added():
    a = article("a", "2018-09-12", call(ANNA, BORIS, on="2018-09-11"), call(ANNA, BORIS, on="2018-09-11", group=2))
    keys = [e.key for e in consolidate([a])]
    assert len(set(keys)) == 2
    assert "2018-09-11-call-anna-berg-boris-tal" in keys
    more = article("b", "2019-01-01", report(ANNA, CARLA, on="2019-01-01"))
    assert set(keys) < {e.key for e in consolidate([a, more])}


REPORTS = st.builds(
    lambda actors, when, kind, status, echo, place: report(
        *actors, on=day(when) if when is not None else None, kind=kind, status=status, is_echo=echo, at=place
    ),
    st.lists(st.sampled_from([ANNA, BORIS, CARLA, NORDLAND]), max_size=3, unique=True),
    st.none() | st.integers(0, 30),
    st.sampled_from(["Meeting", "PhoneCall", "Encounter", "Visit"]),
    st.sampled_from(["Occurred", "Planned", "Possible", "Denied", "Cancelled"]),
    st.booleans(),
    st.sampled_from([None, "Bern", "Wien"]),
)
CORPORA = st.lists(st.tuples(st.none() | st.integers(0, 40), st.lists(REPORTS, max_size=3)), max_size=6)


def corpus(drawn):
    return [
        article(f"x{n}", day(when) if when is not None else None, *({**r, "group": g} for g, r in enumerate(told, 1)))
        for n, (when, told) in enumerate(drawn)
    ]


@given(CORPORA, st.integers(0, 99))
@settings(max_examples=60, deadline=None)
def test_order_of_articles_is_of_no_account_and_no_report_is_lost(drawn, seed):
    results = corpus(drawn)
    found = consolidate(results)
    shuffled = random.Random(seed).sample(results, len(results))
    assert consolidate(shuffled) == found
    told = [(r.article_id, r.number) for e in found for r in e.reports]
    assert sorted(told) == sorted((r.article_id, r.number) for x in results for r in x.reports)
    assert len({e.key for e in found}) == len(found)


@given(CORPORA)
@settings(max_examples=60, deadline=None)
def test_groups_of_one_article_stay_apart_and_calls_are_never_meetings(drawn):
    for encounter in consolidate(corpus(drawn)):
        told = [(r.article_id, r.group) for r in encounter.reports]
        assert len({a for a, _ in told}) == len(set(told))
        families = {r.type.is_call for r in encounter.reports if r.type is not EncounterType.ENCOUNTER}
        assert len(families) <= 1
