"""What belongs to a language."""
