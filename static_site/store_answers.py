"""What a site takes from the store: its counts and dump, and the answers to the ready-made questions.

A process of its own makes them while the pages are written.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from typing import Any, NamedTuple

from ..graph.errors import CivicgraphError
from ..graph.storage.description import DUMP, describe, read_description

STORE = "store"
_ANSWERS = "answers.json"


class StoredAnswer(NamedTuple):
    """The answer to a question: rows as JSON and as CSV, or triples as Turtle alone."""

    format: str
    body: str
    csv: str


@dataclass(frozen=True)
class StoreAnswers:
    """The counts and hashes of a store, its quads packed, and each ready-made question with its answer."""

    counts: dict[str, Any]
    dump: bytes
    questions: dict[str, StoredAnswer]


class Asking:
    """A store being asked, from when this is made until :meth:`answers`; ``built`` is the folder that it lies in."""

    def __init__(self, built: str, base: str) -> None:
        self._kept = tempfile.TemporaryDirectory(prefix="civicgraph-")
        described = built if os.access(built, os.W_OK) else self._kept.name
        self._described = built if read_description(built) else described
        command = (sys.executable, "-m", __name__, os.path.join(built, STORE), self._described, self._kept.name, base)
        path = os.pathsep.join(part for part in sys.path if part and os.path.isdir(part))
        self._process = subprocess.Popen(
            command, env={**os.environ, "PYTHONPATH": path}, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        )

    def answers(self) -> StoreAnswers:
        """What the store holds and answers, once all of it is there.

        Raises
        ------
        CivicgraphError
            The process was ended, or there is no space for its files.
        """
        _, complaint = self._process.communicate()
        counts = None if self._process.returncode else read_description(self._described)
        if counts is None:
            why = next(iter(reversed(complaint.strip().splitlines())), "the process was ended")
            raise CivicgraphError(f"the data set cannot be counted: {why}")
        with open(os.path.join(self._described, DUMP), "rb") as file:
            dump = file.read()
        with open(os.path.join(self._kept.name, _ANSWERS), encoding="utf-8") as file:
            questions = {name: StoredAnswer(*answer) for name, answer in json.load(file).items()}
        return StoreAnswers(counts, dump, questions)

    def close(self) -> None:
        """Ends the process, if it still runs, and takes its files away."""
        if self._process.poll() is None:
            self._process.kill()
            self._process.communicate()
        self._kept.cleanup()


def answerable(base: str) -> list[str]:
    """The ready-made questions that can be asked of a whole record, without naming anything.

    >>> "who-funded-what" in answerable("https://example.org/id/")
    True
    """
    from ..graph.sparql.evaluation import questions
    from ..graph.sparql.parameters import lacks

    return [name for name in questions() if not lacks(name, base)]


def main() -> None:
    """Describes the store of the first argument in the second, and answers the questions in a file of the third."""
    import pyoxigraph as ox

    store, described, folder, base = sys.argv[1:]
    if read_description(described) is None:
        describe(store, described)
    opened = ox.Store.read_only(store)
    answers = {name: _answer(opened, name, base) for name in answerable(base)}
    with open(os.path.join(folder, _ANSWERS), "w", encoding="utf-8") as file:
        json.dump(answers, file, ensure_ascii=False)


def _answer(store: Any, name: str, base: str) -> StoredAnswer:
    from ..graph.sparql.evaluation import ask, serialize_answer
    from ..graph.sparql.parameters import usual_text

    found = ask(store, usual_text(name, base), base)
    if found.triples is not None:
        return StoredAnswer("turtle", serialize_answer(found, "turtle", base), "")
    return StoredAnswer("json", serialize_answer(found, "json", base), serialize_answer(found, "csv", base))


if __name__ == "__main__":
    main()
