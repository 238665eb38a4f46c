"""Codes in words: their labels and meanings, from the vocabulary."""

from __future__ import annotations

from collections.abc import Iterable

from ..record import Record


def label(record: Record, list: str, code: str) -> str:
    """The label of a code; the code itself where the vocabulary has none.

    >>> from civicgraph import Dataset
    >>> label(Dataset.shipped().record(), "kind", "structural")
    'structure'
    """
    known = record.codes.get((list, code))
    return known.label if known else code


def meanings(record: Record, list: str, used: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """The codes of a list that are used, each with label and definition, in the order of the vocabulary."""
    order = record.codes_of(list)
    found = sorted(set(used), key=lambda code: (order.index(code) if code in order else len(order), code))
    return tuple((code, _meaning(record, list, code)) for code in found)


def _meaning(record: Record, list: str, code: str) -> str:
    known = record.codes.get((list, code))
    return f"{known.label}: {known.definition}".removesuffix(": ") if known else code
