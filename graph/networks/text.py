"""What networks of actors come to and what they were computed on, in sentences for terminal and page alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ..record import Claim, Record
from ..words.claims import claim_sentence, doubts
from ..words.counts import quantity, row
from .brokerage import Brokers
from .projection import CAUTION, Basis, claims_of
from .structure import PIVOTS, Communities
from .timeline import Timeline

if TYPE_CHECKING:
    import networkx as nx

TIES = {
    "direct": "direct ties",
    "dealings": "dealings (asks, promises, money, work and people, from giver to receiver)",
    "shared": "parts in the same things",
    "all": "ties of every kind",
}
NOT_TIED = "no claim ties two actors."
CHANCE = (
    "+ and - mark counts above and below what nine in ten random deals of the same sectors give: the ties alone, "
    "whoever stands where. Ties that run both ways count each pair twice, once from either side."
)
# What claims are that were left out, by the reason.
_LEFT_OUT = {
    "disputed": "disputing a tie",
    "only asked, promised, planned or hoped": "of what was only asked, promised, planned or hoped for",
    "worded otherwise": "worded otherwise",
    "perhaps in the window, not certainly": "perhaps in the window, not certainly",
    "outside the window": "outside the window",
    "undated": "with no date",
}
_MARKS = {"above": "+", "within": " ", "below": "-"}
# What a secondment is told by, with the field of a chain that holds it.
CHAIN_PARTS = {
    "programmes": "paid for by",
    "funders": "which was paid for by",
    "home": "lent by",
    "secondee": "secondee",
    "host": "hosted by",
    "work": "worked on",
}


def basis_sentences(record: Record, basis: Basis) -> list[str]:
    """What a network was computed on and what it does not mean; then what was left out, if anything was."""
    within = f" certainly in {basis.window}" if basis.window else ""
    if basis.claims:
        counts = {"dated": basis.dated, "undated": basis.undated}
        dated = _count_list({name: count for name, count in counts.items() if count})
        tied = f"{'It ties' if basis.claims == 1 else 'They tie'} {basis.actors} of {basis.of_actors} actors"
        said = (
            f"Computed on {quantity(basis.claims, 'claim')}{within} from {quantity(len(basis.sources), 'source')}: "
            f"{_count_list(basis.kinds)}; {_count_list(basis.wordings)}; {dated}. {tied}."
        )
    else:
        actors = quantity(basis.of_actors, "actor")
        said = f"Computed on no claim{within}: of {actors} on record none is tied to another."
    said = f"{said} {_caution(record, basis.sources, basis.claims)}"
    left = "; ".join(f"{quantity(count, 'claim')} {_LEFT_OUT[reason]}" for reason, count in basis.left_out.items())
    return [said, f"Left out: {left}."] if left else [said]


def _count_list(counts: Mapping[str, int]) -> str:
    return row([f"{count} {name}" for name, count in counts.items()])


def _caution(record: Record, sources: Mapping[str, int], claims: int) -> str:
    """What a network does not mean, naming the source that makes most of it."""
    if not sources:
        return CAUTION
    most = max(sources, key=lambda id: (sources[id], id))
    return (
        "Missing evidence is not missing history: actors that the sources leave out have no ties here. "
        f"“{record.name(most)}” makes {sources[most]} of the {claims} claims: those it tells of have too "
        "many. No tie is an influence."
    )


def windows_sentence(record: Record, windows: Sequence[Brokers]) -> str:
    """What many windows were computed on: the claims that certainly fall into one of them."""
    used = {id for brokers in windows for id in claims_of(brokers.graph)}
    sources = Counter(record.claims[id].source for id in sorted(used))
    undated = windows[0].graph.graph["basis"].left_out.get("undated", 0)
    return (
        f"Computed on {quantity(len(used), 'claim')} that certainly fall into a window, from "
        f"{quantity(len(sources), 'source')}; {quantity(undated, 'undated claim')} are placed in none. "
        f"{_caution(record, sources, len(used))}"
    )


def heading_of(kind: str, basis: Basis) -> str:
    """What an analysis asks, by which ties and in which window.

    >>> from civicgraph import Dataset
    >>> heading_of("Who lies between others", Dataset.shipped().centrality(at="2019").graph.graph["basis"])
    'Who lies between others by ties of every kind, 2019'
    """
    return f"{kind} by {TIES[basis.projection]}" + (f", {basis.window}" if basis.window else "")


def no_brokers_sentence(brokers: Brokers) -> str:
    """Why a network has no brokers: few ties, or actors whose sector nothing tells."""
    lacking = sum(not data.get("sector") for _, data in brokers.graph.nodes(data=True))
    none = "no two actors with a sector are tied only through a third"
    if not lacking:
        return f"{none}."
    told = "the type of a thing, a row of sectors.csv and some relations tell it"
    return f"{none}, and {lacking} of {len(brokers.graph)} actors {'has' if lacking == 1 else 'have'} none: {told}."


def chance_sentences(windows: Sequence[Brokers]) -> str:
    """What the marks of brokers mean, and how many pairs play no role."""
    if missing := sum(sum(brokers.unplaced.values()) for brokers in windows):
        return f"{CHANCE} {missing} more pairs play no role, since somebody in them has no sector."
    return CHANCE


def mark_of(brokers: Brokers, id: str, role: str, count: int) -> str:
    """How an actor's count in a role stands to chance: a plus above, a minus below, a space within or unknown."""
    chance = brokers.chance.get(id, {})
    return _MARKS[chance[role].verdict(count)] if role in chance else " "


