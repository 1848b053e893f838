"""Places that belong to somebody who is spoken of, not to the encounter."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.reading import places


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("über die Rückkehr der in Tripolis gestrandeten Seeleute", None),
        ("in Tripolis über die Rückkehr der Seeleute", "Tripolis"),
    ],
)
def test_an_attribute_is_not_the_place(phrase: str, expected: str | None, nlp: Language) -> None:
    assert places(f"Otmar Kühnert sprach am Montag mit Hilde Brandau {phrase}.", nlp) == [expected]
