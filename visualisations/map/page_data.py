"""What the page of a map reads: a record, or a selection of it, as plain JSON values.

Everything that takes judgement is decided and tested here: which claims a line between two things stands for,
how a time or a figure reads in words, what is left out. The page only filters and draws.

To keep the page small, claims name things, voices and sources by their number in the page's own lists, and empty
values and the commonest ones (:data:`DEFAULTS`) are left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from math import sqrt

from ...graph.dates import UNKNOWN, is_known
from ...graph.name_cores import word_lists
from ...graph.record import Caveat, Claim, Evidence, Record
from ...graph.tracing.edges import strength_of
from ...graph.tracing.joints import who_acted_on
from ...graph.tracing.pathways import speaks_for_oneself
from ...graph.words.claims import describe_voice, notes, value_in_words
from ...graph.words.others import other_sentences
from ...graph.words.sources import facts as source_facts
from ...graph.words.things import facts as thing_facts
from ...graph.words.times import in_words
from .ladder import COLUMNS, column, main_sources
from .page_vocabulary import Json, page_vocabulary, without_empty
from .selection import Selection, degree, joins
from .stories import Story

Numbers = dict[str, dict[str, int]]

DEFAULTS: Json = {"strength": 5, "wording": "stated", "modality": "done", "when": "undated"}
LARGE = 800  # of so many things a map is a ball: the page opens on groups
STARTS = ("Ask", "Campaign", "Fund", "Commitment", "Outcome", "Alliance")


@dataclass(frozen=True, slots=True)
class MapLine:
    """All claims that join two things, the strongest first. ``ends`` are in order of id."""

    ends: tuple[str, str]
    claims: tuple[Claim, ...]


def page_data(record: Record, selection: Selection, stories: Sequence[Story] = ()) -> Json:
    """Things, claims, lines and all that explains them, for one page."""
    shown = set(selection.things)
    claims = claims_among(record, shown)
    caveats = record.caveats_about([*sorted(shown), *(claim.id for claim in claims)])
    home = main_sources(record, selection.things)
    ids_of = {
        "things": list(selection.things), "claims": [claim.id for claim in claims],
        "voices": sorted(_cited_voices(claims, caveats) & record.voices.keys()),
        "sources": sorted(_cited_sources(claims, caveats) & record.sources.keys()),
    }  # fmt: skip
    number = {kind: {id: n for n, id in enumerate(ids)} for kind, ids in ids_of.items()}
    return {
        "about": _about(record, selection, claims),
        "things": [
            _thing(record, id, shown) | _unseen_makers(record, id, shown) | _map_place(record, id, home, number)
            for id in selection.things
        ],
        "columns": COLUMNS,
        "stories": [_story(story, number["things"]) for story in stories if _is_on_page(story, shown)],
        "claims": [_claim(record, claim, number) for claim in claims],
        "lines": [[number["claims"][claim.id] for claim in line.claims] for line in map_lines(record, claims)],
        "caveats": [_caveat(record, caveat, number) for caveat in caveats],
        "voices": [_voice(record, id, number) for id in ids_of["voices"]],
        "sources": [_source(record, id) for id in ids_of["sources"]],
        "usual": DEFAULTS,
        "nameWords": word_lists(),
        **page_vocabulary(record, claims, shown),
    }


def claims_among(record: Record, shown: Set[str]) -> list[Claim]:
    """The claims that are about things shown, and about no others, in order of id."""
    about = {claim.id: claim for id in shown for claim in record.claims_about(id)}
    return [claim for _, claim in sorted(about.items())
            if {end for end in (claim.subject, claim.object) if end in record.things} <= shown]  # fmt: skip


def _cited_sources(claims: Iterable[Claim], caveats: Iterable[Caveat]) -> set[str]:
    items: list[Claim | Caveat] = [*claims, *caveats]
    return {item.source for item in items} | {place.source for item in items for place in item.evidence}


def _cited_voices(claims: Iterable[Claim], caveats: Iterable[Caveat]) -> set[str]:
    return {claim.voice for claim in claims} | {caveat.voice for caveat in caveats}


def radius(connections: int) -> float:
    """How large a thing is drawn, by the number of claims that join it to others."""
    return round(min(22.0, 6.0 + 1.5 * sqrt(connections)), 1)


def map_lines(record: Record, claims: Iterable[Claim]) -> list[MapLine]:
    """One line for each two things that claims join: parallel claims stay separate claims of one line."""
    between: defaultdict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if joins(record, claim):
            between[min(claim.subject, claim.object), max(claim.subject, claim.object)].append(claim)

    def rank(claim: Claim) -> tuple[bool, int, str]:
        return not claim.supports, -strength_of(record, claim), claim.id

    return [MapLine(ends, tuple(sorted(group, key=rank))) for ends, group in sorted(between.items())]


def _about(record: Record, selection: Selection, claims: list[Claim]) -> Json:
    drawn = set(selection.things)
    starts = []
    counts = {id: degree(record, id) for id in drawn}
    for type in STARTS:
        ranked = sorted((id for id in drawn if record.is_of(id, type)), key=lambda id: (-counts[id], id))
        if ranked and counts[ranked[0]]:
            starts.append({"thing": ranked[0], "why": f"most connected {record.type_label(ranked[0])}"})
    return {
        "title": record.about.title, "hash": record.hash, "base": record.base, "origin": record.origin,
        "licence": record.about.licence_name, "notes": [*selection.notes, *other_sentences(record)],
        "around": selection.around, "starts": starts,
        "large": len(drawn) > LARGE,
        "things": len(record.things), "claims": len(record.claims), "sources": len(record.sources),
        "claimsHere": len(claims),
        **without_empty({"contact": record.about.contact}),
    }  # fmt: skip


def _map_place(record: Record, id: str, home: dict[str, str], number: Numbers) -> Json:
    """Where a thing stands in the overview: its column, and the row of the source that says most of it."""
    row = number["sources"].get(home.get(id, ""))
    return {"column": column(record, id)} | ({} if row is None else {"home": row})


def _is_on_page(story: Story, shown: Set[str]) -> bool:
    return all(id in shown for view in story.views for id in view.things)


def _story(story: Story, number: dict[str, int]) -> Json:
    return {
        "id": story.id, "title": story.title, "question": story.question,
        "views": [{"caption": view.caption, "shape": view.shape, "things": [number[id] for id in view.things]}
                  for view in story.views],
    }  # fmt: skip


def _thing(record: Record, id: str, shown: Set[str]) -> Json:
    thing = record.things[id]
    beyond = {end for claim in record.claims_about(id) if joins(record, claim) for end in (claim.subject, claim.object)}
    return without_empty({
        "id": id, "type": thing.type, "name": record.name(id), "aliases": list(thing.other_names),
        "identifiers": list(thing.identifiers), "facts": [without_empty(fact._asdict()) for fact in thing_facts(thing)],
        "description": thing.description, "links": degree(record, id), "beyond": len(beyond - shown),
    })  # fmt: skip


def _unseen_makers(record: Record, id: str, shown: Set[str]) -> Json:
    """Whether somebody who is left out of the page made a thing, or had a part in it: joints are judged by all."""
    makers, everyone = who_acted_on(record, id)
    return {} if everyone <= shown else {"unseen": "part" if makers <= shown else "maker"}


def _claim(record: Record, claim: Claim, number: Numbers) -> Json:
    values = without_empty({
        "id": claim.id, "predicate": claim.predicate, "text": _value_text(record, claim), "code": _code(record, claim),
        "when": in_words(claim.when),
        "from": _known_day(claim.bounds.start_lo),
        "about": "" if claim.subject in record.things else record.name(claim.subject),
        "wording": claim.wording, "modality": claim.modality, "own": _own_codes(claim) or "",
        "share": claim.share, "reading": claim.reading,
        "disputes": not claim.supports, "reason": claim.reason, "notes": notes(claim),
        "bounds": _bounds(claim),
        "evidence": [_evidence(place, claim.source, number) for place in claim.evidence],
    })  # fmt: skip
    if (strength := strength_of(record, claim)) != DEFAULTS["strength"]:
        values["strength"] = strength
    if agents := record.agentless.get(claim.id):
        values["agent"] = _agent(record, record.claims[agents[0]], number)
    ends = {"subject": number["things"].get(claim.subject), "object": number["things"].get(claim.object)}
    told = {"voice": number["voices"].get(claim.voice), "source": number["sources"].get(claim.source)}
    numbered = {name: n for name, n in (ends | told).items() if n is not None}
    return {name: value for name, value in values.items() if DEFAULTS.get(name) != value} | numbered


def _own_codes(item: Claim | Caveat) -> Json:
    """The workspace's own codes that an item was coded as, by list."""
    return dict(one.split(":", 1) for one in item.coded_as)


