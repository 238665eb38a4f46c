"""From what a person types to a thing of the record: by id, IRI, name or alias, with typos forgiven in a search."""

from __future__ import annotations

from .errors import UnknownName
from .name_cores import core
from .name_folding import all_folded, folded
from .record import Record, Thing

Heard = tuple[Thing, str]
# How well a name fits, less being better; the thing's id; the thing; the name.
Ranked = tuple[tuple[float, int], str, Thing, str]


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
    names = all_folded(thing.name for thing in things)
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

    First comes what is called so but for an article, a legal form or an acronym in brackets, then the whole text, what
    begins with it, and shorter names before longer ones. Where nothing matches as typed, words that only ask (*who*,
    *did*) are left out; where still nothing does, slips are forgiven, and words that a name lacks. The map finds the
    same in the same order: ``web/core/find.ts``.

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
    plain = all_folded(name for _, name in heard)
    as_typed = _as_typed(heard, plain, wanted)
    is_whole = bool(as_typed) and as_typed[0][0][0] == 0
    same = [] if is_whole else _called(heard, plain, text, bool(as_typed))
    if as_typed or same:
        return _each_once([*same, *as_typed])
    from .near_names import telling

    kept = telling(wanted)
    return _each_once(_as_typed(heard, plain, kept) if kept != wanted else []) or _each_once(_near(heard, plain, text))


def _as_typed(heard: list[Heard], plain: list[str], wanted: list[str]) -> list[Ranked]:
    """Names in which each word begins a word."""
    starts = [f" {want}" for want in wanted]
    whole = " ".join(wanted)
    return sorted(
        [
            ((_fit(whole, folded), len(folded)), thing.id, thing, name)
            for (thing, name), folded in zip(heard, plain, strict=True)
            if all(start in f" {folded}" for start in starts)
        ],
        key=_order,
    )


def _called(heard: list[Heard], plain: list[str], text: str, is_found: bool) -> list[Ranked]:
    """Names that are the same text once both are without what letterheads add."""
    wanted = core(text)
    joined = "".join(wanted)
    if not joined or (is_found and " ".join(wanted) == folded(text)):
        return []
    begins = f" {joined[0]}"  # what is left of a name begins as some word of it does
    found = [
        ((0, len(folded)), thing.id, thing, name)
        for (thing, name), folded in zip(heard, plain, strict=True)
        if begins in f" {folded}" and "".join(core(name)) == joined
    ]
    return sorted(found, key=_order)


def _near(heard: list[Heard], plain: list[str], text: str) -> list[Ranked]:
    """Names with a slip in them, or with most of the words."""
    from .near_names import nearness

    near = nearness(text, dict(zip((name for _, name in heard), plain, strict=True)))
    found = [
        ((-near[name], len(folded)), thing.id, thing, name)
        for (thing, name), folded in zip(heard, plain, strict=True)
        if name in near
    ]
    return sorted(found, key=_order)


def _order(ranked: Ranked) -> tuple[tuple[float, int], str]:
    return ranked[:2]


def _fit(whole: str, folded: str) -> int:
    """The whole text first, then names that begin with it."""
    return 0 if folded == whole else 1 if folded.startswith(whole) else 2


def _each_once(found: list[Ranked]) -> list[tuple[Thing, str]]:
    """Each thing once, by its best match."""
    seen: dict[str, tuple[Thing, str]] = {}
    for _, id, thing, heard in found:
        seen.setdefault(id, (thing, heard))
    return list(seen.values())


def _heard(thing: Thing) -> tuple[str, ...]:
    return (thing.name, *thing.aliases, thing.id.replace("-", " "))


def _told(record: Record, id: str) -> str:
    thing = record.things[id]
    return f"{id} ({thing.name})" if thing.name != id else id
