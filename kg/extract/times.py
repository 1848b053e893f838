"""Time expressions of a sentence, and which of them belong to an encounter told in it."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.mention_words import words as names
from kg.lang.de.dates import tag
from kg.parse import syntax
from kg.values import DateBasis, TimeExpression

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from kg.extract.lexicon import Lexicon
    from kg.extract.triggers import Trigger
    from kg.model import Sentence
    from kg.values import DateValue

_MONTH = 28  # days
_FEBRUARY = 2
_YEARLY = 92  # days of the longest period that comes once a year, a season
_NEARBY = 250  # characters in which a day told before is meant by "am Abend"
_NEWS = 3  # days before publication
_WEEK = dt.timedelta(days=7)
_SINCE = 4  # words from "seit" to its date: "seit dem Amtsantritt im Mai"
_PHRASE = 4  # words from a preposition to its noun: "innerhalb der ersten 100 Tage"
_CLAUSE_BREAK = re.compile(r"[,;:.–]")


def find_times(sentence: Sentence, published: DateValue | None, lexicon: Lexicon) -> tuple[TimeExpression, ...]:
    """Time expressions with article offsets; a date inside a seit-phrase ("seit dem Amtsantritt im Mai") only bounds a time.

    So does a duration behind "innerhalb".
    """
    text = sentence.span.text
    found: list[TimeExpression] = []
    for t in tag(text, published):
        head = _CLAUSE_BREAK.split(text[: t.begin])[-1].lower().split()
        kind = t.kind
        if kind == "date" and lexicon.words("since", "words") & set(head[-_SINCE:]):
            kind = "since"
        elif kind == "date" and _is_thing(t.text, head, lexicon):
            kind = "mention"
        elif kind == "duration" and lexicon.words("within", "words") & set(head[-_PHRASE:]):
            kind = "within"
        found.append(replace(t, begin=t.begin + sentence.begin, end=t.end + sentence.begin, kind=kind))
    return (*found, *(() if any(t.kind == "date" for t in found) else _parts_of_day(sentence, lexicon)))


def _parts_of_day(sentence: Sentence, lexicon: Lexicon) -> Iterator[TimeExpression]:
    """ "am Abend", "in der Nacht": of the day told before, so without a value here."""
    low = sentence.span.text.lower()
    for part in lexicon.words("same_day", "parts"):
        begin = low.find(part)
        if begin >= 0 and not low[begin + len(part) : begin + len(part) + 1].isalpha():
            begin += sentence.begin
            yield TimeExpression(
                sentence.span.text[begin - sentence.begin :][: len(part)], begin, begin + len(part), None
            )


def in_narrative(
    times: Sequence[TimeExpression],
    before: Sequence[TimeExpression],
    published: DateValue | None,
    lexicon: Lexicon,
) -> tuple[TimeExpression, ...]:
    """Times that count from the day told before, not from the day of publication; ``before`` are those of the sentences before.

    "Am 14. März 2018 ... Am 2. Mai folgte ..." goes on in 2018; "am selben Tag" is the day told last.
    """
    days = [t for t in before if t.kind == "date" and t.value is not None and t.value.days == 1]
    if not days or days[-1].value is None:
        return tuple(times)
    last, told = days[-1].value, _YEAR.search(days[-1].text)
    found = []
    for t in times:
        if t.text.lower() in lexicon.words("same_day", "words") | lexicon.words("same_day", "parts"):
            found.append(replace(t, value=_day_told(days, t, published)))
        elif t.value is None and (days_off := _days_off(t.text.lower(), lexicon)):
            found.append(replace(t, value=_moved(_day_told(days, t, published) or last, days_off)))
        elif told and t.value is not None and _DAY.match(t.text) and _YEAR.search(t.text) is None:
            found.append(replace(t, value=_in_year(t.value, last) or t.value))
        else:
            found.append(t)
    return tuple(found)


def _day_told(days: Sequence[TimeExpression], time: TimeExpression, published: DateValue | None) -> DateValue | None:
    """The day that "am Abend" is of: the one told right before, else the last one that is news, else the last."""
    if time.begin - days[-1].end <= _NEARBY or published is None:
        return days[-1].value
    recent = [t for t in days if t.value and 0 <= (published.latest - t.value.latest).days <= _NEWS]
    return (recent or days)[-1].value


def _days_off(text: str, lexicon: Lexicon) -> int:
    """ "am Vortag", "tags darauf": a day before or after the day told before; else 0."""
    if text.endswith(tuple(lexicon.words("same_day", "day_before"))):
        return -1
    return 1 if text.endswith(tuple(lexicon.words("same_day", "day_after"))) else 0


def _moved(value: DateValue, days: int) -> DateValue:
    day = value.earliest + dt.timedelta(days=days)
    return replace(value, edtf=day.isoformat(), earliest=day, latest=day)


def before_publication(
    times: Sequence[TimeExpression], trigger: Trigger, published: DateValue | None, lexicon: Lexicon
) -> tuple[TimeExpression, ...]:
    """Dates without a year that would lie ahead, told in the pluperfect, are those a year or week before.

    "Zuletzt hatten sie im Februar telefoniert", written in December; also those that a clause with "wo" in the past leans on.
    """
    verb = trigger.predicate
    if published is None or verb is None or trigger.noun is not None or syntax.tense(verb) != "past":
        return tuple(times)
    helpers = syntax.auxiliaries(verb)
    pluperfect = len(helpers) == 1 and helpers[0].lower_ in lexicon.words("pluperfect", "auxiliaries")
    if not pluperfect and outer_clause(verb) is None:
        return tuple(times)
    return tuple(_earlier(t, published.latest) for t in times)


def _earlier(time: TimeExpression, day: dt.date) -> TimeExpression:
    value = time.value
    if value is None or value.earliest <= day or time.kind != "date" or _YEAR.search(time.text):
        return time
    if value.days == 1 and value.basis is DateBasis.FROM_TENSE:
        moved = value.earliest - _WEEK
        return replace(time, value=replace(value, edtf=moved.isoformat(), earliest=moved, latest=moved))
    last_year = value.earliest.replace(year=value.earliest.year - 1, day=1)
    shifted = _in_year(value, replace(value, earliest=last_year)) if value.days <= _YEARLY else None
    return replace(time, value=shifted) if shifted is not None else time


def _in_year(value: DateValue, last: DateValue) -> DateValue | None:
    """The same day or month in the year of a day before, where it comes after that day."""
    year = last.earliest.year
    earliest, latest = _of_year(value.earliest, year), _of_year(value.latest, year)
    if earliest < last.earliest or value.earliest.year != value.latest.year:
        return None
    edtf = value.edtf.replace(str(value.earliest.year), str(year))
    return replace(value, edtf=edtf, earliest=earliest, latest=latest)


def _of_year(day: dt.date, year: int) -> dt.date:
    """The day in another year; 29 February is the last of the month."""
    last = day.month == _FEBRUARY and (day + dt.timedelta(days=1)).day == 1
    return dt.date(year, _FEBRUARY + 1, 1) - dt.timedelta(days=1) if last else day.replace(year=year)


def of_the_encounter(times: Sequence[TimeExpression], noun: Token, sentence: Sentence) -> tuple[TimeExpression, ...]:
    """Times of a noun in a clause that calls it off: "sagte am Dienstag das Treffen am Freitag ab" tells two days.

    Those inside its noun phrase or right behind it, and those with "für".
    """
    first, last = syntax.noun_phrase(noun)
    begin, end = (
        sentence.offset + noun.doc[first].idx,
        sentence.offset + noun.doc[last - 1].idx + len(noun.doc[last - 1]),
    )
    text, kept = sentence.span.text, []
    for t in times:
        words = text[: t.begin - sentence.begin].split()[-2:]
        behind = text[: t.begin - sentence.begin].split()[-3:]
        if begin <= t.begin < end or "für" in words or noun.text in behind:
            kept.append(t)
    return tuple(kept)


def leans_back(time: TimeExpression) -> bool:
    """True for a date that may count from a day told before: without a year, or without a value."""
    return time.value is None or (_DAY.match(time.text) is not None and _YEAR.search(time.text) is None)


_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DAY = re.compile(r"\d{1,2}\.\s*(?:(?:und|bis|/|[–-])\s*\d{1,2}\.\s*)?[A-Z]")


def _is_thing(text: str, head: Sequence[str], lexicon: Lexicon) -> bool:
    """ "über den kommenden Winter": with an article and no preposition of time a period is spoken about, not a date."""
    if not head or head[-1] not in lexicon.words("article", "words") or text[0].isdigit():
        return False
    return len(head) < 2 or head[-2] not in lexicon.words("temporal_prepositions", "words")


def own_times(
    times: Sequence[TimeExpression], trigger: Trigger, clause: tuple[int, int], sentence: Sentence
) -> tuple[TimeExpression, ...]:
    """Times of the trigger's own clause; where it has none, those of the stretch of text that belongs to it."""
    tokens = [*syntax.clause(trigger.predicate if trigger.predicate is not None else trigger.token), trigger.token]
    begins = {sentence.offset + t.idx for t in tokens}
    turn = next((t.idx for t in sentence.span if t.lower_ == "sondern"), None)
    if turn is not None:
        times = [t for t in times if t.begin > sentence.offset + turn] or times
    times = [t for t in times if not _is_of_another(t, trigger, sentence)]
    inside = tuple(t for t in times if any(t.begin <= b < t.end for b in begins))
    inside = inside or tuple(t for t in times if clause[0] <= t.begin < clause[1])
    inside = _unparted(inside, trigger, sentence) or inside
    return inside or _shared(times, trigger, sentence)


