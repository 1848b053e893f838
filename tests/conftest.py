"""Shared by all tests: no network except to this machine, and the built seeds, which are built once."""

from pathlib import Path

import pytest
from pytest_socket import socket_allow_hosts

from kg.pipeline import BuildSummary, build

ROOT = Path(__file__).resolve().parent.parent


def pytest_runtest_setup():
    socket_allow_hosts(["127.0.0.1", "::1", "localhost"], allow_unix_socket=True)


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The five seed articles."""
    return ROOT / "seeds"


@pytest.fixture(scope="session")
def built(seeds, tmp_path_factory) -> BuildSummary:
    """The seeds, built."""
    return build([seeds], tmp_path_factory.mktemp("seeds"))
