"""Which data: the folder named, else the workspace around the current folder (a folder with ``civicgraph.toml``), else
the shipped record.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from typing import Self

from .. import data as shipped_data
from .about import EMPTY_ABOUT, About, OtherRecord
from .errors import SHIPPED, UsageError
from .others.naming import read_records
from .settings import MARKER, SHIPPED_BASE, SOURCES, contact_link, own_base, read_settings, texts_folder

SHIPPED_ABOUT = About(
    "The record of five documents on community organising and the Citizenship and Integration Initiative",
    "civicgraph contributors",
    "https://creativecommons.org/licenses/by/4.0/",
    issued="2026",
)


@dataclass(frozen=True)
class DataChoice:
    """A folder of data, with what its settings say of it.

    ``folder`` is the folder as somebody named it, empty where nobody did. ``origin`` is what the data is called.
    ``is_for_own_eyes`` says that what is looked up tells of confidential sources what the files do. ``others`` are the
    records of other people that it stands on; with ``brings_named`` it has of these only the things that it names
    itself. ``is_brought`` says that others stand on it, who read it without what is confidential.

    >>> DataChoice.shipped().origin
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
