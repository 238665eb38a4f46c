"""Documents in: adding them to a workspace, and taking up new versions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ..graph.dataset import BuiltData
from ..graph.progress import Progress, silent

if TYPE_CHECKING:
    from ..graph.documents.workspace_folders import WorkspaceFolders
    from ..graph.record import Source
    from .results.documents import AddedSources, SourceUpdate


class Documents(BuiltData):
    """The methods that bring documents into a workspace."""

    def add_sources(
        self,
        paths: Sequence[str],
        progress: Progress = silent,
        *,
        id: str = "",
        title: str = "",
        url: str = "",
        archived: str = "",
        retrieved: str = "",
        language: str = "",
        kind: str = "",
        copy: bool = True,
        whole: bool = False,
        encoding: str = "",
    ) -> AddedSources:
        """Adds documents as sources: each file kept, its text read once, and a claims file to begin with.

        Of each document its pages, paragraphs or rows are kept. Where one cannot be read, the others are added. A
        source that is declared and has no text yet (of that ``id``; else of that address, title or name of its text) is
        filled in: what its header lacks is written, and what it says otherwise stays.

        Parameters
        ----------
        paths
            Files, and folders of which every document is taken.
        id, title, url, archived
            Of one document alone; without them the id is made of the file's name and the title is guessed.
        retrieved, language, kind
            When they were read at their addresses (EDTF), their language tag, their code of kinds of sources.
        copy
            Whether to keep the files themselves, and not only their hashes.
        whole
            Whether to keep the running heads and feet of pages.
        encoding
            That of texts, tables and web pages which are not UTF-8; without it, it is guessed and told.

        Raises
        ------
        UsageError
            This is no workspace, nothing is there, or a fact cannot be used.

        Examples
        --------
        >>> import os, tempfile
        >>> from civicgraph import Dataset
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     data = Dataset.init(os.path.join(folder, "bus"), empty=True)
        ...     letter = os.path.join(folder, "Letter of May.txt")
        ...     with open(letter, "w") as file:
        ...         _ = file.write("The alliance asked the council for a night bus.")
        ...     added = data.add_sources([letter])
        ...     [(one.id, one.title) for one in added.added]
        [('source/letter-of-may', 'Letter of May')]
        """
        from ..graph.documents.adding import AddOptions, add_documents
        from ..graph.documents.extracted import Options
        from ..graph.documents.header import GivenFacts
        from ..graph.documents.letters import check_encoding
        from .results.documents import AddedSources

        given = GivenFacts(title, url, archived, retrieved, language, kind)
        whole_id = id if id.startswith("source/") or not id else f"source/{id}"
        check_encoding(encoding)
        options = AddOptions(given, whole_id, copy, Options(whole, encoding))
        return AddedSources(add_documents(self._workspace(), paths, options, progress))

    def update_source(
        self,
        path: str,
        *,
        source: str = "",
        retrieved: str = "",
        whole: bool = False,
        encoding: str = "",
        write: bool = False,
    ) -> SourceUpdate:
        """Compares a new version of a document with the one that is there: which anchors hold, moved, are lost.

        Nothing is written unless asked for, and never a claim: the earlier version is kept for those who cited it,
        and :meth:`check` goes on saying what has changed until somebody has looked.

        Parameters
        ----------
        source
            Of which source it is; without it, of the one that was read from a file of that name.
        retrieved
            When it was read at its address (EDTF).
        whole, encoding
            As for :meth:`add_sources`.
        write
            Whether to put the new version in the old one's place.

        Raises
        ------
        UsageError
            It is no document of a source here, or cannot be read.

        Examples
        --------
        >>> from civicgraph import Dataset, UsageError
        >>> try:
        ...     Dataset.shipped().update_source("report.pdf")
        ... except UsageError as error:
        ...     print(error)
        documents are added to a workspace of your own: begin one with civicgraph init
        """
        from ..graph.documents.extracted import Options
        from ..graph.documents.letters import check_encoding
        from ..graph.documents.updating import plan_update, write_update
        from .results.documents import SourceUpdate

        workspace = self._workspace()
        check_encoding(encoding)
        vocabulary, options = self.vocabulary, Options(whole, encoding)
        plan = plan_update(workspace, path, source, self.files, self.texts, vocabulary, options)
        kept = write_update(workspace, plan, self.files, retrieved) if write else []
        return SourceUpdate(self.own_record(), plan, kept)

    def _workspace(self) -> WorkspaceFolders:
        """Where the parts of this workspace lie.

        Raises
        ------
        UsageError
            It is the shipped record, or its texts lie elsewhere, where nothing is written.
        """
        import os

        from ..graph.documents.workspace_folders import WorkspaceFolders
        from ..graph.errors import UsageError
        from ..graph.files.folders import is_inside
        from ..graph.settings import SOURCES, USUAL_TEXTS

        if self.root == type(self).shipped().root:
            raise UsageError("documents are added to a workspace of your own: begin one with civicgraph init")
        texts = self.texts_folder or os.path.join(self.root, USUAL_TEXTS)
        if not is_inside(texts, self.root):
            raise UsageError(
                f"{SOURCES} names a folder of texts outside this workspace, where nothing is written: unset it first"
            )
        return WorkspaceFolders(self.root, texts, self._own_sources, lambda: self.files)

    def _own_sources(self) -> Mapping[str, Source]:
        """The sources of this record alone; none where nothing is there yet, or nothing that passes."""
        from ..graph.errors import DataError

        try:
            return self.own_record().sources
        except DataError:
            return {}
