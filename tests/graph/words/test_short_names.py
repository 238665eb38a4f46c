"""Names cut short, and the first sentence of a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph import Dataset, Thing
from civicgraph.graph.words.short_names import MAX_NAME, brief_names, first_sentence, short_name

from ..by_hand import record


def short(name: str, type: str = "Project") -> str:
    """A short name."""
    return short_name(record("thing about theme", things=[Thing("thing", type, name)]), "thing")


@pytest.mark.parametrize(
    ("name", "type", "found"),
    [
        ("The night bus", "Project", "The night bus"),
        ("Ask: a night bus", "Ask", "the ask “a night bus”"),
        ("ASK: a night bus", "Ask", "the ask “a night bus”"),
        ("Promise: a night bus", "Ask", "the ask “Promise: a night bus”"),
        ("Commitment: a night bus", "Commitment", "the commitment “a night bus”"),
        ("The bus runs", "Outcome", "the outcome “The bus runs”"),
    ],
)
def test_the_type_stands_before_what_is_quoted_and_not_in_it(name: str, type: str, found: str) -> None:
    assert short(name, type) == found


def test_a_long_name_is_cut_between_words_and_quoted() -> None:
    words = [f"word{number}" for number in range(MAX_NAME + 1)]
    assert short(" ".join(words[:MAX_NAME])) == " ".join(words[:MAX_NAME])
    assert short(" ".join(words)) == f"“{' '.join(words[: MAX_NAME - 1])} …”"


def test_no_comma_stands_before_the_cut() -> None:
    words = [f"word{number}," for number in range(MAX_NAME + 1)]
    assert short(" ".join(words)).endswith(f"word{MAX_NAME - 2} …”")


def test_of_what_is_not_described_the_id_is_the_name() -> None:
    assert short_name(record("ask ledTo week"), "nowhere") == "nowhere"


@given(st.lists(st.text("abc:,", min_size=1, max_size=5), min_size=1, max_size=40))
def test_no_short_name_has_many_more_words_than_it_may(words: list[str]) -> None:
    assert len(short(" ".join(words), "Ask").split()) <= MAX_NAME + 2


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The report never says so. It asks for an office.", "The report never says so."),
        ("One sentence", "One sentence"),
        ("Is it? “Yes.”", "Is it?"),
        ("He said “Yes.” Then he went.", "He said “Yes.”"),
        ("Dr. Pop made it at St. Mark's. Others helped.", "Dr. Pop made it at St. Mark's."),
        ("About 3.5 million of them. More.", "About 3.5 million of them."),
        ("It ends. in small letters. Then more.", "It ends. in small letters."),
        ("", ""),
    ],
)
def test_the_first_sentence(text: str, found: str) -> None:
    assert first_sentence(text) == found


def test_brief_names_are_those_of_one_thing_each_and_no_longer_than_the_full_ones() -> None:
    every = Dataset.shipped().record()
    names = brief_names(every, every.things)
    assert len(set(names.values())) == len(names) == len(every.things)
    assert names["lvrw"] == "LVRW" and names["hope-not-hate"] == "HOPE not Hate"
    assert names["deputy-mayor-social-integration"] == "“Deputy Mayor for Social\u00a0…”"


def test_two_names_that_begin_alike_are_cut_later() -> None:
    things = [Thing("a", "Ask", "Ask: a fair night bus for Elm Street in the winter and in spring"),
              Thing("b", "Ask", "Ask: a fair night bus for Elm Street in the winter and in autumn"),
              Thing("c", "Ask", "Ask: a fair day bus for everybody who lives in Elm Street or near it")]  # fmt: skip
    hand = record("a ledTo b\nb ledTo c", things=things)
    assert brief_names(hand, ["a", "b", "c"]) == {
        "a": "the ask “a fair night bus for Elm Street in the winter and in spring”",
        "b": "the ask “a fair night bus for Elm Street in the winter and in autumn”",
        "c": "the ask “a fair day bus\u00a0…”",
    }
    assert brief_names(hand, ["a"]) == {"a": "the ask “a fair night bus\u00a0…”"}
