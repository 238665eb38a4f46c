"""A worker process: opens the store for reading, gives up the network, and runs jobs from its input one by one."""

from __future__ import annotations

import json
import os
import sys
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from ...graph.errors import CivicgraphError, UnknownName
from ...graph.storage import integrity
from ...graph.storage.integrity import Damaged
from ..file_state import stamp
from . import isolation
from .answers import NotAcceptable, answer_query, send_graph, send_graph_names
from .messages import DATA_DAMAGED, READY, ReplyWriter, pack, read_frame

if TYPE_CHECKING:
    from ...graph.record import Record

# A worker that has used more than this share of its memory is replaced: the engine frees little of it.
_MEMORY_SHARE = 0.5


class JobRunner:
    """Runs the jobs of one worker on its store and its record."""

    def __init__(self, settings: dict[str, Any]) -> None:
        import pyoxigraph as ox

        self.settings = settings
        self.proof = integrity.prove(os.path.dirname(settings["store"]))
        self.store = ox.Store.read_only(settings["store"])

    def needs_replacement(self) -> bool:
        """Whether the process has once used so much memory that a new one should replace it."""
        return isolation.peak_megabytes() > float(self.settings["memory"]) * _MEMORY_SHARE

    def run(self, job: dict[str, Any], out: ReplyWriter) -> None:
        """Runs one job and writes the reply. If the built data is no longer whole, the process ends without a reply."""
        if not self.proof.holds():
            sys.exit(_report_damage("somebody has written to the files"))
        try:
            self._dispatch(job, out)
        except NotAcceptable as error:
            kind = "rows or yes or no" if str(error) == "rows" else "triples"
            out.fail(406, f"the answer is {kind}, and neither Accept nor the parameter format names one for that")
        except UnknownName as error:
            out.fail(404, _without_command(str(error)))
        except CivicgraphError as error:
            out.fail(400, _without_command(str(error)))
        except MemoryError:
            out.fail(503, f"the answer needs more than the {self.settings['memory']} MB of memory that a query may use")
        except RecursionError as error:
            out.fail(400, f"the query cannot be answered: {error}")
        except Exception as error:
            self._exit_if_damaged(error)
            print(f"{type(error).__name__}: {error}", file=sys.stderr, flush=True)
            out.fail(500, "something went wrong here; the fault is the server's")

    def _exit_if_damaged(self, error: Exception) -> None:
        """Ends the process if the built data is no longer whole, which may be the cause of an error."""
        try:
            integrity.prove(os.path.dirname(self.settings["store"]))
        except Damaged:
            sys.exit(_report_damage(str(error)))

    def preload(self) -> None:
        """Loads every file and module that a job may need, because later nothing can be opened."""
        from ...graph.files.texts import text_path
        from . import lookups, pages
        from .held_record import HeldRecord

        record = self._load_record()
        # A name that is found as typed, and one that is not found: each needs other modules.
        jobs: list[dict[str, Any]] = [{"op": "search", "text": text, "limit": 1} for text in ("a", "0x0")]
        jobs += [{"op": "reconcile", "queries": {"q": {"query": "a", "types": [], "limit": 1}}}]
        jobs += [{"op": "extend", "ids": [], "properties": ["name"]}]
        texts, positions = self.settings["texts"], self.settings["positions"]
        for source in record.sources.values() if texts else ():
            lookups.read_text(path := text_path(texts, source.text_file), stamp(path), source.text_hash)
        map_job = {"op": "map", "depth": 1, "limit": 2, "picked": [], "stamp": stamp(positions)}
        jobs += [{**map_job, "around": id} for id in islice(record.things, 1)]
        jobs += pages.sample_jobs(record)
        for job in jobs:
            self._look_up(job, ReplyWriter(lambda frame: None))
        HeldRecord.of(record, self.settings).claim_history()

    def _name_of(self, iri: str) -> str:
        from ...graph.words.iri_names import name_of_iri

        return name_of_iri(self._load_record(), iri)

    def _load_record(self) -> Record:
        return _load_record(self.settings["index"], self.settings["origin"], tuple(self.settings["about"]))

    def _dispatch(self, job: dict[str, Any], out: ReplyWriter) -> None:
        if job["op"] == "query":
            answer_query(self.store, job, self.settings["base"], out, self._name_of)
        elif job["op"] == "graph":
            send_graph(self.store, job, self.settings["base"], out)
        elif job["op"] == "graphs":
            send_graph_names(self.store, out)
        else:
            self._look_up(job, out)

    def _look_up(self, job: dict[str, Any], out: ReplyWriter) -> None:
        from . import lookups

        record = self._load_record()
        if job["op"] == "search":
            content = lookups.search_things(record, job)
        elif job["op"] == "reconcile":
            content = lookups.reconcile_names(record, job)
        elif job["op"] == "extend":
            content = lookups.column_data(record, job)
        elif job["op"] == "passages":
            content = lookups.read_passages(record, job, self.settings["texts"])
        elif job["op"] == "card":
            content = lookups.draw_card(job)
        elif job["op"] == "page":
            from . import pages  # what writes pages is imported by those that are asked for one

            content, told = pages.make_page(record, job, self.settings)
            out.head |= told
        else:
            content = lookups.draw_map(record, job, self.settings)
        out.add(content, hold=True)
        out.close()


def _without_command(message: str) -> str:
    """A message without the command by which somebody at a terminal would go on.

    >>> _without_command("'x' is no thing in the record; try: civicgraph find WORD")
    "'x' is no thing in the record"
    """
    return message.partition("; try: civicgraph")[0]


@cache
def _load_record(index: str, origin: str, about: tuple[str, str, str]) -> Record:
    from ...graph.record import About
    from ...graph.storage.open_record import open_record

    return open_record(index, origin, About(*about))


def main() -> None:
    """Runs until the input ends."""
    settings = json.loads(sys.argv[1])
    pipe = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)  # so that nothing that is printed gets between the frames
    jobs = os.fdopen(os.dup(0), "rb")
    network = isolation.confine(settings["memory"])
    try:
        runner = JobRunner(settings)
    except (OSError, Damaged) as error:
        sys.exit(_report_damage(str(error).splitlines()[0]))
    if network == "descriptors":
        runner.preload()
        isolation.forbid_opening()
    _write_all(pipe, pack(READY, {"network": network}))
    while (content := read_frame(jobs)) is not None:
        job = json.loads(content)
        isolation.allow_seconds(job["seconds"])
        runner.run(job, ReplyWriter(lambda frame: _write_all(pipe, frame), runner.needs_replacement))
    os._exit(0)  # at once: the engine's threads may fail while Python shuts down


def _report_damage(reason: str) -> int:
    """Writes the reason to stderr; returns the exit code."""
    print(f"what was built is damaged or gone: {reason}", file=sys.stderr, flush=True)
    return DATA_DAMAGED


def _write_all(pipe: Any, frame: bytes) -> None:
    """Writes all of a frame: a pipe may take only a part at a time."""
    view = memoryview(frame)
    while view:
        view = view[pipe.write(view) :]


if __name__ == "__main__":
    main()
