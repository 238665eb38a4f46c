"""The store made of compiled files: anew, or of an earlier one, in which only graphs of changed files are replaced."""

from __future__ import annotations

import marshal
import os
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import pyoxigraph as ox

from ..files.validation import ValidatedFiles
from ..progress import Progress
from ..storage import integrity
from ..storage.integrity import Damaged, seal, unseal
from ..storage.store import fill, replace_graphs, write
from ..vocabulary import Vocabulary
from . import parts
from .compile import FORMAT, Compiled, documents, reader_key

NAME = "graphs.bin"
# What was removed stays in the files of a store until it is made anew.
_MOST_EDITS = 32


class _Contents(NamedTuple):
    """What a store was made of: the reader and the vocabulary, the files of each graph, and how often it was edited."""

    reader: str
    graphs: dict[str, list[str]]
    edits: int


def write_store(
    compiled: Compiled, folder: str, name: str, vocabulary: Vocabulary, base: str, progress: Progress
) -> None:
    """Writes the store into the folder of an entry, under a name, from that of the latest entry where there is one."""
    earlier = _latest(compiled.folder)
    now = _Contents(f"{FORMAT} {reader_key()} {base}", _graphs(compiled, base), 0)
    before = _earlier_contents(earlier, name)
    path = os.path.join(folder, name)
    if before and before.reader == now.reader and before.edits < _MOST_EDITS:
        graphs = {
            one for one in now.graphs.keys() | before.graphs.keys() if now.graphs.get(one) != before.graphs.get(one)
        }
        numbers = [number for number, one in enumerate(compiled.names) if _graph(compiled, number, base) in graphs]
        if 4 * len(numbers) <= len(compiled.names):
            files, nodes = _files_of(compiled, numbers), sorted(map(ox.NamedNode, graphs), key=str)
            write(
                lambda store: replace_graphs(store, nodes, files, vocabulary, base), path, os.path.join(earlier, name)
            )
            return _keep(folder, now._replace(edits=before.edits + 1))
    everything = _files_of(compiled, range(len(compiled.names)))
    write(lambda store: fill(store, everything, vocabulary, base, progress), path)
    _keep(folder, now)


def remember(root: str, entry: str) -> None:
    """Keeps which entry the store was last written to, so that the next one can begin with it."""
    folder = parts.folder_of(root)
    if os.path.isdir(folder) and entry != _latest(folder):
        parts.write(folder, parts.BUILT, os.fsencode(os.path.basename(entry)))


def forget(root: str) -> None:
    """Lets the next store be made anew."""
    parts.remove(parts.folder_of(root), parts.BUILT)


def was_edited(entry: str) -> bool:
    """Whether the store of an entry began with an earlier one, whose files may hold what is in it no more."""
    contents = _contents_of(entry)
    return contents is not None and contents.edits > 0


def _latest(folder: str) -> str:
    """The entry that the store was last written to; empty where nothing is known of it."""
    kept = parts.read(folder, parts.BUILT) or b""
    return os.path.join(os.path.dirname(folder), os.path.basename(os.fsdecode(kept))) if kept else ""


def _graph(compiled: Compiled, number: int, base: str) -> str:
    """The graph that the quads of a file go into."""
    return base + (compiled.files[number].source or "graph/things")


def _graphs(compiled: Compiled, base: str) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    left: defaultdict[str, list[str]] = defaultdict(list)
    for draft in compiled.drafts:
        left[draft.file].append(draft.id)
    for number, name in enumerate(compiled.names):
        key = " ".join([compiled.keys[number], compiled.place_keys[number], *left[name]])
        found[_graph(compiled, number, base)].append(key)
    return dict(found)


def _files_of(compiled: Compiled, numbers: Sequence[int]) -> ValidatedFiles:
    return ValidatedFiles(
        list(documents(compiled, numbers)), places=compiled.positions(numbers), numbers=compiled.numbers(numbers)
    )


def _earlier_contents(entry: str, store: str) -> _Contents | None:
    """What the store of an earlier entry was made of; nothing where there is none, or it is not whole."""
    if not os.path.isdir(os.path.join(entry, store)) if entry else True:
        return None
    try:
        integrity.prove(entry)
    except Damaged:
        return None
    return _contents_of(entry)


def _contents_of(entry: str) -> _Contents | None:
    try:
        with open(os.path.join(entry, NAME), "rb") as file:
            return _Contents._make(marshal.loads(unseal(file.read())))
    except (OSError, Damaged, EOFError, TypeError):
        return None


def _keep(folder: str, contents: _Contents) -> None:
    with open(os.path.join(folder, NAME), "wb") as file:
        file.write(seal(marshal.dumps(tuple(contents))))
