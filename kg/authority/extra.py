"""A user's own entries: YAML (a list of mappings) or CSV with the same columns.

Columns: ``name`` (needed), ``kind`` (Person, Organization, State; default Person), ``qid``, ``country`` (ISO code),
``aliases`` (list, or separated by ";"), ``gender`` (m, f), ``polity``, ``office``, ``start``, ``end`` (one tenure; in
YAML also ``tenures``, a list of these four). An entry with the Wikidata id or the name of a shipped one takes its place.
"""

from __future__ import annotations

import csv
import io
import sqlite3
from pathlib import Path
from typing import Any

import yaml

from kg.authority.fold import fold, loose
from kg.errors import InputError
from kg.values import ActorKind
from kg.vocab import slug

OWN_WEIGHT = 9.0


def add_extra(base: sqlite3.Connection, path: Path) -> None:
    """Put the entries of ``path`` into an open, writable authority.

    Raises:
        InputError: the file cannot be read or an entry has no name or an unknown kind.
    """
    for number, row in enumerate(_entries(path), start=1):
        where = f"{path}, entry {number}"
        if not isinstance(row, dict) or not str(row.get("name") or "").strip():
            raise InputError("an entry has no name", where=where, mend="Give every entry a 'name'.")
        kind = str(row.get("kind") or "Person")
        if kind not in {k.value for k in ActorKind}:
            raise InputError(f"unknown kind {kind!r}", where=where, mend="Use Person, Organization or State.")
        _insert(base, row, kind)


def _entries(path: Path) -> list[Any]:
    try:
        text = path.read_text("utf-8-sig")
        if path.suffix.lower() == ".csv":
            return list(csv.DictReader(io.StringIO(text), dialect=csv.Sniffer().sniff(text.splitlines()[0], ",;\t")))
        loaded = yaml.safe_load(text)
    except (OSError, UnicodeDecodeError, yaml.YAMLError, csv.Error, IndexError) as error:
        raise InputError(f"cannot read the list of actors: {error}", where=str(path)) from error
    if not isinstance(loaded, list):
        raise InputError(
            "the list of actors is not a YAML list", where=str(path), mend="Start every entry with '- name: …'."
        )
    return loaded


def _insert(base: sqlite3.Connection, row: dict[str, Any], kind: str) -> None:
    name, qid = str(row["name"]).strip(), str(row.get("qid") or "") or None
    aliases = row.get("aliases") or []
    aliases = [str(a).strip() for a in (aliases.split(";") if isinstance(aliases, str) else aliases) if str(a).strip()]
    old = base.execute(
        "SELECT id, key FROM actor WHERE (qid = ? AND qid IS NOT NULL) OR (key = ? AND kind = ?) ORDER BY id",
        (qid, slug(name), kind),
    ).fetchall()
    for number, _ in old:
        for table, column in (("name", "actor"), ("tenure", "actor"), ("actor", "id")):
            base.execute(f"DELETE FROM {table} WHERE {column} = ?", (number,))  # noqa: S608
    number, key = (
        old[0] if old else (base.execute("SELECT max(id) + 1 FROM actor").fetchone()[0], _free_key(base, name, qid))
    )
    base.execute(
        "INSERT INTO actor VALUES (?, ?, ?, ?, ?, ?, ?, NULL, NULL, ?, NULL, ?)",
        (
            number,
            key,
            kind,
            name,
            qid,
            row.get("country") or None,
            row.get("gender") or None,
            OWN_WEIGHT,
            "; ".join(aliases),
        ),
    )
    base.executemany(
        "INSERT OR IGNORE INTO name VALUES (?, ?, ?)", [(*form, number) for form in _forms(kind, name, aliases)]
    )
    for tenure in [*(row.get("tenures") or []), row]:
        if tenure.get("polity") and tenure.get("office"):
            dates = (str(tenure.get("start") or ""), str(tenure.get("end") or ""))
            base.execute(
                "INSERT INTO tenure VALUES (?, ?, ?, '', ?, ?)", (number, tenure["polity"], tenure["office"], *dates)
            )


def _free_key(base: sqlite3.Connection, name: str, qid: str | None) -> str:
    key = slug(name)
    taken = base.execute("SELECT 1 FROM actor WHERE key = ?", (key,)).fetchone()
    return f"{key}-{(qid or 'own').lower()}" if taken else key


def _forms(kind: str, name: str, aliases: list[str]) -> list[tuple[str, str]]:
    if kind != ActorKind.PERSON:
        return [(fold(n), kind) for n in (name, *aliases)]
    forms = [(fold(n), "full") for n in (name, *aliases)]
    surnames = [(fold(n).split()[-1], "surname") for n in (name, *aliases) if fold(n)]
    return [*forms, *surnames, (loose(name), "sound")]
