"""What stays together on the pages of a PDF: a heading with what it heads, a drawing with its caption."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from ..visualisations.figures.png import png
from .pdf_page import PAGE_HEIGHT, WIDTH
from .picture import face_files, svg_size

MAX_HEIGHT = 560.0
# How small a drawing may become, so as to stay on a page that has space for no more.
_LEAST = 0.8
_LINES, _MOST, _SHORT = 2, 520.0, 400
# A last section of at most this share of a page is not divided.
_MOST_KEPT = 0.6


def draw_fitting(svg: str, caption: Any) -> Any:
    """A drawing above its caption that becomes a little smaller where a page has no more space."""
    from reportlab.platypus import Flowable, Image

    wide, high = svg_size(svg)
    full = min(WIDTH / wide, MAX_HEIGHT / high)
    picture = BytesIO(png(svg, fonts=face_files()))

    class FittingFigure(Flowable):  # type: ignore[misc]
        spaceBefore, spaceAfter = 6, 8

        def wrap(self, width: float, height: float) -> tuple[float, float]:
            self.below = caption.wrap(width, height)[1] + 6
            space = (height - self.below) / high
            self.scale = max(space, full * _LEAST) if space < full else full
            return width, high * self.scale + self.below

        def draw(self) -> None:
            size = wide * self.scale, high * self.scale
            Image(picture, *size).drawOn(self.canv, 0, self.below)
            caption.drawOn(self.canv, 0, 0)

    figure = FittingFigure()
    figure.start = high * full * _LEAST + caption.wrap(WIDTH, MAX_HEIGHT)[1] + 20
    return figure


def keep_heads(story: Sequence[Any]) -> list[Any]:
    """The same flowables, a heading going over to the next page where what it heads cannot begin below it.

    Headings are those with a ``level``; so is a paragraph between a heading and what it brings in. Others may say with
    ``start`` how much of them must fit.
    """
    from reportlab.platypus import CondPageBreak

    kept: list[Any] = []
    heads = [_is_head(story, place) for place in range(len(story))]
    for place, one in enumerate(story):
        if heads[place] and not (place and heads[place - 1]):
            end = next((later for later in range(place, len(story)) if not heads[later]), len(story))
            need = sum(_height(head) for head in story[place:end])
            need += _start(story[end]) if end < len(story) else 0
            kept.append(CondPageBreak(min(need, _MOST)))
        kept.append(one)
    return kept


def keep_end(story: Sequence[Any]) -> list[Any]:
    """The same flowables, of which the last section begins on another page where it would run over with a few lines."""
    from reportlab.platypus import CondPageBreak

    begin = max((place for place in range(len(story)) if _level(story, place) == 1), default=0)
    height = sum(map(_height, story[begin:]))
    if not begin or height > _MOST_KEPT * PAGE_HEIGHT:
        return list(story)
    return [*story[:begin], CondPageBreak(height), *story[begin:]]


def _is_head(story: Sequence[Any], place: int) -> bool:
    if _level(story, place):
        return True
    above, below = _level(story, place - 1), _level(story, place + 1)
    brings_in = not below or below > above
    is_short = hasattr(story[place], "getPlainText") and len(story[place].getPlainText()) <= _SHORT
    return bool(above and brings_in and is_short and place + 1 < len(story))


def _level(story: Sequence[Any], place: int) -> int:
    """The level of a heading, from 1; 0 of anything else."""
    return int(getattr(story[place], "level", 0)) if 0 <= place < len(story) else 0


def fits_first_page(story: Sequence[Any], place: int) -> bool:
    """Whether what begins at a place still begins on the first page."""
    end = next((later for later in range(place, len(story)) if not _level(story, later)), len(story) - 1)
    return sum(map(_height, story[:end])) + _start(story[end]) <= PAGE_HEIGHT


def _height(one: Any) -> float:
    return float(one.wrap(WIDTH, 10_000)[1] + one.getSpaceBefore() + one.getSpaceAfter())


def _start(one: Any) -> float:
    """How much of a flowable must fit at the least, for what stands above it to stay with it."""
    if (start := getattr(one, "start", None)) is not None:
        return float(start)
    leading = getattr(getattr(one, "style", None), "leading", 14)
    return min(_height(one), _LINES * leading + 8)
