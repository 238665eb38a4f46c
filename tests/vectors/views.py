"""The tables of records: the ledger, matrices, timelines, who connects whom, and secondments, as Python makes them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from civicgraph import Dataset
from civicgraph.graph.ledger.ledger import ledger
from civicgraph.graph.ledger.model import LinkedThing, Row
from civicgraph.graph.networks.brokerage import open_triads
from civicgraph.graph.networks.projection import actors
from civicgraph.graph.networks.secondments import chains, secondments
from civicgraph.graph.networks.timeline import timeline
from civicgraph.graph.record import Record
from civicgraph.visualisations.figures.matrix_cells import PROMISE, UNTOLD, Matrix, matrix

from .tracing import records

MOST_TIMELINES = 60


def view_vectors() -> dict[str, Any]:
    """The tables of the records that traces are about."""
    every = [*records(), ("shipped", Dataset.shipped().record())]
    return {"views": [{"record": name} | tables_of(record) for name, record in every]}


def tables_of(record: Record) -> dict[str, Any]:
    """All tables of one record."""
    book = ledger(record)
    places = [thing.id for thing in record.things.values() if thing.type == "Assembly"]
    counts = book.summary
    return {
        "rows": {row.id: row_of(row) for row in book.rows},
        "summary": [counts.asks, counts.asks_answered, counts.promises, counts.promises_answering,
                    counts.promises_with_figure, counts.promises_with_deadline, counts.promises_assessed],
        "matrices": {id: matrix_of(matrix(record, id)) for id in sorted(places)},
        "timelines": dict(timelines(record)),
        "connectors": connectors(record),
        "secondments": [list(chain) for chain in chains(secondments(record))],
    }  # fmt: skip


def row_of(row: Row) -> dict[str, Any]:
    """What claims tie to an ask or promise, by ids."""
    return {
        "kind": row.kind, "wholes": ids(row.wholes), "asks": ids(row.asks), "promises": ids(row.promises),
        "askedBy": ids(row.asked_by), "putTo": ids(row.put_to), "at": ids(row.at), "madeBy": ids(row.made_by),
        "ofWhole": any(one.of_whole for one in row.made_by), "promisedTo": ids(row.promised_to),
        "figures": [figure.claim.id for figure in row.figures],
        "deadlines": [deadline.claim.id for deadline in row.deadlines],
        "assessments": [[status.assessment, status.code] for status in row.assessments],
        "themes": ids(row.themes), "sources": list(row.sources),
        "answers": [[one.response, one.ask, ids(one.by), one.code, notes(one.mark)] for one in row.answers],
    }  # fmt: skip


def ids(links: Iterable[LinkedThing]) -> list[str]:
    """The ids of things tied to a row."""
    return [one.id for one in links]


def notes(mark: str) -> list[str]:
    """The parts of a mark, each once, in order."""
    return sorted({part for part in mark.split(", ") if part})


def matrix_of(table: Matrix) -> dict[str, Any]:
    """Columns, rows and who else was there. That a promise is of the whole is no note on the page."""
    return {
        "columns": list(table.columns),
        "presence": [claim.id for claim in table.presence],
        "rows": {
            row.id: [row.depth, sorted(row.whole),
                     {who: [[mark.code == PROMISE, mark.about, "" if mark.code in (PROMISE, UNTOLD) else mark.code,
                             [note for note in notes(mark.note) if note != "of the whole"]] for mark in marks]
                      for who, marks in row.cells.items()}]
            for row in table.rows
        },
    }  # fmt: skip


def timelines(record: Record) -> Iterator[tuple[str, list[list[str]]]]:
    """What is dated and what is not of things that something dated is claimed of."""
    dated = sorted({claim.subject for claim in record.claims.values() if claim.when} & record.things.keys())
    for id in dated[:MOST_TIMELINES]:
        found = timeline(record, id)
        yield id, [[claim.id for claim in found.dated], sorted(claim.id for claim in found.undated)]


def connectors(record: Record) -> dict[str, list[int]]:
    """For each actor with direct ties to how many, and how many pairs of these have none; each pair once."""
    graph = actors(record, "direct")
    pairs = Counter(broker for _, broker, _ in open_triads(graph))
    return {id: [len(graph.succ[id]), pairs[id] // 2] for id in graph}
