"""Training and evaluation of the German pipeline; see README.md in this folder."""
