"""The panel in a real browser: it answers first, keeps within its width, and never leaves a pathway to show a step."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from civicgraph import Dataset
from civicgraph.graph.record import Record
from civicgraph.graph.tracing.trace import trace
from civicgraph.graph.vocabulary import load_vocabulary
from civicgraph.visualisations.map.relationship_map import map_page
from civicgraph.visualisations.map.stories import FILE, Story, stories

from ..visualisations.small_record import small_record
from .readers import address_of

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from .conftest import Open

WIDTHS = (390, 768, 1280, 1440)
TRACE = "from=northmere-citizens&to=guide"


def northmere() -> Record:
    """The small record with the facts that the vocabulary declares for its types."""
    types = load_vocabulary().types
    record = small_record()
    return replace(record, types={name: type._replace(facts=types[name].facts) for name, type in record.types.items()})


def told_stories() -> tuple[Story, ...]:
    """The stories of the shipped record."""
    data = Dataset.shipped()
    return tuple(stories(data.record(), Path(data.root, FILE).read_bytes(), FILE))


@pytest.fixture(scope="module")
def html() -> str:
    """The map of the small record."""
    return map_page(northmere(), title="Northmere")


@pytest.fixture(scope="module")
def shipped() -> str:
    """The map of the shipped record."""
    return map_page(Dataset.shipped().record(), stories=told_stories())


def facts(page: Page) -> dict[str, str]:
    """The facts of the box by what stands before them."""
    terms = page.locator("#panel .facts dt").all_inner_texts()
    return dict(zip(terms, page.locator("#panel .facts dd").all_inner_texts(), strict=True))


def runs_over(part: Locator) -> list[str]:
    """What within a part of the page is wider than its right edge, told by its text."""
    found: list[str] = part.evaluate(
        """(part) => {
      const right = part.getBoundingClientRect().right + 1;
      return [...part.querySelectorAll("*")]
        .filter((one) => one.getClientRects().length && one.getBoundingClientRect().right > right)
        .filter((one) => !one.closest("svg"))
        .map((one) => `${one.className} ${one.textContent.slice(0, 40)}`);
    }"""
    )
    return found


def test_the_facts_come_before_all_else_that_is_said_of_a_thing(visit: Open, html: str) -> None:
    page = visit(html, fragment="thing=research").page
    told = facts(page)
    assert "Northmere Citizenship Fund" in told["Funded by"]
    order = page.locator("#panel .facts, #panel .cautions, #panel section.relation").all()
    assert order[0].get_attribute("class") == "facts"


def test_relations_stand_in_the_order_that_the_vocabulary_declares(open_page: Open, visit: Open, html: str) -> None:
    record = northmere()
    declared = list(record.types["Ask"].facts)
    page = visit(html, fragment="thing=fees-ask").page
    ids = [one.get_attribute("id") or "" for one in page.locator("#panel section.relation[id]").all()]
    told = [id.removeprefix("relation-").replace("of-", "^") for id in ids]
    first = [name for name in told if name in declared]
    assert first == [name for name in declared if name in told]
    assert told[: len(first)] == first, "what the vocabulary does not name comes after"
    turned = replace(
        record, types=dict(record.types) | {"Ask": record.types["Ask"]._replace(facts=("putAt", "^asked"))}
    )
    page = open_page(map_page(turned), fragment="thing=fees-ask").page
    assert list(facts(page))[:2] == ["Put at", "Asked for by"]


def test_a_promise_says_who_made_it_and_that_nobody_has_looked(open_page: Open, visit: Open, html: str) -> None:
    record = northmere()
    page = visit(html, fragment="thing=fees-commitment").page
    assert "Tomas Veld" in facts(page)["Made by"]
    assert "Kept?" not in facts(page), "it is assessed in this record"
    unassessed = {id: claim for id, claim in record.claims.items() if claim.predicate != "assesses"}
    page = open_page(map_page(replace(record, claims=unassessed)), fragment="thing=fees-commitment").page
    assert facts(page)["Kept?"] == "Not assessed in this record: nobody has looked."


def test_a_fact_that_is_nowhere_in_the_record_is_said_to_be_missing(open_page: Open, visit: Open, html: str) -> None:
    record = northmere()
    funded = {id: claim for id, claim in record.claims.items() if claim.predicate != "funded"}
    page = open_page(map_page(replace(record, claims=funded)), fragment="thing=research").page
    assert "Funded by" not in facts(page)
    missing = page.locator("#panel .facts > p").inner_text()
    assert missing.startswith("Nothing in this record on: ")
    assert "funded by" in missing
    page = visit(html, fragment="thing=research&without-sources=source/report+source/news+source/evaluation").page
    assert "funded by" not in page.locator("#panel").inner_text().lower(), "what filters hide is not missing"


def test_each_line_says_who_says_so_and_how_strongly(visit: Open, shipped: str) -> None:
    record = Dataset.shipped().record()
    page = visit(shipped, fragment="thing=lvrw").page
    needed = page.locator("#relation-dependedOn li").inner_text()
    assert "opinion" in needed
    assert "a funder, in an interview" in needed
    inferred = next(
        claim for claim in record.claims.values()
        if claim.wording == "inferred" and not claim.reading and claim.object in record.things
        and claim.subject in record.things and len(record.claims_about(claim.subject)) < 12
    )  # fmt: skip
    page = visit(shipped, fragment=f"thing={inferred.subject}").page
    text = page.locator("#panel").inner_text()
    assert "our reading; no source says it" in text


def test_cautions_are_one_line_each_which_opens(visit: Open, shipped: str) -> None:
    record = Dataset.shipped().record()
    page = visit(shipped, fragment="thing=lvrw").page
    found = record.caveats_concerning("lvrw")
    assert facts(page)["Cautions"] == f"{len(found)} cautions"
    lines = page.locator("#panel .cautions .caveat")
    assert lines.count() == len(found)
    told = sum(bool(one.voice) for one in found)
    whose = f"{len(found)} cautions: {told} told by a source, {len(found) - told} ours"
    assert page.locator("#panel .cautions h3").inner_text() == whose
    heads = lines.locator("summary").all_text_contents()
    assert sum("(ours, not a source's)" in one for one in heads) == len(found) - told
    assert sum("(told by a funder, in an interview)" in one for one in heads) == 1
    first = lines.first
    assert first.locator("p").first.is_hidden()
    first.locator("summary").click()
    assert first.locator("p").first.is_visible()


def test_what_is_not_dated_is_said_once(visit: Open, shipped: str) -> None:
    text = visit(shipped, fragment="thing=cii").page.locator("#panel").inner_text()
    assert "undated" not in text
    assert "dated, the rest not." in text


def test_the_date_of_an_event_stands_beside_its_name(visit: Open, shipped: str) -> None:
    page = visit(shipped, fragment="thing=ask-london-2024").page
    beside = page.locator("#panel .facts .value", has_text="London Mayoral Citizens Assembly 2024").first
    assert "(25 April 2024)" in beside.inner_text()


def test_a_step_opens_below_itself_and_the_pathway_stays(open_page: Open, html: str) -> None:
    page = open_page(html, fragment=TRACE).page
    steps = page.locator("#panel .steps > li").count()
    page.get_by_role("button", name="Evidence of step 2").click()
    assert TRACE in address_of(page)
    assert "step=2" in address_of(page)
    assert page.locator("#panel .evidence-here:visible article").count() >= 1
    assert page.locator("#step-2 article:visible").count() >= 1
    assert page.locator("#panel .steps > li").count() == steps
    assert page.evaluate("document.activeElement.getAttribute('aria-expanded')") == "true"
    page.get_by_role("button", name="Evidence of step 3").click()
    assert page.locator("#step-2 article:visible").count() == 0
    page.go_back()
    assert page.locator("#step-2 article:visible").count() >= 1
    page.go_back()
    assert page.locator("#panel article:visible").count() == 0
    assert page.locator("#panel .steps > li").count() == steps


def test_a_click_on_a_line_of_the_pathway_opens_its_step(open_page: Open, html: str) -> None:
    page = open_page(html, fragment=TRACE).page
    line = page.evaluate(
        """() => {
      const { from, to } = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
      const step = document.getElementById("map").traceOf(from, to).pathways[0].steps[1];
      return [step.start, step.end].sort().join("/");
    }"""
    )
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    box = page.locator("#map").bounding_box()
    spot = page.locator("#map").evaluate("(map, id) => map.spotOf(id)", line)
    assert box
    page.mouse.click(box["x"] + spot["x"], box["y"] + spot["y"])
    page.wait_for_function("location.hash.includes('step=2')")
    assert TRACE in address_of(page)


def test_an_address_with_a_step_opens_it_and_one_too_many_is_the_last(visit: Open, html: str) -> None:
    page = visit(html, fragment=f"{TRACE}&step=2").page
    assert page.locator("#step-2 article:visible").count() >= 1
    page = visit(html, fragment=f"{TRACE}&step=999").page
    last = page.locator("#panel .steps > li").last
    assert last.locator("article:visible").count() >= 1


def test_where_no_pathway_leads_the_connection_is_listed_and_drawn(visit: Open, shipped: str) -> None:
    record = Dataset.shipped().record()
    found = trace(record, "merton-citizens", "citizens-uk")
    assert not found.pathways and found.ties
    page = visit(shipped, fragment="from=merton-citizens&to=citizens-uk").page
    text = page.locator("#panel").inner_text()
    assert "Connected, not by influence" in text
    assert "Together they are no pathway" in text
    assert page.locator("#panel .ties > li").count() == len(found.ties)
    for id in {thing for tie in found.ties for thing in tie.things}:
        assert page.locator("#map").evaluate("(map, id) => Number.isFinite(map.spotOf(id).x)", id), id
    page.get_by_role("button", name="Swap the two ends").click()
    assert "from=citizens-uk&to=merton-citizens" in address_of(page)


def test_an_actor_as_end_is_told_by_what_was_asked_answered_and_promised(visit: Open, shipped: str) -> None:
    record = Dataset.shipped().record()
    assert not trace(record, "ask-london-2024", "sadiq-khan").pathways
    page = visit(shipped, fragment="from=ask-london-2024&to=sadiq-khan").page
    deeds = page.locator("#panel .deeds")
    assert "What Sadiq Khan asked, answered and promised" in deeds.inner_text()
    promised = [claim.object for claim in record.claims_about("sadiq-khan")
                if claim.predicate == "made" and record.things[claim.object].type == "Commitment"]  # fmt: skip
    assert promised
    for more in deeds.get_by_role("button", name="Show").all():
        more.click()
    text = deeds.inner_text()
    assert all(record.name(id) in text for id in promised)
    assert "responded to" in text
    heads = page.locator("#panel h3").all_inner_texts()
    assert "Connected, not by influence" not in heads, "some claims between the two are of influence"
    assert heads.index("Connected, but by no pathway") > 0, "what answers the ask comes first"


@pytest.mark.parametrize(
    ("fragment", "title"),
    [
        ("", "Northmere"),
        ("thing=fund", "Northmere Citizenship Fund (fund) · Northmere"),
        ("line=deputy-mayor/secondment", "What is claimed of"),
        (TRACE, "How far does the record trace "),
        (f"{TRACE}&step=2", "Step 2: How far does the record trace "),
        ("view=list", "List of claims · Northmere"),
        ("view=list&since=2016&until=2018", "List of claims · 2016–2018 · Northmere"),
        ("without-sources=source/news", "filtered · Northmere"),
    ],
)
def test_each_state_has_its_own_title(visit: Open, html: str, fragment: str, title: str) -> None:
    shown = visit(html, fragment=fragment).page.title()
    assert shown.startswith(title)
    assert shown.endswith("Northmere")


def test_each_view_of_a_story_has_its_own_title(visit: Open, shipped: str) -> None:
    page = visit(shipped, fragment="story=voter-registration-week").page
    first = page.title()
    page.get_by_role("button", name="Next").click()
    assert page.title() != first
    assert "(2 of " in page.title()


def test_the_evidence_of_a_claim_can_be_cited(visit: Open, html: str) -> None:
    page = visit(html, fragment="line=deputy-mayor/fees-commitment").page
    page.get_by_text("Cite this claim").first.click()
    text = page.locator("#panel .citation").first.inner_text()
    assert text.startswith("Our reading; no source says it:")
    for said in ("Ten Years of Asking", "claim/report/post", northmere().hash[:12], "CC BY 4.0"):
        assert said in text, said


def test_the_words_of_the_record_are_explained_where_they_are_used(visit: Open, html: str) -> None:
    page = visit(html, fragment="line=fund/strategy").page
    page.get_by_text("What these words mean").click()
    assert "Said in one place and doubted elsewhere in the record." in page.locator("#panel .glossary").inner_text()


def test_a_step_opens_within_a_story_too(visit: Open, shipped: str) -> None:
    story = next(one for one in told_stories() if any(view.shape == "trace" for view in one.views))
    number = next(n for n, view in enumerate(story.views, 1) if view.shape == "trace")
    page = visit(shipped, fragment=f"story={story.id}&view-number={number}").page
    page.get_by_role("button", name="Evidence of step 1").click()
    assert f"story={story.id}" in address_of(page)
    assert "step=1" in address_of(page)
    assert page.locator("#step-1 article:visible").count() >= 1
    assert page.locator("#panel .story").count() == 1


@pytest.mark.parametrize(
    "fragment",
    ["thing=cii", "line=cii/lvrw", "from=citizens-uk&to=lvrw&step=3", "from=lvrw&to=gla", "thing=sadiq-khan"],
)
@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_in_the_panel_runs_over_its_edge(visit: Open, shipped: str, width: int, fragment: str) -> None:
    page = visit(shipped, fragment=fragment, width=width, height=900).page
    page.evaluate("document.querySelectorAll('#panel details').forEach((one) => { one.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    panel = page.locator("#panel")
    assert panel.evaluate("(panel) => panel.scrollWidth - panel.clientWidth") <= 0
    assert runs_over(panel) == []
    steps = [one.bounding_box() for one in page.locator("#panel .steps > li").all()]
    assert all(box and box["width"] >= 200 for box in steps)
