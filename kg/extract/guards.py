"""Whether a trigger with its arguments tells of an encounter at all, or is used in another sense."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.lexicon import Frame, function_words, load_lexicon
from kg.extract.mention_collectives import Sort, collective
from kg.extract.mention_words import words
from kg.extract.nominal import determiners, is_passive, preposition, words_after
from kg.extract.parties import is_person
from kg.parse import syntax
from kg.values import EncounterType, MentionKind, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from kg.extract.arguments import Arguments
    from kg.extract.lexicon import Lexicon, VerbEntry
    from kg.extract.triggers import Trigger
    from kg.model import ActorMention


def is_encounter(trigger: Trigger, arguments: Arguments, mentions: Sequence[ActorMention], lexicon: Lexicon) -> bool:
    """False for other senses of the word: sport, courts, press, weather, visitors of a fair."""
    around = {t.lemma_ for t in trigger.token.sent} | {t.text for t in trigger.token.sent}
    if around & lexicon.words("other_senses", "words"):
        return False
    if _only_people(arguments, mentions) or _is_own_session(trigger, arguments, mentions, lexicon):
        return False
    if trigger.noun is not None and _is_figure(trigger, arguments):
        return False
    if trigger.noun is not None and (_is_idiom(trigger) or _is_interview(trigger, arguments, mentions)):
        return False
    if trigger.verb is not None:
        return _verb_fits(trigger, trigger.verb, arguments, mentions)
    return trigger.noun is None or not trigger.weak or _is_told(trigger, arguments, mentions, lexicon)


def _only_people(arguments: Arguments, mentions: Sequence[ActorMention]) -> bool:
    """ "ein Treffen des Jungen mit seinen Eltern": people without a name are a party only beside one who has a name."""
    return bool(arguments.slots) and all(mentions[s.mention].label == Sort.PEOPLE for s in arguments.slots)


def only_representatives(arguments: Arguments, mentions: Sequence[ActorMention]) -> bool:
    """ "die Unterhändler kamen erneut zusammen": whose they are was said before, so the words point back."""
    parties = [mentions[s.mention] for s in arguments.slots]
    return bool(parties) and all(m.label == Sort.REPRESENTATIVES and " " not in m.text for m in parties)


def _is_own_session(trigger: Trigger, arguments: Arguments, mentions: Sequence[ActorMention], lexicon: Lexicon) -> bool:
    """ "der Stadtrat tagte", "eine Sitzung des Landtags": one body alone deals with nobody; talks with it need no second party."""
    kind = (
        trigger.noun.entry.type if trigger.noun is not None else trigger.verb.type if trigger.verb is not None else None
    )
    if kind is EncounterType.NEGOTIATION or len(arguments.slots) != 1:
        return False
    party = mentions[arguments.slots[0].mention]
    if party.kind is MentionKind.NAME and party.label == "ORG" and _is_body(trigger, lexicon):
        return True
    return party.kind is MentionKind.COLLECTIVE and party.label != Sort.REPRESENTATIVES


def _is_body(trigger: Trigger, lexicon: Lexicon) -> bool:
    """ "der Parteivorstand der ÖVP kommt zusammen": a board, not the organisation that it is of."""
    subject = syntax.subject(trigger.predicate) if trigger.predicate is not None else None
    ends = tuple(lexicon.words("word_groups", "boards"))
    return subject is not None and subject.pos_ == "NOUN" and subject.lemma_.lower().endswith(ends)


def _is_figure(trigger: Trigger, arguments: Arguments) -> bool:
    """ "der Gipfel seiner Karriere", "der Gipfel der Gefühle": a genitive that is nobody, and nobody who meets."""
    noun = trigger.noun
    if noun is None or noun.modifier:
        return False
    rounds = noun.entry.lemma in load_lexicon().words("word_groups", "rounds")  # "die erste Runde der Wahlen"
    if not rounds and (noun.entry.type is not EncounterType.SUMMIT or len(arguments.slots) > 1):
        return False
    following = words_after(trigger.token, 3)
    genitive = bool(following) and following[0].lower_ in ("der", "des", "seiner", "ihrer", "einer", "eines")
    owner = next((t for t in following[1:] if t.pos_ in ("NOUN", "PROPN")), None)
    bare = genitive and owner is not None and owner.pos_ == "NOUN" and not _is_party_word(owner.text)
    return bare and owner is not None and load_lexicon().noun(owner.text) is None


def _is_party_word(text: str) -> bool:
    """A word for an office, a body or a group of people or states."""
    known = words()
    return (
        known.office(text) is not None or collective(text) is not None or text in known.members | known.plural_parties
    )


def _is_idiom(trigger: Trigger) -> bool:
    """ "im Gespräch sein", "ins Gespräch bringen": an idea is talked about, nobody talks."""
    adposition = preposition(trigger.token)
    bare = adposition is not None and adposition.lower_ in ("im", "ins") and not determiners(trigger.token)
    return (
        bare
        and trigger.weak
        and trigger.predicate is not None
        and trigger.predicate.lemma_ in function_words("idle_verbs")
    )


def _is_interview(trigger: Trigger, arguments: Arguments, mentions: Sequence[ActorMention]) -> bool:
    """ "im Gespräch mit der „Zeitung“": who has a name in quotation marks is a paper, not a party."""
    if not trigger.weak:
        return False
    sentence = trigger.token.sent.text
    names = (mentions[s.mention].text for s in arguments.slots)
    return any(f"{opening}{name}{closing}" in sentence for name in names for opening, closing in _QUOTES)


_QUOTES = (("„", "“"), ("»", "«"), ('"', '"'), ("“", "”"))


def _is_told(trigger: Trigger, arguments: Arguments, mentions: Sequence[ActorMention], lexicon: Lexicon) -> bool:
    """A general word such as "Gespräche" in a phrase of an unrelated verb ("verwies auf Gespräche der EU") tells of nothing."""
    adposition = preposition(trigger.token)
    framing = lexicon.words("reporting_frame", "prepositions") | {"zu", "zum", "zur", "seit", "mit"}
    if adposition is not None and adposition.lower_ == "für":  # "für das Gespräch waren 30 Minuten geplant"
        return any(d.lower_ == "das" for d in determiners(trigger.token))
    persons = any(mentions[s.mention].label == "PER" for s in arguments.slots)
    if (
        adposition is not None and adposition.lower_ == "in" and not arguments.slots
    ):  # "in der Unterhaltung kam ... vor"
        return any(d.lower_ in ("der", "dem") for d in determiners(trigger.token))
    return adposition is None or adposition.lower_ in framing or persons


def _verb_fits(trigger: Trigger, entry: VerbEntry, arguments: Arguments, mentions: Sequence[ActorMention]) -> bool:
    parties = {s.mention for s in arguments.slots}
    if entry.needs_partner and len(parties) < 2:
        return False
    if _has_other_sense(trigger, entry):
        return False
    if entry.frame is Frame.HOST and entry.weak and len(parties) < 2:
        guests = [s.mention for s in arguments.slots if s.role is Role.GUEST]
        return is_awaited(trigger) and any(_is_public(mentions[m]) for m in guests)
    if entry.object and not _object_is_actor(trigger, parties, mentions):
        return False
    if entry.needs_target and not _has_target(trigger, sum(s.role is not Role.GUEST for s in arguments.slots)):
        return False
    if entry.frame in (Frame.TRAVEL, Frame.GUEST):
        return any(_is_public(mentions[m]) for m in parties)
    if entry.frame is Frame.PAIR and entry.weak and not entry.words:
        return _is_mutual(trigger, parties, mentions)
    return bool(parties) or not entry.weak


def _has_other_sense(trigger: Trigger, entry: VerbEntry) -> bool:
    """Who mediates by calling, and who invites to nowhere, tell of no encounter."""
    if entry.frame is Frame.MEDIATOR:
        return _is_calling(trigger)
    return entry.needs_into and not _goes_into(syntax.clause(trigger.token))


def _is_calling(trigger: Trigger) -> bool:
    """ "der Sonderbeauftragte, der zwischen beiden Seiten vermittelt": what somebody is there for."""
    subject = syntax.subject(trigger.predicate) if trigger.predicate is not None else None
    relative = subject is not None and subject.tag_ == "PRELS"
    return relative and trigger.predicate is not None and syntax.tense(trigger.predicate) == "present"


def _is_mutual(trigger: Trigger, parties: set[int], mentions: Sequence[ActorMention]) -> bool:
    """Two sides in sight ("sprach mit"), several ("die beiden sprachen"), or an impersonal passive ("wurde gesprochen")."""
    if len(parties) >= 2 or any(mentions[m].kind is MentionKind.PLURAL for m in parties):
        return True
    if parties and _is_plural(trigger) and all(mentions[m].kind is MentionKind.PRONOUN for m in parties):
        return True  # "hatten sie die Lage erörtert"
    return not parties and trigger.predicate is not None and is_passive(trigger.predicate)


def _is_plural(trigger: Trigger) -> bool:
    """The predicate is in the plural."""
    finite = syntax.finite_verb(trigger.predicate) if trigger.predicate is not None else None
    return finite is not None and "Plur" in finite.morph.get("Number", [])


def _has_target(trigger: Trigger, hosts: int) -> bool:
    """The journey goes to a named place, or to a party that does not travel itself."""
    if hosts:
        return True
    clause = syntax.clause(trigger.token)
    if any(
        t.lower_ in ("zu", "zum", "zur") and any("-" in w.text and w.text[0].isupper() for w in words_after(t, 1))
        for t in clause
    ):
        return True  # "zu Nato-Partnern"
    return any(t.lower_ == "nach" and t.pos_ == "ADP" and _names_place(t) for t in clause) or _goes_into_state(clause)


def _goes_into(clause: Sequence[Token]) -> bool:
    """ "nach Brest", "ins Kanzleramt", "in sein Büro"."""
    for token in clause:
        if token.lower_ == "ins" or (token.lower_ == "nach" and token.pos_ == "ADP" and _names_place(token)):
            return True
        following = words_after(token, 1) if token.lower_ == "in" else []
        if following and following[0].lower_ in function_words("accusative"):
            return True
    return False


def _goes_into_state(clause: Sequence[Token]) -> bool:
    """ "in die Türkei", "ins Baltikum": the accusative tells the target of a journey."""
    if any(w.pos_ == "PROPN" or w.ent_type_ == "LOC" for t in clause if t.lower_ == "ins" for w in words_after(t, 2)):
        return True
    phrases = (words_after(t, 3) for t in clause if t.lower_ == "in")
    return any(
        following[0].lower_ in ("die", "den", "das")
        and any(w.pos_ == "PROPN" or w.ent_type_ == "LOC" for w in following[1:])
        for following in phrases
        if following
    )


def names_place(trigger: Trigger) -> bool:
    """The clause names a place ("in Tokio")."""
    return any(
        t.lower_ in function_words("where_it_happens") and t.pos_ == "ADP" and _names_place(t)
        for t in syntax.clause(trigger.token)
    )


def is_awaited(trigger: Trigger) -> bool:
    """ "wird in Brüssel erwartet", "wurde nach Peking eingeladen": a guest at a place, whoever the host."""
    entry, verb = trigger.verb, trigger.predicate
    host = entry is not None and entry.frame is Frame.HOST and entry.weak and entry.status is not None
    return host and verb is not None and is_passive(verb) and names_place(trigger)


def _names_place(adposition: Token) -> bool:
    """A name follows the preposition, or an article or adjective and then a name ("nach Tokio", "in die Türkei")."""
    following = words_after(adposition, 2)
    return any(t.pos_ == "PROPN" or t.ent_type_ == "LOC" or (t.text.istitle() and t.pos_ != "NOUN") for t in following)


def _object_is_actor(trigger: Trigger, parties: set[int], mentions: Sequence[ActorMention]) -> bool:
    """ "traf eine Entscheidung", "trafen die Latte": an object that is no actor shows another sense."""
    if trigger.predicate is None:
        return False
    target = syntax.direct_object(trigger.predicate)
    if is_passive(trigger.predicate):
        target = syntax.subject(trigger.predicate)
    if target is None:
        people = [m for m in parties if is_person(mentions[m])]
        several = any(mentions[m].kind in (MentionKind.PLURAL, MentionKind.COLLECTIVE) for m in parties)
        return len(people) >= 2 or several
    if target.pos_ == "PRON":
        return len(parties) > 0
    names = [m for m in parties if target.text in mentions[m].text.split() or target.text in mentions[m].text]
    return bool(names) or len(parties) >= 2


def _is_public(mention: ActorMention) -> bool:
    """A traveller must be a person or body with a name or an office."""
    return mention.kind in (
        MentionKind.NAME,
        MentionKind.OFFICE,
        MentionKind.PRONOUN,
        MentionKind.RELATIONAL,
        MentionKind.PLURAL,
        MentionKind.METONYM,
    ) and (mention.label != "LOC")
