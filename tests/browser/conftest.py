"""A headless Chromium for the tests of the page. Where it is missing the tests fail and say how to get it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from rdflib import Graph

from kg.view import render

SAMPLE = Path(__file__).parents[1] / "data" / "sample.ttl"


@dataclass
class Opened:
    """A page with what it did: complaints (console, errors) and requests to anywhere but the file itself."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def shown(self) -> str:
        return self.page.inner_text("#shown")

    def rows(self) -> list[list[str]]:
        """Cells of the table of encounters, which says the same as the drawing."""
        if self.page.get_attribute("#tab-table", "aria-selected") != "true":
            self.page.click("#tab-table")
        return self.page.eval_on_selector_all(
            "#table tbody tr", "rows => rows.map(row => [...row.cells].map(cell => cell.innerText))"
        )

    def kinds(self) -> set[str]:
        return {row[1] for row in self.rows()}

    def wait(self, condition: Callable[[], bool]) -> None:
        """Wait for something that is not in the document (the page's policy forbids to wait inside the page)."""
        for _ in range(100):
            if condition():
                return
            self.page.wait_for_timeout(30)
        pytest.fail("waited in vain")

    def check(self, name: str) -> Any:
        """What the script ``checks/<name>.js`` finds in the page."""
        return self.page.evaluate((Path(__file__).parent / "checks" / f"{name}.js").read_text(encoding="utf-8"))

    def hash(self) -> str:
        return str(self.page.evaluate("decodeURIComponent(location.hash)"))


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("page") / "sample.html"
    render(Graph().parse(SAMPLE), target)
    return target


@pytest.fixture
def visit(browser: Browser, sample: Path) -> Iterator[Callable[..., Opened]]:
    """Open a page (the sample unless another is given) at a hash; every page must stay silent and fetch nothing."""
    opened: list[Opened] = []

    def open_page(address: str = "", path: Path = sample, **context: object) -> Opened:
        page = browser.new_context(
            **{"viewport": {"width": 1200, "height": 760}, "reduced_motion": "reduce"} | context
        ).new_page()
        it = Opened(page)
        page.on("console", lambda message: it.complaints.append(message.text))
        page.on("pageerror", lambda error: it.complaints.append(str(error)))
        page.on("request", lambda request: it.requests.append(request.url))
        page.goto(path.as_uri() + address)
        page.wait_for_selector("html[data-ready]", timeout=30_000)
        opened.append(it)
        return it

    yield open_page
    for it in opened:
        it.page.wait_for_timeout(50)
        assert it.complaints == []
        assert [url for url in it.requests if not url.startswith(("file:", "blob:", "data:"))] == []
        assert len([url for url in it.requests if url.startswith("file:")]) == 1
        it.page.context.close()
