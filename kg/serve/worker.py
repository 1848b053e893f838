"""A process that answers queries, one at a time, so that it can be stopped when one takes too long or too much.

It reads questions from standard input and writes replies to standard output. Both are blocks: a length in four bytes,
then the content. A question is one block of JSON; a reply is a block of JSON and a block with the body.
"""

from __future__ import annotations

import io
import json
import resource
import struct
import sys
from dataclasses import asdict, dataclass, replace
from itertools import islice
from typing import BinaryIO

import pyoxigraph as ox

from kg.errors import KgError, QueryError
from kg.query.guard import Form, check
from kg.query.hints import why_empty
from kg.query.output import json_rows
from kg.query.results import Results
from kg.query.store import Source, open_source
from kg.serve.media import ROWS, TRIPLES, wanted
from kg.write.turtle import turtle

LENGTH = struct.Struct(">I")
READY = b"ready"
"""What a worker writes first, when it has opened the graph."""


@dataclass(frozen=True, slots=True)
class Question:
    """A query with the Accept header of its client and the most rows or triples that it may have."""

    query: str
    accept: str | None
    limit: int


@dataclass(frozen=True, slots=True)
class Reply:
    """HTTP status and media type of the body that follows.

    ``is_cut`` when the limit left something out; ``hint`` tells why nothing was found.
    """

    status: int
    media_type: str
    is_cut: bool = False
    hint: str = ""


def answer(source: Source, question: Question) -> tuple[Reply, bytes]:
    """Run a question; errors of the query become replies with status 400, 406 or 500 and a text."""
    try:
        form = check(question.query)
        offered = list(TRIPLES if form is Form.GRAPH else ROWS)
        kind = wanted(question.accept, offered)
        if kind is None:
            return _refused(406, f"This query can be answered as {', '.join(dict.fromkeys(offered))}.")
        reply, body, count = _serialized(source.query(question.query), kind, question.limit)
        return reply if count else replace(reply, hint=" ".join(why_empty(question.query, source))), body
    except QueryError as error:
        return _refused(400, str(error))
    except (KgError, OSError, ValueError) as error:
        return _refused(500, str(error))


def _refused(status: int, text: str) -> tuple[Reply, bytes]:
    return Reply(status, "text/plain"), (text + "\n").encode()


def _serialized(results: Results, kind: str, limit: int) -> tuple[Reply, bytes, int]:
    """The reply without a hint, its body, and the number of rows or triples found."""
    buffer = io.BytesIO()
    if isinstance(results, ox.QueryBoolean):
        results.serialize(buffer, format=ROWS[kind])
        return Reply(200, kind), buffer.getvalue(), 1
    if isinstance(results, ox.QuerySolutions):
        names = [variable.value for variable in results.variables]
        rows = [tuple(row) for row in islice(results, limit + 1)]
        content = json_rows(names, rows[:limit]).encode()
        if ROWS[kind] != ox.QueryResultsFormat.JSON:
            again = ox.parse_query_results(content, format=ox.QueryResultsFormat.JSON)
            again.serialize(buffer, format=ROWS[kind])
            content = buffer.getvalue()
        return Reply(200, kind, len(rows) > limit), content, len(rows)
    triples = list(islice(results, limit + 1))
    kept = sorted(set(triples[:limit]), key=str)
    reply = Reply(200, kind, len(triples) > limit)
    if TRIPLES[kind] == ox.RdfFormat.TURTLE:
        return reply, turtle(kept), len(kept)
    ox.serialize(kept, buffer, format=TRIPLES[kind])
    return reply, buffer.getvalue(), len(kept)


def serve(source: Source, questions: BinaryIO, replies: BinaryIO) -> None:
    """Say that the graph is open, then answer questions until the stream ends."""
    replies.write(READY)
    replies.flush()
    while head := questions.read(LENGTH.size):
        question = Question(**json.loads(questions.read(LENGTH.unpack(head)[0])))
        reply, body = answer(source, question)
        for block in (json.dumps(asdict(reply)).encode(), body):
            replies.write(LENGTH.pack(len(block)) + block)
        replies.flush()


def main(source: str, memory_mib: int) -> None:
    """Open the graph and serve standard input. ``memory_mib`` bounds the address space; 0 leaves it free."""
    if memory_mib:
        resource.setrlimit(resource.RLIMIT_AS, (memory_mib << 20, memory_mib << 20))
    serve(open_source(source), sys.stdin.buffer, sys.stdout.buffer)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
