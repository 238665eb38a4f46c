"""Questions of readers, typed into the page and answered in it, in three actions at the most."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from civicgraph import Dataset, Thing
from civicgraph.visualisations.map.relationship_map import map_page

from ..graph.by_hand import record
from ..visualisations.foreign_record import foreign_record
from .readers import Reader, asks, seek

if TYPE_CHECKING:
    from .conftest import Open


@pytest.fixture(scope="module")
def shipped() -> str:
    """The map of the shipped record, as ``civicgraph map`` draws it."""
    return Dataset.shipped().map()


@pytest.fixture(scope="module")
def foreign() -> str:
    """The map of a record of another field and country, without stories of its own."""
    return map_page(foreign_record(), title="Mussels, diesel and the quay at Alvik")


# The twelve questions of readers on the shipped record


def test_who_funded_the_initiative(visit: Open, shipped: str) -> None:
    reader = asks(visit, shipped, "who funded the Initiative")
    assert reader.title == "Who funded Citizenship and Integration Initiative?"
    funders = "City Bridge Trust, Paul Hamlyn Foundation, Pears Foundation, Trust for London and Unbound Philanthropy"
    assert reader.sum == f"Stated: {funders}."
    assert "Renaisi: stated" in reader.read()


def test_what_susan_hall_answered(visit: Open, shipped: str) -> None:
    reader = asks(visit, shipped, "what did Susan Hall answer")
    assert reader.sum.startswith("Did not attend, stated: London Mayoral Citizens Assembly 2024.")
    assert "answered absent" in reader.read()


def test_secondees_on_voter_registration_and_their_employers(visit: Open, shipped: str) -> None:
    text = asks(visit, shipped, "secondees on voter registration and their employers").read()
    for words in ("Elisabeth Pop", "HOPE not Hate", "Jessica Kennedy", "Migrants Organise"):
        assert words in text
    assert "HOPE not Hate seconded a member of staff in" in text


def test_london_councils_on_housing(visit: Open, shipped: str) -> None:
    reader = asks(visit, shipped, "London Councils on housing")
    assert reader.sum.startswith("No claim of this record joins London Councils and Housing")
    text = reader.read()
    assert "that London Councils has to do with any of them no claim says" in text
    assert "London boroughs made the pledge “use Capital Letters" in text


def test_who_is_debbie_weekes_bernard(visit: Open, shipped: str) -> None:
    text = asks(visit, shipped, "who is Debbie Weekes-Bernard").read()
    assert "Deputy Mayor after Matthew Ryder" in text
    assert "held the post of" in text


def test_gp_registration_in_hotels_and_who_says_so(visit: Open, shipped: str) -> None:
    reader = asks(visit, shipped, "GP registration in hotels, who says so")
    assert "GP registration became the accepted healthcare pathway for hotel residents" in reader.title
    assert reader.sum == "4 claims: 4 the report's author, Renaisi: stated."
    assert "policy" in reader.read().lower()


def test_disputed_claims(visit: Open, shipped: str) -> None:
    reader = asks(visit, shipped, "disputed claims")
    assert reader.title == "Which claims are disputed or contested?"
    record = Dataset.shipped().record()
    found = [one for one in record.claims.values() if not one.supports or one.wording == "contested"]
    assert reader.sum.startswith(f"{len(found)} claims:")
    denied = sum(not one.supports for one in found)
    assert f"{denied} said not to be so" in reader.sum
    reader.read()


def test_2019(visit: Open, shipped: str) -> None:
    reader = Reader(visit(shipped).page).type("2019").choose("What is dated in 2019?")
    text = reader.read()
    assert "Revoking of Shamima Begum's citizenship" in text
    assert "London Voter Registration Week 2019 took place September 2019" in text


def test_deadlines_by_2030(visit: Open, shipped: str) -> None:
    reader = asks(visit, shipped, "deadlines by 2030")
    assert reader.title == "What was due in 2030?"
    assert reader.sum == "No claim of this record answers this."
    text = reader.read()
    assert "What the record does have: What has a deadline, and when?" in text
    assert "2022: Pledge: deliver at least 2,500 charging points for electric vehicles by 2022 and" in text


def test_merton_and_citizens_uk(visit: Open, shipped: str) -> None:
    reader = asks(visit, shipped, "Merton and Citizens UK")
    assert reader.title == "What has to do with both Merton Citizens and Citizens UK?"
    text = reader.read()
    assert 'Those who write as "we" in the Merton impact report is the same as Citizens UK' in text
    assert "no source says it: inferred" in text.replace("Our reading; ", "")


def test_what_cannot_be_concluded(visit: Open, shipped: str) -> None:
    reader = asks(visit, shipped, "what cannot be concluded")
    count = sum(one.type == "must-not-conclude" for one in Dataset.shipped().record().caveats.values())
    assert reader.sum == f"{count} cautions of the kind “must not conclude”."
    assert "Caution, must not conclude" in reader.read()


def test_who_connects_most(visit: Open, shipped: str) -> None:
    reader = asks(visit, shipped, "who connects most")
    assert reader.sum.startswith("Joined to most others by claims: Greater London Authority, London boroughs")
    assert "not influence" in reader.read()


# Questions on a record of another field and country

FOREIGN = [
    ("who funded the mussel lines", "Who funded Mussel lines", "Stated: Tarebanken. Opinion: Sjølotteriet."),
    ("what did Tarebanken fund", "What did Tarebanken fund?", "Stated: Mussel lines in the inner basin. Hedged: El"),
    ("what did Fjordlaget ask for", "What did Fjordlaget ask for?", "Stated: Ask: keep diesel off the quay at Alvik."),
    ("what did the Harbour Board promise", "What did Alvik Havnevesen answer or promise?", "Stated: Commitment: shore"),
    ("due in 2027", "What was due in 2027?", "2027: Commitment: shore power at every berth."),
    ("who opposed the electric ferry", "Who or what opposed Electric ferry to Øya?", "Stated: Odd Vik."),
    ("who came to the meeting on the quay", "Who came to Meeting on the quay", "Was attended by, stated: Nils Berg."),
    (
        "secondees",
        "Who was seconded, from where and to work on what?",
        "4 claims (4 stated) on Tuva Lie's secondment from Tarebanken.",
    ),
    ("what led to clearer water", "What is said to have brought about Clearer water", "Opinion: Mussel lines"),
    ("which posts did Tuva Lie hold", "Which posts did Tuva Lie hold?", "Stated: Harbour master of Alvik."),
    ("disputed", "Which claims are disputed or contested?", "1 claim: 1 said not to be so."),
    ("what cannot be concluded", "What cannot be concluded?", "1 caution of the kind “must not conclude”."),
    (
        "which asks are about water quality",
        "What was asked or promised about Water quality?",
        "Stated: Ask: keep diesel",
    ),
    (
        "what does the letter say of Tuva Lie",
        "What does the voice of the letter say of Tuva Lie?",
        "1 claim: 1 stated.",
    ),
    ("what happened before 2022", "What is dated before 2022?", "3 claims: 3 stated."),
    ("what happened since 2022", "What is dated 2022 or later?", "2 claims: 1 stated, 1 opinion."),
    ("what is not known about clearer water", "What is not known about Clearer water", "1 caution of the kind “limit"),
]


@pytest.mark.parametrize(("query", "title", "answer"), FOREIGN)
def test_questions_on_a_record_of_another_field(visit: Open, foreign: str, query: str, title: str, answer: str) -> None:
    reader = asks(visit, foreign, query)
    assert (reader.title[: len(title)], reader.sum[: len(answer)]) == (title, answer)
    reader.read()


def test_a_claim_that_is_denied_is_no_answer_like_the_others(visit: Open, foreign: str) -> None:
    reader = asks(visit, foreign, "what led to clearer water")
    assert reader.sum.endswith("Said not to be so: Electric ferry to Øya.")


def test_an_answer_opens_to_its_claim_and_evidence(visit: Open, foreign: str) -> None:
    reader = asks(visit, foreign, "who funded the mussel lines").open("Tarebanken funded")
    assert "“the words of c06” (line 6 of the text)" in reader.read()


def test_a_question_has_an_address_and_back_leaves_it(open_page: Open, foreign: str) -> None:
    page = asks(open_page, foreign, "who funded the mussel lines").page
    assert page.evaluate("location.hash") == "#question=who-funded&thing=mussel-works"
    again = open_page(foreign, fragment="question=who-funded&thing=mussel-works").page
    assert Reader(again).title == Reader(page).title
    page.go_back()
    page.wait_for_function("!location.hash && !document.querySelector('#panel .answer')")


@pytest.mark.parametrize("fragment", ["question=nothing", "question=who-funded&thing=nobody&year=x", "question=both"])
def test_an_address_of_no_question_opens_what_can_be(open_page: Open, foreign: str, fragment: str) -> None:
    opened = open_page(foreign, fragment=fragment)
    assert Reader(opened.page).title
    assert not opened.messages


def test_hits_stand_in_groups_and_arrows_pass_the_heads_by(open_page: Open, foreign: str) -> None:
    page = open_page(foreign).page
    seek(page, "mussel lines")
    heads = page.locator("#hits .head").all_inner_texts()
    assert heads[:2] == ["Things", "Questions"]
    page.press("#search", "ArrowDown")
    assert page.locator("#hits [aria-selected=true]").inner_text().startswith("Mussel lines in the inner basin")
    page.press("#search", "ArrowUp")
    assert page.locator("#hits [aria-selected=true]").count() == 1


# The first page


def test_the_first_page_says_what_the_record_is_about_and_where_its_pathway_breaks(
    open_page: Open, shipped: str
) -> None:
    page = open_page(shipped).page
    assert page.locator("h1").inner_text().startswith("The record of five documents on community organising")
    text = page.locator("#panel").inner_text()
    assert "5 sources" in text
    assert "Most named places: London" in text
    assert "How did London Voter Registration Week come about?" in text
    assert "It breaks at steps 3 and 4." in text
    assert 5 <= page.locator("#ways > li").count() <= 7


def test_a_record_without_stories_begins_with_its_strongest_pathway(visit: Open, foreign: str) -> None:
    page = visit(foreign).page
    text = page.locator("#panel").inner_text()
    assert "What came of the ask “keep diesel off the quay at Alvik”?" in text
    page.get_by_role("button", name="Open the pathway").click()
    assert page.evaluate("location.hash").startswith("#from=clean-quay&to=")


def test_a_record_without_any_pathway_says_so(open_page: Open) -> None:
    hand = record("ann memberOf club\nbo memberOf club", {"ann": "Person", "bo": "Person"})
    text = open_page(map_page(hand, title="A club")).page.locator("#panel").inner_text()
    assert "Nobody here is told to have asked for anything" in text and "something that was asked" not in text


def test_the_ways_in_lead_somewhere(open_page: Open, foreign: str) -> None:
    page = open_page(foreign).page
    for n in range(page.locator("#ways > li").count()):
        page.locator("#ways > li button").nth(n).click()
        assert page.evaluate("location.hash")
        page.locator("#start").click()


@pytest.mark.parametrize("width", [390, 768, 1280, 1440])
def test_neither_the_first_page_nor_an_answer_is_wider_than_the_window(visit: Open, shipped: str, width: int) -> None:
    for fragment in ("", "question=who-funded&thing=cii", "question=not-to-conclude"):
        page = visit(shipped, fragment=fragment, width=width).page
        assert page.evaluate("(p => p.scrollWidth <= p.clientWidth)(document.querySelector('#panel'))")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_no_question_that_the_record_cannot_answer_is_a_way_in(open_page: Open) -> None:
    """A record of another alphabet in which nobody asks or promises."""
    hand = record("omada funded ergo\nergo ledTo skia wording=hedged", {"omada": "Group", "skia": "Outcome"},
                  [Thing("omada", "Group", "Ομάδα «Ελιά»")])  # fmt: skip
    page = open_page(map_page(hand)).page
    ways = page.locator("#ways").inner_text()
    assert "Who funded what?" in ways
    assert "Who asked for what?" not in ways and "Who answered or promised what?" not in ways
    assert "Ομάδα «Ελιά»" in page.locator("#panel").inner_text()
