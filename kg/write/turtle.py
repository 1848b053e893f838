"""Turtle files: sorted, without blank nodes, equal bytes for equal graphs."""

from __future__ import annotations

import io
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import RdfFormat, Triple, serialize

from kg.errors import OutputError
from kg.model import EncounterGraph
from kg.vocab import DEFAULT_BASE, PREFIXES
from kg.write.graph import triples
from kg.write.terms import Minter


def turtle(ordered: Iterable[Triple], base: str = DEFAULT_BASE) -> bytes:
    """Turtle of triples in the order given, with the project's prefixes and those of the data under ``base``."""
    prefixes = PREFIXES | Minter(base).prefixes()
    buffer = io.BytesIO()
    serialize(ordered, buffer, format=RdfFormat.TURTLE, prefixes=prefixes)
    *head, body = buffer.getvalue().split(
        b"\n", len(prefixes)
    )  # one line for each prefix, in the order of a hash table
    return b"\n".join([*sorted(head), b"", body.replace(b" .\n", b" .\n\n")])  # strings hold no raw line break


def write_turtle(graph: EncounterGraph, target: Path, base: str = DEFAULT_BASE) -> None:
    """Write the graph to ``target``, whole or not at all: an interrupt leaves an older file as it was.

    Raises ``OutputError`` when the target cannot be written.
    """
    replace_file(target, turtle(triples(graph, base), base))


def replace_file(target: Path, content: bytes) -> None:
    """Put ``content`` in place of ``target`` in one step; folders are made. Raises ``OutputError``."""
    temporary = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as file:
            temporary = Path(file.name)
            file.write(content)
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(target)
    except OSError as error:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        reason = error.strerror or str(error)
        raise OutputError(f"cannot be written: {reason}.", where=str(target), mend="Choose another target.") from error


def _umask() -> int:
    """The process's file mode mask; it can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
