"""Fonts of a PDF: Source Serif and Source Sans, embedded, so that it looks the same everywhere."""

from __future__ import annotations

import os
import re
from functools import cache
from importlib.util import find_spec
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from ..visualisations.figures.svg import clean
from ..visualisations.style import page_colours, style_table
from .blocks import Run, Text, tidy
from .pdf_fallback_fonts import font_for, similar_sign

SERIF, SANS = style_table().fonts["pdf"]["serif"], style_table().fonts["pdf"]["sans"]
_FILES = {
    SERIF: ("font_source_serif_pro", "SourceSerifPro"),
    SANS: ("font_source_sans_pro", "SourceSansPro"),
}
_CUTS = {"": "Regular", " Semibold": "Semibold"}
MISSING = "■"


def colour(name: str) -> str:
    """A colour of reports on light paper.

    >>> colour("ink")
    '#1B1F24'
    """
    return page_colours("report", "light")[name]


@cache
def register_fonts() -> dict[str, Any]:
    """Both families, regular and semibold, registered with reportlab; by name, with the letters that each has."""
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont

    faces: dict[str, Any] = {}
    for family, (package, stem) in _FILES.items():
        for suffix, cut in _CUTS.items():
            font = TTFont(family + suffix, os.path.join(_folder(package), f"{stem}-{cut}.ttf"))
            registerFont(font)
            faces[family + suffix] = font.face.charToGlyph
    return faces


def face_path(cut: str) -> str:
    """The file of the face of headings and figures in a cut, such as ``Bold``."""
    package, stem = _FILES[SANS]
    return os.path.join(_folder(package), f"{stem}-{cut}.ttf")


def _folder(package: str) -> str:
    # The packages' own modules read every file of the folder when they are imported; only their place is needed.
    found = find_spec(package)
    if found is None or found.origin is None:
        raise ModuleNotFoundError(f"No module named {package!r}", name=package)
    return os.path.join(os.path.dirname(found.origin), "files")


def markup(said: Text, family: str, ids: frozenset[str], bold: bool, space: float) -> str:
    """A text as reportlab's paragraph markup, everything in it escaped, links to places that exist only.

    ``space`` is how long a line may be, in sizes of the font: an id that is longer is broken where its parts end.
    """
    return "".join(_run(run, family, ids, bold, space) for run in said)


def _run(run: Run, family: str, ids: frozenset[str], bold: bool, space: float) -> str:
    face = SANS if run.style == "code" else family
    name = f"{face} Semibold" if bold or run.style == "strong" else face
    lines = _id_lines(tidy(run.text), name, space) if run.style == "code" else [tidy(run.text)]
    words = "<br/>".join(letters_markup(line, name) for line in lines)
    ink = f' color="{colour("quiet")}"' if run.style in ("quiet", "code") else ""
    words = f'<font name="{name}"{ink}>{words}</font>'
    inside = run.link.startswith("#") and run.link[1:] in ids
    if inside or run.link.startswith(("https://", "http://")):
        return f'<a href={quoteattr(run.link)} color="{colour("accent")}">{words}</a>'
    return words


def _id_lines(words: str, name: str, space: float) -> list[str]:
    """An id in lines that fit, broken behind a stroke or hyphen; anything else as one."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    if " " in words.strip() or stringWidth(words, name, 1) <= space:
        return [words]
    lines = [""]
    for piece in re.findall(r"[^/-]+[/-]*|[/-]+", words):
        if lines[-1] and stringWidth(lines[-1] + piece, name, 1) > space:
            lines.append(piece)
        else:
            lines[-1] += piece
    return ["", *lines]


def letters_markup(words: str, name: str) -> str:
    """Escaped words. A letter that a font lacks is set in the other family, as a like sign, in a font of the machine,
    or shown as ■ where none has it.
    """
    faces = register_fonts()
    other = name.replace(SERIF, SANS) if name.startswith(SERIF) else name.replace(SANS, SERIF)
    parts: list[str] = []
    for letter in words:
        if ord(letter) in faces[name]:
            parts.append(escape(letter))
        elif ord(letter) in faces[other]:
            parts.append(f'<font name="{other}">{escape(letter)}</font>')
        elif _has(sign := similar_sign(letter), name):
            parts.append(escape(sign))
        elif font := font_for(letter):
            parts.append(f'<font name="{escape(font)}">{escape(letter)}</font>')
        else:
            parts.append(MISSING)
    return "".join(parts)


def _has(words: str, name: str) -> bool:
    return bool(words) and all(ord(letter) in register_fonts()[name] for letter in words)


def font_runs(words: str, name: str) -> list[tuple[str, str]]:
    """Words in pieces, each with the font that has its letters, where there is no markup to change it."""
    has, pieces = register_fonts()[name], list[tuple[str, str]]()
    for letter in clean(words):
        font, sign = name, letter
        if ord(letter) not in has:
            sign = similar_sign(letter)
            if not _has(sign, name):
                font = font_for(letter)
                font, sign = (font, letter) if font else (name, MISSING)
        if pieces and pieces[-1][0] == font:
            pieces[-1] = (font, pieces[-1][1] + sign)
        else:
            pieces.append((font, sign))
    return pieces


def with_similar_signs(words: str) -> str:
    """Words with a similar sign for every letter that the face of headings and figures lacks, where there is one."""
    has = register_fonts()[SANS]
    return "".join(
        similar if ord(letter) not in has and _has(similar := similar_sign(letter), SANS) else letter
        for letter in words
    )


def lacks_letters(words: str) -> bool:
    """Whether some letter is in no font, and no other letter can replace it."""
    faces = register_fonts()
    strange = {letter for letter in clean(words) if not any(ord(letter) in faces[one] for one in (SERIF, SANS))}
    return any(not _has(similar_sign(letter), SERIF) and not font_for(letter) for letter in strange)
