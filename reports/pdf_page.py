"""The page of a PDF: A4 with a foot, bookmarks for every section, a title and a language."""

from __future__ import annotations

from typing import IO, Any

from ..visualisations.figures.svg import clean
from .blocks import Report
from .pdf_fonts import SANS, colour, drawable_text

MARGIN = 62.0
WIDTH = 595.28 - 2 * MARGIN
_MAX_TITLE = 200


def build_document(stream: IO[bytes], report: Report) -> Any:
    """A document that notes its headings as bookmarks and entries of the contents."""
    from reportlab import rl_config
    from reportlab.lib.pagesizes import A4
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

    # Streams as text are for mail of the last century: a third longer, and slow to make.
    rl_config.useA85 = 0

    class Pages(BaseDocTemplate):  # type: ignore[misc]
        def afterFlowable(self, flowable: Any) -> None:
            entry = getattr(flowable, "entry", None)
            if entry:
                depth, words, id = entry
                self.canv.bookmarkPage(id)
                self.canv.addOutlineEntry(words, id, depth, closed=depth > 0)
                if depth == 0:
                    self.notify("TOCEntry", (words, id, self.page))

    title = clean(report.title)
    pages = Pages(stream, pagesize=A4, title=title, author="", subject=clean(report.subtitle), creator="civicgraph",
                  producer="civicgraph", lang="en-GB", invariant=1, displayDocTitle=1)  # fmt: skip
    frame = Frame(MARGIN, 58, WIDTH, A4[1] - 58 - 54, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)
    pages.addPageTemplates(PageTemplate("page", [frame], onPage=lambda canvas, _: _draw_foot(canvas, report)))
    return pages


def _draw_foot(canvas: Any, report: Report) -> None:
    canvas.saveState()
    canvas.setFont(SANS, 8)
    canvas.setFillColor(colour("quiet"))
    canvas.drawRightString(MARGIN + WIDTH, 34, str(canvas.getPageNumber()))
    canvas.drawString(MARGIN, 34, _foot_line(canvas, report))
    canvas.restoreState()


def _foot_line(canvas: Any, report: Report) -> str:
    """Title and data on one line, the title cut where it is too long."""
    data = drawable_text(report.about.split(" · ", 1)[-1], SANS)
    # No line holds more: a name of thousands of letters, shortened letter by letter on each page, would take minutes.
    title = report.title if len(report.title) <= _MAX_TITLE else f"{report.title[:_MAX_TITLE]}…"
    title = drawable_text(title, SANS)
    while canvas.stringWidth(f"{title} · {data}", SANS, 8) > WIDTH - 40 and len(title) > 4:
        title = title[:-2].rstrip(" …") + "…"
    return f"{title} · {data}"


def build_contents(look: Any, report: Report) -> Any:
    """A run-in list of the sections, each a link with its page number, known once the pages are laid out."""
    from reportlab.platypus import Paragraph
    from reportlab.platypus.doctemplate import IndexingFlowable

    class Contents(IndexingFlowable):  # type: ignore[misc]
        # As long as they will be, so that the pages need laying out no more than twice.
        entries = tuple(
            (f"{n}  {clean(one.title)}", one.id, 10) for n, depth, one in report.numbered_sections() if depth == 1
        )
        found: tuple[tuple[str, str, int], ...] = ()

        def beforeBuild(self) -> None:
            self.entries, self.found = self.found, ()

        def isSatisfied(self) -> bool:
            return self.entries == self.found

        def notify(self, kind: str, stuff: tuple[str, str, int]) -> None:
            if kind == "TOCEntry":
                self.found = (*self.found, stuff)

        def wrap(self, width: float, height: float) -> tuple[float, float]:
            self.body = Paragraph(_contents_markup(self.entries), look)
            size: tuple[float, float] = self.body.wrap(width, height)
            return size

        def draw(self) -> None:
            self.body.drawOn(self.canv, 0, 0)

    return Contents()


def _contents_markup(entries: tuple[tuple[str, str, int], ...]) -> str:
    from .pdf_fonts import letters_markup

    links = (
        f'<a href="#{id}" color="{colour("accent")}">{letters_markup(words, SANS)}</a>\u00a0({page})'.replace(
            "  ", "\u00a0"
        )
        for words, id, page in entries
    )
    return f'<font name="{SANS} Semibold">In this report, with pages:</font> ' + " · ".join(links)
