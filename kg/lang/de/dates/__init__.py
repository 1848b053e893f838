"""German dates: the tagger and normaliser for running text, and the reader for metadata."""

from kg.lang.de.dates.header import parse_day
from kg.lang.de.dates.tagger import tag
from kg.lang.de.dates.tense import Tense

__all__ = ["Tense", "parse_day", "tag"]
