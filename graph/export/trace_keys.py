"""The keys of a trace, and of what a thing leads to."""

from __future__ import annotations

from typing import Literal, TypedDict

from .row_keys import CaveatRow, ClaimRow, Data, DecisionRow, Named, SourceFacts, ThingRef


class Tellers(TypedDict):
    """Who tells a step: voices and sources by id, and by origin, as sources that repeat one another count once."""

    voices: list[Named]
    sources: list[str]
    origins: list[str]


class StepClaim(TypedDict):
    """A claim that makes or disputes a step; anchor, line and page are of its first evidence.

    ``lost`` are those of its anchors that have no place in the text at hand.
    """

    id: str
    source: str
    voice: str
    said_by: str
    relation: str
    direction: str | None
    wording: str
    modality: str
    coded_as: list[str]
    polarity: str
    reading: str | None
    share: str | None
    when: str | None
    anchor: str
    line: int | None
    page: int | None
    lost: list[str]
    summary: str


# Keys such as "from" are no names of attributes, so these types are made by a call.
StepDict = TypedDict(
    "StepDict",
    {
        "from": str,
        "from_name": str,
        "to": str,
        "to_name": str,
        "relation": str,
        "direction": str | None,
        "phrase": str,
        "kind": str,
        "wording": str,
        "modality": str,
        "when": str | None,
        "strength": int,
        "chronology": str,
        "told_by": Tellers,
        "claims": list[StepClaim],
    },
)


class JointDict(TypedDict):
    """Where two steps meet: the thing between, a code of the list ``joint``, and its strength from 1 to 5."""

    thing: str
    thing_name: str
    joint: str
    strength: int


class AccountDict(TypedDict):
    """Who tells the whole of a pathway: ``kind`` is ``passage`` or ``speaker``; ``voice`` is null where several do."""

    kind: str
    source: str
    voice: str | None
    voice_name: str | None


class TieDict(TypedDict):
    """A tie between the ends that is no pathway: the things it passes, and the claim between each two of them."""

    things: list[ThingRef]
    claims: list[ClaimRow]


class ThroughDict(TypedDict):
    """What was taken in the place of an end (``from`` or ``to``): how the two belong together, and by which claim.

    ``how`` is ``same``, ``role``, ``part`` or ``whole``: what the end is to be taken as. ``of`` counts what might be
    taken by the same right, ``led`` those of them by which a pathway leads as well.
    """

    end: str
    how: str
    thing: ThingRef
    claim: ClaimRow
    of: int
    led: int


class AsOneDict(DecisionRow):
    """Two things that are taken as one, and the claims on pathways that name one of those that another stands for."""

    claims: list[str]


class PathwayDict(TypedDict):
    """A chain of steps; ``weakest_step`` is the index of the first of the weakest.

    ``direction`` is ``less`` where more of its start comes to less of its end. ``joints`` are one fewer than the steps;
    ``strength`` is that of the weakest step or joint. ``told_whole_by`` are the sources in which every step stands;
    only ``accounts`` tell the whole.
    """

    steps: list[StepDict]
    told_whole_by: list[str]
    told_whole_by_voices: list[str]
    stitched: bool
    weakest_step: int
    direction: str | None
    chronology: str
    joints: list[JointDict]
    strength: int
    accounts: list[AccountDict]


class CutDict(TypedDict):
    """The fewest speakers whose loss breaks every pathway; ``rest``: pathways that these do not tell are left."""

    size: int | None
    names: list[str]
    ids: list[str]
    exact: bool
    lower: int
    upper: int | None
    rest: bool


class StandingDict(TypedDict):
    """How well some speakers bear out that the ends are joined."""

    max_flow: int | None
    told_whole: int
    told_whole_by: list[str]
    cut: CutDict


class BySource(StandingDict):
    """By sources, and with what is inferred taken as given."""

    with_inference: StandingDict | None


class ByVoice(BySource):
    """By voices, and by those of whom no stake is recorded in what they report."""

    independent: StandingDict


class RobustnessDict(TypedDict):
    """How robust all pathways together are."""

    by_source: BySource
    by_voice: ByVoice


class LeftOutDict(TypedDict):
    """What was not looked at."""

    claims_by_filter: dict[str, int]
    things_beyond_max_steps: int
    things_beyond_exact: bool
    search_cut_short: bool


class FindingDict(TypedDict):
    """A finding by its code; ``step`` counts from 1 and is null where it is about no single step.

    ``arguments`` are ids, codes, counts and numbers of steps, or rows of these.
    """

    code: str
    step: int | None
    arguments: dict[str, str | int | list[str | int | list[str | int | list[int]]]]


class Refused(TypedDict):
    """Chains that the dates rule out."""

    impossible: int


TraceDict = TypedDict(
    "TraceDict",
    {
        "schema": Literal["civicgraph/trace/1"],
        "from": ThingRef,
        "to": ThingRef,
        "verdict": list[str],
        "findings": list[FindingDict],
        "details": list[str],
        "detail_findings": list[FindingDict],
        "through": list[ThroughDict],
        "as_one": list[AsOneDict],
        "would_join": list[AsOneDict],
        "pathways": list[PathwayDict],
        "found": int,
        "counts_exact": bool,
        "refused": Refused,
        "robustness": RobustnessDict | None,
        "gatekeepers": list[ThingRef] | None,
        "caveats": list[CaveatRow],
        "ties": list[TieDict],
        "more_ties": int,
        "gaps": list[str],
        "gap_findings": list[FindingDict],
        "sources": list[SourceFacts],
        "left_out": LeftOutDict,
        "max_steps": int,
        "data": Data,
    },
)


class ReachedRow(ThingRef):
    """A thing that is led to; ``by`` is the thing before it; ``direction`` is ``less`` where to less of it."""

    steps: int
    weak_steps: int
    weakest: int
    by: str
    direction: str | None


ReachDict = TypedDict(
    "ReachDict",
    {
        "schema": Literal["civicgraph/reach/1"],
        "from": ThingRef,
        "reaches": list[ReachedRow],
        "left_out": LeftOutDict,
        "max_steps": int,
        "data": Data,
    },
)
