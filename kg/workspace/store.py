"""The Oxigraph store of a workspace: kept up to date fragment by fragment, published as a copy that nobody writes to.

A reader of a store that is being written to sees anything. So readers open the copy that the file ``published`` names; it
is made of hard links and costs next to nothing.
"""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
from rdflib.namespace import PROV, RDF

from kg.errors import OutputError
from kg.query.store import PUBLISHED, published
from kg.vocab import KG
from kg.workspace.codec import encode
from kg.workspace.database import get, put, transaction
from kg.write import replace_file
from kg.write.fragments import Fragment
from kg.write.terms import Minter, named

_MASTER = "store"
_DIGEST_BYTES = 16
_MANY = 0.5  # share of changed fragments from which it is quicker to make the store anew


@dataclass(frozen=True, slots=True)
class Change:
    """What a refresh did to the store: fragments made anew and withdrawn, triples added and removed."""

    changed: int = 0
    withdrawn: int = 0
    added: int = 0
    removed: int = 0


@dataclass(frozen=True, slots=True)
class GraphStore:
    """The store in the folder of a workspace; ``base`` is its database, ``version`` that of the writer, ``iris`` where IRIs begin."""

    folder: Path
    base: sqlite3.Connection
    version: str
    iris: str

    def refresh(self, wanted: Iterable[Fragment]) -> Change:
        """Make the store hold exactly the wanted fragments, and publish it.

        The database knows what the store holds, and whether somebody was killed while changing it: then, and where the
        writer has changed, the store is made anew. Raises ``OutputError``.
        """
        held: dict[str, bytes] = dict(self.base.execute("SELECT name, digest FROM fragment"))
        fresh = {f"{f.kind}/{f.key}": f for f in wanted}
        digests = {name: _digest(f) for name, f in fresh.items()}
        changed = [name for name, digest in digests.items() if held.get(name) != digest]
        gone = sorted(held.keys() - fresh.keys())
        is_sound = get(self.base, "store") == self.version and (self.folder / _MASTER / "CURRENT").is_file()
        if is_sound and not changed and not gone:
            self._publish()
            return Change()
        with _told(self.folder):
            put(self.base, "store", "being changed")
            if is_sound and len(changed) + len(gone) <= max(10, _MANY * len(held)):
                change = self._patch([fresh[n] for n in changed], gone)
            else:
                change = self._remake(fresh.values())
        with transaction(self.base):
            self.base.executemany(
                "DELETE FROM fragment WHERE name = ?", [(name,) for name in held.keys() - fresh.keys()]
            )
            rows = [(name, digests[name]) for name in changed]
            self.base.executemany("INSERT OR REPLACE INTO fragment VALUES (?, ?)", rows)
            put(self.base, "store", self.version)
            put(self.base, "revision", str(_revision(self.base) + 1))
        self._publish()
        return change

    def _remake(self, wanted: Iterable[Fragment]) -> Change:
        """Load all triples into an empty store."""
        shutil.rmtree(self.folder / _MASTER, ignore_errors=True)
        store = ox.Store(str(self.folder / _MASTER))
        names = 0

        def quads() -> Iterator[ox.Quad]:
            nonlocal names
            for fragment in wanted:
                names += 1
                yield from (_quad(t) for t in fragment.triples())

        store.bulk_extend(quads())
        store.optimize()
        store.flush()
        return Change(names, 0, len(store), 0)

    def _patch(self, changed: list[Fragment], gone: list[str]) -> Change:
        """Replace what the store says of the subjects of changed and withdrawn fragments."""
        store = ox.Store(str(self.folder / _MASTER))
        mint = Minter(self.iris)
        names = [(f.kind, f.key) for f in changed] + [_split(name) for name in gone]
        subjects = {subject for kind, key in names for subject in _subjects(store, kind, key, mint)}
        old = {quad for subject in subjects for quad in store.quads_for_pattern(subject, None, None, None)}
        new = {_quad(triple) for fragment in changed for triple in fragment.triples()}
        for quad in old - new:
            store.remove(quad)
        store.extend(new - old)
        store.flush()
        return Change(len(changed), len(gone), len(new - old), len(old - new))

    def _publish(self) -> None:
        """Put a copy of the store in place of the one that readers open, unless it is that already."""
        before, after = published(self.folder), self.folder / f"graph-{_revision(self.base)}"
        if before == after and after.is_dir():
            return
        with _told(self.folder):
            shutil.rmtree(after, ignore_errors=True)
            ox.Store(str(self.folder / _MASTER)).backup(str(after))
            replace_file(self.folder / PUBLISHED, f"{after.name}\n".encode())
            for old in self.folder.glob("graph-*"):
                if old not in (before, after):  # a reader may be about to open the one before
                    shutil.rmtree(old, ignore_errors=True)


def is_published(folder: Path, base: sqlite3.Connection) -> bool:
    """True when readers see what the database knows of the store."""
    return published(folder).name == f"graph-{_revision(base)}"


def _revision(base: sqlite3.Connection) -> int:
    return int(get(base, "revision") or 0)


def _subjects(store: ox.Store, kind: str, key: str, mint: Minter) -> Iterator[ox.NamedNode]:
    """Subjects that the store has of a fragment, found without what it was made from."""
    if kind == "build":
        yield from _of(store, RDF.type, named(PROV.Activity))
        yield from _of(store, RDF.type, named(PROV.Entity))
        return
    if kind == "ontology":
        return  # changes with the version of the writer only
    subject = mint.node(kind, key)
    yield subject
    if kind == "encounter":
        yield from _of(store, KG.reports, subject)
    if kind == "article":
        yield from (n for n in _of(store, KG.inArticle, subject) if n.value.startswith(f"{subject.value}#"))


def _of(store: ox.Store, predicate: str, value: ox.NamedNode) -> Iterator[ox.NamedNode]:
    for quad in store.quads_for_pattern(None, named(predicate), value, None):
        if isinstance(quad.subject, ox.NamedNode):
            yield quad.subject


def _split(name: str) -> tuple[str, str]:
    kind, _, key = name.partition("/")
    return kind, key


def _quad(triple: ox.Triple) -> ox.Quad:
    return ox.Quad(triple.subject, triple.predicate, triple.object)


def _digest(fragment: Fragment) -> bytes:
    return hashlib.blake2b(encode(fragment.content), digest_size=_DIGEST_BYTES).digest()


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    """Oxigraph's errors as ours."""
    try:
        yield
    except (OSError, RuntimeError) as error:
        mend = "Make room or choose another folder; the same command then goes on where it stopped."
        raise OutputError(f"the store cannot be written: {error}.", where=str(folder), mend=mend) from error
