"""Titles around names, offices without a name, bodies of states, demonyms, pronouns."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Token

from kg.authority import Authority, fold
from kg.extract.mention_draft import Draft, Drafts
from kg.extract.mention_names import Known, is_prominent, name_run, without_genitive
from kg.extract.mention_words import OfficeWord, polity_of, stem, words
from kg.values import MentionKind

_NOBLE = ("von", "van", "de", "zu")
_PAREN = 4  # tokens inside "(CDU)", "(Bündnis 90/Die Grünen)"


def widen_names(drafts: Drafts, authority: Authority, known: Known) -> None:
    """Let each person's name take in titles, adjectives and determiner before it and a party in brackets after it."""
    for draft in [d for d in drafts.found if d.kind is MentionKind.NAME and d.label == "PER" and d.part is None]:
        start, office = _titles_before(drafts, draft.start)
        if office is not None and _is_possessor(drafts, start, draft, known):
            continue
        end = _bracket_after(drafts, draft.end)
        if office is not None:
            start = _adjectives_before(drafts, start, authority)
        if (start, end) != (draft.start, draft.end):
            spokesperson = office is not None and office.is_spokesperson
            head = drafts.head_of(start, end)
            drafts.drop_within(draft.end, end)
            drafts.replace(draft, Draft(MentionKind.NAME, start, end, head, "PER", spokesperson))


def _is_possessor(drafts: Drafts, start: int, draft: Draft, known: Known) -> bool:
    """True for "ein Berater Sarkozys": the name is a genitive, the office is somebody else's."""
    last = fold(drafts.word(draft.end - 1))
    genitive = last.endswith("s") and last[:-1] in known.surnames and last not in known.surnames
    return genitive and not (start > drafts.first and drafts.word(start - 1).lower() == "des")


def join_names(drafts: Drafts, authority: Authority, known: Known) -> None:
    """Join a first name and a surname behind a title that the model saw as two people: "Intel-Chef Pat" and "Gelsinger".

    Two surnames may stand side by side too, so the first must be nobody's, or both together somebody's.
    """
    names = {d.start: d for d in drafts.found if d.kind is MentionKind.NAME and d.label == "PER" and d.part is None}
    for first in list(names.values()):
        given = drafts.word(first.end - 1)
        particle = first.end < drafts.last and drafts.word(first.end) in _NOBLE
        second = names.get(first.end + particle) or names.get(first.end)
        if second is None or (second.end - second.start > 1 and not particle) or words().office(given) is not None:
            continue
        titled = first.start > drafts.first and words().office(drafts.word(first.end - 2)) is not None
        whole = drafts.text(first.end - 1, second.end)
        if titled and (authority.named(whole) or not authority.surnamed(fold(given))):
            drafts.found.remove(first)
            drafts.replace(second, Draft(MentionKind.NAME, first.start, second.end, second.end - 1, "PER"))
            known.learn(whole)


def name_after_office(drafts: Drafts, authority: Authority, known: Known) -> None:
    """Add names that only a title before them gives away: "Präsident Bharrat Jagdeo"."""
    lexicon = words()
    for token in map(drafts.token, drafts.capitals):
        if lexicon.office(token.text) is None or not drafts.free(token.i, token.i + 1) or token.i + 1 >= drafts.last:
            continue
        start = token.i + 1
        run = name_run(drafts, start, authority)
        while run and not drafts.free(start, start + run):
            run -= 1
        if run:
            if run > 1:
                known.learn(drafts.text(start, start + run))
            drafts.add(Draft(MentionKind.NAME, start, start + run, start + run - 1, "PER"))


def _titles_before(drafts: Drafts, start: int) -> tuple[int, OfficeWord | None]:
    """Walk left over titles and offices ("Bundeskanzlerin und CDU-Chefin", "Dr."); the leftmost token and the last office."""
    lexicon, office, position = words(), None, start
    while position > drafts.first:
        before = drafts.token(position - 1)
        found = lexicon.office(before.text)
        if found is not None:
            office = office or found
        elif (
            before.text == "und"
            and office
            and position - 2 >= drafts.first
            and (other := lexicon.office(drafts.word(position - 2)))
            and not _are_two(other, office)
        ):
            position -= 1
            continue
        elif before.text not in lexicon.titles:
            break
        if not drafts.free(position - 1, position):
            break
        position -= 1
    return position, office


