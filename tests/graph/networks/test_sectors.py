from __future__ import annotations

import csv
from pathlib import Path

import pytest

from civicgraph import DataError, Dataset
from civicgraph import data as shipped
from civicgraph.graph.networks.sectors import parse_sectors, read_sectors_by_hand, sectors

from ..small_network import claim, record

THINGS = "elm:Alliance oak:Funder council:PublicBody buses:Team depot:Team ada:Person ben:Person reds:PoliticalParty"


def test_the_class_gives_the_sector_and_public_bodies_have_none_of_their_own() -> None:
    assert sectors(record(THINGS, [])) == {"elm": "civil-society", "oak": "funders", "reds": "parties"}


def test_a_row_of_the_file_reaches_all_units_and_their_people() -> None:
    found = sectors(
        record(
            THINGS,
            [
                claim("c1", "depot unitOf buses"),
                claim("c2", "buses unitOf council"),
                claim("c3", "ada affiliatedWith depot"),
            ],
        ),
        {"council": "councils"},
    )
    assert {id: found[id] for id in ("buses", "depot", "ada")} == dict.fromkeys(("buses", "depot", "ada"), "councils")


def test_an_organisation_is_asked_before_a_party_and_a_party_before_nothing() -> None:
    claims = [
        claim("c1", "ada onBehalfOf reds"),
        claim("c2", "ada affiliatedWith elm"),
        claim("c3", "ben onBehalfOf reds"),
    ]
    found = sectors(record(THINGS, claims))
    assert (found["ada"], found["ben"]) == ("civil-society", "parties")


def test_whoever_is_with_organisations_of_two_sectors_has_none() -> None:
    claims = [
        claim("c1", "ada affiliatedWith elm"),
        claim("c2", "ada affiliatedWith oak"),
        claim("c3", "ada onBehalfOf reds"),
    ]
    assert "ada" not in sectors(record(THINGS, claims))


def test_a_disputed_claim_lends_no_sector() -> None:
    assert "ada" not in sectors(record(THINGS, [claim("c1", "ada affiliatedWith elm", polarity="disputes")]))


def test_a_secondment_stands_where_its_home_organisation_does() -> None:
    found = sectors(record("elm:Alliance loan:Secondment", [claim("c1", "elm seconded loan")]))
    assert found["loan"] == "civil-society"


def test_an_empty_sector_in_the_file_says_that_none_fits_whatever_the_class() -> None:
    assert "elm" not in sectors(record(THINGS, []), {"elm": ""})


@pytest.mark.parametrize(
    ("rows", "complaint"),
    [
        ("elms,councils,x", "sectors.csv:2: no thing has the id 'elms'; did you mean elm?"),
        ("elm,council,x", "sectors.csv:2: 'council' is no sector; the list has "),
        ("el\u200bm,councils,x", "sectors.csv:2: holds an invisible mark (U+200B): take it out"),
        ("elm,councils,x\u202ey", "sectors.csv:2: holds an invisible mark of direction (U+202E): take it out"),
        ("council,councils,x\ncouncil,,x", "sectors.csv:3: council stands here twice: keep one row"),
    ],
)
def test_a_wrong_row_is_named_with_its_line(rows: str, complaint: str) -> None:
    with pytest.raises(DataError) as refused:
        parse_sectors(record(THINGS, []), f"thing,sector,reason\n{rows}\n")
    assert str(refused.value).startswith(complaint)


def test_a_file_with_other_columns_is_refused() -> None:
    with pytest.raises(DataError, match="the first line must be: thing,sector,reason"):
        parse_sectors(record(THINGS, []), "id,sector\n")


def test_a_folder_without_the_file_assigns_nothing(tmp_path: Path) -> None:
    assert read_sectors_by_hand(record(THINGS, []), str(tmp_path)) == {}


def test_every_row_of_the_shipped_file_gives_a_reason_and_none_repeats_what_the_class_says() -> None:
    data = Dataset.shipped()
    known = data.record()
    by_hand = read_sectors_by_hand(known, data.root)
    with open(Path(shipped.__file__).parent / "sectors.csv", encoding="utf-8", newline="") as file:
        assert [row["thing"] for row in csv.DictReader(file) if not row["reason"]] == []
    assert [
        id for id, sector in by_hand.items() if sector and known.types[known.things[id].type].sector == sector
    ] == []


def test_in_the_shipped_record_teams_follow_the_authority_and_secondments_their_homes() -> None:
    data = Dataset.shipped()
    known = data.record()
    found = sectors(known, read_sectors_by_hand(known, data.root))
    assert found["social-integration-team"] == found["gla-migration-team"] == found["sadiq-khan"] == "city-hall"
    assert found["secondment-elisabeth-pop"] == "civil-society"
    assert found["cii-core-team"] == "funders"
    assert "cii-advisory-group" not in found
