"""Anchors: found whatever their quotes, dashes and spaces look like, on the line where they begin."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph.graph.files.anchors import FoldedText, fold

REPORT = FoldedText("""\
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
    assert FoldedText("so so\nso").lines_of("so so") == [1, 1]


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(rows, st.data())
def test_every_run_of_words_is_found_where_it_begins(rows: list[list[str]], data: st.DataObject) -> None:
    placed = [(number, word) for number, row in enumerate(rows, 1) for word in row]
    if placed:
        first = data.draw(st.integers(0, len(placed) - 1))
        last = data.draw(st.integers(first, len(placed) - 1))
        anchor = "  ".join(word for _, word in placed[first : last + 1])
        assert placed[first][0] in FoldedText("\n".join(map(" ".join, rows))).lines_of(anchor)


@given(rows, words)
def test_a_word_is_found_as_often_as_the_text_has_it(rows: list[list[str]], word: str) -> None:
    text = " ".join(word for row in rows for word in row)
    often = sum(text.startswith(word, at) for at in range(len(text)))
    assert len(FoldedText("\n".join(map(" ".join, rows))).lines_of(word)) == often


@pytest.mark.parametrize(
    ("text", "anchor", "lines"),
    [
        ("our neigh-\nbourhood plan", "our neighbourhood plan", [1]),
        ("our long-\nterm plan", "our long-term plan", [1]),
        ("our neigh\u2010 \n\n bour\u00adhood plan", "neighbourhood plan", [1]),
        ("a vo\u00ad\nter roll\nof com-\nmu-\nnities", "voter roll of communities", [1]),
        ("our neigh-bourhood plan", "our neighbourhood plan", []),
        ("our neighbourhood plan", "our neigh-bourhood plan", []),
        ("the rapist", "therapist", []),
        ("the therapist", "the rapist", []),
        ("one\nthere-\nfore two", "therefore", [2]),
        ("one\nthere-\nfore two", "fore two", [3]),
        ("« Nous »\u00a0: oui", '"Nous": oui', [1]),
        ("« Nous » : oui", '"Nous" : oui', [1]),
        ("so – he said", "so-he said", [1]),
        ("so--he said", "so — he said", [1]),
        ("5\u20327\u2033 and 5´", "5'7\" and 5'", [1]),
        ("it\u02bcs ‹one›", "it's 'one'", [1]),
        ("「彼は」と\n言った", '"彼は"と言った', [1]),
        ("彼は\n言 った", "彼は言った", [1]),
        ("a\ufeffsk \u200bfor\u2060 it\u200d", "ask for it", [1]),
        ("minus \u22125", "minus -5", [1]),
        ("was \u22125 here", "-5 here", [1]),
    ],
)
def test_words_are_found_as_a_reader_sees_them(text: str, anchor: str, lines: list[int]) -> None:
    assert FoldedText(text).lines_of(anchor) == lines


def test_words_around_an_anchor_may_be_broken_too() -> None:
    text = FoldedText("the neigh-\nbourhood plan held\nthe plan fell")
    assert text.lines_of("plan", prefix="neighbourhood") == [2]
    assert text.lines_of("plan", suffix="fell") == [3]
    assert text.lines_of("the plan", prefix="held", suffix="fell") == [3]


@given(rows, st.data())
def test_a_word_broken_at_any_letter_is_found_where_it_begins(rows: list[list[str]], data: st.DataObject) -> None:
    words = [word for row in rows for word in row if len(word) > 1]
    if words:
        word = data.draw(st.sampled_from(words))
        at = data.draw(st.integers(1, len(word) - 1))
        assert FoldedText(f"x\n{word[:at]}-\n{word[at:]}").lines_of(word) == [2]


def test_all_places_in_a_long_text_are_found() -> None:
    text = FoldedText("it is said that the neigh-\nbourhood plan held. " * 8000)
    assert text.lines_of("neighbourhood plan", prefix="the", suffix="held") == list(range(1, 8001))


def test_spaces_at_a_dash_tell_places_apart_where_one_has_them_as_the_anchor() -> None:
    text = FoldedText("a cross-party group\na cross - party group\na cross-\nparty group")
    assert text.lines_of("cross - party group") == [2]
    assert text.lines_of("cross-party group") == [1, 3]
    assert text.lines_of("cross —party group") == [1, 2, 3]
