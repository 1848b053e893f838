"""Invented encounters for what the five articles do not tell: hosts, guests, mediators, the absent, conflicts."""

from kg.model import ArticleRecord, Encounter, EncounterGraph, Evidence, Participation, Report
from kg.values import EncounterType, Role, Status
from tests.write.sample import ASTANA, HAMBURG, MERKEL, PUTIN, SYRIA, TRUMP, XI, day

VISIT, TALKS, CALLED_OFF, UNDATED = (
    "2020-02-03-visit-merkel-xi",
    "2020-03-01-negotiation-putin-trump-xi",
    "2020-05-04-call-merkel-putin",
    "undated-call-merkel-putin",
)
HOSTED = (Participation(XI, Role.HOST), Participation(MERKEL, Role.GUEST))
CALLED = (Participation(MERKEL), Participation(PUTIN, Role.INITIATOR))
MEDIATED = (Participation(MERKEL, Role.MEDIATOR), Participation(PUTIN), Participation(TRUMP))


def told(article: str, number: int, kind: EncounterType, status: Status, **more: object) -> Report:
    return Report(
        article, number, number, kind, status, (Evidence(f"Satz {number}.", 10 * number, 10 * number + 7),), **more
    )


def made_up_graph() -> EncounterGraph:
    articles = tuple(
        ArticleRecord(name, "0" * 64, published=day(date), publisher=publisher, agencies=agencies)
        for name, date, publisher, agencies in (
            ("a", "2020-02-04", "Zeitung", ("AFP",)),
            ("b", "2020-02-05", "Blatt", ("AFP",)),
            ("c", "2020-05-05", "Zeitung", ()),
            ("d", "2020-05-06", "Blatt", ()),
        )
    )
    visit = (
        told(
            "a",
            1,
            EncounterType.VISIT,
            Status.OCCURRED,
            participants=HOSTED,
            date=day("2020-02-03"),
            place=HAMBURG,
            absent=(TRUMP,),
            about=(SYRIA,),
        ),
        told(
            "b",
            1,
            EncounterType.MEETING,
            Status.OCCURRED,
            participants=HOSTED,
            date=day("2020-02-01"),
            place=ASTANA,
            not_about=(SYRIA,),
        ),
    )
    talks = (told("b", 2, EncounterType.NEGOTIATION, Status.OCCURRED, participants=MEDIATED, date=day("2020-02-29")),)
    call = (
        told(
            "c",
            1,
            EncounterType.PHONE_CALL,
            Status.PLANNED,
            participants=(Participation(MERKEL, Role.INITIATOR), Participation(PUTIN)),
            date=day("2020-05-04"),
        ),
        told(
            "d",
            1,
            EncounterType.PHONE_CALL,
            Status.CANCELLED,
            participants=CALLED,
        ),
    )
    undated = (told("c", 2, EncounterType.PHONE_CALL, Status.OCCURRED, participants=CALLED, place=HAMBURG),)
    return EncounterGraph(
        articles,
        (
            Encounter(
                VISIT,
                EncounterType.VISIT,
                Status.OCCURRED,
                visit,
                HOSTED,
                day("2020-02-03"),
                HAMBURG,
                (SYRIA,),
                (SYRIA,),
                confidence=0.5,
            ),
            Encounter(TALKS, EncounterType.NEGOTIATION, Status.OCCURRED, talks, MEDIATED, day("2020-02-29")),
            Encounter(
                CALLED_OFF, EncounterType.PHONE_CALL, Status.CANCELLED, call, call[0].participants, day("2020-05-04")
            ),
            Encounter(UNDATED, EncounterType.PHONE_CALL, Status.OCCURRED, undated, CALLED, place=HAMBURG),
        ),
    )
