"""Questions about a parsed sentence, answered alike for three label schemes (Universal Dependencies, TIGER, ClearNLP).

Only this package reads dependency labels. Every function takes spaCy tokens of one ``Doc`` and returns tokens of the
same ``Doc``. "Verb" is the content verb ("treffen" in "will treffen", "getroffen" in "hat getroffen"); an auxiliary or
modal is accepted in its place and stands for its content verb. All lists are in text order. Parsers err: each answer is
a best guess.
"""

from kg.parse.syntax.arguments import (
    agent,
    antecedent,
    direct_object,
    indirect_object,
    is_reflexive,
    likely_object,
    own_subjects,
    preposition,
    prepositional,
    subject,
)
from kg.parse.syntax.clauses import clause, clause_head, governing_verb, negations
from kg.parse.syntax.inflection import Mood, Tense, mood, tense
from kg.parse.syntax.nouns import appositions, conjuncts, genitives, modifiers, noun_phrase, possessor
from kg.parse.syntax.verbs import (
    auxiliaries,
    finite_verb,
    is_passive,
    lexical_lemma,
    main_verb,
    particle,
    upper_verb,
    verb_complex,
)

__all__ = [
    "Mood",
    "Tense",
    "agent",
    "antecedent",
    "appositions",
    "auxiliaries",
    "clause",
    "clause_head",
    "conjuncts",
    "direct_object",
    "finite_verb",
    "genitives",
    "governing_verb",
    "indirect_object",
    "is_passive",
    "is_reflexive",
    "lexical_lemma",
    "likely_object",
    "main_verb",
    "modifiers",
    "mood",
    "negations",
    "noun_phrase",
    "own_subjects",
    "particle",
    "possessor",
    "preposition",
    "prepositional",
    "subject",
    "tense",
    "upper_verb",
    "verb_complex",
]
