"""What has changed since a revision of git, or since another folder, as the command tells it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from civicgraph import Dataset
from civicgraph.graph.export.schema import schema_of

from ..workspace import Workspace

STORIES = """\
stories:
- id: night-bus
  title: The night bus
  question: How did the night bus come about?
  views:
  - caption: From the ask to the bus.
    trace: [ask-night-bus, night-bus]
"""
AS_SOMEBODY = {"GIT_AUTHOR_NAME": "Ada", "GIT_AUTHOR_EMAIL": "ada@example.org", "GIT_COMMITTER_NAME": "Ada",
               "GIT_COMMITTER_EMAIL": "ada@example.org", "GIT_CONFIG_GLOBAL": os.devnull,
               "GIT_CONFIG_NOSYSTEM": "1"}  # fmt: skip

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not at hand")


def git(folder: Path, *arguments: str) -> str:
    """What git prints."""
    environment = {**os.environ, **AS_SOMEBODY}
    return subprocess.run(
        ["git", *arguments], cwd=folder, env=environment, check=True, capture_output=True, text=True
    ).stdout


def commit(workspace: Workspace, *files: str) -> None:
    """The files of the workspace committed: all, or some."""
    if not (workspace.root / ".git").exists():
        git(workspace.root, "init", "-q", "-b", "main")
    git(workspace.root, "add", *(files or ["-A"]))
    git(workspace.root, "commit", "-q", "-m", "The record as it stands")


def tree(folder: Path) -> dict[str, bytes]:
    """All files of a folder, git's own too."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def told_text(workspace: Workspace, *arguments: str) -> str:
    """What the command prints, without its line breaks."""
    done = workspace.run("changes", *arguments)
    assert (done.returncode, done.stderr) == (0, "")
    return " ".join(done.stdout.split())


def refusal(workspace: Workspace, *arguments: str) -> str:
    """The one line with which the command refuses."""
    done = workspace.run("changes", *arguments)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    return done.stderr.removeprefix("Error: ").strip()


def test_what_has_changed_since_the_last_commit(workspace: Workspace) -> None:
    workspace.write("stories.yaml", STORIES)
    commit(workspace)
    short = git(workspace.root, "rev-parse", "HEAD")[:12]
    assert told_text(workspace) == (
        f"Nothing of what the record says has changed since “HEAD ({short})”. Verdicts compared, and the same: 1."
    )
    workspace.change("claims/minutes.yaml", "wording: opinion", "wording: hedged")
    workspace.change("claims/minutes.yaml", "when: 2020-11", "when: 2020-12")
    before = tree(workspace.root)
    found = told_text(workspace)
    assert tree(workspace.root) == before
    assert found.startswith(f"What has changed since “HEAD ({short})”: 1 verdict and 2 claims. Verdicts ")
    assert (
        "A night bus to Elm Street → Elm Street night bus - In the opinion of the chair, at the meeting, the ask"
        in found
    )
    assert "+ “Minutes of the Elm Street meeting” says with a doubt that the ask" in found
    assert (
        "Claims: 1 re-dated and 1 weakened re-dated: Elm Street Alliance asked for the ask “A night bus to Elm Street” "
        "claim/minutes/asked time: November 2020 → December 2020 "
        "weakened: Elm Street night bus would not have happened without the ask “A night bus to Elm Street” "
        "claim/minutes/thanks-to-us wording: opinion → hedged"
    ) in found
    assert found.endswith("Files that differ: claims/minutes.yaml.")


def test_an_earlier_revision_by_its_name(workspace: Workspace) -> None:
    commit(workspace)
    git(workspace.root, "tag", "first")
    workspace.change("things.yaml", "name: Harbour Council", "name: The Harbour Council")
    commit(workspace)
    assert told_text(workspace).startswith("Nothing of what the record says")
    assert "Things: 1 changed changed: The Harbour Council harbour-council name: Harbour Council →" in told_text(
        workspace, "first"
    )
    assert told_text(workspace, "HEAD~1").startswith("What has changed since “HEAD~1 (")


def test_comments_and_order_change_nothing(workspace: Workspace) -> None:
    commit(workspace)
    workspace.change("claims/report.yaml", "claims:\n", "# looked at again\nclaims:\n")
    found = told_text(workspace)
    assert found.startswith("Nothing of what the record says has changed")
    assert found.endswith(
        "Files differ all the same, in comments, in order, or in what no answer tells: claims/report.yaml."
    )


