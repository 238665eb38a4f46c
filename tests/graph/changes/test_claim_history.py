"""Which commits changed a claim, as git tells it of real repositories."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph import Dataset
from civicgraph.graph.changes.claim_blocks import claim_blocks
from civicgraph.graph.changes.claim_history import ClaimHistory, load_history
from civicgraph.graph.compiling import parts
from civicgraph.server.settings import settings_of

from ...commands.test_changes import commit, git
from ...confidential import secrets_in, write_confidential
from ...server.serving import running_server
from ...workspace import Workspace

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not at hand")


def changes(workspace: Workspace, claim: str) -> list[tuple[str, str]]:
    """What each commit did to a claim, the latest first, with its summary."""
    return [(one.what, one.summary) for one in load_history(str(workspace.root)).of(claim)]


def commit_as(workspace: Workspace, summary: str) -> None:
    """All that has changed, committed under a summary; a repository is made for the first of them."""
    if not (workspace.root / ".git").exists():
        git(workspace.root, "init", "-q", "-b", "main")
    git(workspace.root, "add", "-A")
    git(workspace.root, "commit", "-q", "-m", summary)


def some_claims(workspace: Workspace) -> list[str]:
    """The ids of the claims of the minutes, in the order of the file."""
    return list(claim_blocks("minutes.yaml", (workspace.root / "claims/minutes.yaml").read_bytes()))


def test_each_commit_is_told_of_the_claims_that_it_changed(workspace: Workspace) -> None:
    commit_as(workspace, "first")
    first, second, *_ = some_claims(workspace)
    text = (workspace.root / "claims/minutes.yaml").read_text("utf-8")
    assert text.count(f"id: {first}\n") == 1
    workspace.write("claims/minutes.yaml", text.replace(f"id: {first}\n", f"id: {first}\n    note: Said twice.\n"))
    commit_as(workspace, "Note what was said twice")
    assert changes(workspace, first) == [("changed", "Note what was said twice"), ("added", "first")]
    assert changes(workspace, second) == [("added", "first")]
    told = load_history(str(workspace.root))
    assert [one.author for one in told.of(first)] == ["Ada", "Ada"]
    assert not told.is_partial


def test_a_file_that_moves_a_comment_and_another_indent_change_no_claim(workspace: Workspace) -> None:
    commit_as(workspace, "first")
    ids = some_claims(workspace)
    (workspace.root / "claims/minutes.yaml").rename(workspace.root / "claims/meeting.yaml")
    text = (workspace.root / "claims/meeting.yaml").read_text("utf-8")
    head, sign, rest = text.partition("\nclaims:\n")
    assert sign
    workspace.write("claims/meeting.yaml", head + sign + "  # In the order of the meeting\n" + rest)
    commit_as(workspace, "Call the minutes a meeting")
    assert {id: changes(workspace, id) for id in ids} == {id: [("added", "first")] for id in ids}


def test_what_a_merge_brings_from_one_side_is_that_side_s_change(workspace: Workspace) -> None:
    commit_as(workspace, "first")
    first, second, *_ = some_claims(workspace)
    git(workspace.root, "checkout", "-q", "-b", "side")
    note(workspace, first, "From the side.")
    commit_as(workspace, "On the side")
    git(workspace.root, "checkout", "-q", "main")
    note(workspace, some_claims(workspace)[-1], "From the main.")
    commit_as(workspace, "On main")
    git(workspace.root, "merge", "-q", "--no-commit", "--no-ff", "side")
    note(workspace, second, "In the merge.")
    commit_as(workspace, "Merge the side")
    assert changes(workspace, first) == [("changed", "On the side"), ("added", "first")]
    assert changes(workspace, second) == [("changed", "Merge the side"), ("added", "first")]


def note(workspace: Workspace, claim: str, words: str) -> None:
    """A note put on a claim of the minutes."""
    path = workspace.root / "claims/minutes.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace(f"id: {claim}\n", f"id: {claim}\n    note: {words}\n"), "utf-8")


def test_what_is_taken_out_and_put_back_is_told_and_the_kept_history_is_what_a_fresh_one_is(
    workspace: Workspace,
) -> None:
    commit_as(workspace, "first")
    id = some_claims(workspace)[-1]
    whole = (workspace.root / "claims/minutes.yaml").read_text("utf-8")
    before = whole[: whole.index(f"  - id: {id}\n")]
    workspace.write("claims/minutes.yaml", before)
    commit_as(workspace, "Take it out")
    assert changes(workspace, id) == [("removed", "Take it out"), ("added", "first")]
    workspace.write("claims/minutes.yaml", whole)
    commit_as(workspace, "Put it back")
    expected = [("added", "Put it back"), ("removed", "Take it out"), ("added", "first")]
    assert changes(workspace, id) == expected
    kept = load_history(str(workspace.root)).encode()
    parts.remove(parts.folder_of(str(workspace.root)), parts.HISTORY)
    assert load_history(str(workspace.root)).encode() == kept


def test_tables_have_a_history_by_the_ids_of_their_rows() -> None:
    table = b"id,source,voice,anchor\nclaim/a,source/x,v,one\nclaim/a,,,two\nclaim/b,source/x,v,one\n"
    other = b"id,anchor,voice,source\nclaim/b,one,v,source/x\nclaim/a,one,v,source/x\nclaim/a,three,,\n"
    one, two = claim_blocks("grants.claims.csv", table), claim_blocks("grants.claims.csv", other)
    assert one.keys() == two.keys() == {"claim/a", "claim/b"}
    assert one["claim/b"] == two["claim/b"]
    assert one["claim/a"] != two["claim/a"]


@given(st.binary(max_size=300), st.sampled_from(["a.yaml", "a.claims.csv"]))
def test_no_content_of_an_earlier_version_is_too_odd_to_be_read(content: bytes, name: str) -> None:
    assert claim_blocks(name, content) == claim_blocks(name, content)
    claim_blocks(name, b"claims:\n  - id: claim/a\n" + content)


def test_a_shallow_copy_says_that_there_may_be_more_and_blames_nobody(workspace: Workspace, tmp_path: Path) -> None:
    commit_as(workspace, "first")
    first, second, *_ = some_claims(workspace)
    note(workspace, first, "Later.")
    commit_as(workspace, "Later")
    workspace.change("claims/minutes.yaml", "note: Later.", "note: Last.")
    commit_as(workspace, "Last")
    git(tmp_path, "clone", "-q", "--depth", "2", f"file://{workspace.root}", "shallow")
    copy = Workspace(tmp_path / "shallow", workspace.cache)
    assert changes(copy, first) == [("changed", "Last")]
    assert changes(copy, second) == []
    assert load_history(str(copy.root)).is_partial
    shown = " ".join(copy.run("show", second).stdout.split())
    assert "Its history in git No commit that can be seen from here changed it." in shown
    assert "There may be earlier changes" in " ".join(copy.run("show", first).stdout.split())


def test_without_a_repository_nothing_is_said(workspace: Workspace) -> None:
    assert load_history(str(workspace.root)) == ClaimHistory()
    id = some_claims(workspace)[0]
    assert "git" not in workspace.run("show", id).stdout
    told = json.loads(workspace.run("show", id, "--json").stdout)
    assert (told["history"], told["history_is_partial"]) == ([], False)


def test_terminal_json_page_and_site_tell_the_same(workspace: Workspace, tmp_path: Path) -> None:
    commit_as(workspace, "first")
    id = some_claims(workspace)[0]
    note(workspace, id, "Said twice.")
    commit_as(workspace, "Note <b>it</b>")
    day = git(workspace.root, "log", "-1", "--format=%as").strip()
    head = git(workspace.root, "rev-parse", "HEAD").strip()
    latest = {"commit": head, "date": day, "author": "Ada", "summary": "Note <b>it</b>", "what": "changed"}
    told = json.loads(workspace.run("show", id, "--json").stdout)
    assert told["history"][0] == latest
    assert f"changed by Ada: Note <b>it</b> ({head[:7]})" in " ".join(workspace.run("show", id).stdout.split())
    with running_server(settings_of(workspace.dataset(), workers=1)) as server, server.client() as web:
        assert web.get("/show.json", params={"of": id}).json()["history"] == told["history"]
        page = web.get(f"/page/{id}")
        assert f"changed by Ada: Note &lt;b&gt;it&lt;/b&gt; ({head[:7]})" in page.text
    sites = []
    for name in ("one", "two"):
        workspace.dataset().publish(str(tmp_path / name))
        paths = sorted((tmp_path / name).rglob("*.html"))
        sites.append({path.relative_to(tmp_path / name): path.read_bytes() for path in paths})
    assert sites[0] == sites[1]
    assert sum(b"Note &lt;b&gt;it&lt;/b&gt;" in content for content in sites[0].values()) == 1


def test_of_a_record_that_withholds_only_days_leave(tmp_path: Path) -> None:
    workspace = write_confidential(tmp_path)
    commit(workspace)
    git(workspace.root, "commit", "-q", "--amend", "-m", "Talk with quaxolt", "--author", "Quaxolt <q@example.org>")
    claim = next(id for id in workspace.dataset().record().claims if id.startswith("claim/news"))
    (public,) = workspace.dataset().claim(claim).to_dict()["history"]
    assert (public["author"], public["summary"]) == (None, None)
    own = workspace.dataset().for_own_eyes().claim(claim).to_dict()["history"][0]
    assert (own["author"], own["summary"]) == ("Quaxolt", "Talk with quaxolt")
    with running_server(settings_of(workspace.dataset(), workers=1, draft=True)) as server, server.client() as web:
        for address in (f"/page/{claim}", f"/show.json?of={claim}"):
            answer = web.get(address)
            assert public["commit"][:7] in answer.text
            assert "uaxolt" not in answer.text
            assert secrets_in(answer.content) == []


def test_a_repository_cannot_have_programs_run(workspace: Workspace, tmp_path: Path) -> None:
    commit_as(workspace, "first")
    ran = tmp_path / "ran"
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch {ran}\ncat\n", "utf-8")
    program.chmod(0o755)
    for name in ("core.fsmonitor", "core.pager", "diff.external", "gpg.program", "diff.odd.textconv"):
        git(workspace.root, "config", name, str(program))
    for name, value in (("log.showSignature", "true"), ("log.follow", "true"), ("diff.renames", "copies")):
        git(workspace.root, "config", name, value)
    (workspace.root / ".gitattributes").write_text("* diff=odd\n", "utf-8")
    note(workspace, some_claims(workspace)[0], "Later.")
    git(workspace.root, "-c", "core.fsmonitor=", "add", "-A")
    git(workspace.root, "-c", "core.fsmonitor=", "commit", "-q", "-m", "Later")
    ran.unlink(missing_ok=True)
    assert changes(workspace, some_claims(workspace)[0]) == [("changed", "Later"), ("added", "first")]
    assert not ran.exists()


def test_the_shipped_record_s_claims_are_all_found_in_their_files() -> None:
    data = Dataset.shipped()
    found: set[str] = set()
    for name in data.files.paths:
        found |= claim_blocks(name, data.files[name]).keys()
    assert found >= data.record().claims.keys()
