"""The file of a record that was made otherwise than from files, such as by hand or from an engine."""

from __future__ import annotations

from array import array
from io import BytesIO
from operator import itemgetter

from ..record import Record
from ..storage.rows import EVIDENCED, GROUPS, PlaceColumns
from .anchoring import AnchorPlaces
from .compiled_file import NO_LINKS, NUMBER
from .from_items import SourceKeys, compile_items
from .indexing import Head, RecordWriter
from .linking import LeftOutOwners


def record_bytes(record: Record) -> bytes:
    """The content of the file in which a record lies.

    >>> from civicgraph import Dataset
    >>> from civicgraph.graph.storage.open_record import record_in
    >>> from civicgraph.graph.storage.sections import Sections
    >>> shipped = Dataset.shipped().record()
    >>> record_in(Sections(record_bytes(shipped)), shipped.origin, shipped.about) == shipped
    True
    """
    items = {group: sorted(getattr(record, group).values(), key=itemgetter(0)) for group in GROUPS}
    lines = array(NUMBER, bytes(4 * sum(map(len, items.values()))))
    evidence = sum(len(item.evidence) for group in EVIDENCED for item in items[group])
    tables, words, rows = compile_items(items, "", SourceKeys(), lines, record.codes)
    # The rows hold the places themselves, and the hashes of texts.
    nothing = array(NUMBER, bytes(4 * evidence))
    sums = (array("I", nothing.tobytes()),) * 2
    where = [AnchorPlaces._make([*(nothing for _ in PlaceColumns._fields), *sums, bytes(evidence)])]
    selection = LeftOutOwners([""], [tables], lambda number: NO_LINKS)
    writer = RecordWriter([tables], where, lambda number: memoryview(rows), lambda number: words, selection, record)
    written = BytesIO()
    head = Head(record.base, record.hash, {}, record.withholds, [*record.others.values()])
    writer.write(written, head, record.drafts, record.lost_anchors, record.decisions)
    return written.getvalue()
