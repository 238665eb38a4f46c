"""What the page reads: every claim in its place, in words that say no more than the record."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from civicgraph.graph.record import Evidence, Record
from civicgraph.graph.vocabulary import load_vocabulary
from civicgraph.visualisations.map.page_data import DEFAULTS, claims_among, map_lines, page_data, radius
from civicgraph.visualisations.map.page_vocabulary import _relation, without_empty
from civicgraph.visualisations.map.selection import Selection, most_connected, neighbourhood
from civicgraph.visualisations.map.stories import Story, View

from ...graph import by_hand
from ..small_record import small_record

CREDITED = (("team", "produced"), ("ann", "developed"))
RECORD = small_record()
DATA = page_data(RECORD, most_connected(RECORD, 800))


def claim(name: str, data: dict[str, Any] = DATA) -> dict[str, Any]:
    """A claim of the page by the end of its id, with usual values and ids put back."""
    found: dict[str, Any] = next(claim for claim in data["claims"] if claim["id"].endswith("/" + name))
    shelves = {"subject": "things", "object": "things", "voice": "voices", "source": "sources"}
    return DEFAULTS | found | {key: data[shelves[key]][found[key]]["id"] for key in shelves if key in found}


def lines_of(*, record: Record = RECORD) -> dict[tuple[str, str], list[str]]:
    """The lines of a record: their ends, and the last parts of the ids of their claims."""
    found = map_lines(record, record.claims.values())
    return {line.ends: [claim.id.rsplit("/", 1)[1] for claim in line.claims] for line in found}


def test_every_claim_and_thing_is_on_the_page() -> None:
    assert [claim["id"] for claim in DATA["claims"]] == sorted(RECORD.claims)
    assert [thing["id"] for thing in DATA["things"]] == sorted(RECORD.things)
    assert DATA["about"]["hash"] == RECORD.hash


def test_a_claim_keeps_all_that_the_record_says() -> None:
    assert claim("post-secondment-doubt") == {
        "id": "claim/evaluation/post-secondment-doubt", "subject": "deputy-mayor", "predicate": "enabled",
        "object": "secondment", "when": "2017", "from": "2017-01-01", "wording": "opinion", "modality": "done",
        "disputes": True, "strength": 4, "bounds": [20170101, 20171231, 20170101, 20171231],
        "voice": "voice/funder-voice", "source": "source/evaluation",
        "evidence": [
            {"anchor": "words of post secondment doubt", "summary": "Says so: post secondment doubt.", "line": 112}
        ],
    }  # fmt: skip


def test_parallel_claims_are_one_line_that_lists_all_with_the_dispute_last() -> None:
    assert lines_of()["deputy-mayor", "secondment"] == ["post-secondment", "post-secondment-doubt"]
    assert lines_of()["guide", "secondment"] == ["developed", "depended"], "stated action bears more than an opinion"


def test_each_line_of_the_page_is_two_things_and_its_claims_by_number() -> None:
    ids = [[DATA["claims"][number]["id"] for number in line] for line in DATA["lines"]]
    assert ids == [[claim.id for claim in line.claims] for line in map_lines(RECORD, RECORD.claims.values())]


def test_a_promise_leads_no_line_that_something_done_could_lead() -> None:
    promised = RECORD.claims["claim/report/asked"]._replace(modality="asked")
    record = replace(RECORD, claims=dict(RECORD.claims) | {promised.id: promised})
    done = RECORD.claims["claim/news/asked-again"]
    record = replace(record, claims=dict(record.claims) | {done.id: done._replace(modality="done")})
    assert lines_of(record=record)["fees-ask", "northmere-citizens"] == ["asked-again", "asked"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("attendance", "2,300 people"),
        ("amount", "150,000 GBP"),
        ("found", "kept in part"),
        ("visits", "18,400 visitors"),
    ],
)
def test_figures_and_codes_are_facts_not_lines(name: str, text: str) -> None:
    assert claim(name)["text"] == text
    number = [item["id"] for item in DATA["claims"]].index(claim(name)["id"])
    assert all(number not in line for line in DATA["lines"])


def test_a_figure_keeps_its_qualifier_and_scope() -> None:
    figure = RECORD.claims["claim/news/attendance"]._replace(qualifier="over", scope="the hall alone")
    record = replace(RECORD, claims={figure.id: figure})
    data = page_data(record, most_connected(record, 800))
    assert claim("attendance", data)["text"] == "over 2,300 people (the hall alone)"


@pytest.mark.parametrize(
    ("value", "text"),
    [("2019-11", "November 2019"), ("2019", "2019"), ("the first of its kind", "the first of its kind")],
)
def test_a_text_or_a_date_as_value_is_not_taken_for_a_number(value: str, text: str) -> None:
    fact = RECORD.claims["claim/news/attendance"]._replace(value=value, unit="")
    record = replace(RECORD, claims={fact.id: fact})
    assert claim("attendance", page_data(record, most_connected(record, 800)))["text"] == text


def test_no_date_is_made_up() -> None:
    assert claim("post")["when"] == "undated"
    assert "from" not in claim("post")
    assert claim("held-post")["when"] == "since May 2016"
    source = next(source for source in DATA["sources"] if source["id"] == "source/news")
    assert "published" not in source


def test_an_inference_keeps_its_reason() -> None:
    assert claim("post")["wording"] == "inferred"
    assert "does not join them" in claim("post")["reason"]


def test_caveats_come_with_the_claims_and_things_that_they_concern() -> None:
    caveat = next(caveat for caveat in DATA["caveats"] if caveat["id"] == "caveat/rival")
    assert caveat["concerns"] == ["claim/evaluation/week-outcome", "registered"]
    assert caveat["type"] == "rival-explanation"
    assert DATA["codes"]["caveat"]["rival-explanation"]["label"] == "rival explanation"
    assert DATA["sources"][caveat["source"]]["id"] == "source/evaluation"


def test_every_thing_stands_in_a_column_and_a_row() -> None:
    things = {thing["id"]: thing for thing in DATA["things"]}
    rungs = ("northmere-citizens", "fees-ask", "fees-commitment", "fund", "guide", "registered", "northmere")
    assert [things[id]["column"] for id in rungs] == [0, 1, 2, 3, 4, 5, 6]
    assert len(DATA["columns"]) == 8
    assert DATA["sources"][things["fees-ask"]["home"]]["id"] == "source/report"


def test_stories_name_things_by_number_and_are_left_out_where_a_thing_is_missing() -> None:
    story = Story("week", "The week", "How did it come about?", (View("From the ask.", "trace", ("fees-ask", "week")),))
    whole = page_data(RECORD, most_connected(RECORD, 800), [story])["stories"]
    ids = [thing["id"] for thing in DATA["things"]]
    assert [[ids[n] for n in view["things"]] for view in whole[0]["views"]] == [["fees-ask", "week"]]
    assert page_data(RECORD, neighbourhood(RECORD, "assembly", 1, 300), [story])["stories"] == []


def test_a_voice_says_what_it_is_a_party_to() -> None:
    voice = next(voice for voice in DATA["voices"] if voice["id"] == "voice/funder-voice")
    assert voice["stakes"] == ["Lantern Trust"]


def test_a_claim_about_something_left_out_is_left_out_and_counted() -> None:
    selection = neighbourhood(RECORD, "assembly", 1, 300)
    data = page_data(RECORD, selection)
    assert {claim["id"].rsplit("/", 1)[1] for claim in data["claims"]} == {"attendance", "place", "put-at"}
    ask = next(thing for thing in data["things"] if thing["id"] == "fees-ask")
    assert ask["beyond"] == 6
    assert data["about"]["notes"] == list(selection.notes)
    assert data["about"]["claims"] == 44


def test_claims_among_no_things_are_none() -> None:
    assert claims_among(RECORD, set()) == []


def test_starts_are_the_most_connected_of_their_type() -> None:
    starts = {start["thing"]: start["why"] for start in DATA["about"]["starts"]}
    assert starts["fees-ask"] == "most connected ask"
    assert starts["fund"] == "most connected fund"


def test_the_page_is_told_how_each_type_and_kind_looks() -> None:
    assert DATA["types"].keys() == DATA["style"]["types"].keys() == {thing.type for thing in RECORD.things.values()}
    looks = {(line["dash"], line["head"], line["width"]) for line in DATA["style"]["lines"].values()}
    assert len(looks) == 4, "kinds of line differ without colour"


def test_sizes_grow_with_relations_and_stay_small() -> None:
    sizes = [radius(n) for n in (0, 1, 10, 100, 10_000)]
    assert sizes == sorted(sizes)
    assert sizes[0] >= 6
    assert sizes[-1] <= 22


def test_the_data_is_plain_json_and_the_same_each_time() -> None:
    again = page_data(small_record(), most_connected(small_record(), 800))
    assert json.dumps(DATA) == json.dumps(again)


def test_a_source_brings_its_address_and_a_link_only_where_one_may_be_followed() -> None:
    urls = {"source/news": "https://northmere.example/news", "source/report": "javascript:alert(1)"}
    sources = {id: source._replace(url=urls.get(id, "")) for id, source in RECORD.sources.items()}
    record = replace(RECORD, sources=sources)
    told = {source["id"]: source["facts"][0] for source in page_data(record, most_connected(record, 800))["sources"]}
    assert told["source/news"] == {"term": "web address", "text": urls["source/news"], "link": urls["source/news"]}
    assert told["source/report"] == {"term": "web address", "text": "javascript:alert(1)"}
    assert told["source/evaluation"] == {"term": "web address", "text": "no web address recorded"}


def test_a_claim_carries_what_joints_are_judged_by() -> None:
    work, act = (by_hand.claim(f"{who} {did} week", number) for number, (who, did) in enumerate(CREDITED, 1))
    place = Evidence("source/report", "the week was run", "It says so.", 4, 0, 2, 3)
    record = by_hand.record_of(
        [work._replace(evidence=(place,), share="partial"), act._replace(evidence=(place,))],
        {"team": "Workstream", "ann": "Person"},
    )
    credited, done = sorted(
        page_data(record, most_connected(record, 800))["claims"], key=lambda one: "agent" not in one
    )
    assert (credited["agent"], credited["share"], credited["strength"]) == (1, "partial", 2)
    assert "agent" not in done
    assert (credited["evidence"][0]["passage"], credited["evidence"][0]["sentence"]) == (2, 3)
    assert page_data(record, most_connected(record, 800))["types"]["Workstream"]["shared"]


def test_a_part_of_the_record_says_who_else_acted_and_whom_a_sentence_names() -> None:
    place = Evidence("source/report", "the week was run", "It says so.", 4, 0, 2, 3)
    claims = [by_hand.claim(f"{who} {did} week", number) for number, (who, did) in enumerate(CREDITED, 1)]
    types = {"team": "Workstream", "ann": "Person"}
    record = by_hand.record_of([one._replace(evidence=(place,)) for one in claims], types)
    data = page_data(record, Selection(("team", "week"), ()))
    assert {thing["id"]: thing.get("unseen") for thing in data["things"]} == {"team": None, "week": "maker"}
    assert [one["agent"] for one in data["claims"]] == [["Ann", "The report"]]


def test_the_vocabulary_says_which_cautions_are_always_told_and_what_relations_give() -> None:
    data = page_data(by_hand.record("ann workedOn week\nteam produced week"), Selection(("ann", "team", "week"), ()))
    assert data["relations"]["workedOn"]["givesPart"]
    assert data["relations"]["produced"]["namesMaker"]
    assert data["codes"]["caveat"]["must-not-conclude"]["always"]
    assert "always" not in data["codes"]["caveat"]["shared-credit"]
    assert data["codes"]["joint"]["shared-work"]["strength"] == data["ranks"]["break"]


def test_the_page_is_told_what_is_asked_first_of_each_type_and_how_values_are_headed() -> None:
    """Types and relations as the vocabulary declares them; a record that declares nothing says nothing."""
    data = page_data(by_hand.record("fund funded week\nann workedOn week", {"fund": "Fund", "ann": "Person"}),
                     Selection(("ann", "fund", "week"), ()))  # fmt: skip
    assert data["types"]["Fund"]["facts"] == list(load_vocabulary().types["Fund"].facts)
    assert "facts" not in DATA["types"]["Fund"]
    assert "fact" not in DATA["relations"]["attendance"]


def test_relations_that_give_a_time_or_a_result_are_marked() -> None:
    relations = load_vocabulary().relations
    marked = {name: without_empty(_relation(one)) for name, one in relations.items()}
    assert [name for name, one in marked.items() if "givesTime" in one] == ["occurred"]
    assert {name for name, one in marked.items() if "tellsResult" in one} == {"foundStatus", "gaveAnswer"}
    assert marked["hasState"]["fact"] == "described as"
    assert "fact" not in marked["funded"]
