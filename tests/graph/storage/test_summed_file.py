"""A file whose pieces are summed as they are written, much of it in a thread."""

from __future__ import annotations

import io
import os
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph.graph.storage import summed_file
from civicgraph.graph.storage.sections import Sections, SectionWriter
from civicgraph.graph.storage.summed_file import PIECE, SummedFile


def sums_of(content: bytes) -> bytes:
    """The sums of the pieces of a content, worked out at once."""
    return b"".join(crc32(content[at : at + PIECE]).to_bytes(4, "little") for at in range(0, len(content), PIECE))


@given(st.lists(st.tuples(st.integers(0, 3 * PIECE), st.integers(0, 255)), max_size=9), st.sampled_from([1, PIECE]))
def test_what_is_written_bit_by_bit_is_summed_as_a_whole(parts: list[tuple[int, int]], at_once: int) -> None:
    contents = [bytes([value]) * size for size, value in parts]
    file = io.BytesIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(summed_file, "_AT_ONCE", at_once)
        summed = SummedFile(file)
        for one in contents:
            summed.write(one)
        assert summed.end() == sums_of(b"".join(contents))
    assert file.getvalue() == b"".join(contents)


def test_sections_of_many_megabytes_are_those_that_were_given() -> None:
    file = io.BytesIO()
    writer = SectionWriter(file)
    given = {name: os.urandom(3_000_001) for name in ("claims", "names", "rows")}
    for name, content in given.items():
        writer.begin(name)
        for at in range(0, len(content), 700_000):
            writer.add(content[at : at + 700_000])
    writer.close()
    found = Sections(file.getvalue())
    found.prove()
    assert found.names() == list(given)
    assert {name: bytes(found.read(name)) for name in given} == given


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device here that is always full")
def test_a_full_disk_is_told_though_a_thread_meets_it() -> None:
    with open("/dev/full", "wb", buffering=0) as file:
        summed = SummedFile(file)
        summed.write(bytes(5_000_000))
        with pytest.raises(OSError, match="No space left"):
            summed.end()
        with pytest.raises(OSError, match="No space left"):
            summed.write(bytes(5_000_000))
