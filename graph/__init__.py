"""Claims with their evidence, and the pathways they make.

:class:`Dataset` says which files, :class:`Record` is what they hold, :func:`trace` follows influence through it. Each
name is imported when it is first used, so that a quick command loads only what it needs.

>>> from civicgraph.graph import Dataset, trace
>>> record = Dataset.shipped().record()
>>> trace(record, "citizens-uk", "lvrw").pathways[0].steps[0].relation
'asked'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .dataset import Dataset
    from .errors import CivicgraphError, DataError, Problem, UnknownName, UsageError
    from .names import find, resolve
    from .record import Caveat, Claim, Evidence, EvidenceTest, Record, Relation, Source, Thing, Voice
    from .tracing.edges import to_networkx
    from .tracing.pathway import Pathway, Step, Trace
    from .tracing.trace import Filters, reach, trace

_HOMES = {
    "dataset": ("Dataset",),
    "tracing.edges": ("to_networkx",),
    "errors": ("CivicgraphError", "DataError", "Problem", "UnknownName", "UsageError"),
    "names": ("find", "resolve"),
    "tracing.pathway": ("Pathway", "Step", "Trace"),
    "record": ("Caveat", "Claim", "Evidence", "EvidenceTest", "Record", "Relation", "Source", "Thing", "Voice"),
    "tracing.trace": ("Filters", "reach", "trace"),
}
_MODULES = {name: module for module, names in _HOMES.items() for name in names}

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


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f".{_MODULES[name]}", __name__), name)


def __dir__() -> list[str]:
    return sorted(__all__)
