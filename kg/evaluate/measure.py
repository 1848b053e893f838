"""The measures: what is found, what is right of it, and how encounters are grouped.

Per article the told encounters are paired with the gold events one to one so that the total likeness is highest. A pair
needs the same family (call, in person) and participants with F1 of at least 0.5.

lenient   F1 of detection: pairs found; ``precision`` and ``recall`` are its parts
strict    F1 where a pair counts only with participants F1 of at least 0.8, status right and date compatible
cluster   B-cubed F1 of the grouping of paired events into encounters, over all articles (Bagga and Baldwin 1998)
alarms    encounters told in articles whose gold has none
The rest are accuracies, or F1 for lists, over the pairs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.evaluate.assign import pair_up
from kg.evaluate.edtf import Bounds
from kg.evaluate.gold import GoldArticle, GoldEvent
from kg.evaluate.names import Named, shared
from kg.evaluate.told import Told
from kg.values import EncounterType

_CALLS = {t.value for t in EncounterType if t.is_call}
_OPEN = {"Other", EncounterType.ENCOUNTER.value}
_VAGUE_DAYS = 60


@dataclass
class Scores:
    """Counts over all articles; ``figures`` turns them into measures."""

    counts: Counter[str] = field(default_factory=Counter)
    grouping: list[tuple[str, str]] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    articles: int = 0

    def figures(self) -> dict[str, float]:
        """Every measure by name; counts are whole numbers, the rest lie between 0 and 1."""
        n = self.counts
        precision, recall, lenient = prf(n["pairs"], n["predicted"], n["gold"])
        return {
            "articles": self.articles,
            "gold": n["gold"],
            "predicted": n["predicted"],
            "lenient": lenient,
            "precision": precision,
            "recall": recall,
            "strict": prf(n["strict"], n["predicted"], n["gold"])[2],
            "participants": self._f1("participants"),
            "date": _share(n["date"], n["pairs"]),
            "status": _share(n["status"], n["pairs"]),
            "type": _share(n["type"], n["pairs"]),
            "place": _share(n["place"], n["place gold"]),
            "initiator": _share(n["initiator"], n["initiator gold"]),
            "topics": self._f1("topics"),
            "claimants": self._f1("claimants"),
            "cluster": b_cubed(self.grouping),
            "alarms": n["alarms"],
        }

    def _f1(self, slot: str) -> float:
        n = self.counts
        return prf(n[f"{slot} hit"], n[f"{slot} told"], n[f"{slot} gold"])[2]

    def add_list(self, slot: str, hit: int, told: int, gold: int) -> None:
        """Count a slot that holds a list."""
        self.counts.update({f"{slot} hit": hit, f"{slot} told": told, f"{slot} gold": gold})


def measure(told: Mapping[str, tuple[Told, ...]], gold: Iterable[GoldArticle]) -> Scores:
    """Compare what the graph tells with the gold; articles of the graph without gold are left out."""
    scores = Scores()
    for article in gold:
        scores.articles += 1
        _measure_article(scores, article, told.get(article.id, ()))
    return scores


def prf(hit: int, told: int, gold: int) -> tuple[float, float, float]:
    """Precision, recall and F1; 0 where nothing is there."""
    precision, recall = _share(hit, told), _share(hit, gold)
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def b_cubed(grouping: list[tuple[str, str]]) -> float:
    """B-cubed F1 of pairs (gold cluster, told encounter)."""
    if not grouping:
        return 0.0
    both, gold, told = Counter(grouping), Counter(g for g, _ in grouping), Counter(t for _, t in grouping)
    precision = sum(n * n / told[t] for (_, t), n in both.items()) / len(grouping)
    recall = sum(n * n / gold[g] for (g, _), n in both.items()) / len(grouping)
    return 2 * precision * recall / (precision + recall)


def dates_agree(told: Bounds | None, gold: Bounds | None) -> bool:
    """Overlap, and not much vaguer than the gold; a span of more than two months counts as no date."""
    if gold is None or told is None:
        other = told or gold
        return other is None or (other[1] - other[0]).days > _VAGUE_DAYS
    if told[1] < gold[0] or told[0] > gold[1]:
        return False
    return (told[1] - told[0]).days + 1 <= 4 * ((gold[1] - gold[0]).days + 1) + 3


def _measure_article(scores: Scores, article: GoldArticle, told: tuple[Told, ...]) -> None:
    n = scores.counts
    wanted = [e for e in article.events if not e.is_optional]
    n["predicted"] += len(told)
    n["gold"] += len(wanted)
    n["alarms"] += 0 if article.events else len(told)
    pairs = pair_up(told, article.events, _likeness)
    for mine, event in pairs:
        if event.is_optional:
            n["predicted"] -= 1
        else:
            scores.grouping.append((event.cluster, mine.iri))
            _measure_pair(scores, article.id, mine, event)
    found, used = {e.id for _, e in pairs}, {t.iri for t, _ in pairs}
    for event in wanted:
        if event.id not in found:
            scores.errors.append(f"{article.id}: missed {event.id} ({_words(event.types)}): {event.evidence[:110]}")
    for mine in told:
        if mine.iri not in used:
            scores.errors.append(f"{article.id}: extra {mine.iri.rsplit('/', 1)[-1]} ({_words(mine.statuses)})")


def _measure_pair(scores: Scores, article: str, told: Told, gold: GoldEvent) -> None:
    n = scores.counts
    mine = _parties(told, gold)
    hit = shared(mine, gold.participants)
    f1 = prf(hit, len(mine), len(gold.participants))[2]
    date, status = _date_right(told, gold), bool(told.statuses & gold.statuses)
    parties = f1 >= 0.8 or not gold.participants
    n.update(pairs=1, date=date, status=status, type=bool(told.types & gold.types), strict=parties and date and status)
    if gold.places:
        n.update({"place gold": 1, "place": shared(told.places, gold.places) > 0})
    if gold.initiator:
        n.update({"initiator gold": 1, "initiator": shared(told.initiator, [gold.initiator]) > 0})
    scores.add_list("participants", hit, len(mine), len(gold.participants))
    scores.add_list("topics", len(pair_up(told.topics, gold.topics, _is_like)), len(told.topics), len(gold.topics))
    scores.add_list("claimants", shared(told.claimants, gold.claimants), len(told.claimants), len(gold.claimants))
    if not (parties and date and status):
        scores.errors.append(
            f"{article}: {gold.id}: participants {f1:.2f}, date {_span(told.bounds)} for {_span(gold.dates[0])}, "
            f"status {_words(told.statuses)} for {_words(gold.statuses)}"
        )


def _likeness(told: Told, gold: GoldEvent) -> float:
    families = _family(told.types), _family(gold.types)
    if "open" not in families and families[0] != families[1]:
        return 0.0
    mine = _parties(told, gold)
    f1 = prf(shared(mine, gold.participants), len(mine), len(gold.participants))[2] if gold.participants else 0.5
    if f1 < 0.5:
        return 0.0
    date, kind, status = _date_right(told, gold), bool(told.types & gold.types), bool(told.statuses & gold.statuses)
    return 0.5 * f1 + 0.3 * date + 0.1 * kind + 0.1 * status


def _parties(told: Told, gold: GoldEvent) -> list[Named]:
    """Told participants without those that a careful reader could defend."""
    return [
        p
        for p in told.participants
        if any(p.means(g) for g in gold.participants) or not any(p.means(g) for g in gold.defensible)
    ]


def _date_right(told: Told, gold: GoldEvent) -> bool:
    return any(dates_agree(told.bounds, date) for date in gold.dates)


def _family(types: frozenset[str]) -> str:
    if types & _CALLS:
        return "call"
    return "open" if types <= _OPEN else "in person"


def _is_like(told: Named, gold: str) -> float:
    return float(told.is_like(gold))


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _span(days: Bounds | None) -> str:
    return f"{days[0]}/{days[1]}" if days else "none"


def _words(values: frozenset[str]) -> str:
    return ", ".join(sorted(values))
