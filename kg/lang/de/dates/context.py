"""What a rule may ask about an expression's surroundings, and how a reference turns into a value."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from kg.lang.de.dates import calendar
from kg.lang.de.dates.tense import Tense, infer_tense
from kg.lang.de.dates.words import LISTS
from kg.values import DateBasis, DateValue

Shift = Callable[[dt.date], DateValue | None]
_BETWEEN = re.compile(rf"\b(?:{'|'.join(LISTS['between'])})\s+$", re.IGNORECASE)
_WIDE_SHARE = 4
"""Against the tense, a yearless date is put on the other side of the reference when it lies this much nearer there."""


@dataclass(frozen=True)
class Reading:
    """What a rule makes of an expression.

    ``anchored`` moves another date of the sentence, for "zwei Tage später"; ``after`` says that
    this date follows the expression. ``only_anchored`` drops the expression where there is no such date ("am Abend").
    ``weekday`` and ``partial`` are kept where the day itself does not follow, as in ``TimeExpression``.
    """

    value: DateValue | None = None
    kind: str = "date"
    duration: str | None = None
    anchored: Shift | None = None
    after: bool = False
    only_anchored: bool = False
    weekday: int | None = None
    partial: str | None = None


@dataclass(frozen=True)
class Context:
    """The text, the stretch of the expression, the reference, and the caller's hint."""

    text: str
    begin: int
    end: int
    reference: DateValue | None
    hint: Tense | None

    @cached_property
    def tense(self) -> Tense | None:
        """The caller's hint, else what the clause around the expression tells, else None."""
        return self.hint or infer_tense(self.text, self.begin, self.end)

    @property
    def is_future(self) -> bool:
        """True when the clause looks ahead: future, or a present that announces."""
        return self.tense in (Tense.FUTURE, Tense.PRESENT)

    @property
    def is_between(self) -> bool:
        """True after "zwischen", where "und" names two ends."""
        return bool(_BETWEEN.search(self.text, max(0, self.begin - 20), self.begin))

    def relative(self, shift: Shift, basis: DateBasis = DateBasis.STATED) -> DateValue | None:
        """Apply ``shift`` to the reference day.

        Where the reference is a month or a year, the value counts if it is the same for its first and its last day; a
        value that lies around the reference becomes the reference itself (basis ``INFERRED``), any other the whole
        range.
        """
        if self.reference is None:
            return None
        first, last = shift(self.reference.earliest), shift(self.reference.latest)
        if first is None or last is None:
            return None
        if first == last:
            return calendar.with_basis(first, basis)
        if first.latest >= self.reference.earliest - dt.timedelta(
            days=7
        ) and last.earliest <= self.reference.latest + dt.timedelta(days=7):
            return calendar.with_basis(self.reference, DateBasis.INFERRED)
        whole = calendar.hull(first, last)
        return whole and calendar.with_basis(whole, DateBasis.INFERRED)

    def nearest(self, candidates: Callable[[int], DateValue | None]) -> DateValue | None:
        """Of a period that comes once a year, the one that is meant: by the tense, unless the other is much nearer.

        ``candidates`` gives the period of a year, None where that year has none.
        """
        if self.reference is None:
            return None
        year = self.reference.earliest.year
        found = [value for value in map(candidates, range(year - 1, year + 2)) if value is not None]
        return min(found, key=self._cost, default=None)

    def _cost(self, value: DateValue) -> int:
        assert self.reference is not None  # noqa: S101  (only called by nearest)
        ahead = (value.earliest - self.reference.latest).days
        behind = (self.reference.earliest - value.latest).days
        if ahead <= 0 and behind <= 0:
            return 0
        against = _WIDE_SHARE if self.hint is None else 1000
        if ahead > 0:
            return ahead * (against if self.tense is Tense.PAST else 1)
        return behind * (against if self.is_future else 1)
