"""A report as a Word file, with real headings, lists, tables and links, so that it can be edited and read aloud."""

from __future__ import annotations

from io import BytesIO
from itertools import count
from typing import TYPE_CHECKING, Any

from .blocks import Block, Bullets, Card, Facts, Figure, Paragraph, Report, Run, Table, Text, text, tidy
from .docx_parts import bookmark, contents, dated_alike, framed, linked, repeated, shaded, styled

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph as Line

WIDTH_CM, TALLEST_CM = 16.4, 21.0
ACCENT, WARN, RULE, QUIET = "0B4F86", "A3260B", "CFD3D7", "505963"
_TONES = {"note": "Note", "warn": "Warning"}


def write(report: Report) -> bytes:
    """The bytes of the file. They name no author and no time, so that the same report makes the same file."""
    stream = BytesIO()
    _Paper(report).page.save(stream)
    return dated_alike(stream.getvalue())


class _Paper:
    """A Word file being written."""

    def __init__(self, report: Report) -> None:
        from docx import Document

        self.page = Document()
        styled(self.page, tidy(report.title))
        self.styles = {str(style.name): style.style_id for style in self.page.styles}
        self.numbers = count(1)
        self.head(report)
        for number, depth, section in report.numbered():
            heading = self.line(f"Heading {depth}", text(f"{number}  {section.title}"))
            bookmark(heading, section.id, next(self.numbers))
            for block in section.blocks:
                self.block(block, depth + 1)
            if number == report.contents_after:
                listed = [(n, tidy(one.title), one.id) for n, level, one in report.numbered() if level == 1]
                contents(self.line("Caption", text("In this report: ")), listed)

    def line(self, style: str, said: Text, *, bold: bool = False) -> Line:
        """A new paragraph."""
        line = self.page.add_paragraph()
        self.dress(line, style)
        self.runs(line, said, bold)
        return line

    def dress(self, line: Line, style: str) -> None:
        # By id: looking a style up by name takes python-docx a walk through all of them.
        line._p.style = self.styles[style]

    def head(self, report: Report) -> None:
        for style, words in (("Kicker", report.kicker.upper()), ("Title", report.title),
                             ("Subtitle", report.subtitle), ("About", report.about)):  # fmt: skip
            self.line(style, text(words))
        for place, one in enumerate(report.key):
            framed(self.line("Key", one, bold=place == 0), ACCENT, "EEF3F8")

    def block(self, block: Block, level: int) -> None:
        match block:
            case Paragraph():
                self.line(_TONES.get(block.tone, "Normal"), block.text)
            case Bullets():
                for item in block.items:
                    self.line("List Bullet", item)
            case Facts():
                for term, meaning in block.pairs:
                    line = self.line("Fact", text(Run(term, "strong")))
                    line.add_run("\t")
                    self.runs(line, meaning)
            case Table():
                self.table(block)
            case Figure():
                self.figure(block)
            case Card():
                self.card(block, level)

    def card(self, card: Card, level: int) -> None:
        heading = self.line(f"Heading {min(level, 4)}", card.title)
        for run, said in zip(heading.runs, card.title, strict=True):
            run.bold = said.style == "strong"
        bookmark(heading, card.id, next(self.numbers))
        if card.tone != "quiet":
            warn = card.tone == "warn"
            framed(heading, WARN if warn else RULE, "FCF3EF" if warn else "F6F5F1")
        for part in card.blocks:
            self.block(part, level + 1)

    def table(self, table: Table) -> None:
        from docx.shared import Cm

        self.line("Caption", text(table.caption)).paragraph_format.keep_with_next = True
        head = tuple(text(Run(name, "strong")) for name in table.head)
        grid = self.page.add_table(rows=1 + len(table.rows), cols=len(table.head))
        grid.autofit = False
        widths = [Cm(WIDTH_CM * share / sum(table.widths)) for share in table.widths]
        for row, said in zip(grid.rows, (head, *table.rows), strict=True):
            for cell, width, words in zip(row.cells, widths, said, strict=True):
                cell.width = width
                self.dress(cell.paragraphs[0], "Cell")
                self.runs(cell.paragraphs[0], words)
        repeated(grid, widths)
        self.line("Gap", ())

    def figure(self, figure: Figure) -> None:
        from docx.shared import Cm

        from ..visualisations.figures.png import png
        from .picture import shape

        wide, high = shape(figure.light)
        width = Cm(min(WIDTH_CM, TALLEST_CM * wide / high))
        picture = self.page.add_picture(BytesIO(png(figure.light)), width=width)
        described: Any = picture._inline.docPr
        described.set("descr", tidy(figure.description))
        self.page.paragraphs[-1].paragraph_format.keep_with_next = True
        self.line("Caption", text(figure.caption))

    def runs(self, line: Line, said: Text, bold: bool = False) -> None:
        """Adds runs to a paragraph; ``bold`` makes all of them so."""
        for run in said:
            words = tidy(run.text)
            if run.link.startswith(("#", "https://", "http://")):
                linked(line, words, run)
                continue
            part = line.add_run(words)
            part.bold = True if bold or run.style == "strong" else None
            if run.style == "code":
                part._r.style = "Code"
            if run.style == "quiet":
                shaded(part, QUIET)
