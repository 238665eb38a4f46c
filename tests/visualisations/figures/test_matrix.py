"""Asks and answers: every cell is what the document says, and nothing is spread from one cell to another."""

from __future__ import annotations

from pathlib import Path

import pytest

from civicgraph import Dataset
from civicgraph.graph.record import Record
from civicgraph.visualisations.figures.matrix import matrix_figure
from civicgraph.visualisations.figures.matrix_cells import matrix
from civicgraph.visualisations.style import style_table

from ...promises import northmere
from .figure_reading import (
    HOSTILE,
    check_geometry,
    check_hostile,
    groups,
    parse_svg,
    rename_all,
    shuffle,
    squeeze,
    text_of,
    title_and_description,
)

SHIPPED = Dataset.shipped().record()
ASSEMBLIES = sorted(thing.id for thing in SHIPPED.things.values() if thing.type == "Assembly")
TYNE, LONDON = "assembly-tyne-and-wear-2024", "assembly-london-mayoral-2024"
GROUP = "group-mayoral-candidates-tyne-and-wear-2024"
BUSES = "ask-free-transport-means-tested-benefits"
# Two said yes to every ask; the others agreed for the most part and held back on free transport; then the page says
# that all candidates for mayor committed to work towards six asks.
ON_TYNE: dict[str, dict[str, str]] = {
    "ask-tyne-and-wear-2024": {
        "kim-mcguiness": "yes", "jamie-driscoll": "yes", "guy-renner-thompson": "partly", "aidan-king": "partly",
        "andrew-gray": "partly",
    },
    BUSES: {
        "kim-mcguiness": "yes", "jamie-driscoll": "yes", "guy-renner-thompson": "partly",
        "aidan-king": "partly", "andrew-gray": "partly", GROUP: "promise",
    },
    **{
        ask: {GROUP: "promise"}
        for ask in (
            "ask-north-east-living-wage-region", "ask-school-counselling-pilot-tyne-and-wear",
            "ask-racial-justice-education-taskforce", "ask-good-landlord-charter",
            "ask-affordable-housing-benefit-allowance",
        )
    },
}  # fmt: skip
# "Susan Hall ... having been invited but later pulled out. Sadiq Khan responded positively ..., committing to" six.
ON_LONDON: dict[str, dict[str, str]] = {
    "ask-london-2024": {"sadiq-khan": "yes", "susan-hall": "absent"},
    **{
        ask: {"sadiq-khan": "promise"}
        for ask in (
            "ask-london-social-care-living-wage", "ask-london-double-living-hours",
            "ask-london-pathways-to-citizenship", "ask-london-esol-day", "ask-london-clt-sites", "ask-london-retrofit",
        )
    },
}  # fmt: skip


@pytest.fixture
def made_up(tmp_path: Path) -> Record:
    """The record of Northmere."""
    return northmere(tmp_path).dataset().record()


def cells(svg: str) -> dict[str, dict[str, str]]:
    """The letters in each cell, by row and column."""
    found: dict[str, dict[str, str]] = {}
    for cell in groups(parse_svg(svg), "cell"):
        found.setdefault(cell.get("data-row") or "", {})[cell.get("data-column") or ""] = text_of(cell)
    return found


