"""Who is meant: phrases with a date against what the author of the table knows of office holders."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from spacy.language import Language

from kg.authority import Authority, fold
from kg.extract.mentions import find_mentions
from kg.model import Resolution
from kg.resolve import resolve
from kg.resolve.names import body_nominative
from tests.reading import parties
from tests.resolve.sheets import article

WHO = Path(__file__).with_name("who.tsv")


def read(text: str, date: str | None = None) -> dict[str, Resolution]:
    parsed, authority = article(text, date), Authority.load()
    return {r.mention.text: r for r in resolve(find_mentions(parsed, authority), parsed, authority)}


def labels(resolution: Resolution) -> list[str]:
    return [actor.label for actor in resolution.actors]


def table() -> list[dict[str, str]]:
    with WHO.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle, delimiter="\t"))


def test_office_holders_of_many_states_and_years() -> None:
    rows, misses = table(), []
    for row in rows:
        found = next(iter(read(f"Das sagte {row['phrase']} am Montag.", row["date"]).values()), None)
        actor = found.actors[0] if found and found.actors else None
        names = {fold(name) for name in (actor.label, *actor.aliases)} if actor else set()
        if fold(row["actor"]) not in names:
            misses.append(f"{row['phrase']} ({row['date']}): {actor.label if actor else None}, not {row['actor']}")
    assert len(rows) >= 120
    assert len(misses) <= 0.07 * len(rows), "\n".join(misses)


def test_surname_after_and_before_the_full_name() -> None:
    found = read("Putin schweigt. Der russische Präsident Wladimir Putin reist ab. Putins Sprecher auch.", "2018-03-20")
    assert labels(found["Putin"]) == labels(found["Putins"]) == ["Wladimir Putin"]
    assert "surname" in found["Putins"].why
    assert "before" in found["Putins"].why


def test_unknown_person_gets_a_node_of_its_own_with_a_stable_key() -> None:
    found = read("Dort sprach Direktor Ottokar Hinzenbrink. Hinzenbrinks Rede war kurz.")
    (full,), (short,) = found["Direktor Ottokar Hinzenbrink"].actors, found["Hinzenbrinks"].actors
    assert (full.key, full.label, full.qid) == ("ottokar-hinzenbrink", "Ottokar Hinzenbrink", None)
    assert short == full


def test_two_of_one_surname_stay_ambiguous() -> None:
    found = read(
        "Dort sprachen Minister Otto Hinzenbrink und Minister Karl Hinzenbrink. Später sprach Hinzenbrink.",
        "2010-01-01",
    )
    resolution = found["Hinzenbrink"]
    assert {a.label for a in resolution.candidates} == {"Otto Hinzenbrink", "Karl Hinzenbrink"}
    assert resolution.confidence < 0.5
    assert labels(resolution) == ["Hinzenbrink"]


def test_brothers_are_told_apart_by_their_office() -> None:
    text = "Der polnische Regierungschef Kaczyński reiste ab, Staatspräsident Kaczyński blieb."
    found = read(text, "2007-05-23")
    assert labels(found["Der polnische Regierungschef Kaczyński"]) == ["Jarosław Kaczyński"]
    assert labels(found["Staatspräsident Kaczyński"]) == ["Lech Kaczyński"]


def test_first_names_in_coordination() -> None:
    found = read("Dort sprachen Lech und Jarosław Kaczyński.", "2007-05-23")
    assert labels(found["Jarosław Kaczyński"]) == ["Jarosław Kaczyński"]


def test_office_prefers_the_person_the_article_introduced() -> None:
    found = read("Der französische Präsident Emmanuel Macron kam. Der Präsident lächelte.", "2018-04-24")
    assert labels(found["Der Präsident"]) == ["Emmanuel Macron"]
    assert "article" in found["Der Präsident"].why


@pytest.mark.parametrize(
    ("office", "holder"), [("die Regierungschefin", "Sanna Hallberg"), ("die Ministerpräsidentin", "Petra Lindqvist")]
)
def test_office_goes_to_whom_the_article_called_so(office: str, holder: str) -> None:
    text = f"Regierungschefin Sanna Hallberg kam, Ministerpräsidentin Petra Lindqvist blieb. Dann ging {office}."
    assert labels(read(text, "2019-05-14")[office]) == [holder]


def test_office_without_day_and_person_stays_open() -> None:
    assert read("Das sagte der US-Präsident.")["der US-Präsident"].actors == ()


def test_holder_is_named_with_the_day() -> None:
    assert (
        read("Das sagte der US-Präsident.", "2018-03-21")["der US-Präsident"].why
        == "holder of the office on 2018-03-21"
    )


def test_former_holder_is_unsure() -> None:
    resolution = read("Das sagte der frühere US-Präsident.", "2018-03-21")["der frühere US-Präsident"]
    assert labels(resolution) == ["Barack Obama"]
    assert resolution.confidence <= 0.5
    assert len(resolution.candidates) > 1


def test_partner_of_a_clause_is_somebody_else() -> None:
    found = read("Bundespräsident Horst Köhler sprach in Polen mit dem Präsidenten.", "2007-05-21")
    assert labels(found["dem Präsidenten"]) == ["Lech Kaczyński"]


def test_colleague_has_the_same_office_elsewhere() -> None:
    found = read("US-Präsident Donald Trump rief seinen russischen Kollegen an.", "2018-03-20")
    assert labels(found["seinen russischen Kollegen"]) == ["Wladimir Putin"]
    found = read("Außenminister Heiko Maas rief seinen französischen Amtskollegen an.", "2019-03-20")
    assert labels(found["seinen französischen Amtskollegen"]) == ["Jean-Yves Le Drian"]


def test_plural_means_those_named_together() -> None:
    text = "Wladimir Putin und Donald Trump trafen sich. Rex Tillerson war dabei. Die beiden lachten. Beide Präsidenten schwiegen."
    found = read(text, "2017-07-07")
    assert labels(found["Die beiden"]) == labels(found["Beide Präsidenten"]) == ["Wladimir Putin", "Donald Trump"]


def test_plural_of_states() -> None:
    found = read("Russland und die USA streiten, auch in Syrien. Beide Seiten schweigen.", "2018-03-20")
    assert labels(found["Beide Seiten"]) == ["Russland", "Vereinigte Staaten"]


def test_ministers_of_a_union_and_of_two_states() -> None:
    assert labels(read("Dort tagten die EU-Außenminister.", "2018-03-20")["die EU-Außenminister"]) == [
        "Europäische Union"
    ]
    found = read("Dort sprachen die Außenminister Deutschlands und Frankreichs.", "2019-03-20")
    assert labels(found["die Außenminister Deutschlands und Frankreichs"]) == ["Heiko Maas", "Jean-Yves Le Drian"]


def test_two_states_share_one_office_word() -> None:
    found = read("Dort telefonierten der russische und der türkische Präsident.", "2021-11-12")
    assert labels(found["der russische"]) == ["Wladimir Putin"]
    assert labels(found["der türkische Präsident"]) == ["Recep Tayyip Erdoğan"]


def test_demonym_of_one_person_and_of_a_people() -> None:
    found = read("US-Außenminister Rex Tillerson kam. Der Amerikaner lachte. Die Russen schwiegen.", "2017-07-07")
    assert labels(found["Der Amerikaner"]) == ["Rex Tillerson"]
    assert labels(found["Die Russen"]) == ["Russland"]


def test_pronoun_goes_to_the_nearest_person_of_that_gender() -> None:
    found = read("Angela Merkel sprach mit Wladimir Putin. Er lachte.", "2016-05-02")
    assert labels(found["Er"]) == ["Wladimir Putin"]
    assert labels(read("Wladimir Putin sprach mit Angela Merkel. Sie lachte.", "2016-05-02")["Sie"]) == [
        "Angela Merkel"
    ]


def test_metonyms_and_bodies() -> None:
    found = read(
        "Das meldet der Kreml. Moskau schweigt. Die türkische Regierung und die Regierung der Ukraine auch.",
        "2018-03-20",
    )
    assert (labels(found["Kreml"]), labels(found["Moskau"])) == (["Kreml"], ["Russland"])
    assert labels(found["Die türkische Regierung"]) == ["türkische Regierung"]
    (body,) = found["die Regierung der Ukraine"].actors
    assert body.key == "ukrainische-regierung"
    stands = Authority.load().stands_for(body, None)
    assert stands is not None
    assert stands.qid == "Q212"


def test_a_namesake_of_long_ago_is_not_taken() -> None:
    (actor,) = read("Dort sprach Direktor Helmut Kohl.", "1820-01-01")["Direktor Helmut Kohl"].actors
    assert actor.qid is None
    assert Authority.load().entry(actor.key) is None


def test_every_mention_has_one_resolution_in_order() -> None:
    parsed, authority = (
        article("Putin und Trump telefonierten. Er lachte. Die beiden Präsidenten auch.", "2018-03-20"),
        Authority.load(),
    )
    found = find_mentions(parsed, authority)
    assert [r.mention for r in resolve(found, parsed, authority)] == list(found)
    assert all(r.why for r in resolve(found, parsed, authority))


def test_state_of_two_words_before_an_office() -> None:
    found = read("Dort sprach Sri Lankas Präsident.", "2012-03-20")
    assert [labels(r) for r in found.values()] == [["Mahinda Rajapaksa"]]


def test_commission_is_no_building() -> None:
    assert labels(read("Das meldet die EU-Kommission.")["EU-Kommission"]) == ["Europäische Kommission"]


def test_inflected_organisation_gets_its_nominative() -> None:
    assert body_nominative("Afrikanischen Entwicklungsbank") == "Afrikanische Entwicklungsbank"
    assert body_nominative("Europäischen Patentamtes") == "Europäisches Patentamt"
    assert body_nominative("Bundesministeriums für Wirtschaft") == "Bundesministerium für Wirtschaft"
    assert body_nominative("Roche") == "Roche"


@pytest.mark.parametrize(("office", "named"), [("Außenministerin", True), ("Sängerin", False)])
def test_the_minister_is_who_was_called_minister_of_something(office: str, named: bool, nlp: Language) -> None:
    text = f"{office} Hilde Brandau kam nach Graz. Am Montag traf die Ministerin dort Otmar Kühnert."
    assert ({"Hilde Brandau", "Otmar Kühnert"} in parties(text, nlp)) is named
