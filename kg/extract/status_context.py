"""What the rules for the status of an encounter look at: its clause, predicate, matrix verb and dates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.nominal import before, is_passive, preposition
from kg.parse import syntax
from kg.values import EncounterType, Status

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from spacy.tokens import Token

    from kg.extract.lexicon import Lexicon
    from kg.extract.triggers import Trigger
    from kg.values import TimeExpression


_CALLS = (EncounterType.PHONE_CALL, EncounterType.VIDEO_CALL)


@dataclass(frozen=True, slots=True)
class StatusReading:
    """A status with the words that show it. ``firm`` is false where only the tense, or nothing, speaks for it."""

    status: Status
    cue: str | None = None
    firm: bool = True
    is_echo: bool = False


@dataclass(frozen=True, slots=True)
class StatusContext:
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
    dated: bool
    since: str | None
    ignored: Token | None

    @property
    def judging(self) -> tuple[Token | None, ...]:
        """The verbs that can say whether the encounter takes place.

        Beside words for the medium of a call the predicate tells what was said in it: "lud ihn telefonisch ein". That of a turn
        is part of the turn: "bat ihn zu sich".
        """
        entry = self.trigger.verb
        medium = entry is not None and entry.words and (entry.type in _CALLS or entry.verbs)
        return (self.matrix,) if medium else (self.predicate, self.matrix)

    def has(self, section: str, key: str, token: Token | None) -> bool:
        """True when the token's lemma (with its particle) is in a word list."""
        return token is not None and syntax.lexical_lemma(token) in self.lexicon.words(section, key)


def status_context(
    trigger: Trigger, times: Sequence[TimeExpression], day: dt.date | None, lexicon: Lexicon, ignored: Token | None
) -> StatusContext:
    """What the rules look at for a trigger; ``times`` are those of its clause, ``day`` the last day of publication."""
    predicate = trigger.predicate
    clause = tuple(
        t for t in (syntax.clause(predicate) if predicate is not None else trigger.token.sent) if t != ignored
    )
    dated = [t.value for t in times if t.value is not None and t.kind == "date"]
    return StatusContext(
        trigger=trigger,
        predicate=predicate,
        clause=clause,
        text=f" {' '.join(t.lower_ for t in clause)} ",
        matrix=syntax.governing_verb(predicate) if predicate is not None else None,
        lexicon=lexicon,
        ignored=ignored,
        future=bool(dated) and day is not None and all(v.earliest > day for v in dated),
        today=bool(dated) and all(v.earliest == v.latest == day for v in dated),
        dated=bool(dated),
        since=next((t.text for t in times if t.kind == "since"), None),
        past=bool(dated) and day is not None and all(v.latest < day for v in dated),
    )


def concerns(c: StatusContext, token: Token) -> bool:
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


def is_of_another(c: StatusContext, token: Token) -> bool:
    """ "hat die Reise nicht verschoben und sich mit X getroffen": denied, or a verb beside that of the trigger."""
    if token.i > 0 and token.nbor(-1).lower_ in ("nicht", "nie"):
        return True
    joined = c.trigger.noun is None and c.predicate is not None and token.pos_ in ("VERB", "AUX")
    return (
        joined and token not in syntax.verb_complex(c.predicate) and token != c.matrix
        if c.predicate is not None
        else False
    )


def follows(c: StatusContext, noun: str) -> bool:
    """The trigger stands within four words behind ``noun`` ("die Absage des Besuchs")."""
    return any(t.text == noun and 0 < c.trigger.token.i - t.i <= 4 for t in c.clause)


def is_core(c: StatusContext) -> bool:
    """The trigger noun is subject, object or zu-phrase of its clause, so that the clause speaks about the encounter itself."""
    adposition = preposition(c.trigger.token)
    if adposition is None:
        return "Gen" not in c.trigger.token.morph.get("Case", [])
    return adposition.lower_ in ("zu", "zum", "zur", "für", "von", "vom")


def negates_topic(c: StatusContext) -> bool:
    """ "über Zölle wurde nicht gesprochen": the talk took place, a topic was left out."""
    entry = c.trigger.verb
    if entry is None or not (entry.weak or entry.type is EncounterType.NEGOTIATION) or c.predicate is None:
        return False
    if entry.weak and is_passive(c.predicate):
        return True
    return bool(syntax.prepositional(c.predicate, ("über", "um"))) or "darüber" in c.text.split()


def is_restrictive(negator: Token) -> bool:
    """ "nicht nur", "nicht zuletzt", "nicht mehr als" do not deny."""
    following = negator.nbor().lower_ if negator.i + 1 < len(negator.doc) else ""
    corrected = any(t.lower_ == "sondern" for t in negator.doc[negator.i : negator.sent.end])
    compared = negator.i > 0 and negator.nbor(-1).lower_ == "wie"  # "so oft wie nie zuvor"
    return corrected or compared or following in ("nur", "zuletzt", "allein", "bloß", "minder")


def is_summons(c: StatusContext, verb: Token) -> bool:
    """ "hat die Fraktionen für Freitag zu einem Gespräch gebeten": asked to a talk that is fixed, not for one.

    Who "lädt" waits for an answer, unless a day is told or the clause looks back.
    """
    adposition = preposition(c.trigger.token)
    asked_to = adposition is not None and adposition.lower_ in ("zu", "zum", "zur")
    if not asked_to or c.trigger.noun is None or not c.has("light_verbs", "inviting", verb):
        return False
    earlier = any(t.lower_ in c.lexicon.words("pluperfect", "auxiliaries") for t in syntax.auxiliaries(verb))
    return c.future or earlier or not c.has("light_verbs", "open_invitations", verb)


def is_core_or_verb(c: StatusContext) -> bool:
    """The trigger is a verb, or a noun that its clause is about."""
    return c.trigger.noun is None or is_core(c)


def is_sought(c: StatusContext, verb: Token) -> bool:
    """ "hofft auf ein Gespräch", "warb um ein Treffen": what the verb of wishing asks for."""
    adposition = preposition(c.trigger.token) if c.trigger.noun is not None else None
    if adposition is None or adposition.lower_ not in c.lexicon.cues["sought"]:
        return False
    return syntax.lexical_lemma(verb) in c.lexicon.words("sought", adposition.lower_)


def is_offered(c: StatusContext) -> str | None:
    """ "sei bereit, mit X zusammenzukommen": the word that opens the infinitive of the encounter, else None."""
    if c.predicate is None or not any(t.tag_ in ("PTKZU", "VVIZU") for t in c.clause):
        return None
    words = c.lexicon.words("possible", "willing")
    opener = next((t for t in c.predicate.sent if t.i < c.predicate.i and t.lower_ in words), None)
    comma = opener is not None and opener.i + 1 < len(opener.doc) and opener.nbor().text == ","
    return opener.text if opener is not None and comma else None


def is_indefinite(c: StatusContext) -> bool:
    """The trigger noun has an indefinite article."""
    return any(w.lower_ in c.lexicon.words("indefinite", "words") for w in before(c.trigger.token))


def is_perfect(c: StatusContext) -> bool:
    """The predicate is a perfect infinitive: "soll getroffen haben"."""
    auxiliaries = syntax.auxiliaries(c.predicate) if c.predicate is not None else ()
    return any(a.lemma_ in ("haben", "sein") and a.lower_ in ("haben", "sein", "worden") for a in auxiliaries)
