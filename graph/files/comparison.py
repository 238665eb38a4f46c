"""Letters as they are compared: quotes, dashes and spaces made plain, and marks that nobody sees left out."""

from __future__ import annotations

import re

# By Unicode: what has the property Quotation_Mark, with primes, accents and letters that are typed as apostrophes.
_SINGLE = "‘’‚‛‹›′‵`´ʹʻʼʽˈˊˋ՚׳ꞌ＇❛❜❟"
_DOUBLE = "“”„‟«»″‶ʺˮ״〝〞〟＂❝❞❠⹂「」『』﹁﹂﹃﹄｢｣"
# The category of dashes (Pd), with minus signs and the bullet that is typed as a hyphen.
_DASH = "\u058a\u05be\u1400\u1806‐‑‒–—―⁃⁻−˗➖⸗⸚⸺⸻⹀⹝〜〰゠︱︲﹘﹣－"
_PLAIN = str.maketrans({**dict.fromkeys(_SINGLE, "'"), **dict.fromkeys(_DOUBLE, '"'), **dict.fromkeys(_DASH, "-")})
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
# A hyphen that a word may be broken at, where it is: it stands at the end of a line.
BROKEN = re.compile("\xad(?=[^\\S\n]*\n)")


def fold(text: str) -> str:
    """Text with quotes and dashes made plain, invisible marks left out, each run of white space made one space.

    >>> fold("the Mayor’s  ‘porous’ –\\n GLA")
    "the Mayor's 'porous' - GLA"
    """
    if not text.isascii():
        text = _normalise(text)
    return " ".join((_UNSEEN.sub("", text) if not text.isprintable() else text).replace("`", "'").split())


def _normalise(text: str) -> str:
    from unicodedata import normalize

    # An accent of its own would become a blank with an accent on it, and some dashes are made of others.
    return normalize("NFKC", _UNSEEN.sub("", text).translate(_PLAIN)).translate(_PLAIN)
