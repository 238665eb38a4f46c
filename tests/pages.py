"""The pages for people as tests read them: their blocks of code, the commands in those, and what they say to see.

A block whose fence has a ``title="…"`` is a file to write, or, as ``diff``, a change to one; where the title ends with
``, at the end``, it is added to the file. A block of ``console`` shows commands after ``$`` and what they print. A page
is followed by doing all of that from top to bottom, ``cd`` and ``rm`` included.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

from .workspace import run_command

ROOT = Path(__file__).parents[1]
OUTSIDE = ("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "data/README.md")
FOLDERS = {path.name for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith(".")}
PAGES = [*OUTSIDE, *sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").rglob("*.md"))]

# The documents that its commands read are made by tests/graph/documents/test_page.py, which follows it.
DOCUMENTS = "docs/how-to/add-documents.md"

AT_THE_END = ", at the end"
_FENCE = re.compile(r"^```(\w*)(?: title=\"([^\"]+)\")?\n(.*?)^```$", re.S | re.M)
_PROGRAMS = {"civicgraph": [sys.executable, "-m", "civicgraph.cli"], "python": [sys.executable]}


class CodeBlock(NamedTuple):
    """A fenced block of a page: its language, the file that it is about if any, and its lines."""

    language: str
    title: str
    text: str


class Shown(NamedTuple):
    """A command on a page, and what the page shows of its output."""

    page: str
    command: str
    output: str


def blocks(page: str) -> list[CodeBlock]:
    """The fenced blocks of a page, in order."""
    return [CodeBlock(*found) for found in _FENCE.findall((ROOT / page).read_text("utf-8"))]


def commands(page: str, block: CodeBlock, programs: Collection[str] = _PROGRAMS) -> Iterator[Shown]:
    """The commands of a block of ``console`` that tests run: those of civicgraph and of Python, or others.

    What does not end by itself, such as ``serve``, stands in a block of ``text``.
    """
    if block.language == "console":
        for part in re.split(r"^\$ ", block.text, flags=re.M)[1:]:
            command, _, output = part.partition("\n")
            if command.split()[0] in programs:
                yield Shown(page, command, output)


def is_recipe(page: str) -> bool:
    """Whether a page gives files to write, so that its commands hold only after them."""
    return any(block.title for block in blocks(page))


def changes_package(page: str) -> bool:
    """Whether a page gives files to write among those of the checkout."""
    return any((ROOT / block.title).parts[len(ROOT.parts)] in FOLDERS for block in blocks(page) if block.title)


def is_followed(page: str) -> bool:
    """Whether the commands of a page hold only one after the other, and among files that are there."""
    return page == DOCUMENTS or is_recipe(page)


def run(shown: Shown, folder: Path, **environment: str) -> None:
    """Run a command in a folder, and hold it to its page.

    It has to end well, unless the page shows an error.
    """
    code, printed = _print(shown, folder, environment)
    refused = re.search(r"^Error: |: error: ", shown.output, re.M)
    assert code == 0 or refused, f"{shown.page}: {shown.command} ends with {code}:\n{printed}"
    assert_shown(shown, printed)


def _print(shown: Shown, folder: Path, environment: dict[str, str]) -> tuple[int, str]:
    """How a command ends, and all that it prints.

    In a process of its own, as a shell runs it, where it is Python, of the README, or of another copy of the package.
    """
    program, *arguments = shlex.split(shown.command)
    if program == "civicgraph" and shown.page != "README.md" and "PYTHONPATH" not in environment:
        ran = run_command(*arguments, folder=folder, in_one=True, **environment)
        return ran.returncode, ran.stdout.decode().replace("\r\n", "\n")
    done = subprocess.run(
        [*_PROGRAMS[program], *arguments], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=folder,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment}, encoding="utf-8", check=False, timeout=300,
    )  # fmt: skip
    return done.returncode, done.stdout


def assert_shown(shown: Shown, printed: str) -> None:
    """A line that is only … stands for lines left out; all others are in the output, in order and together."""
    at = 0
    for piece in re.split(r"^ *…\n", shown.output, flags=re.M):
        where = printed.find(piece, at)
        assert where >= 0, f"{shown.page}: {shown.command} does not print:\n{piece}\n--- it prints:\n{printed}"
        at = where + len(piece)


def apply_change(text: str, diff: str) -> str:
    """A text with a change made to it. Hunks are told apart by a line ``@@``, and say no line numbers.

    >>> apply_change("one\\ntwo\\n", " one\\n-two\\n+three\\n")
    'one\\nthree\\n'
    """
    for hunk in re.split(r"^@@\n", diff, flags=re.M):
        lines = [line if line.strip() else f" {line}" for line in hunk.splitlines(keepends=True)]
        before = "".join(line[1:] for line in lines if line[0] in " -")
        after = "".join(line[1:] for line in lines if line[0] in " +")
        assert text.count(before) == 1, f"stands {text.count(before)} times in the file, not once:\n{before}"
        text = text.replace(before, after)
    return text


def write_block(block: CodeBlock, folder: Path) -> None:
    """Write the file that a block is about, change it, or add to its end."""
    path = folder / block.title.removesuffix(AT_THE_END)
    path.parent.mkdir(parents=True, exist_ok=True)
    if block.language == "diff":
        text = apply_change(path.read_text("utf-8"), block.text)
    elif block.title.endswith(AT_THE_END):
        text = path.read_text("utf-8") + block.text
    else:
        text = block.text
    path.write_text(text, "utf-8")


def follow(page: str, folder: Path, **environment: str) -> list[str]:
    """Do in a folder what a page says, from top to bottom; the answer is the commands that were run."""
    ran = []
    for block in blocks(page):
        if block.title:
            write_block(block, folder)
        for shown in commands(page, block, {*_PROGRAMS, "cd", "rm"}):
            program, *arguments = shlex.split(shown.command)
            if program == "cd":
                folder /= arguments[0]
            elif program == "rm":
                for name in arguments:
                    (folder / name).unlink()
            else:
                run(shown, folder, **environment)
                ran.append(shown.command)
    return ran
