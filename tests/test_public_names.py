"""The names that a program may use: what ``civicgraph`` itself gives, and what it says of names that have moved."""

from __future__ import annotations

import subprocess
import sys
import warnings

import pytest

import civicgraph
import civicgraph.graph
from civicgraph import Dataset
from civicgraph.api.dataset import Dataset as Itself
from civicgraph.api.reference import docstring_holder, public_members, results
from civicgraph.commands import COMMANDS
from civicgraph.commands.analyse import ANALYSES

NAMES = [
    "Caveat",
    "CivicgraphError",
    "Claim",
    "DataError",
    "Dataset",
    "Evidence",
    "EvidenceTest",
    "Filters",
    "Pathway",
    "Problem",
    "Record",
    "Relation",
    "Source",
    "Step",
    "Thing",
    "Trace",
    "UnknownName",
    "UsageError",
    "Voice",
    "find",
    "reach",
    "resolve",
    "to_networkx",
    "trace",
]

# Command → the methods that it calls, where they are not one of its own name.
METHODS = {
    "draw": ["draw_matrix", "draw_neighbourhood", "draw_overview", "draw_promises", "draw_timeline"],
    "export": ["canonical", "caveats", "claims", "entities", "export"],
    "import": ["import_file"],
    "what-if": ["dependence", "what_if"],
    "trace": ["reach", "trace"],
    "ties": ["secondments", "ties"],
    "terms": ["terms", "vocabulary_page"],
    "query": ["query", "question", "questions"],
    "show": ["claim", "show", "source", "thing"],
    "build": ["build", "upload"],
}


def test_the_names_are_these_in_order_and_each_is_there() -> None:
    assert civicgraph.__all__ == NAMES == sorted(NAMES)
    assert dir(civicgraph) == NAMES
    assert all(getattr(civicgraph, name).__name__ == name for name in NAMES)
    assert Dataset is Itself


def test_there_is_no_other_name() -> None:
    with pytest.raises(AttributeError, match="module 'civicgraph' has no attribute 'Dataste'"):
        civicgraph.Dataste  # type: ignore[attr-defined]  # noqa: B018


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_has_moved_still_works_and_says_where_it_is(name: str) -> None:
    with pytest.warns(DeprecationWarning, match=f"civicgraph.graph.{name} is civicgraph.{name} now"):
        found = getattr(civicgraph.graph, name)
    assert found is getattr(civicgraph, name)


def test_what_lies_in_the_parts_warns_of_nothing() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        from civicgraph.graph import dates, errors

    assert errors.DataError is civicgraph.DataError and callable(dates.bounds)
    with pytest.raises(AttributeError, match=r"module 'civicgraph\.graph' has no attribute 'nothing'"):
        civicgraph.graph.nothing  # noqa: B018


@pytest.mark.parametrize("name", NAMES)
def test_every_name_has_an_example(name: str) -> None:
    assert ">>> " in (getattr(civicgraph, name).__doc__ or "")


def test_every_method_of_a_data_set_has_words_and_an_example() -> None:
    bare = [name for name, member in public_members(Dataset) if ">>> " not in (docstring_holder(member).__doc__ or "")]
    assert bare == []


def test_every_answer_has_words() -> None:
    bare = [
        f"{found.__name__}.{name}"
        for found in results()
        for name, member in [("", found), *public_members(found, own=True)]
        if not docstring_holder(member).__doc__
    ]
    assert bare == []


def test_every_command_has_its_methods() -> None:
    commands = [name for name in {**COMMANDS, **ANALYSES} if name != "analyse"]
    missing = [
        f"{command}: {method}"
        for command in commands
        for method in METHODS.get(command, [command])
        if not callable(getattr(Dataset, method, None))
    ]
    assert missing == []


def test_a_data_set_loads_nothing_heavy_before_it_is_asked() -> None:
    heavy = ["rdflib", "networkx", "numpy", "pyvis", "yaml", "pyoxigraph", "pyshacl", "jinja2", "starlette"]
    program = f"import sys; from civicgraph import Dataset; print(*sorted(sys.modules.keys() & {heavy}))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "\n"


def test_the_package_alone_loads_none_of_its_parts() -> None:
    program = "import sys, civicgraph; print(*sorted(n for n in sys.modules if n.startswith('civicgraph')))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "civicgraph\n"