def test_the_json_keeps_to_its_schema(workspace: Workspace) -> None:
    commit(workspace)
    workspace.change("claims/report.yaml", "modality: planned", "modality: done")
    done = workspace.run("changes", "--json", "--trace", "ask-night-bus", "night-bus")
    found = json.loads(done.stdout)
    Draft202012Validator(schema_of("changes")).validate(found)
    assert [(one["kinds"], one["before"], one["fields"]) for one in found["items"]] == [
        (["strengthened"], "claim/report/to-be-funded", [{"field": "modality", "before": "planned", "after": "done"}])
    ]
    assert (found["verdicts"], found["verdicts_asked"], found["files"]) == ([], 1, ["claims/report.yaml"])


def test_markdown_holds_the_same(workspace: Workspace) -> None:
    commit(workspace)
    workspace.change("claims/report.yaml", "modality: planned", "modality: done")
    assert workspace.run("changes", "--md", "-o", "changes.md").returncode == 0
    text = (workspace.root / "changes.md").read_text("utf-8")
    assert "## Claims: 1 strengthened\n\n- **Strengthened**: Harbour Bus Fund funded Elm Street night bus " in text
    assert "(`claim/report/to-be-funded`)\n  - modality: planned → done\n" in text
    assert refusal(workspace, "--md", "--json").startswith("--json and --md: give one of them")


def test_another_folder_is_compared_without_git(workspace: Workspace, tmp_path: Path) -> None:
    shutil.copytree(workspace.root, tmp_path / "before")
    workspace.change(
        "claims/report.yaml",
        "      - anchor: Since June 2021 the bus has run",
        "      - anchor: June 2021 the bus has run",
    )
    found = told_text(workspace, "../before")
    assert "re-anchored: Elm Street night bus came after the promise of a night bus" in found
    assert "anchor: Since June 2021 the bus has run → June 2021 the bus has run" in found


def test_a_workspace_that_is_a_part_of_a_repository(workspace: Workspace, tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "-b", "main")
    (tmp_path / ".gitignore").write_text("/cache\n", "utf-8")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-q", "-m", "All")
    workspace.change("claims/report.yaml", "modality: planned", "modality: done")
    assert "claim/report/to-be-funded modality: planned → done" in told_text(workspace)


