"""The page of a trace: the verdict and the chain first, then the figure, the evidence, what it depends on and lacks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from ..graph.record import Record
from ..graph.tracing.model import Pathway, Trace
from ..graph.tracing.step_findings import joint_finding
from ..graph.tracing.trace import EXACT, WIDE, Filters
from ..graph.version import VERSION
from ..graph.words.claims import rank
from ..graph.words.counts import capital, quantity
from ..graph.words.headlines import trace_question
from ..graph.words.phrases import say
from ..graph.words.short_names import short_name
from ..ontology import codes
from ..reports.content import pathway_report
from ..reports.method import Edition
from ..reports.publishing import FORMATS
from .fields import CHOICE, DATE, NUMBER, SWITCH, THING, Field
from .rendering import render
from .site import Site

FIELDS = (
    Field("from", "Where the trace begins: a thing by name, alias or id", THING, needed=True),
    Field("to", "Where it ends", THING, needed=True),
    Field("limit", "How many pathways to tell; all are counted", NUMBER, 5, most=50),
    Field("max_steps", "The most claims in one pathway", NUMBER, 8, most=20),
    Field("kind", "Walk only along claims of this kind", CHOICE, choices=codes("kind"), several=True),
    Field("wording", "Walk only along claims told like this", CHOICE, choices=codes("wording"), several=True),
    Field("from_date", "Leave out what was over before this date", DATE),
    Field("to_date", "Leave out what began after this date", DATE),
    Field("ends", "Whether roles, parts and wholes of the two count too", CHOICE, WIDE, choices=(WIDE, EXACT)),
    Field("same", "Take as one what is held to be one", SWITCH),
)
# The summary says again what stands at the head of the page; how to cite a file is no matter of a page.
_LEFT_OUT = ("summary", "cite")


@dataclass(frozen=True)
class TraceQuestion:
    """What a trace is asked: its ends as they were typed, and what narrows it."""

    start: str = ""
    end: str = ""
    limit: int = 5
    max_steps: int = 8
    ends: str = "wide"
    same: bool = False
    filters: Filters = field(default_factory=Filters)

    @property
    def narrowing(self) -> dict[str, str | tuple[str, ...]]:
        """What narrows it, as the parameters of an address; empty where nothing does."""
        usual, (kinds, wordings, since, until) = TraceQuestion(), self.filters
        told: dict[str, str | tuple[str, ...]] = {
            "limit": str(self.limit) if self.limit != usual.limit else "",
            "max_steps": str(self.max_steps) if self.max_steps != usual.max_steps else "",
            "ends": self.ends if self.ends != usual.ends else "",
            "same": "1" * self.same,
            "kind": kinds,
            "wording": wordings,
            "from_date": since,
            "to_date": until,
        }
        return {name: value for name, value in told.items() if value}


class AnsweredTrace(NamedTuple):
    """A trace that has a page: its ends, what was asked, and the verdict."""

    start: str
    end: str
    heading: str
    verdict: tuple[str, ...]


class ChainStep(NamedTuple):
    """A step of a pathway in a line: how strongly it is told, what it says and leads to.

    ``breaks`` says that no source tells it as influence or act, ``joint`` that it and the next do not meet, if so.
    """

    number: int
    strength: int
    told: str
    phrase: str
    id: str
    name: str
    breaks: bool
    joint: str


def trace_form(site: Site, question: TraceQuestion, refused: str = "") -> str:
    """The page that asks from where to where; ``refused`` says why there is no answer yet."""
    return render(
        site,
        "trace_form.html",
        question=question,
        refused=refused,
        crumbs=[("Trace", "")],
        here=site.links.page("trace"),
    )


def trace_page(site: Site, question: TraceQuestion, trace: Trace) -> str:
    """The page that answers."""
    record = site.record
    edition = Edition(VERSION, record.hash, record.origin, "", record.about)  # a page is not cited as a report is
    sections = [one for one in pathway_report(record, trace, edition).sections if one.id not in _LEFT_OUT]
    heading = trace_heading(record, trace)
    ends: dict[str, str | tuple[str, ...]] = {"from_": trace.start, "to": trace.end}
    # A report is on the whole question.
    formats = () if question.narrowing else FORMATS
    return render(
        site,
        "trace.html",
        question=question,
        trace=trace,
        heading=heading,
        pathways=[(pathway, list(chain(record, pathway))) for pathway in trace.pathways],
        counted=_count_in_words(trace),
        sections=sections,
        contents=[(one.id, one.title) for one in sections],
        reports={format: link for format in formats if (link := site.links.page("report", **ends, format=format))},
        json=site.links.page("trace.json", **ends, **question.narrowing),
        map=f"{site.links.page('map')}#from={trace.start}&to={trace.end}",
        crumbs=[("Trace", site.links.page("trace")), (f"{record.name(trace.start)} to {record.name(trace.end)}", "")],
        here=site.links.page("trace"),
        summary=site.summary(heading, " ".join(trace.verdict)),
    )


def trace_heading(record: Record, trace: Trace) -> str:
    """What a trace answers, as a question."""
    return trace_question(record, trace.start, trace.end)


def chain(record: Record, pathway: Pathway) -> Iterator[ChainStep]:
    """The steps of a pathway, each in a line.

    >>> from civicgraph import Dataset
    >>> data = Dataset.shipped()
    >>> [step.told for step in chain(data.record(), data.trace("Citizens UK", "LVRW").pathways[0])]
    ['as stated', 'as stated', 'order only', 'our inference', 'opinion']
    """
    for number, step in enumerate(pathway.steps, 1):
        shared = number in pathway.shared and pathway.steps[number].lead.id not in record.agentless
        joint = f"{capital(say(record, joint_finding(pathway, number)))}." if shared else ""
        name = short_name(record, step.end)
        yield ChainStep(number, step.strength, rank(step.strength), step.phrase, step.end, name, step.is_break, joint)


def _count_in_words(trace: Trace) -> str:
    """How many pathways there are, in words."""
    return f"{'' if trace.counts_exact else 'at least '}{quantity(trace.found, 'pathway')}"
