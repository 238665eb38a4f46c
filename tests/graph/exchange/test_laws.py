"""The law of every other format that goes both ways: what the report does not list as lost comes back."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given, settings

from civicgraph import Record, UsageError
from civicgraph.graph.exchange.bundle import Bundle
from civicgraph.graph.exchange.joined_lists import split_list
from civicgraph.graph.exchange.plain_words import one_line
from civicgraph.graph.exchange.report import ExchangeReport
from civicgraph.graph.record import Claim
from civicgraph.graph.spreadsheets import plain_cell

from .odd_records import OddRecord, odd_records
from .read_in import read_bundle
from .written import write_record

_OF_WORDS = ("of a claim", "of a node", "of a line")
"""How the remarks begin that tell what of each claim has a place, and what has not."""

_CHANGED = "a date that a source gives as about"


def losses(report: ExchangeReport) -> set[str]:
    """The ids of what a report lists as lost."""
    return {
        place
        for part in (report.left_out, report.to_decide, report.guessed)
        for one in part
        if not one.what.startswith(_OF_WORDS) and (part is not report.guessed or one.what.startswith(_CHANGED))
        for place in one.places
    }


def names_back(bundle: Bundle) -> dict[str, str]:
    """The names of things by their ids in a bundle."""
    return {id: one.text("name") for id, one in bundle.things.items()}


def claims_back(bundle: Bundle) -> set[tuple[str, ...]]:
    """What the claims of a bundle say, by names."""
    names = names_back(bundle)
    return {
        (names[one.text("subject")], one.text("predicate"), names.get(one.text("object"), ""), one.text("value"),
         one.text("unit"), one.text("when"))
        for one in bundle.claims.values()
    }  # fmt: skip


def saying(record: Record, claim: Claim, when: str = "") -> tuple[str, ...]:
    """What a claim says, by names."""
    end = one_line(record.name(claim.object)) if claim.object else ""
    return one_line(record.name(claim.subject)), claim.predicate, end, claim.value, claim.unit, when or claim.when


GIVING = ("Grant", "Funder", "Organisation", "Place", "Programme")
GIVEN = ("Funder funded Grant", "Funder funded Grant", "Organisation funded Grant", "Grant awardedTo Organisation",
         "Grant awardedTo Organisation", "Grant partOf Programme", "Grant targetedAt Place", "Grant amount",
         "Grant occurred")  # fmt: skip


@given(made=odd_records(GIVING, GIVEN, 12))
def test_grants_come_back_but_for_what_is_told(made: OddRecord) -> None:
    record = made.record
    written = write_record(record, "360giving")
    told, grants = losses(written.report), [one for one in record.things.values() if one.type == "Grant"]
    try:
        bundle = read_bundle("grants.csv", written.content, "360giving")
    except UsageError as refusal:
        assert not grants or "\n" not in str(refusal)
        return
    refused = {place for one in bundle.report.refused for place in one.places}
    rows = {f"row {number}": one.id for number, one in enumerate(grants, 2)}
    gone = {rows[place] for place in refused}
    assert gone <= told
    titles = [one_line(one.name).casefold() for one in grants]
    found = {id: one for id, one in bundle.things.items() if one.text("type") == "Grant"}
    back = {bundle.things[id].text("name"): one for id, one in found.items()}
    for one in grants:
        if one.id not in gone and titles.count(one_line(one.name).casefold()) == 1:
            mine = back[one.name]
            assert mine.text("description") == one_line(one.description)
            assert mine.text("url") == one.url
            assert mine.values.get("identifiers", []) == list(one.identifiers[:1])
    assert len(found) == len(grants) - len(gone)
    claims = claims_back(bundle)
    for claim in record.claims.values():
        ends = {claim.subject, claim.object}
        is_common = any(record.things[id].type == "Grant" and titles.count(one_line(record.name(id)).casefold()) > 1
                        for id in ends & record.things.keys())  # fmt: skip
        if claim.id not in told and not ends & gone and not is_common:
            when = "" if claim.when or claim.predicate == "occurred" else "any"
            alike = {one for one in claims if one[:5] == saying(record, claim)[:5]}
            assert alike, saying(record, claim)
            assert when or claim.predicate == "occurred" or claim.when in {one[5] for one in alike}


PEOPLE = ("Person", "Organisation", "Post", "Event", "PoliticalParty", "Place")
TIES = ("Person heldPost Post", "Post postIn Organisation", "Person memberOf Organisation",
        "Person onBehalfOf PoliticalParty", "Person affiliatedWith Organisation",
        "Organisation memberOf PoliticalParty",
        "Organisation unitOf Organisation", "Person attended Event", "Organisation held Event", "Event occurred",
        "Event locatedIn Place", "Event partOf Event", "Person metWith Person")  # fmt: skip


@given(made=odd_records(PEOPLE, TIES, 12))
def test_people_and_posts_come_back_but_for_what_is_told(made: OddRecord) -> None:
    record = made.record
    written = write_record(record, "popolo")
    told = losses(written.report)
    bundle = read_bundle("people.json", written.content, "popolo")
    assert not len(bundle.report.refused)
    ids = {key.partition(" ")[2]: id for key, id in bundle.keys.items()}
    for one in record.things.values():
        if one.id in told:
            continue
        mine = bundle.things[ids[record.iri(one.id)]]
        assert (mine.text("name"), mine.text("type"), mine.values.get("aliases", []), mine.text("description"),
                mine.values.get("identifiers", []), mine.text("url")) == (
            one_line(one.name), one.type, list(one.aliases), one_line(one.description), list(one.identifiers), one.url
        )  # fmt: skip
    claims = claims_back(bundle)
    for claim in record.claims.values():
        if claim.id not in told:
            alike = {one for one in claims if one[:4] == saying(record, claim)[:4]}
            assert alike, saying(record, claim)
            assert not claim.when or claim.predicate == "occurred" or claim.when in {one[5] for one in alike}


DRAWN = ("Person", "Organisation", "Project", "Event")
LINES = ("Person memberOf Organisation", "Person ledTo Event", "Organisation funded Project", "Person attended Event",
         "Project partOf Project", "Person metWith Person", "Project amount",
         "Organisation ledTo/less Event")  # fmt: skip


@given(made=odd_records(DRAWN, LINES))
def test_a_drawing_comes_back_but_for_what_is_told(made: OddRecord) -> None:
    record = made.record
    written = write_record(record, "oligrapher")
    bundle = read_bundle("map.json", written.content, "oligrapher")
    names = {id: one_line(one.name) for id, one in record.things.items()}
    assert len(bundle.things) == len(names) and set(names_back(bundle).values()) == set(names.values())
    drawn = {one["id"]: one for one in json.loads(written.content)["edges"].values()}
    back = [(one, bundle.things[one.text("subject")].text("name"), bundle.things[one.text("object")].text("name"))
            for one in bundle.claims.values()]  # fmt: skip
    for claim in record.claims.values():
        if claim.object not in record.things:
            continue
        label = drawn[claim.id]["label"]
        assert [
            one
            for one, start, end in back
            if {start, end} == {names[claim.subject], names[claim.object]}
            and (label in one.text("note") or one.text("predicate") == claim.relation)
        ], (label, claim.subject, claim.object)
    assert not len(bundle.report.refused)


@settings(max_examples=8)  # each asks a store for the words around
@given(made=odd_records(DRAWN, LINES))
def test_every_place_is_a_note_with_its_words_and_none_is_taken_back_unseen(made: OddRecord) -> None:
    record = made.record
    content = write_record(record, "web-annotation").content
    notes = json.loads(content)["first"]["items"]
    found = [
        (one["body"][2]["source"], one["target"]["source"], one["target"]["selector"]["exact"], one["body"][1]["value"])
        for one in notes
    ]
    wanted = [
        (
            record.iri(claim.id),
            record.sources[one.source].url or record.iri(one.source),
            one.anchor,
            one_line(one.summary),
        )
        for claim in record.claims.values()
        for one in claim.evidence
    ]
    assert [one[:3] for one in found] == [one[:3] for one in wanted]
    assert all(mine[3].startswith(theirs[3]) for mine, theirs in zip(found, wanted, strict=True))
    with pytest.raises(UsageError) as refusal:
        read_bundle("notes.jsonld", content, "web-annotation")
    assert "\n" not in str(refusal.value)


@given(made=odd_records(DRAWN, LINES))
def test_tables_for_programs_and_for_spreadsheets_hold_every_word(made: OddRecord) -> None:
    record = made.record
    plain, shown = write_record(record, "csvw"), write_record(record, "csv")
    tables: dict[tuple[str, str], list[dict[str, str]]] = {}
    for written, mark in ((plain, ""), (shown, "\ufeff")):
        for name, content in written.files.items():
            if name.endswith(".csv"):
                text = content.decode()
                assert text.startswith(mark)
                tables[mark, name] = list(csv.DictReader(io.StringIO(text.removeprefix(mark), newline="")))
    told = {place for one in plain.report.guessed for place in one.places}
    for mark in ("", "\ufeff"):
        rows = {row["id"]: {key: plain_cell(cell) if mark else cell for key, cell in row.items()}
                for row in tables.get((mark, "things.csv"), [])}  # fmt: skip
        for one in record.things.values():
            row = rows[one.id]
            assert (row["name"], row["description"], row["url"]) == (one.name, one.description, one.url)
            aliases = split_list(row["aliases"]) if mark else [part for part in row["aliases"].split("|") if part]
            assert aliases == list(one.aliases) or (not mark and one.id in told)
        claims = {row["id"]: row for row in tables.get((mark, "claims.csv"), [])}
        evidence = [row for row in tables.get((mark, "evidence.csv"), [])]
        assert claims.keys() == record.claims.keys()
        for claim in record.claims.values():
            row = {key: plain_cell(cell) if mark else cell for key, cell in claims[claim.id].items()}
            assert (row["value"], row["when"], row["note"], row["reason"], row["modality"], row["polarity"]) == (
                claim.value, claim.when, claim.note, claim.reason, claim.modality, claim.polarity
            )  # fmt: skip
            mine = [row for row in evidence if row["claim"] == claim.id]
            kept = [tuple(plain_cell(row[key]) if mark else row[key] for key in ("anchor", "summary")) for row in mine]
            assert kept == [(one.anchor, one.summary) for one in claim.evidence]
