"""Beginning a workspace, and what helps to write its files."""

from __future__ import annotations

from typing import Self

from ..graph.dataset import BuiltData


class Workspaces(BuiltData):
    """The methods that begin a workspace, and keep what an editor knows of it."""

    @classmethod
    def init(
        cls,
        folder: str,
        *,
        title: str = "",
        author: str = "",
        base: str = "",
        licence: str = "",
        empty: bool = False,
        blind_copy_of: str = "",
        with_things: bool = False,
    ) -> Self:
        """Begins a workspace in a folder: settings, an example that passes, a page to read, what editors need.

        The same answers make the same bytes, and nothing that is there is written over.

        Parameters
        ----------
        title
            What the record is called; without one, as the folder.
        base
            Where the IRIs of its things begin; without one, with a URN made of title and author.
        licence
            Its web address, or a short name such as CC BY 4.0.
        empty
            Without the example.
        blind_copy_of
            A workspace whose sources and texts a second coder begins with, without sight of its claims.
        with_things
            Whether the copy takes the files of things along.

        Raises
        ------
        UsageError
            An answer cannot be used, or something is in the way: nothing was written.

        Examples
        --------
        >>> import os, tempfile
        >>> from civicgraph import Dataset
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     data = Dataset.init(os.path.join(folder, "harbour"), title="The harbour", author="A reading group")
        ...     data.check().warnings, data.base
        ([], 'urn:x-workspace:the-harbour-798e9054/')
        """
        from ..graph.workspace.begin import Answers, begin_workspace, title_of
        from ..graph.workspace.blind_copy import blind_copy

        copy = blind_copy(cls.at(blind_copy_of), with_things=with_things) if blind_copy_of else None
        answers = Answers(title or title_of(folder), author, base, licence)
        begin_workspace(folder, answers, empty=empty, copy=copy)
        made = cls.at(folder)
        if not empty:
            made.refresh_editor_schema()
        return made

    def editor_schema(self) -> str:
        """A JSON Schema of the data files, with the ids of this record, by which an editor completes and explains.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> '"London Voter Registration Week"' in Dataset.shipped().editor_schema()
        True
        """
        from ..graph.errors import DataError
        from ..graph.workspace.editor_schema import editor_schema

        try:
            record = self.own_record()
        except DataError:  # an editor is wanted most where nothing passes yet
            record = None
        return editor_schema(self.vocabulary, record)

    def refresh_editor_schema(self) -> bool:
        """Writes the editors' schema of a workspace anew, with its ids as they are now; whether that changed it.

        Only where there is one, as ``init`` writes it, and this folder may be written to.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> Dataset.shipped().refresh_editor_schema()
        False
        """
        import os

        from ..graph.workspace.begin import SCHEMA
        from ..graph.writing import write

        path = os.path.join(self.root, *SCHEMA.split("/"))
        if not os.path.isfile(path) or os.path.islink(path):
            return False
        made = self.editor_schema().encode()
        try:
            with open(path, "rb") as file:
                if file.read() == made:
                    return False
            write(path, made)
        except OSError:  # somebody else's folder: an editor there goes on with what it has
            return False
        return True
