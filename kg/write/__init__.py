"""Encounters to RDF and Turtle."""

from kg.write.codes import codes
from kg.write.graph import triples, unordered
from kg.write.store import turtle_of, write_store
from kg.write.turtle import replace_file, turtle, write_turtle

__all__ = ["codes", "replace_file", "triples", "turtle", "turtle_of", "unordered", "write_store", "write_turtle"]
