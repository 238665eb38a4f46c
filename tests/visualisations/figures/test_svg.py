"""Text that is measured, wrapped and escaped."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph.visualisations.figures.svg import (
    clean,
    element,
    escape,
    fit,
    format_number,
    measure,
    shape,
    svg_document,
    text_line,
    wrap,
)

HOSTILE = [
    "<script>alert(1)</script>", "]]>&amp;&#0;", "\"quoted\" 'twice'", "a\x00b\x0bc\ud800", "عربي עברית", "🗳️ vote 🇬🇧",
    "\u202eevil\u202c", "W" * 200,
]  # fmt: skip


@given(st.text(), st.floats(1, 500), st.integers(1, 90))
def test_wrapping_keeps_words_and_widths(words: str, width: float, limit: int) -> None:
    lines = wrap(words, width, 10, max_letters=limit)
    assert " ".join(lines) == clean(words)
    assert all(" " not in line or (measure(line, 10) <= width and len(line) <= limit) for line in lines)


@given(st.text(), st.floats(14, 500), st.booleans())
def test_fitted_lines_fit_and_lose_nothing(words: str, width: float, bold: bool) -> None:
    lines = fit(words, width, 10, bold=bold)
    assert "".join(lines).replace(" ", "") == clean(words).replace(" ", "")
    assert all(measure(line, 10, bold=bold) <= width for line in lines)


@given(st.text())
def test_whatever_is_written_can_be_read(words: str) -> None:
    read = ElementTree.fromstring(text_line(0, 0, words, 10, "#000000") or "<text/>")
    assert (read.text or "") == clean(words)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_text_stays_text(words: str) -> None:
    read = ElementTree.fromstring(element("g", text_line(0, 0, words, 10, "#000000"), data_about=words))
    assert [child.tag for child in read] == ["text"]
    assert read.get("data-about") == read[0].text == clean(words)


def test_direction_cannot_be_turned() -> None:
    assert clean("\u202eevil\u202c\u2066") == "evil"


@pytest.mark.parametrize(
    ("words", "bold", "width"),
    [("Citizens", False, 35.56), ("Citizens", True, 38.34), ("é", True, 5.56), ("e\u0301", False, 5.56)],
)
def test_widths_are_those_of_liberation_sans(words: str, bold: bool, width: float) -> None:
    assert measure(words, 10, bold=bold) == pytest.approx(width, abs=0.02)


def test_a_no_break_space_holds() -> None:
    assert wrap("said on line\u00a045", 60, 10) == ["said on", "line\u00a045"]


@pytest.mark.parametrize(("value", "written"), [(1.0, "1"), (-0.001, "0"), (2 / 3, "0.67"), (100.0, "100")])
def test_coordinates_are_short(value: float, written: str) -> None:
    assert format_number(value) == written


@pytest.mark.parametrize("name", ["circle", "square", "diamond", "triangle", "triangle-down", "hexagon", "star"])
def test_every_shape_is_drawn_differently(name: str) -> None:
    others = {shape(other, 0, 0, 5) for other in ("circle", "square", "pentagon", "star", "diamond") if other != name}
    assert shape(name, 0, 0, 5) not in others


def test_a_document_is_named_and_sized() -> None:
    root = ElementTree.fromstring(svg_document(300, 60, "", title="A & B", description="<one>"))
    assert (root.get("role"), root.get("viewBox"), root.get("width"), root.get("height")) == (
        "img", "0 0 300 60", "400", "80",
    )  # fmt: skip
    assert [child.text for child in root] == ["A & B", "<one>"]


def test_escaping_covers_both_quotes() -> None:
    assert escape("\"'<>&") == "&quot;&#x27;&lt;&gt;&amp;"
