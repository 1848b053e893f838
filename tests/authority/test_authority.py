from __future__ import annotations

import datetime as dt
import sqlite3
from pathlib import Path

import pytest

from kg.authority import Authority
from kg.authority.authority import FILE
from kg.errors import InputError, MissingPartError
from kg.values import ActorKind
from kg.vocab import slug

DAY = dt.date(2018, 3, 21)


@pytest.fixture(scope="module")
def authority() -> Authority:
    return Authority.load()


def test_one_authority_is_shared_in_a_process(authority: Authority) -> None:
    assert Authority.load() is authority


@pytest.mark.parametrize("name", ["Recep Tayyip Erdogan", "Recep Tayyip Erdoğan", "recep tayyip erdogan"])
def test_full_name_in_any_spelling(authority: Authority, name: str) -> None:
    assert authority.named(name)[0].actor.qid == "Q39259"


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Sergey Lavrov", "Sergej Lawrow"),
        ("Wolodimir Selenski", "Wolodymyr Selenskyj"),
        ("Dmitrij Medwedjew", "Dmitri Medwedew"),
    ],
)
def test_other_transcription(authority: Authority, name: str, label: str) -> None:
    found = authority.named(name) or authority.sounding(name)
    assert found[0].actor.label == label


def test_surname_gives_the_most_prominent_first(authority: Authority) -> None:
    assert authority.surnamed("Bush")[0].actor.label == "George W. Bush"
    assert authority.surnamed("von der Leyen")[0].actor.label == "Ursula von der Leyen"
    assert authority.surnamed("Xi")[0].actor.label == "Xi Jinping"


def test_holder_changes_with_the_day(authority: Authority) -> None:
    def president(day: dt.date) -> str:
        return authority.holders(("president",), "US", day)[0].actor.label

    assert president(dt.date(2009, 1, 19)) == "George W. Bush"
    assert president(dt.date(2009, 1, 21)) == "Barack Obama"
    assert president(dt.date(2017, 1, 21)) == "Donald Trump"


def test_first_class_with_a_holder_counts(authority: Authority) -> None:
    classes = ("president", "monarch", "leader", "head_of_government")
    assert authority.holders(classes, "KP", DAY)[0].actor.label == "Kim Jong Un"
    assert authority.holders(classes, "GB", DAY)[0].actor.label == "Elisabeth II."


def test_nobody_holds_an_office_that_does_not_exist(authority: Authority) -> None:
    assert authority.holders(("president",), "GB", DAY) == ()


def test_past_holders_come_latest_first(authority: Authority) -> None:
    labels = [e.actor.label for e in authority.past_holders(("head_of_government",), "DE", DAY)]
    assert labels[:2] == ["Gerhard Schröder", "Helmut Kohl"]


@pytest.mark.parametrize(
    ("word", "form", "code"),
    [
        ("russisch", "adjective", "RU"),
        ("US", "adjective", "US"),
        ("Amerikaner", "demonym_m", "US"),
        ("Französin", "demonym_f", "FR"),
        ("Israelis", "demonym_pl", "IL"),
        ("Peking", "capital", "CN"),
        ("Brüssel", "capital", "EU"),
    ],
)
def test_words_that_point_to_a_state(authority: Authority, word: str, form: str, code: str) -> None:
    assert code in authority.state_word(word, form)


def test_states_and_unions(authority: Authority) -> None:
    state, union = authority.state("US"), authority.state("EU")
    assert state is not None
    assert (state.actor.kind, state.actor.qid) == (ActorKind.STATE, "Q30")
    assert union is not None
    assert (union.actor.kind, union.actor.qid) == (ActorKind.ORGANIZATION, "Q458")
    assert authority.state("QQ") is None


def test_metonym_stands_for_the_holder_of_the_day(authority: Authority) -> None:
    kremlin = authority.named("Kreml")[0].actor
    then, now = authority.stands_for(kremlin, dt.date(2009, 7, 1)), authority.stands_for(kremlin, DAY)
    assert then is not None
    assert now is not None
    assert (then.label, now.label) == ("Dmitri Medwedew", "Wladimir Putin")


def test_metonym_without_a_day_stands_for_the_state(authority: Authority) -> None:
    actor = authority.stands_for(authority.named("Weißes Haus")[0].actor, None)
    assert actor is not None
    assert actor.qid == "Q30"


