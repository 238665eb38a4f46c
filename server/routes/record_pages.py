"""The pages of the record as a whole: home, the ledger, lists of people and bodies, sources, what is not known."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from ...graph.files.texts import text_path
from ...pages.ledger import FIELDS, PAGE_FIELDS
from ...pages.links import ServerLinks
from ...pages.unknown import FIELDS as UNKNOWN
from ..context import context_of
from ..file_state import stamp
from ..operations import BY_NAME, fields_of
from ..protocol.caching import CACHE_CONTROL
from ..protocol.parameters import read_fields
from ..refusal import Refusal
from .replies import format_of, send_page


async def home(request: Request) -> Response:
    """What the record shows first, and where to go on."""
    return await send_page(request, "home", {})


async def ledger(request: Request) -> Response:
    """Asks, answers and promises, as far as the parameters keep them."""
    format = format_of(request, "json", "csv")
    fields = {"json": fields_of(BY_NAME["ledger"]), "csv": FIELDS}.get(format, PAGE_FIELDS)
    asked = read_fields(fields, request.query_params, strict=format != "html")
    return await send_page(request, "ledger", asked, format)


async def list_of(request: Request) -> Response:
    """The things of a kind: people, organisations, assemblies, asks, promises."""
    return await send_page(request, "list", {"list": request.url.path.rpartition("/")[2]})


async def sources(request: Request) -> Response:
    """The documents."""
    return await send_page(request, "sources", {})


async def source(request: Request) -> Response:
    """Leads to the page of a source by its id, of which what all ids of sources begin with may be left out."""
    name, record = request.path_params["path"], context_of(request).record
    id = next((one for one in (name, f"source/{name}") if one in record.sources), "")
    if not id:
        raise Refusal(404, f"the record has no source {name[:100]!r}; /sources lists them")
    return RedirectResponse(ServerLinks().item(id), 303, {"Cache-Control": CACHE_CONTROL})


async def text(request: Request) -> Response:
    """The text of a source, with what is coded of it marked; only where texts may be shown."""
    context, id = context_of(request), request.path_params["path"]
    source = context.record.sources.get(id)
    if source is None:
        raise Refusal(404, f"the record has no source {id[:100]!r}; /sources lists them")
    texts = context.settings.texts
    state = stamp(text_path(texts, source.text_file)) if texts and source.text_file and not source.confidential else ""
    if not state:
        raise Refusal(404, "the text of this source is not shown here")
    return await send_page(request, "text", {"source": id, "stamp": state})


async def unknown(request: Request) -> Response:
    """What has no answer, what nobody looked at, what rests on one voice or on us: of all, or ``?of=`` a thing."""
    return await send_page(request, "unknown", read_fields(UNKNOWN, request.query_params))
