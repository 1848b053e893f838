"""Zones of whole articles, laid out as news pages are when they are scraped. All texts were written for these tests."""

import hashlib
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.clean import clean
from kg.model import Article
from kg.values import DateBasis, ZoneKind

LONG = (
    "Die Ministerin und ihr Gast sprachen nach Angaben beider Seiten mehr als eine Stunde lang über den Ausbau der "
    "Bahn. Danach traten sie vor die Presse. Von einem Durchbruch wollte keiner reden, die Arbeit gehe aber weiter, "
    "hieß es."
)
SECOND = (
    "Im Frühjahr sollen die Fachleute beider Häuser noch einmal zusammenkommen, um über die Kosten zu verhandeln. "
    "Bis dahin bleibt der Vertrag in Kraft, den die Vorgänger vor neun Jahren unterschrieben hatten."
)


def cleaned(text, **told):
    return clean(Article(id="a", text=text, origin="a.txt", sha256=hashlib.sha256(text.encode()).hexdigest(), **told))


def zones(text):
    return [(z.kind, text[z.begin : z.end]) for z in cleaned(text).zones]


def of_kind(text, kind):
    return [part for found, part in zones(text) if found is kind]


def test_headline_date_line_dateline_and_body():
    text = f"Ministerin trifft Kollegen\nDienstag, 3. Mai 2022, 18:05 Uhr\n\nLinz/Graz (APA) - {LONG}\n\n{SECOND}\n"
    article = cleaned(text)
    assert article.headline == "Ministerin trifft Kollegen"
    assert article.published.edtf == "2022-05-03"
    assert article.published.basis is DateBasis.FROM_HEADER
    assert article.dateline_places == ("Linz", "Graz")
    assert article.agencies == ("APA",)
    assert [kind for kind, _ in zones(text)] == [
        ZoneKind.HEADLINE,
        ZoneKind.DATE_LINE,
        ZoneKind.DATELINE,
        ZoneKind.BODY,
        ZoneKind.BODY,
    ]
    assert of_kind(text, ZoneKind.BODY) == [LONG, SECOND]


@pytest.mark.parametrize(
    ("dateline", "places"),
    [
        ("Oslo. ", ["Oslo"]),
        ("Oslo/Bern – ", ["Oslo", "Bern"]),
        ("OSLO (dpa/rtr) | ", ["Oslo"]),
        ("Oslo, 4. Mai (AFP) - ", ["Oslo"]),
        ("Oslo (dpa) ", ["Oslo"]),
        ("OSLO taz | ", ["Oslo"]),
        ("New York (AP) – ", ["New York"]),
        ("Frankfurt am Main (dpa) - ", ["Frankfurt am Main"]),
        ("Oslo, Bern", ["Oslo", "Bern"]),
        ("Oslo", ["Oslo"]),
        ("St. Petersburg (dpa) - ", ["St. Petersburg"]),
        ("Oslo ", ["Oslo"]),
        ("Oslo (AFP) - (AFP) ", ["Oslo"]),
        ("Oslo (dts Nachrichtenagentur) - ", ["Oslo"]),
        ("dpa Oslo. ", ["Oslo"]),
    ],
)
def test_datelines_also_glued_to_the_first_word(dateline, places):
    text = f"Ein Titel für den Artikel\n\n{dateline}{LONG}"
    assert list(cleaned(text).dateline_places) == places
    assert of_kind(text, ZoneKind.BODY) == [LONG]
    assert of_kind(text, ZoneKind.DATELINE) == [dateline.strip()]


@pytest.mark.parametrize(
    "beginning",
    [
        "McDonald hatte die Kollegin am Abend empfangen. ",
        "Der BioNTech-Chef war auch da. ",
        "Merkel – seit Jahren im Amt – empfing den Gast. ",
        "Das Treffen (Dauer: eine Stunde) verlief gut. ",
        "Zum Auftakt sprach die Kanzlerin. ",
    ],
)
def test_what_is_no_dateline(beginning):
    assert cleaned(f"Ein Titel für den Artikel\n\n{beginning}{LONG}").dateline_places == ()


