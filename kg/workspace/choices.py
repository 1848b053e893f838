"""What is chosen once for a workspace, because its articles must all be treated alike."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from kg.config import Settings
from kg.errors import UsageError
from kg.vocab import DEFAULT_BASE
from kg.workspace.database import get, put

_NAME = "choices"
_FILES = ("actors", "judgements")
_UNCHOSEN: dict[str, str | bool] = {"base_iri": DEFAULT_BASE, "any_language": False}


@dataclass(frozen=True, slots=True)
class Choices:
    """Fields of ``Settings`` that the graph depends on; None where nothing was said."""

    published: str | None = None
    base_iri: str | None = None
    model: str | None = None
    actors: Path | None = None
    judgements: Path | None = None
    any_language: bool | None = None

    def as_json(self) -> str:
        """For the database; paths are made absolute, since later commands may run elsewhere."""
        model = str(Path(self.model).resolve()) if self.model and Path(self.model).exists() else self.model
        own = {name: str(path.resolve()) if (path := getattr(self, name)) else None for name in _FILES}
        return json.dumps(asdict(replace(self, model=model)) | own)


def kept(base: sqlite3.Connection) -> Choices:
    """The choices of a workspace."""
    found = json.loads(get(base, _NAME) or "{}")
    return Choices(**found | {name: Path(found[name]) if found.get(name) else None for name in _FILES})


def at_first(choices: Choices) -> dict[str, str]:
    """What ``create`` puts into a new database."""
    return {_NAME: choices.as_json()}


def change(base: sqlite3.Connection, choices: Choices) -> None:
    """Keep what is chosen anew."""
    old, new = json.loads(kept(base).as_json()), json.loads(choices.as_json())
    put(base, _NAME, json.dumps({name: old[name] if new[name] is None else new[name] for name in old}))


def insist(base: sqlite3.Connection, choices: Choices) -> None:
    """Raise ``UsageError`` where something else is chosen than before."""
    old, new = json.loads(kept(base).as_json()), json.loads(choices.as_json())
    for name, value in new.items():
        before = _UNCHOSEN.get(name) if old[name] is None else old[name]
        if value is not None and value != before:
            option = f"--{name.replace('_', '-')}"
            mend = f"Change it for all its articles with: kg update WORKSPACE {option} ..."
            raise UsageError(f"this workspace was made with {before or 'none'}.", where=option, mend=mend)


def settings_of(base: sqlite3.Connection, running: Settings) -> Settings:
    """The settings of a command: how it runs (jobs, cluster, limits) from ``running``, the rest from the workspace."""
    chosen = {name: value for name, value in asdict(kept(base)).items() if value is not None}
    return replace(running, **chosen)
