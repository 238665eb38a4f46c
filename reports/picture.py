"""Drawings in a report: in the face of its text, and their shape, for writers that place them on paper."""

from __future__ import annotations

import re

from ..visualisations.figures.svg import escape, figure_fonts
from ..visualisations.style import style_table

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


def in_text_face(svg: str) -> str:
    """A drawing of ours in the face of a report's text where a screen has it, else in that for which it was laid out.

    The text's further faces, such as the system's, may be wider than the boxes.

    >>> from ..visualisations.figures.svg import svg_document
    >>> "Source Sans 3" in in_text_face(svg_document(1, 1, "", title="A", description="B"))
    True
    """
    return _replace_face(svg, figure_fonts(), _text_face())


def in_pdf_face(svg: str) -> str:
    """The same drawing in the face of a report on paper, with that of figures for letters that it lacks."""
    from .pdf_fonts import with_similar_signs

    pdf = style_table().fonts["pdf"]["sans"]
    return with_similar_signs(_replace_face(svg, _text_face(), f"'{pdf}', {figure_fonts()}"))


def _text_face() -> str:
    """The first faces of a report's text, which are narrow enough, and then those of figures."""
    named = [one.strip() for one in style_table().fonts["report"]["sans"].split(",")]
    return ", ".join([*(one for one in named if one.startswith('"Source')), figure_fonts()])


def _replace_face(svg: str, face: str, other: str) -> str:
    return svg.replace(f'font-family="{escape(face)}"', f'font-family="{escape(other)}"', 1)


def face_files() -> tuple[str, ...]:
    """The files of that face, regular and bold."""
    from .pdf_fonts import face_path

    return face_path("Regular"), face_path("Bold")
