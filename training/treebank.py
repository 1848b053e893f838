"""Read CoNLL-U treebanks and bring them to the conventions of the news register (the hand-made Wikinews trees).

The treebanks differ; these differences are removed here, so that one parser can learn from all of them:

* "im", "am", "zum" (split into two words by GSD and PUD) become one token: preposition, lemma of the plain preposition.
* Words that the tokenizer keeps whole ("Social-Media-Übergänge", five words in PUD) become one token.
* Finer labels that only some of them use are folded: ``obl:tmod`` into ``obl``, ``iobj`` into ``obl:arg``, "sich" into
  ``expl:pv``.
* The lemma of a verb whose prefix stands apart is the bare verb; the pipeline joins the two again after parsing.
"""

from __future__ import annotations

import lzma
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

_RENAMED = {"obl:tmod": "obl", "iobj": "obl:arg", "nsubj:outer": "nsubj", "csubj:outer": "csubj", "cc:preconj": "cc"}
_CONTRACTED = {"am": "an", "ans": "an", "beim": "bei", "im": "in", "ins": "in", "vom": "von", "zum": "zu", "zur": "zu"}
_REFLEXIVE = "Reflex=Yes"
_RELATIVE_TAGS = {"PRELS", "PRELAT", "REL"}


@dataclass(frozen=True)
class Word:
    """One row; ``head`` is the index in the sentence of the word it depends on, -1 for the root."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    label: str
    space: bool


@dataclass(frozen=True)
class Tree:
    """A sentence; ``ident`` is its ``sent_id``."""

    ident: str
    words: tuple[Word, ...] = field(default=())

    @property
    def text(self) -> str:
        """The surface text."""
        return "".join(w.form + " " * w.space for w in self.words).strip()


def open_text(path: Path) -> Iterator[str]:
    """Lines of a plain or xz-compressed UTF-8 file, without their line ends."""
    with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n")


def read_trees(path: Path, *, stts: bool = True, fold_labels: bool = True, apart: bool = True) -> Iterator[Tree]:
    """Harmonised trees of a CoNLL-U file.

    ``stts`` says whether the fifth column holds STTS tags (else they are dropped), ``fold_labels`` whether labels are
    changed (not for the news trees, which set the convention), ``apart`` whether a separated prefix is taken off the
    lemma of its verb.
    """
    rows: list[list[str]] = []
    ident = ""
    for line in [*open_text(path), ""]:
        if line.startswith("# sent_id = "):
            ident = line.removeprefix("# sent_id = ")
        elif line and not line.startswith("#"):
            rows.append(line.split("\t"))
        elif not line and rows:
            yield Tree(ident, tuple(_harmonised(_from_rows(rows), stts=stts, fold_labels=fold_labels, apart=apart)))
            rows = []


def _from_rows(rows: list[list[str]]) -> list[Word]:
    """Words of one block, multiword tokens merged into their first word."""
    surface = {int(r[0].split("-")[0]): r for r in rows if "-" in r[0]}
    inside = {i for r in surface.values() for i in range(*_span(r))}
    firsts = {_span(r)[0] for r in surface.values()}
    kept = [r for r in rows if r[0].isdigit() and (int(r[0]) not in inside or int(r[0]) in firsts)]
    position = {0: -1}
    for place, row in enumerate(kept):
        stop = _span(surface[int(row[0])])[1] if int(row[0]) in surface else int(row[0]) + 1
        position.update(dict.fromkeys(range(int(row[0]), stop), place))
    words = []
    for row in kept:
        outer = surface.get(int(row[0]), row)
        head = _outside_head(row, rows, surface)
        words.append(
            Word(outer[1], row[2], row[3], row[4], row[5], position[head], row[7], "SpaceAfter=No" not in outer[9])
        )
    return words


def _span(row: list[str]) -> tuple[int, int]:
    first, last = row[0].split("-")
    return int(first), int(last) + 1


def _outside_head(row: list[str], rows: list[list[str]], surface: dict[int, list[str]]) -> int:
    """Head of a row, climbing out of its own multiword token."""
    span = _span(surface[int(row[0])]) if int(row[0]) in surface else (int(row[0]), int(row[0]) + 1)
    head = int(row[6])
    while span[0] <= head < span[1]:
        head = next(int(r[6]) for r in rows if r[0] == str(head))
    return head


def _harmonised(words: list[Word], *, stts: bool, fold_labels: bool, apart: bool) -> Iterator[Word]:
    particles = {w.head: w.form.lower() for w in words if apart and w.label == "compound:prt"}
    for i, word in enumerate(words):
        yield replace(
            word,
            lemma=_lemma(word, particles.get(i)),
            upos="ADP" if word.form.lower() in _CONTRACTED and word.label == "case" else word.upos,
            xpos=_tag(word, stts=stts),
            feats="" if word.feats == "_" else _plain_feats(word),
            label=_label(i, words) if fold_labels else word.label,
        )


def _lemma(word: Word, particle: str | None) -> str:
    if word.form.lower() in _CONTRACTED and word.upos == "ADP":
        return _CONTRACTED[word.form.lower()]
    apart = particle and word.lemma.startswith(particle) and not word.form.lower().startswith(particle)
    return word.lemma[len(particle or "") :] if apart else word.lemma


def _tag(word: Word, *, stts: bool) -> str:
    if not stts:
        return ""
    return "APPRART" if word.form.lower() in _CONTRACTED and word.label == "case" else word.xpos


def _plain_feats(word: Word) -> str:
    """Features that tell something later: the possessor's gender and the numeral type of articles do not."""
    dropped = ("Gender[psor]", "Number[psor]", "NumType", "VerbForm=Fin", "Degree", "Person[psor]")
    return "|".join(f for f in word.feats.split("|") if not f.startswith(dropped))


