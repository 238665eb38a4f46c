"""Each claim is worded in one way, whoever shows it: who says it, how it is put, what it says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from civicgraph import Thing
from civicgraph.graph.words.claims import claim_sentence, doubts, how_put, not_done, rank, speaker, value_in_words
from civicgraph.graph.words.codes import meanings

from ..by_hand import claim, record, record_of


def test_what_is_inferred_is_our_reading_and_all_else_is_said_by_a_voice() -> None:
    hand = record("ask ledTo week wording=inferred\nask enabled week voice=funder\nask informed week")
    assert [speaker(hand, one) for one in hand.claims.values()] == [
        "our reading; no source says it",
        "the voice of the funder",
        "the voice of the report",
    ]


def test_without_a_voice_the_author_speaks_and_without_either_an_unnamed_one() -> None:
    silent = claim("ask ledTo week")._replace(voice="")
    hand = record_of([claim("ask enabled week id=other"), silent])
    assert speaker(hand, silent) == "the voice of the report"
    assert speaker(replace(hand, sources={}, voices={}), silent) == "an unnamed voice"


@pytest.mark.parametrize(
    ("said", "how", "doubted"),
    [
        ("", ["stated", "undated"], []),
        ("when=2018-10/..", ["stated", "since October 2018"], []),
        ("wording=opinion disputes=yes", ["opinion", "undated", "DISPUTED"], ["opinion", "DISPUTED"]),
        ("modality=state", ["stated", "undated"], []),
        (
            "modality=committed wording=hedged when=2016",
            ["hedged", "promised, not shown as done", "2016"],
            ["hedged", "promised, not shown as done"],
        ),
    ],
)
def test_how_it_is_put(said: str, how: list[str], doubted: list[str]) -> None:
    hand = record(f"ask ledTo week {said}")
    (one,) = hand.claims.values()
    assert how_put(hand, one) == how
    assert doubts(hand, one) == doubted
    undated = [part for part in how if part not in ("undated", "since October 2018", "2016")]
    assert how_put(hand, one, dated=False) == undated


@pytest.mark.parametrize(
    ("modality", "words"),
    [("done", ""), ("state", ""), ("committed", "promised, not shown as done"), ("asked", "asked, not shown as done"),
     ("planned", "planned, not shown as done"), ("aim", "an aim, not shown as done")],
)  # fmt: skip
def test_what_is_not_shown_as_done(modality: str, words: str) -> None:
    hand = record(f"ask ledTo week modality={modality}")
    assert not_done(hand, hand.claims["claim/c01"]) == words


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"value": "200000", "unit": "GBP"}, "200,000 GBP"),
        ({"value": "1200", "unit": "homes", "qualifier": "over", "scope": "London"}, "over 1,200 homes (London)"),
        ({"value": "2016"}, "2016"),
        ({"value": "2019-09"}, "September 2019"),
        ({"value": "2018/2019-03"}, "2018 to March 2019"),
        ({"value": "2.5", "unit": "percent"}, "2.5 percent"),
        ({"value": "payment and/or a loan"}, "payment and/or a loan"),
    ],
)
def test_a_value_reads_alike_everywhere(parts: dict[str, str], words: str) -> None:
    bare = claim("fund amount =0")
    value, unit, qualifier, scope = (parts.get(part, "") for part in ("value", "unit", "qualifier", "scope"))
    one = bare._replace(value=value, unit=unit, qualifier=qualifier, scope=scope)
    assert value_in_words(one) == words
    assert claim_sentence(record_of([one]), one) == f"Fund amounted to {words}"


def test_meanings_come_in_the_order_of_the_vocabulary() -> None:
    hand = record("ask ledTo week")
    assert [code for code, _ in meanings(hand, "wording", ["inferred", "rumour", "stated"])] == [
        "stated",
        "inferred",
        "rumour",
    ]
    assert meanings(hand, "wording", ["rumour"]) == (("rumour", "rumour"),)


def test_every_rank_has_its_words() -> None:
    assert [rank(strength) for strength in range(6)] == [
        "order only", "our inference", "bears little", "with a doubt", "opinion", "as stated",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("subject", "object", "told"),
    [
        (("Elm", "Alliance"), ("Ask: a night bus", "Ask"), "Elm asked for the ask “a night bus”"),
        (("Elm", "Alliance"), ("Ask for a night bus", "Ask"), "Elm asked for the ask for a night bus"),
        (("Elm", "Alliance"), ("Demand: a night bus", "Petition"), "Elm asked for the petition “a night bus”"),
        (("Promise: a bus", "Commitment"), ("Bus", "Project"), "The commitment “a bus” asked for Bus"),
        (("Promise of a bus", "Pledge"), ("MPs to ask", "Ask"), "The promise of a bus asked for the ask “MPs to ask”"),
        (("Factor: rain", "Factor"), ("Drought", "Factor"), "Rain asked for Drought"),
        (("Street assembly", "Assembly"), ("Pilot: a bus", "Project"), "Street assembly asked for Pilot: a bus"),
    ],
)
def test_a_claim_reads_as_one_sentence_whatever_names_begin_with(
    subject: tuple[str, str], object: tuple[str, str], told: str
) -> None:
    things = [Thing(id, type, name) for id, (name, type) in (("one", subject), ("other", object))]
    made = record("one asked other", things=things)
    claim = next(iter(made.claims.values()))
    assert claim_sentence(made, claim) == made.name(claim.id) == told
