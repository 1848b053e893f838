"""Single sentences, each an article of its own, through the real pipeline: who, what, whether, where, when."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
import yaml

from kg.analysis import Tools, analyse
from kg.config import Settings
from kg.model import Article, Report
from kg.values import Role

CASES = yaml.safe_load((Path(__file__).with_name("cases.yaml")).read_text(encoding="utf-8"))
FLOOR = 0.92
"""Share of sentences that must come out right in every field told; it only rises."""


def told(case: dict, number: int, tools: Tools) -> tuple[Report, ...]:
    text = case["text"]
    article = Article(
        id=f"case-{number}",
        text=text,
        origin="cases.yaml",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        published=str(case["published"]),
    )
    return analyse(article, tools).reports


def bare(name: str) -> str:
    return name.casefold().replace("-", " ")


def agrees(report: Report, wanted: dict) -> bool:
    labels = {bare(actor.label) for actor in report.actors}
    initiators = {p.actor.label for p in report.participants if p.role is Role.INITIATOR}
    return (
        report.type == wanted["type"]
        and report.status == wanted["status"]
        and labels == {bare(name) for name in wanted["who"]}
        and ("by" not in wanted or initiators == {wanted["by"]})
        and ("at" not in wanted or (report.place is not None and report.place.label == wanted["at"]))
        and ("on" not in wanted or (report.date is not None and report.date.edtf == str(wanted["on"])))
    )


def is_right(reports: tuple[Report, ...], wanted: list[dict]) -> bool:
    return len(reports) == len(wanted) and all(any(agrees(r, w) for r in reports) for w in wanted)


@pytest.fixture(scope="module")
def results() -> list[tuple[dict, tuple[Report, ...]]]:
    tools = Tools.load(Settings())
    return [(case, told(case, number, tools)) for number, case in enumerate(CASES)]


def test_share_of_sentences_that_come_out_right(results):
    wrong = [
        (case["text"], [(r.type, r.status, [a.label for a in r.actors]) for r in reports])
        for case, reports in results
        if not is_right(reports, case["events"])
    ]
    share = 1 - len(wrong) / len(results)
    assert share >= FLOOR, "\n".join(f"{text}\n    {got}" for text, got in wrong)


def test_sentences_without_an_encounter_yield_none(results):
    alarms = [case["text"] for case, reports in results if not case["events"] and reports]
    assert len(alarms) <= 1, alarms


def test_every_quote_stands_at_its_offsets(results):
    for case, reports in results:
        for report in reports:
            for evidence in report.evidence:
                assert case["text"][evidence.begin : evidence.end] == evidence.quote
