"""Parties read along the line of words, for where the parser goes wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.lexicon import function_words
from kg.extract.mention_words import words
from kg.extract.nominal import preposition, words_after
from kg.extract.parties import is_person
from kg.parse import syntax
from kg.values import MentionKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from kg.extract.lexicon import Lexicon
    from kg.extract.mention_index import MentionIndex
    from kg.model import ActorMention


def next_mention(adposition: Token, index: MentionIndex) -> int | None:
    """The mention that a preposition governs: reached over articles, adjectives and common nouns (titles) only."""
    mention = index.at(adposition)
    if mention is not None:
        return mention
    for token in words_after(adposition, 6):
        mention = index.at(token)
        if mention is not None:
            return mention
        if token.tag_ == "TRUNC" or token.nbor(-1).tag_ == "TRUNC":
            continue  # "von Staats- und Parteichef Xi"
        if token.pos_ in ("VERB", "AUX", "ADP", "PUNCT", "CCONJ", "SCONJ"):
            return None
    return None


def objective_pronoun(verb: Token, index: MentionIndex, lexicon: Lexicon, doers: list[int]) -> list[int]:
    """ "wird ihn empfangen": a pronoun that can only be an object, where the parser found none."""
    words = lexicon.words("objective_pronouns", "words")
    found = [index.at(t) for t in syntax.clause(verb) if t.lower_ in words]
    return [m for m in found if m is not None and m not in doers]


def partners_of_verb(head: Token, prepositions: Sequence[str], index: MentionIndex) -> list[int]:
    """Mentions in prepositional phrases of a verb or noun; along the line of words where the parser attached them elsewhere."""
    found: list[int] = []
    for _, noun in syntax.prepositional(head, set(prepositions)):
        found += index.named(noun)
    if found:
        return found
    inside = {t.i for t in syntax.clause(head)} | stretch_of(head)
    clause = [t for t in head.sent if t.i in inside and t.lower_ in prepositions and t.pos_ == "ADP"]
    for adposition in clause:
        mention = next_mention(adposition, index)
        if mention is not None:
            found += [mention, *index.named(index.first(mention))]
    return found


def object_by_line(verb: Token, index: MentionIndex, mentions: Sequence[ActorMention], doers: list[int]) -> list[int]:
    """The named person nearest to the verb in its clause that no preposition governs, besides the subject."""
    if not doers:
        return []
    inside = {t.i for t in syntax.clause(verb)}
    free = [m for m in index.positions if m not in doers and index.tokens(m)[0] in inside and is_person(mentions[m])]
    free = [m for m in free if preposition(index.first(m)) is None]
    nearest = sorted(free, key=lambda m: abs(index.tokens(m)[0] - verb.i))[:1]
    return [m for n in nearest for m in index.named(index.first(n), leftwards=True) if m not in doers]


def persons_around(verb: Token, index: MentionIndex, mentions: Sequence[ActorMention], *, in_clause: bool) -> list[int]:
    """The only two persons, or the only plural, between the marks around a verb that stand alone or in a mit-phrase.

    For what several do with each other, where the parser hangs them on other words; ``in_clause``: beyond the marks as well.
    """
    stretch = stretch_of(verb) | ({t.i for t in syntax.clause(verb)} if in_clause else set())
    inside = [m for m in index.positions if index.tokens(m)[0] in stretch and not mentions[m].is_spokesperson]
    inside = [m for m in inside if (p := preposition(index.first(m))) is None or p.lower_ == "mit"]
    plural = [m for m in inside if mentions[m].kind is MentionKind.PLURAL]
    persons = [m for m in inside if is_person(mentions[m]) and m not in plural and not _possesses(m, index)]
    if len(plural) == 1 and not persons:
        return plural
    return persons if len(persons) == _PAIR and not plural else []


_PAIR = 2


def _possesses(mention: int, index: MentionIndex) -> bool:
    """ "Bidens Berater Jake Sullivan"."""
    last = index.tokens(mention)[-1]
    return index.token(last).text.endswith("s") and index.named(index.token(last + 1)) not in ([], [mention])


def person_before(verb: Token, index: MentionIndex, mentions: Sequence[ActorMention]) -> list[int]:
    """The person named right before the finite verb ("USA Washington Präsident Trump telefoniert mit Putin")."""
    finite = syntax.finite_verb(verb) or verb
    before = index.at(finite.nbor(-1)) if finite.i > finite.sent.start else None
    if before is None or not is_person(mentions[before]):
        return []
    if preposition(index.first(before)) is not None:
        return []
    return sorted({before, *index.named(finite.nbor(-1), leftwards=True)})


def named_behind_colon(verb: Token, index: MentionIndex, mentions: Sequence[ActorMention]) -> list[int]:
    """Captions begin with the verb and name the parties behind a colon ("Telefonierten am Dienstag: A (li.) und B")."""
    colon = next((t.i for t in verb.sent if t.text == ":"), None)
    if colon is None or verb.i != verb.sent.start:
        return []
    behind = [m for m in index.positions if index.tokens(m)[0] > colon and is_person(mentions[m])]
    return [m for m in behind if preposition(index.first(m)) is None]


def subject_by_line(verb: Token, index: MentionIndex, lexicon: Lexicon, taken: list[int]) -> list[int]:
    """The mention nearest to the finite verb that no preposition governs; before it first, then after it."""
    finite = syntax.finite_verb(verb) or verb
    inside = {t.i for t in syntax.clause(verb)}
    objects = lexicon.words("objective_pronouns", "words")
    free = [m for m in index.positions if m not in taken and _is_free(m, index)]
    free = [m for m in free if index.first(m).lower_ not in objects]
    stretch = inside if any(index.tokens(m)[0] in inside for m in free) else stretch_of(verb)
    free = [m for m in free if index.tokens(m)[0] in stretch]
    before = [m for m in free if index.tokens(m)[-1] < finite.i]
    after = [m for m in free if index.tokens(m)[0] > finite.i]
    choice = before[-1:] or after[:1]
    return [*choice, *index.named(index.first(choice[0]), leftwards=True)] if choice else []


def stretch_before(token: Token) -> list[Token]:
    """The words between the mark before a token and the token, the nearest first."""
    return [token.doc[i] for i in sorted(stretch_of(token), reverse=True) if i < token.i]


def stretch_of(verb: Token) -> set[int]:
    """Positions of the words between the marks around a verb: its clause, where the parser tears that apart."""
    sentence = verb.sent
    marks = [t.i for t in sentence if t.text in _MARKS]
    first = max((i for i in marks if i < verb.i), default=sentence.start - 1)
    last = min((i for i in marks if i > verb.i), default=sentence.end)
    return set(range(first + 1, last))


_MARKS = frozenset(',;:–—()„“"')


def _is_free(mention: int, index: MentionIndex) -> bool:
    return preposition(index.first(mention)) is None


def genitive_by_line(noun: Token, index: MentionIndex, mentions: Sequence[ActorMention]) -> list[int]:
    """The name in the genitive right behind the noun ("eine Reise Sarkozys nach Moskau"), or right before it ("Trumps Anruf")."""
    for token in (*words_after(noun, 1), *(noun.doc[max(noun.i - 1, noun.sent.start) : noun.i])):
        mention = index.at(token)
        if mention is not None and mentions[mention].kind is MentionKind.NAME and token.text.endswith(("s", "’", "'")):
            return [mention]
    return []


def owner_by_line(noun: Token, index: MentionIndex) -> list[int]:
    """Whose encounter it is, right behind the noun: "das Telefonat von Präsident Erdoğan mit ...", "der Besuch des Königs"."""
    following = words_after(noun, 1)
    if not following or following[0].lower_ not in function_words("owning"):
        return []
    mention = next_mention(following[0], index)
    if mention is None:
        return []
    return sorted({mention, *index.named(index.first(mention)), *index.named(index.token(index.tokens(mention)[-1]))})


def has_owner(noun: Token) -> bool:
    """A genitive or von-phrase follows the noun, whether it names anybody or not."""
    following = words_after(noun, 1)
    return bool(following) and following[0].lower_ in function_words("owning")


def of_an_office(noun: Token) -> bool:
    """ "die Begegnung der Außenminister": office holders whose names are not told."""
    return has_owner(noun) and any(words().office(t.text) is not None for t in words_after(noun, 4)[1:])


def companions(verb: Token, index: MentionIndex) -> list[int]:
    """Who acts with the subject: "hatte sie gemeinsam mit Macron ein Telefonat mit Putin geführt"."""
    clause = {t.i for t in syntax.clause(verb)}
    for token in verb.sent:
        if (
            token.i in clause
            and token.lower_ == "mit"
            and token.i > verb.sent.start
            and token.nbor(-1).lower_ in function_words("together")
        ):
            mention = next_mention(token, index)
            return sorted({mention, *index.named(index.first(mention))}) if mention is not None else []
    return []


def apposed(mention: int, index: MentionIndex, mentions: Sequence[ActorMention]) -> list[int]:
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


def spoken_of_before(index: MentionIndex, mentions: Sequence[ActorMention], partners: list[int]) -> list[int]:
    """Whom "sein Gespräch mit X" belongs to when the clause has no personal subject: the first person of the sentence before."""
    known = {mentions[m].text.split()[-1] for m in partners}
    before = [
        i
        for i, m in enumerate(mentions)
        if m.sentence == index.sentence - 1
        and is_person(m)
        and m.text.split()[-1] not in known
        and not m.is_spokesperson
    ]
    return before[:1]
