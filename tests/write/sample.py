"""A graph of the five articles, written down by hand from reading them: input for tests of the later steps."""

import datetime as dt
import hashlib
from pathlib import Path

from kg.model import ArticleRecord, Encounter, EncounterGraph, Evidence, Participation, Report
from kg.values import Actor, ActorKind, DateBasis, DateValue, EncounterType, Place, Role, Status, Topic

SEEDS = Path(__file__).parents[2] / "seeds"
A0, A1, A2, A3, A4 = (path.stem for path in sorted(SEEDS.glob("*.txt")))

TRUMP = Actor("donald-trump", ActorKind.PERSON, "Donald Trump", "Q22686", ("Trump",), "US")
PUTIN = Actor(
    "wladimir-putin",
    ActorKind.PERSON,
    "Wladimir Putin",
    "Q7747",
    ("Putin", "Wladimir Wladimirowitsch Putin"),
    "russland",
)
MERKEL = Actor("angela-merkel", ActorKind.PERSON, "Angela Merkel", "Q567", ("Merkel",), "DE")
XI = Actor("xi-jinping", ActorKind.PERSON, "Xi Jinping", "Q15031", ("Xi",), "CN")
TILLERSON = Actor("rex-tillerson", ActorKind.PERSON, "Rex Tillerson", "Q331278", ("Tillerson",), "US")
KREMLIN = Actor("kreml", ActorKind.ORGANIZATION, "Kreml", "Q4407571", (), "RU")
WHITE_HOUSE = Actor("weisses-haus", ActorKind.ORGANIZATION, "Weißes Haus", "Q1355327", (), "US")
TASS = Actor("tass", ActorKind.ORGANIZATION, "TASS", "Q223799", (), "RU")
USA = Actor("usa", ActorKind.STATE, "Vereinigte Staaten", "Q30", ("USA",), "US")

HAMBURG = Place("hamburg", "Hamburg", "Q1055", 53.55, 10.0, "DE")
ASTANA = Place("astana", "Astana", "Q1520", 51.16667, 71.43333, "KZ")

SYRIA = Topic("syrien", "Syrien", ("http://www.wikidata.org/entity/Q858",))
KOREA = Topic("koreanische-halbinsel", "koreanische Halbinsel", ("http://www.wikidata.org/entity/Q483134",))
UKRAINE = Topic("ukraine", "Ukraine", ("http://www.wikidata.org/entity/Q212",))
ARMS = Topic("ruestungswettlauf", "Rüstungswettlauf", (), ("sicherheitspolitik",))
SKRIPAL = Topic("sergej-skripal", "Sergej Skripal")
MEDDLING = Topic("wahlbeeinflussung", "Wahlbeeinflussung")

BOTH = (Participation(TRUMP), Participation(PUTIN))
TRUMP_CALLS = (Participation(TRUMP, Role.INITIATOR), Participation(PUTIN))


def day(first: str, last: str | None = None, basis: DateBasis = DateBasis.STATED, edtf: str | None = None) -> DateValue:
    last = last or first
    text = edtf or (first if first == last else f"{first}/{last}")
    return DateValue(text, dt.date.fromisoformat(first), dt.date.fromisoformat(last), basis)


MAY_2017 = day("2017-04-29", "2017-05-03", DateBasis.FROM_TENSE, "../2017-05-03")
G20_DAYS = day("2017-07-07", "2017-07-08")
G20_DAY = day("2017-07-07")
JULY_2017 = day("2017-07-01", "2017-07-31", edtf="2017-07")
IN_2017 = day("2017-01-01", "2017-12-31", edtf="2017")
TALKS = day("2017-05-03", "2017-05-04")
CALL_DAY = day("2018-03-20")
MARCH_2018 = day("2018-03-01", "2018-03-31", edtf="2018-03")
FIRST_100_DAYS = day("2017-01-20", "2017-04-30", DateBasis.INFERRED)


def text(article_id: str) -> str:
    return (SEEDS / f"{article_id}.txt").read_text(encoding="utf-8")


def said(article_id: str, begin: str, end: str = ".") -> Evidence:
    """The stretch of an article from the words ``begin`` to the next ``end``."""
    whole = text(article_id)
    first = whole.index(begin)
    last = whole.index(end, first + len(begin) - 1) + len(end)
    return Evidence(whole[first:last], first, last)


def record(article_id: str, **more: object) -> ArticleRecord:
    digest = hashlib.sha256((SEEDS / f"{article_id}.txt").read_bytes()).hexdigest()
    return ArticleRecord(article_id, digest, language="de", **more)


