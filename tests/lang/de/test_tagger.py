from __future__ import annotations

import csv
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.lang.de.dates import Tense, parse_day, tag
from kg.values import TimeExpression

FLOOR = 0.97
"""Share of the table that must come out right; raise it, never lower it."""


class Row(NamedTuple):
    group: str
    reference: str
    text: str
    begin: int
    end: int
    expected: str


def _rows() -> list[Row]:
    """Texts mark the expression by double brackets; expected is [kind] EDTF, "-date" undated, "-none" no expression."""
    rows = []
    with (Path(__file__).parent / "dates.tsv").open(encoding="utf-8") as lines:
        for line in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            head, rest = line["text"].split("[[")
            inside, tail = rest.split("]]")
            text = head + inside + tail
            rows.append(Row(line["group"], line["reference"], text, len(head), len(head + inside), line["expected"]))
    return rows


ROWS = _rows()


def _outcome(row: Row) -> str:
    expressions = tag(row.text, parse_day(row.reference))
    touching = [e for e in expressions if e.begin < row.end and row.begin < e.end]
    return _told(touching[0]) if touching else "-none"


def _told(expression: TimeExpression) -> str:
    if expression.kind == "set":
        return "set"
    if expression.kind == "duration":
        return f"duration {expression.duration}"
    value = expression.value.edtf if expression.value else None
    if expression.kind == "date":
        return value or "-date"
    return f"{expression.kind} {value}"


def _wrong(rows: list[Row]) -> list[str]:
    return [f"{r.reference} {r.text}: {found}, not {r.expected}" for r in rows if (found := _outcome(r)) != r.expected]


def test_table_is_large_enough() -> None:
    assert len(ROWS) >= 300
    assert sum(row.group == "past" for row in ROWS) >= 30
    assert sum(row.group == "future" for row in ROWS) >= 30


def test_table() -> None:
    wrong = _wrong(ROWS)
    assert len(wrong) <= (1 - FLOOR) * len(ROWS), "\n".join(wrong)


@pytest.mark.parametrize("group", ["past", "future"])
def test_bare_weekdays(group: str) -> None:
    rows = [row for row in ROWS if row.group == group]
    wrong = _wrong(rows)
    assert len(wrong) <= 2, "\n".join(wrong)


def test_hint_overrides_the_clause() -> None:
    wednesday = parse_day("2018-03-21")
    past = tag("trifft Macron am Montag", wednesday, tense=Tense.PAST)
    future = tag("traf Macron am Montag", wednesday, tense=Tense.FUTURE)
    assert [e.value.edtf for e in past + future if e.value] == ["2018-03-19", "2018-03-26"]


WORDS = """
am vor in seit bis zum der des und oder nach zwischen Freitag Montagabend heute morgen gestern 3. 31. Mai Februar 2018
2016/17 30.2.2019 29.02.23 vergangenen nächster kommenden Woche Jahres Monat Ende Anfang zwei Tage Wochen Ostern ersten
Quartal Sommer Wochenende Nacht 999999 Jahren traf will hat getroffen , . ( ) – / Stunden anderthalb später jeden
einige 1900er
"""


@given(
    st.one_of(st.text(max_size=80), st.lists(st.sampled_from(WORDS.split()), max_size=14).map(" ".join)),
    st.sampled_from(["-", "2018-03-21", "2020-02-29", "2018-03", "2017", "2024-12-31"]),
    st.sampled_from([None, *Tense]),
)
@settings(max_examples=600, deadline=None)
def test_never_fails(text: str, reference: str, tense: Tense | None) -> None:
    end = 0
    for expression in tag(text, parse_day(reference), tense=tense):
        assert expression.begin >= end
        end = expression.end
        assert text[expression.begin : expression.end] == expression.text
        if expression.value is not None:
            assert expression.value.earliest <= expression.value.latest
            assert expression.value.edtf


@pytest.mark.parametrize(
    ("text", "partial", "weekday"),
    [
        ("am 7. und 8. Juli in Hamburg", "07-07/07-08", None),
        ("vom 30. Dezember bis 2. Januar", "12-30/01-02", None),
        ("am 3. Mai", "05-03", None),
        ("am 29. Februar", "02-29", None),
        ("am Dienstag", None, 1),
        ("am 3. Mai des vergangenen Jahres", None, None),
    ],
)
def test_what_is_told_of_a_day_is_kept_where_the_day_does_not_follow(text, partial, weekday):
    (found,) = tag(text, None)
    assert (found.value, found.partial, found.weekday) == (None, partial, weekday)


@pytest.mark.parametrize("text", ["am 7. und 8. Juli in Hamburg", "am 3. Mai", "am Dienstag", "am 3. Mai 2017"])
def test_nothing_is_left_open_where_the_day_follows(text):
    (found,) = tag(text, parse_day("2017-05-02"))
    assert found.value is not None
    assert (found.partial, found.weekday) == (None, None)


def test_a_weekday_is_kept_beside_the_month_of_publication():
    (found,) = tag("trafen sich am Freitag", parse_day("2017-07"))
    assert found.value is not None
    assert found.value.edtf == "2017-07"
    assert found.weekday == 4