def letters(table: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    """Answers as the figure writes them."""
    return {row: {who: style_table().letters[code] for who, code in marks.items()} for row, marks in table.items()}


@pytest.mark.parametrize(("assembly", "told"), [(TYNE, ON_TYNE), (LONDON, ON_LONDON)])
def test_the_cells_are_those_of_the_document(assembly: str, told: dict[str, dict[str, str]]) -> None:
    drawn = {
        row: {who: text.rstrip("≠!◊") for who, text in marks.items()}
        for row, marks in cells(matrix_figure(SHIPPED, assembly)).items()
    }
    assert drawn == letters(told)


def test_the_marks_that_the_document_contradicts_and_those_we_infer_are_marked_and_no_others() -> None:
    tyne, london = (cells(matrix_figure(SHIPPED, assembly)) for assembly in (TYNE, LONDON))
    marked = {
        (row, who): text.strip("YPNCA")
        for table in (tyne, london)
        for row, marks in table.items()
        for who, text in marks.items()
    }
    assert {cell: signs for cell, signs in marked.items() if signs} == {
        (BUSES, GROUP): "≠!",
        (BUSES, "aidan-king"): "≠",
        (BUSES, "andrew-gray"): "≠",
        (BUSES, "guy-renner-thompson"): "≠",
        ("ask-london-2024", "susan-hall"): "◊",
        ("ask-london-2024", "sadiq-khan"): "◊",
        # "Yes to all of the asks" is read to take in the one on free transport.
        (BUSES, "jamie-driscoll"): "◊",
        (BUSES, "kim-mcguiness"): "◊",
    }


def test_what_was_answered_for_the_set_is_not_spread_to_its_parts(made_up: Record) -> None:
    rows = {row.id: row for row in matrix(SHIPPED, LONDON).rows}
    assert rows["ask-london-esol-day"].whole == {"susan-hall"}
    assert {row.depth for row in rows.values() if row.id != "ask-london-2024"} == {1}
    dots = sum((circle.get("class") or "") == "whole" for circle in parse_svg(matrix_figure(SHIPPED, LONDON)).iter())
    assert dots == 6 + 1  # six parts, and the legend


def test_a_group_is_a_column_of_its_own_whose_members_are_named_apart() -> None:
    root = parse_svg(matrix_figure(SHIPPED, TYNE))
    assert [column.get("data-about") for column in groups(root, "column")] == [
        "jamie-driscoll", "andrew-gray", "aidan-king", "kim-mcguiness", "guy-renner-thompson", GROUP,
    ]  # fmt: skip
    assert text_of(groups(root, "column")[-1]).endswith("agroup")
    assert squeeze("What the group said is not taken for what each member said") in text_of(root)


@pytest.mark.parametrize("assembly", ASSEMBLIES)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_ask_answer_and_promise_is_said_in_place(assembly: str, theme: str) -> None:
    svg = matrix_figure(SHIPPED, assembly, theme=theme)
    check_geometry(svg)
    root, table = parse_svg(svg), matrix(SHIPPED, assembly)
    assert [row.get("data-about") for row in groups(root, "row")] == [row.id for row in table.rows]
    for row in table.rows:
        assert SHIPPED.name(row.id) in title_and_description(root)
    put = {
        claim.subject
        for claim in SHIPPED.claims_about(assembly)
        if claim.predicate == "putAt" and SHIPPED.things[claim.subject].type in ("Ask", "Commitment", "Pledge")
    }
    assert put <= {row.id for row in table.rows} | {mark.about for mark in table.marks}


def test_an_assembly_without_answers_says_so() -> None:
    brighton = text_of(parse_svg(matrix_figure(SHIPPED, "assembly-brighton-and-hove-2024")))
    assert squeeze("no ask, no answer on record, 3 promises") in brighton
    assert squeeze("Promised, in answer to no ask on record") in brighton
    assert squeeze("Sian Berry attended it") in brighton


def test_nothing_at_all_is_said_too(made_up: Record) -> None:
    svg = matrix_figure(made_up, "season")
    assert groups(parse_svg(svg), "cell")  # the assembly is part of the season
    svg = matrix_figure(made_up, "housing")
    check_geometry(svg)
    assert squeeze("The record holds no ask, answer or promise put at Housing") in text_of(parse_svg(svg))


def test_no_and_absent_and_contested_differ_in_letter_and_shape(made_up: Record) -> None:
    svg = matrix_figure(made_up, "spring-assembly")
    check_geometry(svg)
    assert cells(svg)["ask-all"] == {"cy-eno": "A◊"}
    table = style_table()
    shapes = {(look.shape, look.colour) for look in table.answers.values()}
    assert len(shapes) == len(set(table.letters.values())) == len(table.answers)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_stay_text_in_place(name: str) -> None:
    check_hostile(matrix_figure(rename_all(SHIPPED, name), TYNE), name)


def test_same_input_same_bytes() -> None:
    assert matrix_figure(shuffle(SHIPPED), TYNE) == matrix_figure(SHIPPED, TYNE)


def test_the_theme_must_exist() -> None:
    with pytest.raises(ValueError, match="no theme 'red'"):
        matrix_figure(SHIPPED, TYNE, theme="red")
