"""People, bodies and posts of Popolo, read: by hand, at random, and what civicgraph itself wrote."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph import Dataset, UsageError
from civicgraph.graph.exchange.bundle import Bundle
from civicgraph.graph.exchange.formats import recognise_format
from civicgraph.graph.exchange.opened import OpenedFile

from .read_in import FORMATS, read_bundle, sentences, take
from .written import remark_counts, write_record

TOWN: dict[str, list[dict[str, Any]]] = {
    "persons": [
        {"id": "p1", "name": "Ada Okoye", "email": "ada@elm.example", "birth_date": "1970-01-01", "gender": "female",
         "other_names": [{"name": "A. Okoye"}], "links": [{"url": "https://elm.example/ada"}],
         "identifiers": [{"scheme": "wikidata", "identifier": "Q42"}, {"scheme": "NI", "identifier": "QQ123456C"}]},
        {"id": "p2", "name": "Bo Lund"},
    ],
    "organizations": [
        {"id": "o1", "name": "Elm Council", "classification": "council"},
        {"id": "o2", "name": "Elm Party", "classification": "party"},
        {"id": "o3", "name": "Transport Committee", "classification": "quango", "parent_id": "o1"},
    ],
    "posts": [{"id": "t1", "label": "Mayor of Elm", "organization_id": "o1"}],
    "memberships": [
        {"id": "m1", "person_id": "p1", "post_id": "t1", "organization_id": "o1", "start_date": "2016-05",
         "end_date": "2020-05-04", "on_behalf_of_id": "o2"},
        {"person_id": "p2", "organization_id": "o1", "role": "member", "legislative_period_id": "e1"},
        {"person_id": "p2", "organization_id": "o3", "role": "Chair", "start_date": "2018"},
        {"person_id": "p2"},
        {"organization_id": "o1"},
    ],
    "events": [{"id": "e1", "name": "Council of 2012", "start_date": "2012-05-01", "end_date": "2016-04-30"}],
}  # fmt: skip


def read_popolo(value: Any) -> Bundle:
    """What a file comes to."""
    return read_bundle("town.json", json.dumps(value), "popolo")


def claims_with_times(bundle: Bundle) -> set[tuple[str, str, str, str]]:
    """The claims between things, with their times."""
    names = {id: one.text("name") for id, one in bundle.things.items()}
    return {
        (names[one.text("subject")], one.text("predicate"), names[one.text("object")], one.text("when"))
        for one in bundle.claims.values()
        if one.text("object")
    }


TOWN_SAID = {
    ("Transport Committee", "unitOf", "Elm Council", ""),
    ("Mayor of Elm", "postIn", "Elm Council", ""),
    ("Ada Okoye", "heldPost", "Mayor of Elm", "2016-05/2020-05-04"),
    ("Ada Okoye", "onBehalfOf", "Elm Party", "2016-05/2020-05-04"),
    ("Bo Lund", "memberOf", "Elm Council", "2012-05-01/2016-04-30"),
    ("Chair, Transport Committee", "postIn", "Transport Committee", ""),
    ("Bo Lund", "heldPost", "Chair, Transport Committee", "2018/.."),
}


def test_a_town_by_hand(tmp_path: Path) -> None:
    done = take(tmp_path, "town.json", json.dumps(TOWN))
    bundle, report = done.result.plan.bundle, done.result.report
    assert report.format == "popolo" and claims_with_times(bundle) == TOWN_SAID
    types = {one.text("name"): one.text("type") for one in bundle.things.values()}
    assert types["Elm Council"] == "PublicBody" and types["Elm Party"] == "PoliticalParty"
    assert types["Transport Committee"] == "Organisation" and types["Council of 2012"] == "Event"
    assert bundle.things["ada-okoye"].values == {
        "id": "ada-okoye", "type": "Person", "name": "Ada Okoye", "url": "https://elm.example/ada",
        "aliases": ["A. Okoye"], "identifiers": ["wikidata:Q42"],
    }  # fmt: skip
    assert remark_counts(report.refused) == {
        "a membership without a post or organization": 1, "a membership without its member": 1
    }  # fmt: skip
    assert remark_counts(report.left_out) == {
        "what is private to people, and pictures": 3, "numbers of people in registers that have no place": 1,
        "the file itself is not kept here, since it holds what is private to people": 1,
        "classifications that no type here stands for": 1,
    }  # fmt: skip
    assert not [one for one in bundle.claims.values() if one.text("status") == "draft"]
    assert len(done.record.claims) == len(TOWN_SAID) + 1
    again = take(tmp_path, "town.json", json.dumps(TOWN)).result.report.written
    assert all(kind.startswith("unchanged") for kind in again)


def test_nothing_private_is_kept_anywhere(tmp_path: Path) -> None:
    take(tmp_path, "town.json", json.dumps(TOWN))
    kept = [one.read_bytes() for one in (tmp_path / "place").rglob("*") if one.is_file()]
    assert kept and not [one for one in kept for word in (b"ada@elm", b"1970", b"QQ123456C") if word in one]


def test_entries_within_others_and_lists_without_a_name() -> None:
    nested = [{"id": "p1", "name": "Ada Okoye", "gender": "female", "memberships": [
        {"post": {"id": "t1", "label": "Mayor of Elm", "organization_id": "o1"}, "start_date": "2016",
         "organization": {"id": "o1", "name": "Elm Council", "classification": "council"}}]}]  # fmt: skip
    wanted = {("Mayor of Elm", "postIn", "Elm Council", ""), ("Ada Okoye", "heldPost", "Mayor of Elm", "2016/..")}
    assert claims_with_times(read_popolo(nested)) == wanted
    assert claims_with_times(read_popolo({"result": nested[0]})) == wanted


def test_a_changed_file_changes_only_its_entries(tmp_path: Path) -> None:
    take(tmp_path, "town.json", json.dumps(TOWN))
    things = tmp_path / "place" / "things" / "town.yaml"
    things.write_text(things.read_text().replace("name: Bo Lund", "name: Bo Lund of Elm"))
    changed = json.loads(json.dumps(TOWN))
    changed["persons"][0]["name"] = "Ada N. Okoye"
    written = take(tmp_path, "town.json", json.dumps(changed)).result.report.written
    assert written["changed things"] == 1 and "name: Bo Lund of Elm" in things.read_text()
    assert "Ada N. Okoye" in things.read_text()


def test_what_is_only_an_id_is_told() -> None:
    bundle = read_popolo({"memberships": [{"person_id": "nobody-here", "organization_id": "o9"}]})
    assert sentences(bundle) == {("nobody-here", "memberOf", "o9")}
    assert remark_counts(bundle.report.to_decide) == {
        "things of which the file has only an id have it as their name: give each its own": 2
    }


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4) | st.sampled_from(["p1", "o1", "t1", "2016", "m"]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(["id", "name", "person_id", "organization_id", "post_id", "role", "start_date",
                                       "memberships", "identifiers", "links", "other_names", "organization", "member",
                                       "attendees", "parent_id", "label"]), inner, max_size=5),
    max_leaves=12,
)  # fmt: skip


@given(st.dictionaries(st.sampled_from(["persons", "organizations", "posts", "memberships", "events", "areas", "x"]),
                       st.lists(VALUES, max_size=4), min_size=1))  # fmt: skip
def test_any_lists_are_read_or_refused(value: dict[str, Any]) -> None:
    try:
        bundle = read_popolo(value)
    except UsageError as refusal:
        assert len(str(refusal).splitlines()) == 1
        return
    assert bundle.report.read["rows"] >= sum(len(one) for name, one in value.items() if name != "x" and not any(
        isinstance(entry, dict) for entry in one))  # fmt: skip


def test_what_civicgraph_wrote_comes_back() -> None:
    record = Dataset.shipped().record()
    content = write_record(record, "popolo").content
    file = OpenedFile("record.json", content)
    assert recognise_format(file).name == "popolo"
    bundle = read_bundle("record.json", content, "popolo")
    names = {one.text("name") for one in bundle.things.values() if one.text("type") == "Person"}
    assert names == {one.name for id, one in record.things.items() if record.is_of(id, "Person")}
    wanted = {
        (record.name(one.subject), record.name(one.object))
        for one in record.claims.values()
        if one.predicate == "heldPost" and one.supports and not record.is_undone(one)
    }
    told = {(who, post) for who, relation, post, _ in claims_with_times(bundle) if relation == "heldPost"}
    assert wanted <= told


@pytest.mark.skipif(not FORMATS.is_absolute(), reason="the cases are not at hand: set CIVICGRAPH_CASES")
@pytest.mark.parametrize(
    ("name", "things", "claims"),
    [("event", 5, 5), ("membership", 3, 1), ("organization", 2, 1), ("person", 1, 0), ("post", 2, 1)],
)
def test_real_files(name: str, things: int, claims: int, tmp_path: Path) -> None:
    done = take(tmp_path, f"{name}.json", (FORMATS / f"popolo_{name}.json").read_bytes())
    assert done.result.report.format == "popolo"
    assert (len(done.result.plan.bundle.things), len(done.record.claims)) == (things, claims)


NESTED: dict[str, tuple[Any, set[tuple[str, str, str]]]] = {
    "an organization that holds all": (
        {"organization": {"id": "o1", "name": "Elm Council", "parent": {"id": "o0", "name": "Elm County"},
                          "children": [{"id": "o2", "name": "Roads"}], "posts": [{"id": "t1", "label": "Mayor"}],
                          "memberships": [{"person": {"id": "p1", "name": "Ada Okoye"}, "post_id": "t1"}]}},
        {("Elm Council", "unitOf", "Elm County"), ("Roads", "unitOf", "Elm Council"),
         ("Mayor", "postIn", "Elm Council"), ("Ada Okoye", "heldPost", "Mayor")},
    ),
    "an answer of an API": (
        {"count": 1, "next": None, "results": [{"id": "p1", "name": "Ada Okoye", "memberships": [
            {"organization": {"id": "o1", "name": "Elm Council"}, "role": "member"}]}]},
        {("Ada Okoye", "memberOf", "Elm Council")},
    ),
    "names in parts": (
        [{"id": "p1", "given_name": "Ada", "family_name": "Okoye", "memberships": [
            {"organization": {"id": "o1", "name": "Elm Council"}}]}],
        {("Ada Okoye", "memberOf", "Elm Council")},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", NESTED)
def test_entries_are_read_wherever_they_stand(name: str) -> None:
    value, expected = NESTED[name]
    assert recognise_format(OpenedFile("a.json", json.dumps(value).encode())).name == "popolo"
    found = read_popolo(value)
    assert sentences(found) == expected
    assert not [*found.report.left_out, *found.report.refused]


def test_an_entry_that_does_not_say_what_it_is_is_told() -> None:
    found = read_popolo([{"id": "p1", "name": "Ada Okoye", "memberships": [{"organization_id": "o1"}]}])
    assert ("an entry that does not say what it is stands as a person", ("Ada Okoye",)) in [
        (one.what, one.places) for one in found.report.guessed
    ]
