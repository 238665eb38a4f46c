"""The page to ask on, in a real browser against a real server: written, completed, asked, shared, gone back from."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from civicgraph import Dataset

from ..server.serving import Server
from .conftest import Opened, Tabs
from .readers import axe_faults

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WORDINGS = (
    "SELECT ?wording (COUNT(*) AS ?claims) { ?claim civic:wording ?wording } GROUP BY ?wording ORDER BY DESC(?claims)"
)
RECORD = Dataset.shipped().record()


@pytest.fixture
def opened(tabs: Tabs, server: Server, request: pytest.FixtureRequest) -> Iterator[Opened]:
    """The page, ready; afterwards it has asked nobody else for anything, and has not complained."""
    options = {"width": 1280, "height": 900, **getattr(request, "param", {})}
    with tabs.lend(**options) as found:
        found.page.goto(f"{server.url}/sparql?format=html")
        yield found
    assert [url for url in found.requests if not url.startswith((server.url, "data:"))] == []
    # The browser itself notes an answer of 400, which is what a wrong query is meant to get.
    assert [text for text in found.messages if "status of 400" not in text] == []


@pytest.fixture
def page(opened: Opened) -> Page:
    """The page, with its scripts run."""
    opened.page.wait_for_selector("body[data-ready]")
    return opened.page


def ask(page: Page, query: str) -> None:
    """Writes a query and asks it with the keyboard."""
    page.fill("#query", query)
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#answer, #refused")


def rows(page: Page) -> list[list[str]]:
    """The table of the answer."""
    return [row.inner_text().split("\t") for row in page.locator("#answered tbody tr").all()]


def test_an_answer_comes_without_leaving_and_its_address_can_be_shared(page: Page, browser: Browser) -> None:
    ask(page, WORDINGS)
    counts = [int(row[1]) for row in rows(page)]
    assert sum(counts) == len(RECORD.claims) and counts == sorted(counts, reverse=True)
    assert parse_qs(urlsplit(page.url).query)["query"] == [WORDINGS]
    assert page.locator("#said").inner_text() == "5 rows."
    other = browser.new_context().new_page()
    other.goto(page.url)
    other.locator("#answered tbody tr").nth(4).wait_for()
    assert [row.inner_text().split("\t")[1] for row in other.locator("#answered tbody tr").all()] == [
        str(count) for count in counts
    ]
    other.context.close()


def test_back_and_forward_go_through_what_was_asked(page: Page) -> None:
    first = page.input_value("#query")
    ask(page, "ASK {}")
    assert page.locator(".truth").inner_text() == "yes"
    ask(page, "ASK { FILTER (false) }")
    page.locator(".truth", has_text="no").wait_for()
    page.go_back()
    page.locator(".truth", has_text="yes").wait_for()
    assert page.input_value("#query") == "ASK {}"
    page.go_back()
    page.locator("#answer").wait_for(state="detached")
    assert page.input_value("#query") == first


def test_no_is_not_the_answer_to_a_question_that_names_what_is_not_known(page: Page) -> None:
    ask(page, "ASK { ?s a civic:Aks }")
    assert page.locator(".truth").inner_text() == "no answer"
    said = "civic:Aks is no term of the vocabulary; did you mean civic:Ask?"
    assert page.locator(".notice").inner_text() == said
    assert page.locator("#said").inner_text() == "There is no answer."


def test_terms_are_completed_with_the_keyboard_alone(page: Page) -> None:
    page.fill("#query", "")
    page.focus("#query")
    page.keyboard.type("SELECT * { ?claim civic:wordi")
    page.wait_for_selector("#choices:not([hidden])")
    assert page.locator("#choices li").all_inner_texts()[0].startswith("civic:wording")
    assert page.get_attribute("#query", "aria-activedescendant") is None, "Enter still makes a line"
    page.keyboard.press("ArrowDown")
    chosen = page.get_attribute("#query", "aria-activedescendant")
    assert page.locator(f"#{chosen}").get_attribute("aria-selected") == "true"
    page.keyboard.press("Enter")
    assert page.input_value("#query") == "SELECT * { ?claim civic:wording"
    assert page.locator("#choices").is_hidden()


def test_a_label_finds_its_term_and_escape_closes_the_list(page: Page) -> None:
    page.fill("#query", "")
    page.focus("#query")
    page.keyboard.type("seconded")
    page.wait_for_selector("#choices:not([hidden])")
    assert any(text.startswith("civic:seconded ") for text in page.locator("#choices li").all_inner_texts())
    page.keyboard.press("Escape")
    assert page.locator("#choices").is_hidden()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "ask", "the field lets go of the focus"


def test_a_fault_is_marked_at_its_line(page: Page) -> None:
    ask(page, "SELECT ?a {\n  ?a civic:wording ?b\n  FILTER( }")
    assert "line 3" in page.locator("#refused").inner_text()
    assert page.locator(".gutter .wrong").inner_text().strip() == "3"
    assert page.get_attribute("#query", "aria-invalid") == "true"
    page.focus("#query")
    page.keyboard.type(" ")
    assert page.locator(".gutter .wrong").count() == 0
    ask(page, "ASK {}")
    assert page.get_attribute("#query", "aria-invalid") is None


DATES = """SELECT ?what ?when { VALUES (?what ?when) {
  ("later" "2018-10/..") ("first" "2004") ("second" "2016-05") ("none" UNDEF) ("before" "../2010") } }"""


def test_dates_make_a_timeline_in_which_the_earliest_comes_first(page: Page) -> None:
    ask(page, DATES)
    page.get_by_text("Timeline", exact=True).click()
    texts = page.locator("details[open] svg.chart > text").all_text_contents()
    assert texts == ["2005", "2010", "2015", "first", "before", "second", "later"]
    bars = page.locator("details[open] svg.chart rect")
    widths = [float(bars.nth(n).get_attribute("width") or 0) for n in range(4)]
    # 2004 to 2019 is 371 wide: a year is 24.73, a month 2.06, of which a line is at least 4.
    assert widths[0] == pytest.approx(371 / 15, abs=0.01)
    assert widths[1:] == [4, 4, 4]
    assert page.locator("details[open] svg.chart path").count() == 2
    assert page.get_by_text("1 row has no date.").is_visible()
    assert axe_faults(page) == []


@pytest.mark.parametrize(
    "values",
    ["(1 2016) (2 2017)", '("a" "2016") ("b" "soon")', '("a" "2016") ("b" UNDEF)', '("a" "0416") ("b" "2016")'],
    ids=["numbers", "words", "one", "phones"],
)
def test_what_are_no_dates_make_no_timeline(page: Page, values: str) -> None:
    ask(page, f"SELECT ?what ?when {{ VALUES (?what ?when) {{ {values} }} }}")
    assert page.get_by_text("Timeline", exact=True).count() == 0


def test_numbers_make_a_chart_and_every_format_can_be_downloaded(page: Page) -> None:
    ask(page, WORDINGS)
    page.click("#answered summary")
    assert page.locator("svg.chart rect").count() == 5
    with page.expect_download() as awaited:
        page.click("a[download='answer.csv']")
    table = list(csv.reader(io.StringIO(awaited.value.path().read_text("utf-8"))))
    assert table[0] == ["wording", "claims"] and [row[1] for row in table[1:]] == [row[1] for row in rows(page)]


def test_names_stand_beside_addresses_and_can_be_switched_off(page: Page) -> None:
    ask(page, "SELECT ?thing ?how { BIND(<lvrw> AS ?thing) BIND(wording:opinion AS ?how) }")
    assert rows(page) == [["London Voter Registration Week lvrw", "opinion wording:opinion"]]
    page.focus("#bare")
    page.keyboard.press("Space")
    page.wait_for_function("!document.querySelector('#answered tbody')?.innerText.includes('London')")
    page.wait_for_selector("#answered tbody td")
    assert rows(page) == [["lvrw", "wording:opinion"]] and page.url.endswith("&bare=1")
    page.go_back()
    page.wait_for_selector("#answered td .mute")
    assert not page.is_checked("#bare")


def test_the_code_to_copy_is_that_of_the_last_question(page: Page) -> None:
    assert page.is_hidden("#elsewhere")
    ask(page, "SELECT ?a { ?a a civic:Ask }")
    ask(page, WORDINGS)
    page.click("#elsewhere summary")
    code = page.locator("#elsewhere pre").all_inner_texts()
    assert [one.split()[0] for one in code] == ["curl", "import", "answer"]
    for one in code:
        address = one.split("/sparql?")[1].split('"')[0].split("'")[0]
        assert parse_qs(address)["query"] == [WORDINGS]


def test_triples_come_as_turtle(page: Page) -> None:
    ask(page, "CONSTRUCT { ?s rdf:subject ?o } WHERE { ?s rdf:subject ?o } LIMIT 3")
    assert "rdf:subject" in page.locator("#answered pre").inner_text().replace("rdf-syntax-ns#subject", "rdf:subject")
    assert page.locator("a[download]").all_inner_texts() == ["turtle", "ntriples", "jsonld", "rdfxml"]


def test_things_of_an_answer_go_to_the_map_and_to_their_pages(page: Page) -> None:
    ask(page, "SELECT ?thing { VALUES ?thing { <lvrw> <cii> <claim/cii/lvrw-launched> } }")
    assert page.locator("#answered tbody a").first.get_attribute("href") == "/page/lvrw"
    page.click("text=Show these on the map")
    page.wait_for_selector("body[data-ready]")
    assert "things=lvrw+cii" in page.url
    assert page.evaluate("['lvrw', 'cii'].every((id) => document.getElementById('map').spotOf(id))")


def test_the_ready_made_questions_are_found_by_words_and_asked_by_keyboard(page: Page) -> None:
    page.fill("#sought", "seconded from")
    shown = [one for one in page.locator("#examples li").all() if one.is_visible()]
    assert len(shown) == 1
    shown[0].locator("a").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#answer")
    assert len(rows(page)) > 5
    assert page.evaluate("document.activeElement.id") == "query"


@pytest.mark.parametrize("opened", [{"java_script_enabled": False}], indirect=True)
def test_without_scripts_the_form_still_asks(opened: Opened) -> None:
    page = opened.page
    page.fill("#query", WORDINGS)
    page.click("#ask")
    assert page.locator("#answered tbody tr").count() == 5


@pytest.mark.parametrize("opened", [{}, {"color_scheme": "dark"}, {"width": 320, "height": 700}], indirect=True)
def test_every_state_is_clean_to_axe_and_fits(opened: Opened) -> None:
    page = opened.page
    page.wait_for_selector("body[data-ready]")
    for query in ("", WORDINGS, "nonsense"):
        if query:
            ask(page, query)
            page.wait_for_selector("#refused" if query == "nonsense" else "#answer")
        assert axe_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_what_data_say_is_only_text(page: Page) -> None:
    ask(page, "SELECT ?x { VALUES ?x { '<img src=x onerror=alert(1)>' <javascript:alert(1)> } }")
    assert rows(page) == [["<img src=x onerror=alert(1)>"], ["javascript:alert(1)"]]
    assert page.locator("#answered tbody img, #answered tbody a").count() == 0
