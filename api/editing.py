"""Changing the files of a record: each method says what would change, and writes nothing until it is told to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..graph.dataset import BuiltData

if TYPE_CHECKING:
    from ..graph.editing.edits import Edits
    from .results.duplicates import DuplicatesResult
    from .results.redaction import RedactionResult


class Editing(BuiltData):
    """The methods that change files."""

    def rename(self, old: str, new: str) -> Edits:
        """An id put in another's place wherever it is named: in the data and the files beside it.

        ``diff()`` of the answer shows it, ``write()`` does it, :meth:`undo` takes it back.

        Raises
        ------
        UsageError
            There is no such id, the new one is taken or cannot be one, or the files would no longer pass.

        Examples
        --------
        >>> import tempfile
        >>> from civicgraph import Dataset
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     edits = Dataset.init(folder, title="A record").rename("example-council", "long-street-council")
        ...     [line for line in edits.diff().splitlines() if line.startswith("+ ")]
        ['+    object: long-street-council', '+  - id: long-street-council']
        """
        from ..graph.editing.record_changes import rename_id

        return rename_id(self, old, new)

    def merge(self, keep: str, other: str, reason: str, *, decided_by: str = "", decided: str = "") -> Edits:
        """Two things made one: what names the other names the first, which takes its names as aliases.

        The reason is kept in ``identity.yaml``. Where they are of unlike types, the ``notice`` of the answer says so.

        Parameters
        ----------
        decided_by
            Who decided it; the creator that ``civicgraph.toml`` names, unless said otherwise.
        decided
            When, as ``2024-05-31``; not told where it is empty.

        Raises
        ------
        UsageError
            One of them is no thing, or the files would no longer pass.

        Examples
        --------
        >>> import tempfile
        >>> from civicgraph import Dataset
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     data = Dataset.init(folder, title="A record")
        ...     len(data.merge("example-council", "example-residents", "a trial").files)
        3
        """
        from ..graph.editing.record_changes import merge_things

        return merge_things(self, keep, other, reason, decided_by, decided)

    def duplicates(self, thing: str = "", *, likeness: int = 90) -> DuplicatesResult:
        """Pairs of things that may be one and of which nobody has decided it, the likeliest first.

        By identifiers that they share, then by names that are the same or nearly so. Nothing is merged: :meth:`decide`
        says what they are, and :meth:`merge` makes them one.

        Parameters
        ----------
        thing
            Only pairs with this thing.
        likeness
            How alike names have to be, from 0 to 100.

        Raises
        ------
        UnknownName
            No thing has the name, or several do.
        UsageError
            What compares names is not installed.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> Dataset.shipped().duplicates(likeness=100).pairs
        []
        """
        from ..graph.extras import needing
        from ..graph.likely_duplicates import likely_duplicates
        from ..graph.names import resolve
        from .results.duplicates import DuplicatesResult

        record = self.record()
        with needing("documents", "comparing names"):
            found = likely_duplicates(record, resolve(record, thing) if thing else "", likeness=likeness)
        # Whether two things of one record of other people are one, they say there.
        kept = [pair for pair in found if not record.are_of_another(pair.first, pair.second)]
        return DuplicatesResult(record, kept)

    def decide(self, kind: str, one: str, other: str, reason: str, *, decided_by: str = "", decided: str = "") -> Edits:
        """A decision on whether two things are one, kept in ``identity.yaml``: nothing is merged by it.

        A decision on the two that is there already gives way. A trace honours it where it is told to.

        Parameters
        ----------
        kind
            ``same``, ``not-the-same`` or ``unsure``.
        decided_by
            Who decided it; the creator that ``civicgraph.toml`` names, unless said otherwise.
        decided
            When, as ``2024-05-31``; today, unless it is said.

        Raises
        ------
        UsageError
            One of them is no thing, they are one already, or the kind or the reason is none.

        Examples
        --------
        >>> import tempfile
        >>> from civicgraph import Dataset
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     data = Dataset.init(folder, title="A record")
        ...     edits = data.decide("not-the-same", "example-council", "example-residents", "Two.", decided_by="Bo")
        ...     [line for line in edits.diff().splitlines() if "things" in line]
        ['+    things: [example-council, example-residents]']
        """
        from ..graph.editing.record_changes import decide_on

        return decide_on(self, kind, (one, other), reason, decided_by, decided)

    def retract(self, claim: str, reason: str, on: str = "") -> Edits:
        """A claim or caveat taken back: it stays in its file, with day and reason, and is neither walked nor counted.

        Parameters
        ----------
        on
            The day, such as ``2026-11-30``; today, unless it is said.

        Raises
        ------
        UsageError
            There is no such claim or caveat, it is taken back already, or the day or the reason is none.

        Examples
        --------
        >>> import tempfile
        >>> from civicgraph import Dataset
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     data = Dataset.init(folder, title="A record")
        ...     claim = next(iter(data.record().claims))
        ...     edits = data.retract(claim, "a slip", "2026-11-30")
        ...     [line.strip("+ ") for line in edits.diff().splitlines() if line.startswith("+ ")]
        ['status: retracted', 'retracted: 2026-11-30', 'retractionReason: "a slip"']
        """
        from ..graph.editing.record_changes import retract_claim

        return retract_claim(self, claim, reason, on)

    def redact(self, thing: str, pseudonym: str = "", reason: str = "", on: str = "") -> RedactionResult:
        """A thing's names taken out of all files, and a pseudonym in their place: every place first.

        ``write()`` of the answer does it, once a pseudonym and a reason are given, and cleans the cache. It cannot be
        undone here. Words of sources, ids of other records, addresses and names of files are for a person to decide.

        Parameters
        ----------
        reason, on
            Why, and on which day (today, unless it is said): what is kept of it in ``redactions.csv``.

        Raises
        ------
        UnknownName
            No thing has the name, or several do.
        UsageError
            The pseudonym, the day or the reason is none, or the files would no longer pass.

        Examples
        --------
        >>> import tempfile
        >>> from civicgraph import Dataset
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     data = Dataset.init(folder, title="A record")
        ...     found = data.redact("example-council", "a council", "they asked for it")
        ...     found.id, len([place for place in found.places if not place.advice]) > 2
        ('redacted-1', True)
        """
        from .results.redaction import redaction

        return redaction(self, thing, pseudonym, reason, on)

    def undo(self) -> Edits:
        """What takes the last change of these methods back, as long as nobody has edited the files since.

        Once it is written, the next call takes back the one before.

        Raises
        ------
        UsageError
            There is nothing to undo, or a file has been changed since.

        Examples
        --------
        >>> import tempfile
        >>> from civicgraph import Dataset
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     data = Dataset.init(folder, title="A record")
        ...     data.rename("example-council", "council").write()
        ...     Dataset.at(folder).undo().what
        'rename example-council to council'
        """
        from ..graph.editing.checked_changes import require_workspace
        from ..graph.editing.edits import read_undo

        require_workspace(self)
        return read_undo(self.root)
