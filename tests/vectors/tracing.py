"""Small records with traces through them: the pathways, the findings, and the sentences that tell these."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

from civicgraph import Dataset
from civicgraph.graph.dates import bounds
from civicgraph.graph.record import Record
from civicgraph.graph.tracing.graph import TraceGraph
from civicgraph.graph.tracing.model import Trace
from civicgraph.graph.tracing.reach import reached_things
from civicgraph.graph.tracing.step_findings import joint_finding, summary_finding, weakness_finding
from civicgraph.graph.tracing.trace import trace
from civicgraph.graph.words.phrases import Finding, sentence
from civicgraph.visualisations.map.page_data import claims_among, map_lines, page_data
from civicgraph.visualisations.map.selection import Selection

from ..visualisations.small_record import small_record
from .records import WHENS, random_record, works_record

SHARED = ("phrases", "nameWords")  # what is the same in every page, and is kept once
LEFT_OUT = ("about", "style", "stories", "columns")  # what no trace reads
UNREAD = {
    "things": ("aliases", "description", "links", "beyond", "column", "home"),
    "claims": ("text", "from", "reason"),
    "voices": ("description", "stakes"),
    "sources": ("publisher", "published", "facts"),
}
UNREAD_OF_PLACES = ("summary", "line", "page")
PAIRS = 40
SHIPPED = 48
KNOWN_PAIRS = (
    ("citizens-uk", "lvrw"), ("secondment-jessica-kennedy", "lvrw"), ("jessica-kennedy", "lvrw"), ("lvrw", "gla"),
    ("lvrw", "citizens-uk"), ("citizens-uk", "london-citizens"), ("cii", "lvrw-2019"), ("lvrw", "lvrw"),
)  # fmt: skip


def trace_vectors() -> tuple[dict[str, Any], dict[str, Any]]:
    """Records and traces, and all their findings as sentences."""
    return vectors_of((name, record, pairs(record)) for name, record in records())


def shipped_vectors() -> tuple[dict[str, Any], dict[str, Any]]:
    """The same of a sample of pairs of the shipped record."""
    record = Dataset.shipped().record()
    return vectors_of([("shipped", record, shipped_pairs(record))])


def vectors_of(records: Iterable[tuple[str, Record, list[tuple[str, str]]]]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Records, the traces between some pairs of their things, and all their findings as sentences."""
    pages, traces, told = {}, [], {}
    shared: dict[str, Any] = {}
    for name, record, ends in records:
        data = page_of(record)
        shared = {key: data["page"].pop(key) for key in SHARED}
        pages[name] = data
        for start, end in ends:
            found = trace(record, start, end)
            traces.append({"record": name, "from": start, "to": end} | answer(record, found))
            for one in (
                *found.findings,
                *found.detail_findings,
                *found.gap_findings,
                *step_and_joint_findings(record, found),
            ):
                told[name, json.dumps(as_json(one))] = [name, as_json(one), sentence(record, one)]
    return {"shared": shared, "records": pages, "traces": traces}, {"sentences": list(told.values())}


def records() -> Iterator[tuple[str, Record]]:
    """The record of Northmere as it is, with any dates, and with claims put in any way; workspaces; some of chance."""
    small = small_record()
    yield "northmere", small
    for seed in range(2):
        yield f"dated-{seed}", with_random_dates(small, Random(seed))
        yield f"mixed-{seed}", with_random_wordings(small, Random(seed))
    for name in ("harbour", "interviews"):
        yield name, Dataset.at(str(Path(__file__).parents[1] / name)).record()
    for seed in range(4):
        yield f"chance-{seed}", random_record(Random(seed))
    for seed in range(8):
        yield f"works-{seed}", works_record(Random(seed))


def with_random_dates(record: Record, random: Random) -> Record:
    """The same claims at any time."""
    whens = {id: random.choice(WHENS) for id in record.claims}
    claims = {id: one._replace(when=whens[id], bounds=bounds(whens[id])) for id, one in record.claims.items()}
    return replace(record, claims=claims)


def with_random_wordings(record: Record, random: Random) -> Record:
    """Any wording, modality, polarity, speaker and origin, so that every finding comes up somewhere."""
    voices, sources = sorted(record.voices), sorted(record.sources)
    wordings = ["stated", "stated", *record.codes_of("wording")]
    modalities = ["done", "done", "done", *record.codes_of("modality")]
    claims = {id: one._replace(wording=random.choice(wordings), modality=random.choice(modalities),
                               polarity=random.choice(["supports", "supports", "supports", "disputes"]),
                               voice=random.choice(voices), source=random.choice(sources))
              for id, one in record.claims.items()}  # fmt: skip
    origins = {id: one._replace(derived_from=random.choice([(), (), (sources[0],)])) if id != sources[0] else one
               for id, one in record.sources.items()}  # fmt: skip
    return replace(record, claims=claims, sources=origins)


