"""What may have been meant by a name that nothing has: links to the same question asked about that."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.routing import Route

from ...graph.suggest import close_names
from ...pages.site import MenuItem, Site
from ..context import context_of
from .replies import site_of

_COMMAND, _MEANT = "; try: civicgraph", "; did you mean "
_TYPED, _NAMED = re.compile("^'(.+?)' is "), re.compile(r"([a-z0-9][a-z0-9/-]*) \(")


def site_refusing(request: Request, reason: str) -> tuple[Site, str]:
    """The site of a page that refuses a request, with links to what may be meant; and the reason without these."""
    site, links = site_of(context_of(request), request), []
    said, sign, meant = reason.partition(_COMMAND)[0].partition(_MEANT)
    if sign and meant.startswith("/"):
        links = [MenuItem(path, path) for path in meant.rstrip("?").split(" or ")]
    elif sign:
        ids = [id for id in _NAMED.findall(meant) if id in site.record.things]
        links = [MenuItem(site.record.name(id), _asked_again(request, reason, id) or site.links.item(id)) for id in ids]
    whole = said if links else f"{said}{sign}{meant}"
    return replace(site, meant=links), whole


def nearby(request: Request, routes: Sequence[Route]) -> str:
    """What address may be meant by one that leads nowhere, to end a sentence with."""
    known = [route.path for route in routes if "{" not in route.path and "." not in route.path and len(route.path) > 1]
    near = close_names(request.url.path.rstrip("/"), known, 2)
    return f"{_MEANT}{' or '.join(near)}?" if near else "; / says what there is"


def _asked_again(request: Request, reason: str, id: str) -> str:
    """The address that was asked, with an id in the place of what was typed; empty where it stands in no parameter."""
    typed = _TYPED.match(reason)
    given = request.query_params
    names = [name for name in given if typed and given[name].strip() == typed[1]]
    if not names:
        return ""
    asked = [(name, id if name == names[0] else value) for name, value in given.multi_items()]
    return f"{request.url.path}?{urlencode(asked)}"
