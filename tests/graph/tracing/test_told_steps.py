"""How a trace says what its steps are worth, where it breaks and why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from civicgraph import trace
from civicgraph.graph.words.counts import number, quantity, steps_named

from ..by_hand import record
from .finding_cases import PARTS_OF_ONE
from .telling import PROOF, SILENCE, in_detail, step, verdict, why

TWINS = "stream produced week sentence=1\npop developed week sentence=1"


TYPES = {"stream": "Workstream", "pop": "Secondment", "charity": "CivilSocietyOrganisation"}


def test_all_stated_and_dated_in_order() -> None:
    hand = record("alliance asked ask when=2014\nask ledTo week when=2016")
    assert verdict(hand, "alliance") == [
        "“The report” has every step from Alliance to Week, in several places; no passage tells the whole.",
        "The record joins them in two steps, all stated.",
    ]
    assert in_detail(hand, "alliance") == ["Its dates certainly run in this order."]


def test_one_stated_step_is_told_as_it_stands_and_has_no_order_to_check() -> None:
    assert verdict(record("ask ledTo week")) == ["“The report” states it: Ask led to Week."]
    assert in_detail(record("ask ledTo week")) == ["One step has no order to check."]


def test_an_opinion_is_named_with_whose_it_is_and_a_hedge_as_one() -> None:
    hand = record("ask ledTo post wording=opinion voice=funder\npost ledTo fund wording=hedged\nfund ledTo week")
    assert verdict(hand) == [
        "“The report” has every step from Ask to Week, in several places; no passage tells the whole.",
        "The record joins them in three steps: 1 opinion; 2 hedged; 3 stated.",
        "Step 1 rests on the opinion of the voice of the funder.",
    ]
    assert in_detail(hand) == ["No step is dated, so that nothing proves their order."]


def test_order_in_time_alone_breaks_it() -> None:
    hand = record("ask ledTo post when=2014\nweek cameAfter post when=2016")
    assert verdict(hand) == [
        "No source says that Ask brought about Week.",
        SILENCE,
        "The record joins them in two steps: 1 stated; 2 only an order in time.",
        "It breaks at step 2.",
        "What would settle it: a source that says that Week came about because of Post.",
    ]
    assert in_detail(hand) == [
        "It breaks at step 2, from Post to Week: the source says only that one came after the other.",
        "Every step stands in “The report”; that is no account of the whole.",
        "Its dates certainly run in this order.",
    ]


def test_every_break_is_numbered() -> None:
    text = "ask ledTo a wording=inferred\na ledTo b\nb ledTo week modality=planned"
    assert "It breaks at steps 1 and 3." in verdict(record(text))


def test_shared_work_is_told_with_what_would_settle_it() -> None:
    hand = record("charity workedOn stream\nstream ledTo week", TYPES)
    assert verdict(hand, "charity") == [
        "No source says that Charity brought about Week.",
        SILENCE,
        "The record joins them in two steps, all stated.",
        "It breaks between steps 1 and 2, at Stream, the work of many: that Charity had a part in step 2 is not said.",
        "What would settle it: a source that says what part Charity had in Week.",
    ]


def test_credit_that_the_sentence_gives_to_another_is_told_with_who_that_is() -> None:
    hand = record(f"charity workedOn stream\n{TWINS}", TYPES)
    assert verdict(hand, "charity") == [
        "No source says that Charity brought about Week.",
        SILENCE,
        "The record joins them in two steps: 1 stated; 2 credited to somebody else by its own sentence.",
        "It breaks between steps 1 and 2: the sentence on Week credits Pop.",
        "Better documented: Pop developed Week.",
    ]


def test_what_is_better_documented_is_told_where_it_breaks_and_not_where_it_does_not() -> None:
    weak = "ask ledTo week wording=inferred\npost ledTo week\nfund ledTo week\nfund contributedTo week\nx funded week"
    assert "Better documented: Fund and Post led to Week." in verdict(record(weak))
    assert not any(one.startswith("Better") for one in verdict(record(weak.replace(" wording=inferred", ""))))


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("week cameAfter ask", "the source says only that one came after the other"),
        (
            "week cameAfter ask wording=inferred",
            "no source says it; it is inferred here that one came after the other, and no more",
        ),
        ("ask ledTo week wording=inferred", "no source says it; it is inferred here, for a reason given"),
        ("ask ledTo week modality=committed", "it was promised, which does not show that it was done"),
        ("ask ledTo week modality=asked", "it was asked for, which does not show that it was done"),
        ("ask ledTo week modality=planned", "it was planned, which does not show that it was done"),
        ("ask ledTo week modality=aim", "it was hoped for, which does not show that it was done"),
        ("week partOf ask", "the source says only that one belongs to the other"),
        ("ask ledTo week wording=contested", "the record says it in one place and doubts it in another"),
        ("ask ledTo week wording=hedged", "it is hedged"),
        ("ask ledTo week wording=opinion", "it is an opinion, told by one voice"),
    ],
)
def test_each_weakness_has_its_own_words(said: str, words: str) -> None:
    assert why(record(said), step(said)) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ask ledTo week", "“The report” states it: Ask led to Week."),
        ("week respondedTo ask", "“The report” states it: Ask was answered by Week."),
        ("ask contributedTo week", "“The report” states a part: Ask contributed to Week."),
        ("ask ledTo week share=partial", "“The report” states a part: Ask led to Week."),
        ("ask ledTo week wording=opinion", "In the opinion of the voice of the report, Ask led to Week."),
        (
            "ask ledTo week wording=opinion voice=ann\nask ledTo week wording=opinion voice=ben",
            "In the opinion of the voice of the ann and the voice of the ben, Ask led to Week.",
        ),
        ("ask ledTo week wording=hedged", "“The report” says with a doubt that Ask led to Week."),
        ("ask ledTo week wording=contested", "It is said in one place and doubted in another that Ask led to Week."),
        ("week partOf ask", "“The report” says no more than that Ask included Week."),
        ("week cameAfter ask", "“The report” says no more than that Ask was followed by Week."),
        (
            "week cameAfter ask wording=inferred",
            "No source says that Ask was followed by Week; that order is our reading.",
        ),
        ("ask ledTo week wording=inferred", "No source says that Ask led to Week; that is our reading."),
        (
            "ask ledTo week wording=inferred reading=identity",
            "“The report” says so, as we read who or what is meant: Ask led to Week.",
        ),
        ("ask ledTo week modality=committed", "It was only promised that Ask led to Week."),
        ("ask ledTo week modality=asked", "It was only asked for that Ask led to Week."),
        ("ask ledTo week modality=planned", "It was only planned that Ask led to Week."),
        ("ask ledTo week modality=aim", "It was only hoped for that Ask led to Week."),
        (
            TWINS.replace("stream", "ask"),
            "“The report” credits Ask with Week, but the same sentence names who did it: Pop.",
        ),
    ],
)
def test_a_single_step_is_told_in_words_of_its_own(text: str, words: str) -> None:
    assert verdict(record(text, TYPES))[0] == words


def test_who_is_meant_is_our_reading_and_not_what_the_source_says() -> None:
    hand = record("ask ledTo post wording=inferred reading=identity\npost ledTo week")
    assert verdict(hand) == [
        "“The report” has every step from Ask to Week, as we read who or what is meant, in several places; no passage "
        "tells the whole.",
        "The record joins them in two steps: 1 said, though who is meant is our reading; 2 stated.",
    ]
    assert not any("inference" in one for one in in_detail(hand))


def test_a_step_of_ours_is_told_apart_from_a_change_of_source() -> None:
    text = "ask ledTo a source=report\na ledTo b wording=inferred source=report\nb ledTo week source=report"
    ours = "Pieced together: step 2 is our inference, and no source tells it"
    assert f"{ours}." in in_detail(record(text))
    changed = text.replace("b ledTo week source=report", "b ledTo week source=diary")
    assert f"{ours}; sources change at step 3." in in_detail(record(changed))


def test_a_dispute_is_told_even_where_every_step_is_stated() -> None:
    text = "ask ledTo week\nask ledTo week disputes=yes source=diary"
    assert verdict(record(text)) == [
        "“The report” states it: Ask led to Week.",
        "Step 1 is disputed by the voice of the diary.",
    ]


def test_numbers_are_words_up_to_ten() -> None:
    assert [number(count) for count in (0, 1, 10, 11)] == ["no", "one", "ten", "11"]
    assert quantity(1, "chain") == "one chain"
    assert steps_named([1]) == "step 1"
    assert steps_named([1, 2]) == "steps 1 and 2"


def test_the_dated_one_of_two_claims_that_are_as_strong_leads() -> None:
    """An undated twin, first by id, hides no date; of two dated ones the closer date leads."""
    text = "ask enabled week id=a\nask ledTo week when=2018/2019 id=b\nask informed week when=2018-05 id=c"
    best = trace(record(text), "ask", "week").pathways[0].steps[0]
    assert [one.id for one in best.claims] == ["claim/c", "claim/a", "claim/b"]


def test_a_step_that_only_a_weaker_claim_dates_is_not_called_undated() -> None:
    text = "ask ledTo post\nask enabled post wording=opinion when=2016\npost ledTo week"
    order = "Its dates allow this order and do not prove it; step 2 is undated; step 1 is dated only by a weaker claim."
    assert order in in_detail(record(text))


def test_a_tie_that_meets_in_a_theme_is_not_the_nearest() -> None:
    hand = record("ask about place\nweek about place", {"place": "Theme"})
    assert verdict(hand) == ["The record holds no pathway of influence from Ask to Week.", PROOF]
    assert [tie.things for tie in trace(hand, "ask", "week").ties] == [("ask", "place", "week")]


def test_a_tie_of_both_ends_stands_in_the_place_of_a_far_pathway() -> None:
    far = "ask participatedIn week\nask ledTo a wording=inferred\na ledTo b\nb ledTo week wording=inferred"
    assert verdict(record(far))[0] == (
        "What a source does say: Ask took part in Week; no source says that it brought this about."
    )
    near = "ask ledTo a\na ledTo week wording=inferred"
    assert verdict(record(f"ask participatedIn week\n{near}"))[0] == verdict(record(far))[0]
    assert verdict(record(f"ask participatedIn week wording=inferred\n{near}"))[:3] == [
        "No source says that Ask brought about Week.",
        SILENCE,
        "Nearer: Ask took part in Week (our reading).",
    ]


def test_what_a_secondee_did_is_not_its_employers_deed() -> None:
    hand = record("alliance seconded pop\npop ledTo week", {"pop": "Secondment"})
    assert "It credits the secondee, not Alliance itself." in verdict(hand, "alliance")


def test_an_account_by_those_with_a_stake_in_the_start_is_told_as_theirs() -> None:
    hand = record("ask ledTo week")
    told = "Told only by the voice of the report, with a stake in it; no independent voice tells it."
    assert told not in verdict(hand)
    own = {id: one._replace(party_to=("ask",)) for id, one in hand.voices.items()}
    assert verdict(replace(hand, voices=own))[1] == told
    other = {id: one._replace(party_to=("week",)) for id, one in hand.voices.items()}
    assert told not in verdict(replace(hand, voices=other))


def test_an_opinion_of_whom_we_read_to_be_meant_is_both() -> None:
    hand = record("ask ledTo week wording=opinion reading=identity")
    assert verdict(hand) == [
        "In the opinion of the voice of the report, as we read who or what is meant, Ask led to Week.",
    ]
    (pathway,) = trace(hand, "ask", "week").pathways
    assert (pathway.strength, why(hand, pathway.steps[0])) == (
        3, "it is an opinion, and that this is who or what it means is our reading",
    )  # fmt: skip


def test_better_documented_is_other_than_the_pathways_own_last_step_and_not_the_same_sentence_unread() -> None:
    own = record("charity workedOn stream\nstream ledTo week", TYPES)
    assert not any(one.startswith("Better") for one in verdict(own, "charity"))
    unread = record("ask ledTo week wording=inferred reading=identity sentence=1\nother ledTo week sentence=1")
    assert not any(one.startswith("Better") for one in verdict(unread))
    apart = record("ask ledTo week wording=inferred reading=identity sentence=1\nother ledTo week sentence=2")
    assert "Better documented: Other led to Week." in verdict(apart)


def test_what_two_are_parts_of_is_told_of_each_and_not_where_it_is_the_work_of_many() -> None:
    told = "Nearer: each of Ask and Week was part of Whole."
    assert told in verdict(record(PARTS_OF_ONE, {"whole": "Project"}))
    assert told not in verdict(record(PARTS_OF_ONE, {"whole": "Programme"}))
    many = "".join(f"part{number} partOf whole\n" for number in range(11))
    assert told not in verdict(record(PARTS_OF_ONE + many, {"whole": "Project"}))
    assert told in verdict(record(PARTS_OF_ONE + many.partition("\n")[2], {"whole": "Project"}))
