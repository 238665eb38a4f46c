"""Small random records, and the slow and obvious way to trace them: try every route and every choice of claims."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, product

import networkx as nx
from hypothesis import strategies as st

from civicgraph import Claim, Record, to_networkx
from civicgraph.graph.passages import share_sentence
from civicgraph.graph.tracing.chronology import judge_order
from civicgraph.graph.tracing.edges import edge_of, strength_without_wording

from .by_hand import claim, record_of

PLACES = "abcdef"
DATES = ["", "2010", "2012", "2014-05", "2014", "2016", "2011/2015", "2013/..", "../2012"]


@st.composite
def claims(draw: st.DrawFn, most: int = 14, sources: Sequence[str] = ("report", "diary")) -> list[Claim]:
    """Up to ``most`` claims between six things, dated or not, in any wording, from some sources."""
    line = st.tuples(
        st.sampled_from(PLACES),
        st.sampled_from(["ledTo", "enabled", "respondedTo", "cameAfter", "partOf", "about"]),
        st.sampled_from(PLACES),
        st.sampled_from(DATES),
        st.sampled_from(["stated", "stated", "opinion", "inferred"]),
        st.sampled_from(sources),
        st.sampled_from(["", "", "", " disputes=yes"]),
    )
    drawn = draw(st.lists(line, max_size=most))
    return [
        claim(f"{start} {relation} {end} when={when} wording={wording} source={source}{disputes}", number)
        for number, (start, relation, end, when, wording, source, disputes) in enumerate(drawn)
    ]


def full_record(kept: Sequence[Claim], types: Mapping[str, str] | None = None) -> Record:
    """A record that has all six things, whatever is claimed of them."""
    return record_of([*kept, *(claim(f"{place} about theme id=about-{place}") for place in PLACES)], types)


# Things that somebody may have a part in, in several ways, and things that act.
TYPES = ("CivilSocietyOrganisation", "Person", "Secondment", "Workstream", "Programme", "Project", "Outcome")
PARTS = ("workedOn", "funded", "contributedTo", "informed")
ACTS = ("developed", "created", "produced")


@st.composite
def shared_records(draw: st.DrawFn, most: int = 14) -> Record:
    """A record of things of which many are the work of several, told in few passages and sentences."""
    relations = (*PARTS, *ACTS, "ledTo", "ledTo", "ledTo", "cameAfter", "partOf")
    line = st.tuples(
        st.sampled_from(PLACES),
        st.sampled_from(relations),
        st.sampled_from(PLACES),
        st.sampled_from(["", "", "", "2014", "2016", "../2015"]),
        st.sampled_from(["stated", "stated", "stated", "opinion", "inferred"]),
        st.sampled_from(["done", "done", "done", "planned"]),
        st.sampled_from(["report", "report", "diary"]),
        st.sampled_from([0, 1, 2, 3]),
        st.sampled_from(["", "", "", "", " disputes=yes"]),
    )
    kept = [
        claim(
            f"{start} {relation} {end} when={when} wording={wording} modality={modality} source={source} "
            f"passage={(place + 1) // 2} sentence={place}{disputes}",
            number,
        )
        for number, (start, relation, end, when, wording, modality, source, place, disputes) in enumerate(
            draw(st.lists(line, max_size=most))
        )
    ]
    return full_record(kept, {place: draw(st.sampled_from(TYPES)) for place in PLACES})


def is_shared(record: Record, start: str, thing: str, end: str) -> bool:
    """Whether two links meet in shared work, by the words of ``graph/tracing/joints.py``, claim by claim."""
    first, second = ([one for one in record.claims.values() if joins(record, one, *two)]
                     for two in ((start, thing), (thing, end)))  # fmt: skip
    acts = [one for one in first if kind(record, one) in ("influence", "agency")]
    if not acts or any(kind(record, one) == "influence" and not record.gives_part(one) for one in acts):
        return False
    if all(kind(record, one) == "sequence" for one in second) or not _is_work_of_many(record, start, thing, acts):
        return False
    told = [[one for one in link if tells(record, one)] for link in (first, second)]
    if any(share_sentence(one, two) for one in told[0] for two in told[1] if two.id not in record.agentless):
        return False
    return not any(
        joins(record, one, start, end)
        and kind(record, one) in ("influence", "agency")
        and one.wording != "inferred"
        and one.modality == "done"
        and one.id not in record.agentless
        and (
            (kind(record, one) == "influence" and not record.gives_part(one))
            or not _is_work_of_many(record, start, end, [one])
        )
        for one in record.claims.values()
    )


def _is_work_of_many(record: Record, start: str, thing: str, acts: Sequence[Claim]) -> bool:
    """Whether a thing is the work of many, of whom the start is one."""
    others = [
        one
        for one in record.claims.values()
        if edge_of(record, one) is not None
        and kind(record, one) == "agency"
        and ends(record, one)[1] == thing
        and ends(record, one)[0] != start
        and record.family(ends(record, one)[0]) in ("actors", "roles")
    ]
    is_part = all(record.gives_part(one) for one in acts)
    if record.types[record.things[thing].type].shared:
        return is_part or any(not record.gives_part(one) for one in others)
    return is_part and record.family(thing) != "roles" and (record.family(thing) == "actors" or bool(others))


def kind(record: Record, one: Claim) -> str:
    """The kind of a claim's relation."""
    return record.relations[one.predicate].kind


