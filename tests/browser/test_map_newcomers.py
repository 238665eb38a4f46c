"""Plain questions of newcomers, on the shipped record and on one in another alphabet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from civicgraph import Dataset
from civicgraph.visualisations.map.relationship_map import map_page

from ..visualisations.greek_record import greek_record
from .readers import asks, seek

if TYPE_CHECKING:
    from .conftest import Open


@pytest.fixture(scope="module")
def shipped() -> str:
    """The map of the shipped record, as ``civicgraph map`` draws it."""
    return Dataset.shipped().map()


@pytest.fixture(scope="module")
def greek() -> str:
    """The map of a record in another alphabet."""
    return map_page(greek_record())


NEWCOMERS = [
    (
        "which councils promised ESOL",
        "What did Three further unnamed councils that are to launch ESOL strategies answer or promise?",
        "Inferred: Commitment: new ESOL strategies of unnamed councils.",
    ),
    (
        "what did Aidan King promise",
        "What did Aidan King answer or promise?",
        "Stated: Answer of Aidan King at the Tyne and Wear assembly to the asks as a whole and Answer of Aidan King",
    ),
    ("who hosted secondees", "Who was seconded, from where and to work on what?", ""),
    ("which outcomes rest on one voice", "What influence does one voice alone tell of?", ""),
    ("what happened in 2018", "What is dated in 2018?", ""),
    (
        "what did Trust for London fund",
        "What did Trust for London fund?",
        "Stated: London Voices and Citizenship and Integration Initiative.",
    ),
    (
        "what was asked of the Home Office",
        "What was asked of Home Office?",
        "Stated: Ask: policy asks on the EU Settlement Scheme and the treatment of EU citizens. Inferred: Ask: ",
    ),
    (
        "which promises are about landlord licensing",
        "What was asked or promised about Landlord licensing?",
        "Stated: Pledge: lobby for powers that make rogue landlords pay for enforcement, Commitment: ",
    ),
    (
        "what does the Merton report say of Citizens UK",
        'What has to do with both Those who write as "we" in the Merton impact report and Citizens UK?',
        "1 claim: 1 inferred.",
    ),
    (
        "what does the Renaisi report say of London Voter Registration Week",
        "What does the report's author, Renaisi say of London Voter Registration Week?",
        "",
    ),
    (
        "which claims are inferred about the week",
        "What does no source say of London Voter Registration Week, and we infer?",
        "Inferred: Coalition of civil society organisations in London Voter Registration Week.",
    ),
    ("what changed after 2016", "What is dated after 2016?", ""),
    ("what happened before 2010", "What is dated before 2010?", "2004: Citizenship ceremonies."),
    (
        "what did the mayor promise",
        "What did Mayor of London answer or promise?",
        "Stated: Commitment: the Mayor to fund an advice portal for Europeans in London and Commitment: ",
    ),
]


@pytest.mark.parametrize(("query", "title", "answer"), NEWCOMERS)
def test_questions_of_newcomers(visit: Open, shipped: str, query: str, title: str, answer: str) -> None:
    reader = asks(visit, shipped, query)
    assert (reader.title, reader.sum[: len(answer)]) == (title, answer)
    reader.read()


def test_who_is_jessica_kennedy(visit: Open, shipped: str) -> None:
    text = asks(visit, shipped, "who is Jessica Kennedy").read()
    assert "Listed in the CII report as a secondee from Migrants Organise." in text


def test_who_hosted_secondees_tells_the_hosts(visit: Open, shipped: str) -> None:
    text = asks(visit, shipped, "who hosted secondees").read()
    assert "was hosted by" in text


GREEK = [
    ("who funded the Δημόσιες βρύσες", "Who funded Δημόσιες βρύσες?", "Stated: Ίδρυμα Κυπαρίσσι."),
    (
        "what did the Δήμος promise",
        "What did Δήμος Αγίας Ρηνούλας answer or promise?",
        "Stated: Δέσμευση: διακόσια δέν",
    ),
    (
        "which promises are about Σκιά",
        "What was asked or promised about Σκιά?",
        "Stated: Δέσμευση: διακόσια δέντρα and Αίτημα: δέντρα σε κάθε πλατεία.",
    ),
    (
        "who hosted secondees",
        "Who was seconded, from where and to work on what?",
        "4 claims (4 stated) on Απόσπαση της Μαρίας Λυγερού.",
    ),
    ("what happened after 2018", "What is dated after 2018?", "1 claim: 1 stated."),
    ("what happened before 2018", "What is dated before 2018?", "2 claims: 1 hedged, 1 stated."),
    ("which outcomes rest on one voice", "What influence does one voice alone tell of?", "2 claims: 2 stated."),
    ("who opposed ΒΡΥΣΕΣ", "Who or what opposed Δημόσιες βρύσες?", "Contested: Γιώργος Βράχος."),
    (
        "what was asked of Δημος Αγιας Ρηνουλας",
        "What was asked of Δήμος Αγίας Ρηνούλας?",
        "Stated: Αίτημα: δέντρα σε κάθε πλατεία.",
    ),
    (
        "what does the ekthesi say of βρύσες",
        "What does the voice of the ekthesi say of Δημόσιες βρύσες?",
        "6 claims: 4 stated, 1 opinion, 1 contested.",
    ),
]


@pytest.mark.parametrize(("query", "title", "answer"), GREEK)
def test_questions_on_a_record_in_another_alphabet(
    visit: Open, greek: str, query: str, title: str, answer: str
) -> None:
    reader = asks(visit, greek, query)
    assert (reader.title, reader.sum[: len(answer)]) == (title, answer)
    reader.read()


WHOLLY_GREEK = [
    (
        "Ποιος έφτιαξε τις βρύσες;",
        "Understood: “βρύσες”; not understood: “Ποιος”, “έφτιαξε” and “τις”.",
        ["Δημόσιες βρύσες", "Who funded Δημόσιες βρύσες?"],
    ),
    (
        "τι σχέση έχει η Μαρία Λυγερού με το Ίδρυμα;",
        "Understood: “Μαρία”, “Λυγερού” and “Ίδρυμα”; not understood: “τι”, “σχέση”, “έχει”, “η”, “με” and “το”.",
        ["Μαρία Λυγερού", "Ίδρυμα Κυπαρίσσι", "What has to do with both Μαρία Λυγερού and Ίδρυμα Κυπαρίσσι?"],
    ),
    (
        "τι έγινε το 2018",
        "Understood: “2018”; not understood: “τι”, “έγινε” and “το”.",
        ["What was due in 2018?", "What is dated in 2018?"],
    ),
    (
        "who funded τις βρύσες",
        "Understood: “funded” and “βρύσες”; not understood: “τις”.",
        ["Δημόσιες βρύσες", "Who funded Δημόσιες βρύσες?"],
    ),
]


@pytest.mark.parametrize(("query", "note", "options"), WHOLLY_GREEK)
def test_of_a_question_in_another_language_the_page_takes_and_tells_what_it_understands(
    visit: Open, greek: str, query: str, note: str, options: list[str]
) -> None:
    page = visit(greek).page
    seek(page, query)
    page.wait_for_selector("#hits [role=option][id]")
    found = page.locator("#hits [role=option] span:nth-child(2)").all_inner_texts()
    assert page.locator("#hits li").first.inner_text() == note
    assert found[: len(options)] == options
    assert (page.text_content("#live") or "").startswith(note)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("who funded Citizens UK in Paris", "Understood: “funded”, “Citizens” and “UK”; not understood: “Paris”."),
        ("who funded Citizens UK", "Questions"),
        ("voter regstration", "Things"),
    ],
)
def test_the_page_tells_what_it_did_not_understand_only_where_there_is_something(
    visit: Open, shipped: str, query: str, first: str
) -> None:
    page = visit(shipped).page
    seek(page, query)
    page.wait_for_selector("#hits [role=option][id]")
    assert page.locator("#hits li").first.inner_text().lower() == first.lower()


@pytest.mark.parametrize("name", ["shipped", "greek"])
@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1280, 720), (768, 1024)])
def test_the_first_screen_has_the_pathway_drawn_and_what_it_comes_to(
    open_page: Open, request: pytest.FixtureRequest, name: str, width: int, height: int
) -> None:
    page = open_page(request.getfixturevalue(name), width=width, height=height).page
    box, verdict = page.locator("#map").bounding_box(), page.locator("#panel .verdict li").first.bounding_box()
    assert box and verdict
    assert box["y"] + box["height"] <= height
    assert verdict["y"] + verdict["height"] <= height
