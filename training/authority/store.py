"""The SQLite schema of the authority and how it is filled. Rows are sorted, so that the same tables give the same file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path

VERSION = 1
SCHEMA = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE actor (
  id INTEGER PRIMARY KEY, key TEXT NOT NULL, kind TEXT NOT NULL, label TEXT NOT NULL, qid TEXT, country TEXT,
  gender TEXT, born TEXT, died TEXT, weight REAL NOT NULL, class TEXT, aliases TEXT);
CREATE TABLE name (fold TEXT, form TEXT, actor INTEGER, PRIMARY KEY (fold, form, actor)) WITHOUT ROWID;
CREATE TABLE tenure (actor INTEGER, polity TEXT, class TEXT, title TEXT, begin TEXT, finish TEXT);
CREATE TABLE state_word (fold TEXT, form TEXT, iso2 TEXT, PRIMARY KEY (fold, form, iso2)) WITHOUT ROWID;
CREATE TABLE seat (actor INTEGER PRIMARY KEY, polity TEXT, class TEXT);
CREATE TABLE place (
  id INTEGER PRIMARY KEY, key TEXT NOT NULL, label TEXT NOT NULL, qid TEXT, latitude REAL, longitude REAL, country TEXT,
  weight REAL NOT NULL);
CREATE TABLE place_name (fold TEXT, place INTEGER, PRIMARY KEY (fold, place)) WITHOUT ROWID;
CREATE TABLE domain (domain TEXT PRIMARY KEY, actor INTEGER) WITHOUT ROWID;
"""
INDEXES = """
CREATE UNIQUE INDEX actor_key ON actor (key);
CREATE INDEX tenure_actor ON tenure (actor);
CREATE INDEX tenure_office ON tenure (polity, class, begin);
"""


def write(target: Path, tables: Mapping[str, Iterable[tuple[object, ...]]], meta: dict[str, str]) -> None:
    """Write all tables into a new file; ``tables`` maps a table to its rows, in the order of the columns."""
    target.unlink(missing_ok=True)
    with sqlite3.connect(target, isolation_level=None) as base:
        base.execute("PRAGMA page_size = 4096")
        base.execute("PRAGMA journal_mode = OFF")
        base.executescript(SCHEMA)
        base.execute("BEGIN")
        base.executemany("INSERT INTO meta VALUES (?, ?)", sorted({"version": str(VERSION), **meta}.items()))
        for table, content in tables.items():
            listed = list(content)
            if listed:
                marks = ", ".join("?" * len(listed[0]))
                base.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", listed)
        base.execute("COMMIT")
        base.executescript(INDEXES + "ANALYZE; VACUUM;")
