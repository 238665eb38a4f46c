"""Uploads a built record to an engine; readers find the old data or the new, never a part.

Each graph goes to a staging graph first, named by what it will hold, in pieces, and is verified there. Then one
update moves all of them into place and writes the manifest. An upload that was interrupted goes on where it
stopped: what is there is counted each time; a piece that is sent twice changes nothing.

Where an engine does not promise that an update is one transaction, the manifest is marked before the graphs are moved
and written anew after. Where it takes no updates at all, the graphs are replaced one by one between such marks.
Either way civicgraph refuses to read while the mark stands; others who read there may see both versions.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from ..errors import UsageError
from .content import PIECE, Content
from .endpoint import Endpoint, iri
from .http import RemoteError
from .manifest import MANIFEST, STAGING, SWITCH_BEGINS, SWITCHING, WHOLE, Manifest, StoreState, read_state
from .verification import count, difference

if TYPE_CHECKING:
    import pyoxigraph as ox

LineCallback = Callable[[str], None]


class UploadSummary(NamedTuple):
    """What an upload did: the graphs sent and those that were there already, and how the switch was made."""

    sent: int
    kept: int
    triples: int
    atomic: bool


class Upload:
    """The upload of one record to one store."""

    def __init__(
        self,
        store: ox.Store,
        base: str,
        hash: str,
        endpoint: Endpoint,
        say: LineCallback,
        piece: int = PIECE,
        draft: str = "",
    ) -> None:
        """Reads the record, and what the store holds; ``draft`` says what of the files is not in the record."""
        self.store, self.endpoint, self.say, self.piece = store, endpoint, say, piece
        self.there: StoreState = read_state(endpoint)
        if (old := self.there.manifest) and old.base != base:
            raise UsageError(
                f"{endpoint.url} holds another record, of {old.base}: take another store, or drop its graph {MANIFEST}"
            )
        names = sorted(str(graph.value) for graph in store.named_graphs())
        plan = {}
        for graph in names:
            content = self.content(graph)
            plan[graph] = (len(content.lines), content.hash())
        self.wanted = Manifest(base, hash, WHOLE, plan, draft)

    def content(self, graph: str) -> Content:
        """A graph of the record."""
        import pyoxigraph as ox

        return Content(quad.triple for quad in self.store.quads_for_pattern(None, None, None, ox.NamedNode(graph)))

    def run(self) -> UploadSummary:
        """Sends what is not there yet, and switches to it.

        Raises
        ------
        RemoteError
            The engine refuses something, or holds something else than it was sent.
        """
        todo = [graph for graph in self.wanted.graphs if not self._is_in_place(graph)]
        staged = self.endpoint.takes_updates()
        if todo or self.there.manifest != self.wanted or self.there.staging:
            self._upload_staged(todo) if staged else self._replace_in_place(todo)
        self._recount()
        total = sum(count for count, _ in self.wanted.graphs.values())
        kept = len(self.wanted.graphs) - len(todo)
        return UploadSummary(len(todo), kept, total, staged and self.endpoint.engine.atomic)

    def _is_in_place(self, graph: str) -> bool:
        """Whether a graph is in place already: a manifest says so and its count agrees, or it is read and compared."""
        old = self.there.manifest
        if old is None:
            return False
        if old.state == WHOLE:
            expected = self.wanted.graphs[graph]
            return old.graphs.get(graph) == expected and count(self.endpoint, graph) == expected[0]
        return not difference(self.endpoint, graph, self.content(graph))

    def _obsolete_graphs(self) -> list[str]:
        """The graphs of the old record that the new one lacks."""
        old = self.there.manifest
        return sorted(set(old.graphs) - set(self.wanted.graphs)) if old else []

    def _upload_staged(self, todo: list[str]) -> None:
        staging = {graph: _staging_name(graph, self.wanted.graphs[graph][1]) for graph in todo}
        listed = " ".join(f"{iri(name)} {iri(STAGING)} {iri(graph)} ." for graph, name in staging.items())
        if listed:
            self.endpoint.update(f"INSERT DATA {{ GRAPH {iri(STAGING)} {{ {listed} }} }}")
        for graph, name in staging.items():
            content = self.content(graph)
            self._send(graph, name, content, count(self.endpoint, name))
            self._verify(graph, name, content)
        moves = [f"MOVE GRAPH {iri(name)} TO GRAPH {iri(graph)}" for graph, name in staging.items()]
        abandoned = sorted(set(self.there.staging) - set(staging.values()))
        drops = [f"DROP SILENT GRAPH {iri(name)}" for name in (*self._obsolete_graphs(), *abandoned)]
        self.say("Switching to the new data")
        written = f"INSERT DATA {{ GRAPH {iri(MANIFEST)} {{ {self.wanted.triples()} }} }}"
        cleared, unlisted = f"DROP SILENT GRAPH {iri(MANIFEST)}", f"DROP SILENT GRAPH {iri(STAGING)}"
        if self.endpoint.engine.atomic:
            self.endpoint.update(" ;\n".join([*moves, *drops, cleared, written, unlisted]))
            return
        for step in (SWITCH_BEGINS, *moves, *drops, cleared, written, unlisted):
            self.endpoint.update(step)

    def _replace_in_place(self, todo: list[str]) -> None:
        old = self.there.manifest
        both = {**(old.graphs if old else {}), **self.wanted.graphs}
        self.endpoint.put(MANIFEST, replace(self.wanted, state=SWITCHING, graphs=both).triples().encode())
        for graph in todo:
            content = self.content(graph)
            self._send(graph, graph, content, 0)
            self._verify(graph, graph, content)
        for graph in self._obsolete_graphs():
            self.endpoint.delete(graph)
        self.endpoint.put(MANIFEST, self.wanted.triples().encode())

    def _send(self, graph: str, name: str, content: Content, there: int) -> None:
        """Sends a graph's pieces in turn, without those that are there already."""
        whole, first = len(content.lines), True
        for sent, piece in content.pieces(self.piece):
            if sent > there:
                (self.endpoint.put if first else self.endpoint.post)(name, piece)
                self.say(f"{graph}: {sent:,} of {whole:,}")
            first = False

    def _verify(self, graph: str, name: str, content: Content) -> None:
        """Compares what arrived with what was sent; tries once more from the beginning where they differ."""
        if difference(self.endpoint, name, content):
            self._send(graph, name, content, 0)
            if wrong := difference(self.endpoint, name, content):
                raise RemoteError(f"{self.endpoint.url}, {graph}: {wrong}; the old data stay")

    def _recount(self) -> None:
        """Counts all graphs at the end: another upload may have ended at the same moment."""
        for graph, (expected, _) in self.wanted.graphs.items():
            if (there := count(self.endpoint, graph)) != expected:
                raise RemoteError(f"{self.endpoint.url}, {graph}: {there:,} triples where {expected:,} were sent")


def _staging_name(graph: str, hash: str) -> str:
    """Where a graph is built up: a name of its own for each thing it may hold."""
    return f"{STAGING}:{hashlib.sha256(f'{graph} {hash}'.encode()).hexdigest()[:32]}"
