"""German dates: the tagger and normaliser for running text, and the reader for metadata."""

from kg.lang.de.dates.header import parse_day

__all__ = ["parse_day"]
