"""Lists of web addresses, against a server on this machine."""

from __future__ import annotations

import http.server
import time

import pytest

from kg.model import Article, Skip
from kg.read import fetch, read
from tests.listening import Quiet, listening
from tests.read.test_containers import PAGE, split

ROBOTS = "User-agent: *\nDisallow: /geheim\nDisallow: /*?druck\nCrawl-delay: 0.3\n"


@pytest.fixture
def site(monkeypatch):
    """A site that answers by path; ``asked`` are the requests, ``robots`` its rules as status and text."""

    class Site(Quiet, http.server.BaseHTTPRequestHandler):
        robots = (200, ROBOTS)
        asked: list[tuple[str, str, float]] = []  # noqa: RUF012

        def do_GET(self):
            type(self).asked.append((self.path, self.headers["User-Agent"], time.monotonic()))
            if self.path == "/robots.txt":
                self.answer(*self.robots, kind="text/plain")
            elif self.path == "/um":
                self.answer(302, "", Location="/geheim/1")
            elif self.path == "/kreis":
                self.answer(302, "", Location="/kreis")
            elif self.path == "/fern":
                self.answer(302, "", Location="file:///etc/passwd")
            elif self.path == "/bild":
                self.answer(200, "PNG", kind="image/png")
            elif self.path == "/weg":
                self.answer(404, PAGE)
            else:
                self.answer(200, PAGE)

        def answer(self, status, text, kind="text/html; charset=utf-8", **headers):
            body = text.encode()
            self.send_response(status)
            for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

    monkeypatch.setattr(fetch, "PAUSE", 0.0)
    with listening(Site) as address:
        Site.address = address
        yield Site


def fetched(site, folder, *paths):
    lines = [path if ":" in path or not path.startswith("/") else site.address + path for path in paths]
    (folder / "list.urls").write_text("# Seiten\n\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return list(read([folder / "list.urls"], fetch=True))


def test_nothing_is_fetched_unless_asked(site, tmp_path):
    (tmp_path / "list.urls").write_text(f"{site.address}/a\n")
    (skip,) = read([tmp_path])
    assert "--fetch" in skip.reason
    assert not site.asked


def test_pages_are_read_as_html_with_their_address(site, tmp_path):
    articles, skips = split(fetched(site, tmp_path, "/a", "/b"))
    assert not skips
    assert [article.url for article in articles] == [f"{site.address}/a", f"{site.address}/b"]
    assert [article.origin for article in articles] == [f"{tmp_path}/list.urls:{line}" for line in (3, 4)]
    assert articles[0].title == "Ministerin empfängt Kollegen"
    assert articles[0].publisher == "Linzer Blatt"
    assert {agent for _, agent, _ in site.asked} == {fetch.USER_AGENT}
    assert [path for path, _, _ in site.asked] == ["/robots.txt", "/a", "/b"]


def test_robots_are_kept_to_with_wildcards_and_after_redirects(site, tmp_path):
    records = fetched(site, tmp_path, "/geheim/1", "/a?druck=1", "/um", "/a")
    assert [isinstance(record, Article) for record in records] == [False, False, False, True]
    assert all("robots.txt forbids" in record.reason for record in records[:3])
    assert [path for path, _, _ in site.asked] == ["/robots.txt", "/um", "/a"]
    (_, _, first), (_, _, second) = site.asked[1:]
    assert second - first > 0.25


@pytest.mark.parametrize(("status", "is_open"), [(404, True), (403, True), (503, False)])
def test_a_site_without_robots_is_open_and_one_that_does_not_say_is_not(site, tmp_path, status, is_open):
    site.robots = (status, "User-agent: *\nDisallow: /\n")
    (record,) = fetched(site, tmp_path, "/a")
    assert isinstance(record, Article) is is_open


def test_each_failure_is_one_record(site, tmp_path):
    nobody = "http://127.0.0.1:9/a"
    records = fetched(
        site,
        tmp_path,
        "/weg",
        "/kreis",
        "/fern",
        "/bild",
        "kein Link",
        "http://[::/",
        "ftp://a.example/b",
        nobody,
        "/a",
    )
    assert [type(record) for record in records] == [Skip] * 8 + [Article]
    told = [record.reason for record in records[:-1]]
    wanted = [
        "404",
        "redirects",
        "no address",
        "image/png",
        "no address",
        "no address",
        "no address",
        "robots.txt cannot",
    ]
    assert [word in reason for word, reason in zip(wanted, told, strict=True)] == [True] * 8, told


def test_a_page_without_end_is_given_up(site, tmp_path, monkeypatch):
    monkeypatch.setattr(fetch, "MAX_BYTES", 500)
    (skip,) = fetched(site, tmp_path, "/a")
    assert "more than 500 bytes" in skip.reason


def test_a_page_that_trickles_in_is_given_up(site, tmp_path, monkeypatch):
    monkeypatch.setattr(fetch, "_SECONDS", -1.0)
    site.robots = (200, "")
    (skip,) = fetched(site, tmp_path, "/a")
    assert "longer than" in skip.reason
