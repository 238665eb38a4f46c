"""Home, the ledger, lists, sources, what is not known: what each says first, on two records."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import httpx
import pytest

from civicgraph import Dataset
from civicgraph.graph.voices import is_author
from civicgraph.server.settings import settings_of

from ..workspace import write_interviews, write_workspace
from .serving import running_server
from .test_trace_page import PAGE, words

PAGES = [
    "/",
    "/ledger",
    "/asks",
    "/promises",
    "/people",
    "/organisations",
    "/assemblies",
    "/sources",
    "/unknown",
    "/trace",
    "/analyse",
    "/analyse/timeline",
]


@pytest.fixture(scope="module")
def greek(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A causal map of interviews on Chios, without asks, promises or stories."""
    workspace = write_interviews(tmp_path_factory.mktemp("interviews"))
    with running_server(settings_of(workspace.dataset())) as running, running.client() as client:
        yield client


def test_home_begins_with_the_finding_and_leads_to_its_trace(web: httpx.Client) -> None:
    text = web.get("/", headers=PAGE).text
    verdict = Dataset.shipped().trace("Citizens UK", "LVRW").verdict
    said = words(text)
    assert said.index("How did London Voter Registration Week come about?") < said.index(verdict[0])
    assert said.index(verdict[0]) < said.index("Questions to begin with") < said.index("Who is named most")
    assert 'href="/trace?from=citizens-uk&amp;to=lvrw"' in text
    assert "SPARQL" not in said[: said.index("For those who work with the data")]


def test_every_page_has_the_same_menu_and_says_where_it_is(web: httpx.Client) -> None:
    menus = set()
    for page in PAGES:
        text = web.get(page, headers=PAGE).text
        menu = text[text.index('<nav aria-label="Pages">') : text.index("</nav>")]
        menus.add(words(menu))
    pages = "Trace Map Asks and promises People Organisations Assemblies Sources Questions Analyses What is not known"
    assert menus == {pages}
    for page in ("/ns", "/map", "/report?of=lvrw"):
        around = re.search(r'aria-label="Pages">(.*?)</(?:nav|div)>', web.get(page, headers=PAGE).text, re.DOTALL)
        assert around and words(around[1]).endswith(pages), page


def test_pages_bear_the_name_of_the_record_and_say_below_what_made_them(web: httpx.Client, greek: httpx.Client) -> None:
    title = Dataset.shipped().record().about.title
    text = web.get("/sources", headers=PAGE).text
    assert f'<a class="brand" href="/">{title}</a>' in text
    assert text.index("<footer>") < text.index("made with civicgraph")
    foreign = greek.get("/sources", headers=PAGE).text
    assert 'class="brand" href="/">Φωνές από την Καλαμωτή</a>' in foreign and title not in foreign


def test_the_ledger_begins_with_its_sums_and_is_narrowed_as_on_the_command_line(web: httpx.Client) -> None:
    assert "30 asks, 11 responses, 44 commitments, 72 pledges." in words(web.get("/ledger", headers=PAGE).text)
    asked = {"by": "Sadiq Khan", "with_figure": "1", "group_by": "area"}
    expected = Dataset.shipped().ledger(by="Sadiq Khan", with_figure=True, group_by="area")
    assert web.get("/ledger.json", params=asked).json() == expected.to_dict()
    rows = list(csv.reader(io.StringIO(web.get("/ledger.csv", params=asked).text)))
    assert rows == list(csv.reader(io.StringIO(expected.to_csv())))
    page = "".join(ledger_pages(web, **asked))
    assert page.count('<li class="d') == len(expected.rows) and 'value="Sadiq Khan"' in page


@pytest.mark.parametrize(
    ("asked", "status", "why"),
    [
        ({"by": "Sadik Kahn"}, 404, "is no thing"),
        ({"source": "nowhere"}, 404, "is no source of this record"),
        ({"due_before": "soon"}, 400, "is no date"),
        ({"with_figure": "true"}, 400, "ith_figure is 1 for yes or 0 for no, not 'true'"),
        ({"page": "soon"}, 400, "age is a number from 1 to"),
        ({"group_by": "colour"}, 400, "roup_by is one of candidate, ask, area, source"),
        ({"at": "x" * 201}, 400, "at most 200 characters"),
    ],
)
def test_what_narrows_nothing_is_refused(web: httpx.Client, asked: dict[str, str], status: int, why: str) -> None:
    reply = web.get("/ledger", params=asked, headers=PAGE)
    assert reply.status_code == status and why in words(reply.text)


def ledger_pages(web: httpx.Client, **asked: str) -> list[str]:
    """The pages of the ledger, followed from each to the next."""
    pages, address = [], str(httpx.URL("/ledger", params=asked))
    while address:
        pages.append(web.get(address, headers=PAGE).text)
        onward = re.search(r'<a href="([^"]+)" rel="next"', pages[-1])
        address = unescape(onward[1]) if onward else ""
    return pages