def _agent(record: Record, act: Claim, number: Numbers) -> int | list[str]:
    """The claim that names who did a work: its number, or, where it is not on the page, its doer and source."""
    return number["claims"].get(act.id, [record.name(act.subject), record.name(act.source)])


def _value_text(record: Record, claim: Claim) -> str:
    """What stands where the other thing would: a figure, a date, a description or a code in words."""
    if claim.object:
        return "" if claim.object in record.things else record.object_name(claim)
    return value_in_words(claim)


def _code(record: Record, claim: Claim) -> str:
    """The code of a list that a claim gives, such as an answer or the state of a promise; empty for none."""
    list_, _, name = claim.object.partition(":")
    return name if (list_, name) in record.codes else ""


def _bounds(claim: Claim) -> list[int]:
    """The earliest and latest start and end as numbers that compare as days do; none where nothing is known."""
    if claim.bounds == UNKNOWN:
        return []
    return [int(day.replace("-", "")) for day in claim.bounds]


def _known_day(bound: str) -> str:
    return bound if is_known(bound) else ""


def _evidence(place: Evidence, source: str, number: Numbers) -> Json:
    """A place in a source, which is named only where it is not the claim's own."""
    other = {"source": number["sources"][place.source]} if place.source in number["sources"] else {}
    return without_empty({
        "anchor": place.anchor, "summary": place.summary, "line": place.line, "page": place.page,
        "passage": place.passage, "sentence": place.sentence, "paragraph": place.paragraph, "row": place.row,
        "lost": place.lost,
    }) | (other if place.source != source else {})  # fmt: skip