def test_a_kicker_is_not_the_headline():
    assert cleaned(f"Streit um die Bahn\nMinisterin empfängt den Kollegen aus Wien\n\n{LONG}").headline == (
        "Ministerin empfängt den Kollegen aus Wien"
    )


def test_the_line_that_equals_the_title_of_the_container_is_the_headline():
    text = f"Streit um die Bahn\nMinisterin empfängt Kollegen\n\n{LONG}"
    assert cleaned(text, title="Streit um die Bahn").headline == "Streit um die Bahn"
    assert cleaned(LONG, title="Nur dort").headline == "Nur dort"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Die Ministerin (r.) gab ihrem Gast die Hand. (Foto: dpa)", "Die Ministerin (r.) gab ihrem Gast die Hand."),
        ("Die Ministerin am 3. Mai in LinzBild: picture alliance/AP/X. Y", "Die Ministerin am 3. Mai in Linz"),
        ("Die Ministerin und ihr Gast. © Foto: X. Y/Getty Images", "Die Ministerin und ihr Gast."),
        ("Archivbild: Die Ministerin in Linz. Foto: Verlag", "Archivbild: Die Ministerin in Linz."),
        ("Die Ministerin in Linz | Bild: Pool", "Die Ministerin in Linz"),
        ("Die Ministerin und ihr Gast (v. l. n. r.) in Linz.", "Die Ministerin und ihr Gast (v. l. n. r.) in Linz."),
    ],
)
def test_captions_keep_their_sentence_and_lose_the_credit(line, told):
    text = f"Ein Titel für den Artikel\n\n{line}\n\n{LONG}"
    assert of_kind(text, ZoneKind.CAPTION) == [told]
    assert of_kind(text, ZoneKind.BODY) == [LONG]


def test_a_line_above_a_credit_is_a_caption():
    text = (
        f"Ein Titel für den Artikel\n\n{LONG}\n\nDie Ministerin begrüßt den Gast\nBild: picture-alliance/X\n\n{SECOND}"
    )
    assert of_kind(text, ZoneKind.CAPTION) == ["Die Ministerin begrüßt den Gast"]


@pytest.mark.parametrize("mark", ["dpa", "(dpa/afp)", "xy/z (dpa)", "dpa ab cd e1", "Quelle: dpa", "ab/cd", "RND/dpa"])
def test_agency_marks(mark):
    text = f"Ein Titel für den Artikel\n\n{LONG}\n\n{mark}"
    assert "".join(of_kind(text, ZoneKind.AGENCY)).replace(" ", "") == mark.replace(" ", "")
    assert cleaned(text).agencies == (("dpa", "AFP") if "afp" in mark else ("dpa",) if "dpa" in mark else ())


def test_an_agency_in_brackets_at_the_end_of_the_last_paragraph():
    text = f"Ein Titel für den Artikel\n\n{LONG} (dpa)"
    assert of_kind(text, ZoneKind.BODY) == [LONG]
    assert cleaned(text).agencies == ("dpa",)


def test_site_furniture_is_navigation():
    furniture = [
        "Zum Inhalt springen",
        "Startseite > Politik > Ausland",
        "Politik | Sport | Kultur",
        "https://example.org/a",
        "Teilen Drucken Merken",
        "Merkliste",
        "3 Min. Lesezeit",
        "Anzeige",
    ]
    text = "\n".join(furniture) + f"\n\nEin Titel für den Artikel\n\n{LONG}"
    assert of_kind(text, ZoneKind.NAVIGATION) == furniture
    assert cleaned(text).headline == "Ein Titel für den Artikel"


