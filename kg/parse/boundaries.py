"""Where sentences begin: what is certain is told to the parser beforehand, and mended where it begins one all the same.

Certain are places where none may begin (behind a comma, a colon, "Dr.", a word without a mark, before a small letter) and a
few where one must (a quotation behind a full stop, "Die" behind "2008."). All other places are the parser's choice.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span

NAME, MENDED = "kg_boundaries", "kg_mended_boundaries"
BEGINS, OPEN, GOES_ON = 1, 0, -1
_WORDS = Path(__file__).resolve().parent.parent / "lang" / "de" / "boundaries.toml"
_KEY = "kg.boundaries"
_CLOSING = frozenset(")]}”’,;:.!?…")
_QUOTES = frozenset("“\"'‘»«›‹")
_GOING_ON = frozenset(",;:-–—([{/")
_FULL_STOPS = frozenset((".", "!", "?", "…"))
_ORDINAL = re.compile(r"\d{1,2}\.$")
_NUMBER = re.compile(r"([^\W\d]*-?\d[\d.,:]*|[IVX]+)\.$")


@Language.component(NAME)
def mark_boundaries(doc: Doc) -> Doc:
    """Set ``is_sent_start`` of the tokens of an unparsed document where it is certain.

    So "Trump (li.) und Putin", "am 7. und 8. Juli", "nach Art. 51", "„Das war gut“, sagte er" stay whole.
    """
    verdicts = _verdicts(doc)
    doc.user_data[_KEY] = verdicts
    values: Any = np.array(verdicts, dtype=np.int64).astype(np.uint64)
    return doc.from_array(["SENT_START"], values) if verdicts else doc


@Language.component(MENDED)
def join_sentences(doc: Doc) -> Doc:
    """Hang a sentence that begins where none may on the root before it: the parser may leave a second root there."""
    verdicts = doc.user_data.get(_KEY) or _verdicts(doc)
    sentences = list(doc.sents)
    joined = [k for k in range(1, len(sentences)) if verdicts[_first(sentences[k])] == GOES_ON]
    if not joined:
        return doc
    heads = doc.to_array(["HEAD"]).astype(np.int64)
    labels = doc.to_array(["DEP"])
    for k in joined:
        root, before = sentences[k].root.i, sentences[k - 1].root.i
        heads[root] = before - root
        labels[root] = doc.vocab.strings.add("dep")
    values: Any = np.column_stack([heads.astype(np.uint64), labels.astype(np.uint64)])
    return doc.from_array(["HEAD", "DEP"], values)


def _first(sentence: Span) -> int:
    return next((token.i for token in sentence if not token.is_space), sentence.start)


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(tomllib.loads(_WORDS.read_text(encoding="utf-8"))[kind])


def _is_opener(word: str) -> bool:
    """True for "Die": behind a heading on the same line ("Minister in Rom Die Gäste ...") a sentence may begin with it."""
    return word.lower() in _words("openers")


class _Form(NamedTuple):
    """A word and what can be said of it wherever it stands: most verdicts follow from that and from the word before.

    ``behind_word`` is the verdict behind a word that ends in a letter or digit, None for quotation marks.
    """

    text: str
    is_never_first: bool
    is_word: bool
    behind_word: int | None


_forms: dict[int, _Form] = {}  # by spaCy's hash, which is the same in every vocabulary
_KEPT_FORMS = 100_000


def _form(text: str) -> _Form:
    behind = None if text in _QUOTES or text == "„" else OPEN if _is_opener(text) else GOES_ON
    return _Form(text, text in _CLOSING or text[0].islower(), text[-1].isalnum(), behind)


def _verdicts(doc: Doc) -> list[int]:
    """For each token whether a sentence ``BEGINS`` with it, ``GOES_ON``, or may do either (``OPEN``)."""
    if len(_forms) > _KEPT_FORMS:
        _forms.clear()
    hashes = doc.to_array("ORTH").tolist()
    forms = [_forms.get(key) or _forms.setdefault(key, _form(doc.vocab.strings[key])) for key in hashes]
    line = _Line([form.text for form in forms], doc.to_array("SPACY").tolist())
    verdicts = [OPEN] * min(1, len(forms))
    for i, (before, form) in enumerate(pairwise(forms), start=1):
        if form.is_never_first:
            verdicts.append(GOES_ON)
        elif before.is_word and form.behind_word is not None:
            verdicts.append(form.behind_word)
        else:
            verdicts.append(line.verdict(i))
    return verdicts


class _Line(NamedTuple):
    """The words of a document, and which of them have a space behind."""

    words: list[str]
    spaced: list[int]

    def verdict(self, i: int) -> int:
        """The verdict on any word but the first."""
        before = self.words[i - 1]
        if before in _GOING_ON or self._opens(i - 1) or self._cannot_be_first(i):
            return GOES_ON
        if self._must_begin(i):
            return BEGINS
        return GOES_ON if (before[-1].isalnum() or self._needs_more(i - 1)) and not _is_opener(self.words[i]) else OPEN

    def _cannot_be_first(self, i: int) -> bool:
        word = self.words[i]
        return word in _CLOSING or word[0].islower() or (word in _QUOTES and not self._opens(i))

    def _must_begin(self, i: int) -> bool:
        """A quotation behind a full stop; an opening word behind a number that is not itself the first word."""
        if self._opens(i):
            quoted = self.words[i + 1] if i + 1 < len(self.words) else ""
            return self.words[i - 1] in _FULL_STOPS and quoted[:1].isupper()
        number = _NUMBER.match(self.words[i - 1]) is not None and i > 1 and self.words[i - 2][-1] not in _FULL_STOPS
        return number and _is_opener(self.words[i])

    def _needs_more(self, i: int) -> bool:
        """True for an ordinal and an abbreviation that is hardly ever last; the tokenizer may have cut its stop off."""
        word = self.words[i]
        if word == "." and i > 0 and not self.spaced[i - 1]:
            return self.words[i - 1] in _words("continuing")
        return word[-1] == "." and (word[:-1] in _words("continuing") or _ORDINAL.match(word) is not None)

    def _opens(self, i: int) -> bool:
        """True for a quotation mark that stands free on the left and is joined to the word on its right."""
        word = self.words[i]
        if word not in _QUOTES:
            return word == "„"
        return (i == 0 or bool(self.spaced[i - 1])) and not self.spaced[i]
