"""Content that can be told to be whole: before it stand a mark, its length and its checksum.

The checksum is CRC-32: it finds every changed bit and every short run of them, and takes less than a millisecond for a
megabyte, which the commands that answer at once can afford. It is against failing disks and torn copies, not against
somebody who writes into the cache on purpose.
"""

from __future__ import annotations

from zlib import crc32

_MARK = b"civicgraph 1\n"
_HEAD = len(_MARK) + 12


class Damaged(ValueError):
    """What was read is not what was written."""


def sealed(content: bytes) -> bytes:
    """Content with what proves it whole.

    >>> bytes(unsealed(sealed(b"as it was")))
    b'as it was'
    """
    return _MARK + len(content).to_bytes(8, "big") + crc32(content).to_bytes(4, "big") + content


def unsealed(found: bytes) -> memoryview:
    """The content that :func:`sealed` was given.

    Raises
    ------
    Damaged
        Anything of it has changed, is missing or was added.
    """
    content = memoryview(found)[_HEAD:]
    size, sum = found[len(_MARK) : _HEAD - 4], found[_HEAD - 4 : _HEAD]
    if not found.startswith(_MARK):
        raise Damaged("it does not begin as it was written")
    if int.from_bytes(size, "big") != len(content) or len(found) < _HEAD:
        raise Damaged("it is not as long as it was written")
    if int.from_bytes(sum, "big") != crc32(content):
        raise Damaged("its content has changed since it was written")
    return content
