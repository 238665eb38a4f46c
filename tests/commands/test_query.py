"""``civicgraph query``: a question from a file, by name, as text or from the terminal."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import rdflib

from civicgraph import ontology
from civicgraph.graph.sparql.evaluation import questions
from civicgraph.graph.sparql.parameters import parameters

from ..workspace import BASE, Workspace, write_workspace

WHO_ASKED = "SELECT ?who ?name { ?who civic:asked ?what ; skos:prefLabel ?name }"


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The night-bus workspace, built once."""
    workspace = write_workspace(tmp_path_factory.mktemp("query"))
    assert workspace.run("query", "ASK {}").returncode == 0
    return workspace


def output(workspace: Workspace, *arguments: str) -> str:
    """What a query prints."""
    done = workspace.run("query", *arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout


def run_piped(workspace: Workspace, text: bytes, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """A query that is read from the terminal."""
    environment = {**os.environ, "CIVICGRAPH_CACHE": str(workspace.cache)}
    command = [sys.executable, "-m", "civicgraph.cli", "query", "-", *arguments]
    return subprocess.run(command, cwd=workspace.root, env=environment, input=text, capture_output=True, check=False)


def test_text_is_answered_in_a_table_of_short_names(harbour: Workspace) -> None:
    assert output(harbour, WHO_ASKED) == (
        "who                  name\nelm-street-alliance  Elm Street Alliance\n1 row\n"
    )


def test_a_file_is_asked_like_text_and_so_is_what_is_piped_in(harbour: Workspace, tmp_path: Path) -> None:
    (tmp_path / "who.rq").write_text(WHO_ASKED, "utf-8")
    assert output(harbour, str(tmp_path / "who.rq")) == output(harbour, WHO_ASKED)
    assert run_piped(harbour, WHO_ASKED.encode()).stdout.decode() == output(harbour, WHO_ASKED)
    assert run_piped(harbour, b"\xef\xbb\xbf" + WHO_ASKED.encode()).stdout.decode() == output(harbour, WHO_ASKED)


def test_a_ready_made_question_is_asked_by_name(harbour: Workspace) -> None:
    assert "the chair, at the meeting" in output(harbour, "which-steps-are-opinion", "--format", "csv")


def test_every_ready_made_question_is_listed_with_its_question(harbour: Workspace) -> None:
    text = " ".join(output(harbour, "--list").split())
    assert all(f"{name} {question}" in text for name, question in questions().items())


def test_a_ready_made_question_can_be_printed_to_copy(harbour: Workspace, tmp_path: Path) -> None:
    text = output(harbour, "who-promised-what", "--text")
    assert text.startswith("# ") and "SELECT" in text
    (tmp_path / "copy.rq").write_text(text, "utf-8")
    assert output(harbour, str(tmp_path / "copy.rq")) == output(harbour, "who-promised-what")


def test_json_is_the_standard_s_and_csv_too(harbour: Workspace) -> None:
    row = {
        "who": {"type": "uri", "value": f"{BASE}elm-street-alliance"},
        "name": {"type": "literal", "value": "Elm Street Alliance"},
    }
    expected = {"head": {"vars": ["who", "name"]}, "results": {"bindings": [row]}}
    assert json.loads(output(harbour, WHO_ASKED, "--json")) == expected
    assert json.loads(output(harbour, WHO_ASKED, "--format", "json")) == expected
    done = harbour.run("query", WHO_ASKED, "--format", "csv")
    assert done.stdout.splitlines() == ["who,name", f"{BASE}elm-street-alliance,Elm Street Alliance"]


def test_yes_no_questions_are_answered_in_a_word(harbour: Workspace) -> None:
    assert output(harbour, "ASK { ?who civic:asked ?what }") == "yes\n"
    assert output(harbour, "ASK { ?who civic:opposed ?what }") == "no\n"


def test_triples_come_as_turtle(harbour: Workspace) -> None:
    text = output(harbour, "CONSTRUCT { ?who foaf:interest ?what } WHERE { ?who civic:asked ?what }")
    graph = rdflib.Graph().parse(data=text, format="turtle")
    ends = rdflib.URIRef(f"{BASE}elm-street-alliance"), rdflib.URIRef(f"{BASE}ask-night-bus")
    assert list(graph.subject_objects(rdflib.FOAF.interest)) == [ends]


def test_a_thing_is_described_without_braces(harbour: Workspace) -> None:
    assert "Elm Street Alliance" in output(harbour, f"DESCRIBE <{BASE}elm-street-alliance>")


def test_an_answer_goes_to_a_file(harbour: Workspace, tmp_path: Path) -> None:
    assert output(harbour, WHO_ASKED, "--format", "csv", "-o", str(tmp_path / "who.csv")) == ""
    assert (tmp_path / "who.csv").read_bytes() == (
        f"who,name\r\n{BASE}elm-street-alliance,Elm Street Alliance\r\n".encode()
    )


MISUSE = {
    "no SPARQL": (["SELEC * { ?s ?p ?o }"], "not SPARQL, at or before line 1, column "),
    "a call over the network": (["SELECT * { SERVICE <http://x> { ?s ?p ?o } }"], "SERVICE is refused"),
    "an update": (["INSERT DATA { <a:a> <a:a> <a:a> }"], "updates are refused"),
    "a name that is none": (["who-promised-waht"], "did you mean who-promised-what?"),
    "no query": ([], "name a file, a ready-made question (--list shows them) or a query"),
    "a format that does not fit": ([WHO_ASKED, "--format", "turtle"], "this answer comes as table, json or csv"),
    "a table of triples": (["CONSTRUCT WHERE { ?s ?p ?o }", "--json"], "this answer comes as turtle, not as json"),
    "a format that is none": ([WHO_ASKED, "--format", "xml"], "'xml' is not one of 'table', 'json', 'csv', 'turtle'"),
    "a folder that is not there": ([WHO_ASKED, "-o", "nowhere/x.csv"], "nowhere/x.csv: cannot be written"),
}


@pytest.mark.parametrize(("arguments", "message"), MISUSE.values(), ids=MISUSE)
def test_misuse_is_told_on_stderr_and_exits_with_two(harbour: Workspace, arguments: list[str], message: str) -> None:
    done = harbour.run("query", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    error = done.stderr.splitlines()[-1]
    assert error.startswith("Error: ") and message in error and "Traceback" not in done.stderr


def test_piped_in_bytes_that_are_no_text_are_misuse(harbour: Workspace) -> None:
    done = run_piped(harbour, b"ASK { \xff }")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"Error: what was piped in is not UTF-8 text: ")


def test_a_query_changes_nothing(harbour: Workspace) -> None:
    before = {path: path.stat().st_mtime_ns for path in Path(harbour.root).rglob("*")}
    output(harbour, WHO_ASKED)
    harbour.run("query", "DELETE WHERE { ?s ?p ?o }")
    assert {path: path.stat().st_mtime_ns for path in Path(harbour.root).rglob("*")} == before
    assert output(harbour, "ASK { ?s ?p ?o }") == "yes\n"


def test_a_word_that_no_vocabulary_has_is_told_on_stderr_beside_the_answer(harbour: Workspace) -> None:
    done = harbour.run("query", "SELECT ?s { ?s a civic:Aks }", "--format", "csv")
    assert (done.returncode, done.stdout) == (0, "s\n")
    assert done.stderr.splitlines()[-1] == "Warning: civic:Aks is no term of the vocabulary; did you mean civic:Ask?"


NEEDED = "asks about a thing: --set thing=NAME, what it came of"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["what-followed-from-a-thing"], f"what-followed-from-a-thing {NEEDED}"),
        (["what-followed-from-a-thing", "--set", "thing=Nobody"], "'Nobody' is no thing in this record"),
        (["what-followed-from-a-thing", "--set", "think=night-bus"], "takes no 'think'; did you mean thing?"),
        (["who-funded-what", "--set", "where=Elm Street"], "who-funded-what takes no 'where'; it takes who"),
        (["what-lasted", "--set", "who=ESA"], "what-lasted takes no 'who', and no other"),
        (["what-is-dated-in-a-year"], "asks about a year: --set year=YEAR, the year"),
        (["what-is-dated-in-a-year", "--set", "year=21"], "--set year=21: a year has four digits"),
        (["one-claim-with-its-evidence", "--set", "claim=claim/report/led"], "'claim/report/led' is no claim in this"),
        (["ASK {}", "--set", "who=ESA"], "what is set is for the ready-made questions"),
        (["who-funded-what", "--set", "who"], "give it as NAME=VALUE"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_cannot_be_asked_about_is_refused_in_one_line(harbour: Workspace, arguments: list[str], said: str) -> None:
    done = harbour.run("query", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr and len(done.stderr.splitlines()) == 1


def test_a_question_is_asked_about_things_of_the_record_by_id_name_or_alias(harbour: Workspace) -> None:
    for name in ("night-bus", "Elm Street night bus", f"{BASE}night-bus"):
        asked = ("query", "did-an-ask-lead-to-a-thing", "--set", "who=ESA", "--set", f"thing={name}")
        assert harbour.run(*asked).stdout == "yes\n"
    other = ("query", "did-an-ask-lead-to-a-thing", "--set", "who=harbour-council", "--set", "thing=night-bus")
    assert harbour.run(*other).stdout == "no\n"


def test_its_text_is_asked_about_the_same_and_can_be_asked_again(harbour: Workspace, tmp_path: Path) -> None:
    asking = ("what-does-the-record-caution", "--set", "thing=night-bus")
    text = output(harbour, *asking, "--text")
    assert f"  VALUES ?thing {{ <{BASE}night-bus> }}\n" in text
    (tmp_path / "copy.rq").write_text(text, "utf-8")
    asked = output(harbour, *asking, "--format", "csv")
    assert output(harbour, str(tmp_path / "copy.rq"), "--format", "csv") == asked
    assert "The bus had been planned before anybody asked for it." in asked


def test_several_may_be_asked_about_at_once(harbour: Workspace) -> None:
    text = output(harbour, "who-promised-what", "--set", "who=ada-okoye", "--set", "who=harbour-council", "--text")
    assert f"VALUES ?who {{ <{BASE}ada-okoye> <{BASE}harbour-council> }}" in text


@pytest.mark.parametrize("name", sorted(ontology.names("queries")))
def test_every_ready_made_question_is_answered_here_or_says_what_it_asks_about(harbour: Workspace, name: str) -> None:
    done = harbour.run("query", name)
    if done.returncode:
        assert f"{name} asks about " in done.stderr and "--set " in done.stderr
    else:
        assert "Warning" not in done.stderr


FORMULA = 'SELECT ?said ?number { BIND("=1+1 café" AS ?said) BIND(-5 AS ?number) }'


def test_csv_is_for_programs_and_a_file_that_a_spreadsheet_would_run_is_told(
    harbour: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "plain.csv"
    done = harbour.run("query", FORMULA, "--format", "csv", "-o", str(path))
    assert path.read_bytes() == "said,number\r\n=1+1 café,-5\r\n".encode()
    assert "holds values that a spreadsheet would run; for a spreadsheet: --format spreadsheet" in done.stderr


def test_a_spreadsheet_gets_the_mark_of_utf_8_and_no_formula_but_its_numbers(
    harbour: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "sheet.csv"
    assert output(harbour, FORMULA, "--format", "spreadsheet", "-o", str(path)) == ""
    assert path.read_bytes() == "\ufeffsaid,number\r\n'=1+1 café,-5\r\n".encode()
    assert output(harbour, FORMULA, "--format", "spreadsheet").startswith("said,number\n")


@pytest.mark.parametrize("command", ["ledger", "analyse outcomes"])
def test_csv_files_for_people_begin_with_the_mark_and_pipes_do_not(
    harbour: Workspace, tmp_path: Path, command: str
) -> None:
    path = tmp_path / "people.csv"
    assert harbour.run(*command.split(), "--format", "csv", "-o", str(path)).returncode == 0
    piped_text = harbour.run(*command.split(), "--format", "csv").stdout
    assert path.read_bytes()[:3] == b"\xef\xbb\xbf"
    assert path.read_text("utf-8-sig") == piped_text


@pytest.mark.parametrize("query", ["ASK { ?s a civic:Aks }", "ASK { <night-buss> ?p ?o }"])
def test_no_is_not_the_answer_to_a_question_that_names_what_is_not_known(query: str, workspace: Workspace) -> None:
    """Programs get SPARQL's own false, and the warning beside it."""
    done = workspace.run("query", query)
    assert (done.returncode, done.stdout) == (0, "no answer\n")
    assert "did you mean" in done.stderr
    assert json.loads(workspace.run("query", query, "--json").stdout)["boolean"] is False
    assert workspace.run("query", "ASK { <night-bus> a civic:Ask }").stdout == "no\n"


@pytest.mark.parametrize("name", sorted(questions()))
def test_the_text_of_a_question_names_nothing_of_the_shipped_record_elsewhere(harbour: Workspace, name: str) -> None:
    values = {one.name: _of_the_harbour(one.kind) for one in parameters(name) if one.is_needed}
    text = harbour.dataset().question(name, values=values)
    assert not [one for asked in parameters(name) for one in asked.shipped if one in text and one != "2019"]
    assert not re.search(r"^# (needs|takes) \w+ \(\w+:", text, re.MULTILINE)


def _of_the_harbour(kind: str) -> str:
    return {"thing": "night-bus", "claim": "claim/report/led-to", "year": "2024", "words": "Harbour"}[kind]


def test_a_question_of_a_part_of_the_shipped_record_is_asked_about_what_is_there(tmp_path: Path) -> None:
    workspace = write_workspace(tmp_path)
    workspace.write("civicgraph.toml", 'title = "A part"\nbase = "https://w3id.org/civicgraph/id/"\n')
    done = workspace.run("query", "what-does-the-record-caution", "--text")
    assert done.returncode == 2
    assert "asks about a thing: --set thing=NAME" in done.stderr and "lvrw" not in done.stderr
