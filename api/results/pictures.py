"""Figures, as SVG or PNG."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...graph.errors import UsageError

if TYPE_CHECKING:
    from ...visualisations.figures.pages import PagedContent


@dataclass(frozen=True, repr=False, eq=False)
class Picture:
    """A figure; ``svg`` is its text. A notebook shows it.

    One of a fixed size has ``pages``, of which this is the ``page``. ``scale`` is how many pixels a PNG of it has for
    each unit of width and height, where nothing else is asked for.

    >>> from civicgraph import Dataset
    >>> Dataset.shipped().draw_overview().svg[:4]
    '<svg'
    """

    svg: str
    page: int = 1
    pages: int = 1
    scale: float = 2.0

    def png(self, *, scale: float | None = None) -> bytes:
        """The picture as PNG, ``scale`` times as many pixels as the SVG has units of width and height.

        Raises
        ------
        UsageError
            What draws PNG is not installed.
        """
        from ...graph.extras import needing
        from ...visualisations.figures.png import png

        with needing("figures", "a PNG picture"):
            return png(self.svg, scale=self.scale if scale is None else scale)

    def lost(self) -> list[str]:
        """The words that a PNG cannot show, since no font of this machine has their letters."""
        from ...visualisations.figures.png import undrawable_words

        return undrawable_words(self.svg)

    def __str__(self) -> str:
        return self.svg

    def __repr__(self) -> str:
        return f"Picture({len(self.svg):,} characters of SVG)"

    def _repr_svg_(self) -> str:
        return self.svg


def picture_of_page(contents: Sequence[PagedContent], size: str, page: int, theme: str) -> Picture:
    """One page of a figure of a fixed size.

    Raises
    ------
    UsageError
        There is no such page.
    """
    from ...visualisations.figures.pages import NoSuchPage, render_page, scale_of
    from ...visualisations.style import theme_of

    try:
        svg, pages = render_page(contents, size, page, theme_of(theme))
    except NoSuchPage as error:
        raise UsageError(str(error)) from None
    return Picture(svg, page, pages, scale_of(size))
