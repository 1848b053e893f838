"""Places where no sentence begins, told to the parser before it looks for sentences."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

NAME = "kg_boundaries"
_CLOSING = frozenset(")]}")


@Language.component(NAME)
def mark_boundaries(doc: Doc) -> Doc:
    """No sentence begins with a closing bracket, nor with a small letter after one ("Trump (li.) und Putin")."""
    for token in doc[1:]:
        if token.text in _CLOSING or (token.text[:1].islower() and token.nbor(-1).text in _CLOSING):
            token.is_sent_start = False
    return doc
