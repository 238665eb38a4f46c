"""What a trace finds: pathways made of steps made of claims. Plain values; how they are found is in ``tracing``."""

from typing import NamedTuple

from ..record import Caveat, Claim, IdentityDecision
from ..strength import Strength
from ..words.phrases import Finding
from .edges import SHARED_WORK


class Step(NamedTuple):
    """One link of a pathway, from what came first to what it led to, with every claim that makes or disputes it.

    The first claim leads: the step's relation, kind, wording, modality and time are its own. Claims that tell the
    opposite (``opposing``: to less, not to more) and claims that dispute the step stand last. ``strength`` runs from 0
    (order in time only) to 5 (influence or action in the source's own voice).

    >>> from civicgraph import Dataset
    >>> step = Dataset.shipped().trace("Citizens UK", "LVRW").pathways[0].steps[0]
    >>> step.start, step.relation, step.end, step.strength
    ('citizens-uk', 'asked', 'ask-office-for-citizenship', 5)
    """

    start: str
    end: str
    claims: tuple[Claim, ...]
    relation: str
    phrase: str
    kind: str
    strength: int
    chronology: str
    opposing: tuple[Claim, ...] = ()

    @property
    def is_less(self) -> bool:
        """Whether more of the one came to less of the other."""
        return any(claim.direction == "less" for claim in self.supporting)

    @property
    def is_break(self) -> bool:
        """Whether the chain breaks here, since no source tells the step as influence or action."""
        return Strength(self.strength).is_break

    @property
    def is_plain(self) -> bool:
        """Whether a source states the step plainly, as influence or as somebody's act."""
        return Strength(self.strength).is_plain

    @property
    def lead(self) -> Claim:
        """The claim that bears most."""
        return self.claims[0]

    @property
    def supporting(self) -> tuple[Claim, ...]:
        """The claims that say it is so, and not the opposite."""
        against = {claim.id for claim in self.opposing}
        return tuple(claim for claim in self.claims if claim.supports and claim.id not in against)

    @property
    def disputing(self) -> tuple[Claim, ...]:
        """The claims that say it is not so."""
        return tuple(claim for claim in self.claims if not claim.supports)


class Joint(NamedTuple):
    """Where two steps meet: the thing between, a code of the list ``joint``, and its strength, from 1 to 5."""

    thing: str
    kind: str
    strength: int

    @property
    def is_shared(self) -> bool:
        """Whether the thing between is the work of many, of which the first step gives only a part."""
        return self.kind == SHARED_WORK


class Account(NamedTuple):
    """Somebody who tells the whole of a pathway: one passage of a source, or one speaker whom a source describes.

    ``kind`` is ``passage`` or ``speaker``. That every step stands somewhere in one source is no account.
    """

    kind: str
    source: str
    voice: str


class Pathway(NamedTuple):
    """A chain of steps from one thing to another, and of the joints at which they meet.

    ``told_whole_by`` names the sources each of which supports every step, ``told_whole_by_voices`` the voices.
    ``chronology`` is ``certain`` or ``possible``; impossible pathways are counted in the trace, not kept.

    >>> from civicgraph import Dataset
    >>> pathway = Dataset.shipped().trace("Citizens UK", "LVRW").pathways[0]
    >>> pathway.stitched, pathway.weakest_step, pathway.chronology
    (True, 2, 'possible')
    """

    steps: tuple[Step, ...]
    told_whole_by: tuple[str, ...]
    told_whole_by_voices: tuple[str, ...]
    chronology: str
    joints: tuple[Joint, ...] = ()
    accounts: tuple[Account, ...] = ()

    @property
    def stitched(self) -> bool:
        """Whether no single source tells all of it."""
        return not self.told_whole_by

    @property
    def weakest_step(self) -> int:
        """The index, from 0, of the first of the weakest steps."""
        strengths = [step.strength for step in self.steps]
        return strengths.index(min(strengths))

    @property
    def strength(self) -> int:
        """That of the weakest step or joint."""
        return min([step.strength for step in self.steps] + [joint.strength for joint in self.joints])

    @property
    def weakness(self) -> int:
        """The strength of the weakest step, or of shared work where that is weaker."""
        shared = [joint.strength for joint in self.joints if joint.is_shared]
        return min([step.strength for step in self.steps] + shared)

    @property
    def is_less(self) -> bool:
        """Whether more of its start comes to less of its end: an odd number of its steps are to less."""
        return sum(step.is_less for step in self.steps) % 2 == 1

    @property
    def is_broken(self) -> bool:
        """Whether some step or joint is no influence or act that a source tells."""
        return any(step.is_break for step in self.steps) or bool(self.shared)

    @property
    def shared(self) -> tuple[int, ...]:
        """The joints of shared work, by the number, from 1, of the step before each."""
        return tuple(number for number, joint in enumerate(self.joints, 1) if joint.is_shared)

    @property
    def things(self) -> tuple[str, ...]:
        """The ids of the things passed, both ends included."""
        return (self.steps[0].start, *(step.end for step in self.steps))


