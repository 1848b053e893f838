"""Turtle files: sorted, without blank nodes, equal bytes for equal graphs."""

from __future__ import annotations

import io
import os
import tempfile
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from pyoxigraph import RdfFormat, Triple, serialize

from kg.errors import OutputError
from kg.model import EncounterGraph
from kg.vocab import DEFAULT_BASE, PREFIXES
from kg.write.fragments import fragments
from kg.write.graph import in_order, order
from kg.write.terms import Minter

_END = b" .\n\n"
_BATCH = 200  # fragments whose triples are in memory at a time
_IN_MEMORY = 2**23  # bytes of a small graph that need no scratch file


def turtle(ordered: Iterable[Triple], base: str = DEFAULT_BASE) -> bytes:
    """Turtle of triples in the order given, with the project's prefixes and those of the data under ``base``."""
    head, blocks = _head_and_blocks(ordered, base)
    return head + b"".join(block + _END for block in blocks)


def write_turtle(graph: EncounterGraph, target: Path, base: str = DEFAULT_BASE) -> None:
    """Write the graph to ``target``, whole or not at all: an interrupt leaves an older file as it was.

    No more than a small part of the triples is in memory at a time. Raises ``OutputError`` when the target cannot be written.
    """
    replace_file(target, _in_parts(graph, base, target.parent))


def _in_parts(graph: EncounterGraph, base: str, folder: Path) -> Iterator[bytes]:
    """``turtle`` of all triples of the graph, in parts.

    The blocks of the subjects are put into a scratch file as they come, then read back in the order of their subjects:
    fragments share none.
    """
    head, places = b"", list[tuple[str, int, int]]()
    with tempfile.SpooledTemporaryFile(_IN_MEMORY, "w+b", dir=str(folder)) as scratch:
        parts = fragments(graph, base)
        while batch := list(islice(parts, _BATCH)):
            ordered = in_order(triple for fragment in batch for triple in fragment.triples())
            head, blocks = _head_and_blocks(ordered, base)
            subjects = dict.fromkeys(order(triple)[0] for triple in ordered)
            for subject, block in zip(subjects, blocks, strict=True):
                places.append((subject, scratch.tell(), len(block)))
                scratch.write(block)
        yield head
        for _, begin, size in sorted(places):
            scratch.seek(begin)
            yield scratch.read(size) + _END


def _head_and_blocks(ordered: Iterable[Triple], base: str) -> tuple[bytes, list[bytes]]:
    """The lines of the prefixes, and what is said of each subject in turn, without the full stop."""
    prefixes = PREFIXES | Minter(base).prefixes()
    buffer = io.BytesIO()
    serialize(ordered, buffer, format=RdfFormat.TURTLE, prefixes=prefixes)
    *head, body = buffer.getvalue().split(b"\n", len(prefixes))  # a line for each prefix, in the order of a hash table
    return b"\n".join([*sorted(head), b"", b""]), body.split(b" .\n")[:-1]  # strings hold no raw line break


def replace_file(target: Path, content: bytes | Iterable[bytes]) -> None:
    """Put ``content``, whole or in parts, in place of ``target`` in one step; folders are made. Raises ``OutputError``."""
    temporary = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as file:
            temporary = Path(file.name)
            file.writelines([content] if isinstance(content, bytes) else content)
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
