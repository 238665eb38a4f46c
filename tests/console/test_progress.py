"""The bar of a build: on a terminal, after a moment, and gone at the end."""

from __future__ import annotations

import io
import sys

import pytest

from civicgraph.console.progress import SHARES, ProgressBar, bar

from ..workspace import Workspace


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """It does."""
        return True


def test_the_shares_make_a_whole_and_every_stage_of_a_build_has_one(workspace: Workspace) -> None:
    assert sum(SHARES.values()) == pytest.approx(1)
    told: list[tuple[str, int, int]] = []
    workspace.dataset().build(lambda *stage: told.append(stage))
    assert list(dict.fromkeys(stage for stage, _, _ in told)) == list(SHARES)
    assert all(0 <= done < of for _, done, of in told)


def test_a_bar_only_grows() -> None:
    parts = [bar(stage, done, 3) for stage in SHARES for done in range(3)]
    filled = [part.count("#") for part in parts]
    assert filled == sorted(filled) and parts[0] == f"[{' ' * 30}] 0 % reading"


def test_a_terminal_sees_the_bar_and_then_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    shown = ProgressBar()
    shown.began, shown.drawn = shown.began - 10, shown.drawn - 10
    shown("storing", 1, 2)
    shown.clear()
    assert terminal.getvalue() == f"\r{bar('storing', 1, 2)}\x1b[K\r\x1b[K"


def test_a_pipe_sees_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    shown = ProgressBar()
    shown.began -= 10
    shown("storing", 1, 2)
    shown.clear()
    assert capsys.readouterr().err == ""
