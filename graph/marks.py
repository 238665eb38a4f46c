"""The mark by which files that civicgraph made are known."""

from __future__ import annotations

# On the root of SVG, in what PDF and Word say of themselves; in the head of pages; in PNG, where it is a text.
PROGRAM = "civicgraph"
PAGE_MARK = f'<meta name="generator" content="{PROGRAM}">'
PICTURE_MARK = b"tEXtSoftware\0" + PROGRAM.encode()
_HEADER = 33  # bytes: the signature of PNG, and its first part


def mark_picture(png: bytes) -> bytes:
    """A PNG with the mark after its header.

    >>> png = b"\\x89PNG\\r\\n\\x1a\\n" + bytes(25) + b"rest"
    >>> mark_picture(png)[33:].startswith(b"\\0\\0\\0\\x13tEXtSoftware\\0civicgraph")
    True
    """
    from zlib import crc32

    part = (len(PICTURE_MARK) - 4).to_bytes(4, "big") + PICTURE_MARK + crc32(PICTURE_MARK).to_bytes(4, "big")
    return png[:_HEADER] + part + png[_HEADER:]