def test_in_a_hook_of_git_too(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(workspace)
    hook = workspace.root / ".git/hooks/pre-commit"
    hook.write_text(f"#!/bin/sh\ncd claims && '{sys.executable}' -m civicgraph.cli changes\n", "utf-8")
    hook.chmod(0o755)
    workspace.change("claims/report.yaml", "modality: planned", "modality: done")
    git(workspace.root, "add", "-A")
    done = subprocess.run(
        ["git", "commit", "-q", "-m", "Another"], cwd=workspace.root, check=True, capture_output=True, text=True,
        env={**os.environ, **AS_SOMEBODY, "CIVICGRAPH_CACHE": str(workspace.cache)},
    )  # fmt: skip
    assert "modality: planned → done" in done.stdout + done.stderr


def test_what_git_says_itself_is_told(workspace: Workspace) -> None:
    commit(workspace)
    workspace.write(".git/config", "[core\n")
    assert refusal(workspace).startswith("git does not read this folder: fatal: bad config line 1 in file .git/config")


def test_texts_that_git_does_not_keep_are_no_change(workspace: Workspace) -> None:
    commit(workspace, "civicgraph.toml", "things.yaml", "claims")
    assert told_text(workspace).startswith("Nothing of what the record says has changed")


def test_a_claim_half_typed_now_is_left_out_and_not_removed(workspace: Workspace) -> None:
    commit(workspace)
    workspace.change("claims/report.yaml", "predicate: cameAfter", "predicate: came")
    done = workspace.run("changes")
    assert done.stderr == "1 claim left out (draft): `civicgraph check` names them\n"
    assert "left out now, as it does not pass: " in " ".join(done.stdout.split())


def test_what_git_cannot_give_is_refused_in_one_line(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    instead = "name another folder to compare with"
    assert refusal(workspace) == f"this folder is not kept in git: {instead}, as in civicgraph changes FOLDER"
    git(workspace.root, "init", "-q", "-b", "main")
    assert refusal(workspace) == f"nothing is committed yet in git here: commit first, or {instead}"
    commit(workspace, "documents")
    assert refusal(workspace) == f"HEAD: git has no data files of this folder there: commit them first, or {instead}"
    commit(workspace)
    for name in ("nosuch", "--output=here", "HEAD:things.yaml", "HEAD^{tree}"):
        assert refusal(workspace, "--", name) == f"{name}: git knows no such revision, and there is no such folder"
    workspace.write("things.yaml", "things: [\n")
    commit(workspace)
    git(workspace.root, "checkout", "-q", "HEAD~1", "--", ".")
    assert refusal(workspace).startswith("HEAD:things.yaml:2: not readable as YAML")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert refusal(workspace) == f"git is not installed here: {instead}, as in civicgraph changes FOLDER"


def test_a_link_that_leads_out_is_not_followed(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text("things: []\n", "utf-8")
    (workspace.root / "more.yaml").symlink_to(tmp_path / "secret.yaml")
    commit(workspace)
    (workspace.root / "more.yaml").unlink()
    assert refusal(workspace) == "more.yaml in HEAD leads out of the folder, so that git does not keep what it holds"


def test_the_method_says_what_the_command_says(workspace: Workspace) -> None:
    commit(workspace)
    Dataset.at(str(workspace.root)).rename("night-bus", "bus-42").write()
    found = workspace.dataset().changes(traces=[("ask-night-bus", "night-bus")])
    assert [(one.kinds, one.before, one.after) for one in found.items] == [(("renamed",), "night-bus", "bus-42")]
    assert (found.verdicts, found.changes.asked) == ((), 1)


def test_a_merger_is_told_once(workspace: Workspace) -> None:
    commit(workspace)
    Dataset.at(str(workspace.root)).merge("harbour-council", "elm-street-alliance", "a trial").write()
    found = told_text(workspace)
    assert "Things: 1 merged and 1 changed merged: Elm Street Alliance into Harbour Council" in found
    assert "aliases: nothing → ESA; Elm Street Alliance; the Elm Streeters" in found
    assert "Claims" not in found and "Decisions" not in found


def test_a_decision_is_told_and_taken_from_git(workspace: Workspace) -> None:
    decision = (
        "decisions:\n- {decision: %s, things: [bus-fund, night-bus], reason: One., decidedBy: Bo, decided: 2024-05}\n"
    )
    workspace.write("identity.yaml", decision % "unsure")
    commit(workspace)
    assert told_text(workspace).startswith("Nothing of what the record says has changed")
    workspace.write("identity.yaml", decision % "not-the-same")
    assert (
        "Decisions: 1 changed changed: Harbour Bus Fund and Elm Street night bus bus-fund / night-bus "
        "decision: unsure → not the same"
    ) in told_text(workspace)


def test_tables_are_taken_from_git(workspace: Workspace) -> None:
    workspace.write("more.things.csv", "id,type,name\nada-lund,Person,Ada Lund\n")
    commit(workspace)
    assert told_text(workspace).startswith("Nothing of what the record says has changed")
    workspace.change("more.things.csv", "Ada Lund", "Ada Lind")
    assert "Things: 1 changed changed: Ada Lind ada-lund name: Ada Lund → Ada Lind" in told_text(workspace)


OWN_WORDS = """\
relations:
- id: backed
  label: backed
  inverse: was backed by
  kind: agency
  causeEnd: subject
  domain: Thing
  range: Thing
  definition: Somebody stood behind it. Not that anybody paid for it.
"""


def test_words_of_a_workspace_of_its_own_are_taken_from_git(workspace: Workspace) -> None:
    workspace.write("vocabulary.yaml", OWN_WORDS)
    workspace.change("claims/report.yaml", "predicate: funded", "predicate: backed")
    commit(workspace)
    workspace.write("vocabulary.yaml", OWN_WORDS.replace("label: backed", "label: stood behind"))
    found = told_text(workspace)
    assert found.startswith("Nothing of what the record says has changed") and found.endswith("tells: vocabulary.yaml.")
    (workspace.root / "vocabulary.yaml").unlink()
    workspace.change("claims/report.yaml", "predicate: backed", "predicate: funded")
    assert (
        "redirected: Harbour Bus Fund funded Elm Street night bus claim/report/to-be-funded relation: backed → funded"
        in (told_text(workspace))
    )


def test_nothing_of_an_earlier_version_stays_in_the_cache(workspace: Workspace) -> None:
    workspace.change("things.yaml", "name: Harbour Council", "name: Secret Council")
    commit(workspace)
    workspace.change("things.yaml", "name: Secret Council", "name: Harbour Council")
    workspace.run("changes")
    kept = [path for path, content in tree(workspace.cache).items() if b"Secret" in content]
    assert kept == []
