"""What programs ask in JSON: answered as by Dataset, described as it is, refused where it is not understood."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import jsonschema
import pytest
from openapi_spec_validator import validate
from starlette.datastructures import QueryParams

from civicgraph import Dataset
from civicgraph.graph.errors import CivicgraphError
from civicgraph.graph.record import About
from civicgraph.pages.analyses import ANALYSES
from civicgraph.pages.fields import CHOICE, DATE, NUMBER, SPAN
from civicgraph.server.operations import BY_NAME, OPERATIONS, fields_of
from civicgraph.server.protocol.parameters import read_fields
from civicgraph.server.refusal import Refusal
from civicgraph.server.services.openapi import description
from civicgraph.server.settings import settings_of

from ..workspace import write_interviews
from .serving import Server, running_server
from .test_trace_page import PAGE, words

SHIPPED = Dataset.shipped()
# What is asked at an address, and what Dataset answers.
ASKED: dict[str, tuple[dict[str, Any], Any]] = {
    "find": ({"q": "voter regstration"}, lambda data: data.find("voter regstration")),
    "show": ({"of": "LVRW"}, lambda data: data.show("LVRW")),
    "trace": ({"from": "Citizens UK", "to": "LVRW", "limit": 2},
              lambda data: data.trace("Citizens UK", "LVRW", limit=2)),
    "ledger": ({"by": "Sadiq Khan", "with_figure": 1}, lambda data: data.ledger(by="Sadiq Khan", with_figure=True)),
    "what-if": ({"name": "European Londoners Hub", "from": ["Citizens UK"]},
                lambda data: data.what_if("European Londoners Hub", origins=["Citizens UK"])),
    "tests": ({"from": "Citizens UK", "to": "LVRW"}, lambda data: data.tests("Citizens UK", "LVRW")),
    "outcomes": ({}, lambda data: data.outcomes()),
    "brokers": ({"permutations": 100, "wording": ["stated"]},
                lambda data: data.brokers(permutations=100, wordings=["stated"])),
    "centrality": ({"at": "2019/2021", "limit": 3}, lambda data: data.centrality(at="2019/2021", limit=3)),
    "communities": ({"runs": 2, "ties": "direct"}, lambda data: data.communities(runs=2, ties="direct")),
    "ties": ({"actor": "Citizens UK", "other": "London Citizens"},
             lambda data: data.ties("Citizens UK", "London Citizens")),
    "secondments": ({}, lambda data: data.secondments()),
    "timeline": ({"of": "LVRW", "around": 1}, lambda data: data.timeline("LVRW", around=True)),
}  # fmt: skip


@pytest.fixture(scope="module")
def greek(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[httpx.Client, Dataset]]:
    """A causal map of interviews on Chios, without asks or promises."""
    data = write_interviews(tmp_path_factory.mktemp("interviews")).dataset()
    with running_server(settings_of(data)) as running, running.client() as client:
        yield client, data


def fits(name: str, answer: Any) -> bool:
    """Whether an answer fits what is described at its address."""
    described = description()
    schema = described["paths"][BY_NAME[name].path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    jsonschema.Draft202012Validator({**schema, "components": described["components"]}).validate(answer)
    return True


@pytest.mark.parametrize("name", ASKED)
def test_an_address_answers_as_the_method_of_dataset(name: str, web: httpx.Client) -> None:
    asked, method = ASKED[name]
    reply = web.get(BY_NAME[name].path, params=asked)
    assert reply.json() == method(SHIPPED).to_dict() and fits(name, reply.json())
    again = web.get(BY_NAME[name].path, params=asked, headers={"If-None-Match": reply.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_every_address_is_asked() -> None:
    assert ASKED.keys() == BY_NAME.keys() and {one.name for one in ANALYSES} < ASKED.keys()


def test_so_does_it_on_a_record_of_another_alphabet(greek: tuple[httpx.Client, Dataset]) -> None:
    web, data = greek
    thing = next(iter(data.record().things.values())).name
    assert web.get("/show.json", params={"of": thing}).json() == data.show(thing).to_dict()
    assert web.get("/analyse/timeline.json", params={"of": thing}).json() == data.timeline(thing).to_dict()
    for name in ("what-if", "outcomes", "brokers", "centrality", "communities", "secondments", "tests"):
        reply = web.get(f"/analyse/{name}.json")
        assert reply.status_code == 200 and fits(name, reply.json())
        assert web.get(f"/analyse/{name}", headers=PAGE).status_code == 200


def test_a_speaker_is_shown_as_a_thing_is_and_refused_where_a_thing_is_wanted(
    web: httpx.Client, greek: tuple[httpx.Client, Dataset]
) -> None:
    for of in ("voice/as24/alex-sobel", "Alex Sobel MP, as the page reports him"):
        reply = web.get("/show.json", params={"of": of})
        assert reply.json() == SHIPPED.voice("as24/alex-sobel").to_dict() and fits("show", reply.json())
        refused = web.get("/trace.json", params={"from": of, "to": "LVRW"})
        assert refused.status_code == 404 and "is no thing but a speaker in “Thousands" in refused.json()["detail"]
        assert refused.json()["detail"].endswith("response-sobel-buses-2024 (Words of Alex Sobel on the buses ask)")
    told = greek[0].get("/show.json", params={"of": "μια δασκάλα", "limit": 1})
    assert (told.json()["id"], len(told.json()["claims"]), told.headers["x-total-count"]) == ("voice/eleni", 1, "3")


def test_without_a_name_what_most_depends_on_is_ranked(web: httpx.Client) -> None:
    expected = SHIPPED.dependence(origins=["Citizens UK"], outcomes=["LVRW"]).to_dict(3)
    asked: dict[str, Any] = {"from": "Citizens UK", "to": "LVRW", "limit": 3}
    assert web.get("/analyse/what-if.json", params=asked).json() == expected


def test_the_description_is_openapi_and_names_every_parameter_that_is_read() -> None:
    described = description(About("A record", licence="https://creativecommons.org/licenses/by/4.0/"), "http://x.test")
    validate(described)
    assert described["info"]["title"] == "A record" and described["servers"] == [{"url": "http://x.test"}]
    assert described["info"]["license"]["name"] == "CC BY 4.0"
    for one in OPERATIONS:
        parameters = described["paths"][one.path]["get"]["parameters"]
        assert [each["name"] for each in parameters] == [field.name for field in fields_of(one)]
    assert len({each["get"]["operationId"] for each in described["paths"].values()}) == len(OPERATIONS)


@pytest.mark.parametrize("one", OPERATIONS, ids=lambda one: one.name)
def test_what_the_description_forbids_is_refused(one: Any) -> None:
    for field in fields_of(one):
        wrong = {NUMBER: str(field.most + 1), CHOICE: "nonsense", DATE: "soon", SPAN: "soon"}.get(field.kind, "x" * 201)
        with pytest.raises(Refusal) as refusal:
            read_fields(fields_of(one), QueryParams({field.name: wrong}))
        assert refusal.value.status == 400 and re.search(rf"\b({field.name}|200)\b", refusal.value.reason)


@pytest.mark.parametrize(
    ("address", "status", "why"),
    [
        ("/ledger.json?grup_by=area", 400, "there is no parameter 'grup_by'; did you mean group_by?"),
        ("/trace.json?from=lvrw", 400, "name two things: ?from= and ?to="),
        ("/find.json", 400, "say what to look for: ?q="),
        ("/show.json?of=Lvrww+xq", 404, "is no thing in the shipped record"),
        ("/analyse/ties.json", 400, "say whom or what it is about: ?actor="),
        ("/analyse/ties.json?actor=LVRW", 400, "is a campaign, not an actor that can be tied"),
        ("/analyse/colours.json", 404, "there is no such analysis: choose from what-if, tests"),
        ("/analyse/brokers.json?at=2019&window=2", 400, "at is one window, and window says many"),
        ("/analyse/centrality.json?limit=0", 400, "limit is a number from 1 to 1,000"),
        ("/analyse/what-if.json?type=Boat", 404, "'Boat' is no type of thing"),
        ("/find.json?q=bus&offset=-1", 400, "offset is a number from 0 to 10,000,000"),
    ],
)
def test_what_is_not_understood_is_refused_as_a_problem_in_words(
    address: str, status: int, why: str, web: httpx.Client
) -> None:
    reply = web.get(address)
    assert (reply.status_code, reply.headers["content-type"]) == (status, "application/problem+json")
    assert why in reply.json()["detail"]


@pytest.mark.parametrize(
    ("path", "asked", "listed"),
    [("/find.json", {"q": "bus"}, ""), ("/show.json", {"of": "Citizens UK"}, "claims"), ("/ledger.json", {}, "rows")],
)
def test_the_parts_of_a_list_make_the_list(path: str, asked: dict[str, Any], listed: str, web: httpx.Client) -> None:
    def rows(reply: httpx.Response) -> list[Any]:
        found: list[Any] = reply.json()[listed] if listed else reply.json()
        return found

    whole = web.get(path, params=asked)
    assert int(whole.headers["x-total-count"]) == len(rows(whole)) > 25 and "link" not in whole.headers
    parts, reply = [], web.get(path, params={**asked, "limit": 25})
    for _ in range(100):
        parts += rows(reply)
        if "next" not in reply.links:
            break
        reply = web.get(reply.links["next"]["url"])
    assert parts == rows(whole) and "prev" in reply.links
    beyond = web.get(path, params={**asked, "limit": 25, "offset": 9_999})
    assert rows(beyond) == [] and len(rows(web.get(beyond.links["prev"]["url"]))) == 25


def test_a_page_passes_over_what_other_sites_put_behind_its_address(web: httpx.Client) -> None:
    assert web.get("/ledger?utm_source=letter", headers=PAGE).status_code == 200
    assert web.get("/ledger.json?utm_source=letter").status_code == 400


def test_an_analysis_is_a_page_with_its_answer_before_its_form_and_leads_to_the_evidence(web: httpx.Client) -> None:
    page = web.get("/analyse/what-if?name=European+Londoners+Hub", headers=PAGE).text
    said = words(page)
    found = SHIPPED.what_if("European Londoners Hub")
    assert "Without “European Londoners Hub” the record no longer leads to 2 of the" in said
    assert all(f'href="/page/{id}"' in page for id in found.loss.lost)
    assert said.index("the record no longer leads") < said.index("Ask it otherwise")
    form = web.get("/analyse/ties", headers=PAGE)
    assert form.status_code == 200 and 'name="actor"' in form.text and "Computed on" not in form.text
    refused = web.get("/analyse/ties?actor=LVRW", headers=PAGE)
    assert refused.status_code == 400 and "is a campaign, not an actor that can be tied" in words(refused.text)
    assert 'value="LVRW"' in refused.text, "what was typed stands there to be mended"


@pytest.mark.parametrize("name", [one.name for one in ANALYSES])
def test_every_analysis_has_a_page_that_says_what_it_was_computed_on(name: str, web: httpx.Client) -> None:
    page = web.get(f"/analyse/{name}", params=ASKED[name][0], headers=PAGE)
    assert page.status_code == 200 and "What it was computed on" in words(page.text)
    assert f"/analyse/{name}.json" in page.text


def test_the_python_errors_and_the_refusals_are_one(web: httpx.Client) -> None:
    with pytest.raises(CivicgraphError) as error:
        SHIPPED.outcomes("LVRW")
    said = str(error.value).partition("; try: civicgraph")[0]
    assert web.get("/analyse/outcomes.json?of=LVRW").json()["detail"] == said


def test_the_example_in_the_docs_runs(server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    page = Path(__file__).parents[2].joinpath("docs/server.md").read_text("utf-8")
    example = page.split("```py\n")[1].split("```")[0].replace("http://127.0.0.1:8000", server.url)
    names: dict[str, Any] = {}
    exec(compile(example, "docs/server.md", "exec"), names)
    names["record"].close()
    verdict, rows = capsys.readouterr().out.splitlines()
    found = SHIPPED.ledger(by="Sadiq Khan")
    assert verdict == SHIPPED.trace("Citizens UK", "LVRW").verdict[0]
    assert rows.split()[0] == str(len(found.rows))
