"""Grants of 360Giving, read: by hand in every shape that files of the standard have, and at random."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph import UsageError
from civicgraph.graph.exchange.bundle import Bundle

from .read_in import FORMATS, read_bundle, sentences, take, workbook_of
from .written import remark_counts

HEAD = "Identifier,Title,Currency,Amount Awarded,Award Date,Funding Org:Identifier,Funding Org:Name,Recipient Org:Name"
ROW = "360G-1,Night bus,GBP,4200,2024-03-04,GB-CHC-200000,Harbour Fund,Elm Street Alliance"


def values_of(bundle: Bundle, predicate: str, key: str = "value") -> list[str]:
    """A key of all claims of a relation, in the order of the file."""
    return [one.text(key) for one in bundle.claims.values() if one.text("predicate") == predicate]


def one_grant(head: str, row: str) -> Bundle:
    """What one more column of a grant comes to."""
    return read_bundle("g.csv", f"{HEAD},{head}\n{ROW},{row}\n", "360giving")


PLAIN = [("Harbour Fund", "funded", "Night bus"), ("Night bus", "awardedTo", "Elm Street Alliance")]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("g.csv", f"{HEAD}\n{ROW}\n".encode()),
        ("g.csv", b"\xef\xbb\xbf" + f"{HEAD}\n\n{ROW}\n,,,,,,,\n".encode()),
        ("g.csv", f"{HEAD}\n{ROW}\n".replace(",", ";").encode()),
        ("g.csv", f"{HEAD}\n{ROW}\n".replace("Org:", "Org:0:").upper().replace(ROW.upper(), ROW).encode()),
        ("g.csv", f"{HEAD}\n{ROW}\n".replace("Org:", "Org : ").encode()),
        ("g.csv", f"{HEAD}\n{ROW}\n".replace("Funding Org:", "fundingOrganization/0/")
         .replace("Recipient Org:", "recipientOrganization/0/").replace("0/Identifier", "0/id").encode()),
        ("g.xlsx", workbook_of({"About": [["Publisher"], ["Somebody"]],
                                "grants": [[f"  {one} " for one in line.split(",")] for line in (HEAD, ROW)]})),
        ("g.json", json.dumps({"grants": [{
            "id": "360G-1", "title": "Night bus", "currency": "GBP", "amountAwarded": 4200, "awardDate": "2024-03-04",
            "fundingOrganization": [{"id": "GB-CHC-200000", "name": "Harbour Fund"}],
            "recipientOrganization": [{"name": "Elm Street Alliance"}]}]}).encode()),
    ],
    ids=["plain", "mark and empty rows", "semicolons", "numbers and capitals", "blanks at colons", "paths", "workbook",
         "JSON"],
)  # fmt: skip
def test_one_grant_in_every_shape(name: str, content: bytes, tmp_path: Path) -> None:
    bundle = read_bundle(name, content, "360giving")
    found = sentences(bundle, between_things=True)
    assert found == set(PLAIN)
    assert values_of(bundle, "amount") == ["4200"] and values_of(bundle, "amount", "unit") == ["GBP"]
    assert {one.text("when") for one in bundle.claims.values()} == {"2024-03-04"}
    assert bundle.things["harbour-fund"].values["identifiers"] == ["GB-CHC-200000"]
    done = take(tmp_path, name, content)
    assert done.data.check()
    assert {(one.subject, one.predicate, one.object) for one in done.record.claims.values() if one.object} == {
        ("harbour-fund", "funded", "night-bus"), ("night-bus", "awardedTo", "elm-street-alliance")
    }  # fmt: skip
    again = take(tmp_path, name, content).result.report.written
    assert all(kind.startswith("unchanged") for kind in again)


def test_letters_of_old_windows(tmp_path: Path) -> None:
    content = f"{HEAD}\n{ROW}\n".replace("Elm Street Alliance", "Café “Elm” – £").encode("cp1252")
    done = take(tmp_path, "g.csv", content)
    assert "Café “Elm” – £" in {one.name for one in done.record.things.values()}


def test_what_has_several_of_its_kind() -> None:
    bundle = one_grant(
        "Recipient Org:1:Name,Funding Org:1:Name,Beneficiary Location:0:Name,Beneficiary Location:0:Geographic Code,"
        "Beneficiary Location:1:Name,Beneficiary Location:1:Geographic Code,Classifications:0:Title",
        "Harbour Library,Bridge Trust,Elm,E05000001,Elm,E05000002,Transport",
    )
    found = sentences(bundle, between_things=True)
    assert found == {
        *PLAIN, ("Bridge Trust", "funded", "Night bus"), ("Night bus", "awardedTo", "Harbour Library"),
        ("Night bus", "targetedAt", "Elm"), ("Night bus", "about", "Transport"),
    }  # fmt: skip
    places = [one for one in bundle.things.values() if one.text("type") == "Place"]
    assert [one.values["identifiers"] for one in places] == [["gss:E05000001"], ["gss:E05000002"]]


@pytest.mark.parametrize(
    ("given", "read"),
    [("0", "0"), ("£1,250.50", "1250.50"), ("1.250,5", "1250.5"), ("1250,50", "1250.50"), ("1,250", "1250"),
     ("-20", None), ("lots", None), ("1,2,3", None), ("", None)],
)  # fmt: skip
def test_amounts(given: str, read: str | None) -> None:
    row = ROW.replace("4200", f'"{given}"')
    bundle = read_bundle("g.csv", f"{HEAD}\n{row}\n", "360giving")
    assert values_of(bundle, "amount") == ([read] if read else [])
    left = remark_counts(bundle.report.left_out)
    assert left == ({"amounts that are no number, or less than nothing": 1} if given and not read else {})


@pytest.mark.parametrize(
    ("given", "read"),
    [("26/03/2001 00:00", "2001-03-26"), ("03/26/2001", "2001-03-26"), ("26 March 2001", "2001-03-26"),
     ("2001-03-26T00:00:00Z", "2001-03-26"), ("36976", "2001-03-26"), ("2001", "2001"), ("2001-03", "2001-03"),
     ("soon", ""), ("31/02/2001", "")],
)  # fmt: skip
def test_dates(given: str, read: str) -> None:
    bundle = read_bundle("g.csv", f"{HEAD}\n{ROW.replace('2024-03-04', given)}\n", "360giving")
    assert set(values_of(bundle, "funded", "when")) == {read}
    assert bool(remark_counts(bundle.report.left_out)) == (not read)


def test_people_who_received_are_never_named(tmp_path: Path) -> None:
    head = f"{HEAD},Recipient Ind:Identifier,Recipient Ind:Name"
    row = ROW.replace("Elm Street Alliance", "") + ",IND-77,Zenobia Quill"
    done = take(tmp_path, "g.csv", f"{head}\n{row}\n")
    assert remark_counts(done.result.report.left_out) == {
        "the file itself is not kept here, since it names people who received grants": 1,
        "recipients who are people are not named": 1,
    }
    assert sorted(one.predicate for one in done.record.claims.values()) == ["amount", "funded"]
    kept = [one for one in (tmp_path / "place").rglob("*") if one.is_file()]
    assert kept and not [one for one in kept if b"Zenobia" in one.read_bytes() or b"IND-77" in one.read_bytes()]


def test_a_pooled_fund_and_numbers_of_registers() -> None:
    bundle = one_grant(
        "Grant Programme:Title,For Regrant Type,Recipient Org:Charity Number,Recipient Org:Company Number",
        "Shared pot,FRG040,1107264,123456",
    )
    assert ("Night bus", "partOf", "Shared pot") in sentences(bundle, between_things=True)
    assert {one.text("name"): one.text("type") for one in bundle.things.values()}["Shared pot"] == "Fund"
    club = next(one for one in bundle.things.values() if one.text("name") == "Elm Street Alliance")
    assert club.values["identifiers"] == ["GB-CHC-1107264", "GB-COH-00123456"]
    assert club.text("type") == "CivilSocietyOrganisation"


def test_rows_that_are_no_grant_are_refused_with_their_row() -> None:
    bad = ROW.replace("360G-1,", "360G-2,").replace("Harbour Fund", "")
    rows = [ROW, ROW, ROW.replace("360G-1", ""), bad, "360G-3"]
    bundle = read_bundle("g.csv", "\n".join([HEAD, *rows]), "360giving")
    assert [(one.what, one.places) for one in bundle.report.refused] == [
        ("the same grant again: 360G-1 is row 2 already", ("row 3",)),
        ("a grant without its identifier", ("row 4",)),
        ("a grant without its funder", ("row 5", "row 6")),
    ]
    assert bundle.report.read == {"rows": 5, "grants": 1}


def test_no_cell_is_lost_where_columns_have_no_name_or_the_same() -> None:
    bundle = read_bundle("g.csv", f"{HEAD},Note,Note,\n{ROW},a,b,c,d\n", "360giving")
    [told] = list(bundle.report.left_out)
    assert told.places == ("Note", "Note (2)", "column 11", "column 12")


CELLS = st.sampled_from(
    ["", "360G-1", "360G-2", "Harbour Fund", "Elm", "5", "-5", "2020", '"a\nb"', "=1+1", "\u202eab"]
)


@given(st.lists(st.lists(CELLS, min_size=8, max_size=8), min_size=1, max_size=8))
def test_every_row_is_a_grant_or_refused(rows: list[list[str]]) -> None:
    bundle = read_bundle("g.csv", "\n".join([HEAD, *map(",".join, rows)]), "360giving")
    filled = sum(any(cell for cell in row) for row in rows)
    read = bundle.report.read
    assert read.get("rows", 0) == filled
    assert read.get("grants", 0) + sum(one.times for one in bundle.report.refused) == filled


@given(st.binary(max_size=60), st.integers(0, 200))
def test_a_damaged_file_is_read_or_refused_in_one_line(noise: bytes, at: int) -> None:
    content = f"{HEAD}\n{ROW}\n".encode()
    try:
        read_bundle("g.csv", content[:at] + noise + content[at:], "360giving")
    except UsageError as refusal:
        assert len(str(refusal).splitlines()) == 1


@pytest.mark.skipif(not FORMATS.is_absolute(), reason="the cases are not at hand: set CIVICGRAPH_CASES")
@pytest.mark.parametrize(
    ("name", "rows", "grants", "claims"),
    [
        ("360_IndigoTrust_360giving.csv", 269, 269, 1076),
        ("cove_fundingproviders_grants_2_grants.csv", 2, 2, 8),
        ("cove_fundingproviders-grants_fixed_2_grants.json", 4, 2, 8),
        ("cove_fundingproviders-grants_2_grants_titleswithoutrollup.xlsx", 2, 2, 10),
    ],
)
def test_real_files(name: str, rows: int, grants: int, claims: int, tmp_path: Path) -> None:
    content = (FORMATS / name).read_bytes()
    done = take(tmp_path, name, content)
    read = done.result.report.read
    assert (read["rows"], read["grants"], read["claims"]) == (rows, grants, claims)
    assert rows - grants == sum(one.times for one in done.result.report.refused)
    assert len(done.record.claims) == claims
    assert all(kind.startswith("unchanged") for kind in take(tmp_path, name, content).result.report.written)
