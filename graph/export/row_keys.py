"""The keys of rows: claims, things, sources and caveats."""

from __future__ import annotations

from typing import Literal, TypedDict


class ThingRef(TypedDict):
    """A thing by id, name and type."""

    id: str
    name: str
    type: str | None


class Named(TypedDict):
    """Something by id and name."""

    id: str
    name: str


class Data(TypedDict):
    """Which data an answer is made of: their hash, and where they came from."""

    hash: str
    origin: str


class Place(TypedDict):
    """One place in a source; ``lost`` says what is wrong where its anchor has no place in the text at hand."""

    source: str
    anchor: str
    line: int | None
    page: int | None
    paragraph: int | None
    row: int | None
    lost: str | None
    summary: str


class ClaimRow(TypedDict):
    """A claim with the names and types of its ends; anchor, line and summary are of its first evidence.

    ``lost`` are those of its anchors that have no place in the text at hand. ``retracted`` is the day on which it was
    taken back, null of a claim that stands.
    """

    id: str
    subject: str
    subject_name: str
    subject_type: str | None
    predicate: str
    direction: str | None
    object: str | None
    object_name: str | None
    object_type: str | None
    value: str | None
    unit: str | None
    qualifier: str | None
    scope: str | None
    when: str | None
    retracted: str | None
    retraction_reason: str | None
    wording: str
    modality: str
    coded_as: list[str]
    polarity: str
    reading: str | None
    share: str | None
    kind: str
    voice: str
    voice_name: str
    reason: str | None
    note: str | None
    coder: str | None
    source: str
    anchor: str
    line: int | None
    lost: list[str]
    summary: str
    evidence: list[Place]


class ClaimChangeRow(TypedDict):
    """A commit that changed a claim: its day, who wrote it and its first line, as far as they may be told."""

    commit: str
    date: str
    author: str | None
    summary: str | None
    what: str


class ClaimDict(ClaimRow):
    """A claim that was asked for, with the commits that changed it, the latest first; there may be earlier ones.

    It has no commits where git does not keep the files.
    """

    schema: Literal["civicgraph/claim/1"]
    history: list[ClaimChangeRow]
    history_is_partial: bool


class EntityRow(TypedDict):
    """A thing, with the sources that make claims about it."""

    id: str
    name: str
    aliases: list[str]
    names: dict[str, str]
    identifiers: list[str]
    url: str | None
    type: str
    description: str | None
    sources: list[str]


class SourceFacts(TypedDict):
    """A source: what it is, who published it and where it can be read; null where that is not known."""

    id: str
    title: str
    author: str | None
    publisher: str | None
    published: str | None
    url: str | None
    archived: str | None
    retrieved: str | None
    language: str | None
    kind: str | None
    derived_from: list[str]
    file: str | None
    file_hash: str | None
    text_engine: str | None
    text_layout: str | None
    confidential: bool


class SourceRow(SourceFacts):
    """A source, with how many claims and caveats it holds and how many things of each family it mentions."""

    claims: int
    caveats: int
    things: dict[str, int]


class SourceDict(SourceRow):
    """A source that was asked for."""

    schema: Literal["civicgraph/source/1"]


class CaveatRow(TypedDict):
    """A caveat, with the place of its first evidence. ``voice`` is null where it is the record's own caution.

    ``lost`` are those of its anchors that have no place in the text at hand.
    """

    id: str
    type: str
    coded_as: list[str]
    summary: str
    about: list[str]
    retracted: str | None
    retraction_reason: str | None
    source: str
    anchor: str
    lost: list[str]
    voice: str | None
    voice_name: str | None


class PlacedCaveatRow(CaveatRow):
    """A caveat with the line of its first evidence."""

    line: int | None


class ThingDict(ThingRef):
    """A thing that was asked for: what is claimed and was taken back of it, caveats, whether it is another thing."""

    schema: Literal["civicgraph/thing/1"]
    iri: str
    aliases: list[str]
    names: dict[str, str]
    identifiers: list[str]
    url: str | None
    description: str | None
    claims: list[ClaimRow]
    retracted: list[ClaimRow]
    retracted_caveats: list[CaveatRow]
    caveats: list[CaveatRow]
    decisions: list[DecisionRow]


class VoiceDict(Named):
    """A speaker that was asked for: in which source it speaks, what it has a stake in, and what it says.

    ``readings`` are claims that we read from its words, which it does not make; ``caveats`` are those that it gives,
    and those that concern one of its claims. ``is_author`` is true of the author of the source.
    """

    schema: Literal["civicgraph/voice/1"]
    iri: str
    role: str | None
    description: str | None
    is_author: bool
    party_to: list[ThingRef]
    source: Named
    claims: list[ClaimRow]
    readings: list[ClaimRow]
    retracted: list[ClaimRow]
    caveats: list[CaveatRow]


class DecisionRow(TypedDict):
    """What was decided on whether two things are one: ``same``, ``not-the-same``, ``unsure`` or ``merged``.

    ``claim`` is the claim that says so; null where it rests on those who keep the record.
    """

    decision: str
    things: list[ThingRef]
    reason: str
    decided_by: str | None
    decided: str | None
    claim: str | None


class RetractionRow(TypedDict):
    """A claim or caveat that was taken back, which no answer walks or counts."""

    id: str
    retracted: str
    reason: str | None


class DraftRow(TypedDict):
    """A record of the files that an answer goes without, or marks: see :class:`..record.Draft`, ``LostAnchor``."""

    file: str
    line: int
    id: str
    kind: str


class FoundRow(ThingRef):
    """Something that was found. ``found`` says by what, or what it is: ``voice`` is a speaker, by name or description.

    ``name`` of a claim is its sentence, of a caveat its summary. ``matched`` is the name or alias that was heard, or
    the text that holds the words; ``words`` are the words that matched, as they are compared. ``total`` is how many
    were found by the same, listed or not. The place is the first one in the source.
    """

    matched: str
    found: Literal["name", "description", "voice", "claim", "caveat", "source"]
    words: list[str]
    total: int
    source: str | None
    anchor: str | None
    line: int | None
