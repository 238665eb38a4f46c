"""Makes pages from templates: everything from data is escaped, and pages load nothing from other servers."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from starlette.responses import Response

from ...graph.vocabulary import NS
from ...graph.words.claims import caution_owner
from ...graph.words.codes import caveat_label
from ...graph.words.counts import draft_counts, retracted_words
from ...graph.words.sources import facts
from ...visualisations.style import custom_properties, page_icon
from ..context import Context
from ..protocol import caching

if TYPE_CHECKING:
    from jinja2 import Environment

ASSETS = ("pages.css", "ask.css", "ask.js", "answer.js")
_CODES = NS.replace("#", "/")
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


def render_page(context: Context, template: str, etag: str = "", /, status: int = 200, **content: Any) -> Response:
    """A page made from a template. Without an ETag, caches must not store it."""
    common = {
        "record": context.record,
        "settings": context.settings,
        "edited": context.file_changes.has_changes,
        "drafts": draft_counts(context.record.drafts),
        "retracted": retracted_words(context.record),
        "lost": draft_counts(context.record.lost_anchors),
    }
    text = render_text(template, **{"summary": None, **common, **content})
    headers = {"Content-Security-Policy": POLICY, "Vary": "Accept, Accept-Encoding"}
    headers |= caching.headers(etag) if etag else {"Cache-Control": "no-store"}
    return Response(text, status, headers, media_type="text/html")


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
    content = files("civicgraph.server").joinpath("static", name).read_bytes()
    return _custom_properties().encode() + content if name == "pages.css" else content


def _custom_properties() -> str:
    """The colours and fonts of the style table, for light and dark screens."""
    return (
        f":root {{ color-scheme: light dark; {custom_properties('server', 'light')} }}\n"
        f"@media (prefers-color-scheme: dark) {{ :root {{ {custom_properties('server', 'dark')} }} }}\n"
    )


def address(base: str, iri: str) -> str:
    """The link for an IRI: to our page of the thing or term, else to the web; empty for other schemes.

    >>> address("https://example.org/id/", "https://example.org/id/source/minutes")
    '/page/source/minutes'
    >>> address("https://example.org/id/", "javascript:alert(1)")
    ''
    """
    if iri.startswith(NS):
        return f"/ns#{quote(iri[len(NS) :])}"
    if iri.startswith(_CODES):
        return f"/ns#list-{quote(iri[len(_CODES) :].partition('#')[0])}"
    if iri.startswith(base):
        return f"/page/{quote(iri[len(base) :])}"
    return iri if iri.startswith(("https://", "http://")) else ""


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
    environment.filters["data_block"] = lambda text: Markup(data_block(text))
    environment.globals["address"] = address
    environment.globals["facts"] = facts
    environment.globals["caution_owner"] = caution_owner
    environment.globals["caveat_label"] = caveat_label
    environment.globals["icon"] = page_icon()
    return environment


def _read_template(name: str) -> str:
    return files("civicgraph.server").joinpath("templates", name).read_text("utf-8")
