"""What is read out of a document, and what may go wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple, Protocol

from ..files.invisible_letters import CONTROL, invisible_problem
from ..files.numbering import PAGE_END
from ..files.texts import MAX_BYTES
from ..unspaced import is_unspaced

# Changed with whatever this package makes of what an engine gives: it is part of the engine's name.
RULES = 3
MAX_FILE_BYTES = 256_000_000
MAX_PAGES = 10_000
MAX_CELLS = 5_000_000
_LONGEST_TITLE, _LONGEST_GUESS, _SHORTEST_GUESS = 300, 160, 3
# What is a sentence: it ends with a full stop, or has one of another script in it.
_SENTENCE = re.compile(r"[^\W\d_]{3,}[.]$|[。।።]")


class Unreadable(Exception):
    """A document of which no text can be read; says why and what to do, in one line."""


class Options(NamedTuple):
    """How a document is to be read. ``whole`` keeps running heads and feet; ``encoding`` is that of plain bytes."""

    whole: bool = False
    encoding: str = ""


USUAL = Options()


class Extracted(NamedTuple):
    """The text of a document, and what it says of itself.

    ``content`` is the text in lines, as :mod:`..files.numbering` divides it for the ``layout``, a code. ``kind`` is
    what the document is, in words; ``parts`` how many pages, sheets or parts it has, 0 where it has none. ``title``,
    ``language`` and ``url`` are empty where it does not tell them. ``notes`` say what was left out or guessed.
    """

    content: str
    layout: str
    engine: str
    kind: str
    parts: int = 0
    title: str = ""
    language: str = ""
    url: str = ""
    notes: tuple[str, ...] = ()


class FormatReader(Protocol):
    """Reads documents of one kind."""

    def __call__(self, content: bytes, options: Options) -> Extracted:
        """The text of a document.

        Raises
        ------
        Unreadable
            It has none, or cannot be read.
        """


def engine_name(program: str, package: str) -> str:
    """An engine with its version, and the version of the rules by which this package goes on.

    >>> engine_name("rows", "").endswith(f"rules {RULES}")
    True
    """
    from importlib.metadata import version

    return f"{program} {version(package)}, rules {RULES}" if package else f"{program}, rules {RULES}"


def clean_line(text: str) -> str:
    """A line without control characters and without blanks at its end.

    >>> clean_line("a\\x07 b\\x0c ")
    'a b'
    """
    return (text if text.isprintable() else CONTROL.sub("", text)).rstrip()


def paragraphs_text(paragraphs: list[str]) -> str:
    """Paragraphs, each in one line, with an empty line between them.

    >>> paragraphs_text(["One", " ", "Two"])
    'One\\n\\nTwo\\n'
    """
    return "\n\n".join(filter(None, map(clean_line, paragraphs))) + "\n"


def parts_text(parts: list[str]) -> str:
    """Pages, parts or sheets, each ended by a form feed."""
    return "".join(f"{part}{PAGE_END}" for part in parts)


def plain_title(title: str) -> str:
    """A title in one line, without what nobody sees; empty where it says nothing.

    >>> plain_title("  A night\\n bus\\u200b "), plain_title("Microsoft Word - draft7.doc"), plain_title("untitled")
    ('A night bus', '', '')
    """
    line = " ".join(title.split())
    if invisible_problem(line):
        line = " ".join("".join(letter for letter in line if not invisible_problem(f"a{letter}a")).split())
    program = line.lower().startswith(("microsoft word", "microsoft powerpoint", "untitled", "(anonymous"))
    says = any(letter.isalpha() for letter in line) and len(line) > 1 and not program
    return line[:_LONGEST_TITLE] if says else ""


def first_title(lines: Iterable[str]) -> str:
    """The first line that could be a title: neither a letter or two nor a sentence or a paragraph.

    >>> first_title(["3", "", "It runs.", "A night bus"]), first_title(["夜行バスが走る。市長は喜んだ", "夜行バス"])
    ('A night bus', '夜行バス')
    """
    titles = (plain_title(line) for line in map(str.strip, lines) if _could_be_title(line))
    return next(filter(None, titles), "")


def _could_be_title(line: str) -> bool:
    wide = sum(is_unspaced(letter) for letter in line)
    return len(line) + wide > _SHORTEST_GUESS and len(line) <= _LONGEST_GUESS and not _SENTENCE.search(line)


def check_length(content: str) -> str:
    """The text, where it is not longer than texts may be and holds a word.

    Raises
    ------
    Unreadable
        It is longer, or holds none.
    """
    if not any(letter.isalnum() for letter in content):
        raise Unreadable("there is no text in it")
    if len(content) > MAX_BYTES or len(content.encode()) > MAX_BYTES:
        raise Unreadable(f"its text is longer than {MAX_BYTES:,} bytes: divide it")
    return content