def _unparted(times: tuple[TimeExpression, ...], trigger: Trigger, sentence: Sentence) -> tuple[TimeExpression, ...]:
    """Of several dates those that no comma parts from the trigger: "Am Freitag empfängt ihn X, am Samstag Y"."""
    here = trigger.token.idx + sentence.offset
    commas = [sentence.offset + t.idx for t in sentence.span if t.text == ","]
    return tuple(
        t for t in times if len(times) > 1 and not any(min(t.end, here) <= c < max(t.begin, here) for c in commas)
    )


def _shared(times: Sequence[TimeExpression], trigger: Trigger, sentence: Sentence) -> tuple[TimeExpression, ...]:
    """Times of the verb that a joined verb takes its subject from: "reist am Samstag nach Verona und trifft dort ..."."""
    verb = trigger.predicate
    if verb is None or trigger.noun is not None:
        return ()
    if (outer := outer_clause(verb)) is not None:
        begins = {sentence.offset + t.idx for t in outer}
        return tuple(t for t in times if any(t.begin <= b < t.end for b in begins))
    if syntax.own_subjects(verb):
        return ()
    joined = [t for t in syntax.conjuncts(verb) if t.i < verb.i and t.pos_ in ("VERB", "AUX")]
    begins = {sentence.offset + t.idx for v in joined[-1:] for t in syntax.clause(v) if t.i < verb.i}
    return tuple(t for t in times if any(t.begin <= b < t.end for b in begins))


def outer_clause(verb: Token) -> list[Token] | None:
    """The clause around a clause with "wo", in whose place and time it goes on: "in Bamako auftreten, wo ihn X empfing"; else None."""
    inner = syntax.clause(verb)
    opens = next((t for t in inner if not t.is_punct), None)
    if opens is None or opens.lower_ != "wo" or opens.i == opens.sent.start:
        return None
    return [t for t in syntax.clause(opens.nbor(-2)) if t.i < opens.i] if opens.i - 2 >= opens.sent.start else None


def _is_of_another(time: TimeExpression, trigger: Trigger, sentence: Sentence) -> bool:
    """A month or year that the parse hangs on another noun ("die Präsidentenwahl im Jahr 2016") dates that noun."""
    if time.value is None or time.value.days < _MONTH:
        return False
    words = [t for t in sentence.span if time.begin <= sentence.offset + t.idx < time.end]
    outside = next((t.head for t in words if t.head not in words), None)
    if outside is None or outside == trigger.token or outside.ent_type_ == "PER" or names().office(outside.text):
        return False  # nobody is "the head of government in July"
    return outside.pos_ in ("NOUN", "PROPN")
