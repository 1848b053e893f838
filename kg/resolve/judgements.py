"""A user's judgements on who is who. They win over every rule.

The file is YAML with two lists of pairs; each side is a key, a Wikidata id or a name::

    same:
      - [Michail Iwanow, michail-iwanow-q123]
    different:
      - [Michael Müller, Q123]
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from kg.authority import Authority, fold
from kg.errors import InputError
from kg.model import Resolution
from kg.values import Actor
from kg.vocab import slug


@dataclass(frozen=True, slots=True)
class Judgements:
    """Pairs (name or key, target) that are the same, and pairs that are not."""

    same: tuple[tuple[str, str], ...] = ()
    different: tuple[tuple[str, str], ...] = ()

    def apply(self, resolution: Resolution, name: str, authority: Authority) -> Resolution:
        """Change a resolution that a judgement is about and say so in ``why``."""
        for left, right in self.same:
            if any(_is(actor, left) for actor in resolution.actors) or (name and fold(name) == fold(left)):
                target = _actor(right, authority)
                if target is not None and target not in resolution.actors:
                    return replace(
                        resolution, actors=(target,), confidence=1.0, why=f'judged the same: "{left}" and "{right}"'
                    )
        for left, right in self.different:
            wrong = [a for a in resolution.actors if _is(a, right)]
            if wrong and (fold(name) == fold(left) or fold(resolution.mention.text) == fold(left)):
                own = Actor(f"{slug(left)}-judged", wrong[0].kind, left)
                actors = tuple(own if a in wrong else a for a in resolution.actors)
                return replace(
                    resolution, actors=actors, confidence=1.0, why=f'judged different from "{right}"', candidates=()
                )
        return resolution


def _is(actor: Actor, text: str) -> bool:
    return text in (actor.key, actor.qid) or fold(text) == fold(actor.label)


def _actor(text: str, authority: Authority) -> Actor | None:
    entry = authority.entry(text) or (authority.by_qid(text) if text[:1] == "Q" and text[1:].isdigit() else None)
    named = authority.named(text)
    found = entry or (named[0] if named else None)
    return found.actor if found else None


def load_judgements(path: Path) -> Judgements:
    """Read a judgement file.

    Raises:
        InputError: it cannot be read or is not of the form above.
    """
    try:
        loaded = yaml.safe_load(path.read_text("utf-8")) or {}
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise InputError(f"cannot read the judgements: {error}", where=str(path)) from error
    if not isinstance(loaded, dict) or set(loaded) - {"same", "different"}:
        raise InputError("a judgement file has the lists 'same' and 'different'", where=str(path))
    return Judgements(*(_pairs(loaded.get(name) or [], name, path) for name in ("same", "different")))


def _pairs(listed: object, name: str, path: Path) -> tuple[tuple[str, str], ...]:
    good = isinstance(listed, list) and all(isinstance(p, list) and len(p) == 2 for p in listed)
    if not isinstance(listed, list) or not good:
        raise InputError(f"'{name}' is not a list of pairs", where=str(path), mend="Write each as '- [one, other]'.")
    return tuple((str(a), str(b)) for a, b in listed)
