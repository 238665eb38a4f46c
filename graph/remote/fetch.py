"""What a store says of some things and claims: themselves, and what has to be known to show them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from ..record import Record
from ..sparql.evaluation import PREFIXES
from ..storage.index import record_of
from ..vocabulary import Vocabulary
from .endpoint import Endpoint, iri
from .manifest import Manifest

if TYPE_CHECKING:
    import pyoxigraph as ox

RDF = PREFIXES["rdf"]
BATCH = 200
_DESCRIBED = 50

# What the record holds of each kind of node, as the context calls it; and what of that leads on to another node.
_TERMS = (
    "name aliases names description identifiers title author publisher publicationDate textFile authorVoice url"
    " archived retrieved language sourceKind confidential textEngine textLayout file fileHash derivedFrom subject"
    " predicate object value unit qualifier scope when direction wording modality polarity share reading voice role"
    " reason note coder partyTo evidence source anchor line passage sentence page paragraph row lost"
    " summary concerns caveat"
)
_LEADING_ON = ("subject", "object", "voice", "evidence", "source")


def describe_nodes(endpoint: Endpoint, vocabulary: Vocabulary, nodes: Iterable[str]) -> list[ox.Quad]:
    """Quads that make a record of these nodes, with the evidence, voices, sources and things that they name."""
    import pyoxigraph as ox

    properties = [f"{RDF}type", *map(vocabulary.iri_of, _TERMS.split())]
    onward = {vocabulary.iri_of(term) for term in _LEADING_ON}
    found: list[ox.Quad] = []
    seen: set[str] = set()
    todo = sorted(set(nodes))
    while todo:
        seen.update(todo)
        fresh = [
            quad
            for start in range(0, len(todo), _DESCRIBED)
            for quad in endpoint.about(todo[start : start + _DESCRIBED], properties)
        ]
        found += fresh
        named = {
            quad.object.value
            for quad in fresh
            if quad.predicate.value in onward and isinstance(quad.object, ox.NamedNode)
        }
        todo = sorted(named - seen)
    return found


def record_of_nodes(endpoint: Endpoint, manifest: Manifest, nodes: Iterable[str]) -> Record:
    """The record of these nodes.

    Raises
    ------
    RemoteError
        A value that stands there is none of the record's: a date that is no date, a line that is no number.
    """
    vocabulary = endpoint.vocabulary
    quads = describe_nodes(endpoint, vocabulary, nodes)
    try:
        return record_of(quads, vocabulary, manifest.base, manifest.hash)
    except ValueError as error:
        raise endpoint.bad_answer(error) from error


def in_batches(iris: Sequence[str], size: int) -> Iterator[str]:
    """IRIs as SPARQL lists them, so many at a time."""
    for start in range(0, len(iris), size):
        yield " ".join(map(iri, iris[start : start + size]))
