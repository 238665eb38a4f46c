"""One engine's endpoint: queries, updates and graphs over HTTP."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import quote, urlencode

from ..nesting import check_json_depth, check_triples_depth
from .engines import Engine, recognise_engine
from .http import HttpReply, RemoteError, Web

if TYPE_CHECKING:
    import pyoxigraph as ox

    from ..sparql.evaluation import Answer
    from ..vocabulary import Vocabulary

JSON = "application/sparql-results+json"
N_TRIPLES = "application/n-triples"
TRIPLES = f"{N_TRIPLES}, text/turtle;q=0.5"
TextRow = dict[str, str]


class Endpoint:
    """Asks and changes a store. Queries read the ``graphs`` given as their default graph, all others not at all."""

    def __init__(self, url: str, *, patience: float = 300.0) -> None:
        """Finds out which engine it is; nothing else is asked yet."""
        self.url = url.rstrip("/")
        self.web = Web(self.url, patience=patience)
        self.engine: Engine = recognise_engine(self.web)
        self.graphs: tuple[str, ...] = ()
        self.union = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        """Ends the connection."""
        self.web.close()

    def bad_answer(self, why: object) -> RemoteError:
        """The error for answers in good form that lack what was asked for, or hold something else."""
        reason = "".join(filter(str.isprintable, str(why)))[:200]
        return RemoteError(f"{self.web.place}: its answers are not what was asked for ({reason})")

    def query(self, text: str, accept: str, *, dataset: bool = True) -> HttpReply:
        """What the engine answers to a query; ``dataset`` is false where the query names its own."""
        fields = [("query", text)]
        if dataset and self.union:
            fields += self.engine.union
        elif dataset:
            fields += [(name, graph) for graph in self.graphs for name in ("default-graph-uri", "named-graph-uri")]
        return self._form(self.engine.query, fields, {"Accept": accept})

    def rows(self, text: str, *names: str) -> list[TextRow]:
        """The rows of a SELECT as plain text by name; each has all of these names.

        Raises
        ------
        RemoteError
            A row lacks one of them, or holds a triple for a term.
        """
        found = [{name: getattr(term, "value", None) for name, term in row.items()} for row in self.terms(text)]
        for row in found:
            if lacking := [name for name in (*names, *row) if row.get(name) is None]:
                raise self.bad_answer(f"a row without {lacking[0]}")
        return found  # type: ignore[return-value]

    def number(self, text: str) -> int:
        """A number in an answer.

        Raises
        ------
        RemoteError
            It is none.
        """
        if not re.fullmatch("[0-9]{1,18}", text):
            raise self.bad_answer(f"{text[:40]!r} is no number")
        return int(text)

    def terms(self, text: str) -> Iterator[dict[str, Any]]:
        """The rows of a SELECT as terms by name; unbound names are left out."""
        answer = read_answer(self.query(text, JSON), self.web.place)
        for row in answer.rows:
            yield {name: term for name, term in zip(answer.names, row, strict=True) if term is not None}

    def paged_rows(self, text: str, key: str, *names: str) -> Iterator[TextRow]:
        """All rows of a SELECT in order of one column of IRIs, page by page; each has that and all of these names.

        The query holds ``%AFTER%`` where a filter may stand; each value of the column comes in one row.
        """
        last = ""
        while True:
            after = f"FILTER(STR(?{key}) > {literal(last)})" if last else ""
            page = self.engine.page
            asked = f"{text.replace('%AFTER%', after)} ORDER BY STR(?{key}) LIMIT {page}"
            rows = self.rows(asked, key, *names)
            yield from rows
            if len(rows) < page:
                return
            if rows[-1][key] <= last:
                raise RemoteError(f"{self.web.place}: its answers do not come in order, so they would never end")
            last = rows[-1][key]

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The vocabulary that the store's claims are in: that of this version, with the terms of its own workspace."""
        from ..vocabulary import NS, load_vocabulary

        defined, ours = "http://www.w3.org/2000/01/rdf-schema#isDefinedBy", NS.rstrip("#")
        text = f"""SELECT ?s ?p ?o {{ ?s ?p ?o ; <{defined}> ?by
            FILTER(STRENDS(STR(?by), "vocabulary") && !STRSTARTS(STR(?by), "{ours}")) }}"""
        quads = sorted({self.quad(row) for row in self.terms(text)}, key=str)
        bases = {str(getattr(one.object, "value", "")) for one in quads if one.predicate.value == defined}
        own = "".join(f"{one.subject} {one.predicate} {one.object} .\n" for one in quads)
        return load_vocabulary(own, min(bases).removesuffix("vocabulary")) if bases else load_vocabulary()

    def about(self, subjects: Sequence[str], properties: Iterable[str]) -> Iterator[ox.Quad]:
        """What is said of each subject by these properties. A batch that fills a page is asked again in halves."""
        wanted = ", ".join(map(iri, properties))
        batch = list(subjects)
        values = " ".join(map(iri, batch))
        text = f"SELECT ?s ?p ?o {{ VALUES ?s {{ {values} }} ?s ?p ?o FILTER(?p IN ({wanted})) }}"
        rows = list(self.terms(f"{text} LIMIT {self.engine.page}"))
        if len(rows) < self.engine.page:
            yield from map(self.quad, rows)
        elif len(batch) == 1:
            raise RemoteError(f"{self.web.place}: more is said of {batch[0]} than comes in one answer")
        else:
            half = len(batch) // 2
            yield from self.about(batch[:half], properties)
            yield from self.about(batch[half:], properties)

    def quad(self, row: Mapping[str, Any]) -> ox.Quad:
        """A row of ``s``, ``p`` and ``o`` as a triple about a thing with a name.

        Raises
        ------
        RemoteError
            It is none.
        """
        import pyoxigraph as ox

        subject, property, object = row.get("s"), row.get("p"), row.get("o")
        if not isinstance(subject, ox.NamedNode) or not isinstance(property, ox.NamedNode):
            raise self.bad_answer("a row that is no triple")
        if not isinstance(object, ox.NamedNode | ox.BlankNode | ox.Literal):
            raise self.bad_answer("a row that is no triple")
        return ox.Quad(subject, property, object)

    def update(self, text: str) -> None:
        """Changes the store."""
        check_reply(self._form(self.engine.update, [("update", text)], {}), self.web.place)

    def takes_updates(self) -> bool:
        """Whether the engine takes an update at all; it is asked to insert nothing."""
        return (
            bool(self.engine.update) and self._form(self.engine.update, [("update", "INSERT DATA {}")], {}).status < 300
        )

    def put(self, graph: str, triples: bytes) -> None:
        """Replaces a graph by N-Triples."""
        self._graph("PUT", graph, triples)

    def post(self, graph: str, triples: bytes) -> None:
        """Adds N-Triples to a graph."""
        self._graph("POST", graph, triples)

    def delete(self, graph: str) -> None:
        """Removes a graph; one that is not there is no error."""
        reply = self._at("DELETE", graph, None, {})
        if reply.status != 404:
            check_reply(reply, self.web.place)

    def get(self, graph: str) -> list[ox.Triple]:
        """A graph as it is kept; empty where it is not there."""
        reply = self._at("GET", graph, None, {"Accept": TRIPLES})
        return [] if reply.status == 404 else triples_of(reply, self.web.place)

    def _graph(self, method: str, graph: str, triples: bytes) -> None:
        check_reply(self._at(method, graph, triples, {"Content-Type": N_TRIPLES}), self.web.place)

    def _at(self, method: str, graph: str, body: bytes | None, headers: dict[str, str]) -> HttpReply:
        if not self.engine.graphs:
            raise RemoteError(
                f"{self.web.place}: not an engine that is known to take graphs by HTTP; see docs/engines.md"
            )
        path = f"{self.web.parts.path.rstrip('/')}{self.engine.graphs}?graph={quote(graph, safe='')}"
        return self.web.request(method, path, body, headers)

    def _form(self, path: str, fields: list[tuple[str, str]], headers: dict[str, str]) -> HttpReply:
        whole = self.web.parts.path.rstrip("/") + path or "/"
        form = {"Content-Type": "application/x-www-form-urlencoded", **headers}
        return self.web.request("POST", whole, urlencode(fields).encode(), form)


