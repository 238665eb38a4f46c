"""The errors, in the user's words.

* :class:`CivicgraphError` – anything that civicgraph refuses; exit 1.

  * :class:`UsageError` – the request cannot be met as put: unknown name, unreadable query; exit 2.

    * :class:`UnknownName` – no thing, or more than one, has that name.

  * :class:`DataError` – files cannot be used as they are; carries every :class:`Problem`; exit 2.
"""

from collections.abc import Sequence
from typing import NamedTuple

SHIPPED = "the shipped record"
NO_OTHER = "no civicgraph.toml here or above"
_LONGEST = 600


class CivicgraphError(Exception):
    """Something that civicgraph refuses to do, said in one line.

    >>> issubclass(UsageError, CivicgraphError) and issubclass(DataError, CivicgraphError)
    True
    """

    exit_code = 1


class UsageError(CivicgraphError):
    """The request cannot be met as it was put.

    >>> from civicgraph import Dataset
    >>> try:
    ...     Dataset.at("nowhere")
    ... except UsageError as error:
    ...     print(error)
    nowhere: no such folder; --data takes the folder that holds the YAML files
    """

    exit_code = 2


class UnknownName(UsageError):
    """No thing of the record, or more than one, has that name. ``candidates`` are ids to choose from.

    >>> from civicgraph import Dataset
    >>> try:
    ...     Dataset.shipped().thing("LVWR")
    ... except UnknownName as error:
    ...     print(error.candidates[0])
    lvrw
    """

    def __init__(self, message: str, candidates: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.candidates = tuple(candidates)


class FilesChanged(CivicgraphError):
    """Files have changed while they were being read; asked again, they are read as they are then.

    >>> str(FilesChanged("things.yaml: it has changed"))
    'things.yaml: it has changed'
    """


class Problem(NamedTuple):
    """One thing that an editor of a file can mend. ``line`` counts from 1; 0 is the file as a whole.

    >>> str(Problem("things.yaml", 4, "a thing needs a name"))
    'things.yaml:4: a thing needs a name'
    """

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return one_line(f"{place_text(self.file, self.line)}: {self.message}")


def place_text(file: str, line: int) -> str:
    """Where something stands: the file and the line, of a table in Parquet the row; 0 is the file as a whole.

    >>> place_text("things.yaml", 4), place_text("grants.claims.parquet", 4), place_text("things.yaml", 0)
    ('things.yaml:4', 'grants.claims.parquet:row 4', 'things.yaml')
    """
    return f"{file}:{'row ' if line_word(file) == 'row' else ''}{line}" if line else file


def line_word(file: str) -> str:
    """What the places of a file are counted in: lines, of a table in Parquet rows."""
    return "row" if file.lower().endswith(".parquet") else "line"


def one_line(text: str) -> str:
    """Text from a file as it may be shown on a terminal: one line, no control characters, no megabytes.

    >>> one_line("a\\nb")
    'a\\\\nb'
    """
    shown = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
    return "".join(letter if letter.isprintable() else repr(letter)[1:-1] for letter in shown)


class DataError(CivicgraphError):
    """Files that cannot be used as they are; nothing of them was loaded.

    >>> DataError([Problem("things.yaml", 4, "a thing needs a name")]).problems[0].line
    4
    """

    exit_code = 2

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))
