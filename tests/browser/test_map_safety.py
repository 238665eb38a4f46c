"""The relationship map asks for nothing, and nothing that stands in data can run in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from civicgraph.graph.record import Record, Thing
from civicgraph.visualisations.map.relationship_map import map_page

from ..visualisations.small_record import small_record
from .readers import seek

if TYPE_CHECKING:
    from .conftest import Open

RECORD = small_record()
FRONT = "What came of the ask “Help young people with the cost of becoming citizens”?"
HOSTILE = (
    "</script><script>alert(1)</script><img src=x onerror=alert(2)>"
    '<a href="javascript:alert(3)">x</a>\' onload="alert(4)'
)


@pytest.fixture(scope="module")
def html() -> str:
    """The map of the small record."""
    return map_page(RECORD, title="Northmere")


def test_it_asks_for_nothing_but_itself_and_has_nothing_to_complain_of(open_page: Open, html: str) -> None:
    opened = open_page(html)
    opened.page.wait_for_timeout(300)
    assert opened.requests == [opened.page.url]
    assert opened.messages == []
    assert opened.page.locator("canvas").count() == 1


@pytest.mark.parametrize(
    "fragment", ["thing=nobody", "line=a/b", "without=Nothing", "thing=__proto__", "%E0%A4%A", "view=x"]
)
def test_an_address_that_means_nothing_opens_the_start(open_page: Open, html: str, fragment: str) -> None:
    opened = open_page(html, fragment=fragment)
    assert opened.page.locator("#panel h2").inner_text() == FRONT
    assert opened.messages == []


def hostile_record() -> Record:
    """The small record with script in every place that takes text."""
    thing = Thing(HOSTILE, "Ask", HOSTILE, (HOSTILE, "__proto__"), HOSTILE)
    things: dict[str, Any] = {}
    for id, old in RECORD.things.items():
        things[HOSTILE if id == "fees-ask" else id] = thing if id == "fees-ask" else old._replace(description=HOSTILE)
    things["__proto__"] = Thing("__proto__", "Ask", "constructor")
    claims = {}
    for id, claim in RECORD.claims.items():
        subject, target = (HOSTILE if end == "fees-ask" else end for end in (claim.subject, claim.object))
        places = tuple(place._replace(anchor=HOSTILE, summary=HOSTILE) for place in claim.evidence)
        new = claim._replace(
            id=id + HOSTILE, subject=subject, object=target, reason=HOSTILE, evidence=places, scope=HOSTILE
        )
        claims[new.id] = new
    joined = next(iter(claims.values()))._replace(id="joins", subject="__proto__", object=HOSTILE, predicate="about")
    return replace(
        RECORD, things=things, claims={**claims, "joins": joined}, hash=HOSTILE,
        sources={id: source._replace(title=HOSTILE, publisher=HOSTILE) for id, source in RECORD.sources.items()},
        voices={id: voice._replace(name=HOSTILE, description=HOSTILE) for id, voice in RECORD.voices.items()},
        caveats={id: caveat._replace(summary=HOSTILE, type=HOSTILE, concerns=(HOSTILE,))
                 for id, caveat in RECORD.caveats.items()},
    )  # fmt: skip


def test_no_script_in_the_data_can_run(open_page: Open) -> None:
    opened = open_page(map_page(hostile_record(), title=HOSTILE))
    page = opened.page
    seek(page, "alert")
    page.locator("#hits [role=option]").first.click()
    assert page.locator("#panel h2").inner_text() == " ".join(HOSTILE.split())
    page.get_by_role("button", name="Evidence").first.click()
    page.get_by_role("button", name="List", exact=True).click()
    page.mouse.move(700, 400)
    page.wait_for_timeout(300)
    assert page.title().endswith(" ".join(HOSTILE.split()))
    assert opened.messages == []
    assert opened.requests == [page.url.partition("#")[0]]
    assert page.locator("img, a[href^='javascript'], [onerror]").count() == 0
    assert page.locator("script").count() == 3


def test_the_policy_stops_a_script_that_got_in(open_page: Open, html: str) -> None:
    opened = open_page(html)
    opened.page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {textContent: 'alert(1)'}))"
    )
    assert not any(message.startswith("dialog") for message in opened.messages)
    assert any("Content Security Policy" in message for message in opened.messages)


def test_sources_are_linked_to_their_addresses_and_to_no_script(open_page: Open) -> None:
    urls = {"source/news": "https://northmere.example/news", "source/report": "javascript:alert(1)"}
    sources = {id: source._replace(url=urls.get(id, "")) for id, source in RECORD.sources.items()}
    opened = open_page(map_page(replace(RECORD, sources=sources), title="Northmere"))
    links = opened.page.locator("#sources a")
    assert links.evaluate_all("found => found.map((a) => [a.href, a.rel])") == [
        [urls["source/news"], "noopener noreferrer"]
    ]
    said = opened.page.locator("#sources").text_content() or ""
    assert "no web address recorded" in said and "javascript:alert(1)" in said
    assert opened.messages == []