def _are_two(first: OfficeWord, second: OfficeWord) -> bool:
    """Heads of state and of government are two people: "der Bundeskanzler und Präsident Trump"."""
    return {first.classes, second.classes} == {("president",), ("head_of_government",)}


def _adjectives_before(drafts: Drafts, start: int, authority: Authority) -> int:
    """Walk left over adjectives, a preposed genitive of a state, and a determiner.

    Without a determiner only adjectives of states and such as "früherer" count: taggers take verbs for adjectives there.
    """
    position = sure = start
    while position > drafts.first and drafts.free(position - 1, position):
        before = drafts.token(position - 1)
        if not _is_adjective(before, authority):
            break
        position -= 1
        known = authority.state_word(stem(before.text), "adjective") or authority.state_word(before.text, "adjective")
        if sure == position + 1 and (known or words().is_modifier(before.text)):
            sure = position
    determined = _determiner_before(drafts, position)
    return determined if determined < position else _owner_before(drafts, sure)


def _determiner_before(drafts: Drafts, position: int) -> int:
    """Position of the determiner ("der", "die beiden") that ends where ``position`` begins, else ``position``."""
    determiners = words().determiners
    if position == drafts.first or not drafts.free(position - 1, position):
        return position
    low = drafts.word(position - 1).lower()
    if low not in words().any_determiner:
        return position
    if (
        low in determiners["both"]
        and position - 2 >= drafts.first
        and drafts.word(position - 2).lower() in determiners["definite"]
    ):
        return position - 2
    return position - 1


def _owner_before(drafts: Drafts, position: int) -> int:
    """Take in "Russlands" before an office."""
    owner = next((d for d in drafts.found if d.end == position and d.kind is MentionKind.STATE), None)
    if owner is None or owner.part is not None or not drafts.word(position - 1).endswith("s"):
        return position
    drafts.found.remove(owner)
    return owner.start


def _is_adjective(token: Token, authority: Authority) -> bool:
    text = token.text
    if text.endswith("er") and authority.state_word(text, "adjective"):  # "Schweizer" does not decline
        return True
    if text.lower() in words().any_determiner or not text.replace("-", "").isalpha():
        return False
    if token.pos_:
        return token.pos_ == "ADJ"
    return text.endswith(("e", "en", "er", "em", "es")) and (text[0].islower() or text.startswith("US-"))


def _bracket_after(drafts: Drafts, end: int) -> int:
    if end < drafts.last and drafts.word(end) == "(":
        for position in range(end + 1, min(end + 2 + _PAREN, drafts.last)):
            if drafts.word(position) == ")":
                inside = drafts.text(end + 1, position)
                return position + 1 if inside and not inside[0].isdigit() else end
    return end


def find_offices(drafts: Drafts, authority: Authority) -> None:
    """Add offices that stand without a name, with the state they belong to."""
    lexicon = words()
    for token in map(drafts.token, drafts.capitals):
        office = lexicon.office(token.text)
        if office is None or not drafts.free(token.i, token.i + 1):
            continue
        start = _adjectives_before(drafts, token.i, authority)
        determiner = drafts.word(start).lower() if start < token.i else ""
        if start > drafts.first and drafts.word(start - 1).lower() in lexicon.determiners["contracted"]:
            determiner = "dem"
        if determiner in lexicon.determiners["indefinite"] and not office.is_spokesperson:
            continue
        end = _owner_after(drafts, token.i + 1)
        kind = _office_kind(office, determiner, drafts, start, token.i)
        if kind is MentionKind.OFFICE and office.plural and _of_several(drafts, token.i, end):
            kind = MentionKind.PLURAL
        if (
            kind is MentionKind.OFFICE
            and office.plural
            and "minister" in office.classes[0]
            and _of_union(drafts, office, token.i, end)
        ):
            kind = MentionKind.PLURAL
        if kind is MentionKind.PLURAL and any(d.start == token.i + 1 and d.label == "PER" for d in drafts.found):
            drafts.cover(start, end)  # "die Präsidenten Sarkozy und Medwedew"
        elif kind is not None:
            label = "PER" if kind is not MentionKind.PLURAL else ""
            drafts.add(Draft(kind, start, end, token.i, label, office.is_spokesperson))
            _add_elliptic(drafts, start, authority)


