"""What differs between engines: their paths, and what must be known to use them well.

A row is what an engine documents; docs/engines.md says against which of them the tests are run.
"""

from __future__ import annotations

from typing import NamedTuple

from .http import HttpReply, Web


class Engine(NamedTuple):
    """A kind of engine. Paths are appended to the address given; an empty one: it has none.

    ``atomic``: one update request, whatever it holds, is one transaction. ``page`` is how many rows it can
    be asked for at once without cutting them off; ``union`` the parameter that makes the default graph the union of
    all; ``whole`` how many triples a graph may have that it is asked to send back in one answer. ``rewrites``:
    it keeps a number's value and not its spelling.
    """

    name: str
    query: str = ""
    update: str = ""
    graphs: str = ""
    atomic: bool = False
    page: int = 1_000
    union: tuple[tuple[str, str], ...] = ()
    whole: int = 50_000
    rewrites: bool = False


ENGINES = {
    "oxigraph": Engine("oxigraph", "/query", "/update", "/store", True, 10_000, (("union-default-graph", ""),)),
    "fuseki": Engine("fuseki", "/query", "/update", "/data", True, 10_000),
    "graphdb": Engine("graphdb", "", "/statements", "/rdf-graphs/service", True, 10_000),
    "virtuoso": Engine(
        "virtuoso",
        "/sparql",
        "/sparql-auth",
        "/sparql-graph-crud-auth",
        False,
        5_000,
        whole=5_000,
        rewrites=True,
    ),
    "generic": Engine("generic"),
}
_SIGNS = {"oxigraph": "oxigraph", "virtuoso": "virtuoso", "fuseki": "fuseki", "graphdb": "graphdb"}


def recognise_engine(web: Web) -> Engine:
    """The engine behind an address, by how its server names itself; ``generic`` where it does not."""
    reply: HttpReply = web.request("GET", web.parts.path or "/")
    server = reply.headers.get("server", "").lower()
    return next((ENGINES[name] for sign, name in _SIGNS.items() if sign in server), ENGINES["generic"])
