"""What the whole pipeline tells of a short text, with the one model of the tests."""

from __future__ import annotations

import hashlib

from spacy.language import Language

from kg.analysis import Tools, analyse
from kg.authority import Authority
from kg.config import Settings
from kg.model import Article, Report

PUBLISHED = "2019-05-14"
"""A Tuesday."""


def reports(text: str, nlp: Language, published: str = PUBLISHED) -> tuple[Report, ...]:
    """The reports of a text."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    article = Article(id="a", text=text, origin="a.txt", sha256=digest, published=published)
    return analyse(article, Tools(nlp, Authority.load(), Settings())).reports


def parties(text: str, nlp: Language) -> list[set[str]]:
    """The labels of the participants of each report."""
    return [{actor.label for actor in report.actors} for report in reports(text, nlp)]


def statuses(text: str, nlp: Language) -> list[str]:
    """The status of each report."""
    return [str(report.status) for report in reports(text, nlp)]


def dates(text: str, nlp: Language, published: str = PUBLISHED) -> list[str | None]:
    """The date of each report as EDTF."""
    return [report.date.edtf if report.date else None for report in reports(text, nlp, published)]


def places(text: str, nlp: Language) -> list[str | None]:
    """The label of the place of each report."""
    return [report.place.label if report.place else None for report in reports(text, nlp)]
