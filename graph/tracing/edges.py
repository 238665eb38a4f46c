"""What a claim comes to as an edge: from what came first to what followed, and how much it bears."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..record import Claim, Record

if TYPE_CHECKING:
    import networkx as nx


SHARED_WORK, LED = "shared-work", "led"
GIVES_NO_INFLUENCE, GIVES_PART, GIVES_LEAD, GIVES_ACT, GIVES_WHOLE = range(5)
"""What a claim gives: no influence, a part in the other thing (one that led or made it among others more than another),
the act of making it, or that one brought it about."""


NO_SIGN, LESS, MORE = range(3)
"""Which way a claim of influence goes; ``MORE`` also where the source does not say."""


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

    A claim that credits a piece of work where the same sentence names who did it bears no more than shared work does.

    A rank from 0 to 5, declared in the vocabulary's code lists; not a probability.
    """
    strength = least_strength(record, claim.predicate, claim.wording, claim.modality, claim.reading)
    return min(strength, record.strength("joint", SHARED_WORK)) if claim.id in record.agentless else strength


def least_strength(record: Record, predicate: str, wording: str, modality: str, reading: str = "") -> int:
    """The least of what a relation's kind, a wording, a reading and a modality bear.

    Of what is inferred only as to who or what is meant, the reading stands in the wording's place.
    """
    ranks = [("kind", record.relations[predicate].kind), ("modality", modality)]
    if reading:
        ranks.append(("reading", reading))
    if not reading or wording != "inferred":
        ranks.append(("wording", wording))
    return min(record.strength(scheme, name) for scheme, name in ranks)


def strength_without_wording(record: Record, claim: Claim) -> int:
    """How much a claim tells, whatever its wording: the least of what its kind and its modality bear."""
    kind = record.relations[claim.predicate].kind
    return min(record.strength("kind", kind), record.strength("modality", claim.modality))


def given_by(record: Record, predicate: str, share: str) -> int:
    """What a claim of a relation, with a share, gives: see :data:`GIVES_NO_INFLUENCE`."""
    relation = record.relations[predicate]
    if not record.tells_influence(relation.kind):
        return GIVES_NO_INFLUENCE
    if relation.gives_part or share or relation.share:
        return GIVES_LEAD if relation.root == LED or relation.names_maker else GIVES_PART
    return GIVES_ACT if relation.kind == "agency" else GIVES_WHOLE


def sign_of(record: Record, predicate: str) -> int:
    """Which way a claim in a relation goes: see :data:`NO_SIGN`."""
    relation = record.relations[predicate]
    return LESS if relation.direction == "less" else MORE if relation.kind == "influence" else NO_SIGN


def edge_phrase(record: Record, edge: Edge) -> str:
    """The relation in words, in the direction of the edge."""
    relation = record.relations[edge.claim.predicate]
    return relation.label if relation.cause == "subject" else relation.inverse


def to_networkx(record: Record, *, every: bool = False) -> nx.MultiDiGraph[str]:
    """The trace graph as a networkx ``MultiDiGraph``: keys are claim ids, data the claim's own fields.

    Its edges are the claims that a trace walks along, from what came first to what followed. With ``every``, all things
    are nodes and all claims between two things edges, from subject to object, the disputing ones too.

    Nodes carry ``name`` and ``type``; edges ``label``, the relation in words that read from the edge's start to its
    end, ``relation``, the vocabulary's own name for it (which reads from the claim's ``subject``), ``direction``
    (``more``, ``less`` or empty), ``kind``, ``wording``, ``modality``, ``polarity``, ``when``, ``voice``, ``source``
    and ``strength`` (0 to 5).

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
        "relation": claim.relation,
        "direction": claim.direction,
        "kind": relation.kind,
        "strength": strength_of(record, claim),
        **{name: getattr(claim, name) for name in names},
    }
