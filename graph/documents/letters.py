"""Bytes as text: in UTF-8, else in the encoding that a document declares or that fits it best."""

from __future__ import annotations

from typing import NamedTuple

from .extracted import Unreadable

_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


class Decoded(NamedTuple):
    """A text with line ends made one, and a note where its encoding had to be found."""

    text: str
    notes: tuple[str, ...] = ()


def decode(content: bytes, declared: str = "") -> Decoded:
    """Bytes as text.

    >>> decode("Zoë".encode("cp1252"), "windows-1252").text
    'Zoë'

    Raises
    ------
    Unreadable
        They are no text in any encoding.
    """
    marked = next((name for mark, name in _MARKS.items() if content.startswith(mark)), "")
    for encoding in filter(None, (marked, "utf-8", declared)):
        try:
            return Decoded(_plain(content.decode(encoding)), _encoding_notes(encoding, marked))
        except (UnicodeError, LookupError):
            continue
    from charset_normalizer import from_bytes

    best = from_bytes(content[:2_000_000]).best()
    if best is None:
        raise Unreadable("it is no text in any encoding that is known")
    text = content.decode(best.encoding, "replace")
    return Decoded(_plain(text), (f"read as {best.encoding.replace('_', '-')}, which fits best: it is not UTF-8",))


def _encoding_notes(encoding: str, marked: str) -> tuple[str, ...]:
    return () if marked or encoding == "utf-8" else (f"read as {encoding}, as it says itself",)


def _plain(text: str) -> str:
    if "\0" in text:
        raise Unreadable("it is no text: it holds NUL characters")
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
