"""Is a text German? Nearly always its small words say so; a trained identifier is asked about the rest."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from py3langid.langid import MODEL_FILE, LanguageIdentifier

import kg.lang.de

_SAMPLE = 3000
_FEWEST_WORDS = 20
_GERMAN_SHARE = 0.15
_SURE = 0.9


def other_language(text: str) -> str | None:
    """ISO 639-1 code of the language of a text that is surely not German, else None.

    The beginning of the text decides. Fewer than 20 words are not enough to doubt; where the identifier is not sure, the text
    counts as German.
    """
    words = re.findall(r"[^\W\d_]+", text[:_SAMPLE].lower())
    small = sum(1 for word in words if word in _function_words())
    if len(words) < _FEWEST_WORDS or small >= _GERMAN_SHARE * len(words):
        return None
    language, probability = _identifier().classify(text[:_SAMPLE])
    return str(language) if language != "de" and probability >= _SURE else None


@cache
def _function_words() -> frozenset[str]:
    path = Path(kg.lang.de.__file__).with_name("function_words.txt")
    return frozenset(path.read_text(encoding="utf-8").split())


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
