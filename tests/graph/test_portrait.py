"""What is said of one thing, by aspect: worked out by hand, and laws that hold for the shipped record."""

from __future__ import annotations

import pytest

from civicgraph import Dataset
from civicgraph.graph.portrait import ASPECTS, CAME, DID, LED, WHAT, WHERE, WHO, WITH, portrait
from civicgraph.graph.words.portraits import aspect_sentence, dates_sentence, put_sentence

from .by_hand import record

RECORD = Dataset.shipped().record()
TYPES = {
    "fund": "Fund", "kin": "Funder", "oak": "Funder", "ann": "Person", "post": "Post", "city": "Place", "ask": "Ask",
    "better": "Outcome", "council": "PublicBody",
}  # fmt: skip
HAND = record(
    """kin funded fund id=a when=2016
oak funded fund id=b when=2016
oak funded fund id=c wording=opinion
oak launched fund id=d wording=inferred
fund ledTo better id=e wording=opinion
fund respondedTo ask id=f
council participatedIn fund id=g
fund locatedIn city id=h
ann heldPost post id=i""",
    TYPES,
)


def said_of(id: str, aspect: str) -> list[tuple[str, tuple[str, ...], str]]:
    """What is said of a thing in one aspect: relation, of whom, and the wording."""
    return [(one.relation, one.others, one.claims[0].wording) for one in portrait(HAND, id)[aspect]]


def test_each_claim_stands_in_the_aspect_of_the_thing_that_it_is_read_from() -> None:
    assert said_of("fund", WHO) == [("^funded", ("kin", "oak"), "stated"), ("^launched", ("oak",), "inferred")]
    assert said_of("fund", LED) == [("ledTo", ("better",), "opinion")]
    assert said_of("fund", CAME) == [("respondedTo", ("ask",), "stated")]
    assert said_of("fund", WITH) == [("^participatedIn", ("council",), "stated")]
    assert said_of("fund", WHERE) == [("locatedIn", ("city",), "stated")]
    assert said_of("kin", DID) == [("funded", ("fund",), "stated")]
    assert said_of("ann", WHO) == [("heldPost", ("post",), "stated")]
    assert said_of("fund", WHAT) == said_of("ann", WHAT) == []


def test_what_is_told_several_times_is_said_once_as_it_is_told_most_firmly() -> None:
    (funded, _) = portrait(HAND, "fund")[WHO]
    assert [claim.id for claim in funded.claims] == ["claim/a", "claim/b"]


def test_a_sentence_says_what_keeps_it_from_being_plain_and_when() -> None:
    drawn = portrait(HAND, "fund")
    assert aspect_sentence(HAND, "fund", drawn[WHO]) == (
        "It was funded by Kin and Oak (2016); was launched by Oak (inferred)."
    )
    assert (
        aspect_sentence(HAND, "fund", drawn[WHO], 6, 1)
        == "It was funded by Kin and Oak (2016); one more in other ways."
    )
    assert aspect_sentence(HAND, "ann", portrait(HAND, "ann")[WHO]) == "Ann held the post of Post."
    assert aspect_sentence(HAND, "fund", []) == ""


def test_times_are_those_of_the_claims_where_the_record_dates_nothing() -> None:
    about = HAND.claims_about("fund")
    assert dates_sentence([], about) == "Two of the 8 claims give a time: 2016."
    assert dates_sentence(["2016-11"], about) == "The record dates it November 2016."


def test_how_claims_are_put_is_explained_where_it_is_counted() -> None:
    assert put_sentence(HAND, HAND.claims_about("oak")) == (
        "Of the 3 claims that name it, 1 is stated (the source says so in its own voice), 1 is opinion (somebody in "
        "the source says or feels so) and 1 is inferred (our reading, with our reason; no source says it)."
    )


@pytest.mark.parametrize("id", sorted(RECORD.things)[::7])
def test_every_saying_rests_on_claims_about_the_thing_that_nobody_disputes(id: str) -> None:
    drawn = portrait(RECORD, id)
    assert list(drawn) == list(ASPECTS)
    about = {claim.id for claim in RECORD.claims_about(id)}
    for saying in (one for sayings in drawn.values() for one in sayings):
        assert len(saying.others) == len(saying.claims) == len(set(saying.others))
        for other, claim in zip(saying.others, saying.claims, strict=True):
            assert claim.id in about and claim.supports and {claim.subject, claim.object} == {id, other}
