"""``civicgraph report``: what is written, where, and what is refused."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ..workspace import run_command


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    """The command, run in a folder."""
    return run_command("report", *words, folder=folder)


@pytest.mark.parametrize(
    ("ending", "begins"),
    [
        ("html", b"<!doctype html>"),
        ("md", b"*Evidence trace*"),
        ("docx", b"PK"),
        pytest.param("pdf", b"%PDF-", marks=pytest.mark.slow),
    ],
)
def test_the_ending_of_the_file_says_how_it_is_written(tmp_path: Path, ending: str, begins: bytes) -> None:
    done = run(tmp_path, "Citizens UK", "LVRW", "-o", f"r.{ending}")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / f"r.{ending}").read_bytes().startswith(begins)
    assert f"Wrote r.{ending}" in done.stderr.decode()
    assert done.stdout == b""


@pytest.mark.slow
def test_two_processes_write_the_same_bytes(tmp_path: Path) -> None:
    """Whatever the seed by which each process orders its sets."""
    endings = ("html", "md", "docx", "pdf")
    for seed in ("1", "2"):
        program = "import sys; from civicgraph.cli import main\nfor name in sys.argv[1:]: "
        program += "main(['report', 'citizens-uk', 'lvrw', '-o', name], standalone_mode=False)"
        command = [sys.executable, "-c", program, *(f"{seed}.{ending}" for ending in endings)]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=True)
    for ending in endings:
        assert (tmp_path / f"1.{ending}").read_bytes() == (tmp_path / f"2.{ending}").read_bytes() != b""


@pytest.mark.slow
def test_the_terminal_takes_any_format_that_is_named(tmp_path: Path) -> None:
    done = run(tmp_path, "lvrw", "-o", "-", "--format", "pdf")
    assert done.stdout.startswith(b"%PDF-")
    assert b"%%EOF" in done.stdout[-10:]
    assert list(tmp_path.iterdir()) == []


def test_the_command_line_in_the_report_makes_the_report_again(tmp_path: Path) -> None:
    assert run(tmp_path, "Citizens UK", "LVRW", "--limit", "2", "-o", "r.md").returncode == 0
    assert "`civicgraph report citizens-uk lvrw --limit 2 -o report.md`" in (tmp_path / "r.md").read_text("utf-8")
    assert run(tmp_path, "citizens-uk", "lvrw", "--limit", "2", "-o", "report.md").returncode == 0
    assert (tmp_path / "r.md").read_bytes() == (tmp_path / "report.md").read_bytes()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("no such thing at all", "lvrw", "-o", "r.html"), "is no thing in"),
        (("citizens-uk", "lvrw", "-o", "r.odt"), "r.odt: a report ends in .html, .md, .docx or .pdf"),
        (("citizens-uk", "lvrw", "-o", "-"), "say with --format how to write to the terminal"),
        (("citizens-uk", "lvrw", "-o", "no/such/folder/r.html"), "cannot be written"),
        (("lvrw", "--limit", "2", "-o", "r.html"), "name both FROM and TO"),
    ],
)
def test_what_cannot_be_met_is_refused_in_one_line_and_nothing_is_written(
    tmp_path: Path, words: tuple[str, ...], says: str
) -> None:
    done = run(tmp_path, *words)
    assert done.returncode == 2
    lines = [line for line in done.stderr.decode().splitlines() if line.startswith("Error: ")]
    assert len(lines) == 1 and says in lines[0]
    assert list(tmp_path.iterdir()) == []


def test_no_pathway_is_still_a_report(tmp_path: Path) -> None:
    done = run(tmp_path, "lvrw", "citizens-uk", "-o", "r.md")
    assert done.returncode == 0
    assert "The record holds no pathway of influence from London Voter Registration Week" in (
        tmp_path / "r.md"
    ).read_text("utf-8")


def test_a_font_that_is_none_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "x.ttf").write_bytes(b"no font")
    done = run(tmp_path, "lvrw", "-o", "r.pdf", "--font", "x.ttf")
    assert done.returncode == 2
    assert done.stderr.decode().strip() == "Error: --font x.ttf: no font can be read there"
    assert not (tmp_path / "r.pdf").exists()
