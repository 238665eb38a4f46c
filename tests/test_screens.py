"""Every command that prints text for people, on a terminal, on one without colours, and in a pipe."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys

import pytest

from civicgraph.commands import COMMANDS

from .workspace import RIVAL, TESTS, Workspace, write_workspace

SCREENS = [
    *(f"terms {what}" for what in ("types", "relations", "codes")),
    "trace elm-street-alliance night-bus",
    "trace elm-street-alliance",
    "trace night-bus nosuch",
    "find bus",
    "find nosuch",
    "show night-bus",
    "show claim/report/led-to",
    "ledger",
    "analyse what-if night-bus",
    "analyse tests elm-street-alliance night-bus",
    "analyse outcomes",
    "analyse brokers",
    "analyse centrality",
    "analyse communities",
    "analyse ties elm-street-alliance",
    "analyse timeline night-bus",
    "query --list",
    "query who-promised-what",
    "query who-promised-what --text",
    "query did-an-ask-lead-to-a-thing",
    "query SELECT*{?s?p?o}LIMIT3",
    "query ASK{?s\ta\tcivic:Aks}",
    "report elm-street-alliance night-bus -o -",
    "sources",
    "coverage",
    "check",
    "build",
    "changes .",
    "agreement . .",
    "map -o out.html",
    "draw map -o out.svg",
    "export claims",
    "nosuch",
    "--version --verbose",
    *(f"{name} --help" for name in COMMANDS),
]
_MARK = "<<<civicgraph>>>"
_RUN = f"""
import json, sys
from civicgraph.cli import main
for line in json.loads(sys.argv[1]):
    print({_MARK!r} + line, flush=True)
    try:
        main(line.split(" "), prog_name="civicgraph")
    except SystemExit:
        pass
    sys.stdout.flush()
"""
_COLOUR = re.compile(r"\x1b\[[\d;]*m")
# What a terminal is told so that a line of progress goes away again.
_CLEARED = re.compile(r"\r?\x1b\[K|\r")


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The night-bus workspace with tests of evidence, built once."""
    workspace = write_workspace(tmp_path_factory.mktemp("screens"))
    workspace.write("things.yaml", (workspace.root / "things.yaml").read_text("utf-8") + RIVAL)
    workspace.write("claims/report.yaml", (workspace.root / "claims/report.yaml").read_text("utf-8") + TESTS)
    workspace.run("build")
    return workspace


def _environment(workspace: Workspace, **more: str) -> dict[str, str]:
    return {**os.environ, "CIVICGRAPH_CACHE": str(workspace.cache), "TERM": "xterm-256color", **more}


def _screens(text: str) -> dict[str, str]:
    parts = (part.replace("\r\n", "\n").partition("\n") for part in text.split(_MARK)[1:])
    return {line: _CLEARED.sub("", shown) for line, _, shown in parts}


def on_a_terminal(workspace: Workspace, **more: str) -> dict[str, str]:
    """What each command shows on a terminal of 80 columns."""
    pty = pytest.importorskip("pty")
    master, slave = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", _RUN, json.dumps(SCREENS)],
        cwd=workspace.root,
        env=_environment(workspace, **more),
        stdin=subprocess.DEVNULL,
        stdout=slave,
        stderr=slave,
    ):
        os.close(slave)
        pieces = []
        try:
            while piece := os.read(master, 65_536):
                pieces.append(piece)
        except OSError:  # how Linux tells that the other end is closed
            pass
    os.close(master)
    return _screens(b"".join(pieces).decode("utf-8"))


def in_a_pipe(workspace: Workspace) -> dict[str, str]:
    """What each command sends on, talk and data together."""
    command = [sys.executable, "-c", _RUN, json.dumps(SCREENS)]
    done = subprocess.run(
        command,
        cwd=workspace.root,
        env=_environment(workspace),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return _screens(done.stdout.decode("utf-8"))


def litter(shown: str) -> set[str]:
    """What no screen should hold: the mark of what was cleaned away, control characters, codes without their escape."""
    found = set(re.findall(r"\ufffd|[\x00-\x08\x0b-\x1f\x7f-\x9f]", shown))
    return found | set(re.findall(r"\[(?:0|1|2|22|33)m", shown)) | ({"Traceback"} if "Traceback" in shown else set())


def test_a_terminal_shows_colours_and_no_litter(harbour: Workspace) -> None:
    shown = on_a_terminal(harbour)
    assert list(shown) == SCREENS
    assert {line: found for line, text in shown.items() if (found := litter(_COLOUR.sub("", text)))} == {}
    assert "\x1b[1mOrganisation\x1b[0m: " in shown["terms types"]
    assert "\x1b[1mfunded\x1b[0m: " in shown["terms relations"]
    assert "\x1b[1mstated\x1b[0m: " in shown["terms codes"]


def test_a_terminal_without_colours_shows_no_codes_at_all(harbour: Workspace) -> None:
    shown = on_a_terminal(harbour, NO_COLOR="1")
    assert {line: found for line, text in shown.items() if (found := litter(text))} == {}


def test_a_pipe_gets_no_codes_at_all(harbour: Workspace) -> None:
    shown = in_a_pipe(harbour)
    assert list(shown) == SCREENS
    assert {line: found for line, text in shown.items() if (found := litter(text))} == {}
    assert "  Organisation: " in shown["terms types"]


def test_every_command_has_a_screen_here() -> None:
    assert {line.split()[0] for line in SCREENS} >= set(COMMANDS)
