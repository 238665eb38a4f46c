"""A folder for ``neo4j-admin database import``: nodes.csv, relationships.csv, and how to import them.

A relationship is named by its relation, and by more where that would say too much: ``RESPONDED_TO_DISPUTED`` is a claim
that it was no response, ``FUNDED_PLANNED`` one that it is to be funded. No pattern finds them by the shorter name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from ...record import Record
from ...spreadsheets import sheet
from ..formats import WhatToWrite
from ..joined_lists import split_list
from ..plain_words import one_line
from ..report import ExchangeReport
from ..telling import EDGE_FACTS, NODE_FACTS, OF_LINES, ClaimEdge, ThingNode, about_lines, tell_graph

_LISTS = ("aliases", "identifiers", *OF_LINES)
_DAYS = ("earliest", "latest")
_WORD = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|[^\w]+")

_README = """\
{about}

To make a database of it, in the folder that holds this file, where no database of that name exists:

    neo4j-admin database import full --nodes=nodes.csv --relationships=relationships.csv civic

To add it to a database that is there, read the same files with LOAD CSV.
"""


def write(what: WhatToWrite) -> dict[str, bytes]:
    """The files of the folder."""
    record, report = what.record, what.report
    graph = tell_graph(what)
    nodes = [_node(record, one, report) for one in graph.nodes]
    edges = [_relationship(record, one, report) for one in graph.edges]
    about = "\n".join(f"{name}: {value}" for name, value in about_lines(record))
    return {
        "nodes.csv": sheet(["id:ID", "name", ":LABEL", *_heads(NODE_FACTS)], nodes).encode(),
        "relationships.csv": sheet(
            [":START_ID", ":END_ID", ":TYPE", "id", "label", *_heads(EDGE_FACTS)], edges
        ).encode(),
        "README.txt": _README.format(about=about).encode(),
    }


def relationship_type(record: Record, edge: ClaimEdge) -> str:
    """What a relationship is called in the database.

    >>> from civicgraph import Dataset
    >>> record = Dataset.shipped().record()
    >>> claim = record.claims["claim/cii/hope-not-hate-delivered-lvrw-2019"]
    >>> relationship_type(record, ClaimEdge(claim._replace(predicate="ledTo/less", polarity="disputes"), "", {}))
    'LED_TO_LESS_DISPUTED'
    """
    claim = edge.claim
    words = [claim.predicate, claim.modality if record.is_undone(claim) else "", "" if claim.supports else "disputed"]
    return "_".join(_WORD.sub("_", word).upper() for word in words if word)


def _heads(names: Iterable[str]) -> list[str]:
    return [f"{name}:string[]" if name in _LISTS else f"{name}:date" if name in _DAYS else name for name in names]


def _node(record: Record, node: ThingNode, report: ExchangeReport) -> list[str]:
    known = record.types.get(record.things[node.id].type)
    labels = ["Thing", *(known.above if known else ()), record.things[node.id].type]
    return [
        node.id,
        one_line(node.name),
        ";".join(dict.fromkeys(labels)),
        *_cells(node.id, node.facts, NODE_FACTS, report),
    ]


def _relationship(record: Record, edge: ClaimEdge, report: ExchangeReport) -> list[str]:
    claim = edge.claim
    ends = [claim.subject, claim.object, relationship_type(record, edge), claim.id, edge.label]
    return [*ends, *_cells(claim.id, edge.facts, EDGE_FACTS, report)]


def _cells(id: str, facts: Mapping[str, str], names: Sequence[str], report: ExchangeReport) -> list[str]:
    """The facts in the order of their heads; those that are lists with ``;`` between, which no part of them holds."""
    cells = []
    for name in names:
        value = facts.get(name, "")
        if name in _LISTS:
            parts = value.splitlines() if name in OF_LINES else split_list(value)
            if any(";" in part for part in parts):
                report.guessed.add("; stands between the values of a list: where a text has one, a comma stands", id)
            value = ";".join(one_line(part.replace(";", ",")) for part in parts)
        cells.append(one_line(value))
    return cells
