"""Coverage-guided fuzzing of readers, cleaner, date tagger and Turtle writer (atheris, which is libFuzzer for Python).

``python bench/fuzz.py [-runs=100000] [-timeout=10] [CORPUS_FOLDER]``: the options are libFuzzer's. Each case is one of:
bytes in a file of some ending, which must give articles and skip records; a text to be cleaned, of which the zones must
be in order; a text with dates, of which the places and bounds must be right; strings in every field of a graph, which
must come back from the Turtle as they went in. A crash or a case beyond the timeout ends the run and is written to a file.
"""

from __future__ import annotations

import datetime as dt
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["kg"]):
    from kg.clean import clean
    from kg.lang.de.dates import parse_day, tag
    from kg.model import (
        Article,
        ArticleRecord,
        ArticleResult,
        Encounter,
        EncounterGraph,
        Evidence,
        Participation,
        Report,
        Skip,
    )
    from kg.read import read
    from kg.values import Actor, ActorKind, DateValue, EncounterType, Place, Role, Status, Topic
    from kg.vocab import slug
    from kg.write.graph import triples
    from kg.write.turtle import turtle

from pyoxigraph import RdfFormat, parse

_FOLDER = Path(tempfile.mkdtemp(prefix="kg-fuzz-"))
_CHEAP = (".txt", ".jsonl", ".csv", ".tsv", ".zip", ".gz", ".tar")
_COSTLY = (".html", ".xml", ".warc", ".zip")  # lxml and the like: one case in many
_PIECES = (
    "Berlin (dpa) - ", "Moskau/Washington - ", "\n\n", "Lesen Sie auch", "Foto: dpa", "Stand: 20.03.2018, 12:30 Uhr", "Merkel",
    "am 7. und 8. Juli 2017", "vor zwei Wochen", "seit Montag", "Anfang 2016", "im Mai", "heute", "übermorgen um 15 Uhr", "29.2.",
    "„“", "(", ")", "…", "“", "http://a.b/c", "\u2028", "\x00", "\r\n", "\t", "\U0001f600", "\ufeff", "a\u0308", "ß", "İ",
    "2018-03-20T10:00:00Z",
)  # fmt: skip
_DAY = DateValue("2018-03-20", dt.date(2018, 3, 20), dt.date(2018, 3, 20))


def _text(data: atheris.FuzzedDataProvider) -> str:
    """Phrases of newspapers with anything between them; surrogates cannot come out of the readers."""
    parts = []
    for _ in range(data.ConsumeIntInRange(0, 12)):
        known = data.ConsumeBool()
        parts.append(data.PickValueInList(list(_PIECES)) if known else data.ConsumeUnicodeNoSurrogates(12))
    return "".join(parts) + data.ConsumeUnicodeNoSurrogates(80)


def read_any(data: atheris.FuzzedDataProvider) -> None:
    """Whatever the bytes, there are articles and skip records, and the texts can be encoded."""
    costly = data.ConsumeIntInRange(0, 63) == 0
    path = _FOLDER / f"case{data.PickValueInList(list(_COSTLY if costly else _CHEAP))}"
    path.write_bytes(data.ConsumeBytes(4096))
    for record in read([path], any_language=data.ConsumeBool()):
        assert isinstance(record, Skip) or record.text.encode()
    path.unlink()


def clean_any(data: atheris.FuzzedDataProvider) -> None:
    """Zones are in order, inside the text and not empty."""
    text = _text(data)
    cleaned = clean(Article("a", text, "a", "0" * 64, published=data.ConsumeUnicodeNoSurrogates(12) or None))
    end = 0
    for zone in cleaned.zones:
        assert end <= zone.begin < zone.end <= len(text), (zone, text)
        end = zone.end


def dates_any(data: atheris.FuzzedDataProvider) -> None:
    """Time expressions stand where they say, and their bounds are in order."""
    text = _text(data)
    for expression in tag(text, _DAY):
        assert text[expression.begin : expression.end] == expression.text, (expression, text)
        assert expression.value is None or expression.value.earliest <= expression.value.latest, (expression, text)
    parse_day(text)


def turtle_any(data: atheris.FuzzedDataProvider) -> None:
    """The Turtle of a graph is valid and says what the graph says."""
    word = [_text(data) for _ in range(9)]
    actor = Actor(slug(word[0]), ActorKind.PERSON, word[0], aliases=(word[1],), country=word[2])
    place, topic = Place(slug(word[3]), word[3]), Topic(slug(word[4]), word[4])
    name = word[5].strip() or "x"
    report = Report(
        name, 1, 1, EncounterType.CALL, Status.OCCURRED, (Evidence(word[6], 0, len(word[6])),), status_cue=word[7],
        participants=(Participation(actor, Role.INITIATOR),), date=_DAY, place=place, about=(topic,), claimed_by=(actor,),
        outcomes=(word[8],), event_name=word[2],
    )  # fmt: skip
    encounter = Encounter(
        "key", EncounterType.CALL, Status.OCCURRED, (report,), report.participants, _DAY, place, (topic,)
    )
    record = ArticleRecord(name, "0" * 64, word[7], _DAY, word[8], word[1], word[2], (word[3],))
    graph = EncounterGraph((ArticleResult(record, (report,)).article,), (encounter,), (("actors", word[4]),))
    told = triples(graph)
    assert _same(told, turtle(told))


def _same(told: list[object], written: bytes) -> bool:
    """Quads of the default graph and triples have different types."""
    return {str(quad.triple) for quad in parse(written, format=RdfFormat.TURTLE)} == {str(triple) for triple in told}


_TARGETS = (read_any, clean_any, dates_any, turtle_any)


@atheris.instrument_func
def one_case(raw: bytes) -> None:
    """One case of one of the four kinds."""
    data = atheris.FuzzedDataProvider(raw)
    data_kind = data.ConsumeIntInRange(0, len(_TARGETS) - 1)
    _TARGETS[data_kind](data)


if __name__ == "__main__":
    atheris.Setup([sys.argv[0], "-max_len=4096", "-len_control=0", *sys.argv[1:]], one_case)
    atheris.Fuzz()
