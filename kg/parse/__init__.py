"""From clean articles to parsed sentences, and the questions about their syntax."""

from kg.parse.pipeline import load_model, parse, recognise
from kg.parse.together import rows_stay_apart

__all__ = ["load_model", "parse", "recognise", "rows_stay_apart"]
