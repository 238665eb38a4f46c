"""Names that are near to what is typed: those that a person would call so, and otherwise none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph import Dataset, Thing, UnknownName, find, resolve
from civicgraph.graph.near_names import MET, is_meant, likely_slips, likeness

from .by_hand import record

THINGS = [
    Thing("cycle-wellington", "CivilSocietyOrganisation", "Cycle Wellington"),
    Thing("u-turn-2021", "Event", "U-turn of 2021 on the cycleways that Wellington had planned"),
    Thing("line", "Infrastructure", "Bakerloo Line extension, likelier than others"),
    Thing("later", "Outcome", "Results that come later"),
    Thing("working", "Outcome", "New ways of working"),
    Thing("section", "Undertaking", "Section 106 deals"),
    Thing("commission", "PublicBody", "Electoral Commission"),
    Thing("voters", "Campaign", "Voter registration"),
]
HAND = record("cycle-wellington launched u-turn-2021", things=THINGS)
SHIPPED = Dataset.shipped().record()
WORDS = st.text("abcdenor", min_size=1, max_size=12)


def test_a_name_with_a_slip_is_offered_and_not_what_merely_has_its_words_among_others() -> None:
    with pytest.raises(UnknownName) as caught:
        resolve(HAND, "cycle welington")
    assert caught.value.candidates == ("cycle-wellington",)


@pytest.mark.parametrize("typed", ["bike", "water", "parking", "station", "bus lanes", "cycle superhighway", "vision"])
def test_where_no_name_is_near_it_says_so(typed: str) -> None:
    assert find(HAND, typed) == []
    with pytest.raises(UnknownName) as caught:
        resolve(HAND, typed)
    assert str(caught.value) == (
        f"'{typed}' is no thing in this record, and no name is near it; try: civicgraph find WORD"
    )


@pytest.mark.parametrize("typed", ["bike", "water", "parking", "station", "vision", "deputy head"])
def test_the_shipped_record_offers_nothing_for_words_that_it_does_not_have(typed: str) -> None:
    with pytest.raises(UnknownName, match="no name is near it"):
        resolve(SHIPPED, typed)


@pytest.mark.parametrize(
    ("typed", "id"),
    [
        ("citizns uk", "citizens-uk"),
        ("Citzens UK", "citizens-uk"),
        ("LVWR", "lvrw"),
        ("Grenfell fre", "grenfell-fire"),
        ("oLndon Voter Registration Wek", "lvrw"),
        ("London Voter Regstration Week", "lvrw"),
        ("Elisabth Pop", "elisabeth-pop"),
    ],
)
def test_the_shipped_record_offers_what_was_typed_amiss(typed: str, id: str) -> None:
    with pytest.raises(UnknownName) as caught:
        resolve(SHIPPED, typed)
    assert caught.value.candidates[0] == id


@pytest.mark.parametrize(
    ("want", "word"),
    [("fourm", "forums"), ("welington", "wellingtons"), ("regstr", "registration"), ("comunity", "communities")],
)
def test_a_slip_is_forgiven_in_a_word_that_has_an_ending(want: str, word: str) -> None:
    assert likeness(want, word) > 0


@pytest.mark.parametrize(
    ("want", "word"),
    [("bike", "likely"), ("head", "health"), ("bike", "bakerloo"), ("ship", "citizenship")],
)
def test_what_shares_letters_with_a_longer_word_is_not_like_it(want: str, word: str) -> None:
    assert likeness(want, word) == 0


def test_a_letter_typed_twice_is_a_slip_in_a_short_word_and_a_letter_more_is_another_word() -> None:
    assert (likely_slips("buss", "bus"), likely_slips("rang", "ran"), likely_slips("rent", "rest")) == (1, 0, 0)


@given(WORDS, WORDS)
def test_slips_begin_a_word_as_it_begins_and_are_two_at_most(typed: str, word: str) -> None:
    count = likely_slips(typed, word)
    assert 0 <= count <= 2
    is_swapped = typed[:2] == word[1::-1] and count == 1
    assert not count or (typed != word and (typed[:count] == word[:count] or is_swapped))
    assert not count or abs(len(typed) - len(word)) <= count


@given(st.sampled_from(sorted(SHIPPED.things)), st.data())
def test_a_long_word_of_a_name_with_a_letter_dropped_still_means_it(id: str, data: st.DataObject) -> None:
    words = SHIPPED.things[id].name.casefold().split()
    long = [n for n, word in enumerate(words) if len(word) > 7 and word.isascii() and word.isalpha()]
    if not long:
        return
    n = data.draw(st.sampled_from(long))
    at = data.draw(st.integers(2, len(words[n]) - 1))
    dropped = words[n][:at] + words[n][at + 1 :]
    assert likeness(dropped, words[n]) >= MET
    assert is_meant(" ".join([*words[:n], dropped, *words[n + 1 :]]), SHIPPED.things[id].name)
