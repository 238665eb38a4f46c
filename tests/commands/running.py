"""Commands run within the test's own process."""

from __future__ import annotations

import inspect
from typing import Any

from click.testing import CliRunner

# From 8.2 on, click keeps stdout and stderr apart by itself, and knows no such option.
_APART: dict[str, Any] = {"mix_stderr": False} if "mix_stderr" in inspect.signature(CliRunner).parameters else {}


def runner() -> CliRunner:
    """What runs commands and keeps what they say on stderr apart."""
    return CliRunner(**_APART)
