"""The file in which a record lies, written from compiled files; :mod:`..storage.open_record` opens it."""

from __future__ import annotations

import marshal
from array import array
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate
from typing import IO, Any, NamedTuple

import numpy as np

from ..record import Draft, IdentityDecision, LostAnchor, OtherRecord, Record
from ..storage.keys import id_key
from ..storage.open_record import KEY, NUMBER, PLACE, RANK
from ..storage.open_texts import BLOCKS_IN_A_STRETCH
from ..storage.rows import GROUPS, ROWS_IN_A_BLOCK, PlaceColumns, load_block
from ..storage.sections import SectionWriter
from ..vocabulary import Vocabulary
from .anchoring import AnchorPlaces
from .compiled_file import CompiledFile
from .kept_names import NOT_KEPT, KeptNames
from .link_columns import LinkColumns
from .linking import LeftOutOwners
from .name_columns import NameColumns
from .number_columns import Array, group_by_key, join, order_of, positions_in, sort_once, spread
from .word_tables import NameWords, WordTables


class Head(NamedTuple):
    """What a record says of itself: the base of its ids, the hash of its files, those of texts at hand by file name.

    ``withholds`` says that names and words of confidential sources are left out of it. ``others`` are the records of
    other people that it stands on.
    """

    base: str
    hash: str
    texts: Mapping[str, str]
    withholds: bool = False
    others: Sequence[OtherRecord] = ()


class _Order(NamedTuple):
    """The items of a group in order of id: the file of each, its number there and among all, its slot in all blocks."""

    files: Array
    rows: Array
    numbers: Array
    slots: Array


