"""Tracing: how far the record supports that one thing came from another, step by step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from ..dates import bounds
from ..record import Claim, Record
from ..words.phrases import sentences
from .ends import ROLE, best_pathway, count_equals, end_substitutes, is_sound, soundness
from .findings import findings
from .gaps import gap_findings
from .graph import TraceGraph, distances, drop_nothing
from .model import EndSubstitute, LeftOut, Pathway, Trace
from .pathways import build_pathway
from .robustness import gatekeepers, robustness
from .search import PathwaySearch
from .subgraph import PathwayCount, Subgraph, subgraph_between
from .ties import ties_between

if TYPE_CHECKING:
    from .reach import Reached


MAX_STEPS = 8
DISTANCE_BUDGET = 10_000
MAX_ABOUT = 12
WIDE, EXACT = "wide", "exact"


class Filters(NamedTuple):
    """Which claims a trace looks at. Empty: all. Undated claims pass the date filters.

    >>> from civicgraph import Dataset
    >>> claim = Dataset.shipped().record().claims["claim/cii/office-commitment-answered-ask"]
    >>> Filters(kinds=("agency",)).dropping()(claim, "influence")
    'kind'
    """

    kinds: tuple[str, ...] = ()
    wordings: tuple[str, ...] = ()
    from_date: str = ""
    to_date: str = ""

    def dropping(self) -> Callable[[Claim, str], str]:
        """Answers, of a claim and its kind, with the name of the filter that drops it, or with nothing."""
        if self == Filters():
            return drop_nothing
        since, until = bounds(self.from_date), bounds(self.to_date)

        def dropped_by(claim: Claim, kind: str) -> str:
            if self.kinds and kind not in self.kinds:
                return "kind"
            if self.wordings and claim.wording not in self.wordings:
                return "wording"
            if claim.bounds.is_before(since):
                return "from_date"
            return "to_date" if claim.bounds.is_after(until) else ""

        return dropped_by


def trace(
    record: Record,
    start: str,
    end: str,
    *,
    limit: int = 5,
    max_steps: int = MAX_STEPS,
    filters: Filters | None = None,
    left_out: LeftOut | None = None,
    ends: str = WIDE,
) -> Trace:
    """The pathways from one thing to another, best first, and what may be concluded from them.

    Parameters
    ----------
    start, end
        Ids of things.
    limit
        How many pathways to keep; all are counted, as far as a budget of work reaches.
    max_steps
        The most claims in one pathway.
    left_out
        What is left out of the whole record, where ``record`` is only the part of it that lies between the two; other
        ties are then not looked for.
    ends
        ``wide``: where nothing leads from one to the other, they are taken with their roles, parts and wholes, and
        where only what breaks does, with their roles; the trace says so. ``exact``: they are not.

    Examples
    --------
    >>> from civicgraph import Dataset
    >>> found = trace(Dataset.shipped().record(), "citizens-uk", "lvrw")
    >>> found.pathways[0].steps[0].relation
    'asked'
    """
    graph = TraceGraph(record, (filters or Filters()).dropping())
    found = _trace_between(graph, start, end, max_steps, limit, left_out)
    is_part = left_out is not None
    is_open = not found.pathways or found.pathways[0].is_broken
    if is_open and ends == WIDE and start != end and not is_part:
        found = _trace_with_substitutes(graph, found, limit, left_out) or found
    walked = {claim.id for claim in _step_claims(found.pathways)}
    ties, more = ((), 0) if is_part else ties_between(record, start, end, walked)
    caveats = tuple(record.caveats_about(_ids_met(found)))
    is_none = not found.pathways and start != end and not is_part
    back = best_pathway(graph, end, start, max_steps) if is_none else None
    about = _reachable_about(graph, start, end, max_steps) if is_none else ()
    found = found._replace(start=start, end=end, caveats=caveats, ties=ties, more_ties=more)
    found = found._replace(reverse=back is not None, reverse_breaks=back is not None and back.is_broken)
    return _with_findings(record, found._replace(about=about, is_part=is_part))


def _trace_between(
    graph: TraceGraph, start: str, end: str, max_steps: int, limit: int, left_out: LeftOut | None
) -> Trace:
    """The pathways between two things, and what they hang on, with no words yet."""
    subgraph = subgraph_between(graph, start, end, max_steps)
    search, count = PathwaySearch(subgraph), PathwayCount(subgraph)
    pathways = tuple(build_pathway(subgraph, found) for found in islice(search.pathways(), limit))
    left = (
        left_out._replace(cut_short=search.cut_short)
        if left_out
        else _count_left_out(graph, subgraph, search.cut_short)
    )
    return Trace(
        start,
        end,
        max_steps,
        pathways,
        max(count.possible, len(pathways)),
        count.impossible,
        (),
        (),
        (),
        left,
        count.exact,
        robustness(subgraph),
        gatekeepers(subgraph),
    )


def _trace_with_substitutes(graph: TraceGraph, found: Trace, limit: int, left_out: LeftOut | None) -> Trace | None:
    """The best trace with one end or both taken with a role, part or whole; nothing where there is none.

    Where something leads there already, with roles alone, and only where it then does not break.
    """
    record, is_found = graph.record, bool(found.pathways)
    starts = [(), *_substitutes(record, found.start, "start", is_found)]
    ends = [(), *_substitutes(record, found.end, "end", is_found)]
    ways = sorted(((one, other) for one in starts for other in ends if one or other), key=_distance)
    best: tuple[tuple[int, bool, int, int], Trace] | None = None
    for one, other in ways:
        if best and best[0][:2] < _distance((one, other)):
            break
        taken = one[-1].id if one else found.start, other[-1].id if other else found.end
        if taken[0] in (taken[1], found.end) or taken[1] == found.start:
            continue
        if not _is_reachable(graph, *taken, found.max_steps):
            continue
        trace = _trace_between(graph, *taken, found.max_steps, limit, left_out)
        if not is_sound(trace.pathways[0], one, other) or (is_found and trace.pathways[0].is_broken):
            continue
        rank = (*_distance((one, other)), -trace.pathways[0].strength, len(trace.pathways[0].steps))
        if best is None or rank < best[0]:
            best = rank, trace._replace(through=(*one, *other))
    return count_equals(graph, best[1]) if best else None


def _substitutes(record: Record, id: str, end: str, is_role: bool) -> list[tuple[EndSubstitute, ...]]:
    """What may be taken in the place of an end; where told so, only a role."""
    ways = end_substitutes(record, id, end)
    return [way for way in ways if len(way) == 1 and way[0].how == ROLE] if is_role else ways


def _distance(ways: tuple[tuple[EndSubstitute, ...], tuple[EndSubstitute, ...]]) -> tuple[int, bool]:
    (one, is_read), (other, is_read_too) = map(soundness, ways)
    return one + other, is_read or is_read_too


def _is_reachable(graph: TraceGraph, start: str, end: str, max_steps: int) -> bool:
    """Whether a pathway leads from one thing to another."""
    return best_pathway(graph, start, end, max_steps) is not None


def _reachable_about(graph: TraceGraph, start: str, end: str, max_steps: int) -> tuple[str, ...]:
    """The asks, answers and promises that are about the end and to which an unbroken pathway leads from the start."""
    record = graph.record
    subjects = {one.subject for one in record.claims_about(end) if one.predicate == "about" and one.supports}
    about = sorted(id for id in subjects - {start, end} if record.family(id) == "asks")
    best = {id: best_pathway(graph, start, id, max_steps) for id in about[:MAX_ABOUT]}
    return tuple(id for id, pathway in best.items() if pathway and not pathway.is_broken)


def _with_findings(record: Record, trace: Trace) -> Trace:
    """The trace with what is found of it, as data and in sentences."""
    found, details = findings(record, trace)
    missing = gap_findings(record, trace)
    return trace._replace(
        findings=found,
        verdict=sentences(record, found),
        detail_findings=details,
        details=sentences(record, details),
        gap_findings=missing,
        gaps=sentences(record, missing),
    )


def reach(
    record: Record,
    start: str,
    *,
    max_steps: int = MAX_STEPS,
    filters: Filters | None = None,
    left_out: LeftOut | None = None,
) -> tuple[list[Reached], LeftOut]:
    """Everything that a thing leads to within ``max_steps`` claims, best reached first; ``left_out`` as in a trace.

    Examples
    --------
    >>> from civicgraph import Dataset
    >>> found, left_out = reach(Dataset.shipped().record(), "citizens-uk", max_steps=1)
    >>> found[0].id, found[0].steps
    ('ask-office-for-citizenship', 1)
    """
    from .reach import reached_things

    graph = TraceGraph(record, (filters or Filters()).dropping())
    if left_out:
        return reached_things(graph, start, max_steps), left_out
    far = _distances_from(graph.after, graph, start)
    beyond = sum(distance > max_steps for distance in far.values())
    return reached_things(graph, start, max_steps), LeftOut(
        _drop_counts(graph), beyond, beyond_exact=len(far) <= DISTANCE_BUDGET
    )


def _count_left_out(graph: TraceGraph, subgraph: Subgraph, cut_short: bool) -> LeftOut:
    """What filters dropped, and how many things lie only on chains longer than the bound."""
    ids = [graph.things[one] if one >= 0 else "" for one in (subgraph.start, subgraph.end)]
    if subgraph.start == subgraph.end or not all(ids):
        return LeftOut(_drop_counts(graph), cut_short=cut_short)
    ahead, behind = _distances_from(graph.after, graph, ids[0]), _distances_from(graph.before, graph, ids[1])
    on_both = (ahead.keys() & behind.keys()) - {subgraph.start, subgraph.end}
    beyond = sum(ahead[one] + behind[one] > subgraph.max_steps for one in on_both)
    return LeftOut(_drop_counts(graph), beyond, cut_short, max(len(ahead), len(behind)) <= DISTANCE_BUDGET)


def _distances_from(neighbours: Callable[[int], Iterable[int]], graph: TraceGraph, centre: str) -> dict[int, int]:
    return (
        distances(neighbours, graph.number[centre], len(graph.things), DISTANCE_BUDGET)
        if centre in graph.number
        else {}
    )


def _drop_counts(graph: TraceGraph) -> dict[str, int]:
    return dict(sorted(graph.dropped.items()))


def _ids_met(trace: Trace) -> list[str]:
    """The claims and things that pathways pass through, and the ends."""
    ids: dict[str, None] = dict.fromkeys([trace.start, trace.end])
    for one in trace.through:
        ids.update(dict.fromkeys([one.given, one.id, one.claim.id]))
    ids.update(dict.fromkeys(id for one in trace.pathways for id in one.things))
    ids.update(dict.fromkeys(claim.id for claim in _step_claims(trace.pathways)))
    return list(ids)


def _step_claims(pathways: Iterable[Pathway]) -> Iterator[Claim]:
    return (claim for one in pathways for step in one.steps for claim in step.claims)
