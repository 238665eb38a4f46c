"""Small records with traces through them: the pathways, the findings, and the sentences that tell these."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

from civicgraph import Dataset
from civicgraph.graph.dates import bounds
from civicgraph.graph.record import Claim, Record
from civicgraph.graph.tracing.trace import trace
from civicgraph.graph.words.phrases import Finding, sentence
from civicgraph.visualisations.map.page_data import claims_among, lines, page_data
from civicgraph.visualisations.map.selection import Selection

from ..graph.by_hand import claim, record_of
from ..visualisations.small_record import small_record

WHENS = ("", "2015", "2016-05", "2018/2019", "2020", "2021-03/..", "../2017")
RELATIONS = ("ledTo", "enabled", "respondedTo", "cameAfter", "partOf", "about")
SHARED = ("phrases", "nameWords")  # what is the same in every page, and is kept once
LEFT_OUT = ("about", "style", "stories", "columns")  # what no trace reads
PAIRS = 40


def trace_vectors() -> tuple[dict[str, Any], dict[str, Any]]:
    """Records and traces, and all their findings as sentences."""
    pages, traces, told = {}, [], {}
    shared: dict[str, Any] = {}
    for name, record in records():
        data = page_of(record)
        shared = {key: data["page"].pop(key) for key in SHARED}
        pages[name] = data
        for start, end in pairs(record):
            found = trace(record, start, end)
            traces.append({"record": name, "from": start, "to": end} | answer(record, start, end))
            for one in (*found.findings, *found.gap_findings):
                told[name, json.dumps(as_json(one))] = [name, as_json(one), sentence(record, one)]
    return {"shared": shared, "records": pages, "traces": traces}, {"sentences": list(told.values())}


def records() -> Iterator[tuple[str, Record]]:
    """The record of Northmere as it is, with any dates, and with claims put in any way; the harbour; some of chance."""
    small = small_record()
    yield "northmere", small
    for seed in range(2):
        yield f"dated-{seed}", dated(small, Random(seed))
        yield f"mixed-{seed}", mixed(small, Random(seed))
    yield "harbour", Dataset.at(str(Path(__file__).parents[1] / "harbour")).record()
    for seed in range(4):
        yield f"chance-{seed}", of_chance(Random(seed))


def dated(record: Record, random: Random) -> Record:
    """The same claims at any time."""
    whens = {id: random.choice(WHENS) for id in record.claims}
    claims = {id: one._replace(when=whens[id], bounds=bounds(whens[id])) for id, one in record.claims.items()}
    return replace(record, claims=claims)


def mixed(record: Record, random: Random) -> Record:
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


def of_chance(random: Random) -> Record:
    """Twenty claims between six things, as they come."""

    def one(number: int) -> Claim:
        start, end = random.sample("abcdef", 2)
        when, wording = random.choice(WHENS), random.choice(["stated", "stated", "opinion", "inferred"])
        said = f"when={when} wording={wording} source={random.choice(['report', 'diary'])}"
        disputes = random.choice(["", "", "", " disputes=yes"])
        return claim(f"{start} {random.choice(RELATIONS)} {end} {said}{disputes}", number)

    return record_of([one(number) for number in range(20)])


def page_of(record: Record) -> dict[str, Any]:
    """The data of a page of the whole record, in so far as a trace reads it."""
    ids = tuple(sorted(record.things))
    number = {id: f"n{n}" for n, id in enumerate(ids)}
    page = page_data(record, Selection(ids, ()))
    joined = [line.ends for line in lines(record, claims_among(record, set(ids)))]
    kept = {key: value for key, value in page.items() if key not in LEFT_OUT}
    for item in (*page["claims"], *page["caveats"]):
        del item["evidence"]
    return {"edges": [{"from": number[a], "to": number[b]} for a, b in joined], "page": kept}


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


def answer(record: Record, start: str, end: str) -> dict[str, Any]:
    """A trace as Python finds it, as far as the page finds it too."""
    found = trace(record, start, end)
    pathways = [
        [
            list(path.things),
            [
                [step.lead.id, step.kind, step.phrase, step.lead.wording, step.chronology, [c.id for c in step.claims]]
                for step in path.steps
            ],
            list(path.told_whole_by),
        ]
        for path in found.pathways
    ]
    return {
        "found": found.found, "impossible": found.impossible, "exact": found.counts_exact, "pathways": pathways,
        "findings": [as_json(one) for one in found.findings],
        "gaps": [as_json(one) for one in found.gap_findings],
    }  # fmt: skip


def as_json(found: Finding) -> Any:
    """A finding as a page holds it, with lists where Python has tuples."""
    return json.loads(json.dumps({**found._asdict(), "arguments": dict(found.arguments)}))
