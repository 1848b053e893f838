"""Whether articles may be parsed together."""

from __future__ import annotations

import numpy as np
import pytest
from thinc.api import NumpyOps

from kg.clean import clean
from kg.model import Article
from kg.parse import parse, rows_stay_apart

TEXTS = (
    "Merkel rief Putin an\n\nBerlin (dpa) - Bundeskanzlerin Angela Merkel hat mit Wladimir Putin telefoniert.",
    "Der Dax ist am Dienstag um zwei Prozent gestiegen, teilte die Börse in Frankfurt mit. Händler sprachen von Zuversicht.",
    "Regen.",
)


def test_an_article_gets_the_same_bits_with_others_as_alone_where_rows_stay_apart(nlp) -> None:
    if not rows_stay_apart(nlp):
        pytest.skip("sums depend on the shape of a batch on this processor: articles are parsed one by one here")
    articles = [clean(Article(str(k), text, str(k), "0" * 64)) for k, text in enumerate(TEXTS)]
    together = list(parse(articles, nlp))
    alone = [next(iter(parse([article], nlp))) for article in articles]
    for one, other in zip(together, alone, strict=True):
        assert [s.span.doc.tensor.tobytes() for s in one.sentences] == [
            s.span.doc.tensor.tobytes() for s in other.sentences
        ]
        assert [s.span.doc.to_json() for s in one.sentences] == [s.span.doc.to_json() for s in other.sentences]


def test_a_library_that_sums_otherwise_for_many_rows_is_found_out(nlp, monkeypatch: pytest.MonkeyPatch) -> None:
    def gemm(self, x, y, out=None, trans1=False, trans2=False):
        product = x.astype(np.float64) @ y.T.astype(np.float64)
        return (product if len(x) > 100 else product + 1e-5).astype(np.float32)

    monkeypatch.setattr(type(nlp.get_pipe("tagger").model.ops), "gemm", gemm, raising=True)
    assert isinstance(nlp.get_pipe("tagger").model.ops, NumpyOps)
    assert not rows_stay_apart(nlp)
