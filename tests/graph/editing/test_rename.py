"""Renaming, merging and undoing: whole ids only, to the letter, and back."""

from __future__ import annotations

from pathlib import Path

import pytest

from civicgraph import Dataset, UsageError
from civicgraph.graph.editing.scalars import scalars

from ...workspace import BASE, Workspace

STORIES = """\
stories:
- id: night-bus
  title: The night-bus
  question: night-bus
  views:
  - caption: night-bus
    line: [promise-night-bus, night-bus]
"""


def tree(folder: Path) -> dict[str, bytes]:
    """The files of a workspace, what takes a change back aside."""
    paths = (path for path in folder.rglob("*") if path.is_file() and ".civicgraph" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def test_an_id_is_renamed_wherever_it_is_named_and_nowhere_else(workspace: Workspace) -> None:
    workspace.write("stories.yaml", STORIES)
    workspace.write("sectors.csv", "thing,sector,reason\nnight-bus,companies,\nbus-fund,funders,of night-bus\n")
    before = workspace.dataset().record()
    edits = workspace.dataset().rename("night-bus", "bus-42")
    assert tree(workspace.root)["stories.yaml"].decode() == STORIES  # nothing is written yet
    edits.write()
    after = workspace.dataset().record()
    assert after.things["bus-42"]._replace(id="night-bus") == before.things["night-bus"]
    assert after.things.keys() ^ before.things.keys() == {"bus-42", "night-bus"}
    assert after.claims.keys() == before.claims.keys() and "promise-night-bus" in after.things
    named = {id: (claim.subject, claim.object) for id, claim in before.claims.items()}
    new = {"night-bus": "bus-42"}
    assert {id: (claim.subject, claim.object) for id, claim in after.claims.items()} == {
        id: (new.get(one, one), new.get(other, other)) for id, (one, other) in named.items()
    }
    files = tree(workspace.root)
    assert files["stories.yaml"].decode() == STORIES.replace(
        "[promise-night-bus, night-bus]", "[promise-night-bus, bus-42]"
    )
    assert files["sectors.csv"] == b"thing,sector,reason\nbus-42,companies,\nbus-fund,funders,of night-bus\n"
    assert workspace.run("check").returncode == 0


@pytest.mark.parametrize("id", ["night-bus", "claim/report/led-to", "source/report", "voice/report/author"])
def test_there_and_back_is_the_same_to_the_letter(workspace: Workspace, id: str) -> None:
    before = tree(workspace.root)
    workspace.dataset().rename(id, f"{id}-x").write()
    assert tree(workspace.root) != before
    workspace.dataset().rename(f"{id}-x", id).write()
    assert tree(workspace.root) == before


def test_comments_quotes_and_ends_of_lines_stay(workspace: Workspace) -> None:
    things = (
        "# Το αρχείο\r\nthings:\r\n"
        "  - id: 'elia'   # η ελιά\r\n    type: Group\r\n    name: \"elia\"\r\n    aliases: [elia]\r\n"
        "  - {id: dimos, type: PublicBody, name: Δήμος}\r\n"
    )
    workspace.write("more.yaml", "\ufeff" + things)
    workspace.dataset().rename("elia", "omada-elia").write()
    text = (workspace.root / "more.yaml").read_bytes().decode("utf-8-sig")
    assert text == things.replace("'elia'", "'omada-elia'")


def test_places_keep_their_order_and_follow_their_claim(workspace: Workspace) -> None:
    assert workspace.run("check", "--write-places").returncode == 0
    rows = (workspace.root / "places.csv").read_text("utf-8").splitlines()
    workspace.dataset().rename("claim/report/led-to", "claim/report/a-cause").write()
    after = (workspace.root / "places.csv").read_text("utf-8").splitlines()
    assert after == [rows[0], *sorted(row.replace("claim/report/led-to/", "claim/report/a-cause/") for row in rows[1:])]
    assert workspace.run("check", "--write-places").returncode == 0
    assert (workspace.root / "places.csv").read_text("utf-8").splitlines() == after


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("nite-bus", "x", "'nite-bus' is no id in these files; did you mean night-bus?"),
        ("night-bus", "Night Bus", "'Night Bus' cannot be an id"),
        ("night-bus", "bus-fund", "bus-fund is an id already: civicgraph merge bus-fund night-bus makes them one"),
    ],
)
def test_what_cannot_be_renamed_is_refused(workspace: Workspace, old: str, new: str, said: str) -> None:
    with pytest.raises(UsageError) as refused:
        workspace.dataset().rename(old, new)
    assert str(refused.value).startswith(said)


