"""A data set: which files it is made of, and the record and store that are built from them.

Which data: the folder named, else the workspace around the current folder (a folder with ``civicgraph.toml``), else
the shipped record. Built data is cached by the hash of everything it is made from, so it is never stale.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from .. import data as shipped_data
from .. import ontology
from . import cache, snapshot
from .errors import DataError, Problem, UsageError
from .record import Record

if TYPE_CHECKING:
    import pyoxigraph as ox

    from .gate import Passed

FORMAT = "2"
SHIPPED_BASE = "https://w3id.org/civicgraph/id/"
MARKER = "civicgraph.toml"
STORIES = "stories.yaml"  # how to tell the record, not part of it: read by visualisations.stories
# Ids are resolved against it as relative IRIs are, so it must end with a slash: against a # they would replace it.
_BASE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`?#]*/")


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

    @classmethod
    def shipped(cls) -> Dataset:
        """The record that comes with civicgraph."""
        root = os.path.dirname(os.path.abspath(shipped_data.__file__))
        return cls(root, SHIPPED_BASE, "the shipped record", os.environ.get("CIVICGRAPH_SOURCES", ""))

    @classmethod
    def at(cls, folder: str) -> Dataset:
        """The data set in a folder, with the base and the folder of texts that its ``civicgraph.toml`` names."""
        if not os.path.isdir(folder):
            raise UsageError(f"{folder}: no such folder; --data takes the folder that holds the YAML files")
        root = os.path.abspath(folder)
        if os.path.samefile(root, cls.shipped().root):
            return cls.shipped()
        settings = _settings(os.path.join(root, MARKER))
        texts = os.environ.get("CIVICGRAPH_SOURCES") or os.path.join(root, settings.get("texts", "texts"))
        return cls(root, settings.get("base", SHIPPED_BASE), folder, texts)

    @classmethod
    def here(cls, folder: str | None = None) -> Dataset:
        """The data to use: of the folder named, else of the workspace around the current folder, else shipped."""
        if folder:
            return cls.at(folder)
        at = os.getcwd()
        while True:
            if os.path.isfile(os.path.join(at, MARKER)):
                return cls.at(at)
            if (above := os.path.dirname(at)) == at:
                return cls.shipped()
            at = above

    @cached_property
    def files(self) -> dict[str, bytes]:
        """The contents of every YAML file under the root, by a name that reads well in messages."""
        found = {}
        for folder, folders, names in os.walk(self.root):
            folders[:] = sorted(name for name in folders if not name.startswith((".", "_")))
            for name in sorted(names):
                if name.endswith((".yaml", ".yml")) and name != STORIES and not name.startswith("."):
                    path = os.path.join(folder, name)
                    found[_shown(path)] = _content(path)
        if not found:
            raise DataError([Problem(_shown(self.root), 0, "no YAML files here: nothing to read")])
        return found

    @cached_property
    def texts(self) -> dict[str, str]:
        """The texts of sources at hand, by file name."""
        if not self.texts_folder or not os.path.isdir(self.texts_folder):
            return {}
        found = {}
        for name in sorted(os.listdir(self.texts_folder)):
            if name.endswith(".txt"):
                content = _content(os.path.join(self.texts_folder, name))
                found[name] = content.decode("utf-8", errors="replace").replace("\r\n", "\n")
        return found

    @cached_property
    def hash(self) -> str:
        """The hash of all that the record depends on: data, texts at hand, vocabulary, rules."""
        import hashlib

        parts = [FORMAT, snapshot.READER, self.base]
        names = [
            "civic.ttl",
            "codes.ttl",
            "shapes.ttl",
            "context.jsonld",
            *(f"rules/{n}.rq" for n in ontology.names("rules")),
        ]
        parts += [part for name in names for part in (name, ontology.text(name))]
        sum = hashlib.sha256("\0".join(parts).encode())
        for name, content in sorted((os.path.basename(name), content) for name, content in self.files.items()):
            sum.update(b"\0" + name.encode() + b"\0" + content)
        for name, text in self.texts.items():
            sum.update(b"\0" + name.encode() + b"\0" + text.encode())
        return sum.hexdigest()

    @cached_property
    def data_hash(self) -> str:
        """The hash of the data files alone: the same for everybody who has the same record."""
        import hashlib

        sum = hashlib.sha256()
        for name, content in sorted((os.path.basename(name), content) for name, content in self.files.items()):
            sum.update(name.encode() + b"\0" + content + b"\0")
        return sum.hexdigest()

    def check(self, shacl: bool = False, say: Callable[[str], object] = lambda text: None) -> Passed:
        """The files through the gate, nothing written.

        The gate holds each record against the shapes itself, in a fraction of a second, and that is what a build
        waits for. With ``shacl``, what passed is held against the same shapes once more, all together, by pyshacl:
        a second opinion from an independent implementation of the standard, which takes seconds for a few thousand
        claims. ``say`` is told before that begins.

        Raises
        ------
        DataError
            With every problem found.
        """
        from .gate import passed
        from .vocabulary import vocabulary

        words = vocabulary()
        found = passed(self.files, self.texts, words, self.base)
        if shacl:
            from .shacl import shacl_problems

            say("The files pass. Holding them against the SHACL shapes with pyshacl, which takes a moment …")
            if problems := list(shacl_problems(found.quads, found.documents, words, self.base)):
                raise DataError(problems)
        return found

    def is_built(self) -> bool:
        """Whether the data is in the cache, so that no answer has to wait for a build."""
        return os.path.isdir(cache.entry(self.hash))

    def build(self) -> str:
        """The folder of the built data, built now if it is not there yet."""
        return cache.place(self.hash, self._build)

    def _build(self, folder: str) -> None:
        from .index import record_of
        from .store import quads_of, write
        from .vocabulary import vocabulary

        words = vocabulary()
        store = quads_of(self.check(), words, self.base)
        record = record_of(store.quads_for_pattern(None, None, None), words, self.base, self.data_hash)
        write(store, os.path.join(folder, "store"))
        with open(os.path.join(folder, snapshot.NAME), "wb") as file:
            file.write(snapshot.dump(record))

    def record(self) -> Record:
        """The record, from the cache or built now."""
        with open(os.path.join(self.build(), snapshot.NAME), "rb") as file:
            return snapshot.load(file.read(), self.origin)

    def store(self) -> ox.Store:
        """The store, for reading."""
        from .store import opened

        return opened(os.path.join(self.build(), "store"))


def _settings(path: str) -> dict[str, str]:
    if not os.path.isfile(path):
        return {}
    import tomllib

    try:
        found = tomllib.loads(_content(path).decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError([Problem(_shown(path), 0, f"not readable as TOML: {error}")]) from None
    for key, value in found.items():
        if key not in ("base", "texts") or not isinstance(value, str):
            raise DataError(
                [Problem(_shown(path), 0, f'{key}: only base = "https://…/" and texts = "folder" are read')]
            )
    if not _BASE.fullmatch(found.get("base", SHIPPED_BASE)):
        raise DataError(
            [Problem(_shown(path), 0, "base must be an IRI that ends with /, such as https://example.org/id/")]
        )
    return found


def _content(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise DataError([Problem(_shown(path), 0, f"cannot be read: {error.strerror}")]) from None


def _shown(path: str) -> str:
    """A path as short as it can be said from here."""
    near = os.path.relpath(path)
    return path if near.startswith("..") else near
