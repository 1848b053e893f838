"""Who says so: the holders of what each sentence tells, and through whom they are cited."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.extract.claim_cues import Cue, find_cue, is_hearsay, is_reported
from kg.extract.claim_sources import Anaphor, ClaimSource, Page, Source, TextSource
from kg.extract.claim_words import CONTINUING
from kg.model import ActorMention, ParsedArticle, Sentence

_GAP = 2
"""Sentences back to which reported speech without a source of its own reaches."""
_INHERITED, _ANAPHORIC, _EXPLICIT = 0.6, 0.75, 0.9


@dataclass(frozen=True, slots=True)
class Claim:
    """Who is said to say a sentence. ``holders`` vouch for it, ``via`` cite them (TASS citing the Kremlin).

    ``cue`` is the word that tells it, "" where the claim goes on from another sentence.
    """

    holders: tuple[ClaimSource, ...]
    via: tuple[ClaimSource, ...]
    cue: str
    confidence: float


def find_claims(parsed: ParsedArticle, mentions: Sequence[ActorMention]) -> dict[int, Claim]:
    """The claim of each sentence that somebody vouches for, by the index of the sentence.

    A sentence that names no source but is told in reported speech goes on with the source before it; "Das teilte X mit"
    speaks for the sentence before, and a paragraph that ends in a colon ("Der Sprecher teilt mit:") for all that follows.
    A sentence that is missing is told by the article itself.
    """
    chain = _Chain()
    near: dict[int, list[ActorMention]] = defaultdict(list)
    for mention in mentions:
        for index in (mention.sentence, mention.sentence + 1):
            near[index].append(mention)
    for sentence in parsed.sentences:
        chain.take(sentence, Page(sentence, near[sentence.index]))
    return dict(sorted(chain.claims.items()))


class _Chain:
    """Carries the last source from sentence to sentence."""

    def __init__(self) -> None:
        self.claims: dict[int, Claim] = {}
        self._waiting: list[Sentence] = []
        self._last: Sentence | None = None
        self._paragraph = -1
        self._text = ""
        self._announced: Claim | None = None

    def take(self, sentence: Sentence, page: Page) -> None:
        if sentence.paragraph != self._paragraph and self._text.endswith(":") and self._last is not None:
            self._announced = self._previous()
        goes_on = self._goes_on(sentence, page)
        cue = None if goes_on and self._keeps_up(page) else find_cue(page)
        reported = is_reported(page) or goes_on or (is_hearsay(page) and self._in_paragraph(sentence))
        claim = self._from_cue(cue, sentence) if cue else None
        if claim is None and reported:
            claim = self._inherit(sentence)
        if claim is None and self._announced is not None:
            self.claims[sentence.index] = replace(self._announced, cue="", confidence=_INHERITED)
            return
        if claim is None:
            self._wait(sentence, reported)
            return
        self.claims[sentence.index] = claim
        if cue is not None:
            self._spread_back(sentence, cue, claim)
        self._last = sentence
        self._waiting.clear()

    def _goes_on(self, sentence: Sentence, page: Page) -> bool:
        """After a colon, inside a quotation, or with "demnach"."""
        told = sentence.span.text.strip()
        before, self._text = self._text, told if sentence.paragraph != self._paragraph else f"{self._text} {told}"
        same, self._paragraph = sentence.paragraph == self._paragraph, sentence.paragraph
        after_colon = same and before.endswith(":") and self._previous() is not None
        open_quote = same and before.count("„") > before.count("“") + before.count("”")
        return after_colon or open_quote or any(token.lower_ in CONTINUING for token in page.tokens)

    def _keeps_up(self, page: Page) -> bool:
        """ "sagte er demnach": told by the source before, which must exist."""
        return self._last is not None and any(token.lower_ in CONTINUING for token in page.tokens)

    def _in_paragraph(self, sentence: Sentence) -> bool:
        return self._last is not None and self._last.paragraph == sentence.paragraph

    def _from_cue(self, cue: Cue, sentence: Sentence) -> Claim | None:
        holders, via = _named(cue.holders), _named(cue.via)
        before = self._previous()
        instead = [s for s in cue.holders if isinstance(s, Anaphor) and s.unless is not None]
        anew = before is None or (any(s.is_new for s in instead) and all(_is_person(h) for h in before.holders))
        if not holders and anew:
            holders = tuple(s.unless for s in instead if s.unless is not None)
        if before is not None and (not holders or _repeats(holders, before.via)):
            return replace(before, cue=cue.cue, confidence=_ANAPHORIC)
        return Claim(holders, via, cue.cue, _EXPLICIT) if holders else None

    def _previous(self) -> Claim | None:
        return self.claims[self._last.index] if self._last is not None else None

    def _inherit(self, sentence: Sentence) -> Claim | None:
        before = self._previous()
        if before is None or self._last is None:
            return None
        gap = sentence.index - self._last.index
        near = gap <= _GAP if self._in_paragraph(sentence) else gap == 1
        return replace(before, cue="", confidence=_INHERITED) if near else None

    def _wait(self, sentence: Sentence, reported: bool) -> None:
        """Reported speech before its source is named."""
        if reported:
            self._waiting.append(sentence)
        else:
            self._waiting.clear()

    def _spread_back(self, sentence: Sentence, cue: Cue, claim: Claim) -> None:
        behind = replace(claim, cue="", confidence=_INHERITED)
        for waiting in self._waiting:
            if waiting.paragraph == sentence.paragraph:
                self.claims[waiting.index] = behind
        if cue.back and sentence.index > 0:
            self.claims.setdefault(sentence.index - 1, replace(claim, confidence=_ANAPHORIC))


def _repeats(holders: Sequence[ClaimSource], via: Sequence[ClaimSource]) -> bool:
    """ "zitierte die TASS weiter": the agency goes on citing the same source."""
    return bool(holders) and {h.text for h in holders} <= {v.text for v in via}


def _is_person(source: ClaimSource) -> bool:
    return source.is_person if isinstance(source, TextSource) else source.label == "PER"


def _named(sources: Sequence[Source]) -> tuple[ClaimSource, ...]:
    return tuple(source for source in sources if not isinstance(source, Anaphor))


__all__ = ["Claim", "ClaimSource", "TextSource", "find_claims"]
