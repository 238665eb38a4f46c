"""Figures, as SVG or PNG."""

from __future__ import annotations

from dataclasses import dataclass


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
