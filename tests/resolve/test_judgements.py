from __future__ import annotations

from pathlib import Path

import pytest

from kg.authority import Authority
from kg.errors import InputError
from kg.extract.mentions import find_mentions
from kg.resolve import resolve
from kg.resolve.judgements import Judgements, load_judgements
from tests.resolve.sheets import article


def labels(text: str, judgements: Judgements) -> list[tuple[str, str]]:
    parsed, authority = article(text, "2018-03-20"), Authority.load()
    found = resolve(find_mentions(parsed, authority), parsed, authority, judgements)
    return [(r.actors[0].label, r.why) for r in found]


def test_same_wins_over_the_rules() -> None:
    judged = Judgements(same=(("Hinzenbrink", "Q567"),))
    assert labels("Dort sprach Direktor Hinzenbrink.", judged)[0][0] == "Angela Merkel"
    assert "judged the same" in labels("Dort sprach Direktor Hinzenbrink.", judged)[0][1]


def test_different_wins_over_the_rules() -> None:
    ((label, why),) = labels("Dort sprach Angela Merkel.", Judgements(different=(("Angela Merkel", "Q567"),)))
    assert label == "Angela Merkel"
    assert "judged different" in why


def test_other_mentions_are_left_alone() -> None:
    judged = Judgements(same=(("Hinzenbrink", "Q567"),), different=(("Karl Karlsson", "Q567"),))
    assert labels("Dort sprach Wladimir Putin.", judged)[0][0] == "Wladimir Putin"


def test_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "judged.yaml"
    path.write_text("same:\n  - [A, B]\ndifferent:\n  - [C, Q1]\n", encoding="utf-8")
    assert load_judgements(path) == Judgements((("A", "B"),), (("C", "Q1"),))


@pytest.mark.parametrize("content", ["- a\n", "same: [[a]]\n", "unknown: []\n", "same: ["])
def test_bad_file_is_explained(tmp_path: Path, content: str) -> None:
    path = tmp_path / "judged.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError):
        load_judgements(path)
