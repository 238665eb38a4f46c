"""A worker process: opens the store for reading, gives up the network, and answers jobs from its input one by one."""

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
from .answers import NotAcceptable, answer, graph, graphs
from .messages import LOST, READY, Outbox, packed, received

if TYPE_CHECKING:
    from ...graph.record import Record

# A worker that has held more than this part of its memory is replaced: an engine gives little of it back.
_FULL = 0.5


class Work:
    """The store and the record of one worker, and what it does with them."""

    def __init__(self, settings: dict[str, Any]) -> None:
        import pyoxigraph as ox

        self.settings = settings
        self.proof = integrity.prove(os.path.dirname(settings["store"]))
        self.store = ox.Store.read_only(settings["store"])

    def is_full(self) -> bool:
        """Whether it has once held so much memory that a fresh worker is better."""
        return isolation.peak_megabytes() > float(self.settings["memory"]) * _FULL

    def do(self, job: dict[str, Any], out: Outbox) -> None:
        """One job, whatever comes of it told in the outbox; nothing is, where what was built is no longer whole."""
        if not self.proof.holds():
            sys.exit(_lost("somebody has written to the files"))
        try:
            self._do(job, out)
        except NotAcceptable as error:
            kind = "rows or yes or no" if str(error) == "rows" else "triples"
            out.fail(406, f"the answer is {kind}, and neither Accept nor the parameter format names one for that")
        except UnknownName as error:
            out.fail(404, str(error))
        except CivicgraphError as error:
            out.fail(400, str(error))
        except MemoryError:
            out.fail(503, f"the answer needs more than the {self.settings['memory']} MB of memory that a query may use")
        except RecursionError as error:
            out.fail(400, f"the query cannot be answered: {error}")
        except Exception as error:
            self._check(error)
            print(f"{type(error).__name__}: {error}", file=sys.stderr, flush=True)
            out.fail(500, "something went wrong here; the fault is the server's")

    def _check(self, error: Exception) -> None:
        """Ends the process where an error comes of what was built being no longer whole."""
        try:
            integrity.prove(os.path.dirname(self.settings["store"]))
        except Damaged:
            sys.exit(_lost(str(error)))

    def warm(self) -> None:
        """Does once all that reads files, so that later none has to be opened."""
        from ...graph.files.texts import text_path
        from . import lookups

        record = self._record()
        # What is found as typed, and what is found by no word at all: each takes modules of its own.
        jobs: list[dict[str, Any]] = [{"op": "search", "text": text, "most": 1} for text in ("a", "0x0")]
        jobs += [{"op": "reconcile", "queries": {"q": {"query": "a", "types": [], "limit": 1}}}]
        texts, places = self.settings["texts"], self.settings["positions"]
        for source in record.sources.values() if texts else ():
            lookups.text(path := text_path(texts, source.text_file), stamp(path), source.text_hash)
        drawn = {"op": "map", "depth": 1, "most": 2, "picked": [], "stamp": stamp(places)}
        jobs += [{**drawn, "around": id} for id in islice(record.things, 1)]
        for job in jobs:
            self._for_people(job, Outbox(lambda frame: None))

    def _record(self) -> Record:
        return _record(self.settings["index"], self.settings["origin"], tuple(self.settings["about"]))

    def _do(self, job: dict[str, Any], out: Outbox) -> None:
        if job["op"] == "query":
            answer(self.store, job, self.settings["base"], out)
        elif job["op"] == "graph":
            graph(self.store, job, self.settings["base"], out)
        elif job["op"] == "graphs":
            graphs(self.store, out)
        else:
            self._for_people(job, out)

    def _for_people(self, job: dict[str, Any], out: Outbox) -> None:
        from . import lookups

        record = self._record()
        if job["op"] == "search":
            made = lookups.searched(record, job)
        elif job["op"] == "reconcile":
            made = lookups.matched(record, job)
        elif job["op"] == "passages":
            made = lookups.passages(record, job, self.settings["texts"])
        else:
            made = lookups.drawn(record, job, self.settings)
        out.add(made, hold=True)
        out.close()


@cache
def _record(index: str, origin: str, about: tuple[str, str, str]) -> Record:
    from ...graph.record import About
    from ...graph.storage import record_cache

    with open(index, "rb") as file:
        return record_cache.load(file.read(), origin, About(*about))


def main() -> None:
    """Runs until the input ends."""
    settings = json.loads(sys.argv[1])
    pipe = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)  # whatever prints must not fall among the frames
    jobs = os.fdopen(os.dup(0), "rb")
    way = isolation.confine(settings["memory"])
    try:
        work = Work(settings)
    except (OSError, Damaged) as error:
        sys.exit(_lost(str(error).splitlines()[0]))
    if way == "descriptors":
        work.warm()
        isolation.close_doors()
    _send(pipe, packed(READY, {"network": way}))
    while (content := received(jobs)) is not None:
        job = json.loads(content)
        isolation.allow_seconds(job["seconds"])
        work.do(job, Outbox(lambda frame: _send(pipe, frame), work.is_full))
    os._exit(0)  # the engine's threads may not outlive what Python takes apart


def _lost(why: str) -> int:
    print(f"what was built is damaged or gone: {why}", file=sys.stderr, flush=True)
    return LOST


def _send(pipe: Any, frame: bytes) -> None:
    """All of a frame: a pipe may take only a part at a time."""
    view = memoryview(frame)
    while view:
        view = view[pipe.write(view) :]


if __name__ == "__main__":
    main()
