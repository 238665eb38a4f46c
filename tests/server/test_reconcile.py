"""Names reconciled over HTTP as OpenRefine does it: exact names match, near ones are offered, nonsense is refused."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

from civicgraph import Dataset
from civicgraph.graph.name_folding import fold_name

RECORD = Dataset.shipped().record()


def reconcile(web: httpx.Client, **queries: Any) -> dict[str, list[dict[str, Any]]]:
    """The results of a batch, by its keys."""
    reply = web.post("/reconcile", data={"queries": json.dumps(queries)})
    assert reply.status_code == 200, reply.text
    return {key: one["result"] for key, one in reply.json().items()}


def test_the_manifest_says_what_the_service_can(web: httpx.Client) -> None:
    found = web.get("/reconcile").json()
    assert found["versions"] == ["0.2"] and found["identifierSpace"] == RECORD.base
    page = found["view"]["url"].replace("{{id}}", "lvrw")
    assert web.get(page).status_code == 200
    assert "London Voter Registration Week" in web.get(found["preview"]["url"].replace("{{id}}", "lvrw")).text
    elsewhere = web.get("/reconcile", headers={"origin": "https://example.org"})
    assert elsewhere.headers["access-control-allow-origin"] == "*"


def test_every_name_comes_first_and_matches_unless_another_thing_bears_it(web: httpx.Client) -> None:
    ids_by_name: dict[str, set[str]] = {}
    for thing in RECORD.things.values():
        for name in (thing.name, *thing.aliases):
            ids_by_name.setdefault(fold_name(name), set()).add(thing.id)
    ids = sorted(RECORD.things)[::13]
    for start in range(0, len(ids), 50):
        part = ids[start : start + 50]
        found = reconcile(web, **{id: {"query": RECORD.name(id)} for id in part})
        for id in part:
            alone = ids_by_name[fold_name(RECORD.name(id))] == {id}
            best = found[id][0]
            assert best["score"] == 100 and best["match"] == alone
            assert not alone or best["id"] == id


def test_a_slip_is_offered_and_not_taken_for_a_match(web: httpx.Client) -> None:
    (found,) = reconcile(web, q={"query": "Londn Voter Registration Wek", "limit": 1}).values()
    assert found[0]["id"] == "lvrw" and not found[0]["match"] and 80 < found[0]["score"] < 100


def test_types_and_limits_are_kept(web: httpx.Client) -> None:
    found = reconcile(
        web,
        all={"query": "London", "limit": 3},
        people={"query": "London", "type": "Person"},
        by_iri={"query": "voter registration", "type": ["https://w3id.org/civicgraph/ns#Campaign"]},
    )
    assert len(found["all"]) == 3
    assert all(one["type"][0]["id"] == "Person" for one in found["people"])
    assert found["by_iri"] and all(one["type"][0]["id"] == "Campaign" for one in found["by_iri"])
    scores = [one["score"] for one in found["all"]]
    assert scores == sorted(scores, reverse=True)


def test_suggestions(web: httpx.Client) -> None:
    entities = web.get("/reconcile/suggest/entity", params={"prefix": "london voter"}).json()["result"]
    assert "lvrw" in {one["id"] for one in entities}
    types = web.get("/reconcile/suggest/type", params={"prefix": "camp"}).json()["result"]
    assert {"Campaign", "CampaignEdition"} <= {one["id"] for one in types}
    assert web.get("/reconcile/suggest/nothing").status_code == 404


@pytest.mark.parametrize(
    ("queries", "status"),
    [
        ("nonsense", 400),
        ("[]", 400),
        ('{"q": 1}', 400),
        ('{"q": {"query": 1}}', 400),
        ('{"q": {"query": "a", "limit": 0}}', 400),
        ('{"q": {"query": "a", "limit": true}}', 400),
        ('{"q": {"query": "a", "type": {"a": 1}}}', 400),
        (json.dumps({"q": {"query": "a" * 501}}), 413),
        ('{"\\ud800": {"query": "lvrw"}}', 400),
        ('{"\\ud800": {"query": 5}}', 400),
        (json.dumps({str(n): {"query": "a"} for n in range(101)}), 413),
        ("[" * 100_000, 400),
    ],
)
def test_what_is_no_batch_is_refused_in_one_line(queries: str, status: int, web: httpx.Client) -> None:
    reply = web.post("/reconcile", data={"queries": queries})
    assert (reply.status_code, reply.text.count("\n")) == (status, 1)


def test_properties_are_passed_over_and_an_empty_batch_is_answered(web: httpx.Client) -> None:
    query = {"query": "LVRW", "properties": [{"pid": "x", "v": "y"}], "type_strict": "any"}
    assert reconcile(web, q=query)["q"][0]["match"]
    assert reconcile(web) == {}
    assert web.get("/reconcile/preview", params={"id": "nothing"}).status_code == 404


def test_an_organisation_may_be_of_any_kind_of_organisation(web: httpx.Client) -> None:
    wanted = {"Citizens UK": "citizens-uk", "Trust for London": "trust-for-london", "Greater London Authority": "gla"}
    for type in ("Organisation", "http://www.w3.org/ns/org#Organization"):
        found = reconcile(web, **{id: {"query": name, "type": type} for name, id in wanted.items()})
        assert {id: one[0]["id"] for id, one in found.items()} == {id: id for id in wanted.values()}
        assert all(one[0]["match"] for one in found.values())
    (found_as_person,) = reconcile(web, q={"query": "Citizens UK", "type": "Person"}).values()
    assert "citizens-uk" not in {one["id"] for one in found_as_person}


@pytest.mark.parametrize(
    ("typed", "id"),
    [
        ("The Citizens UK", "citizens-uk"),
        ("Citizens UK Ltd", "citizens-uk"),
        ("Citizens U.K.", "citizens-uk"),
        ("Greater London Authority (GLA)", "gla"),
    ],
)
def test_a_word_more_than_the_name_has_is_offered_below_a_hundred(web: httpx.Client, typed: str, id: str) -> None:
    (found,) = reconcile(web, q={"query": typed}).values()
    assert found[0]["id"] == id and 90 < found[0]["score"] < 100 and not found[0]["match"]


def extend(web: httpx.Client, ids: list[str], *properties: str) -> httpx.Response:
    """The answer to a query for columns."""
    asked = {"ids": ids, "properties": [{"id": name} for name in properties]}
    return web.post("/reconcile", data={"extend": json.dumps(asked)})


def test_matched_things_get_columns_of_what_a_source_says_was_done(web: httpx.Client) -> None:
    found = extend(web, ["lvrw-2019", "cii", "nothing"], "partOf", "^partOf", "name", "type").json()
    assert found["meta"][0] == {"id": "partOf", "name": "was part of"}
    assert found["rows"]["lvrw-2019"]["partOf"] == [{"id": "lvrw", "name": "London Voter Registration Week"}]
    assert found["rows"]["cii"]["name"] == [{"str": RECORD.name("cii")}]
    assert found["rows"]["nothing"] == {"partOf": [], "^partOf": [], "name": [], "type": []}


def test_no_column_holds_what_is_disputed_inferred_or_only_promised(web: httpx.Client) -> None:
    ids = sorted(RECORD.things)[:400]
    rows = extend(web, ids, "funded", "made", "respondedTo", "ledTo").json()["rows"]
    for id, columns in rows.items():
        for relation, values in columns.items():
            told = {
                claim.object
                for claim in RECORD.claims_about(id)
                if claim.subject == id and claim.relation == relation and claim.supports and claim.is_told
                and claim.modality in ("done", "state")
            }  # fmt: skip
            assert {one.get("id", "") for one in values} == {other for other in told if other in RECORD.things}


def test_the_properties_of_a_type_are_proposed_its_facts_first(web: httpx.Client) -> None:
    manifest = web.get("/reconcile").json()["extend"]["propose_properties"]
    found = web.get(manifest["service_path"], params={"type": "Fund", "limit": "12"}).json()
    ids = [one["id"] for one in found["properties"]]
    assert len(ids) == 12 and ids[0] == "name" and set(RECORD.types["Fund"].facts[:2]) <= set(ids)
    assert extend(web, ["cii"], *ids).status_code == 200
    assert "funded" in {one["id"] for one in web.get("/reconcile/suggest/property?prefix=fund").json()["result"]}


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("nonsense", 400),
        ("[]", 400),
        ('{"ids": "cii", "properties": []}', 400),
        ('{"ids": ["cii"], "properties": ["funded"]}', 400),
        ('{"ids": ["cii"], "properties": [{"id": "no-such"}]}', 400),
        ('{"ids": ["\\ud800"], "properties": []}', 400),
        (json.dumps({"ids": ["cii"] * 501, "properties": []}), 413),
        ("[" * 100_000, 400),
    ],
)
def test_what_is_no_query_for_columns_is_refused_in_one_line(asked: str, status: int, web: httpx.Client) -> None:
    reply = web.post("/reconcile", data={"extend": asked})
    assert (reply.status_code, reply.text.count("\n")) == (status, 1), reply.text
