"""Things as rows of somebody's table: what the record says of each, by property."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..record import Record

OWN = {"name": "Name", "type": "Type", "description": "Description", "url": "Web address",
        "identifiers": "Identifiers", "aliases": "Other names"}  # fmt: skip
"""What a thing says of itself, as properties: id → name."""


def property_name(record: Record, id: str) -> str:
    """A property in words; empty where there is none. ``^`` stands before a relation read from its object.

    >>> from civicgraph import Dataset
    >>> record = Dataset.shipped().record()
    >>> property_name(record, "funded"), property_name(record, "^funded"), property_name(record, "x")
    ('funded', 'was funded by', '')
    """
    if id in OWN:
        return OWN[id]
    relation = record.relations.get(id.removeprefix("^"))
    return "" if relation is None else relation.inverse if id.startswith("^") else relation.label


def column_values(record: Record, ids: Sequence[str], properties: Sequence[str]) -> dict[str, Any]:
    """The values of properties of things, as the Reconciliation Service API has them; of an id that is no thing, none.

    Of claims only those count that a source makes and that tell of what was done or is so: what is disputed, inferred,
    promised or planned is no fact of a column.

    >>> from civicgraph import Dataset
    >>> column_values(Dataset.shipped().record(), ["lvrw-2019"], ["partOf"])["rows"]
    {'lvrw-2019': {'partOf': [{'id': 'lvrw', 'name': 'London Voter Registration Week'}]}}
    """
    meta = [{"id": name, "name": property_name(record, name)} for name in properties]
    return {"meta": meta, "rows": {id: {name: _values(record, id, name) for name in properties} for id in ids}}


def _values(record: Record, id: str, name: str) -> list[dict[str, str]]:
    thing = record.things.get(id)
    if thing is None:
        return []
    if name in OWN:
        own = {"name": [thing.name], "type": [record.type_label(id)], "description": [thing.description],
               "url": [thing.url], "identifiers": thing.identifiers, "aliases": thing.other_names}  # fmt: skip
        return [{"str": text} for text in own[name] if text]
    found: dict[str, dict[str, str]] = {}
    for claim in record.claims_about(id):
        is_end = claim.object == id if name.startswith("^") else claim.subject == id
        if claim.relation != name.removeprefix("^") or not is_end or not claim.supports or not claim.is_told:
            continue
        if record.is_undone(claim):
            continue
        other = claim.subject if name.startswith("^") else claim.object
        if other in record.things:
            found[other] = {"id": other, "name": record.name(other)}
        else:
            text = record.object_name(claim) if claim.object else f"{claim.value} {claim.unit}".strip()
            found[text] = {"str": text}
    return [found[key] for key in sorted(found)]
