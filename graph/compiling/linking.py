"""Compiled files put together: what hangs on something that is not there is left out, the rest is the record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, compress
from operator import itemgetter
from types import MappingProxyType
from typing import Any

from ..dates import Bounds
from ..files.numbering import NOWHERE, NumbersOf, PlaceNumbers
from ..record import Caveat, Claim, Draft, Evidence, EvidenceTest, Record, Source, Thing, Voice
from ..vocabulary import Vocabulary
from .anchoring import AnchorPlaces
from .compiled_file import CompiledFile

_MAKES: dict[str, Any] = {"things": Thing, "voices": Voice, "sources": Source}
_MAKES_EVIDENCED: dict[str, Any] = {"claims": Claim, "caveats": Caveat, "tests": EvidenceTest}
_GROUPS = [*_MAKES, *_MAKES_EVIDENCED]
NO_NUMBERS: NumbersOf = MappingProxyType({})


def drafts_of(names: Sequence[str], files: Sequence[CompiledFile], places: Sequence[AnchorPlaces]) -> list[Draft]:
    """What cannot be used of files: what does not pass by itself or has no place in its text, and what hangs on it."""
    found = [one._replace(file=names[at]) for at, file in enumerate(files) for one in file.drafts]
    out: list[set[int]] = [_owners_of_lost(file, where) for file, where in zip(files, places, strict=True)]
    _leave_out_doubles(files, out)
    _leave_out_circles(files, out)
    while _leave_out_dangling(files, out):
        pass
    for name, file, owners in zip(names, files, out, strict=True):
        kinds = {row[0]: group for group, rows in file.rows.items() for row in rows}
        ids = ((file.owners[owner], file.lines[owner]) for owner in owners)
        found += (Draft(name, line, id, kinds[id]) for id, line in ids)
    return sorted(found)


def _owners_of_lost(file: CompiledFile, where: AnchorPlaces) -> set[int]:
    """The owners of evidence that is not found in its text, or found in several places."""
    lost = set(compress((anchor.id for anchor in file.anchors), where.lost))
    if not lost:
        return set()
    owner_of = {owner: number for number, owner in enumerate(file.owners)}
    return {
        owner_of[row[0]]
        for group in _MAKES_EVIDENCED
        for row in file.rows[group]
        if any(file.anchors[place].id in lost for place in row[_evidence_at(group)])
    }


def _evidence_at(group: str) -> int:
    at: int = _MAKES_EVIDENCED[group]._fields.index("evidence")
    return at


def _leave_out_doubles(files: Sequence[CompiledFile], out: list[set[int]]) -> None:
    """Of an id that several files give, only the first counts."""
    if len(set().union(*(file.own_ids for file in files))) == sum(len(file.own_ids) for file in files):
        return
    seen: set[str] = set()
    for file, left in zip(files, out, strict=True):
        left.update(number for number, owner in enumerate(file.owners) if owner in seen)
        seen.update(file.owners)
        evidence = {anchor.id for anchor in file.anchors}
        if twice := evidence & seen:
            left.update(_owners_of_evidence(file, twice))
        seen |= evidence


def _owners_of_evidence(file: CompiledFile, ids: set[str]) -> Iterator[int]:
    owner_of = {owner: number for number, owner in enumerate(file.owners)}
    for group in _MAKES_EVIDENCED:
        for row in file.rows[group]:
            if any(file.anchors[place].id in ids for place in row[_evidence_at(group)]):
                yield owner_of[row[0]]


def _leave_out_circles(files: Sequence[CompiledFile], out: list[set[int]]) -> None:
    """Claims that are, in the end, about themselves."""
    about = dict(pair for file in files for pair in file.about_claims)
    circular = set()
    for claim in about:
        passed, at = {claim}, about[claim]
        while at in about and at not in passed:
            passed.add(at)
            at = about[at]
        if at == claim:
            circular.add(claim)
    if circular:
        for file, left in zip(files, out, strict=True):
            left.update(number for number, owner in enumerate(file.owners) if owner in circular)


def _leave_out_dangling(files: Sequence[CompiledFile], out: list[set[int]]) -> bool:
    """Leaves out what needs something that is not there; whether there was any."""
    defined: set[int] = set()
    for file, left in zip(files, out, strict=True):
        if left:
            kept = (owner not in left for owner in file.defined_by)
            defined.update(compress(file.defines, kept))
        else:
            defined.update(file.defines)
    more = False
    for file, left in zip(files, out, strict=True):
        missing = set(file.needs) - defined
        if missing:
            owners = {owner for need, owner in zip(file.needs, file.need_owners, strict=True) if need in missing}
            if file.source and any(file.owners[owner] == file.source for owner in owners):
                owners = set(range(len(file.owners)))
            more = more or bool(owners - left)
            left |= owners
    return more


def linked_record(
    names: Sequence[str],
    files: Sequence[CompiledFile],
    places: Sequence[AnchorPlaces],
    drafts: Sequence[Draft],
    text_hashes: Mapping[str, str],
    vocabulary: Vocabulary,
    base: str,
    hash: str,
    numbers: NumbersOf = NO_NUMBERS,
) -> Record:
    """The record that compiled files make, without what is left out."""
    out: dict[str, set[str]] = {name: set() for name in names}
    for one in drafts:
        out[one.file].add(one.id)
    items: dict[str, list[Iterator[Any]]] = {group: [] for group in _GROUPS}
    for name, file, where in zip(names, files, places, strict=True):
        left = out[name]
        evidence = where.with_places(file.evidence)
        if numbers:
            ids = (anchor.id for anchor in file.anchors)
            evidence = [_with_numbers(one, numbers.get(id, NOWHERE)) for one, id in zip(evidence, ids, strict=True)]
        for group, rows in file.rows.items():
            kept = [row for row in rows if row[0] not in left] if left else rows
            made = _with_places(group, kept, evidence) if group in _MAKES_EVIDENCED else map(_MAKES[group]._make, kept)
            items[group].append(made)
    shelves: dict[str, Any] = {
        group: {item[0]: item for item in sorted(chain.from_iterable(made), key=itemgetter(0))}
        for group, made in items.items()
    }
    sources = shelves.pop("sources")
    for id, source in sources.items():
        if source.text_file in text_hashes:
            sources[id] = source._replace(text_hash=text_hashes[source.text_file])
    return Record(
        base=base,
        hash=hash,
        origin="",
        sources=sources,
        relations=vocabulary.relations,
        types=vocabulary.types,
        codes=vocabulary.codes,
        drafts=tuple(drafts),
        **shelves,
    )


def _with_numbers(evidence: Evidence, found: PlaceNumbers) -> Evidence:
    """A piece of evidence with the numbers found for it; those that the file gives stay."""
    page, paragraph, row = found
    given = (evidence.page or page, evidence.paragraph or paragraph, evidence.row or row)
    return evidence._replace(page=given[0], paragraph=given[1], row=given[2])


def _with_places(group: str, rows: Sequence[tuple[Any, ...]], evidence: Sequence[Evidence]) -> Iterator[Any]:
    make, at = _MAKES_EVIDENCED[group], _evidence_at(group)
    times = make._fields.index("bounds") if "bounds" in make._fields else None
    for row in rows:
        values = list(row)
        values[at] = tuple(evidence[number] for number in row[at])
        if times is not None:
            values[times] = Bounds._make(row[times])
        yield make._make(values)
