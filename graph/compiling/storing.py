"""The store made of compiled files: anew, or of an earlier one, in which only graphs of changed files are replaced."""

from __future__ import annotations

import marshal
import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import pyoxigraph as ox

from ... import ontology
from ..files.portions import file_of
from ..files.validation import ValidatedFiles
from ..fingerprint import vocabulary_files
from ..progress import Progress
from ..record import IdentityDecision
from ..storage import cache, integrity
from ..storage.integrity import Damaged, seal, unseal
from ..storage.rows import READER
from ..storage.store import fill, replace_graphs, write
from ..vocabulary import Vocabulary
from . import parts
from .compiled import Compiled, documents
from .kept_files import FORMAT

NAME = "graphs.bin"
# What was removed stays in the files of a store until it is made anew.
_MOST_EDITS = 32
# Where more than one in so many files has changed, making it anew takes no longer.
_SHARE = 4


class _Contents(NamedTuple):
    """What a store was made of: its files by graph, what else it holds or depends on, and how often it was edited."""

    besides: str
    graphs: dict[str, list[str]]
    edits: int


def write_store(
    compiled: Compiled,
    folder: str,
    name: str,
    vocabulary: Vocabulary,
    base: str,
    progress: Progress,
    decisions: Sequence[IdentityDecision],
    others: Callable[[], Iterable[ox.Quad]] = tuple,
) -> None:
    """Writes the store into the folder of an entry, under a name, from that of the latest entry where there is one.

    ``others`` gives the quads of other people's records.
    """
    now = _Contents(_besides(compiled, base, decisions), _graphs(compiled, base), 0)
    path, earlier = os.path.join(folder, name), _latest(compiled.folder)
    with cache.hold(earlier) as is_held:
        before = _earlier_contents(earlier, name) if is_held else None
        numbers = _changed_files(compiled, before, now, base) if before else None
        if before and numbers is not None:
            progress("storing", 0, 1)
            graphs = [ox.NamedNode(one) for one in sorted(_changed_graphs(before, now))]
            files = _files_of(compiled, numbers)
            write(
                lambda store: replace_graphs(store, graphs, files, vocabulary, base), path, os.path.join(earlier, name)
            )
            return _keep(folder, now._replace(edits=before.edits + 1))
    everything = _files_of(compiled, range(len(compiled.names)))
    own = compiled.words.own if compiled.words else None
    write(lambda store: fill(store, everything, vocabulary, base, progress, decisions, others(), own), path)
    _keep(folder, now)


def _changed_graphs(before: _Contents, now: _Contents) -> set[str]:
    graphs = now.graphs.keys() | before.graphs.keys()
    return {one for one in graphs if now.graphs.get(one) != before.graphs.get(one)}


def _changed_files(compiled: Compiled, before: _Contents, now: _Contents, base: str) -> list[int] | None:
    """The numbers of the files in the graphs that have changed; None where the store is better made anew."""
    if before.besides != now.besides or before.edits >= _MOST_EDITS:
        return None
    graphs = _changed_graphs(before, now)
    numbers = [number for number, _ in enumerate(compiled.names) if _graph(compiled, number, base) in graphs]
    return numbers if _SHARE * len(numbers) <= len(compiled.names) else None


def _besides(compiled: Compiled, base: str, decisions: Sequence[IdentityDecision]) -> str:
    """The sum of what a store is made of besides files of data: who reads them, vocabulary, rules, questions, base,
    and what was decided on whether things are one.

    So is what is withheld: of words that have become confidential, nothing stays in a file of the store.
    """
    vocabulary = (ontology.text(name).encode() for name in vocabulary_files())
    decided = repr([tuple(one) for one in decisions])
    given = (FORMAT, READER, base, compiled.made_with, compiled.vocabulary.own, decided, *_other_keys(compiled))
    return parts.key_of(*map(str.encode, given), *vocabulary)


def _other_keys(compiled: Compiled) -> list[str]:
    return [f"{one.key} {one.record}" for one in compiled.others]


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
        key = " ".join([compiled.keys[number], compiled.place_keys[number], *left[file_of(name)]])
        found[_graph(compiled, number, base)].append(key)
    return dict(found)


def _files_of(compiled: Compiled, numbers: Sequence[int]) -> ValidatedFiles:
    return ValidatedFiles(
        list(documents(compiled, numbers)),
        places=compiled.positions(numbers),
        numbers=compiled.numbers(numbers),
        lost=compiled.lost_evidence(numbers),
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
