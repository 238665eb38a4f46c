"""A report as a Word file, with real headings, lists, tables and links, so that it can be edited and read aloud."""

from __future__ import annotations

from io import BytesIO
from itertools import count
from typing import TYPE_CHECKING, Any

from .blocks import Block, Bullets, Card, Facts, Figure, Paragraph, Report, Run, Table, Text, text, tidy
from .docx_parts import (
    CONTENTS_LEVELS,
    add_bookmark,
    add_link,
    colour,
    colour_run,
    fix_dates,
    format_table,
    frame_paragraph,
    make_contents,
    set_up_page,
)

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph as Line

WIDTH_CM, TALLEST_CM = 16.4, 21.0
_TONES = {"note": "Note", "warn": "Warning"}


def write(report: Report) -> bytes:
    """The bytes of the file. They name no time of its making, so that the same report makes the same file."""
    stream = BytesIO()
    _Document(report).page.save(stream)
    return fix_dates(stream.getvalue())


class _Document:
    """A Word file being written."""

    def __init__(self, report: Report) -> None:
        from docx import Document

        self.page = Document()
        set_up_page(self.page, report)
        self.styles = {str(style.name): style.style_id for style in self.page.styles}
        self.numbers = count(1)
        self.add_head(report)
        for number, depth, section in report.numbered_sections():
            heading = self.add_line(f"Heading {depth}", text(f"{number}  {section.title}"))
            add_bookmark(heading, section.id, next(self.numbers))
            for block in section.blocks:
                self.add_block(block, depth + 1)
            # Before a drawing, which takes a page of its own: what is left of the first pages is space for the list.
            if number == "1":
                self.add_contents(report)

    def add_contents(self, report: Report) -> None:
        """A list of contents that Word makes anew, with pages, from the headings; until then it names the sections."""
        self.add_line("TOC Heading", text("Contents"))
        lines = []
        for number, level, one in report.numbered_sections():
            if level > CONTENTS_LEVELS:
                continue
            line = self.add_line(f"toc {level}", ())
            add_link(line, f"{number}\u00a0\u00a0{tidy(one.title)}", Run("", "", f"#{one.id}"))
            lines.append(line)
        make_contents(lines)

    def add_line(self, style: str, said: Text, *, bold: bool = False) -> Line:
        """A new paragraph."""
        line = self.page.add_paragraph()
        self.set_style(line, style)
        self.add_runs(line, said, bold)
        return line

    def set_style(self, line: Line, style: str) -> None:
        # By id: looking a style up by name takes python-docx a walk through all of them.
        line._p.style = self.styles[style]

    def add_head(self, report: Report) -> None:
        for style, words in (("Kicker", report.kicker.upper()), ("Title", report.title),
                             ("Subtitle", report.subtitle), ("About", report.about)):  # fmt: skip
            self.add_line(style, text(words))
        for place, one in enumerate(report.key):
            frame_paragraph(self.add_line("Key", one, bold=place == 0), colour("accent"), colour("tint"))

    def add_block(self, block: Block, level: int) -> None:
        match block:
            case Paragraph():
                self.add_line(_TONES.get(block.tone, "Normal"), block.text)
            case Bullets():
                for item in block.items:
                    self.add_line("List Bullet", item)
            case Facts():
                for term, meaning in block.pairs:
                    line = self.add_line("Fact", text(Run(term, "strong")))
                    line.add_run("\t")
                    self.add_runs(line, meaning)
            case Table():
                self.add_table(block)
            case Figure():
                self.add_figure(block)
            case Card():
                self.add_card(block, level)

    def add_card(self, card: Card, level: int) -> None:
        heading = self.add_line(f"Heading {min(level, 4)}", card.title)
        for run, said in zip(heading.runs, card.title, strict=True):
            run.bold = said.style == "strong"
        add_bookmark(heading, card.id, next(self.numbers))
        if card.tone != "quiet":
            warn = card.tone == "warn"
            frame_paragraph(heading, colour("warn" if warn else "rule"), colour("warn-tint" if warn else "sheet"))
        for part in card.blocks:
            self.add_block(part, level + 1)

    def add_table(self, table: Table) -> None:
        from docx.shared import Cm

        self.add_line("Caption", text(table.caption)).paragraph_format.keep_with_next = True
        head = tuple(text(Run(name, "strong")) for name in table.head)
        grid = self.page.add_table(rows=1 + len(table.rows), cols=len(table.head))
        grid.autofit = False
        widths = [Cm(WIDTH_CM * share / sum(table.widths)) for share in table.widths]
        for row, said in zip(grid.rows, (head, *table.rows), strict=True):
            for cell, width, words in zip(row.cells, widths, said, strict=True):
                cell.width = width
                self.set_style(cell.paragraphs[0], "Cell")
                self.add_runs(cell.paragraphs[0], words)
        format_table(grid, widths)
        self.add_line("Gap", ())

    def add_figure(self, figure: Figure) -> None:
        from docx.shared import Cm

        from ..visualisations.figures.png import png
        from .picture import face_files, in_pdf_face, svg_size

        wide, high = svg_size(figure.light)
        width = Cm(min(WIDTH_CM, TALLEST_CM * wide / high))
        drawn = png(in_pdf_face(figure.light), fonts=face_files())
        picture = self.page.add_picture(BytesIO(drawn), width=width)
        described: Any = picture._inline.docPr
        described.set("descr", tidy(figure.description))
        self.page.paragraphs[-1].paragraph_format.keep_with_next = True
        self.add_line("Caption", text(figure.caption))

    def add_runs(self, line: Line, said: Text, bold: bool = False) -> None:
        """Adds runs to a paragraph; ``bold`` makes all of them so."""
        for run in said:
            words = tidy(run.text)
            if run.link.startswith(("#", "https://", "http://")):
                add_link(line, words, run)
                continue
            part = line.add_run(words)
            part.bold = True if bold or run.style == "strong" else None
            if run.style == "code":
                part._r.style = "Code"
            if run.style == "quiet":
                colour_run(part, colour("quiet"))
