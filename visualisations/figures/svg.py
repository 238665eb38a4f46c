"""A small SVG writer: text measured, wrapped and escaped without a browser.

Widths are those of Liberation Sans, which are Arial's and Helvetica's. Letters of other scripts are taken as wide as
they get, so a line may come out shorter than allowed, never longer.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from html import escape as _escape

from ...graph.marks import PROGRAM
from ..style import style_table

_WIDTHS = {
    222: "ijl\u2018\u2019", 191: "'", 260: "|", 278: " \u00a0!,./:;I[\\]ft·", 333: "()-`r“”", 334: "{}", 355: '"',
    389: "*", 469: "^", 494: "◊", 500: "Jcksvxyz", 549: "≈≠", 556: "#$0123456789?L_abdeghnopqu\u2013£€",
    584: "+<=>~\u00d7", 604: "●○", 611: "FTZ", 667: "&ABEKPSVXY", 722: "CDHNRUw", 778: "GOQ", 833: "Mm", 889: "%",
    944: "W", 1000: "—…", 1015: "@",
}  # fmt: skip
_BOLD_WIDTHS = {
    238: "'", 278: " \u00a0,./I\\ijl\u2018\u2019·", 280: "|", 333: "!()-:;[]`ft", 389: "*r{}", 474: '"', 494: "◊",
    500: "z“”", 549: "≈≠", 556: "#$0123456789J_aceksvxy\u2013£€", 584: "+<=>^~\u00d7", 604: "●○",
    611: "?FLTZbdghnopqu", 667: "EPSVXY", 722: "&ABCDHKNRU", 778: "GOQw", 833: "M", 889: "%m", 944: "W", 975: "@",
    1000: "—…",
}  # fmt: skip
_REGULAR = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
_BOLD = {letter: width for width, letters in _BOLD_WIDTHS.items() for letter in letters}
_UNKNOWN, _WIDE = 800, 1300

# Marks that turn the reading direction of what follows could make a name read as another.
_DIRECTION = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C, 0xFFFE, 0xFFFF])

# A no-break space is part of a word, as in "line\u00a045".
_SPACE = re.compile(r"[^\S\u00a0]+")
NO_BREAK = "\u00a0"
DOT = f"{NO_BREAK}· "


@lru_cache(maxsize=1 << 14)
def clean(text: str) -> str:
    """Text as one line, without characters that XML forbids or that turn the reading direction."""
    kept = "".join(c if c.isspace() or unicodedata.category(c) not in ("Cc", "Cs") else "\ufffd" for c in text)
    return " ".join(word for word in _SPACE.split(kept.translate(_DIRECTION)) if word)


def escape(text: str) -> str:
    """Text that may stand in an element or in a quoted attribute.

    >>> escape('<b> & "c"')
    '&lt;b&gt; &amp; &quot;c&quot;'
    """
    return _escape(clean(text), quote=True)


@lru_cache(maxsize=1 << 16)
def measure(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a line of text, in the unit of ``size``.

    >>> measure("abc", 10)
    16.12
    """
    table = _BOLD if bold else _REGULAR
    return round(sum(_advance(letter, table) for letter in text) * size / 1000, 2)


def _advance(letter: str, table: dict[str, int]) -> int:
    if letter in table:
        return table[letter]
    if unicodedata.combining(letter) or unicodedata.category(letter) == "Cf":
        return 0
    base = unicodedata.normalize("NFD", letter)[0]
    if base in table:
        return table[base]
    return _WIDE if unicodedata.east_asian_width(letter) in "WF" or ord(letter) > 0xFFFF else _UNKNOWN


def wrap(text: str, width: float, size: float, *, bold: bool = False, max_letters: int = 70) -> list[str]:
    """The lines of a text: none wider than ``width`` or longer than ``max_letters`` letters unless a single word is.

    >>> wrap("one two three", 40, 10)
    ['one two', 'three']
    """
    lines: list[str] = []
    for word in clean(text).split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and len(longer) <= max_letters and measure(longer, size, bold=bold) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines or [""]


def fit(text: str, width: float, size: float, *, bold: bool = False, max_letters: int = 70) -> list[str]:
    """Like :func:`wrap`, with words that are too long cut into pieces, so that every line fits."""
    pieces = [piece for word in clean(text).split(" ") for piece in _cut_word(word, width, size, bold, max_letters)]
    return wrap(" ".join(pieces), width, size, bold=bold, max_letters=max_letters)


def _cut_word(word: str, width: float, size: float, bold: bool, max_letters: int) -> list[str]:
    if len(word) <= max_letters and measure(word, size, bold=bold) <= width:
        return [word]
    pieces = [""]
    for letter in word:
        longer = pieces[-1] + letter
        if pieces[-1] and (len(longer) > max_letters or measure(longer, size, bold=bold) > width):
            pieces.append(letter)
        else:
            pieces[-1] = longer
    return pieces


def format_number(value: float) -> str:
    """A coordinate: at most two decimals, so that bytes are the same on every machine."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def element(name: str, content: str = "", /, **attributes: str | float) -> str:
    """An element of escaped attributes; ``content`` is SVG already. ``_`` in a name becomes ``-``."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value) if isinstance(value, str) else format_number(value)}"'
        for key, value in attributes.items()
        if value != ""
    )
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def text_line(x: float, y: float, words: str, size: float, fill: str, *, bold: bool = False, anchor: str = "") -> str:
    """A line of text with its baseline at ``y``."""
    weight = "bold" if bold else ""
    return element("text", escape(words), x=x, y=y, font_size=size, font_weight=weight, text_anchor=anchor, fill=fill)


def paragraph(
    x: float, y: float, lines: Iterable[str], size: float, fill: str, *, bold: bool = False, leading: float = 1.25
) -> str:
    """Lines of text under each other, the first baseline at ``y``."""
    return "".join(text_line(x, y + i * size * leading, words, size, fill, bold=bold) for i, words in enumerate(lines))


def shape(name: str, x: float, y: float, r: float, **attributes: str | float) -> str:
    """A shape of the style table around a centre, of about equal weight whatever its form."""
    corners = style_table().shapes[name]
    if not corners:
        return element("circle", cx=x, cy=y, r=r, **attributes)
    return element("path", d=polygon_path([(x + r * a, y + r * b) for a, b in corners]), **attributes)


def polygon_path(points: Sequence[tuple[float, float]]) -> str:
    """Path data of a closed polygon."""
    return "M" + "L".join(f"{format_number(x)} {format_number(y)}" for x, y in points) + "Z"


def group(name: str, content: str, about: str) -> str:
    """Elements that belong together, with the ids that they stand for."""
    return element("g", content, class_=name, data_about=about)


def figure_fonts() -> str:
    """The font families of figures."""
    return style_table().fonts["figures"]["sans"]


def svg_document(width: float, height: float, content: str, *, title: str, description: str, zoom: float = 1.0) -> str:
    """A whole SVG file of points, whose title and description say it in words; ``zoom`` is points for each unit."""
    head = element("title", escape(title)) + element("desc", escape(description))
    return element(
        "svg", head + content, xmlns="http://www.w3.org/2000/svg", width=width * zoom * 4 / 3,
        height=height * zoom * 4 / 3,
        viewBox=f"0 0 {format_number(width)} {format_number(height)}", role="img",
        font_family=figure_fonts(), data_generator=PROGRAM,
    )  # fmt: skip
