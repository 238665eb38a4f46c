"""Where the evidence of a compiled file stands in the texts at hand, or by ``places.csv`` where a text is not."""

from __future__ import annotations

import marshal
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from ..files.places import Places, SentencePosition
from ..files.text_changes import AnchorContext
from ..files.validation import find_anchor
from ..record import Evidence
from ..storage.integrity import Damaged, seal, unseal
from .compiled_file import Anchor

_NUMBER = "q"

KeptPlaces = Mapping[str, tuple[str, SentencePosition]]
DividedText = Callable[[str], Places | None]
"""The text of a source with its passages and sentences, by the source's id; None where it is not at hand."""


class AnchorPlaces(NamedTuple):
    """For each anchor of a file, one after the other: where it stands, and whether it is lost.

    ``lines``, ``passages`` and ``sentences`` are 0 where no place is known; ``before`` and ``after`` are sums of
    what stands around it in a text at hand, ``looked_up`` whether there is one.
    """

    lines: array[int]
    passages: array[int]
    sentences: array[int]
    before: array[int]
    after: array[int]
    looked_up: bytes
    lost: bytes

    def with_places(self, evidence: Sequence[tuple[Any, ...]]) -> list[Evidence]:
        """The pieces of evidence with their places; a line that the file gives stays."""
        columns = zip(evidence, self.lines, self.passages, self.sentences, strict=True)
        return [
            Evidence(source, anchor, summary, line or found, page, passage, sentence, paragraph, row)
            for (source, anchor, summary, line, page, _, _, paragraph, row), found, passage, sentence in columns
        ]

    def contexts(self) -> Iterable[AnchorContext | None]:
        """Of each anchor, what its place in a text at hand looks like."""
        columns = zip(self.lines, self.before, self.after, self.looked_up, self.lost, strict=True)
        for line, before, after, looked_up, lost in columns:
            yield AnchorContext(line, before, after) if looked_up and not lost else None


def anchor_places(anchors: Iterable[Anchor], text_of: DividedText, kept: KeptPlaces) -> AnchorPlaces:
    """Looks the anchors of a file up."""
    numbers = [array(_NUMBER) for _ in range(5)]
    looked_up, lost = bytearray(), bytearray()
    for anchor in anchors:
        divided = text_of(anchor.source)
        place, context = None, None
        if divided:
            found = find_anchor(anchor.wanted, divided.text, divided)
            place, context = found.place, found.context
        elif anchor.id in kept and kept[anchor.id][0] == f"{anchor.written:08x}":
            place = kept[anchor.id][1]
        looked_up.append(divided is not None)
        lost.append(divided is not None and place is None)
        values = (*(place or (0, 0, 0)), *((context.before, context.after) if context else (0, 0)))
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
        *numbers, looked_up, lost = marshal.loads(unseal(content))
    except (EOFError, TypeError, ValueError) as error:
        raise Damaged(str(error)) from None
    return AnchorPlaces._make([*(array(_NUMBER, one) for one in numbers), looked_up, lost])
