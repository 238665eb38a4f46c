"""Asking the store in SPARQL: what is refused before it runs, and answers in the standard formats.

The default graph is the union of all graphs unless the query names a data set of its own (FROM). Prefixes of the
vocabulary are known without being declared. A query never reaches the network: SERVICE is refused.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ... import ontology
from ..errors import UsageError
from ..spreadsheets import neutralise, sheet
from .query_check import check_query, names_a_dataset
from .text import begins_as_query

if TYPE_CHECKING:
    import pyoxigraph as ox


NS = "https://w3id.org/civicgraph/ns"
PREFIXES = {
    "civic": f"{NS}#",
    **{
        name: f"{NS}/{name}#"
        for name in (
            "answer",
            "caveat",
            "direction",
            "kind",
            "modality",
            "polarity",
            "reading",
            "rung",
            "share",
            "status",
            "wording",
        )
    },
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def prefixes_of(base: str) -> dict[str, str]:
    """The prefixes that need no declaration in a query of a record: ``own`` is for the terms of its own vocabulary.

    >>> prefixes_of("urn:town:")["own"]
    'urn:town:vocabulary#'
    """
    return {**PREFIXES, "own": f"{base}vocabulary#"} if base else PREFIXES


_NUMBERS = {PREFIXES["xsd"] + name for name in ("integer", "decimal", "double", "float")}


@dataclass(frozen=True)
class Answer:
    """What a query gave: rows under their names, triples, or yes or no."""

    names: tuple[str, ...]
    rows: list[tuple[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None, ...]]
    triples: list[ox.Triple] | None = None
    truth: bool | None = None


def question(given: str) -> str:
    """The text of a query given as a file's path, as the name of a ready-made question, or as itself.

    Raises
    ------
    UsageError
        It is none of these.
    """
    if "{" in given or begins_as_query(given):
        return given
    if os.path.isfile(given):
        try:
            with open(given, encoding="utf-8-sig") as file:
                return file.read()
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError(f"{given}: cannot be read as UTF-8 text: {error}") from None
    names = ontology.names("queries")
    if given in names:
        return ontology.text(f"queries/{given}.rq")
    from ..suggest import did_you_mean

    hint = did_you_mean(given, names) or "; see the ready-made ones with: civicgraph query --list"
    raise UsageError(f"{given!r} is no file, no ready-made question and no query{hint}")


def questions() -> dict[str, str]:
    """The ready-made questions: name → the question in English, from the first line of each file."""
    return {
        name: ontology.text(f"queries/{name}.rq").splitlines()[0].lstrip("# ") for name in ontology.names("queries")
    }


def ask(store: ox.Store, query: str, base: str = "") -> Answer:
    """The answer to a query, whole; relative IRIs in it are resolved against ``base``.

    Raises
    ------
    UsageError
        The query is not SPARQL, or is one that :func:`~civicgraph.graph.sparql.query_check.check_query` refuses.
    """
    import pyoxigraph as ox

    union = not names_a_dataset(check_query(query))
    try:
        found = store.query(query, prefixes=prefixes_of(base), base_iri=base or None, use_default_graph_as_union=union)
        if isinstance(found, ox.QueryBoolean):
            return Answer((), [], truth=bool(found))
        if isinstance(found, ox.QueryTriples):
            return Answer((), [], triples=sorted(set(found), key=str))
        names = tuple(variable.value for variable in found.variables)
        return Answer(names, [tuple(row[name] for name in names) for row in found])
    except SyntaxError as error:
        raise UsageError(explain_error(str(error), query)) from None
    except (ValueError, OSError, RuntimeError) as error:
        raise UsageError(f"the query cannot be answered: {error}") from None


def explain_error(message: str, query: str) -> str:
    """The engine's message in one line. It names the furthest place that it looked at, which may be past the fault."""
    from .explanations import explain

    place = re.search(r"(\d+):(\d+)", message)
    wanted = _expectation(message.partition("expected ")[2])
    vague = ("expected ", "Prefix ", "The SELECT contains")
    if " " not in wanted or wanted.startswith(vague):  # the engine has no words of its own for it
        wanted = explain(query, prefixes_of("")) or wanted
    if not place:
        return f"not SPARQL: {wanted or ' '.join(message.split())}"
    line, column = int(place[1]), int(place[2])
    rows = query.splitlines()
    row = rows[line - 1] if 0 < line <= len(rows) else ""
    near = row[max(0, column - 40) : column + 20].strip()
    return f"not SPARQL, at or before line {line}, column {column}, near {near!r}{wanted and ': '}{wanted}"


