"""Places where no sentence begins: told to the parser before it looks for sentences, and mended where it begins one there."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Token

NAME, MENDED = "kg_boundaries", "kg_mended_boundaries"
_CLOSING = frozenset(")]}”’,;:.!?…")
_QUOTES = frozenset("“\"'‘»«›‹")
_GOING_ON = frozenset(",;-–—([{/")
_ORDINAL = re.compile(r"\d{1,2}\.$")


@Language.component(NAME)
def mark_boundaries(doc: Doc) -> Doc:
    """Forbid sentence starts at small letters and closing marks, and after commas, dashes, opening marks and ordinals.

    So "Trump (li.) und Putin", "am 7. und 8. Juli", "„Das war gut“, sagte er" stay whole.
    """
    for token in doc[1:]:
        if not may_begin(token):
            token.is_sent_start = False
    return doc


@Language.component(MENDED)
def join_sentences(doc: Doc) -> Doc:
    """Hang a sentence that begins where none may on the root before it: the parser may leave a second root there."""
    roots = [sentence.root for sentence in doc.sents]
    joined = [k for k in range(1, len(roots)) if not may_begin(_first(roots[k]))]
    if not joined:
        return doc
    heads = doc.to_array(["HEAD"]).astype(np.int64)
    labels = doc.to_array(["DEP"])
    for k in joined:
        heads[roots[k].i] = roots[k - 1].i - roots[k].i
        labels[roots[k].i] = doc.vocab.strings.add("dep")
    values: Any = np.column_stack([heads.astype(np.uint64), labels.astype(np.uint64)])
    return doc.from_array(["HEAD", "DEP"], values)


def may_begin(token: Token) -> bool:
    """True when a sentence may begin with the token."""
    return token.i == 0 or not (_goes_on(token.nbor(-1)) or _cannot_be_first(token))


def _first(root: Token) -> Token:
    sentence = root.sent
    return next((token for token in sentence if not token.is_space), sentence[0])


def _goes_on(token: Token) -> bool:
    return token.text in _GOING_ON or _opens(token) or _ORDINAL.match(token.text) is not None


def _cannot_be_first(token: Token) -> bool:
    return token.text in _CLOSING or token.text[:1].islower() or (token.text in _QUOTES and not _opens(token))


def _opens(token: Token) -> bool:
    """True for a quotation mark that stands free on the left and is joined to the word on its right."""
    free = token.i == 0 or bool(token.nbor(-1).whitespace_)
    return token.text == "„" or (token.text in _QUOTES and free and not token.whitespace_)
