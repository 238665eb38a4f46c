"""Rows of an answer as text, one at a time, in the four formats of SPARQL 1.1 results."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from typing import Any, Protocol

import pyoxigraph as ox

from ..errors import UsageError

_STRING = "http://www.w3.org/2001/XMLSchema#string"
# What no XML 1.0 document can hold, not even escaped.
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_MAX_CACHED = 20_000


class RowWriter(Protocol):
    """One format: what begins an answer, and each row. :func:`~.ending.ending` ends it."""

    def start(self, names: Sequence[str]) -> str:
        """What comes before the first row."""

    def row(self, terms: Sequence[Any], first: bool) -> str:
        """One row."""

    def truth(self, value: bool) -> str:
        """A whole answer that is yes or no."""


class JsonRowWriter:
    """application/sparql-results+json."""

    def __init__(self) -> None:
        self._term = _with_cache(lambda term: json.dumps(_json(term), ensure_ascii=False))
        self._names: list[str] = []

    def start(self, names: Sequence[str]) -> str:
        """The head and the opening of the bindings."""
        self._names = [json.dumps(name, ensure_ascii=False) for name in names]
        return f'{{"head": {{"vars": [{", ".join(self._names)}]}}, "results": {{"bindings": ['

    def row(self, terms: Sequence[Any], first: bool) -> str:
        """One binding, behind a comma unless it is the first."""
        bound = (f"{n}: {self._term(t)}" for n, t in zip(self._names, terms, strict=True) if t is not None)
        return f"{'' if first else ','}\n{{{', '.join(bound)}}}"

    def truth(self, value: bool) -> str:
        """A boolean."""
        return json.dumps({"head": {}, "boolean": value}) + "\n"


class XmlRowWriter:
    """application/sparql-results+xml."""

    _head = '<?xml version="1.0"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#">\n'

    def __init__(self) -> None:
        self._term = _with_cache(_xml)
        self._names: list[str] = []

    def start(self, names: Sequence[str]) -> str:
        """The head and the opening of the results."""
        self._names = [_quote(name) for name in names]
        variables = "".join(f"<variable name={name}/>" for name in self._names)
        return f"{self._head}<head>{variables}</head>\n<results>\n"

    def row(self, terms: Sequence[Any], first: bool) -> str:
        """One result."""
        bound = (
            f"<binding name={n}>{self._term(t)}</binding>"
            for n, t in zip(self._names, terms, strict=True)
            if t is not None
        )
        return f"<result>{''.join(bound)}</result>\n"

    def truth(self, value: bool) -> str:
        """A boolean."""
        return f"{self._head}<head/>\n<boolean>{str(value).lower()}</boolean>\n</sparql>\n"


class CsvRowWriter:
    """text/csv."""

    def __init__(self) -> None:
        self._term = _with_cache(_quote_cell)

    def start(self, names: Sequence[str]) -> str:
        """The line of names."""
        return ",".join(names) + "\r\n"

    def row(self, terms: Sequence[Any], first: bool) -> str:
        """One line."""
        line = ",".join("" if term is None else self._term(term) for term in terms)
        return ('""' if len(terms) == 1 and not line else line) + "\r\n"  # readers skip empty lines

    def truth(self, value: bool) -> str:
        """One word."""
        return f"{str(value).lower()}\r\n"


class TsvRowWriter:
    """text/tab-separated-values, terms as in Turtle."""

    def __init__(self) -> None:
        self._term = _with_cache(lambda term: _tsv(term).replace("\t", "\\t"))

    def start(self, names: Sequence[str]) -> str:
        """The line of names."""
        return "\t".join(f"?{name}" for name in names) + "\n"

    def row(self, terms: Sequence[Any], first: bool) -> str:
        """One line."""
        return "\t".join("" if term is None else self._term(term) for term in terms) + "\n"

    def truth(self, value: bool) -> str:
        """One word."""
        return f"{str(value).lower()}\n"


WRITERS: dict[str, Callable[[], RowWriter]] = {
    "json": JsonRowWriter,
    "xml": XmlRowWriter,
    "csv": CsvRowWriter,
    "tsv": TsvRowWriter,
}


def _with_cache(write: Callable[[Any], str]) -> Callable[[Any], str]:
    """A cached version of a function: most terms of an answer are repeated."""
    known: dict[Any, str] = {}

    def write_cached(term: Any) -> str:
        found = known.get(term)
        if found is None:
            if len(known) >= _MAX_CACHED:
                known.clear()
            found = known[term] = write(term)
        return found

    return write_cached


def _json(term: Any) -> dict[str, Any]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {name: _json(part) for name, part in parts.items()}}
    made = {"type": "literal", "value": term.value}
    if term.language:
        direction = {"its:dir": term.direction.value} if term.direction else {}
        return {**made, "xml:lang": term.language, **direction}
    return made if term.datatype.value == _STRING else {**made, "datatype": term.datatype.value}


def _xml(term: Any) -> str:
    if isinstance(term, ox.NamedNode):
        return f"<uri>{_escape(term.value)}</uri>"
    if isinstance(term, ox.BlankNode):
        return f"<bnode>{_escape(term.value)}</bnode>"
    if isinstance(term, ox.Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return f"<triple>{''.join(f'<{name}>{_xml(part)}</{name}>' for name, part in parts.items())}</triple>"
    if NOT_XML.search(term.value):
        raise UsageError("the answer holds a character that XML cannot hold: ask for JSON, CSV or TSV")
    kind = f" xml:lang={_quote(term.language)}" if term.language else ""
    if term.direction:
        kind += f' xmlns:its="http://www.w3.org/2005/11/its" its:version="2.0" its:dir={_quote(term.direction.value)}'
    if not kind and term.datatype.value != _STRING:
        kind = f" datatype={_quote(term.datatype.value)}"
    return f"<literal{kind}>{_escape(term.value)}</literal>"


def _tsv(term: Any) -> str:
    if isinstance(term, ox.Triple):
        return f"<<( {' '.join(map(_tsv, (term.subject, term.predicate, term.object)))} )>>"
    return str(term)


def cell(term: Any) -> str:
    """A term as SPARQL's CSV has it: IRIs and literals bare, blank nodes with their mark, nothing where it is unbound.

    >>> cell(ox.Literal("46", language="en")), cell(ox.BlankNode("b")), cell(None)
    ('46', '_:b', '')
    """
    if term is None:
        return ""
    return _tsv(term) if isinstance(term, ox.BlankNode | ox.Triple) else str(term.value)


def _quote_cell(term: Any) -> str:
    plain = cell(term)
    return '"' + plain.replace('"', '""') + '"' if re.search(r'[",\r\n]', plain) else plain


def _escape(text: str) -> str:
    from html import escape  # which JSON and CSV have no need to wait for

    return escape(text, quote=False).replace("\r", "&#13;")


def _quote(text: str) -> str:
    """An attribute's value in quotes; names, language tags and IRIs hold no white space."""
    from html import escape

    return f'"{escape(text)}"'