def _of_several(drafts: Drafts, noun: int, end: int) -> bool:
    """ "den Präsidenten Argentiniens, Brasiliens und Paraguays"."""
    return any(drafts.word(i) in ("und", "sowie", ",") for i in range(noun + 1, end))


def _add_elliptic(drafts: Drafts, start: int, authority: Authority) -> None:
    """Add "der russische" in "der russische und der türkische Präsident"."""
    if start - 3 < drafts.first or drafts.word(start - 1) not in ("und", "sowie"):
        return
    determiner, adjective = drafts.word(start - 3).lower(), drafts.word(start - 2)
    fits = (
        determiner in words().determiners["definite"] and adjective[0].islower() and drafts.free(start - 3, start - 1)
    )
    if fits and authority.state_word(stem(adjective), "adjective"):
        drafts.add(Draft(MentionKind.OFFICE, start - 3, start - 1, start - 2, "PER"))


def _of_union(drafts: Drafts, office: OfficeWord, noun: int, end: int) -> bool:
    """True when the prefix of an office or the words after it name a union of states, which has many ministers."""
    return office.holder_of in words().unions or any(drafts.word(i) in words().unions for i in range(noun + 1, end))


def _office_kind(office: OfficeWord, determiner: str, drafts: Drafts, start: int, noun: int) -> MentionKind | None:
    if _is_plural(office, determiner, drafts, start, noun):
        return MentionKind.PLURAL if determiner or not office.is_role else None
    if office.is_role:
        return MentionKind.DEMONYM if determiner in words().determiners["definite"] else None
    return MentionKind.OFFICE


def _is_plural(office: OfficeWord, determiner: str, drafts: Drafts, start: int, noun: int) -> bool:
    determiners, form = words().determiners, drafts.word(noun)
    some = determiners["both"] | determiners["two"] | determiners["three"]
    if not office.singular or any(drafts.word(i).lower() in some for i in range(start, noun)):
        return True
    if not office.plural or determiner in ("des", "dem", "das", "ein", "einem", "eines"):
        return False
    if determiner == "den" and form == f"{office.lemma}en":
        return False  # accusative of one ("den Präsidenten"), far more frequent than the dative of several
    number = drafts.token(noun).morph.get("Number", [])
    if office.gender == "m" and (
        determiner == "die" or (determiner == "der" and form != office.lemma and form.endswith("en"))
    ):
        return True
    return bool(number) and number[0] == "Plur"


def _owner_after(drafts: Drafts, end: int) -> int:
    """Take in "der Ukraine", "von Belarus", "Israels", "der Mitgliedstaaten der EU" after an office."""
    start = end
    if start + 2 < drafts.last and drafts.word(start + 1) in words().members:
        start += 2
    if start >= drafts.last:
        return end
    linked = drafts.word(start).lower() in ("der", "des", "von", "vom")
    start += linked
    owner = next(
        (d for d in drafts.found if d.start == start and d.kind in (MentionKind.STATE, MentionKind.NAME)), None
    )
    if owner is None or owner.label == "PER" or not (linked or drafts.word(owner.end - 1).endswith("s")):
        return end
    drafts.found.remove(owner)
    return _more_owners(drafts, owner.end) if owner.kind is MentionKind.STATE else owner.end


def _more_owners(drafts: Drafts, end: int) -> int:
    """Take in further states: "Deutschlands, Frankreichs und der Ukraine"."""
    while end + 1 < drafts.last and drafts.word(end) in ("und", "sowie", ","):
        start = end + 1 + (drafts.word(end + 1).lower() in ("der", "des"))
        owner = next((d for d in drafts.found if d.start == start and d.kind is MentionKind.STATE), None)
        if owner is None or not (start > end + 1 or drafts.word(owner.end - 1).endswith("s")):
            break
        drafts.found.remove(owner)
        end = owner.end
    return end


