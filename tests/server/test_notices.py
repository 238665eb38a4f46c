"""Names in a query that are not in the record: a header for programs, and a line above the answer for people."""

from __future__ import annotations

import httpx

TYPO = "SELECT ?s { ?s a civic:Aks }"
SAID = "civic:Aks is no term of the vocabulary; did you mean civic:Ask?"
ABSENT = 'ASK { ?s skos:prefLabel "Zoë’s Ferry" }'


def test_a_misspelt_term_is_told_in_a_header_that_pages_of_others_may_read(web: httpx.Client) -> None:
    reply = web.get("/sparql", params={"query": TYPO, "format": "json"}, headers={"Origin": "https://example.org"})
    assert (reply.status_code, reply.json()["results"]["bindings"]) == (200, [])
    assert reply.headers["X-Notice"] == SAID
    assert "X-Notice" in reply.headers["Access-Control-Expose-Headers"]


def test_triples_bring_the_notice_too_and_a_good_query_brings_none(web: httpx.Client) -> None:
    query = "CONSTRUCT { ?s a civic:Ask } WHERE { ?s a civic:Aks }"
    assert web.get("/sparql", params={"query": query}).headers["X-Notice"] == SAID
    good = web.get("/sparql", params={"query": "ASK { ?s a civic:Ask } # civic:Aks"})
    assert "X-Notice" not in good.headers and good.json()["boolean"] is True


def test_a_name_beyond_ascii_is_percent_encoded(web: httpx.Client) -> None:
    reply = web.get("/sparql", params={"query": ABSENT, "format": "json"})
    assert reply.headers["X-Notice"] == 'nothing in this record is called "Zo%C3%AB%E2%80%99s Ferry"'


def test_the_page_says_it_above_the_answer_and_gives_no_false_no(web: httpx.Client) -> None:
    page = web.get("/sparql", params={"query": TYPO, "format": "html"}).text
    assert page.index(SAID) < page.index("0 rows")
    for query in (ABSENT, "ASK { ?s a civic:Aks }"):
        page = web.get("/sparql", params={"query": query, "format": "html"}).text
        assert '<p class="truth">no answer</p>' in page and '<p class="truth">no</p>' not in page
    assert f"{SAID}</p>" in page


def test_a_slip_is_told_alike_by_page_and_problem_details(web: httpx.Client) -> None:
    asked = {"query": "SELECT ?t (COUNT(?a) AS ?n) { ?a a ?t }"}
    said = "?t stands beside what is counted: put GROUP BY ?t at the end, to count for each"
    problem = web.get("/sparql", params=asked, headers={"accept": "application/json"})
    assert (problem.status_code, problem.json()["detail"].endswith(said)) == (400, True)
    page = web.get("/sparql", params=asked, headers={"accept": "text/html"})
    assert (page.status_code, said in page.text) == (400, True)


def test_a_variable_without_a_value_is_told_with_the_answer(web: httpx.Client) -> None:
    reply = web.get("/sparql", params={"query": "SELECT ?nam { ?s skos:prefLabel ?name } LIMIT 1", "format": "json"})
    assert reply.headers["x-notice"] == "?nam stands in no statement, so it never has a value; did you mean ?name?"


def test_a_text_where_a_thing_is_wanted_is_told(web: httpx.Client) -> None:
    told = "{0} leads to things and never to a text; for what is called so write {0}/skos:prefLabel {1}"
    for term, text, tag in (("civic:putTo", '"Home Office"', ""), ("civic:wording", '"stated"', "@en")):
        reply = web.get("/sparql", params={"query": f"SELECT ?s {{ ?s {term} {text} }}", "format": "json"})
        assert reply.headers["x-notice"] == told.format(term, text + tag)
        good = f"ASK {{ ?s {term}/skos:prefLabel {text}{tag} }}"
        reply = web.get("/sparql", params={"query": good, "format": "json"})
        assert "x-notice" not in reply.headers and reply.json()["boolean"] is True


def test_a_name_that_stands_in_a_language_only_is_told_with_its_tag(web: httpx.Client) -> None:
    reply = web.get("/sparql", params={"query": 'ASK { ?s skos:prefLabel "stated" }', "format": "json"})
    assert reply.headers["x-notice"] == 'nothing is called "stated" in that language: write "stated"@en'
