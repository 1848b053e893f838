"""Which state of code and data a result was made with, as short digests: equal digests mean equal results."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from pathlib import Path

from kg.config import Settings
from kg.errors import InputError
from kg.modelinfo import model_info
from kg.parse.pipeline import MODEL_DIR
from kg.resources import PACKAGE, ontology_dir

_ANALYSIS = [
    "analysis",
    "authority",
    "clean",
    "consolidate",
    "extract",
    "lang",
    "model",
    "parse",
    "resolve",
    "values",
    "vocab",
]
_WRITING = ["values", "vocab", "write"]
_PASSING = ("__pycache__", ".pyc")


def analysis_version(settings: Settings) -> str:
    """Version of the package and a digest of what an ``ArticleResult`` depends on besides its article.

    That is the code and the data of the steps inside an article, the language model, the user's actors and judgements, and settings.
    Raises ``MissingPartError`` when the model is not installed, ``InputError`` when the file of actors or of judgements is not there.
    """
    model = model_info(settings.model).path
    parts = [
        _digest_of_rooms(tuple(_ANALYSIS)),
        "" if model == MODEL_DIR else _digest(_files(model), model),
        *(_digest_of_file(path) if path else "" for path in (settings.actors, settings.judgements)),
        repr((settings.published, settings.seconds_per_article, settings.megabytes_per_article)),
    ]
    return f"{version('kg-encounters')}-{_short(parts)}"


def writing_version(base_iri: str) -> str:
    """Version of the package and a digest of what the triples depend on besides the records."""
    return f"{version('kg-encounters')}-{_short([_digest_of_rooms(tuple(_WRITING)), _ontology_digest(), base_iri])}"


@cache
def _digest_of_rooms(names: tuple[str, ...]) -> str:
    rooms = [path for name in names for path in (PACKAGE / name, PACKAGE / f"{name}.py") if path.exists()]
    return _digest((file for room in rooms for file in _files(room)), PACKAGE)


@cache
def _ontology_digest() -> str:
    return _digest(_files(ontology_dir()), ontology_dir())


def _digest_of_file(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}.", where=str(path)) from error


def _files(room: Path) -> Iterable[Path]:
    found = [room] if room.is_file() else room.rglob("*")
    return (path for path in found if path.is_file() and not any(mark in str(path) for mark in _PASSING))


def _digest(files: Iterable[Path], root: Path) -> str:
    """Digest of names and contents, in the order of names."""
    total = hashlib.sha256()
    for path in sorted(files):
        total.update(str(path.relative_to(root)).encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def _short(parts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]
