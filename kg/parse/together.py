"""Whether articles may be parsed together: only where that changes no bit of what each gives alone."""

from __future__ import annotations

from typing import cast

import numpy as np
from spacy.language import Language
from thinc.api import Model
from thinc.types import Floats2d

_ROWS = 400
_STRETCHES = ((0, 1), (1, 3), (5, 40), (40, 150), (150, 400))


def rows_stay_apart(nlp: Language) -> bool:
    """True when a row times the weights of the pipeline gives the same bits whatever rows are multiplied with it.

    That rests with the library and the processor: BLIS, which spaCy uses, sums each row on its own; others choose the order
    of a sum by the size of the whole. So it is tried with every shape of weights (some 10 ms). Parts of a pipeline that are
    no thinc layers cannot be asked, so a pipeline with such has to be parsed article by article.
    """
    parts = [part for _, part in nlp.pipeline if hasattr(part, "model")]
    nodes = [node for part in parts for node in part.model.walk()]
    if any(node.shims for node in nodes):
        return False
    shapes = {shape for node in nodes if (shape := _shape(node)) is not None}
    return all(_is_apart(nodes[0], columns, width) for columns, width in sorted(shapes))


def _shape(layer: Model[object, object]) -> tuple[int, int] | None:
    """Columns of the result and of the rows."""
    if not layer.has_param("W"):
        return None
    weights = layer.get_param("W")
    return int(np.prod(weights.shape[:-1])), int(weights.shape[-1])


def _is_apart(layer: Model[object, object], columns: int, width: int) -> bool:
    random = np.random.default_rng(0)
    rows = random.standard_normal((_ROWS, width), dtype=np.float32)
    weights = cast("Floats2d", random.standard_normal((columns, width), dtype=np.float32))

    def product(begin: int, end: int) -> bytes:
        return layer.ops.gemm(cast("Floats2d", rows[begin:end].copy()), weights, trans2=True).tobytes()

    whole, size = product(0, _ROWS), 4 * columns
    return all(product(begin, end) == whole[begin * size : end * size] for begin, end in _STRETCHES)
