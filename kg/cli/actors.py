"""``kg actors``: look into the shipped table of persons, offices, states and organisations."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from kg.authority import Authority, Entry, Tenure
from kg.errors import UsageError
from kg.resolve.ask import who

EPILOG = 'Examples: kg actors Erdogan | kg actors "russischer Außenminister" --on 2013-09-12 | kg actors Kreml --json'
_SHOWN_TENURES = 8


def actors(
    search: Annotated[str, typer.Argument(help="A name, a part of one, or an office together with --on.")],
    on: Annotated[
        str | None, typer.Option(help="Day (YYYY-MM-DD): who held the office, what a metonym stood for.")
    ] = None,
    own: Annotated[
        Path | None, typer.Option("--actors", help="Your own actors, YAML or CSV; see docs/actors.md.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many at most.")] = 10,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Search the shipped persons, offices, states and organisations."""
    authority, day = Authority.load(own), _day(on)
    found = _holder(search, day, authority) if day else []
    found = found or list(authority.search(search, limit))
    if as_json:
        typer.echo(json.dumps([_record(entry, day, authority) for entry in found], ensure_ascii=False, indent=2))
    elif not found:
        typer.echo(f"Nobody is called {search!r}.")
    else:
        typer.echo("\n\n".join(_text(entry, day, authority) for entry in found))
    if not found:
        raise typer.Exit(1)


def _day(text: str | None) -> dt.date | None:
    if text is None:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"{text!r} is no day", mend="Write it as YYYY-MM-DD.") from error


def _holder(search: str, day: dt.date, authority: Authority) -> list[Entry]:
    resolution = who(search, day, authority)
    actors_found = resolution.actors if resolution else ()
    return [entry for actor in actors_found if (entry := authority.entry(actor.key))]


def _record(entry: Entry, day: dt.date | None, authority: Authority) -> dict[str, Any]:
    stands_for = authority.stands_for(entry.actor, day)
    return {
        **asdict(entry.actor),
        "born": entry.born or None,
        "died": entry.died or None,
        "stands_for": stands_for.key if stands_for else None,
        "tenures": [
            {"polity": t.polity, "office": t.cls, "title": t.title, "start": t.begin, "end": t.end}
            for t in authority.tenures(entry)
        ],
    }


def _text(entry: Entry, day: dt.date | None, authority: Authority) -> str:
    actor = entry.actor
    facts = [actor.kind.value, actor.country or "", actor.qid or "no Wikidata id", f"key {actor.key}"]
    life = f"{entry.born or '?'} to {entry.died or 'today'}" if entry.born or entry.died else ""
    lines = [actor.label, "  " + ", ".join(fact for fact in (*facts, life) if fact)]
    if actor.aliases:
        lines.append("  also: " + "; ".join(actor.aliases))
    if stands_for := authority.stands_for(actor, day):
        lines.append(f"  stands for: {stands_for.label}")
    tenures = authority.tenures(entry)
    lines += [f"  {_tenure(tenure)}" for tenure in tenures[-_SHOWN_TENURES:]]
    return "\n".join(lines)


def _tenure(tenure: Tenure) -> str:
    office = tenure.title or tenure.cls.replace("_", " ")
    return f"{tenure.begin or '?'} to {tenure.end or 'today'}: {office}, {tenure.polity}"
