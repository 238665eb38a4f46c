"""The letters of a value in BibTeX: accents, dashes, quotes and braces of TeX as what they stand for."""

from __future__ import annotations

import re
import unicodedata

from .plain_words import one_line

_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328",
    "b": "\u0331",
}  # fmt: skip
_LETTERS = {
    "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å",
    "AA": "Å", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ",
    "textendash": "–", "textemdash": "—", "ldots": "…", "dots": "…", "textquoteright": "’", "textquoteleft": "‘",
    "textquotedblleft": "“", "textquotedblright": "”", "pounds": "£", "euro": "€", "texteuro": "€", "S": "§",
    "textasciitilde": "~", "textbackslash": "\\", "textunderscore": "_", "slash": "/", "copyright": "©",
}  # fmt: skip
_ACCENT = re.compile(
    r"""\\(?:(?P<mark>[`'^~=."])\s*|(?P<word>[uvHcdbkr])(?:\s+|(?=\{)))(?:\{\s*)?(?P<letter>\\[ij](?![A-Za-z])|[^\W\d_])(?:\s*(?P<end>\}))?"""
)
_COMMAND = re.compile(r"\\([A-Za-z]+)\*?\s*")
_STYLES = frozenset({
    "emph", "textit", "textbf", "textsc", "textrm", "texttt", "textsf", "textsuperscript", "textsubscript", "url",
    "href", "mbox", "it", "bf", "em", "sc", "rm", "tt", "uppercase", "protect", "relax", "enquote", "path", "nolinkurl",
})  # fmt: skip


def letters_of(text: str, unknown: set[str] | None = None) -> str:
    r"""A value as its letters, in one line; commands that are not known are taken out, and added to ``unknown``.

    >>> letters_of(r'{\"O}sterreichs B{\"u}ro \& Caf\'{e}: 2--3 na{\"\i}ve')
    'Österreichs Büro & Café: 2–3 naïve'
    """
    text = _ACCENT.sub(_accent, text)
    text = _COMMAND.sub(lambda found: _command(found, unknown), text)
    text = re.sub(r"\\([&%$#_{}])", lambda found: chr(0xE000 + ord(found[1])), text)
    text = text.replace("\\ ", " ").replace("\\-", "").replace("\\/", "").replace("\\\\", " ").replace("~", " ")
    text = text.replace("---", "—").replace("--", "–").replace("``", "“").replace("''", "”")
    text = re.sub("[{}$]", "", text)
    return one_line(re.sub("[\ue000-\ue0ff]", lambda found: chr(ord(found[0]) - 0xE000), text))


def address_of(text: str) -> str:
    r"""A web address as it is meant: dashes and ``~`` stay.

    >>> address_of(r"\url{https://example.org/a\_b--c/~ada}")
    'https://example.org/a_b--c/~ada'
    """
    text = re.sub(r"\\(?:url|href|path)\s*", "", text)
    text = re.sub(r"\{?\\textasciitilde\s*(\{\})?\}?|\\~\{\}", "~", text)
    return one_line(re.sub(r"[{}]", "", re.sub(r"\\([&%$#_~])", r"\1", text)))


def _accent(found: re.Match[str]) -> str:
    accent = _ACCENTS[found["mark"] or found["word"]]
    letter = found["letter"].removeprefix("\\")
    # a brace that closes what was not opened here stays for the one before
    opened = "{" in found[0]
    made = unicodedata.normalize("NFC", letter + accent)
    return made + ("}" if found["end"] and not opened else "")


def _command(found: re.Match[str], unknown: set[str] | None) -> str:
    name = found[1]
    if name not in _LETTERS and name not in _STYLES and unknown is not None:
        unknown.add(f"\\{name}")
    return _LETTERS.get(name, "")
