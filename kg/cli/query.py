"""``kg query``: ask a graph in SPARQL, or one of the shipped questions by name."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.errors import UsageError
from kg.query import Format, NamedQuery, Source, named, open_source, print_table, run, serialize, shipped
from kg.query.library import read_query

EPILOG = (
    'Examples: kg query out/graph.ttl --name took-place --param first="Angela Merkel" | '
    'kg query out/graph.ttl "SELECT * { ?call a kg:PhoneCall }" | kg query out/graph.ttl --file my.rq --format csv | '
    "kg query --list"
)


def query(  # noqa: PLR0913, PLR0917  (one parameter for each option)
    graph: Annotated[str | None, typer.Argument(help="Graph file, store folder or SPARQL endpoint.")] = None,
    text: Annotated[str | None, typer.Argument(metavar="QUERY", help="A SPARQL query; - reads standard input.")] = None,
    file: Annotated[Path | None, typer.Option("-f", "--file", help="File with a SPARQL query.")] = None,
    name: Annotated[str | None, typer.Option("-n", "--name", help="A shipped query; --list shows them.")] = None,
    param: Annotated[
        list[str] | None, typer.Option("-p", "--param", help='Parameter of it: first="Angela Merkel"; may be repeated.')
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="How to print the answer.")] = Format.TABLE,
    lang: Annotated[str, typer.Option(help="Language of names and titles: de or en.")] = "de",
    show_list: Annotated[bool, typer.Option("--list", help="List the shipped queries.")] = False,
) -> None:
    """Ask a graph: who met or called whom, when, who says so. Prefixes such as kg: need no declaration.

    A query only reads: SERVICE, FROM and updates are refused.
    """
    if show_list:
        typer.echo("\n\n".join(_described(shown, lang) for shown in shipped().values()))
        return
    if graph is None:
        raise UsageError("which graph?", mend="For example: kg query out/graph.ttl --name took-place")
    source = open_source(graph)
    asked = _asked(source, text, file, name, param)
    answer = run(source, asked)
    if form is Format.TABLE:
        print_table(answer, source, sys.stdout, lang)
    else:
        typer.echo(serialize(answer, form), nl=False)
    if not len(answer) or (name is None and answer.has_blank_column):
        _explain(asked, source, nothing=not len(answer))


def _asked(source: Source, text: str | None, file: Path | None, name: str | None, param: list[str] | None) -> str:
    given = [way for way in (text, file, name) if way is not None]
    if len(given) != 1:
        what = "no query" if not given else "more than one query"
        raise UsageError(f"{what} was given.", mend="Give one of QUERY, --file and --name.")
    if param and name is None:
        raise UsageError("--param belongs to --name.", mend="Write values into your own query.")
    if name is not None:
        return named(name).bind(dict(_pair(pair) for pair in param or ()), source)
    if file is not None:
        return read_query(file)
    return sys.stdin.read() if text == "-" else str(text)


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise UsageError(f'"{text}" is no parameter.', where="--param", mend='Write it as first="Angela Merkel".')
    return name.strip(), value


def _described(query: NamedQuery, lang: str) -> str:
    own = lang if lang in query.title else "de"
    params = [f"    --param {p.name}=...  {p.description}" for p in query.params]
    return "\n".join([query.name, f"    {query.title[own]}: {query.question[own]}", *params])


def _explain(asked: str, source: Source, *, nothing: bool) -> None:
    from kg.query.hints import why_blank, why_empty  # noqa: PLC0415  (slow to import, and seldom needed)

    for sentence in why_empty(asked, source) if nothing else why_blank(asked):
        typer.echo(sentence, err=True)
