"""``civicgraph analyse``: questions about the record as a whole, each loaded when it is asked."""

from __future__ import annotations

import click

from ..group import LazyGroup

# Command → its module, below ``commands``, and its name there.
ANALYSES = {
    "what-if": ("analyse.what_if", "what_if"),
    "tests": ("analyse.tests", "tests"),
    "outcomes": ("analyse.outcomes", "outcomes"),
    "brokers": ("analyse.brokers", "brokers"),
    "centrality": ("analyse.centrality", "centrality"),
    "communities": ("analyse.communities", "communities"),
    "ties": ("analyse.ties", "ties"),
    "timeline": ("analyse.timeline", "timeline"),
}


class Analyses(LazyGroup):
    """The analyses, by name."""

    table = ANALYSES


@click.group(cls=Analyses)
def analyse() -> None:
    """Ask what depends on what, who connects whom, and what came when."""
