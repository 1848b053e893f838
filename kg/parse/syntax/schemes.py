"""The three label schemes of dependency parsers that can be put to work, as data for ``kg.parse.syntax``.

* ``UD``: Universal Dependencies (the shipped German model): content words head prepositions and auxiliaries.
* ``TIGER``: spaCy's ``de_core_news_*``: prepositions and auxiliaries are heads.
* ``CLEAR``: ClearNLP, spaCy's ``en_core_web_*``: prepositions are heads, auxiliaries children.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc

_KEY = "kg.scheme"


@dataclass(frozen=True, slots=True)
class Scheme:
    """Label sets of one scheme. Empty where a scheme has no such label and structure decides instead."""

    name: str
    subjects: frozenset[str]
    passive_subjects: frozenset[str]
    objects: frozenset[str]
    indirect_objects: frozenset[str]
    agents: frozenset[str]
    obliques: frozenset[str]
    case_children: frozenset[str]
    prepositional_heads: frozenset[str]
    preposition_objects: frozenset[str]
    genitives: frozenset[str]
    possessives: frozenset[str]
    conjuncts: frozenset[str]
    coordinators: frozenset[str]
    auxiliaries: frozenset[str]
    passive_auxiliaries: frozenset[str]
    copulas: frozenset[str]
    verb_chains: frozenset[str]
    controlled: frozenset[str]
    particles: frozenset[str]
    negations: frozenset[str]
    appositions: frozenset[str]
    modifiers: frozenset[str]
    noun_parts: frozenset[str]
    clauses: frozenset[str]
    relative_clauses: frozenset[str]


def _labels(text: str) -> frozenset[str]:
    return frozenset(text.split())


UD = Scheme(
    name="UD",
    subjects=_labels("nsubj nsubj:pass csubj csubj:pass"),
    passive_subjects=_labels("nsubj:pass csubj:pass"),
    objects=_labels("obj"),
    indirect_objects=_labels("iobj obl:arg"),
    agents=_labels("obl:agent"),
    obliques=_labels(
        "obl obl:arg obl:agent obl:tmod nmod nmod:poss obj iobj nsubj advmod acl advcl xcomp dep conj appos"
    ),
    case_children=_labels("case"),
    prepositional_heads=frozenset(),
    preposition_objects=frozenset(),
    genitives=_labels("nmod nmod:poss"),
    possessives=_labels("det:poss nmod:poss"),
    conjuncts=_labels("conj"),
    coordinators=frozenset(),
    auxiliaries=_labels("aux aux:pass cop"),
    passive_auxiliaries=_labels("aux:pass"),
    copulas=_labels("cop"),
    verb_chains=frozenset(),
    controlled=_labels("xcomp advcl acl"),
    particles=_labels("compound:prt"),
    negations=frozenset(),
    appositions=_labels("appos flat flat:name"),
    modifiers=_labels("amod"),
    noun_parts=_labels("det det:poss amod nummod compound flat flat:name appos advmod"),
    clauses=_labels("ROOT root conj ccomp advcl acl acl:relcl csubj csubj:pass parataxis xcomp dep"),
    relative_clauses=_labels("acl:relcl acl"),
)

TIGER = Scheme(
    name="TIGER",
    subjects=_labels("sb sp ep"),
    passive_subjects=frozenset(),
    objects=_labels("oa oa2"),
    indirect_objects=_labels("da og"),
    agents=_labels("sbp"),
    obliques=frozenset(),
    case_children=_labels("ac"),
    prepositional_heads=_labels("mo mnr op sbp pg cvc pd cj"),
    preposition_objects=_labels("nk pnc"),
    genitives=_labels("ag pg"),
    possessives=_labels("nk ag"),
    conjuncts=_labels("cj"),
    coordinators=_labels("cd"),
    auxiliaries=frozenset(),
    passive_auxiliaries=frozenset(),
    copulas=frozenset(),
    verb_chains=_labels("oc"),
    controlled=_labels("oc mo re"),
    particles=_labels("svp"),
    negations=_labels("ng"),
    appositions=_labels("app nk pnc"),
    modifiers=_labels("nk"),
    noun_parts=_labels("nk pnc nmc app ng"),
    clauses=_labels("ROOT cj oc mo rc re sb oa par dm rs mnr cc"),
    relative_clauses=_labels("rc"),
)

CLEAR = Scheme(
    name="ClearNLP",
    subjects=_labels("nsubj nsubjpass csubj csubjpass"),
    passive_subjects=_labels("nsubjpass csubjpass"),
    objects=_labels("dobj obj"),
    indirect_objects=_labels("dative iobj"),
    agents=_labels("agent"),
    obliques=frozenset(),
    case_children=frozenset(),
    prepositional_heads=_labels("prep agent dative"),
    preposition_objects=_labels("pobj pcomp"),
    genitives=_labels("poss"),
    possessives=_labels("poss"),
    conjuncts=_labels("conj"),
    coordinators=frozenset(),
    auxiliaries=_labels("aux auxpass"),
    passive_auxiliaries=_labels("auxpass"),
    copulas=frozenset(),
    verb_chains=frozenset(),
    controlled=_labels("xcomp advcl acl"),
    particles=_labels("prt"),
    negations=_labels("neg"),
    appositions=_labels("appos compound"),
    modifiers=_labels("amod nmod"),
    noun_parts=_labels("det poss amod nummod compound nmod appos predet quantmod"),
    clauses=_labels("ROOT conj ccomp advcl acl relcl csubj csubjpass parataxis xcomp pcomp"),
    relative_clauses=_labels("relcl acl"),
)

_TELLING = (
    (TIGER, _labels("sb oa oc nk mo pnc svp")),
    (CLEAR, _labels("dobj pobj nsubjpass auxpass prep poss prt relcl")),
)
_BY_NAME = {scheme.name: scheme for scheme in (UD, TIGER, CLEAR)}


def detect(labels: Iterable[str]) -> Scheme:
    """The scheme that a set of labels belongs to; ``UD`` where none tells."""
    present = set(labels)
    return next((scheme for scheme, telling in _TELLING if telling & present), UD)


def mark(doc: Doc, scheme: Scheme) -> None:
    """Note the scheme of a document's parser, so that it need not be guessed from the labels that occur."""
    doc.user_data[_KEY] = scheme.name


def scheme_of(doc: Doc) -> Scheme:
    """The scheme noted by ``mark``, else the one that the labels in the document tell (then noted)."""
    if _KEY not in doc.user_data:
        mark(doc, detect(token.dep_ for token in doc))
    return _BY_NAME[doc.user_data[_KEY]]
