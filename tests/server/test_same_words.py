"""The terminal, reports and the server's pages tell each claim in the words in which the map tells it.

The words of the map are those of ``tests/vectors/texts.json``, to which its script is held.
"""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import httpx
from click import unstyle

from civicgraph import Dataset
from civicgraph.console.show_text import claim_text
from civicgraph.graph.changes.claim_history import ClaimHistory
from civicgraph.graph.full_text import find_all
from civicgraph.graph.record import Claim
from civicgraph.graph.words.counts import capital
from civicgraph.reports.blocks import Table, plain_text
from civicgraph.reports.claim_tables import claims_by_kind
from civicgraph.reports.words import Citations

VECTORS = Path(__file__).parents[1] / "vectors"
RECORD = Dataset.shipped().record()
TOLD: list[tuple[Claim, str, str, list[str]]] = [
    (RECORD.claims[id], sentence, who, how)
    for id, sentence, who, how in json.loads((VECTORS / "texts.json").read_text("utf-8"))["told"]
]


def test_the_terminal_tells_200_claims_as_the_map_does() -> None:
    assert len(TOLD) >= 200
    for claim, sentence, who, how in TOLD:
        shown = " ".join(unstyle(claim_text(RECORD, claim, ClaimHistory())).split())
        assert f"{claim.id} {sentence} " in shown
        assert f" · {' · '.join(how)} " in shown
        assert who.casefold() in shown.casefold()


def test_a_report_tells_200_claims_as_the_map_does() -> None:
    told = {}
    for thing in {claim.subject for claim, *_ in TOLD}:
        for part in claims_by_kind(RECORD, thing, Citations(RECORD)).parts:
            for table in part.blocks:
                assert isinstance(table, Table)
                for said, put, teller, _ in table.rows:
                    told[f"{capital(RECORD.name_in_sentence(thing))} {plain_text(said)}"] = (
                        plain_text(put),
                        plain_text(teller),
                    )
    for claim, sentence, who, how in TOLD:
        assert told[f"{sentence} {claim.id}"] == (", ".join(how), who)


def test_a_page_of_the_server_tells_200_claims_as_the_map_does(web: httpx.Client) -> None:
    for claim, sentence, who, how in TOLD:
        page = web.get(f"/page/{claim.id}").text
        assert f"<title>{sentence}" in html.unescape(page)
        parts = dict(re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", page))
        parts["Who says so"] = re.sub(r"</?a\b[^>]*>", "", parts["Who says so"])
        undated = [part for part in how if part != html.unescape(parts["When"])]
        assert (html.unescape(parts["Who says so"]), html.unescape(parts["How"])) == (who, ", ".join(undated))


def test_the_server_finds_first_by_name_what_the_map_finds_first(web: httpx.Client) -> None:
    """Of 250 texts and more. The terminal's search is the function that the vectors are made by."""
    queries = json.loads((VECTORS / "find.json").read_text("utf-8"))["queries"]
    assert len(queries) > 250
    for text, found in queries:
        reply = web.get("/search", params={"q": text}, headers={"accept": "application/json"})
        by_name = [row["id"] for row in reply.json() if row["found"] == "name"]
        first = found[:1] or [[thing.id, name] for thing, name in find_all(RECORD, text)[0][:1]]
        assert by_name[:1] == [id for id, _ in first], text
