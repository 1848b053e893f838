"""From a name to a person or organisation."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import replace

from rapidfuzz import fuzz

from kg.authority import Authority, Entry, Tenure, fold
from kg.extract.mention_names import look_up, without_genitive
from kg.extract.mention_words import words
from kg.model import ActorMention, Resolution
from kg.resolve.context import Cast, Context
from kg.resolve.nominative import nominative
from kg.resolve.owners import homes, in_land
from kg.resolve.phrase import Phrase
from kg.resolve.titles import contradicts
from kg.values import Actor, ActorKind
from kg.vocab import slug

ALIKE = 84  # likeness in per cent (Levenshtein) of a name to that of the holder of the office
SAME_FIRST = 50  # likeness of first names beside the same surname: "Mohammed" and "Muhammad", not "Lech" and "Jarosław"

_GENITIVE_BODY = re.compile(r"^(\w*(?:ium|amt|rat|verband|bund|zentrum|institut|gericht|konzern|komitee|dienst))e?s\b")
_HOME = "DE"  # whose offices German news name without a state
_STATE_ONLY = frozenset(
    {"president", "head_of_government", "leader", "monarch", "foreign_minister", "defence_minister"}
)
LINKED = 3.5  # weight from which a person of this name is linked without further reason
KNOWN = 5.0  # weight from which a surname alone is enough


def full_name(mention: ActorMention, phrase: Phrase, context: Context) -> Resolution:
    """Resolve a name of two words or more: to the authority where it fits the office and the date, else to a node of its own."""
    name, entries = _entries(phrase.name, context.authority)
    if not entries and any(context.authority.surnamed(form) for form in of_person(phrase.name)):
        return surname(mention, phrase, context)  # "Peña Nieto"
    scored = sorted(
        ((_fit(e, phrase, context), e) for e in entries if e.is_person), key=lambda pair: (-pair[0], pair[1].id)
    )
    good = [(score, entry) for score, entry in scored if score >= LINKED]
    if good:
        entry = good[0][1]
        close = [e for score, e in good[1:] if score > good[0][0] - 0.5]
        register(context, entry.actor, entry, phrase, mention, name)
        if close:
            candidates = (entry.actor, *(e.actor for e in close))
            return Resolution(mention, (entry.actor,), 0.5, f'several persons are called "{name}"', candidates)
        return Resolution(mention, (entry.actor,), 0.97, f'name "{name}"{_reason(entry, phrase, context)}')
    if near := _holder_spelled_alike(name, phrase, context):
        register(context, near.actor, near, phrase, mention, name)
        return Resolution(mention, (near.actor,), 0.75, f'spelled like "{near.actor.label}", who has the office')
    longer = [m for m in context.cast.values() if fold(m.actor.label).endswith(f" {fold(name)}")]
    if len(longer) == 1:  # "Lula da Silva" after "Luiz Inácio Lula da Silva"
        return Resolution(mention, (longer[0].actor,), 0.9, f'end of "{longer[0].actor.label}"')
    actor = own_actor(nominative(name, mention, context), ActorKind.PERSON, context.authority)
    register(context, actor, None, phrase, mention, name)
    return Resolution(
        mention, (actor,), 0.8, f'name "{name}" is not in the authority', tuple(e.actor for _, e in scored[:3])
    )


def _holder_spelled_alike(name: str, phrase: Phrase, context: Context) -> Entry | None:
    """The holder of the office named, at about that time, with the same surname or nearly the same name: a transcription, a slip."""
    if context.day is None:
        return None
    polities = phrase.polities if phrase.stated else sorted(context.polities)
    for polity in polities:
        for cls in phrase.classes:
            for entry in context.authority.holders((cls,), polity, context.day, slack=400):
                if _alike(fold(name), entry):
                    return entry
    return None


def _alike(name: str, entry: Entry) -> bool:
    words = name.split() or [""]
    for other in (fold(n) for n in (entry.actor.label, *entry.actor.aliases)):
        others = other.split()
        same_surname = others[-1] == words[-1] and fuzz.ratio(words[0], others[0]) >= SAME_FIRST
        if same_surname or fuzz.ratio(name, other) >= ALIKE:
            return True
    return False


def _entries(name: str, authority: Authority) -> tuple[str, list[Entry]]:
    """The nominative of the name and who is called so; without a known person, the name stays as written less its genitive s."""
    for form in without_genitive(name):
        if found := [e for e in authority.named(form) if e.is_person]:
            return form, found
    for form in without_genitive(name):
        if found := [e for e in authority.sounding(form) if e.is_person]:
            return form, found
    return name, []


def _fit(entry: Entry, phrase: Phrase, context: Context) -> float:
    """How well a person fits what the text says: prominence, office and state named, active at the time."""
    if not entry.alive(context.day):
        return 0.0
    tenures = context.authority.tenures(entry)
    private = phrase.private and not _heads_a_body(tenures, phrase, context.day)
    score = entry.weight if entry.weight >= KNOWN or not private else entry.weight - 2.0
    if phrase.classes and any(
        t.cls in phrase.classes and (not phrase.polities or t.polity in phrase.polities) for t in tenures
    ):
        score += 3.0
    if phrase.polities and phrase.stated:
        here = entry.actor.country in homes(phrase.polities) or any(t.polity in phrase.polities for t in tenures)
        score += 2.0 if here else -2.0
    if context.day is not None and tenures and not any(t.covers(context.day, 3650) for t in tenures):
        score -= 1.5
    return score


def _heads_a_body(tenures: Iterable[Tenure], phrase: Phrase, day: dt.date | None) -> bool:
    """True when "Bahnchef" may well be said of the person, who leads some body at the time."""
    is_head = any(office.classes[0] == "head" for office in phrase.offices)
    return is_head and day is not None and any(t.cls in _LEADERS and t.covers(day, 60) for t in tenures)


_LEADERS = frozenset({"io_head", "central_banker", "secretary_general", "party_leader"})


def _reason(entry: Entry, phrase: Phrase, context: Context) -> str:
    if context.day is None or not phrase.classes:
        return ""
    covered = any(t.cls in phrase.classes and t.covers(context.day, 60) for t in context.authority.tenures(entry))
    return f", holder of the office on {context.day}" if covered else ""


def register(
    context: Context, actor: Actor, entry: Entry | None, phrase: Phrase, mention: ActorMention, name: str
) -> Cast:
    """Enter a person into the cast with what this mention says about it."""
    member = context.introduce(actor, entry, phrase.gender, mention.begin)
    member.classes |= set(phrase.classes)
    member.polities |= set(phrase.polities)
    member.names.update(fold(name).split())
    member.roles |= {office.lemma for office in phrase.offices} | ({phrase.private} if phrase.private else set())
    return member


def surname(mention: ActorMention, phrase: Phrase, context: Context) -> Resolution:
    """Resolve a surname: a person of the article with that name, else somebody prominent or the holder of the office named."""
    forms = [fold(form) for form in of_person(phrase.name)]
    if titled := _titled_holder(phrase, context, forms):
        register(context, titled.actor, titled, phrase, mention, phrase.name).names.update(forms)
        return Resolution(mention, (titled.actor,), 0.95, f"holder of the office on {context.day} with that surname")
    matching = [m for m in context.cast.values() if any(form in m.names for form in forms)]
    chosen = _choose(matching, phrase, context)
    if len(chosen) == 1:
        member = chosen[0]
        member.classes |= set(phrase.classes)
        member.polities |= set(phrase.polities)
        order = "before" if member.first <= mention.begin else "later"
        return Resolution(mention, (member.actor,), 0.95, f'surname of "{member.actor.label}" named {order}')
    if len(chosen) > 1:
        names = ", ".join(m.actor.label for m in chosen)
        known = [m for m in chosen if m.entry is not None]
        if len(known) == 1 and known[0].entry is not None and known[0].entry.weight >= KNOWN:
            why, all_of_them = f"best known of {names}", tuple(m.actor for m in chosen)
            return Resolution(mention, (known[0].actor,), 0.55, why, all_of_them)
        actor = own_actor(nominative(phrase.name, mention, context), ActorKind.PERSON, context.authority)
        return Resolution(mention, (actor,), 0.4, f"may be any of {names}", tuple(m.actor for m in chosen))
    return _from_authority(mention, phrase, context, forms)


def of_person(name: str) -> Iterable[str]:
    """The name and what it may be the genitive of; names of persons take -s only: "Lies" is no form of "Li"."""
    return (form for form in without_genitive(name) if not (form == name[:-2] and name.endswith("es")))


def coordinated(mention: ActorMention, phrase: Phrase, following: Phrase, context: Context) -> Resolution | None:
    """Resolve "Lech" in "Lech und Jarosław Kaczyński", when somebody has that full name."""
    name = f"{phrase.name} {following.name.split()[-1]}"
    if not any(entry.is_person for entry in context.authority.named(name)):
        return None
    return full_name(mention, replace(phrase, name=name), context)


def _titled_holder(phrase: Phrase, context: Context, forms: list[str]) -> Entry | None:
    """Who held the office of the title on the day and has this surname: tells "Staatspräsident Kaczyński" from his brother.

    Without a state in title or article, the one holder of that surname is meant; of offices that lands have too, a German one.
    """
    if context.day is None or not phrase.classes or phrase.former:
        return None
    for polity in phrase.polities:
        for entry in context.authority.holders(phrase.classes, polity, context.day, slack=5):
            words = {w for name in (entry.actor.label, *entry.actor.aliases) for w in fold(name).split()[1:]}
            if any(form in words for form in forms):
                return entry
    if phrase.stated:
        return None
    held = [
        (entry, {t.polity for t in context.authority.tenures(entry) if _is_office(t, phrase, context.day)})
        for entry in {e.id: e for form in forms for e in context.authority.surnamed(form)}.values()
    ]
    for polity in sorted(context.polities):
        if found := next((entry for entry, polities in held if polity in polities), None):
            return found
    if phrase.polities:
        return None
    home = [entry for entry, polities in held if any(code[:2] == _HOME for code in polities)]
    anywhere = [entry for entry, polities in held if polities and _STATE_ONLY & set(phrase.classes)]
    return home[0] if len(home) == 1 else anywhere[0] if len(anywhere) == 1 else None


def _is_office(tenure: Tenure, phrase: Phrase, day: dt.date) -> bool:
    """True when the tenure is one of the offices named; the head of a land is called as that of a state is."""
    return (tenure.cls in phrase.classes or tenure.cls in in_land(phrase.classes)) and tenure.covers(day, 5)


def _choose(matching: list[Cast], phrase: Phrase, context: Context) -> list[Cast]:
    """Those of one surname that fit the title of the mention; all of them when none does."""
    if len(matching) < 2:
        return matching
    if phrase.classes:
        matching = [m for m in matching if context.holds(m, phrase.classes, phrase.polities)] or matching
    if phrase.gender:
        matching = [m for m in matching if m.gender in ("", phrase.gender)] or matching
    return matching


def _from_authority(mention: ActorMention, phrase: Phrase, context: Context, forms: Iterable[str]) -> Resolution:
    entries = list({e.id: e for form in forms for e in context.authority.surnamed(form)}.values())
    scored = sorted(
        ((_fit(e, phrase, context) + _in_office(e, context), e) for e in entries), key=lambda p: (-p[0], p[1].id)
    )
    known = [(score, entry) for score, entry in scored if score >= KNOWN]
    good = [(score, entry) for score, entry in known if not (phrase.private or contradicts(phrase, entry, context))]
    name = nominative(phrase.name, mention, context)
    if good and (len(good) == 1 or good[0][0] > good[1][0] + 0.9):
        entry = good[0][1]
        register(context, entry.actor, entry, phrase, mention, phrase.name)
        member = context.member(entry.actor)
        member.names.update(forms)
        return Resolution(
            mention, (entry.actor,), 0.85, f'best known person called "{name}"{_reason(entry, phrase, context)}'
        )
    actor = own_actor(name, ActorKind.PERSON, context.authority)
    member = register(context, actor, None, phrase, mention, name)
    member.names.update(forms)
    if good:
        return Resolution(
            mention, (actor,), 0.4, f'several known persons are called "{name}"', tuple(e.actor for _, e in good[:5])
        )
    if known:
        title = phrase.private or " ".join(office.lemma for office in phrase.offices)
        why = f'"{title}" is no office of "{known[0][1].actor.label}"'
        return Resolution(mention, (actor,), 0.6, why, tuple(e.actor for _, e in known[:5]))
    return Resolution(mention, (actor,), 0.6, f'name "{name}" is not in the authority')


def _in_office(entry: Entry, context: Context) -> float:
    """Credit for an office at the time and for a country that the article speaks of."""
    here = 0.5 if entry.actor.country in context.polities else 0.0
    if context.day is None:
        return here
    tenures = [t for t in context.authority.tenures(entry) if t.cls not in ("other", "ambassador")]
    if any(t.covers(context.day, 60) for t in tenures):
        return here + 1.0
    return here if any(t.covers(context.day, 1500) for t in tenures) else here - 1.5


def organisation(mention: ActorMention, context: Context) -> Resolution:
    """Resolve the name of an organisation; "CDU/CSU" are two."""
    allied = [look_up(context.authority, part) for part in mention.text.split("/")]
    together = {e.actor.key: e.actor for e in allied if e is not None and not e.is_person}
    if len(together) == len(allied) > 1:
        return Resolution(mention, tuple(together.values()), 0.9, f'names "{mention.text}"')
    entry = look_up(context.authority, context.short.get(mention.text, mention.text))
    if entry is not None and not entry.is_person:
        return Resolution(mention, (entry.actor,), 0.95, f'name "{entry.actor.label}"')
    text = body_nominative(" ".join(mention.text.split()))
    actor = own_actor(text, ActorKind.ORGANIZATION, context.authority)
    return Resolution(mention, (actor,), 0.7, f'name "{text}" is not in the authority')


def is_person_after_all(mention: ActorMention, context: Context) -> bool:
    """True for the surname of somebody in high office at the time that the tagger took for an organisation, when no other is called so."""
    if " " in mention.text or look_up(context.authority, mention.text) is not None or mention.text in context.short:
        return False
    known = {e.id: e for form in of_person(mention.text) for e in context.authority.surnamed(form)}.values()
    high = [e for e in known if e.weight >= KNOWN and _in_office(e, context) >= 0.0]
    return len(high) == 1


def body_nominative(name: str) -> str:
    """The nominative of an organisation: "Bundesministeriums für Wirtschaft", "Afrikanischen Entwicklungsbank"."""
    first, _, rest = _GENITIVE_BODY.sub(r"\1", name, count=1).partition(" ")
    ending = next((e for g, e in _ENDINGS.items() if rest.lower().endswith(words().genders[g])), "")
    if first.endswith("en") and ending:
        rest = re.sub(r"(?<=amt)e?s$", "", rest)
        return f"{first[:-2]}{ending} {rest}"
    return f"{first} {rest}".strip()


_ENDINGS = {"f": "e", "m": "er", "n": "es"}


def own_actor(name: str, kind: ActorKind, authority: Authority) -> Actor:
    """A node for somebody whom the authority lacks: the same key for the same name in all articles, never a key of the authority."""
    key = slug(name)
    if authority.entry(key) is not None:
        key = f"{key}-namesake"
    return Actor(key, kind, name)