def joins(record: Record, one: Claim, start: str, end: str) -> bool:
    """Whether a claim leads from one thing to another."""
    return edge_of(record, one) is not None and ends(record, one) == (start, end)


def shared_joints(record: Record, route: Sequence[str]) -> int:
    """How many joints of a route are shared work."""
    return sum(is_shared(record, *three) for three in zip(route, route[1:], route[2:], strict=False))


def node_routes(record: Record, start: str, end: str, most: int) -> list[tuple[str, ...]]:
    """Every simple route of at most ``most`` links, dates apart."""
    graph = nx.DiGraph(to_networkx(record))
    if start == end or start not in graph or end not in graph:
        return []
    return [tuple(route) for route in nx.all_simple_paths(graph, start, end, cutoff=most)]


def choices(record: Record, route: Sequence[str]) -> Iterator[tuple[Claim, ...]]:
    """Every way to take one claim a link such that the chain can have happened in this order."""
    links = [
        [
            one
            for one in record.claims.values()
            if (edge := edge_of(record, one)) is not None and (edge.start, edge.end) == ends
        ]
        for ends in pairwise(route)
    ]
    for chosen in product(*links):
        if "impossible" not in judge_order(one.bounds for one in chosen):
            yield chosen


def strength(record: Record, one: Claim) -> int:
    """How much a step made by a claim bears."""
    edge = edge_of(record, one)
    assert edge is not None
    return edge.strength


def may_lead(record: Record, chosen: Sequence[Claim]) -> bool:
    """Whether no other claim of a link makes one of these needless: as strong, as wide in time, and first by id."""
    return not any(
        edge_of(record, other) is not None
        and ends(record, other) == ends(record, one)
        and strength(record, other) >= strength(record, one)
        and other.bounds.end_hi >= one.bounds.end_hi
        and other.bounds.start_lo <= one.bounds.start_lo
        and (_strength_and_time(record, other) != _strength_and_time(record, one) or other.id < one.id)
        for one in chosen
        for other in record.claims.values()
    )


def _strength_and_time(record: Record, one: Claim) -> tuple[int, str, str]:
    return strength(record, one), one.bounds.start_lo, one.bounds.end_hi


def ends(record: Record, one: Claim) -> tuple[str, str]:
    """From which thing to which a claim leads."""
    edge = edge_of(record, one)
    assert edge is not None
    return edge.start, edge.end


def tells(record: Record, one: Claim) -> bool:
    """Whether a claim tells its link: in words of a source, and as much as the strongest claims of the link tell."""
    link = [
        other
        for other in record.claims.values()
        if edge_of(record, other) is not None and ends(record, other) == ends(record, one)
    ]
    most = max(strength(record, other) for other in link)
    enough = min(strength_without_wording(record, other) for other in link if strength(record, other) == most)
    return one.wording != "inferred" and strength_without_wording(record, one) >= enough


def tellers(record: Record, route: Sequence[str], speaker: str = "source") -> list[str]:
    """The sources, or voices, that tell a whole route in an order that their own dates allow."""
    told = [[one for one in chosen if tells(record, one)] for chosen in choices(record, route)]
    whole = {
        getattr(some[0], speaker)
        for some in told
        if len(some) == len(route) - 1 and len({getattr(one, speaker) for one in some}) == 1
    }
    return sorted(whole)


RankedRoute = tuple[tuple[int, int, bool, int], tuple[str, ...], tuple[str, ...]]


def says_most(record: Record, one: Claim) -> tuple[int, int, int, str]:
    """Less for the claim that says more: the stronger, the more closely dated, what gives most, the first by id."""
    first, last = (
        int(day[:4]) * 372 + int(day[5:7]) * 31 + int(day[8:]) for day in (one.bounds.start_lo, one.bounds.end_hi)
    )
    return -strength(record, one), last - first, -gives(record, one), one.id


def gives(record: Record, one: Claim) -> int:
    """What a claim gives, from nothing by a part, the lead and the act to the whole."""
    if kind(record, one) not in ("influence", "agency"):
        return 0
    if record.gives_part(one):
        return 2 if one.predicate == "led" or record.relations[one.predicate].names_maker else 1
    return 3 if kind(record, one) == "agency" else 4


def ranked_routes(record: Record, start: str, end: str, most: int) -> list[RankedRoute]:
    """Every route that can have happened in its order: rank, leads, things passed; best first."""
    found = []
    for route in node_routes(record, start, end, most):
        stitched, shared = not tellers(record, route), shared_joints(record, route)
        ranked = []
        for chosen in choices(record, route):
            strengths = [strength(record, one) for one in chosen]
            weakest = min([*strengths, *([2] if shared else [])])
            rank = (sum(some < 5 for some in strengths) + shared, -weakest, stitched, len(chosen))
            ranked.append((rank, [says_most(record, one) for one in chosen], tuple(one.id for one in chosen)))
        if ranked:
            rank, _, leads = min(ranked)
            found.append((rank, leads, route))
    return sorted(found)
