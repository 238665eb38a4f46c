"""How robust a set of pathways is: who tells it, at how few places it can be broken, and what all of it passes.

Every number is about all pathways within the bound on steps that can have happened in their order, and about the
record, never about history: missing evidence is not missing history. What is inferred, nobody tells.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..record import Claim, Record
from ..words.phrases import Finding
from .cuts import least_cut
from .flow import max_flow
from .graph import NOBODY
from .model import Cut, Robustness, SpeakerSupport
from .speaker_graph import SpeakerGraph
from .subgraph import Subgraph

Speaker = Callable[[int], int]


def robustness(subgraph: Subgraph) -> Robustness:
    """By sources, by voices, and by voices of whom no stake is recorded in what they report."""
    graph = subgraph.graph
    source, voice = graph.source.__getitem__, graph.voice.__getitem__

    def independent(claim: int) -> int:
        told = graph.claim(claim)
        is_nobody = voice(claim) == NOBODY or is_party(graph.record, told) or may_be_party(graph.record, told)
        return NOBODY if is_nobody else voice(claim)

    by_source, by_voice = speaker_support(subgraph, source), speaker_support(subgraph, voice)
    inferred = None
    if not by_source.cut.size and SpeakerGraph(subgraph, source, inferred=True).shortest_chain() is not None:
        inferred = (
            speaker_support(subgraph, source, True, _source_holder(subgraph)),
            speaker_support(subgraph, voice, True),
        )
    elif by_source.cut.size:
        by_source = by_source._replace(rest=_is_pathway_left(subgraph, _source_holder(subgraph), by_source.cut))
        by_voice = by_voice._replace(rest=_is_pathway_left(subgraph, voice, by_voice.cut))
    return Robustness(by_source, by_voice, speaker_support(subgraph, independent), inferred)


def speaker_support(
    subgraph: Subgraph, speaker: Speaker, inferred: bool = False, holder: Speaker | None = None
) -> SpeakerSupport:
    """How well speakers bear out that the ends are joined; with ``inferred``, what is inferred is taken as given.

    ``holder`` says with whose loss a claim goes, where that is another than the speaker: what is inferred from a
    source is told by nobody, yet goes with the source.
    """
    speaker_graph = SpeakerGraph(subgraph, speaker, inferred)
    name = subgraph.graph.speakers.__getitem__
    everyone = speaker_graph.speakers()
    alone = speaker_graph.shortest_chain(everyone) is not None
    whole = [
        one
        for one in speaker_graph.candidates()
        if not alone and speaker_graph.shortest_chain(everyone - {one}) is not None
    ]
    cut = least_cut(SpeakerGraph(subgraph, holder, inferred) if holder else speaker_graph)
    return SpeakerSupport(max_flow(speaker_graph), tuple(sorted(map(name, whole))), cut)


def _source_holder(subgraph: Subgraph) -> Speaker:
    """The source that a claim stands in, whether it says so or we infer it."""
    number = {id: place for place, id in enumerate(subgraph.graph.speakers)}
    return lambda claim: number[subgraph.graph.record.origin_of(subgraph.graph.claim(claim).source)]


def _is_pathway_left(subgraph: Subgraph, holder: Speaker, cut: Cut) -> bool:
    """Whether a pathway with a step that nobody tells is left when these are lost."""
    lost = {subgraph.graph.speakers.index(id) for id in cut.ids}
    return SpeakerGraph(subgraph, holder, inferred=True).shortest_chain(lost) is not None


def gatekeepers(subgraph: Subgraph) -> tuple[str, ...]:
    """What every pathway within the bound passes besides the ends, in the order in which they are passed."""
    speaker_graph = SpeakerGraph(subgraph, lambda claim: NOBODY, inferred=True)
    chain = speaker_graph.shortest_chain()
    if chain is None:
        return ()
    passed = [thing for thing, _ in chain[:-1]]
    return tuple(subgraph.graph.things[one] for one in passed if speaker_graph.shortest_chain(without=one) is None)


# The relations by which a thing belongs to a larger one (subject to object) or to whoever brought it about (object to
# subject).
BELONGING_RELATIONS = ("partOf", "unitOf")
MAKING_RELATIONS = ("asked", "created", "developed", "funded", "held", "launched", "made", "produced", "published")


def is_party(record: Record, claim: Claim) -> bool:
    """Whether the claim's voice has a stake in one of its two ends.

    A stake in a thing is also one in its parts and units and in what it made or paid for, one step away and no further:
    a voice of the alliance is a party to the alliance's ask, and no party to what became of it.

    >>> from civicgraph import Dataset
    >>> record = Dataset.shipped().record()
    >>> is_party(record, record.claims["claim/cii/funder-in-it-together"])
    True
    """
    return any(has_stake(record, claim.voice, end) for end in (claim.subject, claim.object))


def may_be_party(record: Record, claim: Claim) -> bool:
    """Whether nobody can tell if the claim's voice has a stake in it: whoever speaks in confidence, names none.

    >>> from civicgraph import Dataset
    >>> record = Dataset.shipped().record()
    >>> may_be_party(record, record.claims["claim/cii/lvrw-key-success"])
    False
    """
    voice, source = record.voices.get(claim.voice), record.sources.get(claim.source)
    return bool(source and source.confidential and voice and not voice.party_to)


def no_stake_finding(record: Record) -> Finding:
    """By which voices the third count goes: that no stake is recorded does not show that there is none.

    >>> from civicgraph import Dataset
    >>> from civicgraph.graph.words.phrases import say
    >>> record = Dataset.shipped().record()
    >>> say(record, no_stake_finding(record))
    'voices of whom no stake is recorded in what they report'
    """
    confidential = any(source.confidential for source in record.sources.values())
    return Finding("voices.no-stake", None, {"confidential": "yes" if confidential else ""})


def has_stake(record: Record, voice: str, thing: str) -> bool:
    """Whether a voice has a stake in a thing: in itself, in what it is a part of, or in who brought it about."""
    found = record.voices.get(voice)
    stakes = set(found.party_to) if found else set()
    return thing in stakes or not stakes.isdisjoint(_owners_and_makers(record, thing))


def owner_end(relation: str) -> str:
    """Which end of a relation owns the other, as its whole or its maker: ``subject``, ``object``, or neither."""
    return "object" if relation in BELONGING_RELATIONS else "subject" if relation in MAKING_RELATIONS else ""


def _owners_and_makers(record: Record, thing: str) -> Iterator[str]:
    for claim in record.claims_about(thing):
        owner = owner_end(claim.predicate)
        if owner == "object" and claim.subject == thing:
            yield claim.object
        elif owner == "subject" and claim.object == thing:
            yield claim.subject
