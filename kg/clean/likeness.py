"""A short signature of an article's text, by which near-duplicates such as reprinted agency copy are found.

MinHash (Broder 1997): the share of equal places of two signatures estimates the share of word triples that the texts have
in common (Jaccard). The hash functions are multiply-shift (Dietzfelbinger et al. 1997).
"""

from __future__ import annotations

import base64
import re
import zlib
from functools import cache

import numpy as np
import numpy.typing as npt

from kg.model import CleanArticle

PLACES = 128
_SHINGLE = 3
_FEWEST = 30
_SEED = 20180320
_WORD = re.compile(r"\w+")

Signature = npt.NDArray[np.uint32]


def signature(article: CleanArticle) -> str:
    """The signature of the told zones as ASCII text, "" where they are too short to be compared."""
    text = " ".join(article.article.text[zone.begin : zone.end] for zone in article.zones if zone.kind.is_told)
    words = _WORD.findall(text.lower())
    shingles = {" ".join(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1)}
    if len(shingles) < _FEWEST:
        return ""
    hashes = np.array([zlib.crc32(shingle.encode()) for shingle in shingles], dtype=np.uint64)
    factors, summands = _functions()
    places = ((factors[:, None] * hashes + summands[:, None]) >> np.uint64(32)).min(axis=1)
    return base64.b85encode(places.astype("<u4").tobytes()).decode()


def read_signature(text: str) -> Signature:
    """The places of a signature: an array (128,)."""
    return np.frombuffer(base64.b85decode(text), dtype="<u4")


@cache
def _functions() -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.uint64]]:
    """Factors (odd) and summands of the hash functions; the raw stream of PCG64 is the same in every version."""
    raw = np.random.PCG64(_SEED).random_raw(2 * PLACES).astype(np.uint64)
    return raw[:PLACES] | np.uint64(1), raw[PLACES:]
