"""The formats of answers: their media types, and what else they go by."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Format:
    """One format. ``streams`` says whether it can be sent before the whole answer is known."""

    name: str
    media_type: str
    aliases: tuple[str, ...] = ()
    streams: bool = True

    @property
    def content_type(self) -> str:
        """The value of the header, with the encoding where a text could be taken for another one."""
        return f"{self.media_type}; charset=utf-8" if self.media_type.startswith("text/") else self.media_type


# In order of preference, where a client has none.
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
BY_NAME = {format.name: format for format in (*ROWS, *GRAPH, PAGE)}
