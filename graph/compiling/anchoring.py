"""Where the evidence of a compiled file stands in the texts at hand, or by ``places.csv`` where a text is not."""

from __future__ import annotations

import marshal
from array import array
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ..files.anchors import FoldedText
from ..files.near_words import WordIndex
from ..files.numbering import NOWHERE, Numbering, NumbersOf
from ..files.places import Places, SentencePosition
from ..files.text_changes import AnchorContext
from ..files.validation import MOST_SOUGHT, find_anchor
from ..record_parts import LOST
from ..storage.integrity import Damaged, seal, unseal
from ..storage.rows import PlaceColumns
from .compiled_file import Anchor

_NUMBER, _SUM = "i", "I"
# How like an anchor words must be to have been its own before the text changed.
_LIKE = 0.75

KeptPlaces = Mapping[str, tuple[str, SentencePosition]]
DividedText = Callable[[str], Places | None]
"""The text of a source with its passages and sentences, by the source's id; None where it is not at hand."""


if TYPE_CHECKING:
    Column = array[int] | memoryview[int]


class AnchorPlaces(NamedTuple):
    """For each anchor of a file, one after the other: where it stands, and whether it is lost.

    The numbers of its place, as :class:`~..storage.rows.PlaceColumns` has them, are 0 where they are not known;
    ``before`` and ``after`` are sums of what stands around it in a text at hand, ``looked_up`` whether there is one.
    Of an anchor that is lost, passage and sentence are those of the words that are most like it, if any nearly are:
    what was told in one breath then still is, until somebody has looked.
    """

    line: Column
    page: Column
    passage: Column
    sentence: Column
    paragraph: Column
    row: Column
    lost: Column
    before: Column
    after: Column
    looked_up: bytes

    def contexts(self) -> Iterable[AnchorContext | None]:
        """Of each anchor, what its place in a text at hand looks like."""
        columns = zip(self.line, self.before, self.after, self.looked_up, self.lost, strict=True)
        for line, before, after, looked_up, lost in columns:
            yield AnchorContext(line, before, after) if looked_up and not lost else None


class KnownPlaces(NamedTuple):
    """What is known of places: the texts at hand and how their lines are numbered, else what ``places.csv`` keeps."""

    text_of: DividedText
    numbering: Mapping[str, Numbering]
    kept: KeptPlaces
    kept_numbers: NumbersOf


NO_TEXTS = KnownPlaces(lambda source: None, {}, {}, {})


def anchor_places(anchors: Iterable[Anchor], known: KnownPlaces) -> AnchorPlaces:
    """Looks the anchors of a file up."""
    numbers = [*(array(_NUMBER) for _ in PlaceColumns._fields), *(array(_SUM) for _ in range(2))]
    looked_up = bytearray()
    for anchor in anchors:
        divided = known.text_of(anchor.source)
        place, likely, context, shown, lost = None, None, None, NOWHERE, 0
        if divided:
            found = find_anchor(anchor.wanted, divided.text, divided)
            place, context = found.place, found.context
            if place is None:
                lost, likely = _lost_place(anchor, divided, is_sought=sum(map(bool, numbers[-3])) < MOST_SOUGHT)
            if place and anchor.source in known.numbering:
                shown = known.numbering[anchor.source].at(place.line)
        elif anchor.id in known.kept and known.kept[anchor.id][0] == f"{anchor.written:08x}":
            place, shown = known.kept[anchor.id][1], known.kept_numbers.get(anchor.id, NOWHERE)
        looked_up.append(divided is not None)
        line, passage, sentence = place or likely or (0, 0, 0)
        sums = (context.before, context.after) if context else (0, 0)
        values = (line, shown.page, passage, sentence, shown.paragraph, shown.row, lost, *sums)
        for column, value in zip(numbers, values, strict=True):
            column.append(value)
    return AnchorPlaces._make([*numbers, bytes(looked_up)])


def _lost_place(anchor: Anchor, divided: Places, is_sought: bool) -> tuple[int, SentencePosition | None]:
    """What is wrong with an anchor that has no place, by number; and the passage and sentence that it may have had."""
    text, words = divided.text, anchor.wanted["anchor"]
    if spans := text.spans(words):
        places = {divided.at(begin)._replace(line=0) for begin, _ in spans}
        return LOST.index("unsettled"), places.pop() if len(places) == 1 else None
    near = _words_of(text).nearest(words) if is_sought else None
    if near is None or near.likeness < _LIKE:
        return LOST.index("missing"), None
    places = {divided.at(begin) for begin, _ in text.spans(near.words)}
    return LOST.index("missing"), next((one._replace(line=0) for one in sorted(places) if one.line == near.line), None)


@lru_cache(4)
def _words_of(text: FoldedText) -> WordIndex:
    return WordIndex(text.content)


def dump(places: AnchorPlaces) -> bytes:
    """The places as bytes."""
    *columns, looked_up = places
    return seal(marshal.dumps([*map(_as_stored, columns), looked_up]))


def no_places(count: int) -> AnchorPlaces:
    """Of so many anchors, none of whose places is known, since nothing is at hand to look them up in.

    >>> no_places(2) == anchor_places([Anchor("claim/a/evidence/1", "source/s", 0, {})] * 2, NO_TEXTS)
    True
    """
    numbers = [_nothing(count, _NUMBER) for _ in PlaceColumns._fields]
    return AnchorPlaces._make([*numbers, _nothing(count, _SUM), _nothing(count, _SUM), bytes(count)])


def _as_stored(column: Column) -> bytes | int:
    """A column as bytes; where nothing is known of any place, as their number."""
    content = column.tobytes()
    return len(column) if content.count(0) == len(content) else content


def _as_read(stored: bytes | int, code: str) -> Column:
    return array(code, stored) if isinstance(stored, bytes) else _nothing(stored, code)


_ZEROS = memoryview(bytes(400_000))


def _nothing(count: int, code: str) -> Column:
    """A column of zeros; all of them share one piece of memory."""
    if len(_ZEROS) < 4 * count:
        return memoryview(bytes(4 * count)).cast(code)  # type: ignore[call-overload, no-any-return]
    return _ZEROS[: 4 * count].cast(code)  # type: ignore[call-overload, no-any-return]


def load(content: bytes) -> AnchorPlaces:
    """The places that :func:`dump` wrote.

    Raises
    ------
    Damaged
        They are not what was written.
    """
    try:
        *numbers, before, after, looked_up = marshal.loads(unseal(content))
    except (EOFError, TypeError, ValueError) as error:
        raise Damaged(str(error)) from None
    sums = (_as_read(one, _SUM) for one in (before, after))
    return AnchorPlaces._make([*(_as_read(one, _NUMBER) for one in numbers), *sums, looked_up])
