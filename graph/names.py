"""From what a person types to a thing of the record: by id, IRI, name or alias, with typos allowed in a search."""

from __future__ import annotations

from itertools import islice

from .errors import UnknownName
from .indexed import IndexedThings
from .name_cores import core
from .name_folding import fold_name
from .name_index import HeldNames, NameIndex
from .record import Record, Thing
from .unspaced import word_start

ThingName = tuple[Thing, str]
# How well a name fits, less being better; the thing's id; the thing; the name.
RankedName = tuple[tuple[float, int], str, Thing, str]


def resolve(record: Record, text: str) -> str:
    """The id of the thing with this id, IRI, name or alias.

    Raises
    ------
    UnknownName
        No thing has it, or several do; the message lists the candidates. Of a speaker it says what to ask instead.

    Examples
    --------
    >>> from civicgraph import Dataset
    >>> resolve(Dataset.shipped().record(), "LVRW")
    'lvrw'
    """
    id = record.short_id(text)
    if id in record.things:
        return id
    wanted = fold_name(text)
    held = name_index(record).beginning([wanted]) if wanted else ()
    things = sorted({thing for thing, _, folded in held if folded == wanted})
    named = [thing.id for thing in things if fold_name(thing.name) == wanted]
    other = [thing.id for thing in things if wanted in map(fold_name, (*thing.other_names, *thing.identifiers))]
    known = named or other
    if len(known) == 1:
        return known[0]
    if known:
        listed = "; ".join(_id_and_name(record, id) for id in known)
        raise UnknownName(f"{text!r} names {len(known)} things, say which by id: {listed}", known)
    from .voices import refuse_voice

    refuse_voice(record, text)
    near = likely_meant(name_index(record), text)
    hint = (
        f"; did you mean {' or '.join(_id_and_name(record, id) for id in near)}?"
        if near
        else ", and no name is near it; try: civicgraph find WORD"
    )
    raise UnknownName(f"{text!r} is no thing in {record.label}{hint}", near)


def likely_meant(names: NameIndex, text: str) -> list[str]:
    """The ids of at most three things, of those that a search finds, whose names the text may be written for."""
    from .near_names import is_meant

    wanted = fold_name(text).split()
    found = (
        thing.id
        for thing, name in find_among(names, text)
        if all(word_start(word) in f" {fold_name(name)}" for word in wanted) or is_meant(text, name)
    )
    return list(islice(found, 3))


def find(record: Record, text: str) -> list[tuple[Thing, str]]:
    """Things whose id, name or alias holds the words of a text, best first, each with the words that matched.

    First comes what is called so but for an article, a legal form or an acronym in brackets, then the whole text, what
    begins with it, and shorter names before longer ones. Where nothing matches as typed, question words (*who*,
    *did*) are left out; where still nothing does, typos and missing words are allowed. The map finds the
    same in the same order: ``web/core/find.ts``.

    Examples
    --------
    >>> from civicgraph import Dataset
    >>> [(thing.id, name) for thing, name in find(Dataset.shipped().record(), "LVRW")][0]
    ('lvrw', 'LVRW')
    """
    return find_among(name_index(record), text)


def find_among(names: NameIndex, text: str) -> list[tuple[Thing, str]]:
    """The same among some names."""
    wanted = fold_name(text).split()
    if not wanted:
        return []
    as_typed = _typed_matches(names, wanted)
    is_whole = bool(as_typed) and as_typed[0][0][0] == 0
    same = [] if is_whole else _core_matches(names, text, bool(as_typed))
    if as_typed or same:
        return _unique([*same, *as_typed])
    from .near_names import significant_words

    kept = significant_words(wanted)
    return _unique(_typed_matches(names, kept) if kept != wanted else []) or _unique(_near_matches(names, text))


def name_index(record: Record) -> NameIndex:
    """The names of a record, to be looked up."""
    return record.things.names if isinstance(record.things, IndexedThings) else HeldNames(record.things.values())


def _typed_matches(names: NameIndex, wanted: list[str]) -> list[RankedName]:
    """Names in which each word begins a word."""
    whole = " ".join(wanted)
    found = [
        ((_fit(whole, folded), len(folded)), thing.id, thing, name) for thing, name, folded in names.beginning(wanted)
    ]
    return sorted(found, key=_sort_key)


def _core_matches(names: NameIndex, text: str, is_found: bool) -> list[RankedName]:
    """Names that are the same text once both are without what letterheads add."""
    wanted = core(text)
    joined = "".join(wanted)
    if not joined or (is_found and " ".join(wanted) == fold_name(text)):
        return []
    found = [
        ((0, len(folded)), thing.id, thing, name)
        for thing, name, folded in map(names.at, names.lines_of_core(joined))
        if "".join(core(name)) == joined
    ]
    return sorted(found, key=_sort_key)


def _near_matches(names: NameIndex, text: str) -> list[RankedName]:
    """Names with a slip in them, or with most of the words."""
    from .near_names import near_lines

    near = near_lines(names, text)
    named = ((near[line], names.at(line)) for line in near)
    found = [((-nearness, len(folded)), thing.id, thing, name) for nearness, (thing, name, folded) in named]
    return sorted(found, key=_sort_key)


def _sort_key(ranked: RankedName) -> tuple[tuple[float, int], str]:
    return ranked[:2]


def _fit(whole: str, folded: str) -> int:
    """The whole text first, then names that begin with it."""
    return 0 if folded == whole else 1 if folded.startswith(whole) else 2


def _unique(found: list[RankedName]) -> list[tuple[Thing, str]]:
    """Each thing once, by its best match."""
    seen: dict[str, tuple[Thing, str]] = {}
    for _, id, thing, name in found:
        seen.setdefault(id, (thing, name))
    return list(seen.values())


def _id_and_name(record: Record, id: str) -> str:
    thing = record.things[id]
    return f"{id} ({thing.name})" if thing.name != id else id
