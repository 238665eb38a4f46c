"""Brokers, standings, communities, ties and timelines in words, each ending in what it was computed on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from ..graph.networks.brokerage import MEANINGS, ROLES, Brokers, ChanceRange
from ..graph.networks.projection import CAUTION, Basis, claims_of
from ..graph.networks.secondments import SecondmentChain
from ..graph.networks.structure import PIVOTS, ActorStanding, Communities
from ..graph.networks.timeline import Timeline
from ..graph.record import Claim, Record
from ..graph.words.claims import claim_sentence, doubts, how_put
from ..graph.words.counts import quantity
from .words import bold, columns, dim, heading, said_at, shorten, wrap

if TYPE_CHECKING:
    import networkx as nx

_NAME, _SECTOR = 29, 14
_TIES = {
    "direct": "direct ties",
    "dealings": "dealings (asks, promises, money, work and people, from giver to receiver)",
    "shared": "parts in the same things",
    "all": "ties of every kind",
}
_MARKS = {"above": "+", "within": " ", "below": "-"}
_HEADS = {
    "coordinator": "coord",
    "itinerant": "itin",
    "gatekeeper": "gate",
    "representative": "repr",
    "liaison": "liais",
}


def basis_text(record: Record, basis: Basis) -> str:
    """Two sentences: what it was computed on and what it does not mean; then what was left out."""
    within = f" certainly in {basis.window}" if basis.window else ""
    made = f" ({_count_list(basis.kinds)}; {_count_list(basis.wordings)})" if basis.claims else ""
    said = (
        f"Computed on {quantity(basis.claims, 'claim')}{within}{made} from {quantity(len(basis.sources), 'source')}: "
        f"{basis.actors} of {basis.of_actors} actors are tied, {basis.dated} of the claims dated, {basis.undated} "
        f"undated. {_caution(record, basis.sources, basis.claims)}"
    )
    left = "; ".join(f"{reason}, {quantity(number, 'claim')}" for reason, number in basis.left_out.items())
    return "\n" + dim(wrap(said)) + (f"\n{dim(wrap(f'Left out: {left}.'))}" if left else "")


def _count_list(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{number} {name}" for name, number in counts.items())


def _caution(record: Record, sources: Mapping[str, int], claims: int) -> str:
    """What a network does not mean, naming the source that makes most of it."""
    if not sources:
        return CAUTION
    most = max(sources, key=lambda id: (sources[id], id))
    return (
        "Missing evidence is not missing history: actors that the sources leave out have no ties here, "
        f"“{record.name(most)}”, which makes {sources[most]} of the {claims}, over-counts those it tells of, and no "
        "tie is an influence."
    )


def brokers_text(record: Record, windows: Sequence[Brokers]) -> str:
    """The table of brokers, for each window, with marks where a count leaves the range that chance would give."""
    bases: list[Basis] = [brokers.graph.graph["basis"] for brokers in windows]
    window = f", {bases[0].window}" if len(bases) == 1 and bases[0].window else ""
    lines = [bold(wrap(f"Who stands between whom by {_TIES[bases[0].projection]}{window}"))]
    for brokers, basis in zip(windows, bases, strict=True):
        if len(windows) > 1:
            lines.append(heading(f"{basis.window}: {quantity(basis.claims, 'claim')}, {basis.actors} actors tied"))
        lines += _brokers_table(record, brokers) or [wrap(f"Nobody: {_why_nobody(brokers)}", "  ", "  ")]
    if any(brokers.ranked for brokers in windows):
        lines += ["", *(f"  {_HEADS[name]:<5}  {name}: {MEANINGS[name]}" for name in ROLES), "", _legend(windows)]
    return "\n".join([*lines, basis_text(record, bases[0]) if len(bases) == 1 else _windows_basis(record, windows)])


def _why_nobody(brokers: Brokers) -> str:
    """Why a network has no brokers: few ties, or actors whose sector nothing tells."""
    lacking = sum(not data.get("sector") for _, data in brokers.graph.nodes(data=True))
    none = "no two actors with a sector are tied only through a third"
    if not lacking:
        return f"{none}."
    told = "the type of a thing, a row of sectors.csv and some relations tell it"
    return f"{none}, and {lacking} of {len(brokers.graph)} actors {'has' if lacking == 1 else 'have'} none: {told}."


def _brokers_table(record: Record, brokers: Brokers) -> list[str]:
    if not brokers.ranked:
        return []
    lines = ["", _broker_row("actor", "sector", [f"{_HEADS[name]:>5} " for name in ROLES])]
    for id, counts in brokers.ranked:
        sector = brokers.graph.nodes[id]["sector"]
        cells = [f"{counts[name]:>5}{_mark(brokers.chance.get(id, {}), name, counts[name])}" for name in ROLES]
        lines.append(_broker_row(record.name(id), record.name(f"sector:{sector}"), cells))
    return lines


def _legend(windows: Sequence[Brokers]) -> str:
    said = (
        "+ and - mark counts above and below what nine in ten random deals of the same sectors give: the ties alone, "
        "whoever stands where. Ties that run both ways count each pair twice, once from either side."
    )
    if missing := sum(sum(brokers.unplaced.values()) for brokers in windows):
        said += f" {missing} more pairs play no role, since somebody in them has no sector."
    return wrap(said, "  ", "  ")


def _windows_basis(record: Record, windows: Sequence[Brokers]) -> str:
    """What many windows were computed on: the claims that certainly fall into one of them."""
    used = {id for brokers in windows for id in claims_of(brokers.graph)}
    sources = Counter(record.claims[id].source for id in sorted(used))
    undated = windows[0].graph.graph["basis"].left_out.get("undated", 0)
    said = (
        f"Computed on {quantity(len(used), 'claim')} that certainly fall into a window, from "
        f"{quantity(len(sources), 'source')}; {quantity(undated, 'undated claim')} are placed in none. "
        f"{_caution(record, sources, len(used))}"
    )
    return "\n" + dim(wrap(said))


def _when(basis: Basis) -> str:
    return f", {basis.window}" if basis.window else ""


def _mark(chance: Mapping[str, ChanceRange], name: str, count: int) -> str:
    return _MARKS[chance[name].verdict(count)] if name in chance else " "


def _broker_row(name: str, sector: str, cells: Iterable[str]) -> str:
    return f"  {shorten(name, _NAME):<{_NAME}} {shorten(sector, _SECTOR):<{_SECTOR}} {''.join(cells)}".rstrip()


def standings_text(record: Record, graph: nx.DiGraph[str], rows: Sequence[ActorStanding], exact: bool) -> str:
    """The table of actors by betweenness."""
    basis: Basis = graph.graph["basis"]
    lines = [bold(wrap(f"Who lies between others by {_TIES[basis.projection]}{_when(basis)}")), ""]
    if not rows:
        return "\n".join([*lines[:1], "  Nobody: no claim ties two actors.", basis_text(record, basis)])
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
    how = "counted exactly" if exact else f"estimated from {PIVOTS} actors"
    said = (
        f"Between: the share of shortest ways between two others that pass here, {how}. Constraint: high where those "
        "tied to are tied to each other. Effective size: those tied to, less their ties among themselves."
    )
    return "\n".join([*lines, "", wrap(said, "  ", "  "), basis_text(record, basis)])


def _figure(value: float | None) -> str:
    return "        -" if value is None else f"{value:9.2f}"


def communities_text(record: Record, graph: nx.DiGraph[str], communities: Communities, limit: int) -> str:
    """The communities, largest first, with those marked that change from seed to seed."""
    basis: Basis = graph.graph["basis"]
    lines = [bold(wrap(f"Who holds together by {_TIES[basis.projection]}{_when(basis)}"))]
    for number, group in enumerate(communities.groups[:limit], 1):
        names = [f"{record.name(id)}{_share(communities.together[id])}" for id in group]
        lines += [heading(f"{number}. {quantity(len(group), 'actor')}"), wrap("; ".join(names), "  ", "  ")]
    if not communities.groups:
        lines.append("  Nobody: no claim ties two actors.")
    else:
        lines += ["", wrap(_stability(communities, limit), "  ", "  ")]
    return "\n".join([*lines, basis_text(record, basis)])


def _share(together: float) -> str:
    return "" if together > 0.995 else f" ({together:.0%})"


def _stability(found: Communities, limit: int) -> str:
    more = len(found.groups) - limit
    shown = f"{more} smaller communities are not shown: --limit. " if more > 0 else ""
    low, high = found.modularity_range
    least, most = found.number_range
    return (
        f"{shown}{quantity(found.runs, 'run')} with different seeds found {least} to {most} communities, modularity "
        f"{low:.3f} to {high:.3f} (shown: {found.modularity:.3f}); two runs agree {found.agreement[1]:.2f} on "
        f"average, at the least {found.agreement[0]:.2f} (1: the same, 0: chance). A share behind a name says how "
        "often it came out with the others of its group; none: always."
    )


def ties_text(record: Record, graph: nx.DiGraph[str], id: str, pairs: Sequence[tuple[str, str]], limit: int) -> str:
    """Whom an actor is tied to, most first."""
    basis: Basis = graph.graph["basis"]
    lines = [bold(wrap(f"Whom {record.name(id)} is tied to by {_TIES[basis.projection]}{_when(basis)}")), ""]
    for start, end in pairs[:limit]:
        data = graph.edges[start, end]
        arrow, other = ("->", end) if start == id else ("<-", start)
        if graph.has_edge(end, start):
            arrow = "--"
        lines.append(shorten(f"  {arrow} {record.name(other)}", 80))
        through = [record.name(one) for one in data["through"]]
        how = _direct_words(record, data["claims"], {start, end})
        said = "; ".join([*how, *([f"through {', '.join(through)}"] if through else [])])
        lines.append(dim(wrap(f"{quantity(len(data['claims']), 'claim')}: {said}", "     ", "     ")))
    if not pairs:
        lines.append("  Nobody.")
    if len(pairs) > limit:
        lines += ["", f"  {len(pairs) - limit} more with --limit."]
    lines += ["", "  -> gave to  <- was given by  -- both ways; the claims: analyse ties ONE OTHER"]
    return "\n".join([*lines, basis_text(record, basis)])


def _direct_words(record: Record, ids: Iterable[str], ends: set[str]) -> list[str]:
    claims = [record.claims[id] for id in ids]
    found = {claim_sentence(record, claim) for claim in claims if {claim.subject, claim.object} == ends}
    return sorted(found)


def tie_text(record: Record, graph: nx.DiGraph[str], one: str, other: str) -> str:
    """Every claim of the ties between two actors."""
    basis: Basis = graph.graph["basis"]
    lines = [bold(wrap(f"What ties {record.name(one)} and {record.name(other)} by {_TIES[basis.projection]}"))]
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
        for label, ids in (
            ("paid for by", chain.programmes),
            ("which was paid for by", chain.funders),
            ("lent by", chain.home),
            ("secondee", chain.secondee),
            ("hosted by", chain.host),
            ("worked on", chain.work),
        ):
            names = "; ".join(record.name(id) for id in ids) or "not in the record"
            lines.append(wrap(f"{label}: {names}", "  ", "    "))
    if not chains:
        lines.append("  No secondment in this record.")
    if len(chains) > limit:
        lines += ["", f"  {len(chains) - limit} more with --limit."]
    said = (
        f"Computed on {quantity(claims, 'claim')} of what was done or was so; whose money paid for whom is said of "
        f"programmes only, never of a secondment through them. {CAUTION}"
    )
    return "\n".join([*lines, "", dim(wrap(said))])


def timeline_text(record: Record, timeline: Timeline, limit: int) -> str:
    """The dated claims in order, then how many are undated with the first of them."""
    lines = [bold(wrap(f"What the record dates about {record.name(timeline.id)}")), ""]
    for claim in timeline.dated[:limit]:
        lines.append(wrap(f"{claim.when:<12}  {_claim_with_doubts(record, claim)}", "  ", " " * 16))
    if not timeline.dated:
        lines.append("  Nothing.")
    if len(timeline.dated) > limit:
        lines.append(f"  {len(timeline.dated) - limit} more with --limit.")
    if timeline.undated:
        lines.append(heading(f"Undated, in no order ({len(timeline.undated)})"))
        lines += [wrap(_claim_with_doubts(record, claim), "  ", "    ") for claim in timeline.undated[:limit]]
        if len(timeline.undated) > limit:
            lines.append(f"  {len(timeline.undated) - limit} more with --limit.")
    said = (
        f"Computed on {quantity(len(timeline.dated), 'dated claim')} and "
        f"{quantity(len(timeline.undated), 'undated claim')}; "
        "where dates overlap the order says nothing, an undated claim is placed nowhere, and what came first is not "
        f"therefore a cause. {CAUTION}"
    )
    return "\n".join([*lines, "", dim(wrap(said))])


def _claim_with_doubts(record: Record, claim: Claim) -> str:
    """A claim with what keeps it from being a plain statement of something done."""
    parts = doubts(record, claim)
    return claim_sentence(record, claim) + (f" [{'; '.join(parts)}]" if parts else "")
