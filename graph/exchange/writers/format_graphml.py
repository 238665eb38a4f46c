"""GraphML: things as nodes and claims as edges from subject to object, so that each edge's label reads along it."""

from __future__ import annotations

from typing import Any

from ...record import Claim, Record
from ..formats import WhatToWrite


def write(what: WhatToWrite) -> dict[str, bytes]:
    """One GraphML file, in which each edge has the id of its claim."""
    import networkx as nx

    record = what.record
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for thing in record.things.values():
        graph.add_node(thing.id, label=thing.name, **node_facts(record, thing.id))
    for claim in record.claims.values():
        if claim.object in record.things:
            graph.add_edge(claim.subject, claim.object, key=claim.id, id=claim.id, **edge_facts(record, claim))
        else:
            what.report.left_out.add("claims that give a figure, a word or a code have no second node", claim.id)
    what.report.count_written("nodes", graph.number_of_nodes())
    what.report.count_written("edges", graph.number_of_edges())
    lines = nx.generate_graphml(graph, named_key_ids=True, edge_id_from_attribute="id")
    return {"": ("\n".join(["<?xml version='1.0' encoding='utf-8'?>", *lines]) + "\n").encode()}


def node_facts(record: Record, id: str) -> dict[str, Any]:
    """What a program is told of a thing, besides its name."""
    thing = record.things[id]
    return {
        "type": record.type_label(id),
        "family": record.family(id),
        "aliases": "; ".join(thing.other_names),
        "description": thing.description,
        "identifiers": "; ".join(thing.identifiers),
        "url": thing.url,
    }


def edge_facts(record: Record, claim: Claim) -> dict[str, Any]:
    """What a program is told of a claim between two things."""
    relation, first = record.relations[claim.predicate], claim.evidence[0]
    return {
        "label": relation.label,
        "relation": claim.relation,
        "kind": relation.kind,
        "polarity": claim.polarity,
        "wording": claim.wording,
        "modality": claim.modality,
        "when": claim.when,
        "voice": record.name(claim.voice),
        "source": record.name(claim.source),
        "anchor": first.anchor,
        "summary": first.summary,
    }
