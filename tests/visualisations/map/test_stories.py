"""Stories: read strictly, true to the record, and made from it where nobody wrote any."""

from __future__ import annotations

from pathlib import Path

import pytest

from civicgraph import Dataset
from civicgraph.graph.errors import DataError
from civicgraph.visualisations.map.stories import FILE, generate_stories, stories

from ...graph import by_hand
from ..small_record import small_record

RECORD = small_record()
GOOD = """stories:
  - id: week
    title: The week
    question: How did the week come about?
    views:
      - caption: It began with
          an ask.
        thing: fees-ask
      - caption: One line.
        line: [deputy-mayor, secondment]
      - caption: The chain.
        trace: [fees-ask, week]
      - caption: Three of them.
        things: [fees-ask, week, guide]
"""


def test_a_story_is_a_question_and_views_in_order() -> None:
    (story,) = stories(RECORD, GOOD.encode())
    assert (story.id, story.question) == ("week", "How did the week come about?")
    assert [view.shape for view in story.views] == ["thing", "line", "trace", "things"]
    assert story.views[0].caption == "It began with an ask."
    assert story.views[2].things == ("fees-ask", "week")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("thing: fees-ask", "thing: nobody", "stories.yaml:8: the record holds no thing nobody"),
        ("thing: fees-ask", "place: fees-ask", "stories.yaml:8: place does not belong here"),
        ("thing: fees-ask", "trace: fees-ask", "stories.yaml:8: trace takes 2 ids"),
        ("        thing: fees-ask\n", "", "stories.yaml:6: a view shows one of"),
        ("[deputy-mayor, secondment]", "[fees-ask, northmere]", "stories.yaml:10: no claim joins fees-ask and"),
        ("    title: The week\n", "", "stories.yaml:2: title is missing"),
        ("stories:", "questions:", "stories.yaml:1: stories must be a list"),
        ("One line.", "[a, b]", "stories.yaml:9: caption is missing or no text"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_line(old: str, new: str, said: str) -> None:
    with pytest.raises(DataError, match=said.replace("[", r"\[")):
        stories(RECORD, GOOD.replace(old, new).encode())


def test_two_stories_of_one_id_are_refused() -> None:
    line = GOOD.count("\n") + 1
    with pytest.raises(DataError, match=f"stories.yaml:{line}: week is already the id of the story of line 2: choose"):
        stories(RECORD, (GOOD + GOOD.partition("\n")[2]).encode())


def test_the_shipped_stories_are_three_and_name_only_what_the_record_holds() -> None:
    shipped = Dataset.shipped()
    file = Path(shipped.root, FILE)
    found = stories(shipped.record(), file.read_bytes(), FILE)
    assert [story.question for story in found] == [
        "How did London Voter Registration Week come about?",
        "Who was seconded where?",
        "What was promised at the assemblies of April 2024?",
    ]


def test_without_a_file_questions_are_made_of_asks_and_what_came_of_them() -> None:
    first = generate_stories(RECORD)[0]
    assert first.question == "What came of the ask “Help young people with the cost of becoming citizens”?"
    assert first.views[0].things == ("fees-ask",)
    assert first.views[1].shape == "trace"
    assert RECORD.rung(first.views[1].things[1]) == "outcome"


def test_the_strongest_pathway_comes_first_though_more_is_said_of_another() -> None:
    text = """
    ann asked loud-ask
    bo asked loud-ask
    loud-ask ledTo noise wording=inferred
    cy asked firm-ask
    firm-ask ledTo calm
    """
    types = {"loud-ask": "Ask", "firm-ask": "Ask", "noise": "Outcome", "calm": "Outcome", "ann": "Person"}
    found = generate_stories(by_hand.record(text, types))
    assert [story.views[-1].things for story in found] == [("firm-ask", "calm"), ("loud-ask", "noise")]


def test_where_nothing_was_asked_what_actors_did_takes_its_place() -> None:
    hand = by_hand.record("ann launched boat\nboat ledTo catch", {"ann": "Person", "catch": "Outcome"})
    (story,) = generate_stories(hand)
    assert story.question == "What does the record say came of what Ann did?"
    assert story.views[-1].things == ("ann", "catch")


def test_where_nothing_leads_anywhere_there_is_no_story() -> None:
    assert generate_stories(by_hand.record("ann memberOf club", {"ann": "Person"})) == ()
