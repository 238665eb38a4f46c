"""What a file is: told by its first bytes, and only where these do not tell by its name."""

from __future__ import annotations

import os
import re
from importlib import import_module
from typing import NamedTuple

from .extracted import USUAL, Extracted, FormatReader, Options, Unreadable

# Ending of a file's name → the module and the function that read it.
READERS = {
    ".pdf": ("pdf", "read_pdf"),
    ".docx": ("docx", "read_docx"),
    ".html": ("html", "read_html"),
    ".htm": ("html", "read_html"),
    ".xhtml": ("html", "read_html"),
    ".epub": ("epub", "read_epub"),
    ".txt": ("plain", "read_text"),
    ".md": ("plain", "read_markdown"),
    ".markdown": ("plain", "read_markdown"),
    ".csv": ("tables", "read_csv"),
    ".tsv": ("tables", "read_csv"),
    ".xlsx": ("tables", "read_xlsx"),
    ".json": ("json_records", "read_json"),
}
IN_FOLDERS = frozenset(READERS) - {".json"}
"""Endings that are taken of a folder: JSON in one is mostly about documents, and is read where somebody names it."""
_TEXTS = (".txt", ".md", ".markdown", ".csv", ".tsv", ".json")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PAGE = re.compile(rb"(?is)\s*(?:<!--.{0,2000}?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html)\b")


class _Refused(NamedTuple):
    """How a kind of file begins that is not read, and what to do with it."""

    begin: bytes
    advice: str


_OFFICE = "save it as {} and add that"
_REFUSED = (
    _Refused(b"{\\rtf", f"it is rich text (RTF): {_OFFICE.format('DOCX or PDF')}"),
    _Refused(b"\x89PNG", "it is a picture: have its words recognised (OCR) and add what comes"),
    _Refused(b"\xff\xd8\xff", "it is a picture: have its words recognised (OCR) and add what comes"),
    _Refused(b"GIF8", "it is a picture: have its words recognised (OCR) and add what comes"),
    _Refused(b"II*\x00", "it is a picture: have its words recognised (OCR) and add what comes"),
    _Refused(b"MM\x00*", "it is a picture: have its words recognised (OCR) and add what comes"),
    _Refused(b"\x1f\x8b", "it is compressed: unpack it and add what is in it"),
    _Refused(b"7z\xbc\xaf", "it is compressed: unpack it and add what is in it"),
    _Refused(b"Rar!", "it is compressed: unpack it and add what is in it"),
)


class Recognised(NamedTuple):
    """The ending of the names of such files, and a note where the file's own name says otherwise."""

    ending: str
    notes: tuple[str, ...] = ()


def recognise(content: bytes, name: str) -> Recognised:
    """What a file is.

    >>> recognise(b"%PDF-1.7 ...", "report.docx")
    Recognised(ending='.pdf', notes=('its name ends in .docx, and it is read as .pdf',))

    Raises
    ------
    Unreadable
        It is empty, or of a kind that is not read.
    """
    if not content.strip():
        raise Unreadable("the file is empty")
    named = os.path.splitext(name)[1].lower()
    found = _by_content(content)
    ending = found or (named if named in _TEXTS or READERS.get(named) == READERS[".html"] else "")
    if not ending:
        wrong = f"it is no {named}" if named in READERS else f"{named or 'a file without an ending'} is not read"
        raise Unreadable(f"{wrong}: {kinds_in_words()} are")
    if READERS.get(named) == READERS[ending]:
        return Recognised(ending)
    return Recognised(ending, (f"its name ends in {named or 'nothing'}, and it is read as {ending}",))


def kinds_in_words() -> str:
    """The endings that are read, each kind once.

    >>> kinds_in_words()
    '.pdf, .docx, .html, .epub, .txt, .md, .csv, .xlsx and .json'
    """
    first = {reader: ending for ending, reader in reversed(READERS.items())}
    endings = [ending for ending in READERS if first[READERS[ending]] == ending and ending != ".markdown"]
    return f"{', '.join(endings[:-1])} and {endings[-1]}"


def _by_content(content: bytes) -> str:
    """The ending that the first bytes tell; empty for what may be any text."""
    for begin, advice in _REFUSED:
        if content.startswith(begin):
            raise Unreadable(advice)
    if b"%PDF-" in content[:1024]:
        return ".pdf"
    if content.startswith(b"PK"):
        return _zip_kind(content)
    if content.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise Unreadable("it is encrypted: save a copy without a password and add that")
        raise Unreadable(f"it is of an old Office format (.doc, .xls, .ppt): {_OFFICE.format('DOCX, XLSX or PDF')}")
    return ".html" if _PAGE.match(content[:4096].removeprefix(b"\xef\xbb\xbf")) else ""


def _zip_kind(content: bytes) -> str:
    from .zips import open_zip, read_member

    with open_zip(content) as archive:
        names = set(archive.namelist())
        kind = read_member(archive, "mimetype")[:100].decode("ascii", "replace").strip() if "mimetype" in names else ""
    if "word/document.xml" in names or "word/document2.xml" in names:
        return ".docx"
    if "xl/workbook.xml" in names:
        return ".xlsx"
    if kind == "application/epub+zip" or "META-INF/container.xml" in names:
        return ".epub"
    if any(name.startswith("ppt/") for name in names):
        raise Unreadable(f"it is a presentation: {_OFFICE.format('PDF')}")
    if "opendocument" in kind:
        raise Unreadable(f"it is an OpenDocument file: {_OFFICE.format('DOCX, XLSX or PDF')}")
    if "xl/workbook.bin" in names:
        raise Unreadable(f"it is a binary workbook (.xlsb): {_OFFICE.format('XLSX')}")
    raise Unreadable("it is a zip of files: unpack it and add what is in it")


def read_document(content: bytes, name: str, options: Options = USUAL) -> Extracted:
    """The text of a document.

    >>> read_document(b"A night bus\\n\\nRuns since June.\\n", "notes.md").title
    'A night bus'

    Raises
    ------
    Unreadable
        It is of no kind that is read, or has no text.
    """
    from .languages import guess_language

    ending, notes = recognise(content, name)
    module, function = READERS[ending]
    reader: FormatReader = getattr(import_module(f".{module}", __package__), function)
    found = reader(content, options)
    return found._replace(notes=(*notes, *found.notes), language=_tag(found.language) or guess_language(found.content))


def _tag(language: str) -> str:
    """A language tag as the record has it; empty for what is none."""
    tag = language.strip().replace("_", "-")
    return tag if re.fullmatch("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", tag) else ""
