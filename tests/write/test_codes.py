import dataclasses

import pytest

from kg.model import Participation
from kg.values import EncounterType, Role, Status
from kg.write import codes
from tests.write.sample import ASTANA, HAMBURG, MERKEL, PUTIN, TRUMP, call_2018, hamburg


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (Status.OCCURRED, (("041",), "CONSULT-phone")),
        (Status.ONGOING, (("041",), "CONSULT-phone")),
        (Status.PLANNED, (("036",), "AGREE")),
        (Status.POSSIBLE, (("036",), "AGREE")),
        (Status.DENIED, (("125",), "REJECT-meet")),
        (Status.CANCELLED, (("164",), "SANCTION-withdraw")),
    ],
)
def test_status_decides_first(status: Status, expected: tuple[tuple[str, ...], str]):
    assert codes(dataclasses.replace(call_2018(), status=status)) == expected


def meeting(**changes: object):
    return codes(dataclasses.replace(hamburg(), **changes))


def test_site_of_a_meeting():
    assert meeting() == (("044",), "CONSULT-third-party")
    assert meeting(participants=(Participation(MERKEL), Participation(PUTIN))) == (("042", "043"), "CONSULT-visit")
    assert meeting(place=None) == (("040",), "CONSULT")
    assert meeting(place=ASTANA, participants=(Participation(TRUMP, Role.HOST), Participation(PUTIN))) == (
        ("042", "043"),
        "CONSULT-visit",
    )


def test_kinds_of_meeting():
    assert meeting(type=EncounterType.VISIT)[0] == ("042", "043")
    assert meeting(type=EncounterType.NEGOTIATION) == (("046",), "CONSULT")
    three = tuple(Participation(actor) for actor in (MERKEL, PUTIN, TRUMP))
    assert meeting(type=EncounterType.SUMMIT, participants=three, place=HAMBURG)[1] == "CONSULT-multilateral"
    assert meeting(type=EncounterType.ENCOUNTER, place=None) == (("040",), "CONSULT")
