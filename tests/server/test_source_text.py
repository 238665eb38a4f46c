"""The text of a source with what is coded of it marked: shown only where it may be, and to the letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph.graph.record import Record
from civicgraph.pages.sources import marked_lines
from civicgraph.server.settings import settings_of

from ..workspace import MINUTES_TEXT, Workspace, write_workspace
from .serving import running_server
from .test_trace_page import PAGE, words


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The night-bus record with its two texts."""
    return write_workspace(tmp_path_factory.mktemp("town"))


@pytest.fixture(scope="module")
def shown(town: Workspace) -> Iterator[httpx.Client]:
    """A server that may show them."""
    with running_server(settings_of(town.dataset(), passages=True)) as running, running.client() as client:
        yield client


def test_the_text_is_shown_to_the_letter_and_each_mark_leads_to_what_stands_there(
    shown: httpx.Client, town: Workspace
) -> None:
    page = shown.get("/text/source/minutes", headers=PAGE).text
    body = page[page.index('<div class="source-text">') : page.index("</main>")]
    lines = re.findall(r'<p id="l(\d+)"[^>]*>(.*?)</p>', body, re.DOTALL)
    bare = {int(number): unescape(re.sub(r"<sup>.*?</sup>|<[^>]+>", "", line)) for number, line in lines}
    assert bare == {number: row for number, row in enumerate(MINUTES_TEXT.split("\n"), 1) if row.strip()}
    record = town.dataset().record()
    stand = [id for id, claim in record.claims.items() for one in claim.evidence if one.source == "source/minutes"]
    stand += [id for id, item in record.caveats.items() for one in item.evidence if one.source == "source/minutes"]
    assert sorted(re.findall(r'<sup><a href="/page/([^"]+)"', body)) == sorted(stand) != []
    for mark in re.findall(r"<mark>(.*?)</mark>", body):
        assert unescape(mark) in MINUTES_TEXT


def test_its_page_leads_there_and_the_short_address_to_its_page(shown: httpx.Client) -> None:
    assert 'href="/text/source/minutes"' in shown.get("/page/source/minutes", headers=PAGE).text
    for address in ("/sources/minutes", "/sources/source/minutes"):
        reply = shown.get(address, headers=PAGE)
        assert (reply.status_code, reply.headers["location"]) == (303, "/page/source/minutes")
    assert shown.get("/sources/nowhere").status_code == shown.get("/text/nowhere").status_code == 404


def test_a_text_that_has_changed_since_is_not_shown(tmp_path_factory: pytest.TempPathFactory) -> None:
    other = write_workspace(tmp_path_factory.mktemp("changed"))
    with running_server(settings_of(other.dataset(), passages=True)) as running, running.client() as client:
        other.write("documents/minutes.txt", "Something else altogether.")
        reply = client.get("/text/source/minutes", headers=PAGE)
        assert reply.status_code == 404 and "is not the one that the record was made with" in words(reply.text)


def test_where_texts_are_not_shown_no_page_has_one_or_leads_to_one(town: Workspace) -> None:
    with running_server(settings_of(town.dataset())) as running, running.client() as client:
        reply = client.get("/text/source/minutes", headers=PAGE)
        assert reply.status_code == 404 and "is not shown here" in words(reply.text)
        assert "/text/" not in client.get("/page/source/minutes", headers=PAGE).text


@given(st.lists(st.text("abc, “”-.\n", max_size=30), max_size=6).map("\n".join))
def test_stretches_make_the_lines_again_whatever_the_text_is(record: Record, text: str) -> None:
    found = list(marked_lines(record, "source/minutes", text))
    rows = {number: row for number, row in enumerate(text.split("\n"), 1) if row.strip()}
    assert {line.number: "".join(one.text for one in line.stretches) for line in found} == rows


@pytest.fixture(scope="module")
def record(town: Workspace) -> Record:
    """Its record."""
    return town.dataset().record()
