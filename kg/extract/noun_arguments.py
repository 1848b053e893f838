"""The parties of an encounter that a noun tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.by_line import (
    apposed,
    companions,
    genitive_by_line,
    has_owner,
    next_mention,
    owner_by_line,
    partners_of_verb,
    spoken_of_before,
    stretch_before,
    subject_by_line,
)
from kg.extract.lexicon import function_words
from kg.extract.nominal import determiners, is_margin, is_passive, preposition, words_after
from kg.extract.parties import LINE, Filler, is_person, is_place
from kg.extract.subjects import subject_mentions
from kg.extract.traits import joins
from kg.extract.triggers import is_assembly
from kg.parse import syntax
from kg.values import EncounterType, MentionKind, Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from kg.extract.lexicon import Lexicon, NounEntry
    from kg.extract.mention_index import MentionIndex
    from kg.extract.triggers import Trigger
    from kg.model import ActorMention


def fill_noun(
    trigger: Trigger,
    entry: NounEntry,
    index: MentionIndex,
    mentions: Sequence[ActorMention],
    lexicon: Lexicon,
    filler: Filler,
) -> list[int]:
    """Collect the parties of a noun; returns its partners ("mit X")."""
    noun = trigger.token
    partners = partners_of_noun(noun, entry, index, mentions) or _partners_of_light(trigger, index, lexicon)
    possessor = syntax.possessor(noun)
    owners = [m for g in (*syntax.genitives(noun), *([possessor] if possessor else [])) for m in index.named(g)]
    owners += _inside_compound(noun, index, mentions)
    owners = owners or genitive_by_line(noun, index, mentions) or owner_by_line(noun, index)
    owners = [m for m in owners if m not in partners and not _is_venue(m, index, mentions)]
    if entry.type is EncounterType.VISIT:
        owners = [m for m in owners if not is_place(mentions[m])]
        filler.add(owners, Role.GUEST)
        partners = [m for m in partners if not is_place(mentions[m])]
    else:
        filler.add(owners, Role.INITIATOR if entry.initiator else Role.PARTICIPANT)
    filler.add(partners)
    if trigger.predicate is not None and not entry.mediator:
        filler.add(m for m in companions(trigger.predicate, index) if m not in owners)
    related = _relative_parties(noun, index, mentions, lexicon)
    filler.add(related)
    outer = _outer_subject(trigger, index, mentions, lexicon, bool(owners or related), partners)
    filler.add(outer, _subject_role(trigger, entry, lexicon))
    filler.add(m for m in [*_invited(trigger, index, lexicon), *_visited(trigger, index, lexicon)] if m not in outer)
    if partners and set(filler.slots) <= set(partners) and not any(_is_complete(m, index, mentions) for m in partners):
        filler.add(_speaker(trigger, index, mentions, lexicon), confidence=LINE)
    if not filler.slots and joins(trigger, lexicon):
        filler.add(_free_persons(index, mentions), confidence=LINE)
    if entry.type is EncounterType.NEGOTIATION and len(filler.slots) < 2:
        filler.add(_bodies_around(index, mentions), confidence=LINE)
    if entry.type not in _GENERAL and len(filler.slots) < _PAIR:
        filler.add(_persons_around(trigger, index, mentions, lexicon, partners), confidence=LINE)
    return partners


_PAIR = 2
_GENERAL = frozenset({EncounterType.VISIT, EncounterType.SUMMIT})


def _persons_around(
    trigger: Trigger, index: MentionIndex, mentions: Sequence[ActorMention], lexicon: Lexicon, partners: list[int]
) -> list[int]:
    """The only two persons of the clause, where the syntax ties them to another word: "A gewährte B eine Audienz".

    What somebody says at an encounter tells of others, so verbs of saying are left out.
    """
    verb = trigger.predicate
    if trigger.noun is not None and is_assembly(trigger.noun.entry):
        return []
    if verb is None or is_margin(trigger.token) or syntax.lexical_lemma(verb) in lexicon.words("citing", "lemmas"):
        return []
    if has_owner(trigger.token):  # "nach der Begegnung der Außenminister": others have met
        return []
    clause = {t.i for t in syntax.clause(verb)}
    inside = [m for m in index.positions if is_person(mentions[m]) and index.tokens(m)[0] in clause]
    inside = [m for m in inside if not mentions[m].is_spokesperson]
    free = [m for m in inside if m in partners or _is_bare(index.first(m))]
    return free if len(inside) == len(free) == _PAIR else []


def _is_complete(partner: int, index: MentionIndex, mentions: Sequence[ActorMention]) -> bool:
    """ "Gespräche zwischen A und B", "zwischen beiden Ländern": nobody is missing."""
    adposition = preposition(index.first(partner))
    return mentions[partner].kind is MentionKind.PLURAL or (adposition is not None and adposition.lower_ != "mit")


def _speaker(trigger: Trigger, index: MentionIndex, mentions: Sequence[ActorMention], lexicon: Lexicon) -> list[int]:
    """ "Ein Treffen mit Macron sei geplant, sagte Scholz": who speaks of it is the other side, unless it is a spokesperson."""
    verb = syntax.governing_verb(trigger.predicate) if trigger.predicate is not None else None
    if verb is None or syntax.lexical_lemma(verb) not in lexicon.words("citing", "lemmas"):
        return []
    named = (m for m in subject_mentions(verb, index) if is_person(mentions[m]) and not mentions[m].is_spokesperson)
    return [m for m in named if trigger.token.i not in index.tokens(m)]


def _free_persons(index: MentionIndex, mentions: Sequence[ActorMention]) -> list[int]:
    """ "An dem Treffen nehmen A, der Minister B und C teil": all persons of the sentence that no preposition governs."""
    persons = (m for m in index.positions if is_person(mentions[m]) and not mentions[m].is_spokesperson)
    return [m for m in persons if preposition(index.first(m)) is None]


def _is_bare(first: Token) -> bool:
    adposition = preposition(first)
    return adposition is None or adposition.lower_ in ("bei", "beim", "zu", "von", "vom")


def _invited(trigger: Trigger, index: MentionIndex, lexicon: Lexicon) -> list[int]:
    """ "bat die Fraktionschefs zu einem Gespräch", "bat ihn um ein Gespräch": who is asked to come."""
    verb, adposition = trigger.predicate, preposition(trigger.token)
    if verb is None or adposition is None or adposition.lower_ not in function_words("to"):
        return []
    if syntax.lexical_lemma(verb) not in lexicon.words("light_verbs", "inviting"):
        return []
    asked = syntax.subject(verb) if is_passive(verb) else syntax.likely_object(verb)
    return [m for m in index.named(asked) if trigger.token.i not in index.tokens(m)]


def _visited(trigger: Trigger, index: MentionIndex, lexicon: Lexicon) -> list[int]:
    """ "stattete seinem Amtskollegen einen Besuch ab"."""
    verb = trigger.predicate
    if verb is None or preposition(trigger.token) is not None:
        return []
    fits = syntax.lexical_lemma(verb) in lexicon.words("visited", "verbs")
    return index.named(syntax.indirect_object(verb)) if fits else []


def _relative_parties(
    noun: Token, index: MentionIndex, mentions: Sequence[ActorMention], lexicon: Lexicon
) -> list[int]:
    """ "das Telefonat, das die beiden führten", "ein Telefonat, in dem A B gratulierte": who acts in the relative clause."""
    for token in words_after(noun, 12):
        if not _is_relative(token) or not _refers_to(token, noun):
            continue
        verb = syntax.governing_verb(token)
        if verb is None:
            return []
        inside = preposition(token) is not None
        if not inside and syntax.lexical_lemma(verb) not in lexicon.words("light_verbs", "lemmas"):
            return []
        if inside:
            within = [m for m in index.positions if token.i <= index.tokens(m)[0] < verb.i and is_person(mentions[m])]
            return [m for m in within if (case := preposition(index.first(m))) is None or case.i < token.i]
        return subject_mentions(verb, index)
    return []


def _is_relative(token: Token) -> bool:
    """By its tag; or a form behind comma and preposition, which the tagger takes for an article where a name follows."""
    if token.tag_ == "PRELS":
        return True
    two_before = token.doc[max(0, token.i - 2) : token.i]
    return (
        token.lower_ in function_words("relative")
        and [t.pos_ for t in two_before] == ["PUNCT", "ADP"]
        and two_before[0].text == ","
    )


def _refers_to(pronoun: Token, noun: Token) -> bool:
    """By the parse, or because nothing but a particle, a comma and a preposition stands between."""
    antecedent = syntax.antecedent(pronoun)
    if antecedent is not None and antecedent == noun:
        return True
    between = pronoun.doc[noun.i + 1 : pronoun.i]
    return len(between) <= 3 and all(t.pos_ in ("ADP", "PUNCT", "PART", "ADV") for t in between)


def _bodies_around(index: MentionIndex, mentions: Sequence[ActorMention]) -> list[int]:
    """Parties of negotiations that the syntax does not tie to the word: two or more organisations named in the sentence."""
    named = [m for m in index.positions if mentions[m].label == "ORG" and mentions[m].kind is MentionKind.NAME]
    bodies = [
        m for m in named if (p := preposition(index.first(m))) is None or p.lower_ not in ("in", "im", "aus", "bei")
    ]
    return bodies if len(bodies) >= 2 else []


def _subject_role(trigger: Trigger, entry: NounEntry, lexicon: Lexicon) -> Role:
    verb = trigger.predicate
    if verb is not None and syntax.lexical_lemma(verb) in lexicon.words("light_verbs", "inviting"):
        return Role.INITIATOR
    if entry.type is EncounterType.VISIT:
        return Role.GUEST
    if entry.mediator:
        return Role.MEDIATOR
    return Role.PARTICIPANT


def partners_of_noun(noun: Token, entry: NounEntry, index: MentionIndex, mentions: Sequence[ActorMention]) -> list[int]:
    """Those in the mit-, zwischen- and bei-phrases of a noun, names in apposition to them included."""
    wanted = ["mit", "zwischen", "unter"]
    if entry.type in (EncounterType.VISIT, EncounterType.PHONE_CALL) or entry.host_partner:
        wanted += ["bei", "beim", "an"]
    found = [m for _, head in syntax.prepositional(noun, set(wanted)) for m in index.named(head)]
    if found:
        return [*found, *(a for m in found for a in apposed(m, index, mentions))]
    for token in _outside_brackets(words_after(noun, 14)):
        if token.pos_ in ("VERB", "AUX", "PUNCT", "SCONJ"):
            break
        if token.lower_ in ("mit", "zwischen", "bei", "beim"):
            mention = next_mention(token, index)
            if mention is None:
                return []
            return [mention, *index.named(index.first(mention)), *apposed(mention, index, mentions)]
    return []


def _is_venue(mention: int, index: MentionIndex, mentions: Sequence[ActorMention]) -> bool:
    """ "die Konferenz im Hotel Bayerischer Hof"."""
    adposition = preposition(index.first(mention))
    return (
        mentions[mention].label == "ORG" and adposition is not None and adposition.lower_ in ("in", "im", "auf", "am")
    )


def _partners_of_light(trigger: Trigger, index: MentionIndex, lexicon: Lexicon) -> list[int]:
    """ "hat mit Putin Gespräche geführt": the mit-phrase stands before the noun, with the verb."""
    verb, noun = trigger.predicate, trigger.token
    light = lexicon.words("light_verbs", "lemmas") | lexicon.words("core", "lemmas")
    if verb is None or preposition(noun) is not None or syntax.lexical_lemma(verb) not in light:
        return []
    before = next((t for t in stretch_before(noun) if t.lower_ == "mit" and t.pos_ == "ADP"), None)
    mention = next_mention(before, index) if before is not None else None
    return sorted({mention, *index.named(index.first(mention))}) if mention is not None else []


def _outside_brackets(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens without insertions: "Angela Merkel (CDU) mit"."""
    depth = 0
    for token in tokens:
        depth += token.text == "("
        if depth <= 0:
            yield token
        depth -= token.text == ")"


