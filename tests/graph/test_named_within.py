"""Names within a text that as a whole names nothing."""

from __future__ import annotations

import pytest

from civicgraph import Thing, find
from civicgraph.graph.full_text import find_all
from civicgraph.graph.named_within import add_named_within, understood_words

from ..visualisations.foreign_record import foreign_record
from ..visualisations.greek_record import greek_record
from .by_hand import record

GREEK = greek_record()
ALVIK = foreign_record()


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Ποιος έφτιαξε τις βρύσες;", ["vryses"]),
        ("ΠΟΙΟΣ ΕΦΤΙΑΞΕ ΤΙΣ ΒΡΥΣΕΣ;", ["vryses"]),
        ("ποιος χρηματοδότησε τις δημόσιες βρύσες;", ["vryses"]),
        ("τι σχέση έχει η Μαρία Λυγερού με το Ίδρυμα;", ["maria", "idryma"]),
        ("του Δήμου Αγίας Ρηνούλας τι του ζητήθηκε;", ["dimos"]),
        ("wer hat das Ίδρυμα gegründet?", ["idryma"]),
        ("τι δεν ξέρουμε;", []),
        ("σε τι", []),
    ],
)
def test_names_within_a_greek_question_are_found(text: str, ids: list[str]) -> None:
    names, others = find_all(GREEK, text)
    assert ([thing.id for thing, _ in names], others) == (ids, [])


def test_what_is_found_otherwise_is_found_as_before() -> None:
    for text in ("Tarebanken", "Tarebankn", "mussel lines", "the words of c06", "zzzzzz"):
        assert find_all(ALVIK, text)[0] == find(ALVIK, text), text


def test_the_name_with_most_of_the_words_comes_first_and_short_words_name_nothing() -> None:
    things = [
        Thing("a", "Project", "Die Brücke am Hafen"),
        Thing("b", "Project", "Hafen"),
        Thing("c", "Fund", "Die ABC Stiftung", ("ABC",)),
    ]
    small = record("a launched b", things=things)

    def named_ids(text: str) -> list[str]:
        return [thing.id for thing, _ in add_named_within(small, text, [])]

    assert named_ids("wer baute die Brücke am Hafen damals") == ["a"]
    assert named_ids("wann war die Kirmes") == []
    assert named_ids("wem gab ABC etwas") == ["c"]


def test_a_word_that_many_names_have_adds_none_to_those_that_others_tell() -> None:
    things = [Thing(f"k{n}", "Project", f"Kirche {n}") for n in range(6)] + [Thing("h", "Project", "Hafenfest")]
    small = record("h launched k0", things=things)
    assert [thing.id for thing, _ in add_named_within(small, "war das Hafenfest bei einer Kirche", [])] == ["h"]
    assert len(add_named_within(small, "war das bei einer Kirche", [])) == 6


def test_words_are_told_as_typed_each_once_and_without_those_that_ask() -> None:
    told = understood_words("Who built the “Βρύσες”, βρύσες — and who (re-built) them?", ["Δημόσιες βρύσες"])
    assert told == (("Βρύσες",), ("built", "re", "them"))
