from __future__ import annotations

import csv
import io
from xml.etree import ElementTree

import networkx as nx
import pytest

pytestmark = pytest.mark.browser


def save(it, kind, tmp_path):
    it.page.click("#download summary")
    with it.page.expect_download() as found:
        it.page.click(f"[data-save={kind}]")
    target = tmp_path / found.value.suggested_filename
    found.value.save_as(target)
    return target


def test_png_is_a_picture_of_the_view(visit, tmp_path):
    content = save(visit(), "png", tmp_path).read_bytes()
    assert content.startswith(b"\x89PNG")
    assert len(content) > 10_000


def test_svg_has_the_nodes_of_the_view(visit, tmp_path):
    root = ElementTree.parse(save(visit("#view=all"), "svg", tmp_path)).getroot()
    titles = [title.text for title in root.iter("{http://www.w3.org/2000/svg}title")]
    assert len(titles) == 21
    assert "Ada Özdemir" in titles
    assert len([circle for circle in root.iter("{http://www.w3.org/2000/svg}circle") if circle.get("cx")]) == 1
    paths = [
        path.get("d") for path in root.iter("{http://www.w3.org/2000/svg}path") if path.get("stroke-width") == "1.6"
    ]
    assert len([path for path in paths if path.count("M") == 3]) == 1
    assert "Ada Özdemir" in [text.text for text in root.iter("{http://www.w3.org/2000/svg}text")]


def test_csv_has_the_encounters_of_the_view(visit, tmp_path):
    target = save(visit("#no-status=Denied"), "csv", tmp_path)
    rows = list(csv.DictReader(io.StringIO(target.read_bytes().decode("utf-8-sig"))))
    assert len(rows) == 6
    assert "Denied" not in {row["status"] for row in rows}
    assert rows[0]["participants"].count(";") == 1


@pytest.mark.parametrize(("kind", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_networks_can_be_read_back(visit, tmp_path, kind, read):
    network = read(save(visit("#no-kind=Article"), kind, tmp_path))
    assert len(network) == 25
    assert {data["kind"] for _, data in network.nodes(data=True)} >= {"Person", "PhoneCall", "Article"}
    assert network.number_of_edges() == 36
