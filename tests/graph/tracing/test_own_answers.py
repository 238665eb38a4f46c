"""What somebody answered by name, beside what is told of many together."""

from __future__ import annotations

import pytest

from civicgraph import trace
from civicgraph.graph.tracing.own_answers import own_answer

from ..by_hand import record

TYPES = {
    "ann": "Person", "bob": "Person", "all": "Group", "plea": "Ask", "pleas": "Ask", "promise": "Commitment",
    "ann-said": "Response", "ann-more": "Response",
}  # fmt: skip
TOGETHER = "all made promise\nann memberOf all\nbob memberOf all\npromise respondedTo plea\nplea partOf pleas\n"
ANSWERED = "ann made ann-said\nann-said respondedTo pleas\nann-said gaveAnswer answer:yes\n"


@pytest.mark.parametrize("end", ["promise", "plea"])
def test_an_answer_to_a_set_is_an_answer_to_what_is_in_it(end: str) -> None:
    found = own_answer(record(TOGETHER + ANSWERED, TYPES), "ann", end)
    assert found == ("ann-said", "pleas", ("yes",), "stated", True)


def test_an_answer_to_the_very_ask_goes_before_one_to_the_set() -> None:
    own = "ann made ann-more\nann-more respondedTo plea\nann-more gaveAnswer answer:partly wording=contested\n"
    found = own_answer(record(TOGETHER + ANSWERED + own, TYPES), "ann", "promise")
    assert found == ("ann-more", "plea", ("partly",), "contested", False)


def test_nobody_else_answered_by_name() -> None:
    hand = record(TOGETHER + ANSWERED, TYPES)
    assert own_answer(hand, "bob", "promise") is None
    assert own_answer(hand, "all", "promise") is None


def test_a_promise_that_answers_another_ask_is_not_answered_by_it() -> None:
    apart = TOGETHER.replace("promise respondedTo plea", "promise respondedTo other") + ANSWERED
    assert own_answer(record(apart, TYPES | {"other": "Ask"}), "ann", "promise") is None


def test_the_verdict_tells_it_beside_what_all_did() -> None:
    verdict = trace(record(TOGETHER + ANSWERED, TYPES), "ann", "promise").verdict
    assert verdict[1:3] == (
        "The record tells it of all of these together, not of Ann by name.",
        "By name, Ann answered the ask “Pleas”, which includes it: yes.",
    )


def test_where_no_influence_is_told_the_answer_stands_in_its_place() -> None:
    verdict = trace(record(TOGETHER + ANSWERED, TYPES), "ann", "plea").verdict
    assert verdict[0] == "By name, Ann answered the ask “Pleas”, which includes it: yes."
    assert verdict[1].startswith("The record holds no pathway of influence")


def test_a_promise_doubted_of_all_is_told_with_the_doubt() -> None:
    doubted = (TOGETHER + ANSWERED).replace("all made promise", "all made promise wording=contested")
    verdict = trace(record(doubted, TYPES), "ann", "promise").verdict
    assert "The record tells it of all of these together, not of Ann by name, and doubts it elsewhere." in verdict
    assert not any(one.startswith("No source says") for one in verdict)
