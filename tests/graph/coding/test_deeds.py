"""Outcomes named as deeds: found by words of possibility in every passage, and by none in the name."""

from __future__ import annotations

import pytest

from civicgraph.graph.coding.deeds import deeds
from civicgraph.graph.errors import Problem
from civicgraph.graph.files.validation import validate
from civicgraph.graph.own_vocabulary import own_triples
from civicgraph.graph.vocabulary import load_vocabulary

BASE = "https://example.org/boats/"
OWN_TYPE = (
    b"types:\n- {id: Landing, label: landing, plural: landings, parent: Outcome, definition: Boats that came in.}\n"
)

TEXT = """\
A slip of sentences. Boats could come in at any tide. Boats came in.
In May the boats came. Opportunities to sail were there; the crew might stay.
Crews were able to rest, and were encouraged to. The rest is told elsewhere.
Without a tide few would have landed. They came to eat what might not otherwise have been given.
Sailing may have been less usual before. This may have helped them.
"""
THINGS = "things:\n  - id: tide\n    type: Event\n    name: Tide\n  - id: outcome-in\n    type: {}\n    name: {}\n"
HEAD = "id: source/log\ntitle: A log\ntextFile: log.txt\nauthorVoice: v\nvoices:\n  - id: v\n    name: me\nclaims:\n"
CLAIM = """\
  - id: claim/log/{}
    subject: tide
    predicate: ledTo
    object: outcome-in
    wording: stated
    modality: {}
    evidence:
"""


def deed_messages(
    *anchors: str, modality: str = "done", name: str = "Boats came in", kind: str = "Outcome"
) -> list[Problem]:
    """What is told of one outcome with these anchors, each in a claim of its own."""
    claims = "".join(
        f"{CLAIM.format(number, modality)}      - anchor: {anchor}\n        summary: So it is told.\n"
        for number, anchor in enumerate(anchors)
    )
    files = {"things.yaml": THINGS.format(kind, name).encode(), "log.yaml": (HEAD + claims).encode()}
    texts = {"log.txt": TEXT}
    own = own_triples(OWN_TYPE, "vocabulary.yaml", BASE)
    vocabulary = load_vocabulary(own, BASE)
    return deeds(validate(files, texts, vocabulary), texts, vocabulary)


def problem(words: str) -> list[Problem]:
    """The warning, with the words of possibility."""
    message = f"outcome-in is named as a deed, and every passage has a word of possibility ({words}): name it so"
    return [Problem("things.yaml", 7, message)]


@pytest.mark.parametrize(("anchors", "words"), [
    (("come in at any tide",), "'could'"),
    (("to sail were there",), "'opportunities', 'might'"),
    (("Crews were able to rest",), "'able to', 'encouraged'"),
    (("come in at any tide", "the crew might stay"), "'could', 'opportunities', 'might'"),
    (("have helped them",), "'may'"),
])  # fmt: skip
def test_words_of_possibility_in_every_sentence_are_named(anchors: tuple[str, ...], words: str) -> None:
    assert deed_messages(*anchors) == problem(words)


@pytest.mark.parametrize("anchors", [
    ("Boats came in",), ("In May the boats",), ("come in at any tide", "Boats came in"), ("told elsewhere",), (),
    ("few would have landed",), ("They came to eat",), ("Sailing may have been",),
])  # fmt: skip
def test_one_sentence_without_them_is_enough(anchors: tuple[str, ...]) -> None:
    if anchors:
        assert deed_messages(*anchors) == []


@pytest.mark.parametrize("name", [
    "Boats could come in", "A chance for boats to come in", "Boats were able to come in", "Boats encouraged to come in",
    "Opportunity for boats", "Possible landing of boats", "Could boats come in",
    "Room for boats to come in", "The tide lets boats come in",
])  # fmt: skip
def test_a_name_with_such_a_word_is_left_in_peace(name: str) -> None:
    assert deed_messages("come in at any tide", name=name) == []


def test_a_name_with_the_month_of_may_is_still_a_deed() -> None:
    assert deed_messages("come in at any tide", name="May saw the boats in") == problem("'could'")


def test_only_outcomes_and_what_is_told_as_done_count() -> None:
    assert deed_messages("come in at any tide", kind="Event") == []
    assert deed_messages("come in at any tide", modality="planned") == []


def test_a_narrower_type_of_ones_own_counts_as_an_outcome() -> None:
    assert deed_messages("come in at any tide", kind="Landing") == problem("'could'")
