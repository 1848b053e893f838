"""Load a language model and parse clean articles with it."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

import kg.lang.de.components
import kg.lang.de.components_lemmas  # noqa: F401 (both register what the shipped model is made of)
from kg.errors import MissingPartError
from kg.model import CleanArticle, ParsedArticle, Sentence, Zone
from kg.parse import boundaries
from kg.parse.syntax import schemes

MODEL_DIR = Path(__file__).resolve().parent.parent / "lang" / "de" / "model"
_SPACES = {ord(mark): " " for mark in "\r\n\t\v\f\x85\u2028\u2029"}
_NAMES = "ner"
_NEEDED = ("parser", _NAMES)
_NUMERALS = tuple(
    f"{tens}{ones}" for tens in ("", "X", "XX") for ones in ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
)


def load_model(name_or_path: str | None = None) -> Language:
    """Load the shipped German pipeline, or any spaCy pipeline by package name or folder.

    Raises ``MissingPartError`` when it is not installed, is not a pipeline, or has no parser or no entity recogniser.
    """
    wanted = name_or_path or str(MODEL_DIR)
    try:
        nlp = spacy.load(wanted)
    except (OSError, ValueError, ImportError) as error:
        raise MissingPartError(
            f"The language model '{wanted}' cannot be loaded.", mend=_advice(name_or_path)
        ) from error
    missing = [part for part in _NEEDED if part not in nlp.pipe_names]
    if missing:
        mend = "Take a pipeline that has a dependency parser and an entity recogniser."
        raise MissingPartError(f"The language model '{wanted}' has no {' and no '.join(missing)}.", mend=mend)
    if nlp.lang == "de":
        for numeral in _NUMERALS:  # "Papst Leo XIV. empfing ..."
            nlp.tokenizer.add_special_case(f"{numeral}.", [{"ORTH": f"{numeral}."}])  # type: ignore[union-attr]
    nlp.add_pipe(boundaries.NAME, first=True)
    nlp.add_pipe(boundaries.MENDED, after="parser")
    return nlp


def _advice(name_or_path: str | None) -> str:
    if name_or_path is None:
        return "The installation is incomplete; install it again: pip install --force-reinstall kg-encounters"
    if Path(name_or_path).is_absolute() or "/" in name_or_path:
        return "Check the path: it must be the folder of a spaCy pipeline (with config.cfg)."
    return f"Install it: python -m spacy download {name_or_path} (or: pip install {name_or_path}, or give its folder)."


def parse(
    articles: Iterable[CleanArticle], nlp: Language, batch_size: int = 64, *, entities: bool = True
) -> Iterator[ParsedArticle]:
    """Parse the told zones of articles as a stream; one ``ParsedArticle`` for each article, in order.

    Each zone becomes one ``Doc``. ``batch_size`` counts zones. Blank zones give no sentences. Without ``entities`` names
    are left to ``recognise``, if nothing in the pipeline comes after it.
    """
    left_out = () if entities or not _names_come_last(nlp) else (_NAMES,)
    scheme = schemes.detect(nlp.get_pipe("parser").labels)  # type: ignore[attr-defined]
    pending: list[tuple[CleanArticle, int]] = []

    def zones() -> Iterator[tuple[str, Zone]]:
        for clean in articles:
            told = [zone for zone in clean.zones if zone.kind.is_told]
            pending.append((clean, len(told)))
            yield from ((_on_one_line(clean.article.text[zone.begin : zone.end]), zone) for zone in told)

    done: list[tuple[Doc, Zone]] = []
    for doc, zone in nlp.pipe(zones(), as_tuples=True, batch_size=batch_size, disable=left_out):
        schemes.mark(doc, scheme)
        done.append((doc, zone))
        while pending and len(done) >= pending[0][1]:
            clean, count = pending.pop(0)
            yield ParsedArticle(clean, _sentences(clean, done[:count]))
            del done[:count]
    for clean, count in pending:
        yield ParsedArticle(clean, _sentences(clean, done[:count]))
        del done[:count]


def recognise(articles: Iterable[ParsedArticle], nlp: Language) -> None:
    """Find the names in articles that were parsed without ``entities``. It is the costliest part; few articles need it."""
    if _names_come_last(nlp):
        documents = {id(s.span.doc): s.span.doc for parsed in articles for s in parsed.sentences}
        for _ in nlp.get_pipe(_NAMES).pipe(documents.values()):  # type: ignore[attr-defined]
            pass


def _names_come_last(nlp: Language) -> bool:
    return bool(nlp.pipe_names) and nlp.pipe_names[-1] == _NAMES


def _on_one_line(text: str) -> str:
    """Text with its line breaks, which mean nothing inside a zone, turned into as many spaces."""
    return text.translate(_SPACES)


def _sentences(clean: CleanArticle, docs: list[tuple[Doc, Zone]]) -> tuple[Sentence, ...]:
    found: list[Sentence] = []
    starts = _paragraph_starts(clean.article.text)
    for doc, zone in docs:
        paragraph = max(0, bisect.bisect_right(starts, zone.begin) - 1)
        spans = [span for span in doc.sents if not span[0].is_space or span.text.strip()]
        found += [Sentence(len(found) + k, paragraph, zone.kind, zone.begin, span) for k, span in enumerate(spans)]
    return tuple(found)


def _paragraph_starts(text: str) -> list[int]:
    """Where the first line after a blank line (or the beginning) that is not blank itself begins."""
    starts, position, inside = [], 0, False
    for line in text.split("\n"):
        if line.strip() and not inside:
            starts.append(position)
        inside = bool(line.strip())
        position += len(line) + 1
    return starts
