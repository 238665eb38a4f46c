"""The methods of a data set: they answer with what the command prints, and refuse in one line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from civicgraph import DataError, Dataset, UnknownName, UsageError

from ..workspace import RIVAL, TESTS, Workspace, write_workspace

# Command → the same asked of a data set.
SAME: dict[str, tuple[list[str], Callable[[Dataset], Any]]] = {
    "trace": (["trace", "ESA", "night-bus"], lambda data: data.trace("ESA", "night-bus")),
    "filters": (
        ["trace", "ESA", "night-bus", "--kind", "influence", "--kind", "agency", "--wording", "stated",
         "--from-date", "2016", "--to-date", "2020", "--max-steps", "3", "--limit", "1"],
        lambda data: data.trace("ESA", "night-bus", kinds=["influence", "agency"], wordings=["stated"], since="2016",
                                until="2020", max_steps=3, limit=1),
    ),
    "reach": (["trace", "ESA", "--max-steps", "2"], lambda data: data.reach("ESA", max_steps=2)),
    "find": (["find", "elm", "street"], lambda data: data.find("elm street")),
    "thing": (["show", "ESA"], lambda data: data.thing("ESA")),
    "claim": (["show", "claim/report/led-to"], lambda data: data.claim("claim/report/led-to")),
    "source": (["show", "report"], lambda data: data.source("report")),
    "shown source": (["show", "report"], lambda data: data.show("report")),
    "sources": (["sources"], lambda data: data.sources()),
    "ledger": (["ledger", "--by", "Harbour Council", "--group-by", "source"],
               lambda data: data.ledger(by="Harbour Council", group_by="source")),
    "what-if": (["analyse", "what-if", "ESA", "--to", "night-bus"],
                lambda data: data.what_if("ESA", outcomes=["night-bus"])),
    "dependence": (["analyse", "what-if"], lambda data: data.dependence()),
    "tests": (["analyse", "tests"], lambda data: data.tests()),
    "a reading": (
        ["analyse", "tests", "ESA", "night-bus", "--against", "bus-planned-before", "--prior", "0.2/0.5",
         "--likelihood", "test/report/letter-names-ask=0.6/0.9,0.1/0.3"],
        lambda data: data.tests("ESA", "night-bus", against="bus-planned-before", prior=(0.2, 0.5),
                                likelihoods={"test/report/letter-names-ask": ((0.6, 0.9), (0.1, 0.3))}),
    ),
    "outcomes": (["analyse", "outcomes"], lambda data: data.outcomes()),
    "brokers": (["analyse", "brokers", "--permutations", "100", "--seed", "3"],
                lambda data: data.brokers(permutations=100, seed=3)),
    "centrality": (["analyse", "centrality", "--ties", "direct"], lambda data: data.centrality(ties="direct")),
    "communities": (["analyse", "communities", "--runs", "2"], lambda data: data.communities(runs=2)),
    "ties": (["analyse", "ties", "ESA"], lambda data: data.ties("ESA")),
    "secondments": (["analyse", "ties"], lambda data: data.secondments()),
    "timeline": (["analyse", "timeline", "night-bus", "--around"],
                 lambda data: data.timeline("night-bus", around=True)),
    "query": (["query", "who-funded-what"], lambda data: data.query("who-funded-what")),
    "coverage": (["coverage"], lambda data: data.coverage()),
    "agreement": (["agreement", ".", "."], lambda data: data.agreement(data)),
}  # fmt: skip

REFUSED: dict[str, tuple[Callable[[Dataset], object], str]] = {
    "a date that is none": (lambda data: data.trace("ESA", "night-bus", since="once"), "since: 'once' is no date"),
    "a span for a day": (lambda data: data.reach("ESA", until="2016/2018"), "until: give one date here"),
    "an end before the beginning": (
        lambda data: data.reach("ESA", since="2020", until="2016"), "2020 lies after 2016: nothing could be between",
    ),
    "a date of the ledger": (lambda data: data.ledger(due_before="soon"), "due_before: 'soon' is no date"),
    "a window that is none": (lambda data: data.centrality(at="once"), "at: 'once' is no date"),
    "one window and many": (lambda data: data.brokers(at="2016", window=2), "at is one window, and window says many"),
    "one end of a pathway": (lambda data: data.tests("ESA"), "a pathway has two ends"),
    "a rival without a prior": (lambda data: data.tests(against="ESA"), "needs both a rival"),
    "no such pathway": (lambda data: data.tests("ESA", "night-bus", pathway=9), "no pathway 9: there are only 2"),
    "no such figure": (lambda data: data.trace("ESA", "night-bus").figure(9), "there are only 2 pathways here"),
    "a figure of nothing": (lambda data: data.trace("night-bus", "ESA").figure(), "Elm Street Alliance"),
    "no such terms": (lambda data: data.terms("words"), "'words': choose from types, relations, codes"),
    "no such format": (lambda data: data.report("ESA", format="odt"), "'odt' is no format of reports"),
    "no outcome": (lambda data: data.outcomes("ESA"), "not an outcome"),
    "no assembly": (lambda data: data.draw_matrix("ESA"), "nothing was put at it: name an assembly"),
    "no claim": (lambda data: data.claim("claim/report/led-tp"), "did you mean claim/report/led-to"),
    "no source": (lambda data: data.source("repost"), "did you mean report?"),
    "no type": (lambda data: data.dependence(types=["Persn"]), "did you mean Person?"),
    "no actor": (lambda data: data.ties("night-bus"), "not an actor that can be tied"),
}  # fmt: skip


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The night-bus workspace with tests and a rival, built."""
    workspace = write_workspace(tmp_path_factory.mktemp("api"))
    for name, more in (("things.yaml", RIVAL), ("claims/report.yaml", TESTS)):
        workspace.write(name, (workspace.root / name).read_text("utf-8") + more)
    assert workspace.run("build").returncode == 0
    return workspace


