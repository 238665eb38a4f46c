"""What can go wrong, in the user's words.

* :class:`CivicgraphError` – anything that civicgraph refuses; exit 1.

  * :class:`UsageError` – the request cannot be met as put: unknown name, unreadable query; exit 2.

    * :class:`UnknownName` – nothing, or more than one thing, goes by that name.

  * :class:`DataError` – files cannot be used as they are; carries every :class:`Problem`; exit 2.
"""

from collections.abc import Sequence
from typing import NamedTuple

_LONGEST = 600


class CivicgraphError(Exception):
    """Something that civicgraph refuses to do, said in one line."""

    exit_code = 1


class UsageError(CivicgraphError):
    """The request cannot be met as it was put."""

    exit_code = 2


class UnknownName(UsageError):
    """Nothing in the record, or more than one thing, goes by that name. ``candidates`` are ids to choose from."""

    def __init__(self, message: str, candidates: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.candidates = tuple(candidates)


class Problem(NamedTuple):
    """One thing that an editor of a file can mend. ``line`` counts from 1; 0 is the file as a whole."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return _one_line(f"{self.file}:{self.line}: {self.message}" if self.line else f"{self.file}: {self.message}")


def _one_line(text: str) -> str:
    """Text from a file as it may be shown on a terminal: one line, no control characters, no megabytes."""
    shown = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
    return "".join(letter if letter.isprintable() else repr(letter)[1:-1] for letter in shown)


class DataError(CivicgraphError):
    """Files that cannot be used as they are; nothing of them was loaded."""

    exit_code = 2

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))
