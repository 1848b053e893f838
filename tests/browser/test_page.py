from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

CALL = "encounter/2021-03-04-call-ada-oezdemir-jan-nowak"
EVERYTHING = "#view=all&no-kind="


def test_first_look_shows_the_encounters_of_a_small_graph_and_all_shows_everything(visit):
    it = visit()
    assert it.shown() == "20 von 25 Knoten, 7 Begegnungen"
    it.page.click("#view-all")
    assert it.shown() == "21 von 25 Knoten, 7 Begegnungen"
    it.page.click("#legend >> text=Artikel")
    assert it.shown() == "25 von 25 Knoten, 7 Begegnungen"


def test_articles_are_switched_on_beside_everything_else(visit):
    it = visit()
    it.page.click("#legend >> text=Artikel")
    assert it.shown() == "24 von 25 Knoten, 7 Begegnungen"


def test_reset_empties_the_fields_of_the_actors_too(visit):
    it = visit("#pair=person/ada-oezdemir&pair=person/jan-nowak")
    assert it.page.input_value("#pair-a") == "Ada Özdemir"
    it.page.click("#reset")
    assert [it.page.input_value(field) for field in ("#pair-a", "#pair-b")] == ["", ""]


def test_the_legend_explains_arrow_dots_and_dot(visit):
    assert visit().page.locator("#legend .signs li").count() == 3


def test_canvas_is_painted_in_the_colours_of_the_kinds(visit):
    it = visit()
    it.page.wait_for_timeout(500)
    found = it.page.evaluate(
        """() => { const canvas = document.querySelector('#canvas canvas');
        const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
        const seen = new Set(); for (let i = 0; i < data.length; i += 4) seen.add(data.slice(i, i + 3).join());
        return [...seen] }"""
    )
    wanted = {"180,83,9": "person", "140,29,64": "state", "31,78,156": "meeting", "11,122,117": "call"}
    assert {name for colour, name in wanted.items() if colour in found} == set(wanted.values())


def test_legend_hides_and_shows_a_kind(visit):
    it = visit()
    it.page.click("#legend >> text=Gipfel")
    assert "Gipfel" not in it.kinds()
    assert it.shown().endswith("6 Begegnungen")
    it.page.click("#legend >> text=Gipfel")
    assert it.shown() == "20 von 25 Knoten, 7 Begegnungen"


def test_status_filter(visit):
    it = visit()
    for status in ("hat stattgefunden", "läuft", "geplant", "möglich", "abgesagt"):
        it.page.click(f"#statuses >> text={status}")
    assert [row[3] for row in it.rows()] == ["bestritten"]
    assert it.shown().startswith("3 von 25 Knoten")


def test_source_filter_keeps_what_another_source_tells(visit):
    it = visit()
    it.page.click("#publishers >> text=Hafenblatt")
    it.page.click("#publishers >> text=Quelle unbekannt")
    assert [row[2] for row in it.rows()] == ["Ada Özdemir, Jan Nowák"]


def test_topic_filter_also_finds_what_was_said_not_to_be_the_topic(visit):
    it = visit()
    it.page.select_option("#topic", label="Grenzfrage")
    assert it.kinds() == {"Telefonat", "Verhandlung", "Treffen"}


def test_pair_filter(visit):
    it = visit()
    it.page.fill("#pair-a", "nordland")
    it.page.fill("#pair-b", "Südmark")
    it.page.click("#pair-show")
    assert it.kinds() == {"Gipfel", "Verhandlung"}
    assert "Nordland – Südmark" in it.page.inner_text("#mode")


def test_path_between_two_actors(visit):
    it = visit()
    it.page.fill("#pair-a", "Ozdemir")
    it.page.fill("#pair-b", "Südmark")
    it.page.click("#pair-path")
    assert it.shown() == "4 von 25 Knoten, 2 Begegnungen"
    assert it.kinds() == {"Treffen", "Gipfel"}


def test_no_path_is_said(visit):
    it = visit("#view=path&end=person/ada-oezdemir&end=person/tom-ferro&no-kind=Article")
    assert it.page.inner_text("#empty") == "Zwischen beiden gibt es in dieser Auswahl keinen Weg."