def articles() -> tuple[ArticleRecord, ...]:
    return (
        record(A0, agencies=("TASS",)),
        record(
            A1,
            headline="Trump trifft Putin",
            published=day("2017-07-01", "2017-07-31", DateBasis.FROM_HEADER, "2017-07"),
            agencies=("dpa",),
        ),
        record(
            A2,
            headline="Gipfeltreffen zwischen Putin und Trump?",
            published=day("2018-03-21"),
            publisher="DW",
            url="https://p.dw.com/p/2ufTp",
            agencies=("AFP", "dpa"),
        ),
        record(A3, headline="Trotz schlechtem Verhältnis: Putin und Trump erwägen Gipfeltreffen", agencies=("dpa",)),
        record(A4, published=day("2018-03-01", "2018-03-31", DateBasis.FROM_HEADER, "2018-03")),
    )


def told(
    article_id: str, number: int, kind: EncounterType, status: Status, *evidence: Evidence, **more: object
) -> Report:
    return Report(article_id, number, more.pop("group", number), kind, status, evidence, **more)


def call_2017() -> Encounter:
    reports = (
        told(
            A0,
            1,
            EncounterType.PHONE_CALL,
            Status.OCCURRED,
            said(A0, "Der Kreml teilte"),
            said(A0, "Wie die russische"),
            participants=BOTH,
            date=MAY_2017,
            about=(KOREA, SYRIA),
            claimed_by=(KREMLIN,),
            via=(TASS,),
            status_cue="nach einem Telefonat",
        ),
        told(
            A0,
            2,
            EncounterType.PHONE_CALL,
            Status.OCCURRED,
            said(A0, "Sie seien sich einig"),
            group=1,
            participants=BOTH,
            date=MAY_2017,
            about=(SYRIA,),
            claimed_by=(WHITE_HOUSE,),
        ),
    )
    return Encounter(
        "2017-05-call-donald-trump-wladimir-putin",
        EncounterType.PHONE_CALL,
        Status.OCCURRED,
        reports,
        BOTH,
        MAY_2017,
        about=(KOREA, SYRIA),
        merged_because=("same kind and participants in one article",),
    )


def hamburg() -> Encounter:
    frame = {"participants": BOTH, "place": HAMBURG}
    reports = (
        told(
            A0,
            3,
            EncounterType.MEETING,
            Status.PLANNED,
            said(A0, "Der russische Präsident"),
            date=G20_DAYS,
            status_cue="wollen",
            **frame,
        ),
        told(
            A1,
            1,
            EncounterType.MEETING,
            Status.OCCURRED,
            said(A1, "Auf jeden Fall"),
            said(A1, "Erst nach zwei"),
            date=G20_DAY,
            about=(KOREA, MEDDLING, SYRIA),
            claimed_by=(TILLERSON,),
            duration="PT2H16M",
            planned_duration="PT30M",
            outcomes=("Waffenstillstand für den südwestlichen Teil des Landes vereinbart",),
            **frame,
        ),
        *(
            told(
                a,
                9,
                EncounterType.MEETING,
                Status.OCCURRED,
                said(a, "Trump und Putin haben sich erst"),
                date=IN_2017,
                is_echo=True,
                **frame,
            )
            for a in (A2, A3, A4)
        ),
    )
    return Encounter(
        "2017-07-07-meeting-donald-trump-wladimir-putin",
        EncounterType.MEETING,
        Status.OCCURRED,
        reports,
        BOTH,
        G20_DAY,
        HAMBURG,
        (KOREA, MEDDLING, SYRIA),
        outcomes=("Waffenstillstand für den südwestlichen Teil des Landes vereinbart",),
        duration="PT2H16M",
        planned_duration="PT30M",
        within="2017-07-07-summit-g20-gipfel",
        merged_because=(
            "the plan for 2017-07-07/2017-07-08 and the meeting of 2017-07-07 name the same two and the same place",
        ),
    )


def g20() -> Encounter:
    report = told(
        A1,
        2,
        EncounterType.SUMMIT,
        Status.OCCURRED,
        said(A1, "Auf jeden Fall"),
        place=HAMBURG,
        date=G20_DAYS,
        event_name="G20-Gipfel",
    )
    return Encounter(
        "2017-07-07-summit-g20-gipfel",
        EncounterType.SUMMIT,
        Status.OCCURRED,
        (report,),
        (),
        G20_DAYS,
        HAMBURG,
        event_name="G20-Gipfel",
    )


