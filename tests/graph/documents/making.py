"""Small documents of every kind, made by the tests themselves."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

TOP, LEFT, STEP = 800, 72, 20
CONTAINER = """<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>"""


def pdf(pages: Sequence[Sequence[str]], title: str = "", password: str = "") -> bytes:
    """A PDF of lines on pages."""
    from reportlab.pdfgen.canvas import Canvas

    made = io.BytesIO()
    canvas = Canvas(made, encrypt=password or None, invariant=1)
    canvas.setTitle(title)
    for lines in pages:
        for number, line in enumerate(lines):
            canvas.drawString(LEFT, TOP - number * STEP, line)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def pdf_without_codes(lines: Sequence[str], unknown: str) -> bytes:
    """A PDF whose font says of some letters not which they are, as fonts that were made for one document may."""
    codes = b"".join(b"<%02x> <%04x>\n" % (n, 0 if chr(n) in unknown else n) for n in range(32, 127))
    shown = b"".join(
        b"1 0 0 1 %d %d Tm (%s) Tj " % (LEFT, TOP - n * STEP, line.encode()) for n, line in enumerate(lines)
    )
    return _pdf_of(codes, b"BT /F 12 Tf " + shown + b"ET")


def pdf_of_joined_letters(words: Sequence[str]) -> bytes:
    """A PDF of words that are read from right to left, each drawn from left to right and told as it is read."""
    letters = sorted(set("".join(words)))
    codes = b"".join(b"<%02x> <%04x>\n" % (33 + n, ord(letter)) for n, letter in enumerate(letters))
    shown, at = b"", 500
    for word in words:
        at -= 8 * len(word) + 8
        said = word.encode("utf-16-be").hex().encode()
        drawn = b"".join(
            b"1 0 0 1 %d %d Tm <%02x> Tj " % (at + 8 * n, TOP, 33 + letters.index(letter))
            for n, letter in enumerate(reversed(word))
        )
        shown += b"/Span <</ActualText <feff%s>>> BDC BT /F 12 Tf %sET EMC\n" % (said, drawn)
    return _pdf_of(codes, shown)


def _pdf_of(codes: bytes, shown: bytes) -> bytes:
    """A PDF of one page, and of one font whose letters have these codes."""
    cmap = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        b"1 begincodespacerange <00> <ff> endcodespacerange\n"
        b"%d beginbfchar\n%sendbfchar endcmap end end" % (codes.count(b"\n"), codes)
    )
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        _stream(shown),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>",
        _stream(cmap),
    ]
    made, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\n" % (
        len(objects) + 1,
        table,
        len(objects) + 1,
    )
    return made + head + b"startxref\n%d\n%%%%EOF" % len(made)


def _stream(content: bytes) -> bytes:
    return b"<</Length %d>>stream\n%s\nendstream" % (len(content), content)


def docx(paragraphs: Sequence[str], title: str = "", table: Sequence[Sequence[str]] = ()) -> bytes:
    """A Word document of paragraphs, then a table."""
    import docx as word

    document = word.Document()
    document.core_properties.title = title
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if table:
        made = document.add_table(len(table), len(table[0]))
        for row, cells in zip(made.rows, table, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def xlsx(sheets: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    """A workbook of sheets."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def archive(members: dict[str, str | bytes]) -> bytes:
    """A zip of files."""
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name, content)
    return saved.getvalue()


def epub(
    pages: Sequence[str], title: str = "A book", language: str = "en", more: dict[str, str] | None = None
) -> bytes:
    """An electronic book of pages of HTML, listed in their reading order."""
    items = "".join(f'<item id="p{n}" href="page%20{n}.xhtml"/>' for n in range(len(pages)))
    order = "".join(f'<itemref idref="p{n}"/>' for n in range(len(pages)))
    book = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
        f"<dc:title>{title}</dc:title><dc:language>{language}</dc:language></metadata>"
        f"<manifest>{items}</manifest><spine>{order}</spine></package>"
    )
    members: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "OEBPS/book.opf": book,
        **{f"OEBPS/page {n}.xhtml": f"<html><body>{page}</body></html>" for n, page in enumerate(pages)},
        **(more or {}),
    }
    return archive(members)
