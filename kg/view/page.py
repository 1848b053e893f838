"""ViewModel -> one HTML file that needs nothing else: data, vis-network, own scripts and style; nothing is fetched."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import tomllib
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from kg.errors import MissingPartError, UsageError
from kg.view.model import ViewModel
from kg.view.payload import payload
from kg.write import replace_file

HERE = Path(__file__).resolve().parent

SCRIPTS = (
    "data",
    "text",
    "state",
    "overview",
    "visible",
    "shapes",
    "draw",
    "labels",
    "arrange",
    "canvas",
    "dates",
    "search",
    "filters",
    "timeline",
    "reports",
    "details",
    "table",
    "download",
    "main",
)
"""Own scripts in the order in which they depend on each other."""

LANGUAGES = ("de", "en")


def write_page(model: ViewModel, target: Path, lang: str) -> None:
    """Write the page; the file appears whole or not at all.

    Raises:
        UsageError: the interface does not speak ``lang``.
        MissingPartError: vis-network is not where pyvis keeps it.
        OutputError: the target cannot be written.
    """
    if lang not in LANGUAGES:
        raise UsageError(f"The page has no interface in {lang!r}.", mend=f"Choose one of: {', '.join(LANGUAGES)}.")
    replace_file(target, page(model, lang).encode())


def page(model: ViewModel, lang: str) -> str:
    """The page as text. The nonce is a digest of the data, which no text inside the data can contain."""
    raw = json.dumps(payload(model, lang), ensure_ascii=False, separators=(",", ":")).encode()
    words = _words(lang)
    environment = Environment(loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined)
    return environment.get_template("page.html.j2").render(
        lang=lang,
        t=words,
        words=words,
        nonce=hashlib.sha256(b"nonce" + raw).hexdigest()[:32],
        data=base64.b64encode(gzip.compress(raw, 9, mtime=0)).decode(),
        engine=Markup(_engine()),  # noqa: S704  (text of the installed package, not of articles)
        script=Markup(_script()),  # noqa: S704
        style=Markup((HERE / "page.css").read_text(encoding="utf-8")),  # noqa: S704
    )


@cache
def _words(lang: str) -> dict[str, Any]:
    return tomllib.loads((HERE / "text" / f"{lang}.toml").read_text(encoding="utf-8"))


@cache
def _script() -> str:
    """Own scripts in one scope, so that nothing leaks into the page's globals."""
    parts = [(HERE / "js" / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS]
    return '(() => {\n"use strict";\nconst KG = {};\n' + "\n".join(parts) + "\n})();"


@cache
def _engine() -> str:
    """vis-network 9.1.2 as it lies in the pyvis wheel."""
    spec = find_spec("pyvis")
    path = Path(spec.origin).parent / "templates/lib/vis-9.1.2/vis-network.min.js" if spec and spec.origin else None
    if path is None or not path.is_file():
        raise MissingPartError(
            "vis-network 9.1.2 was not found in the installed pyvis.", mend="Run: pip install 'pyvis==0.3.2'."
        )
    return path.read_text(encoding="utf-8")