def _expectation(expected: str) -> str:
    """What is wrong, where the engine says so in words, else a few of the words that might have come."""
    parts: list[str] = re.findall(r'"(?:[^"\\]|\\.)*"|\[[^\]]*\]|[^,\s][^,]*', expected.removeprefix("one of "))
    words_expected = [part for part in parts if part[0].isalpha()]
    if words := [part for part in words_expected if " " in part]:
        return words[0]
    return f"expected {' or '.join(words_expected[:5])}" if words_expected else ""


def serialize_answer(answer: Answer, format: str, base: str = "") -> str:
    """An answer as ``json`` (SPARQL 1.1 results), ``csv``, ``spreadsheet`` (CSV for people), or ``turtle`` for triples.

    Raises
    ------
    UsageError
        The format does not fit the answer.
    """
    if (format == "turtle") != (answer.triples is not None):
        fits = "turtle" if answer.triples is not None else "table, json or csv"
        raise UsageError(f"this answer comes as {fits}, not as {format}")
    if answer.triples is not None:
        return _turtle(answer.triples, base)
    if format == "spreadsheet":
        return sheet(answer.names, ([_neutral_cell(term) for term in row] for row in _rows_or_truth(answer)))
    return _rows(answer, format)


def _turtle(triples: list[ox.Triple], base: str) -> str:
    from .triples import write_triples

    return write_triples(triples, "turtle", {"": base, **PREFIXES} if base else PREFIXES).decode()


def _rows(answer: Answer, format: str) -> str:
    from .rows import WRITERS

    writer = WRITERS[format]()
    if answer.truth is not None:
        return writer.truth(answer.truth)
    rows = (writer.row(row, not at) for at, row in enumerate(answer.rows))
    return "".join([writer.start(answer.names), *rows]) + ending(format).decode()


def _rows_or_truth(answer: Answer) -> list[tuple[Any, ...]]:
    import pyoxigraph as ox

    return answer.rows if answer.truth is None else [(ox.Literal("yes" if answer.truth else "no"),)]


def _neutral_cell(term: object) -> str:
    """A term as a cell for people; a number keeps its sign."""
    from .rows import cell

    text = cell(term)
    return text if getattr(getattr(term, "datatype", None), "value", "") in _NUMBERS else neutralise(text)


def runs_formulas(answer: Answer) -> bool:
    """Whether SPARQL's own CSV of an answer would have a spreadsheet run something."""
    from .rows import cell

    return any(_neutral_cell(term) != cell(term) for row in answer.rows for term in row)


def shorten_iri(value: str, base: str) -> str:
    """An IRI as short as the record and the vocabulary's prefixes allow.

    >>> shorten_iri("https://w3id.org/civicgraph/ns#asked", "https://w3id.org/civicgraph/id/")
    'civic:asked'
    """
    if base and value.startswith(base):
        return value[len(base) :]
    for name, iri in PREFIXES.items():
        if value.startswith(iri):
            return f"{name}:{value[len(iri) :]}"
    return value


def ending(name: str, reason: str = "", ask: bool = False, names: Mapping[str, str] | None = None) -> bytes:
    """What ends an answer of rows or triples; with a reason, a mark that it is cut short.

    ``names`` are what IRIs in it are called, which JSON alone has a place for.

    >>> ending("json")
    b'\\n]}}\\n'
    >>> ending("csv", "the limit of 10 rows is reached")
    b'# truncated: the limit of 10 rows is reached\\r\\n'
    """
    if ask:
        return b""
    if name == "json":
        mark = f', "truncated": true, "reason": {json.dumps(reason)}' if reason else ""
        mark += f', "names": {json.dumps(names, ensure_ascii=False)}' if names is not None else ""
        return f"\n]}}{mark}}}\n".encode()
    if name == "xml":
        mark = f"<!-- truncated: {reason.replace('--', '-')} -->\n" if reason else ""
        return f"</results>\n{mark}</sparql>\n".encode()
    lines = {"csv": "\r\n"}
    return f"# truncated: {reason}{lines.get(name, chr(10))}".encode() if reason else b""
