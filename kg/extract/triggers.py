"""Finds the words of a sentence that tell of encounters."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.extract.by_line import stretch_of
from kg.extract.lexicon import Frame, Lexicon, NounEntry, NounHit, VerbEntry, function_words, load_lexicon
from kg.extract.nominal import is_margin, preposition
from kg.parse import syntax
from kg.values import EncounterType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Span, Token

_REGULAR_PAST = re.compile(r"ten?$")


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells of an encounter: a verb or turn (``verb`` is set) or a noun (``noun`` is set).

    ``content`` is the noun trigger that says what a verb trigger is about ("kamen zu einem Gipfel zusammen").
    ``token`` is the word itself; ``predicate`` is the verb whose tense, mood and negation count, None in a nominal clause.
    """

    token: Token
    predicate: Token | None
    verb: VerbEntry | None = None
    noun: NounHit | None = None
    content: Trigger | None = None

    @property
    def weak(self) -> bool:
        """True when the word tells of an encounter only with two parties in sight."""
        entry = self.verb or (self.noun.entry if self.noun else None)
        return bool(entry and entry.weak) and (self.content is None or self.content.weak)


def find_triggers(sentence: Span, lexicon: Lexicon) -> list[Trigger]:
    """All triggers of a sentence in text order; a noun that only fills the verb of another trigger is left out."""
    tokens = list(sentence)
    words = [token.lower_ for token in tokens]
    found = [*_verbs(tokens, words, lexicon), *_turns(tokens, words, lexicon), *_nouns(tokens, lexicon)]
    found.sort(key=lambda t: t.token.i)
    return _without_doubles(found)


def _verbs(tokens: Sequence[Token], words: Sequence[str], lexicon: Lexicon) -> Iterator[Trigger]:
    reflexives, forms = lexicon.words("reflexive", "words"), lexicon.cues["forms"]
    opens = ":" in words or (len(words) > 1 and words[1] in _HELPERS)
    for position, (token, word) in enumerate(zip(tokens, words, strict=True)):
        opening = opens and position == 0
        known_form = (opening or word in forms) and _is_known_form(token, lexicon, opens=opening)
        if not (known_form or token.pos_ in ("VERB", "AUX")) or syntax.main_verb(token) != token:
            continue
        entry = lexicon.verbs.get(syntax.lexical_lemma(token)) or _by_form(token, lexicon)
        if entry and not _other_sense(token, entry, reflexives):
            yield Trigger(token, token, verb=entry)


_HELPERS = frozenset({"hat", "haben", "hatte", "hatten", "habe", "wurde", "wurden", "wird", "werden", "war", "waren"})


def _is_known_form(token: Token, lexicon: Lexicon, *, opens: bool) -> bool:
    """A form that can only be a verb; with a capital letter where it opens a caption ("Telefonierten am Dienstag: A und B").

    So it has where it stands before its auxiliary: "Angerufen hat Merz".
    """
    return (opens or token.text.islower()) and _lemma_by_form(token, lexicon, regular=opens) is not None


def _lemma_by_form(token: Token, lexicon: Lexicon, *, regular: bool) -> str | None:
    """The infinitive of an irregular form that is listed, or of a regular past tense ("telefonierten")."""
    form = token.lower_
    listed: str | None = lexicon.cues["forms"].get(form)
    if listed or not regular:
        return listed or None
    past = _REGULAR_PAST.sub("en", form)
    return past if past != form and past in lexicon.verbs else None


def _by_form(token: Token, lexicon: Lexicon) -> VerbEntry | None:
    lemma = _lemma_by_form(token, lexicon, regular=token.pos_ == "NOUN")
    if lemma is None:
        return None
    particle = syntax.particle(token)
    return lexicon.verbs.get((particle.lower_ if particle else "") + lemma)


def _other_sense(token: Token, entry: VerbEntry, reflexives: frozenset[str]) -> bool:
    """ "traf auf Widerstand", "sprach für die Fraktion"; but "trafen sich auf Schloss Elmau"."""
    if entry.reflexive != any(c.lower_ in reflexives for c in syntax.clause(token)):
        return entry.reflexive
    if entry.only_with and not syntax.prepositional(token, set(entry.only_with)):
        return True
    if entry.reflexive and entry.needs_partner:  # "sprach sich nach langem Zögern für ihn aus": along the line as well
        return any(c.pos_ == "ADP" and c.lower_ in entry.not_with for c in syntax.clause(token))
    phrases = syntax.prepositional(token, set(entry.not_with)) if entry.not_with else []
    return any(not _tells_direction(noun) for _, noun in phrases)


