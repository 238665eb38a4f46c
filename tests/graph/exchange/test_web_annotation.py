"""Web Annotations: the keys that the recommendation asks for, and the words of each anchor on its own source."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from civicgraph import Dataset

from ...confidential import write_confidential
from ...workspace import Workspace
from .written import hostile_record, remark_counts, taken_back, write_record

IRI = {"type": "string", "pattern": "^[a-z][a-z0-9+.-]*:\\S+$"}
BODY = {
    "oneOf": [
        {
            "properties": {"type": {"const": "TextualBody"}, "value": {"type": "string", "minLength": 1},
                           "format": {"const": "text/plain"},
                           "purpose": {"enum": ["describing", "questioning", "assessing", "commenting"]}},
            "required": ["type", "value"], "additionalProperties": False,
        },
        {
            "properties": {"type": {"const": "SpecificResource"}, "source": IRI, "purpose": {"const": "linking"}},
            "required": ["type", "source"], "additionalProperties": False,
        },
    ]
}  # fmt: skip
SELECTOR = {
    "properties": {"type": {"const": "TextQuoteSelector"}, "exact": {"type": "string", "minLength": 1},
                   "prefix": {"type": "string"}, "suffix": {"type": "string"}},
    "required": ["type", "exact"], "additionalProperties": False,
}  # fmt: skip
ANNOTATION = {
    "type": "object",
    "properties": {
        "id": IRI, "type": {"const": "Annotation"}, "motivation": {"enum": ["describing", "questioning", "assessing"]},
        "body": {"type": "array", "items": BODY, "minItems": 1},
        "target": {"properties": {"type": {"const": "SpecificResource"}, "source": IRI, "selector": SELECTOR},
                   "required": ["type", "source"], "additionalProperties": False},
        "creator": {"properties": {"name": {"type": "string"}}, "required": ["name"]},
    },
    "required": ["id", "type", "body", "target"], "additionalProperties": False,
}  # fmt: skip
COLLECTION = {
    "type": "object",
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"}, "id": IRI, "last": IRI, "rights": IRI,
        "type": {"const": "AnnotationCollection"}, "total": {"type": "integer", "minimum": 0},
        "first": {"properties": {"id": IRI, "type": {"const": "AnnotationPage"}, "startIndex": {"const": 0},
                                 "items": {"type": "array", "items": ANNOTATION}},
                  "required": ["id", "type", "items"], "additionalProperties": False},
    },
    "required": ["@context", "id", "type", "total", "first", "last"],
}  # fmt: skip


def collection(content: bytes) -> dict[str, Any]:
    """What was written, once it has the keys of the recommendation (sections 3, 4.2.4 and 5)."""
    made: dict[str, Any] = json.loads(content)
    jsonschema.Draft202012Validator(COLLECTION).validate(made)
    items = made["first"]["items"]
    assert made["total"] == len(items) == len({one["id"] for one in items})
    return made


@pytest.mark.slow
def test_each_piece_of_evidence_of_the_shipped_record_is_an_annotation() -> None:
    data = Dataset.shipped()
    done, record = data.export("web-annotation"), data.record()
    made = collection(done.content)
    owners = (record.claims, record.caveats, record.tests)
    assert (
        made["total"]
        == done.report.written["annotations"]
        == sum(len(one.evidence) for kept in owners for one in kept.values())
    )
    assert {name: done.report.written[name] for name in ("claims", "caveats", "tests", "sources")} == {
        name: done.report.read[name] for name in ("claims", "caveats", "tests", "sources")
    }
    by_id = {one["id"]: one for one in made["first"]["items"]}
    one = by_id["https://w3id.org/civicgraph/id/annotation/claim/cii/funder-lvrw-needed-cii/1"]
    assert one["target"]["selector"]["exact"] == "Don't think LVRW would have happened without CII"
    assert one["body"][0]["value"].startswith(
        "London Voter Registration Week would not have happened without Citizenship and Integration Initiative "
        "(opinion – a funder, in an interview – "
    )
    assert one["body"][2]["source"] == "https://w3id.org/civicgraph/id/claim/cii/funder-lvrw-needed-cii"


def test_a_disputing_claim_a_caution_and_words_around_an_anchor(workspace: Workspace) -> None:
    workspace.change(
        "claims/report.yaml", "textFile: report.txt", "textFile: report.txt\nurl: https://example.org/report"
    )
    workspace.change(
        "claims/minutes.yaml", "- anchor: no bus without us", "- anchor: no bus without us\n        prefix: would be"
    )
    workspace.change("claims/minutes.yaml", "    wording: opinion", "    coder: AB\n    wording: opinion")
    made = collection(workspace.dataset().export("web-annotation").content)
    found = {one["id"].removeprefix("https://example.org/harbour/annotation/"): one for one in made["first"]["items"]}
    disputes = found["claim/report/no-answer/1"]
    assert disputes["target"]["source"] == "https://example.org/report"
    assert "(stated, DISPUTED – the report – " in disputes["body"][0]["value"]
    opinion = found["claim/minutes/thanks-to-us/1"]
    assert opinion["target"] == {
        "type": "SpecificResource",
        "source": "https://example.org/harbour/source/minutes",
        "selector": {"type": "TextQuoteSelector", "exact": "no bus without us", "prefix": "would be"},
    }
    assert opinion["creator"] == {"name": "AB"} and "creator" not in disputes
    assert found["claim/report/made/2"]["body"][1]["value"] == "The list of promises has it too. – line 5"
    assert found["caveat/report/planned-before/1"]["motivation"] == "questioning"


def test_marks_of_other_formats_stay_letters() -> None:
    done = write_record(hostile_record(), "web-annotation")
    made = collection(done.content)
    assert made["first"]["items"][0]["target"]["selector"]["exact"] == '=1+1 & <b>"two" |three| ;four; ~five'


def test_what_was_taken_back_is_told_and_not_written() -> None:
    record = taken_back(hostile_record(), "claim/c01")
    done = write_record(record, "web-annotation")
    assert b"claim/c01" not in done.content and b"claim/c02" in done.content
    assert remark_counts(done.report.left_out)["what was taken back is not written"] == 1


def test_words_of_a_confidential_source_are_no_quotation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = write_confidential(tmp_path)
    monkeypatch.setenv("CIVICGRAPH_CACHE", str(workspace.cache))
    done = workspace.dataset().export("web-annotation")
    made = collection(done.content)
    quoted = [one["target"]["selector"]["exact"] for one in made["first"]["items"] if "selector" in one["target"]]
    assert sorted(set(quoted)) == ["Ελένη Κοντού από τους λιμενεργάτες", "ζήτησαν ανελκυστήρα για την προβλήτα"]
    assert remark_counts(done.report.left_out)["the words of a confidential source are not handed on"] == 7
