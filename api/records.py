"""Other people's records that a workspace stands on: named, pinned, brought, and what is there of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..graph.dataset import BuiltData
from ..graph.progress import Progress, silent

if TYPE_CHECKING:
    from ..graph.editing.edits import Edits
    from ..graph.record import OtherRecord
    from .results.records import RecordsResult


class Records(BuiltData):
    """The methods for the records that this one stands on."""

    def records(self) -> RecordsResult:
        """The records of other people that this one stands on: whose, on what terms, and whether each is as pinned.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> Dataset.shipped().records().rows
        []
        """
        from .results.records import RecordsResult, record_row

        return RecordsResult([record_row(self, one) for one in self.others])

    def add_record(self, name: str, place: str, progress: Progress = silent) -> Edits:
        """A record to stand on, named in ``civicgraph.toml`` with what it says of itself and the hash of its files.

        ``diff()`` of the answer shows it, ``write()`` does it, :meth:`undo` takes it back. What lies in an archive or
        at an address is brought first, into a folder that git passes over; a record of the same name gives way.

        Parameters
        ----------
        name
            What its ids begin with here, as in ``harbour:night-bus``.
        place
            A folder, a zip, the address of a zip, or ``civicgraph:shipped``: of a workspace, or of what
            ``export("ro-crate")`` makes.
        progress
            Called with the stage of the work, how much of it is done, and of how much.

        Raises
        ------
        UsageError
            There is no record there, or it cannot stand beside this one.

        Examples
        --------
        >>> import tempfile
        >>> from civicgraph import Dataset
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     edits = Dataset.init(folder, title="A record").add_record("shipped", "civicgraph:shipped")
        ...     [line for line in edits.diff().splitlines() if line.startswith(("+name", "+path"))]
        ['+name = "shipped"', '+path = "civicgraph:shipped"']
        """
        from ..graph.errors import CivicgraphError, UsageError
        from ..graph.others import fetching, naming, pins
        from ..graph.record import OtherRecord

        if problem := naming.name_problem(name):
            raise UsageError(problem)
        naming.require_workspace(self.root)
        found = naming.place_record(OtherRecord(name, "", ""), self.root, place)
        if found.path:
            found = naming.in_deposit(found, pins.folder_of(self.root, found))
            found = found._replace(sha256=pins.record_hash(pins.folder_of(self.root, found)))
        else:
            found = fetching.bring(self.root, found, progress)
        try:
            described = self._describe(found, place)
        except CivicgraphError:
            if found.sha256 not in (one.sha256 for one in self.others):
                fetching.forget(self.root, found)
            raise
        return self._settings_edits(f"stand on {name}", naming.with_record(self.root, described))

    def _describe(self, one: OtherRecord, place: str) -> OtherRecord:
        """A record that lies where it is to be read, with what it says of itself, once it is sure that it can be."""
        from ..graph.errors import UsageError
        from ..graph.others import fetching, naming, pins

        folder = pins.folder_of(self.root, one)
        if one.path and (problem := naming.lies_within(self.root, folder)):
            raise UsageError(f"{place}: {problem}")
        with fetching.named_as(place, folder):
            theirs = BuiltData.as_other(folder)
            about = theirs.about
            found = one._replace(base=theirs.base, title=about.title[:500], licence=about.licence)
            if problem := naming.clash(found, self.base, [other for other in self.others if other.name != one.name]):
                raise UsageError(problem)
            theirs.record()  # which says what is wrong where nothing can be read
        return found

    def pin_record(self, name: str, progress: Progress = silent) -> Edits:
        """The record of a name taken as it is now: what is changed, as of :meth:`add_record`.

        Raises
        ------
        UsageError
            There is none of that name, or nothing has changed.

        Examples
        --------
        >>> from civicgraph import Dataset, UsageError
        >>> try:
        ...     Dataset.shipped().pin_record("harbour")
        ... except UsageError as error:
        ...     print(error)
        harbour is no record that this one stands on: it stands on none
        """
        from ..graph.errors import UsageError

        edits = self.add_record(name, self._other(name).place, progress)
        if not edits.files:
            raise UsageError(f"{name} is what was pinned: there is nothing to change")
        return edits

    def remove_record(self, name: str) -> Edits:
        """A record that this one stands on no more; what names its things is left out from then on.

        Raises
        ------
        UsageError
            There is none of that name.

        Examples
        --------
        >>> from civicgraph import Dataset, UsageError
        >>> try:
        ...     Dataset.shipped().remove_record("harbour")
        ... except UsageError as error:
        ...     print("refused")
        refused
        """
        from ..graph.others import naming

        return self._settings_edits(
            f"stand on {self._other(name).name} no more", naming.without_record(self.root, name)
        )

    def fetch_record(self, name: str, progress: Progress = silent) -> OtherRecord:
        """Brings a record from its archive or address, as it was pinned. Nothing else here reaches a network.

        Raises
        ------
        UsageError
            There is none of that name, it lies in a folder, or what comes is not what was pinned; or its host cannot be
            reached, or sends elsewhere.

        Examples
        --------
        >>> from civicgraph import Dataset, UsageError
        >>> try:
        ...     Dataset.shipped().fetch_record("harbour")
        ... except UsageError as error:
        ...     print("refused")
        refused
        """
        from ..graph.others import fetching

        one = self._other(name)
        fetching.bring(self.root, one, progress)
        self.read_again()
        return one

    def _other(self, name: str) -> OtherRecord:
        from ..graph.errors import UsageError

        found = {one.name: one for one in self.others}
        if name not in found:
            known = f"stands on {', '.join(found)}" if found else "stands on none"
            raise UsageError(f"{name} is no record that this one stands on: it {known}")
        return found[name]

    def _settings_edits(self, what: str, text: str) -> Edits:
        """A change of ``civicgraph.toml`` alone."""
        import os

        from ..graph.editing.edits import Edits
        from ..graph.files.folders import read_file
        from ..graph.settings import MARKER

        path = os.path.join(self.root, MARKER)
        return Edits(self.root, what, {path: read_file(path)}, {path: text.encode()})
