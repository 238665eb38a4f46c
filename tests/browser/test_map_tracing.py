"""Tracing in the page gives the same answers as :func:`civicgraph.graph.trace`."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from civicgraph import Dataset
from civicgraph.graph.dates import bounds
from civicgraph.graph.record import Record
from civicgraph.graph.tracing.trace import reach, trace
from civicgraph.visualisations.map.relationship_map import map_page

from ..vectors import tracing as vectors
from ..visualisations.small_record import small_record
from .readers import address_of, seek

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .conftest import Open

Pair = tuple[str, str]
TRACE = """([from, to]) => {
  const trace = document.getElementById('map').traceOf(from, to);
  const step = ({ lead, kind, phrase, chronology, claims, disputing }) =>
    [lead.id, kind, phrase, lead.wording, chronology, [...claims, ...disputing].map((claim) => claim.id)];
  return {
    found: trace.found, impossible: trace.impossible, exact: trace.exact, verdict: trace.verdict,
    findings: trace.findings, details: trace.details, gaps: trace.gapFindings, caveats: trace.caveats,
    through: trace.through.map(({ end, given, id, how, claim }) => [end, given, id, how, claim.id]),
    ties: trace.ties.map(({ things, claims }) => [things, claims.map((claim) => claim.id)]),
    moreTies: trace.moreTies, reverse: trace.isReverse, about: trace.about,
    pathways: trace.pathways.map((path) => [
      path.things, path.steps.map(step), path.sources, path.voices,
      path.joints.map(({ thing, kind, strength }) => [thing, kind, strength]),
      path.accounts.map(({ kind, source, voice }) => [kind, source, voice]),
    ]),
  };
}"""


@pytest.fixture(scope="module")
def shipped() -> str:
    """The map of the shipped record."""
    return map_page(Dataset.shipped().record())


def answer(record: Record, start: str, end: str) -> dict[str, Any]:
    """The trace as Python finds it, and its verdict."""
    found = trace(record, start, end)
    return vectors.answer(record, found) | {"verdict": list(found.verdict)}


def compare(page: Page, record: Record, pairs: list[Pair]) -> list[dict[str, Any]]:
    """The answers to all pairs, after finding that page and Python give the same."""
    answers = [answer(record, *pair) for pair in pairs]
    found = page.evaluate(f"(pairs) => pairs.map({TRACE})", [list(pair) for pair in pairs])
    for pair, told, expected in zip(pairs, found, answers, strict=True):
        assert told == expected, pair
    return answers


def shipped_pairs(record: Record) -> list[Pair]:
    """Pairs that are joined, near and far, and some drawn at random."""
    random = Random(3)
    ids = sorted(record.things)
    starts = [id for id in ids if len(record.claims_about(id)) > 5]
    joined = [(start, one.id) for start in random.sample(starts, 40) for one in reach(record, start)[0][:40:9]]
    others = [(random.choice(ids), random.choice(ids)) for _ in range(15)]
    return [("citizens-uk", "lvrw"), ("lvrw", "lvrw"), *joined, *others]


def test_the_shipped_record_is_traced_as_the_command_line_does(visit: Open, shipped: str) -> None:
    record = Dataset.shipped().record()
    answers = compare(visit(shipped).page, record, shipped_pairs(record))
    assert sum(bool(one["pathways"]) for one in answers) >= 25


def test_with_any_dates_the_page_refuses_what_the_command_line_refuses(open_page: Open) -> None:
    record = vectors.with_random_dates(small_record(), Random(7))
    ids = sorted(record.things)
    answers = compare(open_page(map_page(record)).page, record, [(a, b) for a in ids for b in ids if a != b])
    assert any(one["impossible"] and not one["pathways"] for one in answers)
    assert any(one["pathways"] for one in answers)


def test_two_things_are_chosen_by_typing_and_the_steps_are_told(open_page: Open) -> None:
    opened = open_page(map_page(small_record()))
    page = opened.page
    page.click("text=Trace how one thing led to another")
    seek(page, "Northmere Citizens", "#trace-from")
    page.keyboard.press("Enter")
    page.keyboard.type("belonging")
    page.keyboard.press("Enter")
    assert "from=northmere-citizens" in address_of(page)
    assert "to=" in address_of(page)
    assert page.locator("#panel h2").inner_text().endswith("back to Northmere Citizens?")
    assert opened.messages == []


def test_a_pathway_says_where_it_breaks_and_shows_when_and_what_is_doubted(visit: Open, shipped: str) -> None:
    page = visit(shipped, fragment="from=citizens-uk&to=lvrw").page
    text = page.locator("#panel").inner_text()
    for said in (
        "No source says that Citizens UK brought about",
        "Breaks here: no source says it",
        "single voice",
        "Caution, ",
    ):
        assert said in text
    figure = page.locator("svg.lanes").get_attribute("aria-label") or ""
    assert "step 1 undated" in figure
    page.get_by_role("button", name="Pathway 2").click()
    assert "pathway=2" in address_of(page)
    assert page.locator("#panel .picker [aria-pressed=true]").inner_text() == "2"


def test_what_cannot_have_happened_in_order_is_refused_in_words(open_page: Open) -> None:
    record = small_record()
    first = next(c for c in record.claims.values() if c.predicate == "asked" and c.supports)
    claims = {id: c._replace(when="2030", bounds=bounds("2030")) if c.object == first.object and c.predicate == "asked"
              else c._replace(when="2016", bounds=bounds("2016")) for id, c in record.claims.items()}  # fmt: skip
    dated = replace(record, claims=claims)
    end = next(one.id for one in reach(record, first.subject)[0] if one.steps > 1)
    page = open_page(map_page(dated), fragment=f"from={first.subject}&to={end}").page
    assert list(trace(dated, first.subject, end).verdict) == page.locator(".verdict.sum li").all_inner_texts()


def test_trace_from_here_and_to_there(open_page: Open) -> None:
    page = open_page(map_page(small_record()), fragment="thing=northmere-citizens").page
    page.get_by_role("button", name="Trace from here").click()
    seek(page, "guide")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Trace from Northmere Citizens to here").click()
    assert page.locator("#panel h2").inner_text().endswith("back to Northmere Citizens?")


def test_where_steps_meet_in_shared_work_the_panel_and_the_picture_warn(open_page: Open, shipped: str) -> None:
    record = Dataset.shipped().record()
    page = open_page(shipped, fragment="from=secondment-jessica-kennedy&to=lvrw").page
    assert "is the work of many" in page.locator(".steps .joint.shared").inner_text()
    spot = page.evaluate(
        "(id) => document.getElementById('map').spotOf(id)",
        trace(record, "secondment-jessica-kennedy", "lvrw").pathways[0].joints[0].thing,
    )
    box = page.locator("#map").bounding_box()
    assert box
    page.mouse.move(box["x"] + spot["x"], box["y"] + spot["y"])
    assert "is the work of many" in page.locator("#tip").inner_text()


def test_other_ties_open_their_claims(visit: Open, shipped: str) -> None:
    record = Dataset.shipped().record()
    found = trace(record, "secondment-jessica-kennedy", "lvrw")
    page = visit(shipped, fragment="from=secondment-jessica-kennedy&to=lvrw").page
    assert "Other ties between the two, not walked" in page.locator("#panel").inner_text()
    assert page.locator(".ties > li").count() == len(found.ties)
    page.locator(".ties button").first.click()
    assert "line=" in address_of(page)
    assert "What is claimed of" in page.locator("#panel").inner_text()


def test_where_there_is_no_pathway_the_cautions_on_both_ends_are_told(visit: Open, shipped: str) -> None:
    record = Dataset.shipped().record()
    found = trace(record, "lvrw", "gla")
    page = visit(shipped, fragment="from=lvrw&to=gla").page
    assert not found.pathways
    shown = sum(map(record.is_always_told, found.caveats)) or 1
    assert page.locator("#panel > .caveat").count() == shown
    assert f"{len(found.caveats) - shown} " in page.locator("#panel > details > summary").last.inner_text()


def test_a_thing_shows_the_cautions_on_its_claims_with_the_claim(visit: Open, shipped: str) -> None:
    record = Dataset.shipped().record()
    page = visit(shipped, fragment="thing=cii").page
    cautions = page.locator("#panel .cautions .caveat").all()
    assert len(cautions) == len(record.caveats_concerning("cii"))
    assert " on “" in (cautions[-1].text_content() or "")
