"""PNG from SVG, without a browser."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence

from ...graph.marks import mark_picture
from .system_fonts import VARIABLE, files_with_letters


def undrawable_words(svg: str) -> list[str]:
    """The words of an SVG that its picture cannot show, since no font of this machine has their letters."""
    from html import unescape

    from .system_fonts import words_without_font

    return words_without_font(unescape(words) for words in re.findall(r">([^<>]*[^\x00-\x7f][^<>]*)<", svg))


def png(svg: str, *, scale: float = 2.0, fonts: Sequence[str] = ()) -> bytes:
    """The picture of an SVG, ``scale`` times as many pixels as the SVG has units of width and height.

    ``fonts`` are files of fonts that it names, beside those of the machine.

    Raises
    ------
    ValueError
        The text is no SVG that can be drawn, or the scale is not above 0.
    """
    if not scale > 0:
        raise ValueError(f"a scale above 0 is needed, not {scale}")
    # It loads the fonts of the machine, so only who draws waits for it.
    import resvg_py

    named = [path] if os.path.isfile(path := os.environ.get(VARIABLE, "")) else []
    files = [*fonts, *named, *files_with_letters(svg)]
    return mark_picture(bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=scale, font_files=files)))
