"""Dates without year and weekdays that other articles complete."""

import pytest

from kg.consolidate import consolidate
from kg.values import DateBasis
from tests.consolidate.across_reports import ANNA, BORIS, CARLA, article, date, report

TUESDAY, FRIDAY = 1, 4


def call(**slots):
    return report(ANNA, BORIS, kind="PhoneCall", **slots)


def summit(**slots):
    return report(ANNA, BORIS, at="Bern", kind="Summit", event_name="Nordgipfel", **slots)


def dates(*results):
    """Article -> dates of its reports, and how they are known."""
    told = [r for e in consolidate(results) for r in e.reports]
    return {(r.article_id, r.number): (r.date.edtf, r.date.basis) for r in told if r.date}


def test_another_article_tells_the_year_of_a_plan_and_so_of_the_next_one():
    plan = summit(status="Planned", partial_date="07-07/07-08")
    talks = report(CARLA, kind="Negotiation", status="Planned", at="Oslo", partial_date="05-03", group=2)
    found = dates(article("a", None, plan, talks), article("b", "2017-07-09", summit(on="2017-07-07")))
    assert found["a", 1] == ("2017-07-07/2017-07-08", DateBasis.FROM_OTHER_REPORT)
    assert found["a", 2] == ("2017-05-03", DateBasis.INFERRED)


def test_the_next_date_may_lie_in_the_year_after():
    plan = summit(status="Planned", partial_date="12-30/01-02")
    talks = report(CARLA, kind="Negotiation", status="Planned", at="Oslo", partial_date="01-08", group=2)
    found = dates(article("a", None, plan, talks), article("b", "2018-01-09", summit(on="2017-12-30")))
    assert found["a", 1][0] == "2017-12-30/2018-01-02"
    assert found["a", 2][0] == "2018-01-08"


@pytest.mark.parametrize("partial", ["07-09", "02-29"])
def test_other_days_tell_no_year(partial):
    plan = summit(status="Planned", partial_date=partial)
    (encounter,) = consolidate([article("a", None, plan), article("b", "2017-07-09", summit(on="2017-07-07"))])
    assert next(r for r in encounter.reports if r.article_id == "a").date.edtf == "2017-07-07"


def test_what_an_article_tells_as_past_lies_before_what_it_announces():
    plan = summit(status="Planned", partial_date="07-07")
    before = article("a", None, plan, call(group=2))
    held = article("b", "2017-07-09", summit(on="2017-07-07"))
    later = article("c", "2018-03-21", call(on="2018-03-20"))
    calls = [e for e in consolidate([before, held, later]) if e.type.is_call]
    assert sorted(len(e.reports) for e in calls) == [1, 1]


def test_an_undated_plan_was_told_before_it_was_held():
    before = article("a", None, summit(status="Planned"), call(group=2))
    held = article("b", "2017-07-09", summit(on="2017-07-07"))
    later = article("c", "2018-03-21", call(on="2018-03-20"))
    assert len([e for e in consolidate([before, held, later]) if e.type.is_call]) == 2


@pytest.mark.parametrize(
    ("published", "day"), [("2018-03-21", "2018-03-20"), ("2018-03-20", "2018-03-20"), ("2018-03-26", "2018-03-20")]
)
def test_a_weekday_is_the_last_one_before_the_same_news(published, day):
    news = call(on=f"{published}~")
    found = dates(article("a", None, call(weekday=TUESDAY)), article("b", published, news))
    assert found["a", 1] == (day, DateBasis.FROM_OTHER_REPORT)


def test_a_planned_weekday_is_the_next_one():
    plan = call(status="Planned")
    found = dates(article("a", None, plan | {"weekday": FRIDAY}), article("b", "2018-03-20", plan))
    assert found["a", 1][0] == "2018-03-23"


def test_a_weekday_outside_the_month_of_its_article_stays_open():
    february = article("a", "2018-02", call(weekday=TUESDAY))
    assert dates(february, article("b", "2018-03-01", call()))["a", 1][0] == "2018-02-27"
    assert ("a", 1) not in dates(february, article("b", "2018-03-14", call()))


def test_a_day_that_is_told_prevails_over_a_weekday():
    found = dates(article("a", None, call(weekday=TUESDAY)), article("b", "2018-03-21", call(on="2018-03-19")))
    assert found["a", 1][0] == "2018-03-19"


def test_the_date_that_only_follows_from_publication_gives_way():
    news = article("b", "2018-03-21", call() | {"date": date("2018-03-21~", DateBasis.INFERRED)})
    (encounter,) = consolidate([article("a", None, call(weekday=TUESDAY)), news])
    assert encounter.key == "2018-03-20-call-anna-berg-boris-tal"
    assert {r.date.edtf for r in encounter.reports} == {"2018-03-20"}
