"""A hand-made record of a city that does not exist, small enough to know by heart.

Northmere Citizens ask for help with citizenship fees; a mayor promises; a fund, a secondment, a guide and a week of
public events follow. It has every wording, kind and modality, disputed claims, undated and interval dates, long names,
figures, an inferred claim with its reason, and three caveats.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from civicgraph.graph.dates import bounds
from civicgraph.graph.record import About, Caveat, Claim, Code, Evidence, Record, Relation, Source, Thing, Type, Voice
from civicgraph.graph.tracing.edges import SHARED_WORK
from civicgraph.graph.tracing.findings import findings
from civicgraph.graph.tracing.gaps import gap_findings
from civicgraph.graph.tracing.model import Joint, LeftOut, Pathway, Step, Trace
from civicgraph.graph.vocabulary import load_vocabulary
from civicgraph.graph.words.phrases import sentences

REASON = "The report names the commitment and, a page later, the post; it does not join them."


def rows(table: str) -> list[list[str]]:
    """The cells of one table of ``small_record.txt``."""
    text = Path(__file__).with_name("small_record.txt").read_text("utf-8")
    body = text.split(f"## {table}: ", 1)[1].split("\n\n", 1)[0]
    return [[cell.strip() for cell in line.split("|")] for line in body.splitlines()[1:]]


def _claim(row: list[str]) -> Claim:
    id, subject, predicate, target, when, wording, modality, sign, voice, source, line = row
    value, _, unit = target[1:].partition(" ") if target.startswith("=") else ("", "", "")
    words = id.replace("-", " ")
    evidence = Evidence(f"source/{source}", f"words of {words}", f"Says so: {words}.", int(line))
    return Claim(
        id=f"claim/{source}/{id}", subject=subject, predicate=predicate, object="" if value else target, value=value,
        unit=unit, qualifier="", scope="", when=when, wording=wording, modality=modality,
        polarity="supports" if sign == "+" else "disputes", voice=f"voice/{voice}",
        reason=REASON if wording == "inferred" else "", source=f"source/{source}", evidence=(evidence,),
        bounds=bounds(when),
    )  # fmt: skip


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())


def _source(row: list[str]) -> Source:
    id, title, publisher, published, text_file, voice = row
    return Source(f"source/{id}", title, publisher, published, text_file, f"voice/{voice}")


def _ties(relation: str) -> tuple[str, ...]:
    """How claims of a relation tie actors, as the vocabulary has it."""
    ours = load_vocabulary().relations.get(relation)
    return ours.ties if ours else ()


def small_record() -> Record:
    """The record of Northmere."""
    claims = [_claim(row) for row in rows("claims")]
    by_end = {claim.id.rsplit("/", 1)[1]: claim.id for claim in claims}
    caveats = [
        Caveat(f"caveat/{id}", type, summary, tuple(by_end.get(part, part) for part in _parts(concerns)),
               f"source/{source}", (Evidence(f"source/{source}", f"words of {id}", summary, 300),))
        for id, type, summary, concerns, source in rows("caveats")
    ]  # fmt: skip
    return Record(
        base="https://example.org/northmere/", hash="5eed" * 16, origin="made by hand for tests",
        about=About("Northmere", "", "https://creativecommons.org/licenses/by/4.0/"),
        things={i: Thing(i, t, n, _parts(a), d) for i, t, n, a, d in rows("things")},
        claims={claim.id: claim for claim in claims}, caveats={caveat.id: caveat for caveat in caveats},
        voices={f"voice/{i}": Voice(f"voice/{i}", n, d, _parts(p), f"source/{s}") for i, n, d, p, s in rows("voices")},
        sources={source.id: source for source in map(_source, rows("sources"))},
        relations={
            n: Relation(n, label, inverse, kind, cause, "", ties=_ties(n))
            for n, label, inverse, kind, cause in rows("relations")
        },
        types={n: Type(n, label, rung, family) for n, label, rung, family in rows("types")},
        codes={(kind, n): Code(kind, n, label, int(s), text) for kind, n, label, s, text in rows("codes")},
    )  # fmt: skip


def step(record: Record, *names: str) -> Step:
    """The step that these claims make, named by the last part of their ids; the first claim leads."""
    claims = tuple(next(c for c in record.claims.values() if c.id.endswith("/" + name)) for name in names)
    lead, relation = claims[0], record.relations[claims[0].predicate]
    backwards = relation.cause == "object"
    start, end = (lead.object, lead.subject) if backwards else (lead.subject, lead.object)
    ranks = (("kind", relation.kind), ("wording", lead.wording), ("modality", lead.modality))
    strength = min(record.strength(kind, name) for kind, name in ranks)
    phrase = relation.inverse if backwards else relation.label
    chronology = "certain" if lead.when else "possible"
    return Step(start, end, claims, relation.name, phrase, relation.kind, strength, chronology)


def path(*steps: Step, shared: tuple[int, ...] = ()) -> Pathway:
    """A pathway of steps, with the sources and voices that support every one of them.

    Two steps meet as their leads say, except after the steps in ``shared``, by number, where they meet at shared work.
    """
    told = [{claim.source for claim in s.claims if claim.supports} for s in steps]
    voices = [{claim.voice for claim in s.claims if claim.supports} for s in steps]
    chronology = "certain" if all(s.chronology == "certain" for s in steps) else "possible"
    joints = tuple(
        Joint(two[0].end, SHARED_WORK, 2) if number in shared else _joint(*two)
        for number, two in enumerate(pairwise(steps), 1)
    )
    return Pathway(
        steps, tuple(sorted(set.intersection(*told))), tuple(sorted(set.intersection(*voices))), chronology,
        joints,
    )  # fmt: skip


def _joint(first: Step, second: Step) -> Joint:
    """How two steps meet, by their leads: nothing here is shared work."""
    if "inferred" in (first.lead.wording, second.lead.wording):
        return Joint(first.end, "inferred", 1)
    is_one = first.lead.source == second.lead.source
    return Joint(first.end, "one-source", 4) if is_one else Joint(first.end, "two-sources", 3)


def trace_of(record: Record, *pathways: Pathway) -> Trace:
    """A trace that found these pathways."""
    first = pathways[0]
    ids = [id for p in pathways for s in p.steps for id in (s.start, s.end, *(claim.id for claim in s.claims))]
    half = Trace(
        first.things[0], first.things[-1], 8, pathways, len(pathways), 0, (),
        tuple(record.caveats_about(ids)), (), LeftOut({}),
    )  # fmt: skip
    (found, details), missing = findings(record, half), gap_findings(record, half)
    return half._replace(
        findings=found, verdict=sentences(record, found), detail_findings=details, details=sentences(record, details),
        gap_findings=missing, gaps=sentences(record, missing),
    )  # fmt: skip


def long_path(record: Record) -> Pathway:
    """Twelve steps from the listening campaign to the outcome, with every kind, every wording and a dispute."""
    names = (
        ("held-listening",), ("listening-ask",), ("answer",), ("answer-commitment",), ("post",),
        ("post-secondment", "post-secondment-doubt"), ("strategy",), ("strategy-fund",), ("fund-research",),
        ("research-guide",), ("guide-week",), ("edition",),
    )  # fmt: skip
    return path(*(step(record, *group) for group in names))


def small_trace(record: Record) -> Trace:
    """From the alliance to the outcome: a pathway of six steps, and one of seven that ends in mere sequence."""
    doubted = ("post-secondment", "post-secondment-doubt")
    start = tuple(
        step(record, *group)
        for group in (("asked", "asked-again"), ("commitment",), ("post",), doubted, ("developed",))
    )
    weeks = tuple(step(record, name) for name in ("guide-week", "edition", "week-outcome"))
    return trace_of(record, path(*start, step(record, "guide-outcome")), path(*start, *weeks))
