"""What a page does not understand of its address it says; what programs ask is refused; what was meant is a link."""

from __future__ import annotations

import re
from html import unescape

import httpx
import pytest

from .test_trace_page import PAGE, words

SAID = "'grup_by' in the address is not understood here and is passed over"
PLAIN = ("/", "/people", "/asks", "/sources", "/unknown", "/questions", "/analyse", "/dataset", "/page/lvrw",
         "/page/claim/cii/hope-not-hate-delivered-lvrw-2019", "/trace", "/trace?from=citizens-uk&to=lvrw", "/compare",
         "/ask", "/ledger", "/search?q=lvrw", "/analyse/ties?actor=citizens-uk", "/analyse/what-if")  # fmt: skip


@pytest.mark.parametrize("path", PLAIN)
def test_a_page_is_shown_and_says_what_it_passed_over(web: httpx.Client, path: str) -> None:
    quiet = web.get(path, headers=PAGE)
    asked = web.get(f"{path}{'&' if '?' in path else '?'}grup_by=x&utm_source=letter&fbclid=1", headers=PAGE)
    assert (quiet.status_code, asked.status_code) == (200, 200)
    assert "not understood here" not in quiet.text
    assert words(asked.text).count("not understood here") == 1
    assert SAID in words(asked.text)
    assert quiet.headers["etag"] != asked.headers["etag"]


def test_what_may_be_meant_is_said(web: httpx.Client) -> None:
    assert f"{SAID}; did you mean group_by?" in words(web.get("/ledger?grup_by=candidate", headers=PAGE).text)


def test_of_very_many_the_first_are_named_each_shortened(web: httpx.Client) -> None:
    many = "&".join(f"{'x' * 500}{number}=1" for number in range(50))
    text = web.get(f"/people?{many}", headers=PAGE).text
    assert text.count("not understood here") == 5
    assert all(len(one) < 120 for one in re.findall('role="status">(.*?)</p>', text))


@pytest.mark.parametrize(
    "path", ["/ledger.json", "/ledger.csv", "/trace.json?from=a&to=b", "/find.json?q=a", "/ask.rq"]
)
def test_what_programs_ask_is_refused(web: httpx.Client, path: str) -> None:
    reply = web.get(f"{path}{'&' if '?' in path else '?'}nonsense=x")
    assert (reply.status_code, "there is no parameter 'nonsense'" in reply.text) == (400, True)


LINKS = {
    "/ledger?by=Sadik&group_by=source": ("/ledger?by=sadiq-khan&group_by=source", "Sadiq Khan"),
    "/trace?from=citizens+ukk&to=lvrw": ("/trace?from=citizens-uk&to=lvrw", "Citizens UK"),
    "/compare?a=lvrw&b=ciii": ("/compare?a=lvrw&b=cii", "Citizenship and Integration Initiative"),
    "/analyse/timeline?of=lvrww": ("/analyse/timeline?of=lvrw", "London Voter Registration Week"),
    "/report?of=lvrww": ("/report?of=lvrw", "London Voter Registration Week"),
}


@pytest.mark.parametrize(("path", "meant"), LINKS.items())
def test_what_was_meant_is_a_link_to_the_same_question(web: httpx.Client, path: str, meant: tuple[str, str]) -> None:
    reply = web.get(path, headers=PAGE)
    assert reply.status_code == 404
    asked = reply.text[reply.text.index("Did you mean") :]
    first = re.search('<a href="([^"]+)">([^<]+)</a>', asked)
    assert first
    assert (unescape(first[1]), unescape(first[2])) == meant
    assert web.get(meant[0], headers=PAGE).status_code == 200
    assert "?." not in words(reply.text)


def test_no_page_names_a_command(web: httpx.Client) -> None:
    reply = web.get("/questions/who-funded-what?who=zzz", headers=PAGE)
    assert "civicgraph find" not in words(reply.text)


def test_what_is_not_known_of_one_thing(web: httpx.Client) -> None:
    whole, some = (words(web.get(path, headers=PAGE).text) for path in ("/unknown", "/unknown?of=CII"))
    assert "What is not known of Citizenship and Integration Initiative" in some
    counts = [dict(re.findall(r"((?:[A-Z][^()]+?)) \(([\d,]+)\)", text)) for text in (whole, some)]
    for name, count in counts[1].items():
        if name in counts[0]:
            assert int(count.replace(",", "")) <= int(counts[0][name].replace(",", ""))
    assert len(some) < len(whole)
    assert web.get("/unknown?of=nothing+of+that+name", headers=PAGE).status_code == 404
