"""The record in memory: things, and what sources claim about them.

A :class:`Record` is what every reader of the graph works on: tracing, showing, exporting and drawing. It is plain
Python, and independent of files and RDF; of one that was built only what is asked for is read (:mod:`.indexed`).
Ids are short (``citizens-uk``, ``claim/cii/lvrw-launched``); :meth:`Record.iri` gives the full form.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from operator import itemgetter

from .errors import SHIPPED, UsageError
from .indexed import IndexedCaveats, IndexedClaims
from .names_in_text import name_in_text
from .passages import AGENTS, share_sentence
from .record_parts import (
    EMPTY_ABOUT,
    About,
    Caveat,
    Claim,
    Code,
    Draft,
    Evidence,
    EvidenceTest,
    IdentityDecision,
    LostAnchor,
    OtherRecord,
    Relation,
    Source,
    Thing,
    Type,
    Voice,
    web_link,
)
from .strength import PLAIN

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


@dataclass(frozen=True, repr=False)
class Record:
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

    def with_mark(self, words: str, id: str) -> str:
        """Words for something, with the name of the record behind them where it is other people's."""
        other = self.other_of(id) if self.others else None
        return f"{words} [{other.name}]" if other else words

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

    def codes_of(self, list: str) -> tuple[str, ...]:
        """The codes of a list, in the order of the vocabulary.

        >>> from civicgraph import Dataset
        >>> Dataset.shipped().record().codes_of("wording")
        ('stated', 'opinion', 'hedged', 'contested', 'inferred')
        """
        return self._code_lists.get(list, ())

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

    def is_undone(self, claim: Claim) -> bool:
        """Whether it is of what was asked, promised, planned or hoped for, which does not show that it was done."""
        return self.strength("modality", claim.modality) < PLAIN

    def strength(self, list: str, name: str) -> int:
        """The strength of a code of a list; the highest where the list does not rank."""
        code = self.codes.get((list, name))
        return code.strength if code and code.strength >= 0 else PLAIN

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

    def family(self, id: str) -> str:
        """The family of a thing's type, such as ``actors``; empty where there is no such thing.

        >>> from civicgraph import Dataset
        >>> Dataset.shipped().record().family("citizens-uk")
        'actors'
        """
        thing = self.things.get(id)
        return self.types[thing.type].family if thing and thing.type in self.types else ""

    def gives_part(self, claim: Claim) -> bool:
        """Whether who stands in the claim had a part in its other end, as others may have had: to fund, lead, work on.

        >>> from civicgraph import Dataset
        >>> record = Dataset.shipped().record()
        >>> record.gives_part(record.claims["claim/cii/kennedy-led-voter-registration"])
        True
        """
        return self.relations[claim.predicate].gives_part or self.is_part(claim)

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
