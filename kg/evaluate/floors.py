"""Floors: figures below which a build must not fall. They only rise."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from pathlib import Path

from kg.errors import InputError, OutputError, UsageError

CEILINGS = frozenset({"alarms"})
"""Measures of which less is better: their floor is the most that is allowed."""

_FLOORS = ("lenient", "precision", "recall", "strict", "participants", "date", "status", "type", "place", "initiator")
_MEASURES = CEILINGS.union(_FLOORS, ("topics", "claimants", "cluster"))


def parse_minimum(text: str) -> tuple[str, float]:
    """``strict=0.6`` as name and value.

    Raises:
        UsageError: no such measure, or no number.
    """
    name, _, value = text.partition("=")
    try:
        return _known(name, "--min"), float(value)
    except ValueError as error:
        raise UsageError(f"cannot read the floor {text!r}.", where="--min", mend="Write it as strict=0.6.") from error


def read_floors(path: Path, corpus: str) -> dict[str, float]:
    """The floors of one corpus from a JSON file ``{corpus: {measure: value}}``.

    Raises:
        InputError: the file cannot be read, or has no such corpus or measure.
    """
    floors = _read(path)
    if corpus not in floors:
        known = ", ".join(sorted(floors)) or "none"
        raise InputError(f"no floors for {corpus!r}.", where=str(path), mend=f"Known are: {known}.")
    return {_known(name, str(path)): value for name, value in floors[corpus].items()}


def below(figures: Mapping[str, float], floors: Mapping[str, float]) -> list[str]:
    """A sentence for each floor that is not kept."""
    broken = []
    for name, floor in sorted(floors.items()):
        if name in CEILINGS and figures[name] > floor:
            broken.append(f"{name} {figures[name]:g} is above the ceiling {floor:g}")
        if name not in CEILINGS and figures[name] < floor:
            broken.append(f"{name} {figures[name]:.3f} is below the floor {floor:.3f}")
    return broken


def raise_floors(path: Path, corpus: str, figures: Mapping[str, float]) -> list[str]:
    """Lift the floors of a corpus to the figures where these are better; tell what was lifted.

    Floors are cut to two places, so that a rounding error breaks none. A measure without a floor gets none.
    """
    floors, lifted = _read(path), []
    for name, old in read_floors(path, corpus).items():
        new = min(old, figures[name]) if name in CEILINGS else max(old, math.floor(figures[name] * 100) / 100)
        if new != old:
            floors[corpus][name] = new
            lifted.append(f"{name} {old:g} -> {new:g}")
    if lifted:
        try:
            path.write_text(json.dumps(floors, indent=2, sort_keys=True) + "\n", encoding="utf-8")
        except OSError as error:
            raise OutputError("cannot be written.", where=str(path)) from error
    return lifted


def _read(path: Path) -> dict[str, dict[str, float]]:
    try:
        floors = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise InputError(f"floors cannot be read: {error}.", where=str(path)) from error
    if not isinstance(floors, dict) or not all(_is_row(row) for row in floors.values()):
        raise InputError("no table of floors.", where=str(path), mend='Write {"corpus": {"strict": 0.6}}.')
    return floors


def _is_row(row: object) -> bool:
    return isinstance(row, dict) and all(isinstance(v, int | float) for v in row.values())


def _known(name: str, where: str) -> str:
    if name not in _MEASURES:
        raise UsageError(f"no measure {name!r}.", where=where, mend=f"Known are: {', '.join(sorted(_MEASURES))}.")
    return name


def merged(tables: Iterable[Mapping[str, float]]) -> dict[str, float]:
    """The stricter floor of each measure."""
    out: dict[str, float] = {}
    for table in tables:
        for name, value in table.items():
            stricter = min if name in CEILINGS else max
            out[name] = stricter(out.get(name, value), value)
    return out