def test_two_things_become_one_with_the_names_of_both(workspace: Workspace) -> None:
    workspace.write(
        "more.yaml",
        "things:\n  # a comment\n  - id: the-bus\n    type: Project\n    name: Λεωφορείο 42\n    aliases: [N42]\n\n"
        "  # about the last\n  - id: elm-street\n    type: Place\n    name: Elm Street\n",
    )
    workspace.change("claims/report.yaml", "object: night-bus", "object: the-bus")
    before = workspace.dataset().record()
    workspace.dataset().merge("night-bus", "the-bus", "both stop at Elm Street").write()
    after = workspace.dataset().record()
    assert "the-bus" not in after.things and len(after.things) == len(before.things) - 1
    assert set(after.things["night-bus"].aliases) == {*before.things["night-bus"].aliases, "Λεωφορείο 42", "N42"}
    assert len(after.claims_about("night-bus")) == len(before.claims_about("night-bus")) + 1
    assert tree(workspace.root)["identity.yaml"].decode() == (
        'decisions:\n  - decision: merged\n    things: [night-bus, the-bus]\n    reason: "both stop at Elm Street"\n'
    )
    assert tree(workspace.root)["more.yaml"].decode() == (
        "things:\n  # a comment\n\n  # about the last\n  - id: elm-street\n    type: Place\n    name: Elm Street\n"
    )
    assert workspace.dataset().trace("ESA", "N42").pathways


def test_things_of_one_file_are_merged_whichever_stands_first(workspace: Workspace) -> None:
    for keep, other in (("a", "b"), ("b", "a")):
        workspace.write("more.yaml", "things:\n" + "".join(
            f"  - id: {id}\n    type: Place\n    name: Place {id}\n" for id in ("a", "b")))  # fmt: skip
        workspace.dataset().merge(keep, other, "one place").write()
        assert tree(workspace.root)["more.yaml"].decode() == (
            f'things:\n  - id: {keep}\n    type: Place\n    name: Place {keep}\n    aliases: ["Place {other}"]\n'
        )


def test_a_merge_after_which_files_would_not_pass_is_refused(workspace: Workspace) -> None:
    before = tree(workspace.root)
    with pytest.raises(UsageError, match=r"the files would no longer pass: \S+:\d+: .*; nothing was written"):
        workspace.dataset().merge("ada-okoye", "ask-night-bus", "a slip")
    assert tree(workspace.root) == before


def test_a_merge_of_unlike_things_says_what_each_is_and_what_to_do(workspace: Workspace) -> None:
    things = ("Δημοτικό συμβούλιο", "PublicBody"), ("Η σύναξη", "Organisation"), ("Η γιορτή", "Event")
    rows = [f"  - id: thing-{n}\n    type: {type}\n    name: {name}\n" for n, (name, type) in enumerate(things)]
    workspace.write("more.yaml", "things:\n" + "".join(rows))
    notice = (
        "thing-0 is “public body” and thing-2 “event”: as one they are “public body”; if that is wrong, change the type"
        " first, and if they are two things: civicgraph decide not-the-same thing-0 thing-2"
    )
    assert workspace.dataset().merge("thing-0", "thing-2", "one").notice == notice
    told = workspace.run("merge", "thing-0", "thing-2", "--reason", "one")
    assert told.stderr == f"Warning: {notice}\n2 files would change; nothing was written: --write does it\n"
    # A public body is an organisation; an organisation need not be one.
    assert workspace.dataset().merge("thing-0", "thing-1", "one").notice == ""
    assert workspace.dataset().merge("thing-1", "thing-0", "one").notice.startswith("thing-1 is “organisation” and")
    with pytest.raises(UsageError, match=r"no longer pass: .*; ada-okoye is “person” and ask-night-bus “ask”: as one"):
        workspace.dataset().merge("ada-okoye", "ask-night-bus", "a slip")


