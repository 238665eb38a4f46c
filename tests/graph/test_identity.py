"""Whether two things are one: what ``identity.yaml`` may say, and what a trace makes of it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph import Claim, UsageError
from civicgraph.graph.identity import identity_decisions, record_as_one, representatives
from civicgraph.graph.record import IdentityDecision
from civicgraph.graph.tracing.as_one import note_would_join, trace_as_one
from civicgraph.graph.tracing.model import Pathway
from civicgraph.graph.tracing.trace import Filters, trace
from civicgraph.server.settings import settings_of

from ..server.serving import running_server
from ..workspace import Workspace
from .by_hand import record_of
from .random_records import PLACES, claims

DECIDED = """\
decisions:
  # δύο ονόματα
  - decision: same
    things: [night-bus, bus-42]
    reason: One line under two names.
    decidedBy: Ada Okoye
    decided: 2024-05-31
"""
MORE = "things:\n  - id: bus-42\n    type: Project\n    name: Λεωφορείο 42\n"
TAKEN = (
    "Taken as one: Elm Street night bus and Λεωφορείο 42, since “One line under two names”, decided by Ada Okoye, "
    "31 May 2024."
)


@pytest.fixture
def two_names(workspace: Workspace) -> Workspace:
    """The workspace with the bus under another name in the claims that lead to it from the council."""
    workspace.write("more.yaml", MORE)
    report = (workspace.root / "claims" / "report.yaml").read_text("utf-8")
    workspace.write(
        "claims/report.yaml",
        report.replace("subject: night-bus", "subject: bus-42").replace("object: night-bus", "object: bus-42"),
    )
    workspace.write("identity.yaml", DECIDED)
    return workspace


def same(one: str, other: str) -> IdentityDecision:
    """A decision that two things are one."""
    return IdentityDecision("same", (one, other), "They are one.", "somebody", "2024")


def chains(pathways: tuple[Pathway, ...]) -> list[tuple[tuple[str, ...], list[list[str]]]]:
    """Pathways by the things that they pass and the claims of their steps."""
    return [(one.things, [[claim.id for claim in step.claims] for step in one.steps]) for one in pathways]


@given(claims(), st.lists(st.tuples(st.sampled_from(PLACES), st.sampled_from(PLACES)), max_size=3))
def test_taking_things_as_one_gives_the_pathways_of_the_merged_record(
    drawn: list[Claim], pairs: list[tuple[str, str]]
) -> None:
    pairs = [(one, other) for one, other in pairs if one != other]
    record = replace(record_of(drawn), decisions=tuple(same(*pair) for pair in pairs))
    merged = drawn
    names = {place: place for place in PLACES}
    for one, other in pairs:  # one after the other, as a person would merge them: what stands for one of a, b, …
        keep, gone = names[one], names[other]
        keep, gone = (gone, keep) if gone == "a" or (gone == "b" and keep != "a") else (keep, gone)
        names = {place: keep if name == gone else name for place, name in names.items()}
        merged = [claim._replace(subject=names[claim.subject], object=names[claim.object]) for claim in drawn]
    _, found = trace_as_one(record, "a", "b", ends="exact", limit=100)
    expected = trace(record_of(merged), names["a"], names["b"], ends="exact", limit=100)
    assert sorted(things_by(found.pathways, names)) == sorted(things_by(expected.pathways, names))
    assert (found.found, found.impossible, found.robustness) == (
        expected.found,
        expected.impossible,
        expected.robustness,
    )


def things_by(pathways: tuple[Pathway, ...], names: dict[str, str]) -> list[tuple[tuple[str, ...], list[list[str]]]]:
    """Pathways with each thing by the one that stands for it."""
    return [(tuple(names[id] for id in things), steps) for things, steps in chains(pathways)]


@given(claims(), st.tuples(st.sampled_from("cdef"), st.sampled_from("cdef")))
def test_it_is_said_that_a_decision_would_join_the_ends_exactly_where_it_does(
    drawn: list[Claim], pair: tuple[str, str]
) -> None:
    if pair[0] == pair[1]:
        return
    record = replace(record_of(drawn), decisions=(same(*pair),))
    without = trace(record, "a", "b")
    noted = note_would_join(record, without, Filters())
    _, found = trace_as_one(record, "a", "b", ends="exact")
    joins = bool(found.pathways) and not without.pathways
    both = bool(without.pathways and found.pathways)
    closes = both and without.pathways[0].is_broken and not found.pathways[0].is_broken
    assert bool(noted.would_join) == (joins or closes)
    assert noted._replace(would_join=(), verdict=(), findings=()) == without._replace(verdict=(), findings=())


def test_a_trace_that_takes_things_as_one_says_so_in_its_verdict_and_at_the_step(two_names: Workspace) -> None:
    said = two_names.run("trace", "harbour-council", "night-bus", "--same", "--full").stdout
    assert " ".join(said.split()).count(TAKEN) == 2
    found = json.loads(two_names.run("trace", "harbour-council", "night-bus", "--same", "--json").stdout)
    assert found["verdict"][0] == TAKEN and found["would_join"] == []
    (one,) = found["as_one"]
    assert [thing["id"] for thing in one["things"]] == ["night-bus", "bus-42"]
    assert (one["decided_by"], one["decided"], one["claim"]) == ("Ada Okoye", "2024-05-31", None)
    assert one["claims"] == ["claim/report/led-to", "claim/report/came-after"]
    python = two_names.dataset().trace("harbour-council", "night-bus", same=True)
    assert python.found == 1 and python.to_dict()["as_one"] == found["as_one"]


def test_without_it_is_said_that_it_would_join_the_two(two_names: Workspace) -> None:
    found = json.loads(two_names.run("trace", "harbour-council", "night-bus", "--json").stdout)
    assert (found["found"], found["as_one"]) == (0, [])
    assert found["verdict"][-1] == (
        "Elm Street night bus and Λεωφορείο 42 are held to be one, decided by Ada Okoye, 31 May 2024: taken as one, "
        "they would join the two ends."
    )
    assert "--same takes them as one." in two_names.run("trace", "harbour-council", "night-bus").stdout
    ends = json.loads(two_names.run("trace", "bus-42", "night-bus", "--json").stdout)
    assert ends["verdict"][-1].startswith(
        "The two ends are held to be one: Elm Street night bus and Λεωφορείο 42, since"
    )
    two_names.write("identity.yaml", DECIDED.replace("same", "unsure"))
    assert json.loads(two_names.run("trace", "harbour-council", "night-bus", "--json").stdout)["would_join"] == []


def test_a_claim_that_says_same_as_is_honoured_with_who_says_so(two_names: Workspace) -> None:
    two_names.write("identity.yaml", "decisions: []\n")
    claim = """\
  - id: claim/report/same
    subject: bus-42
    predicate: sameAs
    object: night-bus
    wording: inferred
    modality: state
    reason: Both stop at Elm Street.
    evidence:
      - anchor: before anyone asked
        summary: The report speaks of one bus.
