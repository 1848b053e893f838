"""What a mention says about its actor: name, offices, states, whether the office is past, how many are meant."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.authority import Authority
from kg.extract.mention_words import OfficeWord, polity_of, stem, words
from kg.model import ActorMention

_BRACKET = re.compile(r"\s*\([^()]*\)\s*$")
_LINKS = frozenset({"und", "sowie", "aus", "von", "vom", ",", "&"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """The parts of a mention. ``name`` is "" for offices alone; ``polities`` holds codes from adjective, prefix, genitive or word."""

    name: str
    offices: tuple[OfficeWord, ...]
    polities: tuple[str, ...]
    stated: bool
    former: bool
    then: bool
    coming: bool
    gender: str
    classes: tuple[str, ...]
    party: str = ""


def read_phrase(mention: ActorMention, authority: Authority) -> Phrase:
    """Take a mention's text apart."""
    lexicon = words()
    bracket = _BRACKET.search(mention.text)
    text = _BRACKET.sub("", mention.text)
    offices: list[OfficeWord] = []
    classes: list[str] = []
    polities: list[str] = []
    name: list[str] = []
    adjectives: set[str] = set()
    for token in text.replace("\n", " ").split():
        office = lexicon.office(token)
        if office is not None and name and (found := polity_of(authority, " ".join(name))):
            polities += found  # "Sri Lankas Präsident"
            name = []
        if office is not None and not name:
            offices.append(office)
            owners, led = _owner(office, authority)
            polities += owners
            classes += led or [cls for cls in office.classes if cls not in ("role", "head", "")]
        elif name and (token[:1].isupper() or token.lower() in lexicon.particles or "-" in token):
            name.append(token)
        elif token.lower() in lexicon.any_determiner or token in lexicon.titles or token in lexicon.relational:
            continue
        elif token[:1].islower() and token.lower() not in _LINKS:
            adjectives.add(stem(token))
            polities += authority.state_word(stem(token), "adjective")
        elif found := _state(token, authority, after_office=bool(offices)):
            polities += found
        elif token[:1].isupper() or (name == [] and token.lower() in lexicon.particles and token.lower() not in _LINKS):
            name.append(token)
    fixed = [code for office in offices for code in office.polities]
    return Phrase(
        name=" ".join(name),
        offices=tuple(offices),
        polities=tuple(dict.fromkeys(polities or fixed)),
        stated=bool(polities) or len(set(fixed)) == 1,
        former=any(o.former for o in offices) or bool(adjectives & set(lexicon.modifiers["former"])),
        then=bool(adjectives & set(lexicon.modifiers["then"])),
        coming=bool(adjectives & set(lexicon.modifiers["coming"])),
        gender=next((o.gender for o in offices), ""),
        classes=tuple(dict.fromkeys(classes)),
        party=bracket.group().strip(" ()") if bracket else "",
    )


def _owner(office: OfficeWord, authority: Authority) -> tuple[list[str], list[str]]:
    """Polities of a prefix, and the office classes it gives to a mere "Chef": Kreml-Chef is president, SPD-Chefin party leader."""
    if not office.holder_of:
        return [], []
    polities, classes = list(polity_of(authority, office.holder_of)), list[str]()
    for entry in authority.named(office.holder_of):
        if seat := authority.seat(entry):
            polities.append(seat[0])
            classes.append(seat[1])
        elif entry.cls == "party":
            polities += [entry.actor.label, *([entry.actor.country] if entry.actor.country else [])]
            classes.append("party_leader")
    return polities, classes if office.classes[0] == "head" else []


def _state(token: str, authority: Authority, *, after_office: bool) -> tuple[str, ...]:
    if not token[:1].isupper():
        return ()
    if token.startswith("US-") or after_office or token.endswith("s"):
        return polity_of(authority, token)
    return authority.state_word(stem(token), "adjective") or authority.state_word(token, "adjective")