def page_of(record: Record) -> dict[str, Any]:
    """The data of a page of the whole record, in so far as a trace reads it."""
    ids = tuple(sorted(record.things))
    number = {id: f"n{n}" for n, id in enumerate(ids)}
    page = page_data(record, Selection(ids, ()))
    joined = [line.ends for line in map_lines(record, claims_among(record, set(ids)))]
    kept = {key: value for key, value in page.items() if key not in LEFT_OUT}
    for caveat in page["caveats"]:
        del caveat["evidence"]
    places = [place for claim in page["claims"] for place in claim.get("evidence", ())]
    are_placed = all("passage" in place and "sentence" in place for place in places)
    for place in places:
        _drop(place, (*UNREAD_OF_PLACES, "anchor") if are_placed else UNREAD_OF_PLACES)
    for kind, names in UNREAD.items():
        for item in page[kind]:
            _drop(item, names)
    return {"edges": [{"from": number[a], "to": number[b]} for a, b in joined], "page": kept}


def _drop(item: dict[str, Any], names: Iterable[str]) -> None:
    for name in names:
        item.pop(name, None)


def pairs(record: Record) -> list[tuple[str, str]]:
    """Some pairs of things, of which two thirds are joined where there are so many."""
    ids = sorted(record.things)
    every = [(a, b) for a in ids for b in ids]
    random = Random(1)
    random.shuffle(every)
    joined: list[tuple[str, str]] = []
    apart: list[tuple[str, str]] = []
    for pair in every:
        if len(joined) >= PAIRS and len(apart) >= PAIRS // 2:
            break
        (joined if trace(record, *pair, limit=1).pathways else apart).append(pair)
    return [*joined[:PAIRS], *apart[: PAIRS // 2]]


def shipped_pairs(record: Record) -> list[tuple[str, str]]:
    """Known ones, some at random, and some from a thing to one that it leads to."""
    random, graph = Random(3), TraceGraph(record)
    ids, starts = sorted(record.things), sorted(graph.number)
    sample = [tuple(random.sample(ids, 2)) for _ in range(SHIPPED // 4)]
    while len(sample) < SHIPPED:
        start = random.choice(starts)
        if found := reached_things(graph, start, random.randint(1, 6)):
            sample.append((start, random.choice(found).id))
    return [*KNOWN_PAIRS, *((start, end) for start, end in sample)]


def answer(record: Record, found: Trace) -> dict[str, Any]:
    """A trace as Python finds it, as far as the page finds it too."""
    pathways = [
        [
            list(path.things),
            [
                [step.lead.id, step.kind, step.phrase, step.lead.wording, step.chronology, [c.id for c in step.claims]]
                for step in path.steps
            ],
            list(path.told_whole_by),
            list(path.told_whole_by_voices),
            [list(joint) for joint in path.joints],
            [list(account) for account in path.accounts],
        ]
        for path in found.pathways
    ]
    return {
        "found": found.found, "impossible": found.impossible, "exact": found.counts_exact, "pathways": pathways,
        "through": [[*one[:4], one.claim.id] for one in found.through],
        "ties": [[list(tie.things), [claim.id for claim in tie.claims]] for tie in found.ties],
        "moreTies": found.more_ties, "reverse": found.reverse, "about": list(found.about),
        "caveats": [caveat.id for caveat in found.caveats],
        "findings": [as_json(one) for one in found.findings],
        "details": [as_json(one) for one in found.detail_findings],
        "gaps": [as_json(one) for one in found.gap_findings],
    }  # fmt: skip


def step_and_joint_findings(record: Record, found: Trace) -> Iterator[Finding]:
    """What is said of the joints and the whole of each pathway, and of its weak steps."""
    for path in found.pathways:
        yield summary_finding(path)
        yield from (joint_finding(path, number) for number in range(1, len(path.steps)))
        yield from (weakness_finding(record, step) for step in path.steps if not step.is_plain)


def as_json(found: Finding) -> Any:
    """A finding as a page holds it, with lists where Python has tuples."""
    return json.loads(json.dumps({**found._asdict(), "arguments": dict(found.arguments)}))
