"""Changing the files of a record: each method says what would change, and writes nothing until it is told to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from ..graph.dataset import BuiltData

if TYPE_CHECKING:
    from ..graph.editing.edits import Edits
    from .results.duplicates import DuplicatesResult
    from .results.redaction import RedactionResult

Change = Callable[[Mapping[str, bytes], Mapping[str, bytes]], dict[str, bytes]]


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
        from ..graph.editing.rename import rename
        from ..graph.exchange.renamed import follow_rename, manifests

        self._require_own(old)
        return self._change(
            f"rename {old} to {new}",
            follow_rename(lambda files, beside: rename(files, beside, old, new), old, new),
            also=manifests(self.root),
        )

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
        from dataclasses import replace

        from ..graph.dates import check_date
        from ..graph.editing.decisions import Merger
        from ..graph.editing.rename import merge
        from ..graph.errors import UsageError
        from ..graph.exchange.renamed import follow_rename, manifests

        if not reason.strip() or len(reason.splitlines()) > 1:
            raise UsageError("a reason says in one line why the two are one")
        self._require_own(keep, other)
        check_date("decided", decided, single=True)
        merger = Merger(keep, other, reason.strip(), decided_by or self.about.creator, decided)
        what = f"merge {other} into {keep}: {reason}"
        notice = self._type_notice(keep, other)
        try:
            change = follow_rename(lambda files, beside: merge(files, beside, merger), other, keep)
            edits = self._change(what, change, also=manifests(self.root))
        except UsageError as refusal:
            raise UsageError("; ".join(filter(None, (str(refusal), notice)))) from None
        return replace(edits, notice=notice)

    def _type_notice(self, keep: str, other: str) -> str:
        from ..graph.editing.rename import type_notice
        from ..graph.errors import DataError

        try:
            return type_notice(self.own_record(), keep, other)
        except DataError:  # nothing passes: what is wrong is said by the change itself
            return ""

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
        from datetime import date

        from ..graph.dates import check_date
        from ..graph.editing.decisions import with_decision
        from ..graph.errors import UsageError
        from ..graph.files.folders import IDENTITY
        from ..graph.identity import KINDS, MERGED
        from ..graph.names import resolve
        from ..graph.record import IdentityDecision

        kinds = [name for name in KINDS if name != MERGED]
        if kind not in kinds:
            raise UsageError(f"{kind} is no decision: {', '.join(kinds)} are")
        if not reason.strip() or len(reason.splitlines()) > 1:
            raise UsageError("a reason says in one line why")
        day = check_date("decided", decided, single=True) or date.today().isoformat()
        record = self.record()
        things = resolve(record, one), resolve(record, other)
        if things[0] == things[1]:
            raise UsageError(f"{things[0]} is one thing: name two")
        decision = IdentityDecision(kind, things, reason.strip(), decided_by or self.about.creator, day)

        def change(files: Mapping[str, bytes], beside: Mapping[str, bytes]) -> dict[str, bytes]:
            path = next(one for one in beside if one.endswith(IDENTITY))
            return {**files, **beside, path: with_decision(beside[path], decision)}

        return self._change(f"decide {kind}: {things[0]}, {things[1]}", change)

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
        from datetime import date

        from ..graph.dates import check_date
        from ..graph.editing.retract import retract
        from ..graph.errors import UsageError

        if not reason.strip() or len(reason.splitlines()) > 1:
            raise UsageError("a reason says in one line why the claim is taken back")
        self._require_own(claim)
        day = check_date("on", on, single=True) or date.today().isoformat()
        what = f"retract {claim}: {reason}"
        return self._change(what, lambda files, beside: {**retract(files, claim, day, reason.strip()), **beside})

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
        from datetime import date

        from ..graph.dates import check_date
        from ..graph.editing.redact import Redaction, redact
        from ..graph.errors import UsageError
        from ..graph.files.folders import POSITIONS, REDACTIONS, VOCABULARY
        from ..graph.names import resolve
        from .results.redaction import RedactionResult, texts_of

        if pseudonym and (not reason.strip() or len(reason.splitlines()) > 1):
            raise UsageError("a reason says in one line why the name is taken out, without it")
        day = check_date("on", on, single=True) or date.today().isoformat()
        self._check_own()
        id, made = resolve(self.own_record(), thing), list[Redaction]()
        self._require_own(id)
        texts, unread = texts_of(self)

        def change(files: Mapping[str, bytes], beside: Mapping[str, bytes]) -> dict[str, bytes]:
            made.append(redact(files, beside, texts, id, pseudonym or "redacted", (day, reason.strip())))
            return made[0].after

        edits = self._change("redact", change, also=(POSITIONS, REDACTIONS, VOCABULARY), can_be_undone=False)
        return RedactionResult(self, made[0].id, made[0].places, unread, edits, bool(pseudonym))

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
        from ..graph.editing.edits import read_undo

        self._check_own()
        return read_undo(self.root)

    def _change(self, what: str, change: Change, *, also: Iterable[str] = (), can_be_undone: bool = True) -> Edits:
        """A change of the files, refused where they would have more problems than before.

        ``also`` are names of files beside the data that it changes, or makes.
        """
        import os

        from ..graph.editing.edits import Edits
        from ..graph.errors import UsageError
        from ..graph.files.folders import IDENTITY, PLACES, STORIES, read_file
        from ..graph.files.portions import is_large
        from ..graph.networks.sectors import FILE

        self._check_own()
        if large := next(filter(is_large, self.files.paths), ""):
            raise UsageError(f"{large}: such files are changed by what made them; bring it into CSV or YAML first")
        paths = {os.path.abspath(name): name for name in self.files}
        beside = [path for name in (PLACES, FILE, STORIES) if os.path.isfile(path := os.path.join(self.root, name))]
        before = {path: self.files[name] for path, name in paths.items()}
        tables = {path: read_file(path) for path in beside}
        identity = os.path.join(self.root, IDENTITY)
        tables[identity] = read_file(identity) if os.path.isfile(identity) else b""
        for path in (os.path.join(self.root, name) for name in also):
            tables[path] = read_file(path) if os.path.isfile(path) else b""
        edits = Edits(self.root, what, {**before, **tables}, change(before, tables), can_be_undone)
        changed = {name: content for path, name in paths.items() if (content := edits.after[path])}
        earlier = self._problems(self.files, tables[identity])
        later = self._problems(changed, edits.after[identity])
        if len(later) > len(earlier):
            first = next(iter(sorted(set(later) - set(earlier))), "")
            raise UsageError(f"the files would no longer pass: {first}; nothing was written")
        return edits

    def _require_own(self, *ids: str) -> None:
        """Refuses what is of other people's records: it is only read here."""
        for id in ids if self.others else ():
            record = self.record()
            record.require_own(record.short_id(id))

    def _check_own(self) -> None:
        from ..graph.errors import UsageError

        if self.root == self.shipped().root:
            raise UsageError("the shipped record is not changed: go into a workspace, or name one with --data")

    def _problems(self, files: Mapping[str, bytes], identity: bytes) -> list[str]:
        """What is wrong with files, the texts left aside, and with what ``identity.yaml`` holds."""
        from ..graph.errors import DataError
        from ..graph.files.folders import IDENTITY
        from ..graph.files.identity_file import check_decisions
        from ..graph.files.validation import validate

        try:
            abroad, absent = self.abroad, self.absent
            validated = validate(files, {}, self.whole_vocabulary, abroad=abroad, absent=absent)
            if identity:
                check_decisions(identity, IDENTITY, validated.documents, abroad, absent)
        except DataError as error:
            return [str(problem) for problem in error.problems]
        return []
