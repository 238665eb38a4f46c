"""The parts of a Word file that python-docx has no function for: styles, frames, links, bookmarks, fixed dates."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ..graph.marks import PROGRAM
from ..visualisations.style import page_colours, style_table
from .blocks import tidy

if TYPE_CHECKING:
    from docx.document import Document as Page
    from docx.shared import Length
    from docx.table import Table as Grid
    from docx.text.paragraph import Paragraph as Line
    from docx.text.run import Run as Letters

    from .blocks import Report, Run

# How deep the contents go.
CONTENTS_LEVELS = 2
# name: (base, font family, size in points, colour, bold, space before, space after);
# families and colours by their names in the style table
_STYLES: dict[str, tuple[str, str, float, str, bool, float, float]] = {
    "Normal": ("", "serif", 10.5, "ink", False, 0, 6),
    "Title": ("", "sans", 24, "ink", True, 2, 4),
    "Subtitle": ("", "serif", 13, "quiet", False, 0, 4),
    "Heading 1": ("", "sans", 16, "ink", True, 20, 6),
    "Heading 2": ("", "sans", 12.5, "ink", True, 12, 4),
    "Heading 3": ("", "sans", 11, "ink", False, 9, 3),
    "Heading 4": ("", "sans", 10.5, "ink", False, 8, 3),
    "List Bullet": ("", "serif", 10.5, "ink", False, 0, 3),
    "Caption": ("", "sans", 9, "quiet", False, 8, 4),
    "Kicker": ("Normal", "sans", 9.5, "accent", True, 0, 0),
    "About": ("Normal", "sans", 9, "quiet", False, 0, 12),
    "Key": ("Normal", "serif", 11.5, "ink", False, 0, 5),
    "Note": ("Normal", "serif", 9.5, "quiet", False, 4, 6),
    "Warning": ("Normal", "sans", 10.5, "warn", True, 3, 3),
    "Fact": ("Normal", "serif", 10, "ink", False, 0, 2),
    "Cell": ("Normal", "sans", 8.5, "ink", False, 2, 2),
    "TOC Heading": ("Normal", "sans", 12.5, "ink", True, 12, 4),
    "toc 1": ("Normal", "sans", 10, "ink", False, 2, 1),
    "toc 2": ("Normal", "sans", 9.5, "quiet", False, 0, 1),
    "Gap": ("Normal", "serif", 4, "ink", False, 0, 0),
}


def set_up_page(page: Page, report: Report) -> None:
    """Page size, margins, styles, language, a page number, and properties: who made the data, and no time of making."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
    from docx.shared import Cm

    known = {str(style.name) for style in page.styles}
    for name, look in _STYLES.items():
        if look[0] and name not in known:
            page.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        if look[0]:
            _style(page, name).base_style = _style(page, look[0])
        _apply_look(_style(page, name), look)
    code = page.styles.add_style("Code", WD_STYLE_TYPE.CHARACTER)
    _font(code, "mono", 8.5, "quiet", False)
    fact = _style(page, "Fact").paragraph_format
    fact.left_indent, fact.first_line_indent = Cm(3.2), Cm(-3.2)
    fact.tab_stops.add_tab_stop(Cm(3.2))
    part = page.sections[0]
    part.page_width, part.page_height = Cm(21.0), Cm(29.7)
    part.left_margin = part.right_margin = Cm(2.3)
    part.top_margin, part.bottom_margin = Cm(2.2), Cm(2.2)
    _page_number(part.footer.paragraphs[0])
    told, made = page.core_properties, report.imprint
    told.title, told.subject = tidy(report.title)[:255], tidy(report.subtitle)[:255]
    told.author, told.identifier, told.language = tidy(made.author)[:255], made.mark[:255], "en-GB"
    told.last_modified_by = PROGRAM
    told.category, told.comments, told.keywords = tidy(report.kicker)[:255], "", ""
    _style(page, "TOC Heading").paragraph_format.keep_with_next = True
    for name, (indent, stop) in {"toc 1": (0.0, 16.4), "toc 2": (0.6, 16.4)}.items():
        look_ = _style(page, name).paragraph_format
        look_.left_indent = Cm(indent)
        look_.tab_stops.add_tab_stop(Cm(stop), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)


def _style(page: Page, name: str) -> Any:
    return page.styles[name]