def check_reply(reply: HttpReply, place: str) -> HttpReply:
    """The reply, if it is a success.

    Raises
    ------
    RemoteError
        It is a refusal or a fault; the engine's first line says which.
    """
    if reply.status < 300:
        return reply
    what = "refuses" if reply.status < 500 else "fails"
    hint = ""
    if reply.status in (401, 403):
        hint = " (CIVICGRAPH_STORE_USER and CIVICGRAPH_STORE_PASSWORD say who asks)"
    line = "" if reply.type == "text/html" else reply.first_line
    raise RemoteError(f"{place} {what}, {reply.status}{line and ': '}{line}{hint}", reply.status)


def read_answer(reply: HttpReply, place: str) -> Answer:
    """Rows, or yes or no, read from an answer in JSON."""
    import pyoxigraph as ox

    from ..sparql.evaluation import Answer

    check_reply(reply, place)
    try:
        check_json_depth(reply.body)
        found = ox.parse_query_results(reply.body, ox.QueryResultsFormat.JSON)
        if isinstance(found, ox.QueryBoolean):
            return Answer((), [], truth=bool(found))
        names = tuple(variable.value for variable in found.variables)
        if names == ("__ASK_RETVAL",):  # how Virtuoso says yes or no
            return Answer((), [], truth=any(getattr(row[0], "value", "") == "1" for row in found))
        return Answer(names, [tuple(row[name] for name in names) for row in found])
    except (SyntaxError, ValueError, RecursionError):
        raise unexpected_reply(reply, place) from None


