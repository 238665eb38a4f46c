"""A record that has nothing of the shipped one: interviews in Greek, no ask, no promise, another base.

Every command and every ready-made question says something true of it, and of a record that holds nothing at all.
"""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from civicgraph import ontology
from civicgraph.graph.exchange.formats import FORMATS
from civicgraph.graph.sparql.parameters import parameters
from civicgraph.graph.storage.index import record_of
from civicgraph.graph.tracing.graph import TraceGraph
from civicgraph.graph.vocabulary import load_vocabulary
from civicgraph.visualisations.map.page_data import map_lines, page_data
from civicgraph.visualisations.map.relationship_map import map_page
from civicgraph.visualisations.map.selection import most_connected
from civicgraph.visualisations.map.stories import generate_stories

from .ontology.recounts import RECOUNTS
from .workspace import Workspace, write_interviews

QUESTIONS = ontology.names("queries")
ANSWERED = {
    "how-is-each-relation-walked",
    "how-many-caveats-of-each-type",
    "how-much-does-each-source-say",
    "how-much-influence-is-undated",
    "what-lasted",
    "what-only-came-after-what",
    "where-does-the-record-disagree",
    "which-claims-of-cause-are-doubted",
    "which-outcomes-rest-on-least",
    "which-outcomes-rest-on-one-voice",
    "which-steps-are-opinion",
    "which-voices-have-a-stake",
}
"""The questions that are asked of the whole record, and to which the three interviews say something."""
ASKED = {
    "did-an-ask-lead-to-a-thing": ({"who": "glaros", "thing": "tharros"}, "false"),
    "one-claim-with-its-evidence": ({"claim": "claim/nikos/parea"}, "Ίσως τα μαθήματα βοήθησαν να κάνουν παρέα."),
    "what-does-the-record-caution": ({"thing": "tharros"}, "Ο ψαράς μιλά για ένα παιδί."),
    "what-followed-from-a-thing": ({"thing": "mathimata"}, ""),
    "what-is-dated-in-a-year": ({"year": "2022"}, ""),
    "what-one-page-says": ({"claim": "claim/eleni/ekane"}, "Ο σύλλογος έκανε τα μαθήματα."),
    "what-one-passage-says": ({"claim": "claim/eleni/ekane"}, "Ο σύλλογος έκανε τα μαθήματα."),
    "what-would-be-lost-without-a-secondment": ({"who": "eleni"}, ""),
}
"""The questions that are asked about something: about what here, and words of the answer; empty: there is none."""
GRAPHS = {"network-of-who-did-what", "one-claim-with-its-evidence"}
SHIPPED_WORDS = ("London", "Citizens UK", "GLA", "w3id.org/civicgraph/id")
COMMANDS = (
    "trace glaros tharros",
    "trace glaros",
    "trace parea glaros",
    "find θάρρος",
    "find τα μαθήματα",
    "show mathimata",
    "show claim/nikos/parea",
    "show source/sofia",
    "show voice/nikos",
    "show μια γιαγιά",
    "find ψαράς",
    "ledger",
    "coverage",
    "sources",
    "terms types",
    "terms relations",
    "terms codes",
    "check",
    "check claims/nikos.yaml",
    "export claims",
    "export entities",
    "export caveats",
    *(f"export {name} -o _{name}.made" for name, one in FORMATS.items() if one.is_written),
    "query --list",
    "map -o -",
    "report glaros tharros -o r.md",
    "report eleni -o e.html",
    "trace glaros tharros --svg p.svg",
    "draw timeline mathimata -o t.svg",
    "draw ledger -o l.svg",
    "draw around glaros -o n.svg",
    "draw map -o o.svg",
    "analyse brokers",
    "analyse centrality",
    "analyse communities",
    "analyse ties glaros",
    "analyse timeline mathimata",
    "analyse what-if mathimata",
    "analyse tests",
    "analyse outcomes",
)


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache in which what these tests ask about is built once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def interviews(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """The interviews as the current folder."""
    workspace = replace(write_interviews(tmp_path), cache=cache)
    monkeypatch.setenv("CIVICGRAPH_CACHE", str(cache))
    monkeypatch.chdir(workspace.root)
    return workspace


@pytest.fixture
def nothing(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A workspace whose only file holds no thing."""
    workspace = Workspace(tmp_path / "nothing", cache)
    workspace.write("civicgraph.toml", 'title = "Τίποτα"\n')
    workspace.write("things.yaml", "things: []\n")
    monkeypatch.setenv("CIVICGRAPH_CACHE", str(workspace.cache))
    monkeypatch.chdir(workspace.root)
    return workspace


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_answers_and_names_nothing_of_the_shipped_record(interviews: Workspace, command: str) -> None:
    done = interviews.run(*command.split())
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() or done.stderr.startswith("Wrote ")
    made = [path.read_text("utf-8") for path in interviews.root.iterdir() if path.suffix in (".md", ".html", ".svg")]
    for text in [done.stdout, done.stderr, *made] if not command.startswith(("terms", "query", "map")) else ():
        assert not any(word in text for word in SHIPPED_WORDS)


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_question_says_something_true_of_it(interviews: Workspace, name: str) -> None:
    values, words = ASKED.get(name, ({}, ""))
    settings = [part for key, value in values.items() for part in ("--set", f"{key}={value}")]
    done = interviews.run("query", name, *settings, "--format", "turtle" if name in GRAPHS else "csv")
    assert done.returncode == 0, done.stderr
    rows = list(csv.reader(io.StringIO(done.stdout)))
    if name in ASKED:
        assert words in done.stdout
    if name in ANSWERED or words:
        assert len(rows) > (words != "false") and "Nothing in this record answers" not in done.stderr
    else:
        assert f"Nothing in this record answers: {interviews.dataset().questions()[name]}\n" in done.stderr
    assert not any(word in done.stdout for word in SHIPPED_WORDS) or name == "how-is-each-relation-walked"


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_question_says_something_true_of_a_record_that_holds_nothing(nothing: Workspace, name: str) -> None:
    done = nothing.run("query", name, "--format", "turtle" if name in GRAPHS else "csv")
    if any(one.is_needed for one in parameters(name)):
        assert (done.returncode, done.stdout) == (2, "") and "asks about a" in done.stderr
    else:
        assert done.returncode == 0
        is_empty = f"Nothing in this record answers: {nothing.dataset().questions()[name]}\n" in done.stderr
        assert is_empty == (name != "how-is-each-relation-walked")


@pytest.mark.parametrize("name", sorted(RECOUNTS.keys() - {"how-is-each-relation-walked"}))  # which asks the vocabulary
def test_the_question_and_plain_python_make_the_same_of_it(interviews: Workspace, name: str) -> None:
    data = interviews.dataset()
    record = record_of(data.store(), load_vocabulary(), data.base, "")
    found = [tuple("" if cell is None else str(cell) for cell in row.values()) for row in data.query(name)]
    expected = RECOUNTS[name](record)
    assert sorted(found) == sorted(expected)


def test_the_trace_counts_three_voices_and_the_one_that_disputes_them(interviews: Workspace) -> None:
    found = json.loads(interviews.run("trace", "glaros", "ο Γλάρος", "--json").stdout)
    assert found["verdict"] == ["Both ends are Σύλλογος «Γλάρος»: there is no pathway from a thing to itself."]
    found = json.loads(interviews.run("trace", "ο Γλάρος", "tharros", "--json").stdout)
    assert (found["found"], found["from"]["id"]) == (1, "glaros")
    assert "Step 2 rests on the opinion of two voices in two sources: μια δασκάλα and ένας ψαράς." in found["verdict"]
    assert "Step 2 is disputed by μια γιαγιά." in found["verdict"]
    gaps = " ".join(found["gaps"])
    assert "Between the two the record holds nothing of these kinds: ask, response, commitment, instrument." in gaps


def test_what_is_asked_of_a_sector_that_nobody_stands_in_is_said_not_to_be_on_record(interviews: Workspace) -> None:
    done = interviews.run("ledger", "--depends-on-government")
    assert done.returncode == 2
    assert done.stderr.startswith("Error: nobody on record stands in the sector central-government: ")


def test_a_ledger_of_nothing_says_that_there_is_none(interviews: Workspace) -> None:
    said = interviews.run("ledger").stdout
    assert said.startswith("The record holds no ask, answer or promise.\n") and "In sum" not in said


def test_addresses_begin_with_its_base_in_its_own_letters(interviews: Workspace) -> None:
    assert interviews.dataset().record().iri("eleni") == "https://paradeigma.example/καλαμωτή/eleni"
    quads = interviews.run("export", "dataset").stdout
    assert "<https://paradeigma.example/καλαμωτή/eleni>" in quads


def test_the_map_has_every_thing_claim_and_line(interviews: Workspace) -> None:
    record = interviews.dataset().record()
    page = page_data(record, most_connected(record, 800), generate_stories(record))
    assert [claim["id"] for claim in page["claims"]] == sorted(record.claims)
    assert {thing["id"] for thing in page["things"]} == set(record.things)
    joined = {frozenset((one.subject, one.object)) for one in record.claims.values()}
    assert {frozenset(line.ends) for line in map_lines(record, record.claims.values())} == joined
    html = map_page(record)
    assert "Φωνές από την Καλαμωτή" in html and not any(word in html for word in ("Citizens UK", "LVRW"))


def test_its_trace_graph_is_that_of_a_record_in_memory(interviews: Workspace) -> None:
    data = interviews.dataset()
    kept, made = TraceGraph(data.record()), TraceGraph(record_of(data.store(), load_vocabulary(), data.base, ""))
    assert [kept.claims[one] for one in range(len(kept.start))] == list(made.claims)
    assert list(kept.strength) == list(made.strength)
