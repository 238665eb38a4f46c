"""Things, claims, sources and terms that were looked up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, overload

if TYPE_CHECKING:
    from ...graph.export.rows import ClaimDict, FoundRow, SourceDict, SourceRow, ThingDict
    from ...graph.record import Caveat, Claim, Code, Record, Relation, Source, Thing, Type
    from ...graph.vocabulary import Vocabulary

KINDS_OF_TERMS = ("types", "relations", "codes")


@dataclass(frozen=True, repr=False)
class FindResult(Sequence["Thing"]):
    """The things found, best first. ``matches`` has each with the name or alias that was heard.

    >>> from civicgraph import Dataset
    >>> Dataset.shipped().find("LVRW").to_dict()[0]["matched"]
    'LVRW'
    """

    record: Record
    matches: list[tuple[Thing, str]]

    @overload
    def __getitem__(self, index: int) -> Thing: ...
    @overload
    def __getitem__(self, index: slice) -> list[Thing]: ...
    def __getitem__(self, index: int | slice) -> Thing | list[Thing]:
        if isinstance(index, slice):
            return [thing for thing, _ in self.matches[index]]
        return self.matches[index][0]

    def __len__(self) -> int:
        return len(self.matches)

    def __repr__(self) -> str:
        return f"FindResult({', '.join(thing.id for thing in self[:5])}{', …' if len(self) > 5 else ''})"

    def to_dict(self) -> list[FoundRow]:
        """What ``--json`` prints: a list."""
        from ...graph.export.rows import thing_json

        return [{**thing_json(self.record, thing.id), "matched": heard} for thing, heard in self.matches]


@dataclass(frozen=True, repr=False)
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
        """The caveats that concern it."""
        return self.record.caveats_about([self.id])

    def to_dict(self) -> ThingDict:
        """What ``--json`` prints."""
        from ...graph.export.rows import thing_with_claims

        return thing_with_claims(self.record, self.id)


@dataclass(frozen=True, repr=False)
class ClaimResult:
    """A claim in its record.

    >>> from civicgraph import Dataset
    >>> Dataset.shipped().claim("claim/cii/hope-not-hate-delivered-lvrw-2019").to_dict()["predicate"]
    'delivered'
    """

    record: Record
    claim: Claim

    def to_dict(self) -> ClaimDict:
        """What ``--json`` prints."""
        from ...graph.export.rows import claim_json

        return claim_json(self.record, self.claim)


@dataclass(frozen=True, repr=False)
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


@dataclass(frozen=True, repr=False)
class SourcesResult:
    """The sources of a record.

    >>> from civicgraph import Dataset
    >>> next(iter(Dataset.shipped().sources())).id
    'source/assemblies-2024'
    """

    record: Record

    def __iter__(self) -> Iterator[Source]:
        return iter(self.record.sources.values())

    def __len__(self) -> int:
        return len(self.record.sources)

    def to_dict(self) -> list[SourceRow]:
        """What ``--json`` prints: a list."""
        from ...graph.export.rows import source_rows

        return list(source_rows(self.record))


@dataclass(frozen=True, repr=False)
class TermsResult:
    """Terms of the vocabulary.

    >>> from civicgraph import Dataset
    >>> Dataset.shipped().terms("types").to_dict()[0]["name"]
    'Organisation'
    """

    vocabulary: Vocabulary
    what: str

    def __iter__(self) -> Iterator[Type | Relation | Code]:
        found: Sequence[Type | Relation | Code] = [*getattr(self.vocabulary, self.what).values()]
        return iter(found)

    def to_dict(self) -> list[dict[str, Any]]:
        """Each term with all that the vocabulary says of it."""
        return [term._asdict() for term in self]


def source_called(record: Record, name: str) -> str:
    """The id of the source that goes by this id, short id, IRI or title; empty where a thing does, or nothing."""
    id = name.removeprefix(record.base)
    if id in record.things:
        return ""
    titled = (one.id for one in record.sources.values() if one.title.casefold() == name.casefold())
    return next((one for one in (id, f"source/{id}") if one in record.sources), "") or next(titled, "")
