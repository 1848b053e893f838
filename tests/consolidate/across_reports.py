"""Short ways to write reports and results for the tests of consolidation across articles."""

import datetime as dt

from kg.evaluate.edtf import bounds
from kg.model import ArticleRecord, ArticleResult, Evidence, Participation, Report
from kg.values import Actor, ActorKind, DateBasis, DateValue, EncounterType, Place, Role, Status

ANNA = Actor("anna-berg", ActorKind.PERSON, "Anna Berg", country="nordland")
BORIS = Actor("boris-tal", ActorKind.PERSON, "Boris Tal", country="suedland")
CARLA = Actor("carla-see", ActorKind.PERSON, "Carla See", country="westland")
NORDLAND = Actor("nordland", ActorKind.STATE, "Nordland")


def date(edtf, basis=DateBasis.STATED):
    return DateValue(edtf, *bounds(edtf), basis=basis)


def report(  # one keyword for each slot that the tests vary
    *actors, on=None, at=None, kind="Meeting", status="Occurred", group=1, caller=None, **slots
):
    parts = [Participation(a) for a in actors] + ([Participation(caller, Role.INITIATOR)] if caller else [])
    return {
        "type": EncounterType(kind),
        "status": Status(status),
        "participants": tuple(parts),
        "date": date(on) if on else None,
        "place": Place(at.lower(), at) if at else None,
        "group": group,
        "evidence": (Evidence("Sie trafen sich.", 0, 16),),
        **slots,
    }


def article(key, published, *reports):
    record = ArticleRecord(key, "0" * 64, published=date(published) if published else None)
    told = [Report(article_id=key, number=n, **r) for n, r in enumerate(reports, start=1)]
    return ArticleResult(record, tuple(told))


def day(number):
    return (dt.date(2019, 1, 1) + dt.timedelta(days=number)).isoformat()
