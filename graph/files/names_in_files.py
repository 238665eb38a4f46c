"""What the things and speakers of some files are called, for somebody who writes a name where an id belongs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from ..name_folding import fold_name


def ids_by_name(records: Iterable[tuple[str, Mapping[str, Any]]]) -> dict[str, list[str]]:
    """The ids of records by each of their names, as compared.

    >>> ids_by_name([("rient", {"name": "Robert Rient", "aliases": ["R. Rient"]}), ("oder", {})])
    {'robert rient': ['rient'], 'r rient': ['rient']}
    """
    found = defaultdict[str, list[str]](list)
    for id, record in records:
        for name in dict.fromkeys((record.get("name"), *record.get("aliases", ()), *record.get("names", {}).values())):
            if isinstance(name, str) and (folded := fold_name(name)):
                found[folded].append(id)
    return dict(found)
