"""The tables and rows that the items of the record come to, whether a file or a whole record gave them."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple, TypeVar

from ..dates import day_number
from ..name_folding import fold_names
from ..name_index import names_of
from ..record import Caveat, Claim, Code, Draft, Thing
from ..storage.keys import id_key
from ..storage.rows import EVIDENCED, GROUPS, ROWS_IN_A_BLOCK, dump_block
from .compiled_file import KEY, NUMBER, CompiledFile, Saying
from .ids import Ids
from .word_tables import WordTables, word_tables

T = TypeVar("T")


class SourceKeys(NamedTuple):
    """What a file says of its source: its text's name, hash and layout, and whether it is confidential."""

    file: str = ""
    hash: str = ""
    layout: str = ""
    is_confidential: bool = False


def compile_items(
    items: Mapping[str, Sequence[Any]],
    source: str,
    text: SourceKeys,
    lines: array[int],
    codes: Mapping[tuple[str, str], Code],
    drafts: Sequence[Draft] = (),
) -> tuple[CompiledFile, WordTables, bytes]:
    """The tables and rows of the items of each group, in order of id.

    Parameters
    ----------
    text
        What the file says of its source.
    lines
        The line of each item in the file.
    codes
        The codes of the vocabulary, whose labels are looked for as well.
    """
    blocks, rows = _blocks(items)
    claims: Sequence[Claim] = items["claims"]
    caveats: Sequence[Caveat] = items["caveats"]
    things: Sequence[Thing] = items["things"]
    sayings, sources, voices, types = (
        _NumberedValues[Saying](),
        _NumberedValues[str](),
        _NumberedValues[str](),
        _NumberedValues[str](),
    )
    named = [names_of(thing) for thing in things]
    names = fold_names(chain.from_iterable(named))
    tables = CompiledFile(
        source=source,
        text_file=text.file,
        text_hash=text.hash,
        text_layout=text.layout,
        ids={group: Ids.of(item[0] for item in items[group]) for group in GROUPS},
        keys=array(KEY, (id_key(item[0]) for group in GROUPS for item in items[group])),
        lines=lines,
        offsets={group: one.starts for group, one in blocks.items()},
        lengths={group: one.lengths for group, one in blocks.items()},
        first_evidence={group: one.evidence for group, one in blocks.items()},
        evidence_owners=array(NUMBER, _evidence_owners(items)),
        evidence_sources=sorted({one.source for group in EVIDENCED for item in items[group] for one in item.evidence}),
        subjects=array(KEY, (id_key(claim.subject) for claim in claims)),
        objects=array(KEY, (id_key(claim.object) if claim.object else 0 for claim in claims)),
        said=array(NUMBER, (sayings[_saying(claim)] for claim in claims)),
        sources=array(NUMBER, (sources[claim.source] for claim in claims)),
        voices=array(NUMBER, (voices[claim.voice] for claim in claims)),
        since=array(NUMBER, (day_number(claim.bounds.start_lo) for claim in claims)),
        until=array(NUMBER, (day_number(claim.bounds.end_hi) for claim in claims)),
        sayings=list(sayings),
        source_ids=list(sources),
        voice_ids=list(voices),
        concerns=array(KEY, (id_key(id) for caveat in caveats for id in caveat.concerns)),
        concern_counts=array(NUMBER, (len(caveat.concerns) for caveat in caveats)),
        types=array(NUMBER, (types[thing.type] for thing in things)),
        type_names=list(types),
        names="".join(f" {name}\n" for name in names),
        name_counts=array(NUMBER, map(len, named)),
        drafts=list(drafts),
        is_confidential=text.is_confidential,
    )
    return tables, word_tables(named, names, items, codes), rows


def _saying(claim: Claim) -> Saying:
    return Saying(claim.predicate, claim.wording, claim.modality, claim.polarity, claim.share, claim.reading)


class _NumberedValues(defaultdict[T, int]):
    """Numbers given out in the order in which values are first asked for."""

    def __missing__(self, value: T) -> int:
        self[value] = number = len(self)
        return number


class _Blocks(NamedTuple):
    """Where each block of a group stands, and how many pieces of evidence stand before it."""

    starts: array[int]
    lengths: array[int]
    evidence: array[int]


def _blocks(items: Mapping[str, Sequence[Any]]) -> tuple[dict[str, _Blocks], bytes]:
    """The blocks of rows, and where those of each group stand."""
    found = {group: _Blocks(array("q"), array(NUMBER), array("q")) for group in GROUPS}
    written, at, evidence = [], 0, 0
    for group, blocks in found.items():
        for first in range(0, len(items[group]), ROWS_IN_A_BLOCK):
            some = items[group][first : first + ROWS_IN_A_BLOCK]
            written.append(dump_block(some))
            for column, value in zip(blocks, (at, len(written[-1]), evidence), strict=True):
                column.append(value)
            at += len(written[-1])
            evidence += sum(len(item.evidence) for item in some) if group in EVIDENCED else 0
    return found, b"".join(written)


def _evidence_owners(items: Mapping[str, Sequence[Any]]) -> Iterator[int]:
    owner = 0
    for group in GROUPS:
        for item in items[group]:
            if group in EVIDENCED:
                yield from [owner] * len(item.evidence)
            owner += 1
