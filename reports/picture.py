"""The shape of a drawing, for writers that place it on paper."""

from __future__ import annotations

import re

_SIZE = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


def svg_size(svg: str) -> tuple[float, float]:
    """Width and height of an SVG in its own units.

    >>> svg_size('<svg viewBox="0 0 510 611.04">')
    (510.0, 611.04)
    """
    found = _SIZE.search(svg)
    if not found:
        raise ValueError("the drawing does not say how wide and high it is")
    return float(found[1]), float(found[2])
