"""Files that are half finished: what passes is answered from, and how much is left out is said."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from civicgraph.graph.exchange.formats import FORMATS
from civicgraph.server.settings import settings_of

from ..server.serving import running_server
from ..workspace import Workspace

SAID = "5 claims and 1 thing left out (draft): `civicgraph check` names them\n"
QUICK = (
    ["find", "bus"],
    ["show", "night-bus"],
    ["trace", "elm-street-alliance", "night-bus"],
    ["ledger"],
    ["coverage"],
    ["sources"],
    ["map", "-o", "map.html"],
    ["draw", "timeline", "night-bus", "-o", "line.svg"],
    ["analyse", "brokers"],
    ["analyse", "timeline", "night-bus"],
)


@pytest.fixture
def half(workspace: Workspace) -> Workspace:
    """The workspace with a thing that is no type of thing yet."""
    workspace.change("things.yaml", "type: Ask", "type: Aks")
    return workspace


@pytest.mark.parametrize("command", QUICK, ids=" ".join)
def test_quick_commands_go_on_and_say_what_is_left_out(half: Workspace, command: list[str]) -> None:
    done = half.run(*command)
    assert done.returncode == 0 and done.stderr.startswith(SAID), done.stderr


def test_what_is_left_out_is_in_no_answer(half: Workspace) -> None:
    assert half.run("show", "ask-night-bus").returncode == 2
    assert "ask-night-bus" not in half.run("trace", "elm-street-alliance", "night-bus").stdout
    found = json.loads(half.run("find", "bus", "--json").stdout)
    assert "ask-night-bus" not in {one["id"] for one in found} and "night-bus" in {one["id"] for one in found}


def test_json_names_what_is_left_out(half: Workspace) -> None:
    said = json.loads(half.run("trace", "elm-street-alliance", "night-bus", "--json").stdout)["drafts"]
    assert [one["id"] for one in said if one["kind"] == "things"] == ["ask-night-bus"]
    assert sum(one["kind"] == "claims" for one in said) == 5
    assert set(said[0]) == {"file", "line", "id", "kind"}
    half.change("things.yaml", "type: Aks", "type: Ask")
    assert "drafts" not in json.loads(half.run("trace", "elm-street-alliance", "night-bus", "--json").stdout)


def test_once_mended_nothing_is_left_out(half: Workspace) -> None:
    assert half.run("find", "bus").stderr == SAID
    half.change("things.yaml", "type: Aks", "type: Ask")
    done = half.run("find", "bus")
    assert "draft" not in done.stderr and "ask-night-bus" in done.stdout


def test_python_is_told_what_is_left_out_and_where(half: Workspace) -> None:
    drafts = half.dataset().drafts()
    assert [(one.id, one.kind) for one in drafts if one.kind == "things"] == [("ask-night-bus", "things")]
    text = (half.root / "things.yaml").read_text("utf-8").splitlines()
    assert "ask-night-bus" in text[next(one.line for one in drafts if one.kind == "things") - 1]


DRAFT = """\
  - id: claim/report/unfinished
    status: draft
    subject: nobody-yet
    predicate:
    object: night-bus
