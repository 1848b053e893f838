"""Shared by all tests: no network except to this machine, and the built seeds, which are built once."""

from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright
from pytest_socket import socket_allow_hosts
from spacy.language import Language

from kg.parse import load_model
from kg.pipeline import BuildSummary, build
from kg.write import write_turtle
from tests.chromium import CHROMIUM, FLAGS
from tests.write.sample import sample_graph

ROOT = Path(__file__).resolve().parent.parent


def pytest_runtest_setup():
    socket_allow_hosts(["127.0.0.1", "::1", "localhost"], allow_unix_socket=True)


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The five seed articles."""
    return ROOT / "seeds"


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The shipped model."""
    return load_model()


@pytest.fixture(scope="session")
def built(seeds, tmp_path_factory) -> BuildSummary:
    """The seeds, built."""
    return build([seeds], tmp_path_factory.mktemp("seeds"))


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory) -> Path:
    """The graph of the seeds as written down by hand, in a file."""
    path = tmp_path_factory.mktemp("sample") / "graph.ttl"
    write_turtle(sample_graph(), path)
    return path


@pytest.fixture(scope="session")
def browser():
    """A headless Chromium; a process can hold only one. Where it is missing the tests fail and say how to get it."""
    if not CHROMIUM.exists():
        pytest.fail(f"{CHROMIUM} is missing: apt-get install chromium (Debian); the pages cannot be tested without it.")
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield found
        found.close()
