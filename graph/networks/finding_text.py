"""What each analysis of a network found, in one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..record import Record
from ..words.counts import capital, number, quantity, row, tally
from ..words.times import in_words
from .projection import Basis
from .text import NOT_TIED, TIES, no_brokers_sentence

if TYPE_CHECKING:
    import networkx as nx

    from .brokerage import Brokers
    from .secondments import SecondmentChain
    from .structure import ActorStanding, Communities
    from .timeline import Timeline


def brokers_finding(record: Record, windows: Sequence[Brokers]) -> str:
    """Who stands most often between two others; of several windows, in each.

    >>> from civicgraph import Dataset
    >>> data = Dataset.shipped()
    >>> brokers_finding(data.record(), data.brokers().windows)
    'Social Integration Team stands most often between two others that are not tied: 334 times, by direct ties.'
    """
    bases: list[Basis] = [brokers.graph.graph["basis"] for brokers in windows]
    if len(windows) == 1:
        if not windows[0].ranked:
            return f"Nobody: {no_brokers_sentence(windows[0])}"
        id, counts = windows[0].ranked[0]
        often = tally(sum(counts.values()), "time")
        alike = sum(sum(one.values()) == sum(counts.values()) for _, one in windows[0].ranked) > 1
        said = "stands as often as any" if alike else "stands most often"
        return f"{record.name(id)} {said} between two others that are not tied: {often}{_ties(bases[0])}."
    told = [
        f"{basis.window} {_most(record, brokers) or 'nobody'}" for basis, brokers in zip(bases, windows, strict=True)
    ]
    return f"Most often between two others that are not tied, by {TIES[bases[0].projection]}: {'; '.join(told)}."


def _most(record: Record, brokers: Brokers) -> str:
    return next((f"{record.name(id)} ({tally(sum(counts.values()), 'time')})" for id, counts in brokers.ranked), "")


def centrality_finding(
    record: Record, graph: nx.DiGraph[str], standings: Sequence[ActorStanding], exact: bool = True
) -> str:
    """Through whom the shortest ways between others pass most often, and through whom then."""
    between = [one for one in standings[:2] if one.betweenness > 0]
    if not standings:
        return f"Nobody: {NOT_TIED}"
    if not between:
        return f"Nobody lies between two others{_ties(graph.graph['basis'])}."
    about = "" if exact else "about "
    told = [f"{record.name(one.id)} ({about}{one.betweenness:.1%})" for one in between]
    ways = f"The shortest way between two others passes most often through {', then through '.join(told)}"
    return f"{ways}{_ties(graph.graph['basis'])}."


def communities_finding(graph: nx.DiGraph[str], found: Communities) -> str:
    """Into how many groups the actors fall, and how large the largest are."""
    if not found.groups:
        return f"Nobody: {NOT_TIED}"
    sizes = [len(group) for group in found.groups]
    many = f"{quantity(sum(sizes), 'actor')} fall into {quantity(len(sizes), 'group')}"
    if len(sizes) == 1:
        return f"All {sum(sizes)} actors hold together in one group{_ties(graph.graph['basis'])}."
    return f"{many}{_ties(graph.graph['basis'])}: the largest have {row([str(size) for size in sizes[:3]])}."


def ties_finding(record: Record, graph: nx.DiGraph[str], ids: Sequence[str], pairs: Sequence[tuple[str, str]]) -> str:
    """To how many an actor is tied, and to whom by most claims; of two, how many claims tie them."""
    name, ties = record.name(ids[0]), _ties(graph.graph["basis"])
    tying = {pair: set(graph.edges[pair]["claims"]) for pair in pairs}
    if len(ids) > 1:
        count = len(set().union(*tying.values()))
        told = f"{quantity(count, 'claim')} {'ties' if count == 1 else 'tie'}" if count else "no claim ties"
        return f"{capital(told)} {name} and {record.name(ids[1])}{ties}."
    others: dict[str, set[str]] = {}
    for start, end in pairs:
        others.setdefault(end if start == ids[0] else start, set()).update(tying[start, end])
    if not others:
        return f"{name} is tied to nobody{ties}."
    most = max(len(claims) for claims in others.values())
    first, *alike = (id for id, claims in others.items() if len(claims) == most)
    to_whom = "" if alike or len(others) == 1 else f"; by most claims, {most}, to {record.name(first)}"
    return f"{name} is tied to {quantity(len(others), 'actor')}{ties}{to_whom}."


def secondments_finding(chains: Sequence[SecondmentChain]) -> str:
    """How many secondments there are, and of how many the record tells who paid, lent, came and received."""
    if not chains:
        return "No secondment is on record."
    asked = {"programmes": "who paid", "home": "who lent", "secondee": "who came", "host": "where to"}
    told = [f"{ask} for {number(sum(bool(getattr(one, part)) for one in chains))}" for part, ask in asked.items()]
    return f"{capital(quantity(len(chains), 'secondment'))}; it is on record {row(told)}."


def timeline_finding(record: Record, found: Timeline) -> str:
    """How much is dated about a thing, and from when to when."""
    name, undated = record.name(found.id), len(found.undated)
    none = f"{quantity(undated, 'claim')} {'has' if undated == 1 else 'have'} no date"
    if not found.dated:
        return f"The record dates nothing about {name}" + (f"; {none}." if undated else ".")
    first, last = in_words(found.dated[0].when), in_words(found.dated[-1].when)
    span = f"the first {first}, the last {last}" if first != last else first
    is_wider = any(found.id not in (claim.subject, claim.object) for claim in found.dated)
    about = f"{name} and what is tied to it" if is_wider else name
    dated = f"The record dates {quantity(len(found.dated), 'claim')} about {about}: {span}"
    return f"{dated}; {none}." if undated else f"{dated}."


def _ties(basis: Basis) -> str:
    return f", by {TIES[basis.projection]}" + (f", {basis.window}" if basis.window else "")
