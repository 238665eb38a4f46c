"""Word documents (DOCX), by python-docx: paragraphs, rows of tables, then notes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..words.counts import tally
from .extracted import (
    Extracted,
    Options,
    Unreadable,
    check_length,
    engine_name,
    first_title,
    paragraphs_text,
    plain_title,
)
from .zips import check_xml, open_zip

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# What was deleted or moved away while changes were tracked is not part of the text.
_GONE = {f"{_W}del", f"{_W}moveFrom", _FALLBACK}
_LETTERS = {f"{_W}tab": " ", f"{_W}br": " ", f"{_W}cr": " ", f"{_W}noBreakHyphen": "-", f"{_W}ptab": " "}
_HEADINGS = ("title", "heading 1")


def read_docx(content: bytes, options: Options) -> Extracted:
    """The text of a Word document: a paragraph, or a row of a table, is a paragraph of the text.

    Raises
    ------
    Unreadable
        It is encrypted or damaged, or there is no text in it.
    """
    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    with open_zip(content) as archive:
        check_xml(archive)
    try:
        import io

        document = docx.Document(io.BytesIO(content))
        paragraphs = list(_paragraphs(document.element.body))
        notes = list(_notes(document))
        about = document.core_properties
        title, language = about.title or "", about.language or ""
        heading = _heading(document)
    except (OpcError, LxmlError, KeyError, ValueError, AttributeError) as error:
        raise Unreadable(f"it is damaged ({type(error).__name__}): open it in Word and save it anew") from None
    text = check_length(paragraphs_text([*paragraphs, *notes]))
    told = (f"at the end of the text: {tally(len(notes), 'note')}",) if notes else ()
    title = plain_title(title) or heading or first_title(paragraphs)
    return Extracted(text, "paragraphs", engine_name("python-docx", "python-docx"), "Word document", 0, title,
                     language, notes=told)  # fmt: skip


def _paragraphs(node: Any) -> Iterator[str]:
    """The paragraphs below a node, in order; a row of a table is one, its cells told apart by tabs."""
    for child in node:
        if child.tag in _GONE:
            continue
        if child.tag == f"{_W}p":
            yield " ".join(_text(child).split())
            for box in child.iter(f"{_W}txbxContent"):
                if not any(above.tag == _FALLBACK for above in box.iterancestors()):
                    yield from _paragraphs(box)
        elif child.tag == f"{_W}tr":
            cells = (
                " ".join(filter(None, _paragraphs(cell))) for cell in child.iter(f"{_W}tc") if _row_of(cell) is child
            )
            yield "\t".join(cell.replace("\t", " ") for cell in cells)
        else:
            yield from _paragraphs(child)


def _row_of(cell: Any) -> Any:
    return next(above for above in cell.iterancestors() if above.tag == f"{_W}tr")


def _text(node: Any) -> str:
    """The letters of a paragraph, without those of boxes in it."""
    made = list[str]()
    for child in node:
        if child.tag in _GONE or child.tag == f"{_W}txbxContent":
            continue
        if child.tag == f"{_W}t":
            made.append(child.text or "")
        else:
            made.append(_LETTERS.get(child.tag, "") or _text(child))
    return "".join(made)


def _notes(document: Any) -> Iterator[str]:
    """Footnotes and endnotes, which stand in files of their own."""
    from docx.oxml import parse_xml

    for relation in document.part.rels.values():
        if relation.reltype.endswith(("/footnotes", "/endnotes")) and not relation.is_external:
            for note in parse_xml(relation.target_part.blob):
                if text := " ".join(filter(None, _paragraphs(note))):
                    yield text


def _heading(document: Any) -> str:
    """The first paragraph that is set as a title."""
    named = ((str(one.style.name).lower() if one.style else "", one.text) for one in document.paragraphs[:50])
    return next((found for style, text in named if style in _HEADINGS and (found := plain_title(text))), "")