"""
DRAFT_SAID = "1 claim left out (draft): `civicgraph check` names them\n"


@pytest.fixture
def marked(workspace: Workspace) -> Workspace:
    """The workspace with a claim that says it is a draft, half typed."""
    workspace.change("claims/report.yaml", "caveats:\n", DRAFT + "caveats:\n")
    return workspace


def test_what_says_that_it_is_a_draft_is_left_out_and_no_problem(marked: Workspace) -> None:
    assert marked.run("find", "bus").stderr.startswith(DRAFT_SAID)
    checked = marked.run("check")
    (told,) = checked.stderr.splitlines()
    assert checked.returncode == 0
    assert told.startswith("claims/report.yaml:") and told.endswith(
        ":5: warning: claim/report/unfinished is a draft: it is left out, with what hangs on it"
    )
    assert marked.run("check", "claims/report.yaml").returncode == 0
    assert marked.run("query", "who-funded-what").returncode == 0


def test_what_hangs_on_a_draft_is_left_out_and_no_problem_either(workspace: Workspace) -> None:
    workspace.change("things.yaml", "type: Ask", "type: Ask\n    status: draft")
    assert workspace.run("show", "night-bus").stderr.startswith(SAID)
    checked = workspace.run("check", "--full")
    assert checked.returncode == 0, checked.stderr
    assert ": warning: claim/minutes/asked hangs on a draft: it is left out" in checked.stderr
    assert workspace.run("check", "claims/minutes.yaml").returncode == 0


def test_a_whole_file_may_be_a_draft(workspace: Workspace) -> None:
    workspace.change("claims/report.yaml", "id: source/report\n", "id: source/report\nstatus: draft\n")
    done = workspace.run("sources", "--json")
    assert [one["id"] for one in json.loads(done.stdout)] == ["source/minutes"]
    assert done.stderr == "1 file left out (draft): `civicgraph check` names them\n"
    workspace.write("more.yaml", "status: draft\nthings:\n  - id: Not An Id\n")
    assert workspace.run("find", "bus").stderr.startswith("2 files left out (draft)")
    assert workspace.run("check").returncode == 0


def test_a_status_that_is_none_is_refused(workspace: Workspace) -> None:
    line = workspace.change("claims/report.yaml", "    subject: night-bus", "    status: done\n    subject: night-bus")
    said = workspace.run("check", "claims/report.yaml").stderr
    assert said.startswith(
        f"claims/report.yaml:{line}:5: error: status takes draft or retracted, or the key is taken out\n"
    )


@pytest.mark.parametrize("command", ["report ESA night-bus -o r.md", "export claims", "export dataset", "serve"])
def test_what_is_handed_on_is_refused_and_says_how_to_go_on(marked: Workspace, command: str) -> None:
    done = marked.run(*command.split())
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"Error: {DRAFT_SAID.rstrip()}; --draft goes on without them\n"
    assert marked.run("build", "--store", "http://127.0.0.1:9/").returncode == 2


def test_a_draft_that_is_handed_on_is_marked(half: Workspace) -> None:
    rows = half.run("export", "claims", "--draft").stdout.splitlines()
    assert len(rows) == 5 and all(json.loads(one)["draft"] is True for one in rows)
    quads = half.run("export", "dataset", "--draft").stdout
    assert quads.startswith("# A draft: ") and "ask-night-bus" not in quads
    half.run("report", "ESA", "night-bus", "-o", "r.md", "--draft")
    assert "Draft: 5 claims and 1 thing left out" in (half.root / "r.md").read_text("utf-8")
    half.change("things.yaml", "type: Aks", "type: Ask")
    assert "draft" not in json.loads(half.run("export", "claims", "--draft").stdout.splitlines()[0])


def test_pages_of_a_draft_that_is_served_say_so(half: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CIVICGRAPH_CACHE", str(half.cache))
    with running_server(settings_of(half.dataset(), workers=1, draft=True)) as server, server.client() as client:
        page = client.get("/page/night-bus", headers={"accept": "text/html"})
        assert "A draft: 5 claims and 1 thing of the files cannot be used yet" in page.text
        assert client.get("/page/ask-night-bus", headers={"accept": "text/html"}).status_code == 404


@pytest.mark.parametrize("half_typed", ["    object:\n", "    object: no\n"])
def test_a_value_that_is_not_there_yet_closes_its_claim_alone(workspace: Workspace, half_typed: str) -> None:
    workspace.change("claims/report.yaml", "    object: night-bus\n", half_typed)
    assert (
        workspace.run("find", "bus").stderr.startswith("1 claim left out (draft)")
        or "caveat" in workspace.run("find", "bus").stderr
    )


def test_a_broken_file_closes_no_other(workspace: Workspace) -> None:
    workspace.write("claims/report.yaml", "id: source/report\n\ttitle: x\n")
    done = workspace.run("show", "ask-night-bus")
    assert done.returncode == 0 and "1 file left out (draft)" in done.stderr


def test_where_nothing_passes_the_problems_are_told(workspace: Workspace) -> None:
    for name in ("things.yaml", "claims/minutes.yaml", "claims/report.yaml"):
        workspace.write(name, "things:\n\t- id: x\n")
    done = workspace.run("find", "bus")
    assert (done.returncode, done.stdout) == (2, "")
    assert "things.yaml:2: a tab: indent with spaces" in done.stderr


WRITTEN = [name for name, one in FORMATS.items() if one.is_written]


@pytest.mark.parametrize("format", WRITTEN)
def test_what_other_programs_get_says_that_it_is_a_draft_or_the_report_does(half: Workspace, format: str) -> None:
    assert half.run("export", format, "-o", "made").returncode == 2
    done = half.dataset().export(format)
    told = " ".join(one.what for one in done.report.left_out)
    within = b"".join(everything_in(content) for content in done.files.values())
    assert b"draft" in within.lower() or "it is a draft has no place" in told
    half.change("things.yaml", "type: Aks", "type: Ask")
    whole = b"".join(everything_in(content) for content in half.dataset().export(format).files.values())
    assert whole.lower().count(b"draft") < within.lower().count(b"draft") or format == "360giving"


def everything_in(content: bytes) -> bytes:
    """What a file holds, that of an archive unpacked."""
    if not content.startswith(b"PK"):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())


def test_people_and_posts_say_which_record_they_are_of(half: Workspace) -> None:
    meta = json.loads(half.dataset().export("popolo").files[""])["meta"]
    record = half.dataset().record()
    assert (meta["data"], meta["base"]) == (record.hash, record.base)
    assert meta["draft"] == "A draft: not all of the files is in it."
    half.change("things.yaml", "type: Aks", "type: Ask")
    assert "draft" not in json.loads(half.dataset().export("popolo").files[""])["meta"]


def test_an_answer_in_a_file_is_told_with_the_data_it_is_of(half: Workspace) -> None:
    which = f"Of data {half.dataset().record().hash[:12]}, {half.dataset().record().about.title}"
    rows = half.run("query", "SELECT ?who { ?who a civic:Alliance }", "--format", "csv", "-o", "rows.csv")
    assert rows.stderr.endswith(f"{which}; a draft: not all of the files is in it; csv has no place to say so\n")
    triples = ("query", "CONSTRUCT { ?who a civic:Alliance } WHERE { ?who a civic:Alliance }", "-o", "rows.ttl")
    assert half.run(*triples).stderr.endswith(f"{which}; turtle has no place to say so\n")
    assert (half.root / "rows.ttl").read_text("utf-8").startswith("# A draft: not all of the files is in it.\n")
    half.change("things.yaml", "type: Aks", "type: Ask")
    rows = half.run("query", "SELECT ?who { ?who a civic:Alliance }", "--format", "csv", "-o", "rows.csv")
    assert "a draft" not in rows.stderr and rows.stderr.endswith("; csv has no place to say so\n")
