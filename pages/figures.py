"""The page of figures: each with what it shows in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape
from typing import NamedTuple

from .rendering import render
from .site import Site

_TITLE = re.compile("<title>(.*?)</title>", re.S)


class NamedFigure(NamedTuple):
    """A figure with its name in addresses."""

    name: str
    svg: str

    @property
    def title(self) -> str:
        """What the figure says of itself.

        >>> NamedFigure("one", "<svg><title>Asks &amp; answers</title></svg>").title
        'Asks & answers'
        """
        found = _TITLE.search(self.svg)
        return unescape(found[1]) if found else self.name


def figures_page(site: Site, figures: Sequence[NamedFigure]) -> str:
    """The page of some figures."""
    shown = [(one.title, site.links.page(f"figures/{one.name}.svg")) for one in figures]
    titles = "; ".join(one.title for one in figures)
    summary = site.summary("Figures", titles)
    here = site.links.page("figures")
    return render(site, "figures.html", figures=shown, crumbs=[("Figures", "")], here=here, summary=summary)
