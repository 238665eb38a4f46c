"""Headlines count what is there and name who acted, and nothing that no source states."""

from __future__ import annotations

import pytest

from civicgraph import Dataset
from civicgraph.graph.dates import bounds
from civicgraph.graph.words.headlines import (
    around_headline,
    ladder_headline,
    matrix_headline,
    promises_headline,
    timeline_headline,
)

from .. import by_hand

SHIPPED = Dataset.shipped().record()
TOWN = """
donor funded library
giver funded library wording=inferred
patron funded library disputes=yes
sponsor funded library modality=planned
builder launched library
library ledTo reading
"""


def headline(text: str, id: str) -> str:
    """The headline of what is around a thing."""
    record = by_hand.record(text)
    claims = record.claims_about(id)
    ends = {end for claim in claims for end in (claim.subject, claim.object)}
    return around_headline(record, id, len(ends) - 1, claims)


def test_only_who_is_stated_to_have_acted_is_named() -> None:
    assert headline(TOWN, "library") == "Library was funded by Donor and was launched by Builder"


def test_of_an_actor_it_says_what_they_did() -> None:
    assert headline("ann made plea\nann made vow\nann launched fund", "ann") == "Ann made 2 things and launched Fund"


def test_where_nobody_is_stated_to_have_acted_ties_are_counted() -> None:
    assert headline("giver funded library wording=opinion", "library") == "Library: tied to 1 thing by 1 claim"


def test_many_who_acted_are_cut_and_counted() -> None:
    lines = "\n".join(f"giver-{number} funded library" for number in range(8))
    assert headline(lines, "library").endswith("Giver 4 and 3 more")


@pytest.mark.parametrize(
    ("whens", "years"),
    [
        (("2016", "2019-05"), ", between 2016 and 2019"),
        (("2016",), ", in 2016"),
        (("2016~",), ", between 2015 and 2017"),  # about 2016 may be the year before or after
        (("2016", "2018/.."), ", from 2016 on"),
        (("../2018",), ", until 2018"),
        (("../2018", "2016/.."), ""),
        ((), ""),
    ],
)
def test_the_years_hold_every_day_that_the_dates_may_mean(whens: tuple[str, ...], years: str) -> None:
    claims = [by_hand.claim(f"a ledTo b when={when}")._replace(bounds=bounds(when)) for when in whens]
    count = "1 dated claim" if len(whens) == 1 else f"{len(whens)} dated claims"
    assert timeline_headline("It", claims, 3) == f"It: {count}{years}; 3 undated"


def test_none_is_said_of_nothing() -> None:
    assert promises_headline(1, 0, 0, 0) == "1 promise: none with a figure, none with a deadline, none assessed"
    assert promises_headline(0, 0, 0, 0, " of Ann") == "The record holds no such promise of Ann"
    assert ladder_headline(0, 0, 0) == "No claim leads up the ladder from who asked to what came of it"
    assert ladder_headline(3, 0, 0).endswith("none of influence, none of these stated")
    assert matrix_headline(SHIPPED, "It", 0, 0, {}, 0, 0) == "The record holds no ask, answer or promise put at It"


def test_answers_are_counted_by_what_they_say_and_doubts_are_told() -> None:
    said = matrix_headline(SHIPPED, "It", 2, 1, {"partly": 1, "yes": 2}, 1, 0)
    assert said == "It: 2 asks in 1 set, 3 answers (2 yes, 1 partly; 1 not plainly told), 0 promises"
