"""HTML, CSV, feeds, WARC, archives, standard input, and texts in other languages."""

import gzip
import io
import json
import subprocess
import sys
import tarfile
import zipfile

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from kg.model import Article, Skip
from kg.read import archive, read

TEXT = (
    "Die Ministerin hat ihren Kollegen am Dienstag in Linz empfangen. Beide sprachen nach Angaben ihrer Häuser über den "
    "Ausbau der Bahn und über die Kosten, die in den vergangenen Jahren stark gestiegen sind."
)
PAGE = f"""<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Ministerin empfängt Kollegen</title>
<meta property="og:site_name" content="Linzer Blatt"><meta property="article:published_time" content="2022-05-03T18:00:00+02:00">
<link rel="canonical" href="https://blatt.example/politik/treffen"></head><body><nav><a href="/">Startseite</a></nav>
<article><h1>Ministerin empfängt Kollegen</h1><p>{TEXT}</p><p>{TEXT.replace("Dienstag", "Mittwoch")}</p></article>
<footer>Impressum</footer></body></html>"""


def split(records):
    records = list(records)
    return [r for r in records if isinstance(r, Article)], [r for r in records if isinstance(r, Skip)]


def test_a_saved_page_gives_text_and_metadata(tmp_path):
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "empty.html").write_text("<html><body></body></html>")
    (article,), (skip,) = split(read([tmp_path]))
    assert article.text.startswith("Ministerin empfängt Kollegen\n")
    assert TEXT in article.text
    assert "Impressum" not in article.text
    assert (article.id, article.publisher, article.published) == ("page", "Linzer Blatt", "2022-05-03")
    assert article.url == "https://blatt.example/politik/treffen"
    assert "no article" in skip.reason


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_gives_an_article_for_each_row(tmp_path, delimiter):
    rows = [
        ["ID", "Text", "published"],
        ["a", f'"{TEXT}\n\nZweiter ""Absatz""."', "2022-05-03"],
        ["b", '""', ""],
        ["", f'"{TEXT}"', ""],
    ]
    (tmp_path / "t.csv").write_text("\r\n".join(delimiter.join(row) for row in rows), encoding="utf-8-sig", newline="")
    articles, skips = split(read([tmp_path]))
    assert [a.id for a in articles] == ["a", "t-6"]
    assert articles[0].text == f'{TEXT}\n\nZweiter "Absatz".'
    assert articles[0].published == "2022-05-03"
    assert [s.article_id for s in skips] == ["b"]


def test_a_table_without_text_is_skipped_with_its_header(tmp_path):
    (tmp_path / "t.csv").write_text("name,age\nx,1\n")
    _, (skip,) = split(read([tmp_path]))
    assert "name, age" in skip.reason


def test_a_feed_gives_an_article_for_each_entry(tmp_path):
    body = f"<title>Treffen in Linz</title><description>&lt;p&gt;{TEXT}&lt;/p&gt;</description>"
    entry = f"<guid>https://blatt.example/1</guid>{body}<pubDate>Tue, 03 May 2022 18:00:00 +0200</pubDate>"
    feed = f"<rss version='2.0'><channel><title>Blatt</title><item>{entry}</item></channel></rss>"
    (tmp_path / "feed.xml").write_text(feed, encoding="utf-8")
    (tmp_path / "other.xml").write_text("<note>x</note>")
    (article,), (skip,) = split(read([tmp_path]))
    assert article.text == f"Treffen in Linz\n\n{TEXT}"
    assert (article.publisher, article.id) == ("Blatt", "https-blatt-example-1")
    assert "2022" in article.published
    assert "not an RSS" in skip.reason


def test_a_web_archive_gives_an_article_for_each_page(tmp_path):
    with (tmp_path / "crawl.warc.gz").open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for url, kind, payload in (
            ("https://a.example/1", "text/html", PAGE),
            ("https://a.example/2.png", "image/png", "x"),
        ):
            headers = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.0")
            writer.write_record(
                writer.create_warc_record(url, "response", io.BytesIO(payload.encode()), http_headers=headers)
            )
    (article,), skips = split(read([tmp_path]))
    assert article.url == "https://a.example/1"
    assert TEXT in article.text
    assert not skips


def test_archives_are_read_as_folders_are(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as packed:
        packed.writestr("../../evil/one.txt", TEXT)
        packed.writestr("news.jsonl", json.dumps({"id": "two", "text": TEXT}) + "\n{")
        packed.writestr("__MACOSX/one.txt", "x")
    with tarfile.open(tmp_path / "b.tar.gz", "w:gz") as packed:
        info = tarfile.TarInfo("three.txt")
        info.size = len(TEXT.encode())
        packed.addfile(info, io.BytesIO(TEXT.encode()))
    (tmp_path / "four.txt.gz").write_bytes(gzip.compress(TEXT.encode()))
    (tmp_path / "broken.zip").write_bytes(b"PK\x03\x04 and no more")
    (tmp_path / "broken.txt.gz").write_bytes(b"no gzip")
    articles, skips = split(read([tmp_path]))
    assert {a.id for a in articles} == {"one", "two", "three", "four"}
    assert {a.text for a in articles} == {TEXT}
    origins = {s.origin.removeprefix(str(tmp_path)) for s in skips}
    assert origins == {"/a.zip!news.jsonl:2", "/broken.zip", "/broken.txt.gz"}
    assert not list(tmp_path.parent.rglob("evil"))


def test_a_file_that_swells_is_not_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "MAX_MEMBER_BYTES", 1000)
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("bomb.txt", "a" * 1_000_000)
    _, (skip,) = split(read([tmp_path]))
    assert "too long" in skip.reason


@pytest.mark.parametrize(
    ("data", "ids"),
    [(TEXT, ["stdin"]), (json.dumps({"id": "a", "text": TEXT}) + "\n" + json.dumps({"text": TEXT}), ["a", "stdin-2"])],
)
def test_standard_input_is_a_text_or_json_lines(data, ids):
    code = "from kg.read import read; print([record.id for record in read(['-'])])"
    done = subprocess.run([sys.executable, "-c", code], input=data.encode(), capture_output=True, check=True)
    assert done.stdout.decode().strip() == str(ids)


OTHERS = {
    "en": "The minister received her colleague in Linz on Tuesday. Both spoke about the costs of the railway, which have risen. "
    * 3,
    "fr": "La ministre a reçu son collègue mardi à Linz. Ils ont parlé des coûts du chemin de fer, qui ont beaucoup augmenté. "
    * 3,
    "nl": "De minister heeft dinsdag haar collega in Linz ontvangen. Beiden spraken over de kosten van het spoor, die stegen. "
    * 3,
}


def test_texts_in_other_languages_are_skipped_with_a_record(tmp_path):
    for language, text in {**OTHERS, "de": TEXT, "short": "Merkel traf Macron."}.items():
        (tmp_path / f"{language}.txt").write_text(text, encoding="utf-8")
    articles, skips = split(read([tmp_path]))
    assert [a.id for a in articles] == ["de", "short"]
    assert {(s.article_id, s.reason.split("'")[1]) for s in skips} == {(code, code) for code in OTHERS}
    articles, _ = split(read([tmp_path], any_language=True))
    assert len(articles) == 5
