"""Reports on the record of Northmere and on a hostile copy of it, and readers that give back what each format says."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from importlib import import_module
from io import BytesIO
from typing import Any

import pytest

from civicgraph.graph.record import About, Record
from civicgraph.graph.tracing.model import Trace
from civicgraph.reports.blocks import Report
from civicgraph.reports.content import pathway_report
from civicgraph.reports.method import Edition

from ..visualisations.small_record import long_path, small_record, small_trace, trace_of

ABOUT = About("Northmere", "The Northmere group", publisher="Northmere press", issued="2026-11")
EDITION = Edition("9.8.7", "5eed" * 16, "made by hand", "civicgraph report a b -o report.html", ABOUT)
FORMATS = ("html", "md", "docx", "pdf")
#: The same for a test of each, where a PDF takes its time to be set and read again.
EACH_FORMAT = [pytest.param(one, marks=[pytest.mark.slow] if one == "pdf" else []) for one in FORMATS]
NASTY = '<script>alert("x")</script> | **b** [y](javascript:z) & ]]> \x00 \u202e `c`'
_MODULES = {"md": "markdown"}


def write(report: Report, format: str) -> str | bytes:
    """A report in one of the formats."""
    module = import_module(f"civicgraph.reports.{_MODULES.get(format, format)}")
    written: str | bytes = module.write(report)
    return written


@cache
def sample(name: str = "six") -> tuple[Record, Trace, Report]:
    """The record of Northmere, a trace in it (``six`` steps, or ``twelve`` of every kind), and the report on that."""
    record = small_record()
    trace = small_trace(record) if name == "six" else trace_of(record, long_path(record))
    return record, trace, pathway_report(record, trace, EDITION)


@cache
def hostile() -> tuple[Record, Report]:
    """The same with a name, a summary, a voice, a source and a caveat that try to be more than text."""
    record = small_record()
    claims = {
        id: claim._replace(
            evidence=tuple(e._replace(summary=NASTY, anchor=NASTY) for e in claim.evidence), reason=NASTY
        )
        for id, claim in record.claims.items()
    }
    record = replace(
        record,
        things={id: thing._replace(name=f"{NASTY} {id}") for id, thing in record.things.items()},
        claims=claims,
        voices={id: voice._replace(name=NASTY, description=NASTY) for id, voice in record.voices.items()},
        sources={id: source._replace(title=NASTY, publisher=NASTY) for id, source in record.sources.items()},
        caveats={id: caveat._replace(summary=NASTY) for id, caveat in record.caveats.items()},
    )
    return record, pathway_report(record, small_trace(record), replace(EDITION, command=NASTY))


@cache
def written_report(name: str, format: str) -> Any:
    """A sample, or the ``hostile`` report, in one of the formats, written once for all tests that only read it."""
    return write(hostile()[1] if name == "hostile" else sample(name)[2], format)


@cache
def report_text(name: str, format: str) -> str:
    """All that a written report says, without spaces: line breaks put none into words and take none out."""
    return squeeze(_READERS[format](written_report(name, format)))


def read_back(report: Report, format: str) -> str:
    """All that a report says once it is written and read again, without spaces."""
    return squeeze(_READERS[format](write(report, format)))


def squeeze(words: str) -> str:
    """Words without spaces and soft hyphens."""
    return re.sub(r"[\s\u00ad]", "", words)


class Page(HTMLParser):
    """An HTML page as a flat list of its elements with attributes, and its text."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text: list[str] = []
        self.skipped = False
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        self.skipped = tag in ("style", "script")

    def handle_endtag(self, tag: str) -> None:
        self.skipped = False

    def handle_data(self, data: str) -> None:
        if not self.skipped:
            self.text.append(data)

    def all(self, tag: str) -> list[dict[str, str]]:
        """The attributes of every element of a name."""
        return [attributes for name, attributes in self.elements if name == tag]


def docx_page(content: bytes) -> Any:
    """A Word file, read by python-docx."""
    from docx import Document

    return Document(BytesIO(content))


def pdf_pages(content: bytes) -> Any:
    """A PDF, read by pypdf."""
    from pypdf import PdfReader

    return PdfReader(BytesIO(content))


def _html(content: Any) -> str:
    return "".join(Page(content).text)


def _markdown(content: Any) -> str:
    """Markdown without its marks."""
    return re.sub(r"\\(.)", r"\1", re.sub(r"(?<!\\)(\*\*|`)", "", content))


def _docx(content: Any) -> str:
    return "".join(text.text or "" for text in docx_page(content).element.body.iter() if str(text.tag).endswith("}t"))


def _pdf(content: Any) -> str:
    text = "".join(page.extract_text() for page in pdf_pages(content).pages)
    return text


_READERS: dict[str, Callable[[Any], str]] = {"html": _html, "md": _markdown, "docx": _docx, "pdf": _pdf}
