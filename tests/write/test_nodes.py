"""What the graph says of a place."""

from __future__ import annotations

import pytest
from rdflib.namespace import SKOS

from kg.values import Place
from kg.write.nodes import place


@pytest.mark.parametrize(
    ("record", "names"),
    [
        (Place("tokio", "Tokio", aliases=("Präfektur Tokio",)), ["Präfektur Tokio"]),
        (Place("frankfurt-am-main", "Frankfurt am Main"), ["Frankfurt"]),
        (Place("graz", "Graz"), []),
    ],
)
def test_other_names_of_a_place(record: Place, names: list[str]) -> None:
    assert [term.value for name, term in place(record) if name == SKOS.altLabel] == names
