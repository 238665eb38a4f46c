"""In and out: the record in the formats of other programs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..graph.progress import Progress, silent
from .documents import Documents

if TYPE_CHECKING:
    from .results.exchange import ExportResult, ImportResult


class Exchange(Documents):
    """The methods that read and write what other programs have."""

    def import_file(
        self,
        path: str,
        *,
        format: str = "",
        name: str = "",
        as_source: bool = False,
        copy: bool = True,
        encoding: str = "",
        mapping: Mapping[str, str] | None = None,
        progress: Progress = silent,
    ) -> ImportResult:
        """What importing a file of another program into this workspace comes to; ``write()`` of the answer does it.

        A file imported again under the same name updates what it wrote, keeps what was changed here, and touches
        nothing else; :meth:`undo` takes it back.

        Parameters
        ----------
        format
            Its name, such as ``360giving``; without one, it is told by what the file holds.
        name
            What the ids of its claims begin with; without one, as the file is called.
        as_source
            Whether a drawing is taken as a source, so that its claims are no drafts.
        copy
            Whether to keep the file itself, and not only its hash.
        encoding
            That of text which is not UTF-8; without it, it is guessed and told.
        mapping
            Types and relations by the words of a drawing that stand for them, such as ``{"Country": "Place"}``; that of
            the empty word is the relation of lines that say nothing. The next import of the file remembers it.

        Raises
        ------
        UsageError
            This is no workspace, or the file cannot be read or is of no format that is.

        Examples
        --------
        >>> import os, tempfile
        >>> from civicgraph import Dataset
        >>> head = "Identifier,Title,Funding Org:Name,Recipient Org:Name,Amount Awarded,Award Date"
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     data = Dataset.init(os.path.join(folder, "harbour"), empty=True)
        ...     file = os.path.join(folder, "grants.csv")
        ...     with open(file, "w") as opened:
        ...         print(head, "A1,Night bus,Harbour Fund,Elm Street Alliance,4200,2024-03-04", sep="\\n", file=opened)
        ...     found = data.import_file(file)
        ...     found.report.format, len(found.plan.bundle.claims)
        ('360giving', 3)
        """
        from ..graph.documents.letters import check_encoding
        from ..graph.exchange.importing import ImportOptions, plan_import
        from ..graph.extras import needing
        from .results.exchange import ImportResult

        check_encoding(encoding)
        options = ImportOptions(format, name, encoding, as_source, copy, mapping or {})
        with needing("documents", "reading such files"):
            plan = plan_import(self._workspace(), path, self.vocabulary, options, progress)
        labels = {id: one.label for id, one in self.vocabulary.said_relations.items()}
        return ImportResult(plan, labels)

    def export(self, format: str, *, progress: Progress = silent) -> ExportResult:
        """The record in a format of another program, with a report of what has no place there.

        What is confidential is not in it, and of records of other people only the things that this one names.

        Parameters
        ----------
        format
            Its name, such as ``graphml``: ``civicgraph export --help`` lists them.
        progress
            Called with the stage of the work, how much of it is done, and of how much.

        Raises
        ------
        UsageError
            There is no such format, or what it is written with is not installed.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> done = Dataset.shipped().export("graphml")
        >>> done.report.written["nodes"]
        1270
        """
        from ..graph.exchange.exporting import export_as
        from .results.exchange import ExportResult

        return ExportResult(export_as(self.named_only(), format, progress))
