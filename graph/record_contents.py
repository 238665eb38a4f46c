"""What a record holds, whose each part is, and how its ids are written in full."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .about import EMPTY_ABOUT, About, OtherRecord
from .errors import SHIPPED, UsageError
from .record_parts import Caveat, Claim, Draft, EvidenceTest, IdentityDecision, LostAnchor, Source, Thing, Voice
from .vocabulary_parts import Code, Relation, Type


@dataclass(frozen=True, repr=False)
class RecordContents:
    """All that a record holds; what each part is, :class:`~.record.Record` tells.

    >>> from civicgraph import Dataset
    >>> Dataset.shipped().record().base
    'https://w3id.org/civicgraph/id/'
    """

    base: str
    hash: str
    origin: str
    things: Mapping[str, Thing]
    claims: Mapping[str, Claim]
    caveats: Mapping[str, Caveat]
    voices: Mapping[str, Voice]
    sources: Mapping[str, Source]
    relations: Mapping[str, Relation]
    types: Mapping[str, Type]
    codes: Mapping[tuple[str, str], Code] = field(default_factory=dict)
    tests: Mapping[str, EvidenceTest] = field(default_factory=dict)
    retracted: Mapping[str, Claim] = field(default_factory=dict)
    retracted_caveats: Mapping[str, Caveat] = field(default_factory=dict)
    about: About = EMPTY_ABOUT
    drafts: tuple[Draft, ...] = ()
    own_terms: str = ""
    lost_anchors: tuple[LostAnchor, ...] = ()
    decisions: tuple[IdentityDecision, ...] = ()
    withholds: bool = False
    is_for_own_eyes: bool = False
    others: Mapping[str, OtherRecord] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """How a message about the record at hand calls it; the shipped one by name, for it answers where no other is.

        >>> from civicgraph import Dataset
        >>> Dataset.shipped().record().label
        'the shipped record'
        """
        return SHIPPED if self.origin == SHIPPED else "this record"

    def require_public(self) -> None:
        """Refuses a record that tells of confidential sources what is not handed on.

        Raises
        ------
        UsageError
            It does.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> Dataset.shipped().record().require_public()
        """
        if self.is_for_own_eyes:
            raise UsageError("this is for your own eyes: what is handed on is made without for_own_eyes()")

    def other_of(self, id: str) -> OtherRecord | None:
        """The record of other people that a thing, claim, source, voice, caveat or test is of; None of our own.

        >>> from civicgraph import Dataset
        >>> Dataset.shipped().record().other_of("lvrw") is None
        True
        """
        name, mark, _ = id.partition(":")
        return self.others.get(name) if mark else None

    def are_of_another(self, one: str, other: str) -> bool:
        """Whether two things are of one and the same record of other people.

        >>> from civicgraph import Dataset
        >>> Dataset.shipped().record().are_of_another("lvrw", "citizens-uk")
        False
        """
        whose = self.other_of(one)
        return whose is not None and whose == self.other_of(other)

    def require_own(self, id: str) -> None:
        """Refuses what is other people's, before it is changed.

        Raises
        ------
        UsageError
            It is.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> Dataset.shipped().record().require_own("lvrw")
        """
        if other := self.other_of(id):
            raise UsageError(
                f"{id} is of the record {other.name} ({other.called}), which is only read here: it is changed there, "
                "and `civicgraph decide` says whether it is one with a thing of ours"
            )

    def iri(self, id: str) -> str:
        """The full IRI of a short id, theirs of what is other people's; a full IRI stays as it is."""
        if "://" in id or id.startswith("urn:"):
            return id
        other = self.other_of(id)
        return other.base + id.partition(":")[2] if other else self.base + id

    def short_id(self, iri: str) -> str:
        """The id that an IRI of this record, or of one that it stands on, is for; anything else stays as it is.

        >>> from civicgraph import Dataset
        >>> record = Dataset.shipped().record()
        >>> record.short_id(record.iri("lvrw")), record.short_id("LVRW")
        ('lvrw', 'LVRW')
        """
        for name, other in self.others.items():
            if iri.startswith(other.base):
                return f"{name}:{iri.removeprefix(other.base)}"
        return iri.removeprefix(self.base)

    @property
    def bases(self) -> tuple[tuple[str, str], ...]:
        """The names of the records that it stands on, each with what its addresses begin with."""
        return tuple((name, other.base) for name, other in self.others.items())

    def with_mark(self, words: str, id: str) -> str:
        """Words for something, with the name of the record behind them where it is other people's."""
        other = self.other_of(id) if self.others else None
        return f"{words} [{other.name}]" if other else words
