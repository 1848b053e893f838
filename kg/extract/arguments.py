"""Who takes part in an encounter mention, and in which role: read from syntax first, from the line of words where syntax fails."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.lexicon import Frame
from kg.extract.nominal import determiners, is_passive, preposition, words_after
from kg.model import EncounterType, MentionKind, Role, Slot
from kg.parse import syntax

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Token

    from kg.extract.lexicon import Lexicon, NounEntry, VerbEntry
    from kg.extract.mention_index import MentionIndex
    from kg.extract.triggers import Trigger
    from kg.model import ActorMention

_SYNTAX, _LINE = 0.9, 0.6


@dataclass(frozen=True, slots=True)
class Arguments:
    """Slots of a trigger; ``each`` when the partners are met one by one, ``has_unnamed`` when a party is told that has no
    name, ``lacks_owner`` when a noun has a mit-phrase and no other party."""

    slots: tuple[Slot, ...]
    each: bool = False
    has_unnamed: bool = False
    lacks_owner: bool = False


class _Filler:
    """Collects slots; the first role given to a mention stays unless a later one says more."""

    def __init__(self) -> None:
        self.slots: dict[int, Slot] = {}

    def add(self, mentions: Iterable[int], role: Role = Role.PARTICIPANT, confidence: float = _SYNTAX) -> None:
        for m in mentions:
            known = self.slots.get(m)
            if known is None or (known.role is Role.PARTICIPANT and role is not Role.PARTICIPANT):
                self.slots[m] = Slot(m, role, max(confidence, known.confidence if known else 0.0))


def find_arguments(
    trigger: Trigger, index: MentionIndex, mentions: Sequence[ActorMention], lexicon: Lexicon
) -> Arguments:
    """The parties of a trigger inside its sentence."""
    filler = _Filler()
    partners: list[int] = []
    if trigger.verb is not None:
        partners = _fill_verb(trigger, trigger.verb, index, mentions, lexicon, filler)
    elif trigger.noun is not None:
        partners = _fill_noun(trigger, trigger.noun.entry, index, mentions, lexicon, filler)
    slots = tuple(s for _, s in sorted(filler.slots.items()))
    each = _one_by_one(trigger, slots, partners, mentions, lexicon)
    unnamed = _has_unnamed(trigger, index, lexicon)
    lacking = trigger.noun is not None and len(slots) == 1 and slots[0].mention in partners and not unnamed
    return Arguments(slots, each, unnamed, lacking)


def _has_unnamed(trigger: Trigger, index: MentionIndex, lexicon: Lexicon) -> bool:
    """ "ein Treffen mit den Organisatoren": a noun phrase for a party in which no name stands."""
    head = trigger.token
    phrases = [noun for _, noun in syntax.prepositional(head, ("mit", "zwischen"))]
    if trigger.noun is not None:
        phrases += syntax.genitives(head)
    subject = syntax.subject(trigger.predicate) if trigger.predicate is not None else None
    if subject is not None and subject != head:
        phrases.append(subject)
    names = lexicon.words("party_nouns", "lemmas")
    return any(p.lemma_ in names and index.at(p) is None and not index.named(p) for p in phrases)


def _fill_verb(
    trigger: Trigger,
    entry: VerbEntry,
    index: MentionIndex,
    mentions: Sequence[ActorMention],
    lexicon: Lexicon,
    filler: _Filler,
) -> list[int]:
    verb = trigger.predicate
    if verb is None:
        return []
    doers = subject_mentions(verb, index)
    undergoers = index.named(syntax.direct_object(verb)) if entry.object or entry.frame in _TRANSITIVE else []
    if entry.dative:
        undergoers += index.named(syntax.indirect_object(verb))
    if entry.words:
        undergoers = [
            m
            for t in (syntax.indirect_object(verb), syntax.direct_object(verb))
            for m in index.named(t)
            if _is_person(mentions[m])
        ]
    if is_passive(verb):
        doers, undergoers = index.named(syntax.agent(verb)), doers
    elif not doers or all(_is_place(mentions[m]) for m in doers):
        doers = _person_before(verb, index, mentions) or doers or _subject_by_line(verb, index, lexicon, undergoers)
    if entry.frame in _TRANSITIVE and not undergoers:
        undergoers = _objective_pronoun(verb, index, lexicon, doers) or _object_by_line(verb, index, mentions, doers)
    partners = _partners(verb, entry.partner, index)
    if entry.frame is Frame.TRAVEL:
        partners = [m for m in _partners(verb, ("zu", "bei"), index) if _is_person(mentions[m])]
    if trigger.content is not None and trigger.content.noun is not None:
        partners += _partners_of_noun(trigger.content.token, trigger.content.noun.entry, index, mentions)
    _ROLES[entry.frame](filler, doers, undergoers, partners, entry, mentions)
    return [*undergoers, *partners]


_TRANSITIVE = frozenset({Frame.OBJECT, Frame.HOST, Frame.GUEST})


def _pair(
    filler: _Filler,
    doers: list[int],
    undergoers: list[int],
    partners: list[int],
    entry: VerbEntry,
    _m: Sequence[ActorMention],
) -> None:
    filler.add(doers, Role.INITIATOR if entry.initiator else Role.PARTICIPANT)
    filler.add([*undergoers, *partners])


def _host(
    filler: _Filler,
    doers: list[int],
    undergoers: list[int],
    partners: list[int],
    _e: VerbEntry,
    _m: Sequence[ActorMention],
) -> None:
    filler.add(doers, Role.HOST)
    filler.add(undergoers, Role.GUEST)


def _guest(
    filler: _Filler,
    doers: list[int],
    undergoers: list[int],
    partners: list[int],
    _e: VerbEntry,
    mentions: Sequence[ActorMention],
) -> None:
    filler.add(doers, Role.GUEST)
    filler.add(
        m for m in [*undergoers, *partners] if mentions[m].label != "LOC" and mentions[m].kind is not MentionKind.STATE
    )


def _mediator(
    filler: _Filler, doers: list[int], _u: list[int], partners: list[int], _e: VerbEntry, _m: Sequence[ActorMention]
) -> None:
    filler.add(doers, Role.MEDIATOR)
    filler.add(partners)


_ROLES = {
    Frame.PAIR: _pair,
    Frame.OBJECT: _pair,
    Frame.HOST: _host,
    Frame.GUEST: _guest,
    Frame.TRAVEL: _guest,
    Frame.MEDIATOR: _mediator,
}


def subject_mentions(verb: Token, index: MentionIndex) -> list[int]:
    """The mentions in the subject; where the parser found several subjects, those in the first that names anybody."""
    for subject in (*syntax.own_subjects(verb), syntax.subject(verb)):
        if named := index.named(subject, leftwards=True):
            return named
    return []


def _partners(head: Token, prepositions: Sequence[str], index: MentionIndex) -> list[int]:
    """Mentions in prepositional phrases of a verb or noun; along the line of words where the parser attached them elsewhere."""
    found: list[int] = []
    for _, noun in syntax.prepositional(head, set(prepositions)):
        found += index.named(noun)
    if found:
        return found
    clause = [t for t in syntax.clause(head) if t.lower_ in prepositions and t.pos_ == "ADP"]
    for adposition in clause:
        mention = _next_mention(adposition, index)
        if mention is not None:
            found += [mention, *index.named(index_token(index, mention))]
    return found


def index_token(index: MentionIndex, mention: int) -> Token:
    """The first token of a mention."""
    return index.token(index.tokens(mention)[0])


def _next_mention(adposition: Token, index: MentionIndex) -> int | None:
    """The mention that a preposition governs: reached over articles, adjectives and common nouns (titles) only."""
    for token in words_after(adposition, 6):
        mention = index.at(token)
        if mention is not None:
            return mention
        if token.pos_ in ("VERB", "AUX", "ADP", "PUNCT", "CCONJ", "SCONJ"):
            return None
    return None


def _objective_pronoun(verb: Token, index: MentionIndex, lexicon: Lexicon, doers: list[int]) -> list[int]:
    """ "wird ihn empfangen": a pronoun that can only be an object, where the parser found none."""
    words = lexicon.words("objective_pronouns", "words")
    found = [index.at(t) for t in syntax.clause(verb) if t.lower_ in words]
    return [m for m in found if m is not None and m not in doers]


def _object_by_line(verb: Token, index: MentionIndex, mentions: Sequence[ActorMention], doers: list[int]) -> list[int]:
    """The named person nearest to the verb in its clause that no preposition governs, besides the subject."""
    if not doers:
        return []
    inside = {t.i for t in syntax.clause(verb)}
    free = [m for m in index.positions if m not in doers and index.tokens(m)[0] in inside and _is_person(mentions[m])]
    free = [m for m in free if preposition(index_token(index, m)) is None]
    nearest = sorted(free, key=lambda m: abs(index.tokens(m)[0] - verb.i))[:1]
    return [m for n in nearest for m in index.named(index_token(index, n))]


def _person_before(verb: Token, index: MentionIndex, mentions: Sequence[ActorMention]) -> list[int]:
    """The person named right before the finite verb ("USA Washington Präsident Trump telefoniert mit Putin")."""
    finite = syntax.finite_verb(verb) or verb
    before = index.at(finite.nbor(-1)) if finite.i > finite.sent.start else None
    if before is None or not _is_person(mentions[before]):
        return []
    return [before] if preposition(index_token(index, before)) is None else []


def _subject_by_line(verb: Token, index: MentionIndex, lexicon: Lexicon, taken: list[int]) -> list[int]:
    """The mention nearest to the finite verb that no preposition governs; before it first, then after it."""
    finite = syntax.finite_verb(verb) or verb
    inside = {t.i for t in syntax.clause(verb)}
    objects = lexicon.words("objective_pronouns", "words")
    free = [m for m in index.positions if m not in taken and index.tokens(m)[0] in inside and _is_free(m, index)]
    free = [m for m in free if index_token(index, m).lower_ not in objects]
    before = [m for m in free if index.tokens(m)[-1] < finite.i]
    after = [m for m in free if index.tokens(m)[0] > finite.i]
    choice = before[-1:] or after[:1]
    return [*choice, *index.named(index_token(index, choice[0]), leftwards=True)] if choice else []


def _is_free(mention: int, index: MentionIndex) -> bool:
    first = index_token(index, mention)
    return preposition(first) is None and first.i > 0


def _fill_noun(
    trigger: Trigger,
    entry: NounEntry,
    index: MentionIndex,
    mentions: Sequence[ActorMention],
    lexicon: Lexicon,
    filler: _Filler,
) -> list[int]:
    noun = trigger.token
    partners = _partners_of_noun(noun, entry, index, mentions)
    possessor = syntax.possessor(noun)
    owners = [m for g in (*syntax.genitives(noun), *([possessor] if possessor else [])) for m in index.named(g)]
    owners += _inside_compound(noun, index, mentions)
    owners = [m for m in owners or _genitive_by_line(noun, index, mentions) if m not in partners]
    if entry.type is EncounterType.VISIT:
        owners = [m for m in owners if not _is_place(mentions[m])]
        filler.add(owners, Role.GUEST)
        partners = [m for m in partners if not _is_place(mentions[m])]
    else:
        filler.add(owners, Role.INITIATOR if entry.initiator else Role.PARTICIPANT)
    filler.add(partners)
    related = _relative_parties(noun, index, mentions, lexicon)
    filler.add(related)
    outer = _outer_subject(trigger, index, mentions, lexicon, bool(owners or related), partners)
    filler.add(outer, _subject_role(trigger, entry, lexicon))
    if entry.type is EncounterType.NEGOTIATION and len(filler.slots) < 2:
        filler.add(_bodies_around(index, mentions), confidence=_LINE)
    return partners


def _relative_parties(
    noun: Token, index: MentionIndex, mentions: Sequence[ActorMention], lexicon: Lexicon
) -> list[int]:
    """ "das Telefonat, das die beiden führten", "ein Telefonat, in dem A B gratulierte": who acts in the relative clause."""
    for token in words_after(noun, 12):
        if token.tag_ != "PRELS" or not _refers_to(token, noun):
            continue
        verb = syntax.governing_verb(token)
        if verb is None:
            return []
        inside = preposition(token) is not None
        if not inside and syntax.lexical_lemma(verb) not in lexicon.words("light_verbs", "lemmas"):
            return []
        if inside:
            within = [m for m in index.positions if token.i < index.tokens(m)[0] < verb.i and _is_person(mentions[m])]
            return [m for m in within if preposition(index_token(index, m)) is None]
        return subject_mentions(verb, index)
    return []


def _refers_to(pronoun: Token, noun: Token) -> bool:
    """By the parse, or because nothing but a particle, a comma and a preposition stands between."""
    antecedent = syntax.antecedent(pronoun)
    if antecedent is not None and antecedent == noun:
        return True
    between = pronoun.doc[noun.i + 1 : pronoun.i]
    return len(between) <= 3 and all(t.pos_ in ("ADP", "PUNCT", "PART", "ADV") for t in between)


def _bodies_around(index: MentionIndex, mentions: Sequence[ActorMention]) -> list[int]:
    """Parties of negotiations that the syntax does not tie to the word: two or more organisations named in the sentence."""
    bodies = [m for m in index.positions if mentions[m].label == "ORG" and mentions[m].kind is MentionKind.NAME]
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


def _partners_of_noun(
    noun: Token, entry: NounEntry, index: MentionIndex, mentions: Sequence[ActorMention]
) -> list[int]:
    wanted = ["mit", "zwischen", "unter"]
    if entry.type in (EncounterType.VISIT, EncounterType.PHONE_CALL) or entry.host_partner:
        wanted += ["bei", "beim", "an"]
    found = [m for _, head in syntax.prepositional(noun, set(wanted)) for m in index.named(head)]
    if found:
        return [*found, *(a for m in found for a in _apposed(m, index, mentions))]
    for token in words_after(noun, 8):
        if token.pos_ in ("VERB", "AUX", "PUNCT", "SCONJ"):
            break
        if token.lower_ in ("mit", "zwischen", "bei", "beim"):
            mention = _next_mention(token, index)
            if mention is None:
                return []
            return [mention, *index.named(index_token(index, mention)), *_apposed(mention, index, mentions)]
    return []


def _genitive_by_line(noun: Token, index: MentionIndex, mentions: Sequence[ActorMention]) -> list[int]:
    """The name in the genitive right behind the noun ("eine Reise Sarkozys nach Moskau"), or right before it ("Trumps Anruf")."""
    for token in (*words_after(noun, 1), *(noun.doc[max(noun.i - 1, noun.sent.start) : noun.i])):
        mention = index.at(token)
        if mention is not None and mentions[mention].kind is MentionKind.NAME and token.text.endswith(("s", "’", "'")):
            return [mention]
    return []


def _apposed(mention: int, index: MentionIndex, mentions: Sequence[ActorMention]) -> list[int]:
    """The name in apposition to an office: "mit dem UNMIK-Leiter im Kosovo, Joachim Rücker,"."""
    if mentions[mention].kind not in (MentionKind.OFFICE, MentionKind.DEMONYM):
        return []
    last = index.tokens(mention)[-1]
    for other in index.positions:
        first = index.tokens(other)[0]
        is_name = mentions[other].kind is MentionKind.NAME and mentions[other].label == "PER"
        if is_name and 1 < first - last <= 5 and index.token(first - 1).text == ",":
            return [other]
    return []


def _inside_compound(noun: Token, index: MentionIndex, mentions: Sequence[ActorMention]) -> list[int]:
    """Names inside the trigger word itself ("Trump-Putin-Treffen"); a lone state there is the topic or place ("Ukraine-Treffen")."""
    inside = [
        m for m in index.positions if noun.i in index.tokens(m) and mentions[m].end - mentions[m].begin < len(noun.text)
    ]
    return inside if len(inside) > 1 else [m for m in inside if not _is_place(mentions[m])]


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
    if verb is None or _is_margin(noun, lexicon) or any(w.lower_ == "zwischen" for w in words_after(noun, 2)):
        return []
    words = {t.lower_ for t in determiners(noun)}
    own = bool(words & lexicon.words("possessive", "words"))
    light = syntax.lexical_lemma(verb) in lexicon.words("light_verbs", "lemmas")
    adposition = preposition(noun)
    framed = adposition is not None and adposition.lower_ in lexicon.words("reporting_frame", "prepositions")
    indefinite = bool(words & lexicon.words("indefinite", "words")) or not words
    visit = trigger.noun is not None and trigger.noun.entry.type is EncounterType.VISIT
    attended = framed and (bool(partners) or visit or owned or (indefinite and not trigger.weak))
    dative = index.named(syntax.indirect_object(verb)) if framed and indefinite and not partners and not light else []
    if not (dative or attended or ((own or light) and not owned)):
        return []
    passive = is_passive(verb)
    agents = index.named(syntax.agent(verb)) if passive else []
    named = agents or [m for m in subject_mentions(verb, index) if noun.i not in index.tokens(m)]
    if own and not named:
        named = _subject_by_line(verb, index, lexicon, partners)
    if own and not [m for m in named if m not in partners]:
        named = _spoken_of_before(index, mentions, partners)
    found = [m for m in [*named, *dative] if m not in partners and not mentions[m].is_spokesperson]
    lone = attended and not (light or own)
    plural = MentionKind.PLURAL
    return [m for m in found if _is_person(mentions[m]) or mentions[m].kind is plural or not (visit or owned or lone)]


def _spoken_of_before(index: MentionIndex, mentions: Sequence[ActorMention], partners: list[int]) -> list[int]:
    """Whom "sein Gespräch mit X" belongs to when the clause has no personal subject: the first person of the sentence before."""
    known = {mentions[m].text.split()[-1] for m in partners}
    before = [
        i
        for i, m in enumerate(mentions)
        if m.sentence == index.sentence - 1
        and _is_person(m)
        and m.text.split()[-1] not in known
        and not m.is_spokesperson
    ]
    return before[:1]


def _is_margin(noun: Token, lexicon: Lexicon) -> bool:
    """The noun only frames another encounter: "am Rande des Gipfels"."""
    return any(t.text in lexicon.words("margin", "words") for t in noun.doc[max(noun.sent.start, noun.i - 4) : noun.i])


def _is_person(mention: ActorMention) -> bool:
    return mention.label == "PER" or mention.kind in (MentionKind.OFFICE, MentionKind.RELATIONAL, MentionKind.PRONOUN)


def _is_place(mention: ActorMention) -> bool:
    return mention.kind is MentionKind.STATE or mention.label == "LOC"


def _one_by_one(
    trigger: Trigger, slots: tuple[Slot, ...], partners: list[int], mentions: Sequence[ActorMention], lexicon: Lexicon
) -> bool:
    """True for one party and several named partners who are not said to have met together."""
    entry = trigger.verb or (trigger.noun.entry if trigger.noun else None)
    if entry is None or entry.type in (
        EncounterType.NEGOTIATION,
        EncounterType.VISIT,
        EncounterType.SUMMIT,
        EncounterType.VIDEO_CALL,
    ):
        return False
    named = {m for m in partners if mentions[m].kind is not MentionKind.PLURAL and _is_person(mentions[m])}
    others = [s for s in slots if s.mention not in named]
    if len(named) < 2 or len(others) != 1 or mentions[others[0].mention].kind is MentionKind.PLURAL:
        return False
    if trigger.noun is not None and determiners(trigger.token) and not trigger.noun.is_plural:
        return False
    context = syntax.clause(trigger.predicate) if trigger.predicate is not None else trigger.token.sent
    return not any(t.text in lexicon.words("joint", "words") for t in context)
