"""Reports to encounters: inside an article, and across articles."""

from kg.consolidate.across import consolidate

__all__ = ["consolidate"]
