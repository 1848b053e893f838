"""From groups of mentions to reports: the article's telling of each encounter, with evidence, topics and holders."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.clean.likeness import signature
from kg.consolidate.agreement import SETTLED
from kg.consolidate.claim_sentences import claim_sentences, retells_party
from kg.consolidate.frames import frame_of
from kg.consolidate.initiators import with_initiator
from kg.consolidate.setting import setting_of
from kg.consolidate.told import Surroundings, fill
from kg.consolidate.topic_sentences import topic_sentences
from kg.consolidate.within import Group, group
from kg.extract.lexicon import load_lexicon
from kg.extract.outcomes import find_outcomes
from kg.model import ArticleRecord, ArticleResult, Evidence, Participation, Report
from kg.values import Actor, ActorKind, DateBasis, DateValue, EncounterType, Status

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from kg.model import CleanArticle, EncounterMention, ParsedArticle, Resolution, Sentence
    from kg.values import Place, TimeExpression, Topic

    Topics = Callable[[Sequence[Sentence], Collection[str]], tuple[tuple[Topic, ...], tuple[Topic, ...]]]
    Holders = Callable[[Sequence[Sentence]], tuple[tuple[Actor, ...], tuple[Actor, ...]]]

_REACH = 3
_RECENT = 3  # days that news looks back
_TWO = 2


@dataclass(frozen=True, slots=True)
class _Article:
    """What the reports of one article are made from; ``taken`` are the sentences that mention some encounter."""

    parsed: ParsedArticle
    around: Surroundings
    groups: Sequence[Group]
    taken: frozenset[int]
    gained: Mapping[int, Sequence[int]]
    topics: Topics
    holders: Holders


def tell(
    parsed: ParsedArticle,
    encounters: Sequence[EncounterMention],
    around: Surroundings,
    topics: Topics,
    holders: Holders,
) -> ArticleResult:
    """All reports of an article. ``topics`` and ``holders`` read them from the sentences of a group."""
    groups = group(t for m in encounters for t in fill(m, around))
    taken = frozenset(t.mention.sentence for g in groups for t in g.told)
    talks = [g.number for g in groups if g.type is not EncounterType.VISIT and len(g.parties) > 1]
    parties = {g.number: frozenset(g.parties) for g in groups}

    def retells(sentence: Sentence, number: int) -> bool:
        return number in talks and retells_party(sentence, parties[number], around.resolutions)

    own = {g.number: [t.mention.sentence for t in g.told] for g in groups}
    gained = topic_sentences(parsed, own, talks, retells, [m.begin for m in encounters])
    taken = taken.union(*gained.values())
    article = _Article(parsed, around, groups, taken, gained, topics, holders)
    return ArticleResult(record(parsed.clean), tuple(_report(g, article) for g in groups))


def record(clean: CleanArticle) -> ArticleRecord:
    """What the graph keeps of an article."""
    article = clean.article
    return ArticleRecord(
        id=article.id,
        sha256=article.sha256,
        headline=clean.headline or article.title,
        published=clean.published,
        publisher=article.publisher,
        url=article.url,
        language=article.language,
        agencies=clean.agencies,
        signature=signature(clean),
    )


def _report(g: Group, article: _Article) -> Report:
    sentences = _sentences(g, article)
    about, not_about = (_of_others(topics, g) for topics in article.topics(sentences, g.parties.keys()))
    own = {t.mention.sentence for t in g.told}.union(article.gained.get(g.number, ()))
    claimed_by, via = article.holders(claim_sentences(sentences, own, g.parties.keys(), article.around.resolutions))
    parties = (Participation(a, r) for a, r in g.parties.values())
    place, because = _place(g, article)
    return Report(
        article_id=article.parsed.clean.article.id,
        number=g.number,
        group=g.same_as or g.number,
        type=_type(g, article),
        status=g.status,
        evidence=tuple(_evidence(s, article.parsed) for s in sentences),
        status_cue=next((t.mention.status_cue for t in g.told if t.status is g.status and t.mention.status_cue), None),
        participants=with_initiator(parties, sentences, (t.mention for t in g.told), article.around),
        date=_date(g, article),
        place=place,
        place_because=because,
        about=about,
        not_about=not_about,
        claimed_by=claimed_by,
        via=via,
        outcomes=tuple(dict.fromkeys(o for s in _about_results(g, article, sentences) for o in find_outcomes(s))),
        is_echo=all(t.mention.is_echo for t in g.told),
        duration=_duration(g, planned=False),
        planned_duration=_duration(g, planned=True),
        ordinal=g.ordinal,
        within=frame.number if (frame := frame_of(g, article.groups)) else None,
        event_name=next((t.mention.event_name for t in g.told if t.mention.event_name), None),
        weekday=next((t.weekday for t in _undated_times(g) if t.weekday is not None), None),
        partial_date=next((t.partial for t in _undated_times(g) if t.partial is not None), None),
        identified=_identified(g, sentences, article.around.resolutions),
        confidence=max(t.confidence for t in g.told),
    )


def _of_others(topics: tuple[Topic, ...], g: Group) -> tuple[Topic, ...]:
    """The topics without the encounter itself: "Die beiden erwägen ein Gipfeltreffen" names no topic of that meeting."""
    own = {t.mention.lemma.lower() for t in g.told}
    return tuple(topic for topic in topics if topic.label.lower() not in own)


def _identified(g: Group, sentences: Sequence[Sentence], resolutions: Sequence[Resolution]) -> tuple[str, ...]:
    """Why the words of the evidence mean the participants; what names one in full needs no reason."""
    own, told = {s.index for s in sentences}, dict[str, None]()
    for found in resolutions:
        labels = [actor.label for actor in found.actors]
        if found.mention.sentence in own and found.mention.text not in labels and _party_keys(found) & g.parties.keys():
            told[f"{found.mention.text} = {', '.join(labels)}: {found.why}"] = None
    return tuple(told)


def _party_keys(found: Resolution) -> set[str]:
    return {actor.key for actor in found.actors}


def _undated_times(g: Group) -> list[TimeExpression]:
    """Dates told for the encounter of which the day does not follow from the article."""
    return [t for told in g.told for t in told.mention.times if t.kind == "date"]


def _duration(g: Group, *, planned: bool) -> str | None:
    ahead = (Status.PLANNED, Status.POSSIBLE)
    return next((t.duration for t in g.told if t.duration and (t.status in ahead) is planned), None)


def _sentences(g: Group, article: _Article) -> list[Sentence]:
    """The sentences with a mention of the group, the first first, and those that go on about it in the same paragraph."""
    parsed = article.parsed
    own = list(dict.fromkeys([*(t.mention.sentence for t in g.told), *article.gained.get(g.number, ())]))
    found = list(own)
    for index in own:
        if not _leads(g, index, article.groups):
            continue
        for following in range(index + 1, min(index + 1 + _REACH, len(parsed.sentences))):
            if following in article.taken or parsed.sentences[following].paragraph != parsed.sentences[index].paragraph:
                break
            found.append(following)
    ordered = [*own[:1], *sorted(set(found) - set(own[:1]))]
    return [parsed.sentences[i] for i in ordered]


def _leads(g: Group, index: int, groups: Sequence[Group]) -> bool:
    """True where no other encounter of the sentence is likelier to be gone on about: one of two parties, that took place."""
    rivals = (o for o in groups if o is not g and any(t.mention.sentence == index for t in o.told))
    return all(_weight(o) <= _weight(g) for o in rivals)


def _weight(g: Group) -> tuple[bool, bool]:
    return len(g.parties) > 1, g.status in (Status.OCCURRED, Status.ONGOING)


def _about_results(g: Group, article: _Article, sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences of an encounter that took place, and those behind it up to the next one: there news tells what came out."""
    if g.status is not Status.OCCURRED or all(t.mention.is_echo for t in g.told):
        return []
    own = {s.index for s in sentences}
    others = {t.mention.sentence for o in article.groups if o is not g for t in o.told}
    last = max(t.mention.sentence for t in g.told)
    stretch = range(min(own), last + 1)
    return [s for s in article.parsed.sentences if s.index in own or (s.index in stretch and s.index not in others)]


