"""Near-duplicate articles: agency copy is linked, articles on the same matter or of the same make are not."""

from __future__ import annotations

from kg.clean import clean
from kg.consolidate.copies import link_copies
from kg.consolidate.telling import record
from kg.model import Article, ArticleResult

AGENCY = """Merkel telefoniert mit Selenskyj

Berlin (dpa) - Bundeskanzlerin Angela Merkel hat am Dienstag mit dem ukrainischen Präsidenten Wolodymyr Selenskyj
telefoniert. Das teilte ein Regierungssprecher in Berlin mit. Beide hätten sich über die Lage in der Ostukraine
ausgetauscht und die Bedeutung einer Waffenruhe betont. Merkel habe zugesagt, sich weiter für ein Treffen im
Normandie-Format einzusetzen. Ein Termin dafür stehe noch nicht fest, hieß es. Zuletzt hatten die beiden Politiker im
Mai miteinander gesprochen. Selenskyj dankte der Kanzlerin nach Angaben seines Büros für die Unterstützung."""

REPRINT = AGENCY.replace("Merkel telefoniert mit Selenskyj", "Kanzlerin ruft in Kiew an").replace(
    "Das teilte ein Regierungssprecher in Berlin mit.", "Das teilte Regierungssprecher Steffen Seibert am Abend mit."
)

OTHER_PAPER = """Kanzlerin spricht mit Kiew

Von unserem Korrespondenten. Angela Merkel bleibt im Gespräch mit der Ukraine: Am Dienstag griff die Bundeskanzlerin zum
Hörer und sprach mit Präsident Wolodymyr Selenskyj über den Krieg im Osten seines Landes. Eine Waffenruhe sei nötig, so
der Tenor des Telefonats, wie aus Regierungskreisen verlautete. Wann sich die Staats- und Regierungschefs von
Deutschland, Frankreich, Russland und der Ukraine wieder treffen, ist weiter offen. Die Kanzlerin will sich um einen
Termin bemühen. Aus Kiew kam Dank für die deutsche Hilfe, die in den vergangenen Jahren stetig gewachsen ist."""

WEATHER = """Das Wetter in Sachsen

Am {day} ist es in Sachsen {sky}. Die Höchstwerte liegen zwischen {low} und {high} Grad. Der Wind weht {wind} aus
{side}. In der Nacht {night}, die Werte sinken auf {cold} Grad. Im Bergland ist {hills} zu rechnen. Für {next} erwartet
der Deutsche Wetterdienst in Leipzig {outlook}. Autofahrer sollten {advice}. Pollenallergiker müssen {pollen}."""

MONDAY = WEATHER.format(
    day="Montag", sky="meist sonnig und trocken", low=21, high=25, wind="schwach", side="südlichen Richtungen",
    night="bleibt es klar", cold=12, hills="mit einzelnen Wolkenfeldern ohne Regen", next="den Dienstag",
    outlook="eine Fortsetzung des freundlichen Wetters", advice="auf blendende Sonne achten",
    pollen="sich auf starken Flug von Gräsern einstellen",
)  # fmt: skip
FRIDAY = WEATHER.format(
    day="Freitag", sky="grau und regnerisch", low=9, high=13, wind="frisch, in Böen stürmisch", side="Nordwest",
    night="fällt gebietsweise Schnee", cold=1, hills="oberhalb von 800 Metern mit einer Schneedecke", next="das Wochenende",
    outlook="nasskalte Luft und Graupelschauer", advice="die Winterreifen noch am Wagen lassen",
    pollen="dagegen kaum mit Belastungen rechnen",
)  # fmt: skip


def result(name: str, text: str, published: str | None = None) -> ArticleResult:
    return ArticleResult(record(clean(Article(name, text, name, "0" * 64, published))), ())


def links(*results: ArticleResult) -> dict[str, str | None]:
    return {r.article.id: r.article.near_duplicate_of for r in link_copies(results)}


def test_a_reprint_points_to_the_article_that_was_first() -> None:
    told = [result("b", AGENCY, "2019-06-04"), result("a", REPRINT, "2019-06-05"), result("c", AGENCY, "2019-06-06")]
    assert links(*told) == {"b": None, "a": "b", "c": "b"}
    assert links(*reversed(told)) == links(*told)


def test_without_dates_the_smallest_id_is_first() -> None:
    assert links(result("y", REPRINT), result("x", AGENCY)) == {"x": None, "y": "x"}


def test_the_same_news_in_other_words_is_another_article() -> None:
    assert links(result("a", AGENCY), result("b", OTHER_PAPER)) == {"a": None, "b": None}


def test_the_same_form_filled_in_anew_is_another_article() -> None:
    assert links(result("a", MONDAY), result("b", FRIDAY)) == {"a": None, "b": None}


def test_a_few_words_are_too_few_to_compare() -> None:
    assert links(result("a", "Merkel traf Macron."), result("b", "Merkel traf Macron.")) == {"a": None, "b": None}


def test_a_link_goes_when_the_original_goes() -> None:
    linked = link_copies([result("a", AGENCY), result("b", REPRINT)])
    assert links(*linked[1:]) == {"b": None}
