"""A graph over HTTP: SPARQL endpoint, query page, network page, a page for each IRI."""
