"""What is told of somebody not named: neither given to one of those who may be meant, nor denied of them."""

from __future__ import annotations

import pytest

from civicgraph import Record, trace
from civicgraph.graph.tracing.unnamed import is_unnamed

from ..by_hand import record

TYPES = {
    "ann-role": "Secondment", "bob-role": "Secondment", "cy-role": "Secondment", "nobody": "Secondment",
    "ann": "Person", "bob": "Person", "cy": "Person", "stream": "Workstream", "team": "Group", "letter": "Publication",
}  # fmt: skip
NAMED = "ann-role secondee ann\nbob-role secondee bob\ncy-role secondee cy\n"
BY_GROUP = f"{NAMED}ann-role memberOf team\nbob-role memberOf team\nnobody memberOf team\nnobody published letter"
BY_WORK = f"{NAMED}ann-role workedOn stream\nbob-role led stream\nletter partOf stream\nnobody published letter"


def findings_on_unnamed(hand: Record, start: str) -> list[tuple[str, object, object]]:
    """The findings that tell of somebody not named: code, how many may be meant, and of what."""
    found = trace(hand, start, "letter").findings
    return [(one.code, one.arguments["of"], one.arguments["work"]) for one in found if one.code.startswith("told.unn")]


@pytest.mark.parametrize("start", ["ann", "ann-role", "bob"])
@pytest.mark.parametrize(("text", "work"), [(BY_GROUP, "team"), (BY_WORK, "stream")])
def test_who_may_be_meant_is_told_as_one_of_several(text: str, work: str, start: str) -> None:
    assert findings_on_unnamed(record(text, TYPES), start) == [("told.unnamed", 2, work)]


def test_the_sentence_neither_gives_nor_denies_it() -> None:
    verdict = trace(record(BY_WORK, TYPES), "ann", "letter").verdict
    assert (
        "Nobody published Letter; Ann is one of two named in Stream, and who of them is meant, if any, is not said."
    ) in verdict
    assert not any(one.startswith("No source says") for one in verdict)
    assert not any("Better documented: Nobody" in one for one in verdict)


def test_whoever_is_not_among_them_is_not_told_as_one_of_them() -> None:
    assert findings_on_unnamed(record(BY_GROUP, TYPES), "cy") == []
    assert findings_on_unnamed(record(BY_WORK, TYPES), "cy") == []


def test_the_only_one_named_is_not_taken_for_whoever_is_meant() -> None:
    only = "ann-role secondee ann\nann-role workedOn stream\nletter partOf stream\nnobody published letter"
    assert findings_on_unnamed(record(only, TYPES), "ann") == [("told.unnamed.only", 1, "stream")]


def test_of_several_works_the_one_with_the_fewest_named_is_told() -> None:
    wide = f"{BY_WORK}\nletter partOf programme\nann-role led programme\nbob-role led programme\ncy-role led programme"
    assert findings_on_unnamed(record(wide, TYPES), "ann") == [("told.unnamed", 2, "stream")]


def test_what_is_told_of_a_named_role_is_given_to_nobody_unnamed() -> None:
    own = f"{BY_WORK}\nann-role published letter"
    assert findings_on_unnamed(record(own, TYPES), "ann") == []


def test_a_reading_of_who_is_meant_leaves_the_role_a_role() -> None:
    hand = record(BY_WORK, TYPES)
    assert (is_unnamed(hand, "nobody"), is_unnamed(hand, "ann-role")) == (True, False)


def test_a_doubtful_deed_of_somebody_unnamed_is_not_told() -> None:
    planned = BY_WORK.replace("nobody published letter", "nobody published letter modality=planned")
    assert findings_on_unnamed(record(planned, TYPES), "ann") == []