def standings_sentence(exact: bool) -> str:
    """What the columns of a table of standings mean."""
    how = "counted exactly" if exact else f"estimated from {PIVOTS} actors"
    return (
        f"Between: the share of shortest ways between two others that pass here, {how}. Constraint: high where those "
        "tied to are tied to each other. Effective size: those tied to, less their ties among themselves."
    )


def share_in_words(together: float) -> str:
    """How often an actor came out with the others of its group, behind its name; nothing where it always did.

    >>> share_in_words(0.75), share_in_words(1.0)
    (' (75%)', '')
    """
    return "" if together > 0.995 else f" ({together:.0%})"


def stability_sentence(found: Communities) -> str:
    """How far communities change from seed to seed."""
    low, high = (f"{one:.3f}" for one in found.modularity_range)
    least, most = found.number_range
    found_many = quantity(most, "community") if least == most else f"{least} to {most} communities"
    modularity = low if low == high else f"{low} to {high} (shown: {found.modularity:.3f})"
    return (
        f"{quantity(found.runs, 'run')} with different seeds found {found_many}, modularity {modularity}; two runs "
        f"agree {found.agreement[1]:.2f} on average, at the least {found.agreement[0]:.2f} (1: the same, 0: chance). A "
        "share behind a name says how often it came out with the others of its group; none: always."
    )


def tie_direction(graph: nx.DiGraph[str], start: str, end: str, id: str) -> tuple[str, str]:
    """Whom a tie of an actor leads to, and which way: ``gave``, ``received`` or ``both``."""
    direction, other = ("gave", end) if start == id else ("received", start)
    return ("both", other) if graph.has_edge(end, start) else (direction, other)


def tie_sentence(record: Record, graph: nx.DiGraph[str], start: str, end: str) -> str:
    """What ties two actors: how many claims, those between the two in words, and through which things."""
    data = graph.edges[start, end]
    claims = [record.claims[id] for id in data["claims"]]
    direct = sorted({claim_sentence(record, one) for one in claims if {one.subject, one.object} == {start, end}})
    through = [record.name(one) for one in data["through"]]
    said = "; ".join([*direct, *([f"through {', '.join(through)}"] if through else [])])
    return f"{quantity(len(claims), 'claim')}: {said}"


def chains_sentence(claims: int) -> str:
    """What secondments were computed on."""
    return (
        f"Computed on {quantity(claims, 'claim')} of what was done or was so; whose money paid for whom is said of "
        f"programmes only, never of a secondment through them. {CAUTION}"
    )


def timeline_sentence(timeline: Timeline) -> str:
    """What a timeline was computed on, and what its order does not mean."""
    return (
        f"Computed on {quantity(len(timeline.dated), 'dated claim')} and "
        f"{quantity(len(timeline.undated), 'undated claim')}; "
        "where dates overlap the order says nothing, an undated claim is placed nowhere, and what came first is not "
        f"therefore a cause. {CAUTION}"
    )


def doubtful_claim(record: Record, claim: Claim) -> str:
    """A claim with what keeps it from being a plain statement of something done."""
    parts = doubts(record, claim)
    return claim_sentence(record, claim) + (f" [{'; '.join(parts)}]" if parts else "")
