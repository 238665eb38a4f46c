"""A workbook for Causal Map: sheets links, statements and sources, where a source is whoever speaks.

Only claims of influence are links, from what came first to what came of it. ``~`` before a name is its opposite, which
stands for less of it; a name that holds ``;`` would be a place in a hierarchy.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from ...record import Caveat, Claim, Record
from ...words.catalogue import catalogue
from ...words.claims import describe_voice, not_done, speaker
from ..formats import WhatToWrite
from ..left_out import tell_places, tell_shortened
from ..report import ExchangeReport
from ..telling import about_lines, cautions_by_id, edge_facts
from ..workbook import workbook

OUR_READING = "our-reading"
"""The source of links that nobody says in so many words."""

_EXTRA = ("relation", "wording", "modality", "when", "source", "source_url", "place", "summary", "more_evidence",
          "reason", "reading", "share", "note", "lost", "cautions")  # fmt: skip


def write(what: WhatToWrite) -> dict[str, bytes]:
    """One workbook, to be uploaded to Causal Map as it is."""
    record = what.record
    claims = list(_influences(record, what.report))
    names = _factor_names(record, claims, what.report)
    cautions = cautions_by_id(record)
    links = [_link(record, claim, number, names, cautions.get(claim.id, ())) for number, claim in enumerate(claims, 1)]
    statements = [_statement(claim, link) for claim, link in zip(claims, links, strict=True)]
    sources = _sources(record, claims)
    what.report.count_written("links", len(links))
    what.report.count_written("statements", len(statements))
    what.report.count_written("sources", len(sources))
    told = {caveat.id for claim in claims for caveat in cautions.get(claim.id, ())}
    what.report.count_written("caveats", len(told))
    for id in sorted(record.caveats.keys() - told):
        what.report.left_out.add("a caution that concerns no link has no place in a causal map", id)
    for id in record.tests:
        what.report.left_out.add("tests of explanations have no place in a causal map", id)
    for id in sorted(record.voices.keys() - {row["source_id"] for row in sources}):
        what.report.left_out.add("a voice that tells of no influence is no source", id)
    tell_shortened(record, what.report)
    tell_places(record, claims, what.report)
    about = [{"what": name, "value": value} for name, value in about_lines(record)]
    sheets = {"links": links, "statements": statements, "sources": sources, "about": about}
    return {
        "": workbook({name: list(_table(rows)) for name, rows in sheets.items()}, record.about.title, what.progress)
    }


def _influences(record: Record, report: ExchangeReport) -> Iterator[Claim]:
    """The claims that are links; of all others it is told why they are none."""
    for claim in record.claims.values():
        relation = record.relations[claim.predicate]
        if relation.kind != "influence" or not {claim.subject, claim.object} <= record.things.keys():
            report.left_out.add("a claim that tells no influence between two things is no link", claim.id)
        elif not relation.cause:
            report.left_out.add("a relation that gives no end as the first one is no link", claim.id)
        elif not claim.supports:
            report.left_out.add(
                "a claim that disputes an influence is no link, since links have no word for that", claim.id
            )
        else:
            yield claim


def _factor_names(record: Record, claims: Sequence[Claim], report: ExchangeReport) -> dict[str, str]:
    """What each thing of the links is called: no two alike, and none with a mark that Causal Map takes for its own."""
    ids = sorted({id for claim in claims for id in (claim.subject, claim.object)})
    plain = {id: record.name(id).replace(";", ",").lstrip("~ ") or id for id in ids}
    for id in ids:
        if plain[id] != record.name(id):
            report.guessed.add(
                "; and a ~ at the beginning mean something in a name of Causal Map: they are taken out", id
            )
    alike = Counter(name.casefold() for name in plain.values())
    for id in ids:
        if alike[plain[id].casefold()] > 1:
            report.guessed.add("things of one name are told apart by their ids, for Causal Map knows names alone", id)
    return {id: f"{name} ({id})" if alike[name.casefold()] > 1 else name for id, name in plain.items()}


def _link(
    record: Record, claim: Claim, number: int, names: Mapping[str, str], caveats: Sequence[Caveat]
) -> dict[str, str]:
    """One row of links: from what came first to what came of it, or to less of that."""
    ends = (claim.subject, claim.object)
    first, last = ends if record.relations[claim.predicate].cause == "subject" else ends[::-1]
    facts = edge_facts(record, claim, caveats)
    marks = [not_done(record, claim), "" if claim.is_told else claim.wording]
    return {
        "from_label": names[first],
        "to_label": f"~{names[last]}" if claim.direction == "less" else names[last],
        "statement_id": str(number),
        "source_id": _source_id(claim),
        "quote": claim.evidence[0].anchor,
        "hashtags": ", ".join(mark for mark in marks if mark),
        "claim_id": claim.id,
        **{name: facts[name] for name in _EXTRA},
    }


def _source_id(claim: Claim) -> str:
    """Who says it: a voice, or nobody but ourselves."""
    return claim.voice if claim.is_told else OUR_READING


def _statement(claim: Claim, link: Mapping[str, str]) -> dict[str, str]:
    """What the link rests on: the anchor, and in brackets what we say in short."""
    text = f"{claim.evidence[0].anchor} [{claim.evidence[0].summary}]"
    return {"statement_id": link["statement_id"], "text": text, "source_id": link["source_id"]}


def _sources(record: Record, claims: Sequence[Claim]) -> list[dict[str, str]]:
    """Whoever speaks in the links, in order of id; those who say nothing in so many words come first."""
    first = {_source_id(claim): claim for claim in reversed(claims)}
    return [
        {
            "source_id": id,
            "name": catalogue()["speaker.inferred"]
            if id == OUR_READING
            else speaker(record, claim._replace(reading="")),
            "document": "" if id == OUR_READING else record.name(claim.source),
            "role": "" if id == OUR_READING else describe_voice(record, id),
            "has_a_stake_in": "; ".join(record.name(one) for one in _party_to(record, id)),
        }
        for id, claim in sorted(first.items())
    ]


def _party_to(record: Record, voice: str) -> Sequence[str]:
    return record.voices[voice].party_to if voice in record.voices else ()


def _table(rows: Sequence[Mapping[str, str]]) -> Iterator[list[str]]:
    """The head and the rows, without the columns that nothing stands in, as Causal Map asks."""
    if not rows:
        return
    names = [name for name in rows[0] if any(row[name] for row in rows)]
    yield names
    for row in rows:
        yield [row[name] for name in names]
