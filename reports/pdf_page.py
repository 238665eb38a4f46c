"""The page of a PDF: A4 with a foot, bookmarks for every section, a title and a language."""

from __future__ import annotations

import re
from typing import IO, Any

from ..graph.marks import PROGRAM
from ..visualisations.figures.svg import clean
from .blocks import Report
from .pdf_fonts import SANS, colour, font_runs, letters_markup

MARGIN = 62.0
WIDTH = 595.28 - 2 * MARGIN
TOP, FOOT = 54.0, 58.0
PAGE_HEIGHT = 841.89 - TOP - FOOT
_FOOT_SIZE = 8
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
    pages = Pages(
        stream,
        pagesize=A4,
        title=title,
        author=clean(report.imprint.author),
        subject=clean(report.subtitle),
        creator=PROGRAM,
        producer=PROGRAM,
        lang="en-GB",
        invariant=1,
        displayDocTitle=1,
    )
    issued = _day_of(report.imprint.issued)
    frame = Frame(MARGIN, FOOT, WIDTH, PAGE_HEIGHT, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)
    pages.addPageTemplates(PageTemplate("page", [frame], onPage=lambda canvas, _: _draw_page(canvas, report, issued)))
    return pages


def _day_of(issued: str) -> tuple[int, ...]:
    """The day that a file says it is of: that of its data, so that the same report has the same bytes; empty of none.

    >>> _day_of("2026-03"), _day_of("")
    ((2026, 3, 1, 0, 0, 0), ())
    """
    found = re.match(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", issued)
    year, month, day = (int(part or 1) for part in found.groups()) if found else (0, 1, 1)
    return (year, month, day, 0, 0, 0) if year else ()


def _draw_page(canvas: Any, report: Report, issued: tuple[int, ...]) -> None:
    if issued:
        canvas._doc._timeStamp.YMDhms = issued
    _draw_foot(canvas, report)


def _draw_foot(canvas: Any, report: Report) -> None:
    canvas.saveState()
    canvas.setFillColor(colour("quiet"))
    canvas.setFont(SANS, _FOOT_SIZE)
    canvas.drawRightString(MARGIN + WIDTH, 34, str(canvas.getPageNumber()))
    x = MARGIN
    for font, words in font_runs(_foot_line(report), SANS):
        canvas.setFont(font, _FOOT_SIZE)
        canvas.drawString(x, 34, words)
        x += canvas.stringWidth(words, font, _FOOT_SIZE)
    canvas.restoreState()


def _foot_line(report: Report) -> str:
    """Title and data on one line, the title cut where it is too long."""
    data = report.imprint.mark or report.about.split(" · ", 1)[-1]
    # No line holds more: a name of thousands of letters, shortened letter by letter on each page, would take minutes.
    title = report.title if len(report.title) <= _MAX_TITLE else f"{report.title[:_MAX_TITLE]}…"
    while _foot_width(f"{title} · {data}") > WIDTH - 40 and len(title) > 4:
        title = title[:-2].rstrip(" …") + "…"
    return f"{title} · {data}"


def _foot_width(line: str) -> float:
    from reportlab.pdfbase.pdfmetrics import stringWidth

    return float(sum(stringWidth(words, font, _FOOT_SIZE) for font, words in font_runs(line, SANS)))


def build_contents(looks: Any, report: Report) -> Any:
    """The list of contents: a line for each section, with its page, known once the pages are laid out."""
    from reportlab.platypus import Paragraph, Table
    from reportlab.platypus.doctemplate import IndexingFlowable

    class Contents(IndexingFlowable):  # type: ignore[misc]
        # As long as they will be, so that the pages need laying out no more than twice.
        entries = tuple((f"{n}  {clean(one.title)}", one.id, 10) for n, one in report.contents)
        found: tuple[tuple[str, str, int], ...] = ()

        def beforeBuild(self) -> None:
            self.entries, self.found = self.found, ()

        def isSatisfied(self) -> bool:
            return self.entries == self.found

        def notify(self, kind: str, stuff: tuple[str, str, int]) -> None:
            if kind == "TOCEntry":
                self.found = (*self.found, stuff)

        def wrap(self, width: float, height: float) -> tuple[float, float]:
            rows = [[Paragraph(letters_markup("Contents", f"{SANS} Semibold"), looks["contents-head"]), ""]]
            for words, id, page in self.entries:
                link = f'<a href="#{id}" color="{colour("ink")}">{letters_markup(words, SANS)}</a>'
                rows.append([Paragraph(link, looks["contents"]), Paragraph(str(page), looks["contents-page"])])
            rule: Any = ("LINEBELOW", (0, 1), (-1, -1), 0.4, colour("rule"))
            pads: list[Any] = [(f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("LEFT", "RIGHT")]
            pads += [(f"{side}PADDING", (0, 0), (-1, -1), 1.8) for side in ("TOP", "BOTTOM")]
            self.body = Table(rows, [WIDTH - 40, 40], style=[rule, *pads], spaceBefore=8)
            size: tuple[float, float] = self.body.wrap(width, height)
            return size

        def draw(self) -> None:
            self.body.drawOn(self.canv, 0, 0)

    return Contents()
