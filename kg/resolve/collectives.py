"""Parties without a name as actors of their article."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kg.extract.mention_collectives import CollectiveWord, Sort, collective, declined, nominative
from kg.extract.mention_names import look_up
from kg.extract.mention_words import polity_of, stem, words
from kg.model import ActorMention, Resolution
from kg.resolve import names
from kg.values import Actor, ActorKind, MentionKind
from kg.vocab import slug

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.resolve.context import Context
    from kg.resolve.phrase import Phrase

_NO_COMPANY = frozenset({"igo", "igo_body", "party", "union", "armed_group", "seat", "gov", "parliament", "agency"})
_FOR_OWNER = (Sort.REPRESENTATIVES, Sort.LEADERSHIP)


def resolve_collective(mention: ActorMention, mentions: Sequence[ActorMention], context: Context) -> Resolution:
    """Who a party without a name is.

    Representatives stand for the state or body in their adjective or prefix ("russische Unterhändler", "Hamas-Vertreter"), the
    board for its company. All else is a node of its own, and of this article: nothing but its words tells it from others.
    """
    tokens = mention.text.split()
    word = next((found for token in tokens if (found := collective(token))), None)
    if word is not None and word.sort in _FOR_OWNER and (owner := _owner(tokens, context)) is not None:
        return Resolution(mention, (owner,), 0.7, f'representatives of "{owner.label}"')
    label, bare = nominative(" ".join(tokens))
    company = _company(word, mention, mentions, context) if label == bare else None
    if company is not None and word is not None:
        if word.sort is Sort.LEADERSHIP:
            return Resolution(mention, (company,), 0.5, f'leadership of "{company.label}", of which the article tells')
        label = f"{label} ({company.label})"
    aliases = (bare,) if bare != label else ()
    actor = Actor(f"{slug(label)}-{context.article}", ActorKind.ORGANIZATION, label, aliases=aliases, is_local=True)
    return Resolution(mention, (actor,), 0.6, f'party without a name: "{label}"')


def _owner(tokens: Sequence[str], context: Context) -> Actor | None:
    """The state of an adjective, or the state or body of the first part of a compound."""
    for token in tokens:
        codes = context.authority.state_word(stem(token), "adjective") if token[:1].islower() else ()
        prefix, hyphen, _ = token.partition("-")
        if hyphen and collective(token) is not None:
            if named := [e for e in context.authority.named(prefix) if not e.is_person]:
                return named[0].actor
            codes = polity_of(context.authority, prefix)
        if len(codes) == 1 and (entry := context.authority.state(codes[0])):
            return entry.actor
    return None


def _company(
    word: CollectiveWord | None, mention: ActorMention, mentions: Sequence[ActorMention], context: Context
) -> Actor | None:
    """The organisation that boards and staff of an article belong to: named in the sentence, else most often."""
    if word is None or word.sort not in (Sort.LEADERSHIP, Sort.STAFF):
        return None
    named = [m for m in mentions if m.kind is MentionKind.NAME and m.label == "ORG"]
    beside = [m for m in named if m.sentence == mention.sentence]
    counted = Counter(a for m in beside or named for a in names.organisation(m, context).actors)
    for actor, _ in counted.most_common():
        entry = context.authority.entry(actor.key)
        if entry is None or entry.cls not in _NO_COMPANY:
            return actor
    return None


def resolve_role(mention: ActorMention, phrase: Phrase, context: Context) -> Resolution | None:
    """Somebody of whom only the role and whose it is are told: "iranischer Botschafter", "Chefs der sechs Verbände".

    None for a bare role ("der Präsident"), which may be anybody's.
    """
    lexicon = words()
    tokens = [t for t in mention.text.split() if t.lower() not in lexicon.any_determiner]
    head = next((i for i, token in enumerate(tokens) if lexicon.office(token)), None)
    if head is None or len(tokens) < _TELLING or any(t.lower() in lexicon.pronouns for t in tokens):
        return None
    tails = (" ".join(tokens[i:]) for i in range(head + 1, len(tokens)))
    if mention.kind is MentionKind.PLURAL and any(look_up(context.authority, tail) for tail in tails):
        return None  # "die Minister der Europäischen Union" are the union
    office = lexicon.office(tokens[head])
    if office is None or office.is_spokesperson:
        return None
    many = mention.kind is MentionKind.PLURAL
    noun = tokens[head].removesuffix("n") if many and office.lemma.endswith("er") else tokens[head]
    ending = "e" if many or phrase.gender == "f" else "er"
    adjectives = [declined(a, ending) if a[:1].islower() else a for a in tokens[:head]]
    label = " ".join([*adjectives, noun if many else office.lemma, *tokens[head + 1 :]])
    kind = ActorKind.ORGANIZATION if many else ActorKind.PERSON
    actor = Actor(f"{slug(label)}-{context.article}", kind, label, is_local=True)
    return Resolution(mention, (actor,), 0.5, f'known by the role only: "{label}"')


_TELLING = 2  # words: the role and whose it is
