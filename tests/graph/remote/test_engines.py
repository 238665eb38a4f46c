"""Which engine answers, and what is known of it: the page for people says the same."""

from __future__ import annotations

import re
from contextlib import closing
from pathlib import Path

import pytest

from civicgraph.graph.remote.engines import ENGINES, Engine, recognise_engine
from civicgraph.graph.remote.http import Web

from .test_hostile import saying, serving

PAGE = (Path(__file__).parents[3] / "docs" / "engines.md").read_text("utf-8")
ROW = re.compile(r"^\| (Oxigraph|Virtuoso|Fuseki|GraphDB) \| `[^`]*` \| `([^`]*)`[^|]* \| ([^|]*) \|", re.M)


@pytest.mark.parametrize(
    ("server", "engine"),
    [
        ("Server: Oxigraph/0.5.13", "oxigraph"),
        ("Server: Virtuoso/07.20.3229 (Linux) x86_64-pc-linux-gnu", "virtuoso"),
        ("Server: Apache Jena Fuseki (5.0.0)", "fuseki"),
        ("Server: GraphDB/10.6", "graphdb"),
        ("Server: nginx", "generic"),
        ("X-Powered-By: Oxigraph", "generic"),
    ],
)
def test_an_engine_is_known_by_how_its_server_names_itself(server: str, engine: str) -> None:
    with serving(saying(f"200 OK\r\n{server}\r\nContent-Length: 0")) as (url, heard), closing(Web(url)) as web:
        assert recognise_engine(web) == ENGINES[engine]
        assert heard[0].startswith(b"GET / ")


def test_the_page_for_people_says_where_engines_take_updates_and_whether_at_once() -> None:
    said = {name.lower(): (update, once) for name, update, once in ROW.findall(PAGE)}
    known = {name: engine for name, engine in ENGINES.items() if name != "generic"}
    assert {name: update for name, (update, _) in said.items()} == {name: known[name].update for name in known}
    assert {name for name, (_, once) in said.items() if once == "no"} == {
        name for name in known if not known[name].atomic
    }


def test_an_engine_that_nobody_knows_is_asked_for_little_and_given_nothing() -> None:
    assert ENGINES["generic"] == Engine("generic", "", "", "", False, 1_000, (), 50_000, False)
