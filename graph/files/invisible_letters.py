"""Invisible letters: marks that change what a reader is shown, or that other programs cannot read."""

from __future__ import annotations

import re
import unicodedata

_NAMES = {
    "\x00": "a NUL character",
    "\x0b": "a vertical tab",
    "\x0c": "a form feed",
    "\x85": "an invisible line end",
    "\xad": "an invisible soft hyphen",
    "\ufeff": "an invisible byte order mark",
    "\u2028": "an invisible line separator",
    "\u2029": "an invisible paragraph separator",
}
# Between letters that are written with them, in Persian, in the scripts of India and in emoji, these two are spelling.
_JOINERS = "\u200c\u200d"
_DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_INVISIBLE = (
    "\xad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0"
    "\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
)
_OUTSIDE = "".join(f"{chr(plane + 0xFFFE)}-{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
_CONTROL = f"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef{_OUTSIDE}"
# The tags that spell the flags of England, Scotland and Wales, behind a black flag; nothing else is written with them.
_TAGS = "\U000e0000-\U000e0fff"
_FLAG = re.compile("\U0001f3f4[\U000e0020-\U000e007e]{1,8}\U000e007f")

CONTROL = re.compile(f"[{_CONTROL}]")
"""What breaks lines, or files that others read."""

_SUSPECT = re.compile(f"[{_CONTROL}\r{_DIRECTION}{_INVISIBLE}{_JOINERS}{_TAGS}]")
_LOCATING = re.compile(f"[{_CONTROL}\r{_DIRECTION}]")
_BLANK = re.compile(f"[\\s{_INVISIBLE}{_JOINERS}\u2800\ufe00-\ufe0f{_TAGS}]*")


def invisible_problem(text: str, locating: bool = False) -> str:
    """The first invisible letter of a text, and what to do; empty where all letters are visible.

    Parameters
    ----------
    locating
        The text is only compared with others, and invisible marks are no matter.

    >>> invisible_problem("Harbour\\u202eCouncil")
    'an invisible mark of direction (U+202E): take it out'
    """
    if text.isascii() and text.isprintable():
        return ""
    for match in (_LOCATING if locating else _SUSPECT).finditer(text):
        if not is_spelling(text, match.start()):
            return f"{describe_letter(match[0])}: take it out"
    return ""


def is_spelling(text: str, at: int) -> bool:
    """Whether a joiner stands between letters of a script that needs it, or a tag in a flag.

    >>> is_spelling("می\u200cخواهم", 2), is_spelling("a\u200cb", 1)
    (True, False)
    """
    letter = text[at]
    if letter in _JOINERS:
        return 0 < at < len(text) - 1 and _is_joined(text[at - 1]) and _is_joined(text[at + 1])
    if "\U000e0000" <= letter <= "\U000e0fff":
        return any(match.start() <= at < match.end() for match in _FLAG.finditer(text))
    return False


def _is_joined(letter: str) -> bool:
    return not letter.isascii() and letter not in _JOINERS and unicodedata.category(letter)[0] in "LMS"


def is_blank(text: str) -> bool:
    """Whether there is nothing in a text to be seen.

    >>> is_blank(" \\u200b\\u3164"), is_blank("a")
    (True, False)
    """
    return text.isspace() or not text if text.isascii() else _BLANK.fullmatch(text) is not None


def describe_letter(letter: str) -> str:
    """An invisible letter in words, with its number.

    >>> describe_letter("\\u2028")
    'an invisible line separator (U+2028)'
    """
    if letter in _NAMES:
        what = _NAMES[letter]
    elif re.match(f"[{_DIRECTION}]", letter):
        what = "an invisible mark of direction"
    elif CONTROL.match(letter):
        what = "a control character" if ord(letter) < 0xA0 or letter == "\r" else "a code that is no character"
    else:
        what = "a control character" if letter == "\r" else "an invisible mark"
    return f"{what} (U+{ord(letter):04X})"
