"""What civicgraph made is known in a workspace, and not named among the files that nobody reads."""

from __future__ import annotations

import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest

from civicgraph import ontology
from civicgraph.graph.export.products import columns_asked, is_product
from civicgraph.graph.words.citations import cite_item

from ..workspace import Workspace, write_interviews, write_workspace

MADE = {
    "map.html": "map -o map.html",
    "report.html": "report night-bus -o report.html",
    "report.docx": "report night-bus -o report.docx",
    "report.pdf": "report night-bus -o report.pdf",
    "around.svg": "draw around night-bus -o around.svg",
    "around.png": "draw around night-bus -o around.png",
    "claims.jsonl": "export claims -o claims.jsonl",
    "things.jsonl": "export entities -o things.jsonl",
    "caveats.jsonl": "export caveats -o caveats.jsonl",
    "ledger.csv": "ledger --format csv -o ledger.csv",
    "groups.csv": "ledger --group-by area --format csv -o groups.csv",
    "ledger.json": "ledger --json -o ledger.json",
    "answer.csv": "query who-promised-what --format csv -o answer.csv",
    "answer.json": "query who-promised-what --json -o answer.json",
    "for-people.csv": "query how-much-does-each-source-say --format spreadsheet -o for-people.csv",
    "outcomes.csv": "analyse outcomes --format csv -o outcomes.csv",
    "all.graphml": "export graphml -o all.graphml",
    "all.gexf": "export gexf -o all.gexf",
    "all.ttl": "export turtle -o all.ttl",
    "all.trig": "export trig -o all.trig",
    "all.jsonld": "export jsonld -o all.jsonld",
    "notes.json": "export web-annotation -o notes.json",
    "kumu.xlsx": "export kumu -o kumu.xlsx",
}
PRINTED = {
    "trace.json": "trace ESA night-bus --json",
    "find.json": "find bus --json",
    "sources.json": "sources --json",
    "thing.json": "show night-bus --json",
}


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A workspace in which everything was made that can be."""
    pytest.importorskip("reportlab")
    pytest.importorskip("docx")
    workspace = write_workspace(tmp_path_factory.mktemp("products"))
    for command in MADE.values():
        assert workspace.run(*command.split()).returncode == 0, command
    printed = {name: workspace.run(*command.split()).stdout for name, command in PRINTED.items()}
    for name, content in printed.items():
        workspace.write(name, content)
    return workspace


def test_check_says_once_how_many_files_were_made_and_names_none(full: Workspace) -> None:
    done = full.run("check")
    assert done.returncode == 0
    assert f"Not read: {len(MADE) + len(PRINTED)} files that civicgraph made.\n" in done.stdout
    assert "map.html" not in done.stdout


@pytest.mark.parametrize("name", [*MADE, *PRINTED])
def test_each_is_known_by_what_it_says_of_itself(full: Workspace, name: str) -> None:
    assert is_product(str(full.root / name))


@pytest.mark.parametrize("name", ["report.docx", "around.png", "around.svg", "map.html"])
def test_the_mark_is_the_same_each_time(full: Workspace, name: str) -> None:
    before = (full.root / name).read_bytes()
    assert full.run(*MADE[name].split()).returncode == 0
    assert (full.root / name).read_bytes() == before


def test_citations_that_were_kept_are_known(full: Workspace) -> None:
    record = full.dataset().record()
    full.write("refs.bib", "\n\n".join(cite_item(record, id).bibtex for id in ("night-bus", "claim/minutes/asked")))
    assert is_product(str(full.root / "refs.bib"))
    (full.root / "refs.bib").unlink()


def test_a_workbook_that_somebody_has_saved_since_is_theirs(full: Workspace, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(full.root / "kumu.xlsx")
    book.properties.lastModifiedBy = "Ada Okoye"
    book.save(tmp_path / "kumu.xlsx")
    assert not is_product(str(tmp_path / "kumu.xlsx"))


@pytest.mark.parametrize("name", ontology.names("queries"))
def test_the_columns_of_a_ready_made_question_are_those_of_its_answer(name: str) -> None:
    query = ontology.text(f"queries/{name}.rq")
    found = ox.Store().query(query)
    names = tuple(one.value for one in found.variables) if isinstance(found, ox.QuerySolutions) else ()
    assert columns_asked(query) == names


def test_a_site_within_a_workspace_is_no_part_of_it(tmp_path: Path) -> None:
    harbour = write_workspace(tmp_path)
    before = harbour.run("check").stdout
    assert harbour.run("publish", "site").returncode == 0
    assert harbour.run("check").stdout == before


def test_what_others_made_is_named_whatever_it_is_called(full: Workspace, tmp_path: Path) -> None:
    copy = Workspace(tmp_path / "harbour", tmp_path / "cache")
    shutil.copytree(full.root, copy.root)
    theirs = {
        "map.html": '<title>by civicgraph</title><meta name="generator" content="civicgraph">',
        "report.pdf": "%PDF-1.4 /Producer (another)",
        "report.docx": "civicgraph",
        "around.svg": '<svg xmlns="http://www.w3.org/2000/svg"><desc>data-generator="civicgraph"</desc></svg>',
        "claims.jsonl": '{"id": "claim/one"}\n',
        "ledger.csv": "kind,id,name\n",
        "answer.csv": "person,promise,promised_to,wording,what we think\n",
        "answer.json": '{"head": {"vars": ["person", "promise"]}, "results": {"bindings": []}}',
        "for-people.csv": "source;kind;wording;claims\n",
        "all.ttl": "@prefix civic: <https://w3id.org/civicgraph/ns#> .\n",
        "all.gexf": "<gexf><meta><description>data: 1; base: x</description></meta></gexf>",
        "refs.bib": "@misc{a,\n  note = {Data 0123456789ab},\n}\n\n@book{b,\n  title = {Buses},\n}\n",
        "trace.json": '{"schema": "another/1"}',
        "find.json": "[",
        "empty.json": "",
        "notes.txt": "civicgraph",
    }
    for name, content in theirs.items():
        copy.write(name, content)
    (copy.root / "folder.pdf").mkdir()
    (copy.root / "gone.png").symlink_to("nowhere.png")
    said = " ".join(copy.run("check").stdout.split())
    assert f"Not read: {', '.join(sorted([*theirs, 'gone.png']))}. Data is read" in said
    made = {*MADE, *PRINTED} - theirs.keys()
    assert f"Not read either: {len(made)} files that civicgraph made." in said


def test_a_mark_makes_no_data_of_a_file_and_keeps_none_from_being_read(tmp_path: Path) -> None:
    harbour = write_workspace(tmp_path)
    harbour.write(
        "things.yaml", '# <meta name="generator" content="civicgraph">\n' + (harbour.root / "things.yaml").read_text()
    )
    assert "3 files: 8 things, 10 claims" in harbour.run("check").stdout
    harbour.write("more.yaml", '<meta name="generator" content="civicgraph"><title>')
    assert harbour.run("check").returncode == 2


def test_a_record_of_interviews_makes_what_is_known_too(tmp_path: Path) -> None:
    interviews = write_interviews(tmp_path)
    for command in ("map -o map.html", "export claims -o claims.jsonl"):
        assert interviews.run(*command.split()).returncode == 0
    assert "Not read: 2 files that civicgraph made." in interviews.run("check").stdout


@pytest.mark.parametrize("name", ["all.nq", "claims/all.nq", "ALL.NQ"])
def test_all_quads_are_not_written_where_they_would_be_read_as_data(tmp_path: Path, name: str) -> None:
    harbour = write_workspace(tmp_path)
    done = harbour.run("export", "dataset", "-o", name)
    assert (done.returncode, done.stdout) == (2, "")
    assert (
        done.stderr
        == f"Error: {name} lies in the data's own folder, where it would be read as data: write it elsewhere\n"
    )
    assert not (harbour.root / name).exists()
    assert harbour.run("export", "dataset", "-o", "../all.nq").returncode == 0
    assert harbour.run("export", "dataset", "-o", "all.nquads").returncode == 0
    assert harbour.run("check").returncode == 0
