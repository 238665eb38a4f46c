"""A data set: which files it is made of, and the record and store that are built from them.

Which data: the folder named, else the workspace around the current folder (a folder with ``civicgraph.toml``), else
the shipped record. Built data is cached by the hash of everything it is made from, so it is never stale.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import TYPE_CHECKING, TypeVar

from .. import data as shipped_data
from .. import ontology
from .errors import CivicgraphError, DataError, Problem, UsageError
from .files import folders
from .files.texts import SourceText, read_texts, text_paths
from .record import UNTOLD, About, Record
from .settings import MARKER, SOURCES, check_named, settings, texts_folder
from .stages import Told, untold
from .storing import cache, seen, snapshot
from .storing.seal import Damaged

if TYPE_CHECKING:
    import networkx as nx
    import pyoxigraph as ox
    import rdflib

    from .files.gate import Passed
    from .record import Source, Thing
    from .storing.result import Result
    from .tracing.pathway import Trace

T = TypeVar("T")

# What reading a cut or garbled file of the cache may raise.
_DAMAGED = (EOFError, KeyError, OSError, RuntimeError, TypeError, ValueError)

FORMAT = "6"
SHIPPED_BASE = "https://w3id.org/civicgraph/id/"
SHIPPED_ABOUT = About(
    "The record of five documents on community organising and the Citizenship and Integration Initiative",
    "civicgraph contributors",
    "https://creativecommons.org/licenses/by/4.0/",
)
STORE, WHOLE = "store", "whole.bin"
_TRIES = 3
_REFUSED = "damaged, and still so when built again; set CIVICGRAPH_CACHE to a folder on another disk"


@dataclass(frozen=True)
class Dataset:
    """Files of things and claims, and the texts of their sources where they are at hand.

    >>> Dataset.shipped().record().things["lvrw"].name
    'London Voter Registration Week'
    """

    root: str
    base: str
    origin: str
    texts_folder: str = ""
    about: About = UNTOLD

    @classmethod
    def shipped(cls) -> Dataset:
        """The record that comes with civicgraph."""
        root = os.path.dirname(os.path.abspath(shipped_data.__file__))
        return cls(root, SHIPPED_BASE, "the shipped record", os.environ.get(SOURCES, ""), SHIPPED_ABOUT)

    @classmethod
    def at(cls, folder: str) -> Dataset:
        """The data set in a folder, with the base and the folder of texts that its ``civicgraph.toml`` names."""
        if not os.path.isdir(folder):
            raise UsageError(f"{folder}: no such folder; --data takes the folder that holds the YAML files")
        root = os.path.abspath(folder)
        if os.path.samefile(root, cls.shipped().root):
            return cls.shipped()
        said = settings(root)
        about = About(said.get("title") or os.path.basename(root), said.get("creator", ""), said.get("licence", ""))
        return cls(root, said.get("base", SHIPPED_BASE), folder, texts_folder(root, said), about)

    @classmethod
    def here(cls, folder: str | None = None) -> Dataset:
        """The data to use: of the folder named, else of the workspace around the current folder, else shipped."""
        if folder:
            return cls.at(folder)
        try:
            at = os.getcwd()
        except FileNotFoundError:
            raise UsageError("the current folder is gone: go to another, or name the data with --data") from None
        while True:
            # A marker that is no file is refused there: passed over, it would let another record answer.
            if os.path.lexists(os.path.join(at, MARKER)):
                return cls.at(at)
            if (above := os.path.dirname(at)) == at:
                return cls.shipped()
            at = above

    @cached_property
    def files(self) -> dict[str, bytes]:
        """The contents of every YAML file under the root, by a name that reads well in messages."""
        found, sum = dict[str, bytes](), 0
        for path in folders.yaml_paths(self.root):
            found[folders.shown(path)] = read = folders.content(path)
            if (sum := sum + len(read)) > folders.MOST_IN_ALL:
                message = f"the YAML files are longer than {folders.MOST_IN_ALL:,} bytes together: divide the data"
                raise DataError([Problem(folders.shown(self.root), 0, message)])
        if not found:
            raise DataError([Problem(folders.shown(self.root), 0, "no YAML files here: nothing to read")])
        return found

    @cached_property
    def texts(self) -> dict[str, str]:
        """The texts of sources at hand, by file name."""
        return {name: text.content for name, text in self.text_files.items()}

    @cached_property
    def text_files(self) -> dict[str, SourceText]:
        """The texts of sources at hand with their hashes, by file name."""
        return read_texts(self.texts_folder) if self._has_texts() else {}

    def _has_texts(self) -> bool:
        if self.texts_folder and self.texts_folder == os.environ.get(SOURCES):
            check_named(self.texts_folder)
        return bool(self.texts_folder)

    def passed_over(self) -> list[str]:
        """The files in the folders of the data and of its texts that are not read, as they are shown."""
        found = folders.passed_over(self.root, self.texts_folder)
        if self.texts_folder and not folders.inside(self.texts_folder, self.root):
            found += folders.passed_over(self.texts_folder, self.texts_folder)
        return [folders.shown(path) for path in found]

    @cached_property
    def hash(self) -> str:
        """The hash of all that the record depends on: data, texts at hand, vocabulary, rules."""
        texts = text_paths(self.texts_folder) if self._has_texts() else []
        paths = [*map(ontology.path, _vocabulary_files()), *folders.yaml_paths(self.root), *texts]
        return seen.hash_of((*self._readers(), self.root, self.texts_folder), paths, self._hash)

    def _readers(self) -> tuple[str, ...]:
        return (FORMAT, snapshot.READER, self.base)

    def _hash(self) -> str:
        import hashlib

        parts = [*self._readers()]
        parts += [part for name in _vocabulary_files() for part in (name, ontology.text(name))]
        sum = hashlib.sha256("\0".join(parts).encode())
        for name, content in sorted((os.path.basename(name), content) for name, content in self.files.items()):
            sum.update(b"\0" + os.fsencode(name) + b"\0" + content)
        for name, text in self.texts.items():
            sum.update(b"\0" + os.fsencode(name) + b"\0" + text.encode())
        return sum.hexdigest()

    @cached_property
    def data_hash(self) -> str:
        """The hash of the data files alone: the same for everybody who has the same record."""
        import hashlib

        sum = hashlib.sha256()
        for name, content in sorted((os.path.basename(name), content) for name, content in self.files.items()):
            sum.update(os.fsencode(name) + b"\0" + content + b"\0")
        return sum.hexdigest()

    def check(self, told: Told = untold) -> Passed:
        """The files through the gate, nothing written. The gate holds each record against the SHACL shapes itself.

        Raises
        ------
        DataError
            With every problem found.
        """
        from .files.gate import passed
        from .files.since import Since
        from .storing import coded
        from .vocabulary import vocabulary

        hashes = {name: text.hash for name, text in self.text_files.items()}
        return passed(self.files, self.texts, vocabulary(), told, Since(coded.load(self.root), hashes))

    def warnings(self, checked: Passed) -> list[Problem]:
        """What passed and is still probably a slip of the coder, in the order of files and lines."""
        from .coding.deeds import deeds
        from .files.warnings import warnings
        from .vocabulary import vocabulary

        slips = warnings(checked.documents, vocabulary())
        return sorted([*slips, *deeds(checked, self.texts), *checked.changed])

    def check_with_pyshacl(self, checked: Passed) -> None:
        """What passed, held against the same shapes once more, all together, by pyshacl.

        A second opinion from an independent implementation of the standard, which takes seconds for a few thousand
        claims: a build does not wait for it.

        Raises
        ------
        DataError
            With every problem found.
        """
        from .files.shacl import shacl_problems
        from .vocabulary import vocabulary

        words, documents = vocabulary(), checked.documents
        quads = (quad for one in documents for quad in one.quads(words, self.base))
        if problems := list(shacl_problems(quads, documents, words, self.base)):
            raise DataError(problems)

    def is_built(self) -> bool:
        """Whether the data is in the cache, so that no answer has to wait for a build."""
        entry = cache.entry(self.hash)
        parts = (os.path.join(entry, snapshot.NAME), os.path.join(entry, STORE, "CURRENT"), os.path.join(entry, WHOLE))
        return all(map(os.path.isfile, parts))

    def build(self, told: Told = untold) -> str:
        """The folder of the built data, proved whole, or built now; ``told`` hears how far it has come."""
        from .storing import whole

        for _ in range(_TRIES):
            folder = self._placed(told)
            try:
                whole.prove(folder)
            except Damaged as damage:
                self._drop(damage)
            else:
                return folder
        raise CivicgraphError(f"{cache.entry(self.hash)}: {_REFUSED}")

    def _placed(self, told: Told = untold) -> str:
        """The folder of the built data, built now if it is not there; of one that is there, only the names are read."""
        # Entries are put in place whole: one that is there and lacks a part was damaged later.
        if os.path.lexists(cache.entry(self.hash)) and not self.is_built():
            self._drop(Damaged("a part is missing"))
        return cache.place(self.hash, partial(self._build, told))

    def _drop(self, damage: Exception) -> None:
        """Takes away what was built and is no longer whole, and says so: it may be the first sign of a failing disk."""
        import logging

        told = "%s: damaged (%s); it is built again from the files"
        logging.getLogger(__name__).warning(told, cache.entry(self.hash), damage)
        cache.drop(self.hash)

    def record_of(self, passed: Passed) -> Record:
        """The record that checked files make, nothing written."""
        return self._made(passed)[1]

    def _made(self, passed: Passed, told: Told = untold) -> tuple[ox.Store, Record]:
        from .storing.index import record_of
        from .storing.store import quads_of
        from .vocabulary import vocabulary

        words = vocabulary()
        store = quads_of(passed, words, self.base, told)
        told("indexing", 0, 1)
        return store, record_of(store.quads_for_pattern(None, None, None), words, self.base, self.data_hash)

    def _build(self, told: Told, folder: str) -> None:
        import logging

        from .storing import coded, whole
        from .storing.store import write

        checked = self.check(told)
        for change in checked.changed:
            logging.getLogger(__name__).warning("%s", change)
        store, record = self._made(checked, told)
        record = replace(record, sources={id: self._with_hash(one) for id, one in record.sources.items()})
        told("writing", 0, 1)
        write(store, os.path.join(folder, STORE))
        with open(os.path.join(folder, snapshot.NAME), "wb") as file:
            file.write(snapshot.dump(record))
            file.flush()
            os.fsync(file.fileno())
        whole.write(folder, (snapshot.NAME, STORE))
        coded.save(self.root, checked.stood)

    def _with_hash(self, source: Source) -> Source:
        """A source with the hash of the text that the gate read, so that no other is ever shown as its text."""
        read = self.text_files.get(source.text_file)
        return source._replace(text_hash=read.hash) if read else source

    def record(self) -> Record:
        """The record, from the cache or built now; a damaged cache entry is built again."""
        return self._read(self._record)

    def store(self) -> ox.Store:
        """The store, for reading; a damaged cache entry is built again."""
        from .storing import whole
        from .storing.store import opened

        def proved(folder: str) -> ox.Store:
            whole.prove(folder)
            return opened(os.path.join(folder, STORE))

        return self._read(proved)

    def query(self, asked: str) -> Result:
        """The answer to a query in SPARQL: its text, a file that holds it, or the name of a ready-made question.

        >>> [row["name"] for row in Dataset.shipped().query("SELECT ?name { <lvrw> skos:prefLabel ?name }")]
        ['London Voter Registration Week']

        Raises
        ------
        UsageError
            It is none of these, or cannot be answered.
        """
        from .storing.notices import noticed
        from .storing.querying import ask, question
        from .storing.result import result

        store, text = self.store(), question(asked)
        answer = ask(store, text, self.base)
        return result(answer, self.base, tuple(one.text for one in noticed(store, text, self.base)))

    def trace(self, start: str, end: str, *, limit: int = 5, max_steps: int = 8) -> Trace:
        """How far the record traces one thing back to another; both by id, IRI, name or alias.

        >>> [step.relation for step in Dataset.shipped().trace("Citizens UK", "LVRW").pathways[0].steps]
        ['asked', 'respondedTo', 'cameAfter', 'respondedTo', 'dependedOn']
        """
        from .names import resolve
        from .tracing.trace import trace

        record = self.record()
        return trace(record, resolve(record, start), resolve(record, end), limit=limit, max_steps=max_steps)

    def find(self, words: str) -> list[Thing]:
        """Things by name or alias, best first; typos are forgiven.

        >>> Dataset.shipped().find("voter regstration week")[0].id
        'lvrw'
        """
        from .names import find

        return [thing for thing, _ in find(self.record(), words)]

    def graph(self, *, every: bool = False) -> nx.MultiDiGraph[str]:
        """The record as a networkx graph, one edge a claim: the claims that a trace walks along, in its direction.

        With ``every``, all things, and all claims that join two of them, from subject to object.

        >>> Dataset.shipped().graph(every=True).number_of_nodes()
        1253
        """
        from .tracing.edges import to_networkx

        return to_networkx(self.record(), every=every)

    def rdflib(self) -> rdflib.Dataset:
        """The store as an rdflib data set, read-only, without a copy. Its default graph is the union of all graphs.

        >>> Dataset.shipped().rdflib().query("ASK { ?thing skos:prefLabel 'London Voter Registration Week' }").askAnswer
        True
        """
        import rdflib
        from oxrdflib import OxigraphStore

        from .storing.querying import PREFIXES

        made = rdflib.Dataset(store=OxigraphStore(store=self.store()), default_union=True)
        for name, iri in PREFIXES.items():
            made.bind(name, iri)
        return made

    def _record(self, folder: str) -> Record:
        with open(os.path.join(folder, snapshot.NAME), "rb") as file:
            return snapshot.load(file.read(), self.origin, self.about)

    def _read(self, reading: Callable[[str], T]) -> T:
        for _ in range(_TRIES):
            folder = self._placed()
            try:
                return reading(folder)
            except _DAMAGED as damage:
                self._drop(damage)
        raise CivicgraphError(f"{cache.entry(self.hash)}: {_REFUSED}")


def _vocabulary_files() -> list[str]:
    queries = [f"{folder}/{name}.rq" for folder in ("rules", "queries") for name in ontology.names(folder)]
    return ["civic.ttl", "codes.ttl", "shapes.ttl", "context.jsonld", *queries]
