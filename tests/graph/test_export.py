"""What other programs get: the keys they rely on, and rows that stand as the documents have them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from civicgraph import Dataset, Filters, reach, trace
from civicgraph.graph.export import rows as out
from civicgraph.graph.export.traces import reach_json, trace_json

from .by_hand import caveat, claim, record, record_of

SHIPPED = Dataset.shipped().record()
CII = "source/cii-key-achievements-2022"

CLAIM_KEYS = {
    "id", "subject", "subject_name", "subject_type", "predicate", "object", "object_name", "object_type", "value",
    "when", "wording", "modality", "polarity", "kind", "voice", "source", "anchor", "line", "summary",
}  # fmt: skip
ENTITY_KEYS = {"id", "name", "aliases", "names", "identifiers", "url", "type", "description", "sources"}
CAVEAT_KEYS = {"id", "type", "summary", "about", "source", "anchor", "line", "lost", "voice", "voice_name",
               "coded_as", "retracted", "retraction_reason"}  # fmt: skip
TRACE_KEYS = {
    "from", "to", "verdict", "findings", "pathways", "refused", "robustness", "gatekeepers", "caveats", "gaps",
    "gap_findings",
}  # fmt: skip
PATHWAY_KEYS = {"steps", "told_whole_by", "stitched", "weakest_step", "chronology"}
STEP_KEYS = {"from", "to", "relation", "kind", "wording", "modality", "when", "chronology", "claims"}
STEP_CLAIM_KEYS = {"id", "source", "voice", "wording", "anchor", "line", "summary"}

# Read in the documents: who said what, where, in which words, and when.
ROWS: list[dict[str, Any]] = [
    {
        "id": "claim/cii/citizens-uk-asked-for-office",
        "subject": "citizens-uk",
        "subject_name": "Citizens UK",
        "subject_type": "Alliance",
        "predicate": "asked",
        "object": "ask-office-for-citizenship",
        "object_name": "Ask: set up an Office for Citizenship and Integration, or an equivalent",
        "object_type": "Ask",
        "value": None,
        "when": None,
        "wording": "stated",
        "modality": "done",
        "polarity": "supports",
        "share": None,
        "kind": "agency",
        "voice": "voice/cii/report",
        "source": CII,
        "anchor": "asked all Mayoral candidates at their hustings event",
        "line": 112,
    },
    {
        "id": "claim/cii/funder-lvrw-needed-cii",
        "subject": "lvrw",
        "subject_name": "London Voter Registration Week",
        "subject_type": "Campaign",
        "predicate": "dependedOn",
        "object": "cii",
        "object_name": "Citizenship and Integration Initiative",
        "object_type": "Fund",
        "value": None,
        "when": None,
        "wording": "opinion",
        "modality": "done",
        "polarity": "supports",
        "share": None,
        "kind": "influence",
        "voice": "voice/cii/funder-interview",
        "source": CII,
        "anchor": "Don't think LVRW would have happened without CII",
        "line": 884,
    },
    {
        "id": "claim/ma16/assembly-attendance",
        "subject": "mayoral-assembly-2016",
        "subject_name": "London Citizens Mayoral Accountability Assembly 2016",
        "subject_type": "Assembly",
        "predicate": "attendance",
        "object": None,
        "object_name": None,
        "object_type": None,
        "value": "6000",
        "unit": "Londoners",
        "when": "2016",
        "wording": "stated",
        "modality": "done",
        "polarity": "supports",
        "share": None,
        "kind": "structural",
        "voice": "voice/ma16/author",
        "source": "source/mayoral-assembly-2016",
        "anchor": "which included 6,000 Londoners",
        "line": 6,
    },
]


@pytest.mark.parametrize("expected", ROWS, ids=lambda row: row["id"])
def test_a_claim_goes_out_as_its_document_has_it(expected: dict[str, Any]) -> None:
    row: dict[str, Any] = {**out.claim_row(SHIPPED, SHIPPED.claims[expected["id"]])}
    told = {key: value for key, value in expected.items() if key != "line"}
    assert {key: row[key] for key in told} == told
    assert len(row["summary"]) > 10


def test_with_the_documents_at_hand_rows_say_on_which_line(documents: Path) -> None:
    record = Dataset.shipped().record()
    for expected in ROWS:
        assert out.claim_row(record, record.claims[expected["id"]])["line"] == expected["line"]
    (doubt,) = (row for row in out.caveats(record) if row["id"] == "caveat/cii/team-no-counterfactual")
    assert doubt["line"] == 302


def test_every_claim_of_the_record_goes_out_once_with_the_promised_keys_in_order_of_id() -> None:
    rows = list(out.claims(SHIPPED))
    assert [row["id"] for row in rows] == sorted(SHIPPED.claims)
    assert all(row.keys() >= CLAIM_KEYS for row in rows)
    assert all((row["object"] is None) != (row["value"] is None) for row in rows)
    assert all(row["subject_name"] != row["subject"] or " " not in row["subject"] for row in rows)


def test_every_thing_goes_out_once_with_the_sources_that_speak_of_it() -> None:
    rows = {row["id"]: row for row in out.entities(SHIPPED)}
    assert list(rows) == sorted(SHIPPED.things)
    assert all(row.keys() == ENTITY_KEYS for row in rows.values())
    assert rows["lvrw"]["aliases"] == ["LVRW"] and rows["lvrw"]["type"] == "Campaign"
    assert rows["lvrw"]["sources"] == [CII]
    assert len(rows["citizens-uk"]["sources"]) > 1


def test_every_caveat_goes_out_once_with_its_type_in_words() -> None:
    rows = {row["id"]: row for row in out.caveats(SHIPPED)}
    assert list(rows) == sorted(SHIPPED.caveats)
    assert all(row.keys() == CAVEAT_KEYS for row in rows.values())
    doubt = rows["caveat/cii/team-no-counterfactual"]
    assert doubt["type"] == "no counterfactual" and "social-integration-team" in doubt["about"]
    assert doubt["anchor"] == "Without a counterfactual, it is hard to say"
    assert (doubt["voice"], doubt["voice_name"]) == ("voice/cii/report", "the report's author, Renaisi")
    ours = rows["caveat/cii/post-is-not-the-office"]
    assert (ours["voice"], ours["voice_name"]) == (None, None)


def test_a_trace_of_the_shipped_record_has_every_promised_key_all_the_way_down() -> None:
    found = json.loads(json.dumps(trace_json(SHIPPED, trace(SHIPPED, "citizens-uk", "lvrw"))))
    assert found.keys() >= TRACE_KEYS
    assert found["from"] == {"id": "citizens-uk", "name": "Citizens UK", "type": "Alliance"}
    assert found["refused"].keys() == {"impossible"}
    assert [one.keys() for one in found["findings"]] == [{"code", "step", "arguments"}] * len(found["verdict"])
    assert found["findings"][1] == {
        "code": "told.nobody",
        "step": None,
        "arguments": {"start": "citizens-uk", "end": "lvrw"},
    }
    assert {
        "code": "break",
        "step": 3,
        "arguments": {
            "start": "commitment-all-candidates-office",
            "end": "deputy-mayor-social-integration",
            "why": "inferred-sequence",
        },
    } in found["detail_findings"]
    assert len(found["detail_findings"]) == len(found["details"])
    assert {one["code"] for one in found["gap_findings"]} >= {"gap.single-voice", "gap.second-source"}
    assert found["caveats"] and all(one.keys() >= CAVEAT_KEYS - {"line"} for one in found["caveats"])
    for pathway in found["pathways"]:
        assert pathway.keys() >= PATHWAY_KEYS
        for step in pathway["steps"]:
            assert step.keys() >= STEP_KEYS
            assert all(one.keys() >= STEP_CLAIM_KEYS for one in step["claims"])
        ends = [(step["from"], step["to"]) for step in pathway["steps"]]
        assert [one[1] for one in ends[:-1]] == [one[0] for one in ends[1:]]


def test_a_trace_goes_out_whole() -> None:
    hand = record_of(
        [
            claim("ask ledTo post when=2014 id=a"),
            claim("post ledTo week wording=opinion voice=funder id=b", 2),
            claim("post ledTo week disputes=yes source=diary id=c", 3),
            claim("week ledTo law when=2016 id=d", 4),
            claim("law ledTo week when=2018 id=e", 5),
            claim("ask ledTo law when=2017 id=f", 6),
        ],
        caveats=[caveat("doubt", "claim/b")],
    )
    found = trace_json(hand, trace(hand, "ask", "week", filters=Filters(to_date="2017")))
    (pathway,) = found["pathways"]
    assert (found["found"], found["max_steps"]) == (1, 8)
    assert found["refused"] == {"impossible": 0}
    left = found["left_out"]
    assert left["claims_by_filter"] == {"--to-date": 1}
    assert (left["things_beyond_max_steps"], left["search_cut_short"]) == (0, False)
    assert found["data"] == {"hash": "0" * 64, "origin": "made by hand"}
    assert found["caveats"] == [
        {
            "id": "caveat/doubt",
            "type": "limit of the evidence",
            "summary": "Beware: doubt.",
            "coded_as": [],
            "about": ["claim/b"],
            "retracted": None,
            "retraction_reason": None,
            "source": "source/report",
            "anchor": "the words of doubt",
            "lost": [],
            "voice": None,
            "voice_name": None,
        }
    ]
    assert (pathway["told_whole_by"], pathway["told_whole_by_voices"]) == (["source/report"], [])
    assert (pathway["stitched"], pathway["weakest_step"], pathway["chronology"]) == (False, 1, "possible")
    assert pathway["steps"][1] == {
        "from": "post",
        "from_name": "Post",
        "to": "week",
        "to_name": "Week",
        "relation": "ledTo",
        "direction": None,
        "phrase": "led to",
        "kind": "influence",
        "wording": "opinion",
        "modality": "done",
        "when": None,
        "strength": 4,
        "chronology": "possible",
        "told_by": {
            "voices": [{"id": "voice/funder", "name": "the voice of the funder"}],
            "sources": ["source/report"],
            "origins": ["source/report"],
        },
        "claims": [
            {
                "id": "claim/b",
                "source": "source/report",
                "voice": "voice/funder",
                "said_by": "the voice of the funder",
                "relation": "ledTo",
                "direction": None,
                "modality": "done",
                "coded_as": [],
                "wording": "opinion",
                "polarity": "supports",
                "share": None,
                "reading": None,
                "when": None,
                "anchor": "the words of b",
                "line": 2,
                "page": None,
                "lost": [],
                "summary": "It says so: b.",
            },
            {
                "id": "claim/c",
                "source": "source/diary",
                "voice": "voice/diary",
                "said_by": "the voice of the diary",
                "relation": "ledTo",
                "direction": None,
                "modality": "done",
                "coded_as": [],
                "wording": "stated",
                "polarity": "disputes",
                "share": None,
                "reading": None,
                "when": None,
                "anchor": "the words of c",
                "line": 3,
                "page": None,
                "lost": [],
                "summary": "It says so: c.",
            },
        ],
    }


def test_an_impossible_chain_is_counted_under_refused() -> None:
    hand = record("ask ledTo post when=2020\npost ledTo week when=2016")
    found = trace_json(hand, trace(hand, "ask", "week"))
    assert (found["pathways"], found["refused"]) == ([], {"impossible": 1})


def test_what_a_thing_leads_to_goes_out_with_how_well_it_is_reached() -> None:
    hand = record("ask ledTo post\npost ledTo week wording=hedged\nweek ledTo law")
    found, left_out = reach(hand, "ask", max_steps=2)
    sent = reach_json(hand, "ask", found, left_out, 2)
    assert sent["left_out"]["things_beyond_max_steps"] == 1
    assert {**sent, "left_out": None} == {
        "schema": "civicgraph/reach/1",
        "from": {"id": "ask", "name": "Ask", "type": "Project"},
        "reaches": [
            {
                "id": "post", "name": "Post", "type": "Project", "steps": 1, "weak_steps": 0, "weakest": 5,
                "by": "ask", "direction": None,
            },
            {
                "id": "week", "name": "Week", "type": "Project", "steps": 2, "weak_steps": 1, "weakest": 3,
                "by": "post", "direction": None,
            },
        ],
        "left_out": None,
        "max_steps": 2,
        "data": {"hash": "0" * 64, "origin": "made by hand"},
    }  # fmt: skip


def test_a_figure_goes_out_with_its_value_and_no_object() -> None:
    hand = record("march attendance =300 when=2016")
    row = out.claim_row(hand, hand.claims["claim/c01"])
    assert (row["object"], row["object_name"], row["object_type"], row["value"]) == (None, None, None, "300")


def test_sources_are_counted_by_what_they_hold() -> None:
    hand = record("ask ledTo post\npost ledTo week source=diary\nask ledTo week source=diary")
    counts = {row["id"]: (row["claims"], row["caveats"]) for row in out.source_rows(hand)}
    assert counts == {"source/report": (1, 0), "source/diary": (2, 0)}


def test_a_thing_goes_out_with_everything_claimed_of_it_and_its_caveats() -> None:
    hand = record_of([claim("ask ledTo post id=a"), claim("other ledTo week id=b")], caveats=[caveat("doubt", "post")])
    found = out.thing_with_claims(hand, "post")
    assert found["iri"] == "https://example.org/town/post"
    assert [one["id"] for one in found["claims"]] == ["claim/a"]
    assert [one["id"] for one in found["caveats"]] == ["caveat/doubt"]
