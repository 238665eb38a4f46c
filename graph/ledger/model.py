"""What a ledger holds: one row for each ask and each promise. Plain values; :mod:`.rows` builds them."""

from __future__ import annotations

from typing import NamedTuple

from ..dates import Bounds
from ..record import Claim
from ..words.claims import value_in_words

PROMISES = ("commitment", "pledge")
NOT_ASSESSED = "not-yet-assessed"
# What somebody can be held to; a baseline is compared with, and a count says only how many there are.
HELD_TO = ("target", "amount", "duration")


class LinkedThing(NamedTuple):
    """A thing that claims tie to a row: who asked, who promised, where, what came of it.

    ``mark`` is the wording where it is not plainly stated, such as ``inferred`` or ``contested, disputed``.
    ``of_whole`` is true where the claims are about the larger ask or promise that the row is part of. ``phrase`` is the
    relation in words, where a row has several.
    """

    id: str
    mark: str
    claims: tuple[Claim, ...]
    of_whole: bool = False
    phrase: str = ""


class InheritedTheme(NamedTuple):
    """A theme that is not told of the row itself, but of its ``part``, its ``whole`` or its ``project``: ``via``."""

    id: str
    relation: str
    via: tuple[str, ...]


class AskAnswer(NamedTuple):
    """What somebody answered to one ask. ``code`` is of the answer list, empty where the answer is not told.

    ``own`` is the workspace's own code that it was coded as, such as ``answer:deferred``, or empty.
    """

    response: str
    ask: str
    by: tuple[LinkedThing, ...]
    code: str
    mark: str
    own: str = ""


class LedgerFigure(NamedTuple):
    """A number that an ask or promise carries, as the source qualifies it."""

    claim: Claim
    mark: str

    @property
    def text(self) -> str:
        """The figure as it reads: qualifier, value, unit and scope."""
        return value_in_words(self.claim)


class Deadline(NamedTuple):
    """When an ask or promise was to be met: EDTF text, and the days that it may mean."""

    claim: Claim
    mark: str
    bounds: Bounds


class Status(NamedTuple):
    """One assessment of how far a promise had been met. ``when`` is EDTF text, empty where undated."""

    assessment: str
    code: str
    when: str
    by: tuple[LinkedThing, ...]
    mark: str
    claim: Claim


class Row(NamedTuple):
    """One ask, commitment or pledge, or one response that is tied to no ask, with all that claims tie to it.

    A promise has the asks it answers (``asks``) and what is claimed about them; an ask has the promises that answer it
    (``promises``). ``assessments`` come latest first; none means that the record assesses nothing, not that
    nothing was done. ``lead`` is the claim that the row rests on.
    """

    id: str
    kind: str
    lead: Claim | None
    wholes: tuple[LinkedThing, ...] = ()
    asks: tuple[LinkedThing, ...] = ()
    promises: tuple[LinkedThing, ...] = ()
    asked_by: tuple[LinkedThing, ...] = ()
    put_to: tuple[LinkedThing, ...] = ()
    at: tuple[LinkedThing, ...] = ()
    answers: tuple[AskAnswer, ...] = ()
    made_by: tuple[LinkedThing, ...] = ()
    promised_to: tuple[LinkedThing, ...] = ()
    through: tuple[LinkedThing, ...] = ()
    figures: tuple[LedgerFigure, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    must_act: tuple[LinkedThing, ...] = ()
    terms: tuple[LedgerFigure, ...] = ()
    themes: tuple[LinkedThing, ...] = ()
    inherited_themes: tuple[InheritedTheme, ...] = ()
    assessments: tuple[Status, ...] = ()
    follow_up: tuple[LinkedThing, ...] = ()
    caveats: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    @property
    def is_promise(self) -> bool:
        """Whether somebody promised something, rather than asked or answered."""
        return self.kind in PROMISES

    @property
    def status(self) -> str:
        """The code of the latest assessment; ``not-yet-assessed`` where there is none, empty for what is no promise."""
        if not self.is_promise:
            return ""
        return self.assessments[0].code if self.assessments else NOT_ASSESSED

    @property
    def is_assessed(self) -> bool:
        """Whether somebody looked at what became of the promise."""
        return any(status.code != NOT_ASSESSED for status in self.assessments)

    @property
    def has_figure(self) -> bool:
        """Whether it says how much or how long, so that somebody can be held to it."""
        return any(figure.claim.predicate in HELD_TO for figure in self.figures)

    @property
    def is_answered(self) -> bool:
        """Whether the record holds an answer, or a promise made in answer."""
        return bool(self.answers or self.promises)
