"""What is known about a language model without loading it."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from spacy.util import get_model_meta

from kg.errors import MissingPartError
from kg.parse.pipeline import MODEL_DIR
from kg.parse.syntax.schemes import detect


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """A spaCy pipeline: where it is, what its components predict, the label scheme of its trees, and its makers' figures."""

    name: str
    version: str
    path: Path
    description: str
    licence: str
    scheme: str
    labels: dict[str, tuple[str, ...]]
    figures: dict[str, float]


def model_info(name_or_path: str | None = None) -> ModelInfo:
    """Describe the shipped pipeline, or any by package name or folder. Raises ``MissingPartError``."""
    path = _find(name_or_path)
    try:
        meta: dict[str, Any] = get_model_meta(path)
    except (OSError, ValueError) as error:
        what = f"The language model '{name_or_path or path}' is not installed or is no spaCy pipeline."
        raise MissingPartError(what, mend="Check the name, or give the folder that holds its meta.json.") from error
    figures = meta.get("performance") or {}
    labels = {part: tuple(names) for part, names in (meta.get("labels") or {}).items() if names}
    return ModelInfo(
        name=f"{meta.get('lang', '')}_{meta.get('name', '')}",
        version=str(meta.get("version", "")),
        path=path,
        description=str(meta.get("description", "")),
        licence=str(meta.get("license", "")),
        scheme=detect(labels.get("parser", ())).name,
        labels=labels,
        figures={
            key: float(value)
            for key, value in figures.items()
            if isinstance(value, int | float) and not key.endswith("_loss")
        },
    )


def _find(name_or_path: str | None) -> Path:
    if name_or_path is None:
        return MODEL_DIR
    path = Path(name_or_path)
    if path.exists() or not name_or_path.isidentifier():
        return path
    package = find_spec(name_or_path)
    return Path(package.origin).parent if package and package.origin else path
