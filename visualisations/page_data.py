"""What the page of a map reads: a record, or a selection of it, as plain JSON values.

Everything that takes judgement is settled here and tested here: which claims a line between two things stands for,
how a time or a figure reads in words, what is left out. The page only filters and draws.

To keep the page small, claims name things, voices and sources by their number in the page's own lists, and empty
values and the commonest ones (:data:`USUAL`) are left out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Set
from dataclasses import dataclass
from math import sqrt
from typing import Any

from ..graph.record import Caveat, Claim, Evidence, Record
from .selection import Selection, degrees, joins
from .style import DISPUTE_MARK, PROMISE_MARK, PROMISES, TYPES, WORDINGS, line, look
from .times import in_words

Json = dict[str, Any]
Numbers = dict[str, dict[str, int]]

USUAL = {"wording": "stated", "modality": "done", "when": "undated"}
STARTS = ("Ask", "Campaign", "Fund", "Commitment", "Outcome", "Alliance")


@dataclass(frozen=True, slots=True)
class Line:
    """All claims that join two things, the one that bears most first. ``ends`` are in order of id."""

    ends: tuple[str, str]
    claims: tuple[Claim, ...]


def page_data(record: Record, selection: Selection) -> Json:
    """Things, claims, lines and all that explains them, for one page."""
    shown = set(selection.things)
    claims = claims_among(record, shown)
    caveats = record.caveats_about([*sorted(shown), *(claim.id for claim in claims)])
    counts = degrees(record)
    shelves = {
        "things": list(selection.things), "claims": [claim.id for claim in claims],
        "voices": sorted({claim.voice for claim in claims if claim.voice in record.voices}),
        "sources": sorted(_cited(claims, caveats) & record.sources.keys()),
    }  # fmt: skip
    number = {shelf: {id: n for n, id in enumerate(ids)} for shelf, ids in shelves.items()}
    return {
        "about": _about(record, selection, claims),
        "things": [_thing(record, id, counts[id], shown) for id in selection.things],
        "claims": [_claim(record, claim, number) for claim in claims],
        "lines": [[number["claims"][claim.id] for claim in line.claims] for line in lines(record, claims)],
        "caveats": [_caveat(record, caveat, number) for caveat in caveats],
        "voices": [_voice(record, id) for id in shelves["voices"]],
        "sources": [_source(record, id) for id in shelves["sources"]],
        "usual": USUAL,
        **_words(record, claims, shown),
    }


def claims_among(record: Record, shown: Set[str]) -> list[Claim]:
    """The claims that are about things shown, and about no others, in order of id."""
    ends = {id: {end for end in (claim.subject, claim.object) if end in record.things}
            for id, claim in record.claims.items()}  # fmt: skip
    return [claim for id, claim in sorted(record.claims.items()) if ends[id] and ends[id] <= shown]


def _cited(claims: Iterable[Claim], caveats: Iterable[Caveat]) -> set[str]:
    items: list[Claim | Caveat] = [*claims, *caveats]
    return {item.source for item in items} | {place.source for item in items for place in item.evidence}


def radius(connections: int) -> float:
    """How large a thing is drawn, by the number of claims that join it to others."""
    return round(min(22.0, 6.0 + 1.5 * sqrt(connections)), 1)


def lines(record: Record, claims: Iterable[Claim]) -> list[Line]:
    """One line for each two things that claims join: parallel claims stay separate claims of one line."""
    between: defaultdict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if joins(record, claim):
            between[min(claim.subject, claim.object), max(claim.subject, claim.object)].append(claim)

    def rank(claim: Claim) -> tuple[bool, int, str]:
        return not claim.supports, -_strength(record, claim), claim.id

    return [Line(ends, tuple(sorted(group, key=rank))) for ends, group in sorted(between.items())]


def _strength(record: Record, claim: Claim) -> int:
    kind = record.relations[claim.predicate].kind
    return min(record.strength("kind", kind), record.strength("wording", claim.wording),
               record.strength("modality", claim.modality))  # fmt: skip


def _about(record: Record, selection: Selection, claims: list[Claim]) -> Json:
    drawn = set(selection.things)
    starts = []
    counts = degrees(record)
    for type in STARTS:
        ranked = sorted((id for id in drawn if record.things[id].type == type), key=lambda id: (-counts[id], id))
        if ranked and counts[ranked[0]]:
            starts.append({"thing": ranked[0], "why": f"most connected {record.type_label(ranked[0])}"})
    return {
        "hash": record.hash, "base": record.base, "origin": record.origin, "notes": list(selection.notes),
        "around": selection.around, "starts": starts,
        "things": len(record.things), "claims": len(record.claims), "sources": len(record.sources),
        "claimsHere": len(claims),
    }  # fmt: skip


def _thing(record: Record, id: str, connections: int, shown: Set[str]) -> Json:
    thing = record.things[id]
    beyond = {end for claim in record.claims_about(id) if joins(record, claim) for end in (claim.subject, claim.object)}
    return _full({
        "id": id, "type": thing.type, "name": thing.name, "aliases": list(thing.aliases),
        "description": thing.description, "links": connections, "beyond": len(beyond - shown),
    })  # fmt: skip


def _claim(record: Record, claim: Claim, number: Numbers) -> Json:
    values = _full({
        "id": claim.id, "predicate": claim.predicate, "text": _text(record, claim), "when": in_words(claim.when),
        "from": _day(claim.bounds.start_lo),
        "about": "" if claim.subject in record.things else record.name(claim.subject),
        "wording": claim.wording, "modality": claim.modality,
        "disputes": not claim.supports, "reason": claim.reason,
        "evidence": [_evidence(place, claim.source, number) for place in claim.evidence],
    })  # fmt: skip
    ends = {"subject": number["things"].get(claim.subject), "object": number["things"].get(claim.object)}
    told = {"voice": number["voices"].get(claim.voice), "source": number["sources"].get(claim.source)}
    numbered = {name: n for name, n in (ends | told).items() if n is not None}
    return {name: value for name, value in values.items() if USUAL.get(name) != value} | numbered


def _text(record: Record, claim: Claim) -> str:
    """What stands where the other thing would: a figure, a date, a description or a code in words."""
    if claim.object:
        return "" if claim.object in record.things else record.name(claim.object)
    number = f"{int(claim.value):,}" if claim.value.isdecimal() and claim.unit else claim.value
    value = in_words(number) if "-" in number or "/" in number else number
    text = " ".join(part for part in (claim.qualifier, value, claim.unit) if part)
    return f"{text} ({claim.scope})" if claim.scope else text


def _day(bound: str) -> str:
    return "" if bound.startswith("0000") else bound


def _evidence(place: Evidence, source: str, number: Numbers) -> Json:
    """A place in a source, which is named only where it is not the claim's own."""
    other = {"source": number["sources"][place.source]} if place.source in number["sources"] else {}
    return _full({"anchor": place.anchor, "summary": place.summary, "line": place.line, "page": place.page}) | (
        other if place.source != source else {}
    )


