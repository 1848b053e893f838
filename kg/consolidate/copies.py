"""Articles that repeat each other nearly word for word, as agency copy in several papers does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from kg.clean.likeness import PLACES, Signature, read_signature
from kg.model import ArticleRecord, ArticleResult

_LEAST_ALIKE = 0.6
_BAND = 4  # places that must be equal for two articles to be compared


def link_copies(results: Sequence[ArticleResult]) -> list[ArticleResult]:
    """Note at each near-duplicate the article it repeats: the first published of its group, or that with the smallest id.

    Groups are closed: a copy of a copy belongs to them. Locality-sensitive hashing, one band after the other: the time
    grows with the number of articles, the memory is that of one band.
    """
    records = sorted((r.article for r in results if r.article.signature), key=_age)
    originals = _originals([read_signature(record.signature) for record in records])
    copies = {records[copy].id: records[first].id for copy, first in originals.items()}
    return [_linked(result, copies.get(result.article.id)) for result in results]


def _linked(result: ArticleResult, original: str | None) -> ArticleResult:
    """The result with the article it repeats; the same object where nothing changes, for there are many."""
    article = result.article
    if article.near_duplicate_of == original:
        return result
    return replace(result, article=replace(article, near_duplicate_of=original))


def _age(record: ArticleRecord) -> tuple[bool, str, str]:
    published = record.published
    return published is None, published.earliest.isoformat() if published else "", record.id


def _originals(signatures: Sequence[Signature]) -> Mapping[int, int]:
    """Position of each copy -> position of the first of its group."""
    first = list(range(len(signatures)))

    def root(position: int) -> int:
        while first[position] != position:
            first[position] = position = first[first[position]]
        return position

    for a, b in _pairs(signatures):
        one, other = sorted((root(a), root(b)))
        if one != other and float(np.mean(signatures[a] == signatures[b])) >= _LEAST_ALIKE:
            first[other] = one
    return {position: root(position) for position in range(len(first)) if root(position) != position}


def _pairs(signatures: Sequence[Signature]) -> Iterator[tuple[int, int]]:
    """Articles that agree in a band, each with the first of the bucket and with the one before it."""
    for band in range(0, PLACES, _BAND):
        buckets: dict[bytes, list[int]] = defaultdict(list)
        for position, places in enumerate(signatures):
            bucket = buckets[places[band : band + _BAND].tobytes()]
            yield from ((near, position) for near in {*bucket[:1], *bucket[-1:]})
            bucket.append(position)
