"""Who took the initiative, from short articles through the real pipeline."""

import pytest
from spacy.language import Language

from kg.values import Role
from tests.reading import reports

CALL = "Bundeskanzlerin Angela Merkel hat am Montag mit dem französischen Präsidenten Emmanuel Macron telefoniert."


def roles(text: str, nlp: Language) -> dict[str, set[Role]]:
    found: dict[str, set[Role]] = {}
    for report in reports(text, nlp):
        for part in report.participants:
            found.setdefault(part.actor.label, set()).add(part.role)
    return found


def initiators(text: str, nlp: Language) -> set[str]:
    return {name for name, found in roles(text, nlp).items() if Role.INITIATOR in found}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (CALL, set()),
        (f"{CALL} Das Gespräch kam auf Bitten von Paris zustande.", {"Emmanuel Macron"}),
        (f"{CALL} Das Gespräch sei auf Initiative der deutschen Seite geführt worden.", {"Angela Merkel"}),
        (f"{CALL} Der Anruf kam aus Paris.", {"Emmanuel Macron"}),
        (f"{CALL} Der Anruf war lang, danach kam aus Paris eine Erklärung.", set()),
        ("Emmanuel Macron lud Angela Merkel zu einem Treffen in Paris ein.", {"Emmanuel Macron"}),
        ("Der Präsident Emmanuel Macron will mit Angela Merkel sprechen.", {"Emmanuel Macron"}),
        ("Emmanuel Macron und Angela Merkel wollen miteinander sprechen.", set()),
        ("Emmanuel Macron kündigte an, mit Angela Merkel zu sprechen.", {"Emmanuel Macron"}),
        (
            "Angela Merkel traf Emmanuel Macron am Montag in Berlin. Die Kanzlerin hatte Emmanuel Macron eingeladen.",
            {"Angela Merkel"},
        ),
    ],
)
def test_initiator(text, who, nlp):
    assert initiators(text, nlp) == who


@pytest.mark.parametrize(
    ("wish", "initiator"), [("auf französischen Wunsch", {"Emmanuel Macron"}), ("auf sicheren Wegen", set())]
)
def test_whose_wish_it_was_by_an_adjective(wish, initiator, nlp):
    text = f"Das Telefonat von Otmar Kühnert mit Emmanuel Macron am Montag kam {wish} zustande."
    assert initiators(text, nlp) == initiator
