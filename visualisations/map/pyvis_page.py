"""The one place that touches pyvis: a network whose page is our own template.

pyvis brings the drawing library (vis-network) and the plumbing from nodes, edges and options to a page. Its own
template loads scripts from the web and runs scripts that stand in data, so none of it is used. Imported only when
a map is made: pyvis takes long to load.
"""

from __future__ import annotations

import json
import zlib
from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import DictLoader, Environment, StrictUndefined
from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup
from pyvis.network import Network

from ..style import page_icon

LARGE = 300_000  # characters of data that a page holds as they are; what is larger is packed
VIS = "templates/lib/vis-9.1.2/vis-network.min.js"
VIS_SHA256 = "f3c1229464749a6f5a80c80867189edfdc0198be0d015c3d770aff196cb6c0a1"

OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "nodes": {"shape": "custom"},
    "edges": {"smooth": False, "color": {"opacity": 0}, "width": 9, "selectionWidth": 0, "hoverWidth": 0},
    "interaction": {
        "hover": True,
        "dragNodes": False,
        "keyboard": False,
        "selectConnectedEdges": False,
        "tooltipDelay": 10**8,
    },
}  # fmt: skip


class MapPage(Network):  # type: ignore[misc]
    """A pyvis network that writes one offline page: own template, escaped, with a policy that names its scripts."""

    def __init__(self, title: str, asks_server: bool = False) -> None:
        super().__init__(directed=True, cdn_resources="in_line", heading=title)
        self.path = "map.html"
        self.options = OPTIONS
        self.asks_server = asks_server

    def draw(self, nodes: list[dict[str, Any]], edges: list[dict[str, Any]]) -> None:
        """Take nodes and edges as they are: pyvis's own way adds them one by one, and slowly."""
        self.nodes, self.edges = nodes, edges
        self.node_ids = [node["id"] for node in nodes]
        self.node_map = {node["id"]: node for node in nodes}

    def render(self, templates: Mapping[str, str], script: str, style: str, data: Mapping[str, Any]) -> str:
        """The whole page, with script, style and data inside it."""
        vis = vis_script()
        environment = Environment(
            loader=DictLoader(dict(templates)), autoescape=True, undefined=StrictUndefined, trim_blocks=True
        )
        environment.filters["packed"] = pack
        environment.globals |= {
            "vis": Markup(vis), "script": Markup(script), "style": Markup(style), "data": data,
            "policy": content_policy([vis, script], [style], self.asks_server), "icon": page_icon(),
        }  # fmt: skip
        self.templateEnv = environment
        return str(self.generate_html())


def pack(data: Any) -> Markup:
    """Data as JSON that is safe inside a page; what is large as one JSON string, deflated and in base 64."""
    text = json.dumps(data, sort_keys=True, separators=(",", ":"))
    if len(text) <= LARGE:
        return htmlsafe_json_dumps(json.loads(text), dumps=_compact)
    squeezer = zlib.compressobj(9, wbits=-15)
    return Markup(f'"{b64encode(squeezer.compress(text.encode()) + squeezer.flush()).decode()}"')


def _compact(data: Any, **_: Any) -> str:
    return json.dumps(data, sort_keys=True, separators=(",", ":"))


@cache
def vis_script() -> str:
    """The drawing library as pyvis ships it, refused if it is not the one that the page was made for."""
    text = (files("pyvis") / VIS).read_text("utf-8")
    if sha256(text.encode()).hexdigest() != VIS_SHA256:
        raise RuntimeError("pyvis is not the version that the map was made for; install pyvis 0.3.2")
    # A pointer to a source map would make the browser's developer tools look for a file.
    return text.partition("//# sourceMappingURL")[0]


def content_policy(scripts: list[str], styles: list[str], asks_server: bool = False) -> str:
    """A content security policy under which these inline scripts and styles work, and nothing else does.

    With ``asks_server``, scripts may also ask the server that the page comes from.
    """
    asked = "connect-src 'self'; " if asks_server else ""
    return (
        f"default-src 'none'; script-src {_hashes(scripts)}; style-src {_hashes(styles)}; img-src data:; {asked}"
        "base-uri 'none'; form-action 'none'"
    )


def _hashes(texts: list[str]) -> str:
    return " ".join(f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in texts)
