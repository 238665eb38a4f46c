"""Who paid, who lent, who came, where to and what they worked on: the secondments of a record as a network of modes."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from ..record import Claim, Record
from .windows import WITHIN, Window

if TYPE_CHECKING:
    import networkx as nx

SECONDMENT = "Secondment"
# What each relation makes of the end that is not the secondment, by the end at which the secondment stands.
MODES = {
    ("object", "funded"): "programme",
    ("object", "seconded"): "home",
    ("subject", "secondee"): "secondee",
    ("subject", "hostedBy"): "host",
    ("subject", "led"): "work",
    ("subject", "workedOn"): "work",
}


class SecondmentChain(NamedTuple):
    """One secondment with all that claims tie to it. ``funders`` paid for the programme, not for the secondment."""

    id: str
    funders: tuple[str, ...]
    programmes: tuple[str, ...]
    home: tuple[str, ...]
    secondee: tuple[str, ...]
    host: tuple[str, ...]
    work: tuple[str, ...]


def secondments(record: Record, *, window: Window | None = None) -> nx.DiGraph[str]:
    """The network funder → programme → secondment → secondee, host and work, with the home organisation before it.

    Nodes carry ``name`` and ``mode`` (funder, programme, home, secondment, secondee, host, work; the first that fits);
    edges ``relation`` and ``claims``. Only what was done or was so is in it, and with a ``window`` only what
    certainly fell into it.

    Notes
    -----
    A funder that paid for a programme is two claims away from a secondment that the programme paid for. No source
    says whose money paid for whom, so the network holds no tie from a funder to a secondee.
    """
    import networkx as nx

    all_time = [] if window else [id for id in record.things if record.is_of(id, SECONDMENT)]
    modes = dict.fromkeys(all_time, "secondment")
    edges: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
    claims = [claim for _, claim in sorted(record.claims.items()) if _is_counted(record, claim, window)]
    for claim in claims:
        for end, secondment, other in _ends(record, claim):
            if mode := MODES.get((end, claim.predicate)):
                modes[secondment] = "secondment"
                modes.setdefault(other, mode)
                edges[claim.subject, claim.object, claim.predicate].append(claim.id)
    for claim in claims:
        if claim.predicate == "funded" and modes.get(claim.object) == "programme":
            modes.setdefault(claim.subject, "funder")
            edges[claim.subject, claim.object, claim.predicate].append(claim.id)
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from((id, {"name": record.name(id), "mode": mode}) for id, mode in sorted(modes.items()))
    for (start, end, relation), ids in sorted(edges.items()):
        graph.add_edge(start, end, relation=relation, claims=tuple(ids))
    return graph


def _is_counted(record: Record, claim: Claim, window: Window | None) -> bool:
    return claim.supports and not record.is_undone(claim) and (not window or window.place(claim.bounds) == WITHIN)


def _ends(record: Record, claim: Claim) -> list[tuple[str, str, str]]:
    """The ends of a claim at which a secondment stands: which end, the secondment, and what stands at the other."""
    ends = [("subject", claim.subject, claim.object), ("object", claim.object, claim.subject)]
    return [end for end in ends if record.is_of(end[1], SECONDMENT) and end[2]]


def chains(graph: nx.DiGraph[str]) -> list[SecondmentChain]:
    """The secondments of such a network, each with its funders, programmes, home, secondee, host and work."""
    return [_chain(graph, id) for id, data in graph.nodes(data=True) if data["mode"] == "secondment"]


def _chain(graph: nx.DiGraph[str], id: str) -> SecondmentChain:
    def of(mode: str, ids: set[str]) -> tuple[str, ...]:
        return tuple(sorted(one for one in ids if graph.nodes[one]["mode"] == mode))

    before, after = set(graph.pred[id]), set(graph.succ[id])
    programmes = tuple(sorted(one for one in before if graph.edges[one, id]["relation"] == "funded"))
    funders = {
        payer for one in programmes for payer in graph.pred[one] if graph.edges[payer, one]["relation"] == "funded"
    }
    home = tuple(sorted(one for one in before if graph.edges[one, id]["relation"] == "seconded"))
    hosts = tuple(sorted(one for one in after if graph.edges[id, one]["relation"] == "hostedBy"))
    return SecondmentChain(
        id, tuple(sorted(funders)), programmes, home, of("secondee", after), hosts, of("work", after)
    )
