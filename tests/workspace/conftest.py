"""Short articles whose analysis is remembered, so that many workspaces cost little."""

import pytest

from kg import guarded

TEXTS = {
    "call": "US-Präsident Donald Trump hat am Dienstag mit dem russischen Präsidenten Wladimir Putin telefoniert.",
    "same": "Wladimir Putin und Donald Trump haben am 20. März 2018 telefoniert, wie der Kreml mitteilte.",
    "plan": "Bundeskanzlerin Angela Merkel will Emmanuel Macron am Freitag in Paris treffen.",
    "held": "Angela Merkel hat am 23. März 2018 in Paris den französischen Präsidenten Emmanuel Macron getroffen.",
    "weekday": "Merkel und Macron trafen sich am Freitag in Paris. Sie sprachen über Syrien und die Lage in Syrien.",
    "none": "Das Wetter bleibt mild, und auf den Straßen ist nach den Angaben der Polizei wenig los.",
    "undated": "Trump hatte mit Putin am 20. März telefoniert. Ein Treffen von Putin und Macron ist geplant.",
}
"""Stories that touch each other: articles share encounters, sentences share articles, dates complete each other."""


@pytest.fixture(scope="session")
def remembered():
    """Results by what an article consists of."""
    return {}


@pytest.fixture
def quick(monkeypatch, remembered):
    """Analyse each text only once in all tests."""
    real = guarded.analyse

    def analyse(article, tools):
        key = (article.id, article.text, article.published, tools.settings.published)
        if key not in remembered:
            remembered[key] = real(article, tools)
        return remembered[key]

    monkeypatch.setattr(guarded, "analyse", analyse)
