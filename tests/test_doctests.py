"""The examples in docstrings give what they show."""

from __future__ import annotations

import doctest
import linecache
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import civicgraph.cli

ROOT = Path(civicgraph.cli.__file__).parent
FOLDERS = ("api", "commands", "console", "data", "graph", "ontology", "pages", "reports", "server", "static_site",
           "visualisations")  # fmt: skip


def modules() -> Iterator[str]:
    """The name of every module of every package."""
    yield "civicgraph"
    yield "civicgraph.cli"
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield ".".join(["civicgraph", *path.relative_to(ROOT).with_suffix("").parts]).removesuffix(".__init__")


# Their examples look at all of the shipped record.
SLOW = {"api.assessments", "api.lookups", "api.upkeep", "api.publications", "api.results.upkeep", "graph.dataset"}


def parameters() -> Iterator[object]:
    """The name of every module, of those that take seconds as slow ones."""
    for name in modules():
        is_slow = name.removeprefix("civicgraph.") in SLOW
        yield pytest.param(name, marks=pytest.mark.slow) if is_slow else name


@pytest.mark.parametrize("name", list(parameters()))
def test_the_examples_of_a_module_give_what_they_show(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # A debugger that nobody uses asks at each example whether any file of any module has changed.
    monkeypatch.setattr(linecache, "checkcache", lambda filename=None: None)
    failed, _ = doctest.testmod(import_module(name), optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS)
    assert failed == 0


def test_every_folder_of_code_is_looked_through() -> None:
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"benchmarks", "tests"}
    assert packages == set(FOLDERS)


def test_there_are_examples_to_run() -> None:
    finder = doctest.DocTestFinder(exclude_empty=True)
    examples = [one for name in modules() for test in finder.find(import_module(name)) for one in test.examples]
    assert len(examples) >= 40
