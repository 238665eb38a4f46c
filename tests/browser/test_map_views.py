"""The views beside the map: tables with an address, a headline, a source line, and no more than the record says."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from civicgraph import Dataset
from civicgraph.graph.ledger.ledger import ledger
from civicgraph.graph.networks.secondments import chains, secondments
from civicgraph.visualisations.figures.matrix_cells import matrix
from civicgraph.visualisations.map.relationship_map import map_page

from ..visualisations.small_record import small_record
from .readers import address_of, axe_faults

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .conftest import Open

VIEWS = ("list", "matrix", "promises", "timeline", "connections", "secondments", "unknown")
RECORD = Dataset.shipped().record()
HARBOUR = Path(__file__).parents[1] / "harbour"


@pytest.fixture(scope="module")
def html() -> str:
    """The map of the shipped record."""
    return map_page(RECORD)


@pytest.fixture(scope="module")
def small() -> str:
    """The map of the small record."""
    return map_page(small_record(), title="Northmere")


@pytest.fixture(scope="module")
def harbour() -> str:
    """The map of a record with no secondment and no assembly."""
    return map_page(Dataset.at(str(HARBOUR)).record(), title="Harbour")


def headline(page: Page) -> str:
    """What a view finds."""
    return page.locator("#list h2").inner_text()


def test_the_menu_leads_to_every_view_and_each_has_an_address(open_page: Open, visit: Open, small: str) -> None:
    opened = open_page(small)
    page = opened.page
    for view in VIEWS:
        page.click("#views summary")
        page.click(f'#views button[data-view="{view}"]')
        assert f"view={view}" in address_of(page)
        assert not page.locator("#map").is_visible()
        assert headline(page)
        assert "Data 5eed5eed5eed" in page.locator("#list .source").inner_text()
        assert not page.locator("#views > div").is_visible(), "the menu closes"
        assert headline(visit(small, fragment=address_of(page).partition("#")[2]).page) == headline(page)
    page.go_back()
    page.wait_for_function("document.body.dataset.view === 'secondments'")
    page.get_by_role("button", name="Map", exact=True).click()
    assert page.locator("#map").is_visible()
    assert opened.messages == []


@pytest.mark.parametrize(
    ("folder", "offered"),
    [
        ("harbour", ["list", "matrix", "promises", "timeline", "unknown"]),
        ("interviews", ["list", "timeline", "unknown"]),
    ],
)
def test_the_menu_offers_only_views_that_have_something(open_page: Open, folder: str, offered: list[str]) -> None:
    opened = open_page(map_page(Dataset.at(str(HARBOUR.with_name(folder))).record(), title=folder))
    page = opened.page
    page.click("#views summary")
    shown = [one for one in VIEWS if page.locator(f'#views button[data-view="{one}"]').is_visible()]
    assert shown == offered
    page.keyboard.press("Escape")
    page.evaluate("location.hash = 'view=secondments'")
    page.wait_for_function("document.body.dataset.view === 'secondments'")
    assert headline(page) == "No secondment is on record here."
    page.click("#views summary")
    page.locator('#views button[data-view="secondments"]').wait_for(state="visible")  # what is open can be seen to be
    assert opened.messages == []


def test_the_menu_closes_with_escape_and_by_a_click_elsewhere(open_page: Open, small: str) -> None:
    page = open_page(small).page
    menu = page.locator("#views > div")
    page.click("#views summary")
    page.keyboard.press("Escape")
    assert not menu.is_visible()
    assert page.evaluate("document.activeElement.parentElement.id") == "views"
    page.click("#views summary")
    page.click("#panel h2")
    assert not menu.is_visible()


def test_promises_are_those_of_the_ledger(visit: Open, html: str) -> None:
    counts = ledger(RECORD).summary
    page = visit(html, fragment="view=promises").page
    assert headline(page) == (
        f"{counts.promises} promises: {counts.promises_with_figure} with a figure, "
        f"{counts.promises_with_deadline} with a deadline, none assessed."
    )
    assert page.locator("#list section").nth(1).locator("tbody tr").count() == counts.promises
    assert "nobody in this record looked" in page.locator("#list .beware").inner_text()
    page.select_option("#view-of", "london-councils")
    own = [
        row for row in ledger(RECORD).rows if "london-councils" in [one.id for one in row.made_by] and row.is_promise
    ]
    assert headline(page).startswith(f"{len(own)} promises")
    assert "of=london-councils" in address_of(page)


def test_a_promise_that_was_assessed_says_its_state(visit: Open, small: str) -> None:
    page = visit(small, fragment="view=promises").page
    assert "1 assessed" in headline(page)
    table = page.locator("#list section").nth(1)
    assert table.get_by_role("button", name="kept in part").count() == 1
    assert table.get_by_text("not assessed", exact=True).count() == 1
    table.get_by_role("button", name="kept in part").click()
    assert "Review of the fund commitment" in page.locator("#panel").inner_text()


def test_the_matrix_of_an_assembly_is_that_of_the_figure(visit: Open, html: str) -> None:
    place = "assembly-london-mayoral-2024"
    page = visit(html, fragment=f"view=matrix&thing={place}").page
    expected = matrix(RECORD, place)
    heads = page.locator("#list th").all_inner_texts()[1:]
    assert heads == [RECORD.name(id) for id in expected.columns]
    assert page.locator("#list tbody tr").count() == len(expected.rows)
    assert page.locator("#list .answer").count() == len(expected.marks)
    assert "not that none was given" in page.locator("#list .beware").inner_text()
    page.locator("#list .answer button").first.click()
    assert f"of={place}" in address_of(page), "opening an answer leaves the matrix as it is"
    assert page.locator("#list tbody tr").count() == len(expected.rows)


def test_what_is_not_plainly_told_is_marked_in_the_matrix(visit: Open, html: str) -> None:
    page = visit(html, fragment="view=matrix&of=assembly-west-yorkshire-2024").page
    cell = page.locator("#list .answer", has_text="non-committal")
    assert "inferred" in cell.inner_text()
    assert cell.locator("button.weaker").count() == 1


def test_the_timeline_places_only_what_is_dated_and_takes_parts_along(visit: Open, html: str) -> None:
    dated = sum(bool(claim.when) for claim in RECORD.claims.values())
    page = visit(html, fragment="view=timeline").page
    assert headline(page).startswith(f"{dated} of {len(RECORD.claims):,} claims are dated")
    assert "did not thereby come of" in page.locator("#list .beware").inner_text()
    page.get_by_role("button", name="List them all").click()
    assert "undated=only" in address_of(page)
    listed = page.locator("#list caption").inner_text()
    assert listed.startswith(f"{len(RECORD.claims) - dated:,} claims")
    page = visit(html, fragment="view=timeline&of=lvrw").page
    begins = page.locator("#list tbody tr td:first-child").all_inner_texts()
    assert begins == ["2019", "2020", "2021"], "the editions of the Week"
    assert "Undated: " in page.locator("#list").inner_text()


def test_who_connects_most_says_what_the_number_means(visit: Open, html: str) -> None:
    found = Dataset.shipped().brokers(permutations=20, limit=1).windows[0].ranked[0][0]
    page = visit(html, fragment="view=connections").page
    assert headline(page).startswith(f"{RECORD.name(found)} connects most")
    assert "It is no influence" in page.locator("#list .beware").inner_text()
    counts = [int(text) for text in page.locator("#list tbody td:nth-child(4)").all_inner_texts()]
    assert counts == sorted(counts, reverse=True)


def test_secondments_read_across(visit: Open, html: str) -> None:
    known = {chain.id: chain for chain in chains(secondments(RECORD))}
    page = visit(html, fragment="view=secondments").page
    row = page.locator("#list tbody tr", has_text="Elisabeth Pop").first
    (chain,) = [chain for chain in known.values() if "elisabeth-pop" in chain.secondee]
    cells = row.locator("td").all_inner_texts()
    for n, ids in ((1, chain.home), (2, chain.host), (3, chain.work)):
        assert all(RECORD.name(id) in cells[n] for id in ids)
    assert "not thereby said to have paid" in page.locator("#list .beware").inner_text()


def test_what_is_not_known_counts_cautions_voices_and_dates(visit: Open, html: str) -> None:
    page = visit(html, fragment="view=unknown").page
    undated = sum(not claim.when for claim in RECORD.claims.values())
    assert headline(page).startswith(f"{len(RECORD.caveats)} cautions;")
    assert f"{undated:,} of {len(RECORD.claims):,} claims are undated" in headline(page)
    first = page.locator("#list section").first
    assert first.locator("tbody tr").count() == 25
    first.get_by_role("button", name="Rows after →").click()
    assert "Rows 26 to 50" in first.inner_text(), "every caution can be reached"


def test_a_view_with_nothing_says_so_plainly(visit: Open, harbour: str) -> None:
    page = visit(harbour, fragment="view=secondments").page
    assert headline(page) == "No secondment is on record here."
    assert page.locator("#list table").count() == 0
    page = visit(harbour, fragment="view=connections").page
    assert headline(page) == "No claim here ties two actors directly."


def test_views_obey_the_filters_and_say_so(visit: Open, html: str) -> None:
    source = "source/london-councils-pledges"
    others = " ".join(sorted(set(RECORD.sources) - {source})).replace("/", "%2F").replace(" ", "+")
    page = visit(html, fragment=f"view=promises&without-sources={others}").page
    own = sum(row.is_promise and source in row.sources for row in ledger(RECORD).rows)
    assert headline(page).startswith(f"{own} promises")
    assert "Filters leave out" in page.locator("#list").inner_text()


def test_a_table_is_saved_as_it_stands_and_runs_nothing(visit: Open, small: str) -> None:
    page = visit(small, fragment="view=list").page
    with page.expect_download() as saving:
        page.get_by_role("button", name="Save as CSV").click()
    text = Path(saving.value.path()).read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert {row["id"] for row in rows} == small_record().claims.keys()
    assert all(row["voice"] and row["source"] and row["summary"] for row in rows)
    assert not any(value.startswith(("=", "+", "-", "@")) for row in rows for value in row.values())


def test_the_list_stands_under_what_least_is_said_of(visit: Open, html: str, small: str) -> None:
    pledge = "pledge-lc-trees"
    claims = [claim for claim in RECORD.claims.values() if pledge in (claim.subject, claim.object)]
    page = visit(html, fragment=f"view=list&thing={pledge}").page
    about = page.locator("#list tbody tr.current td[rowspan]").first
    assert about.get_attribute("rowspan") == str(len(claims)), "claims on one pledge stand together"
    text = visit(small, fragment="view=list").page.locator("#list tbody").inner_text()
    assert "Says so: put at." in text, "the summary of the source's place"
    assert "our reading; no source says it" in text and "read from" in text


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("width", [390, 768, 1280, 1440])
def test_no_view_runs_off_the_side(visit: Open, html: str, view: str, width: int) -> None:
    page = visit(html, fragment=f"view={view}", width=width, height=900).page
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if width < 860:
        assert page.locator("#list .sheet").evaluate_all(
            "all => all.every((one) => one.scrollWidth <= one.clientWidth)"
        )


@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing_in_any_view(visit: Open, small: str, view: str) -> None:
    page = visit(small, fragment=f"view={view}&since=2016").page
    page.click("#filters-open")
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    page.select_option("#theme", "light", force=True)
    assert axe_faults(page) == []
    page.select_option("#theme", "dark", force=True)
    assert axe_faults(page, "color-contrast") == [], "nothing but colours differs"