"""
    two_names.change("claims/report.yaml", "claims:\n", f"claims:\n{claim}")
    found = two_names.dataset().trace("harbour-council", "bus-fund", same=True)
    assert found.trace.as_one == ()
    found = two_names.dataset().trace("harbour-council", "night-bus", same=True)
    assert found.verdict[0] == (
        "Taken as one: Λεωφορείο 42 and Elm Street night bus, since “Both stop at Elm Street”, by claim/report/same "
        "(our reading; no source says it)."
    )


def test_what_is_told_apart_as_well_is_not_representatives_one() -> None:
    apart = IdentityDecision("not-the-same", ("a", "c"), "They differ.", "somebody", "2024")
    assert representatives([same("a", "b"), same("b", "c"), same("d", "e")]) == {"b": "a", "c": "a", "e": "d"}
    assert representatives([same("a", "b"), same("b", "c"), same("d", "e"), apart]) == {"e": "d"}


def test_show_tells_what_was_decided_of_a_thing(two_names: Workspace) -> None:
    said = " ".join(two_names.run("show", "night-bus").stdout.split())
    assert "Whether it is another - The same as Λεωφορείο 42, since “One line under two names”, decided by Ada" in said
    (row,) = json.loads(two_names.run("show", "bus-42", "--json").stdout)["decisions"]
    assert (row["decision"], row["reason"]) == ("same", "One line under two names.")


def test_the_page_of_a_thing_tells_what_was_decided_of_it(
    two_names: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CIVICGRAPH_CACHE", str(two_names.cache))
    with running_server(settings_of(two_names.dataset(), workers=1)) as server, server.client() as client:
        page = client.get("/page/night-bus", headers={"accept": "text/html"}).text
    assert (
        "<li>The same as Λεωφορείο 42, since “One line under two names”, decided by Ada Okoye, 31 May 2024.</li>"
        in page
    )


WRONG = {
    "another kind": ("decision: same", "decision: maybe", "decision is one of same, not-the-same, unsure, merged"),
    "one thing": ("[night-bus, bus-42]", "[night-bus]", "things takes two ids, such as [night-bus, bus-42]"),
    "the same thing": ("[night-bus, bus-42]", "[night-bus, night-bus]", "night-bus is one thing already: name two"),
    "no such thing": ("bus-42]", "bus-43]", "bus-43 is no thing of the record"),
    "no reason": ("    reason: One line under two names.\n", "", "a decision needs reason: why"),
    "nobody": ("    decidedBy: Ada Okoye\n", "", "a decision needs decidedBy: who decided it"),
    "no date": ("    decided: 2024-05-31\n", "", "a decision needs decided: when, such as 2024-05-31"),
    "no such day": ("2024-05-31", "2024-05-32", "decided takes a date, such as 2024-05-31: "),
    "a span": ("2024-05-31", "2024/2025", "decided takes a date, such as 2024-05-31: one date is wanted"),
    "another key": ("reason:", "why:", "why is no key of a decision"),
    "another list": ("decisions:", "decision:", "identity.yaml holds one key, decisions, with a list under it"),
    "what was merged is there": (
        "decision: same",
        "decision: merged",
        "bus-42 is said to be merged into night-bus, and is",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_does_not_pass_is_told_by_its_line_and_left_out_whole(two_names: Workspace, name: str) -> None:
    old, new, message = WRONG[name]
    two_names.change("identity.yaml", old, new)
    done = two_names.run("check")
    assert done.returncode == 2 and f"error: {message}" in done.stderr and done.stderr.startswith("identity.yaml:")
    quick = two_names.run("trace", "harbour-council", "night-bus", "--same")
    assert quick.stderr == "1 file left out (draft): `civicgraph check` names them\n"
    assert two_names.run("export", "claims").returncode == 2


def test_the_file_alone_is_checked_by_its_name(two_names: Workspace) -> None:
    assert two_names.run("check", "identity.yaml").stdout == "identity.yaml passes.\n"
    two_names.change("identity.yaml", "bus-42]", "bus-43]")
    done = two_names.run("check", "identity.yaml")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "identity.yaml:3:5: error: bus-43 is no thing of the record\n"
    assert two_names.run("check", "more.yaml").returncode == 0


def test_decisions_that_contradict_one_another_are_refused(two_names: Workspace) -> None:
    entry = DECIDED.split("\n", 2)[2]
    two_names.write("identity.yaml", DECIDED + entry)
    assert "night-bus and bus-42 are decided on line 3 already: keep one entry" in two_names.run("check").stderr
    chain = entry.replace("bus-42", "bus-fund") + entry.replace("same", "not-the-same").replace("night-bus", "bus-fund")
    two_names.write("identity.yaml", DECIDED + chain)
    assert "bus-fund and bus-42 are told apart here and joined by other decisions" in two_names.run("check").stderr


def test_a_decision_settles_the_warning_of_two_things_of_one_name(workspace: Workspace) -> None:
    workspace.write("more.yaml", MORE.replace("Λεωφορείο 42", "Elm Street night bus"))
    assert "decide it in identity.yaml" in workspace.run("check").stderr
    workspace.write("identity.yaml", DECIDED.replace("same", "not-the-same"))
    assert workspace.run("check").stderr == ""
    assert workspace.run("check", "more.yaml").stderr == ""


def test_a_merger_is_kept_with_its_reason_and_settles_the_decision(two_names: Workspace) -> None:
    before = (two_names.root / "identity.yaml").read_text("utf-8")
    data = two_names.dataset()
    data.merge("night-bus", "bus-42", "One line.", decided_by="Bo Lund", decided="2024-06").write()
    assert (two_names.root / "identity.yaml").read_text("utf-8") == (
        "decisions:\n"
        '  - decision: merged\n    things: [night-bus, bus-42]\n    reason: "One line."\n'
        '    decidedBy: "Bo Lund"\n    decided: 2024-06\n'
    )
    assert two_names.run("check").returncode == 0
    said = " ".join(two_names.run("show", "night-bus").stdout.split())
    assert "- bus-42 was merged into it, since “One line”, decided by Bo Lund, June 2024." in said
    two_names.dataset().undo().write()
    assert (two_names.root / "identity.yaml").read_text("utf-8") == before


def test_mergers_of_files_and_things_representatives_one_give_the_same_claims(two_names: Workspace) -> None:
    record = two_names.dataset().record()
    joined = record_as_one(record, representatives(identity_decisions(record), ["night-bus"]))
    two_names.dataset().merge("night-bus", "bus-42", "One line.").write()
    assert joined.claims == two_names.dataset().record().claims


def test_what_was_decided_of_a_third_thing_moves_or_is_refused(two_names: Workspace) -> None:
    third = DECIDED.replace("[night-bus, bus-42]", "[bus-42, bus-fund]").split("\n", 2)[2]
    two_names.write("identity.yaml", DECIDED + third)
    two_names.dataset().merge("night-bus", "bus-42", "One line.").write()
    assert "things: [night-bus, bus-fund]" in (two_names.root / "identity.yaml").read_text("utf-8")
    two_names.dataset().undo().write()
    other = third.replace("bus-42", "night-bus").replace("same", "unsure")
    two_names.write("identity.yaml", DECIDED.replace("same", "unsure") + third + other)
    with pytest.raises(UsageError, match="of bus-fund it was decided otherwise for night-bus than for bus-42"):
        two_names.dataset().merge("night-bus", "bus-42", "One line.")


def test_a_renamed_thing_keeps_its_decisions(two_names: Workspace) -> None:
    two_names.dataset().rename("bus-42", "bus-43").write()
    assert (two_names.root / "identity.yaml").read_text("utf-8") == DECIDED.replace("bus-42", "bus-43")


def test_an_engine_is_not_asked_to_take_things_as_one(workspace: Workspace) -> None:
    done = workspace.run("trace", "ESA", "night-bus", "--same", "--store", "http://127.0.0.1:9/")
    assert done.returncode == 2
    assert workspace.run("trace", "ESA", "--same").returncode == 2
