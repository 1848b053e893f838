"""The words of ``kg/lang/de/zones.toml`` as compiled patterns."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import kg.lang.de


@dataclass(frozen=True, slots=True)
class ZoneWords:
    """Patterns that ignore case: of whole lines, sentences, words (``fullmatch``) or of parts of them (``search``)."""

    navigation_line: re.Pattern[str]
    navigation_key: re.Pattern[str]
    service_word: re.Pattern[str]
    service_address: re.Pattern[str]
    navigation_sentence: re.Pattern[str]
    teaser_open: re.Pattern[str]
    teaser_closing: re.Pattern[str]
    teaser_line: re.Pattern[str]
    front_phrase: re.Pattern[str]
    zoom_mark: re.Pattern[str]
    glued_prefix: re.Pattern[str]
    credit_word: re.Pattern[str]
    picture_agency: re.Pattern[str]
    caption_prefix: re.Pattern[str]
    caption_cue: re.Pattern[str]
    agency_word: re.Pattern[str]
    agencies: tuple[tuple[re.Pattern[str], str], ...]
    date_label: re.Pattern[str]
    month: re.Pattern[str]
    update_label: re.Pattern[str]
    byline: re.Pattern[str]
    inside_place: str
    openers: frozenset[str]

    def agency_name(self, text: str) -> str | None:
        """The name under which an agency is kept, None when ``text`` is no agency."""
        return next((name for pattern, name in self.agencies if pattern.fullmatch(text)), None)


def _any(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


@cache
def zone_words() -> ZoneWords:
    """The shipped words for German pages."""
    table = tomllib.loads(Path(kg.lang.de.__file__).with_name("zones.toml").read_text(encoding="utf-8"))
    agencies = table["agencies"]
    return ZoneWords(
        navigation_line=_any(table["navigation_line"]),
        navigation_key=re.compile(rf"[. ]*(?:{'|'.join(table['navigation_key'])}) ?: ?.*", re.IGNORECASE),
        service_word=_any(table["service_word"]),
        service_address=_any([table["service_address"]]),
        navigation_sentence=_any(table["navigation_sentence"]),
        teaser_open=_any(table["teaser_heading_open"]),
        teaser_closing=_any(table["teaser_heading_closing"]),
        teaser_line=_any(table["teaser_line"]),
        front_phrase=re.compile(rf"(?:{'|'.join(table['front_phrases'])}) (?=(?-i:[A-ZÄÖÜ]))", re.IGNORECASE),
        zoom_mark=_any(table["zoom_marks"]),
        glued_prefix=_any(table["glued_prefix"]),
        credit_word=_any(table["credit_words"]),
        picture_agency=_any(table["picture_agencies"]),
        caption_prefix=re.compile(rf"(?:{'|'.join(table['caption_prefix'])}) ?: ?", re.IGNORECASE),
        caption_cue=_any(table["caption_cue"]),
        agency_word=_any(table["agency_words"]),
        agencies=tuple((_any(forms), name) for name, forms in agencies.items()),
        date_label=_any(table["date_line"]["labels"]),
        month=_any(table["date_line"]["months"]),
        update_label=_any(table["date_line"]["update"]),
        byline=re.compile(rf"(?:{'|'.join(table['date_line']['byline'])})\b", re.IGNORECASE),
        inside_place="|".join(table["dateline"]["inside"]),
        openers=frozenset(table["dateline"]["openers"]),
    )
