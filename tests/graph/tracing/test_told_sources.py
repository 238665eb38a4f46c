"""How a trace says who tells a pathway: one source or several, one voice or many."""

from __future__ import annotations

from dataclasses import replace

from civicgraph import trace

from ..by_hand import claim, record, record_of
from .finding_cases import INTERVIEWS
from .telling import in_detail, several, verdict


def test_a_passage_that_tells_it_is_named_with_its_voice_and_never_called_no_account() -> None:
    hand = record("ask ledTo post passage=3\npost ledTo week passage=3")
    assert verdict(hand) == [
        "One passage of “The report” tells it from Ask to Week, in the words of the voice of the report.",
        "The record joins them in two steps, all stated.",
    ]
    assert in_detail(hand) == ["No step is dated, so that nothing proves their order."]
    several = record("ask ledTo post passage=3 voice=ann\npost ledTo week passage=3 voice=ben")
    assert verdict(several)[0] == "One passage of “The report” tells it from Ask to Week."


def test_sources_that_each_tell_a_piece_are_named_and_none_of_them_tells_it() -> None:
    hand = record("ask ledTo post\npost ledTo week source=diary")
    assert verdict(hand) == [
        "No one source tells it from Ask to Week; “The report” and “The diary” each tell a piece.",
        "The record joins them in two steps, all stated.",
    ]
    broken = record("ask ledTo post\nweek cameAfter post source=diary")
    assert verdict(broken)[0] == "No source says that Ask brought about Week."


def test_a_speaker_who_tells_every_step_is_named() -> None:
    hand = record("ask ledTo post voice=ann\npost ledTo week voice=ann")
    assert verdict(hand)[0] == "The voice of the ann tells every step of it from Ask to Week."
    assert in_detail(hand) == ["No step is dated, so that nothing proves their order."]


def test_a_passage_with_a_break_in_it_tells_no_influence() -> None:
    hand = record("ask ledTo post passage=3\nweek cameAfter post passage=3")
    assert verdict(hand)[0] == "No source says that Ask brought about Week."
    assert "Every step stands in “The report”; that is no account of the whole." in in_detail(hand)


def test_what_a_source_states_and_elsewhere_gives_as_opinion_is_told_as_both() -> None:
    text = "ask ledTo week\nask ledTo week wording=opinion voice=leader"
    both = "Step 1 is stated, and elsewhere in the same source an opinion: the voice of the leader."
    assert both in verdict(record(text))
    assert both not in verdict(record(text.replace("wording=opinion", "wording=opinion source=diary")))
    assert both not in verdict(record(text.replace("week wording", "week disputes=yes wording")))


def test_what_a_source_states_and_elsewhere_hedges_is_told_as_both() -> None:
    both = "Step 1 is stated, and hedged elsewhere in the same source."
    assert both in verdict(record("ask ledTo week\nask ledTo week wording=hedged"))
    assert both not in verdict(record("ask ledTo week\nask enabled week wording=hedged"))


def test_only_those_who_say_it_so_are_said_to_state_it() -> None:
    """The diary has an opinion of it, or tells a part of it, or by another relation: it states no such thing."""
    states = ["“The report” states it: Ask led to Week."]
    for diary in ("ledTo week wording=opinion", "ledTo week wording=hedged", "contributedTo week", "enabled week",
                  "ledTo week share=partial"):  # fmt: skip
        assert verdict(record(f"ask ledTo week\nask {diary} source=diary")) == states
    assert verdict(record("ask ledTo week\nask ledTo week source=diary")) == [
        "“The report” and “The diary” state it: Ask led to Week."
    ]


def test_an_opinion_is_that_of_those_who_hold_this_one() -> None:
    text = "week dependedOn ask wording=opinion voice=ann\nask enabled week wording=opinion voice=ben"
    assert verdict(record(text))[0] == "In the opinion of the voice of the ann, Ask was needed for Week."


def test_pieces_from_two_sources_say_where_they_join() -> None:
    text = "ask ledTo a source=report\na ledTo b source=report\na ledTo b source=diary\nb ledTo week source=diary"
    assert "Pieced together: no one source holds every step; the pieces join at step 3." in in_detail(record(text))


