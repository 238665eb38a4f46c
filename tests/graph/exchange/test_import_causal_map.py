"""Links and interviews of Causal Map, read: by hand, at random, and what civicgraph itself wrote."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph import Dataset, Record, UsageError
from civicgraph.graph.exchange.quotes import words_of_quote

from ..random_records import shared_records
from .read_in import read_bundle, said_by_bundle, said_by_record, sentences, take, workbook_of
from .written import remark_counts, write_record

STATEMENTS = [
    ["statement_id", "text", "source_id", "question_id"],
    ["1", "Since the new well came, we have water near the house all year round.", "MW1", "Q1"],
    ["2", "I think the fields gave less, because the rains were late that year.", "MW1", "Q2"],
    ["3", "My sister says the road helped her to sell at the market.", "MW2", "Q1"],
]
LINKS = [
    ["statement_id", "from_label", "to_label", "quote", "hashtags", "sentiment"],
    ["1", "New well", "Water; near the house", "the NEW well came... we have water near the house", "", "1"],
    ["2", "~Early rains", "Harvest", "the fields gave less, because the rains were late that year", "hypothetical", ""],
    ["2", "~Early rains", "~Harvest", "the fields gave less, because", "", ""],
    ["3", "Better road", "Income", "the road made her rich", "", ""],
    ["3", "Better road", "", "the road helped her", "", ""],
    ["3", "Income", "income", "the road helped her", "", ""],
    ["9", "Better road", "Water", "the road helped her to sell", "", ""],
    ["3", "Better road", "Water; in the field", "the road helped her to sell at the market", "", ""],
]
SOURCES = [["source_id", "role", "village", "age"], ["MW1", "farmer", "Elm", "44"], ["MW2", "", "Oak", "50"]]
MAP = workbook_of({"statements": STATEMENTS, "links": LINKS, "sources": SOURCES, "factors": [["label"], ["Harvest"]]})


def test_a_workbook_by_hand(tmp_path: Path) -> None:
    done = take(tmp_path, "wells.xlsx", MAP)
    assert done.result.report.format == "causal-map"
    bundle, report = done.result.plan.bundle, done.result.report
    assert sentences(bundle) == {
        ("New well", "influenced", "near the house"),
        ("near the house", "partOf", "Water"),
        ("Early rains", "influenced/less", "Harvest"),
        ("Early rains", "influenced", "Harvest"),
        ("Better road", "influenced", "Income"),
        ("Better road", "influenced", "Water"),
        ("Better road", "influenced", "in the field"),
        ("in the field", "partOf", "Water"),
    }
    assert {one.text("type") for one in bundle.things.values()} == {"Factor"}
    assert bundle.things["near-the-house"].values["aliases"] == ["Water; near the house"]
    assert remark_counts(report.refused) == {
        "a link without its cause or its effect": 1, "a link from a factor to itself": 1
    }  # fmt: skip
    assert report.read["links"] == 8 and report.read["interviews"] == 2 and report.read["statements"] == 3
    assert remark_counts(report.left_out) == {
        "sheets that hold no links, statements or sources": 1,
        "of those who speak: what may be private or has no place here": 4,
    }
    decide = remark_counts(report.to_decide)
    assert decide["quotes that are not found in their statement: their links are drafts"] == 1
    assert decide["links of which the file has neither statement nor source are drafts: give each a source_id"] == 1
    kept = done.record.claims
    first = kept["claim/wells-mw1/new-well-influenced-near-the-house"]
    assert first.evidence[0].anchor == "we have water near the house" and first.evidence[0].paragraph == 1
    assert done.record.sources[first.source].title == "Interview: respondent MW1"
    hedged = kept["claim/wells-mw1/early-rains-influenced-harvest"]
    assert (hedged.predicate, hedged.wording, hedged.evidence[0].paragraph) == ("influenced/less", "hedged", 2)
    assert hedged.evidence[0].anchor == "the fields gave less, because the rains were late that year."
    assert hedged.note == "Hashtags: hypothetical"
    assert done.record.voices["voice/wells-mw1/author"].role == "farmer"
    assert "claim/wells-mw2/better-road-influenced-income" not in kept
    assert all(len(place.anchor.split()) <= 12 for one in kept.values() for place in one.evidence)
    again = take(tmp_path, "wells.xlsx", MAP)
    assert all(kind.startswith("unchanged") for kind in again.result.report.written)


def test_every_anchor_is_found_in_the_text_of_its_interview(tmp_path: Path) -> None:
    data = take(tmp_path, "wells.xlsx", MAP).data
    assert all("is a draft" in one.message for one in data.check().warnings)
    record = data.record()
    assert not record.lost_anchors and len(record.claims) == 6
    assert all(place.line for one in record.claims.values() for place in one.evidence)


def test_links_alone_with_the_words_of_a_newer_export(tmp_path: Path) -> None:
    rows = "cause,effect,selected_text,source_id\nRoad,Market,the road helped her to sell,A\nRoad,Health,,A\n"
    done = take(tmp_path, "links.csv", rows)
    assert sentences(done.result.plan.bundle) == {("Road", "influenced", "Market"), ("Road", "influenced", "Health")}
    (kept,) = done.record.claims.values()
    assert kept.evidence[0].anchor == "the road helped her to" and kept.source == "source/links-a"
    assert remark_counts(done.result.report.to_decide)["links without a quote are drafts: give each its anchor"] == 1


def test_the_whole_text_of_a_source_is_divided_into_paragraphs(tmp_path: Path) -> None:
    text = "We came in spring.\nThe road helped her to sell.\n\nThat is all."
    book = workbook_of({
        "links": [["cause", "effect", "selected_text", "source_id"], ["Road", "Market", "the road helped her", "A"]],
        "sources": [["source_id", "title", "text"], ["A", "Ada", text]],
    })  # fmt: skip
    (kept,) = take(tmp_path, "links.xlsx", book).record.claims.values()
    assert (kept.evidence[0].anchor, kept.evidence[0].paragraph) == ("The road helped her", 2)


@pytest.mark.parametrize(
    ("quote", "text", "found"),
    [
        ("“no bus”, we said", 'There was "no bus", we said, at all.', '"no bus", we said,'),
        ("no bus", "There was no bus at all.", "no bus at"),
        ("bus", "There was no bus.", "was no bus."),
        ("no bus", "No bus by day, no bus by night.", ""),
        ("so [...] bus", "And so we had no train.", ""),
        ("No bus", "no bus", "no bus"),
        ("a b c d e f g h i j k l m n", "a b c d e f g h i j k l m n", "a b c d e f g h i j k l"),
        ("there was [...] at all then", "There was no bus at all then.", "at all then."),
    ],
)
def test_a_quote_is_found_again(quote: str, text: str, found: str) -> None:
    assert words_of_quote(quote, text) == found


@given(st.lists(st.sampled_from(["Bus", "we", "had", "no", "–", "“it”", "then,"]), min_size=1, max_size=20), st.data())
def test_what_is_found_stands_in_the_text(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    found = words_of_quote(" ".join(words[first : last + 1]).upper(), text)
    assert found in text and len(found.split()) <= 12


@given(record=shared_records())
def test_the_links_that_civicgraph_wrote_come_back(record: Record) -> None:
    written = write_record(record, "causal-map")
    links = written.report.written["links"]
    if not links:
        with pytest.raises(UsageError):
            read_bundle("map.xlsx", written.content, "causal-map")
        return
    bundle = read_bundle("map.xlsx", written.content, "causal-map")
    before = said_by_record(record)
    names = {id: one.text("name") for id, one in bundle.things.items()}
    assert len(bundle.claims) == links
    for id, one in said_by_bundle(bundle).items():
        mine = before[id]
        assert (names[one[0]], names[one[2]]) == (record.name(mine[0]), record.name(mine[2]))
        assert (one[1], *one[3:6], *one[8:10], *one[11:]) == (mine[1], *mine[3:6], *mine[8:10], *mine[11:])


@pytest.mark.slow
def test_the_shipped_links_come_back_into_files(tmp_path: Path) -> None:
    done = take(tmp_path, "map.xlsx", Dataset.shipped().export("causal-map").content, as_source=True)
    record = Dataset.shipped().record()
    kept = done.record.claims
    assert len(kept) == Dataset.shipped().export("causal-map").report.written["links"]
    assert all(record.claims[id].predicate == one.predicate for id, one in kept.items())


@given(cut=st.integers(0, len(MAP) - 1), by=st.integers(1, 255))
def test_a_spoiled_workbook_is_refused_in_one_line_or_read(cut: int, by: int) -> None:
    spoiled = bytes([*MAP[:cut], MAP[cut] ^ by, *MAP[cut + 1 :]])
    try:
        read_bundle("map.xlsx", spoiled, "causal-map")
    except UsageError as error:
        assert "\n" not in str(error)
