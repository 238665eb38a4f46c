"""Which keys of a record take a code, of which list, and the workspace's own codes among them."""

from __future__ import annotations

from typing import Any

from ..storage.record_items import OWN_CODES
from ..vocabulary import Vocabulary

CODED = {name: name for name in ("wording", "modality", "polarity", "share", "reading", "direction", "caveat")}
CODED |= {
    "predicted": "predicted",
    "testKind": "test",
    "testResult": "result",
    "sourceKind": "source",
    "textLayout": "layout",
}
"""The key of a record → the list that its code is of."""

CODE_OBJECTS = {"gaveAnswer": "answer", "foundStatus": "status"}
"""The relation → the list that the code at its end is of."""

CODED_AS = "codedAs"


def take_own_codes(record: dict[str, Any], vocabulary: Vocabulary) -> None:
    """Puts the code of ours that a workspace's own is like in its place, and notes the own one beside.

    So whatever reads the record afterwards takes it as the one that it is like.
    """
    for key, list_ in CODED.items():
        if key in record:
            _take(record, key, list_, "", vocabulary)
    predicate = record.get("predicate")
    if isinstance(predicate, str) and predicate in CODE_OBJECTS:
        _take(record, "object", CODE_OBJECTS[predicate], f"{CODE_OBJECTS[predicate]}:", vocabulary)


def _take(record: dict[str, Any], key: str, list_: str, prefix: str, vocabulary: Vocabulary) -> None:
    given = record.get(key)
    if not isinstance(given, str) or not given.startswith(prefix):
        return
    code = vocabulary.codes.get((list_, given.removeprefix(prefix)))
    if code and code.like:
        record[key] = f"{prefix}{code.like}"
        record.setdefault(CODED_AS, []).append(f"{OWN_CODES}{list_}#{code.name}")
