"""How the paragraphs of a PDF look."""

from __future__ import annotations

from typing import Any

from .pdf_fonts import SANS, SERIF, colour

# name: (font, size, leading, name of the colour, space before, space after, indent, keep with next)
_STYLES: dict[str, tuple[str, float, float, str, float, float, float, bool]] = {
    "plain": (SERIF, 10, 14, "ink", 0, 6, 0, False),
    "note": (SERIF, 9, 12.5, "quiet", 3, 6, 0, False),
    "warn": (f"{SANS} Semibold", 10, 13.5, "warn", 1, 3, 0, False),
    "bullet": (SERIF, 10, 14, "ink", 0, 3.5, 12, False),
    "kicker": (f"{SANS} Semibold", 9, 12, "accent", 0, 3, 0, True),
    "title": (f"{SANS} Semibold", 25, 28, "ink", 0, 5, 0, True),
    "subtitle": (SERIF, 13, 17, "quiet", 0, 5, 0, True),
    "about": (SANS, 8.5, 12, "quiet", 0, 8, 0, True),
    "key-first": (f"{SERIF} Semibold", 12.5, 16.5, "ink", 0, 0, 0, False),
    "key": (SERIF, 10.5, 14.5, "ink", 0, 0, 0, False),
    "heading": (f"{SANS} Semibold", 16, 20, "ink", 20, 7, 0, False),
    "subheading": (f"{SANS} Semibold", 12, 15, "ink", 12, 5, 0, False),
    "contents-head": (f"{SANS} Semibold", 10.5, 14, "ink", 0, 0, 0, False),
    "contents": (SANS, 9.3, 12.5, "ink", 0, 0, 0, False),
    "contents-page": (SANS, 9.3, 12.5, "quiet", 0, 0, 0, False),
    "card": (SANS, 10.5, 14, "ink", 0, 2, 0, False),
    "card-quiet": (SANS, 10, 13.5, "ink", 7, 1, 0, False),
    "term": (f"{SANS} Semibold", 8.8, 13, "quiet", 0, 0, 0, False),
    "fact": (SERIF, 9.5, 13, "ink", 0, 0, 0, False),
    "cell": (SANS, 8.3, 11, "ink", 0, 0, 0, False),
    "caption": (SANS, 8.8, 12, "quiet", 6, 4, 0, False),
    "caption-above": (SANS, 8.8, 12, "quiet", 6, 2, 0, False),
}


def styles() -> dict[str, Any]:
    """Every style by name."""
    from reportlab.lib.enums import TA_LEFT, TA_RIGHT
    from reportlab.lib.styles import ParagraphStyle

    return {
        name: ParagraphStyle(
            name,
            fontName=font,
            fontSize=size,
            leading=leading,
            textColor=colour(ink),
            spaceBefore=before,
            spaceAfter=after,
            leftIndent=indent,
            bulletIndent=1,
            bulletFontName=SANS,
            bulletFontSize=size,
            keepWithNext=keep,
            alignment=TA_RIGHT if name == "contents-page" else TA_LEFT,
            allowWidows=0,
            allowOrphans=0,
            splitLongWords=1,
        )
        for name, (font, size, leading, ink, before, after, indent, keep) in _STYLES.items()
    }
