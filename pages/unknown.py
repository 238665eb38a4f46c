"""What the record does not know: what has no answer, what nobody looked at, what rests on one voice or on us."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator
from typing import Any, NamedTuple

from ..graph.ledger.ledger import ledger
from ..graph.record import Caveat, Record
from ..graph.words.codes import label
from ..graph.words.counts import capital, quantity
from .fields import THING, Field
from .rendering import render
from .site import Site

_MAX_LISTED = 60


class Unknown(NamedTuple):
    """One kind of thing that is not known: a heading, a sentence, and the things or claims that it is true of."""

    id: str
    heading: str
    sentence: str
    ids: tuple[str, ...]


FIELDS = (Field("of", "Only of", THING),)


def unknown_page(site: Site, of: str = "") -> str:
    """The page of what is not known; ``of`` a thing, what a claim ties to it."""
    record = site.record
    near = _near(record, of) if of else None
    found = unknowns(record, near)
    kinds, cautions = [one for one in found if one.ids], _cautions(record, of)
    content: dict[str, Any] = {
        "kinds": kinds,
        "cautions": cautions,
        "most": _MAX_LISTED,
        "of": of,
        "summary": site.summary("What is not known", " ".join(one.sentence for one in kinds)),
    }
    above = [("What is not known", site.links.page("unknown"))]
    crumbs = [*above, (record.name(of), "")] if of else [("What is not known", "")]
    return render(site, "unknown.html", crumbs=crumbs, here=site.links.page("unknown"), **content)


def _near(record: Record, of: str) -> set[str]:
    """A thing, the claims about it, and what these tie to it."""
    about = record.claims_about(of)
    return {of, *(id for claim in about for id in (claim.id, claim.subject, claim.object) if id)}


def unknowns(record: Record, among: Container[str] | None = None) -> Iterator[Unknown]:
    """Each kind, also where nothing is of it; with ``among``, of these things and claims alone.

    >>> from civicgraph import Dataset
    >>> [(one.id, len(one.ids)) for one in unknowns(Dataset.shipped().record())][:2]
    [('unanswered', 8), ('unassessed', 116)]
    """

    def among_these(ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(id for id in ids if among is None or id in among)

    rows = ledger(record).rows
    unanswered = among_these(row.id for row in rows if row.kind == "ask" and not row.is_answered)
    yield Unknown(
        "unanswered",
        "Asks without an answer",
        f"Of {quantity(len(unanswered), 'ask')} the record holds neither an answer nor a promise in answer. "
        "That is no sign that nobody answered.",
        unanswered,
    )
    unassessed = among_these(row.id for row in rows if row.is_promise and not row.is_assessed)
    yield Unknown(
        "unassessed",
        "Promises that nobody assessed",
        f"Of {quantity(len(unassessed), 'promise')} no source says what came of it. "
        "That nobody looked does not mean that nothing was done.",
        unassessed,
    )
    untold = among_these(_outcomes_of_nobody(record))
    yield Unknown(
        "untold",
        "What came about, and nobody says through what",
        f"Of {quantity(len(untold), 'outcome')} no source says that something led to it.",
        untold,
    )
    single = among_these(_of_one_voice(record))
    yield Unknown(
        "single",
        "What one voice alone says led to an outcome",
        f"Of {quantity(len(single), 'outcome')} one voice alone says what led to it.",
        single,
    )
    inferred = among_these(sorted(claim.id for claim in record.claims.values() if not claim.is_told))
    yield Unknown(
        "inferred",
        "What no source says, and is our reading",
        f"{capital(quantity(len(inferred), 'claim'))} {'is' if len(inferred) == 1 else 'are'} inferred here, each "
        "for a reason that stands with it.",
        inferred,
    )


def _influences(record: Record) -> dict[str, set[str]]:
    """For each outcome who says, in which voice, that something led to it."""
    found: dict[str, set[str]] = {id: set() for id in record.things if record.rung(id) == "outcome"}
    for claim in record.claims.values():
        relation = record.relations[claim.predicate]
        if not (claim.supports and claim.is_told and record.tells_influence(relation.kind)):
            continue
        for id in (claim.subject, claim.object):
            if id in found:
                found[id].add(claim.voice or claim.source)
    return found


def _outcomes_of_nobody(record: Record) -> Iterator[str]:
    yield from sorted(id for id, voices in _influences(record).items() if not voices)


def _of_one_voice(record: Record) -> Iterator[str]:
    yield from sorted(id for id, voices in _influences(record).items() if len(voices) == 1)


def _cautions(record: Record, of: str) -> list[tuple[str, str, list[Caveat]]]:
    """The cautions, or those that concern a thing, by type, the most frequent first: its code, its label, and each."""
    found = record.caveats_concerning(of) if of else record.caveats.values()
    counts = Counter(caveat.type for caveat in found)
    every = sorted(found, key=lambda caveat: caveat.id)
    return [
        (type, label(record, "caveat", type), [caveat for caveat in every if caveat.type == type])
        for type, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ]
