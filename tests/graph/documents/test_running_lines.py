"""Running heads and feet, by repetition alone."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph.graph.documents.running_lines import without_running_lines

BODY = ["first", "second", "third", "fourth", "fifth", "sixth"]


def feet(*lines: str) -> list[list[str]]:
    """Pages of one word and a foot."""
    return [[BODY[number], line] if line else [BODY[number]] for number, line in enumerate(lines)]


@pytest.mark.parametrize(
    "lines",
    [
        ["1", "2", "3"],
        ["ix", "x", "xi"],
        ["Report 2021", "Report 2021", "Report 2021"],
        ["Report 2021 | 7", "Report 2021 | 8", "Report 2021 | 9"],
        ["left", "1", "left", "3", "left", "5"],
        ["Page 1 of 4", "", "Page 3 of 4", "Page 4 of 4"],
    ],
)
def test_what_returns_is_taken_out(lines: list[str]) -> None:
    found = without_running_lines(feet(*lines))
    left = [line for page in found.pages for line in page]
    assert left == BODY[: len(lines)]


@pytest.mark.parametrize(
    "lines",
    [
        ["twice", "twice", "other"],
        ["17", "4", "250"],
        ["300", "300", "300"],
        ["Ward 1 120", "Ward 2 140", "Ward 3 155"],
        ["a neigh-", "a neigh-", "a neigh-"],
        ["far", "", "", "far", "", "far"],
    ],
)
def test_what_only_looks_like_it_stays(lines: list[str]) -> None:
    assert without_running_lines(feet(*lines)).pages == feet(*lines)


def test_a_page_of_nothing_else_keeps_its_line() -> None:
    assert without_running_lines([["Report"]] * 4).pages == [["Report"]] * 4


LINES = st.lists(st.sampled_from(["Report", "Page 1", "Page 2", "Page 3", "7", "8", "ii", "", "words"]), max_size=5)


@given(st.lists(LINES, max_size=8))
def test_no_line_goes_untold_and_none_moves_to_another_page(pages: list[list[str]]) -> None:
    found = without_running_lines(pages)
    assert len(found.pages) == len(pages)
    gone = 0
    for before, after in zip(pages, found.pages, strict=True):
        at = "\n".join(before).find("\n".join(after))
        assert at >= 0
        gone += sum(Counter(line for line in before if line).values()) - sum(bool(line) for line in after)
    assert gone == sum(count for _, count in found.lines)
    assert all(count >= 3 for _, count in found.lines)
