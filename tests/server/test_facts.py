"""What is asked first of a thing: each value once, with what must be borne in mind."""

from __future__ import annotations

from dataclasses import replace

from civicgraph import Dataset
from civicgraph.pages.facts import facts_about


def test_a_value_that_somebody_disputes_says_so_whoever_else_states_it() -> None:
    record = Dataset.shipped().record()
    funding = next(one for one in record.claims_about("cii") if (one.predicate, one.object) == ("funded", "cii"))
    denied = funding._replace(id="claim/z/denied", polarity="disputes")
    claims = {one.id: one for one in (*record.claims.values(), denied)}
    (row,) = (row for row in facts_about(replace(record, claims=claims), "cii") if row.words == "Funded by")
    assert [said.id for said in row.said if "DISPUTED" in said.notes] == [funding.subject]
    assert len({said.id for said in row.said}) == len(row.said), "each funder once"


def test_where_somebody_came_is_among_what_is_asked_first_of_a_person() -> None:
    (row,) = (row for row in facts_about(Dataset.shipped().record(), "sadiq-khan") if row.words == "Attended")
    assert "London Mayoral Citizens Assembly 2024" in [said.text for said in row.said]


def test_several_of_a_type_whose_name_has_no_plural_are_named_rightly() -> None:
    assert Dataset.shipped().record().types["Legislation"].plural == "pieces of legislation"
