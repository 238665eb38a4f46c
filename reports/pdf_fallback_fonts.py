"""Letters that the fonts of a PDF lack: a similar sign, or another font."""

from __future__ import annotations

import os
import unicodedata
from functools import cache

from ..graph.errors import UsageError
from ..visualisations.figures import system_fonts

# Marks of lists and the like, which sources are full of, for signs that the fonts have.
_SIMILAR = {
    **dict.fromkeys("◦○●▪▫❍◯⁃‣∙⚫⚪\uf0b7", "•"),
    **dict.fromkeys("□▢❏❑", "☐"),
    **dict.fromkeys("✔✅", "✓"),
    **dict.fromkeys("✗✘❌☓", "×"),
    **dict.fromkeys("◇❖", "◆"),
    **dict.fromkeys("★☆✦✱", "*"),
    **dict.fromkeys("⇒➔➜➝➞➤►", "→"),
    **dict.fromkeys("⇐◄", "←"),
    **dict.fromkeys("\u2010\u2011", "-"),
}
# Written from right to left, which this writer of PDFs cannot do: in the wrong order they would be other words.
_RIGHT_TO_LEFT = {"R", "AL", "AN"}


def similar_sign(letter: str) -> str:
    """What may replace a letter: a similar sign, or its plain form; empty where there is none."""
    plain = unicodedata.normalize("NFKC", letter)
    return _SIMILAR.get(letter, plain if plain != letter else "")


def font_for(letter: str) -> str:
    """The name of another font that has a letter, registered with reportlab; empty where none has it.

    Raises
    ------
    UsageError
        CIVICGRAPH_FONT names no font that can be read.
    """
    if unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT or not letter.isprintable():
        return ""
    named = os.environ.get(system_fonts.VARIABLE, "")
    if named and not system_fonts.letter_ranges(named):
        raise UsageError(f"{system_fonts.VARIABLE}={named}: no font can be read there")
    return _find_font(letter, named)


@cache
def _find_font(letter: str, named: str) -> str:
    paths = (path for path in _font_files(named) if system_fonts.has_letter(path, letter))
    return next((name for path in paths if (name := _register_font(path))), "")


@cache
def _font_files(named: str) -> tuple[str, ...]:
    """The files to look at, the one that is named first."""
    return tuple(system_fonts.font_files())


@cache
def _register_font(path: str) -> str:
    """The name of a font file once it is registered; empty where its outlines are of a kind that cannot be embedded."""
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFError, TTFont

    name = f"civicgraph-{os.path.basename(path)}"
    try:
        registerFont(TTFont(name, path))
    except (TTFError, OSError, ValueError, KeyError):
        return ""
    return name
