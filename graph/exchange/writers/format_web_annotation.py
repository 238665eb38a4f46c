"""Web Annotation: each piece of evidence as an annotation of its source, by the words of its anchor."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from ...about import web_link
from ...marks import PROGRAM
from ...progress import Steps
from ...record import Evidence, Record
from ...record_parts import WITHHELD
from ...sparql.evaluation import PREFIXES
from ...words.codes import label
from ...words.places import spot
from ..formats import WhatToWrite
from ..plain_words import one_line
from ..telling import caution_words, draft_note, sentence_with_source

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = ("prefix", "suffix")
_Around = dict[tuple[str, str, str], dict[str, str]]


class Noted(NamedTuple):
    """What evidence is given for: its kind in the report, its id, what it says, why it is noted, and who coded it."""

    kind: str
    id: str
    sentence: str
    motivation: str
    coder: str
    evidence: tuple[Evidence, ...]


def write(what: WhatToWrite) -> dict[str, bytes]:
    """A collection with one page of annotations, as JSON-LD."""
    record, report = what.record, what.report
    around, items = _words_around(what), []
    steps = Steps(what.progress, "writing", len(record.claims) + len(record.caveats) + len(record.tests))
    for one in steps.over(_each_noted(record)):
        report.count_written(one.kind)
        for number, evidence in enumerate(one.evidence, 1):
            if evidence.anchor == WITHHELD:
                report.left_out.add("the words of a confidential source are not handed on", one.id)
            words = around.get((record.iri(one.id), record.iri(evidence.source), evidence.anchor), {})
            items.append(annotation(record, one, number, words))
    report.count_written("annotations", len(items))
    _tell_left_out(what)
    return {"": (json.dumps(_collection(record, items), ensure_ascii=False, indent=1) + "\n").encode()}


def _collection(record: Record, items: list[dict[str, Any]]) -> dict[str, Any]:
    about, page = record.about, record.iri("annotations/1")
    found = {
        "@context": CONTEXT,
        "id": record.iri("annotations"),
        "type": "AnnotationCollection",
        "label": " ".join(filter(None, (about.title or record.base, draft_note(record)))),
        "creator": {"name": about.creator} if about.creator else None,
        "generator": {"type": "Software", "name": PROGRAM},
        "rights": about.licence,
        "total": len(items),
        "first": {"id": page, "type": "AnnotationPage", "startIndex": 0, "items": items},
        "last": page,
    }
    return {name: value for name, value in found.items() if value not in (None, "")}


def _each_noted(record: Record) -> Iterator[Noted]:
    """Claims, caveats and tests of a record, in this order and each by id."""
    for claim in record.claims.values():
        sentence = sentence_with_source(record, claim)
        yield Noted("claims", claim.id, sentence, "describing", claim.coder, claim.evidence)
    for caveat in record.caveats.values():
        yield Noted("caveats", caveat.id, caution_words(record, [caveat]), "questioning", "", caveat.evidence)
    for test in record.tests.values():
        kind, result = label(record, "test", test.kind), label(record, "result", test.result)
        sentence = one_line(f"{kind}: {test.prediction} ({result})")
        yield Noted("tests", test.id, sentence, "assessing", "", test.evidence)


def annotation(record: Record, one: Noted, number: int, words: dict[str, str]) -> dict[str, Any]:
    """One piece of evidence: on the source what it says there, what is told by it, and of which claim.

    ``words`` are the ``prefix`` and ``suffix`` of its anchor, where the files have them.
    """
    evidence = one.evidence[number - 1]
    parts = (evidence.summary, spot(record, evidence))
    made: dict[str, Any] = {
        "id": record.iri(f"annotation/{one.id}/{number}"),
        "type": "Annotation",
        "motivation": one.motivation,
        "body": [
            {"type": "TextualBody", "value": one.sentence, "format": "text/plain", "purpose": one.motivation},
            {"type": "TextualBody", "value": " – ".join(filter(None, map(one_line, parts))), "format": "text/plain",
             "purpose": "commenting"},
            {"type": "SpecificResource", "source": record.iri(one.id), "purpose": "linking"},
        ],
        "target": target(record, evidence, words),
    }  # fmt: skip
    if one.coder:
        made["creator"] = {"name": one.coder}
    return made


def target(record: Record, evidence: Evidence, words: dict[str, str]) -> dict[str, Any]:
    """Where evidence stands: the address of its source, or else its IRI, and the words of the anchor."""
    source = record.sources.get(evidence.source)
    address = web_link(source.url) if source else ""
    made: dict[str, Any] = {"type": "SpecificResource", "source": address or record.iri(evidence.source)}
    if evidence.anchor != WITHHELD:
        made["selector"] = {"type": "TextQuoteSelector", "exact": evidence.anchor, **words}
    return made


def _words_around(what: WhatToWrite) -> _Around:
    """What stands before and after anchors, where the files say so, by owner, source and anchor."""
    found: _Around = {}
    oa, civic = PREFIXES["oa"], PREFIXES["civic"]
    query = f"""SELECT ?owner ?source ?anchor ?prefix ?suffix WHERE {{ GRAPH ?graph {{
        ?owner <{civic}evidence> ?evidence . ?evidence <{civic}inSource> ?source ; <{oa}exact> ?anchor .
        OPTIONAL {{ ?evidence <{oa}prefix> ?prefix }} OPTIONAL {{ ?evidence <{oa}suffix> ?suffix }}
        FILTER(BOUND(?prefix) || BOUND(?suffix)) }} }} ORDER BY ?evidence"""
    rows: Any = what.data.store().query(query)
    for row in rows:
        key = row["owner"].value, row["source"].value, row["anchor"].value
        found.setdefault(key, {name: row[name].value for name in _AROUND if row[name]})
    return found


def _tell_left_out(what: WhatToWrite) -> None:
    record, left = what.record, what.report.left_out
    what.report.count_written("sources", len({e.source for one in _each_noted(record) for e in one.evidence}))
    for id in record.things:
        left.add("things are named in the sentences of claims, and have no annotation of their own", id)
    for id in record.voices:
        left.add("voices are named in the sentences of claims; their roles and stakes have no place", id)
    for id in [*record.retracted, *record.retracted_caveats]:
        left.add("what was taken back is not written", id)
    left.add("positions in a text are not written: ours is not letter by letter the text of the document")