def _caveat(record: Record, caveat: Caveat, number: Numbers) -> Json:
    code = record.codes.get(("caveat", caveat.type))
    return _full({
        "id": caveat.id, "type": code.label if code else caveat.type, "summary": caveat.summary,
        "concerns": list(caveat.concerns),
        "evidence": [_evidence(place, caveat.source, number) for place in caveat.evidence],
    }) | {"source": number["sources"].get(caveat.source)}  # fmt: skip


def _voice(record: Record, id: str) -> Json:
    voice = record.voices[id]
    stakes = [record.name(party) for party in voice.party_to]
    return _full({"id": id, "name": voice.name, "description": voice.description, "stakes": stakes})


def _source(record: Record, id: str) -> Json:
    source = record.sources[id]
    issued = in_words(source.published) if source.published else ""
    return _full({"id": id, "title": source.title, "publisher": source.publisher, "published": issued})


def _words(record: Record, claims: list[Claim], shown: Set[str]) -> Json:
    """The parts of the vocabulary that the page speaks of."""
    types = Counter(record.things[id].type for id in shown)
    used = sorted({claim.predicate for claim in claims})
    return {
        "types": {name: {"label": record.types[name].label, "family": record.types[name].family, "count": types[name]}
                  for name in sorted(types)},
        "relations": {name: _full({"label": r.label, "inverse": r.inverse or r.label, "kind": r.kind, "cause": r.cause})
                      for name in used for r in (record.relations[name],)},
        "codes": {kind: {code.name: _full({"label": code.label, "definition": code.definition})
                         for (list, _), code in sorted(record.codes.items()) if list == kind}
                  for kind in ("kind", "modality", "wording")},
        "style": _style(record, sorted(types)),
    }  # fmt: skip


def _style(record: Record, types: list[str]) -> Json:
    """The part of the style table that this page draws with. ``own``: the type looks unlike its family."""
    looks = {name: look(record.types.get(name)) for name in types}
    kinds = sorted({relation.kind for relation in record.relations.values()})
    return {
        "types": {name: {"colour": it.colour, "outline": it.outline, "shape": it.shape, "own": name in TYPES}
                  for name, it in looks.items()},
        "lines": {kind: {"width": it.width, "dash": it.dash, "head": it.head, "strong": it.strong}
                  for kind in kinds for it in (line(kind),)},
        "wordings": WORDINGS, "promises": PROMISES, "promiseMark": PROMISE_MARK, "disputeMark": DISPUTE_MARK,
    }  # fmt: skip


def _full(values: Json) -> Json:
    """Only what says something."""
    return {key: value for key, value in values.items() if value not in ("", [], False, 0, None)}
