"""What happens during a command, as events with fields: through ``logging`` under the name "kg", as JSON lines if asked for."""

from __future__ import annotations

import datetime as dt
import json
import logging
import sys
from enum import StrEnum

_LOGGER = logging.getLogger("kg")


class LogFormat(StrEnum):
    """How a command tells what happens: a summary for people, or a JSON object on a line for each event."""

    TEXT = "text"
    JSON = "json"


def event(name: str, **fields: object) -> None:
    """Tell of an event; the fields must be values of JSON."""
    _LOGGER.info(name, extra={"fields": fields})


def failed(error: Exception, exit_code: int) -> None:
    """Tell why a command ends."""
    _LOGGER.error("failed", extra={"fields": {"error": str(error), "exit_code": exit_code}})


def configure(form: LogFormat) -> None:
    """Write events to standard error as lines of JSON; for people, commands write summaries of their own."""
    _LOGGER.handlers.clear()
    if form is LogFormat.JSON:
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(_Lines())
        _LOGGER.addHandler(handler)
        _LOGGER.setLevel(logging.INFO)
        _LOGGER.propagate = False


def is_configured() -> bool:
    """True where events are written, so that a summary for people would only disturb."""
    return any(isinstance(handler.formatter, _Lines) for handler in _LOGGER.handlers)


class _Lines(logging.Formatter):
    """One JSON object a line: time (UTC), level, event, and its fields."""

    def format(self, record: logging.LogRecord) -> str:
        time = dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(timespec="milliseconds")
        head = {"time": time, "level": record.levelname.lower(), "event": record.getMessage()}
        return json.dumps(head | getattr(record, "fields", {}), ensure_ascii=False)
