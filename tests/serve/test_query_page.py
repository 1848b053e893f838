"""The query page in a browser: no request leaves, no complaint, the shipped queries run."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


@dataclass
class Visit:
    page: Page
    complaints: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def visit(server: str, browser: Browser) -> Iterator[Visit]:
    found = Visit(browser.new_page())
    found.page.on("console", lambda m: found.complaints.append(m.text) if m.type in ("error", "warning") else None)
    found.page.on("pageerror", lambda error: found.complaints.append(str(error)))
    found.page.on("request", lambda r: None if r.url.startswith((server, "data:")) else found.foreign.append(r.url))
    found.page.goto(f"{server}/query#timeline")
    found.page.wait_for_selector(".tabsList .active")
    yield found
    found.page.close()


def test_the_query_asked_for_runs(visit: Visit):
    assert "Zeitleiste eines Paars" in visit.page.inner_text(".tabsList .active")
    visit.page.click(".yasqe_queryButton:visible")
    visit.page.wait_for_selector("text=9 results")


def test_another_is_chosen_from_the_list(visit: Visit):
    visit.page.select_option("#shipped", "denials")
    visit.page.wait_for_selector(".tabsList .active:has-text('Verneintes und Abgesagtes')")
    assert "von wem, wann" in visit.page.inner_text("#question")
    visit.page.click(".yasqe_queryButton:visible")
    visit.page.wait_for_selector("text=2 results")


def test_an_empty_answer_is_explained(visit: Visit):
    visit.page.evaluate("document.querySelector('.tabPanel.active .CodeMirror').CodeMirror.setValue("
                        "'SELECT * { ?x a kg:PhoneCal }')")  # fmt: skip
    visit.page.click(".yasqe_queryButton:visible")
    visit.page.wait_for_selector("#hint:has-text('Did you mean kg:PhoneCall?')")


def test_nothing_left_the_machine_and_nothing_complained(visit: Visit):
    assert visit.foreign == []
    assert visit.complaints == []
