"""The map's script is what ``web/`` comes to, and ``web/`` passes its own tests."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

WEB = Path(__file__).resolve().parents[3] / "web"


def node(script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a script of ``web/``; skipped, with the reason, where it cannot be."""
    program = shutil.which("node")
    if not program:
        pytest.skip("Node is not on the PATH")
    if not (WEB / "node_modules").is_dir():
        pytest.skip("what web/ needs is not installed: run make web")
    return subprocess.run([program, WEB / script, *arguments], capture_output=True, text=True, check=False)


def test_the_scripts_of_the_map_are_what_web_comes_to() -> None:
    checked = node("build.mjs", "--check")
    assert checked.returncode == 0, checked.stderr


@pytest.mark.slow
def test_web_passes_its_own_tests() -> None:
    tested = node("test.mjs")
    assert tested.returncode == 0, tested.stdout + tested.stderr


def test_the_lock_file_names_no_registry() -> None:
    assert '"resolved"' not in (WEB / "package-lock.json").read_text("utf-8")
