"""A report as one HTML file: self-contained, made for reading, printing and assistive technology."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from ..visualisations.style import custom_properties, page_colours
from .blocks import Block, Report, tidy

if TYPE_CHECKING:
    from jinja2 import Template


def write(report: Report) -> str:
    """The page. Everything that is made from data is escaped by the template."""
    sections = list(report.numbered_sections())
    page: str = _template("report.html").render(
        report=report,
        sections=sections,
        style=page_style(),
        kind=_kind,
        data_uri=_data_uri,
        safe=is_address,
    )
    return page.rstrip("\n") + "\n"


def page_style() -> str:
    """The style of the page: the colours and fonts of the style table, then our rules."""
    # The boxes in a page's margin do not inherit custom properties.
    return "\n".join((
        f":root {{ color-scheme: light dark; {custom_properties('report', 'light')} }}",
        f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {custom_properties('report', 'dark')} }} }}",
        f"@page {{ @bottom-right {{ color: {page_colours('report', 'light')['quiet']}; }} }}",
        _text("report.css"),
    ))  # fmt: skip


def is_address(link: str) -> bool:
    """Whether a link may be followed: a place in the report, or a web address. Nothing else becomes a link.

    >>> is_address("#step-1"), is_address("https://w3id.org/x"), is_address("javascript:alert(1)")
    (True, True, False)
    """
    return link.startswith(("#", "https://", "http://"))


def _kind(block: Block) -> str:
    return type(block).__name__.lower()


def _tidy_value(value: object) -> object:
    """What a template prints: text made from data without control characters, markup and numbers as they are."""
    return tidy(value) if type(value) is str else value


def _data_uri(svg: str) -> str:
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"


def _text(name: str) -> str:
    return files(__package__).joinpath("templates", name).read_text("utf-8")


@cache
def _template(name: str) -> Template:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined, finalize=_tidy_value
    )
    return environment.from_string(_text(name))