def test_a_person_stands_for_nobody_else(authority: Authority) -> None:
    assert authority.stands_for(authority.named("Angela Merkel")[0].actor, DAY) is None


@pytest.mark.parametrize("host", ["dw.com", "www.dw.com", "amp.dw.com"])
def test_publisher_of_a_host(authority: Authority, host: str) -> None:
    entry = authority.domain(host)
    assert entry is not None
    assert entry.actor.label == "Deutsche Welle"


def test_unknown_host(authority: Authority) -> None:
    assert authority.domain("nowhere.example") is None
    assert authority.domain("localhost") is None


def test_city_with_coordinates(authority: Authority) -> None:
    place = authority.place("Hamburg")
    assert place is not None
    assert (place.qid, place.country) == ("Q1055", "DE")
    assert place.latitude == pytest.approx(53.55, abs=0.1)


def test_city_by_german_name_and_state_as_place(authority: Authority) -> None:
    moscow, turkey = authority.place("Moskau"), authority.place("Türkei")
    assert moscow is not None
    assert turkey is not None
    assert (moscow.qid, turkey.qid, turkey.latitude) == ("Q649", "Q43", None)
    assert authority.place("Xyzzyhausen") is None


def test_search_finds_by_surname_and_part(authority: Authority) -> None:
    assert authority.search("Netanyahu")[0].actor.label == "Benjamin Netanjahu"
    assert any(e.actor.label == "Internationaler Währungsfonds" for e in authority.search("währungsf"))
    assert authority.search("qqqqqq") == ()
    assert len(authority.search("an", limit=3)) == 3


def test_keys_are_unique_ascii_slugs() -> None:
    with sqlite3.connect(f"{FILE.as_uri()}?mode=ro", uri=True) as base:
        keys = [key for (key,) in base.execute("SELECT key FROM actor")]
    assert len(keys) == len(set(keys))
    assert all(key == slug(key, limit=120) for key in keys)


def test_file_is_small_enough_to_ship() -> None:
    assert FILE.stat().st_size < 15_000_000


def test_extra_entries_are_added_and_override(tmp_path: Path) -> None:
    path = tmp_path / "actors.yaml"
    path.write_text(
        "- name: Erika Mustermann\n  country: DE\n  gender: f\n  aliases: [Erika M. Mustermann]\n"
        "  tenures:\n    - {polity: DE, office: mayor, start: '2015-01-01', end: ''}\n"
        "- {name: Donald J. Trump, qid: Q22686, country: US}\n",
        encoding="utf-8",
    )
    extended = Authority.load(path)
    assert extended.named("Erika M. Mustermann")[0].actor.key == "erika-mustermann"
    assert extended.holders(("mayor",), "DE", DAY)[0].actor.label == "Erika Mustermann"
    changed = extended.by_qid("Q22686")
    assert changed is not None
    assert (changed.actor.label, changed.actor.key) == ("Donald J. Trump", "donald-trump")
    assert Authority.load().named("Erika Mustermann") == ()


def test_extra_entries_from_csv(tmp_path: Path) -> None:
    path = tmp_path / "actors.csv"
    path.write_text(
        "name;kind;qid;country;aliases\nBlitzpost;Organization;;DE;Blitz-Post, Die Blitzpost\n", encoding="utf-8"
    )
    found = Authority.load(path).named("Blitzpost")
    assert found[0].actor.kind is ActorKind.ORGANIZATION


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("name: not a list\n", "not a YAML list"),
        ("- {qid: Q1}\n", "no name"),
        ("- {name: X, kind: Robot}\n", "unknown kind"),
        ("- [\n", "cannot read"),
    ],
)
def test_bad_extra_file_is_explained(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        Authority.load(path)


def test_missing_extra_file_is_explained(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot read"):
        Authority.load(tmp_path / "none.yaml")


def test_missing_shipped_file_is_explained(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("kg.authority.authority.FILE", tmp_path / "gone.sqlite")
    with pytest.raises(MissingPartError, match="authority"):
        Authority.load(tmp_path / "any.yaml")


def test_the_day_of_the_data_is_told() -> None:
    assert dt.date.fromisoformat(Authority.load().snapshot).year >= 2025


@pytest.mark.parametrize(("iso2", "city"), [("BE", "Brüssel"), ("CN", "Peking"), ("ZA", "Pretoria"), ("XX", None)])
def test_capital(authority: Authority, iso2: str, city: str | None) -> None:
    place = authority.capital(iso2)
    assert (place.label if place else None) == city
