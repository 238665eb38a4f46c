"""What a program of graphs is told of a record: things as nodes, claims as edges, and the rest as words on them.

A claim between two things is an edge from its subject to its object, whose label reads along it. One that gives a
figure, a word or a code is a sentence on its node, with who says so. What finds no place is told in the report.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from ..dates import is_known
from ..progress import Steps
from ..record import Caveat, Claim, Record, Thing
from ..words.catalogue import catalogue
from ..words.claims import caution_owner, claim_sentence, how_put, lost_word, not_done, retraction, speaker
from ..words.codes import label
from ..words.places import spot
from ..words.sources import source_name
from .formats import WhatToWrite
from .joined_lists import join_list
from .left_out import tell_left_out, tell_places
from .plain_words import one_line
from .report import ExchangeReport
from .told_places import told_place

NODE_FACTS = (
    "type", "family", "aliases", "description", "identifiers", "url", "facts", "cautions",
)  # fmt: skip
"""What is told of a node besides its id and name, in order."""

EDGE_FACTS = (
    "relation", "kind", "reads_back", "polarity", "wording", "modality", "share", "when", "earliest", "latest", "voice",
    "source", "source_url", "published", "place", "anchor", "summary", "more_evidence", "reading", "reason", "note",
    "lost", "cautions",
)  # fmt: skip
"""What is told of an edge besides its ends, its id and its label, in order."""


LINE = "\n"
"""What stands between several sentences of one fact, none of which holds it."""
OF_LINES = ("facts", "cautions", "more_evidence")
"""The facts that are several sentences."""


class ThingNode(NamedTuple):
    """A thing: its id, its name, and the other facts of it by name; one that is not known is left out."""

    id: str
    name: str
    facts: dict[str, str]


class ClaimEdge(NamedTuple):
    """A claim between two things, with a label that reads from the first to the second."""

    claim: Claim
    label: str
    facts: dict[str, str]


class ToldGraph(NamedTuple):
    """The nodes and edges of a record, each in order of id."""

    nodes: list[ThingNode]
    edges: list[ClaimEdge]


def tell_graph(what: WhatToWrite) -> ToldGraph:
    """The nodes and edges of a record; the report is told what was written, and what has no place in a graph.

    >>> from civicgraph import Dataset
    >>> data = Dataset.shipped()
    >>> graph = tell_graph(WhatToWrite(data, data.record(), ExchangeReport("graphml")))
    >>> len(graph.nodes), graph.edges[0].label
    (1270, 'attended')
    """
    record, report = what.record, what.report
    facts, between = _sort_claims(record, report)
    cautions = cautions_by_id(record)
    steps = Steps(what.progress, "telling", len(record.things) + len(between))
    nodes = [
        ThingNode(one.id, one.name, _without_empty(node_facts(record, one, facts[one.id], cautions.get(one.id, ()))))
        for one in steps.over(record.things.values())
    ]
    edges = [
        ClaimEdge(one, edge_label(record, one), _without_empty(edge_facts(record, one, cautions.get(one.id, ()))))
        for one in steps.over(between)
    ]
    report.count_written("nodes", len(nodes))
    report.count_written("edges", len(edges))
    report.count_written("sentences on nodes", sum(map(len, facts.values())))
    tell_left_out(record, report)
    tell_places(record, between, report)
    return ToldGraph(nodes, edges)


def _sort_claims(record: Record, report: ExchangeReport) -> tuple[defaultdict[str, list[str]], list[Claim]]:
    """What stands as sentences on each node, and the claims between two nodes."""
    facts: defaultdict[str, list[str]] = defaultdict(list)
    between = []
    for claim in record.claims.values():
        if claim.subject not in record.things:
            report.left_out.add("a claim about something that is no thing of the record has no node", claim.id)
        elif claim.object in record.things:
            between.append(claim)
        else:
            facts[claim.subject].append(sentence_with_source(record, claim))
            report.guessed.add(
                "a claim that gives a figure, a word or a code stands as a sentence on its node", claim.id
            )
    return facts, between


def sentence_with_source(record: Record, claim: Claim) -> str:
    """A claim as a sentence, how it is put, who says so and where.

    >>> from civicgraph import Dataset
    >>> record = Dataset.shipped().record()
    >>> sentence_with_source(record, record.claims["claim/cii/lvrw-2019-launched"]).partition(" (")[0]
    'London Voter Registration Week 2019 took place September 2019'
    """
    put = ", ".join(how_put(record, claim, dated=bool(claim.when)))
    return one_line(
        f"{claim_sentence(record, claim)} ({put} – {speaker(record, claim)} – {source_name(record, claim.source)})"
    )


def edge_label(record: Record, claim: Claim) -> str:
    """What stands on a line: the relation, read from subject to object, and that it is disputed or not shown as done.

    >>> from civicgraph import Dataset
    >>> record = Dataset.shipped().record()
    >>> claim = record.claims["claim/cii/hope-not-hate-delivered-lvrw-2019"]
    >>> edge_label(record, claim), edge_label(record, claim._replace(polarity="disputes", modality="planned"))
    ('delivered', 'delivered (planned, not shown as done, DISPUTED)')
    """
    return marked_words(record, claim, record.relations[claim.predicate].label)


def marked_words(record: Record, claim: Claim, words: str) -> str:
    """Words of a claim, and in brackets that it was taken back, is disputed, or is not shown as done.

    >>> from civicgraph import Dataset
    >>> record = Dataset.shipped().record()
    >>> claim = record.claims["claim/cii/hope-not-hate-delivered-lvrw-2019"]
    >>> marked_words(record, claim._replace(retracted="2026", polarity="disputes"), "delivered")
    'delivered (RETRACTED 2026, DISPUTED)'
    """
    marks = [retraction(claim), not_done(record, claim), "" if claim.supports else catalogue()["how.disputed"]]
    told = ", ".join(mark for mark in marks if mark)
    return f"{words} ({told})" if told else words


def node_facts(
    record: Record, thing: Thing, sentences: Iterable[str] = (), caveats: Iterable[Caveat] = ()
) -> dict[str, str]:
    """What a program is told of a thing, besides its name; what is not known is empty."""
    return {
        "type": record.type_label(thing.id),
        "family": record.family(thing.id),
        "aliases": join_list(thing.other_names),
        "description": thing.description,
        "identifiers": join_list(thing.identifiers),
        "url": thing.url,
        "facts": LINE.join(sentences),
        "cautions": caution_words(record, caveats),
    }


def edge_facts(record: Record, claim: Claim, caveats: Iterable[Caveat] = ()) -> dict[str, str]:
    """What a program is told of a claim between two things; what is not known is empty."""
    relation, first = record.relations[claim.predicate], claim.evidence[0]
    source = record.sources.get(claim.source)
    share = claim.share or relation.share
    return {
        "relation": claim.predicate,
        "kind": relation.kind,
        "reads_back": relation.inverse,
        "polarity": claim.polarity,
        "wording": claim.wording,
        "modality": claim.modality,
        "share": label(record, "share", share) if share else "",
        "when": claim.when,
        "earliest": claim.bounds.start_lo if is_known(claim.bounds.start_lo) else "",
        "latest": claim.bounds.end_hi if is_known(claim.bounds.end_hi) else "",
        "voice": speaker(record, claim),
        "source": record.name(claim.source),
        "source_url": source.url if source else "",
        "published": source.published if source else "",
        "place": spot(record, first),
        "anchor": first.anchor,
        "summary": first.summary,
        "more_evidence": LINE.join(told_place(record, one) for one in claim.evidence[1:]),
        "reading": claim.reading,
        "reason": claim.reason,
        "note": claim.note,
        "lost": lost_word(claim),
        "cautions": caution_words(record, caveats),
    }


def caution_words(record: Record, caveats: Iterable[Caveat]) -> str:
    """Cautions, a line each, with their type and with whose they are."""
    return LINE.join(
        one_line(f"{label(record, 'caveat', one.type)}: {one.summary} ({caution_owner(record, one)})")
        for one in caveats
    )


def draft_note(record: Record) -> str:
    """That a record is a draft, in a sentence; empty of one that is whole.

    >>> from civicgraph import Dataset
    >>> draft_note(Dataset.shipped().record())
    ''
    """
    parts = (
        "not all of the files is in it" if record.drafts else "",
        "anchors are not found in their texts" if record.lost_anchors else "",
    )
    told = ", and ".join(part for part in parts if part)
    return f"A draft: {told}." if told else ""


def about_lines(record: Record) -> list[tuple[str, str]]:
    """What a file says of itself: title, who made it, on what terms, of which data, and that it is a draft.

    >>> from civicgraph import Dataset
    >>> [name for name, _ in about_lines(Dataset.shipped().record())]
    ['title', 'creator', 'issued', 'licence', 'data', 'base']
    """
    about = record.about
    found = {
        "title": about.title, "creator": about.creator, "publisher": about.publisher, "issued": about.issued,
        "licence": about.licence, "contact": about.contact, "data": record.hash, "base": record.base,
        "draft": draft_note(record),
    }  # fmt: skip
    return [(name, value) for name, value in found.items() if value]


def tell_drawn_as_one(report: ExchangeReport, what: str, drawn: Iterable[tuple[ClaimEdge, tuple[str, ...]]]) -> None:
    """Of which edges a program makes one line: those that are told apart by nothing that it looks at."""
    kept = list(drawn)
    alike = Counter(key for _, key in kept)
    for edge, key in kept:
        if alike[key] > 1:
            report.to_decide.add(what, edge.claim.id)


def _without_empty(facts: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in facts.items() if value}


def cautions_by_id(record: Record) -> dict[str, list[Caveat]]:
    """The caveats about each thing and each claim, in order of id.

    >>> from civicgraph import Dataset
    >>> [one.type for one in cautions_by_id(Dataset.shipped().record())["lvrw"]][:1]
    ['no-counterfactual']
    """
    found: defaultdict[str, list[Caveat]] = defaultdict(list)
    for caveat in record.caveats.values():
        for id in caveat.concerns:
            found[id].append(caveat)
    return found
