"""Columns of a terminal: letters of two columns, marks of none, and tables that stay in line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph.console.widths import fitting, pad, shorten, shown_width
from civicgraph.console.words import columns, wrap

TEXTS = st.text(st.sampled_from("ab 夜行バス가a\u0301é…ｱ"), max_size=60)


def test_cells_of_two_columns_a_letter_stand_under_their_heads() -> None:
    rows = [("who", "what"), ("池の会", "bus"), ("Ana", "バス")]
    assert columns(rows) == ["who     what", "池の会  bus", "Ana     バス"]


def test_a_paragraph_of_wide_letters_is_wrapped_by_what_it_takes() -> None:
    lines = wrap("池を守る会は門を開けるよう求めた。" * 6, "  ").split("\n")
    assert [shown_width(line) for line in lines] == [80, 80, 50]
    assert "".join(line.strip() for line in lines) == "池を守る会は門を開けるよう求めた。" * 6


@given(TEXTS, st.integers(1, 30))
def test_what_is_cut_or_padded_takes_what_was_asked(text: str, most: int) -> None:
    assert shown_width(shorten(text, most)) <= most
    assert shorten(text, shown_width(text)) == text
    assert shown_width(pad(text, most)) == max(most, shown_width(text))
    assert shown_width(text[: fitting(text, most)]) <= most


@given(TEXTS)
def test_wrapping_loses_no_letter_and_no_line_is_too_long(text: str) -> None:
    lines = wrap(text, "  ").split("\n")
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(shown_width(line) <= 80 for line in lines)


@pytest.mark.parametrize(
    ("text", "most", "cut"), [("夜行バス", 8, "夜行バス"), ("夜行バス", 7, "夜行バ…"), ("ab夜", 3, "ab…")]
)
def test_a_name_is_cut_where_its_letters_end(text: str, most: int, cut: str) -> None:
    assert shorten(text, most) == cut
