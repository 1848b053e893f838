"""Places where no sentence begins, told to the parser before it looks for sentences: it decides only among the others."""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc, Token

NAME = "kg_boundaries"
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
        if _goes_on(token.nbor(-1)) or _cannot_be_first(token):
            token.is_sent_start = False
    return doc


def _goes_on(token: Token) -> bool:
    return token.text in _GOING_ON or _opens(token) or _ORDINAL.match(token.text) is not None


def _cannot_be_first(token: Token) -> bool:
    return token.text in _CLOSING or token.text[:1].islower() or (token.text in _QUOTES and not _opens(token))


def _opens(token: Token) -> bool:
    """True for a quotation mark that stands free on the left and is joined to the word on its right."""
    free = token.i == 0 or bool(token.nbor(-1).whitespace_)
    return token.text == "„" or (token.text in _QUOTES and free and not token.whitespace_)
