"""What a trace on a record of a few claims says, in words."""

from __future__ import annotations

from civicgraph import Record, Step, trace
from civicgraph.graph.tracing.step_findings import (
    tellers_finding,
    weakness_finding,
)
from civicgraph.graph.words.phrases import say

from ..by_hand import record

SILENCE = "That no source says so does not show that it was not so."


PROOF = "That none was found does not prove that there was none."


def verdict(hand: Record, start: str = "ask", end: str = "week", max_steps: int = 8) -> list[str]:
    """The sentences of a trace."""
    return list(trace(hand, start, end, max_steps=max_steps).verdict)


def why(hand: Record, step: Step) -> str:
    """Why a step bears little, in words."""
    return say(hand, weakness_finding(hand, step))


def several(hand: Record, step: Step) -> str:
    """How many tell a step, in words; empty where it is one voice in one source."""
    told = tellers_finding(hand, step)
    return say(hand, told) if told else ""


def step(line: str) -> Step:
    """The step that one claim makes."""
    hand = record(line)
    (pathway,) = trace(hand, "ask", "week").pathways
    return pathway.steps[0]


def in_detail(hand: Record, start: str = "ask", end: str = "week") -> list[str]:
    """The sentences of the details."""
    return list(trace(hand, start, end).details)