def test_three_sources_make_two_joints() -> None:
    text = "ask ledTo a source=report\na ledTo b source=diary\nb ledTo week source=letter"
    joined = "Pieced together: no one source holds every step; the pieces join at steps 2 and 3."
    assert joined in in_detail(record(text))


def test_a_source_that_tells_every_step_in_an_impossible_order_tells_nothing_whole() -> None:
    text = """
    ask ledTo post source=report
    ask enabled post source=diary when=2020
    post ledTo week source=letter
    post enabled week source=diary when=2016
    """
    assert "Pieced together: no source holds every step in an order that its own dates allow." in in_detail(
        record(text)
    )


def test_two_sources_that_both_tell_it_whole_are_named() -> None:
    text = "ask ledTo post\nask ledTo post source=diary\npost ledTo week\npost ledTo week source=diary"
    assert verdict(record(text))[0] == (
        "“The diary” and “The report” have every step from Ask to Week, in several places; no passage tells the whole."
    )


def test_several_voices_are_counted_and_named_and_are_no_single_opinion() -> None:
    """Three respondents, each in an interview of their own, say one thing."""
    hand = record(INTERVIEWS)
    assert (
        "In the opinion of the voice of the ann, the voice of the ben and the voice of the cat, Ask led to Week."
    ) in verdict(hand)
    further = record(f"{INTERVIEWS}\nweek ledTo law")
    assert (
        "Step 1 rests on the opinion of three voices in three sources: the voice of the ann, the voice of the ben and "
        "the voice of the cat."
    ) in verdict(further, end="law")
    gaps = trace(hand, "ask", "week").gaps
    assert not any("single" in gap or "second source" in gap for gap in gaps)


def test_one_voice_in_two_sources_is_one_voice() -> None:
    lines = [f"ask ledTo week wording=opinion voice=ann source={name}" for name in ("one", "two")]
    hand = record("\n".join(lines))
    assert verdict(hand) == ["In the opinion of the voice of the ann, Ask led to Week."]
    assert several(hand, trace(hand, "ask", "week").pathways[0].steps[0]) == (
        "Told by one voice in two sources: the voice of the ann."
    )


def test_sources_that_repeat_one_another_count_once() -> None:
    """Two newspapers print one press release; the diary is on its own."""
    lines = [f"ask ledTo week wording=opinion source={name} id={name}" for name in ("press", "post", "times")]
    hand = record("\n".join(lines))
    paper = {f"source/{name}": ("source/press",) for name in ("post", "times")}
    hand = replace(hand, sources={id: one._replace(derived_from=paper.get(id, ())) for id, one in hand.sources.items()})
    found = trace(hand, "ask", "week")
    assert several(hand, found.pathways[0].steps[0]).startswith(
        "Told by three voices in three sources of one origin, which count once: "
    )
    assert found.gaps[1:] == (
        "Step 1 rests on sources of a single origin.",
        "No step is dated.",
        "No second source confirms any step.",
    )
    other = record_of([*hand.claims.values(), claim("ask ledTo week wording=opinion source=diary id=diary")])
    other = replace(other, sources={**other.sources, **hand.sources})
    step = trace(other, "ask", "week").pathways[0].steps[0]
    assert several(other, step).startswith("Told by four voices in four sources of two origins: ")


def test_who_only_orders_in_time_tells_no_inferred_influence() -> None:
    """One sentence must not call a step inferred while another counts a mere order in time as telling it."""
    text = "ask ledTo post wording=inferred\npost cameAfter ask id=order\npost ledTo week"
    assert "Pieced together: step 1 is our inference, and no source tells it." in in_detail(record(text))
    assert trace(record(text), "ask", "week").pathways[0].told_whole_by == ()


def test_who_tells_a_promise_does_not_tell_the_deed() -> None:
    text = "ask ledTo week\nask ledTo week modality=planned source=diary"
    assert trace(record(text), "ask", "week").pathways[0].told_whole_by == ("source/report",)
