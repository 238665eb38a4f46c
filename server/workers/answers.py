"""Answers one query in a worker, row by row, in the format that the client wants."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import pyoxigraph as ox

from ...graph.errors import UsageError
from ...graph.sparql.evaluation import PREFIXES, ending, explain_error, prefixes_of
from ...graph.sparql.notices import store_notices
from ...graph.sparql.query_check import check_query, names_a_dataset
from ...graph.sparql.rows import WRITERS
from ...graph.sparql.triples import write_triples
from ..protocol.negotiation import BY_NAME
from .messages import ReplyWriter

_BATCH_ROWS, _BATCH_TRIPLES = 200, 5_000
_MOST_NAMED = 5_000
# The server may have to keep as much of one answer for a client that reads slowly: a piece is never larger.
_MAX_PIECE_BYTES, _MAX_WHOLE_BYTES = 1024 * 1024, 8 * 1024 * 1024


class NotAcceptable(Exception):
    """The answer is of a kind that the client has no format for."""


def answer_query(
    store: ox.Store, job: dict[str, Any], base: str, out: ReplyWriter, name_of: Callable[[str], str] = str
) -> None:
    """Answers the query of a job; where it asks for the names of IRIs, by ``name_of``.

    Raises
    ------
    UsageError
        The query is refused, or is not SPARQL.
    NotAcceptable
        The client accepts only formats for rows and the answer is triples, or the reverse.
    """
    results = _evaluate(store, job["query"], _request_dataset(job), base)
    if notices := store_notices(store, job["query"], base):
        out.head |= {"notices": [notice.text for notice in notices]}
    if isinstance(results, ox.QueryTriples):
        _send_triples(results, job, base, out)
    elif isinstance(results, ox.QueryBoolean):
        name = _format_name(job, "rows")
        out.head |= {"format": name, "ask": True}
        out.add(WRITERS[name]().truth(bool(results)).encode())
        out.close()
    else:
        _send_rows(results, job, out, name_of if job.get("names") else None)


def send_graph(store: ox.Store, job: dict[str, Any], base: str, out: ReplyWriter) -> None:
    """Sends one whole named graph. A job without a name means the default graph, which is the union of all graphs."""
    name = next((iri for iri in job["names"] if store.contains_named_graph(ox.NamedNode(iri))), None)
    if name is None and job["names"]:
        out.fail(404, f"there is no graph {job['names'][0]}")
        return
    quads = store.quads_for_pattern(None, None, None, ox.NamedNode(name) if name else None)
    _send_triples((quad.triple for quad in quads), {**job, "limit": 0}, base, out)


def send_graph_names(store: ox.Store, out: ReplyWriter) -> None:
    """Sends the names of all graphs."""
    import json

    out.add(json.dumps(sorted(name.value for name in store.named_graphs() if isinstance(name, ox.NamedNode))).encode())
    out.close()


def _evaluate(store: ox.Store, query: str, dataset: dict[str, Any] | None, base: str) -> Any:
    bare = check_query(query)
    if dataset is None:
        dataset = {"use_default_graph_as_union": not names_a_dataset(bare)}
    try:
        return store.query(query, base_iri=base, prefixes=prefixes_of(base), **dataset)
    except SyntaxError as error:
        raise UsageError(explain_error(str(error), query)) from None
    except ValueError as error:
        raise UsageError(f"the query cannot be answered: {error}") from None


def _request_dataset(job: dict[str, Any]) -> dict[str, Any] | None:
    """The data set that the request names, which takes precedence over the query's (SPARQL 1.1 Protocol, 2.1.4)."""
    if not job.get("default") and not job.get("named"):
        return None
    return {
        "default_graph": [ox.NamedNode(iri) for iri in job["default"]],
        "named_graphs": [ox.NamedNode(iri) for iri in job["named"]],
    }


def _format_name(job: dict[str, Any], kind: str) -> str:
    if not job[kind]:
        raise NotAcceptable(kind)
    return str(job[kind])


