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


def test_the_page_of_a_thing_has_a_picture_of_its_ties_on_either_ground(web: httpx.Client) -> None:
    page = web.get("/page/merton-council", headers={"accept": "text/html"}).text
    assert page.index("facts box") < page.index('src="/picture.svg?of=merton-council"')
    assert 'srcset="/picture.svg?of=merton-council&amp;theme=dark"' in page
    for theme in ("light", "dark"):
        reply = web.get("/picture.svg", params={"of": "merton-council", "theme": theme})
        expected = Dataset.shipped().draw_neighbourhood("merton-council", limit=10, theme=theme).svg
        assert (reply.text, reply.headers["content-type"]) == (expected, "image/svg+xml")
        assert "default-src 'none'" in reply.headers["content-security-policy"]


@pytest.mark.parametrize(("asked", "status"), [("of=nowhere", 404), ("", 404), ("of=lvrw&theme=pink", 400)])
def test_no_picture_is_drawn_of_what_is_not_there(asked: str, status: int, web: httpx.Client) -> None:
    assert web.get(f"/picture.svg?{asked}").status_code == status


def test_a_page_that_is_not_there_says_what_may_have_been_meant(web: httpx.Client) -> None:
    reply = web.get("/page/london-voter-registraton-week", headers={"accept": "text/html"})
    assert reply.status_code == 404 and 'href="/page/lvrw"' in reply.text
    assert web.get("/page/zzqxv", headers={"accept": "text/html"}).text.count("Perhaps you mean") == 0
    assert web.get("/page/lvrww", headers={"accept": "application/json"}).json()["status"] == 404
