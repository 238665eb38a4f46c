"""The formats, and the choice among them by the Accept header and its q-values (RFC 9110, 12.5.1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.requests import Request

_MAX_RANGES = 50


def accept_of(request: Request) -> str | None:
    """What the client accepts: all lines of the header make one list (RFC 9110, 5.3)."""
    return ", ".join(request.headers.getlist("accept")) or None


def choose(accept: str | None, formats: Sequence[Format]) -> Format | None:
    """The format that the header prefers, the first of equal ones; nothing if it accepts none.

    >>> choose("text/csv;q=0.5, application/sparql-results+xml", ROWS).name
    'xml'
    """
    if accept is None or not accept.strip():
        return formats[0]
    ranges = _parse_ranges(accept)
    best = max(formats, key=lambda format: _quality_of(format, ranges))
    return best if _quality_of(best, ranges) > 0 else None


def accepts(header: str | None, coding: str) -> bool:
    """Whether a header such as Accept-Encoding allows a coding.

    >>> accepts("br, gzip;q=0", "gzip"), accepts("deflate, *;q=0.1", "gzip"), accepts(None, "gzip")
    (False, True, False)
    """
    named = dict(_parse_ranges(header or ""))
    return named.get(coding, named.get("*", 0.0)) > 0


def _parse_ranges(accept: str) -> list[tuple[str, float]]:
    ranges = []
    for part in accept.split(",")[:_MAX_RANGES]:
        name, *parameters = (piece.strip().lower() for piece in part.split(";"))
        if name:
            ranges.append((name, _parse_quality(parameters)))
    return ranges


def _parse_quality(parameters: Sequence[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return min(1.0, max(0.0, float(value)))
            except ValueError:
                return 0.0
    return 1.0


def _quality_of(format: Format, ranges: Sequence[tuple[str, float]]) -> float:
    """The q-value of the most precise range that a format is in; its own name takes precedence over an alias."""
    family = format.media_type.partition("/")[0] + "/*"
    precision = {format.media_type: 3, **dict.fromkeys(format.aliases, 2), family: 1, "*/*": 0}
    matches = [(precision[name], quality) for name, quality in ranges if name in precision]
    return max(matches)[1] if matches else 0.0


@dataclass(frozen=True)
class Format:
    """One format. ``streams`` says whether it can be sent before the whole answer is known."""

    name: str
    media_type: str
    aliases: tuple[str, ...] = ()
    streams: bool = True

    @property
    def content_type(self) -> str:
        """The value of the header, with the encoding for types of text."""
        return f"{self.media_type}; charset=utf-8" if self.media_type.startswith("text/") else self.media_type


# In order of preference, for clients without one.
ROWS = (
    Format("json", "application/sparql-results+json", ("application/json",)),
    Format("xml", "application/sparql-results+xml", ("application/xml", "text/xml")),
    Format("csv", "text/csv"),
    Format("tsv", "text/tab-separated-values"),
)
GRAPH = (
    Format("turtle", "text/turtle", ("application/x-turtle",)),
    Format("ntriples", "application/n-triples", ("text/plain",)),
    Format("jsonld", "application/ld+json", ("application/json",), streams=False),
    Format("rdfxml", "application/rdf+xml", ("application/xml", "text/xml"), streams=False),
)
PAGE = Format("html", "text/html", ("application/xhtml+xml",))
TEXT = Format("text", "text/plain")
BY_NAME = {format.name: format for format in (*ROWS, *GRAPH, PAGE)}
