"""What the vocabulary of a record says of its things, claims and caveats."""

from collections import defaultdict
from functools import cached_property

from .record_contents import RecordContents
from .record_parts import Caveat, Claim
from .strength import PLAIN


class RecordMeanings(RecordContents):
    """A record with the answers that need the vocabulary: types, families, rungs, strengths.

    >>> from civicgraph import Dataset
    >>> Dataset.shipped().record().type_label("lvrw-2019")
    'campaign edition'
    """

    def is_of(self, id: str, *types: str) -> bool:
        """Whether a thing is of one of some types, or of one below them: a petition is an ask.

        >>> from civicgraph import Dataset
        >>> Dataset.shipped().record().is_of("citizens-uk", "Organisation")
        True
        """
        thing = self.things.get(id)
        known = self.types.get(thing.type) if thing else None
        return thing is not None and (thing.type in types or bool(known and not set(types).isdisjoint(known.above)))

    def type_label(self, id: str) -> str:
        """The type of a thing in words, such as ``campaign edition``."""
        thing = self.things.get(id)
        return self.types[thing.type].label if thing and thing.type in self.types else ""

    def rung(self, id: str) -> str:
        """The rung of the ladder that a thing stands on, or empty."""
        thing = self.things.get(id)
        return self.types[thing.type].rung if thing and thing.type in self.types else ""

    def family(self, id: str) -> str:
        """The family of a thing's type, such as ``actors``; empty where there is no such thing.

        >>> from civicgraph import Dataset
        >>> Dataset.shipped().record().family("citizens-uk")
        'actors'
        """
        thing = self.things.get(id)
        return self.types[thing.type].family if thing and thing.type in self.types else ""

    def codes_of(self, list: str) -> tuple[str, ...]:
        """The codes of a list, in the order of the vocabulary.

        >>> from civicgraph import Dataset
        >>> Dataset.shipped().record().codes_of("wording")
        ('stated', 'opinion', 'hedged', 'contested', 'inferred')
        """
        return self._code_lists.get(list, ())

    def strength(self, list: str, name: str) -> int:
        """The strength of a code of a list; the highest where the list does not rank."""
        code = self.codes.get((list, name))
        return code.strength if code and code.strength >= 0 else PLAIN

    def tells_influence(self, kind: str) -> bool:
        """Whether relations of a kind tell that one thing led to another or that somebody did something.

        >>> from civicgraph import Dataset
        >>> [Dataset.shipped().record().tells_influence(kind) for kind in ("agency", "sequence")]
        [True, False]
        """
        return self.strength("kind", kind) == PLAIN

    def is_part(self, claim: Claim) -> bool:
        """Whether a claim gives its subject only a part, as where it helped or contributed; a part is not a doubt.

        >>> from civicgraph import Dataset
        >>> record = Dataset.shipped().record()
        >>> record.is_part(record.claims["claim/cii/workstream-contributed-to-migration-team"])
        True
        """
        return bool(claim.share or self.relations[claim.predicate].share)

    def gives_part(self, claim: Claim) -> bool:
        """Whether who stands in the claim had a part in its other end, as others may have had: to fund, lead, work on.

        >>> from civicgraph import Dataset
        >>> record = Dataset.shipped().record()
        >>> record.gives_part(record.claims["claim/cii/kennedy-led-voter-registration"])
        True
        """
        return self.relations[claim.predicate].gives_part or self.is_part(claim)

    def is_undone(self, claim: Claim) -> bool:
        """Whether it is of what was asked, promised, planned or hoped for, which does not show that it was done."""
        return self.strength("modality", claim.modality) < PLAIN

    def is_always_told(self, caveat: Caveat) -> bool:
        """Whether a caveat is of a type that is told in full wherever it concerns what is asked about."""
        code = self.codes.get(("caveat", caveat.type))
        return bool(code and code.always)

    def limits_credit(self, caveat: Caveat) -> bool:
        """Whether a caveat is of a type that limits what may be concluded of who brought something about."""
        code = self.codes.get(("caveat", caveat.type))
        return bool(code and code.limits)

    @cached_property
    def _code_lists(self) -> dict[str, tuple[str, ...]]:
        lists: defaultdict[str, list[str]] = defaultdict(list)
        for of, name in self.codes:
            lists[of].append(name)
        return {of: tuple(names) for of, names in lists.items()}