def test_neighbourhood_grows_with_depth(visit):
    it = visit(f"{EVERYTHING}&node={CALL}")
    sizes = []
    for depth in (1, 2, 3):
        it.page.click(f"#details .actions >> role=button[name='Umfeld, Tiefe {depth}']")
        sizes.append(int(it.shown().split()[0]))
    assert sizes == [9, 12, 20]


def test_unfolding_adds_the_neighbours_of_a_node(visit):
    it = visit(f"#view=focus&focus={CALL}&node=person/jan-nowak")
    before = int(it.shown().split()[0])
    it.page.click("#details >> text=Nachbarn aufklappen")
    assert int(it.shown().split()[0]) == before + 2
    assert "open=person" in it.hash()


@pytest.mark.parametrize("query", ["nowak", "NOWÁK", "ozdemir", "Präsidentin oz", "prasidentin"])
def test_search_folds_case_and_diacritics_and_knows_aliases(visit, query):
    it = visit()
    it.page.fill("#search", query)
    it.page.wait_for_selector("#hits [role=option]")
    first = it.page.inner_text("#hits [role=option] .name >> nth=0")
    assert first == ("Jan Nowák" if "now" in query.lower() else "Ada Özdemir")


def test_search_by_keyboard_opens_the_panel(visit):
    it = visit()
    it.page.focus("#search")
    it.page.keyboard.type("steinhafen")
    it.page.wait_for_selector("#hits [role=option]")
    assert it.page.get_attribute("#search", "aria-expanded") == "true"
    it.page.keyboard.press("Enter")
    assert it.page.inner_text("#details h2") in ("Steinhafen", "Gipfel in Steinhafen")
    assert not it.page.is_visible("#hits")


def test_search_says_when_nothing_is_found(visit):
    it = visit()
    it.page.fill("#search", "qqqq")
    it.page.wait_for_selector("#hits >> text=Nichts gefunden")


def test_timeline_window_filters_and_leaves_the_undated(visit):
    it = visit()
    it.page.focus("#to")
    it.page.keyboard.press("Home")
    it.page.keyboard.press("PageUp")
    it.wait(lambda: "to=" in it.hash())
    assert [row[1] for row in it.rows()] == ["Telefonat", "Treffen"]
    it.page.click("#undated")
    assert "Treffen" not in it.kinds()
    it.page.click("#period-all")
    assert it.shown().endswith("6 Begegnungen")


def test_window_can_be_dragged(visit):
    it = visit("#from=2021-03-01&to=2021-03-31&undated=no")
    assert [row[1] for row in it.rows()] == ["Telefonat"]
    box = it.page.locator("#window").bounding_box()
    it.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 20)
    it.page.mouse.down()
    it.page.mouse.move(box["x"] + box["width"] * 3.6, box["y"] + 20, steps=5)
    it.page.mouse.up()
    it.wait(lambda: "from=2021-03-01" not in it.hash())
    assert "Telefonat" not in it.kinds()


def test_back_button_undoes_steps_one_by_one(visit):
    it = visit()
    it.page.click("#legend >> text=Gipfel")
    it.page.click("#statuses >> text=bestritten")
    assert it.shown().endswith("5 Begegnungen")
    it.page.go_back()
    assert it.shown().endswith("6 Begegnungen")
    it.page.go_back()
    assert it.shown().endswith("7 Begegnungen")
    it.page.go_forward()
    assert it.page.get_attribute("#legend >> text=Gipfel >> xpath=..", "aria-pressed") == "false"


def test_a_shared_address_restores_the_view(visit):
    one = visit()
    one.page.click("#legend >> text=Person")
    one.page.select_option("#topic", label="Zölle")
    one.page.click("#tab-table")
    two = visit(str(one.page.evaluate("location.hash")))
    assert two.shown() == one.shown()
    assert two.rows() == one.rows()


def test_an_address_of_another_graph_does_no_harm(visit):
    it = visit("#view=focus&focus=nobody&node=none&end=x&topic=y&depth=99&from=never&link=a&link=b&pair=z")
    assert it.shown() == "20 von 25 Knoten, 7 Begegnungen"


