"""Where the evidence of a compiled file stands in the texts at hand, or by ``places.csv`` where a text is not."""

from __future__ import annotations

import marshal
from array import array
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from ..files.numbering import NOWHERE, Numbering, NumbersOf
from ..files.places import Places as TextPlaces
from ..files.places import SentencePosition
from ..files.text_changes import AnchorContext
from ..files.validation import find_anchor
from ..storage.integrity import Damaged, seal, unseal
from ..storage.rows import PlaceColumns
from .compiled_file import Anchor

_NUMBER, _SUM = "i", "I"

KeptPlaces = Mapping[str, tuple[str, SentencePosition]]
DividedText = Callable[[str], TextPlaces | None]
"""The text of a source with its passages and sentences, by the source's id; None where it is not at hand."""


class AnchorPlaces(NamedTuple):
    """For each anchor of a file, one after the other: where it stands, and whether it is lost.

    The numbers of its place, as :class:`~..storage.rows.PlaceColumns` has them, are 0 where they are not known;
    ``before`` and ``after`` are sums of what stands around it in a text at hand, ``looked_up`` whether there is one.
    """

    line: array[int]
    page: array[int]
    passage: array[int]
    sentence: array[int]
    paragraph: array[int]
    row: array[int]
    before: array[int]
    after: array[int]
    looked_up: bytes
    lost: bytes

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
    looked_up, lost = bytearray(), bytearray()
    for anchor in anchors:
        divided = known.text_of(anchor.source)
        place, context, shown = None, None, NOWHERE
        if divided:
            found = find_anchor(anchor.wanted, divided.text, divided)
            place, context = found.place, found.context
            if place and anchor.source in known.numbering:
                shown = known.numbering[anchor.source].at(place.line)
        elif anchor.id in known.kept and known.kept[anchor.id][0] == f"{anchor.written:08x}":
            place, shown = known.kept[anchor.id][1], known.kept_numbers.get(anchor.id, NOWHERE)
        looked_up.append(divided is not None)
        lost.append(divided is not None and place is None)
        line, passage, sentence = place or (0, 0, 0)
        sums = (context.before, context.after) if context else (0, 0)
        values = (line, shown.page, passage, sentence, shown.paragraph, shown.row, *sums)
        for column, value in zip(numbers, values, strict=True):
            column.append(value)
    return AnchorPlaces._make([*numbers, bytes(looked_up), bytes(lost)])


def dump(places: AnchorPlaces) -> bytes:
    """The places as bytes."""
    return seal(marshal.dumps([one.tobytes() if isinstance(one, array) else one for one in places]))


def load(content: bytes) -> AnchorPlaces:
    """The places that :func:`dump` wrote.

    Raises
    ------
    Damaged
        They are not what was written.
    """
    try:
        *numbers, before, after, looked_up, lost = marshal.loads(unseal(content))
    except (EOFError, TypeError, ValueError) as error:
        raise Damaged(str(error)) from None
    sums = (array(_SUM, one) for one in (before, after))
    return AnchorPlaces._make([*(array(_NUMBER, one) for one in numbers), *sums, looked_up, lost])
