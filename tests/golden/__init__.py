"""Results that were read and agreed upon; a build must give the same again."""

from pathlib import Path

SEEDS = Path(__file__).with_name("seeds.ttl")
"""The graph of the five seed articles."""
