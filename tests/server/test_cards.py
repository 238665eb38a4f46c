"""What other sites show of a page: its title and description, and a picture that is drawn when it is asked for."""

from __future__ import annotations

import re
import struct
from html import unescape

import httpx
import pytest

from civicgraph import Dataset
from civicgraph.pages.cards import card_of
from civicgraph.visualisations.card import LinkCard, card_svg

from .serving import Server

RECORD = Dataset.shipped().record()
SOURCE = min(RECORD.sources)
CLAIM = next(id for id, claim in sorted(RECORD.claims.items()) if claim.wording == "opinion")


def get_page(server: Server, path: str, headers: dict[str, str] | None = None) -> httpx.Response:
    """What a server answers to a browser."""
    with server.client() as client:
        return client.get(path, headers={"Accept": "text/html,*/*;q=0.8", **(headers or {})})


def meta_content(html: str, name: str) -> str:
    """What a page tells other sites under a name."""
    found = re.search(rf'<meta (?:property|name)="{name}" content="([^"]*)">', html)
    assert found, name
    return found[1]


@pytest.mark.parametrize("path", ["/", "/page/cii", f"/page/{CLAIM}", f"/page/{SOURCE}", "/map", "/map?around=cii"])
def test_each_page_tells_its_own_title_description_and_picture(server: Server, path: str) -> None:
    html = get_page(server, path).text
    title, image = meta_content(html, "og:title"), meta_content(html, "og:image")
    assert title and meta_content(html, "og:description") == meta_content(html, "description") != ""
    assert image.startswith(f"{server.url}/card.png")
    if path.endswith("cii"):
        assert title == RECORD.name("cii")
    assert meta_content(html, "og:url").startswith(server.url)


@pytest.mark.parametrize("query", ["", "?id=cii", f"?id={CLAIM}", f"?id={SOURCE}"])
def test_the_picture_has_the_size_that_sites_show_and_is_kept(server: Server, query: str) -> None:
    reply = get_page(server, f"/card.png{query}")
    assert reply.headers["content-type"] == "image/png"
    assert struct.unpack(">II", reply.content[16:24]) == (1200, 630)
    again = get_page(server, f"/card.png{query}", {"If-None-Match": reply.headers["etag"]})
    assert again.status_code == 304


def test_of_what_is_not_in_the_record_there_is_no_picture(server: Server) -> None:
    assert get_page(server, "/card.png?id=no-such-thing").status_code == 404


def test_a_card_says_how_each_saying_is_put_and_by_whom() -> None:
    for id in sorted(RECORD.things):
        card = card_of(RECORD, id)
        assert all(saying and "; " in put for saying, put in card.rows)
    opinion = card_of(RECORD, CLAIM)
    assert "opinion" in opinion.lead


def test_no_text_of_the_data_becomes_markup_and_none_runs_off() -> None:
    long = "<script>alert(1)</script> & " + "very long words " * 60
    svg = card_svg(LinkCard("<b>", long, long, ((long, long),) * 9, (long, "foot")))
    assert "<script" not in svg and "<b>" not in svg
    levels = [float(y) for y in re.findall(r' y="([\d.]+)"', svg)]
    assert max(levels) < 630
    assert max(len(unescape(line)) for line in re.findall(r">([^<]+)</text>", svg)) < 120
