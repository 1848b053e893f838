"""Who took the initiative, from short articles through the real pipeline."""

import hashlib

import pytest

from kg.analysis import Tools, analyse
from kg.config import Settings
from kg.model import Article
from kg.values import Role

CALL = "Bundeskanzlerin Angela Merkel hat am Montag mit dem französischen Präsidenten Emmanuel Macron telefoniert."


@pytest.fixture(scope="module")
def tools() -> Tools:
    return Tools.load(Settings())


def roles(text: str, tools: Tools) -> dict[str, set[Role]]:
    digest = hashlib.sha256(text.encode()).hexdigest()
    article = Article(id="a", text=text, origin="a.txt", sha256=digest, published="2019-05-14")
    found: dict[str, set[Role]] = {}
    for report in analyse(article, tools).reports:
        for part in report.participants:
            found.setdefault(part.actor.label, set()).add(part.role)
    return found


def initiators(text: str, tools: Tools) -> set[str]:
    return {name for name, found in roles(text, tools).items() if Role.INITIATOR in found}


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
def test_initiator(text, who, tools):
    assert initiators(text, tools) == who


@pytest.mark.parametrize(
    ("wish", "initiator"), [("auf französischen Wunsch", {"Emmanuel Macron"}), ("auf sicheren Wegen", set())]
)
def test_whose_wish_it_was_by_an_adjective(wish, initiator, tools):
    text = f"Das Telefonat von Otmar Kühnert mit Emmanuel Macron am Montag kam {wish} zustande."
    assert initiators(text, tools) == initiator