def test_a_header_fragment_and_talk_to_the_reader_before_the_text():
    text = f" date 2019-04 Sie haben den Artikel in Ihre Merkliste aufgenommen. {LONG}"
    assert [kind for kind, _ in zones(text)] == [ZoneKind.DATE_LINE, ZoneKind.NAVIGATION, ZoneKind.BODY]
    assert cleaned(text).published.edtf == "2019-04"
    assert of_kind(text, ZoneKind.BODY) == [LONG]


def test_a_list_of_other_articles_at_the_end_is_never_told():
    text = (
        f"Ein Titel für den Artikel\n\n{LONG}\n\n{SECOND}\n\nMeistgelesene Artikel\n\n"
        "Präsident empfängt Kanzler in Rom\n"
        "Der Präsident hat den Kanzler in Rom empfangen. Beide sprachen über Zölle und über die Wahl im Herbst.\n"
        "Präsident empfängt Kanzler in Rom\nKönig telefoniert mit Papst\n"
    )
    assert of_kind(text, ZoneKind.BODY) == [LONG, SECOND]
    assert len(of_kind(text, ZoneKind.TEASER)) == 4


def test_titles_told_twice_need_no_heading():
    text = (
        f"Ein Titel für den Artikel\n\n{LONG}\n\n{SECOND}\n\n"
        "Präsident empfängt Kanzler in Rom\nDer Präsident hat den Kanzler in Rom empfangen. Beide sprachen lange.\n"
        "Präsident empfängt Kanzler in Rom\n"
    )
    assert of_kind(text, ZoneKind.BODY) == [LONG, SECOND]
    assert of_kind(text, ZoneKind.HEADLINE) == ["Ein Titel für den Artikel"]


def test_the_article_goes_on_after_a_teaser_in_its_midst():
    text = (
        f"Ein Titel für den Artikel\n\n{LONG}\n\nLesen Sie auch: König telefoniert mit Papst\n\n{SECOND}\n\n"
        f"Mehr zum Thema\n+ Präsident empfängt Kanzler\n+ Kanzler reist nach Rom\n\n{LONG}\n\n{SECOND}"
    )
    assert of_kind(text, ZoneKind.BODY) == [LONG, SECOND, LONG, SECOND]
    assert len(of_kind(text, ZoneKind.TEASER)) == 3


def test_a_comments_button_above_the_text_does_not_end_the_article():
    text = f"Ein Titel für den Artikel\nKommentare\nTeilen\n\n{LONG}\n\n{SECOND}"
    assert of_kind(text, ZoneKind.BODY) == [LONG, SECOND]


@pytest.mark.parametrize(
    ("line", "told", "kind"),
    [
        ("Eva Muster/dpa Was haben sie vor?", "Was haben sie vor?", ZoneKind.HEADLINE),
        ("XY/APA (AFP)/EVA MUSTER Die Ministerin in Linz", "Die Ministerin in Linz", ZoneKind.HEADLINE),
        ("AboDie Ministerin trifft ihren Gast", "Die Ministerin trifft ihren Gast", ZoneKind.HEADLINE),
        (
            "später lesen Ministerin trifft Gast FOTO: rtr, dn/ 2022-05-03T18:22+0100",
            "Ministerin trifft Gast",
            ZoneKind.CAPTION,
        ),
        ("Die Ministerin wartete lange. AFP; Files; Eva Muster", "Die Ministerin wartete lange.", ZoneKind.CAPTION),
    ],
)
def test_marks_that_scraping_glues_to_a_line_are_cut_off(line, told, kind):
    assert (kind, told) in zones(f"{line}\n\n{LONG}")


@pytest.mark.parametrize("front", ["03.05.2022 ", "03.05.2022 18:15 Uhr | ", "03.05.22 - "])
def test_a_day_in_front_of_the_first_line_only(front):
    text = f"{front}{LONG}\n\n{SECOND}"
    assert cleaned(text).published.edtf == "2022-05-03"
    assert of_kind(text, ZoneKind.BODY) == [LONG, SECOND]
    assert cleaned(f"Ein Titel für den Artikel\n\n{LONG}\n\n{front}{SECOND}").published is None


