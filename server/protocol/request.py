"""Parses requests by the SPARQL 1.1 Protocol: the query, its data set, and what is no query."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import Request

from ...graph.nesting import loads
from ...graph.sparql.query_check import MAX_LENGTH
from ..refusal import Refusal

# Percent-encoding may triple a query's length.
MAX_BODY_BYTES = 3 * MAX_LENGTH + 64 * 1024
_BODY_SECONDS = 20.0
_MAX_FIELDS = 200
Pairs = list[tuple[str, str]]


@dataclass(frozen=True)
class QueryRequest:
    """A query, with the data set and the format that the request's parameters name, if any.

    ``names`` says that an answer in JSON also tells what its IRIs are called, ``bare`` that a page does not.
    """

    text: str
    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    format: str = ""
    names: bool = False
    bare: bool = False


async def parse_query_request(request: Request) -> QueryRequest | None:
    """The query of a request, or nothing if it asks for the description of the endpoint.

    Raises
    ------
    Refusal
        It is no query by the protocol, or an update.
    """
    pairs = parse_pairs(request.scope["query_string"])
    if request.method == "POST":
        pairs += await _read_post(request)
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
    return QueryRequest(
        _query_text(values["query"]),
        graphs["default"],
        graphs["named"],
        values.get("format", ""),
        names=values.get("names") == "1",
        bare=values.get("bare") == "1",
    )


def _query_text(text: str) -> str:
    if len(text) > MAX_LENGTH:
        raise Refusal(413, f"the query is longer than {MAX_LENGTH:,} characters")
    return text.removeprefix("\ufeff")


def graph_name(iri: str) -> str:
    """An IRI that may name a graph. Nothing is ever fetched from it.

    Raises
    ------
    Refusal
        It cannot.
    """
    import pyoxigraph as ox

    try:
        return ox.NamedNode(iri).value
    except ValueError:
        raise Refusal(400, f"{iri[:200]!r} is no absolute IRI, so it names no graph") from None


def parse_pairs(text: bytes) -> Pairs:
    """The parameters of a query string or a form.

    Raises
    ------
    Refusal
        There are too many, or they are not UTF-8.
    """
    try:
        return parse_qsl(text.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=_MAX_FIELDS)
    except UnicodeDecodeError:
        raise Refusal(400, "the parameters are not UTF-8 text, percent-encoded") from None
    except ValueError:
        raise Refusal(400, f"there are more than {_MAX_FIELDS} parameters in this request") from None


def parse_json(name: str, text: str) -> Any:
    """What a parameter holds as JSON.

    >>> parse_json("queries", '{"q": {"query": "a name"}}')
    {'q': {'query': 'a name'}}

    Raises
    ------
    Refusal
        It is none, is nested too deeply, or holds half a character.
    """
    try:
        value = loads(text)
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise Refusal(400, f"{name} holds half a character") from None
    except (ValueError, RecursionError):
        raise Refusal(400, f"{name} is not JSON") from None
    return value


async def _read_post(request: Request) -> Pairs:
    media_type, _, parameters = request.headers.get("content-type", "").partition(";")
    media_type = media_type.strip().lower()
    if media_type == "application/sparql-update":
        raise Refusal(400, "updates are refused: the record is read-only, rebuilt from files")
    if media_type not in ("application/sparql-query", "application/x-www-form-urlencoded"):
        raise Refusal(415, "post application/sparql-query or application/x-www-form-urlencoded")
    if "charset" in parameters.lower() and "utf-8" not in parameters.lower().replace('"', ""):
        raise Refusal(415, "the body must be UTF-8")
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        raise Refusal(415, "a compressed body is refused: send the query as it is")
    content = await read_body(request, MAX_BODY_BYTES)
    if media_type == "application/x-www-form-urlencoded":
        return parse_pairs(content.strip())
    try:
        return [("query", content.decode("utf-8-sig"))]
    except UnicodeDecodeError:
        raise Refusal(400, "the body is not UTF-8 text") from None


async def read_body(request: Request, limit: int) -> bytes:
    """The body of a request.

    Raises
    ------
    Refusal
        It is too large, or comes too slowly.
    """
    length = request.headers.get("content-length", "0")
    if length.isdigit() and int(length) > limit:
        raise Refusal(413, f"the body is larger than {limit:,} bytes", {"Connection": "close"})
    parts, size = [], 0
    try:
        async with asyncio.timeout(_BODY_SECONDS):
            async for part in request.stream():
                size += len(part)
                if size > limit:
                    raise Refusal(413, f"the body is larger than {limit:,} bytes", {"Connection": "close"})
                parts.append(part)
    except TimeoutError:
        raise Refusal(408, f"the body took longer than {_BODY_SECONDS:g} s to come", {"Connection": "close"}) from None
    return b"".join(parts)
