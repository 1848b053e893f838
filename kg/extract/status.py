"""Whether an encounter took place, as the clause tells it: cue words first, then modality, negation and tense.

The six values follow the contract of the graph; the idea of reading factuality from lexical cues, polarity and tense is that of
FactBank (Saurí and Pustejovsky 2009), reduced to the classes needed here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.nominal import before, is_passive, preposition
from kg.parse import syntax
from kg.values import EncounterType, Status

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from spacy.tokens import Token

    from kg.extract.lexicon import Lexicon
    from kg.extract.triggers import Trigger
    from kg.values import TimeExpression


@dataclass(frozen=True, slots=True)
class StatusReading:
    """A status with the words that show it. ``firm`` is false where only the tense, or nothing, speaks for it."""

    status: Status
    cue: str | None = None
    firm: bool = True
    is_echo: bool = False


@dataclass(frozen=True, slots=True)
class _Context:
    """What the rules look at."""

    trigger: Trigger
    predicate: Token | None
    clause: tuple[Token, ...]
    text: str
    matrix: Token | None
    lexicon: Lexicon
    future: bool
    today: bool
    past: bool
    since: str | None
    ignored: Token | None

    def has(self, section: str, key: str, token: Token | None) -> bool:
        """True when the token's lemma (with its particle) is in a word list."""
        return token is not None and syntax.lexical_lemma(token) in self.lexicon.words(section, key)


def read_status(
    trigger: Trigger,
    times: Sequence[TimeExpression],
    day: dt.date | None,
    lexicon: Lexicon,
    ignored: Token | None = None,
) -> StatusReading:
    """The status of a trigger; ``times`` are those of its clause, ``day`` the last day of the article's date of publication.

    ``ignored`` is a negator that belongs to another part of the sentence.
    """
    context = _context(trigger, times, day, lexicon, ignored)
    if trigger.token.sent.text.rstrip().endswith("?") and context.predicate is None:
        return StatusReading(Status.POSSIBLE, "?")
    reading = next((r for rule in _RULES if (r := rule(context)) is not None), None)
    if reading is None:
        reading = _by_tense(context)
    return StatusReading(reading.status, reading.cue, reading.firm, _is_echo(context, reading))


def _context(
    trigger: Trigger, times: Sequence[TimeExpression], day: dt.date | None, lexicon: Lexicon, ignored: Token | None
) -> _Context:
    predicate = trigger.predicate
    clause = tuple(
        t for t in (syntax.clause(predicate) if predicate is not None else trigger.token.sent) if t != ignored
    )
    dated = [t.value for t in times if t.value is not None and t.kind == "date"]
    return _Context(
        trigger=trigger,
        predicate=predicate,
        clause=clause,
        text=f" {' '.join(t.lower_ for t in clause)} ",
        matrix=syntax.governing_verb(predicate) if predicate is not None else None,
        lexicon=lexicon,
        ignored=ignored,
        future=bool(dated) and day is not None and all(v.earliest > day for v in dated),
        today=bool(dated) and all(v.earliest == v.latest == day for v in dated),
        since=next((t.text for t in times if t.kind == "since"), None),
        past=bool(dated) and day is not None and all(v.latest < day for v in dated),
    )


def _adjectives(c: _Context) -> StatusReading | None:
    """The trigger noun's own adjectives: "das geplante Treffen", "ein mögliches Gipfeltreffen"."""
    if c.trigger.noun is None:
        return None
    words = before(c.trigger.token)
    for section, key, status in (
        ("cancelled", "participles", Status.CANCELLED),
        ("possible", "adverbs", Status.POSSIBLE),
    ):
        for word in words:
            if word.lower_ in c.lexicon.words(section, key):
                return StatusReading(status, word.text)
    return None


def _called_off(c: _Context) -> StatusReading | None:
    """Cancelled or postponed, by the verb that the trigger is subject or object of, or by a noun ("die Absage des Besuchs")."""
    for section, status in (("cancelled", Status.CANCELLED), ("postponed", Status.PLANNED)):
        verbs, participles = c.lexicon.words(section, "verbs"), c.lexicon.words(section, "participles")
        for token in c.clause:
            hit = token.lower_ in participles or (token.pos_ == "VERB" and syntax.lexical_lemma(token) in verbs)
            if hit and _concerns(c, token):
                return StatusReading(status, token.text)
        for noun in c.lexicon.words(section, "nouns"):
            if noun.lower() in c.text and c.trigger.noun is not None and _follows(c, noun):
                return StatusReading(status, noun)
    return None