def test_an_agency_in_front():
    text = f"dpa . {LONG}"
    assert of_kind(text, ZoneKind.BODY) == [LONG]
    assert cleaned(text).agencies == ("dpa",)


def test_the_time_of_a_broadcast_below_the_text():
    text = f"Ein Titel für den Artikel\n\n{LONG}\n\n{SECOND}\n\ntagesschau 15:00 Uhr, 03.05.2022\n"
    assert cleaned(text).published.edtf == "2022-05-03"


def test_time_stamps_in_a_line_give_the_day():
    assert (
        cleaned(f"Ministerin trifft Gast 2022-05-03T18:22+0100 2022-05-04T07:40Z\n\n{LONG}").published.edtf
        == "2022-05-03"
    )


def test_the_line_below_a_zoom_button_and_lines_above_a_credit_are_captions():
    text = f"+\nDie Ministerin hat telefoniert\n\nEin Titel für den Artikel\n\nDie Ministerin wartet.\n\n(Foto: dpa)\n\n{LONG}"
    assert of_kind(text, ZoneKind.CAPTION) == ["Die Ministerin hat telefoniert", "Die Ministerin wartet."]
    assert cleaned(text).headline == "Ein Titel für den Artikel"


@pytest.mark.parametrize(
    "line",
    [
        "Um den ganzen Artikel zu lesen, benötigen Sie ein Abo. Wenn Sie schon eins haben, loggen Sie sich bitte ein.",
        "Erhalten Sie Zugriff auf alle Inhalte in unserer App.",
        "Wir verwenden Cookies. Mehr dazu in unserer Datenschutzerklärung",
        "Dürfen wir Sie in Ihrem Browser informieren? Sie erhalten täglich eine Benachrichtigung.",
        "Rubrik:   Politik",
        "Schlagworte: Bahn, Kosten",
        "-0%1%2%3%4%5%6%",
        "Diese Diskussion ist geschlossen. Kommentieren ist nicht mehr möglich.",
        "Empfohlener externer Inhalt",
    ],
)
def test_talk_about_the_site_is_navigation(line):
    text = f"Ein Titel für den Artikel\n\n{LONG}\n\n{line}\n\n{SECOND}"
    assert "".join(of_kind(text, ZoneKind.NAVIGATION)).replace(" ", "") == line.replace(" ", "")
    assert of_kind(text, ZoneKind.BODY) == [LONG, SECOND]


@pytest.mark.parametrize(
    "line",
    [
        "Die Kommission sprach von einer Registrierung der Wähler, die hier und dort nicht gelungen sei, und rügte sie.",
        "Über Cookies und Datenschutz sprachen die Minister nicht, sagte ihr Sprecher. Es sei um Zölle gegangen.",
    ],
)
def test_news_with_words_of_sites_is_told(line):
    text = f"Ein Titel für den Artikel\n\n{LONG}\n\n{line}\n\n{SECOND}"
    assert of_kind(text, ZoneKind.BODY) == [LONG, line, SECOND]


def test_bylines_with_place_and_day():
    article = cleaned(f"Eva Muster, Linz 03.05.2022 / Ausland\n\nEin Titel für den Artikel\n\n{LONG}")
    assert article.headline == "Ein Titel für den Artikel"
    assert article.published.edtf == "2022-05-03"


def test_a_title_with_a_season_is_no_date_line():
    text = f"Zwölfter Spieltag der Bundesliga in der Saison 2010-11\n\n{LONG}"
    assert cleaned(text).published is None


def test_days_of_other_articles_are_no_day_of_publication():
    text = f"Ein Titel für den Artikel\n\n{LONG}\n\n{SECOND}\n\nMehr zum Thema\n3. Mai 2022\nKönig trifft Papst\n"
    assert cleaned(text).published is None


