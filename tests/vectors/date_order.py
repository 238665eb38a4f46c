"""Chains of dates, with whether their steps can have happened in this order."""

from __future__ import annotations

from random import Random
from typing import Any

from civicgraph.graph.dates import Bounds, bounds
from civicgraph.graph.tracing.chronology import judge_order, worst_verdict

WHENS = ("", "2015", "2016-05", "2016-05-17", "2018/2019", "2020", "2021-03/..", "../2017", "201X", "2016-21", "2018~")


def date_vectors() -> dict[str, Any]:
    """Chains of one to six steps: their bounds as the page has them, the judgement of each step, and of the whole."""
    random = Random(2)
    chains = [[""], ["2016"], ["2020", "", "2016"], ["2016", "2016"]]
    chains += [random.choices(WHENS, k=random.randint(1, 6)) for _ in range(120)]
    return {"chains": [_judge_chain(chain) for chain in chains]}


def _judge_chain(chain: list[str]) -> dict[str, Any]:
    times = [bounds(when) for when in chain]
    steps = judge_order(times)
    return {"whens": chain, "times": [numbers(time) for time in times], "steps": steps, "overall": worst_verdict(steps)}


def numbers(time: Bounds) -> list[int]:
    """Days as the page has them."""
    return [int(day.replace("-", "")) for day in time]
