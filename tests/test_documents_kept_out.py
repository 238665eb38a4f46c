"""The documents' own sentences are not in the project: at most twelve of their words stand together anywhere."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from civicgraph import Dataset

ROOT = Path(__file__).parents[1]
MOST = 12
_WORD = re.compile(r"[a-z0-9]+(?:'[a-z0-9]+)*")


def words(text: str) -> list[tuple[str, int]]:
    """The words of a text as compared, each with the line that it stands on."""
    lines = text.lower().replace("’", "'").split("\n")
    return [(word, number) for number, line in enumerate(lines, 1) for word in _WORD.findall(line)]


def runs(text: str) -> list[tuple[tuple[str, ...], int]]:
    """Every run of one word more than may stand together, with its first line."""
    found = words(text)
    pieces = (found[place : place + MOST + 1] for place in range(len(found) - MOST))
    return [(tuple(word for word, _ in piece), piece[0][1]) for piece in pieces]


def holds_none(text: str, sought: set[tuple[str, ...]]) -> bool:
    """Whether a text has none of some runs, without asking where; most files have none."""
    found = _WORD.findall(text.lower().replace("’", "'"))
    return sought.isdisjoint(zip(*(found[place:] for place in range(MOST + 1)), strict=False))


def test_a_run_is_found_across_lines_marks_and_capitals() -> None:
    text = "One two, three\n  four FIVE six: seven\neight nine ten eleven twelve thirteen fourteen"
    assert [(run[0], run[-1], line) for run, line in runs(text)] == [("one", "thirteen", 1), ("two", "fourteen", 1)]
    assert runs("one two three four five six seven eight nine ten eleven twelve") == []
    assert not holds_none(text, {run for run, _ in runs(text)[1:]})
    assert holds_none(text, {("one", *run[1:]) for run, _ in runs(text)[1:]})


@pytest.mark.slow
def test_no_file_holds_more_of_a_document_than_an_anchor(documents: Path) -> None:
    """A title is a fact, and may be longer."""
    if not (ROOT / ".git").exists():
        pytest.skip("this is no checkout, so nobody knows which files are the project's")
    titles = [words(source.title) for source in Dataset.shipped().record().sources.values()]
    allowed = {run for title in titles for run, _ in runs(" ".join(word for word, _ in title))}
    theirs = {run for path in documents.glob("*.txt") for run, _ in runs(path.read_text("utf-8"))} - allowed
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True).stdout
    found = []
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file() and not holds_none((ROOT / name).read_text("utf-8", errors="ignore"), theirs):
            told = runs((ROOT / name).read_text("utf-8", errors="ignore"))
            found += [f"{name}:{line}: {' '.join(run)}" for run, line in told if run in theirs]
    assert found == []