def _evidence(sentence: Sentence, parsed: ParsedArticle) -> Evidence:
    return Evidence(parsed.clean.article.text[sentence.begin : sentence.end], sentence.begin, sentence.end)


def _type(g: Group, article: _Article) -> EncounterType:
    """The type told; a talk of untold medium that looks back at a call of the same parties is a call, with a place or noun a meeting."""
    lexicon = load_lexicon()
    persons = sum(actor.kind is ActorKind.PERSON for actor, _ in g.parties.values())
    words = {t.mention.lemma for t in g.told}
    told = (article.parsed.sentences[t.mention.sentence].span.text.lower() for t in g.told)
    if g.type is EncounterType.NEGOTIATION and persons == len(g.parties):
        firm = [t.type for t in g.told if t.mention.lemma not in lexicon.words("word_groups", "agreed")]
        if EncounterType.NEGOTIATION not in firm:
            return next((kind for kind in firm if kind is not EncounterType.ENCOUNTER), EncounterType.MEETING)
    if (
        g.type is EncounterType.SUMMIT
        and persons == len(g.parties) == _TWO
        and not any(word in text for text in told for word in lexicon.words("word_groups", "summits"))
    ):
        return EncounterType.MEETING  # "die Regierungschefs wollen zusammenkommen"
    if g.type is not EncounterType.ENCOUNTER:
        return g.type
    if not persons and len(g.parties) >= _TWO and words & lexicon.words("word_groups", "talks"):
        return EncounterType.NEGOTIATION
    calls = [o for o in article.groups if o.type.is_call and set(o.parties) == set(g.parties)]
    if calls and _own_place(g) is None:
        return calls[0].type
    spoken = all(t.mention.lemma in lexicon.words("word_groups", "spoken") for t in g.told)
    return EncounterType.ENCOUNTER if spoken and _own_place(g) is None else EncounterType.MEETING


