"""From what a person types to a thing of the record: by id, IRI, name or alias, with typos forgiven in a search."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .errors import UnknownName
from .record import Record, Thing
from .suggest import close

# ASCII punctuation as compared: apostrophes join, all else parts.
_PLAIN = {code: None if chr(code) == "'" else " " for code in range(128) if not chr(code).isalnum()}
_PLAIN_LINES = {code: to for code, to in _PLAIN.items() if chr(code) != "\n"}


def resolve(record: Record, text: str) -> str:
    """The id of the thing that goes by an id, IRI, name or alias.

    Raises
    ------
    UnknownName
        Nothing goes by it, or several things do; the message lists the candidates.

    Examples
    --------
    >>> from civicgraph import Dataset
    >>> resolve(Dataset.shipped().record(), "LVRW")
    'lvrw'
    """
    id = text.removeprefix(record.base)
    if id in record.things:
        return id
    wanted = folded(text)
    things = sorted(record.things.values()) if wanted else []
    names = _all_folded(thing.name for thing in things)
    named = [thing.id for thing, name in zip(things, names, strict=True) if name == wanted]
    known = named or [thing.id for thing in things if wanted in map(folded, thing.aliases)]
    if len(known) == 1:
        return known[0]
    if known:
        listed = "; ".join(_told(record, id) for id in known)
        raise UnknownName(f"{text!r} names {len(known)} things, say which by id: {listed}", known)
    near = [thing.id for thing, _ in find(record, text)[:3]]
    hint = f"; did you mean {' or '.join(_told(record, id) for id in near)}?" if near else "; try: civicgraph find WORD"
    raise UnknownName(f"{text!r} is no thing in this record{hint}", near)


def find(record: Record, text: str) -> list[tuple[Thing, str]]:
    """Things whose id, name or alias holds the words of a text, best first, each with the words that matched.

    First comes what is called so but for an article, a legal form or an acronym in brackets. Where nothing matches as
    typed, typos are forgiven, and words that a name lacks.

    Examples
    --------
    >>> from civicgraph import Dataset
    >>> [(thing.id, heard) for thing, heard in find(Dataset.shipped().record(), "LVRW")][0]
    ('lvrw', 'LVRW')
    """
    wanted = folded(text).split()
    if not wanted:
        return []
    heard = [(thing, heard) for thing in record.things.values() for heard in _heard(thing)]
    starts = [f" {want}" for want in wanted]
    found = [
        (_rank(wanted, plain), thing.id, thing, name)
        for (thing, name), plain in zip(heard, _all_folded(name for _, name in heard), strict=True)
        if all(start in f" {plain}" for start in starts)
    ]
    as_typed = _best(found)
    same = [] if found and min(found)[0][0] == 0 else _called(record, text, bool(as_typed))
    if as_typed or same:
        return list(dict.fromkeys([*same, *(one for one in as_typed if one[0] not in {thing for thing, _ in same})]))
    return _near(record, text, wanted)


def _called(record: Record, text: str, found_as_typed: bool) -> list[tuple[Thing, str]]:
    """Things whose name is the same text once both are without what letterheads add."""
    from .name_cores import core

    wanted = core(text)
    if found_as_typed and " ".join(wanted) == folded(text):
        return []
    joined = "".join(wanted)
    if not joined:
        return []
    heard = ((thing, name) for thing in record.things.values() for name in (thing.name, *thing.aliases))
    return list({thing.id: (thing, name) for thing, name in heard if "".join(core(name)) == joined}.values())


def _near(record: Record, text: str, wanted: list[str]) -> list[tuple[Thing, str]]:
    """Where nothing goes by a text: names with a slip in it, and names of which each word is in it."""
    from difflib import SequenceMatcher

    from .name_cores import core

    slips, words = _best(list(_forgiving(record, wanted))), frozenset(core(text))
    parts = {
        thing.id: (thing, name)
        for thing in record.things.values()
        for name in (thing.name, *thing.aliases)
        if (own := core(name)) and words.issuperset(own) and (len(own) > 1 or len(words) < 3)
    }
    if not parts:
        return slips
    typed, matcher = folded(text), SequenceMatcher(autojunk=False)
    matcher.set_seq2(typed)

    def likeness(one: tuple[Thing, str]) -> tuple[float, str]:
        matcher.set_seq1(folded(one[1]))
        return -matcher.ratio(), one[0].id

    found = {**parts, **{thing.id: (thing, name) for thing, name in slips}}
    return sorted(found.values(), key=likeness)


def _heard(thing: Thing) -> tuple[str, ...]:
    return (thing.name, *thing.aliases, thing.id.replace("-", " "))


def folded(text: str) -> str:
    """Text as compared: without case, accents and punctuation.

    >>> folded("The Mayor’s Café")
    'the mayors cafe'
    """
    if text.isascii():
        return " ".join(text.lower().translate(_PLAIN).split())
    from unicodedata import combining, normalize

    plain = "".join(letter for letter in normalize("NFKD", text.casefold()) if not combining(letter))
    return " ".join(
        "".join(letter if letter.isalnum() else " " for letter in plain.replace("'", "").replace("’", "")).split()
    )


def _all_folded(texts: Iterable[str]) -> list[str]:
    """Many texts as compared: those in ASCII all at once, which takes a third of the time."""
    given = [text if text.isascii() else folded(text) for text in texts]
    lines = "\n".join(text.replace("\n", " ") if "\n" in text else text for text in given)
    return [" ".join(line.split()) for line in lines.lower().translate(_PLAIN_LINES).split("\n")] if given else []


def folded_words(text: str) -> frozenset[str]:
    """The words of a text as compared, each once, without the smallest.

    >>> sorted(folded_words("The Mayor of London’s team"))
    ['londons', 'mayor', 'team']
    """
    return frozenset(folded(text).split()) - {"a", "an", "and", "at", "for", "in", "of", "on", "the", "to"}


def _rank(wanted: list[str], folded: str) -> tuple[int, int]:
    """The whole text first, then texts that begin with it, then shorter ones."""
    whole = " ".join(wanted)
    return (0 if folded == whole else 1 if folded.startswith(whole) else 2, len(folded))


def _best(found: list[tuple[tuple[int, int], str, Thing, str]]) -> list[tuple[Thing, str]]:
    """Each thing once, by its best match."""
    seen: dict[str, tuple[Thing, str]] = {}
    for _, id, thing, heard in sorted(found, key=lambda one: one[:2]):
        seen.setdefault(id, (thing, heard))
    return list(seen.values())


def _forgiving(record: Record, wanted: list[str]) -> Iterator[tuple[tuple[int, int], str, Thing, str]]:
    """Matches where each wanted word may be a near miss of a word in the name."""
    vocabulary = sorted(
        {word for thing in record.things.values() for text in _heard(thing) for word in folded(text).split()}
    )
    near = [set(close(want, vocabulary, most=5)) | {want} for want in wanted]
    for thing in record.things.values():
        for heard in _heard(thing):
            words = set(folded(heard).split())
            if all(words & options for options in near):
                yield _rank(wanted, folded(heard)), thing.id, thing, heard


def _told(record: Record, id: str) -> str:
    thing = record.things[id]
    return f"{id} ({thing.name})" if thing.name != id else id
