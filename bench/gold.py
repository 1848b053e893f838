"""Gold files as the records that consolidation takes, so that it can be measured without the steps before it."""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kg.evaluate.edtf import bounds
from kg.evaluate.gold import read_documents
from kg.model import ArticleRecord, ArticleResult, Evidence, Participation, Report
from kg.values import Actor, ActorKind, DateBasis, DateValue, EncounterType, Place, Role, Status, Topic
from kg.vocab import slug

_ORDINALS = {"erst": 1, "zweit": 2, "dritt": 3, "viert": 4, "fünft": 5, "sechst": 6, "siebt": 7, "acht": 8}
_ORDINAL = re.compile(
    r"\b(?:das|die|der|ein|zum)\s+(" + "|".join(_ORDINALS) + r")(?:e|en|es|er)\s+"
    r"(?:Mal|Telefonat|Gespräch|Treffen|Runde|Verhandlungsrunde|Anruf|Begegnung|Tarifrunde)"
)
_EVENT_NAME = re.compile(r"\b[A-ZÄÖÜ][\wÄÖÜäöü]*\d*-Gipfel")
_SUMMIT_TYPES = {EncounterType.SUMMIT}


@dataclass(frozen=True)
class Noise:
    """How often a slot of a gold report is dropped, to resemble an extractor."""

    date: float = 0.0
    participant: float = 0.0
    place: float = 0.0
    seed: int = 0


def read_results(folders: Iterable[Path], noise: Noise | None = None) -> list[ArticleResult]:
    """One result an article; evidence is placed in ``texts/`` beside the gold folder where the text is found."""
    return [_result(path, raw, noise) for path, raw in read_documents(folders)]


def clusters_of(folders: Iterable[Path]) -> dict[tuple[str, int], str]:
    """Gold cluster of each (article id, report number), optional events left out."""
    return {
        (str(raw["id"]), number): str(event.get("cluster") or event["id"])
        for _, raw in read_documents(folders)
        for number, event in enumerate(raw.get("events") or (), start=1)
        if not event.get("optional")
    }


def _result(path: Path, raw: Mapping[str, Any], noise: Noise | None) -> ArticleResult:
    key = str(raw["id"])
    source = path.parent.parent / "texts" / f"{key}.txt"
    text = source.read_text(encoding="utf-8") if source.exists() else ""
    record = ArticleRecord(
        id=key,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        published=date_value(raw.get("published"), DateBasis.FROM_HEADER),
        publisher=raw.get("publisher"),
        language=raw.get("language"),
    )
    events = raw.get("events") or []
    groups: dict[str, int] = {}
    for event in events:
        groups.setdefault(str(event.get("cluster") or event["id"]), len(groups) + 1)
    reports = tuple(_report(key, number, event, groups, text) for number, event in enumerate(events, start=1))
    if noise is not None:
        dice = random.Random(f"{noise.seed} {key}")
        reports = tuple(_spoil(report, noise, dice) for report in reports)
    return ArticleResult(article=record, reports=reports)


def _report(article: str, number: int, raw: Mapping[str, Any], groups: Mapping[str, int], text: str) -> Report:
    evidence = tuple(_evidence(str(quote), text) for quote in raw.get("evidence") or ())
    told = " ".join(e.quote for e in evidence)
    kind = EncounterType(raw["type"])
    within = groups.get(str(raw["within"])) if raw.get("within") else None
    place = raw.get("place")
    name = place["name"] if isinstance(place, dict) else place
    return Report(
        article_id=article,
        number=number,
        group=groups[str(raw.get("cluster") or raw["id"])],
        type=kind,
        status=Status(str(raw["status"]).capitalize()),
        evidence=evidence,
        participants=_participants(raw),
        absent=tuple(actor(a) for a in raw.get("absent") or ()),
        date=date_value(raw.get("date"), DateBasis.STATED),
        place=Place(key=slug(name), label=name) if name else None,
        about=tuple(Topic(key=slug(t), label=t) for t in raw.get("topics") or ()),
        not_about=tuple(Topic(key=slug(t), label=t) for t in raw.get("not_topics") or ()),
        claimed_by=tuple(actor(c) for c in raw.get("claimants") or ()),
        via=tuple(actor(c) for c in raw.get("via") or ()),
        is_echo=bool(raw.get("echo")),
        duration=raw.get("duration"),
        planned_duration=raw.get("planned_duration"),
        ordinal=_ordinal(told),
        within=within,
        event_name=_event_name(told) if kind in _SUMMIT_TYPES else None,
    )


def actor(value: object) -> Actor:
    """An actor by its gold name."""
    raw = value if isinstance(value, dict) else {"name": str(value)}
    return Actor(key=slug(raw["name"]), kind=ActorKind.PERSON, label=raw["name"], qid=raw.get("wikidata"))


def date_value(value: object, basis: DateBasis) -> DateValue | None:
    """A gold date with its bounds; approximate dates are inferred ones."""
    span = bounds(value)
    if span is None:
        return None
    return DateValue(str(value), *span, basis=DateBasis.INFERRED if "~" in str(value) else basis)


def _participants(raw: Mapping[str, Any]) -> tuple[Participation, ...]:
    listed = raw.get("participants") or []
    demanded = [p for p in listed if not p.get("optional")] or listed
    out = [Participation(actor(p)) for p in demanded]
    for slot, role in (("initiator", Role.INITIATOR), ("host", Role.HOST), ("mediator", Role.MEDIATOR)):
        if raw.get(slot):
            out.append(Participation(actor(raw[slot]), role))
    return tuple(out)


def _evidence(quote: str, text: str) -> Evidence:
    begin = max(text.find(quote), 0)
    return Evidence(quote, begin, begin + len(quote))


def _ordinal(told: str) -> int | None:
    match = _ORDINAL.search(told)
    return _ORDINALS[match[1]] if match else None


def _event_name(told: str) -> str | None:
    match = _EVENT_NAME.search(told)
    return match[0] if match else None


def _spoil(report: Report, noise: Noise, dice: random.Random) -> Report:
    keys = {a.key for a in report.actors}
    lost = {k for k in sorted(keys) if dice.random() < noise.participant} if len(keys) > 1 else set()
    kept = tuple(p for p in report.participants if p.actor.key not in lost) or report.participants[:1]
    drop_date, drop_place = dice.random() < noise.date, dice.random() < noise.place
    return replace(
        report,
        participants=kept,
        date=None if drop_date else report.date,
        place=None if drop_place else report.place,
    )