def _send_rows(results: Any, job: dict[str, Any], out: ReplyWriter, name_of: Callable[[str], str] | None) -> None:
    name = _format_name(job, "rows")
    writer, names = WRITERS[name](), [variable.value for variable in results.variables]
    out.head |= {"format": name}
    first, cut = writer.start(names).encode(), ""
    rows, named = 0, dict[str, None]()
    for batch in _batches(results, _BATCH_ROWS):
        if excess := _excess(rows + len(batch), job["limit"]):
            cut, batch = f"the limit of {job['limit']:,} rows is reached", batch[:-excess]
        pieces = [
            writer.row([row[column] for column in range(len(names))], not rows and not number).encode()
            for number, row in enumerate(batch)
        ]
        rows += len(batch)
        if name_of and len(named) < _MOST_NAMED:
            named |= {term.value: None for row in batch for term in row if isinstance(term, ox.NamedNode)}
        for piece in _join_rows([first, *pieces]):
            out.add(piece)
        first = b""
        if cut:
            break
    called = {iri: said for iri in named if (said := name_of(iri))} if name_of else None
    out.add(first + ending(name, cut, names=called), hold=True)
    out.close(cut=cut)


def _send_triples(results: Iterable[Any], job: dict[str, Any], base: str, out: ReplyWriter) -> None:
    name = _format_name(job, "graph")
    out.head |= {"format": name}
    prefixes = {"": base, **PREFIXES}
    if not BY_NAME[name].streams:
        _send_whole(results, name, prefixes, job["limit"], out)
        return
    cut, count = "", 0
    for batch in _batches(results, _BATCH_TRIPLES):
        if excess := _excess(count + len(batch), job["limit"]):
            cut, batch = f"the limit of {job['limit']:,} triples is reached", batch[:-excess]
        count += len(batch)
        for piece in _split_triples(batch, name, prefixes):
            out.add(piece)
        if cut:
            break
    out.add(ending(name, cut), hold=True)
    out.close(cut=cut)


def _send_whole(results: Iterable[Any], name: str, prefixes: dict[str, str], limit: int, out: ReplyWriter) -> None:
    """Sends a format that can neither be sent in pieces nor be marked as cut short: all or nothing."""
    triples = list(islice(results, limit + 1 if limit else None))
    if _excess(len(triples), limit):
        out.fail(503, f"the answer has more than {limit:,} triples, which {name} cannot be cut at: ask for Turtle")
        return
    text = write_triples(triples, name, prefixes)
    if len(text) > _MAX_WHOLE_BYTES:
        out.fail(503, f"the answer has more than {_MAX_WHOLE_BYTES >> 20} MB, and {name} cannot be cut: ask for Turtle")
        return
    out.add(text, hold=True)
    out.close(cut="")


def _join_rows(rows: Iterable[bytes]) -> Iterator[bytes]:
    """Joins rows to pieces, none of them too large.

    Raises
    ------
    UsageError
        A single row is too large.
    """
    pending, size = list[bytes](), 0
    for row in rows:
        if len(row) > _MAX_PIECE_BYTES:
            raise UsageError(f"a row of the answer has more than {_MAX_PIECE_BYTES >> 20} MB")
        if size + len(row) > _MAX_PIECE_BYTES:
            yield b"".join(pending)
            pending, size = [], 0
        pending.append(row)
        size += len(row)
    yield b"".join(pending)


def _split_triples(triples: Sequence[Any], name: str, prefixes: dict[str, str]) -> Iterator[bytes]:
    """Triples as text, in as many pieces as needed so that none is too large.

    Raises
    ------
    UsageError
        A single triple is too large.
    """
    text = write_triples(triples, name, prefixes)
    if len(text) <= _MAX_PIECE_BYTES:
        yield text
    elif len(triples) == 1:
        raise UsageError(f"a triple of the answer has more than {_MAX_PIECE_BYTES >> 20} MB")
    else:
        half = len(triples) // 2
        yield from _split_triples(triples[:half], name, prefixes)
        yield from _split_triples(triples[half:], name, prefixes)


def _excess(count: int, limit: int) -> int:
    """By how much a count is above a limit; 0 means no limit."""
    return max(0, count - limit) if limit else 0


def _batches(results: Iterable[Any], size: int) -> Iterator[Sequence[Any]]:
    rest = iter(results)
    while batch := list(islice(rest, size)):
        yield batch
