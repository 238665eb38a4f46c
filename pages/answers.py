"""The answer to a query as a table: the values of each row, with where they lead."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from ..graph.sparql.evaluation import shorten_iri
from ..graph.words.iri_names import name_of_iri
from .site import Site

_PAGE_LANGUAGE = "en"


@dataclass(frozen=True)
class AnswerCell:
    """One value: its text, its link, and its language or type, if that is no standard one.

    Of an IRI with a name, the text is that and the note the IRI in short.
    """

    text: str
    link: str = ""
    note: str = ""


@dataclass(frozen=True)
class AnswerTable:
    """An answer: rows with names, or a text of triples, or yes or no."""

    names: tuple[str, ...] = ()
    rows: tuple[tuple[AnswerCell, ...], ...] = ()
    text: str = ""
    truth: str = ""


def parse_table(site: Site, format: str, body: bytes, *, named: bool = True) -> AnswerTable:
    """The body of an answer in JSON or Turtle as a table, with links to the pages of a site, and names of IRIs."""
    if format != "json":
        return AnswerTable(text=body.decode())
    results = json.loads(body)
    if "boolean" in results:
        return AnswerTable(truth="yes" if results["boolean"] else "no")
    names = tuple(results["head"]["vars"])
    rows = results["results"]["bindings"]
    return AnswerTable(names, tuple(tuple(_cell(site, row.get(name), named) for name in names) for row in rows))


def _cell(site: Site, term: dict[str, Any] | None, named: bool) -> AnswerCell:
    base = site.record.base
    if term is None:
        return AnswerCell("")
    if term["type"] == "uri":
        short, name = shorten_iri(term["value"], base), name_of_iri(site.record, term["value"]) if named else ""
        return AnswerCell(name or short, site.link(term["value"]), short if name else "")
    if term["type"] == "triple":
        return AnswerCell(json.dumps(term["value"], ensure_ascii=False))
    language = term.get("xml:lang", "")
    # The page is in English: of what is too, that need not be said.
    note = (
        ("" if language == _PAGE_LANGUAGE else f"({language})")
        if language
        else shorten_iri(term.get("datatype", ""), base)
    )
    return AnswerCell(term["value"], note="" if note.startswith("xsd:") else note)
