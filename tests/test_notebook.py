"""The worked notebook runs, and shows what it says it shows."""

from __future__ import annotations

import pytest

from . import notebook


@pytest.mark.slow
def test_every_cell_runs_and_shows_what_is_stored() -> None:
    found = notebook.read()
    assert notebook.run_cells(found) == [cell["outputs"] for cell in notebook.cells(found)]


def test_it_is_a_notebook_that_others_can_open() -> None:
    found = notebook.read()
    assert (found["nbformat"], found["metadata"]["kernelspec"]["language"]) == (4, "python")
    assert [cell["execution_count"] for cell in notebook.cells(found)] == list(range(1, len(notebook.cells(found)) + 1))
    assert all({"id", "cell_type", "metadata", "source"} <= cell.keys() for cell in found["cells"])


def test_it_says_where_the_chain_breaks() -> None:
    told = "".join(
        line for cell in notebook.cells(notebook.read()) for one in cell["outputs"] for line in one.get("text", [])
    )
    assert "No source says that Citizens UK brought about" in told and "It breaks at steps 3 and 4." in told
