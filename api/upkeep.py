"""Keeping data in order: checking files, putting the record into an engine, serving it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from ..graph.dataset import BuiltData
from ..graph.progress import Progress, silent

if TYPE_CHECKING:
    from ..graph.compiling.checking import FileChecks
    from ..graph.errors import Problem
    from .results.upkeep import CheckResult, UploadResult


def _silent(line: str) -> None:
    """A callback that does nothing."""


class Upkeep(BuiltData):
    """The methods that check, upload and serve."""

    def check(self, progress: Progress = silent, *, full: bool = False) -> CheckResult:
        """The files checked: shape, references, evidence, dates; and ``sectors.csv`` and ``stories.yaml``.

        Nothing is written. Valid data that is still probably a slip gets a warning.
        ``progress`` is called with how far it is.
        ``full`` has pyshacl check valid files against the SHACL shapes once more, which takes seconds.

        Raises
        ------
        DataError
            With every problem found.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> Dataset.shipped().check().warnings
        []
        """
        from .results.upkeep import CheckResult, check_other_files

        validated = self.validate()
        check_other_files(self, validated)
        if full:
            progress("shapes", 0, 1)
            self.check_with_pyshacl(validated)
        return CheckResult(self, validated, self.warnings(validated))

    def check_files(self, names: Iterable[str]) -> list[Problem]:
        """What is wrong with single files, in the order of files and lines; those that did not change are not parsed.

        Warnings are told by :meth:`file_warnings`.

        Parameters
        ----------
        names
            The files, as :attr:`files` and :attr:`identity` name them.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> data = Dataset.shipped()
        >>> data.check_files(list(data.files)[:2])
        []
        """
        return self._file_checks.problems(names)

    def file_warnings(self, names: Iterable[str]) -> list[Problem]:
        """What passes in single files and is still probably a slip, as :meth:`check` says it of all files.

        What takes several files to see is told of those that are named; where all files together are larger than
        50 MB, they are not compared with others.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> data = Dataset.shipped()
        >>> data.file_warnings(list(data.files)[:2])
        []
        """
        from ..graph.files.identity_file import decided_pairs, untold_decisions
        from ..graph.storage import coded_places

        chosen = set(names)
        found = self._file_checks.warnings(chosen, coded_places.load(self.root), decided_pairs(self.identity))
        lines = {name: line for name, line in self.files.lines_of_decisions().items() if name in chosen}
        return sorted([*found, *untold_decisions(lines, self.identity)])

    @cached_property
    def _file_checks(self) -> FileChecks:
        from ..graph.compiling.checking import FileChecks

        return FileChecks(self.compile_own(), self.files, self.text_files, self.vocabulary, self.identity)

    def write_places(self) -> str:
        """Writes ``places.csv`` beside the data: where each anchor stands in the texts at hand, and the file's path.

        Who has the data and not the texts then knows line, passage and sentence all the same. Places in texts that are
        not at hand stay as they are, as long as their anchors do. Of confidential sources there are none.

        Raises
        ------
        DataError
            The files do not pass.
        UsageError
            No text is at hand.

        Examples
        --------
        >>> import tempfile
        >>> from civicgraph import DataError, Dataset
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     try:
        ...         Dataset.at(folder).write_places()
        ...     except DataError as error:
        ...         print(error.problems[0].message.partition(";")[0])
        no YAML files here: nothing to read yet
        """
        import os

        from ..graph.errors import UsageError
        from ..graph.files.document import public_evidence
        from ..graph.files.folders import PLACES
        from ..graph.files.places import places_text
        from ..graph.writing import write

        found = self.validate()
        if not found.lines:
            raise UsageError("no text of a source is at hand, so that no place is known")
        path = os.path.join(self.root, PLACES)
        told = public_evidence(found.documents)
        places = {id: (found.written[id], place) for id, place in found.places.items() if id in told}
        table = places_text(places, {id: one for id, one in found.numbers.items() if id in told})
        write(path, table.encode())
        return path

    def upload(self, store: str, say: Callable[[str], None] = _silent, *, draft: bool = False) -> UploadResult:
        """Puts what was built into the engine at an address: to staging graphs, verified, and then in place.

        Run again, it goes on where it stopped. ``say`` is called with what it does, line by line. With ``draft``, what
        passes is uploaded where anything is left out, or has lost its anchor; the store is marked as a draft. Of
        records of other people, only the things that this one names are in it.

        Raises
        ------
        UsageError
            The engine holds another record, or is none that can be used.

        Examples
        --------
        >>> from civicgraph import Dataset, UsageError
        >>> try:
        ...     Dataset.shipped().upload("ftp://example.org/")
        ... except UsageError as error:
        ...     print("refused")
        refused
        """
        from ..graph.extras import needing
        from ..graph.words.counts import draft_words
        from .results.upkeep import UploadResult

        with needing("engines", "uploading to an engine"):
            from ..graph.remote.endpoint import Endpoint
            from ..graph.remote.upload import Upload

        if not draft:
            self.require_whole()
        own = self.named_only()
        with Endpoint(store) as endpoint:
            done = Upload(own.store(), own.base, own.data_hash, endpoint, say, draft=draft_words(own.record())).run()
            return UploadResult(endpoint.url, endpoint.engine.name, done)

    def serve(
        self,
        *,
        host: str = "127.0.0.1",
        port: int = 8000,
        workers: int | None = None,
        timeout: float = 30.0,
        memory: int = 1024,
        max_rows: int = 100_000,
        proxy: str = "",
        allow_origin: str = "*",
        passages: bool | None = None,
        reload: bool = False,
        draft: bool = False,
    ) -> None:
        """Serves the record over HTTP until it is stopped: SPARQL, pages of things and claims, the map, a search.

        Parameters
        ----------
        workers
            Processes that answer; one a core, and one, unless said otherwise.
        timeout, memory, max_rows
            The most that a query may take: seconds, megabytes, rows.
        proxy, allow_origin
            The proxy whose X-Forwarded-For is trusted; which other web pages may connect.
        passages
            Whether to show what stands around the evidence; None: only if no other machine can connect.
        reload
            Whether to take up a new build whenever the files have changed and pass.
        draft
            Whether to serve what passes where anything is left out; every page then says so.

        Raises
        ------
        UsageError
            The address cannot be listened on, or what serves is not installed.

        Examples
        --------
        >>> from civicgraph import Dataset, UsageError
        >>> try:
        ...     Dataset.shipped().serve(host="256.0.0.1")
        ... except UsageError as error:
        ...     print("refused")
        refused
        """
        import os

        from ..graph.extras import needing

        with needing("server", "serving"):
            from ..server.run import run
            from ..server.settings import settings_of, shows_passages

        if not draft:
            self.require_whole()
        shown = passages if passages is not None else shows_passages(host, proxy, allow_origin)
        limits = {"timeout": timeout, "memory": memory, "max_rows": max_rows}
        asked_by = {"host": host, "port": port, "proxy": proxy, "allow_origin": allow_origin}
        worker_count = workers or (os.cpu_count() or 1) + 1
        run(settings_of(self, passages=shown, workers=worker_count, reload=reload, draft=draft, **limits, **asked_by))
