from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
import tomllib
from html.parser import HTMLParser
from pathlib import Path

import pytest
from rdflib import RDFS, Graph, Literal, URIRef

from kg.errors import OutputError, UsageError
from kg.network import read_network
from kg.view import render, view_model
from kg.view.page import HERE, LANGUAGES, SCRIPTS, _engine, page, write_page
from kg.vocab import DEFAULT_BASE
from tests.view.networks import network

SAMPLE = Path(__file__).parents[1] / "data" / "sample.ttl"


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def read(text: str) -> dict:
    packed = re.search(r'id="data">([^<]*)</script>', text)
    return json.loads(gzip.decompress(base64.b64decode(packed.group(1))))


@pytest.fixture(scope="module")
def sample() -> str:
    return page(view_model(read_network(Graph().parse(SAMPLE))), "de")


def test_page_asks_for_nothing_outside(sample):
    tags = Tags()
    tags.feed(sample)
    sources = [
        (tag, attributes[name]) for tag, attributes in tags.tags for name in ("src", "href") if name in attributes
    ]
    assert sources == [("link", "data:,")]


def test_policy_names_no_host_and_allows_only_the_nonce(sample):
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', sample).group(1)
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    nonce = re.search(r"'nonce-([0-9a-f]{32})'", rules["script-src"]).group(0)
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == rules["style-src"] == nonce
    assert not re.search(r"https?:|unsafe|\*", policy)


def test_every_script_that_runs_carries_the_nonce(sample):
    tags = Tags()
    tags.feed(sample)
    running = [attributes for tag, attributes in tags.tags if tag == "script" and "type" not in attributes]
    assert len(running) == 2
    assert len({attributes["nonce"] for attributes in running}) == 1


def test_same_graph_same_bytes(tmp_path):
    graph, turned = Graph().parse(SAMPLE), Graph()
    for triple in sorted(graph, reverse=True):
        turned.add(triple)
    render(graph, tmp_path / "one.html")
    render(turned, tmp_path / "two.html")
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()


def test_another_graph_has_another_nonce(sample):
    graph = Graph().parse(SAMPLE)
    graph.set((URIRef(f"{DEFAULT_BASE}topic/grenze"), RDFS.label, Literal("Anders")))
    other = page(view_model(read_network(graph)), "de")
    assert re.search("nonce-[0-9a-f]+", other).group(0) != re.search("nonce-[0-9a-f]+", sample).group(0)


def test_data_is_all_there(sample):
    data = read(sample)
    assert len(data["nodes"]) == len(data["iris"]) == 25
    assert {data["base"] + tail for tail in data["iris"]} == {
        str(s) for s in Graph().parse(SAMPLE).subjects() if "/report/" not in str(s)
    }
    assert len(data["encounters"]) == 7
    assert data["options"]["physics"]["enabled"] is False
    quotes = [q for e in data["encounters"].values() for t in e["tellings"] for q in t.get("quotes", [])]
    assert len(quotes) == 9


def test_the_first_article_is_not_taken_for_none(sample):
    data = read(sample)
    assert data["iris"][0] == "article/a1"
    assert 0 in [t["article"] for e in data["encounters"].values() for t in e["tellings"]]


def test_text_of_the_data_is_nowhere_in_the_markup(tmp_path):
    graph = Graph().parse(SAMPLE)
    graph.set((URIRef(f"{DEFAULT_BASE}topic/grenze"), RDFS.label, Literal("</script><b id=evil>")))
    render(graph, tmp_path / "page.html")
    assert "evil" not in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_two_thousand_nodes_stay_below_the_size(tmp_path):
    model = view_model(network(670))
    assert len(model.network.nodes) >= 2000
    write_page(model, tmp_path / "page.html", "de")
    assert (tmp_path / "page.html").stat().st_size <= 1_200_000


def test_engine_is_the_one_that_was_examined():
    digest = hashlib.sha256(_engine().encode()).hexdigest()
    assert digest == "f3c1229464749a6f5a80c80867189edfdc0198be0d015c3d770aff196cb6c0a1"


def test_scripts_are_all_named_and_cannot_end_their_element():
    assert sorted(SCRIPTS) == sorted(path.stem for path in (HERE / "js").glob("*.js"))
    for path in (HERE / "js").glob("*.js"):
        text = path.read_text(encoding="utf-8")
        assert "</script" not in text
        assert "innerHTML" not in text
        assert len(text.splitlines()) < 400


def test_languages_have_the_same_words():
    def keys(table: dict, above: str = "") -> set[str]:
        return {
            k for name, v in table.items() for k in (keys(v, f"{name}.") if isinstance(v, dict) else {above + name})
        }

    words = [tomllib.loads((HERE / "text" / f"{lang}.toml").read_text(encoding="utf-8")) for lang in LANGUAGES]
    assert keys(words[0]) == keys(words[1])


def test_every_word_that_the_scripts_ask_for_exists():
    words = tomllib.loads((HERE / "text" / "de.toml").read_text(encoding="utf-8"))
    asked = {
        key
        for path in (HERE / "js").glob("*.js")
        for key in re.findall(r'\bt\("([a-z_.A-Z0-9]+)"', path.read_text(encoding="utf-8"))
    }
    assert len(asked) > 50
    missing = {
        key
        for key in asked
        if (key.split(".")[-1] not in words.get(key.split(".")[0], {}) if "." in key else key not in words)
    }
    assert missing == set()


def test_unknown_language_is_said(tmp_path):
    with pytest.raises(UsageError, match="de, en"):
        render(Graph(), tmp_path / "page.html", lang="fr")
    assert not (tmp_path / "page.html").exists()


def test_target_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "folder").mkdir()
    with pytest.raises(OutputError, match="folder"):
        render(Graph(), tmp_path / "folder")


def test_nothing_is_written_beside_the_page(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "out").mkdir()
    render(Graph().parse(SAMPLE), tmp_path / "out" / "page.html")
    assert [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()] == [
        "out/page.html"
    ]
