"""Makes pages from templates: everything from data is escaped, and pages load nothing from other servers."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from ..graph.words.citations import cite_item
from ..graph.words.claims import caution_owner
from ..graph.words.codes import caveat_label
from ..graph.words.places import words_quoted
from ..graph.words.sources import facts
from ..reports.html import BLOCKS, read_template
from ..visualisations.style import custom_properties, page_icon

if TYPE_CHECKING:
    from jinja2 import Environment

    from .site import Site

ASSETS = ("pages.css", "ask.css", "ask.js", "answer.js", "copy.js", "names.js", "search.js", "timeline.js")
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""What a page may load, as its Content-Security-Policy."""


def render(site: Site, template: str, **content: Any) -> str:
    """A whole page, with what all pages of the site share."""
    common = {"site": site, "record": site.record, "links": site.links, "summary": None, "address_of": site.link}
    return render_text(template, **{**common, **content})


def render_text(template: str, **content: Any) -> str:
    """The text that a template gives."""
    return _environment().get_template(template).render(**content)


@cache
def load_asset(name: str) -> bytes:
    """A style or a script that pages load.

    Raises
    ------
    KeyError
        There is no such file.
    """
    if name not in ASSETS:
        raise KeyError(name)
    content = files(__package__).joinpath("static", name).read_bytes()
    return _custom_properties().encode() + content if name == "pages.css" else content


def _custom_properties() -> str:
    """The colours and fonts of the style table, for light and dark screens."""
    return (
        f":root {{ color-scheme: light dark; {custom_properties('server', 'light')} }}\n"
        f"@media (prefers-color-scheme: dark) {{ :root {{ {custom_properties('server', 'dark')} }} }}\n"
    )


def data_block(text: str) -> str:
    """JSON for a script element: escaped so that no text in it can end the element."""
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        loader=FunctionLoader(_read_template),
    )
    environment.filters["words_quoted"] = words_quoted
    environment.filters["data_block"] = lambda text: Markup(data_block(text))
    environment.globals.update(BLOCKS, on_page=True)
    environment.globals["cite_item"] = cite_item
    environment.globals["facts"] = facts
    environment.globals["caution_owner"] = caution_owner
    environment.globals["caveat_label"] = caveat_label
    environment.globals["icon"] = page_icon()
    return environment


def _read_template(name: str) -> str:
    if name == "blocks.html":
        return read_template(name)
    return files(__package__).joinpath("templates", name).read_text("utf-8")
