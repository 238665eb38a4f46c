"""A thing, a claim, a source or a speaker that was looked up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from ...graph.changes.claim_history import ClaimHistory
    from ...graph.export.row_keys import ClaimDict, SourceDict, ThingDict, VoiceDict
    from ...graph.record import Caveat, Claim, Record, Source, Thing, Voice


@dataclass(frozen=True, repr=False, eq=False)
class ThingResult:
    """A thing with what is claimed about it.

    >>> from civicgraph import Dataset
    >>> Dataset.shipped().thing("LVRW").to_dict()["id"]
    'lvrw'
    """

    record: Record
    id: str

    @property
    def thing(self) -> Thing:
        """The thing itself."""
        return self.record.things[self.id]

    @property
    def name(self) -> str:
        """What it is called."""
        return self.thing.name

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim that has it at one end, in order of id."""
        return self.record.claims_about(self.id)

    @property
    def caveats(self) -> list[Caveat]:
        """The caveats that concern it or a claim about it."""
        return self.record.caveats_concerning(self.id)

    def to_dict(self) -> ThingDict:
        """What ``--json`` prints."""
        from ...graph.export.rows import thing_with_claims

        return thing_with_claims(self.record, self.id)


@dataclass(frozen=True, repr=False, eq=False)
class ClaimResult:
    """A claim in its record; ``look_up`` finds the history of all claims, which takes a moment where git is asked.

    >>> from civicgraph import Dataset
    >>> Dataset.shipped().claim("claim/cii/hope-not-hate-delivered-lvrw-2019").to_dict()["predicate"]
    'delivered'
    """

    record: Record
    claim: Claim
    look_up: Callable[[], ClaimHistory]

    @property
    def history(self) -> ClaimHistory:
        """The history of all claims, this one among them."""
        return self.look_up()

    def to_dict(self) -> ClaimDict:
        """What ``--json`` prints."""
        from ...graph.export.rows import claim_json

        return claim_json(self.record, self.claim, self.history)


@dataclass(frozen=True, repr=False, eq=False)
class SourceResult:
    """A source in its record.

    >>> from civicgraph import Dataset
    >>> Dataset.shipped().source("mayoral-assembly-2016").to_dict()["claims"] > 0
    True
    """

    record: Record
    id: str

    @property
    def source(self) -> Source:
        """The source itself."""
        return self.record.sources[self.id]

    def to_dict(self) -> SourceDict:
        """What ``--json`` prints."""
        from ...graph.export.rows import counted_source_json

        return counted_source_json(self.record, self.id)


@dataclass(frozen=True, repr=False, eq=False)
class VoiceResult:
    """A speaker with what it says.

    >>> from civicgraph import Dataset
    >>> Dataset.shipped().voice("as24/alex-sobel").to_dict()["party_to"][0]["id"]
    'response-sobel-buses-2024'
    """

    record: Record
    id: str

    @property
    def voice(self) -> Voice:
        """The speaker itself."""
        return self.record.voices[self.id]

    @property
    def name(self) -> str:
        """What it is called."""
        return self.voice.name

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim that it makes, in order of id, without what is only read from its words."""
        from ...graph.voices import claims_told_by

        return tuple(claim for claim in claims_told_by(self.record, self.id) if claim.is_told)

    def to_dict(self) -> VoiceDict:
        """What ``--json`` prints."""
        from ...graph.export.voices import voice_json

        return voice_json(self.record, self.id)


def find_source(record: Record, name: str) -> str:
    """The id of the source with this id, short id, IRI or title; empty where a thing has it, or nothing does."""
    id = record.short_id(name)
    if id in record.things:
        return ""
    titled = (one.id for one in record.sources.values() if one.title.casefold() == name.casefold())
    return next((one for one in (id, f"source/{id}") if one in record.sources), "") or next(titled, "")
