"""A file that is imported again keeps its ids, whatever order its rows have and whatever was changed here."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from civicgraph import Dataset

from .read_in import Taken, take

HEAD = "From,To,Type,When,Description"
ROWS = {
    "first": "Ada Okoye,Harbour Fund,member of,2010,In the first year she joined it",
    "second": "Ada Okoye,Harbour Fund,member of,2014,In the second year she joined anew",
    "third": "Ada Okoye,Harbour Fund,member of,2019,In the third year she came back",
    "club": "Ada Okoye,Elm Club,member of,2016,She joined the club then",
    "other": "Bo Lund,Harbour Fund,member of,2011,He joined it as well",
}


def take_rows(folder: Path, *names: str) -> Taken:
    """A drawing with some rows imported, as a source."""
    text = "\n".join([HEAD, *(ROWS[name] for name in names)]) + "\n"
    return take(folder, "ties.csv", text, format="kumu", as_source=True)


def years(taken: Taken) -> dict[str, str]:
    """When each claim was, by its id."""
    return {id: one.when for id, one in taken.record.claims.items()}


@pytest.mark.parametrize("order", list(permutations(("first", "second", "third")))[1:])
def test_claims_of_one_beginning_keep_their_ids_in_any_order(tmp_path: Path, order: tuple[str, ...]) -> None:
    before = years(take_rows(tmp_path, "first", "other", "second", "third"))
    assert sorted(before.values()) == ["2010", "2011", "2014", "2019"]
    assert years(take_rows(tmp_path, "other", *order)) == before


def test_a_row_that_goes_takes_its_own_claim_with_it(tmp_path: Path) -> None:
    before = years(take_rows(tmp_path, "first", "second", "third"))
    after = years(take_rows(tmp_path, "third", "second"))
    assert after == {id: when for id, when in before.items() if when != "2010"}


def test_a_row_that_is_put_before_others_gets_the_next_number(tmp_path: Path) -> None:
    before = years(take_rows(tmp_path, "second"))
    after = years(take_rows(tmp_path, "first", "third", "second"))
    assert before.items() <= after.items() and len(after) == 3
    assert years(take_rows(tmp_path, "third", "second", "first")) == after


TIE = "claim/ties/ada-okoye-member-of-harbour-fund"


def data_of(folder: Path) -> Dataset:
    """The workspace that files are imported into."""
    return Dataset.at(str(folder / "place"))


def open_questions(taken: Taken) -> list[str]:
    """What somebody has to decide."""
    return [one.what for one in taken.result.plan.report.to_decide]


def test_a_thing_that_was_renamed_here_is_the_same_to_the_file(tmp_path: Path) -> None:
    before = years(take_rows(tmp_path, "first", "second", "other"))
    data_of(tmp_path).rename("ada-okoye", "ada-o").write()
    taken = take_rows(tmp_path, "club", "other", "second", "first")
    assert not open_questions(taken) and not list(taken.result.plan.report.refused)
    assert years(taken) == {**before, "claim/ties/ada-okoye-member-of-elm-club": "2016"}
    assert {one.subject for one in taken.record.claims.values()} == {"ada-o", "bo-lund"}
    data_of(tmp_path).rename("ada-o", "ada").write()
    left = set(years(take_rows(tmp_path, "first", "club", "second")))
    assert left == {TIE, f"{TIE}-2", "claim/ties/ada-okoye-member-of-elm-club"}


@pytest.mark.parametrize(("keep", "other"), [("bo-lund", "ada-okoye"), ("ada-okoye", "bo-lund")])
def test_things_that_were_made_one_here_stay_one(tmp_path: Path, keep: str, other: str) -> None:
    before = years(take_rows(tmp_path, "first", "second", "other"))
    data_of(tmp_path).merge(keep, other, "one person under two names").write()
    taken = take_rows(tmp_path, "second", "other", "first", "club")
    assert not open_questions(taken)
    assert years(taken).items() > before.items()
    assert {one.subject for one in taken.record.claims.values()} == {keep}


def test_a_claim_that_was_renamed_here_is_not_brought_again(tmp_path: Path) -> None:
    take_rows(tmp_path, "first", "second")
    data_of(tmp_path).rename(f"{TIE}-2", "claim/ties/second").write()
    for order in (("second", "first"), ("first", "second"), ("third", "second", "first")):
        found = years(take_rows(tmp_path, *order))
        assert found[TIE] == "2010" and found["claim/ties/second"] == "2014" and len(found) == len(order)


def test_a_claim_that_was_retracted_here_stays_so(tmp_path: Path) -> None:
    before = years(take_rows(tmp_path, "first", "second"))
    data_of(tmp_path).retract(TIE, "it is of another person").write()
    assert years(take_rows(tmp_path, "second", "first")) == {f"{TIE}-2": before[f"{TIE}-2"]}


def test_an_import_that_was_taken_back_leaves_no_memory(tmp_path: Path) -> None:
    take_rows(tmp_path, "first", "second")
    data_of(tmp_path).undo().write()
    assert years(take_rows(tmp_path, "second")) == {TIE: "2014"}
