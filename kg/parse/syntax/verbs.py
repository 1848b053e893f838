"""The verbal complex: content verb, auxiliaries, separated prefix, voice."""

from __future__ import annotations

from spacy.tokens import Token

from kg.parse.syntax.schemes import TIGER
from kg.parse.syntax.tokens import (
    LIMIT,
    VERBAL,
    children_of,
    first_conjunct,
    has,
    is_finite,
    labels_of,
    ordered,
    remembered,
    words,
)


@remembered
def main_verb(token: Token) -> Token:
    """The content verb of an auxiliary or modal ("will" -> "treffen", "hat" -> "getroffen"); any other token itself."""
    scheme = labels_of(token)
    if token.dep_ in scheme.auxiliaries and token.dep_ not in scheme.copulas:
        return token.head
    for _ in range(LIMIT):
        inner = [c for c in children_of(token, scheme.verb_chains) if c.pos_ in VERBAL and not is_finite(c)]
        if token.pos_ != "AUX" or not inner:
            break
        token = inner[-1]
    return token


@remembered
def auxiliaries(verb: Token) -> list[Token]:
    """Auxiliaries, modals and copulas of a verb: "wird ... getroffen haben" -> [wird, haben]."""
    verb = main_verb(verb)
    scheme = labels_of(verb)
    found = children_of(verb, scheme.auxiliaries)
    upper = verb
    while scheme.verb_chains and upper.dep_ in scheme.verb_chains and not is_finite(upper) and upper.head.pos_ == "AUX":
        upper = upper.head
        found.append(upper)
    return ordered(found)


@remembered
def verb_complex(verb: Token) -> list[Token]:
    """The content verb and its auxiliaries."""
    return ordered([main_verb(verb), *auxiliaries(verb)])


def finite_verb(verb: Token) -> Token | None:
    """The finite part of the verb's complex, the one of the verb it is conjoined with or controlled by, else None."""
    seen = verb
    for _ in range(LIMIT):
        finite = next((t for t in verb_complex(seen) if is_finite(t)), None)
        upper = upper_verb(seen)
        if finite is not None or upper is None:
            return finite
        seen = upper
    return None


@remembered
def upper_verb(verb: Token) -> Token | None:
    """The verb that an infinitive or a conjoined verb takes its subject and finite part from."""
    verb = main_verb(verb)
    scheme = labels_of(verb)
    top = (auxiliaries(verb) or [verb])[0] if scheme is TIGER else verb
    first = first_conjunct(top)
    if first != top and first.pos_ in VERBAL:
        return first
    infinite = not any(is_finite(token) for token in verb_complex(verb))
    if infinite and top.dep_ in scheme.controlled and top.head != top:
        return top.head if top.head.pos_ in VERBAL else _lone_auxiliary(top)
    return None


def _lone_auxiliary(infinitive: Token) -> Token | None:
    """The finite auxiliary without a verb of its own, where the parser hung its infinitive on a noun: "werden A und B reden"."""
    upper = next((token for token in infinitive.ancestors if token.pos_ in VERBAL), None)
    lone = upper is not None and upper.pos_ == "AUX" and is_finite(upper) and main_verb(upper) == upper
    return upper if lone else None


@remembered
def particle(verb: Token) -> Token | None:
    """The separated prefix of a verb ("rief ... an" -> an)."""
    found = [child for part in verb_complex(verb) for child in children_of(part, labels_of(verb).particles)]
    return found[0] if found else None


@remembered
def lexical_lemma(verb: Token) -> str:
    """The lemma with the separated prefix: "rief ... an" -> "anrufen"; lower case for verbs."""
    verb = main_verb(verb)
    lemma = verb.lemma_ or verb.lower_
    lemma = lemma.lower() if verb.pos_ in VERBAL else lemma
    prefix = particle(verb)
    if prefix is None or verb.doc.lang_ == "en" or lemma.startswith(prefix.lower_):
        return lemma
    return prefix.lower_ + lemma


@remembered
def is_passive(verb: Token) -> bool:
    """True for "wurde empfangen", "is received"; a state ("ist geplant") is not passive."""
    verb, scheme = main_verb(verb), labels_of(verb)
    labels = {child.dep_ for child in verb.children}
    if labels & scheme.passive_auxiliaries and not is_state(verb):
        return True
    return is_participle(verb) and any(aux.lemma_ in words()["passive_auxiliaries"] for aux in auxiliaries(verb))


@remembered
def is_participle(verb: Token) -> bool:
    """True for a past participle; also for a form that the tagger takes for finite beside a finite auxiliary ("hat telefoniert")."""
    if verb.tag_ in ("VVPP", "VAPP", "VMPP", "VBN") or has(verb, "VerbForm", "Part"):
        return True
    return is_finite(verb) and any(is_finite(auxiliary) for auxiliary in auxiliaries(verb))


def is_state(verb: Token) -> bool:
    """True for a state told with a participle: "ist geplant"."""
    passive = children_of(verb, labels_of(verb).passive_auxiliaries)
    return bool(passive) and all(token.lemma_ == "sein" for token in passive)
