"""The files that a data set is made of, what they hold, and the hashes that name them."""

from __future__ import annotations

import os
from functools import cached_property
from time import time_ns
from typing import TYPE_CHECKING

from .. import ontology
from .data_choice import DataChoice
from .errors import DataError, Problem
from .files import folders
from .files.contents import FileContents
from .files.portions import hash_large_file, is_large
from .files.texts import MAX_BYTES as MAX_TEXT_BYTES
from .files.texts import SourceText, read_texts, text_paths
from .record import OtherRecord
from .settings import SOURCES, check_texts_folder
from .storage import file_stamps, rows

if TYPE_CHECKING:
    from .vocabulary import Vocabulary

FORMAT = "25"
NOTHING = (
    "no YAML files here: nothing to read yet; write what there is into things/NAME.yaml and what a document says into "
    "claims/NAME.yaml; `civicgraph sources add FILE` brings a document in, `civicgraph init FOLDER` begins a workspace "
    "with an example of both"
)


class DataFiles(DataChoice):
    """Files of things and claims, and the texts of their sources where they are at hand.

    >>> DataFiles.shipped().origin
    'the shipped record'
    """

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
