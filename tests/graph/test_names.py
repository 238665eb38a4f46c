"""From what a person types to the one thing that is meant, or to the things it may be."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph import Dataset, Thing, UnknownName, find, resolve
from civicgraph.graph.record import Record

from .by_hand import BASE, record

THINGS = [
    Thing("elm-street", "Alliance", "Elm Street Alliance", ("ESA", "the Elm Streeters")),
    Thing("elm-week", "Campaign", "Elm Week"),
    Thing("elm-week-2019", "CampaignEdition", "Elm Week 2019", ("the first week",)),
    Thing("cafe", "Company", "Café Zoë", ("Zoë’s",)),
    Thing("forum-north", "Event", "Young People’s Forum"),
    Thing("forum-south", "Event", "Young People's Forum"),
    Thing("secret", "Fund", "Bus Fund", ("Elm Week",)),
    Thing("mark", "Theme", "?!"),
]
HAND = record("elm-street launched elm-week", things=THINGS)
SHIPPED = Dataset.shipped().record()


@pytest.mark.parametrize(
    ("typed", "id"),
    [
        ("elm-street", "elm-street"),
        (f"{BASE}elm-street", "elm-street"),
        ("Elm Street Alliance", "elm-street"),
        ("elm street alliance", "elm-street"),
        ("  ELM   STREET alliance ", "elm-street"),
        ("ESA", "elm-street"),
        ("esa", "elm-street"),
        ("The Elm-Streeters", "elm-street"),
        ("cafe zoe", "cafe"),
        ("CAFÉ ZOË", "cafe"),
        ("Cafe\u0301 Zoe\u0308", "cafe"),
        ("Zoe's", "cafe"),
        ("the first week", "elm-week-2019"),
    ],
)
def test_a_thing_goes_by_id_iri_name_and_alias_whatever_the_case_and_the_accents(typed: str, id: str) -> None:
    assert resolve(HAND, typed) == id


def test_a_name_goes_before_an_alias_of_something_else() -> None:
    assert resolve(HAND, "Elm Week") == "elm-week"


def test_a_name_that_several_things_have_lists_them_by_id() -> None:
    with pytest.raises(UnknownName) as caught:
        resolve(HAND, "young peoples forum")
    assert caught.value.candidates == ("forum-north", "forum-south")
    assert str(caught.value) == (
        "'young peoples forum' names 2 things, say which by id: "
        "forum-north (Young People’s Forum); forum-south (Young People's Forum)"
    )


def test_an_unknown_name_suggests_what_begins_like_it() -> None:
    with pytest.raises(UnknownName) as caught:
        resolve(HAND, "Elm Str")
    assert caught.value.candidates == ("elm-street",)
    assert str(caught.value) == "'Elm Str' is no thing in this record; did you mean elm-street (Elm Street Alliance)?"


def test_the_shipped_record_is_named_for_it_answers_where_no_other_is() -> None:
    with pytest.raises(UnknownName, match="'zzzzzz' is no thing in the shipped record, and no name is near it; try"):
        resolve(Dataset.shipped().record(), "zzzzzz")


def test_a_typo_suggests_what_was_meant() -> None:
    with pytest.raises(UnknownName, match=r"did you mean elm-street \(Elm Street Alliance\)\?"):
        resolve(HAND, "Elm Stret Aliance")


@pytest.mark.parametrize("typed", ["", "   ", "!?", "zzzzzz"])
def test_a_text_that_is_like_nothing_points_at_the_search(typed: str) -> None:
    with pytest.raises(
        UnknownName, match="in this record, and no name is near it; try: civicgraph find WORD"
    ) as caught:
        resolve(HAND, typed)
    assert caught.value.candidates == ()


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("elm", ["elm-week", "secret", "elm-street", "elm-week-2019"]),
        ("week elm", ["elm-week", "secret", "elm-week-2019"]),
        ("stree", ["elm-street"]),
        ("2019", ["elm-week-2019"]),
        ("Zoe", ["cafe"]),
        ("aliance", ["elm-street"]),
        ("fourm", ["forum-north", "forum-south"]),
        ("", []),
        ("harbour", []),
    ],
)
def test_a_search_finds_words_and_near_misses_best_first(typed: str, ids: list[str]) -> None:
    assert [thing.id for thing, _ in find(HAND, typed)] == ids


def test_a_search_says_by_which_name_it_found_a_thing() -> None:
    assert [(thing.id, heard) for thing, heard in find(HAND, "first")] == [("elm-week-2019", "the first week")]


def test_typos_are_forgiven_only_where_nothing_matches_as_typed() -> None:
    hand = record("week ledTo weak", things=[Thing("week", "Campaign", "Week"), Thing("weak", "Theme", "Weak")])
    assert [thing.id for thing, _ in find(hand, "week")] == ["week"]


@pytest.mark.parametrize(
    ("typed", "id"),
    [
        ("LVRW", "lvrw"),
        ("lvrw", "lvrw"),
        ("london voter registration week", "lvrw"),
        ("https://w3id.org/civicgraph/id/lvrw", "lvrw"),
        ("Citizens UK", "citizens-uk"),
    ],
)
def test_the_shipped_record_knows_the_names_that_people_use(typed: str, id: str) -> None:
    assert resolve(SHIPPED, typed) == id


def test_every_shipped_thing_goes_by_its_id_and_its_iri() -> None:
    assert [resolve(SHIPPED, id) for id in SHIPPED.things] == list(SHIPPED.things)
    assert [resolve(SHIPPED, SHIPPED.iri(id)) for id in SHIPPED.things] == list(SHIPPED.things)


@given(st.sampled_from(sorted(SHIPPED.things)), st.sampled_from([str.upper, str.lower, str.title, str.swapcase]))
def test_no_shipped_thing_loses_its_name_by_its_case(id: str, change: Callable[[str], str]) -> None:
    assert meanings(SHIPPED, change(SHIPPED.things[id].name)) == meanings(SHIPPED, SHIPPED.things[id].name)


@given(st.text(max_size=40))
def test_any_text_is_resolved_or_refused_with_things_that_exist(typed: str) -> None:
    assert set(meanings(HAND, typed)) <= set(HAND.things)


def meanings(data: Record, typed: str) -> tuple[str, ...]:
    """What a text may mean: one thing, or the candidates of the refusal."""
    try:
        return (resolve(data, typed),)
    except UnknownName as unknown:
        return unknown.candidates


LETTERHEADS = [
    Thing("bakers", "CivilSocietyOrganisation", "Bakers Together"),
    Thing("bakers-report", "Publication", "The report on how bakers work together"),
    Thing("harbour", "PublicBody", "Harbour Authority"),
    Thing("oats", "Funder", "Oat Mill Foundation"),
    Thing("hill", "PublicBody", "London Borough of Hill"),
    Thing("town", "Place", "Town"),
    Thing("mayor", "Post", "Mayor of Town"),
]
ADDRESSED = record("bakers launched town", things=LETTERHEADS)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("The Bakers Together", "bakers"),
        ("Bakers Together Ltd", "bakers"),
        ("Bakers Together Ltd.", "bakers"),
        ("Bakers Together CIO", "bakers"),
        ("Bakers Together Charity", "bakers"),
        ("Bakers Together, The", "bakers"),
        ("The Bakers Together Charitable Company Limited", "bakers"),
        ("BakersTogether", "bakers"),
        ("Harbour Authority (HA)", "harbour"),
        ("Harbour Authority [HA]", "harbour"),
        ("Oat Mill Fdn", "oats"),
        ("Hill", "hill"),
        ("Hill Council", "hill"),
        ("Royal Borough of Hill", "hill"),
        ("Mayor of Town, Ada Okoye", "mayor"),
    ],
)
def test_a_name_with_what_a_letterhead_adds_finds_the_thing_first(typed: str, first: str) -> None:
    assert find(ADDRESSED, typed)[0][0].id == first


@pytest.mark.parametrize("typed", ["London Borough of Bridge", "Ltd", "The", "A trust of Town that nobody knows"])
def test_a_word_in_common_is_not_enough(typed: str) -> None:
    assert {thing.id for thing, _ in find(ADDRESSED, typed)} <= {"bakers-report"}
