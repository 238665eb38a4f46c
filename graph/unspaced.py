"""Scripts that put no space between words: Thai, Lao, Burmese, Khmer, Kana, Han; as ``web/core/unspaced.ts`` has it.

What stands between two spaces there is often a whole name or sentence, so that a word of it is looked for within.
"""

from __future__ import annotations

import re

LETTERS = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
"""The letters of these scripts, as they stand in the brackets of a pattern."""
STOPS = "\u3002\u0964\u0965\u06d4\u061f\u0589\u1362\u1367\u1368\u104b\u17d4\u17d5\u1803\u0f0d"
"""What ends a sentence in other scripts than ours, as it stands in the brackets of a pattern; no space need follow."""
_UNSPACED = re.compile(f"[{LETTERS}]")


def is_unspaced(text: str) -> bool:
    """Whether a text has letters of a script that puts no space between words.

    >>> is_unspaced("夜行バス"), is_unspaced("night bus")
    (True, False)
    """
    return bool(_UNSPACED.search(text))


def word_start(word: str) -> str:
    """By what a word that is looked for is found in a folded text with a space before each word: anywhere, if unspaced.

    >>> word_start("bus"), word_start("夜行")
    (' bus', '夜行')
    """
    return word if is_unspaced(word) else f" {word}"
