"""360Giving: the titles that the standard requires, numbers that CSV keeps, and what a row lacks told by grant."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

from civicgraph import Dataset
from civicgraph.graph.record import Record, Thing

from ...workspace import Workspace
from ..by_hand import claim, record_of
from .written import remark_counts, taken_back, write_record

# The standard's own: "10 core fields", in the order of its documentation.
REQUIRED = [
    "Identifier", "Title", "Description", "Currency", "Amount Awarded", "Award Date", "Funding Org:Identifier",
    "Funding Org:Name", "Recipient Org:Identifier", "Recipient Org:Name",
]  # fmt: skip
THINGS = (
    Thing("grant-1", "Grant", "Night bus", (), "For a year of\nnight buses.", ("360G-harbour-1",)),
    Thing("grant-2", "Grant", "=2+2", (), "Evening classes.", ("360G-harbour-2",)),
    Thing("fund", "Funder", "Harbour Fund", identifiers=("GB-CHC-1000001",)),
    Thing("bus-club", "CivilSocietyOrganisation", "Bus Club", identifiers=("wikidata:Q1", "GB-COH-01234567"),
          url="https://example.org/bus"),
    Thing("ada", "Person", "Ada Okoye"),
    Thing("elm-street", "Place", "Elm Street", identifiers=("gss:E05000001",)),
    Thing("buses", "Programme", "Buses"),
)  # fmt: skip
CLAIMS = """
fund funded grant-1 when=2024-03-04 source=register
grant-1 awardedTo bus-club when=2024-03-04 source=register
grant-1 amount =4200 source=register
grant-1 targetedAt elm-street source=register
grant-1 partOf buses source=register
grant-1 occurred =2024-04/2025-03 source=register modality=planned
grant-1 occurred =2024-05 source=register
fund funded grant-2 when=2024-05 source=register
grant-2 awardedTo bus-club source=register
grant-2 amount =900 source=register
ada funded grant-1 disputes=yes
fund funded bus-club modality=planned
"""


def grants(*more: str, without: str = "") -> Record:
    """Two grants of the Harbour Fund, with more claims or without some."""
    lines = [one for one in CLAIMS.split("\n") if one and (not without or without not in one)]
    claims = [claim(line, number) for number, line in enumerate([*lines, *more], 1)]
    return record_of([one._replace(unit="GBP") if one.predicate == "amount" else one for one in claims], things=THINGS)


def rows(content: bytes) -> list[dict[str, str]]:
    """The rows of a CSV file that begins as a spreadsheet wants it."""
    assert content.startswith("\ufeff".encode())
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_a_grant_has_what_the_standard_requires_and_what_else_is_known() -> None:
    done = write_record(grants(), "360giving")
    first, second = rows(done.content)
    assert first == {
        "Identifier": "360G-harbour-1", "Title": "Night bus", "Description": "For a year of night buses.",
        "Currency": "GBP", "Amount Awarded": "4200", "Award Date": "2024-03-04",
        "Funding Org:Identifier": "GB-CHC-1000001", "Funding Org:Name": "Harbour Fund",
        "Recipient Org:Identifier": "GB-COH-01234567", "Recipient Org:Name": "Bus Club",
        "Recipient Org:Web Address": "https://example.org/bus",
        "Grant Programme:Code": "https://example.org/town/buses", "Grant Programme:Title": "Buses",
        "Beneficiary Location:Name": "Elm Street", "Beneficiary Location:Geographic Code": "E05000001",
        "Planned Dates:Start Date": "2024-04", "Planned Dates:End Date": "2025-03",
        "Actual Dates:Start Date": "2024-05", "Actual Dates:End Date": "2024-05",
    }  # fmt: skip
    assert list(first)[:10] == REQUIRED
    assert (second["Title"], second["Award Date"]) == ("'=2+2", "2024-05")
    assert remark_counts(done.report.to_decide) == {"the standard wants the day of the award; the record has less": 1}
    assert done.report.written == {"grants": 2, "grants with all that is required": 2, "claims": 10}
    assert remark_counts(done.report.left_out)["claims of what a register of grants has no column for"] == 2


def test_what_a_grant_lacks_is_told_by_grant() -> None:
    done = write_record(grants(without="amount"), "360giving")
    told = {one.what: one.places for one in done.report.to_decide}
    for title in ("Currency", "Amount Awarded"):
        assert told[f"the standard requires {title}, which is not on record: fill it in"] == ("grant-1", "grant-2")
    assert done.report.written["grants with all that is required"] == 0
    assert [row["Amount Awarded"] for row in rows(done.content)] == ["", ""]


def test_two_amounts_are_not_chosen_from() -> None:
    kept = grants("grant-1 amount =5000 source=letter")
    done = write_record(kept, "360giving")
    assert [row["Amount Awarded"] for row in rows(done.content)] == ["", "900"]
    assert [one.places for one in done.report.to_decide if "several amounts" in one.what] == [("grant-1",)]
    assert done.report.written["claims"] == 9


def test_several_recipients_have_a_number_each_and_people_columns_of_their_own() -> None:
    kept = grants("grant-1 awardedTo fund source=register", "grant-2 awardedTo ada source=register")
    first, second = rows(write_record(kept, "360giving").content)
    assert [first[f"Recipient Org:{number}:Name"] for number in range(2)] == ["Bus Club", "Harbour Fund"]
    assert [second[f"Recipient Org:{number}:Name"] for number in range(2)] == ["Bus Club", ""]
    assert (first["Recipient Ind:Name"], second["Recipient Ind:Name"]) == ("", "Ada Okoye")


def test_without_numbers_addresses_stand_and_the_report_says_so() -> None:
    kept = grants()
    things = {id: one._replace(identifiers=()) for id, one in kept.things.items()}
    done = write_record(replace(kept, things=things), "360giving")
    assert rows(done.content)[0]["Identifier"] == "https://example.org/town/grant-1"
    assert rows(done.content)[0]["Recipient Org:Identifier"] == "https://example.org/town/bus-club"
    assert set(remark_counts(done.report.guessed)) == {
        "a claim without a date reads as of the day of the award",
        "a grant without a number of its own is known by its address in this record",
        "who has no number in a register of organisations is known by the address here",
    }


def test_what_was_taken_back_is_not_written() -> None:
    done = write_record(taken_back(grants(), "claim/c02"), "360giving")
    assert rows(done.content)[0]["Recipient Org:Name"] == ""


def test_every_grant_of_the_shipped_record_is_a_row() -> None:
    data = Dataset.shipped()
    done, kept = data.export("360giving"), data.record()
    assert len(rows(done.content)) == 4 == sum(one.type == "Grant" for one in kept.things.values())
    left = remark_counts(done.report.left_out)
    assert left["things that are no grants have no row of their own"] + 4 == len(kept.things)
    assert left["claims of what a register of grants has no column for"] + done.report.written["claims"] == len(
        kept.claims
    )


def test_another_workspace_takes_the_grants(workspace: Workspace) -> None:
    for path in ("claims/minutes.yaml", "claims/report.yaml", "things.yaml"):
        (workspace.root / path).unlink()
    workspace.write("grants.csv", write_record(grants(), "360giving").content)
    done = workspace.run("import", "grants.csv", "--as", "360giving", "--write")
    assert done.returncode == 0, done.stderr
    kept = workspace.dataset().record()
    told = {(kept.name(one.subject), one.predicate, kept.name(one.object) if one.object else f"{one.value} {one.unit}")
            for one in kept.claims.values()}  # fmt: skip
    assert {("Harbour Fund", "funded", "Night bus"), ("Night bus", "awardedTo", "Bus Club"),
            ("Night bus", "amount", "4200 GBP"), ("Night bus", "targetedAt", "Elm Street"),
            ("Night bus", "partOf", "Buses")} <= told  # fmt: skip


def test_a_record_without_grants_has_the_titles_alone(workspace: Workspace, tmp_path: Path) -> None:
    done = workspace.run("export", "360giving", "-o", str(tmp_path / "grants.csv"))
    assert done.returncode == 0
    assert (tmp_path / "grants.csv").read_text("utf-8-sig").splitlines() == [",".join(REQUIRED)]
