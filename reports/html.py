"""A report as one HTML file: self-contained, made for reading, printing and assistive technology."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from ..visualisations.style import custom_properties, page_colours
from .blocks import Block, Report, Text, tidy

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jinja2 import Environment
    from markupsafe import Markup


def write(report: Report, menu: Sequence[tuple[str, str]] = ()) -> str:
    """The page. Everything that is made from data is escaped by the template.

    ``menu`` are the other pages of a site that the page stands on: what each is called, and its address.
    """
    sections = list(report.numbered_sections())
    content = {"report": report, "menu": menu, "sections": sections, "style": page_style()}
    template = _environment().get_template("report.html")
    page: str = template.render(address_of=_address, on_page=False, **content, **BLOCKS)
    return page.rstrip("\n") + "\n"


def page_style() -> str:
    """The style of the page: the colours and fonts of the style table, then our rules."""
    # The boxes in a page's margin do not inherit custom properties.
    return "\n".join((
        f":root {{ color-scheme: light dark; {custom_properties('report', 'light')} }}",
        f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {custom_properties('report', 'dark')} }} }}",
        f"@page {{ @bottom-right {{ color: {page_colours('report', 'light')['quiet']}; }} }}",
        read_template("report.css"),
    ))  # fmt: skip


def is_address(link: str) -> bool:
    """Whether a link may be followed: a place in the report, or a web address. Nothing else becomes a link.

    >>> is_address("#step-1"), is_address("https://w3id.org/x"), is_address("javascript:alert(1)")
    (True, True, False)
    """
    return link.startswith(("#", "https://", "http://"))


def _address(link: str) -> str:
    return link if is_address(link) else ""


def _kind(block: Block) -> str:
    return type(block).__name__.lower()


def _tidy_value(value: object) -> object:
    """What a template prints: text made from data without control characters, markup and numbers as they are."""
    return tidy(value) if type(value) is str else value


def _data_uri(svg: str) -> str:
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"


_STYLES = {"strong": ("<strong>", "</strong>"), "quiet": ('<span class="quiet">', "</span>"),
           "code": ("<code>", "</code>")}  # fmt: skip


def _runs_html(text: Text, address_of: Callable[[str], str]) -> Markup:
    """A text as HTML, every letter of it escaped: what a page has most of, and so written without a template."""
    from markupsafe import Markup, escape

    parts = []
    for words, style, link in text:
        before, after = _STYLES.get(style, ("", ""))
        inner = f"{before}{escape(tidy(words))}{after}"
        target = address_of(link) if link else ""
        parts.append(f'<a href="{escape(target)}">{inner}</a>' if target else inner)
    return Markup("".join(parts))


BLOCKS = {"kind": _kind, "data_uri": _data_uri, "runs_html": _runs_html}
"""What ``blocks.html`` uses besides ``address_of``, which says where a link leads, if anywhere, and ``on_page``.

On a page of a server nothing has a style of its own, and wide figures scroll.
"""


def read_template(name: str) -> str:
    """A template or style of reports; ``blocks.html`` writes what any page may hold of a report."""
    return files(__package__).joinpath("templates", name).read_text("utf-8")


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    return Environment(
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        finalize=_tidy_value,
        loader=FunctionLoader(read_template),
    )
