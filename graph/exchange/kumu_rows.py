"""What Kumu is told of a record, for a table and for JSON alike: elements and connections with their fields.

Kumu tells elements apart by their ids where there are any, and finds one by its id only if that has no ``_`` and ``.``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from ..record import Record
from .formats import WhatToWrite
from .joined_lists import split_list
from .plain_words import one_line
from .telling import EDGE_FACTS, LINE, NODE_FACTS, OF_LINES, ClaimEdge, ThingNode, draft_note, tell_graph

KumuRow = dict[str, str | list[str]]
"""Fields by name; one that may have several values is a list."""

MOST_ROWS = 10_000
"""So many elements and connections together Kumu advises at most for a project."""

_OTHER = re.compile(r"[^\w-]|_")
_LISTS = ("aliases", "identifiers")
_TOLD_ELSEWHERE = ("type", "description", "kind", "summary")


class KumuRows(NamedTuple):
    """The elements and connections of a record, each in order of id."""

    elements: list[KumuRow]
    connections: list[KumuRow]


def kumu_rows(what: WhatToWrite) -> KumuRows:
    """What Kumu is told; the report says what is left out, and where Kumu holds less."""
    graph = tell_graph(what)
    ids = plain_ids([*(one.id for one in graph.nodes), *(one.claim.id for one in graph.edges)])
    marks = ["draft"] if draft_note(what.record) else []
    elements = [_element(one, ids, marks) for one in graph.nodes]
    connections = [_connection(what.record, one, ids, marks) for one in graph.edges]
    if (number := len(elements) + len(connections)) > MOST_ROWS:
        much = f"Kumu advises at most {MOST_ROWS:,} elements and connections in a project, and here are {number:,}"
        what.report.to_decide.add(much)
    return KumuRows(elements, connections)


def plain_ids(ids: Iterable[str]) -> dict[str, str]:
    """For each id one with letters, digits and hyphens alone; no two get the same.

    >>> plain_ids(["night-bus", "claim/a.b", "claim/a_b"])
    {'night-bus': 'night-bus', 'claim/a.b': 'claim-a-b', 'claim/a_b': 'claim-a-b-2'}
    """
    found: dict[str, str] = {}
    kept = list(ids)
    taken = {id for id in kept if not _OTHER.search(id)}
    for id in kept:
        plain = first = _OTHER.sub("-", id)
        number = 1
        while plain != id and plain in taken:
            number += 1
            plain = f"{first}-{number}"
        taken.add(plain)
        found[id] = plain
    return found


def _element(node: ThingNode, ids: dict[str, str], marks: list[str]) -> KumuRow:
    return {
        "ID": ids[node.id],
        "Label": node.name,
        "Type": node.facts.get("type", ""),
        "Description": node.facts.get("description", ""),
        "Tags": [tag for tag in (node.facts.get("family", ""), *marks) if tag],
        "Record ID": node.id,
        **_fields(node.facts, NODE_FACTS),
    }


def _connection(record: Record, edge: ClaimEdge, ids: dict[str, str], marks: list[str]) -> KumuRow:
    claim, relation = edge.claim, record.relations[edge.claim.predicate]
    tags = [claim.wording, claim.modality, "" if claim.supports else "disputed", *marks]
    return {
        "ID": ids[claim.id],
        "From": ids[claim.subject],
        "To": ids[claim.object],
        "Type": relation.kind,
        "Label": edge.label,
        "Direction": "mutual" if relation.label == relation.inverse else "directed",
        "Description": edge.facts.get("summary", ""),
        "Tags": [tag for tag in tags if tag],
        "Record ID": claim.id,
        **_fields(edge.facts, EDGE_FACTS),
    }


def _fields(facts: dict[str, str], names: Iterable[str]) -> KumuRow:
    """The other facts, under names for people."""
    return {field_name(name): _values(name, facts.get(name, "")) for name in names if name not in _TOLD_ELSEWHERE}


def _values(name: str, fact: str) -> str | list[str]:
    """A fact, or its values where it has several."""
    if name in _LISTS:
        return split_list(fact)
    return fact.split(LINE) if name in OF_LINES else one_line(fact)


def field_name(name: str) -> str:
    """What people read over a field.

    >>> field_name("source_url"), field_name("reads_back")
    ('Source URL', 'Reads back')
    """
    return name.replace("_", " ").capitalize().replace("url", "URL").replace("Url", "URL")
