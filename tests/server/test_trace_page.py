"""Traces over HTTP: the page says what the command says, JSON holds what the command prints, refusals say why."""

from __future__ import annotations

import re
from html import unescape

import httpx
import pytest

from civicgraph import Dataset

PAGE = {"accept": "text/html"}
ENDS = {"from": "Citizens UK", "to": "London Voter Registration Week"}


def words(html: str) -> str:
    """The text of a page, its spaces evened out."""
    return " ".join(unescape(re.sub("<[^>]*>", "", re.sub("<(?:br|/d[td])>", " ", html))).split())


def test_the_page_says_the_verdict_first_then_each_step_and_where_the_chain_breaks(web: httpx.Client) -> None:
    reply = web.get("/trace", params=ENDS, headers=PAGE)
    assert (reply.status_code, reply.headers["content-type"]) == (200, "text/html; charset=utf-8")
    text = words(reply.text)
    found = Dataset.shipped().trace(*ENDS.values())
    verdict = " ".join(found.verdict)
    assert verdict in text
    chain = text[text.index(verdict) :]
    steps = ["as stated asked for", "as stated was answered by", "order only was followed by", "our inference"]
    places = [chain.index(step) for step in steps]
    assert places == sorted(places)
    assert text.count("– the chain breaks here") == 2 * 1 + sum(
        step.is_break for pathway in found.pathways[1:] for step in pathway.steps
    )
    for section in ("The steps and their evidence", "What breaks the chain", "What is missing", "Sources"):
        assert section in text


def test_json_is_what_the_command_prints(web: httpx.Client) -> None:
    expected = Dataset.shipped().trace(*ENDS.values()).to_dict()
    assert web.get("/trace.json", params=ENDS).json() == expected
    assert web.get("/trace", params=ENDS, headers={"accept": "application/json"}).json() == expected


def test_what_narrows_a_trace_on_the_command_line_narrows_it_here(web: httpx.Client) -> None:
    asked = [
        ("kind", "influence"),
        ("kind", "agency"),
        ("wording", "stated"),
        ("from_date", "2016"),
        ("max_steps", "5"),
    ]
    expected = Dataset.shipped().trace(
        "HOPE not Hate", "LVRW", kinds=["influence", "agency"], wordings=["stated"], since="2016", max_steps=5
    )
    found = web.get("/trace.json", params=[("from", "HOPE not Hate"), ("to", "LVRW"), *asked]).json()
    assert found == expected.to_dict()
    page = web.get("/trace", params=[("from", "HOPE not Hate"), ("to", "LVRW"), *asked], headers=PAGE).text
    assert 'name="kind" value="influence" checked' in page and 'name="kind" value="sequence">' in page
    address = unescape(page.partition('type="application/json" href="')[2].partition('"')[0])
    assert web.get(address).json() == expected.to_dict(), "the page leads to the same as JSON"
    assert 'href="/report?' not in page, "a report would be on the whole question"


def test_no_names_get_the_form_and_an_unknown_one_gets_it_with_what_is_near(web: httpx.Client) -> None:
    form = web.get("/trace", headers=PAGE)
    assert form.status_code == 200 and 'name="from"' in form.text and "refused" not in form.text
    missed = web.get("/trace", params={"from": "Citizens UK", "to": "Voter Regstration Week"}, headers=PAGE)
    assert missed.status_code == 404 and "Did you mean London Voter Registration Week" in words(missed.text)
    assert 'value="Voter Regstration Week"' in missed.text, "what was typed is there to mend"
    assert web.get("/trace.json", params={"from": "Citizens UK", "to": "lvrx"}).status_code == 404


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ({"max_steps": "21"}, "max_steps is a number from 1 to 20"),
        ({"max_steps": "many"}, "max_steps is a number from 1 to 20"),
        ({"limit": "0"}, "limit is a number from 1 to 50"),
        ({"kind": "magic"}, "kind is one of influence,"),
        ({"from_date": "soon"}, "from_date: 'soon' is no date"),
        ({"from_date": "2016/2018"}, "from_date: give one date here"),
        ({"from_date": "2020", "to_date": "2016"}, "nothing could be between"),
        ({"ends": "narrow"}, "ends is wide or exact"),
        ({"from": "x" * 201}, "at most 200 characters"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_words(web: httpx.Client, asked: dict[str, str], why: str) -> None:
    for headers in (PAGE, {"accept": "application/json"}):
        reply = web.get("/trace", params={**ENDS, **asked}, headers=headers)
        assert reply.status_code == 400 and why in words(reply.text)


def test_who_asks_for_json_is_refused_in_json(web: httpx.Client) -> None:
    for reply in (
        web.get("/trace.json", params={"from": "Citizens UK", "to": "nobody at all"}),
        web.get("/ledger", params={"by": "nobody at all"}, headers={"accept": "application/json"}),
    ):
        assert reply.headers["content-type"] == "application/problem+json"
        problem = reply.json()
        assert (problem["status"], problem["title"]) == (404, "Not here")
        assert "'nobody at all' is no thing in" in problem["detail"]
    assert web.get("/trace", params={"from": "x", "to": "y"}, headers={"accept": "*/*"}).status_code == 404


def test_a_browser_that_has_the_page_asks_again_and_gets_304(web: httpx.Client) -> None:
    first = web.get("/trace", params=ENDS, headers=PAGE)
    again = web.get("/trace", params=ENDS, headers={**PAGE, "if-none-match": first.headers["etag"]})
    assert again.status_code == 304


def test_a_report_comes_in_every_format(web: httpx.Client) -> None:
    asked = {"from": "citizens-uk", "to": "lvrw"}
    page = web.get("/report", params=asked)
    assert page.headers["content-type"] == "text/html; charset=utf-8" and "<h1>How far does the" in page.text
    assert "unsafe-inline" in page.headers["content-security-policy"]
    begins = {"pdf": b"%PDF", "docx": b"PK", "md": b"*Evidence trace"}
    for format, beginning in begins.items():
        reply = web.get("/report", params={**asked, "format": format})
        assert reply.status_code == 200 and reply.content.startswith(beginning), format
        assert reply.headers["content-disposition"] == f'attachment; filename="citizens-uk-lvrw.{format}"'
    text = web.get("/report", params={"of": "LVRW", "format": "md"}).text
    assert text == Dataset.shipped().report("LVRW", format="md").write()


def test_a_report_is_asked_for_with_a_form(web: httpx.Client) -> None:
    form = web.get("/report", headers=PAGE)
    assert form.status_code == 200 and form.text.count('action="/report"') == 2
    assert '<option value="docx">Word</option>' in form.text and "data-names" in form.text
    page = web.get("/report", params={"of": "lvrw", "format": "html"}, headers=PAGE).text
    assert '<a href="/trace">Trace</a>' in page and '<a href="/trace">' not in Dataset.shipped().report("lvrw").write()


def test_a_report_on_nothing_is_refused(web: httpx.Client) -> None:
    for asked, status, why in (
        ({}, 400, "say what the report is on"),
        ({"from": "lvrw"}, 400, "say what the report is on"),
        ({"of": "nobody at all"}, 404, "is no thing"),
        ({"of": "lvrw", "format": "exe"}, 400, "is no format of reports"),
    ):
        reply = web.get("/report", params=asked)
        assert reply.status_code == status and why in reply.text
