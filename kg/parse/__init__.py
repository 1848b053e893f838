"""From clean articles to parsed sentences, and the questions about their syntax."""

from kg.parse.info import ModelInfo, describe
from kg.parse.pipeline import load_model, parse

__all__ = ["ModelInfo", "describe", "load_model", "parse"]
