"""Whether the title beside a name can be that of the person whom the name suggests."""

from __future__ import annotations

import datetime as dt

from spacy.tokens import Token

from kg.authority import Entry, Tenure
from kg.extract.mention_words import words
from kg.model import ActorMention, ParsedArticle
from kg.resolve.context import Context
from kg.resolve.owners import homes
from kg.resolve.phrase import Phrase
from kg.resolve.title_words import title_words

_HEADS = frozenset({"president", "head_of_government", "leader", "monarch", "premier_of_land", "mayor", "crown_prince"})
_OPEN = frozenset(
    {
        "party_leader",
        "party_secretary",
        "group_leader",
        "candidate",
        "special_envoy",
        "national_security_adviser",
        "chief_of_staff",
    }
)
"""Offices of which the table has some only: not to be listed with one says little."""
_SOON = 120  # days before an office begins from which its holder may be called by it


def private_title(mention: ActorMention, phrase: Phrase, parsed: ParsedArticle) -> str:
    """A word beside the name that nobody is called for an office of state: "Torwart", "Professor", "Gewerkschaftschef"; else ""."""
    inside = [t for t in mention.text.split() if t in words().titles]
    roles = [o.lemma for o in phrase.offices if o.classes[0] in ("role", "head")] if not phrase.classes else []
    outside = [] if phrase.offices else _noun_before(mention, parsed, alone=" " not in phrase.name)
    return next((word for word in (*inside, *roles, *outside) if not _is_public(word)), "")


def _is_public(word: str) -> bool:
    """True for a word of public life, also as the last part of a compound; "Chef" alone, but no "Gewerkschaftschef"."""
    low = word.lower()
    return low in title_words().public or any(low.endswith(p) and len(p) > 5 for p in title_words().public)


def _noun_before(mention: ActorMention, parsed: ParsedArticle, *, alone: bool) -> list[str]:
    """The noun for a person right before a name: "Torwart Blair"; before a single word also the first part of another name."""
    sentence = parsed.sentences[mention.sentence]
    token = next((t for t in sentence.span if t.idx + sentence.offset == mention.begin), None)
    if token is None or token.i == sentence.span.start:
        return []
    before: Token = token.nbor(-1)
    low = before.text.lower()
    if before.pos_ == "PROPN":  # "Port Elizabeth": the word is the last part of another name
        joined = "flat:name" in (token.dep_, before.dep_) and token.head in (before, before.head)
        return [before.text] if alone and joined else []
    fits = before.pos_ == "NOUN" and before.text[:1].isupper() and low.endswith(title_words().person_endings)
    return [before.text] if fits and low not in title_words().things else []


def contradicts(phrase: Phrase, entry: Entry, context: Context) -> bool:
    """True when the offices named with a surname are none of those that the person has held or was about to hold."""
    if not phrase.classes or phrase.coming:
        return False
    return not any(_held(cls, entry, phrase, context) for cls in phrase.classes)


def _held(cls: str, entry: Entry, phrase: Phrase, context: Context) -> bool:
    if cls in _OPEN and not context.authority.all_holders((cls,), next(iter(phrase.polities), "")):
        return True
    tenures = [t for t in context.authority.tenures(entry) if context.day is None or _begun(t, context.day)]
    if phrase.stated and entry.actor.country not in homes(phrase.polities):
        tenures = [t for t in tenures if t.polity in phrase.polities]
    if cls == "party_leader" and phrase.polities:
        tenures = [t for t in tenures if t.polity in phrase.polities]
    return any(_alike(cls, tenure.cls) for tenure in tenures)


def _begun(tenure: Tenure, day: dt.date) -> bool:
    return tenure.began_by(day) or tenure.covers(day, _SOON)


def _alike(said: str, held: str) -> bool:
    return said == held or (said in _HEADS and held in _HEADS) or (said == "minister" and held.endswith("minister"))
