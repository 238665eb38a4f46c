"""Trace how something that ordinary people asked for became policy, with the evidence for every step.

:class:`Dataset` is the way in: which files, and one method for every command. :class:`Record` is what the files hold,
and the functions here work on any record. Each name is imported when it is first used.

>>> from civicgraph import Dataset
>>> Dataset.shipped().trace("Citizens UK", "LVRW").pathways[0].steps[0].relation
'asked'
"""

from __future__ import annotations

# Type checkers take a name like this for true; nothing has to be imported to say so.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from civicgraph.api.dataset import Dataset
    from civicgraph.graph.errors import CivicgraphError, DataError, Problem, UnknownName, UsageError
    from civicgraph.graph.names import find, resolve
    from civicgraph.graph.record import Caveat, Claim, Evidence, EvidenceTest, Record, Relation, Source, Thing, Voice
    from civicgraph.graph.tracing.edges import to_networkx
    from civicgraph.graph.tracing.model import Pathway, Step, Trace
    from civicgraph.graph.tracing.trace import Filters, reach, trace

_MODULES = {
    "Caveat": "graph.record",
    "CivicgraphError": "graph.errors",
    "Claim": "graph.record",
    "DataError": "graph.errors",
    "Dataset": "api.dataset",
    "Evidence": "graph.record",
    "EvidenceTest": "graph.record",
    "Filters": "graph.tracing.trace",
    "Pathway": "graph.tracing.model",
    "Problem": "graph.errors",
    "Record": "graph.record",
    "Relation": "graph.record",
    "Source": "graph.record",
    "Step": "graph.tracing.model",
    "Thing": "graph.record",
    "Trace": "graph.tracing.model",
    "UnknownName": "graph.errors",
    "UsageError": "graph.errors",
    "Voice": "graph.record",
    "find": "graph.names",
    "reach": "graph.tracing.trace",
    "resolve": "graph.names",
    "to_networkx": "graph.tracing.edges",
    "trace": "graph.tracing.trace",
}

__all__ = [
    "Caveat",
    "CivicgraphError",
    "Claim",
    "DataError",
    "Dataset",
    "Evidence",
    "EvidenceTest",
    "Filters",
    "Pathway",
    "Problem",
    "Record",
    "Relation",
    "Source",
    "Step",
    "Thing",
    "Trace",
    "UnknownName",
    "UsageError",
    "Voice",
    "find",
    "reach",
    "resolve",
    "to_networkx",
    "trace",
]


# Imports here name the package in full: a relative one fails where a test runner loads this file by its path.
# Type checkers do not see this function, so that they find a name that is not there.
if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        return getattr(import_module(f"civicgraph.{_MODULES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
