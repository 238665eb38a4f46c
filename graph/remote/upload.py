"""A built record into an engine, so that whoever reads there finds the old data or the new, and never half.

Each graph goes to a staging graph first, named by what it will hold, in pieces, and is verified there. Then one
update moves all of them into place and writes the manifest. An upload that was ended goes on where it was: what is
there is counted, not noted, so that no note can be wrong; a piece that is sent twice changes nothing.

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
from .manifest import MANIFEST, STAGING, SWITCH_BEGINS, SWITCHING, WHOLE, Held, Manifest, held
from .verification import count, difference

if TYPE_CHECKING:
    import pyoxigraph as ox

Say = Callable[[str], None]


class Uploaded(NamedTuple):
    """What an upload did: the graphs sent and those that were there already, and how the switch was made."""

    sent: int
    kept: int
    triples: int
    atomic: bool


class Upload:
    """One record on its way into one store."""

    def __init__(self, store: ox.Store, base: str, hash: str, endpoint: Endpoint, say: Say, piece: int = PIECE) -> None:
        """Reads the record, and what the store holds."""
        self.store, self.endpoint, self.say, self.piece = store, endpoint, say, piece
        self.there: Held = held(endpoint)
        if (old := self.there.manifest) and old.base != base:
            raise UsageError(
                f"{endpoint.url} holds another record, of {old.base}: take another store, or drop its graph {MANIFEST}"
            )
        names = sorted(str(graph.value) for graph in store.named_graphs())
        plan = {}
        for graph in names:
            content = self.content(graph)
            plan[graph] = (len(content.lines), content.hash())
        self.wanted = Manifest(base, hash, WHOLE, plan)

    def content(self, graph: str) -> Content:
        """A graph of the record."""
        import pyoxigraph as ox

        return Content(quad.triple for quad in self.store.quads_for_pattern(None, None, None, ox.NamedNode(graph)))

    def run(self) -> Uploaded:
        """Sends what is not there yet, and switches to it.

        Raises
        ------
        RemoteError
            The engine refuses something, or holds something else than it was sent.
        """
        todo = [graph for graph in self.wanted.graphs if not self._kept(graph)]
        staged = self.endpoint.takes_updates()
        if todo or self.there.manifest != self.wanted or self.there.staging:
            self._staged(todo) if staged else self._straight(todo)
        self._recounted()
        total = sum(count for count, _ in self.wanted.graphs.values())
        kept = len(self.wanted.graphs) - len(todo)
        return Uploaded(len(todo), kept, total, staged and self.endpoint.engine.atomic)

    def _kept(self, graph: str) -> bool:
        """Whether a graph is in place already: a manifest says so and its count agrees, or it is read and compared."""
        old = self.there.manifest
        if old is None:
            return False
        if old.state == WHOLE:
            expected = self.wanted.graphs[graph]
            return old.graphs.get(graph) == expected and count(self.endpoint, graph) == expected[0]
        return not difference(self.endpoint, graph, self.content(graph))

    def _gone(self) -> list[str]:
        """The graphs of the old record that the new one lacks."""
        old = self.there.manifest
        return sorted(set(old.graphs) - set(self.wanted.graphs)) if old else []

    def _staged(self, todo: list[str]) -> None:
        staging = {graph: _staging(graph, self.wanted.graphs[graph][1]) for graph in todo}
        listed = " ".join(f"{iri(name)} {iri(STAGING)} {iri(graph)} ." for graph, name in staging.items())
        if listed:
            self.endpoint.update(f"INSERT DATA {{ GRAPH {iri(STAGING)} {{ {listed} }} }}")
        for graph, name in staging.items():
            content = self.content(graph)
            self._sent(graph, name, content, count(self.endpoint, name))
            self._verified(graph, name, content)
        moves = [f"MOVE GRAPH {iri(name)} TO GRAPH {iri(graph)}" for graph, name in staging.items()]
        abandoned = sorted(set(self.there.staging) - set(staging.values()))
        drops = [f"DROP SILENT GRAPH {iri(name)}" for name in (*self._gone(), *abandoned)]
        self.say("Switching to the new data")
        written = f"INSERT DATA {{ GRAPH {iri(MANIFEST)} {{ {self.wanted.triples()} }} }}"
        cleared, unlisted = f"DROP SILENT GRAPH {iri(MANIFEST)}", f"DROP SILENT GRAPH {iri(STAGING)}"
        if self.endpoint.engine.atomic:
            self.endpoint.update(" ;\n".join([*moves, *drops, cleared, written, unlisted]))
            return
        for step in (SWITCH_BEGINS, *moves, *drops, cleared, written, unlisted):
            self.endpoint.update(step)

    def _straight(self, todo: list[str]) -> None:
        old = self.there.manifest
        both = {**(old.graphs if old else {}), **self.wanted.graphs}
        self.endpoint.put(MANIFEST, replace(self.wanted, state=SWITCHING, graphs=both).triples().encode())
        for graph in todo:
            content = self.content(graph)
            self._sent(graph, graph, content, 0)
            self._verified(graph, graph, content)
        for graph in self._gone():
            self.endpoint.delete(graph)
        self.endpoint.put(MANIFEST, self.wanted.triples().encode())

    def _sent(self, graph: str, name: str, content: Content, there: int) -> None:
        """A graph's pieces in turn; those that are there whole are passed over."""
        whole, first = len(content.lines), True
        for sent, piece in content.pieces(self.piece):
            if sent > there:
                (self.endpoint.put if first else self.endpoint.post)(name, piece)
                self.say(f"{graph}: {sent:,} of {whole:,}")
            first = False

    def _verified(self, graph: str, name: str, content: Content) -> None:
        """One more try, from the beginning, where what arrived is something else."""
        if difference(self.endpoint, name, content):
            self._sent(graph, name, content, 0)
            if wrong := difference(self.endpoint, name, content):
                raise RemoteError(f"{self.endpoint.url}, {graph}: {wrong}; the old data stay")

    def _recounted(self) -> None:
        """The last look: another upload may have ended at the same moment."""
        for graph, (expected, _) in self.wanted.graphs.items():
            if (there := count(self.endpoint, graph)) != expected:
                raise RemoteError(f"{self.endpoint.url}, {graph}: {there:,} triples where {expected:,} were sent")


def _staging(graph: str, hash: str) -> str:
    """Where a graph is built up: a name of its own for each thing it may hold."""
    return f"{STAGING}:{hashlib.sha256(f'{graph} {hash}'.encode()).hexdigest()[:32]}"
