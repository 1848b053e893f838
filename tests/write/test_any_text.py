"""Whatever stands in the articles, the Turtle is valid and says what went in."""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, parse

from kg.model import ArticleRecord, Encounter, EncounterGraph, Evidence, Participation, Report
from kg.values import Actor, ActorKind, DateValue, EncounterType, Place, Role, Status, Topic
from kg.vocab import slug
from kg.write.graph import triples
from kg.write.turtle import turtle

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40) | st.sampled_from(
    ['"""', "\\", "\\u0041", "<a>", "\r\n", "\x00", "\u2028", "a .\n", "@prefix x: <y> .", "\ufeff", "\U0010ffff"]
)
DAY = DateValue("2018-03-20", dt.date(2018, 3, 20), dt.date(2018, 3, 20))


def graph(words: list[str], name: str) -> EncounterGraph:
    actor = Actor(slug(words[0]), ActorKind.PERSON, words[0], aliases=(words[1],), country=words[2])
    place, topic = Place(slug(words[3]), words[3]), Topic(slug(words[4]), words[4])
    report = Report(
        name, 1, 1, EncounterType.CALL, Status.OCCURRED, (Evidence(words[5], 0, len(words[5])),), status_cue=words[6],
        participants=(Participation(actor, Role.INITIATOR),), date=DAY, place=place, about=(topic,), claimed_by=(actor,),
        outcomes=(words[7],), event_name=words[2],
    )  # fmt: skip
    parties = report.participants
    encounter = Encounter("key", EncounterType.CALL, Status.OCCURRED, (report,), parties, DAY, place, (topic,))
    record = ArticleRecord(
        name, "0" * 64, words[6], DAY, words[7], words[1], words[2], (words[3],), near_duplicate_of=words[0] or None
    )
    return EncounterGraph((record,), (encounter,), (("actors", words[4]),))


@given(st.lists(TEXT, min_size=8, max_size=8), TEXT.filter(str.strip))
@settings(max_examples=150, deadline=None)
def test_the_turtle_says_what_the_graph_says(words: list[str], name: str) -> None:
    told = triples(graph(words, name))
    written = parse(turtle(told), format=RdfFormat.TURTLE)
    assert {str(quad.triple) for quad in written} == {str(triple) for triple in told}
