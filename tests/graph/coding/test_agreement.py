"""Two codings compared: claims are paired by the words that they rest on, then by the line."""

from __future__ import annotations

import pytest

from civicgraph.graph.coding.agreement import (
    Agreement,
    ClaimPair,
    agreements,
    anchor_words,
    claims_in_reach,
    kappa,
    lines_of,
    pair_claims,
)
from civicgraph.graph.record import Evidence, Record

from ..by_hand import claim, record, record_of


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


def compare(first: str, second: str) -> dict[str, Agreement]:
    """Agreement on each field of two codings whose claims are paired line by line."""
    one, other = record(first), record(second)
    pairs = [ClaimPair(1.0, *both) for both in zip(one.claims.values(), other.claims.values(), strict=True)]
    return {agreement.field: agreement for agreement in agreements(one, other, pairs)}


def test_each_field_is_counted_with_what_chance_alone_would_give() -> None:
    """Of three pairs each field but one agrees in two; chance would give 1/3, 4/9 and 2/3 of them."""
    found = compare(
        "ally ledTo bus when=2016\nally asked tram wording=opinion\nally funded library",
        "ally ledTo bus when=2016\nally asked tram when=2017 voice=guest\nally ledTo library",
    )
    assert {field: (one.pairs, one.agreed, one.disagreements) for field, one in found.items()} == {
        "relation": (3, 2, (("funded", "ledTo", 1),)),
        "kind": (3, 2, (("agency", "influence", 1),)),
        "wording": (3, 2, (("opinion", "stated", 1),)),
        "modality": (3, 3, ()),
        "date": (3, 2, (("undated", "2017", 1),)),
        "speaker": (3, 2, (("author", "a described speaker", 1),)),
    }
    measured = {field: one.kappa for field, one in found.items() if one.kappa is not None}
    assert measured == pytest.approx({"relation": 0.5, "kind": 0.4, "wording": 0.0, "date": 0.5, "speaker": 0.0})


def test_the_five_commonest_disagreements_are_named_the_most_often_first() -> None:
    firsts = ["led", "led", "asked", "created", "funded", "launched", "made"]
    one = "\n".join(f"ally {relation} bus" for relation in firsts)
    found = compare(one, "\n".join(["ally supported bus"] * len(firsts)))["relation"]
    assert found.disagreements == (
        ("led", "supported", 2),
        ("asked", "supported", 1),
        ("created", "supported", 1),
        ("funded", "supported", 1),
        ("launched", "supported", 1),
    )


def test_without_pairs_or_with_one_value_throughout_there_is_no_kappa() -> None:
    assert kappa([]) is None
    assert kappa([("done", "done"), ("done", "done")]) is None
    assert kappa([("done", "asked"), ("asked", "done")]) == -1.0
