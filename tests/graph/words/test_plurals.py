"""Several of what a noun names: English by its endings, what a workspace says itself, and nothing made up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph.graph.words.counts import plural_of, tally


@pytest.mark.parametrize(
    ("noun", "many"),
    [
        ("benefice", "benefices"), ("Benefice", "Benefices"), ("parish church", "parish churches"),
        ("business", "businesses"), ("box", "boxes"), ("waltz", "waltzes"), ("wish", "wishes"), ("bus", "buses"),
        ("charity", "charities"), ("Charity", "Charities"), ("day", "days"),
        ("enquiry of a town", "enquiries of a town"),
        ("person", "people"), ("chairperson", "chairpeople"), ("Person", "People"), ("seat of power", "seats of power"),
        ("ενορία", "ενορία"), ("приход", "приход"), ("教区", "教区"), ("y", "ys"), ("", "s"),
    ],
)  # fmt: skip
def test_an_english_noun_has_its_plural_and_others_stay(noun: str, many: str) -> None:
    assert plural_of(noun) == many


@given(st.text("abcdefghijklmnopqrstuvwxyz ", min_size=1))
def test_one_and_several_never_read_alike(noun: str) -> None:
    assert tally(1, noun) != tally(2, noun)
    assert tally(2, noun, "given") == "2 given"
