"""Fonts of a PDF: Source Serif and Source Sans, embedded, so that it looks the same everywhere."""

from __future__ import annotations

import os
from functools import cache
from importlib.util import find_spec
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from ..visualisations.figures.svg import clean
from .blocks import Run, Text, tidy
from .pdf_stand_ins import font_for, like

SERIF, SANS = "Source Serif Pro", "Source Sans Pro"
_FILES = {
    SERIF: ("font_source_serif_pro", "SourceSerifPro"),
    SANS: ("font_source_sans_pro", "SourceSansPro"),
}
_CUTS = {"": "Regular", " Semibold": "Semibold"}
MISSING = "■"
QUIET, ACCENT = "#505963", "#0b4f86"


@cache
def registered() -> dict[str, Any]:
    """Both families, regular and semibold, made known to reportlab; by name, with the letters that each has."""
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont

    faces: dict[str, Any] = {}
    for family, (package, stem) in _FILES.items():
        for suffix, cut in _CUTS.items():
            font = TTFont(family + suffix, os.path.join(_folder(package), f"{stem}-{cut}.ttf"))
            registerFont(font)
            faces[family + suffix] = font.face.charToGlyph
    return faces


def _folder(package: str) -> str:
    # The packages' own modules read every file of the folder when they are imported; only their place is needed.
    found = find_spec(package)
    if found is None or found.origin is None:
        raise ModuleNotFoundError(f"No module named {package!r}", name=package)
    return os.path.join(os.path.dirname(found.origin), "files")


def markup(said: Text, family: str, ids: frozenset[str], bold: bool = False) -> str:
    """A text as reportlab's paragraph markup, everything in it escaped, links to places that exist only."""
    return "".join(_run(run, family, ids, bold) for run in said)


def _run(run: Run, family: str, ids: frozenset[str], bold: bool) -> str:
    face = SANS if run.style == "code" else family
    name = f"{face} Semibold" if bold or run.style == "strong" else face
    words = lettered(tidy(run.text), name)
    colour = f' color="{QUIET}"' if run.style in ("quiet", "code") else ""
    words = f'<font name="{name}"{colour}>{words}</font>'
    inside = run.link.startswith("#") and run.link[1:] in ids
    if inside or run.link.startswith(("https://", "http://")):
        return f'<a href={quoteattr(run.link)} color="{ACCENT}">{words}</a>'
    return words


def lettered(words: str, name: str) -> str:
    """Escaped words. A letter that a font lacks is set in the other family, as a like sign, in a font of the machine,
    or shown as ■ where none has it.
    """
    faces = registered()
    other = name.replace(SERIF, SANS) if name.startswith(SERIF) else name.replace(SANS, SERIF)
    parts: list[str] = []
    for letter in words:
        if ord(letter) in faces[name]:
            parts.append(escape(letter))
        elif ord(letter) in faces[other]:
            parts.append(f'<font name="{other}">{escape(letter)}</font>')
        elif _has(sign := like(letter), name):
            parts.append(escape(sign))
        elif font := font_for(letter):
            parts.append(f'<font name="{escape(font)}">{escape(letter)}</font>')
        else:
            parts.append(MISSING)
    return "".join(parts)


def _has(words: str, name: str) -> bool:
    return bool(words) and all(ord(letter) in registered()[name] for letter in words)


def drawn(words: str, name: str) -> str:
    """Words as they can be drawn in one font, where there is no markup to change it."""
    has = registered()[name]
    return "".join(
        letter if ord(letter) in has else like(letter) if _has(like(letter), name) else MISSING
        for letter in clean(words)
    )


def lacking(words: str) -> bool:
    """Whether some letter is in no font, and nothing can stand for it."""
    faces = registered()
    strange = {letter for letter in clean(words) if not any(ord(letter) in faces[one] for one in (SERIF, SANS))}
    return any(not _has(like(letter), SERIF) and not font_for(letter) for letter in strange)
