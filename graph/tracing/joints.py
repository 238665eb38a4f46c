"""Where two steps of a pathway meet: what the first hands on to the second.

That somebody had a part in a piece of work, and that the work brought something about, does not say that they had a
part in what it brought about. A joint is shared work where all of these hold:

- every claim of the first step gives only a part in the thing between: it was funded, led, worked on, informed, helped;
  or several are recorded as having made it, and this is one of them;
- the thing between is the work of many: a class that says so (workstream, fund, programme, team, group, organisation),
  or somebody else is recorded as having made it or had a part in it (a secondment or a post is one person's); or it is
  a person, who does more than what the first thing was for;
- no sentence tells both steps, and no source says that the first thing had a part in the last; where the last is the
  work of many in turn, and only a part in it is told, that tells nothing of what came of it.

An order in time hands on nothing, so that nothing is shared where it is the second step.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..passages import AGENTS, share_passage, share_sentence
from ..record import Claim, Record
from .edges import GIVES_ACT, GIVES_LEAD, GIVES_PART, GIVES_WHOLE, SHARED_WORK, ends_of
from .graph import TraceGraph
from .model import Joint
from .subgraph import Link

ONE_PASSAGE, ONE_SOURCE, TWO_SOURCES, INFERRED = "one-passage", "one-source", "two-sources", "inferred"


class Joints:
    """The joints of a trace graph, each judged once."""

    def __init__(self, graph: TraceGraph) -> None:
        self.graph, self.record = graph, graph.record
        self._shared: dict[tuple[int, int, int], bool] = {}
        self._others: dict[int, tuple[frozenset[str], frozenset[str]]] = {}

    def is_shared(self, start: int, thing: int, end: int, first: Link, second: Link) -> bool:
        """Whether a joint is shared work. The things go by number, the links are those before and after the joint."""
        if first.most_given not in (GIVES_PART, GIVES_LEAD, GIVES_ACT) or second.is_sequence:
            return False
        key = (start, thing, end)
        if key not in self._shared:
            self._shared[key] = self._is_shared_work(start, thing, end, first, second)
        return self._shared[key]

    def shared_strength(self) -> int:
        """The strength of shared work, which is that of a step that tells no influence."""
        return self.record.strength("joint", SHARED_WORK)

    def joint(self, start: int, thing: int, end: int, first: Link, second: Link) -> Joint:
        """How two steps meet."""
        kind = SHARED_WORK if self.is_shared(start, thing, end, first, second) else self._unshared_kind(first, second)
        return Joint(self.graph.things[thing], kind, self.record.strength("joint", kind))

    def _unshared_kind(self, first: Link, second: Link) -> str:
        one, other = first.told_claims, second.told_claims
        if not one or not other:
            return INFERRED
        if any(share_passage(before, after) for before in one for after in other):
            return ONE_PASSAGE
        origins = {self.record.origin_of(claim.source) for claim in one}
        return ONE_SOURCE if any(self.record.origin_of(claim.source) in origins for claim in other) else TWO_SOURCES

    def _is_shared_work(self, start: int, thing: int, end: int, first: Link, second: Link) -> bool:
        if not self._is_work_of_many(start, thing, first.most_given):
            return False
        after = [claim for claim in second.told_claims if claim.id not in self.record.agentless]
        if any(share_sentence(before, claim) for before in first.told_claims for claim in after):
            return False
        return not any(self._hands_on(claim, start, end) for claim in self.graph.claims_between_numbers(start, end))

    def _hands_on(self, claim: Claim, start: int, end: int) -> bool:
        """Whether a source says that the one had a part in the other, which is not the work of many in turn."""
        if not self._tells(claim):
            return False
        is_act = self.record.relations[claim.predicate].kind == "agency"
        gives = GIVES_PART if self.record.gives_part(claim) else GIVES_ACT if is_act else GIVES_WHOLE
        return gives == GIVES_WHOLE or not self._is_work_of_many(start, end, gives)

    def _is_work_of_many(self, start: int, thing: int, gives: int) -> bool:
        id = self.graph.things[thing]
        if thing not in self._others:
            self._others[thing] = who_acted_on(self.record, id)
        makers, everyone = self._others[thing]
        named = self.record.things.get(id)
        if named and named.type in self.record.types and self.record.types[named.type].shared:
            return gives in (GIVES_PART, GIVES_LEAD) or bool(makers - {self.graph.things[start]})
        if gives not in (GIVES_PART, GIVES_LEAD) or (family := self.record.family(id)) == "roles":
            return False
        return family == "actors" or bool(everyone - {self.graph.things[start]})

    def _tells(self, claim: Claim) -> bool:
        """Whether a source says that the one had a part in the other."""
        kind = self.record.relations[claim.predicate].kind
        is_told = claim.is_told and self.record.tells_influence(kind) and not self.record.is_undone(claim)
        return is_told and claim.id not in self.record.agentless


def who_acted_on(record: Record, id: str) -> tuple[frozenset[str], frozenset[str]]:
    """The actors and roles that made a thing, and all that made it or had a part in it."""
    found: tuple[set[str], set[str]] = (set(), set())
    for claim in record.claims_about(id):
        ends = ends_of(record, claim)
        is_act = record.relations[claim.predicate].kind == "agency" and claim.supports
        if ends and is_act and ends[1] == id and record.family(ends[0]) in AGENTS:
            found[1].add(ends[0])
            if not record.gives_part(claim):
                found[0].add(ends[0])
    return frozenset(found[0]), frozenset(found[1])


def joints_along(joints: Joints, things: Sequence[int], links: Sequence[Link]) -> tuple[Joint, ...]:
    """The joints of a pathway by the numbers of its things."""
    return tuple(joints.joint(*corner) for corner in _meeting_steps(things, links))


def count_shared(joints: Joints, things: Sequence[int], links: Sequence[Link]) -> int:
    """How many joints of a pathway are shared work."""
    return sum(joints.is_shared(*corner) for corner in _meeting_steps(things, links))


def _meeting_steps(things: Sequence[int], links: Sequence[Link]) -> Iterable[tuple[int, int, int, Link, Link]]:
    """Three things in a row, with the two links that join them."""
    return zip(things, things[1:], things[2:], links, links[1:], strict=False)
