"""Reading a request by the SPARQL 1.1 Protocol: what is asked, of which data set, and what is no query at all."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import Request

from ...graph.sparql.guard import LONGEST
from ..refusal import Refusal

# Percent signs may treble a query's length.
MOST_BYTES = 3 * LONGEST + 64 * 1024
_BODY_SECONDS = 20.0
_FIELDS = 200
Pairs = list[tuple[str, str]]


@dataclass(frozen=True)
class Ask:
    """A query with the data set that the request names, if it does, and the format that it names beside Accept."""

    query: str
    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    format: str = ""


async def asked(request: Request) -> Ask | None:
    """What a request asks, or nothing where it only looks at the endpoint.

    Raises
    ------
    Refusal
        It is no query by the protocol, or asks for a change.
    """
    pairs = pairs_of(request.scope["query_string"])
    if request.method == "POST":
        pairs += await _posted(request)
    names = [name for name, _ in pairs]
    if "update" in names:
        raise Refusal(400, "updates are refused: the record is read-only, rebuilt from files")
    if names.count("query") > 1:
        raise Refusal(400, "there are several queries in this request: send one")
    if "query" not in names:
        if request.method == "POST":
            raise Refusal(400, "there is no query in this request")
        return None
    values = dict(pairs)
    graphs = {kind: tuple(graph_name(v) for n, v in pairs if n == f"{kind}-graph-uri") for kind in ("default", "named")}
    return Ask(_query(values["query"]), graphs["default"], graphs["named"], values.get("format", ""))


def _query(text: str) -> str:
    if len(text) > LONGEST:
        raise Refusal(413, f"the query is longer than {LONGEST:,} characters")
    return text.removeprefix("\ufeff")


def graph_name(iri: str) -> str:
    """An IRI that may name a graph. Nothing is ever fetched from it.

    Raises
    ------
    Refusal
        It is none.
    """
    import pyoxigraph as ox

    try:
        return ox.NamedNode(iri).value
    except ValueError:
        raise Refusal(400, f"{iri[:200]!r} is no absolute IRI, so it names no graph") from None


def pairs_of(text: bytes) -> Pairs:
    """The parameters in a query string or a form.

    Raises
    ------
    Refusal
        They are too many, or not UTF-8.
    """
    try:
        return parse_qsl(text.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=_FIELDS)
    except UnicodeDecodeError:
        raise Refusal(400, "the parameters are not UTF-8 text, percent-encoded") from None
    except ValueError:
        raise Refusal(400, f"there are more than {_FIELDS} parameters in this request") from None


async def _posted(request: Request) -> Pairs:
    kind, _, parameters = request.headers.get("content-type", "").partition(";")
    kind = kind.strip().lower()
    if kind == "application/sparql-update":
        raise Refusal(400, "updates are refused: the record is read-only, rebuilt from files")
    if kind not in ("application/sparql-query", "application/x-www-form-urlencoded"):
        raise Refusal(415, "post application/sparql-query or application/x-www-form-urlencoded")
    if "charset" in parameters.lower() and "utf-8" not in parameters.lower().replace('"', ""):
        raise Refusal(415, "the body must be UTF-8")
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        raise Refusal(415, "a compressed body is refused: send the query as it is")
    content = await body(request, MOST_BYTES)
    if kind == "application/x-www-form-urlencoded":
        return pairs_of(content.strip())
    try:
        return [("query", content.decode("utf-8-sig"))]
    except UnicodeDecodeError:
        raise Refusal(400, "the body is not UTF-8 text") from None


async def body(request: Request, most: int) -> bytes:
    """The body of a request.

    Raises
    ------
    Refusal
        It is too large, or comes too slowly.
    """
    length = request.headers.get("content-length", "0")
    if length.isdigit() and int(length) > most:
        raise Refusal(413, f"the body is larger than {most:,} bytes", {"Connection": "close"})
    parts, size = [], 0
    try:
        async with asyncio.timeout(_BODY_SECONDS):
            async for part in request.stream():
                size += len(part)
                if size > most:
                    raise Refusal(413, f"the body is larger than {most:,} bytes", {"Connection": "close"})
                parts.append(part)
    except TimeoutError:
        raise Refusal(408, f"the body took longer than {_BODY_SECONDS:g} s to come", {"Connection": "close"}) from None
    return b"".join(parts)
