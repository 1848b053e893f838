"""How the tests ask a shipped query and read its rows."""

import re

from kg.query import Source, named, run


def ask(source: Source, name: str, **params: str) -> list[dict[str, str]]:
    """Rows of a shipped query; of IRIs only the last part. Unbound variables are left out."""
    answer = run(source, named(name).bind(params, source))
    return [
        {
            v: re.split(r"[/#]", t.value)[-1] if "://" in t.value else t.value
            for v, t in zip(answer.variables, row, strict=True)
            if t is not None
        }
        for row in answer.rows
    ]


def column(rows: list[dict[str, str]], name: str) -> list[str | None]:
    return [row.get(name) for row in rows]
