"""The same questions get the same answers in three label schemes."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from kg.parse import syntax
from kg.parse.syntax import schemes
from tests.parse import trees
from tests.parse.trees import forms, tree, word

CALLS = [(trees.CALL_UD, "telefoniert"), (trees.CALL_TIGER, "telefoniert"), (trees.CALL_CLEAR, "talked")]
PASSIVES = [(trees.PASSIVE_UD, "empfangen"), (trees.PASSIVE_TIGER, "empfangen"), (trees.PASSIVE_CLEAR, "received")]
MODALS = [
    (trees.MODAL_UD, "rief", "treffen"),
    (trees.MODAL_TIGER, "rief", "treffen"),
    (trees.MODAL_CLEAR, "called", "meet"),
]
NOUNS = [(trees.NOUN_UD, "Treffen"), (trees.NOUN_TIGER, "Treffen"), (trees.NOUN_CLEAR, "meeting")]


@pytest.mark.parametrize(
    ("doc", "name"), [(trees.CALL_UD, "UD"), (trees.CALL_TIGER, "TIGER"), (trees.CALL_CLEAR, "ClearNLP")]
)
def test_scheme_is_known_by_its_labels(doc: Doc, name: str) -> None:
    assert schemes.detect(token.dep_ for token in doc).name == name


def test_a_marked_scheme_wins_over_the_labels_that_occur() -> None:
    doc = tree("Ja ja PART PTKANT ROOT 0")
    schemes.mark(doc, schemes.TIGER)
    assert schemes.scheme_of(doc) is schemes.TIGER


@pytest.mark.parametrize(("doc", "verb"), CALLS)
def test_subject_stands_at_the_auxiliary_or_the_verb(doc: Doc, verb: str) -> None:
    subject = syntax.subject(word(doc, verb))
    assert subject is not None
    assert subject.lemma_ in ("Präsident", "president")
    assert forms(syntax.conjuncts(subject))[-1] == "Xi"
    assert syntax.subject(syntax.auxiliaries(word(doc, verb))[0]) == subject


@pytest.mark.parametrize(("doc", "verb"), CALLS)
def test_phrases_negation_and_tense_of_a_perfect(doc: Doc, verb: str) -> None:
    token = word(doc, verb)
    partners = syntax.prepositional(token, {"mit", "with"})
    assert [noun.text for _, noun in partners] == ["Trump"]
    assert len(syntax.prepositional(token)) == 2
    assert syntax.preposition(partners[0][1]) in ("mit", "with")
    assert [t.lemma_ for t in syntax.negations(token)] in (["nicht"], ["not"])
    assert (syntax.tense(token), syntax.mood(token)) == ("past", "indicative")
    assert not syntax.is_passive(token)
    assert syntax.agent(token) is None


def test_contracted_preposition_is_named_by_its_plain_form() -> None:
    assert ("an", word(trees.CALL_UD, "Freitag")) in syntax.prepositional(word(trees.CALL_UD, "telefoniert"))


@pytest.mark.parametrize(("doc", "verb"), CALLS)
def test_conjuncts_are_the_same_from_each_member(doc: Doc, verb: str) -> None:
    subject = syntax.subject(word(doc, verb))
    assert subject is not None
    assert syntax.conjuncts(word(doc, "Xi")) == syntax.conjuncts(subject)
    assert syntax.governing_verb(word(doc, "Xi")) == word(doc, verb)
    assert forms(syntax.conjuncts(word(doc, "Trump"))) == ["Trump"]


@pytest.mark.parametrize(("doc", "verb"), CALLS)
def test_adjectives_and_noun_phrase(doc: Doc, verb: str) -> None:
    subject = syntax.subject(word(doc, verb))
    assert subject is not None
    assert forms(syntax.modifiers(subject)) in (["russische"], ["Russian"])
    assert syntax.noun_phrase(subject)[0] == 0
    assert "Xi" not in forms(list(doc[slice(*syntax.noun_phrase(subject))]))


@pytest.mark.parametrize(("doc", "verb"), PASSIVES)
def test_passive_has_subject_agent_and_clause_of_its_own(doc: Doc, verb: str) -> None:
    token = word(doc, verb)
    subject, agent = syntax.subject(token), syntax.agent(token)
    assert syntax.is_passive(token)
    assert subject is not None
    assert subject.i == 0
    assert agent == word(doc, "Merkel")
    assert syntax.direct_object(token) is None
    inside = forms(syntax.clause(token))
    assert inside[0] == doc[0].text
    assert not {"sagte", "said", "Sprecher", "spokesman"} & set(inside)


@pytest.mark.parametrize("doc", [trees.PASSIVE_UD, trees.PASSIVE_TIGER])
def test_reported_passive_is_past_and_subjunctive(doc: Doc) -> None:
    verb = word(doc, "empfangen")
    assert (syntax.tense(verb), syntax.mood(verb)) == ("past", "subjunctive_1")
    assert forms(syntax.verb_complex(verb)) == ["sei", "empfangen", "worden"]
    assert syntax.finite_verb(verb) == word(doc, "sei")
    assert syntax.main_verb(word(doc, "sei")) == verb
    assert forms(syntax.conjuncts(word(doc, "Macron"))) == ["Merkel", "Macron"]


@pytest.mark.parametrize(("doc", "first", "second"), MODALS)
def test_conjoined_verb_takes_the_subject_of_the_first(doc: Doc, first: str, second: str) -> None:
    for form in (first, second):
        assert syntax.subject(word(doc, form)) == word(doc, "Trump")
    assert syntax.direct_object(word(doc, first)) == word(doc, "Putin")
    second_object = syntax.direct_object(word(doc, second))
    assert second_object is not None
    assert second_object.lemma_ in ("er", "he")
    assert syntax.tense(word(doc, first)) == "past"
    assert syntax.tense(word(doc, second)) == ("future" if second == "meet" else "present")
    assert [noun.text for _, noun in syntax.prepositional(word(doc, second))] in (["Rom"], ["Rome"])
    assert syntax.finite_verb(word(doc, second)) in (word(doc, second).nbor(-1), doc[5])


@pytest.mark.parametrize("doc", [trees.MODAL_UD, trees.MODAL_TIGER])
def test_separated_prefix_belongs_to_the_lemma(doc: Doc) -> None:
    assert syntax.particle(word(doc, "rief")) == word(doc, "an")
    assert syntax.lexical_lemma(word(doc, "rief")) == "anrufen"
    assert syntax.lexical_lemma(word(doc, "treffen")) == "treffen"
    assert syntax.particle(word(doc, "treffen")) is None


def test_prefix_is_not_added_twice() -> None:
    doc = tree("rief anrufen VERB VVFIN ROOT 0\nan an ADP PTKVZ compound:prt 0")
    assert syntax.lexical_lemma(doc[0]) == "anrufen"


def test_english_verbs_keep_their_lemma() -> None:
    assert syntax.lexical_lemma(word(trees.MODAL_CLEAR, "called")) == "call"


@pytest.mark.parametrize(("doc", "noun"), NOUNS)
def test_what_belongs_to_a_noun(doc: Doc, noun: str) -> None:
    token = word(doc, noun)
    assert [t.text for _, t in syntax.prepositional(token, {"mit", "with"})] == ["Kim"]
    assert forms(syntax.modifiers(token)) in (["zweite"], ["second"])
    pronoun = word(doc, "who" if noun == "meeting" else "der")
    relative = pronoun if noun == "meeting" else doc[8]
    assert syntax.antecedent(relative) == word(doc, "Kim")
    helped = word(doc, "helped" if noun == "meeting" else "half")
    assert syntax.subject(helped) == relative
    assert relative not in syntax.clause(token)


@pytest.mark.parametrize("doc", [trees.NOUN_UD, trees.NOUN_TIGER])
def test_genitive_dative_and_copula(doc: Doc) -> None:
    assert forms(syntax.genitives(word(doc, "Treffen"))) == ["Minister"]
    assert syntax.indirect_object(word(doc, "half")) == word(doc, "ihm")
    assert forms(syntax.negations(word(doc, "Erfolg"))) == ["kein"]
    assert syntax.mood(word(doc, "werde")) == "subjunctive_1"


def test_english_genitive_and_possessor() -> None:
    assert forms(syntax.genitives(word(trees.NOUN_CLEAR, "talks"))) == ["ministers"]
    assert syntax.possessor(word(trees.NOUN_CLEAR, "meeting")) == word(trees.NOUN_CLEAR, "His")
    assert syntax.possessor(word(trees.NOUN_CLEAR, "talks")) is None


def test_possessive_determiner_and_saxon_genitive() -> None:
    doc = tree("""
        Merkels Merkel PROPN NE nmod:poss 1 Case=Gen
        Kollege Kollege NOUN NN nsubj 2
        lobte loben VERB VVFIN ROOT 2 Mood=Ind|Tense=Past
        sein sein DET PPOSAT det:poss 4 Poss=Yes
        Gespräch Gespräch NOUN NN obj 2
    """)
    assert syntax.possessor(doc[1]) == doc[0]
    assert syntax.possessor(doc[4]) == doc[3]
    assert forms(syntax.genitives(doc[1])) == ["Merkels"]


def test_reflexive_pronoun_is_no_object() -> None:
    doc = tree("""
        Sie sie PRON PPER nsubj 1
        trafen treffen VERB VVFIN ROOT 1 Mood=Ind|Tense=Past
        sich sich PRON PRF obj 1
    """)
    assert syntax.is_reflexive(doc[2])
    assert syntax.direct_object(doc[1]) is None


def test_infinitive_takes_the_subject_of_the_verb_that_governs_it() -> None:
    doc = tree("""
        Trump Trump PROPN NE nsubj 1
        plant planen VERB VVFIN ROOT 1 Mood=Ind|Tense=Pres
        , , PUNCT $, punct 5
        Xi Xi PROPN NE obj 5
        zu zu PART PTKZU mark 5
        treffen treffen VERB VVINF xcomp 1 VerbForm=Inf
    """)
    assert syntax.subject(doc[5]) == doc[0]
    assert syntax.finite_verb(doc[5]) == doc[1]
    assert syntax.clause_head(doc[5]) == doc[1]


def test_subordinate_clause_without_subject_does_not_borrow_one() -> None:
    doc = tree("""
        Er er PRON PPER nsubj 1
        sagte sagen VERB VVFIN ROOT 1 Mood=Ind|Tense=Past
        , , PUNCT $, punct 4
        dass dass SCONJ KOUS mark 4
        verhandelt verhandeln VERB VVPP ccomp 1 VerbForm=Part
        werde werden AUX VAFIN aux:pass 4 Mood=Sub|Tense=Pres
    """)
    assert syntax.subject(doc[4]) is None
    assert syntax.is_passive(doc[4])


@pytest.mark.parametrize(
    ("form", "lemma", "expected"),
    [
        ("treffe", "treffen", "subjunctive_1"),
        ("trifft", "treffen", "indicative"),
        ("hätte", "haben", "subjunctive_2"),
        ("sei", "sein", "subjunctive_1"),
        ("sagte", "sagen", "indicative"),
        ("könnten", "können", "subjunctive_2"),
    ],
)
def test_mood_without_morphology(form: str, lemma: str, expected: str) -> None:
    doc = tree(f"Er er PRON PPER nsubj 1\n{form} {lemma} VERB VVFIN ROOT 1")
    assert syntax.mood(doc[1]) == expected


def test_first_person_present_is_no_subjunctive() -> None:
    doc = tree("Ich ich PRON PPER nsubj 1\ntreffe treffen VERB VVFIN ROOT 1 Mood=Ind|Tense=Pres")
    assert syntax.mood(doc[1]) == "indicative"


def test_separated_prefix_does_not_hide_the_subjunctive() -> None:
    doc = tree("Er er PRON PPER nsubj 1\nrufe anrufen VERB VVFIN ROOT 1\nan an ADP PTKVZ compound:prt 1")
    assert syntax.mood(doc[1]) == "subjunctive_1"


@pytest.mark.parametrize(("aux", "expected"), [("wird", "future"), ("würde", "present")])
def test_werden_with_infinitive(aux: str, expected: str) -> None:
    doc = tree(f"""
        Er er PRON PPER nsubj 3
        {aux} werden AUX VAFIN aux 3
        Xi Xi PROPN NE obj 3
        treffen treffen VERB VVINF ROOT 3
    """)
    assert syntax.tense(doc[3]) == expected


def test_state_is_not_passive_and_not_past() -> None:
    doc = tree("""
        Ein ein DET ART det 1
        Treffen Treffen NOUN NN nsubj:pass 3
        ist sein AUX VAFIN aux:pass 3 Mood=Ind|Tense=Pres
        geplant planen VERB VVPP ROOT 3 VerbForm=Part
    """)
    assert not syntax.is_passive(doc[3])
    assert syntax.tense(doc[3]) == "present"


def test_appositions() -> None:
    doc = tree("""
        Merkel Merkel PROPN NE nsubj 5
        , , PUNCT $, punct 3
        die der DET ART det 3
        Kanzlerin Kanzlerin NOUN NN appos 0
        , , PUNCT $, punct 3
        kam kommen VERB VVFIN ROOT 5 Mood=Ind|Tense=Past
    """)
    assert forms(syntax.appositions(doc[0])) == ["Kanzlerin"]
    assert syntax.noun_phrase(doc[0]) == (0, 1)


def two_subjects(verb: str, second: str) -> Doc:
    """A verb after its first subject, and a second one behind it."""
    return tree(f"""
        Brandau Brandau PROPN NE nsubj 1
        {verb}
        {second}
    """)


@pytest.mark.parametrize(
    ("verb", "second", "expected"),
    [
        ("lobte loben VERB VVFIN ROOT 1 Mood=Ind|Tense=Past", "Kühnert Kühnert PROPN NE nsubj 1", "Kühnert"),
        ("lobte loben VERB VVFIN ROOT 1 Mood=Ind|Tense=Past", "Kühnert Kühnert PROPN NE obj 1", "Kühnert"),
        ("lobte loben VERB VVFIN ROOT 1 Mood=Ind|Tense=Past", "er er PRON PPER nsubj 1", None),
        ("war sein AUX VAFIN ROOT 1 Mood=Ind|Tense=Past", "Kühnert Kühnert PROPN NE nsubj 1", None),
    ],
)
def test_a_second_subject_behind_the_verb_is_likely_its_object(verb: str, second: str, expected: str | None) -> None:
    found = syntax.likely_object(two_subjects(verb, second)[1])
    assert (found.text if found else None) == expected


def test_two_subjects_before_the_verb_are_both_subjects() -> None:
    doc = tree("""
        Brandau Brandau PROPN NE nsubj 2
        Kühnert Kühnert PROPN NE nsubj 2
        lobte loben VERB VVFIN ROOT 2 Mood=Ind|Tense=Past
    """)
    assert syntax.likely_object(doc[2]) is None


@pytest.mark.parametrize(
    ("finite", "expected"),
    [
        ("werden werden AUX VAFIN ROOT 0 Mood=Ind|Tense=Pres", "future"),
        ("sehen sehen VERB VVFIN ROOT 0 Mood=Ind|Tense=Pres", "present"),
    ],
)
def test_infinitive_on_a_noun_belongs_to_a_lone_auxiliary(finite: str, expected: str) -> None:
    doc = tree(f"""
        {finite}
        Brandau Brandau PROPN NE nsubj 0
        und und CCONJ KON cc 3
        Kühnert Kühnert PROPN NE conj 1
        reden reden VERB VVINF acl 3 VerbForm=Inf
    """)
    assert syntax.tense(doc[4]) == expected


@pytest.mark.parametrize(
    ("auxiliary", "expected"),
    [("hat haben AUX VAFIN aux 2 Mood=Ind|Tense=Pres", "past"), ("oft oft ADV ADV advmod 2", "present")],
)
def test_a_finite_form_beside_a_finite_auxiliary_is_a_participle(auxiliary: str, expected: str) -> None:
    doc = tree(f"""
        Brandau Brandau PROPN NE nsubj 2
        {auxiliary}
        telefoniert telefonieren VERB VVFIN ROOT 2 Mood=Ind|Tense=Pres
    """)
    assert syntax.tense(doc[2]) == expected