def test_changes_are_taken_back_one_after_the_other_and_never_done_again(workspace: Workspace) -> None:
    trees = [tree(workspace.root)]
    for old, new in (("night-bus", "bus-42"), ("bus-42", "leoforeio-42"), ("ada-okoye", "ada")):
        workspace.dataset().rename(old, new).write()
        trees.append(tree(workspace.root))
    workspace.dataset().undo().write()
    assert tree(workspace.root) == trees[2]
    workspace.dataset().rename("harbour-council", "council").write()
    for what, left in (("harbour-council to council", 2), ("bus-42 to leoforeio-42", 1), ("night-bus to bus-42", 0)):
        shown = workspace.run("undo")
        assert shown.stderr.splitlines()[0] == f"Takes back: rename {what}"
        done = workspace.run("undo", "--write")
        assert done.stderr.splitlines()[-1].endswith(f"; Took back: rename {what}")
        assert tree(workspace.root) == trees[left]
    again = workspace.run("undo", "--write")
    assert (again.returncode, again.stderr) == (2, "Error: there is nothing to take back here\n")
    assert tree(workspace.root) == trees[0]


def test_no_more_than_twenty_changes_are_kept(workspace: Workspace) -> None:
    for number in range(22):
        old = f"bus-{number - 1}" if number else "night-bus"
        workspace.dataset().rename(old, f"bus-{number}").write()
    for _ in range(20):
        workspace.dataset().undo().write()
    assert workspace.dataset().record().things["bus-1"].name
    with pytest.raises(UsageError, match="nothing to take back"):
        workspace.dataset().undo()


def test_undo_loses_nobodys_work(workspace: Workspace) -> None:
    with pytest.raises(UsageError, match="nothing to take back"):
        workspace.dataset().undo()
    edits = workspace.dataset().rename("night-bus", "bus-42")
    edits.write()
    workspace.change("things.yaml", "Ada Okoye", "Ada A. Okoye")
    with pytest.raises(UsageError, match=r"things\.yaml: changed since “rename night-bus to bus-42”: undoing it"):
        workspace.dataset().undo()


def test_a_file_that_changed_while_somebody_looked_at_the_diff_is_not_written(workspace: Workspace) -> None:
    edits = workspace.dataset().rename("night-bus", "bus-42")
    workspace.change("things.yaml", "Ada Okoye", "Ada A. Okoye")
    now = tree(workspace.root)
    with pytest.raises(UsageError, match="changed since it was read: nothing was written"):
        edits.write()
    assert tree(workspace.root) == now


def test_a_note_of_what_to_undo_cannot_name_files_elsewhere(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine", "utf-8")
    workspace.write(".civicgraph/undo.json", '{"what": "", "files": {"../mine": {"before": "eA==", "after": ""}}}')
    with pytest.raises(UsageError, match="names a file outside"):
        workspace.dataset().undo()


def test_the_shipped_record_is_not_changed() -> None:
    with pytest.raises(UsageError, match="the shipped record is not changed"):
        Dataset.shipped().rename("lvrw", "week")


def test_the_command_shows_the_change_and_writes_it_when_told(workspace: Workspace) -> None:
    before = tree(workspace.root)
    shown = workspace.run("rename", "night-bus", "bus-42")
    assert "-  - id: night-bus\n+  - id: bus-42\n" in shown.stdout and str(workspace.root) not in shown.stdout
    assert shown.stderr == "3 files would change; nothing was written: --write does it\n"
    assert tree(workspace.root) == before
    assert workspace.run("rename", "night-bus", "bus-42", "--write").stderr.startswith("Wrote 3 files; ")
    assert workspace.dataset().record().iri("bus-42") == f"{BASE}bus-42"
    assert workspace.run("undo", "--write").returncode == 0
    assert tree(workspace.root) == before
    assert workspace.run("merge", "night-bus", "bus-fund", "--reason", "a\nb").returncode == 2


def test_a_value_is_found_where_it_is_written() -> None:
    text = "a: 'x'\nb:\n  - \"y\"   # y\n  - {c: z}\nδ: ω\n"
    assert [(one.key, text[one.start : one.end]) for one in scalars(text)] == [
        ("a", "'x'"), ("b", '"y"'), ("c", "z"), ("δ", "ω")
    ]  # fmt: skip
