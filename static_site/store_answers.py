"""What a site takes from the store: its counts, its dump, the triples of each item, the answers to the questions.

A process of its own makes them while the pages are written.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from ..graph.errors import CivicgraphError
from ..graph.storage.description import DUMP, describe, read_description
from .item_data import item_data
from .side_process import SideProcess

STORE = "store"
_ANSWERS, _ITEMS = "answers.json", "items.jsonl"


class StoredAnswer(NamedTuple):
    """The answer to a question: rows as JSON and as CSV, or triples as Turtle alone."""

    format: str
    body: str
    csv: str


@dataclass(frozen=True)
class StoreAnswers:
    """The counts and hashes of a store, its quads packed, and each ready-made question with its answer.

    ``items`` is the path of a file with the triples of each item.
    """

    counts: dict[str, Any]
    dump: bytes
    questions: dict[str, StoredAnswer]
    items: str

    def item_data(self) -> Iterator[tuple[str, bytes]]:
        """The id of each item, with its triples as Turtle."""
        with open(self.items, encoding="utf-8") as file:
            for line in file:
                id, turtle = json.loads(line)
                yield id, turtle.encode()


class Asking:
    """A store being asked, from when this is made until :meth:`answers`; ``built`` is the folder that it lies in.

    ``ids`` are those of the items whose triples are wanted by themselves.
    """

    def __init__(self, built: str, base: str, ids: Iterable[str]) -> None:
        self._process = SideProcess(__name__, (built, base), json.dumps([*ids]).encode())
        self._built = built

    def answers(self) -> StoreAnswers:
        """What the store holds and answers, once all of it is there.

        Raises
        ------
        CivicgraphError
            The process was ended, or there is no space for its files.
        """
        complaint, folder = self._process.wait(), self._process.folder
        described = _counts_folder(self._built, folder)
        counts = None if complaint else read_description(described)
        if counts is None:
            raise CivicgraphError(f"the data set cannot be counted: {complaint or 'its counts are gone'}")
        with open(os.path.join(described, DUMP), "rb") as file:
            dump = file.read()
        with open(os.path.join(folder, _ANSWERS), encoding="utf-8") as file:
            questions = {name: StoredAnswer(*answer) for name, answer in json.load(file).items()}
        return StoreAnswers(counts, dump, questions, os.path.join(folder, _ITEMS))

    def close(self) -> None:
        """Ends the process, if it still runs, and takes its files away."""
        self._process.close()


def answerable(base: str) -> list[str]:
    """The ready-made questions that can be asked of a whole record, without naming anything.

    >>> "who-funded-what" in answerable("https://example.org/id/")
    True
    """
    from ..graph.sparql.evaluation import questions
    from ..graph.sparql.parameters import lacks

    return [name for name in questions() if not lacks(name, base)]


def main() -> None:
    """Describes the store in the folder of the first argument, and answers the questions in a file of the third.

    The second is what addresses of the record begin with. The ids of items are read as JSON.
    """
    import pyoxigraph as ox

    built, base, folder = sys.argv[1:]
    store, described = os.path.join(built, STORE), _counts_folder(built, folder)
    if read_description(described) is None:
        describe(store, described)
    opened = ox.Store.read_only(store)
    answers = {name: _answer(opened, name, base) for name in answerable(base)}
    with open(os.path.join(folder, _ANSWERS), "w", encoding="utf-8") as file:
        json.dump(answers, file, ensure_ascii=False)
    with open(os.path.join(described, DUMP), "rb") as file:
        dump = file.read()
    with open(os.path.join(folder, _ITEMS), "w", encoding="utf-8") as file:
        for id, turtle in item_data(dump, base, json.load(sys.stdin)):
            file.write(json.dumps([id, turtle.decode()], ensure_ascii=False) + "\n")


def _counts_folder(built: str, folder: str) -> str:
    """Where the counts and the dump are: beside the store, or in the other folder if none can be written there."""
    return built if os.access(built, os.W_OK) or read_description(built) else folder


def _answer(store: Any, name: str, base: str) -> StoredAnswer:
    from ..graph.sparql.evaluation import ask, serialize_answer
    from ..graph.sparql.parameters import usual_text

    found = ask(store, usual_text(name, base), base)
    if found.triples is not None:
        return StoredAnswer("turtle", serialize_answer(found, "turtle", base), "")
    return StoredAnswer("json", serialize_answer(found, "json", base), serialize_answer(found, "csv", base))


if __name__ == "__main__":
    main()