def _own_place(g: Group) -> Place | None:
    places = [t.place for t in g.told if t.place is not None]
    return next((p for p in places if p.latitude is not None), places[0] if places else None)


def _place(g: Group, article: _Article) -> tuple[Place | None, str | None]:
    """The place told; else, with the reason, that of the frame, of the encounter before ("dort"), or of the setting."""
    if g.type.is_call:
        return None, None
    own = _own_place(g)
    if own is not None:
        return own, None
    groups = article.groups
    frame = frame_of(g, groups)
    if frame is not None and (framed := _own_place(frame)) is not None:
        return framed, None
    told = _pointed_at(g, article)
    inferred = setting_of(g, groups, article.parsed, article.around, _own_place) if told is None else None
    return inferred or (told, None)


def _pointed_at(g: Group, article: _Article) -> Place | None:
    """The place of "dort": the one told last before, in the sentence or the one before it, else that of the encounter before."""
    there = next((t.mention for t in g.told if t.mention.is_there), None)
    if there is None:
        return None
    near = [
        p for p in article.around.places if there.sentence - 1 <= p.sentence <= there.sentence and p.end <= there.begin
    ]
    cities = [p.place for p in near if not p.is_seat and p.place.latitude is not None]
    if cities:
        return cities[-1]
    before = article.groups[: article.groups.index(g)]
    return next((p for o in reversed(before) if (p := _own_place(o)) is not None), None)


def _date(g: Group, article: _Article) -> DateValue | None:
    """The date told; else that of the frame; else, for news that does not look back, about the day of publication."""
    if g.date is not None:
        return g.date
    frame = frame_of(g, article.groups)
    if frame is not None and frame.date is not None:
        return replace(frame.date, basis=DateBasis.INFERRED)
    published = article.parsed.clean.published
    settled = g.status in (Status.OCCURRED, Status.ONGOING)
    if published is None or not settled or all(t.mention.is_echo for t in g.told):
        return None
    told = any(t.kind == "date" for t in _undated_times(g))  # of a day that does not follow
    day = published if told else _news_day(g, article.groups, published)
    return replace(day, edtf=f"{day.edtf.rstrip('~')}~", basis=DateBasis.INFERRED)


def _news_day(g: Group, groups: Sequence[Group], published: DateValue) -> DateValue:
    """The day that the article tells of: that of the encounter dated last before, in the days up to publication; else this one."""
    before = reversed(groups[: groups.index(g)])
    days = (o.date for o in before if o.status in SETTLED and not all(t.mention.is_echo for t in o.told))
    recent = (d for d in days if d is not None and d.days == 1 and 0 <= (published.latest - d.latest).days <= _RECENT)
    return next(recent, published)
