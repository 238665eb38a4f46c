"""Questions put together from choices: what is offered, what it leaves, and that SPARQL gives the same."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph import Dataset
from civicgraph.graph.sparql.choices import (
    ComposedQuestion,
    Condition,
    composed_query,
    counts_of,
    matching,
    other_choices,
    question_in_words,
    side_choices,
    things_of,
    type_choices,
)

from ...workspace import Workspace, write_interviews, write_workspace

YES = ["ask-free-transport-means-tested-benefits", "ask-london-2024", "ask-tyne-and-wear-2024"]
# Codes as they stand in an answer of a record with a base of its own.
CODES = re.compile(r"https://w3id\.org/civicgraph/ns/([\w-]+)#")
DATES = ["", "2016", "2016-11", "2019/2021", "2020-06-01"]


@cache
def dataset(name: str) -> Dataset:
    """A record: the shipped one, the harbour town, or interviews in Greek."""
    if name == "shipped":
        return Dataset.shipped()
    folder = Path(mkdtemp())
    return (write_workspace if name == "town" else write_interviews)(folder).dataset()


@st.composite
def questions(draw: st.DrawFn) -> tuple[str, ComposedQuestion]:
    """A record, and a question of choices that it offers."""
    name = draw(st.sampled_from(["shipped", "town", "greek"]))
    record = dataset(name).record()
    type = draw(st.sampled_from(type_choices(record))).key
    conditions = []
    for _ in range(draw(st.integers(0, 2))):
        ids = things_of(record, type)
        if not (sides := side_choices(record, ids)):
            break
        side = draw(st.sampled_from(sides)).key
        if "," not in side and draw(st.integers(0, 3)) == 0:  # one that is not offered, and still understood
            side += "," + draw(st.sampled_from(["", "^"])) + draw(st.sampled_from(sorted(record.relations)))
        others = ["", *(one.key for one in other_choices(record, ids, side))]
        conditions.append(Condition(side, draw(st.sampled_from(others))))
    after, before = (draw(st.sampled_from(DATES)) if conditions else "" for _ in range(2))
    by = [one.key for one in side_choices(record, things_of(record, type))]
    return name, ComposedQuestion(type, tuple(conditions), after, before, draw(st.sampled_from(["", *by])))


@given(questions())
def test_sparql_gives_the_same_things_and_counts(asked: tuple[str, ComposedQuestion]) -> None:
    name, question = asked
    data = dataset(name)
    record = data.record()
    rows = data.query(composed_query(record, question._replace(counted_by="")))
    assert sorted(row["thing"] for row in rows) == sorted(row.id for row in matching(record, question))
    if question.counted_by and len(counted := data.query(composed_query(record, question))) <= 60:
        expected = {one.key: one.many for one in counts_of(record, question)}
        assert {CODES.sub(r"\1:", str(row["by"])): row["things"] for row in counted} == expected


@given(questions())
def test_a_choice_leaves_as_many_things_as_it_says(asked: tuple[str, ComposedQuestion]) -> None:
    name, question = asked
    record = dataset(name).record()
    ids = things_of(record, question.type)
    for side in side_choices(record, ids)[:3]:
        found = matching(record, ComposedQuestion(question.type, (Condition(side.key),)))
        assert len(found) == side.many
        for other in other_choices(record, ids, side.key)[:3]:
            found = matching(record, ComposedQuestion(question.type, (Condition(side.key, other.key),)))
            assert len(found) == other.many


def test_asks_put_to_somebody_before_a_year_are_those_that_certainly_were() -> None:
    record = Dataset.shipped().record()
    to_khan = (Condition("putTo", "sadiq-khan"),)
    assert [row.id for row in matching(record, ComposedQuestion("Ask", to_khan))] == ["ask-london-2024"]
    assert matching(record, ComposedQuestion("Ask", to_khan, before="2024")) == []
    assert matching(record, ComposedQuestion("Ask", to_khan, before="2024-04-25")) == []
    assert len(matching(record, ComposedQuestion("Ask", to_khan, before="2024-04-26"))) == 1


def test_asks_answered_yes_are_found_by_what_was_said_of_their_answers() -> None:
    record = Dataset.shipped().record()
    yes = Condition("^respondedTo,gaveAnswer", "answer:yes")
    rows = matching(record, ComposedQuestion("Ask", (yes,), before="2025"))
    assert [row.id for row in rows] == YES
    for row in rows:
        said = {(claim.predicate, claim.object) for claim in row.claims[0]}
        assert said == {("respondedTo", row.id), ("gaveAnswer", "answer:yes")}
    put = matching(record, ComposedQuestion("Ask", (yes, Condition("putTo", "sadiq-khan"))))
    assert [row.id for row in put] == ["ask-london-2024"]
    assert question_in_words(record, ComposedQuestion("Ask", (yes,)), 3) == (
        "3 asks, each of which was answered by something that answered yes"
    )


@pytest.mark.parametrize(
    ("many", "words"),
    [
        (0, "no ask on record was put to Harbour Council, certainly before 2017"),
        (1, "1 ask, which was put to Harbour Council, certainly before 2017"),
        (3, "3 asks, each of which was put to Harbour Council, certainly before 2017"),
    ],
)
def test_the_question_reads_as_a_sentence(workspace: Workspace, many: int, words: str) -> None:
    question = ComposedQuestion("Ask", (Condition("putTo", "harbour-council"),), before="2017")
    assert question_in_words(workspace.dataset().record(), question, many) == words
