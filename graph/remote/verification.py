"""Whether a graph in a store is what was sent."""

from __future__ import annotations

from .content import Content
from .endpoint import Endpoint, iri

SAMPLE = 100


def count(endpoint: Endpoint, graph: str) -> int:
    """How many triples a graph holds."""
    rows = endpoint.rows(f"SELECT (COUNT(*) AS ?n) {{ GRAPH {iri(graph)} {{ ?s ?p ?o }} }}", "n")
    if len(rows) != 1:
        raise endpoint.bad_answer("a count in more or less than a row")
    return endpoint.number(rows[0]["n"])


def difference(endpoint: Endpoint, graph: str, content: Content) -> str:
    """What is wrong with a graph, or nothing.

    By count, and then: a graph that the engine sends whole by the hash of what is read back; a larger one by its
    count for each property and by all that is said of a hundred subjects spread over it.
    """
    there, sent = count(endpoint, graph), len(content.lines)
    if there != sent:
        return f"{there:,} triples where {sent:,} were sent"
    if sent > endpoint.engine.whole:
        return _sample_difference(endpoint, graph, content)
    rewrites = endpoint.engine.rewrites
    same = Content(endpoint.get(graph)).hash(rewrites) == content.hash(rewrites)
    return "" if same else "what is read back is not what was sent"


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
    sent = Content([])
    sent.lines = [line for line in lines if not line.split(b" ", 2)[2].startswith(b"_:")]
    return found.hash(endpoint.engine.rewrites) == sent.hash(endpoint.engine.rewrites)
