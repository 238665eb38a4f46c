"""Figures of a fixed size: a page of A4, a slide, a picture for a post. What does not fit stands on further pages.

No text is smaller than on a figure of free height. What is said around the drawing is cut short where there is no space
for all of it, and says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from ...graph.words.counts import tally
from ..style import Theme
from .caption import CAUTIONS, CaptionBlock, draw_caption, draw_caption_beside
from .frame import FigureText, draw_heading
from .measures import MARGIN, TEXT, WIDTH, Drawing
from .svg import element, fit, format_number, svg_document

GAP, BELOW = 14.0, 8.0
# How much of the height of a page that has its caption below that may take.
_CAPTION_SHARE = 0.42
# The most lines of a sentence of the caption, from all to one; from some of these levels on cautions are only counted,
# the legend is short, and only the first block of sentences is kept.
_LINES = (99, 4, 3, 2, 2, 1)
_COUNTED, _SHORT, _FIRST = 2, 3, 4
_LONGEST = "Page 10 of 10: 1,000 to 1,000 of 1,000 things."


class NoSuchPage(ValueError):
    """A figure has fewer pages than the one asked for."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A size in points, with an empty ``margin``.

    ``zoom`` is how much larger text is drawn than on a figure of free height, ``is_beside`` says whether the caption
    stands beside the drawing. ``scale`` is how many pixels its PNG has for each unit of width and height.
    """

    width: float
    height: float
    zoom: float
    margin: float
    is_beside: bool
    scale: float = 2.0

    @property
    def inside(self) -> tuple[float, float]:
        """Width and height inside the margin, in units of the drawing."""
        return (self.width - 2 * self.margin) / self.zoom, (self.height - 2 * self.margin) / self.zoom


PAPERS = {
    "a4": Paper(595.28, 841.89, 1.0, 42.64, False),
    "slide": Paper(960.0, 540.0, 1.15, 12.0, True),
    "social": Paper(900.0, 472.5, 1.1, 6.0, True, 1.0),
}


def scale_of(size: str) -> float:
    """How many pixels a PNG of a size has for each unit of width and height."""
    return PAPERS[size].scale


PagePart = tuple[FigureText, Callable[[float], Drawing]]


@dataclass(frozen=True, slots=True)
class PagedContent:
    """What a figure draws: so many ``rows`` of ``what``, a noun, of which ``part`` draws a run.

    A page ends at each of the ``breaks``.
    """

    rows: int
    what: str
    part: Callable[[int, int], PagePart]
    breaks: tuple[int, ...] = ()


def render_page(contents: Sequence[PagedContent], size: str, page: int, theme: Theme) -> tuple[str, int]:
    """The SVG of one page of a figure, and how many pages there are.

    ``contents`` are ways to draw it, the fullest first: the first that fits on one page is taken, else the last.

    Raises
    ------
    ValueError
        There is no such size or page.
    """
    if size not in PAPERS:
        raise ValueError(f"no size {size!r}: take {', '.join(PAPERS)}")
    paper = PAPERS[size]
    for content in map(_remember, contents):
        level, ends = _lay_out(content, paper, theme)
        if len(ends) == 1:
            break
    if not 1 <= page <= len(ends):
        raise NoSuchPage(f"no page {page}: this figure has {tally(len(ends), 'page')}")
    first, last = ends[page - 1]
    told = f"Page {page} of {len(ends)}: {first + 1:,} to {last:,} of {tally(content.rows, *_noun(content.what))}."
    figure, draw = _part(content, first, last, level, paper, told if len(ends) > 1 else "")
    return _render(figure, draw, paper, theme), len(ends)


def _remember(content: PagedContent) -> PagedContent:
    """The same content, of which nothing is drawn twice."""

    @cache
    def part(first: int, last: int) -> PagePart:
        figure, draw = content.part(first, last)
        return figure, cache(draw)

    return replace(content, part=part)


def _noun(what: str) -> tuple[str, str]:
    one, _, many = what.partition("|")
    return one, many


def _lay_out(content: PagedContent, paper: Paper, theme: Theme) -> tuple[int, list[tuple[int, int]]]:
    """How short the caption is, and the first and last row of each page."""
    level = _level(content, paper, theme)
    stops = sorted({0, *content.breaks, content.rows})
    ends = [page for start, stop in pairwise(stops) for page in _pages(content, start, stop, level, paper, theme)]
    return level, ends or [(0, 0)]


def _level(content: PagedContent, paper: Paper, theme: Theme) -> int:
    """How short the caption must be for all to fit on one page, else to leave space for the drawing."""
    for level in () if content.breaks else range(_FIRST):
        if _fits(content, 0, content.rows, level, paper, theme):
            return level
    share = 1.0 if paper.is_beside else _CAPTION_SHARE
    for level in range(len(_LINES)):
        figure, _ = _part(content, 0, content.rows, level, paper, _LONGEST)
        top = draw_heading(figure, paper.inside[0], theme)[1] + BELOW if paper.is_beside else 0
        if _caption(figure, top, paper, theme)[1] <= paper.inside[1] * share:
            return level
    return len(_LINES) - 1


def _pages(
    content: PagedContent, start: int, stop: int, level: int, paper: Paper, theme: Theme
) -> list[tuple[int, int]]:
    """Rows from a start to before a stop by page, as many on each as fit and at least one."""
    found, first = [], start
    while first < stop:
        low, high = _bounds(content, first, stop, level, paper, theme)
        while low < high:
            middle = (low + high + 1) // 2
            fits = _fits(content, first, middle, level, paper, theme)
            low, high = (middle, high) if fits else (low, middle - 1)
        found.append((first, low))
        first = low
    return found


def _bounds(content: PagedContent, first: int, stop: int, level: int, paper: Paper, theme: Theme) -> tuple[int, int]:
    """Two rows between which the page that begins at the first must end: few are tried before many."""
    count = 1
    while first + 2 * count <= stop and _fits(content, first, first + 2 * count, level, paper, theme):
        count *= 2
    return first + count, min(stop, first + 2 * count)


def _fits(content: PagedContent, first: int, last: int, level: int, paper: Paper, theme: Theme) -> bool:
    is_whole = (first, last) == (0, content.rows)
    figure, draw = _part(content, first, last, level, paper, "" if is_whole else _LONGEST)
    return _place(figure, draw, paper, theme)[1] <= paper.inside[1]


def _part(content: PagedContent, first: int, last: int, level: int, paper: Paper, told: str) -> PagePart:
    figure, draw = content.part(first, last)
    summary = " ".join(part for part in (figure.summary, told) if part)
    return _shorten(replace(figure, summary=summary), level, _caption_width(paper)), draw


def _caption_width(paper: Paper) -> float:
    """How wide a sentence of the caption is."""
    return paper.inside[0] - WIDTH - GAP - MARGIN if paper.is_beside else (WIDTH - 2 * MARGIN - 24) / 2


def _shorten(figure: FigureText, level: int, width: float) -> FigureText:
    """The figure with its caption as short as a level says; what is cut is marked, what is left out is said."""
    if not level:
        return figure
    blocks = figure.blocks
    if level >= _COUNTED:
        counted = f"The record holds {tally(figure.cautions, 'caution')} about what is drawn."
        cautions = ((CAUTIONS, (counted,)),) if figure.cautions else ()
        blocks = (*(block for block in blocks if block[0] != CAUTIONS), *cautions)
    legend = figure.legend
    if level >= _SHORT:
        legend = tuple(
            replace(entry, meaning=entry.short or entry.meaning) for entry in legend if not entry.is_of_types
        )
    if level >= _FIRST:
        blocks = tuple(_first_blocks(blocks))
    return replace(
        figure,
        blocks=tuple((heading, tuple(cut(one, _LINES[level], width) for one in said)) for heading, said in blocks),
        legend=legend,
        sources=_short_sources(figure.sources, level, width),
    )


def _first_blocks(blocks: Sequence[CaptionBlock]) -> Iterator[CaptionBlock]:
    """The first block that says something and the cautions, and the headings of those left out."""
    first, *others = [block for block in blocks if block[1]] or [("", ())]
    left = ", ".join(heading for heading, _ in others if heading != CAUTIONS)
    yield first[0], (*first[1], *((f"Left out here for want of space: {left}.",) if left else ()))
    yield from (block for block in others if block[0] == CAUTIONS)


def _short_sources(sources: tuple[str, ...], level: int, width: float) -> tuple[str, ...]:
    """The sources, each cut short; of many only the first, and how many more."""
    most = len(sources) if level < _SHORT else 3
    *titles, record = sources or ("",)
    more = (f"{tally(len(titles) - most, 'more source')} of the record",) if len(titles) > most else ()
    return (*(cut(one, min(2, _LINES[level]), width) for one in titles[:most]), *more, record)


def cut(words: str, lines: int, width: float) -> str:
    """Words in no more lines of a width, with a mark where they are cut."""
    whole = fit(words, width, TEXT, max_letters=200)
    if len(whole) <= lines:
        return words
    kept = " ".join(whole[:lines])
    while len(fit(f"{kept} …", width, TEXT, max_letters=200)) > lines and " " in kept:
        kept = kept.rpartition(" ")[0]
    return f"{kept} …"


def _caption(figure: FigureText, top: float, paper: Paper, theme: Theme) -> Drawing:
    if paper.is_beside:
        return draw_caption_beside(figure, WIDTH + GAP, top, _caption_width(paper), theme)
    return draw_caption(figure, top + 10, WIDTH, theme)


def _place(figure: FigureText, draw: Callable[[float], Drawing], paper: Paper, theme: Theme) -> Drawing:
    """Everything in its place from the top left corner, and where it ends."""
    heading, y = draw_heading(figure, paper.inside[0], theme)
    chart, foot = draw(y)
    caption, end = _caption(figure, y + BELOW if paper.is_beside else foot, paper, theme)
    return heading + chart + caption, max(foot, end)


def _render(figure: FigureText, draw: Callable[[float], Drawing], paper: Paper, theme: Theme) -> str:
    drawn, _ = _place(figure, draw, paper, theme)
    wide, high = paper.width / paper.zoom, paper.height / paper.zoom
    edge = format_number(paper.margin / paper.zoom)
    moved = element("g", drawn, transform=f"translate({edge} {edge})")
    ground = element("rect", width=wide, height=high, fill=theme.paper)
    return (
        svg_document(wide, high, ground + moved, title=figure.title, description=figure.in_words, zoom=paper.zoom)
        + "\n"
    )
