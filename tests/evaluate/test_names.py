"""When names mean the same, and the bounds of gold dates."""

import datetime as dt

import pytest

from kg.evaluate.edtf import bounds
from kg.evaluate.names import Named


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Angela Merkel", "Merkel", True),
        ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan", True),
        ("Jarosław Kaczyński", "Lech Kaczyński", False),
        ("Straßburg", "Strassburg", True),
        ("Xi", "Xi Jinping", False),
        ("", "Merkel", False),
    ],
)
def test_means(a, b, same):
    assert Named.of([a]).means(Named.of([b])) is same
    assert Named.of([b]).means(Named.of([a])) is same


def test_ids_decide_where_both_have_one():
    assert Named.of(["Kreml"], ["Q1"]).means(Named.of(["Moskau"], ["Q1"]))
    assert not Named.of(["Kreml"], ["Q1"]).means(Named.of(["Kreml"], ["Q2"]))


def test_topics_match_by_contained_words():
    assert Named.of(["Nord Stream 2"]).is_like("Gasleitung Nord Stream 2")
    assert not Named.of(["Syrien"]).is_like("Ukraine")


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2018-03-20", (2018, 3, 20), (2018, 3, 20)),
        ("2018-02", (2018, 2, 1), (2018, 2, 28)),
        ("2017-07-07/2017-07-08", (2017, 7, 7), (2017, 7, 8)),
        ("2018-03-20~", (2018, 3, 20), (2018, 3, 20)),
        ("2018", (2018, 1, 1), (2018, 12, 31)),
        ("2018-24", (2018, 12, 1), (2019, 2, 28)),
        ("../2018-03", (1, 1, 1), (2018, 3, 31)),
        ("2018-03/..", (2018, 3, 1), (9999, 12, 31)),
    ],
)
def test_bounds(edtf, first, last):
    assert bounds(edtf) == (dt.date(*first), dt.date(*last))


@pytest.mark.parametrize("nothing", [None, "", "bald"])
def test_no_bounds(nothing):
    assert bounds(nothing) is None