def _label(i: int, words: list[Word]) -> str:
    word = words[i]
    if word.form.lower() == "sich" and word.label in ("obj", "expl", "dep"):
        return "expl:pv"
    if word.label == "acl" and any(w.xpos in _RELATIVE_TAGS and _within(k, i, words) for k, w in enumerate(words)):
        return "acl:relcl"
    if word.label == "flat":
        return "flat:name" if word.upos == words[word.head].upos == "PROPN" else "flat"
    if word.label == "nmod" and _is_saxon(i, words):
        return "nmod:poss"
    return _RENAMED.get(word.label, word.label)


def _within(inner: int, outer: int, words: list[Word]) -> bool:
    """True when ``inner`` depends on ``outer`` over at most two steps."""
    return outer in (words[inner].head, words[words[inner].head].head if words[inner].head >= 0 else -1)


def _is_saxon(i: int, words: list[Word]) -> bool:
    """A genitive without preposition before its noun: "Obamas Sonderberaterin"."""
    bare = not any(w.head == i and w.label in ("case", "det") for w in words)
    return i < words[i].head and "Case=Gen" in words[i].feats and bare


def to_doc(nlp: Language, trees: Iterable[Tree]) -> Doc:
    """One ``Doc`` of neighbouring sentences with all annotation; words that the tokenizer keeps whole are merged."""
    joined = [_retokenised(nlp, tree) for tree in trees]
    words = [w for tree in joined for w in tree]
    starts = {sum(len(t) for t in joined[:k]) for k in range(len(joined))}
    heads = []
    base = 0
    for tree in joined:
        heads += [base + (w.head if w.head >= 0 else i) for i, w in enumerate(tree)]
        base += len(tree)
    return Doc(
        nlp.vocab,
        words=[w.form for w in words],
        spaces=[w.space or i + 1 in starts for i, w in enumerate(words)],
        tags=[w.xpos for w in words],
        pos=[w.upos for w in words],
        morphs=[w.feats for w in words],
        lemmas=[w.lemma for w in words],
        heads=heads,
        deps=["ROOT" if w.head < 0 else w.label for w in words],
    )


def _retokenised(nlp: Language, tree: Tree) -> list[Word]:
    """Words of a tree, those merged that the tokenizer has as one token and that hang on one head."""
    groups: list[list[int]] = []
    ends = {t.idx + len(t) for t in nlp.make_doc(tree.text)}
    offset = 0
    current: list[int] = []
    for i, word in enumerate(tree.words):
        current.append(i)
        offset += len(word.form)
        if offset in ends or word.space:
            groups.append(current)
            current = []
        offset += word.space
    if current:
        groups.append(current)
    place = {i: k for k, group in enumerate(groups) for i in group}
    return [_merged(tree.words, group, place) for group in groups]


def _merged(words: tuple[Word, ...], group: list[int], place: dict[int, int]) -> Word:
    top = min(reversed(group), key=lambda i: _depth(i, words))
    head = place[words[top].head] if words[top].head >= 0 else -1
    if len(group) == 1:
        return replace(words[top], head=head)
    form = "".join(words[i].form for i in group)
    lemma = "".join(words[i].form for i in group[:-1]) + words[group[-1]].lemma
    return replace(words[top], form=form, lemma=lemma, head=head, space=words[group[-1]].space)


def _depth(i: int, words: tuple[Word, ...]) -> int:
    depth = 0
    while words[i].head >= 0:
        i, depth = words[i].head, depth + 1
    return depth
