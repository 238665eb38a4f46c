"""All sources, and the terms of the vocabulary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ...graph.everyday import MeantTerm
    from ...graph.export.row_keys import SourceRow
    from ...graph.export.terms import MeantTermsDict
    from ...graph.record import Code, Record, Relation, Source, Type
    from ...graph.vocabulary import Vocabulary

KINDS_OF_TERMS = ("types", "relations", "codes")


@dataclass(frozen=True, repr=False, eq=False)
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


@dataclass(frozen=True, repr=False, eq=False)
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


@dataclass(frozen=True, repr=False, eq=False)
class LookUpResult:
    """What may be meant by a word, nearest first: types, relations, codes.

    >>> from civicgraph import Dataset
    >>> [one.meant.use for one in Dataset.shipped().look_up("charity")]
    ['CivilSocietyOrganisation']
    """

    word: str
    terms: Sequence[MeantTerm]

    def __iter__(self) -> Iterator[MeantTerm]:
        return iter(self.terms)

    def to_dict(self) -> MeantTermsDict:
        """What ``--json`` prints."""
        from ...graph.export.terms import meant_terms_json

        return meant_terms_json(self.word, self.terms)
