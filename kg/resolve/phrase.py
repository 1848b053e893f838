"""What a mention says about its actor: name, offices, states, whether the office is past, how many are meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from kg.authority import Authority
from kg.extract.mention_names import look_up
from kg.extract.mention_words import OfficeWord, polity_of, stem, words
from kg.model import ActorMention
from kg.resolve.owners import city_of, head_of, in_land, owner_beside
from kg.values import MentionKind

_BRACKET = re.compile(r"\s*\([^()]*\)\s*$")
_HEADS = frozenset({"head", "president", "io_head", "party_leader", "secretary_general"})
_LINKS = frozenset({"und", "sowie", "aus", "von", "vom", ",", "&"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """The parts of a mention. ``name`` is "" for offices alone; ``polities`` holds codes from adjective, prefix, genitive or word.

    ``owned``: the mention itself says whose the office is.
    ``private`` is a title that nobody bears for an office ("Torwart"); see ``kg.resolve.titles``.
    """

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
    private: str = ""
    owned: bool = False


@dataclass
class _Parts:
    """What has been read of a mention so far."""

    authority: Authority
    offices: list[OfficeWord] = field(default_factory=list)
    classes: list[str] = field(default_factory=list)
    polities: list[str] = field(default_factory=list)
    name: list[str] = field(default_factory=list)
    adjectives: set[str] = field(default_factory=set)

    def take(self, token: str) -> None:
        """Read one more word."""
        lexicon, low = words(), token.lower()
        office = lexicon.office(token)
        if office is not None and self.name and (found := self._named_before(office)):
            self.polities += found
            self.name = []
        if office is not None and not self.name:
            self._take_office(office)
        elif self.name and (token[:1].isupper() or low in lexicon.particles or "-" in token):
            self.name.append(token)
        elif low in lexicon.any_determiner or token in lexicon.titles or token in lexicon.relational:
            return
        elif token[:1].islower() and low not in _LINKS:
            self.adjectives.add(stem(token))
            self.polities += self.authority.state_word(stem(token), "adjective")
        elif states := _state(token, self.authority, after_office=bool(self.offices)):
            self.polities += states
        elif token[:1].isupper() or (low in lexicon.particles and low not in _LINKS):
            self.name.append(token)

    def _named_before(self, office: OfficeWord) -> tuple[str, ...]:
        """Whose office it is, where the name of the owner stands before: "Sri Lankas Präsident", "Pariser Bürgermeisterin"."""
        name = " ".join(self.name)
        return polity_of(self.authority, name) or (city_of(name, self.authority) if "mayor" in office.classes else ())

    def _take_office(self, office: OfficeWord) -> None:
        self.offices.append(office)
        owners, led = _owner(office, self.authority)
        self.polities += owners
        self.classes += led or [cls for cls in office.classes if cls not in ("role", "head", "")]

    def take_owner(self, tokens: Sequence[str]) -> bool:
        """True when an office is followed by the organisation or land that it is of ("Präsident der Deutschen Bank"), which is noted."""
        while tokens and tokens[0].lower() in words().any_determiner | _LINKS:
            tokens = tokens[1:]
        name = " ".join(tokens)
        if not name or not self.offices or self.name:
            return False
        owners, led = head_of(look_up(self.authority, name), self.authority)
        owners = owners or list(self.authority.state_word(name, "land"))
        self.polities += owners
        self.classes = _led(self.offices[0], self.classes, led)
        return bool(owners)


def read_phrase(mention: ActorMention, authority: Authority, text: str = "") -> Phrase:
    """Take a mention's text apart; ``text`` is that of the article, for an owner just outside the mention ("Bayerns")."""
    phrase = _read(mention.text, mention.kind, authority)
    if not phrase.offices or phrase.owned:
        return phrase
    owners = owner_beside(mention, text, phrase.classes, authority)
    return replace(phrase, polities=owners, stated=True, classes=_in_land(phrase.classes, owners)) if owners else phrase


@lru_cache(maxsize=20_000)
def _read(text: str, kind: MentionKind, authority: Authority) -> Phrase:
    bracket, modifiers = _BRACKET.search(text), words().modifiers
    parts = _Parts(authority)
    tokens = _BRACKET.sub("", text).split()
    for index, token in enumerate(tokens):
        if kind in (MentionKind.OFFICE, MentionKind.DEMONYM) and parts.take_owner(tokens[index:]):
            break
        parts.take(token)
    offices, classes = parts.offices, parts.classes
    fixed = [code for office in offices for code in office.polities]
    if parts.adjectives & set(modifiers["deputy"]):
        classes = [f"deputy_{cls}" for cls in classes]
    return Phrase(
        name=" ".join(parts.name),
        offices=tuple(offices),
        polities=tuple(dict.fromkeys(parts.polities or fixed)),
        stated=bool(parts.polities) or len(set(fixed)) == 1,
        former=any(o.former for o in offices) or bool(parts.adjectives & set(modifiers["former"])),
        then=bool(parts.adjectives & set(modifiers["then"])),
        coming=bool(parts.adjectives & set(modifiers["coming"])),
        gender=next((o.gender for o in offices), ""),
        classes=_in_land(tuple(dict.fromkeys(classes)), parts.polities),
        party=bracket.group().strip(" ()") if bracket else "",
        owned=bool(parts.polities),
    )


def _in_land(classes: tuple[str, ...], polities: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(in_land(classes))) if any("-" in code for code in polities) else classes


def _owner(office: OfficeWord, authority: Authority) -> tuple[list[str], list[str]]:
    """Polities of a prefix, and the office classes it gives to a mere "Chef": Kreml-Chef is president, SPD-Chefin party leader."""
    owner = office.holder_of or _first_part(office, authority)
    if not owner:
        return [], []
    polities, classes = list(polity_of(authority, owner)), list[str]()
    for entry in authority.named(owner):
        codes, led = head_of(entry, authority)
        polities += codes
        classes += led
    return polities, _led(office, [], classes)


def _led(office: OfficeWord, classes: list[str], led: list[str]) -> list[str]:
    """The classes of the head of an organisation, where the word is one for any head ("Chef", "Präsident")."""
    return led if led and office.classes[0] in _HEADS else classes


def _first_part(office: OfficeWord, authority: Authority) -> str:
    """The organisation in a compound that is written in one word: Weltbank in "Weltbankpräsident"."""
    for head in words().heads:
        if office.classes == words().heads[head].classes and office.lemma.lower().endswith(head):
            first = office.lemma[: -len(head)]
            if any(authority.led(entry) for entry in authority.named(first)):
                return first
    return ""


def _state(token: str, authority: Authority, *, after_office: bool) -> tuple[str, ...]:
    if not token[:1].isupper():
        return ()
    if token.startswith("US-") or after_office or token.endswith("s"):
        return polity_of(authority, token)
    return authority.state_word(stem(token), "adjective") or authority.state_word(token, "adjective")
