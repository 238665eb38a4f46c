"""What may be meant by a word, as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

from ..everyday import MeantTerm


class MeantTermRow(TypedDict):
    """A type, relation or code that may be meant by a word: ``kind`` is ``type``, ``relation`` or the code's list.

    ``turned`` says that subject and object change places, ``direction`` with which direction it goes.
    """

    kind: str
    term: str
    label: str
    comment: str
    turned: bool
    direction: str | None
    note: str | None


class MeantTermsDict(TypedDict):
    """A word that was looked up in the vocabulary, and what may be meant by it, nearest first."""

    word: str
    terms: list[MeantTermRow]


def meant_terms_json(word: str, found: Sequence[MeantTerm]) -> MeantTermsDict:
    """A word with what may be meant by it."""
    return {
        "word": word,
        "terms": [
            {
                "kind": one.kind,
                "term": one.meant.use,
                "label": one.label,
                "comment": one.comment,
                "turned": one.meant.turned,
                "direction": one.meant.direction or None,
                "note": one.meant.note or None,
            }
            for one in found
        ],
    }
