"""The words of offices, roles, bodies and determiners, read from ``kg/lang/de/offices.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from kg.authority import Authority
from kg.resources import PACKAGE

_FILE = PACKAGE / "lang" / "de" / "offices.toml"
_ADJECTIVE_ENDINGS = ("em", "en", "er", "es", "e")


@dataclass(frozen=True, slots=True)
class OfficeWord:
    """A form of a word for an office: its classes in order, gender (m, f), number and the polities it is tied to.

    ``holder_of`` is a prefix that names the organisation or state ("SPD" in "SPD-Chef"); ``former`` marks Ex- and Alt-.
    """

    lemma: str
    classes: tuple[str, ...]
    gender: str
    singular: bool
    plural: bool
    polities: tuple[str, ...] = ()
    holder_of: str = ""
    former: bool = False

    @property
    def is_spokesperson(self) -> bool:
        """True for words for a spokesperson."""
        return "spokesperson" in self.classes

    @property
    def is_role(self) -> bool:
        """True when no office can be looked up."""
        return self.classes[0] == "role" or (self.classes[0] == "head" and not self.holder_of)


@dataclass(frozen=True, slots=True)
class BodyWord:
    """A word for a body of a state (Regierung, Außenministerium); ``cls`` is the office it stands for, "" for none."""

    lemma: str
    gender: str
    cls: str


class Words:
    """Look-up of office words by token; one instance is shared."""

    def __init__(self, table: dict[str, Any]) -> None:
        """Make all forms of declension of the words of ``table``."""
        self._offices: dict[str, OfficeWord] = {}
        for group in table["office"]:
            for lemma in group["words"]:
                self._decline(lemma, tuple(group["classes"]), tuple(group.get("polities", ())))
        self.heads: dict[str, OfficeWord] = {}
        for head, cls in table["heads"].items():
            for form, word in _forms(head, (cls,), ()).items():
                self.heads.setdefault(form, word)
        self._endings = tuple(self.heads)
        self._bodies = {
            form: BodyWord(lemma, gender, cls)
            for gender in ("f", "n")
            for lemma, cls in table["body"][gender].items()
            for form in (lemma, lemma + "s", lemma[:-2] + "iums" if lemma.endswith("ium") else lemma + "es")
        }
        self.relational = {
            form: word for lemma in table["relational"]["words"] for form, word in _forms(lemma, ("",), ()).items()
        }
        self.partisans = {
            form: word for lemma in table["partisans"]["words"] for form, word in _forms(lemma, ("",), ()).items()
        }
        self.plural_persons = frozenset(table["plural"]["persons"])
        self.plural_suffixes = tuple(table["plural"]["suffixes"])
        self.plural_states = frozenset(table["plural"]["states"])
        self.plural_parties = frozenset(table["plural"]["parties"])
        self.modifiers: dict[str, tuple[str, ...]] = {k: tuple(v) for k, v in table["modifiers"].items()}
        self.determiners: dict[str, frozenset[str]] = {k: frozenset(v) for k, v in table["determiners"].items()}
        apart = self.determiners["contracted"]
        self.any_determiner = frozenset().union(*self.determiners.values()) - apart
        self.pronouns: dict[str, str] = {form: gender for gender, forms in table["pronouns"].items() for form in forms}
        self.members = frozenset(table["plural"]["members"])
        self.common_surnames = frozenset(table["common_surnames"]["words"])
        self.unions = frozenset(table["unions"]["words"])
        self.genders: dict[str, tuple[str, ...]] = {k: tuple(v) for k, v in table["genders"].items()}
        self.titles = frozenset(table["titles"]["words"])
        self.particles = frozenset(table["particles"]["words"])
        self._other = frozenset(form for lemma in table["no_offices"]["words"] for form in _forms(lemma, ("",), ()))
        self._prefixes: dict[str, str] = table["prefixes"]

    def _decline(self, lemma: str, classes: tuple[str, ...], polities: tuple[str, ...]) -> None:
        for form, word in _forms(lemma, classes, polities).items():
            old = self._offices.get(form)
            if old is None:
                self._offices[form] = word
            elif old.lemma == lemma:
                self._offices[form] = replace(
                    old, singular=old.singular or word.singular, plural=old.plural or word.plural
                )

    def office(self, token: str) -> OfficeWord | None:
        """The office that a token names, also as a compound: US-Präsident, Bundesaußenminister, CSU-Chef, Ex-Kanzler."""
        return _office(self, token)

    def body(self, token: str) -> BodyWord | None:
        """The body that a token names: Regierung, Außenministerium (also with a prefix: US-Regierung)."""
        return self._bodies.get(token) or self._bodies.get(token.rpartition("-")[2])

    def find_office(self, token: str) -> OfficeWord | None:
        """Uncached form of :meth:`office`."""
        if not token[:1].isupper():
            return None
        found = self._offices.get(token)
        if found:
            return found
        if "-" in token:
            return self._hyphenated(token)
        return self._compound(token)

    def _hyphenated(self, token: str) -> OfficeWord | None:
        prefix, _, rest = token.rpartition("-")
        word = self._offices.get(rest) or self._compound(rest) or self.heads.get(rest.lower())
        if word is None or not rest[:1].isupper():
            return None
        if prefix in ("Ex", "Alt"):
            return replace(word, former=True)
        if prefix.startswith("Ex-"):
            return replace(word, former=True, holder_of=prefix[3:])
        if prefix == "Vize":
            return replace(word, classes=tuple(f"deputy_{c}" for c in word.classes))
        return replace(word, holder_of=prefix)

    def _compound(self, token: str) -> OfficeWord | None:
        low = token.lower()
        for prefix, polity in self._prefixes.items():
            rest = low.removeprefix(prefix)
            if rest != low and (word := self._offices.get(rest.capitalize()) or self.heads.get(rest)):
                classes = ("president",) if prefix in ("kreml",) and word.classes == ("head",) else word.classes
                return replace(word, classes=classes, polities=(polity,))
        if low.startswith("ex") and (word := self._offices.get(low[2:].capitalize())):
            return replace(word, former=True)
        if low.startswith("alt") and (word := self._offices.get(low[3:].capitalize())):
            return replace(word, former=True)
        if not low.endswith(self._endings) or token in self._other:
            return None
        for head, word in self.heads.items():
            if low.endswith(head) and len(low) > len(head) + 2:
                return replace(word, lemma=token)
        return None

    def is_modifier(self, adjective: str) -> bool:
        """True for "früheren", "designierte", "stellvertretender"."""
        return any(stem(adjective) in listed for listed in self.modifiers.values())


@lru_cache(maxsize=20_000)
def _office(words: Words, token: str) -> OfficeWord | None:
    return words.find_office(token)


@lru_cache(maxsize=1)
def words() -> Words:
    """The German words."""
    return Words(tomllib.loads(_FILE.read_text("utf-8")))


def stem(adjective: str) -> str:
    """An adjective without its ending: "russischen" -> "russisch"."""
    low = adjective.lower()
    for ending in _ADJECTIVE_ENDINGS:
        if low.endswith(ending) and len(low) > len(ending) + 2:
            return low[: -len(ending)]
    return low


def polity_of(authority: Authority, word: str) -> tuple[str, ...]:
    """ISO codes that an adjective, a compound prefix or the name of a state points to: russischen, US, Ukraine, Russlands."""
    for form, kind in (
        (stem(word), "adjective"),
        (word, "adjective"),
        (word.removesuffix("n"), "demonym_m"),
        (word, "demonym_pl"),
    ):
        if found := authority.state_word(form, kind):
            return found
    for name in (word, word.removesuffix("s")):
        for entry in authority.named(name):
            if entry.actor.country and entry.cls in ("state", "igo") and len(entry.actor.country) <= 4:
                return (entry.actor.country,)
    return ()


_UMLAUTS = {"haupt": "häupter", "mann": "männer"}


def _forms(lemma: str, classes: tuple[str, ...], polities: tuple[str, ...]) -> dict[str, OfficeWord]:
    """All forms of a noun with their number, by its ending."""
    low = lemma.lower()
    feminine = low.endswith(("in", "frau", "lady", "queen")) and not low.endswith("termin")
    gender = "f" if feminine else "m"

    def made(form: str, *, singular: bool, plural: bool) -> tuple[str, OfficeWord]:
        return form, OfficeWord(lemma, classes, gender, singular, plural, polities)

    if low.endswith("in"):
        pairs = [made(lemma, singular=True, plural=False), made(lemma + "nen", singular=False, plural=True)]
    elif low.endswith(("de", "te", "grüne", "linke", "liberale", "konservative", "elle")):  # adjectival nouns
        gender = ""
        pairs = [
            made(lemma, singular=True, plural=True),
            made(lemma + "n", singular=True, plural=True),
            (lemma + "r", OfficeWord(lemma, classes, "m", singular=True, plural=False, polities=polities)),
            (lemma + "m", OfficeWord(lemma, classes, "m", singular=True, plural=False, polities=polities)),
        ]
    elif low.endswith(("dent", "ant", "ent", "arch", "prinz", "fürst", "ist", "mat", "kat", "nom")):
        pairs = [made(lemma, singular=True, plural=False), made(lemma + "en", singular=True, plural=True)]
    elif low.endswith("e"):  # Kollege, Rivale, Experte
        pairs = [made(lemma, singular=True, plural=False), made(lemma + "n", singular=True, plural=True)]
    elif low.endswith(tuple(_UMLAUTS)):  # Staatsoberhaupt, Staatsmann
        ending = next(e for e in _UMLAUTS if low.endswith(e))
        many = lemma[: -len(ending)] + _UMLAUTS[ending]
        pairs = [made(lemma + s, singular=True, plural=False) for s in ("", "s", "es")]
        pairs += [made(many + n, singular=False, plural=True) for n in ("", "n")]
    elif low.endswith("er"):
        pairs = [
            made(lemma, singular=True, plural=True),
            made(lemma + "s", singular=True, plural=False),
            made(lemma + "n", singular=False, plural=True),
        ]
    elif low.endswith(("chef", "premier", "boss", "queen", "lady", "emir", "papst")):
        pairs = [
            made(lemma, singular=True, plural=False),
            made(lemma + "s", singular=True, plural=True),
            made(lemma + "es", singular=True, plural=False),
        ]
    else:  # Sekretär, König, General, Botschafterkreis
        pairs = [
            made(lemma, singular=True, plural=False),
            made(lemma + "s", singular=True, plural=False),
            made(lemma + "e", singular=False, plural=True),
            made(lemma + "en", singular=False, plural=True),
        ]
    return dict(reversed(pairs))
