"""Agreement on each field, with coefficients worked out by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph.graph.coding.agreement import FIELDS, Agreement, agreements
from civicgraph.graph.coding.coefficients import MIN_PAIRS, alpha, kappa
from civicgraph.graph.coding.pairing import ClaimPair
from civicgraph.graph.coding.same_things import same_things

from ..by_hand import record


def compare(first: str, second: str) -> dict[str, Agreement]:
    """Agreement on each field of two codings whose claims are paired line by line."""
    one, other = record(first), record(second)
    pairs = [ClaimPair(1.0, *both) for both in zip(one.claims.values(), other.claims.values(), strict=True)]
    return {agreement.field: agreement for agreement in agreements(one, other, pairs, same_things(one, other))}


# Ten pairs twice over: of ten, eight agree on the relation, nine on wording and time.
FIRST = ("ally ledTo bus when=2016\n" * 5 + "ally asked tram wording=opinion\n" * 4 + "ally funded bus\n") * 2
SECOND = ("ally ledTo bus when=2016\n" * 4 + "ally enabled bus when=2017\n" + "ally asked tram wording=opinion\n" * 4
          + "ally ledTo tram wording=opinion\n") * 2  # fmt: skip


def with_ids(text: str) -> str:
    """Claims, each with an id of its own."""
    return "\n".join(f"{line} id=c{number}" for number, line in enumerate(text.splitlines()))


def test_each_field_is_counted_with_what_chance_alone_would_give() -> None:
    """Of ten pairs.

    Relation: 8 of 10 agree; the first has led 5, asked 4, funded 1, the second led 5, asked 4, enabled 1; by chance
    (5·5 + 4·4) / 100 = 0.41 agree, so that kappa is 0.39 / 0.59. Wording: 9 of 10; stated 6 and 5, opinion 4 and 5, by
    chance 0.5, kappa 0.4 / 0.5. Object: bus 6 and 5, tram 4 and 5 likewise. Date: 9 of 10; 2016 5 and 4, undated 5 and
    5, 2017 0 and 1; by chance 0.45, kappa 0.45 / 0.55.
    """
    found = compare(with_ids(FIRST), with_ids(SECOND))
    assert tuple(found) == FIELDS
    assert {field: (one.pairs, one.agreed, one.disagreements) for field, one in found.items()} == {
        "subject": (20, 20, ()),
        "relation": (20, 16, (("funded", "ledTo", 2), ("ledTo", "enabled", 2))),
        "kind": (20, 18, (("agency", "influence", 2),)),
        "object": (20, 18, (("Bus", "Tram", 2),)),
        "wording": (20, 18, (("stated", "opinion", 2),)),
        "modality": (20, 20, ()),
        "polarity": (20, 20, ()),
        "reading": (20, 20, ()),
        "date": (20, 18, (("2016", "2017", 2),)),
        "speaker": (20, 20, ()),
    }
    measured = {field: one.kappa for field, one in found.items() if one.kappa is not None}
    assert measured == pytest.approx(
        {"relation": 0.39 / 0.59, "kind": 0.4 / 0.5, "object": 0.4 / 0.5, "wording": 0.4 / 0.5, "date": 0.45 / 0.55}
    )


def test_krippendorffs_alpha_of_the_same_pairs() -> None:
    """Wording: of 40 values 22 are stated and 18 opinion; expected 2·22·18 / (40·39), observed 2 / 20."""
    found = compare(with_ids(FIRST), with_ids(SECOND))
    assert found["wording"].alpha == pytest.approx(1 - 0.1 / (2 * 22 * 18 / (40 * 39)))
    assert found["modality"].alpha is None


@pytest.mark.parametrize(
    ("one", "other", "published"),
    [("0100000010", "1110010000", 0.095), ("aabbdcccedda", "babbbccceddd", 0.692)],
)
def test_alpha_of_the_examples_that_krippendorff_published(one: str, other: str, published: float) -> None:
    """Computing Krippendorff's alpha-reliability (2011), examples A and B."""
    found = alpha(list(zip(one, other, strict=True)))
    assert found is not None and round(found, 3) == published


def test_too_few_pairs_give_no_coefficient() -> None:
    few = "\n".join(with_ids(FIRST).splitlines()[: MIN_PAIRS - 1])
    other = "\n".join(with_ids(SECOND).splitlines()[: MIN_PAIRS - 1])
    assert {(one.pairs, one.kappa, one.alpha) for one in compare(few, other).values()} == {(MIN_PAIRS - 1, None, None)}


def test_a_pair_that_reads_the_other_way_round_is_compared_crosswise() -> None:
    one, other = record("ask ledTo bus"), record("bus dependedOn ask")
    pair = ClaimPair(1.0, one.claims["claim/c01"], other.claims["claim/c01"], 1.0, True)
    found = {field.field: field.agreed for field in agreements(one, other, [pair], same_things(one, other))}
    assert (found["subject"], found["object"], found["relation"], found["kind"]) == (1, 1, 0, 1)


def test_values_are_compared_with_their_units() -> None:
    found = compare("bus reach =300 id=a", "bus reach =400 id=a")
    assert found["object"].disagreements == (("300", "400", 1),)


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
    assert alpha([]) is None
    assert alpha([("done", "done"), ("done", "done")]) is None


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=2))
def test_coefficients_are_the_same_whoever_is_called_first_and_never_above_one(pairs: list[tuple[str, str]]) -> None:
    turned = [(other, one) for one, other in pairs]
    for coefficient in (kappa, alpha):
        found, again = coefficient(pairs), coefficient(turned)
        assert found == again or (found is not None and again == pytest.approx(found))
        assert found is None or found <= 1
        assert found is None or (found == 1) == all(one == other for one, other in pairs)
