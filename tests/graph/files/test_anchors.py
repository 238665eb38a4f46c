"""Anchors: found whatever their quotes, dashes and spaces look like, on the line where they begin."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph.graph.files.anchors import Text, folded

REPORT = Text("""\
The Mayor’s office — it
said – had   been “porous”…

It had been said before.
Page 2\fIt had been said again.
""")

words = st.text("abc", min_size=1, max_size=3)
rows = st.lists(st.lists(words, max_size=4), min_size=1, max_size=5)


@pytest.mark.parametrize(
    ("anchor", "lines"),
    [
        ("The Mayor's office", [1]),
        ("The Mayor’s office - it", [1]),
        ("it said – had been", [1]),
        ('been "porous"...', [2]),
        ("had been", [2, 4, 5]),
        ("It had been\tsaid", [4, 5]),
        ("\u00a0Page 2 It ", [5]),
        ("the mayor's office", []),
        ("had been said twice", []),
        ("", []),
        (" \n", []),
    ],
)
def test_an_anchor_is_found_on_each_line_where_it_begins(anchor: str, lines: list[int]) -> None:
    assert REPORT.lines_of(anchor) == lines


@pytest.mark.parametrize(
    ("prefix", "suffix", "lines"),
    [
        ("It", "", [4, 5]),
        ("Page 2 It", "", [5]),
        ("", "said before", [4]),
        ("it said –", "“porous”", [2]),
        ("It", "“porous”", []),
    ],
)
def test_words_before_and_behind_tell_places_apart(prefix: str, suffix: str, lines: list[int]) -> None:
    assert REPORT.lines_of("had been", prefix, suffix) == lines


def test_places_that_overlap_are_all_found() -> None:
    assert Text("so so\nso").lines_of("so so") == [1, 1]


@pytest.mark.parametrize(
    ("anchor", "near"),
    [
        ("had been said loudly and often", "had been said"),
        ("The Mayor's own office", "The Mayor's"),
        ("Nothing of the kind", ""),
        ("It", ""),
    ],
)
def test_the_nearest_text_is_the_longest_run_of_first_words(anchor: str, near: str) -> None:
    assert REPORT.nearest(anchor) == near


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(rows, st.data())
def test_every_run_of_words_is_found_where_it_begins(rows: list[list[str]], data: st.DataObject) -> None:
    placed = [(number, word) for number, row in enumerate(rows, 1) for word in row]
    if placed:
        first = data.draw(st.integers(0, len(placed) - 1))
        last = data.draw(st.integers(first, len(placed) - 1))
        anchor = "  ".join(word for _, word in placed[first : last + 1])
        assert placed[first][0] in Text("\n".join(map(" ".join, rows))).lines_of(anchor)


@given(rows, words)
def test_a_word_is_found_as_often_as_the_text_has_it(rows: list[list[str]], word: str) -> None:
    text = " ".join(word for row in rows for word in row)
    often = sum(text.startswith(word, at) for at in range(len(text)))
    assert len(Text("\n".join(map(" ".join, rows))).lines_of(word)) == often
