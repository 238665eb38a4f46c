"""What depends on what: what goes with a thing, claim, source or voice, and on which of them most depends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypedDict

from ..assessment.what_if import Loss, WhatIf
from ..record import Record
from .row_keys import Data, Named, ThingRef
from .rows import data_json, thing_json


class Kinded(Named):
    """A thing, claim, source or voice."""

    kind: str


class BeforeAfter(TypedDict):
    """A number before and after."""

    before: int
    after: int


class WeakerRow(ThingRef):
    """A thing that is led to less well."""

    weak_steps: BeforeAfter
    weakest: BeforeAfter


class LossDict(TypedDict):
    """Things that are no longer led to, and things that are led to less well."""

    lost: list[ThingRef]
    weaker: list[WeakerRow]


class LossRow(Kinded, LossDict):
    """What goes with one of them."""


class OutcomeCounts(TypedDict):
    """How many outcomes were asked for, and how many are led to."""

    asked: int
    reached: int


AskedDict = TypedDict("AskedDict", {"from": list[ThingRef], "outcomes": OutcomeCounts, "data": Data})


class WhatIfDict(LossDict, AskedDict):
    """What goes with one thing, claim, source or voice."""

    schema: Literal["civicgraph/what-if/1"]
    without: Kinded


class DependenceDict(AskedDict):
    """On what most depends, the most first."""

    schema: Literal["civicgraph/dependence/1"]
    hangs_on: list[LossRow]


def loss_json(record: Record, what_if: WhatIf, loss: Loss) -> WhatIfDict:
    """What goes with one thing, claim, source or voice."""
    return {
        "schema": "civicgraph/what-if/1",
        "without": _reference(record, loss),
        **_loss(record, loss),
        **_question(record, what_if),
    }


def ranking_json(record: Record, what_if: WhatIf, losses: Sequence[Loss]) -> DependenceDict:
    """On what most depends, in the order given."""
    rows: list[LossRow] = [{**_reference(record, loss), **_loss(record, loss)} for loss in losses]
    return {"schema": "civicgraph/dependence/1", "hangs_on": rows, **_question(record, what_if)}


def _reference(record: Record, loss: Loss) -> Kinded:
    return {"id": loss.id, "kind": loss.kind, "name": record.name(loss.id)}


def _loss(record: Record, loss: Loss) -> LossDict:
    return {
        "lost": [thing_json(record, id) for id in loss.lost],
        "weaker": [
            {
                **thing_json(record, weaker.id),
                "weak_steps": {"before": weaker.before[0], "after": weaker.after[0]},
                "weakest": {"before": -weaker.before[1], "after": -weaker.after[1]},
            }
            for weaker in loss.weaker
        ],
    }


def _question(record: Record, what_if: WhatIf) -> AskedDict:
    return {
        "from": [thing_json(record, id) for id in what_if.origins],
        "outcomes": {"asked": len(what_if.outcomes), "reached": len(what_if.reached)},
        "data": data_json(record),
    }
