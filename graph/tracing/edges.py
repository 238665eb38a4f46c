"""Claims as edges, from what came first to what followed, read off the vocabulary."""

from typing import TYPE_CHECKING, NamedTuple

from ..record import Claim, Record

if TYPE_CHECKING:
    import networkx as nx


class Edge(NamedTuple):
    """A claim as a link that can be walked from ``start`` to ``end``."""

    start: str
    end: str
    claim: Claim
    kind: str
    strength: int


def edge_of(record: Record, claim: Claim) -> Edge | None:
    """The edge a claim makes; none where it disputes, has no object, or its relation declares no direction."""
    ends = ends_of(record, claim)
    if ends is None or not claim.supports:
        return None
    return Edge(*ends, claim, record.relations[claim.predicate].kind, strength_of(record, claim))


def ends_of(record: Record, claim: Claim) -> tuple[str, str] | None:
    """What came first and what followed, as the claim says or denies."""
    cause = record.relations[claim.predicate].cause
    if not cause or not claim.object or claim.subject == claim.object:
        return None
    return (claim.subject, claim.object) if cause == "subject" else (claim.object, claim.subject)


def strength_of(record: Record, claim: Claim) -> int:
    """How much a step made by the claim bears: the least of what its kind, wording and modality bear.

    A rank from 0 to 5, declared in the vocabulary's code lists; not a probability.
    """
    return least_strength(record, claim.predicate, claim.wording, claim.modality)


def least_strength(record: Record, predicate: str, wording: str, modality: str) -> int:
    """The least of what a relation's kind, a wording and a modality bear."""
    ranks = (("kind", record.relations[predicate].kind), ("wording", wording), ("modality", modality))
    return min(record.strength(scheme, name) for scheme, name in ranks)


def told_strength(record: Record, claim: Claim) -> int:
    """How much a claim tells, whatever its wording: the least of what its kind and its modality bear."""
    kind = record.relations[claim.predicate].kind
    return min(record.strength("kind", kind), record.strength("modality", claim.modality))


def phrase(record: Record, edge: Edge) -> str:
    """The relation in words, in the direction of the edge."""
    relation = record.relations[edge.claim.predicate]
    return relation.label if relation.cause == "subject" else relation.inverse


def to_networkx(record: Record, *, every: bool = False) -> "nx.MultiDiGraph[str]":
    """The trace graph as a networkx ``MultiDiGraph``: keys are claim ids, data the claim's own fields.

    Its edges are the claims that a trace walks along, from what came first to what followed. With ``every``, all things
    are nodes and all claims between two things edges, from subject to object, the disputing ones too.

    Nodes carry ``name`` and ``type``; edges ``label``, the relation in words that read from the edge's start to its
    end, ``relation``, the vocabulary's own name for it (which reads from the claim's ``subject``), ``kind``,
    ``wording``, ``modality``, ``polarity``, ``when``, ``voice``, ``source`` and ``strength`` (0 to 5).

    Examples
    --------
    >>> from civicgraph import Dataset
    >>> graph = to_networkx(Dataset.shipped().record())
    >>> graph.nodes["lvrw"]["name"]
    'London Voter Registration Week'
    """
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for id in record.things if every else ():
        graph.add_node(id, name=record.name(id), type=record.things[id].type)
    for claim in record.claims.values():
        walked = edge_of(record, claim)
        start, end = (claim.subject, claim.object) if every else (walked.start, walked.end) if walked else ("", "")
        if start in record.things and end in record.things:
            for id in (start, end):
                graph.add_node(id, name=record.name(id), type=record.things[id].type)
            graph.add_edge(start, end, key=claim.id, **_fields(record, claim, start))
    return graph


def _fields(record: Record, claim: Claim, start: str) -> dict[str, str | int]:
    """What an edge that begins at ``start`` says of its claim."""
    relation = record.relations[claim.predicate]
    names = ("subject", "wording", "modality", "polarity", "when", "voice", "source")
    return {
        "label": relation.label if start == claim.subject else relation.inverse,
        "relation": claim.predicate,
        "kind": relation.kind,
        "strength": strength_of(record, claim),
        **{name: getattr(claim, name) for name in names},
    }
