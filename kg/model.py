"""The records that pass between the steps. Steps know each other only through these.

All records are frozen, hold no open resources and can be pickled (a ``Sentence`` holds a spaCy ``Span`` and stays inside one process).
Offsets count characters of ``Article.text``, the decoded text exactly as read; ``end`` is exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.values import Actor, DateValue, EncounterType, MentionKind, Place, Role, Status, TimeExpression, Topic, ZoneKind

if TYPE_CHECKING:
    from spacy.tokens import Span


@dataclass(frozen=True, slots=True)
class Article:
    """A source document as read: the exact text and what its container says about it (raw strings, not yet interpreted)."""

    id: str
    text: str
    origin: str
    sha256: str
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    title: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Skip:
    """Why a source was left out; ``origin`` is ``path`` or ``path:line``."""

    origin: str
    reason: str
    article_id: str | None = None


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of the text that is of one kind. Zones are ordered, do not overlap and never cross a paragraph."""

    kind: ZoneKind
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class CleanArticle:
    """An article with its zones and what its head says: headline, day of publication, places of the dateline, agencies."""

    article: Article
    zones: tuple[Zone, ...]
    headline: str | None = None
    published: DateValue | None = None
    dateline_places: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A parsed sentence. ``offset`` is where the text of ``span.doc`` begins in the article."""

    index: int
    paragraph: int
    zone: ZoneKind
    offset: int
    span: Span

    @property
    def begin(self) -> int:
        """First character of the sentence in the article."""
        return self.offset + self.span.start_char

    @property
    def end(self) -> int:
        """One past the last character of the sentence in the article."""
        return self.offset + self.span.end_char


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """An article with the sentences of its told zones, in text order."""

    clean: CleanArticle
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class ActorMention:
    """A stretch of text that names an actor. ``label`` is the NER label (PER, ORG, LOC) or "" where none applies.

    The span covers titles and appositions that belong to the name ("US-Präsident Donald Trump (CDU)"); ``head_begin`` is the
    first character of the token that the rest depends on, so that syntax can be asked about it.
    """

    kind: MentionKind
    text: str
    begin: int
    end: int
    sentence: int
    head_begin: int
    label: str = ""
    is_spokesperson: bool = False


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a mention refers to: several actors for a plural; ``candidates`` when it stays ambiguous; ``why`` in words."""

    mention: ActorMention
    actors: tuple[Actor, ...]
    confidence: float
    why: str
    candidates: tuple[Actor, ...] = ()


