"""Which files a data set is made of, and the hashes that name them.

Which data: the folder named, else the workspace around the current folder (a folder with ``civicgraph.toml``), else
the shipped record.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from functools import cached_property
from time import time_ns
from typing import TYPE_CHECKING, Self

from .. import data as shipped_data
from .. import ontology
from .errors import SHIPPED, DataError, Problem, UsageError
from .files import folders
from .files.contents import FileContents
from .files.portions import hash_large_file, is_large
from .files.texts import MAX_BYTES as MAX_TEXT_BYTES
from .files.texts import SourceText, read_texts, text_paths
from .others.naming import read_records
from .record import EMPTY_ABOUT, About, OtherRecord
from .settings import MARKER, SOURCES, check_texts_folder, contact_link, own_base, read_settings, texts_folder
from .storage import file_stamps, rows

if TYPE_CHECKING:
    from .vocabulary import Vocabulary

FORMAT = "25"
NOTHING = (
    "no YAML files here: nothing to read yet; write what there is into things/NAME.yaml and what a document says into "
    "claims/NAME.yaml; `civicgraph sources add FILE` brings a document in, `civicgraph init FOLDER` begins a workspace "
    "with an example of both"
)
SHIPPED_BASE = "https://w3id.org/civicgraph/id/"
SHIPPED_ABOUT = About(
    "The record of five documents on community organising and the Citizenship and Integration Initiative",
    "civicgraph contributors",
    "https://creativecommons.org/licenses/by/4.0/",
    issued="2026",
)


@dataclass(frozen=True)
class DataFiles:
    """Files of things and claims, and the texts of their sources where they are at hand.

    ``folder`` is the folder as somebody named it, empty where nobody did. ``origin`` is what the data is called.
    ``is_for_own_eyes`` says that what is looked up tells of confidential sources what the files do. ``others`` are the
    records of other people that it stands on; with ``brings_named`` it has of these only the things that it names
    itself. ``is_brought`` says that others stand on it, who read it without what is confidential.

    >>> DataFiles.shipped().origin
    'the shipped record'
    """

    root: str
    base: str
    origin: str
    texts_folder: str = ""
    about: About = EMPTY_ABOUT
    folder: str = field(default="", compare=False)
    is_for_own_eyes: bool = field(default=False, compare=False)
    others: tuple[OtherRecord, ...] = ()
    brings_named: bool = False
    is_brought: bool = False

    @classmethod
    def shipped(cls) -> Self:
        """The record that comes with civicgraph.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> Dataset.shipped().base
        'https://w3id.org/civicgraph/id/'
        """
        root = os.path.dirname(os.path.abspath(shipped_data.__file__))
        return cls(root, SHIPPED_BASE, SHIPPED, os.environ.get(SOURCES, ""), SHIPPED_ABOUT)

    @classmethod
    def at(cls, folder: str) -> Self:
        """The data set in a folder, with the base and the folder of texts that its ``civicgraph.toml`` names.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> Dataset.at(Dataset.shipped().root) == Dataset.shipped()
        True
        """
        if not os.path.isdir(folder):
            raise UsageError(f"{folder}: no such folder; --data takes the folder that holds the YAML files")
        root = os.path.abspath(folder)
        if os.path.samefile(root, cls.shipped().root):
            return replace(cls.shipped(), folder=folder)
        found, said = cls._from_settings(root), read_settings(root)
        others = read_records(root, found.base)
        return replace(found, texts_folder=texts_folder(root, said), folder=folder, others=others)

    @classmethod
    def as_other(cls, folder: str) -> Self:
        """The record in a folder as others stand on it: by itself, without texts, and without what is confidential.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> Dataset.as_other(Dataset.shipped().root).is_brought
        True
        """
        is_shipped = os.path.samefile(folder, cls.shipped().root)
        found = cls.shipped() if is_shipped else cls._from_settings(folder)
        return replace(found, texts_folder="", is_brought=True)

    @classmethod
    def _from_settings(cls, root: str) -> Self:
        """The data set in a folder as its settings describe it."""
        said = read_settings(root)
        title = said.get("title") or os.path.basename(root)
        about = About(title, said.get("creator", ""), said.get("licence", ""), contact_link(said),
                      said.get("publisher", ""), said.get("issued", ""))  # fmt: skip
        base = said.get("base") or own_base(title, about.creator)
        # What is made says which data it is from: by its title, for a path would tell of somebody's machine.
        return cls(root, base, title, about=about)

    @classmethod
    def here(cls, folder: str | None = None) -> Self:
        """The data to use: of the folder named, else of the workspace around the current folder, else shipped.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> Dataset.here(Dataset.shipped().root).origin
        'the shipped record'
        """
        if folder:
            return cls.at(folder)
        try:
            at = os.getcwd()
        except FileNotFoundError:
            raise UsageError("the current folder is gone: go to another, or name the data with --data") from None
        while True:
            # A marker that is no file is refused there: passed over, it would let another record answer.
            if os.path.lexists(os.path.join(at, MARKER)):
                return replace(cls.at(at), folder="")
            if (above := os.path.dirname(at)) == at:
                return cls.shipped()
            at = above

    def for_own_eyes(self) -> Self:
        """The same data, to look things up in with all that is confidential, as the command does on a terminal.

        ``find``, ``show``, ``trace``, ``reach``, ``ledger``, ``sources``, ``coverage`` and ``changes`` then tell of
        confidential sources what the files do. Whatever is made to be handed on goes without it all the same.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> data = Dataset.shipped()
        >>> data.for_own_eyes() == data
        True
        """
        return replace(self, is_for_own_eyes=True)

    def named_only(self) -> Self:
        """The same data with no more of other people's records than the things that it names: what is handed on of it.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> Dataset.shipped().named_only() == Dataset.shipped()
        True
        """
        return replace(self, brings_named=True) if self.others else self

    @cached_property
    def pinned(self) -> tuple[OtherRecord, ...]:
        """The records of other people that it stands on, each as it was pinned, with whether it is at hand.

        Raises
        ------
        DataError
            One is not what was pinned.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> Dataset.shipped().pinned
        ()
        """
        from .others.pins import check_pins

        return check_pins(self.root, self.others) if self.others else ()

    @property
    def _pins(self) -> list[str]:
        """What tells one state of these records from another."""
        return [" ".join((one.name, one.base, one.sha256, str(one.is_here))) for one in self.pinned]

    @cached_property
    def files(self) -> FileContents:
        """What each file of data under the root holds, by a name that reads well in messages; read when asked for.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> sum(name.endswith("mayoral-assembly-2016.yaml") for name in Dataset.shipped().files)
        1
        """
        found, sizes = dict[str, str](), {False: 0, True: 0}
        for path in folders.data_paths(self.root):
            found[folders.short_path(path)] = path
            sizes[is_large(path)] += os.path.getsize(path) if os.path.exists(path) else 0
        for size, most in zip(sizes.values(), (folders.MAX_TOTAL_BYTES, folders.MAX_LARGE_BYTES), strict=True):
            if size > most:
                message = f"the files of data are longer than {most:,} bytes together: divide the data"
                raise DataError([Problem(folders.short_path(self.root), 0, message)])
        if not found:
            raise DataError([Problem(folders.short_path(self.root), 0, NOTHING)])
        hashed_at, hashes = self._hashed
        return FileContents(found, hashes, hashed_at)

    @cached_property
    def places(self) -> dict[str, bytes]:
        """The content of ``places.csv``, by a name that reads well in messages; empty where there is no such file.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> [len(content) > 1000 for content in Dataset.shipped().places.values()]
        [True]
        """
        return {folders.short_path(path): folders.read_file(path) for path in self._places_paths()}

    def _places_paths(self) -> list[str]:
        path = os.path.join(self.root, folders.PLACES)
        return [path] if os.path.lexists(path) else []

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The vocabulary of the data: that of this version, with the workspace's own where it has one.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> Dataset.shipped().vocabulary.relations["funded"].label
        'funded'
        """
        from .own_vocabulary import load_own_vocabulary
        from .vocabulary import with_bases

        found = load_own_vocabulary(self.root, self.base)
        return with_bases(found, tuple((one.name, one.base) for one in self.others))

    def _beside_paths(self) -> list[str]:
        """The files beside the data that say what it means: its own vocabulary, and what is decided to be one."""
        return [*self._own_vocabulary_paths(), *self._identity_paths()]

    def _own_vocabulary_paths(self) -> list[str]:
        path = os.path.join(self.root, folders.VOCABULARY)
        return [path] if os.path.lexists(path) else []

    @cached_property
    def identity(self) -> dict[str, bytes]:
        """The content of ``identity.yaml``, by a name that reads well in messages; empty where there is no such file.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> Dataset.shipped().identity
        {}
        """
        return {folders.short_path(path): folders.read_file(path) for path in self._identity_paths()}

    def _identity_paths(self) -> list[str]:
        path = os.path.join(self.root, folders.IDENTITY)
        return [path] if os.path.lexists(path) else []

    @cached_property
    def texts(self) -> dict[str, str]:
        """The texts of sources at hand, by file name.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> isinstance(Dataset.shipped().texts, dict)
        True
        """
        return {name: text.content for name, text in self.text_files.items()}

    @cached_property
    def text_files(self) -> dict[str, SourceText]:
        """The texts of sources at hand with their hashes, by file name.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> Dataset.shipped().text_files.keys() == Dataset.shipped().texts.keys()
        True
        """
        return read_texts(self.texts_folder) if self._has_texts() else {}

    def _has_texts(self) -> bool:
        if self.texts_folder and self.texts_folder == os.environ.get(SOURCES):
            check_texts_folder(self.texts_folder)
        return bool(self.texts_folder)

    def passed_over(self) -> list[str]:
        """The files in the folders of the data and of its texts that are not read, as they are shown.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> [name.endswith(".py") for name in Dataset.shipped().passed_over()]
        []
        """
        found = folders.unread_files(self.root, self.texts_folder)
        if self.texts_folder and not folders.is_inside(self.texts_folder, self.root):
            found += folders.unread_files(self.texts_folder, self.texts_folder)
        return [folders.short_path(path) for path in found]

    @cached_property
    def hash(self) -> str:
        """The hash of all that the record depends on: data, texts at hand, vocabulary, rules.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> len(Dataset.shipped().hash)
        64
        """
        from . import fingerprint

        return fingerprint.hash_of_all(self._readers(), self._hashes)

    def _readers(self) -> tuple[str, ...]:
        marks = ("brought",) * self.is_brought + ("named",) * self.brings_named
        return (FORMAT, rows.READER, self.base, *marks, *self._pins)

    @property
    def _hashes(self) -> dict[str, str]:
        """The hash of each file that the record depends on, by its path."""
        return self._hashed[1]

    @cached_property
    def _hashed(self) -> tuple[int, dict[str, str]]:
        """When the hashes of files began to be taken, in nanoseconds, and the hashes."""
        from . import fingerprint

        texts = text_paths(self.texts_folder) if self._has_texts() else []
        began = time_ns()
        paths = [*map(ontology.path, fingerprint.vocabulary_files()), *folders.data_paths(self.root)]
        paths += [*self._own_vocabulary_paths(), *self._places_paths(), *self._identity_paths(), *texts]

        def take(path: str) -> str:
            if is_large(path):
                return hash_large_file(path, folders.MAX_LARGE_BYTES)
            try:
                content = folders.read_file(path, MAX_TEXT_BYTES if path in texts else folders.MAX_BYTES)
            except DataError:
                if path in texts:
                    _ = self.text_files  # which names all that cannot be read
                raise
            return fingerprint.file_hash(content)

        return began, file_stamps.file_hashes(f"{self.root}\0{self.texts_folder}", paths, take)

    @cached_property
    def data_hash(self) -> str:
        """The hash of the data files alone: the same for everybody who has the same record.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> Dataset.shipped().data_hash == Dataset.shipped().record().hash
        True
        """
        from . import fingerprint

        hashes = {path: self._hashes[path] for path in (*self.files.paths.values(), *self._beside_paths())}
        return fingerprint.hash_of_data({**hashes, **{f"records/{one.name}": one.sha256 for one in self.pinned}})

    def read_again(self) -> None:
        """Forgets what the files were like, so that they are read as they are now.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> data = Dataset.shipped()
        >>> before = data.hash
        >>> data.read_again()
        >>> data.hash == before
        True
        """
        for name in (
            *("files", "places", "identity", "vocabulary"),
            *("texts", "text_files", "hash", "_hashed", "data_hash", "pinned", "_others"),
        ):
            self.__dict__.pop(name, None)
