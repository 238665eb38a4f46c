"""PDF, by PDFium: the lines of each page, without running heads and feet."""

from __future__ import annotations

from typing import Any

from .extracted import (
    MAX_PAGES,
    Extracted,
    Options,
    Unreadable,
    check_length,
    clean_line,
    engine_name,
    first_title,
    parts_text,
    plain_title,
)
from .right_to_left import in_reading_order
from .running_lines import without_running_lines

# What PDFium writes where a word is broken at the end of a line, the hyphen and the line end in one; and elsewhere.
_BROKEN = ("\ufffe", "\x02")
_SHOWN = 3


def read_pdf(content: bytes, options: Options) -> Extracted:
    """The text of a PDF; a page is a part of it, ended by a form feed.

    Raises
    ------
    Unreadable
        It is encrypted or damaged, or all its pages are pictures.
    """
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        raise Unreadable(_refusal(str(error))) from None
    try:
        if len(document) > MAX_PAGES:
            raise Unreadable(f"{len(document):,} pages, and at most {MAX_PAGES:,} are read: divide it")
        pages, damaged, unknown = _pages(document, pdfium.PdfiumError)
        about = document.get_metadata_dict()
    finally:
        document.close()
    without_text = [number for number, lines in enumerate(pages, 1) if not any(lines)]
    if len(without_text) == len(pages):
        raise Unreadable(
            f"no text on any of its {len(pages)} pages: it is a scan; "
            "have its words recognised (OCR) and add what comes"
        )
    title = plain_title(about.get("Title", "")) or first_title(line for page in pages[:2] for line in page)
    notes = [f"{_numbers(damaged)} cannot be read"] if damaged else []
    if pictures := [number for number in without_text if number not in damaged]:
        notes.append(f"no text on {_numbers(pictures)}: empty, or pictures")
    if unknown:
        count = sum(unknown.values())
        notes.append(
            f"{count:,} letter{'s have' if count > 1 else ' has'} no code in the file and"
            f" {'are' if count > 1 else 'is'} missing from the text, on {_numbers(list(unknown))}: "
            "look there; where much is missing, have its words recognised (OCR) and add what comes"
        )
    if not options.whole:
        pages, running = without_running_lines(pages)
        notes += [f"left out as a running line of {count} pages: “{line[:80]}”" for line, count in running]
    text = check_length(parts_text(["".join(f"{line}\n" for line in page) for page in pages]))
    return Extracted(text, "pages", engine_name("pypdfium2", "pypdfium2"), "PDF", len(pages), title, notes=tuple(notes))


def _refusal(said: str) -> str:
    if "password" in said.lower() or "security" in said.lower():
        return "it is encrypted: open it with its password, save a copy without one and add that"
    return "it is damaged, or no PDF: open it elsewhere and save it anew"


def _pages(document: Any, failure: type[Exception]) -> tuple[list[list[str]], list[int], dict[int, int]]:
    """The lines of each page; the numbers of those that cannot be read; and how many letters have no code, by page.

    A font may draw letters without saying which they are: of them, PDFium gives nothing.
    """
    found, damaged, unknown = list[list[str]](), list[int](), dict[int, int]()
    for number in range(len(document)):
        try:
            page = document[number]
            words = page.get_textpage()
            text, lost = _text_of(words)
            if lost:
                unknown[number + 1] = lost
            words.close()
            page.close()
        except failure:
            damaged.append(number + 1)
            text = ""
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n") if text.strip() else []
        found.append([clean_line(line) for line in lines])
    return found, damaged, unknown


def _text_of(words: Any) -> tuple[str, int]:
    """The text of a page, with each word that is broken at the end of a line, and how many letters have no code."""
    import pypdfium2.raw as pdfium

    if (count := words.count_chars()) <= 0:
        return "", 0
    text = in_reading_order(words.get_text_range(), lambda at: _place(words, at))
    lost = max(0, count - len(text)) + text.count("\ufffd")
    if not any(mark in text for mark in _BROKEN):
        return text, lost
    parts = list(text)
    for at in [at for at, letter in enumerate(parts) if letter in _BROKEN]:
        # The same mark stands for a letter that the file maps to nothing.
        is_hyphen = pdfium.FPDFText_IsHyphen(words, pdfium.FPDFText_GetCharIndexFromTextIndex(words, at)) == 1
        parts[at] = "-\n" if is_hyphen else ""
        lost += not is_hyphen
    return "".join(parts), lost


def _place(words: Any, at: int) -> tuple[float, float]:
    """How far right on its page a letter stands, and how far right its box begins."""
    from ctypes import c_double

    import pypdfium2.raw as pdfium

    letter = pdfium.FPDFText_GetCharIndexFromTextIndex(words, at)
    across, left, *others = (c_double() for _ in range(5))
    pdfium.FPDFText_GetCharOrigin(words, letter, across, others[0])
    pdfium.FPDFText_GetCharBox(words, letter, left, *others)
    return across.value, left.value


def _numbers(pages: list[int]) -> str:
    """Pages in words: the first few, and how many more."""
    more = f" and {len(pages) - _SHOWN} more" if len(pages) > _SHOWN else ""
    return f"page{'s' if len(pages) > 1 else ''} {', '.join(map(str, pages[:_SHOWN]))}{more}"