@pytest.fixture
def data(harbour: Workspace, monkeypatch: pytest.MonkeyPatch) -> Dataset:
    """Its data set."""
    monkeypatch.delenv("CIVICGRAPH_SOURCES", raising=False)
    monkeypatch.setenv("CIVICGRAPH_CACHE", str(harbour.cache))
    monkeypatch.chdir(harbour.root)
    return Dataset.here()


@pytest.mark.parametrize("name", SAME)
def test_a_method_answers_with_what_the_command_prints(harbour: Workspace, data: Dataset, name: str) -> None:
    arguments, ask = SAME[name]
    done = harbour.run(*arguments, "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(json.dumps(ask(data).to_dict())) == json.loads(done.stdout)


@pytest.mark.parametrize("name", ["claims", "entities", "caveats"])
def test_rows_are_what_the_command_exports(harbour: Workspace, data: Dataset, name: str) -> None:
    lines = harbour.run("export", name).stdout.splitlines()
    assert json.loads(json.dumps(getattr(data, name)())) == list(map(json.loads, lines))


def test_the_canonical_quads_are_what_the_command_exports(harbour: Workspace, data: Dataset) -> None:
    assert b"".join(data.canonical()).decode() == harbour.run("export", "dataset").stdout


@pytest.mark.parametrize(
    ("arguments", "draw"),
    [
        (["trace", "ESA", "night-bus", "--svg", "-"], lambda data: data.trace("ESA", "night-bus").figure()),
        (["draw", "map", "-o", "-"], lambda data: data.draw_overview()),
        (["draw", "around", "ESA", "-o", "-", "--theme", "dark"],
         lambda data: data.draw_neighbourhood("ESA", theme="dark")),
        (["draw", "timeline", "night-bus", "-o", "-"], lambda data: data.draw_timeline("night-bus")),
        (["map", "-o", "-"], lambda data: data.map()),
        (["report", "ESA", "night-bus", "-o", "-", "--format", "md"],
         lambda data: data.report("ESA", "night-bus", format="md").write()),
        (["report", "ESA", "-o", "-", "--format", "html"], lambda data: data.report("ESA").write()),
        (["terms", "page", "-o", "-"], lambda data: data.vocabulary_page()),
        (["ledger", "--format", "csv"], lambda data: data.ledger().to_csv()),
        (["analyse", "outcomes", "--format", "markdown"], lambda data: data.outcomes().to_markdown()),
        (["query", "who-funded-what", "--format", "csv"], lambda data: data.query("who-funded-what").write("csv")),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)  # fmt: skip
def test_what_is_written_is_what_the_command_writes(
    harbour: Workspace, data: Dataset, arguments: list[str], draw: Callable[[Dataset], object]
) -> None:
    assert str(draw(data)).splitlines() == harbour.run(*arguments).stdout.splitlines()


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_met_is_refused_in_one_line(data: Dataset, name: str) -> None:
    ask, told = REFUSED[name]
    with pytest.raises(UsageError) as refused:
        ask(data)
    assert told in str(refused.value) and "\n" not in str(refused.value)


def test_an_unknown_name_lists_whom_it_may_mean(data: Dataset) -> None:
    with pytest.raises(UnknownName) as refused:
        data.thing("Elm Stret Aliance")
    assert "elm-street-alliance" in refused.value.candidates


@pytest.mark.slow
def test_a_check_tells_its_warnings_and_raises_its_problems(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = write_workspace(tmp_path)
    monkeypatch.setenv("CIVICGRAPH_CACHE", str(workspace.cache))
    stages: list[str] = []
    found = workspace.dataset().check(lambda stage, done, total: stages.append(stage), full=True)
    assert (found.to_dict(), stages) == ([], ["shapes"])
    workspace.write("stories.yaml", "stories: 7\n")
    with pytest.raises(DataError, match=r"stories\.yaml"):
        workspace.dataset().check()


def test_a_report_says_how_to_make_it_again_with_the_folder_that_was_named(harbour: Workspace, data: Dataset) -> None:
    here = str(data.report("ESA", format="md").write())
    named = str(Dataset.at(str(harbour.root)).report("ESA", format="md").write())
    assert "`civicgraph report elm-street-alliance -o report.md`" in here
    assert f"civicgraph --data {harbour.root.name} report elm-street-alliance -o report.md" in named


def test_a_query_may_be_text_that_looks_like_a_name(data: Dataset) -> None:
    with pytest.raises(UsageError, match="not SPARQL"):
        data.query("who-funded-what", as_text=True)
