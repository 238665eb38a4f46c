"""Two codings compared: claims are paired by the words that they rest on, then by the line."""

from __future__ import annotations

import pytest

from civicgraph.graph.coding.agreement import anchor_words, claims_in_reach, lines_of, pair_claims
from civicgraph.graph.record import Evidence, Record

from ..by_hand import claim, record_of


def coding(*said: tuple[str, str, int]) -> Record:
    """A coding of one document: for each claim its object, its anchor and the line that this begins on."""
    return record_of(
        claim(f"ally ledTo {object} id={number}")._replace(
            evidence=(Evidence("source/report", anchor, "It says so.", line),)
        )
        for number, (object, anchor, line) in enumerate(said)
    )


def pair_ids(first: Record, second: Record) -> list[tuple[str, str]]:
    """The ids of each pair, as numbers."""
    return [(pair.first.id[-1], pair.second.id[-1]) for pair in pair_claims(first, second)]


def test_in_a_line_that_is_a_paragraph_the_words_tell_which_claims_belong_together() -> None:
    first = coding(("night-bus", "the bus began to run", 3), ("night-bus", "so the bus was kept", 3))
    second = coding(("night-bus", "and so the bus was kept on", 3), ("night-bus", "in May the bus began to run", 3))
    assert pair_ids(first, second) == [("0", "1"), ("1", "0")]


def test_one_anchor_cut_at_another_word_is_the_same_place_though_it_begins_on_another_line() -> None:
    first, second = coding(("bus", "the council then promised a bus", 3)), coding(("bus", "promised a bus", 4))
    (pair,) = pair_claims(first, second)
    assert pair.overlap == 1.0
    assert len(claims_in_reach(first, lines_of(second))) == 0
    assert len(claims_in_reach(first, lines_of(second), [pair.first])) == 1


@pytest.mark.parametrize(
    ("one", "line", "other", "elsewhere"),
    [
        ("promised a bus", 3, "promised a bus", 9),  # the same words, far away
        ("the council asked for it", 3, "it was the mayor", 4),  # one small word in common
        ("promised a bus", 3, "a tram was promised", 4),
    ],
)
def test_other_places_are_not_paired(one: str, line: int, other: str, elsewhere: int) -> None:
    assert pair_ids(coding(("bus", one, line)), coding(("bus", other, elsewhere))) == []


def test_without_words_in_common_a_line_will_do_and_comes_after_them() -> None:
    first = coding(("bus", "asked for it", 3), ("bus", "then it came", 3))
    second = coding(("bus", "and then it came", 3), ("bus", "quite another part", 3))
    assert pair_ids(first, second) == [("1", "0"), ("0", "1")]
    assert [pair.overlap for pair in pair_claims(first, second)] == [1.0, 0.0]


def test_ends_of_other_names_are_not_paired_though_they_rest_on_the_same_words() -> None:
    first, second = record_of([claim("ally ledTo bus")]), record_of([claim("mayor ledTo library")])
    assert pair_claims(first, second) == []


def test_of_claims_on_the_same_words_those_with_ends_most_alike_are_paired() -> None:
    anchor = "they asked for a bus and a tram"
    first = coding(("night-bus", anchor, 3), ("night-tram", anchor, 3))
    second = coding(("night-tram", anchor, 3), ("night-bus", anchor, 3))
    assert pair_ids(first, second) == [("0", "1"), ("1", "0")]


def test_words_are_compared_as_anchors_are() -> None:
    assert anchor_words("Don’t “think” so –  IT") == ("don", "t", "think", "so", "it")
