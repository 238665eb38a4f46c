"""The records of a file as nodes, so that the items of a record are made of them as of the quads that they would be."""

from __future__ import annotations

import re
from typing import Any

from ..vocabulary import Vocabulary, local_name

_NUMBER = re.compile(r"(?P<sign>-?)0*(?P<whole>\d+)(?:\.(?P<part>\d+))?")


class FileNode:
    """One record of a file, read by the context's names.

    ``added`` are values that the record does not hold itself, such as the source that it stands in.
    """

    def __init__(self, record: dict[str, Any], vocabulary: Vocabulary, **added: str) -> None:
        self.record = {**added, **record}
        self.id: str = record["id"]
        self.vocabulary = vocabulary

    def all(self, term: str) -> tuple[str, ...]:
        given = self.record.get(term, ())
        return (given,) if isinstance(given, str) else tuple(sorted(set(given)))

    def one(self, term: str) -> str:
        given: str = self.record.get(term, "")
        return plain_number(given) if term == "value" and given and self._is_figure() else given

    def by_language(self, term: str) -> tuple[tuple[str, str], ...]:
        return tuple(sorted(self.record.get(term, {}).items()))

    def code(self, term: str) -> str:
        given = self.one(term)
        return local_name(self.vocabulary.iri_of(given)) if term == "predicate" and given else given

    def _is_figure(self) -> bool:
        _, range = self.vocabulary.domains.get(self.record.get("predicate", ""), ("", ""))
        return range.endswith("#decimal")


def plain_number(text: str) -> str:
    """A number in digits as engines write it, without zeros that say nothing; any other text as it is.

    >>> [plain_number(text) for text in ("007", "-1.50", "-0.0", "1e3", "a dozen")]
    ['7', '-1.5', '0', '1e3', 'a dozen']
    """
    found = _NUMBER.fullmatch(text)
    if not found:
        return text
    whole, part = found["whole"], (found["part"] or "").rstrip("0")
    number = f"{whole}.{part}" if part else whole
    return number if number == "0" else found["sign"] + number
