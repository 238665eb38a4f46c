"""Whether a number is one of those that a thing may have: by the same rule as the files are checked."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..files.shapes import Constraint


@lru_cache(maxsize=100_000)
def is_identifier(text: str) -> bool:
    """Whether a text is an identifier as things have them.

    >>> is_identifier("GB-CHC-1107264"), is_identifier("DUMMY01"), is_identifier("wikidata:Q84")
    (True, False, True)
    """
    return all(rule.holds({"identifiers": [text]}) for rule in _rules())


@cache
def _rules() -> list[Constraint]:
    from ..files.shapes import constraints

    return [one for shape in constraints().values() for one in shape if one.term == "identifiers"]
