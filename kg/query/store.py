"""One seam for everything that can be asked: a file, an Oxigraph store directory, a SPARQL endpoint."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pyoxigraph as ox

from kg.errors import GraphError
from kg.query.results import Results
from kg.vocab import PREFIXES

if TYPE_CHECKING:
    import rdflib

FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".rdf": ox.RdfFormat.RDF_XML,
}
"""File endings of graphs and what they mean."""

_QUADS = (ox.RdfFormat.N_QUADS, ox.RdfFormat.TRIG, ox.RdfFormat.JSON_LD)


WORKSPACE_FILE, PUBLISHED = "workspace.db", "published"
"""What a workspace is known by, and the file in it that names its newest store."""


class Source(Protocol):
    """A graph that answers SPARQL queries."""

    name: str

    def query(self, text: str) -> Results:
        """Run a query that the guard has let pass; the project's prefixes need not be declared."""

    def graph(self) -> rdflib.Graph:
        """The same graph for rdflib, without a copy."""

    def triples(self) -> Iterable[ox.Triple]:
        """Everything in it, in no order."""


def is_address(source: str) -> bool:
    """True for an ``http`` or ``https`` address."""
    return source.lower().startswith(("http://", "https://"))


class LocalSource:
    """A graph in this process: an Oxigraph store in memory or on disk."""

    def __init__(self, store: ox.Store, name: str) -> None:
        """Keep a store; ``name`` is for messages."""
        self.store, self.name = store, name

    def query(self, text: str) -> Results:
        """See ``Source``. A ``SyntaxError`` of the engine is left to the caller, who has the text to point into."""
        return self.store.query(text, prefixes=PREFIXES)

    def graph(self) -> rdflib.Graph:
        """See ``Source``."""
        import rdflib  # noqa: PLC0415  (slow to import, and not needed to run a query)
        from oxrdflib.store import OxigraphStore  # noqa: PLC0415
        from rdflib.graph import DATASET_DEFAULT_GRAPH_ID  # noqa: PLC0415

        graph = rdflib.Graph(store=OxigraphStore(store=self.store), identifier=DATASET_DEFAULT_GRAPH_ID)
        for prefix, namespace in PREFIXES.items():
            graph.bind(prefix, namespace)
        return graph

    def triples(self) -> Iterable[ox.Triple]:
        """See ``Source``."""
        return (quad.triple for quad in self.store.quads_for_pattern(None, None, None, ox.DefaultGraph()))


def open_source(source: str | Path) -> Source:
    """Open a graph file (named graphs are merged), a store directory, a workspace or an ``http(s)`` endpoint address.

    Raises ``GraphError`` with file and line when it cannot be read.
    """
    if is_address(str(source)):
        from kg.query.endpoint import EndpointSource  # noqa: PLC0415  (slow to import, and only for addresses)

        return EndpointSource(str(source))
    path = Path(source)
    if not path.exists():
        raise GraphError("there is no such graph.", where=str(path), mend="Build one with: kg build SOURCE -o DIR")
    return LocalSource(_open_directory(path) if path.is_dir() else _load_file(path), str(path))


def published(workspace: Path) -> Path:
    """The newest store of a workspace, which nobody writes to any more; the folder itself before there is one."""
    try:
        name = (workspace / PUBLISHED).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return workspace
    return workspace / Path(name).name


def load_graph(source: str | Path) -> rdflib.Graph:
    """The graph for rdflib, on top of Oxigraph: rdflib's API at the speed of a native store. Raises ``GraphError``."""
    return open_source(source).graph()


def _open_directory(path: Path) -> ox.Store:
    if (path / WORKSPACE_FILE).is_file():
        path = published(path)
        if (path / WORKSPACE_FILE).is_file():
            raise GraphError("this workspace has no graph yet.", where=str(path), mend=f"Finish it: kg update {path}")
    if not (path / "CURRENT").is_file():
        inside = " Its graph.ttl can be read." if (path / "graph.ttl").is_file() else ""
        raise GraphError(f"this folder is no Oxigraph store.{inside}", where=str(path))
    try:
        return ox.Store.read_only(str(path))
    except OSError as error:
        raise GraphError(f"the store cannot be opened: {error}", where=str(path)) from error


def _load_file(path: Path) -> ox.Store:
    form = FORMATS.get(path.suffix.lower())
    if form is None:
        raise GraphError(
            f'"{path.suffix}" is no known ending of a graph file.',
            where=str(path),
            mend=f"Known are {', '.join(FORMATS)}.",
        )
    store = ox.Store()
    try:
        if form in _QUADS:
            store.bulk_extend(ox.Quad(q.subject, q.predicate, q.object) for q in ox.parse(path=str(path), format=form))
        else:
            store.bulk_load(path=str(path), format=form)
    except SyntaxError as error:
        reason = str(error.msg).split(": ", 1)[-1].strip()
        raise GraphError(f"broken {form.name}: {reason}.", where=f"{path}:{error.lineno or 1}") from error
    except (OSError, ValueError) as error:
        raise GraphError(f"cannot be read: {error}.", where=str(path)) from error
    return store