def _concerns(c: _Context, token: Token) -> bool:
    """A verb concerns the trigger noun when the noun is not in a prepositional phrase of it."""
    if c.trigger.noun is None:
        return token != c.trigger.token
    if (
        token.pos_ == "ADJ"
        and token not in before(c.trigger.token)
        and c.predicate is not None
        and token != c.predicate
    ):
        return preposition(c.trigger.token) is None
    return preposition(c.trigger.token) is None


def _follows(c: _Context, noun: str) -> bool:
    return any(t.text == noun and 0 < c.trigger.token.i - t.i <= 4 for t in c.clause)


def _phrases(c: _Context) -> StatusReading | None:
    around = c.trigger.token.sent.text.lower()
    for phrase in c.lexicon.cues["possible"]["matrix_phrases"]:
        if phrase in around and _is_core_or_verb(c):
            return StatusReading(Status.POSSIBLE, phrase)
    for section, status in (("denied", Status.DENIED), ("possible", Status.POSSIBLE)):
        for phrase in c.lexicon.phrases(section):
            if f" {phrase} " in c.text and (c.trigger.noun is None or _is_core(c)):
                return StatusReading(status, phrase)
    return None


def _is_core(c: _Context) -> bool:
    """The trigger noun is subject, object or zu-phrase of its clause, so that the clause speaks about the encounter itself."""
    adposition = preposition(c.trigger.token)
    if adposition is None:
        return "Gen" not in c.trigger.token.morph.get("Case", [])
    return adposition.lower_ in ("zu", "zum", "zur", "für", "von", "vom")


def _negated(c: _Context) -> StatusReading | None:
    """Said not to take place, to be refused, or not to be agreed."""
    if c.trigger.noun is not None and not _is_core(c):
        return _rejected_claim(c)
    negators = c.lexicon.words("denied", "negators")
    if c.trigger.noun is not None:
        own = next((w for w in before(c.trigger.token) if w.lower_ in negators), None)
        if own is not None:
            return StatusReading(Status.DENIED, own.text)
    if c.predicate is not None and not _negates_topic(c):
        found = [
            t
            for t in syntax.negations(c.predicate)
            if t.lower_ in negators and t != c.ignored and not _is_restrictive(t)
        ]
        if c.trigger.noun is not None:  # "brachte kein Ergebnis", "keine zehn Minuten": another noun is negated
            found = [t for t in found if not t.lower_.startswith("kein")]
        if found and not c.has("denied", "outcome_verbs", c.predicate if c.trigger.noun is not None else None):
            return StatusReading(Status.DENIED, found[0].text)
    for verb in (c.predicate, c.matrix):
        if verb != c.trigger.token and c.has("denied", "verbs", verb) and verb is not None:
            return StatusReading(Status.DENIED, verb.text)
    return None


def _rejected_claim(c: _Context) -> StatusReading | None:
    """ "wies Spekulationen über ein Treffen zurück"."""
    claims = c.lexicon.words("denied", "claims")
    told = any(0 < c.trigger.token.i - t.i <= 4 and t.text in claims for t in c.clause)
    if not told or c.predicate is None or not c.has("denied", "verbs", c.predicate):
        return None
    return StatusReading(Status.DENIED, c.predicate.text)


def _negates_topic(c: _Context) -> bool:
    """ "über Zölle wurde nicht gesprochen": the talk took place, a topic was left out."""
    entry = c.trigger.verb
    if entry is None or not (entry.weak or entry.type is EncounterType.NEGOTIATION) or c.predicate is None:
        return False
    if entry.weak and is_passive(c.predicate):
        return True
    return bool(syntax.prepositional(c.predicate, ("über", "um"))) or "darüber" in c.text.split()


def _is_restrictive(negator: Token) -> bool:
    """ "nicht nur", "nicht zuletzt", "nicht mehr als" do not deny."""
    following = negator.nbor().lower_ if negator.i + 1 < len(negator.doc) else ""
    corrected = any(t.lower_ == "sondern" for t in negator.doc[negator.i : negator.sent.end])
    return corrected or following in ("nur", "zuletzt", "allein", "bloß", "minder")


