"""Word knowledge of the German pipeline: a table of words whose entries become features of the neural model.

Importing this module registers the factory ``kg_lexicon`` and the architecture ``kg.LexicalEmbed.v1`` with spaCy; the
shipped model needs them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, cast

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from spacy.ml.featureextractor import FeatureExtractor
from spacy.strings import get_string_id
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import HashEmbed, Maxout, Model, chain, concatenate, list2ragged, ragged2list, with_array
from thinc.layers.chain import forward as chain_forward
from thinc.layers.chain import init as chain_init

_KEY = "kg.lexicon"
_FILE = "lexicon.npz"
_KEY_BITS = 0xFFFFFFFF
_CACHED = 100_000

Table = npt.NDArray[np.uint16]
Features = npt.NDArray[np.uint64]


@Language.factory("kg_lexicon")
def make_lexicon(nlp: Language, name: str) -> Lexicon:
    """Factory of ``Lexicon``."""
    return Lexicon(name)


class Lexicon:
    """Looks every word up in a table and notes what it says (cluster, name classes, usual tag) for ``LexicalEmbed``.

    ``keys`` holds the lower 32 bits of spaCy's hash of each form, sorted; ``values`` one row of small numbers for each,
    0 where nothing is known. A word not listed is looked up in lower case, then by its last part after a hyphen.
    Two further columns are hashes of the first three and the last four letters.
    """

    def __init__(self, name: str = "kg_lexicon") -> None:
        """Start with an empty table of one column."""
        self.name = name
        self.keys: npt.NDArray[np.uint32] = np.zeros(0, dtype=np.uint32)
        self.values: Table = np.zeros((0, 1), dtype=np.uint16)
        self._seen: dict[int, Features] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Note the features of each token in ``doc.user_data``: an array (tokens, columns)."""
        if len(self._seen) > _CACHED:
            self._seen.clear()
        forms, places = np.unique(doc.to_array("ORTH"), return_inverse=True)
        rows = [self._seen.get(form) for form in forms.tolist()]
        known = [self._add(doc, form) if row is None else row for form, row in zip(forms.tolist(), rows, strict=True)]
        doc.user_data[_KEY] = np.array(known, dtype=np.uint64).reshape(len(forms), self.values.shape[1] + 2)[places]
        return doc

    def _add(self, doc: Doc, orth: int) -> Features:
        form = doc.vocab.strings[orth]
        row = self._row(form)
        listed = self.values[row] if row >= 0 else np.zeros(self.values.shape[1], dtype=np.uint64)
        parts = [get_string_id("<" + form[:3]), get_string_id(form[-4:] + ">")]
        features: Features = np.concatenate([listed, np.array(parts, dtype=np.uint64)])
        self._seen[orth] = features
        return features

    def _row(self, form: str) -> int:
        """Row of a form, -1 where it is not listed."""
        for variant in (form, form.lower(), form.rpartition("-")[2]):
            key = get_string_id(variant) & _KEY_BITS
            place = int(np.searchsorted(self.keys, np.uint32(key)))
            if place < len(self.keys) and self.keys[place] == key:
                return place
        return -1

    def initialize(self, get_examples: Callable[[], Any], *, nlp: Language, path: str | None = None) -> None:
        """Read the table from the file at ``path``."""
        if path is not None:
            self._read(Path(path))

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the table into a folder."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        np.savez_compressed(folder / _FILE, keys=self.keys, values=self.values)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Lexicon:
        """Read the table from a folder."""
        self._read(Path(path) / _FILE)
        return self

    def _read(self, path: Path) -> None:
        with np.load(path, allow_pickle=False) as data:
            self.keys, self.values = data["keys"], data["values"]
        self._seen.clear()


def LexicalExtractor(columns: int) -> Model[Any, Any]:  # noqa: N802
    """Layer that hands on what ``Lexicon`` noted; zeros where it has not run."""
    return Model("extract_lexical_features", _extract, attrs={"columns": columns})


def _extract(model: Model[Any, Any], docs: list[Doc], is_train: bool) -> tuple[list[Any], Callable[[Any], list[Any]]]:
    found: list[Any] = []
    for doc in docs:
        noted = doc.user_data.get(_KEY)
        features = np.zeros((len(doc), model.attrs["columns"]), dtype=np.uint64) if noted is None else noted
        found.append(model.ops.asarray(cast("Any", features), dtype="uint64"))
    return found, lambda _: []


def LexicalEmbed(  # noqa: N802
    width: int, attrs: list[str], rows: list[int], lexical_width: int, lexical_rows: list[int]
) -> Model[Any, Any]:
    """Like spaCy's ``MultiHashEmbed``, with the columns of ``Lexicon`` as further hashed features.

    ``width`` is that of the output and of the tables for ``attrs``, ``lexical_width`` that of the tables for the
    columns; ``rows`` and ``lexical_rows`` are the sizes of the tables.
    """
    own: list[Model[Any, Any]] = [HashEmbed(width, n, column=i, seed=8 + i, dropout=0.0) for i, n in enumerate(rows)]
    extra: list[Model[Any, Any]] = [
        HashEmbed(lexical_width, n, column=i, seed=80 + i, dropout=0.0) for i, n in enumerate(lexical_rows)
    ]
    layers: list[Model[Any, Any]] = [
        _embedded(FeatureExtractor(cast("list[str | int]", attrs)), own),
        _embedded(LexicalExtractor(len(extra)), extra),
    ]
    size = width * len(own) + lexical_width * len(extra)
    mix: Model[Any, Any] = with_array(Maxout(width, size, nP=3, dropout=0.0, normalize=True))
    back: Model[Any, Any] = ragged2list()
    whole: Model[Any, Any] = chain(concatenate(*layers), mix, back)
    return Model(whole.name, _once_a_word, init=chain_init, dims={"nO": width}, layers=whole.layers)


def _once_a_word(model: Model[Any, Any], docs: list[Doc], is_train: bool) -> tuple[list[Any], Callable[[Any], Any]]:
    """The chain of the layers; outside training a word that occurs often in a batch is embedded once.

    That is half of them in news. A vector depends on the features of its word alone, so the result is the same.
    """
    embed, mix, _ = model.layers
    lengths = [len(doc) for doc in docs]
    if is_train:
        return chain_forward(model, docs, is_train)
    if not any(lengths):
        return [model.ops.alloc2f(0, model.get_dim("nO")) for _ in docs], lambda _: []
    features = [np.vstack(part.layers[0].predict(docs)) for part in embed.layers]
    first, places = _distinct(np.hstack(features))
    parts = [part.layers[-1].predict(rows[first]) for part, rows in zip(embed.layers, features, strict=True)]
    vectors = mix.predict(np.hstack(parts))[places]
    return np.split(vectors, np.cumsum(lengths)[:-1]), lambda _: []


def _distinct(rows: Features) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Where each distinct row stands first, and which of them each row is."""
    whole = np.ascontiguousarray(rows).view(f"V{rows.itemsize * rows.shape[1]}").ravel()
    _, first, places = np.unique(whole, return_index=True, return_inverse=True)
    return first, places


def _embedded(extract: Model[Any, Any], tables: list[Model[Any, Any]]) -> Model[Any, Any]:
    ragged: Model[Any, Any] = list2ragged()
    return chain(extract, ragged, with_array(concatenate(*tables)))


registry.architectures.register("kg.LexicalEmbed.v1", func=LexicalEmbed)
