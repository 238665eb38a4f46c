"""A file that is imported again keeps its ids, whatever order its rows have and whatever was changed here."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from .read_in import Taken, take

HEAD = "From,To,Type,When,Description"
ROWS = {
    "first": "Ada Okoye,Harbour Fund,member of,2010,In the first year she joined it",
    "second": "Ada Okoye,Harbour Fund,member of,2014,In the second year she joined anew",
    "third": "Ada Okoye,Harbour Fund,member of,2019,In the third year she came back",
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
