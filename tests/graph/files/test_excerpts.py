"""The passage around an anchor: the text's own letters, the anchor marked, no word cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph.graph.files.anchors import FoldedText, fold
from civicgraph.graph.files.excerpts import AROUND, Excerpt, excerpt

REPORT = """\
The Mayor’s office — it
said – had   been “porous”…

It had been said before.
Cafe\u0301 talk went on: it had been ﬁne.
"""

words = st.text("ab’é", min_size=1, max_size=4)
rows = st.lists(st.lists(words, min_size=1, max_size=5), min_size=1, max_size=6)


@pytest.mark.parametrize(
    ("anchor", "line", "found"),
    [
        ("it said - had been", 1, "it\nsaid – had   been"),
        ('been "porous"...', 2, "been “porous”…"),
        ("had been", 2, "had   been"),
        ("had been", 4, "had been"),
        ("Café talk", 5, "Cafe\u0301 talk"),
        ("been fine", 5, "been ﬁne"),
    ],
)
def test_the_words_are_those_of_the_text(anchor: str, line: int, found: str) -> None:
    at = excerpt(REPORT, anchor, line)
    assert at is not None
    assert at.words == found
    assert at.before + at.words + at.after == REPORT.rstrip()


@pytest.mark.parametrize("hyphen", ["-", "\u2010", "\xad"])
def test_a_word_that_the_text_breaks_is_marked_from_its_first_letter_to_its_last(hyphen: str) -> None:
    text = f"Then the coun{hyphen}\ncil  I know said yes."
    assert excerpt(text, "council I", 1) == Excerpt("Then the ", f"coun{hyphen}\ncil  I", " know said yes.")
    assert excerpt(text, "council I know", 1) == Excerpt("Then the ", f"coun{hyphen}\ncil  I know", " said yes.")


@pytest.mark.parametrize(
    ("anchor", "line"), [("had been", 0), ("", 1), ("nowhere", 1), ("said before", 5), ("had", 99)]
)
def test_what_does_not_begin_there_is_not_shown(anchor: str, line: int) -> None:
    assert excerpt(REPORT, anchor, line) is None


def test_long_texts_are_cut_between_words() -> None:
    found = excerpt("one " * 200 + "here " + "two " * 200, "here", 1, around=10)
    assert found == Excerpt("… one one ", "here", " two two …")
    assert excerpt("x" * 400 + "here" + "y" * 400, "here", 1, around=10) == Excerpt("… ", "here", " …")


@given(rows, st.data())
def test_every_run_of_words_is_found_where_it_stands(text: list[list[str]], data: st.DataObject) -> None:
    content = "\n".join(" ".join(row) for row in text)
    row = data.draw(st.integers(0, len(text) - 1))
    first = data.draw(st.integers(0, len(text[row]) - 1))
    anchor = " ".join(text[row][first : data.draw(st.integers(first + 1, len(text[row])))])
    (line, *_) = FoldedText(content).lines_of(anchor)
    found = excerpt(content, anchor, line)
    assert found is not None
    assert fold(found.words) == fold(anchor)
    assert (found.before + found.words + found.after).strip() == content.strip()
    assert len(content) < AROUND


BROKEN = "The coun\u00adcil’s \u200bneigh\u00ad\nbour\u00adhood plan for « all » of com-\nmunities."


@pytest.mark.parametrize(
    ("anchor", "found"),
    [
        ("council's neighbourhood plan", "coun\u00adcil’s \u200bneigh\u00ad\nbour\u00adhood plan"),
        ('for "all" of communities', "for « all » of com-\nmunities"),
    ],
)
def test_broken_words_are_shown_as_the_text_has_them(anchor: str, found: str) -> None:
    at = excerpt(BROKEN, anchor, 1)
    assert at is not None and at.words == found
    assert at.before + at.words + at.after == BROKEN
