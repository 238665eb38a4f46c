"""The parts of a Word file that python-docx has no words for: styles, frames, links, bookmarks, fixed dates."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from docx.document import Document as Page
    from docx.shared import Length
    from docx.table import Table as Grid
    from docx.text.paragraph import Paragraph as Line
    from docx.text.run import Run as Letters

    from .blocks import Run

SERIF, SANS, MONO = "Cambria", "Calibri", "Consolas"
INK, QUIET, ACCENT, WARN = "1B1F24", "505963", "0B4F86", "A3260B"
# name: (base, font, size in points, colour, bold, space before, space after)
_STYLES: dict[str, tuple[str, str, float, str, bool, float, float]] = {
    "Normal": ("", SERIF, 10.5, INK, False, 0, 6),
    "Title": ("", SANS, 24, INK, True, 2, 4),
    "Subtitle": ("", SERIF, 13, QUIET, False, 0, 4),
    "Heading 1": ("", SANS, 16, INK, True, 20, 6),
    "Heading 2": ("", SANS, 12.5, INK, True, 12, 4),
    "Heading 3": ("", SANS, 11, INK, False, 9, 3),
    "Heading 4": ("", SANS, 10.5, INK, False, 8, 3),
    "List Bullet": ("", SERIF, 10.5, INK, False, 0, 3),
    "Caption": ("", SANS, 9, QUIET, False, 8, 4),
    "Kicker": ("Normal", SANS, 9.5, ACCENT, True, 0, 0),
    "About": ("Normal", SANS, 9, QUIET, False, 0, 12),
    "Key": ("Normal", SERIF, 11.5, INK, False, 0, 5),
    "Note": ("Normal", SERIF, 9.5, QUIET, False, 4, 6),
    "Warning": ("Normal", SANS, 10.5, WARN, True, 3, 3),
    "Fact": ("Normal", SERIF, 10, INK, False, 0, 2),
    "Cell": ("Normal", SANS, 8.5, INK, False, 2, 2),
    "Gap": ("Normal", SERIF, 4, INK, False, 0, 0),
}


def styled(page: Page, title: str) -> None:
    """Page size, margins, styles, language and a page number; properties that name nobody and no time."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Cm

    for name, look in _STYLES.items():
        if look[0]:
            page.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            _style(page, name).base_style = _style(page, look[0])
        _dress(_style(page, name), look)
    code = page.styles.add_style("Code", WD_STYLE_TYPE.CHARACTER)
    _font(code, MONO, 8.5, QUIET, False)
    fact = _style(page, "Fact").paragraph_format
    fact.left_indent, fact.first_line_indent = Cm(3.2), Cm(-3.2)
    fact.tab_stops.add_tab_stop(Cm(3.2))
    part = page.sections[0]
    part.page_width, part.page_height = Cm(21.0), Cm(29.7)
    part.left_margin = part.right_margin = Cm(2.3)
    part.top_margin, part.bottom_margin = Cm(2.2), Cm(2.2)
    _page_number(part.footer.paragraphs[0])
    told = page.core_properties
    told.title, told.author, told.comments, told.language = title[:255], "", "", "en-GB"


def _style(page: Page, name: str) -> Any:
    return page.styles[name]


def _dress(style: Any, look: tuple[str, str, float, str, bool, float, float]) -> None:
    from docx.shared import Pt

    _, font, size, colour, bold, before, after = look
    _font(style, font, size, colour, bold)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    style.paragraph_format.line_spacing = 1.15 if font == SERIF else 1.08


def _font(style: Any, font: str, size: float, colour: str, bold: bool) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style.font.name, style.font.size, style.font.bold, style.font.italic = font, Pt(size), bold, False
    style.font.color.rgb = RGBColor.from_string(colour)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        if name.endswith(("Theme", "theme")):
            del fonts.attrib[name]
    for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(name), font)
    for path in (("w:pPr", "w:pBdr"), ("w:rPr", "w:spacing")):
        found = style.element.find("/".join(map(qn, path)))
        if found is not None:
            found.getparent().remove(found)


def framed(line: Line, colour: str, ground: str) -> None:
    """A bar on the left of a paragraph, and a ground behind it."""
    properties = line._p.get_or_add_pPr()
    border = _made("w:pBdr")
    border.append(_made("w:left", val="single", sz="24", space="8", color=colour))
    properties.insert_element_before(
        border, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:outlineLvl", "w:rPr"
    )
    ground_ = _made("w:shd", val="clear", color="auto", fill=ground)
    properties.insert_element_before(ground_, "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr")


def linked(line: Line, words: str, run: Run) -> None:
    """A link to a place in the report, or to a web address."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml.ns import qn
    from docx.text.run import Run as Letters

    link = _made("w:hyperlink")
    if run.link.startswith("#"):
        link.set(qn("w:anchor"), run.link[1:][:40])
    else:
        link.set(qn("r:id"), line.part.relate_to(run.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    part: Any = _made("w:r")
    link.append(part)
    line._p.append(link)
    letters = Letters(part, line)
    letters.text = words
    letters.bold = True if run.style == "strong" else None
    if run.style == "code":
        part.style = "Code"
    shaded(letters, ACCENT)


def shaded(letters: Letters, colour: str) -> None:
    """Letters in a colour."""
    from docx.shared import RGBColor

    letters.font.color.rgb = RGBColor.from_string(colour)


def bookmark(line: Line, name: str, number: int) -> None:
    """A place that links lead to. Word cuts names at 40 letters, and so do the links."""
    line._p.append(_made("w:bookmarkStart", id=str(number), name=name[:40]))
    line._p.append(_made("w:bookmarkEnd", id=str(number)))


def contents(line: Line, entries: Sequence[tuple[str, str, str]]) -> None:
    """A run-in list of the sections, each a link."""
    from .blocks import Run

    for number, title, id in entries:
        linked(line, f"{number}\u00a0{title}", Run(title, "", f"#{id}"))
        line.add_run(" · " if number != entries[-1][0] else "")


def repeated(grid: Grid, widths: Sequence[Length]) -> None:
    """Thin lines between rows, rows that stay whole, and a heading row that comes again on every page."""
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = width
    look = _made("w:tblBorders")
    for edge in ("bottom", "insideH"):
        look.append(_made(f"w:{edge}", val="single", sz="4", space="0", color="CFD3D7"))
    grid._tbl.tblPr.append(look)
    for place, row in enumerate(grid.rows):
        properties: Any = row._tr.get_or_add_trPr()
        properties.append(_made("w:cantSplit"))
        if place == 0:
            properties.append(_made("w:tblHeader"))


def _page_number(line: Line) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    line._p.append(_made("w:fldSimple", instr="PAGE"))


def _made(tag: str, **values: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(tag)
    for name, value in values.items():
        element.set(qn(f"w:{name}"), value)
    return element


def dated_alike(content: bytes) -> bytes:
    """The same package with every part dated 1980, the earliest that a zip file knows."""
    stream = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(stream, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.external_attr = ZIP_DEFLATED, 0o600 << 16
            new.writestr(entry, old.read(name))
    return stream.getvalue()
