"""The record as it was put together in a file of sections: opened, and read only as far as somebody asks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, ItemsView, Iterator, Sequence, ValuesView
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar, cast

from ..indexed import IndexedCaveats, IndexedClaims, IndexedItems, IndexedThings, Links
from ..record import (
    EMPTY_ABOUT,
    About,
    Caveat,
    Claim,
    Code,
    Draft,
    IdentityDecision,
    LostAnchor,
    OtherRecord,
    Record,
    Relation,
    Source,
    Thing,
    Type,
)
from .keys import id_key
from .open_names import OpenNames
from .open_texts import OpenTexts
from .rows import ROWS_IN_A_BLOCK, PlaceColumns, load_block
from .sections import Sections

if TYPE_CHECKING:
    from ..word_matching import Word

NAME = "record.bin"

T = TypeVar("T")
KEY, NUMBER, PLACE, RANK, BITS = "Q", "i", "q", "B", "I"
"""The types of numbers in sections: keys of ids, numbers of items, places in the file, ranks, one bit a row."""
# So many ids are looked up again without a search: those that a trace or a page asks for again and again.
_MOST_FOUND = 50_000


class _Values(ValuesView[T]):
    def __init__(self, group: _Group[T]) -> None:
        super().__init__(group)
        self._group = group

    def __iter__(self) -> Iterator[T]:
        return map(self._group.at, range(len(self._group)))


class _Items(ItemsView[str, T]):
    def __init__(self, group: _Group[T]) -> None:
        super().__init__(group)
        self._group = group

    def __iter__(self) -> Iterator[tuple[str, T]]:
        return ((cast(Any, item)[0], item) for item in _Values(self._group))


class _Group(IndexedItems[T]):
    """The items of one group, in order of id. Each is read with its block when one of it is asked for, then kept."""

    def __init__(self, sections: Sections, group: str, places: PlaceColumns, texts: OpenTexts) -> None:
        self._sections, self._group, self._places, self._texts = sections, group, places, texts
        self._slots = sections.numbers(f"{group}.slots", NUMBER)
        self._keys = sections.numbers(f"{group}.keys", KEY)
        self._numbers = sections.numbers(f"{group}.numbers", NUMBER)
        self._starts = sections.numbers(f"{group}.starts", PLACE)
        self._lengths = sections.numbers(f"{group}.lengths", NUMBER)
        self._evidence = sections.numbers(f"{group}.evidence", PLACE)
        self._kept = sections.numbers(f"{group}.kept", BITS)
        self._blocks: dict[int, list[T]] = {}
        self._numbers_found: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._slots)

    def __iter__(self) -> Iterator[str]:
        return (cast(Any, item)[0] for item in self.values())

    def __getitem__(self, id: str) -> T:
        number = self.number(id)
        if number < 0:
            raise KeyError(id)
        return self.at(number)

    def get(self, id: str, default: Any = None) -> Any:
        number = self.number(id)
        return default if number < 0 else self.at(number)

    def __contains__(self, id: object) -> bool:
        return isinstance(id, str) and self.number(id) >= 0

    def values(self) -> ValuesView[T]:
        return _Values(self)

    def items(self) -> ItemsView[str, T]:
        return _Items(self)

    def number(self, id: str) -> int:
        """The number of an item; -1 where there is none with this id."""
        if (found := self._numbers_found.get(id)) is not None:
            return found
        key = id_key(id)
        for at in range(bisect_left(self._keys, key), len(self._keys)):
            if self._keys[at] != key:
                break
            number = self._numbers[at]
            if cast(Any, self.at(number))[0] == id:
                if len(self._numbers_found) >= _MOST_FOUND:
                    self._numbers_found.clear()
                self._numbers_found[id] = number
                return number
        return -1

    def at(self, number: int) -> T:
        """The item of a number."""
        block, row = divmod(self._slots[number], ROWS_IN_A_BLOCK)
        found = self._blocks.get(block)
        if found is None:
            found = self._blocks[block] = self._read(block)
        return found[row]

    def likely(self, words: Sequence[Word]) -> Iterator[T]:
        for block in sorted(self._likely_blocks(words)):
            kept = self._kept[block]
            # What is read for a moment only is not kept.
            rows = self._blocks.get(block) or self._read(block)
            yield from (item for row, item in enumerate(rows) if kept >> row & 1)

    def _likely_blocks(self, words: Sequence[Word]) -> Collection[int]:
        return self._texts.blocks(self._group, words)

    def _read(self, block: int) -> list[T]:
        start = self._starts[block]
        content = self._sections.read("rows", start, start + self._lengths[block])
        return load_block(self._group, content, self._places, self._evidence[block])


class _ByKey:
    """Numbers of items under keys."""

    def __init__(self, sections: Sections, name: str) -> None:
        self._keys = sections.numbers(f"{name}.keys", KEY)
        self._first = sections.numbers(f"{name}.first", NUMBER)
        self._items = sections.numbers(f"{name}.items", NUMBER)

    def of(self, id: str) -> Sequence[int]:
        """The numbers under the key of an id, which another id may have too."""
        key = id_key(id)
        at = bisect_left(self._keys, key)
        if at == len(self._keys) or self._keys[at] != key:
            return ()
        return self._items[self._first[at] : self._first[at + 1]]


class OpenThings(_Group[Thing], IndexedThings):
    """Things, found by the words of their names too."""

    @cached_property
    def names(self) -> OpenNames:
        return OpenNames(self._sections, self)


class OpenClaims(_Group[Claim], IndexedClaims):
    """Claims, found by their ends and speakers too, with the columns of the trace graph."""

    @cached_property
    def _ends(self) -> _ByKey:
        return _ByKey(self._sections, "ends")

    @cached_property
    def _found_about(self) -> dict[str, tuple[Claim, ...]]:
        return {}

    def about(self, id: str) -> tuple[Claim, ...]:
        if (found := self._found_about.get(id)) is None:
            claims = map(self.at, self._ends.of(id))
            found = tuple(claim for claim in claims if id in (claim.subject, claim.object))
            if len(self._found_about) >= _MOST_FOUND:
                self._found_about.clear()
            self._found_about[id] = found
        return found

    def told_by(self, voice: str) -> tuple[Claim, ...]:
        claims = map(self.at, _ByKey(self._sections, "told").of(voice))
        return tuple(claim for claim in claims if claim.voice == voice)

    def _likely_blocks(self, words: Sequence[Word]) -> Collection[int]:
        # What they call what is no thing is not among the words of their texts.
        return {*super()._likely_blocks(words), *self._sections.numbers("claims.about_others", NUMBER)}

    @cached_property
    def links(self) -> Links:
        numbers = self._sections.numbers
        ranked = ("strength", "gives", "sign")
        found = {
            name: numbers(f"links.{name}", RANK if name in ranked else NUMBER)
            for name in Links._fields
            if name != "speakers"
        }
        return Links(**found, speakers=cast(list[str], self._sections.value("links.speakers")))

    @cached_property
    def identities(self) -> tuple[str, ...]:
        return tuple(cast(list[str], self._sections.value("identities")))

    @cached_property
    def agentless(self) -> dict[str, tuple[str, ...]]:
        return cast(dict[str, tuple[str, ...]], self._sections.value("agentless"))


class OpenCaveats(_Group[Caveat], IndexedCaveats):
    """Caveats, found by what they concern too."""

    @cached_property
    def _concerns(self) -> _ByKey:
        return _ByKey(self._sections, "concerns")

    def about(self, id: str) -> tuple[Caveat, ...]:
        caveats = map(self.at, self._concerns.of(id))
        return tuple(caveat for caveat in caveats if id in caveat.concerns)


class _Sources(_Group[Source]):
    """Sources, with the hashes of the texts that were at hand."""

    def _read(self, block: int) -> list[Source]:
        hashes = cast(dict[str, str], self._sections.value("texts"))
        return [
            one._replace(text_hash=hashes[one.text_file]) if one.text_file in hashes else one
            for one in super()._read(block)
        ]


def open_record(path: str, origin: str, about: About = EMPTY_ABOUT) -> Record:
    """The record in a file.

    Raises
    ------
    OSError
        It cannot be read.
    Damaged
        It is not what was written. Of a large file only what is read is proved, so that this may come later too.
    """
    return record_in(Sections.open(path), origin, about)


def record_in(sections: Sections, origin: str, about: About = EMPTY_ABOUT) -> Record:
    """The record in sections."""
    places = PlaceColumns(*(sections.numbers(f"places.{name}", NUMBER) for name in PlaceColumns._fields))
    texts = OpenTexts(sections)
    base, hash = cast(tuple[str, str], sections.value("record"))
    relations, types, codes = cast(list[list[Any]], sections.value("vocabulary"))
    return Record(
        base=base,
        hash=hash,
        origin=origin,
        about=about,
        drafts=tuple(map(Draft._make, cast(list[Any], sections.value("drafts")))),
        decisions=tuple(map(_decision, cast(list[Any], sections.value("decisions")))),
        lost_anchors=tuple(map(LostAnchor._make, cast(list[Any], sections.value("lost")))),
        withholds=cast(bool, sections.value("withholds")),
        others={one[0]: OtherRecord._make(one) for one in cast(list[Any], sections.value("others"))},
        things=OpenThings(sections, "things", places, texts),
        claims=OpenClaims(sections, "claims", places, texts),
        caveats=OpenCaveats(sections, "caveats", places, texts),
        tests=_Group(sections, "tests", places, texts),
        retracted=_Group(sections, "retracted", places, texts),
        retracted_caveats=_Group(sections, "retracted_caveats", places, texts),
        voices=_Group(sections, "voices", places, texts),
        sources=_Sources(sections, "sources", places, texts),
        relations={one[0]: Relation._make(one) for one in relations},
        own_terms=cast(str, sections.value("own")),
        types={one[0]: Type._make(one) for one in types},
        codes={(one[0], one[1]): Code._make(one) for one in codes},
    )


def _decision(row: list[Any]) -> IdentityDecision:
    found = IdentityDecision._make(row)
    return found._replace(things=(found.things[0], found.things[1]))
