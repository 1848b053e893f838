"""CAMEO and PLOVER codes of an encounter, from its status, type and place."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.model import Encounter
from kg.values import Role

_TABLE = Path(__file__).with_name("codes.toml")


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of ``codes.toml``; an empty condition always holds."""

    cameo: tuple[str, ...]
    plover: str
    status: frozenset[str] = frozenset()
    type: frozenset[str] = frozenset()
    site: str = ""
    parties: int = 0

    def holds(self, encounter: Encounter, site: str, parties: int) -> bool:
        """True when every condition of the rule holds."""
        return (
            (not self.status or encounter.status.value in self.status)
            and (not self.type or encounter.type.value in self.type)
            and self.site in ("", site)
            and self.parties <= parties
        )


@cache
def _rules() -> tuple[Rule, ...]:
    rows = tomllib.loads(_TABLE.read_text(encoding="utf-8"))["rule"]
    return tuple(
        Rule(
            cameo=tuple(row["cameo"]),
            plover=row["plover"],
            status=frozenset(row.get("status", ())),
            type=frozenset(row.get("type", ())),
            site=row.get("site", ""),
            parties=row.get("parties", 0),
        )
        for row in rows
    )


def codes(encounter: Encounter) -> tuple[tuple[str, ...], str]:
    """CAMEO codes (a visit has two: made and hosted) and the PLOVER type with its mode."""
    site, parties = _site(encounter), len({p.actor.key for p in encounter.participants})
    rule = next(rule for rule in _rules() if rule.holds(encounter, site, parties))
    return rule.cameo, rule.plover


def _site(encounter: Encounter) -> str:
    if any(p.role in (Role.HOST, Role.GUEST) for p in encounter.participants):
        return "home"
    if encounter.place is None or encounter.place.country is None:
        return "unknown"
    countries = {p.actor.country for p in encounter.participants}
    if encounter.place.country in countries:
        return "home"
    return "unknown" if None in countries or not countries else "third"
