"""Pages from templates: everything that comes from data is escaped, and nothing on a page comes from elsewhere."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from starlette.responses import Response

from ...graph.vocabulary import NS
from ...graph.words.sources import facts
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


def page(context: Context, template: str, etag: str = "", /, status: int = 200, **content: Any) -> Response:
    """A page made from a template."""
    always = {"record": context.record, "settings": context.settings, "edited": context.edits.seen}
    text = _environment().get_template(template).render(**always, **content)
    headers = {"Content-Security-Policy": POLICY, "Vary": "Accept, Accept-Encoding"}
    headers |= caching.headers(etag) if etag else {"Cache-Control": "no-store"}
    return Response(text, status, headers, media_type="text/html")


@cache
def static(name: str) -> bytes:
    """A file of ours that pages load.

    Raises
    ------
    KeyError
        There is none of that name.
    """
    if name not in ASSETS:
        raise KeyError(name)
    return files("civicgraph.server").joinpath("static", name).read_bytes()


def address(base: str, iri: str) -> str:
    """Where an IRI leads: to our own page of the thing or term, or out to the web; nowhere with another scheme.

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
    """JSON as it may stand inside a script element, which no text in it can end."""
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined, loader=FunctionLoader(_text)
    )
    environment.filters["data_block"] = lambda text: Markup(data_block(text))
    environment.globals["address"] = address
    environment.globals["facts"] = facts
    return environment


def _text(name: str) -> str:
    return files("civicgraph.server").joinpath("templates", name).read_text("utf-8")
