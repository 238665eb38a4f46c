"""The analyses as pages: what each asks, what it may be asked about, and what it comes to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from ..graph.networks.projection import PROJECTIONS
from ..ontology import codes
from .fields import CHOICE, NUMBER, SPAN, SWITCH, THING, Field, in_address
from .rendering import render
from .site import Site

if TYPE_CHECKING:
    from .findings import Findings


class Analysis(NamedTuple):
    """An analysis: its name in addresses, what it asks, what that means, and its fields."""

    name: str
    label: str
    intro: str
    fields: tuple[Field, ...]


_AT = Field("at", "Only claims certainly in", SPAN, rare=True)
_WORDING = Field("wording", "Only told as", CHOICE, choices=codes("wording"), several=True, rare=True, key="wordings")
_RUNS = Field("runs", "How many seeds to try", NUMBER, 20, most=100, rare=True)
_SEED = Field("seed", "Random seed", NUMBER, 0, least=0, most=2**32 - 1, rare=True)


def _tied_by(usual: str) -> Field:
    return Field("ties", "Tied by", CHOICE, usual, choices=PROJECTIONS, rare=True)


def _most(usual: int) -> Field:
    return Field("limit", "How many to list", NUMBER, usual, most=1_000, rare=True)


_WATCHED = (
    Field("from", "Starting from, and not from all asks", THING, several=True, rare=True, key="origins"),
    Field("to", "Watching only", THING, several=True, rare=True, key="outcomes"),
    Field("type", "Watching things of the type", several=True, rare=True, key="types"),
)
ANALYSES = (
    Analysis(
        "what-if",
        "What depends on what",
        "What the record would no longer lead to without a thing, a claim, a source or a voice; without a name, on "
        "what most depends. Pathways of any length count.",
        (Field("name", "Without", THING), *_WATCHED, _most(20)),
    ),
    Analysis(
        "tests",
        "What was tested",
        "What should be found for one explanation and not for a named rival, and whether it was.",
        (
            Field("from", "On the way from", THING, key="start"),
            Field("to", "to", THING, key="end"),
            Field("pathway", "Of the pathways found, by its number", NUMBER, 1, most=50, rare=True),
        ),
    ),
    Analysis(
        "outcomes",
        "Outcomes that can be stated whole",
        "Who changed, what they do differently, when, where and why it matters; what lacks a part of that is refused.",
        (Field("of", "The outcome", THING, key="thing"),),
    ),
    Analysis(
        "brokers",
        "Who stands between whom",
        "Who connects actors that nothing else ties, within and between sectors, beside what chance would give.",
        (
            _tied_by("direct"),
            _AT,
            Field("window", "Again for every window of so many years", NUMBER, "", most=100, rare=True),
            _WORDING,
            Field("permutations", "How many random deals", NUMBER, 1_000, least=100, most=10_000, rare=True),
            _SEED,
            _most(10),
        ),
    ),
    Analysis(
        "centrality",
        "Who lies between others",
        "Who lies on the shortest ways between others, and who spans holes between them.",
        (_tied_by("all"), _AT, _WORDING, _SEED, _most(15)),
    ),
    Analysis(
        "communities",
        "Who holds together",
        "Which actors are more tied among themselves than to others, and how far that changes by chance.",
        (_tied_by("all"), _AT, _WORDING, _RUNS, _SEED),
    ),
    Analysis(
        "ties",
        "Who is tied to whom",
        "Whom an actor is tied to, or the claims that tie it to another.",
        (
            Field("actor", "The actor", THING, needed=True),
            Field("other", "and the other", THING),
            _tied_by("all"),
            _AT,
            _WORDING,
        ),
    ),
    Analysis("secondments", "Secondments", "Who paid for, lent, hosted and worked on each secondment.", (_AT,)),
    Analysis(
        "timeline",
        "What is dated, in order",
        "What the record dates about a thing, in order; the undated apart.",
        (
            Field("of", "The thing", THING, needed=True, key="thing"),
            Field("around", "Also what is dated about things one claim away", SWITCH),
        ),
    ),
)
BY_NAME = {one.name: one for one in ANALYSES}


def analyses_page(site: Site) -> str:
    """The page that says which analyses there are, each with the form that asks it."""
    return render(
        site,
        "analyses.html",
        analyses=ANALYSES,
        crumbs=[("Analyses", "")],
        here=site.links.page("analyse"),
        summary=site.summary("Analyses", "What depends on what, who connects whom, and what came when."),
    )


def analysis_page(site: Site, name: str, asked: Mapping[str, Any], answer: Findings | None, refused: str = "") -> str:
    """The page of an analysis: its form, and the answer where it was asked; ``refused`` says why there is none."""
    analysis = BY_NAME[name]
    given = {key: value for key, value in asked.items() if value}
    return render(
        site,
        "analysis.html",
        analysis=analysis,
        asked=asked,
        answer=answer,
        refused=refused,
        narrowed=any(one.rare and asked.get(one.name, one.usual) not in (one.usual, (), []) for one in analysis.fields),
        json=site.links.page(f"analyse/{name}.json", **in_address(given)),
        crumbs=[("Analyses", site.links.page("analyse")), (analysis.label, "")],
        here=site.links.page("analyse"),
        summary=site.summary(analysis.label, " ".join(answer.lead) if answer else analysis.intro),
    )
