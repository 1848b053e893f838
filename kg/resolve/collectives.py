"""Parties without a name as actors of their article."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from kg.extract.mention_collectives import CollectiveWord, Sort, collective, declined, kinds, nominative
from kg.extract.mention_names import look_up
from kg.extract.mention_words import polity_of, stem, words
from kg.model import ActorMention, Resolution
from kg.resolve import names, offices
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
    if (
        word is not None
        and word.sort in _FOR_OWNER
        and (owner := _owner(tokens, context) or _owner_before(word, mention, mentions, context))
    ):
        return Resolution(mention, (owner,), 0.7, f'representatives of "{owner.label}"')
    label, bare = nominative(" ".join(tokens))
    if label == bare and (named := _of_kind(bare, mentions, context)):
        return Resolution(mention, named, 0.5, f"those that the article names: {', '.join(a.label for a in named)}")
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


def _owner_before(
    word: CollectiveWord, mention: ActorMention, mentions: Sequence[ActorMention], context: Context
) -> Actor | None:
    """Whose representatives they are where the article said so before: "eine Delegation des IWF ... die Delegation"."""
    if " " in mention.text:
        return None
    said = re.compile(rf"\b{word.nominative}n? (?:der |des |von |vom )$")
    for m in mentions:
        if m.begin >= mention.begin:
            return None
        if said.search(context.text, max(0, m.begin - len(word.nominative) - _LINK), m.begin):
            if m.kind is MentionKind.STATE:
                return next(iter(offices.state(m, context).actors), None)
            if m.kind is MentionKind.NAME and m.label == "ORG":
                return names.organisation(m, context).actors[0]
    return None


_LINK = 8  # characters of "n von " before the name


def _of_kind(noun: str, mentions: Sequence[ActorMention], context: Context) -> tuple[Actor, ...]:
    """The unions or the only company of the article, for "die Gewerkschaften" or "der Konzern"; a singular means the only one."""
    cls = kinds().get(noun)
    if cls is None:
        return ()
    found: dict[str, Actor] = {}
    for m in mentions:
        if m.kind is MentionKind.NAME and m.label == "ORG":
            for actor in names.organisation(m, context).actors:
                entry = context.authority.entry(actor.key)
                if entry is not None and entry.cls == cls:
                    found[actor.key] = actor
    return tuple(found.values()) if len(found) == 1 or (noun.endswith("en") and cls == "union") else ()


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


def resolve_role(
    mention: ActorMention, phrase: Phrase, mentions: Sequence[ActorMention], context: Context, text: str
) -> Resolution | None:
    """Somebody of whom only the role and whose it is are told: "iranischer Botschafter", "Chefs der sechs Verbände".

    ``text`` is that of the article. None for a bare role ("der Präsident"), which may be anybody's, and beside the name of
    who has it.
    """
    if _is_apposed(mention, mentions, text):
        return None
    lexicon = words()
    owner = _OWNER.match(text, mention.end)
    tokens = text[mention.begin : owner.end() if owner else mention.end].split()
    tokens = tokens[1:] if tokens[0].lower() in lexicon.any_determiner else tokens
    head = next((i for i, token in enumerate(tokens) if lexicon.office(token)), None)
    office = lexicon.office(tokens[head]) if head is not None else None
    if head is None or office is None or office.is_spokesperson or len(tokens) < _TELLING:
        return None
    tails = [" ".join(tokens[i:]) for i in range(head + 1, len(tokens))]
    tails += [token.partition("-")[0] for token in tokens[head + 1 :] if "-" in token]
    many = mention.kind is MentionKind.PLURAL
    if many and any(look_up(context.authority, tail) for tail in tails):
        return None  # "die Minister der Europäischen Union" are the union
    if (union := _union(tokens[:head], context)) is not None:
        return Resolution(mention, (union,), 0.6, f'ministers of "{union.label}"')
    ending = "e" if many or phrase.gender == "f" else "er"
    adjectives = [declined(a, ending) if a[:1].islower() else a for a in tokens[:head]]
    noun = tokens[head].removesuffix("n") if office.lemma.endswith("er") else tokens[head]
    label = " ".join([*adjectives, noun if many else office.lemma, *tokens[head + 1 :]])
    kind = ActorKind.ORGANIZATION if many else ActorKind.PERSON
    actor = Actor(f"{slug(label)}-{context.article}", kind, label, is_local=True)
    return Resolution(mention, (actor,), 0.5, f'known by the role only: "{label}"')


def _union(adjectives: Sequence[str], context: Context) -> Actor | None:
    """ "die europäischen Verteidigungsminister": an adjective of a union of states, which has many ministers."""
    for adjective in adjectives:
        for code in context.authority.state_word(stem(adjective), "adjective"):
            if code in words().unions and (entry := context.authority.state(code)):
                return entry.actor
    return None


def _is_apposed(mention: ActorMention, mentions: Sequence[ActorMention], text: str) -> bool:
    """Who has the role is named beside it: "der Chef der Behörde, Kay Weise", "Kay Weise, Chef der Behörde", "als Chef"."""
    if text[: mention.begin].endswith((" als ", "Als ")):
        return True
    named = [m for m in mentions if m.sentence == mention.sentence and m.kind is MentionKind.NAME and m.label == "PER"]
    return any(
        (m.end <= mention.begin and _BEFORE.fullmatch(text, m.end, mention.begin))
        or (mention.end <= m.begin and _BETWEEN.fullmatch(text, mention.end, m.begin))
        for m in named
    )


_TELLING = 2  # words: the role and whose it is
_OWNER = re.compile(r"\s(?:der|des|von|vom|aus)\s(?:[a-zäöüß]+\s){0,2}[A-ZÄÖÜ][\w-]+(?:\s[A-ZÄÖÜ][\w-]+)?")
_BEFORE = re.compile(r"\s*(?:\([^()]*\))?,\s*")
_BETWEEN = re.compile(
    r"[\s,]*(?:(?:der|des|die|von|vom|aus|für|und|in|im|am|[a-zäöüß]+en|[„“”]?(?:[A-ZÄÖÜ]|\w+\.)[\w.-]*[„“”]?)[\s,]+){0,8}"
)
