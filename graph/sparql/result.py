"""The answer to a query as plain Python values, for programs and notebooks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING, Any

from ..errors import CivicgraphError
from .evaluation import Answer, runs_formulas, serialize_answer

if TYPE_CHECKING:
    import pandas as pd

_XSD = "http://www.w3.org/2001/XMLSchema#"
_WHOLE = {"integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger", "negativeInteger"}
_PRINTED = 20


@dataclass(frozen=True, repr=False)
class Result:
    """Rows under their names, triples, or yes or no.

    A value is an ``int``, ``float``, ``bool``, ``date`` or ``str``, and None where it is unbound. An IRI of the record
    comes as its short id, as everywhere in the record; any other as it is. ``triples`` is None where rows were asked
    for, ``truth`` where it was no question of yes or no. ``notices`` say what the query names that is not there.

    >>> from civicgraph import Dataset
    >>> found = Dataset.shipped().query("SELECT (COUNT(*) AS ?n) { ?claim a civic:Claim ; rdf:object <lvrw> }")
    >>> found.rows
    [{'n': 14}]
    """

    answer: Answer
    base: str = ""
    notices: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return self.answer.names

    @property
    def truth(self) -> bool | None:
        """The answer to a question of yes or no."""
        return self.answer.truth

    @cached_property
    def rows(self) -> list[dict[str, Any]]:
        """The rows, by name."""
        named = (zip(self.names, row, strict=True) for row in self.answer.rows)
        return [{name: value(term, self.base) for name, term in row} for row in named]

    @cached_property
    def triples(self) -> list[tuple[Any, Any, Any]] | None:
        """The triples."""
        if self.answer.triples is None:
            return None
        base = self.base
        return [(value(t.subject, base), value(t.predicate, base), value(t.object, base)) for t in self.answer.triples]

    def to_dict(self) -> dict[str, Any]:
        """What ``--json`` prints: SPARQL 1.1 results.

        Raises
        ------
        UsageError
            The answer is triples, which have no such form.
        """
        import json

        found: dict[str, Any] = json.loads(self.write("json"))
        return found

    def write(self, format: str) -> str:
        """The answer as ``json``, ``csv``, ``spreadsheet`` (CSV for people), or ``turtle`` for triples.

        Raises
        ------
        UsageError
            The format does not fit the answer.
        """
        return serialize_answer(self.answer, format, self.base)

    def runs_formulas(self) -> bool:
        """Whether a spreadsheet would run something of the answer's ``csv``."""
        return runs_formulas(self.answer)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __bool__(self) -> bool:
        """Whether there is an answer: yes, a row, a triple."""
        return self.truth if self.truth is not None else bool(self.rows or self.triples)

    def to_frame(self) -> pd.DataFrame:
        """The rows, or the triples, as a pandas DataFrame.

        Raises
        ------
        CivicgraphError
            pandas is not installed.
        """
        try:
            import pandas as pd
        except ImportError:
            raise CivicgraphError("to_frame needs pandas: pip install pandas, or civicgraph[frames]") from None
        if self.triples is not None:
            return pd.DataFrame(self.triples, columns=["subject", "predicate", "object"])
        return pd.DataFrame(self.rows, columns=list(self.names))

    def __repr__(self) -> str:
        said = "".join(f"; {notice}" for notice in self.notices)
        if self.truth is not None:
            return f"Result({'yes' if self.truth else 'no'}{said})"
        if self.triples is not None:
            return f"Result({len(self.triples)} triples{said})"
        return f"Result({len(self.rows)} rows: {', '.join(self.names)}{said})"

    def _repr_html_(self) -> str:
        """A table for notebooks: the first rows, everything escaped."""
        head = "".join(f"<th>{escape(name)}</th>" for name in self.names)
        rows = [
            "".join(f"<td>{'' if value is None else escape(str(value))}</td>" for value in row.values())
            for row in self.rows[:_PRINTED]
        ]
        body = "".join(f"<tr>{row}</tr>" for row in rows)
        less = f", the first {_PRINTED} shown" if len(self.rows) > _PRINTED else ""
        return f"<table><tr>{head}</tr>{body}</table><p>{escape(repr(self))}{less}</p>"


def value(term: Any, base: str) -> Any:
    """A term as a plain value.

    >>> import pyoxigraph as ox
    >>> value(ox.NamedNode("https://example.org/id/lvrw"), "https://example.org/id/"), value(ox.Literal(3), "")
    ('lvrw', 3)
    """
    if term is None:
        return None
    text = getattr(term, "value", str(term))
    datatype = getattr(getattr(term, "datatype", None), "value", "")
    if not datatype:
        return text.removeprefix(base) if base else text
    kind = datatype.removeprefix(_XSD)
    try:
        return _parse(kind, text)
    except ValueError:  # such as 2016-02-30, which no type of Python holds
        return text


def _parse(kind: str, text: str) -> Any:
    if kind in _WHOLE:
        return int(text)
    if kind in ("decimal", "double", "float"):
        return float(text)
    if kind == "boolean":
        return text in ("true", "1")
    if kind == "date":
        from datetime import date

        return date.fromisoformat(text)
    return text
