"""What the records are made of: kinds, dates, actors, places and topics, which mean the same outside any text.

All are frozen and can be pickled. The records that pass between the steps are in ``kg.model``.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class EncounterType(StrEnum):
    """Local names of the encounter classes; ``ENCOUNTER`` is used where the medium is not told."""

    ENCOUNTER = "Encounter"
    CALL = "Call"
    PHONE_CALL = "PhoneCall"
    VIDEO_CALL = "VideoCall"
    MEETING = "Meeting"
    VISIT = "Visit"
    SUMMIT = "Summit"
    NEGOTIATION = "Negotiation"

    @property
    def is_call(self) -> bool:
        """True when the parties were not in one room."""
        return self in (EncounterType.CALL, EncounterType.PHONE_CALL, EncounterType.VIDEO_CALL)


class Status(StrEnum):
    """What a telling says about whether the encounter took place."""

    OCCURRED = "Occurred"
    ONGOING = "Ongoing"
    PLANNED = "Planned"
    POSSIBLE = "Possible"
    DENIED = "Denied"
    CANCELLED = "Cancelled"


class DateBasis(StrEnum):
    """How a date is known."""

    STATED = "Stated"
    FROM_HEADER = "FromHeader"
    FROM_TENSE = "FromTense"
    FROM_OTHER_REPORT = "FromOtherReport"
    INFERRED = "Inferred"


class ActorKind(StrEnum):
    """Local names of the actor classes."""

    PERSON = "Person"
    ORGANIZATION = "Organization"
    STATE = "State"


class Role(StrEnum):
    """Local names of the participation properties; every role is also a participation."""

    PARTICIPANT = "participant"
    INITIATOR = "initiator"
    HOST = "host"
    GUEST = "guest"
    MEDIATOR = "mediator"


class ZoneKind(StrEnum):
    """What a stretch of an article's text is. Only ``HEADLINE``, ``LEAD``, ``CAPTION`` and ``BODY`` are parsed."""

    HEADLINE = "headline"
    LEAD = "lead"
    BODY = "body"
    CAPTION = "caption"
    DATE_LINE = "date line"
    DATELINE = "dateline"
    AGENCY = "agency mark"
    NAVIGATION = "navigation"
    TEASER = "teaser"

    @property
    def is_told(self) -> bool:
        """True when the article itself speaks here, so that encounters may be extracted."""
        return self in (ZoneKind.HEADLINE, ZoneKind.LEAD, ZoneKind.BODY, ZoneKind.CAPTION)


@dataclass(frozen=True, slots=True)
class DateValue:
    """A date with its bounds. ``edtf`` follows EDTF level 1 (ISO 8601-2); both bounds are inclusive days."""

    edtf: str
    earliest: dt.date
    latest: dt.date
    basis: DateBasis = DateBasis.STATED

    @property
    def days(self) -> int:
        """Width of the interval in days, 1 for a single day."""
        return (self.latest - self.earliest).days + 1

    def overlaps(self, other: DateValue) -> bool:
        """True when some day lies in both intervals."""
        return self.earliest <= other.latest and other.earliest <= self.latest


class MentionKind(StrEnum):
    """How an actor is named."""

    NAME = "name"  # Donald Trump, Trump, US-Präsident Donald Trump, Siemens, UN
    OFFICE = "office"  # der US-Präsident, die Bundeskanzlerin, der Kremlchef
    STATE = "state"  # Russland, die Vereinigten Staaten
    METONYM = "metonym"  # der Kreml, das Weiße Haus, Moskau
    RELATIONAL = "relational"  # sein russischer Kollege, ihr Amtskollege
    PLURAL = "plural"  # beide Präsidenten, die beiden, die Staatschefs
    DEMONYM = "demonym"  # der Amerikaner, der Republikaner
    PRONOUN = "pronoun"  # er, sie
    COLLECTIVE = "collective"  # der Vorstand, die Entführer, Vertreter der Stahlindustrie


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, organisation or state. ``key`` is the last part of its IRI and unique over the authority.

    ``is_local``: a party without a name ("die Entführer"), which only its article tells from others.
    """

    key: str
    kind: ActorKind
    label: str
    qid: str | None = None
    aliases: tuple[str, ...] = ()
    country: str | None = None
    is_local: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A place; ``key`` is the last part of its IRI."""

    key: str
    label: str
    qid: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    country: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Topic:
    """A SKOS concept; ``matches`` are IRIs of equal concepts elsewhere (EuroVoc, Wikidata), ``broader`` keys of wider topics."""

    key: str
    label: str
    matches: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A temporal expression in a text; ``value`` is None when it cannot be placed. Offsets count in the string given to the tagger.

    Where the day does not follow from the text alone, ``weekday`` (Monday is 0) and ``partial`` (month and day of a date
    without year, an interval with a slash: "07-07/07-08") keep what it says.
    """

    text: str
    begin: int
    end: int
    value: DateValue | None
    kind: str = "date"  # date, duration, set
    duration: str | None = None  # ISO 8601, for kind "duration"
    weekday: int | None = None
    partial: str | None = None