def find_bodies(drafts: Drafts, authority: Authority) -> None:
    """Add governments and ministries: "russische Regierung", "US-Regierung", "Regierung der Ukraine", "Außenministerium in Moskau"."""
    for token in drafts.tokens:
        body = words().body(token.text)
        if body is None or not drafts.free(token.i, token.i + 1):
            continue
        start = _adjectives_before(drafts, token.i, authority)
        end = _owner_after(drafts, token.i + 1)
        if body_polity(drafts.text(start, end), authority):
            drafts.add(Draft(MentionKind.METONYM, start, end, token.i, "ORG"))


def body_polity(text: str, authority: Authority) -> tuple[str, ...]:
    """The state that the adjective, prefix or genitive of a body or office points to."""
    for word in text.replace("-", " ").split():
        if (
            word.lower() not in words().any_determiner
            and words().body(word) is None
            and (found := polity_of(authority, word))
        ):
            return found
    return ()


def find_relational(drafts: Drafts, authority: Authority) -> None:
    """Add "sein russischer Kollege"; with a name behind it the name takes it in."""
    for token in drafts.tokens:
        word = words().relational.get(token.text)
        if word is None or not drafts.free(token.i, token.i + 1):
            continue
        start = _adjectives_before(drafts, token.i, authority)
        named = next(
            (d for d in drafts.found if d.start == token.i + 1 and d.label == "PER" and d.kind is MentionKind.NAME),
            None,
        )
        if named is not None:
            drafts.replace(named, Draft(MentionKind.NAME, start, named.end, named.head, "PER"))
        elif start < token.i:
            owner = _owner_after(drafts, token.i + 1)
            drafts.add(Draft(MentionKind.RELATIONAL, start, owner, token.i, "PER"))


def find_demonyms(drafts: Drafts, authority: Authority) -> None:
    """Add "der Amerikaner", "Israelis", "der Republikaner"."""
    for token in map(drafts.token, drafts.capitals):
        if not drafts.free(token.i, token.i + 1):
            continue
        if _demonym(token.text, authority) or token.text in words().partisans:
            start = token.i
            if start > drafts.first and drafts.word(start - 1).lower() in words().any_determiner:
                start -= 1
            if start < token.i and drafts.word(start).lower() in words().determiners["indefinite"]:
                continue
            drafts.add(Draft(MentionKind.DEMONYM, start, token.i + 1, token.i, "PER"))


@lru_cache(maxsize=50_000)
def _demonym(text: str, authority: Authority) -> bool:
    forms = {text, *without_genitive(text), text.removesuffix("n")}
    return any(authority.state_word(form, f"demonym_{kind}") for form in forms for kind in ("m", "f", "pl"))


def find_pronouns(drafts: Drafts) -> None:
    """Add personal pronouns of the third person singular."""
    for token in drafts.tokens:
        if (
            token.text.lower() in words().pronouns
            and drafts.free(token.i, token.i + 1)
            and (not token.pos_ or token.pos_ == "PRON")
        ):
            drafts.add(Draft(MentionKind.PRONOUN, token.i, token.i + 1, token.i))


def find_parts(drafts: Drafts, authority: Authority, known: Known) -> None:
    """Add names inside hyphen compounds: "Trump-Putin-Treffen", "EU-Russland-Gipfel", "Merkel-Besuch"."""
    for token in drafts.tokens:
        if "-" not in token.text[1:-1] or not drafts.free(token.i, token.i + 1) or words().office(token.text):
            continue
        position = token.idx
        pieces = token.text.split("-")
        for piece in pieces[:-1]:
            if draft := _part(token, piece, position, authority, known):
                drafts.found.append(draft)
            position += len(piece) + 1


def _part(token: Token, piece: str, position: int, authority: Authority, known: Known) -> Draft | None:
    place = (position, position + len(piece))
    famous = piece[:1].isupper() and piece not in words().common_surnames and is_prominent(authority, (fold(piece),))
    if famous or fold(piece) in known.surnames:
        return Draft(MentionKind.NAME, token.i, token.i + 1, token.i, "PER", part=place)
    for entry in authority.named(piece):
        if entry.cls == "state":
            return Draft(MentionKind.STATE, token.i, token.i + 1, token.i, "LOC", part=place)
        if entry.cls == "igo" and piece in (entry.actor.label, *entry.actor.aliases):
            return Draft(MentionKind.NAME, token.i, token.i + 1, token.i, "ORG", part=place)
    return None
