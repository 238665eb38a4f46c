"""The pages of commands and of methods say what these say, and the picture in the README is of this record."""

import subprocess
import sys
from pathlib import Path

DOCS = Path(__file__).parents[1] / "docs"


def test_the_page_of_commands_is_fresh() -> None:
    argv = [sys.executable, "-m", "civicgraph.console.reference"]
    made = subprocess.run(argv, capture_output=True, text=True, check=True).stdout
    assert (DOCS / "commands.md").read_text("utf-8") == made, "stale: run make reference"


def test_the_page_of_the_python_interface_is_fresh() -> None:
    argv = [sys.executable, "-m", "civicgraph.api.reference"]
    made = subprocess.run(argv, capture_output=True, text=True, check=True).stdout
    assert (DOCS / "api.md").read_text("utf-8") == made, "stale: run make reference"


def test_the_page_of_everyday_words_is_fresh() -> None:
    argv = [sys.executable, "-m", "civicgraph.console.everyday_page"]
    made = subprocess.run(argv, capture_output=True, text=True, check=True).stdout
    assert (DOCS / "everyday-words.md").read_text("utf-8") == made, "stale: run make reference"


def test_the_picture_of_the_worked_example_is_fresh() -> None:
    ends = ["Citizens UK", "London Voter Registration Week"]
    drawn = subprocess.run(
        [sys.executable, "-m", "civicgraph.cli", "trace", *ends, "--svg", "-"],
        capture_output=True, check=True,
    ).stdout  # fmt: skip
    assert (DOCS / "pathway.svg").read_bytes() == drawn, "stale: run make reference"
