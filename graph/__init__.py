"""Claims with their evidence, and the pathways they make.

What programs use is in :mod:`civicgraph` itself; this package holds the parts. The names that stood here until then
still do, with a warning, for one release.
"""

from __future__ import annotations

from typing import Any

_MOVED = frozenset(
    (
        "Caveat", "CivicgraphError", "Claim", "DataError", "Dataset", "Evidence", "EvidenceTest", "Filters", "Pathway",
        "Problem", "Record", "Relation", "Source", "Step", "Thing", "Trace", "UnknownName", "UsageError", "Voice",
        "find", "reach", "resolve", "to_networkx", "trace",
    )
)  # fmt: skip


def __getattr__(name: str) -> Any:
    if name not in _MOVED:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import warnings
    from importlib import import_module

    message = f"civicgraph.graph.{name} is civicgraph.{name} now, and goes with the next release"
    warnings.warn(message, DeprecationWarning, stacklevel=2)
    return getattr(import_module("civicgraph"), name)