def _possible(c: _Context) -> StatusReading | None:
    for word in c.clause:
        if word.lower_ in c.lexicon.words("possible", "adverbs") and _is_core_or_verb(c):
            return StatusReading(Status.POSSIBLE, word.text)
    for verb in (c.predicate, c.matrix):
        speaks = verb is not None and verb != c.trigger.token and c.has("possible", "verbs", verb)
        if verb is not None and speaks and _is_core_or_verb(c) and not _is_summons(c, verb):
            return StatusReading(Status.POSSIBLE, verb.text)
    if c.trigger.noun is not None:
        left = [
            t for t in c.clause if 0 < c.trigger.token.i - t.i <= 5 and t.text in c.lexicon.words("possible", "nouns")
        ]
        if left:
            return StatusReading(Status.POSSIBLE, left[-1].text)
    return None


def _is_summons(c: _Context, verb: Token) -> bool:
    """ "hat die Fraktionen für Freitag zu einem Gespräch gebeten": asked to a talk that is fixed, not for one."""
    adposition = preposition(c.trigger.token)
    asked_to = adposition is not None and adposition.lower_ in ("zu", "zum", "zur")
    return asked_to and c.trigger.noun is not None and c.future and c.has("light_verbs", "inviting", verb)


def _is_core_or_verb(c: _Context) -> bool:
    return c.trigger.noun is None or _is_core(c)


def _modal(c: _Context) -> StatusReading | None:
    """Modal verbs and the future tense of the predicate."""
    if c.predicate is None:
        return None
    lexicon = c.lexicon
    auxiliaries = syntax.auxiliaries(c.predicate)
    for auxiliary in auxiliaries:
        if auxiliary.lemma_ in lexicon.words("modal", "possible") and syntax.mood(auxiliary) == "subjunctive_2":
            return StatusReading(Status.POSSIBLE, auxiliary.text) if _is_core_or_verb(c) or _is_indefinite(c) else None
    if c.trigger.noun is not None and not (_is_core(c) or c.future or c.has("light_verbs", "lemmas", c.predicate)):
        return None
    for auxiliary in auxiliaries:
        lemma = auxiliary.lemma_
        if lemma in lexicon.words("modal", "hearsay_or_planned"):
            done = _is_perfect(c) or (c.predicate.tag_ == "VVPP" and not is_passive(c.predicate))
            return StatusReading(Status.OCCURRED if done else Status.PLANNED, auxiliary.text)
        if lemma in lexicon.words("modal", "planned") and not c.past:
            return StatusReading(Status.PLANNED, auxiliary.text)
        if (
            lemma == "werden"
            and not is_passive(c.predicate)
            and auxiliary.lower_.startswith(("wird", "werde", "würde"))
        ):
            status = Status.POSSIBLE if auxiliary.lower_.startswith("würde") else Status.PLANNED
            return StatusReading(status, auxiliary.text)
    return None


def _is_indefinite(c: _Context) -> bool:
    return any(w.lower_ in c.lexicon.words("indefinite", "words") for w in before(c.trigger.token))


def _is_perfect(c: _Context) -> bool:
    return (
        any(
            a.lemma_ in ("haben", "sein") and a.lower_ in ("haben", "sein", "worden")
            for a in syntax.auxiliaries(c.predicate)
        )
        if (c.predicate is not None)
        else False
    )


def _outset(c: _Context) -> StatusReading | None:
    """ "vor dem Beginn der Verhandlungen", "der Beschluss zur Aufnahme von Gesprächen"."""
    if c.trigger.noun is None:
        return None
    left = [t for t in c.trigger.token.sent if 0 < c.trigger.token.i - t.i <= 4]
    start = next((t for t in left if t.text in c.lexicon.words("planned", "outsets")), None)
    adposition = preposition(start) if start is not None else None
    if start is None or adposition is None or adposition.lower_ not in ("vor", "zu", "zur", "zum", "für"):
        return None
    return StatusReading(Status.PLANNED, f"{adposition.text} {start.text}", firm=not c.past)


def _announced_noun(c: _Context) -> StatusReading | None:
    """Planned by an adjective or the preposition of the noun: "das geplante Treffen", "vor dem Treffen"."""
    if c.trigger.noun is None:
        return None
    for word in before(c.trigger.token):
        if word.lower_ in c.lexicon.words("planned", "adjectives"):
            return StatusReading(Status.PLANNED, word.text)
    adposition = preposition(c.trigger.token)
    if adposition is not None and adposition.lower_ in c.lexicon.words("planned", "prepositions") and not c.past:
        return StatusReading(Status.PLANNED, adposition.text, firm=False)
    return None


