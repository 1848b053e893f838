from pathlib import Path

import pyshacl
import pytest
import rdflib
from rdflib.namespace import SH

from kg.query import load_graph
from kg.query.validate import Violation, validate
from kg.resources import ontology_dir


def test_the_sample_is_valid(sample_file: Path):
    assert validate(load_graph(sample_file)) == []


MISTAKES = {
    "quote that is not as long": ("kg:endIndex 111 ", "kg:endIndex 119 "),
    "who is no participant": ("kg:initiator actor:donald-trump", "kg:initiator actor:kreml"),
    "lies after the last": ('kg:latest "2018-03-20"', 'kg:latest "2018-03-19"'),
    "one of the six": ("kg:status kg:Denied", "kg:status kg:Stated"),
    "none of the five": ("kg:dateBasis kg:FromTense", "kg:dateBasis kg:Perhaps"),
    "has no report": ("kg:reports encounter:2017-05-03-negotiation-usa", "kg:reports encounter:another"),
    "outside 0 to 1": ("kg:confidence 0.95 ", "kg:confidence 95.0 "),
    "date that is not EDTF": ('kg:date "2017"', 'kg:date "im Jahr 2017"'),
    "three digits": ('kg:cameo "044"', 'kg:cameo "CONSULT"'),
    "lies within itself": (
        "kg:withinEvent encounter:2017-07-07-summit-g20-gipfel",
        "kg:withinEvent encounter:2017-07-07-meeting-donald-trump-wladimir-putin",
    ),
    "after its article was published": ('kg:earliest "2017-01-01"', 'kg:earliest "2018-04-20"'),
    "no Wikidata entity": ("owl:sameAs wd:Q567", "owl:sameAs rdfs:label"),
    "latitude": ("geo:lat 53.55", "geo:lat 153.55"),
    "SHA-256": ('kg:sha256 "', 'kg:sha256 "x'),
    "came through something": ("actor:tass a kg:Organization", "actor:tass a kg:Place"),
    "more than one type": ("-summit-g20-gipfel a kg:Summit", "-summit-g20-gipfel a kg:Summit , kg:Visit"),
}


@pytest.fixture(scope="module")
def spoilt(sample_file: Path) -> rdflib.Graph:
    """The sample with all mistakes in it at once: each must be told all the same."""
    text = sample_file.read_text()
    for old, new in MISTAKES.values():
        assert old in text
        text = text.replace(old, new)
    return rdflib.Graph().parse(data=text, format="turtle")


@pytest.fixture(scope="module")
def violations(spoilt: rdflib.Graph) -> list[Violation]:
    return validate(spoilt)


@pytest.mark.parametrize("message", MISTAKES)
def test_each_mistake_is_told(violations: list[Violation], message: str):
    assert any(message in violation.message for violation in violations)


def test_sentences_name_node_and_value(violations: list[Violation], spoilt: rdflib.Graph):
    assert not any("details" in violation.message for violation in violations)
    (told,) = (v for v in violations if "confidence" in v.message)
    assert told.sentence().startswith("encounter/2018-03-20-call-donald-trump-wladimir-putin (")
    assert told.sentence().endswith("has a confidence outside 0 to 1. [95.0]")
    assert any("hat eine Zuversicht außerhalb von 0 bis 1." in v.message for v in validate(spoilt, "de"))


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_any_shacl_validator_finds_the_same(spoilt: rdflib.Graph, violations: list[Violation]):
    """The SPARQL constraints are run by a short cut of ours; pyshacl alone must come to the same nodes."""
    folder = ontology_dir()
    conforms, results, _ = pyshacl.validate(
        spoilt, shacl_graph=str(folder / "shapes.ttl"), ont_graph=str(folder / "kg-encounters.ttl"), inference="none"
    )
    nodes = {str(node) for node in results.objects(None, SH.focusNode)}
    assert not conforms
    assert {node.rsplit("/", 1)[-1] for node in nodes} == {v.node.rsplit("/", 1)[-1] for v in violations}


def test_sentence_without_value():
    assert Violation("actor/x", "", "needs a name.").sentence() == "actor/x needs a name."
