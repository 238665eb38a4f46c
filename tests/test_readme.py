"""The README's commands print what the README shows."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = ["README.md"]


def sessions() -> list[tuple[str, str, str]]:
    """Page, command and shown output of every command in the pages' console blocks."""
    found = []
    for page in PAGES:
        for block in re.findall(r"```console\n(.*?)```", (ROOT / page).read_text("utf-8"), re.S):
            for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
                command, _, output = part.partition("\n")
                if command.startswith("civicgraph "):
                    found.append((page, command, output))
    return found


def test_the_example_in_python_runs(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CIVICGRAPH_SOURCES", raising=False)
    (code,) = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.S)
    names: dict[str, object] = {}
    exec(compile(code, "README.md", "exec"), names)
    assert "London Voter Registration Week" in capsys.readouterr().out
    assert len(names["rows"]) > 10 and len(names["frame"]) > 10  # type: ignore[arg-type]


def test_there_are_sessions() -> None:
    assert len(sessions()) >= 5


@pytest.mark.parametrize(("page", "command", "shown"), sessions(), ids=[command for _, command, _ in sessions()])
def test_the_page_shows_what_the_command_prints(page: str, command: str, shown: str, tmp_path: Path) -> None:
    """A line that is only … stands for lines left out; all others are in the output, in order and together."""
    argv = [sys.executable, "-m", "civicgraph.cli", *shlex.split(command)[1:]]
    printed = subprocess.run(argv, capture_output=True, text=True, check=True, cwd=tmp_path).stdout
    at = 0
    for piece in re.split(r"^ *…\n", shown, flags=re.M):
        where = printed.find(piece, at)
        assert where >= 0, f"{page} shows what {command} does not print:\n{piece}\n--- printed:\n{printed}"
        at = where + len(piece)
