"""Tense and mood of a verb, by morphology where the model gives it and by closed lists of forms."""

from __future__ import annotations

from typing import Literal

from spacy.tokens import Token

from kg.parse.syntax.arguments import subject
from kg.parse.syntax.tokens import has, words
from kg.parse.syntax.verbs import finite_verb, is_participle, is_state, main_verb, particle

Tense = Literal["past", "present", "future"]
Mood = Literal["indicative", "subjunctive_1", "subjunctive_2"]


def tense(verb: Token) -> Tense:
    """Tense of the verb's complex: perfect and preterite are past, "werden" with an infinitive future."""
    finite = finite_verb(verb)
    if finite is None:
        return "present"
    main = main_verb(verb)
    participle = is_participle(main)
    lemma = finite.lemma_.lower()
    if finite != main and (lemma in ("will", "shall") or (not participle and _is_future_form(finite))):
        return "future"
    participle = participle or (finite != main and main.lower_.startswith("ge") and main.lower_.endswith(("t", "en")))
    perfect = participle and lemma in (*words()["perfect_auxiliaries"], "have") and not is_state(main)
    past_form = has(finite, "Tense", "Past") or finite.tag_ == "VBD" or finite.lower_ in words()["past"]
    return "past" if perfect or (past_form and mood(verb) == "indicative") else "present"


def _is_future_form(finite: Token) -> bool:
    """The present of "werden", indicative or reported."""
    forms = words()
    return finite.lemma_.lower() in forms["future_auxiliaries"] and finite.lower_ not in (
        *forms["past"],
        *forms["subjunctive_2"],
    )


def mood(verb: Token) -> Mood:
    """Mood of the finite verb: Konjunktiv I ("habe", "treffe") marks reported speech, II ("würde") what is not real."""
    finite = finite_verb(verb)
    if finite is None:
        return "indicative"
    form, forms = finite.lower_, words()
    if form in forms["subjunctive_2"]:
        return "subjunctive_2"
    nominative = subject(verb)
    third = nominative is None or nominative.lower_ not in forms["first_person"]
    if third and (form in forms["subjunctive_1"] or _is_infinitive_less_n(finite)):
        return "subjunctive_1"
    if has(finite, "Mood", "Sub") and not finite.lower_.endswith(("te", "ten")):  # "sagte" is preterite far more often
        return "subjunctive_2" if has(finite, "Tense", "Past") else "subjunctive_1"
    return "indicative"


def _is_infinitive_less_n(finite: Token) -> bool:
    """The third person "treffe", "komme" beside the infinitive "treffen", "kommen"."""
    prefix = particle(finite)
    bare = finite.lemma_.lower().removeprefix(prefix.lower_ if prefix else "")
    return finite.doc.lang_ == "de" and finite.lower_.endswith("e") and finite.lower_ + "n" == bare
