"""Event table: one row per encounter, with CAMEO and PLOVER codes, for spreadsheets and event-data tools."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from rdflib import Graph

from kg.network import Encounter, Network, read_network
from kg.write import replace_file

COLUMNS = (
    "iri",
    "type",
    "status",
    "date",
    "earliest",
    "latest",
    "date_basis",
    "place",
    "participants",
    "initiator",
    "host",
    "guest",
    "mediator",
    "absent",
    "topics",
    "not_topics",
    "within",
    "duration",
    "cameo",
    "plover",
    "confidence",
    "reports",
    "articles",
    "publishers",
    "holders",
    "report_statuses",
)
"""Columns of the table; several values in one cell are joined by "; "."""


def to_csv(graph: Graph, target: Path) -> None:
    """Write the table as UTF-8 with a byte-order mark (spreadsheets need it), rows by earliest day and IRI.

    Raises:
        OutputError: the target cannot be written.
    """
    network = read_network(graph)
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    ordered = sorted(network.encounters, key=lambda e: (e.earliest or e.latest or "9999", e.iri))
    writer.writerows([_guard(cell) for cell in _row(network, encounter)] for encounter in ordered)
    replace_file(target, buffer.getvalue().encode("utf-8-sig"))


def _row(network: Network, encounter: Encounter) -> tuple[str, ...]:
    def names(iris: Iterable[str]) -> str:
        return "; ".join(dict.fromkeys(network.label(iri) for iri in iris))

    def role(wanted: str) -> str:
        return names(actor for role, actor in encounter.roles if role == wanted)

    sources = {source.iri: source for source in network.sources}
    told = [sources[t.article] for t in encounter.tellings if t.article in sources]
    return (
        encounter.iri,
        network.by_iri[encounter.iri].kind.value,
        encounter.status,
        encounter.date,
        encounter.earliest,
        encounter.latest,
        encounter.basis,
        names(encounter.places),
        names(encounter.participants),
        role("initiator"),
        role("host"),
        role("guest"),
        role("mediator"),
        names(encounter.absent),
        names(encounter.about),
        names(encounter.not_about),
        names(encounter.within),
        encounter.duration,
        "; ".join(encounter.cameo),
        "; ".join(encounter.plover),
        encounter.confidence,
        str(len(encounter.tellings)),
        "; ".join(dict.fromkeys(source.identifier or source.iri for source in told)),
        "; ".join(dict.fromkeys(source.publisher for source in told if source.publisher)),
        names(holder for telling in encounter.tellings for holder in telling.holders),
        "; ".join(dict.fromkeys(telling.status for telling in encounter.tellings if telling.status)),
    )


def _guard(cell: str) -> str:
    """Text that a spreadsheet would read as a formula gets an apostrophe before it (OWASP, CSV injection)."""
    return f"'{cell}" if cell.lstrip().startswith(("=", "+", "-", "@", "\t", "\r")) else cell
