"""The nominative of the name of a person whom the authority lacks."""

from __future__ import annotations

import re

from kg.extract.lexicon import load_lexicon
from kg.model import ActorMention
from kg.resolve.context import Context

_SHORTEST = 4
_FULL_ENDINGS = ("ss", "us", "is", "as", "os", "es")  # a name, hardly ever a genitive


def nominative(name: str, mention: ActorMention, context: Context) -> str:
    """The name less its genitive -s: "Chruschtschows" in "Begegnung Chruschtschows", not "Griffiths" in "sagte Griffiths".

    It is a genitive where the article has the name without -s as well, or where it stands right behind or before a noun.
    """
    if name.endswith(("'", "’")):
        return name[:-1]
    if not name.endswith("s") or name.endswith(_FULL_ENDINGS) or len(name) < _SHORTEST:
        return name
    bare = name.rsplit(maxsplit=1)[-1][:-1]
    said = re.search(rf"\b{re.escape(bare)}\b", context.text) is not None
    return name[:-1] if said or _beside_noun(mention, context.text) else name


def _beside_noun(mention: ActorMention, text: str) -> bool:
    """ "Merkels Besuch", "der Besuch Merkels"; a title before the name belongs to the mention."""
    behind = re.match(r" \w", text[mention.end : mention.end + 2])
    if behind and behind[0][1].isupper():
        return True
    before = re.search(r"(\w+) $", text[max(0, mention.begin - 40) : mention.begin])
    if before is None or not before[1][0].isupper():
        return False
    return " " not in mention.text or load_lexicon().noun(before[1]) is not None  # "der Reeder Piet Hendriks"