def triples_of(reply: HttpReply, place: str) -> list[ox.Triple]:
    """Triples, read from an answer in N-Triples or Turtle."""
    import pyoxigraph as ox

    forms = {
        "text/turtle": ox.RdfFormat.TURTLE,
        N_TRIPLES: ox.RdfFormat.N_TRIPLES,
        "text/plain": ox.RdfFormat.N_TRIPLES,
    }
    check_reply(reply, place)
    try:
        check_triples_depth(reply.body)
        return [quad.triple for quad in ox.parse(reply.body, forms[reply.type])]
    except (KeyError, SyntaxError, ValueError):
        raise unexpected_reply(reply, place) from None


def unexpected_reply(reply: HttpReply, place: str) -> RemoteError:
    """The error for an answer that is something else than was asked for."""
    kind = reply.type if re.fullmatch(r"[\w.+/-]{1,80}", reply.type) else "something unnamed"
    return RemoteError(f"{place} answers with {kind} that is not what was asked for: is it a SPARQL endpoint?")


def node(text: str) -> ox.NamedNode:
    """The thing that an IRI names.

    Raises
    ------
    RemoteError
        It is no IRI.
    """
    import pyoxigraph as ox

    try:
        return ox.NamedNode(text)
    except ValueError:
        raise RemoteError(f"{text[:80]!r} is no IRI") from None


def iri(text: str) -> str:
    """An IRI as SPARQL writes it.

    >>> iri("https://example.org/a b")
    Traceback (most recent call last):
    civicgraph.graph.remote.http.RemoteError: 'https://example.org/a b' is no IRI
    """
    return str(node(text))


def literal(text: str) -> str:
    """A text as SPARQL writes it.

    >>> literal('say "no"')
    '"say \\\\"no\\\\""'
    """
    import pyoxigraph as ox

    return str(ox.Literal(text))
