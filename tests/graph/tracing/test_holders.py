"""Who held a post when something was done in it."""

from __future__ import annotations

import pytest

from civicgraph import trace

from ..by_hand import record

TYPES = {"mayor": "Post", "role": "Secondment", "ann": "Person", "bob": "Person", "letter": "Publication"}
HELD = "ann heldPost mayor when=2016-05/2018-10\nbob heldPost mayor when=2018-10/..\n"


def holder_sentences(text: str, start: str) -> list[str]:
    """What a trace to the letter says of holders."""
    found = trace(record(text, TYPES), start, "letter")
    pairs = zip(found.findings, found.verdict, strict=True)
    return [said for one, said in pairs if one.code.startswith("holder.")]


@pytest.mark.parametrize(
    ("when", "said"),
    [
        (" when=2017", "Then it was held by Ann."),
        (" when=2020-01", "Bob held Mayor; whether then is not told."),
        (" when=2015", "Who held Mayor then is not recorded."),
        (" when=2018-10", "Who held Mayor then is not told; on record are Ann and Bob."),
        ("", "Who held Mayor then is not told; on record are Ann and Bob."),
    ],
)
def test_the_holder_is_named_only_where_the_dates_tell(when: str, said: str) -> None:
    assert holder_sentences(f"{HELD}mayor published letter{when}", "mayor") == [said]


def test_a_post_with_one_holder_or_none_says_so() -> None:
    assert holder_sentences("ann heldPost mayor\nmayor published letter", "mayor") == [
        "Ann held Mayor; whether then is not told."
    ]
    assert holder_sentences("mayor published letter", "mayor") == ["Who held Mayor then is not recorded."]


def test_a_secondment_is_one_persons_and_needs_no_holder_told() -> None:
    assert holder_sentences("role secondee ann\nrole published letter", "role") == []
    assert holder_sentences("role secondee ann\nrole published letter", "ann") == []


def test_what_was_done_in_a_post_is_not_put_on_one_of_its_holders_without_a_word() -> None:
    undated = f"{HELD}mayor published letter"
    assert holder_sentences(undated, "ann") == ["Whether Ann held that post then is not told: Bob held it too."]
    assert holder_sentences(f"{undated} when=2017", "ann") == []


def test_of_a_post_with_one_holder_on_record_it_is_said_that_the_time_is_not_told() -> None:
    text = "ann heldPost mayor\nmayor published letter"
    assert holder_sentences(text, "ann") == ["Whether Ann held that post then is not told."]


def test_what_was_done_while_another_held_it_is_not_theirs() -> None:
    later = f"{HELD}mayor published letter when=2020"
    assert trace(record(later, TYPES), "ann", "letter").pathways == ()
    assert trace(record(later, TYPES), "bob", "letter").through[0].how == "role"


def test_what_came_of_a_post_before_somebody_held_it_did_not_come_to_them() -> None:
    made = f"{HELD}letter created mayor when=2016-01"
    assert trace(record(made, TYPES), "letter", "bob").pathways == ()


def test_whoever_stood_for_a_post_did_not_do_what_was_done_in_it() -> None:
    stood = "ann stoodFor mayor\nmayor published letter"
    found = trace(record(stood, TYPES), "ann", "letter")
    assert (found.pathways, found.through) == ((), ())
    assert "Nearest: both ends are told of with Mayor, which was sought by Ann and published Letter." in found.verdict
