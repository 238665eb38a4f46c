"""How much of a text is touched: lines, sentences and words counted by hand."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph import Dataset
from civicgraph.graph.coding.coverage import SourceCoverage, UncodedPassage, coverage, source_coverage, split_sentences
from civicgraph.graph.export.coding import coverage_json

from ...workspace import MINUTES_TEXT, Workspace

SENTENCES = {
    "One. Two! Three?": ["One.", "Two!", "Three?"],
    "She said “No.” He left.": ['She said "No."', "He left."],
    "Dr. Cole met Mr. Dunn.": ["Dr. Cole met Mr. Dunn."],
    "1. Make buses free": ["1. Make buses free"],
    "It was 2016. Then it rained.": ["It was 2016.", "Then it rained."],
    "in 1.5 years, e.g. by 2018": ["in 1.5 years, e.g. by 2018"],
    "<p>First cell</p> <p>Second cell</p>": ["First cell", "Second cell"],
    "○ Trust ○ Fund": ["Trust", "Fund"],
    "--- ---": [],
}


@pytest.mark.parametrize(("row", "sentences"), SENTENCES.items())
def test_a_line_falls_into_sentences_cells_and_points(row: str, sentences: list[str]) -> None:
    plain = [one.text.replace("<p>", "").replace("</p>", "").strip(" ○") for one in split_sentences(row)[1]]
    assert plain == sentences


@given(st.lists(st.sampled_from(["a", "Bc", " ", ". ", "! ", "\n", "\t", "<p>", "</p>", "1.", "“", "” ", "Ä"])))
def test_sentences_neither_lose_words_nor_hold_any_twice(parts: list[str]) -> None:
    whole, sentences = split_sentences("".join(parts))
    assert [one.text for one in sentences] == [whole[one.start : one.end] for one in sentences]
    assert all(before.end <= after.start for before, after in pairwise(sentences))
    ends = [one.end for one in sentences]
    gaps = [whole[a:b] for a, b in zip([0, *ends], [one.start for one in sentences] + [len(whole)], strict=True)]
    assert not any(letter.isalnum() for gap in gaps for letter in gap.replace("<p>", "").replace("</p>", ""))


def test_a_line_with_no_anchor_is_a_passage_of_its_own(workspace: Workspace) -> None:
    data = workspace.dataset()
    minutes = source_coverage(data.record(), "source/minutes", MINUTES_TEXT)
    assert minutes == SourceCoverage(
        source="source/minutes",
        places=4,
        lines=5,
        lines_touched=4,
        words=38,
        words_touched=34,
        passages=(UncodedPassage(1, 4, True, "Elm Street March 2021"),),
    )


def test_the_rest_of_a_touched_line_is_a_passage_and_an_anchor_may_run_over_lines(workspace: Workspace) -> None:
    data = workspace.dataset()
    (report,) = coverage(data.record(), data.texts, "source/report").sources
    assert (report.places, report.lines, report.lines_touched) == (5, 4, 4)
    assert (report.words, report.words_touched) == (42, 41)
    assert report.passages == (UncodedPassage(1, 1, False, "It"),)


def test_passages_come_longest_first_and_show_at_most_eight_words(workspace: Workspace) -> None:
    workspace.write(
        "documents/minutes.txt",
        MINUTES_TEXT + "\nShort.\nA b c d e f g h i j. Here the tenth word is not shown, ever.\n",
    )
    data = workspace.dataset()
    (minutes,) = coverage(data.record(), data.texts, "source/minutes").sources
    assert [(one.line, one.words) for one in minutes.passages] == [(9, 18), (1, 4), (8, 1)]
    assert minutes.passages[0].opening == "A b c d e f g h"


def test_a_source_whose_text_is_not_at_hand_is_named_and_not_measured(workspace: Workspace) -> None:
    (workspace.root / "documents/report.txt").unlink()
    data = workspace.dataset()
    found = coverage(data.record(), data.texts)
    assert [one.source for one in found.sources] == ["source/minutes"]
    assert found.not_at_hand == ("source/report",)


def test_json_holds_no_word_of_the_text(workspace: Workspace) -> None:
    data = workspace.dataset()
    found = coverage_json(data.record(), coverage(data.record(), data.texts))
    told = [passage for one in found["sources"] for passage in one["passages"]]
    assert told == [{"line": 1, "words": 4, "whole_line": True}, {"line": 1, "words": 1, "whole_line": False}]


def test_words_touched_and_passages_make_up_every_shipped_text(documents: Path) -> None:
    data = Dataset.shipped()
    assert len(data.texts) == 5
    for one in coverage(data.record(), data.texts).sources:
        assert one.words_touched + sum(passage.words for passage in one.passages) == one.words
        whole = [passage.line for passage in one.passages if passage.whole_line]
        assert len(set(whole)) == len(whole) == one.lines - one.lines_touched


def test_sentences_and_words_are_counted_where_no_spaces_are_written() -> None:
    sentences = split_sentences("池の会は門を開けるよう求めた。市長は「秋までに」と答えた。\nThe gate opened.")[1]
    assert [(one.line, len(one.words)) for one in sentences] == [(1, 7), (1, 6), (2, 3)]
    assert sentences[1].text == '市長は"秋までに"と答えた。'