def _tells_direction(noun: Token) -> bool:
    """ "nordwestlich von Moskau", "unweit von Wien": the phrase says where, whatever the verb."""
    adposition = preposition(noun)
    before = adposition.nbor(-1).lower_ if adposition is not None and adposition.i > noun.sent.start else ""
    return before.endswith(tuple(function_words("directions")))


def _turns(tokens: Sequence[Token], words: Sequence[str], lexicon: Lexicon) -> Iterator[Trigger]:
    present, taken = set(words), set[int]()  # of two turns of the same words, the one that asks for a verb comes first
    for wanted, entry in lexicon.turns_in_lower_case:
        if wanted[-1] not in present or not present.issuperset(wanted):
            continue
        for i in range(len(words) - len(wanted) + 1):
            if words[i : i + len(wanted)] == wanted and i not in taken:
                token = tokens[i + len(wanted) - 1]
                predicate = syntax.governing_verb(token)
                if predicate is None and not any(t.pos_ in ("VERB", "AUX") for t in tokens):
                    yield Trigger(token, None, verb=entry)
                elif predicate is not None and _is_turn_of(predicate, entry, token):
                    taken |= {i} if entry.verbs else set()
                    yield Trigger(token, predicate, verb=entry)


def _is_turn_of(predicate: Token, entry: VerbEntry, token: Token) -> bool:
    """One of the verbs is the predicate; or stands between the marks around the turn, where the parser sees a verb behind them."""
    if not entry.verbs or syntax.lexical_lemma(predicate) in entry.verbs:
        return True
    around = stretch_of(token)
    return predicate.i not in around and any(t.i in around and t.lemma_ in entry.verbs for t in token.sent)


def _nouns(tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[Trigger]:
    for token in tokens:
        text = token.text
        if not text[:1].isupper() and "-" not in text:
            continue
        hit = lexicon.noun(text)
        if hit is None or token.pos_ not in ("NOUN", "PROPN", "X", "VERB", "ADJ"):
            continue
        if not (hit.entry.plural_only and not hit.is_plural and not hit.modifier):
            yield Trigger(token, syntax.governing_verb(token), noun=hit)


def _without_doubles(found: list[Trigger]) -> list[Trigger]:
    """Join a verb and the noun that is its content ("sich zu einem Gespräch treffen") to one trigger."""
    dropped: set[int] = set()
    contents: dict[int, Trigger] = {}
    for verb in found:
        for noun in found:
            if verb.verb is None or noun.noun is None or verb.predicate is None or noun.predicate != verb.predicate:
                continue
            if not _is_content(verb.predicate, noun.token):
                continue
            if _noun_prevails(verb.verb, noun.noun):
                dropped.add(verb.token.i)
            else:
                dropped.add(noun.token.i)
                contents[verb.token.i] = noun
    kept = [
        t for t in found if t.token.i not in dropped and not (_is_turn_beside_verb(t, found) or _is_setting(t, found))
    ]
    return [replace(t, content=contents.get(t.token.i)) for t in kept]


def _is_setting(trigger: Trigger, found: list[Trigger]) -> bool:
    """ "Vor Beginn der Sicherheitskonferenz empfing A B": an assembly that only says when another encounter took place."""
    if trigger.noun is None or not trigger.weak or not is_assembly(trigger.noun.entry):
        return False
    return any(o.verb is not None and o.predicate == trigger.predicate and not o.weak for o in found)


def is_assembly(entry: NounEntry) -> bool:
    """A conference, a session: many take part."""
    return entry.lemma.lower().endswith(tuple(load_lexicon().words("word_groups", "assemblies")))


def _noun_prevails(verb: VerbEntry, noun: NounHit) -> bool:
    """The noun tells more than the verb: "zum Gipfel reisen", "zu Gesprächen erwarten"."""
    if verb.frame is Frame.TRAVEL:
        return noun.entry.type is not EncounterType.VISIT and not noun.entry.weak
    return verb.frame is Frame.HOST and verb.weak


def _is_turn_beside_verb(trigger: Trigger, found: list[Trigger]) -> bool:
    """A verb whose turn tells the medium ("sprachen am Telefon") gives way to the turn; two turns to the first."""
    others = [
        o
        for o in found
        if o.verb is not None and o.verb.words and o.predicate == trigger.predicate and o is not trigger
    ]
    if trigger.verb is None or not others:
        return False
    return not trigger.verb.words or others[0].token.i < trigger.token.i


def _is_content(verb: Token, noun: Token) -> bool:
    if is_margin(noun):
        return False
    heads = [head for _, head in syntax.prepositional(verb, ("zu", "bei", "in"))]
    return noun in heads or noun == syntax.direct_object(verb)
