"""Whether an encounter takes place, from sentences in which it depends on one word."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.reading import reports, statuses


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hilde Brandau lud Otmar Kühnert am Montag telefonisch nach Graz ein.", "Occurred"),
        ("Otmar Kühnert lehnte den Plan am Montag am Telefon mit Hilde Brandau ab.", "Occurred"),
        ("Otmar Kühnert lehnte am Montag ein Telefonat mit Hilde Brandau ab.", "Denied"),
        ("Hilde Brandau schlug am Montag Otmar Kühnert ein Telefonat vor.", "Possible"),
    ],
)
def test_what_was_said_in_a_call_does_not_judge_the_call(text: str, expected: str, nlp: Language) -> None:
    assert statuses(text, nlp) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hilde Brandau ist bereit, mit Otmar Kühnert zusammenzukommen.", "Possible"),
        ("Hilde Brandau ist gewillt, sich mit Otmar Kühnert zu treffen.", "Possible"),
        ("Hilde Brandau war am Montag froh, mit Otmar Kühnert zusammenzukommen.", "Occurred"),
    ],
)
def test_an_infinitive_that_is_offered(text: str, expected: str, nlp: Language) -> None:
    assert statuses(text, nlp) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hilde Brandau und Otmar Kühnert sprachen am Montag so offen miteinander wie nie zuvor.", "Occurred"),
        ("Hilde Brandau und Otmar Kühnert sprachen noch nie miteinander.", "Denied"),
        ("Ein Treffen von Hilde Brandau und Otmar Kühnert ist nicht in Sicht.", "Denied"),
        ("Das Treffen von Hilde Brandau und Otmar Kühnert am Freitag entfällt.", "Cancelled"),
        ("Hilde Brandau schloss ein Treffen mit Otmar Kühnert aus.", "Denied"),
        ("Hilde Brandau schloss ein Treffen mit Otmar Kühnert ab.", "Occurred"),
    ],
)
def test_denial(text: str, expected: str, nlp: Language) -> None:
    assert statuses(text, nlp) == [expected]


def test_what_is_in_sight_is_not_denied(nlp: Language) -> None:
    assert "Denied" not in statuses("Ein Treffen von Hilde Brandau und Otmar Kühnert ist in Sicht.", nlp)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Heiko Maas bat Botschafter Otmar Kühnert zu einem Gespräch.", "Occurred"),
        ("Heiko Maas hatte Botschafter Otmar Kühnert zu einem Gespräch gebeten.", "Occurred"),
        ("Heiko Maas hatte Botschafter Otmar Kühnert zu einem Gespräch eingeladen.", "Occurred"),
        ("Heiko Maas hat Botschafter Otmar Kühnert zu einem Gespräch eingeladen.", "Possible"),
        ("Heiko Maas lädt Botschafter Otmar Kühnert zu einem Gespräch.", "Possible"),
    ],
)
def test_a_summons_is_followed_and_an_invitation_is_open(text: str, expected: str, nlp: Language) -> None:
    assert statuses(text, nlp) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hilde Brandau plant dem Vernehmen nach einen Besuch in Oslo.", "Planned"),
        ("Hilde Brandau ruht nach einem Besuch in Oslo.", "Occurred"),
    ],
)
def test_a_preposition_behind_its_noun_says_nothing_of_the_next_one(text: str, expected: str, nlp: Language) -> None:
    assert statuses(text, nlp) == [expected]


@pytest.mark.parametrize(
    ("when", "is_echo"),
    [("", False), ("im April ", True), ("zuletzt ", True)],
    ids=["alone", "dated", "with an adverb"],
)
def test_the_pluperfect_alone_does_not_look_back(when: str, is_echo: bool, nlp: Language) -> None:
    (report,) = reports(f"Otmar Kühnert hatte {when}mit Hilde Brandau telefoniert.", nlp)
    assert report.is_echo is is_echo


@pytest.mark.parametrize(
    ("verb", "day", "status"),
    [("wird", "heute", "Planned"), ("wurde", "gestern", "Occurred"), ("wurde", "heute", "Occurred")],
)
def test_a_passive_of_today(verb: str, day: str, status: str, nlp: Language) -> None:
    assert statuses(f"Otmar Kühnert {verb} {day} von Ministerin Hilde Brandau in Graz begrüßt.", nlp) == [status]
