"""Wider topics: "Lage in Syrien" under "Syrien", "Branchentarifvertrag" under "Tarifvertrag", where both are told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.model import Encounter
from kg.values import Topic

_WORD = re.compile(r"\w[\w-]*")
_SHORTEST_HEAD = 5  # letters of the last part of a compound


def link_topics(encounters: Iterable[Encounter]) -> list[Encounter]:
    """Set ``broader`` of every topic of encounters and reports to the keys of wider topics told in the same graph."""
    told = list(encounters)
    everything = {t.key: t for e in told for t in _topics(e)}
    labels = {t.label.casefold(): t.key for _, t in sorted(everything.items(), reverse=True)}
    linked = {key: replace(topic, broader=_broader(topic, labels)) for key, topic in everything.items()}
    return [_with(encounter, linked) for encounter in told]


def _topics(encounter: Encounter) -> Iterator[Topic]:
    for lists in ((encounter.about, encounter.not_about), *((r.about, r.not_about) for r in encounter.reports)):
        for topics in lists:
            yield from topics


def _broader(topic: Topic, labels: dict[str, str]) -> tuple[str, ...]:
    words = _WORD.findall(topic.label.casefold())
    runs = {" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, len(words) + 1)}
    heads = {word[i:] for word in words for i in range(3, len(word) - _SHORTEST_HEAD + 1)}
    return tuple(sorted({labels[part] for part in runs | heads if part in labels} - {topic.key}))


def _with(encounter: Encounter, linked: dict[str, Topic]) -> Encounter:
    def of(topics: tuple[Topic, ...]) -> tuple[Topic, ...]:
        return tuple(linked[t.key] for t in topics)

    reports = tuple(replace(r, about=of(r.about), not_about=of(r.not_about)) for r in encounter.reports)
    return replace(encounter, about=of(encounter.about), not_about=of(encounter.not_about), reports=reports)
