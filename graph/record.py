"""The record in memory: things, and what sources claim about them.

A :class:`Record` is what every reader of the graph works on: tracing, showing, exporting and drawing. It is plain
Python, and independent of files and RDF; of one that was built only what is asked for is read (:mod:`.indexed`).
Ids are short (``citizens-uk``, ``claim/cii/lvrw-launched``); :meth:`Record.iri` gives the full form.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import cached_property
from operator import itemgetter

from .about import EMPTY_ABOUT, About, OtherRecord, web_link
from .indexed import IndexedCaveats, IndexedClaims
from .names_in_text import name_in_text
from .passages import AGENTS, share_sentence
from .record_meanings import RecordMeanings
from .record_parts import (
    Caveat,
    Claim,
    Draft,
    Evidence,
    EvidenceTest,
    IdentityDecision,
    LostAnchor,
    Source,
    Thing,
    Voice,
)
from .vocabulary_parts import Code, Relation, Type

__all__ = [
    "EMPTY_ABOUT",
    "About",
    "Caveat",
    "Claim",
    "Code",
    "Draft",
    "Evidence",
    "EvidenceTest",
    "IdentityDecision",
    "LostAnchor",
    "OtherRecord",
    "Record",
    "Relation",
    "Source",
    "Thing",
    "Type",
    "Voice",
    "web_link",
]


SAME_AS, DIFFERENT_FROM = "sameAs", "differentFrom"
IDENTITY_RELATIONS = (SAME_AS, DIFFERENT_FROM)


class Record(RecordMeanings):
    """All things, claims and caveats of a data set, with the vocabulary that explains them.

    ``retracted`` are claims that were taken back, which are no ``claims``; ``retracted_caveats`` caveats.
    ``withholds`` says that names and words of confidential sources are left out: it is as it may be handed on.
    ``is_for_own_eyes`` says that such names and words are in it. ``others`` are the records of other people that it
    stands on, by name; the ids of what is theirs begin with that name, as in ``harbour:night-bus``.

    >>> from civicgraph import Dataset
    >>> record = Dataset.shipped().record()
    >>> record.name("lvrw"), len(record.claims_about("lvrw"))
    ('London Voter Registration Week', 24)
    """

    def name(self, id: str) -> str:
        """What to call a thing, voice, source or code in a sentence; of a claim, what it says.

        What is other people's is told with the name of their record.
        """
        for group in (self.things, self.voices):
            if id in group:
                return self.with_mark(group[id].name, id)
        if id in self.sources:
            return self.with_mark(self.sources[id].title, id)
        if claim := self.kept_claim(id):
            return self.sentence(claim, self.object_name(claim) if claim.object else claim.value)
        code = self.codes.get(tuple(id.split(":", 1)))  # type: ignore[arg-type]
        return code.label if code else id

    def name_in_sentence(self, id: str) -> str:
        """The same as it stands in the midst of words: with what it is before it where it reads as a sentence itself.

        >>> from civicgraph import Dataset
        >>> record = Dataset.shipped().record()
        >>> record.name_in_sentence("ask-london-esol-day"), record.name_in_sentence("lvrw")
        ('the ask “a London-wide day for ESOL”', 'London Voter Registration Week')
        """
        thing = self.things.get(id)
        if not thing:
            return self.name(id)
        return self.with_mark(name_in_text(thing.name, self.types.get(thing.type), self.types), id)

    def sentence(self, claim: Claim, end: str) -> str:
        """A claim as subject, relation and object, or else what stands at its end.

        >>> from civicgraph import Dataset
        >>> record = Dataset.shipped().record()
        >>> record.sentence(record.claims["claim/cii/lvrw-2019-launched"], "September 2019")
        'London Voter Registration Week 2019 took place September 2019'
        """
        other = self.name_in_sentence(claim.object) if claim.object in self.things else end
        words = f"{self.name_in_sentence(claim.subject)} {self.relations[claim.predicate].label} {other}"
        return words[:1].upper() + words[1:]

    def object_name(self, claim: Claim) -> str:
        """What stands at the end of a claim that has an object by name: a code as the workspace calls it.

        >>> from civicgraph import Dataset
        >>> record = Dataset.shipped().record()
        >>> record.object_name(record.claims["claim/cii/lvrw-key-success"])
        'London Voter Registration Week'
        """
        own = [one for one in claim.coded_as if one.partition(":")[0] == claim.object.partition(":")[0]]
        return self.name(own[0] if own else claim.object)

    @cached_property
    def _origins(self) -> dict[str, str]:
        """For each source one of those that repeat one another: one that repeats no other, the first of these by id."""
        found = {id: id for id in self.sources}

        def first(id: str) -> str:
            while found.get(id, id) != id:
                id = found[id]
            return id

        for id, source in self.sources.items():
            for other in source.derived_from:
                one, two = sorted((first(id), first(other)), key=lambda one: (bool(self._repeated_sources(one)), one))
                found[two] = one
        return {id: first(id) for id in self.sources}

    def _repeated_sources(self, source: str) -> tuple[str, ...]:
        return self.sources[source].derived_from if source in self.sources else ()

    def origin_of(self, source: str) -> str:
        """A source that stands for all those that repeat one another with this one: the same id for each of them."""
        return self._origins.get(source, source)

    @cached_property
    def agentless(self) -> dict[str, tuple[str, ...]]:
        """Claims that credit a piece of work where the same sentence names who did it, each with the claims that do.

        Such as "the workstream produced the week" beside "the secondee developed the week": the sentence gives the week
        to the secondee. The one that names an actor or a role is the claim to go by.

        >>> from civicgraph import Dataset
        >>> Dataset.shipped().record().agentless["claim/cii/lvrw-key-success"]
        ('claim/cii/pop-developed-lvrw', 'claim/cii/pop-led-lvrw')
        """
        if isinstance(self.claims, IndexedClaims):
            return self.claims.agentless
        works: defaultdict[str, list[Claim]] = defaultdict(list)
        acts: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims.values():
            relation = self.relations[claim.predicate]
            if not claim.object or not claim.supports or not (relation.names_maker or relation.gives_part):
                continue
            if self.family(claim.subject) in AGENTS:
                acts[claim.object].append(claim)
            elif relation.names_maker and claim.is_told:
                works[claim.object].append(claim)
        found: dict[str, tuple[str, ...]] = {}
        for made in works.keys() & acts.keys():
            for work in works[made]:
                if named := [act.id for act in acts[made] if share_sentence(work, act)]:
                    found[work.id] = tuple(sorted(named))
        return dict(sorted(found.items()))

    @cached_property
    def identity_claims(self) -> tuple[str, ...]:
        """The claims that say that two things are the same, or that they are different, in order of id.

        >>> from civicgraph import Dataset
        >>> len(Dataset.shipped().record().identity_claims)
        19
        """
        if isinstance(self.claims, IndexedClaims):
            return self.claims.identities
        return tuple(sorted(claim.id for claim in self.claims.values() if claim.predicate in IDENTITY_RELATIONS))

    def claims_about(self, id: str) -> tuple[Claim, ...]:
        """Every claim that has the thing as subject or object, in order of id."""
        if isinstance(self.claims, IndexedClaims):
            return self.claims.about(id)
        return self._by_thing.get(id, ())

    def kept_claim(self, id: str) -> Claim | None:
        """The claim of an id, also where it was taken back; nothing where there never was one.

        >>> from civicgraph import Dataset
        >>> Dataset.shipped().record().kept_claim("claim/cii/lvrw-key-success").retracted
        ''
        """
        return self.claims.get(id) or self.retracted.get(id)

    def retracted_about(self, ids: Collection[str]) -> tuple[Claim, ...]:
        """Every claim that was taken back and had one of these things as subject or object, in order of id.

        >>> from civicgraph import Dataset
        >>> Dataset.shipped().record().retracted_about(["lvrw"])
        ()
        """
        return tuple(one for one in self.retracted.values() if one.subject in ids or one.object in ids)

    def kept_caveat(self, id: str) -> Caveat | None:
        """The caveat of an id, also where it was taken back; nothing where there never was one."""
        return self.caveats.get(id) or self.retracted_caveats.get(id)

    def retracted_caveats_about(self, id: str) -> tuple[Caveat, ...]:
        """Every caveat that was taken back and concerned a thing or a claim about it, in order of id.

        >>> from civicgraph import Dataset
        >>> Dataset.shipped().record().retracted_caveats_about("lvrw")
        ()
        """
        if not self.retracted_caveats:
            return ()
        about = {id, *(claim.id for claim in self.claims_about(id))}
        return tuple(one for one in self.retracted_caveats.values() if about & set(one.concerns))

    def caveats_about(self, ids: Iterable[str]) -> list[Caveat]:
        """The caveats that concern any of these claims or things, in order of id."""
        indexed = self.caveats if isinstance(self.caveats, IndexedCaveats) else None
        about = indexed.about if indexed else lambda id: self._caveats_by_id.get(id, [])
        found = {caveat.id: caveat for id in ids for caveat in about(id)}
        return [found[id] for id in sorted(found)]

    def caveats_concerning(self, id: str) -> list[Caveat]:
        """The caveats that concern a thing or a claim about it, in order of id.

        >>> from civicgraph import Dataset
        >>> record = Dataset.shipped().record()
        >>> len(record.caveats_concerning("cii")) > len(record.caveats_about(["cii"]))
        True
        """
        return self.caveats_about([id, *(claim.id for claim in self.claims_about(id))])

    @cached_property
    def _by_thing(self) -> dict[str, tuple[Claim, ...]]:
        found: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims.values():
            found[claim.subject].append(claim)
            if claim.object and claim.object != claim.subject:
                found[claim.object].append(claim)
        return {id: tuple(sorted(claims, key=itemgetter(0))) for id, claims in found.items()}

    @cached_property
    def _caveats_by_id(self) -> dict[str, list[Caveat]]:
        found: defaultdict[str, list[Caveat]] = defaultdict(list)
        for caveat in self.caveats.values():
            for id in caveat.concerns:
                found[id].append(caveat)
        return dict(found)
