"""The command line. Every command lives in a module of its own, which is imported only when it is called."""

from __future__ import annotations

import os
import signal
import sys
import traceback
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from kg.errors import KgError
from kg.log import failed, is_configured

COMMANDS = {
    "build": "Read articles; write the graph and the network page.",
    "add": "Add articles to a workspace, which keeps what was analysed.",
    "update": "Bring a workspace up to date with its sources and the program.",
    "remove": "Withdraw articles from a workspace.",
    "status": "Tell what is in a workspace and what was left out.",
    "query": "Ask a graph in SPARQL, or one of the shipped questions by name.",
    "check": "Check a graph against the SHACL shapes.",
    "explain": "Show what an encounter rests on: sentences, cues, holders, merges.",
    "view": "Draw a graph as an interactive HTML page.",
    "export": "Write a graph in another format.",
    "copy": "Copy a graph into a file, a store or a SPARQL server.",
    "serve": "Serve a graph: SPARQL endpoint, pages, network.",
    "actors": "Search the shipped persons, offices, states and organisations.",
    "evaluate": "Measure a graph against gold files.",
    "model": "Describe the language pipeline in use.",
}
"""The commands in the order of the help, with the line that the help shows."""

_INTERRUPTED = 130
_EPILOG = """Exit codes: 0 done · 1 done, with findings · 2 wrong usage · 3 unreadable input · 4 a model or an extra is
missing · 5 query failed · 6 output cannot be written · 70 internal error · 130 interrupted."""


class LazyGroup(TyperGroup):
    """Imports the module of a command when the command is called, and none to list the commands."""

    _is_called = False

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401  (the class depends on the version of Typer)
        """All commands in the order of ``COMMANDS``."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401
        """The command when it is called, else only its name and summary; None for an unknown name."""
        if cmd_name not in COMMANDS:
            return None
        return _load(cmd_name) if self._is_called else TyperCommand(cmd_name, help=COMMANDS[cmd_name])

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401
        """Name, command and arguments of a call."""
        self._is_called = True
        return super().resolve_command(ctx, args)


def _load(name: str) -> Any:  # noqa: ANN401
    module = import_module(f"kg.cli.{name}")
    own = getattr(module, "app", None)
    if own is None:
        own = typer.Typer(rich_markup_mode=None, add_completion=False)
        own.command(name=name, epilog=getattr(module, "EPILOG", None))(getattr(module, name))
    command = typer.main.get_command(own)
    command.name = name
    return command


app = typer.Typer(cls=LazyGroup, rich_markup_mode=None, no_args_is_help=True, epilog=_EPILOG)


def _show_version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version  # noqa: PLC0415  (slow to import)

        typer.echo(f"kg {version('kg-encounters')}")
        raise typer.Exit


@app.callback()
def options(
    _version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    """German news articles in, a knowledge graph of who met or called whom out.

    Example: kg build articles/ -o out && kg query out/graph.ttl --name who-called-whom
    """


def main() -> None:
    """Run the command line and exit. A user's mistake gives a message and its exit code, never a traceback."""
    try:
        _run()
    except SystemExit as ended:
        if ended.code == _INTERRUPTED:  # pressed again while the interpreter ends, it would die of the signal
            signal.signal(signal.SIGINT, signal.SIG_IGN)
        raise


def _run() -> None:
    try:
        app(prog_name="kg")
    except KgError as error:
        if is_configured():
            failed(error, error.exit_code)
        else:
            typer.echo(f"kg: {error}", err=True)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        typer.echo("kg: interrupted.", err=True)
        sys.exit(_INTERRUPTED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or the interpreter complains when it flushes
        sys.exit(0)
    except Exception as error:  # noqa: BLE001  (the last resort; a defect of the program)
        typer.echo(f"kg: internal error: {type(error).__name__}: {error}", err=True)
        typer.echo("kg: please report it. KG_DEBUG=1 shows where it happened.", err=True)
        if os.environ.get("KG_DEBUG"):
            traceback.print_exc()
        sys.exit(KgError.exit_code)
