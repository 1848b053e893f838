"""News articles in, a knowledge graph of encounters out."""
