"""Brokers, standings, communities, ties and timelines in words, each ending in what it was computed on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from ..graph.networks.brokerage import MEANINGS, ROLES, Brokers
from ..graph.networks.projection import Basis
from ..graph.networks.secondments import SecondmentChain
from ..graph.networks.structure import ActorStanding, Communities
from ..graph.networks.text import (
    CHAIN_PARTS,
    NOT_TIED,
    TIES,
    basis_sentences,
    chains_sentence,
    chance_sentences,
    doubtful_claim,
    heading_of,
    mark_of,
    no_brokers_sentence,
    share_in_words,
    stability_sentence,
    standings_sentence,
    tie_direction,
    tie_sentence,
    timeline_sentence,
    windows_sentence,
)
from ..graph.networks.timeline import Timeline
from ..graph.record import Claim, Record
from ..graph.words.claims import claim_sentence, how_put
from ..graph.words.counts import quantity
from .widths import pad, shorten
from .words import bold, columns, dim, heading, said_at, wrap

if TYPE_CHECKING:
    import networkx as nx

_NAME, _SECTOR = 29, 14
_HEADS = {
    "coordinator": "coord",
    "itinerant": "itin",
    "gatekeeper": "gate",
    "representative": "repr",
    "liaison": "liais",
}
_ARROWS = {"gave": "->", "received": "<-", "both": "--"}


def basis_text(record: Record, basis: Basis) -> str:
    """Two sentences: what it was computed on and what it does not mean; then what was left out."""
    return "\n" + "\n".join(dim(wrap(sentence)) for sentence in basis_sentences(record, basis))


def brokers_text(record: Record, windows: Sequence[Brokers]) -> str:
    """The table of brokers, for each window, with marks where a count leaves the range that chance would give."""
    bases: list[Basis] = [brokers.graph.graph["basis"] for brokers in windows]
    asked = "Who stands between whom"
    title = heading_of(asked, bases[0]) if len(bases) == 1 else f"{asked} by {TIES[bases[0].projection]}"
    lines = [bold(wrap(title))]
    for brokers, basis in zip(windows, bases, strict=True):
        if len(windows) > 1:
            lines.append(heading(f"{basis.window}: {quantity(basis.claims, 'claim')}, {basis.actors} actors tied"))
        lines += _brokers_table(record, brokers) or [wrap(f"Nobody: {no_brokers_sentence(brokers)}", "  ", "  ")]
    if any(brokers.ranked for brokers in windows):
        lines += ["", *(f"  {_HEADS[name]:<5}  {name}: {MEANINGS[name]}" for name in ROLES)]
        lines += ["", wrap(chance_sentences(windows), "  ", "  ")]
    computed = "\n" + dim(wrap(windows_sentence(record, windows)))
    return "\n".join([*lines, basis_text(record, bases[0]) if len(bases) == 1 else computed])


def _brokers_table(record: Record, brokers: Brokers) -> list[str]:
    if not brokers.ranked:
        return []
    lines = ["", _broker_row("actor", "sector", [f"{_HEADS[name]:>5} " for name in ROLES])]
    for id, counts in brokers.ranked:
        sector = brokers.graph.nodes[id]["sector"]
        cells = [f"{counts[name]:>5}{mark_of(brokers, id, name, counts[name])}" for name in ROLES]
        lines.append(_broker_row(record.name(id), record.name(f"sector:{sector}"), cells))
    return lines


def _broker_row(name: str, sector: str, cells: Iterable[str]) -> str:
    return f"  {pad(shorten(name, _NAME), _NAME)} {pad(shorten(sector, _SECTOR), _SECTOR)} {''.join(cells)}".rstrip()


def standings_text(record: Record, graph: nx.DiGraph[str], rows: Sequence[ActorStanding], exact: bool) -> str:
    """The table of actors by betweenness."""
    basis: Basis = graph.graph["basis"]
    lines = [bold(wrap(heading_of("Who lies between others", basis))), ""]
    if not rows:
        return "\n".join([*lines[:1], f"  Nobody: {NOT_TIED}", basis_text(record, basis)])
    table = [("actor", "tied to", "between", "constraint", "eff. size")]
    for standing in rows:
        figures = (
            f"{standing.neighbours:>7}",
            f"{standing.betweenness:7.3f}",
            _figure(standing.constraint),
            _figure(standing.effective_size),
        )
        table.append((shorten(record.name(standing.id), 34), *figures))
    lines += [f"  {line}" for line in columns(table)]
    return "\n".join([*lines, "", wrap(standings_sentence(exact), "  ", "  "), basis_text(record, basis)])


def _figure(value: float | None) -> str:
    return "        -" if value is None else f"{value:9.2f}"


def communities_text(record: Record, graph: nx.DiGraph[str], communities: Communities, limit: int) -> str:
    """The communities, largest first, with those marked that change from seed to seed."""
    basis: Basis = graph.graph["basis"]
    lines = [bold(wrap(heading_of("Who holds together", basis)))]
    for number, group in enumerate(communities.groups[:limit], 1):
        names = [f"{record.name(id)}{share_in_words(communities.together[id])}" for id in group]
        lines += [heading(f"{number}. {quantity(len(group), 'actor')}"), wrap("; ".join(names), "  ", "  ")]
    if not communities.groups:
        lines.append(f"  Nobody: {NOT_TIED}")
    else:
        lines += ["", wrap(_stability(communities, limit), "  ", "  ")]
    return "\n".join([*lines, basis_text(record, basis)])


def _stability(found: Communities, limit: int) -> str:
    more = len(found.groups) - limit
    shown = f"{more} smaller communities are not shown: --limit. " if more > 0 else ""
    return shown + stability_sentence(found)


def ties_text(record: Record, graph: nx.DiGraph[str], id: str, pairs: Sequence[tuple[str, str]], limit: int) -> str:
    """Whom an actor is tied to, most first."""
    basis: Basis = graph.graph["basis"]
    lines = [bold(wrap(heading_of(f"Whom {record.name(id)} is tied to", basis))), ""]
    for start, end in pairs[:limit]:
        direction, other = tie_direction(graph, start, end, id)
        lines.append(shorten(f"  {_ARROWS[direction]} {record.name(other)}", 80))
        lines.append(dim(wrap(tie_sentence(record, graph, start, end), "     ", "     ")))
    if not pairs:
        lines.append("  Nobody.")
    if len(pairs) > limit:
        lines += ["", f"  {len(pairs) - limit} more with --limit."]
    lines += ["", "  -> gave to  <- was given by  -- both ways; the claims: analyse ties ONE OTHER"]
    return "\n".join([*lines, basis_text(record, basis)])


def tie_text(record: Record, graph: nx.DiGraph[str], one: str, other: str) -> str:
    """Every claim of the ties between two actors."""
    basis: Basis = graph.graph["basis"]
    lines = [bold(wrap(f"What ties {record.name(one)} and {record.name(other)} by {TIES[basis.projection]}"))]
    pairs = [pair for pair in ((one, other), (other, one)) if graph.has_edge(*pair)]
    for id in sorted({id for pair in pairs for id in graph.edges[pair]["claims"]}):
        lines += ["", *_claim_lines(record, record.claims[id])]
    if not pairs:
        lines.append("  Nothing.")
    return "\n".join([*lines, basis_text(record, basis)])


def _claim_lines(record: Record, claim: Claim) -> Iterator[str]:
    yield wrap(claim_sentence(record, claim), "  ", "    ")
    yield dim(wrap(" · ".join(how_put(record, claim)), "    ", "    "))
    yield wrap(f"{said_at(record, claim)}", "    ", "    ")


def chains_text(record: Record, chains: Sequence[SecondmentChain], claims: int, limit: int) -> str:
    """The secondments: who paid, who lent whom where to, and what was worked on."""
    lines = [bold("Who paid, who lent, who came and what was worked on")]
    for chain in chains[:limit]:
        lines.append(heading(shorten(record.name(chain.id), 78)))
        for part, label in CHAIN_PARTS.items():
            ids = getattr(chain, part)
            names = "; ".join(record.name(id) for id in ids) or "not in the record"
            lines.append(wrap(f"{label}: {names}", "  ", "    "))
    if not chains:
        lines.append(wrap("No secondment in this record. Whom somebody is tied to: civicgraph analyse ties NAME", "  "))
    if len(chains) > limit:
        lines += ["", f"  {len(chains) - limit} more with --limit."]
    return "\n".join([*lines, "", dim(wrap(chains_sentence(claims)))])


def timeline_text(record: Record, timeline: Timeline, limit: int) -> str:
    """The dated claims in order, then how many are undated with the first of them."""
    lines = [bold(wrap(f"What the record dates about {record.name(timeline.id)}")), ""]
    for claim in timeline.dated[:limit]:
        lines.append(wrap(f"{claim.when:<12}  {doubtful_claim(record, claim)}", "  ", " " * 16))
    if not timeline.dated:
        lines.append("  Nothing.")
    if len(timeline.dated) > limit:
        lines.append(f"  {len(timeline.dated) - limit} more with --limit.")
    if timeline.undated:
        lines.append(heading(f"Undated, in no order ({len(timeline.undated)})"))
        lines += [wrap(doubtful_claim(record, claim), "  ", "    ") for claim in timeline.undated[:limit]]
        if len(timeline.undated) > limit:
            lines.append(f"  {len(timeline.undated) - limit} more with --limit.")
    return "\n".join([*lines, "", dim(wrap(timeline_sentence(timeline)))])