def _addressed(verb: Token, index: MentionIndex, lexicon: Lexicon) -> list[int]:
    """To whom the subject speaks: "versicherte ihr", "bedauerte gegenüber Schröder", "warnte Assad"."""
    spoken_to = [*index.named(syntax.indirect_object(verb)), *partners_of_verb(verb, ("gegenüber",), index)]
    if syntax.lexical_lemma(verb) in lexicon.words("addressing", "lemmas"):
        spoken_to += index.named(syntax.likely_object(verb))
    return spoken_to


def _inside_compound(noun: Token, index: MentionIndex, mentions: Sequence[ActorMention]) -> list[int]:
    """Names inside the trigger word itself ("Trump-Putin-Treffen"); a lone state there is the topic or place ("Ukraine-Treffen")."""
    inside = [
        m for m in index.positions if noun.i in index.tokens(m) and mentions[m].end - mentions[m].begin < len(noun.text)
    ]
    return inside if len(inside) > 1 else [m for m in inside if not is_place(mentions[m])]


def _outer_subject(
    trigger: Trigger,
    index: MentionIndex,
    mentions: Sequence[ActorMention],
    lexicon: Lexicon,
    owned: bool,
    partners: list[int],
) -> list[int]:
    """The subject of the clause, where the clause makes it a party: light verbs, "sein Treffen mit", "nach einem Treffen mit X sagte Y"."""
    verb, noun = trigger.predicate, trigger.token
    words = {t.lower_ for t in determiners(noun)}
    own = bool(words & lexicon.words("possessive", "words"))
    framing = is_margin(noun) and not own
    if verb is None or framing or any(w.lower_ == "zwischen" for w in words_after(noun, 2)):
        return []
    light = syntax.lexical_lemma(verb) in lexicon.words("light_verbs", "lemmas")
    adposition = preposition(noun)
    framed = adposition is not None and adposition.lower_ in lexicon.words("reporting_frame", "prepositions")
    indefinite = bool(words & lexicon.words("indefinite", "words")) or not words
    visit = trigger.noun is not None and trigger.noun.entry.type is EncounterType.VISIT
    attended = framed and (bool(partners) or visit or owned or (indefinite and not trigger.weak))
    dative = _addressed(verb, index, lexicon) if framed and indefinite and not partners and not light else []
    if not (dative or attended or ((own or light) and not owned)):
        return []
    passive = is_passive(verb)
    agents = index.named(syntax.agent(verb)) if passive else []
    named = agents or [m for m in subject_mentions(verb, index) if noun.i not in index.tokens(m)]
    if own and not named:
        named = subject_by_line(verb, index, lexicon, partners)
    if own and not [m for m in named if m not in partners]:
        named = spoken_of_before(index, mentions, partners)
    found = [m for m in [*named, *dative] if m not in partners and not mentions[m].is_spokesperson]
    lone = attended and not (light or own)
    plural = MentionKind.PLURAL
    return [m for m in found if is_person(mentions[m]) or mentions[m].kind is plural or not (visit or owned or lone)]
