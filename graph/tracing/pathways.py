"""From a pathway by number to one to be told: its steps, with every claim that belongs on them, and who tells it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from ..record import Claim, Record
from .chronology import judge_order, worst_verdict
from .edges import NO_SIGN, edge_phrase, sign_of
from .graph import LAST_DAY, TraceGraph
from .joints import Joints, joints_along
from .model import Account, Pathway, Step
from .search import FoundPathway, links_of
from .subgraph import Front, Link, Subgraph
from .tellers import step_tellers

SPOKEN_KINDS = ("interview", "letter", "speech")


def build_pathway(subgraph: Subgraph, found: FoundPathway) -> Pathway:
    """The pathway in full. A step holds its lead and every other claim with which the whole can have happened."""
    graph, links = subgraph.graph, links_of(subgraph, found.things)
    leads = [graph.claim(one) for one in found.leading_claims]
    verdicts = judge_order(lead.bounds for lead in leads)
    possible = _possible_claims(graph, links)
    steps = tuple(
        _step(graph, lead, some, chronology) for lead, some, chronology in zip(leads, possible, verdicts, strict=True)
    )
    told_whole_by, voices = (
        tuple(sorted(map(graph.speakers.__getitem__, _tellers_of_all(links, speaker.__getitem__))))
        for speaker in (graph.source, graph.voice)
    )
    joints = joints_along(Joints(graph), found.things, links)
    accounts = tuple(_accounts(graph.record, steps, voices))
    return Pathway(steps, told_whole_by, voices, worst_verdict(verdicts), joints, accounts)


def _accounts(record: Record, steps: Sequence[Step], voices: Iterable[str]) -> Iterator[Account]:
    """Who tells the whole: passages in which every step stands, and described speakers who tell every step."""
    told = [step_tellers(record, step).claims for step in steps]
    passages = set.intersection(*({place for claim in claims for place in _passages(claim)} for claims in told))
    for source in dict.fromkeys(source for source, _ in sorted(passages)):
        yield Account("passage", source, _one_voice(told, source))
    for voice in voices:
        source = record.voices[voice].source if voice in record.voices else ""
        if voice and speaks_for_oneself(record, voice, source):
            yield Account("speaker", source, voice)


def _passages(claim: Claim) -> Iterator[tuple[str, int]]:
    return ((place.source, place.passage) for place in claim.evidence if place.passage)


def _one_voice(told: Iterable[Sequence[Claim]], source: str) -> str:
    """The voice that tells every step in a source; empty where several do."""
    voices = {claim.voice for claims in told for claim in claims if claim.source == source}
    return voices.pop() if len(voices) == 1 else ""


def speaks_for_oneself(record: Record, voice: str, source: str) -> bool:
    """Whether a voice is a speaker's, rather than the author's who reports what many say in many places."""
    found = record.sources.get(source)
    return not found or found.author_voice != voice or found.kind in SPOKEN_KINDS


def _step(graph: TraceGraph, lead: Claim, claims: Sequence[int], chronology: str) -> Step:
    edges = sorted(map(graph.edge, claims), key=lambda edge: (edge.claim.id != lead.id, -edge.strength))
    first = edges[0]
    sign = next((way for edge in edges if (way := sign_of(graph.record, edge.claim.predicate))), NO_SIGN)
    others = [find(first.start, first.end, sign) for find in (graph.opposites, graph.disputes)]
    return Step(
        start=first.start,
        end=first.end,
        claims=(*(edge.claim for edge in edges), *others[0], *others[1]),
        relation=lead.predicate,
        phrase=edge_phrase(graph.record, first),
        kind=first.kind,
        strength=first.strength,
        chronology=chronology,
        opposing=tuple(others[0]),
    )


def _tellers_of_all(links: Sequence[Link], speaker: Callable[[int], int]) -> list[int]:
    """The speakers each of whom tells every step in an order that its own dates allow."""
    told = [link.fronts_by_speaker(speaker) for link in links]
    everywhere = set.intersection(*(set(one) for one in told))
    return [one for one in sorted(everywhere) if _earliest_days([link[one] for link in told]) is not None]


def _earliest_days(fronts: Sequence[Front]) -> list[int] | None:
    """For each place how early one can be there; None where no choice makes the order possible."""
    days = [0]
    for front in fronts:
        if (place := front.first_after(days[-1])) < 0:
            return None
        days.append(max(days[-1], front.since[place]))
    return days


def _possible_claims(graph: TraceGraph, links: Sequence[Link]) -> list[list[int]]:
    """For each link the claims that some possible choice of claims for all links holds."""
    fronts = [link.widest_front for link in links]
    days, limit = _earliest_days(fronts), LAST_DAY
    found: list[list[int]] = []
    for place in range(len(links) - 1, -1, -1):
        latest = days[place] if days else LAST_DAY
        mine = (one for one in links[place].claims if graph.until[one] >= latest)
        found.append([one for one in mine if max(latest, graph.since[one]) <= limit])
        limit = min(limit, fronts[place].until[fronts[place].last_before(limit)])
    return found[::-1]