def _caveat(record: Record, caveat: Caveat, number: Numbers) -> Json:
    told = {"voice": number["voices"][caveat.voice]} if caveat.voice in number["voices"] else {}
    return without_empty({
        "id": caveat.id, "type": caveat.type, "own": _own_codes(caveat) or "", "summary": caveat.summary,
        "concerns": list(caveat.concerns),
        "evidence": [_evidence(place, caveat.source, number) for place in caveat.evidence],
    }) | {**told, "source": number["sources"].get(caveat.source)}  # fmt: skip


def _voice(record: Record, id: str, number: Numbers) -> Json:
    """``reports`` marks an author who tells what many say, rather than a speaker."""
    voice = record.voices[id]
    parties = list(voice.party_to)
    stakes = [record.name(party) for party in parties]
    source = {"source": number["sources"][voice.source]} if voice.source in number["sources"] else {}
    return without_empty({
        "id": id, "name": record.name(id), "description": describe_voice(record, id), "stakes": stakes,
        "parties": parties,
        "reports": not speaks_for_oneself(record, id, voice.source),
    }) | source  # fmt: skip


def _source(record: Record, id: str) -> Json:
    source = record.sources[id]
    issued = in_words(source.published) if source.published else ""
    origin = record.origin_of(id)
    told = {
        "id": id,
        "title": record.name(id),
        "publisher": source.publisher,
        "published": issued,
        "origin": "" if origin == id else origin,
        "layout": source.text_layout,
    }
    facts = [without_empty(fact._asdict()) for fact in source_facts(record, source)]
    return without_empty(told) | {"facts": facts}
