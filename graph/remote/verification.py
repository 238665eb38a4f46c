"""Whether a graph in a store is what was sent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from .content import Content
from .endpoint import Endpoint, iri

if TYPE_CHECKING:
    import pyoxigraph as ox

SAMPLE = 100
ASKED = 500
"""How many subjects are asked about at once."""


def count(endpoint: Endpoint, graph: str) -> int:
    """How many triples a graph holds."""
    rows = endpoint.rows(f"SELECT (COUNT(*) AS ?n) {{ GRAPH {iri(graph)} {{ ?s ?p ?o }} }}", "n")
    if len(rows) != 1:
        raise endpoint.bad_answer("a count in more or less than a row")
    return endpoint.number(rows[0]["n"])


def difference(endpoint: Endpoint, graph: str, content: Content) -> str:
    """What is wrong with a graph, or nothing.

    By count, and then: a graph that the engine sends whole by the hash of what is read back; a larger one piece by
    piece, by all that is said of some subjects at a time: where all that was sent is there, and no more by count, it is
    the same. Blank nodes, which cannot be asked about, are only in the vocabulary; a larger graph that has any is told
    by its count for each property and by all that is said of a hundred subjects spread over it.
    """
    there, sent = count(endpoint, graph), len(content.lines)
    if there != sent:
        return f"{there:,} triples where {sent:,} were sent"
    if sent > endpoint.engine.whole:
        find = _sample_difference if content.blank_lines else _piece_difference
        return find(endpoint, graph, content)
    rewrites = endpoint.engine.rewrites
    same = Content(endpoint.get(graph)).hash(rewrites) == content.hash(rewrites)
    return "" if same else "what is read back is not what was sent"


def _piece_difference(endpoint: Endpoint, graph: str, content: Content) -> str:
    rewrites, most = endpoint.engine.rewrites, endpoint.engine.page
    for stretch in content.stretches(most, ASKED):
        if len(stretch.lines) < most:
            rows = _rows_about(endpoint, graph, stretch.subjects, len(stretch.lines) + 1)
        else:
            rows = _rows_about_one(endpoint, graph, stretch.subjects[0], len(stretch.lines))
        if Content(rows).hash(rewrites) != Content.of_lines(stretch.lines).hash(rewrites):
            first, last = stretch.subjects[0], stretch.subjects[-1]
            others = f", or of what comes up to {last}," if first != last else ""
            return f"what it says of {first}{others} is not what was sent"
    return ""


def _rows_about(endpoint: Endpoint, graph: str, subjects: Sequence[str], most: int) -> Iterator[ox.Triple]:
    values = " ".join(map(iri, subjects))
    text = f"SELECT ?s ?p ?o {{ GRAPH {iri(graph)} {{ VALUES ?s {{ {values} }} ?s ?p ?o }} }} LIMIT {most}"
    return (endpoint.quad(row).triple for row in endpoint.terms(text))


def _rows_about_one(endpoint: Endpoint, graph: str, subject: str, most: int) -> Iterator[ox.Triple]:
    """All that is said of one subject, of which more is said than comes in one answer."""
    import pyoxigraph as ox

    page, about = endpoint.engine.page, {"s": ox.NamedNode(subject)}
    text = f"SELECT ?p ?o {{ GRAPH {iri(graph)} {{ {iri(subject)} ?p ?o }} }} ORDER BY ?p ?o LIMIT {page}"
    for start in range(0, most + 1, page):
        yield from (endpoint.quad(about | row).triple for row in endpoint.terms(f"{text} OFFSET {start}"))


def _sample_difference(endpoint: Endpoint, graph: str, content: Content) -> str:
    counts: dict[str, int] = {}
    for line in content.lines:
        property = line.split(b" ", 2)[1].decode()[1:-1]
        counts[property] = counts.get(property, 0) + 1
    text = f"SELECT ?p (COUNT(*) AS ?n) {{ GRAPH {iri(graph)} {{ ?s ?p ?o }} }} GROUP BY ?p"
    if {row["p"]: endpoint.number(row["n"]) for row in endpoint.rows(text, "p", "n")} != counts:
        return "the counts by property are not those of what was sent"
    for subject, lines in content.sample(SAMPLE).items():
        if not _agrees(endpoint, graph, subject, lines):
            return f"what it says of {subject} is not what was sent"
    return ""


def _agrees(endpoint: Endpoint, graph: str, subject: str, lines: list[bytes]) -> bool:
    """Whether a graph says of a subject what these lines say, as far as they name no blank node."""
    import pyoxigraph as ox

    text = f"SELECT ?p ?o {{ GRAPH {iri(graph)} {{ {iri(subject)} ?p ?o }} FILTER(!isBlank(?o)) }}"
    about = {"s": ox.NamedNode(subject)}
    found = Content(endpoint.quad(about | row).triple for row in endpoint.terms(text))
    sent = Content.of_lines([line for line in lines if not line.split(b" ", 2)[2].startswith(b"_:")])
    return found.hash(endpoint.engine.rewrites) == sent.hash(endpoint.engine.rewrites)
