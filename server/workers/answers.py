"""A worker's work: one query answered, row by row, in the format that the client wants."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import pyoxigraph as ox

from ...graph.errors import UsageError
from ...graph.sparql.evaluation import PREFIXES, ending, explained
from ...graph.sparql.guard import checked, names_a_dataset
from ...graph.sparql.notices import noticed
from ...graph.sparql.rows import WRITERS
from ...graph.sparql.triples import written
from ..protocol.negotiation import BY_NAME
from .messages import Outbox

_BATCH_ROWS, _BATCH_TRIPLES = 200, 5_000
# What the server may have to hold of one answer for a client that reads slowly: a piece is never larger.
_LARGEST_PIECE, _LARGEST_WHOLE = 1024 * 1024, 8 * 1024 * 1024


class NotAcceptable(Exception):
    """The answer is of a kind that the client has no format for."""


def answer(store: ox.Store, job: dict[str, Any], base: str, out: Outbox) -> None:
    """Answers the query of a job into an outbox.

    Raises
    ------
    UsageError
        The query is refused, or is not SPARQL.
    NotAcceptable
        Rows were asked for and triples are the answer, or the other way about.
    """
    found = _asked(store, job["query"], _dataset(job), base)
    if said := noticed(store, job["query"], base):
        out.head |= {"notices": [one.text for one in said]}
    if isinstance(found, ox.QueryTriples):
        _send_triples(found, job, base, out)
    elif isinstance(found, ox.QueryBoolean):
        name = _wanted(job, "rows")
        out.head |= {"format": name, "ask": True}
        out.add(WRITERS[name]().truth(bool(found)).encode())
        out.close()
    else:
        _send_rows(found, job, out)


def graph(store: ox.Store, job: dict[str, Any], base: str, out: Outbox) -> None:
    """One named graph whole; a job without a name means the default graph, which is the union of all."""
    name = next((iri for iri in job["names"] if store.contains_named_graph(ox.NamedNode(iri))), None)
    if name is None and job["names"]:
        out.fail(404, f"there is no graph {job['names'][0]}")
        return
    quads = store.quads_for_pattern(None, None, None, ox.NamedNode(name) if name else None)
    _send_triples((quad.triple for quad in quads), {**job, "limit": 0}, base, out)


def graphs(store: ox.Store, out: Outbox) -> None:
    """The names of all graphs."""
    import json

    out.add(json.dumps(sorted(name.value for name in store.named_graphs() if isinstance(name, ox.NamedNode))).encode())
    out.close()


def _asked(store: ox.Store, query: str, dataset: dict[str, Any] | None, base: str) -> Any:
    bare = checked(query)
    if dataset is None:
        dataset = {"use_default_graph_as_union": not names_a_dataset(bare)}
    try:
        return store.query(query, base_iri=base, prefixes=PREFIXES, **dataset)
    except SyntaxError as error:
        raise UsageError(explained(str(error), query)) from None
    except ValueError as error:
        raise UsageError(f"the query cannot be answered: {error}") from None


def _dataset(job: dict[str, Any]) -> dict[str, Any] | None:
    """The data set that the request names, which counts more than the query's own (SPARQL 1.1 Protocol, 2.1.4)."""
    if not job.get("default") and not job.get("named"):
        return None
    return {
        "default_graph": [ox.NamedNode(iri) for iri in job["default"]],
        "named_graphs": [ox.NamedNode(iri) for iri in job["named"]],
    }


def _wanted(job: dict[str, Any], kind: str) -> str:
    if not job[kind]:
        raise NotAcceptable(kind)
    return str(job[kind])


def _send_rows(found: Any, job: dict[str, Any], out: Outbox) -> None:
    name = _wanted(job, "rows")
    writer, names = WRITERS[name](), [variable.value for variable in found.variables]
    out.head |= {"format": name}
    first, cut = writer.start(names).encode(), ""
    rows = 0
    for batch in _batches(found, _BATCH_ROWS):
        if over := _over(rows + len(batch), job["limit"]):
            cut, batch = f"the limit of {job['limit']:,} rows is reached", batch[:-over]
        pieces = [
            writer.row([row[at] for at in range(len(names))], not rows and not at).encode()
            for at, row in enumerate(batch)
        ]
        rows += len(batch)
        for piece in _joined([first, *pieces]):
            out.add(piece)
        first = b""
        if cut:
            break
    out.add(first + ending(name, cut), hold=True)
    out.close(cut=cut)


def _send_triples(found: Iterable[Any], job: dict[str, Any], base: str, out: Outbox) -> None:
    name = _wanted(job, "graph")
    out.head |= {"format": name}
    prefixes = {"": base, **PREFIXES}
    if not BY_NAME[name].streams:
        _send_whole(found, name, prefixes, job["limit"], out)
        return
    cut, count = "", 0
    for batch in _batches(found, _BATCH_TRIPLES):
        if over := _over(count + len(batch), job["limit"]):
            cut, batch = f"the limit of {job['limit']:,} triples is reached", batch[:-over]
        count += len(batch)
        for piece in _pieces(batch, name, prefixes):
            out.add(piece)
        if cut:
            break
    out.add(ending(name, cut), hold=True)
    out.close(cut=cut)


def _send_whole(found: Iterable[Any], name: str, prefixes: dict[str, str], limit: int, out: Outbox) -> None:
    """Formats that can neither be sent in pieces nor say that they are cut short: all or nothing."""
    triples = list(islice(found, limit + 1 if limit else None))
    if _over(len(triples), limit):
        out.fail(503, f"the answer has more than {limit:,} triples, which {name} cannot be cut at: ask for Turtle")
        return
    text = written(triples, name, prefixes)
    if len(text) > _LARGEST_WHOLE:
        out.fail(503, f"the answer has more than {_LARGEST_WHOLE >> 20} MB, and {name} cannot be cut: ask for Turtle")
        return
    out.add(text, hold=True)
    out.close(cut="")


def _joined(rows: Iterable[bytes]) -> Iterator[bytes]:
    """Rows put together to pieces, none of them too large.

    Raises
    ------
    UsageError
        A single row is.
    """
    held, size = list[bytes](), 0
    for row in rows:
        if len(row) > _LARGEST_PIECE:
            raise UsageError(f"a row of the answer has more than {_LARGEST_PIECE >> 20} MB")
        if size + len(row) > _LARGEST_PIECE:
            yield b"".join(held)
            held, size = [], 0
        held.append(row)
        size += len(row)
    yield b"".join(held)


def _pieces(triples: Sequence[Any], name: str, prefixes: dict[str, str]) -> Iterator[bytes]:
    """Triples as text, in as many pieces as it takes for none to be too large."""
    text = written(triples, name, prefixes)
    if len(text) <= _LARGEST_PIECE:
        yield text
    elif len(triples) == 1:
        raise UsageError(f"a triple of the answer has more than {_LARGEST_PIECE >> 20} MB")
    else:
        half = len(triples) // 2
        yield from _pieces(triples[:half], name, prefixes)
        yield from _pieces(triples[half:], name, prefixes)


def _over(count: int, limit: int) -> int:
    return max(0, count - limit) if limit else 0


def _batches(found: Iterable[Any], size: int) -> Iterator[Sequence[Any]]:
    rest = iter(found)
    while batch := list(islice(rest, size)):
        yield batch
