"""What a report is made of, before it is HTML, Markdown, Word or PDF: plain values that every writer can write.

Text is never marked up here. It is a row of :class:`Run`, and each writer escapes what they hold in its own way.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ..visualisations.figures.svg import clean


class Run(NamedTuple):
    """Letters in one style: plain, ``strong``, ``quiet`` or ``code``. ``link`` is a web address or ``#`` with an id."""

    text: str
    style: str = ""
    link: str = ""


Text = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. ``tone`` is plain, ``note`` for what may be passed over, ``warn`` for what may not."""

    text: Text
    tone: str = "plain"


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of short texts."""

    items: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Terms, each with its meaning or with what the record says of it."""

    pairs: tuple[tuple[str, Text], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption and column headings. ``widths`` are the columns' shares of the page, in per cent."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]
    widths: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing as SVG, for light paper and for a dark screen, with all that it says in words.

    ``chain`` says it in short, for writers that cannot draw: things and, between them, steps, unless ``listed``: then
    one after the other. ``broad`` drawings are made for a screen; on a narrow one they scroll instead of shrinking.
    """

    light: str
    dark: str
    description: str
    caption: str
    chain: tuple[Text, ...]
    broad: bool = False
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """One item under a title: a step, a caution. ``tone`` is plain, ``quiet`` or ``warn``; links lead to its ``id``."""

    id: str
    title: Text
    blocks: tuple[Paragraph | Bullets | Facts, ...]
    tone: str = "plain"


Block = Paragraph | Bullets | Facts | Table | Figure | Card


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a report under a heading, with parts of its own. Numbers are given by :meth:`Report.numbered`."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    parts: tuple[Section, ...] = ()


class Imprint(NamedTuple):
    """Who made a report's data, who hands it on, of when it is, and which data and version it is made from.

    What nobody says is empty.
    """

    author: str = ""
    publisher: str = ""
    issued: str = ""
    mark: str = ""


NOBODY = Imprint()


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report. ``key`` is what a reader of the first page alone must know."""

    kicker: str
    title: str
    subtitle: str
    about: str
    key: tuple[Text, ...]
    sections: tuple[Section, ...]
    imprint: Imprint = NOBODY

    @property
    def contents(self) -> tuple[tuple[str, Section], ...]:
        """The sections that a list of contents names, each with its number."""
        return tuple((number, section) for number, depth, section in self.numbered_sections() if depth == 1)

    @property
    def contents_after(self) -> str:
        """The number of the section that the contents follow: the first, or the second where that is the figure."""
        second = self.sections[1:2]
        return "2" if second and second[0].blocks and isinstance(second[0].blocks[0], Figure) else "1"

    def numbered_sections(self) -> Iterator[tuple[str, int, Section]]:
        """Every section with its number and its depth, from 1, in reading order."""
        yield from _number_sections(self.sections, "", 1)


def _number_sections(sections: tuple[Section, ...], above: str, depth: int) -> Iterator[tuple[str, int, Section]]:
    for place, section in enumerate(sections, 1):
        number = f"{above}{place}"
        yield number, depth, section
        yield from _number_sections(section.parts, f"{number}.", depth + 1)


def text(*parts: str | Run) -> Text:
    """A text from strings and runs; what is empty is left out.

    >>> text("on ", Run("step 3", link="#step-3"))
    (Run(text='on ', style='', link=''), Run(text='step 3', style='', link='#step-3'))
    """
    runs = (Run(part) if isinstance(part, str) else part for part in parts)
    return tuple(run for run in runs if run.text)


def tidy(words: str) -> str:
    """Words as every format can hold them: one line, no control characters, the spaces at both ends kept.

    >>> tidy("on\\nstep ")
    'on step '
    """
    ahead, behind = " " * words[:1].isspace(), " " * (words[-1:].isspace() and not words.isspace())
    return f"{ahead}{clean(words)}{behind}"


def plain_text(text: Text) -> str:
    """The letters of a text alone."""
    return "".join(run.text for run in text)
