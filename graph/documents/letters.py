"""Bytes as text: in UTF-8, else in the encoding that somebody says, a document declares, or it seems to have."""

from __future__ import annotations

import codecs
from typing import NamedTuple

from ..errors import UsageError
from .extracted import Unreadable
from .languages import LANGUAGES, guess_by_words

_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_WINDOWS = "cp1252"
_LOOKED_AT = 2_000_000
_FEW_WORDS = 2


class Decoded(NamedTuple):
    """A text with line ends made one, and a note where its encoding had to be found."""

    text: str
    notes: tuple[str, ...] = ()


def check_encoding(name: str) -> None:
    """Checks that an encoding of this name can be read.

    >>> check_encoding("windows-1250")

    Raises
    ------
    UsageError
        It cannot.
    """
    try:
        is_text = codecs.lookup(name)._is_text_encoding if name else True
    except LookupError:
        is_text = False
    if not is_text:
        raise UsageError(f"--encoding {name}: no such encoding is known; windows-1252, iso-8859-2 and mac_roman are")


def decode(content: bytes, declared: str = "", said: str = "") -> Decoded:
    """Bytes as text.

    Parameters
    ----------
    declared
        The encoding that a document declares.
    said
        The one that somebody says, before all others.

    >>> decode("Zoë".encode("cp1252"), "windows-1252").text, decode("šťastný".encode("cp1250"), said="cp1250").text
    ('Zoë', 'šťastný')

    Raises
    ------
    Unreadable
        They are no text in any encoding, or not in the one that was said.
    """
    if said:
        try:
            return Decoded(_plain(content.decode(said)), (f"read as {said}, as was said",))
        except UnicodeError:
            raise Unreadable(f"it is not in {said}: leave --encoding out, or give another") from None
    marked = next((name for mark, name in _MARKS.items() if content.startswith(mark)), "")
    for encoding in filter(None, (marked, "utf-8", declared)):
        try:
            return Decoded(_plain(content.decode(encoding)), _encoding_notes(encoding, marked))
        except (UnicodeError, LookupError):
            continue
    encoding = _probable_encoding(content[:_LOOKED_AT])
    shown = encoding.replace("cp125", "windows-125").replace("_", "-")
    note = f"read as {shown}, which seems to fit: it is not UTF-8. If letters are wrong, give --encoding"
    return Decoded(_plain(content.decode(encoding, "replace")), (note,))


def _probable_encoding(content: bytes) -> str:
    """The encoding that bytes seem to have.

    What tells letters of Western from those of Central Europe is often nothing in the bytes: many fit both as well. So
    the words decide, and where there are too few, what browsers do.
    """
    from charset_normalizer import from_bytes

    for encoding, languages in LANGUAGES.items():
        text = content.decode(encoding, "replace")
        if "\ufffd" not in text and guess_by_words(text, fewest=_FEW_WORDS) in languages:
            return encoding
    found = from_bytes(content)
    best = found.best()
    if best is None:
        raise Unreadable("it is no text in any encoding that is known")
    as_good = {one.encoding for one in found if (one.chaos, one.coherence) == (best.chaos, best.coherence)}
    return _WINDOWS if _WINDOWS in as_good else best.encoding


def _encoding_notes(encoding: str, marked: str) -> tuple[str, ...]:
    return () if marked or encoding == "utf-8" else (f"read as {encoding}, as it says itself",)


def _plain(text: str) -> str:
    if "\0" in text:
        raise Unreadable("it is no text: it holds NUL characters")
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