def _announced(c: _Context) -> StatusReading | None:
    """Planned by the matrix verb, a noun that announces, a fixed phrase, or a date that lies ahead."""
    lexicon = c.lexicon
    for verb in (c.predicate, c.matrix):
        if verb is not None and verb != c.trigger.token and c.has("planned", "verbs", verb) and _is_core_or_verb(c):
            return StatusReading(Status.PLANNED, verb.text, firm=not c.past)
    opener = c.trigger.token.sent[0]
    if opener.lower_ in lexicon.words("planned", "openers") and _is_core_or_verb(c):
        return StatusReading(Status.PLANNED, opener.text)
    infinitive = c.predicate is not None and any(t.tag_ in ("PTKZU", "VVIZU") for t in c.clause)
    nouns = [t for t in c.trigger.token.sent if t.i < c.trigger.token.i and t.text in lexicon.words("planned", "nouns")]
    if infinitive and nouns:
        return StatusReading(Status.PLANNED, nouns[-1].text)
    for phrase in lexicon.phrases("planned"):
        if f" {phrase} " in c.text:
            return StatusReading(Status.PLANNED, phrase)
    if c.future:
        return StatusReading(Status.PLANNED)
    return None


def _begun(c: _Context) -> StatusReading | None:
    """The word itself says how far the encounter is ("brach auf"), or the clause that it has begun."""
    entry = c.trigger.verb
    if entry is not None and entry.status is not None and not c.past and not c.future:
        return StatusReading(entry.status, c.trigger.token.text)
    if c.trigger.noun is None or c.predicate is None or c.future or not _is_core(c):
        return None
    return StatusReading(Status.ONGOING, c.predicate.text) if c.has("begun", "lemmas", c.predicate) else None


def _under_way(c: _Context) -> StatusReading | None:
    """In the present tense with "seit", "derzeit", "dauert an"."""
    lexicon = c.lexicon
    if c.predicate is None:
        return None
    if syntax.tense(c.predicate) != "present":
        return None
    if c.since:
        return StatusReading(Status.ONGOING, c.since)
    for word in c.clause:
        if word.lower_ in lexicon.words("ongoing", "adverbs") and _is_core_or_verb(c):
            return StatusReading(Status.ONGOING, word.text)
    if c.trigger.noun is not None and c.has("ongoing", "verbs", c.predicate):
        return StatusReading(Status.ONGOING, c.predicate.text)
    for phrase in lexicon.phrases("ongoing"):
        if f" {phrase} " in c.text:
            return StatusReading(Status.ONGOING, phrase)
    return None


def _by_tense(c: _Context) -> StatusReading:
    if c.predicate is None or c.past:
        return StatusReading(Status.OCCURRED, firm=c.past)
    tense = syntax.tense(c.predicate)
    if tense == "past":
        return StatusReading(
            Status.OCCURRED, c.predicate.text if c.trigger.verb else None, firm=c.trigger.verb is not None
        )
    if tense == "future":
        return StatusReading(Status.PLANNED, firm=False)
    if (
        c.trigger.noun is not None
        and c.has("light_verbs", "lemmas", c.predicate)
        and _is_core(c)
        and not c.trigger.weak
    ):
        return StatusReading(Status.PLANNED, firm=False)
    if c.trigger.noun is not None:
        return StatusReading(Status.OCCURRED, firm=False)
    return StatusReading(Status.PLANNED if c.future or c.today else Status.OCCURRED, firm=False)


def _is_echo(c: _Context, reading: StatusReading) -> bool:
    """The clause looks back: pluperfect of the encounter verb, or words such as "zuletzt", "erst einmal"."""
    if reading.status is not Status.OCCURRED:
        return False
    if any(f" {p} " in c.text for p in c.lexicon.phrases("echo")):
        return True
    words = before(c.trigger.token) if c.trigger.noun is not None else list(c.clause)
    if any(w.lower_ in c.lexicon.words("echo", "adverbs") for w in words):
        return True
    if c.trigger.verb is None or c.predicate is None:
        return False
    return any(a.lower_ in ("hatte", "hatten", "war", "waren") for a in syntax.auxiliaries(c.predicate))


_RULES: tuple[Callable[[_Context], StatusReading | None], ...] = (
    _adjectives,
    _called_off,
    _phrases,
    _negated,
    _modal,
    _possible,
    _outset,
    _begun,
    _under_way,
    _announced_noun,
    _announced,
)
