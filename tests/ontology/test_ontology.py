"""The ontology, the records, the writer and the queries speak of the same terms."""

import re
from enum import StrEnum

import pytest
import rdflib
from rdflib.namespace import OWL, RDF, RDFS

from kg.query.library import shipped
from kg.resources import ontology_dir
from kg.values import ActorKind, DateBasis, EncounterType, Role, Status
from kg.vocab import KG
from kg.write import triples
from tests.write.sample import sample_graph

ONTOLOGY = rdflib.URIRef("https://w3id.org/kg-encounters/ontology")


@pytest.fixture(scope="module")
def ontology() -> rdflib.Graph:
    return rdflib.Graph().parse(ontology_dir() / "kg-encounters.ttl")


@pytest.fixture(scope="module")
def terms(ontology: rdflib.Graph) -> set[str]:
    return {str(s) for s in ontology.subjects() if str(s).startswith(str(KG))}


def locals_in(text: str) -> set[str]:
    return set(re.findall(r"(?<![\w/])kg:([A-Za-z]\w*)", text))


def test_every_term_is_documented_in_both_languages(ontology: rdflib.Graph, terms: set[str]):
    assert len(terms) > 60
    for term in terms:
        subject = rdflib.URIRef(term)
        assert next(ontology.objects(subject, RDF.type), None) is not None, term
        for documentation in (RDFS.label, RDFS.comment):
            languages = sorted(str(o.language) for o in ontology.objects(subject, documentation))
            assert languages == ["de", "en"], (term, documentation)


def test_labels_are_unambiguous(ontology: rdflib.Graph):
    for language in ("de", "en"):
        classes = [c for kind in (OWL.Class, KG.Status, KG.DateBasis) for c in ontology.subjects(RDF.type, kind)]
        labels = [str(o) for c in classes for o in ontology.objects(c, RDFS.label) if o.language == language]
        assert len(labels) == len(set(labels)) > 20


@pytest.mark.parametrize("names", [EncounterType, Status, DateBasis, ActorKind, Role])
def test_records_use_terms_of_the_ontology(names: type[StrEnum], terms: set[str]):
    assert {str(KG[name.value]) for name in names} <= terms


def test_writer_uses_terms_of_the_ontology(terms: set[str]):
    ours = {
        term.value
        for triple in triples(sample_graph())
        for term in (triple.predicate, triple.object)
        if str(term).startswith(f"<{KG}")
    }
    assert ours <= terms
    assert len(ours) > 40


def test_ontology_has_no_term_that_nothing_uses(terms: set[str]):
    """Offices are in the ontology for others; all else is written by the writer."""
    code = "\n".join(path.read_text() for path in (ontology_dir().parent / "kg" / "write").glob("*.py"))
    code += (ontology_dir().parent / "kg" / "values.py").read_text()
    unused = {term.removeprefix(str(KG)) for term in terms} - set(re.findall(r"\w+", code))
    assert unused == {"Office"}


def test_shapes_and_queries_use_terms_of_the_ontology(terms: set[str]):
    texts = {"shapes": (ontology_dir() / "shapes.ttl").read_text(encoding="utf-8")}
    texts |= {name: query.text for name, query in shipped().items()}
    for name, text in texts.items():
        assert {str(KG[local]) for local in locals_in(text)} <= terms, name


def test_alignments_are_iris_of_the_standards(ontology: rdflib.Graph):
    targets = {str(o) for o in ontology.objects(None, RDFS.subClassOf)} | {
        str(o) for o in ontology.objects(None, RDFS.subPropertyOf)
    }
    for namespace in ("sem/", "schema.org/", "ns/prov#", "skos/core#", "nif-core#", "ns/oa#"):
        assert any(namespace in target for target in targets), namespace
    assert (ONTOLOGY, RDF.type, OWL.Ontology) in ontology


def test_domains_and_ranges_hold_in_the_sample(ontology: rdflib.Graph):
    graph = rdflib.Graph()
    for t in triples(sample_graph()):
        graph.add(tuple(rdflib.util.from_n3(str(term)) for term in (t.subject, t.predicate, t.object)))
    checked = 0
    for term in set(ontology.subjects(RDF.type, OWL.ObjectProperty)):
        for expected in ontology.objects(term, RDFS.range):
            for value in graph.objects(None, term):
                if str(expected).startswith(str(KG)):
                    kinds = {
                        k
                        for t in graph.objects(value, RDF.type)
                        for k in ontology.transitive_objects(t, RDFS.subClassOf)
                    }
                    assert expected in kinds, (term, value)
                    checked += 1
    assert checked > 50
