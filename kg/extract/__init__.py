"""Mentions of actors and encounters, who says so, and what about, from the sentences of an article."""
