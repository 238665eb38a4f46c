"""Popolo: entries that its schemas allow, dated as claims say, and tied by ids that are there."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from civicgraph import Dataset
from civicgraph.graph.record import Record, Thing

from ..by_hand import record
from .written import hostile_record, remark_counts, taken_back, write_record

TEXT = {"type": "string", "minLength": 1}
DAY = {"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}){0,2}$"}
URL = {"type": "string", "pattern": "^[a-z][a-z0-9+.-]*:\\S+$"}
LINKS = {"type": "array", "items": {"properties": {"url": URL, "note": TEXT}, "required": ["url"],
                                    "additionalProperties": False}}  # fmt: skip
NUMBERS = {"type": "array", "items": {"properties": {"identifier": TEXT, "scheme": TEXT},
                                      "required": ["identifier"], "additionalProperties": False}}  # fmt: skip
NAMES = {"type": "array", "items": {"properties": {"name": TEXT, "note": TEXT}, "required": ["name"],
                                    "additionalProperties": False}}  # fmt: skip
NAMED = {"id": TEXT, "name": TEXT, "other_names": NAMES, "identifiers": NUMBERS, "links": LINKS}
# The keys and kinds of values that popoloproject.com gives for each class, as far as a record has something for them.
CLASSES: dict[str, dict[str, Any]] = {
    "persons": {**NAMED, "summary": TEXT},
    "organizations": {**NAMED, "classification": TEXT, "parent_id": TEXT, "description": TEXT, "sources": LINKS},
    "posts": {"id": TEXT, "label": TEXT, "other_label": {"type": "array", "items": TEXT}, "organization_id": TEXT,
              "links": LINKS, "sources": LINKS},
    "memberships": {"id": TEXT, "label": TEXT, "role": TEXT, "member": {"type": "object"}, "person_id": TEXT,
                    "organization_id": TEXT, "post_id": TEXT, "on_behalf_of_id": TEXT, "start_date": DAY,
                    "end_date": DAY, "sources": LINKS},
    "events": {"id": TEXT, "name": TEXT, "description": TEXT, "classification": TEXT, "start_date": DAY,
               "end_date": DAY, "location": TEXT, "organization_id": TEXT, "parent_id": TEXT,
               "attendees": {"type": "array", "items": {"properties": {"id": TEXT, "name": TEXT},
                                                        "additionalProperties": False}}, "sources": LINKS},
}  # fmt: skip
REFERENCES = {
    "person_id": "persons", "organization_id": "organizations", "on_behalf_of_id": "organizations",
    "post_id": "posts", "parent_id": "", "id": "",
}  # fmt: skip
BASE = "https://example.org/town/"
TOWN = {"council": "PublicBody", "team": "Team", "union": "Alliance", "party": "PoliticalParty", "mayor": "Post",
        "ada": "Person", "ben": "Person", "assembly": "Assembly", "spring": "Event", "hall": "Place",
        "loan": "Secondment", "holding": "PostHolding", "group": "Group"}  # fmt: skip
CLAIMS = """
mayor postIn council
ada heldPost mayor when=2016-05/2020 source=report
ada heldPost mayor when=2016-05/2020 source=minutes
ben heldPost mayor when=2012 disputes=yes
ben affiliatedWith union when=2018
ada onBehalfOf party
union memberOf council when=2019~/..
ada memberOf group
holding holder ben when=2020-05/..
holding inPost mayor
loan secondee ada
loan hostedBy team
union seconded loan
team unitOf council
union held assembly
assembly occurred =2016-04-28
assembly locatedIn hall
ada attended assembly
ben attended assembly modality=planned
assembly partOf spring
"""


def lists(content: bytes) -> dict[str, list[dict[str, Any]]]:
    """What was written, once each entry has keys of its class and each id that it names is there."""
    made: dict[str, Any] = json.loads(content)
    made.pop("meta", None)
    assert list(made) == list(CLASSES)
    for name, entries in made.items():
        schema = {"type": "object", "properties": CLASSES[name], "required": ["id"], "additionalProperties": False}
        for one in entries:
            jsonschema.validate(one, schema)
            for key, of in REFERENCES.items():
                where = of or name
                assert key not in one or one[key] in {other["id"] for other in made[where]}, (one["id"], key)
    return made


@pytest.fixture(scope="module")
def town() -> Record:
    return record(CLAIMS, TOWN)


@pytest.mark.slow
def test_the_shipped_record_has_entries_that_the_schemas_allow() -> None:
    data = Dataset.shipped()
    done, kept = data.export("popolo"), data.record()
    made = lists(done.content)
    assert {name: len(entries) for name, entries in made.items()} == {
        name: done.report.written[name] for name in CLASSES
    }
    assert len(made["persons"]) == sum(one.type == "Person" for one in kept.things.values()) == 59
    (ryder,) = (one for one in made["memberships"] if one["id"].endswith("/holding-ryder-deputy-mayor"))
    assert (ryder["start_date"], ryder["end_date"], ryder["role"]) == ("2016-11", "2018-10", kept.name(
        "deputy-mayor-social-integration"))  # fmt: skip
    left = remark_counts(done.report.left_out)
    of_claims = ("claims that dispute something have no place", "claims of what Popolo has no field for",
                 "what is only asked, promised, planned or hoped for has no place")  # fmt: skip
    assert done.report.written["claims"] + sum(left[one] for one in of_claims) == len(kept.claims)
    things = "things that are no person, organization, post, membership or event have no place"
    assert done.report.written["things"] + left[things] == len(kept.things)


def test_posts_members_and_times_by_hand(town: Record) -> None:
    made = lists(write_record(town, "popolo").content)
    assert made["posts"] == [{
        "id": f"{BASE}mayor", "label": "Mayor", "organization_id": f"{BASE}council",
        "sources": [{"url": f"{BASE}source/report", "note":
                     "Mayor was a post in Council (stated – the voice of the report – The report, undated), "
                     "line 1: “the words of c01”"}],
    }]  # fmt: skip
    members = {one["id"].removeprefix(BASE): one for one in made["memberships"]}
    assert sorted(members) == ["claim/c02", "claim/c05", "claim/c06", "claim/c07", "holding", "loan"]
    held = members["claim/c02"]
    assert held["sources"][0]["note"].startswith("Ada held the post of Mayor (stated, May 2016 to 2020 – ")
    assert [one["url"].removeprefix(BASE) for one in held.pop("sources")] == ["source/report", "source/minutes",
                                                                             "source/report"]  # fmt: skip
    assert held == {
        "id": f"{BASE}claim/c02", "label": "Ada held the post of Mayor", "role": "Mayor", "person_id": f"{BASE}ada",
        "organization_id": f"{BASE}council", "post_id": f"{BASE}mayor", "start_date": "2016-05", "end_date": "2020",
    }  # fmt: skip
    assert members["claim/c05"].keys().isdisjoint({"start_date", "end_date"})
    assert "organization_id" not in members["claim/c06"] and members["claim/c06"]["on_behalf_of_id"] == f"{BASE}party"
    assert members["claim/c07"]["member"] == {"@type": "Organization", "id": f"{BASE}union", "name": "Union"}
    assert (members["claim/c07"]["start_date"], members["claim/c07"].get("end_date")) == ("2019", None)
    holding, loan = members["holding"], members["loan"]
    assert (holding["person_id"], holding["post_id"], holding["organization_id"], holding["start_date"]) == (
        f"{BASE}ben", f"{BASE}mayor", f"{BASE}council", "2020-05")  # fmt: skip
    assert (loan["person_id"], loan["organization_id"], loan["on_behalf_of_id"], loan["role"]) == (
        f"{BASE}ada", f"{BASE}team", f"{BASE}union", "secondment")  # fmt: skip


def test_events_by_hand(town: Record) -> None:
    event, _ = lists(write_record(town, "popolo").content)["events"]
    event.pop("sources")
    assert event == {
        "id": f"{BASE}assembly", "name": "Assembly", "classification": "assembly", "start_date": "2016-04-28",
        "end_date": "2016-04-28", "location": "Hall", "organization_id": f"{BASE}union", "parent_id": f"{BASE}spring",
        "attendees": [{"id": f"{BASE}ada", "name": "Ada"}],
    }  # fmt: skip


def test_what_has_no_place_is_told(town: Record) -> None:
    done = write_record(town, "popolo")
    assert done.report.written["claims"] == 17
    assert remark_counts(done.report.left_out) == {
        "of a claim what it says has a place; how it is put, who says so and where stand in a note": 17,
        "a date for which an entry has no field stands in its note": 1,
        "being with a body is written as being a member of it": 1,
        "a single date tells neither beginning nor end: it stands in the note": 1,
        "things that are no person, organization, post, membership or event have no place": 2,
        "claims that dispute something have no place": 1,
        "claims of what Popolo has no field for": 1,
        "what is only asked, promised, planned or hoped for has no place": 1,
        "voices are named in the notes of sources; their roles and stakes have no place": 2,
    }
    assert remark_counts(done.report.guessed) == {
        "a date that a source gives as about or perhaps is written without that": 1
    }


def test_where_claims_name_two_bodies_neither_is_chosen() -> None:
    kept = record("mayor postIn council\nmayor postIn union", {**TOWN})
    done = write_record(kept, "popolo")
    assert "organization_id" not in lists(done.content)["posts"][0]
    assert (
        remark_counts(done.report.left_out)["where claims name several and there is room for one, none is written"] == 2
    )


def test_what_another_claim_disputes_is_left_to_decide() -> None:
    kept = record("ada heldPost mayor\nada heldPost mayor disputes=yes source=letter", TOWN)
    done = write_record(kept, "popolo")
    assert [one.places for one in done.report.to_decide] == [("claim/c01",)]
    assert len(lists(done.content)["memberships"]) == 1


def test_numbers_in_registers_names_in_other_languages_and_marks() -> None:
    ada = Thing("ada", "Person", "Ada", ("A.",), "", ("wikidata:Q7259", "42"), "https://example.org/ada",
                (("cy", "Ada W."),))  # fmt: skip
    union = Thing("union", "Alliance", "Union", identifiers=("GB-CHC-1107264",))
    made = lists(write_record(record("ada memberOf union", things=[ada, union]), "popolo").content)
    assert made["persons"] == [{
        "id": f"{BASE}ada", "name": "Ada", "other_names": [{"name": "A."}, {"name": "Ada W.", "note": "cy"}],
        "identifiers": [{"scheme": "wikidata", "identifier": "Q7259"}, {"identifier": "42"}],
        "links": [{"url": "https://example.org/ada"}],
    }]  # fmt: skip
    assert made["organizations"][0]["identifiers"] == [{"scheme": "GB-CHC", "identifier": "1107264"}]
    assert lists(write_record(hostile_record(), "popolo").content)["persons"] == []


def test_what_was_taken_back_is_not_written(town: Record) -> None:
    done = write_record(taken_back(town, "claim/c05"), "popolo")
    assert b"claim/c05" not in done.content
    assert remark_counts(done.report.left_out)["what was taken back is not written"] == 1
