"""Topic phrases to SKOS concepts; matches in EuroVoc and Wikidata only where the labels are identical."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources

from kg.authority import Authority
from kg.extract.topics import TopicSpan, find_topics
from kg.model import Sentence
from kg.values import Topic
from kg.vocab import EUROVOC, WIKIDATA, slug


def tell_topics(
    sentences: Sequence[Sentence], names: Iterable[str] = (), authority: Authority | None = None
) -> tuple[tuple[Topic, ...], tuple[Topic, ...]]:
    """What the sentences of one encounter say was talked about, and what was expressly not.

    ``names`` are the participants as the text names them. A topic that is told both ways stays among the first: the
    telling has both sides in its sentences.
    """
    found = find_topics(sentences, names)
    about, not_about = to_topics(found.about, authority), to_topics(found.not_about, authority)
    keys = {topic.key for topic in about}
    return about, tuple(topic for topic in not_about if topic.key not in keys)


def to_topics(spans: Iterable[TopicSpan], authority: Authority | None = None) -> tuple[Topic, ...]:
    """One concept a label, in text order; wider concepts are linked when all topics of the graph are known."""
    labels = {slug(span.label): span.label for span in spans}
    return tuple(Topic(key, label, matches=_matches(label, authority)) for key, label in labels.items())


def _matches(label: str, authority: Authority | None) -> tuple[str, ...]:
    found = []
    concept = _eurovoc().get(label.casefold())
    if concept:
        found.append(str(EUROVOC[concept]))
    named = authority.named(label) if authority else ()
    if len(named) == 1 and named[0].actor.qid and not named[0].is_person:
        found.append(str(WIKIDATA[named[0].actor.qid]))
    return tuple(found)


@cache
def _eurovoc() -> dict[str, str]:
    """EuroVoc id of each folded German label."""
    text = (resources.files("kg.lang.de") / "topics_eurovoc.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {label.casefold(): concept for label, concept in rows}
