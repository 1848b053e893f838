"""Floors are read, kept, and only rise."""

import json

import pytest

from kg.errors import InputError, UsageError
from kg.evaluate.floors import below, merged, parse_minimum, raise_floors, read_floors


@pytest.fixture
def path(tmp_path):
    target = tmp_path / "floors.json"
    target.write_text(json.dumps({"dev": {"strict": 0.5, "date": 0.9, "alarms": 2}}), encoding="utf-8")
    return target


def test_below_names_each_broken_floor():
    broken = below({"strict": 0.4, "date": 0.95, "alarms": 3}, {"strict": 0.5, "date": 0.9, "alarms": 2})
    assert broken == ["alarms 3 is above the ceiling 2", "strict 0.400 is below the floor 0.500"]


def test_floors_only_rise(path):
    lifted = raise_floors(path, "dev", {"strict": 0.567, "date": 0.1, "alarms": 0})
    assert read_floors(path, "dev") == {"strict": 0.56, "date": 0.9, "alarms": 0}
    assert lifted == ["strict 0.5 -> 0.56", "alarms 2 -> 0"]
    assert raise_floors(path, "dev", {"strict": 0.2, "date": 0.2, "alarms": 9}) == []


def test_stricter_floor_of_two_tables():
    assert merged([{"strict": 0.5, "alarms": 2}, {"strict": 0.4, "alarms": 1}]) == {"strict": 0.5, "alarms": 1}


@pytest.mark.parametrize("text", ["strict", "strict=high", "beauty=0.5"])
def test_unreadable_minimum(text):
    with pytest.raises(UsageError):
        parse_minimum(text)


def test_unknown_corpus_and_broken_file(path, tmp_path):
    with pytest.raises(InputError, match="Known are: dev"):
        read_floors(path, "test")
    broken = tmp_path / "b.json"
    broken.write_text("[1]", encoding="utf-8")
    with pytest.raises(InputError):
        read_floors(broken, "dev")
