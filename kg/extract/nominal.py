"""What stands before and after a noun, read along the line of words, which does not go wrong in long phrases; voice of a verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.lexicon import load_lexicon
from kg.parse import syntax

if TYPE_CHECKING:
    from spacy.tokens import Token

_INSIDE = frozenset({"DET", "ADJ", "NUM", "ADV"})


def before(noun: Token, limit: int = 8) -> list[Token]:
    """Articles, adjectives, numerals and adverbs directly before a noun, nearest first."""
    found: list[Token] = []
    i = noun.i - 1
    while i >= noun.sent.start and len(found) < limit:
        token = noun.doc[i]
        if token.pos_ not in _INSIDE and not (
            token.pos_ == "PRON" and token.lower_.startswith(("sein", "ihr", "dies", "kein"))
        ):
            break
        found.append(token)
        i -= 1
    return found


def determiners(noun: Token) -> list[Token]:
    """Articles, possessives and other determiners of a noun."""
    return [t for t in before(noun) if t.pos_ in ("DET", "PRON")]


def preposition(noun: Token) -> Token | None:
    """The preposition that governs a noun phrase, None when there is none."""
    left = before(noun)
    i = (left[-1].i if left else noun.i) - 1
    if i < noun.sent.start:
        return None
    token = noun.doc[i]
    return token if token.pos_ == "ADP" and not _governs_before(token) else None


def _governs_before(adposition: Token) -> bool:
    """ "dem Vernehmen nach einen Besuch": the preposition belongs to the noun before it."""
    before_it = adposition.nbor(-1).text if adposition.i > adposition.sent.start else ""
    return before_it in load_lexicon().words("postposition", "nouns")


def words_after(token: Token, limit: int) -> list[Token]:
    """Up to ``limit`` tokens that follow in the sentence."""
    return list(token.doc[token.i + 1 : min(token.i + 1 + limit, token.sent.end)])


def is_margin(noun: Token) -> bool:
    """The noun only frames another encounter: "am Rande des Gipfels"."""
    words = load_lexicon().words("margin", "words")
    return any(t.text in words for t in noun.doc[max(noun.sent.start, noun.i - 4) : noun.i])


def is_passive(verb: Token) -> bool:
    """As the syntax has it, but for verbs whose participle equals the infinitive: "wird ihn empfangen" is active.

    "wurde empfangen" is passive whatever the tagger says, and so is "wird von Macron empfangen".
    """
    clause = syntax.clause(verb)
    if any(t.lower_ == "ihn" for t in clause):
        return False
    if verb.tag_ == "VVINF" or _is_infinitive(verb):
        helpers = {t.lower_ for t in syntax.auxiliaries(verb)}
        by_somebody = any(t.lower_ in ("von", "vom") and _leads_to_name(t) for t in clause)
        return bool(helpers & {"wurde", "wurden", "worden"}) or (by_somebody and bool(helpers & {"wird", "werden"}))
    return syntax.is_passive(verb)


def _is_infinitive(verb: Token) -> bool:
    """An infinitive that the tagger takes for a participle: "wird ihn begrüßen"; "empfangen" may be either."""
    alike = load_lexicon().words("participles", "like_infinitives")
    return verb.tag_ == "VVPP" and verb.lower_ == verb.lemma_.lower() and verb.lower_ not in alike


def _leads_to_name(adposition: Token) -> bool:
    """A name follows the preposition, bare or behind a title ("von Macron", "von Papst Franziskus")."""
    following = next((t for t in words_after(adposition, 4) if t.pos_ not in _INSIDE), None)
    return following is not None and any(t.pos_ == "PROPN" for t in (following, *words_after(following, 1)))
