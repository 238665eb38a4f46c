"""Text in a table of Markdown."""

from __future__ import annotations


def escape_cell(text: str) -> str:
    """Text that stays within its cell of a Markdown table, and is no markup of it.

    >>> escape_cell("a | b")
    'a \\\\| b'
    """
    plain = " ".join(text.split())
    for sign in "\\|`*_<[":
        plain = plain.replace(sign, f"\\{sign}")
    return plain