def call_2018() -> Encounter:
    reports = (
        told(
            A2,
            1,
            EncounterType.PHONE_CALL,
            Status.OCCURRED,
            said(A2, "Der Rüstungswettlauf"),
            said(A2, "Auch über den"),
            participants=BOTH,
            date=day("2018-03-20", "2018-03-21", DateBasis.FROM_TENSE),
            about=(ARMS, SYRIA, UKRAINE),
            not_about=(MEDDLING, SKRIPAL),
            claimed_by=(KREMLIN, TRUMP),
        ),
        told(
            A3,
            1,
            EncounterType.PHONE_CALL,
            Status.OCCURRED,
            said(A3, "Das teilte"),
            participants=TRUMP_CALLS,
            date=day("2018-03-20", basis=DateBasis.FROM_OTHER_REPORT),
            about=(SYRIA, UKRAINE),
            claimed_by=(KREMLIN,),
        ),
        told(
            A4,
            1,
            EncounterType.PHONE_CALL,
            Status.OCCURRED,
            said(A4, "Trump hatte seinen"),
            participants=TRUMP_CALLS,
            date=MARCH_2018,
            about=(ARMS, SYRIA, UKRAINE),
            claimed_by=(KREMLIN,),
        ),
        told(
            A4,
            2,
            EncounterType.CALL,
            Status.DENIED,
            said(A4, "Ein Anruf Trumps"),
            group=1,
            participants=TRUMP_CALLS,
            date=MARCH_2018,
            claimed_by=(WHITE_HOUSE,),
            status_cue="nicht geplant",
        ),
    )
    return Encounter(
        "2018-03-20-call-donald-trump-wladimir-putin",
        EncounterType.PHONE_CALL,
        Status.OCCURRED,
        reports,
        TRUMP_CALLS,
        CALL_DAY,
        about=(ARMS, SYRIA, UKRAINE),
        not_about=(MEDDLING, SKRIPAL),
        merged_because=("002 and 003 tell a call of the same two on 2018-03-20", "004 dates the call to 2018-03"),
        confidence=0.95,
    )


def summit() -> Encounter:
    reports = tuple(
        told(
            a,
            3,
            EncounterType.SUMMIT,
            Status.POSSIBLE,
            said(a, words),
            participants=BOTH,
            claimed_by=(KREMLIN,),
            status_cue="erwägen",
        )
        for a, words in ((A2, "In der Mitteilung"), (A3, "Moskau/Washington"), (A4, "Der russische Staatschef"))
    )
    return Encounter("undated-summit-donald-trump-wladimir-putin", EncounterType.SUMMIT, Status.POSSIBLE, reports, BOTH)


def first_100_days(number: int, guest: Actor) -> Report:
    return told(
        A0,
        number,
        EncounterType.MEETING,
        Status.OCCURRED,
        said(A0, "US-Präsident Donald Trump hat"),
        participants=(Participation(TRUMP), Participation(guest)),
        date=FIRST_100_DAYS,
    )


def told_once(key: str, report: Report) -> Encounter:
    """An encounter of which all is known from one report."""
    parts = report.participants, report.date, report.place, report.about
    return Encounter(key, report.type, report.status, (report,), *parts)


def others() -> tuple[Encounter, ...]:
    talks = told(
        A0,
        4,
        EncounterType.NEGOTIATION,
        Status.PLANNED,
        said(A0, "Die Vereinigten Staaten wollen"),
        participants=(Participation(USA),),
        date=TALKS,
        place=ASTANA,
        about=(SYRIA,),
    )
    none = told(
        A1,
        3,
        EncounterType.MEETING,
        Status.DENIED,
        said(A1, "Ein neues Treffen"),
        participants=BOTH,
        status_cue="nicht vereinbart",
    )
    return (
        told_once("2017-01-20-meeting-angela-merkel-donald-trump", first_100_days(5, MERKEL)),
        told_once("2017-01-20-meeting-donald-trump-xi-jinping", first_100_days(6, XI)),
        told_once("2017-05-03-negotiation-usa", talks),
        told_once("undated-meeting-donald-trump-wladimir-putin", none),
    )


def sample_graph() -> EncounterGraph:
    encounters = (call_2017(), hamburg(), g20(), call_2018(), summit(), *others())
    return EncounterGraph(
        articles(), tuple(sorted(encounters, key=lambda e: e.key)), (("language", "de"), ("version", "0.1.0"))
    )