@dataclass(frozen=True, slots=True)
class Slot:
    """A participant of an encounter mention: position of the actor mention in the article's list, its role, and how sure."""

    mention: int
    role: Role = Role.PARTICIPANT
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class EncounterMention:
    """A stretch of text that tells of an encounter: the trigger, who takes part, and how it is told.

    All offsets count in the article; ``times`` are sorted by begin. Of the marks:

    * ``clause`` bounds the part of the sentence that belongs to the trigger, ``words`` are the begins of its own words.
    * ``is_definite``: a noun that may point back ("das Gespräch"). ``is_new``: another one than told before ("ein weiteres").
    * ``is_weak``: the word alone tells of no encounter ("sprach"). ``is_core``: the clause speaks of the encounter itself
      ("ein Treffen ist geplant"). ``is_headline``: it stands in the headline.
    * ``is_there`` points back to a place ("dort"), ``is_margin`` to a framing event ("am Rande").
    * ``joins``: somebody is said to take part in an encounter told before. ``has_unnamed``: a party has no name ("mit den
      Rebellen"). ``lacks_owner``: only the partner is told ("ein Gespräch mit X").
      ``is_of_others``: of office holders whose names are not told ("die Begegnung der Außenminister").
    * ``each``: every partner is met in an encounter of its own ("telefonierte mit A, B und C"). ``count``: how many
      encounters are told together ("zwei Telefonate").
    * ``modifier``: the first part of a compound ("Israel" in "Israelbesuch").
    """

    type: EncounterType
    lemma: str
    begin: int
    end: int
    sentence: int
    clause: tuple[int, int]
    slots: tuple[Slot, ...]
    status: Status
    status_cue: str | None = None
    times: tuple[TimeExpression, ...] = ()
    is_definite: bool = False
    is_echo: bool = False
    is_new: bool = False
    is_weak: bool = False
    is_core: bool = False
    is_headline: bool = False
    joins: bool = False
    has_unnamed: bool = False
    lacks_owner: bool = False
    is_of_others: bool = False
    each: bool = False
    count: int = 1
    ordinal: int | None = None
    event_name: str | None = None
    modifier: str | None = None
    words: tuple[int, ...] = ()
    is_there: bool = False
    is_margin: bool = False
    absent: tuple[int, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence of the article that supports a report."""

    quote: str
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Participation:
    """An actor in an encounter, with the role the text gives it."""

    actor: Actor
    role: Role = Role.PARTICIPANT


@dataclass(frozen=True, slots=True)
class Report:
    """The telling of one encounter in one article, as this telling has it.

    ``number`` counts reports of an article from 1. Reports of one article with the same ``group`` tell the same encounter
    (a denial and the fact that overtook it). ``within`` is the group of the framing encounter in the same article.
    ``evidence`` has the main sentence first. ``event_name`` is a proper name told for it ("G20-Gipfel"). ``weekday`` and
    ``partial_date`` are what is told of the day where it does not follow from the article (see ``TimeExpression``).
    ``identified`` says in words why names, offices and pronouns of the evidence are the participants, ``place_because`` why it
    took place there where the telling does not say so itself.
    """

    article_id: str
    number: int
    group: int
    type: EncounterType
    status: Status
    evidence: tuple[Evidence, ...]
    status_cue: str | None = None
    participants: tuple[Participation, ...] = ()
    absent: tuple[Actor, ...] = ()
    date: DateValue | None = None
    place: Place | None = None
    place_because: str | None = None
    about: tuple[Topic, ...] = ()
    not_about: tuple[Topic, ...] = ()
    claimed_by: tuple[Actor, ...] = ()
    via: tuple[Actor, ...] = ()
    outcomes: tuple[str, ...] = ()
    is_echo: bool = False
    duration: str | None = None
    planned_duration: str | None = None
    ordinal: int | None = None
    within: int | None = None
    event_name: str | None = None
    weekday: int | None = None
    partial_date: str | None = None
    identified: tuple[str, ...] = ()
    confidence: float = 1.0

    @property
    def actors(self) -> tuple[Actor, ...]:
        """The distinct participants, in order."""
        return tuple({p.actor.key: p.actor for p in self.participants}.values())


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """What the graph keeps of an article.

    ``signature`` is that of ``kg.clean.likeness``; ``near_duplicate_of`` the id of the article that this one repeats.
    """

    id: str
    sha256: str
    headline: str | None = None
    published: DateValue | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    agencies: tuple[str, ...] = ()
    signature: str = ""
    near_duplicate_of: str | None = None


@dataclass(frozen=True, slots=True)
class ArticleResult:
    """What the steps before consolidation make of one article."""

    article: ArticleRecord
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class Encounter:
    """A real event with all its reports; ``key`` is the last part of its IRI, ``within`` the key of the framing encounter."""

    key: str
    type: EncounterType
    status: Status
    reports: tuple[Report, ...]
    participants: tuple[Participation, ...] = ()
    date: DateValue | None = None
    place: Place | None = None
    about: tuple[Topic, ...] = ()
    not_about: tuple[Topic, ...] = ()
    outcomes: tuple[str, ...] = ()
    duration: str | None = None
    planned_duration: str | None = None
    within: str | None = None
    event_name: str | None = None
    merged_because: tuple[str, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class EncounterGraph:
    """All that is written: articles and encounters, each sorted by id or key, and how they were made (for PROV-O)."""

    articles: tuple[ArticleRecord, ...]
    encounters: tuple[Encounter, ...]
    settings: tuple[tuple[str, str], ...] = field(default=())
