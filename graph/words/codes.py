"""Codes in words: their labels and meanings, from the vocabulary."""

from __future__ import annotations

from collections.abc import Iterable

from ..record import Caveat, Claim, Record, Source


def label(record: Record, list: str, code: str) -> str:
    """The label of a code; the code itself where the vocabulary has none.

    >>> from civicgraph import Dataset
    >>> label(Dataset.shipped().record(), "kind", "structural")
    'structure'
    """
    known = record.codes.get((list, code))
    return known.label if known else code


def own_code(item: Claim | Caveat | Source, list: str) -> str:
    """The workspace's own code of a list that an item was coded as; empty where that is one of ours."""
    return next((one.partition(":")[2] for one in item.coded_as if one.startswith(f"{list}:")), "")


def wording_label(record: Record, claim: Claim) -> str:
    """How the source puts a claim, as it was coded.

    >>> from civicgraph import Dataset
    >>> record = Dataset.shipped().record()
    >>> wording_label(record, record.claims["claim/cii/lvrw-key-success"])
    'stated'
    """
    return label(record, "wording", own_code(claim, "wording") or claim.wording)


def caveat_label(record: Record, caveat: Caveat) -> str:
    """What sort of caution a caveat is, as it was coded."""
    return label(record, "caveat", own_code(caveat, "caveat") or caveat.type)


def meanings(record: Record, list: str, used: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """The codes of a list that are used, each with label and definition, in the order of the vocabulary."""
    order = record.codes_of(list)
    found = sorted(set(used), key=lambda code: (order.index(code) if code in order else len(order), code))
    return tuple((code, _meaning(record, list, code)) for code in found)


def _meaning(record: Record, list: str, code: str) -> str:
    known = record.codes.get((list, code))
    return f"{known.label}: {known.definition}".removesuffix(": ") if known else code