def test_groups_of_the_ledger_are_reached_from_its_beginning(web: httpx.Client) -> None:
    pages = ledger_pages(web, group_by="area")
    links = re.findall(r'<li><a href="([^"]*)#(g\d+)">([^<]+) \(\d+\)</a>', pages[0])
    assert len(links) > 10 and {address for address, _, _ in links} > {""}
    for address, id, title in links:
        text = web.get(unescape(address), headers=PAGE).text if address else pages[0]
        assert f'<h2 id="{id}">{title}</h2>' in text
    assert not re.search(r'href="[^"]*#g1"', web.get("/ledger", headers=PAGE).text)


@pytest.mark.parametrize("group_by", ["", "area", "source"])
def test_the_pages_of_a_long_ledger_have_each_row_once_and_none_is_long(web: httpx.Client, group_by: str) -> None:
    pages = ledger_pages(web, group_by=group_by)
    shown = [re.findall(r'<li class="d(\d)">\s*<p class="what"><a href="/page/([^"]+)"', page) for page in pages]
    found = Dataset.shipped().ledger(group_by=group_by)
    assert [id for rows in shown for _, id in rows] == [
        row.id for group in found.ledger.groups for _, row in group.rows
    ]
    assert len(pages) > 1 and all(0 < len(rows) <= 30 for rows in shown)
    assert all('<a href="/ledger" aria-current="page">Asks and promises</a>' in page for page in pages)
    goes_on = ["on the page before:" in words(page) for page in pages]
    assert goes_on == [rows[0][0] != "0" for rows in shown] and (group_by or any(goes_on))
    whole = web.get("/ledger", params={"page": "999", "group_by": group_by}, headers=PAGE).text
    assert words(whole) == words(pages[-1])


def test_the_pages_of_a_long_ledger_keep_what_narrows_it(web: httpx.Client) -> None:
    pages = ledger_pages(web, not_assessed="1", group_by="candidate")
    first = re.findall(r'<a href="(/ledger\?[^"]*page=\d+)"', pages[0])
    assert first and all("not_assessed=1" in one and "group_by=candidate" in one for one in first)
    table = re.search(r'href="(/ledger\.csv[^"]*)"', pages[1])
    assert table and web.get(unescape(table[1])).text == Dataset.shipped().ledger(
        not_assessed=True, group_by="candidate"
    ).to_csv()  # fmt: skip
    alone = web.get("/ledger", params={"source": "source/mayoral-assembly-2016", "page": "1"}, headers=PAGE).text
    assert 'rel="next"' not in alone and 'aria-label="Parts of the list' not in alone


def test_people_are_listed_with_what_they_were_and_organisations_by_type(web: httpx.Client) -> None:
    record = Dataset.shipped().record()
    people = [one for one in record.things.values() if record.is_of(one.id, "Person")]
    text = web.get("/people", headers=PAGE).text
    assert all(f'href="/page/{one.id}"' in text for one in people)
    assert "Anita Hurrell 3 claims was with Coram Children's Legal Centre." in words(text)
    bodies = words(web.get("/organisations", headers=PAGE).text)
    assert bodies.index("21 public bodies") < bodies.index("6 funders")


def test_what_is_not_known_names_what_has_no_answer_and_claims_no_more(web: httpx.Client) -> None:
    said = words(web.get("/unknown", headers=PAGE).text)
    unanswered = [row for row in Dataset.shipped().ledger().rows if row.kind == "ask" and not row.is_answered]
    record = Dataset.shipped().record()
    assert f"Asks without an answer ({len(unanswered)})" in said
    assert all(record.name(row.id) in said for row in unanswered)
    assert "That is no sign that nobody answered." in said


def test_a_record_without_asks_or_stories_reads_as_naturally(greek: httpx.Client) -> None:
    home = greek.get("/", headers=PAGE)
    assert home.status_code == 200
    menu = words(home.text[home.text.index('<nav aria-label="Pages">') : home.text.index("</nav>")])
    assert menu == "Trace Map People Organisations Sources Questions Analyses What is not known"
    said = words(home.text)
    assert said.index("came of what") < said.index("Step 2 is disputed") < said.index("Trace one thing back to another")
    for page in PAGES:
        assert greek.get(page, headers=PAGE).status_code == 200, page
    assert "The record holds no ask, answer or promise." in words(greek.get("/ledger", headers=PAGE).text)
    traced = words(greek.get("/trace", params={"from": "mathimata", "to": "tharros"}, headers=PAGE).text)
    assert "In the opinion of μια δασκάλα" in traced and "London" not in traced


def test_a_thing_begins_with_what_is_asked_first_of_it(web: httpx.Client) -> None:
    text = web.get("/page/cii", headers=PAGE).text
    box = words(text.partition('<dl class="facts box">')[2].partition("</dl>")[0])
    assert box.startswith("Funded by City Bridge Trust evidence; Paul Hamlyn Foundation evidence; Pears Foundation")
    assert "All residents of London [an aim, not shown as done] evidence" in box
    assert 'href="/trace?from=cii"' in text and 'href="/report?of=cii&amp;format=pdf"' in text
    assert text.index("</dl>") < text.index("Influence (42)") < text.index('<h2 id="k1">Influence')