class RecordWriter:
    """Writes the record of compiled files, without what is left out.

    ``rows_of`` gives the rows of a file by its number, ``words_of`` its words; ``kept_names`` is where the columns of
    names are kept.
    """

    def __init__(
        self,
        files: Sequence[CompiledFile],
        places: Sequence[AnchorPlaces],
        rows_of: Callable[[int], memoryview],
        words_of: Callable[[int], WordTables],
        left_out: LeftOutOwners,
        vocabulary: Vocabulary | Record,
        kept_names: KeptNames = NOT_KEPT,
    ) -> None:
        self.files, self.where, self.rows_of, self.words_of = files, places, rows_of, words_of
        self.left_out, self.vocabulary, self.kept_names = left_out, vocabulary, kept_names
        self.relations = vocabulary.relations if isinstance(vocabulary, Record) else vocabulary.said_relations
        self.orders = {group: self._order(group) for group in GROUPS}
        self.evidence_first = [0, *accumulate(len(file.evidence_owners) for file in files)]
        self._blocks: dict[tuple[str, int, int], list[Any]] = {}

    def write(
        self,
        file: IO[bytes],
        head: Head,
        drafts: Sequence[Draft],
        lost: Sequence[LostAnchor] = (),
        decisions: Sequence[IdentityDecision] = (),
    ) -> None:
        """Writes all of it."""
        writer = SectionWriter(file)
        starts = self._write_rows(writer)
        for group, order in self.orders.items():
            self._write_group(writer, group, order, starts)
        for name in PlaceColumns._fields:
            writer.begin(f"places.{name}")
            for one in self.where:
                writer.add(memoryview(getattr(one, name)).cast("B"))
        self.kept_names.write(NameColumns(self, self._write_words(writer)), writer)
        self._write_ends(writer)
        words = self.vocabulary
        writer.put("record", marshal.dumps((head.base, head.hash)))
        writer.put("texts", marshal.dumps(dict(sorted(head.texts.items()))))
        writer.put("drafts", _plain(drafts))
        writer.put("lost", _plain(lost))
        writer.put("decisions", _plain(decisions))
        writer.put("withholds", marshal.dumps(head.withholds))
        writer.put("others", _plain(sorted(head.others)))
        kept = (self.relations, words.types, words.codes)
        own = words.own_terms if isinstance(words, Record) else words.own
        writer.put("own", marshal.dumps(own))
        writer.put("vocabulary", marshal.dumps([list(map(tuple, group.values())) for group in kept], 2))
        writer.close()

    def _order(self, group: str) -> _Order:
        """The items of a group in order of id, without those that are left out."""
        counts = np.array([len(file.ids[group]) for file in self.files], int)
        files = spread(range(len(self.files)), counts, NUMBER)
        first = np.cumsum(counts) - counts
        rows = (np.arange(len(files)) - np.repeat(first, counts)).astype(NUMBER)
        blocks = -(-counts // ROWS_IN_A_BLOCK)
        slots = np.repeat((np.cumsum(blocks) - blocks) * ROWS_IN_A_BLOCK, counts) + rows
        owners = np.array([file.first_owner(group) for file in self.files], int) + self.left_out.first[:-1]
        kept = np.flatnonzero(~self.left_out.out[np.repeat(owners, counts) + rows])
        in_order = kept[self._order_of_ids(group, kept)]
        return _Order(files[in_order], rows[in_order], in_order.astype(NUMBER), slots[in_order].astype(NUMBER))

    def _order_of_ids(self, group: str, kept: Array) -> Array:
        """The order of the ids of a group; in each file they are in order, which makes sorting quick."""
        columns = [np.array(file.ids[group].encode(), "S") for file in self.files if len(file.ids[group])]
        ids = np.concatenate(columns)[kept] if columns else np.array([], "S")
        order: Array = np.argsort(ids, kind="stable")
        return order

    def _of_items(self, group: str, columns: Sequence[Any], code: str) -> Array:
        """Numbers that files have by row of a group, in the order of its items."""
        numbers = self.orders[group].numbers
        return join(columns, code)[numbers] if len(numbers) else np.array([], code)

    def keys(self, group: str) -> Array:
        """The keys of the ids of a group, in the order of its items."""
        firsts = [file.first_owner(group) for file in self.files]
        columns = [
            file.keys[first : first + len(file.ids[group])] for file, first in zip(self.files, firsts, strict=True)
        ]
        return self._of_items(group, columns, KEY)

    def _write_rows(self, writer: SectionWriter) -> list[int]:
        """Writes the blocks of all files; where those of each begin."""
        writer.begin("rows")
        return [writer.add(self.rows_of(number)) for number in range(len(self.files))] + [writer.add(b"")]

    def _write_group(self, writer: SectionWriter, group: str, order: _Order, starts: Sequence[int]) -> None:
        begins = _shift([file.offsets[group] for file in self.files], starts)
        evidence = _shift([file.first_evidence[group] for file in self.files], self.evidence_first)
        keys = self.keys(group)
        by_key = order_of(keys)
        writer.put(f"{group}.slots", order.slots.tobytes())
        writer.put(f"{group}.keys", keys[by_key].tobytes())
        writer.put(f"{group}.numbers", by_key.astype(NUMBER).tobytes())
        writer.put(f"{group}.starts", begins.tobytes())
        writer.put(f"{group}.lengths", join((file.lengths[group] for file in self.files), NUMBER).tobytes())
        writer.put(f"{group}.evidence", evidence.tobytes())
        is_kept = np.zeros(len(begins) * ROWS_IN_A_BLOCK, bool)
        is_kept[order.slots] = True
        writer.put(f"{group}.kept", np.packbits(is_kept, bitorder="little").tobytes())

    def _write_words(self, writer: SectionWriter) -> list[NameWords]:
        """Writes the words of the texts of all items, the stretches of files one after the other; those of names."""
        starts, groups, blocks = array(PLACE), array(RANK), array(NUMBER)
        before, of_names = dict.fromkeys(GROUPS, 0), []
        writer.begin("words")
        for at, file in enumerate(self.files):
            words = self.words_of(at)
            of_names.append(words.names)
            for number, group in enumerate(GROUPS):
                for stretch, text in enumerate(words.texts.get(group, ())):
                    starts.append(writer.add(text.encode()))
                    groups.append(number)
                    blocks.append(before[group] + stretch * BLOCKS_IN_A_STRETCH)
                before[group] += len(file.offsets[group])
        starts.append(writer.add(b""))
        for name, column in (("starts", starts), ("groups", groups), ("blocks", blocks)):
            writer.put(f"words.{name}", column.tobytes())
        return of_names

    def _write_ends(self, writer: SectionWriter) -> None:
        """The claims by their ends and by who speaks, the caveats by what they concern, and the trace graph."""
        self._write_speakers(writer)
        subjects = self._of_items("claims", [file.subjects for file in self.files], KEY)
        objects = self._of_items("claims", [file.objects for file in self.files], KEY)
        ends = self._write_claims_of_ends(writer, subjects, objects)
        self._write_concerns(writer)
        about_others = self.orders["claims"].slots[(objects != 0) & (ends[1] < 0)] // ROWS_IN_A_BLOCK
        writer.put("claims.about_others", sort_once(about_others).astype(NUMBER).tobytes())
        del subjects, objects
        LinkColumns(self, *ends).write(writer)

    def _write_claims_of_ends(self, writer: SectionWriter, subjects: Array, objects: Array) -> tuple[Array, Array]:
        """The numbers of claims by the keys of their ends, those of one end in order; the things at both ends.

        Things are given by number, -1 where an end is none.
        """
        both = np.column_stack([subjects, objects]).ravel()
        keys, first, places = group_by_key(both, np.arange(len(both)))
        things = self.keys("things")
        by_key = order_of(things)
        ends = np.empty(len(both), NUMBER)
        ends[places] = np.repeat(_numbers(things[by_key], by_key, keys), np.diff(first))
        # A claim has one end where it has no object, and where that is its subject.
        is_end = np.column_stack([np.ones(len(subjects), bool), (objects != 0) & (objects != subjects)]).ravel()[places]
        begun = np.append(0, np.cumsum(is_end))[first]
        is_used = np.diff(begun) > 0
        _write_groups(writer, "ends", keys[is_used], np.append(begun[:-1][is_used], begun[-1:]), places[is_end] // 2)
        return ends[::2], ends[1::2]

    def _write_speakers(self, writer: SectionWriter) -> None:
        """The numbers of claims by the keys of who speaks in them."""
        keys = [np.array([*map(id_key, file.voice_ids)], KEY)[np.array(file.voices, NUMBER)] for file in self.files]
        _write_grouped(writer, "told", self.of_claims(keys, KEY), np.arange(len(self.orders["claims"].files)))

    def of_claims(self, columns: Sequence[Any], code: str) -> Array:
        """Numbers that files have by claim, in the order of claims."""
        return self._of_items("claims", columns, code)

    def of_things(self, columns: Sequence[Any], code: str) -> Array:
        """Numbers that files have by thing, in the order of things."""
        return self._of_items("things", columns, code)

    def _write_concerns(self, writer: SectionWriter) -> None:
        order = self.orders["caveats"]
        counts = [file.concern_counts for file in self.files]
        many = self._of_items("caveats", counts, NUMBER)
        first = self._of_items("caveats", [_firsts(one) for one in counts], NUMBER)
        before = np.array([0, *accumulate(len(file.concerns) for file in self.files)], int)
        starts = before[order.files] + first if len(many) else first
        all_keys = join((file.concerns for file in self.files), KEY)
        places = np.repeat(starts - (np.cumsum(many) - many), many) + np.arange(many.sum()) if len(many) else many
        numbers = np.repeat(np.arange(len(many), dtype=NUMBER), many)
        _write_grouped(writer, "concerns", all_keys[places], numbers)

    def item(self, group: str, number: int) -> Any:
        """An item by its number in order of id."""
        order = self.orders[group]
        file, row = int(order.files[number]), int(order.rows[number])
        block, within = divmod(row, ROWS_IN_A_BLOCK)
        key = (group, file, block)
        if key not in self._blocks:
            start = self.files[file].offsets[group][block]
            content = self.rows_of(file)[start : start + self.files[file].lengths[group][block]]
            places = PlaceColumns(*(getattr(self.where[file], name) for name in PlaceColumns._fields))
            first = self.files[file].first_evidence[group][block]
            self._blocks[key] = load_block(group, content, places, first)
        return self._blocks[key][within]


def _plain(rows: Sequence[tuple[Any, ...]]) -> bytes:
    return marshal.dumps(list(map(tuple, rows)), 2)


def _shift(columns: Sequence[Any], by: Sequence[int]) -> Array:
    """Columns of places, each counted from another start."""
    return join((np.frombuffer(one, PLACE) + at for one, at in zip(columns, by, strict=False) if len(one)), PLACE)


def _firsts(counts: Sequence[int]) -> Array:
    found = np.array(counts, NUMBER)
    firsts: Array = (np.cumsum(found) - found).astype(NUMBER)
    return firsts


def _numbers(keys: Array, numbers: Array, wanted: Array) -> Array:
    """The numbers of items by their keys; -1 where there is none."""
    at = positions_in(keys, wanted)
    found: Array = np.where(at >= 0, numbers[at], -1) if len(numbers) else at
    return found


def _write_grouped(writer: SectionWriter, name: str, keys: Array, items: Array) -> None:
    _write_groups(writer, name, *group_by_key(keys, items))


def _write_groups(writer: SectionWriter, name: str, keys: Array, first: Array, items: Array) -> None:
    """Items by their keys, as :func:`~.number_columns.group_by_key` gives them."""
    writer.put(f"{name}.keys", keys.astype(KEY).tobytes())
    writer.put(f"{name}.first", first.astype(NUMBER).tobytes())
    writer.put(f"{name}.items", items.astype(NUMBER).tobytes())
