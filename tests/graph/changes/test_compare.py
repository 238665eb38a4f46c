"""Two versions compared: each kind of change by hand, and the laws that hold of all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph.graph.changes.compare import compare
from civicgraph.graph.changes.identities import Version, content_of, identities
from civicgraph.graph.changes.model import GROUPS, FieldChange, ItemChange
from civicgraph.graph.record import Claim, Draft, IdentityDecision, Record, Thing

from ...visualisations.greek_record import greek_record
from .. import random_records
from ..by_hand import caveat, record

TOWN = """
ann asked ask when=2016 id=asked
ask ledTo bus wording=opinion id=led
bo ledTo bus id=bo
"""


def changes(old: Record, new: Record) -> tuple[ItemChange, ...]:
    """What has changed between two records."""
    before, after = Version.of(old), Version.of(new)
    return compare(before, after, identities(before, after))


def with_claim(one: Record, id: str, **fields: object) -> Record:
    """A record one of whose claims says something else."""
    claim = one.claims[f"claim/{id}"]._replace(**fields)  # type: ignore[arg-type]
    return replace(one, claims={**one.claims, claim.id: claim})


# What is changed of a claim, what that is called, and the fields that differ.
CLAIMS = {
    "opinion to hedged": ("led", {"wording": "hedged"}, ("weakened",), [("wording", "opinion", "hedged")]),
    "opinion to stated": ("led", {"wording": "stated"}, ("strengthened",), [("wording", "opinion", "stated")]),
    "done to planned": ("led", {"modality": "planned"}, ("weakened",), [("modality", "done", "planned")]),
    "in part": ("led", {"share": "partial"}, ("put",), [("share", "", "partial")]),
    "another year": ("asked", {"when": "2017"}, ("redated",), [("when", "2016", "2017")]),
    "no year": ("asked", {"when": ""}, ("redated",), [("when", "2016", "")]),
    "another end": ("led", {"subject": "ann"}, ("redirected",), [("subject", "ask", "ann")]),
    "another relation": ("led", {"predicate": "enabled"}, ("redirected",), [("predicate", "ledTo", "enabled")]),
    "denied": ("led", {"polarity": "disputes"}, ("reversed",), [("polarity", "supports", "disputes")]),
    "a reason": ("led", {"reason": "It says so."}, ("reworded",), [("reason", "", "It says so.")]),
    "hedged and dated": ("led", {"wording": "hedged", "when": "2018"}, ("weakened", "redated"),
                         [("when", "", "2018"), ("wording", "opinion", "hedged")]),
}  # fmt: skip


@pytest.mark.parametrize(("id", "fields", "kinds", "differ"), CLAIMS.values(), ids=CLAIMS)
def test_a_claim_that_says_something_else(
    id: str, fields: dict[str, str], kinds: tuple[str, ...], differ: list[tuple[str, str, str]]
) -> None:
    town = record(TOWN)
    (found,) = changes(town, with_claim(town, id, **fields))
    assert found == ItemChange(
        "claims", kinds, f"claim/{id}", f"claim/{id}", tuple(FieldChange(*one) for one in differ)
    )


def test_evidence_that_stands_elsewhere() -> None:
    town = record(TOWN)
    (place,) = town.claims["claim/led"].evidence
    (moved,) = changes(town, with_claim(town, "led", evidence=(place._replace(line=9),)))
    assert (moved.kinds, moved.fields) == (("moved",), (FieldChange("place", "line 2", "line 9"),))
    (other,) = changes(town, with_claim(town, "led", evidence=(place._replace(anchor="other words"),)))
    assert (other.kinds, other.fields) == (("reanchored",), (FieldChange("anchor", "the words of led", "other words"),))
    gone = with_claim(town, "led", evidence=(place._replace(line=0, lost="missing"),))
    (lost,) = changes(town, gone)
    assert (lost.kinds, lost.fields) == (("lost",), (FieldChange("lost", "found", "missing"),))
    assert changes(gone, town) == (lost.mirror_image(),)
    unknown = with_claim(town, "led", evidence=(place._replace(line=0),))
    assert changes(town, unknown) == ()  # that a text is not at hand is no change


def test_a_thing_that_is_renamed_is_no_change_of_the_claims_about_it() -> None:
    renamed = record(TOWN.replace("bus", "coach"), things=[Thing("coach", "Project", "Bus")])
    assert changes(record(TOWN), renamed) == (ItemChange("things", ("renamed",), "bus", "coach"),)


def test_a_thing_renamed_and_called_otherwise_is_known_by_its_claims() -> None:
    renamed = record(TOWN.replace("bus", "coach"))
    (found,) = changes(record(TOWN), renamed)
    assert found == ItemChange("things", ("renamed", "changed"), "bus", "coach", (FieldChange("name", "Bus", "Coach"),))


def test_a_thing_merged_into_another_and_divided_from_it() -> None:
    two = record(TOWN)
    one = record(TOWN.replace("bo ledTo", "ann ledTo"), things=[Thing("ann", "Project", "Ann", ("Bo",))])
    aliases = ItemChange("things", ("changed",), "ann", "ann", (FieldChange("aliases", "", "Bo"),))
    assert changes(two, one) == (aliases, ItemChange("things", ("merged",), "bo", "ann"))
    assert changes(one, two) == (aliases.mirror_image(), ItemChange("things", ("divided",), "ann", "bo"))


def test_a_claim_with_another_id_is_renamed_and_one_that_says_more_is_another() -> None:
    town = record(TOWN, caveats=[caveat("beware", "claim/led")])
    led = town.claims["claim/led"]
    other = {**town.claims, "claim/caused": led._replace(id="claim/caused")}
    del other["claim/led"]
    again = replace(town, claims=other, caveats={one.id: one for one in [caveat("beware", "claim/caused")]})
    assert changes(town, again) == (ItemChange("claims", ("renamed",), "claim/led", "claim/caused"),)
    unlike = replace(again, claims={**other, "claim/caused": led._replace(id="claim/caused", when="2018")})
    assert [(one.kinds, one.id) for one in changes(town, unlike)] == [
        (("added",), "claim/caused"), (("removed",), "claim/led"), (("changed",), "caveat/beware"),
    ]  # fmt: skip


def test_a_claim_that_is_taken_back() -> None:
    town = record(TOWN)
    back = town.claims["claim/led"]._replace(retracted="2024-05", retraction="Misread.")
    kept = {id: one for id, one in town.claims.items() if id != back.id}
    later = replace(town, claims=kept, retracted={back.id: back})
    (found,) = changes(town, later)
    assert (found.kinds, found.before, found.after) == (("retracted",), "claim/led", "claim/led")
    assert [one.field for one in found.fields] == ["retracted", "retraction"]
    assert changes(later, town) == (found.mirror_image(),)
    assert changes(later, later) == ()


def test_what_is_left_out_is_not_told_as_removed() -> None:
    town = record(TOWN)
    fewer = {id: one for id, one in town.claims.items() if id != "claim/led"}
    drafted = replace(town, claims=fewer, drafts=(Draft("claims.yaml", 3, "claim/led", "claims"),))
    assert changes(town, drafted) == (ItemChange("claims", ("left-out",), "claim/led", ""),)
    assert changes(drafted, town) == (ItemChange("claims", ("taken-in",), "", "claim/led"),)


def test_a_new_text_of_a_source_is_a_new_version() -> None:
    town = record(TOWN)
    (source,) = town.sources.values()
    before, after, unknown = (
        replace(town, sources={source.id: source._replace(text_hash=hash)}) for hash in ("1a", "2b", "")
    )
    (found,) = changes(before, after)
    assert (found.group, found.kinds, found.fields) == (
        "sources",
        ("updated",),
        (FieldChange("text_hash", "1a", "2b"),),
    )
    assert changes(before, unknown) == ()


def test_decisions_on_what_is_one() -> None:
    town = record(TOWN)
    unsure = IdentityDecision("unsure", ("bo", "ann"), "Nobody says.", "Ada", "2024-05")
    open_, settled = (replace(town, decisions=(unsure._replace(kind=kind),)) for kind in ("unsure", "not-the-same"))
    assert changes(town, open_) == (ItemChange("decisions", ("added",), "", "ann / bo"),)
    assert changes(open_, town) == (ItemChange("decisions", ("removed",), "ann / bo", ""),)
    fields = (FieldChange("decision", "unsure", "not-the-same"),)
    assert changes(open_, settled) == (ItemChange("decisions", ("changed",), "ann / bo", "ann / bo", fields),)
    merger = replace(town, decisions=(unsure._replace(kind="merged"),))
    assert changes(town, merger) == ()


def test_a_caveat_whose_words_moved_is_told_as_such() -> None:
    beware = caveat("beware", "claim/led")
    (place,) = beware.evidence
    before, after = (record(TOWN, caveats=[beware._replace(evidence=(place._replace(line=line),))]) for line in (9, 12))
    (found,) = changes(before, after)
    assert (found.group, found.kinds, found.fields) == (
        "caveats",
        ("moved",),
        (FieldChange("place", "line 9", "line 12"),),
    )


@st.composite
def versions(draw: st.DrawFn) -> Record:
    """A record, of things that are named at random and may be there or not, some of it left out."""
    made = random_records.full_record(draw(random_records.claims(most=5)))
    names = st.sampled_from(["Ann", "Bo", "Cy", "Δήμος", "Ask"])
    things = {
        id: one._replace(name=draw(names), aliases=tuple(draw(st.lists(names, max_size=2))))
        for id, one in made.things.items()
    }
    ids = {one: f"{one}-{draw(st.sampled_from(['x', 'y']))}" for one in draw(st.sets(st.sampled_from("ab")))}
    kept = {
        id: one._replace(subject=ids.get(one.subject, one.subject), object=ids.get(one.object, one.object))
        for id, one in made.claims.items()
    }
    renamed = {ids.get(id, id): one._replace(id=ids.get(id, id)) for id, one in things.items()}
    gone = draw(st.sets(st.sampled_from(sorted(kept)), max_size=3))
    drafts = tuple(Draft("claims.yaml", 1, id, "claims") for id in sorted(gone) if draw(st.booleans()))
    return replace(made, things=renamed, claims={id: one for id, one in kept.items() if id not in gone}, drafts=drafts)


@given(versions())
def test_nothing_has_changed_from_a_record_to_itself(one: Record) -> None:
    assert changes(one, one) == ()


@given(versions(), versions())
def test_there_and_back_are_mirror_images(old: Record, new: Record) -> None:
    assert sorted(one.mirror_image() for one in changes(old, new)) == sorted(changes(new, old))


@given(versions(), versions())
def test_what_is_not_told_of_has_not_changed(old: Record, new: Record) -> None:
    """But for ids that are told to be of the same thing."""
    found = changes(old, new)
    before, after = {one.before for one in found}, {one.after for one in found}
    same = one_name([(one.before, one.after) for one in found if one.before and one.after])
    for group in GROUPS:
        here, there = getattr(old, group), getattr(new, group)
        assert here.keys() - before == there.keys() - after
        for id in here.keys() - before:
            assert with_names(content_of(here[id]), same) == with_names(content_of(there[id]), same)


def one_name(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """For each id one that stands for all that it is joined to by pairs."""
    found: dict[str, str] = {}
    for one, other in pairs:
        keep, drop = (found.setdefault(id, id) for id in (one, other))
        found = {id: keep if name == drop else name for id, name in found.items()}
    return found


def with_names(values: dict[str, object], names: dict[str, str]) -> dict[str, object]:
    """What a claim says with other ids at its ends."""
    ends = ("subject", "object")
    return {name: names.get(str(value), value) if name in ends else value for name, value in values.items()}


def test_a_record_in_another_alphabet() -> None:
    greek = greek_record()
    claim: Claim = next(one for one in greek.claims.values() if one.subject == "vryses" and one.wording == "opinion")
    new = replace(greek, claims={**greek.claims, claim.id: claim._replace(wording="inferred", reason="Σειρά.")})
    (found,) = changes(greek, new)
    assert (found.kinds, found.id) == (("weakened", "reworded"), claim.id)
