"""Electronic books (EPUB): a zip of web pages in an order; each of these is a part of the text."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from .extracted import (
    Extracted,
    Options,
    Unreadable,
    check_length,
    engine_name,
    paragraphs_text,
    parts_text,
    plain_title,
)
from .html import page_paragraphs, parse_page
from .letters import decode
from .zips import check_xml, open_zip, read_member

_FONTS_ONLY = (b"http://www.idpf.org/2008/embedding", b"http://ns.adobe.com/pdf/enc#RC")
_ALGORITHM = b"EncryptionMethod"


def read_epub(content: bytes, options: Options) -> Extracted:
    """The text of an electronic book.

    Raises
    ------
    Unreadable
        It is protected or damaged, or there is no text in it.
    """
    with open_zip(content) as archive:
        check_xml(archive)
        _check_protection(archive)
        package = _package(archive)
        book = _tree(read_member(archive, package))
        pages = [decode(read_member(archive, name)).text for name in _pages(book, package)]
    parts = [paragraphs_text(page_paragraphs(parse_page(page))) if page.strip() else "\n" for page in pages]
    text = check_length(parts_text(parts))
    title, language = (_first(book, name) for name in ("title", "language"))
    return Extracted(text, "parts", engine_name("lxml", "lxml"), "electronic book", len(parts), plain_title(title),
                     language)  # fmt: skip


def _check_protection(archive: zipfile.ZipFile) -> None:
    name = "META-INF/encryption.xml"
    if name in archive.namelist():
        said = read_member(archive, name)
        fonts = sum(said.count(one) for one in _FONTS_ONLY)
        if said.count(_ALGORITHM) > fonts:
            raise Unreadable("it is protected against copying: a copy without protection is needed")


def _tree(content: bytes) -> Any:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(content, parser)
    except (etree.LxmlError, ValueError):
        raise Unreadable("it is damaged: its table of contents cannot be read") from None


def _package(archive: zipfile.ZipFile) -> str:
    """The path of the file that lists what the book is made of."""
    container = _tree(read_member(archive, "META-INF/container.xml"))
    found = (node.get("full-path", "") for node in container.iter("{*}rootfile"))
    if path := next(filter(None, found), ""):
        return path
    raise Unreadable("it is damaged: it does not say what it is made of")


def _pages(book: Any, package: str) -> Iterator[str]:
    """The paths of the pages, in reading order."""
    folder = posixpath.dirname(package)
    listed = {item.get("id"): item.get("href", "") for item in book.iter("{*}item")}
    for reference in book.iter("{*}itemref"):
        if href := listed.get(reference.get("idref")):
            yield posixpath.normpath(posixpath.join(folder, unquote(href)))


def _first(book: Any, name: str) -> str:
    return next((text for node in book.iter(f"{{http://purl.org/dc/elements/1.1/}}{name}") if (text := node.text)), "")
