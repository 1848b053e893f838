"""Whether an encounter took place, as the clause tells it: cue words first, then modality, negation and tense.

The six values follow the contract of the graph; the idea of reading factuality from lexical cues, polarity and tense is that of
FactBank (Saurí and Pustejovsky 2009), reduced to the classes needed here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.nominal import before, is_passive, preposition
from kg.extract.status_context import (
    StatusContext,
    StatusReading,
    concerns,
    follows,
    is_core,
    is_core_or_verb,
    is_indefinite,
    is_of_another,
    is_offered,
    is_perfect,
    is_restrictive,
    is_sought,
    is_summons,
    negates_topic,
    status_context,
)
from kg.parse import syntax
from kg.values import Status

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from spacy.tokens import Token

    from kg.extract.lexicon import Lexicon
    from kg.extract.triggers import Trigger
    from kg.values import TimeExpression


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
    context = status_context(trigger, times, day, lexicon, ignored)
    if trigger.token.sent.text.rstrip().endswith("?") and context.predicate is None:
        return StatusReading(Status.POSSIBLE, "?")
    reading = next((r for rule in _RULES if (r := rule(context)) is not None), None)
    if reading is None:
        reading = _by_tense(context)
    return StatusReading(reading.status, reading.cue, reading.firm, _is_echo(context, reading))


def _adjectives(c: StatusContext) -> StatusReading | None:
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


def _called_off(c: StatusContext) -> StatusReading | None:
    """Cancelled or postponed, by the verb that the trigger is subject or object of, or by a noun ("die Absage des Besuchs")."""
    for section, status in (("cancelled", Status.CANCELLED), ("postponed", Status.PLANNED)):
        verbs, participles = c.lexicon.words(section, "verbs"), c.lexicon.words(section, "participles")
        for token in c.clause:
            hit = token.lower_ in participles or (token.pos_ == "VERB" and syntax.lexical_lemma(token) in verbs)
            hit = hit and (token != c.predicate or token in c.judging)
            if hit and concerns(c, token) and not is_of_another(c, token):
                return StatusReading(status, token.text)
        for noun in c.lexicon.words(section, "nouns"):
            if noun.lower() in c.text and c.trigger.noun is not None and follows(c, noun):
                return StatusReading(status, noun)
    return None


def _phrases(c: StatusContext) -> StatusReading | None:
    around = c.trigger.token.sent.text.lower()
    for phrase in c.lexicon.cues["possible"]["matrix_phrases"]:
        if phrase in around and is_core_or_verb(c):
            return StatusReading(Status.POSSIBLE, phrase)
    opener = next((t for t in c.clause if not t.is_punct), None)
    if opener is not None and opener.lower_ == "ob" and is_core_or_verb(c):
        return StatusReading(Status.POSSIBLE, opener.text)
    if c.trigger.noun is not None and is_core(c):
        missing = next((p for p in c.lexicon.cues["denied"]["noun_phrases"] if f" {p} " in c.text), None)
        if missing is not None:
            return StatusReading(Status.DENIED, missing)
    for section, status in (("denied", Status.DENIED), ("possible", Status.POSSIBLE)):
        for phrase in c.lexicon.phrases(section):
            if f" {phrase} " in c.text and (c.trigger.noun is None or is_core(c)):
                return StatusReading(status, phrase)
    return None


def _negated(c: StatusContext) -> StatusReading | None:
    """Said not to take place, to be refused, or not to be agreed."""
    if c.trigger.noun is not None and not is_core(c):
        return _rejected_claim(c)
    negators = c.lexicon.words("denied", "negators")
    if c.trigger.noun is not None:
        own = next((w for w in before(c.trigger.token) if w.lower_ in negators), None)
        if own is not None:
            return StatusReading(Status.DENIED, own.text)
    if c.predicate is not None and not negates_topic(c):
        found = [
            t
            for t in syntax.negations(c.predicate)
            if t.lower_ in negators and t != c.ignored and not is_restrictive(t)
        ]
        if c.trigger.noun is not None:  # "brachte kein Ergebnis", "keine zehn Minuten": another noun is negated
            found = [t for t in found if not t.lower_.startswith("kein")]
        if found and any(c.has(section, "verbs", c.predicate) for section in ("cancelled", "postponed")):
            return StatusReading(Status.PLANNED, found[0].text)  # "hat die Reise nicht verschoben"
        if found and not c.has("denied", "outcome_verbs", c.predicate if c.trigger.noun is not None else None):
            return StatusReading(Status.DENIED, found[0].text)
    for verb in c.judging:
        if verb != c.trigger.token and c.has("denied", "verbs", verb) and verb is not None:
            return StatusReading(Status.DENIED, verb.text)
    return None


def _rejected_claim(c: StatusContext) -> StatusReading | None:
    """ "wies Spekulationen über ein Treffen zurück"."""
    claims = c.lexicon.words("denied", "claims")
    told = any(0 < c.trigger.token.i - t.i <= 4 and t.text in claims for t in c.clause)
    if not told or c.predicate is None or not c.has("denied", "verbs", c.predicate):
        return None
    return StatusReading(Status.DENIED, c.predicate.text)


def _possible(c: StatusContext) -> StatusReading | None:
    for word in c.clause:
        of_another = word.tag_ == "ADJA" and (c.trigger.noun is None or word not in before(c.trigger.token))
        if word.lower_ in c.lexicon.words("possible", "adverbs") and is_core_or_verb(c) and not of_another:
            return StatusReading(Status.POSSIBLE, word.text)
    for verb in c.judging:
        speaks = verb is not None and verb != c.trigger.token and c.has("possible", "verbs", verb)
        if verb is not None and speaks and (is_core_or_verb(c) or is_sought(c, verb)) and not is_summons(c, verb):
            return StatusReading(Status.POSSIBLE, verb.text)
    if (willing := is_offered(c)) is not None:
        return StatusReading(Status.POSSIBLE, willing)
    if c.trigger.noun is not None:
        left = [
            t for t in c.clause if 0 < c.trigger.token.i - t.i <= 5 and t.text in c.lexicon.words("possible", "nouns")
        ]
        if left:
            return StatusReading(Status.POSSIBLE, left[-1].text)
    return None


def _modal(c: StatusContext) -> StatusReading | None:
    """Modal verbs and the future tense of the predicate."""
    if c.predicate is None:
        return None
    lexicon = c.lexicon
    auxiliaries = syntax.auxiliaries(c.predicate)
    behind = [t for t in auxiliaries if t.lower_ in lexicon.words("word_groups", "meant") and t.i == c.predicate.i + 1]
    if behind and c.trigger.noun is None and any(t.lower_.startswith(("hab", "hatt", "hätt")) for t in auxiliaries):
        unreal = any(t.lower_.startswith("hätt") for t in auxiliaries)
        return StatusReading(Status.CANCELLED if unreal else Status.PLANNED, behind[0].text)
    for auxiliary in auxiliaries:
        if auxiliary.lemma_ in lexicon.words("modal", "possible") and syntax.mood(auxiliary) == "subjunctive_2":
            return StatusReading(Status.POSSIBLE, auxiliary.text) if is_core_or_verb(c) or is_indefinite(c) else None
    if c.trigger.noun is not None and not (is_core(c) or c.future or c.has("light_verbs", "lemmas", c.predicate)):
        return None
    for auxiliary in auxiliaries:
        lemma = auxiliary.lemma_
        if lemma in lexicon.words("modal", "hearsay_or_planned"):
            done = is_perfect(c) or (c.predicate.tag_ == "VVPP" and not is_passive(c.predicate))
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


def _outset(c: StatusContext) -> StatusReading | None:
    """ "vor dem Beginn der Verhandlungen", "der Beschluss zur Aufnahme von Gesprächen"."""
    if c.trigger.noun is None:
        return None
    left = [t for t in c.trigger.token.sent if 0 < c.trigger.token.i - t.i <= 4]
    start = next((t for t in left if t.text in c.lexicon.words("planned", "outsets")), None)
    adposition = preposition(start) if start is not None else None
    if start is None or adposition is None or adposition.lower_ not in ("vor", "zu", "zur", "zum", "für"):
        return None
    return StatusReading(Status.PLANNED, f"{adposition.text} {start.text}", firm=not c.past)


def _announced_noun(c: StatusContext) -> StatusReading | None:
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


def _announced(c: StatusContext) -> StatusReading | None:
    """Planned by the matrix verb, a noun that announces, a fixed phrase, or a date that lies ahead."""
    lexicon = c.lexicon
    for verb in c.judging:
        if verb is not None and verb != c.trigger.token and c.has("planned", "verbs", verb) and is_core_or_verb(c):
            return StatusReading(Status.PLANNED, verb.text, firm=not c.past)
    opener = c.trigger.token.sent[0]
    if opener.lower_ in lexicon.words("planned", "openers") and is_core_or_verb(c):
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


def _begun(c: StatusContext) -> StatusReading | None:
    """The word itself says how far the encounter is ("brach auf"), or the clause that it has begun."""
    entry = c.trigger.verb
    invited = entry is not None and entry.status is Status.POSSIBLE  # the day is that of the invitation
    if entry is not None and entry.status is not None and (invited or not (c.past or c.future)):
        return StatusReading(entry.status, c.trigger.token.text)
    if c.trigger.noun is None or c.predicate is None or c.future or not is_core(c):
        return None
    return StatusReading(Status.ONGOING, c.predicate.text) if c.has("begun", "lemmas", c.predicate) else None


def _under_way(c: StatusContext) -> StatusReading | None:
    """In the present tense with "seit", "derzeit", "dauert an"."""
    lexicon = c.lexicon
    if c.predicate is None:
        return None
    if syntax.tense(c.predicate) != "present":
        return None
    if c.since:
        return StatusReading(Status.ONGOING, c.since)
    for word in c.clause:
        if word.lower_ in lexicon.words("ongoing", "adverbs") and is_core_or_verb(c):
            return StatusReading(Status.ONGOING, word.text)
    if c.trigger.noun is not None and c.has("ongoing", "verbs", c.predicate):
        return StatusReading(Status.ONGOING, c.predicate.text)
    for phrase in lexicon.phrases("ongoing"):
        if f" {phrase} " in c.text:
            return StatusReading(Status.ONGOING, phrase)
    return None


def _by_tense(c: StatusContext) -> StatusReading:
    if c.predicate is None or c.past:
        return StatusReading(Status.OCCURRED, firm=c.past)
    tense = syntax.tense(c.predicate)
    if tense == "past":
        return StatusReading(
            Status.OCCURRED, c.predicate.text if c.trigger.verb else None, firm=c.trigger.verb is not None
        )
    if tense == "future":
        return StatusReading(Status.PLANNED, firm=False)
    if c.trigger.noun is not None and c.has("light_verbs", "lemmas", c.predicate) and is_core(c) and not c.trigger.weak:
        return StatusReading(Status.PLANNED, firm=False)
    if c.trigger.noun is not None:
        return StatusReading(Status.OCCURRED, firm=False)
    if c.predicate.tag_ == "VVPP" and not c.future and not (c.today and is_passive(c.predicate)):
        return StatusReading(Status.OCCURRED, c.predicate.text, firm=False)
    return StatusReading(Status.PLANNED if c.future or c.today else Status.OCCURRED, firm=False)


def _is_echo(c: StatusContext, reading: StatusReading) -> bool:
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
    return c.dated and any(
        a.lower_ in c.lexicon.words("pluperfect", "auxiliaries") for a in syntax.auxiliaries(c.predicate)
    )


_RULES: tuple[Callable[[StatusContext], StatusReading | None], ...] = (
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
