"""German: words as data, the date tagger, the model."""
