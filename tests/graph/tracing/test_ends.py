"""Ends that nothing leads from or to, taken with a role, a part, a whole, or what is the same."""

from __future__ import annotations

import pytest

from civicgraph import Trace, trace

from ..by_hand import caveat, claim, record, record_of

TYPES = {
    "ann": "Person",
    "secondment": "Secondment",
    "chapter": "Alliance",
    "alliance": "Alliance",
    "charity": "CivilSocietyOrganisation",
    "week": "Campaign",
    "day": "Event",
}


def trace_ends(text: str, start: str, end: str = "week", ends: str = "wide") -> Trace:
    """The trace between two ends."""
    return trace(record(text, TYPES), start, end, ends=ends)


@pytest.mark.parametrize(
    ("text", "start", "end", "through", "told"),
    [
        (
            "secondment ledTo week\nsecondment secondee ann",
            "ann",
            "week",
            [("start", "ann", "secondment", "role")],
            ["Followed from a role of Ann: Secondment.", "“The report” states it: Secondment led to Week."],
        ),
        (
            "alliance ledTo week\nchapter sameAs alliance",
            "chapter",
            "week",
            [("start", "chapter", "alliance", "same")],
            [
                "Followed from Alliance, the same as Chapter.",
                "“The report” states it: Alliance led to Week.",
            ],
        ),
        (
            "alliance ledTo week\nchapter partOf alliance",
            "chapter",
            "week",
            [("start", "chapter", "alliance", "whole")],
            [
                "Followed from Alliance, of which Chapter is a part: what the whole did, the part did not thereby do.",
                "No source says that Chapter brought about Week.",
            ],
        ),
        (
            "alliance ledTo week\nann memberOf alliance",
            "ann",
            "week",
            [("start", "ann", "alliance", "whole")],
            [
                "Followed from Alliance, of which Ann was one.",
                "The record tells it of all of these together, not of Ann by name.",
            ],
        ),
        (
            "alliance ledTo day\nday partOf week",
            "alliance",
            "week",
            [("end", "week", "day", "part")],
            ["Followed to Day, a part of Week and not the same.", "No source says that Alliance brought about Week."],
        ),
        (
            "alliance ledTo week\nday sameAs week",
            "alliance",
            "day",
            [("end", "day", "week", "same")],
            [
                "Followed to Week, the same as Day.",
                "“The report” states it: Alliance led to Week.",
            ],
        ),
    ],
)
def test_an_end_is_taken_with_what_stands_for_it_and_the_trace_says_so(
    text: str, start: str, end: str, through: list[tuple[str, str, str, str]], told: list[str]
) -> None:
    found = trace_ends(text, start, end)
    assert [(one.end, one.given, one.id, one.how) for one in found.through] == through
    assert list(found.verdict[:2]) == told
    assert (found.start, found.end) == (start, end)
    exact = trace_ends(text, start, end, ends="exact")
    assert (exact.pathways, exact.through) == ((), ())


def test_both_ends_may_be_taken_with_something_else() -> None:
    found = trace_ends("secondment ledTo day\nsecondment secondee ann\nday partOf week", "ann")
    assert [(one.end, one.how) for one in found.through] == [("start", "role"), ("end", "part")]
    assert "No source says that Ann brought about Week." in found.verdict


def test_nothing_is_taken_in_the_place_of_an_end_that_a_pathway_leads_from() -> None:
    text = "ann ledTo week wording=opinion\nsecondment ledTo week\nsecondment secondee ann"
    found = trace_ends(text, "ann")
    assert (found.through, found.pathways[0].things) == ((), ("ann", "week"))


def test_a_role_alone_is_taken_where_the_pathway_breaks_and_the_roles_does_not() -> None:
    text = "ann ledTo week wording=inferred\nsecondment ledTo week\nsecondment secondee ann"
    found = trace_ends(text, "ann")
    assert [one.id for one in found.through] == ["secondment"] and found.pathways[0].things == ("secondment", "week")
    broken = trace_ends(
        text.replace("ledTo week\n", "ledTo week wording=inferred\n", 1).replace(
            "secondment ledTo week", "secondment ledTo week wording=inferred"
        ),
        "ann",
    )
    assert broken.through == ()
    whole = trace_ends("ann ledTo week wording=inferred\nalliance ledTo week\nann memberOf alliance", "ann")
    assert whole.through == ()


def test_the_sounder_is_taken_before_the_stronger() -> None:
    text = """
    secondment ledTo week wording=opinion
    secondment secondee ann
    alliance ledTo week
    ann memberOf alliance
    """
    assert [one.how for one in trace_ends(text, "ann").through] == ["role"]


def test_what_a_dispute_denies_stands_for_nothing() -> None:
    assert trace_ends("alliance ledTo week\nann memberOf alliance disputes=yes", "ann").pathways == ()


def test_a_role_is_a_persons_and_not_that_of_who_sent_the_person() -> None:
    text = "secondment ledTo week\nsecondment about charity"
    assert trace_ends(text, "charity").pathways == ()


def test_the_two_ends_are_never_taken_for_one_another() -> None:
    """From a part to its whole: not from the whole, of which it is a part, to a part of the whole."""
    assert trace_ends("chapter partOf alliance", "chapter", "alliance").pathways == ()
    assert trace_ends("chapter partOf alliance\nother partOf alliance", "chapter", "alliance").pathways == ()
    assert trace_ends("chapter partOf alliance\nalliance ledTo week", "chapter").through[0].id == "alliance"


def test_caveats_of_what_was_taken_come_with_the_trace() -> None:
    claims = [claim("secondment ledTo week"), claim("secondment secondee ann", 2)]
    hand = record_of(claims, TYPES, caveats=[caveat("on-role", "secondment"), caveat("on-tie", "claim/c02")])
    assert [one.id for one in trace(hand, "ann", "week").caveats] == ["caveat/on-role", "caveat/on-tie"]


def test_what_was_done_before_a_role_was_held_or_after_is_not_its_holders() -> None:
    text = "role ledTo week when={done}\nann heldPost role when={held}"
    types = {"ann": "Person", "role": "Post"}

    def ways(done: str, held: str) -> list[str]:
        return [one.how for one in trace(record(text.format(done=done, held=held), types), "ann", "week").through]

    assert ways("2016", "2018") == ways("2020", "2018") == []
    assert ways("2018", "2018") == ways("2018", "2018-10") == ["role"]


def test_whoever_created_a_post_did_not_hold_it() -> None:
    types = {"ann": "Person", "role": "Post"}
    assert trace(record("week ledTo role\nann created role", types), "week", "ann").pathways == ()
    assert trace(record("week ledTo role\nann heldPost role", types), "week", "ann").through[0].how == "role"
