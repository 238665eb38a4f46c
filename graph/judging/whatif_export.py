"""What hangs on what, as plain values for JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..exchange import thing_json
from ..record import Record
from .whatif import Loss, WhatIf

Json = dict[str, Any]


def loss_json(record: Record, what_if: WhatIf, loss: Loss) -> Json:
    """What goes with one thing, claim, source or voice."""
    return {"without": _named(record, loss), **_loss(record, loss), **_asked(record, what_if)}


def ranking_json(record: Record, what_if: WhatIf, losses: Sequence[Loss]) -> Json:
    """What most hangs on, in the order given."""
    rows = [{**_named(record, loss), **_loss(record, loss)} for loss in losses]
    return {"hangs_on": rows, **_asked(record, what_if)}


def _named(record: Record, loss: Loss) -> Json:
    return {"id": loss.id, "kind": loss.kind, "name": record.name(loss.id)}


def _loss(record: Record, loss: Loss) -> Json:
    return {
        "lost": [thing_json(record, id) for id in loss.lost],
        "weaker": [
            {
                **thing_json(record, one.id),
                "weak_steps": {"before": one.before[0], "after": one.after[0]},
                "weakest": {"before": -one.before[1], "after": -one.after[1]},
            }
            for one in loss.weaker
        ],
    }


def _asked(record: Record, what_if: WhatIf) -> Json:
    return {
        "from": [thing_json(record, id) for id in what_if.origins],
        "outcomes": {"asked": len(what_if.outcomes), "reached": len(what_if.reached)},
        "data": {"hash": record.hash, "origin": record.origin},
    }
