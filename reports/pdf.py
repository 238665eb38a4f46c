"""A report as a PDF for paper: A4, embedded fonts, bookmarks, contents with page numbers, no browser needed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from ..visualisations.figures.svg import clean
from .blocks import Block, Bullets, Card, Facts, Figure, Paragraph, Report, Run, Section, Table, Text, text
from .pdf_fonts import SANS, SERIF, colour, lacks_letters, markup, register_fonts
from .pdf_keeping import draw_fitting, fits_first_page, keep_end, keep_heads
from .pdf_page import PAGE_HEIGHT, WIDTH, build_contents, build_document
from .pdf_styles import styles
from .picture import in_pdf_face

_AROUND = "“”‘’\"'()[].,:;!?…"
LONG = 1500
# The level of headings of tables and cards, below that of every section.
_CAPTION = 9
_NOTE = "Letters that this file's fonts lack are shown as ■; the HTML and Word forms of the report show them."


def write(report: Report) -> bytes:
    """The bytes of the file. It has no time and no random id, so that the same report makes the same file."""
    register_fonts()
    story = _Story(report).flowables()
    stream = BytesIO()
    build_document(stream, report).multiBuild(story)
    return stream.getvalue()


def undrawable_words(report: Report) -> list[str]:
    """The words of a report that its PDF cannot show, since no font here has all of their letters."""
    texts = (*_words(report), report.subtitle, report.about)
    found = (
        word.strip(_AROUND) for said in texts if lacks_letters(said) for word in said.split() if lacks_letters(word)
    )
    return list(dict.fromkeys(found))


class _Story:
    """Turns a report into what reportlab flows over pages."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.look = styles()
        self.ids = frozenset(_ids(report))
        self.story: list[Any] = []

    def flowables(self) -> list[Any]:
        self.add_head()
        listed = build_contents(self.look, self.report)
        listed.start = listed.wrap(WIDTH, PAGE_HEIGHT)[1]
        drawn = 0
        for number, depth, section in self.report.numbered_sections():
            drawn = len(self.story) if number == "2" else drawn
            self.add_heading(number, depth, section)
            for block in section.blocks:
                self.add_block(block)
            if number == self.report.contents_after:
                # Where the drawing begins on the second page, the list may fill the first.
                first = number == "2" and not fits_first_page(self.story, drawn)
                before = [*self.story[:drawn], listed]
                place = drawn if first and fits_first_page(before, drawn) else len(self.story)
                self.story.insert(place, listed)
        if any(lacks_letters(words) for words in _words(self.report)):
            self.add_line(text(_NOTE), "note")
        return keep_heads(keep_end(self.story))

    def add_line(
        self, said: Text, style: str, *, bold: bool = False, anchor: str = "", bullet: str | None = None
    ) -> None:
        self.story.append(self.paragraph(said, style, bold=bold, anchor=anchor, bullet=bullet))

    def paragraph(
        self,
        said: Text,
        style: str,
        *,
        bold: bool = False,
        anchor: str = "",
        bullet: str | None = None,
        space: float = WIDTH,
    ) -> Any:
        from reportlab.platypus import Paragraph as Flowing

        look = self.look[style]
        family = SANS if look.fontName.startswith(SANS) else SERIF
        mark = f'<a name="{anchor}"/>' if anchor else ""
        words = markup(said, family, self.ids, bold or look.fontName.endswith("Semibold"), space / look.fontSize)
        return Flowing(mark + words, look, bulletText=bullet)

    def add_head(self) -> None:
        report = self.report
        self.add_line(text(report.kicker.upper()), "kicker")
        self.add_line(text(report.title), "title")
        self.add_line(text(report.subtitle), "subtitle")
        self.add_line(text(report.about), "about")
        rows = [[self.paragraph(one, "key" if place else "key-first")] for place, one in enumerate(report.key)]
        self.add_box(rows, [WIDTH], colour("accent"), colour("tint"), pad=5)

    def add_heading(self, number: str, depth: int, section: Section) -> None:
        style = "heading" if depth == 1 else "subheading"
        self.add_line(text(f"{number}  {section.title}"), style, anchor=section.id)
        made = self.story[-1]
        made.level = depth
        made.entry = (depth - 1, f"{number}  {clean(section.title)}", section.id)

    def add_block(self, block: Block) -> None:
        match block:
            case Paragraph():
                self.add_line(block.text, block.tone)
            case Bullets():
                for item in block.items:
                    self.add_line(item, "bullet", bullet="•")
            case Facts():
                self.add_table(self.fact_rows(block), [96, WIDTH - 96], [])
            case Table():
                self.add_data_table(block)
            case Figure():
                self.add_figure(block)
            case Card():
                self.add_card(block)

    def fact_rows(self, facts: Facts) -> list[list[Any]]:
        return [
            [self.paragraph(text(term), "term"), self.paragraph(meaning, "fact", space=WIDTH - 112)]
            for term, meaning in facts.pairs
        ]

    def add_card(self, card: Card) -> None:
        from reportlab.platypus import CondPageBreak

        if card.tone == "quiet":
            self.add_line(card.title, "card-quiet", anchor=card.id)
            self.story[-1].level = _CAPTION
            for part in card.blocks:
                self.add_block(part)
            return
        self.story.append(CondPageBreak(120))
        rows: list[list[Any]] = [[self.paragraph(card.title, "card", anchor=card.id), ""]]
        for part in card.blocks:
            rows += self.fact_rows(part) if isinstance(part, Facts) else [[one, ""] for one in self.paragraphs_of(part)]
        warn = card.tone == "warn"
        self.add_box(
            rows, [88, WIDTH - 88], colour("warn" if warn else "rule"), colour("warn-tint" if warn else "sheet")
        )

    def paragraphs_of(self, part: Paragraph | Bullets | Facts) -> list[Any]:
        """The paragraphs of a block, apart from the story."""
        kept, self.story = self.story, []
        self.add_block(part)
        made, self.story = self.story, kept
        return made

    def add_box(self, rows: list[list[Any]], widths: Sequence[float], bar: str, ground: str, pad: float = 2) -> None:
        spans = [("SPAN", (0, n), (-1, n)) for n, row in enumerate(rows) if len(row) > 1 and row[1] == ""]
        box = [("BACKGROUND", (0, 0), (-1, -1), ground), ("LINEBEFORE", (0, 0), (0, -1), 3, bar)]
        pads: list[Any] = [("LEFTPADDING", (0, 0), (0, -1), 11), ("RIGHTPADDING", (-1, 0), (-1, -1), 10)]
        pads += [("TOPPADDING", (0, 0), (-1, -1), pad), ("BOTTOMPADDING", (0, 0), (-1, -1), pad)]
        pads += [("TOPPADDING", (0, 0), (-1, 0), 7), ("BOTTOMPADDING", (0, -1), (-1, -1), 8)]
        if len(rows) > 1:
            pads.append(("NOSPLIT", (0, 0), (-1, 1)))
        self.add_table(rows, widths, [*spans, *box, *pads], gap=8)

    def add_data_table(self, table: Table) -> None:
        self.add_line(text(table.caption), "caption-above")
        self.story[-1].level = _CAPTION
        widths = [WIDTH * share / sum(table.widths) for share in table.widths]
        head = [self.paragraph(text(Run(name, "strong")), "cell") for name in table.head]
        rows = [
            head,
            *(
                [self.paragraph(cell, "cell", space=width - 8) for cell, width in zip(row, widths, strict=True)]
                for row in table.rows
            ),
        ]
        lines = [("LINEBELOW", (0, 0), (-1, 0), 1, colour("ink")), ("LINEBELOW", (0, 1), (-1, -1), 0.4, colour("rule"))]
        pads = [("RIGHTPADDING", (0, 0), (-1, -1), 7), ("TOPPADDING", (0, 0), (-1, -1), 3),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 4)]  # fmt: skip
        self.add_table(rows, widths, [*lines, *pads], repeat=1, gap=6)

    def add_table(
        self, rows: list[list[Any]], widths: Sequence[float], look: Sequence[Any], *, repeat: int = 0, gap: float = 4
    ) -> None:
        from reportlab.platypus import Table as Grid

        plain = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0),
                 ("RIGHTPADDING", (0, 0), (-1, -1), 6), ("TOPPADDING", (0, 0), (-1, -1), 1.5),
                 ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5)]  # fmt: skip
        # Only rows that might be higher than a page are ever split inside; others go over whole.
        long = any(len(cell.getPlainText()) > LONG for row in rows for cell in row if cell)
        grid = Grid(
            rows, list(widths), repeatRows=repeat, style=[*plain, *look], splitInRow=int(long), hAlign="LEFT"
        )  # fmt: skip
        grid.spaceBefore, grid.spaceAfter = gap, gap
        grid.start = gap + sum(_row_height(row, widths) for row in rows[: 1 + max(repeat, 1)])
        self.story.append(grid)

    def add_figure(self, figure: Figure) -> None:
        self.story.append(draw_fitting(in_pdf_face(figure.light), self.paragraph(text(figure.caption), "caption")))


def _row_height(row: Sequence[Any], widths: Sequence[float]) -> float:
    """About how high a row of a table is."""
    return max((cell.wrap(width, 10_000)[1] for cell, width in zip(row, widths, strict=True) if cell), default=0) + 8


def _ids(report: Report) -> Iterator[str]:
    for _, _, section in report.numbered_sections():
        yield section.id
        yield from (block.id for block in section.blocks if isinstance(block, Card))


def _words(report: Report) -> Iterator[str]:
    """All letters of a report, in the order of its blocks, as far as fonts may lack some."""
    yield report.title
    for _, _, section in report.numbered_sections():
        yield section.title
        for block in section.blocks:
            yield from (run.text for run in _texts(block))


def _texts(block: Block) -> Iterator[Run]:
    match block:
        case Paragraph():
            yield from block.text
        case Bullets():
            yield from (run for item in block.items for run in item)
        case Facts():
            yield from (run for _, meaning in block.pairs for run in meaning)
        case Table():
            yield from (run for row in block.rows for cell in row for run in cell)
        case Card():
            yield from block.title
            yield from (run for part in block.blocks for run in _texts(part))
