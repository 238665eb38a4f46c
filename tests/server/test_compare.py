"""Two things side by side, or two traces, on two records."""

from __future__ import annotations

import httpx
import pytest

from civicgraph import Dataset
from civicgraph.server.settings import settings_of

from ..workspace import Workspace
from .serving import running_server
from .test_trace_page import PAGE, words


def test_two_parties_stand_side_by_side_with_what_both_are_tied_to(web: httpx.Client) -> None:
    page = web.get("/compare?a=Labour+Party&b=Conservative+Party", headers=PAGE).text
    said = words(page)
    assert "Labour Party beside Conservative Party" in said
    assert said.index("Ten claims") < said.index("Five claims")
    assert said.index("Represented by") < said.index("What both are tied to")
    shared = said[said.index("What both are tied to") :]
    assert "Decision-makers from whom commitments were won in spring 2024" in shared
    assert 'href="/page/labour-party"' in page and 'href="/page/conservative-party"' in page


def test_two_traces_stand_side_by_side_with_what_both_pass(web: httpx.Client) -> None:
    data = Dataset.shipped()
    page = web.get("/compare?from=Citizens+UK&to=LVRW&from2=Citizens+UK&to2=CII", headers=PAGE).text
    said, traces = words(page), [data.trace("Citizens UK", end) for end in ("LVRW", "CII")]
    for trace in traces:
        assert all(sentence in said for sentence in trace.verdict)
        assert f"The best of {trace.found}" in said
    passed = [[step.end for step in trace.pathways[0].steps] for trace in traces]
    both = [id for id in passed[0] if id in passed[1]]
    listed = page[page.index("What both best pathways pass") :]
    assert both and all(f'href="/page/{id}"' in listed for id in both)
    breaks = sum(step.is_break for trace in traces for step in trace.pathways[0].steps)
    assert said.count("the chain breaks here") == breaks > 0


@pytest.mark.parametrize(
    ("asked", "status", "why"),
    [
        ("", 200, "Two candidates, two assemblies, two funds"),
        ("a=LVRW", 200, "Two candidates, two assemblies, two funds"),
        ("from=LVRW&to=CII", 400, "Name both things, or both ends of both traces"),
        ("a=LVRW&b=Zqx+Wvy", 404, "is no thing in the shipped record"),
    ],
)
def test_what_is_not_whole_is_asked_for_again_with_what_was_typed(
    asked: str, status: int, why: str, web: httpx.Client
) -> None:
    reply = web.get(f"/compare?{asked}", headers=PAGE)
    assert reply.status_code == status and why.casefold() in words(reply.text).casefold()
    assert "civicgraph find" not in reply.text and ("LVRW" in asked) == ('value="LVRW"' in reply.text)


def test_a_record_of_another_town_compares_too(workspace: Workspace) -> None:
    with running_server(settings_of(workspace.dataset())) as running, running.client() as web:
        said = words(web.get("/compare?a=Harbour+Council&b=Elm+Street+Alliance", headers=PAGE).text)
        assert "Harbour Council beside Elm Street Alliance" in said and "What both are tied to" in said
