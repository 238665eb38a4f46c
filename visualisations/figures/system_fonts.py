"""Which letters the fonts at hand have, read from the fonts' own tables, and only where a letter is wanted."""

from __future__ import annotations

import os
import struct
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec

from ...graph.errors import UsageError

VARIABLE = "CIVICGRAPH_FONT"
_WIDE = "manimgx_fonts"
_FIRST_STRANGE = "\u0250"
_MAX_FILES, _MAX_BYTES = 2_000, 60_000_000
_ODD = ("bold", "italic", "oblique", "condensed", "mono", "light", "black", "thin", "narrow")
Ranges = tuple[tuple[int, int], ...]


def font_folders() -> list[str]:
    """Where this system keeps fonts."""
    home = os.path.expanduser("~")
    if sys.platform == "darwin":
        return ["/System/Library/Fonts", "/Library/Fonts", os.path.join(home, "Library/Fonts")]
    if sys.platform == "win32":
        return [os.path.join(os.environ.get("WINDIR", r"C:\Windows"), "Fonts")]
    return [
        "/usr/share/fonts",
        "/usr/local/share/fonts",
        *(os.path.join(home, one) for one in (".fonts", ".local/share/fonts")),
    ]


@contextmanager
def using_font(path: str) -> Iterator[None]:
    """Takes a font file first wherever letters are wanting, in place of the one that CIVICGRAPH_FONT names, if any.

    Raises
    ------
    UsageError
        No font can be read there.
    """
    if path and not letter_ranges(path):
        raise UsageError(f"--font {path}: no font can be read there")
    before = os.environ.get(VARIABLE)
    if path:
        os.environ[VARIABLE] = path
    try:
        yield
    finally:
        if path and before is not None:
            os.environ[VARIABLE] = before
        elif path:
            del os.environ[VARIABLE]


def wide_fonts() -> list[str]:
    """Fonts for the scripts of the world that come with reports, the same on every machine; none where not installed.

    The one for plain signs comes first.
    """
    found = find_spec(_WIDE)
    folder = os.path.dirname(found.origin) if found and found.origin else ""
    names = [name for name in sorted(os.listdir(folder)) if name.endswith(".ttf")] if folder else []
    upright = [name for name in names if "Italic" not in name]
    return [os.path.join(folder, name) for name in sorted(upright, key=lambda name: ("Sans[" not in name, name))]


def files_with_letters(words: str) -> list[str]:
    """Of those fonts the ones that have the letters of some words beyond those that all fonts have."""
    strange = {letter for letter in words if letter >= _FIRST_STRANGE and letter.isprintable()}
    wide = wide_fonts() if strange else []
    first = {next((path for path in wide if has_letter(path, letter)), "") for letter in strange}
    return sorted(first - {""})


def font_files() -> list[str]:
    """The fonts to look at: the one that CIVICGRAPH_FONT names, those that come with reports, then the machine's.

    Of these the upright ones of plain weight come first, by name.
    """
    paths = [
        os.path.join(at, name)
        for folder in font_folders()
        for at, _, names in os.walk(folder)
        for name in names
        if name.lower().endswith((".ttf", ".otf", ".ttc"))
    ]
    named = [os.environ[VARIABLE]] if os.environ.get(VARIABLE) else []
    paths.sort(key=lambda path: (any(odd in os.path.basename(path).lower() for odd in _ODD), os.path.basename(path)))
    return [*named, *wide_fonts(), *paths[:_MAX_FILES]]


@cache
def letter_ranges(path: str) -> Ranges:
    """The letters of a font file, as ranges of numbers; none where it is no font."""
    try:
        if os.path.getsize(path) > _MAX_BYTES:
            return ()
        with open(path, "rb") as file:
            return tuple(_ranges(file.read()))
    except (OSError, struct.error, ValueError):
        return ()


def has_letter(path: str, letter: str) -> bool:
    """Whether a font file has a letter."""
    return any(first <= ord(letter) <= last for first, last in letter_ranges(path))


def words_without_font(words: Iterable[str]) -> list[str]:
    """The words that hold a letter which no font of this machine has."""
    known: dict[str, bool] = {}
    paths: list[str] = []

    def is_drawable(letter: str) -> bool:
        # Letters of western Europe and plain punctuation are in every font.
        if letter < _FIRST_STRANGE or "\u2000" <= letter < "\u2070" or not letter.isprintable():
            return True
        if letter not in known:
            paths.extend([] if paths else font_files())
            known[letter] = any(has_letter(path, letter) for path in paths)
        return known[letter]

    undrawable = (word for text in words for word in text.split() if not all(map(is_drawable, word)))
    return list(dict.fromkeys(word.strip("“”‘’\"'()[].,:;!?…") for word in undrawable))


def _ranges(data: bytes) -> Iterator[tuple[int, int]]:
    start = struct.unpack(">I", data[12:16])[0] if data[:4] == b"ttcf" else 0
    table_count = struct.unpack(">H", data[start + 4 : start + 6])[0]
    for place in range(start + 12, start + 12 + 16 * table_count, 16):
        if data[place : place + 4] == b"cmap":
            table = struct.unpack(">I", data[place + 8 : place + 12])[0]
            yield from _character_map(data, table)


def _character_map(data: bytes, table: int) -> Iterator[tuple[int, int]]:
    for number in range(struct.unpack(">H", data[table + 2 : table + 4])[0]):
        platform, _, offset = struct.unpack(">HHI", data[table + 4 + 8 * number : table + 12 + 8 * number])
        at = table + offset
        form = struct.unpack(">H", data[at : at + 2])[0]
        if platform in (0, 3) and form == 4:
            twice = struct.unpack(">H", data[at + 6 : at + 8])[0]
            ends = struct.unpack(f">{twice // 2}H", data[at + 14 : at + 14 + twice])
            starts = struct.unpack(f">{twice // 2}H", data[at + 16 + twice : at + 16 + 2 * twice])
            yield from ((first, last) for first, last in zip(starts, ends, strict=True) if last != 0xFFFF)
        elif platform in (0, 3) and form == 12:
            groups = struct.unpack(">I", data[at + 12 : at + 16])[0]
            for place in range(at + 16, at + 16 + 12 * groups, 12):
                yield struct.unpack(">II", data[place : place + 8])
