"""Which claims a source makes in one breath, and which of them credit work whose doer the same sentence names."""

from __future__ import annotations

import pytest

from civicgraph import trace
from civicgraph.graph.passages import share_passage, share_sentence
from civicgraph.graph.tracing.edges import strength_of

from .by_hand import claim, record

TYPES = {"stream": "Workstream", "pop": "Secondment", "kennedy": "Secondment", "charity": "CivilSocietyOrganisation",
         "survey": "Research", "week": "Campaign"}  # fmt: skip


def pair(first: str, second: str) -> tuple[bool, bool]:
    """Whether two claims, by where they stand, share a sentence and a passage."""
    one, other = claim(f"a ledTo b {first}", 1), claim(f"b ledTo c {second}", 2)
    assert share_sentence(one, other) == share_sentence(other, one)
    assert share_passage(one, other) == share_passage(other, one)
    return share_sentence(one, other), share_passage(one, other)


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("passage=1 sentence=1", "passage=1 sentence=1", (True, True)),
        ("passage=1 sentence=1", "passage=1 sentence=2", (False, True)),
        ("passage=1 sentence=1", "passage=2 sentence=2", (False, False)),
        ("passage=1 sentence=1", "passage=1 sentence=1 source=diary", (False, False)),
        ("", "", (False, False)),
        ("passage=1 sentence=1", "", (False, False)),
        ("anchor=the_week_was_a_success", "anchor=week_was_a", (True, True)),
        ("anchor=asked_for_a_post", "anchor=for_a_post_that_held", (True, True)),
        ("anchor=asked_for_a_post", "anchor=a_post_that_held", (False, False)),
        ("anchor=THE_WEEK_WAS", "anchor=the_week_was", (True, True)),
        ("anchor=the_week_was", "anchor=the_week_was source=diary", (False, False)),
        ("anchor=the_week_was sentence=1 passage=1", "anchor=the_week_was sentence=2 passage=2", (False, False)),
        ("anchor=weeks", "anchor=week", (False, False)),
    ],
)
def test_sentences_and_passages_count_where_they_are_known_and_anchors_elsewhere(
    first: str, second: str, found: tuple[bool, bool]
) -> None:
    assert pair(first, second) == found


TWINS = "stream produced week sentence=1 id=work\npop developed week sentence=1 id=act"


def agentless(text: str) -> dict[str, tuple[str, ...]]:
    """The claims that credit work, each with those that name who did it."""
    return dict(record(text, TYPES).agentless)


def test_credit_for_work_goes_to_whom_the_same_sentence_names() -> None:
    assert agentless(TWINS) == {"claim/work": ("claim/act",)}
    assert agentless(TWINS + "\nkennedy led week sentence=1 id=also") == {"claim/work": ("claim/act", "claim/also")}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("developed week sentence=1", "developed week sentence=2"),
        ("developed week sentence=1", "developed week sentence=1 source=diary"),
        ("developed week", "developed other"),
        ("developed week", "asked week"),
        ("developed week sentence=1", "developed week sentence=1 disputes=yes"),
        ("pop developed", "survey developed"),
        ("produced week sentence=1", "produced week sentence=1 wording=inferred"),
        ("produced week sentence=1", "produced week sentence=1 disputes=yes"),
        ("stream produced", "stream ledTo"),
        ("stream produced", "stream informed"),
        ("stream produced", "kennedy produced"),
    ],
)
def test_another_sentence_another_thing_or_another_relation_takes_no_credit(old: str, new: str) -> None:
    assert old in TWINS
    assert agentless(TWINS.replace(old, new)) == {}


@pytest.mark.parametrize("relation", ["developed", "delivered", "created", "led", "workedOn", "funded", "supported"])
def test_who_made_it_and_who_had_a_part_in_it_are_both_named(relation: str) -> None:
    assert agentless(TWINS.replace("developed", relation)) == {"claim/work": ("claim/act",)}


def test_such_a_claim_bears_no_more_than_shared_work() -> None:
    hand = record(TWINS, TYPES)
    assert [strength_of(hand, hand.claims[f"claim/{id}"]) for id in ("work", "act")] == [2, 5]
    order = record(TWINS.replace("produced week", "produced week modality=planned wording=opinion"), TYPES)
    assert strength_of(order, order.claims["claim/work"]) == 2


def test_such_a_claim_does_not_lead_where_another_can() -> None:
    hand = record(TWINS + "\nstream enabled week wording=hedged id=hedge", TYPES)
    (step,) = trace(hand, "stream", "week").pathways[0].steps
    assert (step.lead.id, [one.id for one in step.claims]) == ("claim/hedge", ["claim/hedge", "claim/work"])


def test_where_nothing_else_leads_the_step_breaks_and_the_doer_is_named() -> None:
    found = trace(record(TWINS, TYPES), "stream", "week")
    assert found.pathways[0].steps[0].is_break
    assert found.verdict[0] == "“The report” credits Stream with Week, but the same sentence names who did it: Pop."


def test_it_makes_no_sentence_that_tells_both_steps_nor_a_direct_word() -> None:
    """The sentence gives the week to Pop: that it names the charity too does not give the charity the week."""
    shared = "charity workedOn stream sentence=1\n"
    assert [joint.kind for joint in trace(record(shared + TWINS, TYPES), "charity", "week").pathways[0].joints] == [
        "shared-work"
    ]
