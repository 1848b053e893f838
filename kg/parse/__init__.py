"""From clean articles to parsed sentences, and the questions about their syntax."""

from kg.parse.pipeline import load_model, parse, recognise

__all__ = ["load_model", "parse", "recognise"]
