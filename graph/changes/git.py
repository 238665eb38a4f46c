"""Git, asked of a folder: nothing is fetched, nobody is asked for a password, no file of the repository is written."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import subprocess

# A hook of git is told by a relative path where its repository is, which holds only where git was run.
_PLACES = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_PREFIX", "GIT_INDEX_FILE"})
_ALONE = {"GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}


def git_environment() -> dict[str, str]:
    """The variables that git is run with."""
    around = {name: value for name, value in os.environ.items() if name not in _PLACES or os.path.isabs(value)}
    return {**around, **_ALONE}


def run_git(root: str, *arguments: str, asked: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    """What git answers in a folder.

    Raises
    ------
    FileNotFoundError
        Git is not installed.
    """
    import subprocess

    command = ["git", "-C", root, *arguments]
    return subprocess.run(command, input=asked, capture_output=True, check=False, env=git_environment())


def open_contents(root: str) -> subprocess.Popen[bytes]:
    """A git that gives the content of each object whose name it is sent, one by one; it ends when it is left.

    Raises
    ------
    FileNotFoundError
        Git is not installed.
    """
    import subprocess

    command = ["git", "-C", root, "cat-file", "--batch"]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, env=git_environment())
