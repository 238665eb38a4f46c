"""Who did it as well, by the same sentence."""

from __future__ import annotations

import pytest

from civicgraph import Record, trace
from civicgraph.graph.tracing.doers import co_doers

from ..by_hand import record

TYPES = {
    "ann": "Person",
    "bank": "Funder",
    "trust": "Funder",
    "fund": "Fund",
    "flood": "ContextEvent",
    "role": "Secondment",
}
HERE = "passage=1 sentence=1"


def others(text: str) -> tuple[str, ...]:
    """Who else did what the first claim tells."""
    hand = record(text, TYPES)
    return co_doers(hand, hand.claims["claim/c01"])


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (f"trust funded fund {HERE}", ("trust",)),
        ("trust funded fund passage=1 sentence=2", ()),
        (f"trust launched fund {HERE}", ()),
        (f"trust funded fund {HERE} modality=planned", ()),
        (f"trust funded other {HERE}", ()),
        (f"trust funded fund {HERE} disputes=yes", ()),
    ],
)
def test_the_same_act_told_in_the_same_sentence_is_told_of_both(line: str, found: tuple[str, ...]) -> None:
    assert others(f"bank funded fund {HERE}\n{line}") == found


def test_one_act_read_here_to_mean_somebody_is_not_two() -> None:
    assert others(f"role led fund {HERE}\nann led fund {HERE} wording=inferred reading=identity") == ()


def test_causes_that_are_nobodys_act_are_not_counted_as_doers() -> None:
    assert others(f"flood influenced fund {HERE}\nbank influenced fund {HERE}") == ()


def test_the_verdict_names_them() -> None:
    hand: Record = record(f"bank funded fund {HERE}\ntrust funded fund {HERE}\nfund ledTo week", TYPES)
    assert "The same sentence names Trust as well." in trace(hand, "bank", "fund").verdict
    assert "The sentence of step 1 names Trust as well." in trace(hand, "bank", "week").verdict
