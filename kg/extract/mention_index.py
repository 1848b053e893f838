"""Which actor mentions a token or a noun phrase of a sentence stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.parse import syntax
from kg.values import MentionKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from kg.extract.lexicon import Lexicon
    from kg.model import ActorMention, Sentence

_INSERTED = 7  # tokens between an office and the comma before its holder's name


class MentionIndex:
    """The actor mentions of one sentence, by token."""

    def __init__(self, mentions: Sequence[ActorMention], sentence: Sentence, lexicon: Lexicon) -> None:
        """``mentions`` are those of the whole article; positions in it are what the methods return."""
        self._sentence = sentence
        self._mentions = mentions
        self._party_nouns = lexicon.words("party_nouns", "lemmas")
        self._links, self._fillers = lexicon.words("list", "links"), lexicon.words("list", "fillers")
        self._tokens: dict[int, list[int]] = {}
        self._by_token: dict[int, int] = {}
        for i, mention in enumerate(mentions):
            if mention.sentence != sentence.index or _is_title(mention, mentions[i + 1 : i + 2]):
                continue
            covered = [t.i for t in sentence.span if self._overlaps(t, mention)]
            if covered and not self._in_collective(covered):
                self._tokens[i] = covered
            for position in covered:
                self._by_token.setdefault(position, i)

    def _in_collective(self, tokens: list[int]) -> bool:
        """True for the owner inside a party without a name: "der Betriebsrat der Deutschen Bank"."""
        outer = self._by_token.get(tokens[0])
        return outer is not None and self._mentions[outer].kind is MentionKind.COLLECTIVE

    def _overlaps(self, token: Token, mention: ActorMention) -> bool:
        begin = self.begin(token)
        return begin < mention.end and begin + len(token) > mention.begin

    @property
    def sentence(self) -> int:
        """Number of the sentence in the article."""
        return self._sentence.index

    @property
    def positions(self) -> list[int]:
        """All mentions of the sentence in text order."""
        return list(self._tokens)

    def begin(self, token: Token) -> int:
        """First character of the token in the article."""
        return self._sentence.offset + token.idx

    def at(self, token: Token) -> int | None:
        """The mention that covers the token."""
        return self._by_token.get(token.i)

    def between(self, first: int, last: int) -> list[int]:
        """Mentions that lie wholly between two token positions (inclusive)."""
        inside = {self._by_token[i] for i in range(first, last + 1) if i in self._by_token}
        return sorted(inside)

    def tokens(self, mention: int) -> list[int]:
        """Positions of the tokens of a mention."""
        return self._tokens[mention]

    def token(self, position: int) -> Token:
        """The token at a position of the document."""
        return self._sentence.span.doc[position]

    def first(self, mention: int) -> Token:
        """The first token of a mention."""
        return self.token(self._tokens[mention][0])

    def named(self, token: Token | None, *, leftwards: bool = False) -> list[int]:
        """The mentions that a noun phrase headed by ``token`` stands for, with all members of a coordination."""
        if token is None:
            return []
        found: list[int] = []
        for head in syntax.conjuncts(token):
            found += self._one(head)
        for mention in list(found):
            found += self._names_in(self._chain(mention, 1))
            if leftwards:
                found += self._names_in(self._chain(mention, -1))
        return sorted(set(found))

    def _names_in(self, chain: list[int]) -> list[int]:
        """The members of a chain; an office whose holder is named behind it gives way to the name."""
        return [name for m in chain for name in (self._renamed(self.token(self._tokens[m][-1]), m) or [m])]

    def _one(self, head: Token) -> list[int]:
        direct = self.at(head)
        if direct is not None:
            named = self._listed(direct) or self._renamed(head, direct) or self._titled(head, direct)
            return named or [direct, *self._bodies(head, direct)]
        apposed = [m for a in syntax.appositions(head) if (m := self.at(a)) is not None]
        if apposed:
            return apposed
        if head.lemma_ in self._party_nouns or any(head.text.endswith(n.lower()) for n in self._party_nouns):
            first, last = syntax.noun_phrase(head)
            return self.between(first, last - 1) or self._led(head)
        return []

    def _led(self, head: Token) -> list[int]:
        """Whose heads or people a noun without a name tells, and who leads them: "die Spitze der SPÖ um A"."""
        owners = syntax.genitives(head)
        leaders = [noun for owner in (head, *owners) for _, noun in syntax.prepositional(owner, ("um",))]
        return sorted({m for noun in (*owners, *leaders) if (m := self.at(noun)) is not None})

    def _renamed(self, head: Token, mention: int) -> list[int]:
        """The name that an insertion gives to an office: "die Präsidentin der Handelskammer Südwestfalen, Gesa Trautwein,"."""
        if self._mentions[mention].kind not in (MentionKind.OFFICE, MentionKind.DEMONYM):
            return []
        names = [m for a in syntax.appositions(head) if (m := self.at(a)) is not None and m != mention]
        names += self._behind_comma(self._tokens[mention][-1] + 1)
        return [
            m for m in names if self._mentions[m].label == "PER" and self.token(self._tokens[m][0] - 1).text == ","
        ][:1]

    def _behind_comma(self, position: int) -> list[int]:
        """The name behind the comma that ends a genitive: "(der Leiter) des ukrainischen Präsidialamtes, Andrei Jermak"."""
        end = min(position + _INSERTED, self._sentence.span.end - 1)
        while position < end and self.token(position).pos_ in ("DET", "ADJ", "NOUN", "PROPN", "ADP"):
            position += 1
        following = self._by_token.get(position + 1) if position < end else None
        begins = following is not None and self._tokens.get(following, [-1])[0] == position + 1
        return [following] if begins and following is not None else []

    def _titled(self, head: Token, mention: int) -> list[int]:
        """The person behind a compound that begins with a name: "UN-Nothilfekoordinator Martin Griffiths"."""
        following = self._by_token.get(head.i + 1)
        inside = self._mentions[mention].end < self.begin(head) + len(head)
        person = following is not None and self._mentions[following].label == "PER" and head.pos_ == "NOUN"
        return [following] if inside and person and following is not None else []

    def _bodies(self, head: Token, mention: int) -> list[int]:
        """The organisation whose heads a plural names: "die Staats- und Regierungschefs der G7"."""
        if self._mentions[mention].kind is not MentionKind.PLURAL:
            return []
        owners = (self.at(owner) for owner in syntax.genitives(head))
        return [m for m in owners if m is not None and m != mention and self._mentions[m].label == "ORG"]

    def _listed(self, mention: int) -> list[int]:
        """The names that a plural announces: "die Außenminister beider Länder, A und B," -> A and B."""
        if self._mentions[mention].kind is not MentionKind.PLURAL:
            return []
        last, span = self._tokens[mention][-1], self._sentence.span
        comma = next((i for i in range(last + 1, min(last + 5, span.end - 1)) if span.doc[i].text == ","), None)
        first = self._by_token.get(comma + 1) if comma is not None else None
        if first is None or self._mentions[first].kind is not MentionKind.NAME:
            return []
        return [first, *self._chain(first, 1)]

    def _chain(self, mention: int, step: int) -> list[int]:
        """Mentions joined to one by commas and a final "und", read along the line; the parser often breaks long lists."""
        chain: list[int] = []
        linked = False
        current = mention
        while True:
            edge = self.tokens(current)[-1 if step > 0 else 0]
            words, nxt = self._gap(edge, step)
            if nxt is None or nxt in chain or not words or not self._joins(words, nxt, step):
                break
            if not set(words) & (self._links | {","}):
                break
            linked = linked or bool(set(words) & self._links)
            chain.append(nxt)
            current = nxt
        return chain if linked else []

    def _joins(self, words: list[str], mention: int, step: int) -> bool:
        """Links and articles only, and what a name is: "und der Rebellengruppe Farc"."""
        others = [w for w in words if w not in self._links | self._fillers]
        named = step > 0 and self._mentions[mention].kind is MentionKind.NAME and others == words[-1:]
        return not others or (named and self.first(mention).nbor(-1).pos_ == "NOUN")

    def _gap(self, edge: int, step: int) -> tuple[list[str], int | None]:
        words: list[str] = []
        span = self._sentence.span
        i = edge + step
        while span.start <= i < span.end:
            if i in self._by_token:
                return words, self._by_token[i]
            words.append(span.doc[i].lower_)
            if len(words) > 4:
                return words, None
            i += step
        return words, None


def _is_title(mention: ActorMention, following: Sequence[ActorMention]) -> bool:
    """ "der Russe Dmitri Kosak": the name says who is meant."""
    named = [m for m in following if m.kind is MentionKind.NAME and m.label == "PER" and m.begin == mention.end + 1]
    return mention.kind is MentionKind.DEMONYM and bool(named)
