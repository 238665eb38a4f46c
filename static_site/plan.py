"""Which files a site has, and what makes each."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import chain
from typing import Any

from ..graph.changes.claim_history import ClaimHistory
from ..graph.export.citation_file import citation_file
from ..graph.export.dataset import draft_mark, mark_draft, row_lines
from ..graph.export.ledger import ledger_json
from ..graph.export.ledger_tables import ledger_csv
from ..graph.export.traces import trace_json
from ..graph.ledger.filters import LedgerFilters
from ..graph.ledger.ledger import Ledger, ledger
from ..graph.record import Record
from ..graph.storage.description import DUMP
from ..graph.tracing.as_one import note_would_join
from ..graph.tracing.model import Trace
from ..graph.tracing.trace import Filters, trace
from ..pages.analyses import analyses_page, analysis_page
from ..pages.cards import card_of
from ..pages.claims import claim_page
from ..pages.dataset import dataset_page
from ..pages.figures import NamedFigure, figures_page
from ..pages.findings import Findings
from ..pages.home import home_page
from ..pages.ledger import ledger_name, ledger_page
from ..pages.ledger_parts import ledger_pages
from ..pages.list_page import list_page
from ..pages.lists import LISTS, has_any
from ..pages.names import list_name, name_lists, names_page
from ..pages.questions import question_page, questions_page
from ..pages.rendering import load_asset, render, render_text
from ..pages.search import search_index, search_page
from ..pages.site import Site
from ..pages.sources import sources_page
from ..pages.things import thing_page
from ..pages.trace import AnsweredTrace, TraceQuestion, trace_heading, trace_page
from ..pages.traces import traces_page
from ..pages.unknown import unknown_page
from ..visualisations.card import card_svg
from ..visualisations.figures.ledger import ledger_figure
from ..visualisations.figures.matrix import matrix_figure
from ..visualisations.figures.overview import overview_figure
from ..visualisations.map.layout import Point
from ..visualisations.map.relationship_map import map_page
from ..visualisations.map.stories import Story
from .about_files import sitemap
from .changes_feed import changes, feed
from .file_names import data_path, file_name, page_path, report_path, trace_path
from .folder_links import HOME, MAP, FolderLinks
from .store_answers import StoreAnswers, answerable
from .trace_reports import TraceEnds, report_formats

NOT_FOUND, CARD, FEED = "404.html", "card.png", "feed.xml"
_ROWS = {"claims.jsonl": "claims", "entities.jsonl": "entities", "caveats.jsonl": "caveats"}
_WORDS = {
    "claims.jsonl": "The claims, one a line, as JSON",
    "entities.jsonl": "The things, one a line, as JSON",
    "caveats.jsonl": "The cautions, one a line, as JSON",
    "ledger.csv": "Asks, answers and promises as a table",
    "ledger.json": "The same as JSON",
    "CITATION.cff": "How to cite it, for programs",
}
_MAX_MATRICES = 40

SiteFile = tuple[str, bytes]
"""A file: its path in the site, and what it holds."""

AnsweredAnalysis = tuple[Findings, Mapping[str, Any]]
"""What an analysis comes to where nothing is asked besides: as parts of a page, and as JSON."""


@dataclass(frozen=True)
class SitePlan:
    """The files of the site of a record.

    ``base_url`` is where the site will be, with a slash at its end; empty where that is not known. ``known`` are places
    of things on the map. ``has_card`` says that a picture can be drawn beside links to the site. ``history`` has the
    commits that changed each claim. ``named`` is the record with no more of other people's than it names, as its rows
    are handed on; the record itself where it stands on none. ``analyses`` are those with an answer, by name.
    """

    record: Record
    stories: Sequence[Story]
    base_url: str = ""
    known: Mapping[str, Point] | None = field(default=None, repr=False)
    has_card: bool = False
    history: ClaimHistory = field(default_factory=ClaimHistory, repr=False)
    named: Record | None = field(default=None, repr=False)
    analyses: Mapping[str, AnsweredAnalysis] = field(default_factory=dict, repr=False)
    _links: dict[tuple[int, str], FolderLinks] = field(init=False, default_factory=dict, repr=False)

    def site(self, path: str) -> Site:
        """The record with the links and the address of the page at a path."""
        root = self.base_url if path == NOT_FOUND else ""
        image = self.base_url + CARD if self.base_url and self.has_card else ""
        address = self.base_url and self.base_url + ("" if path == HOME else path)
        links = self._links.setdefault((path.count("/"), root), FolderLinks(path, self.files, root))
        return Site(self.record, links, address=address, image=image, history=self.history)

    @cached_property
    def items(self) -> dict[str, str]:
        """The path of the page of each thing, claim, source, voice, caveat and test, with its id."""
        record = self.record
        found = chain(record.things, record.sources, record.voices, record.caveats, record.tests,
                      record.retracted_caveats, record.claims, record.retracted)  # fmt: skip
        return {page_path(id): id for id in found}

    @cached_property
    def ends(self) -> list[TraceEnds]:
        """What the traces of the questions to begin with are between, each once."""
        views = (view for story in self.stories for view in story.views if view.shape == "trace")
        return list(dict.fromkeys((view.things[0], view.things[-1]) for view in views))

    @cached_property
    def traces(self) -> list[tuple[Trace, AnsweredTrace]]:
        """The traces of the questions to begin with."""
        found = [note_would_join(self.record, trace(self.record, *both, limit=5), Filters()) for both in self.ends]
        return [
            (one, AnsweredTrace(one.start, one.end, trace_heading(self.record, one), tuple(one.verdict)))
            for one in found
        ]

    @cached_property
    def figures(self) -> list[NamedFigure]:
        """The record drawn, with its promises, and who answered what at each assembly."""
        record = self.record
        found = [NamedFigure("overview", overview_figure(record))] if record.claims else []
        if self.book.summary.commitments or self.book.summary.pledges:
            found.append(NamedFigure("promises", ledger_figure(record, LedgerFilters())))
        places = sorted({claim.object for claim in record.claims.values() if claim.predicate == "putAt"} - {None, ""})
        names = ((file_name(id).replace("/", "_"), id) for id in places[:_MAX_MATRICES] if id)
        return found + [NamedFigure(name, matrix_figure(record, id)) for name, id in names]

    @cached_property
    def book(self) -> Ledger:
        """All asks, answers and promises."""
        return ledger(self.record)

    @cached_property
    def name_lists(self) -> list[list[str]]:
        """The ids of all things by name, a list a page."""
        return name_lists(self.record)

    @cached_property
    def files(self) -> frozenset[str]:
        """The paths of all files besides the pages of things and claims, and what they load."""
        ends = self.ends
        reports = (report_path(*both, format) for both in ends for format in report_formats())
        questions = answerable(self.record.base)
        return frozenset({
            *self.pages, MAP, "ns.html", "dataset.html", DUMP, FEED * bool(changes(self.record)), *_WORDS,
            *(trace_path(*both, "json") for both in ends), *(_analysis_path(name, "json") for name in self.analyses),
            *reports, *(f"figures/{one.name}.svg" for one in self.figures),
            *(f"questions/{name}.{ending}" for name in questions for ending in ("html", "csv", "ttl")),
        } - {""})  # fmt: skip

    @cached_property
    def pages(self) -> dict[str, Callable[[Site], str]]:
        """What makes each page that is of no single item and needs no store, by its path."""
        record, answered = self.record, [told for _, told in self.traces]
        found: dict[str, Callable[[Site], str]] = {
            HOME: lambda site: home_page(site, self.stories),
            "trace.html": lambda site: traces_page(site, answered),
            "sources.html": sources_page,
            "unknown.html": unknown_page,
            "questions.html": questions_page,
            "search.html": lambda site: search_page(site, "page/"),
            NOT_FOUND: _missing_page,
        }
        if self.figures:
            found["figures.html"] = lambda site: figures_page(site, self.figures)
        if self.analyses:
            found["analyse.html"] = analyses_page
        for name, (answer, _) in self.analyses.items():
            found[_analysis_path(name)] = partial(analysis_page, name=name, asked={}, answer=answer)
        for one in LISTS:
            if has_any(record, one):
                found[f"{one.name}.html"] = partial(list_page, name=one.name)
        for number in range(1, len(ledger_pages(self.book.groups)) + 1):
            found[f"{ledger_name(number)}.html"] = partial(ledger_page, asked={"page": number}, found=self.book)
        for number in range(len(self.name_lists)):
            found[f"{list_name(number)}.html"] = partial(names_page, lists=self.name_lists, number=number)
        for each, told in self.traces:
            question = TraceQuestion(told.start, told.end)
            found[trace_path(told.start, told.end)] = partial(trace_page, question=question, trace=each)
        return found


def item_pages(plan: SitePlan) -> Iterator[SiteFile]:
    """The pages of things, claims and whatever else has an id."""
    for path, id in plan.items.items():
        make = claim_page if plan.record.kept_claim(id) else thing_page
        yield path, make(plan.site(path), id).encode()


def record_pages(plan: SitePlan) -> Iterator[SiteFile]:
    """The pages about the record as a whole, and what they load."""
    for path, make in plan.pages.items():
        yield path, make(plan.site(path)).encode()
    yield "assets/pages.css", load_asset("pages.css")
    for name in ("copy.js", "search.js"):
        yield f"assets/{name}", load_asset(name)
    yield "assets/names-index.js", search_index(plan.record, file_name).encode()
    for figure in plan.figures:
        yield f"figures/{figure.name}.svg", figure.svg.encode()
    yield ".nojekyll", b""


def data_files(plan: SitePlan) -> Iterator[SiteFile]:
    """The record as data, but for what the store gives."""
    record = plan.record
    for path, kind in _ROWS.items():
        yield path, row_lines(plan.named or record, kind).encode()
    yield "ledger.json", _json(mark_draft(record, {**ledger_json(record, plan.book)}))
    yield "ledger.csv", ledger_csv(record, plan.book).encode()
    for each, told in plan.traces:
        yield trace_path(told.start, told.end, "json"), _json(mark_draft(record, {**trace_json(record, each)}))
    for name, (_, data) in plan.analyses.items():
        yield _analysis_path(name, "json"), _json(mark_draft(record, {**data}))
    if content := feed(plan.site(HOME), plan.base_url):
        yield FEED, content.encode()


def drawn_files(plan: SitePlan) -> Iterator[SiteFile]:
    """The map, the vocabulary, and the picture beside links to the site."""
    from ..reports.html import write
    from ..reports.vocabulary import vocabulary_report

    site = plan.site(MAP)
    about = render_text(
        "summary.html", summary=site.summary(site.title, "Who is connected to whom, with the evidence.")
    )
    drawn = map_page(plan.record, known=plan.known, stories=plan.stories, page_name=file_name, menu=site.around())
    yield MAP, drawn.replace("</title>", f"</title>\n{about}", 1).encode()
    yield "ns.html", write(vocabulary_report(plan.record), plan.site("ns.html").around()).encode()
    if plan.base_url and plan.has_card:
        from ..visualisations.figures.png import png

        yield CARD, png(card_svg(card_of(plan.record)), scale=1)


def store_files(plan: SitePlan, store: StoreAnswers) -> Iterator[SiteFile]:
    """What the store gives: all quads, how to cite them, and the questions with their answers."""
    site, mark = plan.site("dataset.html"), draft_mark(plan.record)
    files = [(words, site.links.page(path)) for path, words in _WORDS.items()]
    yield "dataset.html", dataset_page(site, store.counts, files).encode()
    yield DUMP, (_pack(mark) if mark else b"") + store.dump
    for id, turtle in store.item_data():
        yield data_path(id), mark + turtle
    yield "CITATION.cff", citation_file(site.record, site.title, store.counts["hash"], plan.base_url).encode()
    for name, answer in store.questions.items():
        path = f"questions/{name}.html"
        yield path, question_page(plan.site(path), name, answer.format, answer.body.encode()).encode()
        ending, whole = ("csv", answer.csv) if answer.format == "json" else ("ttl", answer.body)
        yield f"questions/{name}.{ending}", whole.encode()


def sitemap_file(plan: SitePlan, paths: Sequence[str]) -> Iterator[SiteFile]:
    """The sitemap, where the addresses of pages are known."""
    if plan.base_url:
        pages = [path for path in paths if path.endswith(".html") and path != NOT_FOUND]
        yield "sitemap.xml", sitemap(plan.base_url, pages).encode()


def _analysis_path(name: str, ending: str = "html") -> str:
    return f"analyse/{name}.{ending}"


def _missing_page(site: Site) -> str:
    reason = "There is nothing at this address. What was here may have another name now."
    return render(site, "refused.html", status=404, title="Not here", reason=reason)


def _json(value: dict[str, Any]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _pack(content: bytes) -> bytes:
    import gzip

    return gzip.compress(content, 6, mtime=0)
