"""What has changed between two versions of a record."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..graph.dataset import BuiltData

if TYPE_CHECKING:
    from ..graph.record import Record
    from .results.changes import ChangesResult


class History(BuiltData):
    """The method that compares with an earlier version."""

    def changes(self, since: str = "HEAD", *, traces: Iterable[tuple[str, str]] = ()) -> ChangesResult:
        """What has changed since an earlier version: of claims, things and the rest, and of what traces conclude.

        Traces are those that ``stories.yaml`` shows in either version, and those that are asked for besides.

        Parameters
        ----------
        since
            Another folder of data, or a revision of git, such as ``HEAD~3`` or a tag. Git's files are read without
            touching those that lie in the folder.
        traces
            Pairs of things, by id, IRI, name or alias, as in the later version or else the earlier.

        Raises
        ------
        UsageError
            There is no such folder or revision, or no git.
        DataError
            Nothing of one of the versions can be read.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> data = Dataset.shipped()
        >>> data.changes(data.root).items
        ()
        """
        import os
        from dataclasses import replace

        from ..graph.changes.revision import write_revision
        from ..graph.changes.versions import make_texts_folder, own_folder, version_record
        from ..graph.others.pins import folder_of

        # Of what is other people's nothing is compared: both versions stand on it as it lies here now.
        others = tuple(one._replace(path=folder_of(self.root, one)) for one in self.others)
        if os.path.isdir(since):
            other = replace(type(self).at(since), is_for_own_eyes=self.is_for_own_eyes, others=others)
            return self._compare_with(other, other.shown_record(), since, traces)
        with own_folder(since) as folder:
            commit = write_revision(self.root, since, folder)
            make_texts_folder(folder)
            self.make_ready()
            other = replace(type(self).at(folder), is_for_own_eyes=self.is_for_own_eyes, others=others)
            name = since if commit.startswith(since) else f"{since} ({commit[:12]})"
            return self._compare_with(other, version_record(other, self), name, traces)

    def _compare_with(
        self, other: BuiltData, old: Record, since: str, traces: Iterable[tuple[str, str]]
    ) -> ChangesResult:
        from ..graph.changes.compare import compare, left_out_of_both
        from ..graph.changes.identities import Version, identities
        from ..graph.changes.model import RecordChanges
        from ..graph.changes.verdicts import verdict_changes
        from ..graph.changes.versions import differing_files, file_hashes
        from ..graph.files.folders import STORIES
        from .results.changes import ChangesResult, asked_traces

        new = self.shown_record()
        asked = asked_traces(old, other.root, new, self.root, traces)
        files = differing_files(file_hashes(other), file_hashes(self))
        has_stories = any(os.path.lexists(os.path.join(root, STORIES)) for root in (other.root, self.root))
        found = RecordChanges((), (), files, len(asked), left_out_of_both(old, new), has_stories)
        if other.hash != self.hash:
            before, after = Version.of(old), Version.of(new)
            same = identities(before, after)
            verdicts = verdict_changes(old, new, asked, same)
            found = found._replace(items=compare(before, after, same), verdicts=verdicts)
        return ChangesResult(old, new, since, found)