class EndSubstitute(NamedTuple):
    """What a trace takes in the place of one of its ends, since nothing leads there from the end itself.

    ``end`` is ``start`` or ``end``, ``given`` what was asked for and ``id`` what is taken. ``how`` is ``same`` (the
    record holds the two to be one), ``role`` (the person's), ``part``, ``secondee`` (whom it seconded), ``whole`` or
    ``taker`` (it took part in what is taken); ``claim`` says so. ``of`` counts what might be taken by the same right,
    and ``led`` those of them by which a pathway leads as well.
    """

    end: str
    given: str
    id: str
    how: str
    claim: Claim
    of: int = 1
    led: int = 1

    @property
    def is_other(self) -> bool:
        """Whether what was taken is not what was asked for, so that what it did the other did not."""
        return self.how not in ("same", "role")


class Tie(NamedTuple):
    """A tie between two things that is no pathway: the things it passes, both ends included, and a claim for each."""

    things: tuple[str, ...]
    claims: tuple[Claim, ...]


class AsOne(NamedTuple):
    """Two things that a trace takes as one, or would: by which decision, and the claims on pathways that name one of
    those that another stands for.
    """

    decision: IdentityDecision
    claims: tuple[str, ...] = ()


class LeftOut(NamedTuple):
    """What a trace did not look at: claims dropped by filters, and things beyond the bound on steps.

    The filters are ``kind``, ``wording``, ``from_date`` and ``to_date``.

    ``cut_short`` tells that a budget of work ended the search before all pathways asked for were found,
    ``beyond_exact`` whether ``beyond`` counts all such things or is the least there are.
    """

    by_filter: dict[str, int]
    beyond: int = 0
    cut_short: bool = False
    beyond_exact: bool = True


class Cut(NamedTuple):
    """The fewest speakers whose loss breaks every pathway, by id.

    ``size`` is proved least where ``exact``; else the least lies from ``lower`` to ``upper``, and ``ids`` are so many
    whose loss does break them. ``size`` is None where no loss of speakers does, since inference alone joins the ends.
    """

    size: int | None
    ids: tuple[str, ...]
    exact: bool = True
    lower: int = 0
    upper: int | None = 0


class SpeakerSupport(NamedTuple):
    """How well some speakers, sources or voices, bear out that the ends are joined.

    ``told_whole_by`` are the speakers each of whom tells a whole pathway. ``max_flow`` is how many tell at its
    narrowest, a speaker counted once for each link; None where inference alone joins the ends. ``cut`` is over the
    pathways that they tell, or over all where what is inferred is taken as given; ``rest`` says whether pathways that
    they do not tell are left after it.
    """

    max_flow: int | None
    told_whole_by: tuple[str, ...]
    cut: Cut
    rest: bool = False


class Robustness(NamedTuple):
    """How robust the set of all pathways within the bound is, by what sources say.

    ``independent`` leaves out the voices that are a party to what they report. ``with_inference`` takes what is
    inferred as given; only where what sources say joins the ends by no pathway.
    """

    by_source: SpeakerSupport
    by_voice: SpeakerSupport
    independent: SpeakerSupport
    with_inference: tuple[SpeakerSupport, SpeakerSupport] | None = None


class Trace(NamedTuple):
    """The pathways between two things, best first, with what the record cautions and what is missing.

    ``found`` and ``impossible`` count all pathways, and all chains that the dates rule out; where ``counts_exact`` is
    false, there are at least so many. ``gatekeepers`` are the things, besides the ends, on every pathway. ``verdict``,
    at most a hundred words, ``details`` and ``gaps`` are sentences; ``findings``, ``detail_findings`` and
    ``gap_findings`` the same as data. ``through`` says where an end was taken with a role, part or whole of it, and
    ``ties`` what else joins the ends, the shortest first, with how many more there are.
    Where there is no pathway, ``reverse`` says whether there is one the other way round, and ``reverse_breaks`` whether
    that is broken; ``about`` to which things that are about the end there is one.
    ``as_one`` are the things that the pathways take as one, where that was asked for; else ``would_join`` those that
    would join the ends, or close a break, if they were.
    ``is_part`` says that only the part of a record that lies between the ends was at hand.

    >>> from civicgraph import Dataset
    >>> found = Dataset.shipped().trace("Citizens UK", "LVRW").trace
    >>> found.start, found.end, found.max_steps
    ('citizens-uk', 'lvrw', 8)
    """

    start: str
    end: str
    max_steps: int
    pathways: tuple[Pathway, ...]
    found: int
    impossible: int
    verdict: tuple[str, ...]
    caveats: tuple[Caveat, ...]
    gaps: tuple[str, ...]
    left_out: LeftOut
    counts_exact: bool = True
    robustness: Robustness | None = None
    gatekeepers: tuple[str, ...] | None = None
    findings: tuple[Finding, ...] = ()
    gap_findings: tuple[Finding, ...] = ()
    details: tuple[str, ...] = ()
    detail_findings: tuple[Finding, ...] = ()
    through: tuple[EndSubstitute, ...] = ()
    ties: tuple[Tie, ...] = ()
    more_ties: int = 0
    reverse: bool = False
    reverse_breaks: bool = False
    about: tuple[str, ...] = ()
    is_part: bool = False
    as_one: tuple[AsOne, ...] = ()
    would_join: tuple[AsOne, ...] = ()
