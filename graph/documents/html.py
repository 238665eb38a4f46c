"""Web pages, by lxml: the paragraphs, headings, items and rows that a reader sees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from .extracted import Extracted, Options, Unreadable, check_length, engine_name, paragraphs_text, plain_title
from .letters import decode

_UNSEEN = {"script", "style", "noscript", "template", "svg", "math", "head", "nav", "button", "select", "option",
           "textarea", "input", "iframe", "object", "audio", "video", "canvas", "dialog"}  # fmt: skip
_BLOCKS = {"address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
           "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
           "html", "li", "main", "menu", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th",
           "thead", "tr", "ul"}  # fmt: skip
_CHARSET = re.compile(rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?([\w.:-]{2,40})""", re.IGNORECASE)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://\S+)", re.IGNORECASE)
_XML_HEAD = re.compile(r"^\s*<\?xml[^>]*\?>")
_WEB = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
# A document nested deeper is walked no further down: no page that people read is.
_DEEPEST = 250


def read_html(content: bytes, options: Options) -> Extracted:
    """The text of a web page, without scripts, menus and forms.

    Raises
    ------
    Unreadable
        There is no text in it.
    """
    declared = _CHARSET.search(content[:4096])
    text, notes = decode(content, declared[1].decode("ascii", "replace") if declared else "", options.encoding)
    root = parse_page(text)
    paragraphs = page_paragraphs(root)
    title = plain_title(root.findtext(".//title") or "") or _heading(root)
    language = str(root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "")
    made = check_length(paragraphs_text(paragraphs))
    url = _address(text, root)
    return Extracted(made, "paragraphs", engine_name("lxml", "lxml"), "web page", 0, title, language, url, notes)


def parse_page(text: str) -> Any:
    """The tree of a page.

    Raises
    ------
    Unreadable
        There is none.
    """
    from lxml import etree, html

    try:
        # The encoding was found before; what the page says of it no longer holds.
        parser = html.HTMLParser(encoding="utf-8", huge_tree=False)
        root = html.document_fromstring(_XML_HEAD.sub("", text).encode(), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        raise Unreadable("it is no web page that can be read") from None
    return root


def page_paragraphs(root: Any) -> list[str]:
    """The paragraphs of a page, in order; the cells of a row are told apart by tabs."""
    made, open_ = list[str](), list[str]()

    def end() -> None:
        if text := " ".join("".join(open_).split()):
            made.append(text)
        open_.clear()

    for word, is_break in _pieces(root, 0):
        if is_break:
            end()
        if "\t" in word:
            end()
            made.append(word)
        elif word:
            open_.append(word)
    end()
    return made


def _pieces(node: Any, depth: int) -> Iterator[tuple[str, bool]]:
    """Words, each with whether a paragraph ends before it; words with tabs are rows."""
    name = node.tag if isinstance(node.tag, str) else ""
    block = name in _BLOCKS
    if not name or name in _UNSEEN or node.get("hidden") is not None or depth > _DEEPEST:
        yield "", False
    elif name == "tr" and (row := _row(node)):
        yield row, True
    else:
        yield node.text or "", block
        for child in node:
            yield from _pieces(child, depth + 1)
            yield child.tail or "", False
        if name == "br":
            yield " ", False
    if block:
        yield "", True


def _row(node: Any) -> str:
    """The cells of a row, where they hold words and no blocks; a table that only lays a page out has no rows."""
    cells = [child for child in node if child.tag in ("td", "th")]
    plain = all(part.tag not in _BLOCKS or part is cell for cell in cells for part in cell.iter())
    texts = [" ".join("".join(word for word, _ in _pieces(cell, 0)).split()) for cell in cells] if plain else []
    return "\t".join(texts) if len(texts) > 1 and any(texts) else ""


def _heading(root: Any) -> str:
    found = root.find(".//h1")
    return plain_title(found.text_content()) if found is not None else ""


def _address(text: str, root: Any) -> str:
    """Where the page was, as the browser that saved it noted, or as it says itself."""
    saved = _SAVED_FROM.search(text[:4096])
    links = (link.get("href", "") for link in root.iter("link") if link.get("rel") == "canonical")
    address = saved[1].removesuffix("-->") if saved else next(links, "")
    return address if _WEB.fullmatch(address) else ""
