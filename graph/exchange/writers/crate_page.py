"""The page by which people look into a deposit: what it is, how to cite it, and which files it holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import NamedTuple
from urllib.parse import quote

from ...marks import PAGE_MARK
from ...record import Record, web_link
from ...words.counts import quantity
from ...words.sources import source_name
from ..telling import about_lines

_STYLE = (
    ":root{color-scheme:light dark;background:#fff;color:#1a1a1a}a{color:#0b4f8a}"
    "@media(prefers-color-scheme:dark){:root{background:#14181d;color:#eee}a{color:#8fc1ff}}"
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem;overflow-wrap:anywhere}"
    "th,td{text-align:left;vertical-align:top;padding:.2rem 1rem .2rem 0}th{min-width:5rem}"
)


class DepositedFile(NamedTuple):
    """A file of a deposit: its path, what it holds in words, its media type and its bytes."""

    path: str
    told: str
    media_type: str
    content: bytes


def crate_page(record: Record, title: str, cited: str, files: Iterable[DepositedFile]) -> bytes:
    """The page, which needs no script and asks nobody."""
    counts = (
        (len(record.things), "thing"), (len(record.claims), "claim"), (len(record.caveats), "caution"),
        (len(record.sources), "source"),
    )  # fmt: skip
    about = [(name, value) for name, value in about_lines(record) if name != "title"]
    rows = {f'<a href="{escape(quote(one.path))}">{escape(one.path)}</a>': escape(one.told) for one in files}
    sources = {_source_cell(record, id): f"<code>{escape(one.text_hash)}</code>" for id, one in record.sources.items()}
    parts = [
        "<!doctype html>",
        f'<html lang="en"><head><meta charset="utf-8">{PAGE_MARK}',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body><main>",
        f"<h1>{escape(title)}</h1>",
        f"<p>{escape(', '.join(quantity(number, word) for number, word in counts))}.</p>",
        _table("The record", {escape(name): _value(value) for name, value in about}),
        f"<h2>How to cite it</h2>\n<p>{escape(cited)}</p>",
        _table("Files", rows),
        _table("Sources, with the SHA-256 of the text that was coded", sources),
        "</main></body></html>",
    ]
    return ("\n".join(part for part in parts if part) + "\n").encode()


def _source_cell(record: Record, id: str) -> str:
    link, name = record.sources[id].link, escape(source_name(record, id))
    return f'<a href="{escape(link)}">{name}</a>' if link else name


def _value(text: str) -> str:
    return f'<a href="{escape(text)}">{escape(text)}</a>' if web_link(text) else escape(text)


def _table(heading: str, rows: Mapping[str, str]) -> str:
    if not rows:
        return ""
    cells = "\n".join(f"<tr><th scope='row'>{name}</th><td>{value}</td></tr>" for name, value in rows.items())
    return f"<h2>{escape(heading)}</h2>\n<table>\n{cells}\n</table>"
