"""Influences that go to less: never walked as if they went to more, and told with what they come to in the end."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from civicgraph import Record, to_networkx, trace
from civicgraph.graph.tracing.edges import LESS
from civicgraph.graph.tracing.graph import TraceGraph
from civicgraph.graph.tracing.reach import reached_things
from civicgraph.graph.words.claims import claim_sentence

from ..by_hand import record, record_of
from ..random_records import PLACES, claims

FACTORS = dict.fromkeys(("drought", "harvest", "income", "debt"), "Factor")
CHAIN = """
drought ledTo/less harvest id=a
harvest ledTo/more income id=b
income influenced/less debt id=c
"""


def verdict(found: Record, start: str, end: str) -> str:
    """All that the verdict says, in one line."""
    return " ".join(trace(found, start, end).verdict)


def test_a_chain_with_one_less_says_that_it_comes_to_less_and_one_with_two_that_they_undo_each_other() -> None:
    found = record(CHAIN, FACTORS)
    assert "Step 1 leads to less: along it, more of Drought comes to less of" in verdict(found, "drought", "income")
    assert "Steps 1 and 3 lead to less, so that along it the less of one step undoes" in verdict(
        found, "drought", "debt"
    )
    assert "to less" not in verdict(found, "harvest", "income")
    assert "led to less" in verdict(found, "drought", "harvest")
    assert [pathway.is_less for end in ("income", "debt") for pathway in trace(found, "drought", end).pathways] == [
        True,
        False,
    ]


def test_a_step_reads_by_the_words_of_its_direction_both_ways() -> None:
    found = record(CHAIN, FACTORS)
    steps = trace(found, "drought", "debt").pathways[0].steps
    assert [step.phrase for step in steps] == ["led to less", "led to more", "had a part in less"]
    assert claim_sentence(found, found.claims["claim/a"]) == "Drought led to less Harvest"
    assert found.relations["ledTo/less"].inverse == "became less through"
    claim = found.claims["claim/a"]
    assert (claim.relation, claim.direction) == ("ledTo", "less")
    assert to_networkx(found)["drought"]["harvest"]["claim/a"]["direction"] == "less"


def test_of_two_ways_the_one_told_better_is_walked_and_the_other_told_as_the_opposite() -> None:
    found = record(
        """
        drought ledTo/less harvest id=a wording=opinion voice=one
        drought contributedTo/less harvest id=b wording=opinion voice=two
        drought ledTo harvest id=c wording=opinion voice=three
        drought cameAfter harvest id=d
        drought ledTo/less harvest id=e voice=four disputes=yes
        drought ledTo/more harvest id=f voice=five disputes=yes
        """,
        FACTORS,
    )
    (step,) = trace(found, "drought", "harvest").pathways[0].steps
    assert [claim.id for claim in step.supporting] == ["claim/a", "claim/b"]
    assert [claim.id for claim in step.opposing] == ["claim/c"]
    assert [claim.id for claim in step.disputing] == ["claim/e"]
    assert "The opposite of step 1, that it led to more, is said by the voice of the three." in verdict(
        found, "drought", "harvest"
    )
    graph = TraceGraph(found)
    assert [claim.id for claim in graph.claims_between("drought", "harvest")] == ["claim/a", "claim/b"]


def test_of_two_ways_told_alike_the_one_to_more_is_walked() -> None:
    found = record("a ledTo/less b id=less\na ledTo b id=more")
    (step,) = trace(found, "a", "b").pathways[0].steps
    assert (step.lead.id, [claim.id for claim in step.opposing]) == ("claim/more", ["claim/less"])


def test_what_a_thing_leads_to_says_where_it_comes_to_less() -> None:
    reached = {one.id: one.less for one in reached_things(TraceGraph(record(CHAIN, FACTORS)), "drought", 8)}
    assert reached == {"harvest": True, "income": True, "debt": False}


def with_less(found: Record, less: set[str]) -> Record:
    """A record in which some claims that one led to another say that it led to less."""
    kept = [
        one._replace(predicate="ledTo/less") if one.id in less and one.predicate == "ledTo" else one
        for one in found.claims.values()
    ]
    return record_of(kept, {place: "Factor" for place in PLACES})


@given(claims(), st.sets(st.integers(0, 13)))
def test_a_pathway_is_to_less_where_an_odd_number_of_its_steps_are_and_the_verdict_says_so(
    kept: list[object], numbers: set[int]
) -> None:
    found = with_less(record_of(kept), {f"claim/c{number:02}" for number in numbers})  # type: ignore[arg-type]
    graph = TraceGraph(found)
    for start in PLACES[:2]:
        traced = trace(found, start, "c")
        for pathway in traced.pathways:
            signs = [{claim.direction == "less" for claim in step.supporting if _goes(found, claim.predicate)}
                     for step in pathway.steps]  # fmt: skip
            assert all(len(one) <= 1 for one in signs), "no step goes both ways"
            assert pathway.is_less == (sum(True in one for one in signs) % 2 == 1)
        told = " ".join(traced.verdict)
        if traced.pathways and len(traced.pathways[0].steps) > 1 and start != "c":
            assert ("comes to less of" in told) == traced.pathways[0].is_less
    assert (LESS in graph.sign) == any(
        claim.direction == "less" and claim.supports and claim.subject != claim.object
        for claim in found.claims.values()
    )


def _goes(found: Record, predicate: str) -> bool:
    return found.relations[predicate].kind == "influence"