def test_subheadings_are_told():
    text = f"Ein Titel für den Artikel\n\n{LONG}\n\nStreit um die Kosten\n\n{SECOND}"
    assert of_kind(text, ZoneKind.HEADLINE) == ["Ein Titel für den Artikel", "Streit um die Kosten"]


def test_hard_line_breaks_do_not_cut_sentences():
    paragraphs = [textwrap.fill(part, 64) for part in (LONG, SECOND, LONG)]
    text = "Ein Titel für den Artikel\n\n" + "\n\n".join(paragraphs)
    assert of_kind(text, ZoneKind.BODY) == paragraphs


@pytest.mark.parametrize(
    ("told", "expected", "basis"),
    [
        ({"published": "2020-01-05T10:00:00Z"}, "2020-01-05", DateBasis.STATED),
        ({"url": "https://example.org/politik/2020/01/05/treffen.html"}, "2020-01-05", DateBasis.FROM_HEADER),
    ],
)
def test_the_day_from_metadata_or_address(told, expected, basis):
    value = cleaned(f"Ein Titel für den Artikel\n\n{LONG}", **told).published
    assert (value.edtf, value.basis) == (expected, basis)


def test_metadata_beats_the_option_and_the_option_beats_the_date_line():
    article = Article("a", f"Ein Titel für den Artikel\n3. Mai 2022\n\n{LONG}", "a.txt", "0")
    assert clean(article, published="2022-05-01").published.edtf == "2022-05-01"
    stated = Article("a", article.text, "a.txt", "0", published="2022-04-30")
    assert clean(stated, published="2022-05-01").published.edtf == "2022-04-30"


def test_the_day_of_publication_beats_the_day_of_an_update():
    text = f"Ein Titel für den Artikel\nAktualisiert am 5. Mai 2022\nVeröffentlicht am 3. Mai 2022\n\n{LONG}"
    assert cleaned(text).published.edtf == "2022-05-03"


def test_a_day_in_running_text_is_no_day_of_publication():
    assert cleaned(f"Ein Titel für den Artikel\n\nAm 3. Mai 2022 kamen sie zusammen. {LONG}").published is None


LINES = st.sampled_from(
    [
        LONG,
        "Mehr zum Thema",
        "Kommentare",
        "König trifft Papst",
        "(dpa)",
        "Foto: dpa",
        "3. Mai 2022",
        "Oslo. Der König kam.",
        " date 2019-04 Der König kam.",
        "x",
        "",
        "© y",
        "Lesen Sie auch: z",
        "+",
        "Der König (l.) kam. (Foto: dpa)",
        "\u2028\r",
        "König trifft Papst…",
    ]
)


@given(st.lists(LINES | st.text(max_size=60), max_size=12), st.sampled_from(["\n", "\r\n", "\n\n"]))
def test_zones_are_ordered_disjoint_and_cover_every_visible_character(lines, newline):
    text = newline.join(lines)
    covered = set()
    end_before = 0
    for zone in cleaned(text).zones:
        assert end_before <= zone.begin < zone.end <= len(text)
        assert text[zone.begin : zone.end] == text[zone.begin : zone.end].strip()
        covered.update(range(zone.begin, zone.end))
        end_before = zone.end
    assert all(position in covered for position, character in enumerate(text) if not character.isspace())


@pytest.mark.parametrize(
    "opener", ["Bundeskanzlerin Angela Merkel", "US-Präsident Donald Trump", "Angesichts der Lage"]
)
def test_a_city_glued_to_any_word_is_a_dateline(opener):
    text = f"Ein Titel für den Artikel\n\nWashington{opener} hat lange gesprochen. {LONG}"
    assert cleaned(text).dateline_places == ("Washington",)
    assert of_kind(text, ZoneKind.BODY) == [f"{opener} hat lange gesprochen. {LONG}"]
