"""Who connects whom, who holds together, what came when: for pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..graph.networks import finding_text, text
from ..graph.words.claims import claim_sentence, how_put
from ..graph.words.counts import capital, quantity
from ..graph.words.times import in_words
from .findings import Findings, FindingsPart, Linked, leading_to

if TYPE_CHECKING:
    import networkx as nx

    from ..graph.networks.brokerage import Brokers
    from ..graph.networks.secondments import SecondmentChain
    from ..graph.networks.structure import ActorStanding, Communities
    from ..graph.networks.timeline import Timeline
    from ..graph.record import Record

_MOST_LISTED = 200


def brokers_answer(record: Record, windows: Sequence[Brokers]) -> Findings:
    """The table of brokers of each window, with marks where a count leaves the range that chance would give."""
    from ..graph.networks.brokerage import MEANINGS, ROLES

    bases = [brokers.graph.graph["basis"] for brokers in windows]
    several = len(windows) > 1
    parts = []
    for brokers, basis in zip(windows, bases, strict=True):
        title = f"{basis.window}: {quantity(basis.claims, 'claim')}, {basis.actors} actors tied" if several else ""
        rows = []
        for id, counts in brokers.ranked:
            sector = record.name(f"sector:{brokers.graph.nodes[id]['sector']}")
            marked = [
                Linked(f"{counts[name]}{text.mark_of(brokers, id, name, counts[name])}".strip()) for name in ROLES
            ]
            rows.append((leading_to(record, id), Linked(sector), *marked))
        nobody = [] if rows else [f"Nobody: {text.no_brokers_sentence(brokers)}"]
        parts.append(FindingsPart(title, nobody, ("Actor", "Sector", *map(capital, ROLES)) if rows else (), rows))
    meanings = [(Linked(capital(name)), Linked(MEANINGS[name])) for name in ROLES]
    if any(brokers.ranked for brokers in windows):
        parts.append(FindingsPart("What the roles are", [text.chance_sentences(windows)], entries=meanings))
    notes = [text.windows_sentence(record, windows)] if several else text.basis_sentences(record, bases[0])
    return Findings([finding_text.brokers_finding(record, windows)], parts, notes)


def centrality_answer(
    record: Record, graph: nx.DiGraph[str], standings: Sequence[ActorStanding], exact: bool
) -> Findings:
    """The table of actors by betweenness."""
    basis = graph.graph["basis"]
    rows = [
        (
            leading_to(record, one.id),
            Linked(str(one.neighbours)),
            Linked(f"{one.betweenness:.3f}"),
            Linked(_figure(one.constraint)),
            Linked(_figure(one.effective_size)),
        )
        for one in standings
    ]
    head = ("Actor", "Tied to", "Between", "Constraint", "Effective size")
    parts = [FindingsPart("", [text.standings_sentence(exact)], head, rows)] if rows else []
    lead = finding_text.centrality_finding(record, graph, standings, exact)
    return Findings([lead], parts, text.basis_sentences(record, basis))


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def communities_answer(record: Record, graph: nx.DiGraph[str], found: Communities) -> Findings:
    """The communities, largest first, with those marked that change from seed to seed."""
    basis = graph.graph["basis"]
    parts = [
        FindingsPart(
            f"{number}. {quantity(len(group), 'actor')}",
            entries=[(leading_to(record, id, text.share_in_words(found.together[id])),) for id in group],
        )
        for number, group in enumerate(found.groups, 1)
    ]
    lead = [finding_text.communities_finding(graph, found), *([text.stability_sentence(found)] if parts else [])]
    return Findings(lead, parts, text.basis_sentences(record, basis))


_WAYS = {"gave": "from {actor} to it; ", "received": "from it to {actor}; ", "both": ""}


def ties_answer(
    record: Record, graph: nx.DiGraph[str], ids: Sequence[str], pairs: Sequence[tuple[str, str]]
) -> Findings:
    """Whom an actor is tied to, most first; of two, every claim that ties them."""
    basis = graph.graph["basis"]
    notes, lead = text.basis_sentences(record, basis), finding_text.ties_finding(record, graph, ids, pairs)
    if len(ids) > 1:
        claims = sorted({id for pair in pairs for id in graph.edges[pair]["claims"]})
        entries = [
            (
                Linked(claim_sentence(record, record.claims[id]), id),
                Linked(" · ".join(how_put(record, record.claims[id]))),
            )
            for id in claims
        ]
        return Findings([lead], [FindingsPart(entries=entries)] if entries else [], notes)
    entries = []
    for start, end in pairs[:_MOST_LISTED]:
        direction, other = text.tie_direction(graph, start, end, ids[0])
        way = _WAYS[direction].format(actor=record.name(ids[0]))
        entries.append((leading_to(record, other), Linked(f"{way}{text.tie_sentence(record, graph, start, end)}")))
    left = len(pairs) - len(entries)
    more = [f"{quantity(left, 'actor')} more, in the JSON."] if left > 0 else []
    return Findings([lead], [FindingsPart(entries=entries)], [*more, *notes])


def secondments_answer(record: Record, chains: Sequence[SecondmentChain], claims: int) -> Findings:
    """The secondments: who paid, who lent whom where to, and what was worked on."""
    parts = [
        FindingsPart(
            record.name(chain.id),
            entries=[_chain_entry(record, chain, name, label) for name, label in text.CHAIN_PARTS.items()],
        )
        for chain in chains
    ]
    return Findings([finding_text.secondments_finding(chains)], parts, [text.chains_sentence(claims)])


def _chain_entry(record: Record, chain: SecondmentChain, part: str, label: str) -> tuple[Linked, ...]:
    told = [leading_to(record, id) for id in getattr(chain, part)]
    return Linked(label), *(told or [Linked("not in the record")])


def timeline_answer(record: Record, found: Timeline) -> Findings:
    """The dated claims in order, then the undated."""
    dated = [(Linked(in_words(one.when)), Linked(text.doubtful_claim(record, one), one.id)) for one in found.dated]
    undated = [(Linked(text.doubtful_claim(record, one), one.id),) for one in found.undated]
    parts = [FindingsPart(head=("When", "What"), rows=dated)] if dated else []
    if undated:
        parts.append(FindingsPart(f"Undated, in no order ({len(undated)})", entries=undated))
    return Findings([finding_text.timeline_finding(record, found)], parts, [text.timeline_sentence(found)])