def test_click_on_a_node_and_on_a_link(visit):
    it = visit("#view=path&end=person/ines-vale&end=person/tom-ferro", reduced_motion="reduce")
    box = it.page.locator("#canvas").bounding_box()
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    it.page.mouse.click(*middle)
    assert it.page.inner_text("#details .head .kind") == "Treffen"
    it.page.mouse.click(middle[0] + 128, middle[1])
    it.page.wait_for_selector("#details >> text=Verbindung")
    assert "Ferro bestritt, Vale im August getroffen zu haben." in it.page.inner_text("#details")


def test_everything_is_reached_by_keyboard(visit):
    it = visit()
    it.page.focus("#canvas")
    it.page.keyboard.press("ArrowLeft")
    assert it.hash().startswith("#node=")
    first = it.hash()
    it.page.keyboard.press("ArrowDown")
    assert it.hash() != first
    it.page.keyboard.press("Escape")
    assert it.hash() == ""
    it.page.keyboard.press("+")
    it.page.evaluate("document.getElementById('skip').focus()")
    it.page.keyboard.press("Enter")
    assert it.page.evaluate("document.activeElement.id") == "table"
    unreachable = it.page.eval_on_selector_all(
        "button, input, select, a, summary",
        "all => all.filter(e => e.tabIndex < 0 && e.getAttribute('role') !== 'tab').length",
    )
    assert unreachable == 0


def test_every_control_has_a_name(visit):
    it = visit(f"#node={CALL}")
    assert it.check("nameless") == []


def test_table_sorts_by_every_column(visit):
    it = visit()
    it.rows()
    for column in range(6):
        it.page.click(f"#table thead button >> nth={column}")
        order = it.page.get_attribute(f"#table th >> nth={column}", "aria-sort")
        assert order in ("ascending", "descending")
        values = [row[column] for row in it.rows()]
        it.page.click(f"#table thead button >> nth={column}")
        turned = [row[column] for row in it.rows()]
        assert it.page.get_attribute(f"#table th >> nth={column}", "aria-sort") != order
        assert sorted(values) == sorted(turned)
        assert len(set(values)) == 1 or values != turned


def test_a_row_chooses_its_encounter(visit):
    it = visit()
    it.rows()
    it.page.click("#table tbody tr:has-text('Gipfel') >> text=Nordland")
    assert it.page.inner_text("#details h2") == "Küstengipfel: Nordland – Südmark"


def test_other_nodes_have_a_table_too(visit):
    it = visit(EVERYTHING)
    it.rows()
    it.page.click("#table >> text=Übrige Knoten")
    assert len(it.rows()) == 18


def test_dark_mode_follows_the_system_and_the_button(visit):
    it = visit(color_scheme="dark")
    background = "getComputedStyle(document.body).backgroundColor"
    assert it.page.evaluate(background) == "rgb(22, 24, 29)"
    it.page.click("#theme")
    assert it.page.evaluate(background) == "rgb(251, 250, 247)"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_contrast(visit, scheme):
    it = visit(f"#node={CALL}", color_scheme=scheme)
    assert it.check("contrast") == []


def test_reduced_motion_settles_at_once(visit):
    it = visit("#view=focus&focus=person/lena-brandt&depth=3", reduced_motion="reduce")
    picture = it.page.locator("#canvas canvas")
    it.page.wait_for_timeout(600)
    before = picture.screenshot()
    it.page.wait_for_timeout(400)
    assert picture.screenshot() == before


@pytest.mark.parametrize("width", [360, 390, 768])
def test_narrow_screens_need_no_sideways_scrolling(visit, width):
    it = visit(f"#node={CALL}", viewport={"width": width, "height": 800})
    assert it.page.evaluate("document.documentElement.scrollWidth") <= width
    assert it.page.locator("#canvas").bounding_box()["height"] > 250
    assert it.page.is_visible("#details >> text=Was die Artikel sagen")


def test_links_have_a_table_and_open_their_panel_by_keyboard(visit):
    it = visit(EVERYTHING)
    it.rows()
    it.page.click("#table >> text=Verbindungen")
    rows = it.rows()
    assert len(rows) == 36
    assert ["Telefonat: Ada Özdemir – Jan Nowák, 4. März 2021", "kein Thema", "Grenzfrage"] in rows
    it.page.focus("#table tr:has-text('Grenzfrage'):has-text('Telefonat') button")
    it.page.keyboard.press("Enter")
    assert it.page.inner_text("#details .kind") == "Verbindung"
    assert "link=" in it.hash()
