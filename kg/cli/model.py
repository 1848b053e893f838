"""``kg model``: the language pipeline in use."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from kg.modelinfo import model_info

EPILOG = "Examples: kg model | kg model --json | kg model --model de_core_news_lg"


def model(
    name: Annotated[str | None, typer.Option("--model", help="Another spaCy pipeline: package or folder.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Print name, version, place, labels and measured figures of the language pipeline."""
    info = model_info(name)
    if as_json:
        fields = {slot: getattr(info, slot) for slot in info.__slots__}
        typer.echo(json.dumps(fields | {"path": str(info.path)}, ensure_ascii=False, indent=2))
        return
    typer.echo(f"{info.name} {info.version}\n{info.description}\nlicence: {info.licence}\npath: {info.path}")
    for part, labels in info.labels.items():
        typer.echo(f"{part}: {', '.join(labels) if len(labels) <= 60 else f'{len(labels)} labels'}")
    for figure, value in info.figures.items():
        typer.echo(f"{figure}: {value:.4f}" if 0 <= value <= 1 else f"{figure}: {value:.1f}")
