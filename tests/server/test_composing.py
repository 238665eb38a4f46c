"""The page on which a question is put together from choices, and the file of SPARQL that it leaves."""

from __future__ import annotations

import re
from html import unescape

import httpx
import pytest

from civicgraph import Dataset
from civicgraph.server.settings import settings_of

from ..workspace import write_interviews
from .serving import running_server
from .test_trace_page import PAGE, words

ASKED = "what=Ask&do=putTo&who=sadiq-khan&after=2020"


def test_the_answer_stands_with_the_claims_it_rests_on_and_the_query(web: httpx.Client) -> None:
    page = web.get(f"/ask?{ASKED}", headers=PAGE).text
    assert "1 ask, which was put to Sadiq Khan, certainly after 2020." in words(page)
    assert 'href="/page/ask-london-2024"' in page and 'href="/page/claim/as24/london-ask-put-to"' in page
    query = unescape(re.search(r"<pre[^>]*>(.*?)</pre>", page, re.DOTALL)[1])  # type: ignore[index]
    rows = Dataset.shipped().query(query)
    assert [row["thing"] for row in rows] == ["ask-london-2024"]
    kept = web.get(f"/ask.rq?{ASKED}")
    assert kept.headers["content-type"].startswith("application/sparql-query")
    assert kept.text == f"# 1 ask, which was put to Sadiq Khan, certainly after 2020\n{query}\n"


def test_choices_come_one_after_the_other_each_with_what_it_leaves(web: httpx.Client) -> None:
    def lists(address: str) -> list[str]:
        return re.findall(r'<select name="(\w+)"', web.get(address, headers=PAGE).text)

    assert lists("/ask") == ["what"]
    assert lists("/ask?what=Ask") == ["what", "do"]
    assert lists("/ask?what=Ask&do=putTo") == ["what", "do", "who", "do2", "by"]
    assert lists("/ask?what=Ask&do=putTo&do2=about") == ["what", "do", "who", "do2", "who2", "by"]
    page = web.get("/ask?what=Ask&do=putTo", headers=PAGE).text
    assert '<option value="home-office">Home Office (3)</option>' in page
    stale = web.get("/ask?what=Pledge&do=putTo&who=home-office", headers=PAGE)
    assert stale.status_code == 200 and "Home Office (0)</option>" in stale.text
    assert "No pledge on record was put to Home Office." in words(stale.text)


def test_things_are_counted_by_what_they_are_tied_to(web: httpx.Client) -> None:
    said = words(web.get("/ask?what=Ask&by=putTo&do=%5Easked", headers=PAGE).text)
    assert "Counted" in said and "Home Office2" in said.replace("Home Office 2", "Home Office2")


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("/ask?what=Boat", "'Boat' is no type of thing in this record"),
        ("/ask?what=Ask&do=sailed", "'sailed' is no relation of this record"),
        ("/ask?what=Ask&do=putTo&after=soon", "is no date"),
        ("/ask.rq", "say what to show: ?what="),
        ("/ask.rq?whta=Ask", "there is no parameter 'whta'; did you mean what?"),
    ],
)
def test_what_is_not_understood_is_refused(address: str, why: str, web: httpx.Client) -> None:
    reply = web.get(address, headers={"Accept": "application/json"})
    assert reply.status_code == 400 and why in reply.json()["detail"]


def test_a_record_without_asks_offers_what_it_has(tmp_path_factory: pytest.TempPathFactory) -> None:
    data = write_interviews(tmp_path_factory.mktemp("interviews")).dataset()
    with running_server(settings_of(data)) as running, running.client() as web:
        page = web.get("/ask", headers=PAGE).text
        assert "Ask in a sentence" in page and 'value="Ask"' not in page
        type = next(iter(data.record().things.values())).type
        assert web.get(f"/ask?what={type}", headers=PAGE).text.count('<ul class="found">') == 1
