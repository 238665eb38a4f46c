"""Plain text and Markdown: kept line by line."""

from __future__ import annotations

import re

from ..files.numbering import PAGE_END
from .extracted import Extracted, Options, check_length, clean_line, engine_name, first_title, plain_title
from .letters import decode

_HEADING = re.compile(r"^#{1,3}\s+(.+?)\s*#*\s*$", re.MULTILINE)


def read_text(content: bytes, options: Options) -> Extracted:
    """A plain text, its lines kept; form feeds in it end pages."""
    return _read(content, "plain text", options)


def read_markdown(content: bytes, options: Options) -> Extracted:
    """A text in Markdown, its lines kept; the first heading is its title."""
    found = _read(content, "Markdown", options)
    heading = _HEADING.search(found.content)
    return found._replace(title=plain_title(heading[1]) if heading else found.title)


def _read(content: bytes, kind: str, options: Options) -> Extracted:
    text, notes = decode(content, said=options.encoding)
    pages = text.split(PAGE_END)
    kept = PAGE_END.join("\n".join(map(_kept_line, page.split("\n"))) for page in pages)
    kept = kept if kept.endswith(("\n", PAGE_END)) else f"{kept}\n"
    title = first_title(text.split("\n"))
    paged = len(pages) - (not pages[-1].strip()) if len(pages) > 1 else 0
    layout = "pages" if paged else ""
    return Extracted(check_length(kept), layout, engine_name("text", ""), kind, paged, title, notes=notes)


def _kept_line(line: str) -> str:
    """A line with its tabs, without other control characters."""
    return "\t".join(map(clean_line, line.split("\t")))
