"""Hand-made gold files: one YAML file an article (docs/evaluation.md), read into frozen records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from kg.errors import InputError
from kg.evaluate.edtf import Bounds, bounds
from kg.evaluate.names import Named

Raw: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """An encounter as one article tells it.

    ``participants`` are demanded, ``defensible`` ones are neither demanded nor wrong. ``dates`` holds every reading
    that counts as right, ``None`` among them where the text gives no date.
    """

    id: str
    cluster: str
    types: frozenset[str]
    statuses: frozenset[str]
    participants: tuple[Named, ...]
    defensible: tuple[Named, ...]
    dates: tuple[Bounds | None, ...]
    places: tuple[Named, ...]
    initiator: Named | None
    topics: tuple[str, ...]
    not_topics: tuple[str, ...]
    claimants: tuple[Named, ...]
    evidence: str
    is_optional: bool


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """The gold of one article."""

    id: str
    events: tuple[GoldEvent, ...]


def read_documents(folders: Iterable[Path]) -> list[tuple[Path, Raw]]:
    """The YAML documents of all folders, by path.

    Raises:
        InputError: a folder has no gold, or a file is not a mapping with an ``id``.
    """
    return [(path, _document(path)) for folder in folders for path in _files(folder)]


def read_gold(folders: Iterable[Path]) -> tuple[GoldArticle, ...]:
    """The gold articles of all folders, sorted by id; a telling may inherit the date of another of its encounter."""
    documents = {str(raw["id"]): raw for _, raw in read_documents(folders)}
    told = _dates_by_cluster(documents.values())
    return tuple(
        GoldArticle(id=key, events=tuple(_event(e, told) for e in documents[key].get("events") or ()))
        for key in sorted(documents)
    )


def _files(folder: Path) -> list[Path]:
    if folder.is_file():
        return [folder]
    files = sorted(folder.glob("*.yaml"))
    if not files:
        raise InputError("no gold files (*.yaml)", where=str(folder), mend="Name a folder of gold files.")
    return files


def _document(path: Path) -> Raw:
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        reason = " ".join(str(error).split())
        raise InputError(f"cannot be read as YAML: {reason}", where=str(path)) from error
    if not isinstance(raw, dict) or "id" not in raw:
        raise InputError("no gold article", where=str(path), mend="It needs at least the keys 'id' and 'events'.")
    for event in raw.get("events") or ():
        missing = [key for key in ("id", "type", "status") if key not in event]
        if missing:
            raise InputError(f"an event lacks {', '.join(missing)}", where=str(path))
    return raw


def _dates_by_cluster(documents: Iterable[Raw]) -> dict[str, set[Bounds]]:
    told: dict[str, set[Bounds]] = defaultdict(set)
    for raw in documents:
        for event in raw.get("events") or ():
            own = bounds(event.get("date"))
            if event.get("cluster") and own:
                told[event["cluster"]].add(own)
    return told


def _event(raw: Raw, told: Mapping[str, set[Bounds]]) -> GoldEvent:
    listed = raw.get("participants") or []
    places = [raw.get("place"), *(raw.get("place_alt") or [])]
    return GoldEvent(
        id=str(raw["id"]),
        cluster=str(raw.get("cluster") or raw["id"]),
        types=frozenset([raw["type"], *(raw.get("type_alt") or [])]),
        statuses=frozenset([raw["status"], *(raw.get("status_alt") or [])]),
        participants=tuple(_named(p) for p in listed if not _is_optional(p)),
        defensible=tuple(_named(p) for p in [*listed, *(raw.get("participants_alt") or [])]),
        dates=_dates(raw, told.get(str(raw.get("cluster")), set())),
        places=tuple(_named(p) for p in places if p),
        initiator=_named(raw["initiator"]) if raw.get("initiator") else None,
        topics=tuple(map(str, raw.get("topics") or ())),
        not_topics=tuple(map(str, raw.get("not_topics") or ())),
        claimants=tuple(_named(c) for c in raw.get("claimants") or ()),
        evidence=str((raw.get("evidence") or [""])[0]),
        is_optional=bool(raw.get("optional")),
    )


def _dates(raw: Raw, told: set[Bounds]) -> tuple[Bounds | None, ...]:
    own = bounds(raw.get("date"))
    inherited = [b for b in told if own is None or (own[0] <= b[0] and b[1] <= own[1])]
    return (own, *(bounds(d) for d in raw.get("date_alt") or ()), *sorted(inherited))


def _named(value: object) -> Named:
    if isinstance(value, dict):
        return Named.of([value["name"], value.get("text_name"), *(value.get("alt") or [])], [value.get("wikidata")])
    return Named.of([str(value)])


def _is_optional(value: object) -> bool:
    return isinstance(value, dict) and bool(value.get("optional"))