def test_a_speaker_has_a_page_with_its_stake_and_its_claims_to_which_its_claims_lead(web: httpx.Client) -> None:
    assert (
        '<a href="/page/voice/cii/funder-interview">a funder, in an interview</a>'
        in web.get("/page/claim/cii/funder-lvrw-needed-cii", headers=PAGE).text
    )
    text = web.get("/page/voice/cii/funder-interview", headers=PAGE).text
    said = words(text)
    assert "Sources › Citizenship and Integration Initiative: Key achievements › a funder, in an interview" in said
    stake = "Speaks in Citizenship and Integration Initiative: Key achievements A party to Citizenship and Integration"
    assert "a funder, in an interview speaker Quoted" in said and stake in said
    assert '<dd><a href="/page/cii">Citizenship and Integration Initiative</a></dd>' in text
    told, _, read = said.partition("Our reading of its words, which it does not say itself: 1 claim ")
    assert 'href="/page/claim/cii/funder-lvrw-needed-cii"' in text
    assert "of its claims" in told and "inferred" in read


def test_the_ledger_leads_to_who_tells_a_row_where_that_is_not_the_author(web: httpx.Client) -> None:
    text = "".join(ledger_pages(web))
    links = set(
        re.findall(r'<dt>Told by</dt><dd><a href="/page/(voice/[^"]+)">[^<]+</a>, in <a href="/page/source', text)
    )
    assert links and not any(is_author(Dataset.shipped().record(), id) for id in links)


def test_a_claim_says_what_its_speaker_has_a_stake_in_and_leads_to_the_trace_the_right_way_round(
    web: httpx.Client,
) -> None:
    text = web.get("/page/claim/cii/funder-lvrw-needed-cii", headers=PAGE).text
    assert "a funder, in an interview With a stake in Citizenship and Integration Initiative" in words(text)
    assert 'href="/trace?from=cii&amp;to=lvrw"' in text
    assert "Home › Sources › Citizenship and Integration Initiative: Key achievements › Claim" in words(text)
    picture = web.get("/picture.svg?of=claim/cii/funder-lvrw-needed-cii").text
    assert 'src="/picture.svg?of=claim%2Fcii%2Ffunder-lvrw-needed-cii"' in text
    assert "<title>London Voter Registration Week would not have happened without Citizenship and" in picture
    alone = next(one for one in Dataset.shipped().record().claims.values() if not one.object)
    assert "picture.svg" not in web.get(f"/page/{alone.id}", headers=PAGE).text
    assert web.get("/picture.svg", params={"of": alone.id}).status_code == 404


def test_a_source_tells_its_cautions_and_a_long_one_is_an_outline(web: httpx.Client, greek: httpx.Client) -> None:
    text = web.get("/page/source/cii-key-achievements-2022", headers=PAGE).text
    assert "What the record cautions: 224" in words(text) and "<details id=" in text and " open>" not in text
    assert '<details id="t1" open>' in greek.get("/page/source/eleni", headers=PAGE).text


def test_an_address_with_a_slip_is_met_with_what_may_be_meant(web: httpx.Client) -> None:
    reply = web.get("/leger")
    assert (reply.status_code, reply.text) == (404, "there is nothing at this address; did you mean /ledger?\n")
    page = web.get("/leger", headers=PAGE).text
    assert 'Did you mean <a href="/ledger">/ledger</a>?' in page
    assert "There is nothing at this address; / says what there is." in web.get("/zzzzzz", headers=PAGE).text


def test_what_depends_on_a_thing_has_no_empty_verdict(web: httpx.Client) -> None:
    text = web.get("/analyse/what-if", params={"name": "cii"}, headers=PAGE).text
    assert "Without “Citizenship and Integration Initiative” the record" in text and 'class="verdict"' not in text


def test_ties_name_the_other_and_say_beside_it_which_way_they_run(web: httpx.Client) -> None:
    text = web.get("/analyse/ties", params={"actor": "citizens-uk"}, headers=PAGE).text
    assert '<li><a href="/page/sadiq-khan">Sadiq Khan</a>' in text
    assert "Sadiq Khan from it to Citizens UK; two claims: through" in words(text)


@pytest.mark.parametrize(
    ("name", "content", "address"),
    [
        ("sectors.csv", "thing,sector,reason\nharbour-council,councils,It is one.\n", "/analyse/brokers.json"),
        ("stories.yaml", "", "/"),
    ],
)
def test_a_file_beside_the_data_that_has_changed_is_told_from_before_by_a_server_started_anew(
    name: str, content: str, address: str, tmp_path: Path
) -> None:
    """It is no part of the data, whose hash stays."""
    workspace = write_workspace(tmp_path)
    tags = []
    for text in (content, f"{content}\n"):
        workspace.write(name, text)
        with running_server(settings_of(workspace.dataset())) as running, running.client() as client:
            reply = client.get(address, headers={"host": "localhost"})
            assert reply.status_code == 200
            tags.append((reply.headers["etag"], workspace.dataset().hash))
    (before, hash), (after, same) = tags
    assert before != after and hash == same
