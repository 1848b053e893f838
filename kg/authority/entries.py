"""What the authority knows about an actor beyond its name."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from kg.values import Actor, ActorKind


@dataclass(frozen=True, slots=True)
class Tenure:
    """``actor`` (a key) held an office of ``cls`` in ``polity`` (ISO code or organisation); dates are ISO, maybe shortened, "" = open."""

    actor: str
    polity: str
    cls: str
    title: str
    begin: str
    end: str

    def covers(self, day: dt.date, slack: int = 0) -> bool:
        """True when the office was held on ``day``, give or take ``slack`` days."""
        early, late = (day - dt.timedelta(days=slack)).isoformat(), (day + dt.timedelta(days=slack)).isoformat()
        return self.begin <= late and (not self.end or self.end + "-99" >= early)

    def ended_by(self, day: dt.date) -> bool:
        """True when the office was over by ``day``."""
        return bool(self.end) and self.end <= day.isoformat()

    def began_by(self, day: dt.date) -> bool:
        """True when the office had begun by ``day``."""
        return self.begin <= day.isoformat()


@dataclass(frozen=True, slots=True)
class Entry:
    """An actor with its particulars. ``cls`` is the sort of organisation (party, igo, seat, agency, publisher …), ``weight`` prominence."""

    id: int
    actor: Actor
    gender: str
    born: str
    died: str
    weight: float
    cls: str

    @property
    def is_person(self) -> bool:
        """True for persons."""
        return self.actor.kind is ActorKind.PERSON

    def alive(self, day: dt.date | None) -> bool:
        """False when the person is known to have died more than a year before ``day`` or to have been a child then."""
        if day is None:
            return True
        if self.died[:4].isdigit() and int(self.died[:4]) + 1 < day.year:
            return False
        return not self.born[:4].isdigit() or int(self.born[:4]) + 18 <= day.year