def _apply_look(style: Any, look: tuple[str, str, float, str, bool, float, float]) -> None:
    from docx.shared import Pt

    _, font, size, ink, bold, before, after = look
    _font(style, font, size, ink, bold)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    style.paragraph_format.line_spacing = 1.15 if font == "serif" else 1.08


def colour(name: str) -> str:
    """A colour of reports on light paper, as Word writes it: without the sign in front.

    >>> colour("ink")
    '1B1F24'
    """
    return page_colours("report", "light")[name].removeprefix("#")


def _font(style: Any, family: str, size: float, ink: str, bold: bool) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    font = style_table().fonts["docx"][family]
    style.font.name, style.font.size, style.font.bold, style.font.italic = font, Pt(size), bold, False
    style.font.color.rgb = RGBColor.from_string(colour(ink))
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


def frame_paragraph(line: Line, bar: str, ground: str) -> None:
    """A bar on the left of a paragraph, and a ground behind it."""
    properties = line._p.get_or_add_pPr()
    border = _xml_element("w:pBdr")
    border.append(_xml_element("w:left", val="single", sz="24", space="8", color=bar))
    properties.insert_element_before(
        border, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:outlineLvl", "w:rPr"
    )
    ground_ = _xml_element("w:shd", val="clear", color="auto", fill=ground)
    properties.insert_element_before(ground_, "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr")


def add_link(line: Line, words: str, run: Run) -> None:
    """A link to a place in the report, or to a web address."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml.ns import qn
    from docx.text.run import Run as Letters

    link = _xml_element("w:hyperlink")
    if run.link.startswith("#"):
        link.set(qn("w:anchor"), run.link[1:][:40])
    else:
        link.set(qn("r:id"), line.part.relate_to(run.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    part: Any = _xml_element("w:r")
    link.append(part)
    line._p.append(link)
    letters = Letters(part, line)
    letters.text = words
    letters.bold = True if run.style == "strong" else None
    if run.style == "code":
        part.style = "Code"
    colour_run(letters, colour("accent"))


def colour_run(letters: Letters, value: str) -> None:
    """Give letters a colour."""
    from docx.shared import RGBColor

    letters.font.color.rgb = RGBColor.from_string(value)


def add_bookmark(line: Line, name: str, number: int) -> None:
    """A place that links lead to. Word cuts names at 40 letters, and so do the links."""
    line._p.append(_xml_element("w:bookmarkStart", id=str(number), name=name[:40]))
    line._p.append(_xml_element("w:bookmarkEnd", id=str(number)))


def make_contents(lines: Sequence[Line]) -> None:
    """Makes lines the table of contents, as a field that Word makes anew from the headings, with their pages."""
    first, last = lines[0]._p, lines[-1]._p
    instruction = _xml_element("w:instrText")
    instruction.text = f' TOC \\o "1-{CONTENTS_LEVELS}" \\h \\z \\u '
    # What is made anew when the file is opened is dirty.
    parts = (_field_mark("begin", dirty="true"), instruction, _field_mark("separate"))
    for part in reversed(parts):
        run = _xml_element("w:r")
        run.append(part)
        first.insert(1 if first.pPr is not None else 0, run)
    run = _xml_element("w:r")
    run.append(_field_mark("end"))
    last.append(run)


def _field_mark(kind: str, **values: str) -> Any:
    return _xml_element("w:fldChar", fldCharType=kind, **values)


def format_table(grid: Grid, widths: Sequence[Length]) -> None:
    """Thin lines between rows, rows that stay whole, and a heading row that comes again on every page."""
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = width
    look = _xml_element("w:tblBorders")
    for edge in ("bottom", "insideH"):
        look.append(_xml_element(f"w:{edge}", val="single", sz="4", space="0", color=colour("rule")))
    grid._tbl.tblPr.append(look)
    for place, row in enumerate(grid.rows):
        properties: Any = row._tr.get_or_add_trPr()
        properties.append(_xml_element("w:cantSplit"))
        if place == 0:
            properties.append(_xml_element("w:tblHeader"))


def _page_number(line: Line) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    line._p.append(_xml_element("w:fldSimple", instr="PAGE"))


def _xml_element(tag: str, **values: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(tag)
    for name, value in values.items():
        element.set(qn(f"w:{name}"), value)
    return element


def fix_dates(content: bytes) -> bytes:
    """The same package with every part dated 1980, the earliest date that a zip file can hold."""
    stream = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(stream, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.external_attr = ZIP_DEFLATED, 0o600 << 16
            new.writestr(entry, old.read(name))
    return stream.getvalue()
