"""How steps meet: what a first step hands on to the second, and where it hands on only a part."""

from __future__ import annotations

from dataclasses import replace

import pytest

from civicgraph import Pathway, trace
from civicgraph.graph.tracing.model import Account, Joint
from civicgraph.graph.tracing.step_findings import joint_finding, summary_finding
from civicgraph.graph.words.phrases import say

from ..by_hand import record

TYPES = {
    "charity": "CivilSocietyOrganisation",
    "council": "PublicBody",
    "trust": "Funder",
    "stream": "Workstream",
    "programme": "Programme",
    "secondment": "Secondment",
    "survey": "Research",
    "week": "Outcome",
}


def best(text: str, start: str = "charity", end: str = "week") -> Pathway:
    """The best pathway from the charity to the week."""
    return trace(record(text, TYPES), start, end).pathways[0]


def kinds(text: str, start: str = "charity", end: str = "week") -> list[str]:
    """How its steps meet."""
    return [joint.kind for joint in best(text, start, end).joints]


def all_kinds(text: str) -> list[str]:
    """How the steps of all pathways from the charity to the week meet."""
    found = trace(record(text, TYPES), "charity", "week").pathways
    return [joint.kind for pathway in found for joint in pathway.joints]


# ---- Joints of each kind


@pytest.mark.parametrize(
    ("text", "kind", "strength", "words"),
    [
        (
            "a ledTo b passage=3 sentence=5\nb ledTo week passage=3 sentence=6",
            "one-passage",
            5,
            "steps 1 and 2 are told in one passage",
        ),
        (
            "a ledTo b passage=3\nb ledTo week passage=4",
            "one-source",
            4,
            "steps 1 and 2 are told in one source, in different places",
        ),
        (
            "a ledTo b source=diary\nb ledTo week",
            "two-sources",
            3,
            "steps 1 and 2 are told by different sources; nobody tells both",
        ),
        (
            "charity workedOn stream\nstream ledTo week",
            "shared-work",
            2,
            "Stream is the work of many; that Charity had a part in step 2 is not said",
        ),
        ("a ledTo b\nb ledTo week wording=inferred", "inferred", 1, "that steps 1 and 2 meet is our reading"),
        ("a ledTo b wording=inferred\nb ledTo week", "inferred", 1, "that steps 1 and 2 meet is our reading"),
    ],
)
def test_each_kind_of_joint(text: str, kind: str, strength: int, words: str) -> None:
    start = text.partition(" ")[0]
    pathway = best(text, start)
    assert pathway.joints == (Joint(pathway.things[1], kind, strength),)
    assert say(record(text, TYPES), joint_finding(pathway, 1)) == words


def test_where_passages_are_not_known_anchors_that_overlap_are_one_passage() -> None:
    text = "a ledTo b anchor=they_asked_for_a_post\nb ledTo week anchor=asked_for_a_post_that_held"
    assert kinds(text, "a") == ["one-passage"]
    assert kinds(text.replace("asked_for_a_post_that", "a_post_that"), "a") == ["one-source"]


def test_a_single_step_has_no_joint() -> None:
    assert best("a ledTo week", "a").joints == ()


def test_sources_that_repeat_one_another_are_one_source() -> None:
    hand = record("a ledTo b source=press\nb ledTo week source=paper")
    paper = hand.sources["source/paper"]._replace(derived_from=("source/press",))
    hand = replace(hand, sources={**hand.sources, "source/paper": paper})
    assert trace(hand, "a", "week").pathways[0].joints[0].kind == "one-source"


def test_a_pathway_is_as_strong_as_its_weakest_step_or_joint() -> None:
    shared = best("charity workedOn stream\nstream ledTo week")
    assert (shared.strength, shared.weakness, shared.is_broken, shared.shared) == (2, 2, True, (1,))
    two = best("a ledTo b source=diary\nb ledTo week", "a")
    assert (two.strength, two.weakness, two.is_broken, two.shared) == (3, 5, False, ())
    inferred = best("a ledTo b\nweek cameAfter b", "a")
    assert (inferred.strength, inferred.weakness, inferred.is_broken) == (0, 0, True)


def test_of_three_steps_each_joint_is_judged_for_itself() -> None:
    text = "charity funded programme\nprogramme ledTo stream\nstream ledTo week source=diary"
    assert kinds(text) == ["shared-work", "two-sources"]
    assert best(text).shared == (1,)


# ---- What is shared work

STREAM = "charity {} stream\nstream ledTo week"


@pytest.mark.parametrize(
    "relation", ["workedOn", "funded", "led", "oversaw", "supported", "informed", "shaped", "influenced",
                 "contributedTo"]
)  # fmt: skip
def test_a_part_in_the_work_of_many_is_no_part_in_all_that_came_of_it(relation: str) -> None:
    assert kinds(STREAM.format(relation)) == ["shared-work"]


@pytest.mark.parametrize("relation", ["ledTo", "enabled", "created", "developed", "delivered", "launched"])
def test_who_alone_made_it_hands_on_what_came_of_it(relation: str) -> None:
    assert kinds(STREAM.format(relation)) == ["one-source"]


def test_a_share_makes_a_part_of_what_else_would_be_the_whole() -> None:
    assert kinds("charity ledTo stream share=partial\nstream ledTo week") == ["shared-work"]


def test_of_several_makers_none_is_the_only_one() -> None:
    text = "charity created programme\ncouncil created programme source=diary\nprogramme ledTo week"
    assert kinds(text) == kinds(text, "council")[:1] == ["shared-work"]


def test_a_part_of_somebody_else_does_not_make_the_maker_one_of_many() -> None:
    assert kinds("charity created programme\ntrust funded programme\nprogramme ledTo week") == ["one-source"]
    assert kinds("charity created programme\ntrust funded programme\nprogramme ledTo week", "trust") == ["shared-work"]


def test_a_maker_that_is_no_actor_makes_nobody_one_of_several() -> None:
    assert kinds("charity created programme\nsurvey produced programme\nprogramme ledTo week") == ["one-source"]


def test_a_maker_that_somebody_disputes_is_none() -> None:
    text = "charity created programme\ncouncil created programme disputes=yes\nprogramme ledTo week"
    assert kinds(text) == ["one-source"]


PROJECT = "charity workedOn survey\nsurvey ledTo week\n"


def test_a_project_is_the_work_of_many_where_somebody_else_also_took_part() -> None:
    assert kinds(PROJECT) == ["one-source"]
    for also in ("council workedOn survey", "trust funded survey source=diary", "council delivered survey"):
        assert kinds(PROJECT + also) == ["shared-work"]
    for nobody in ("other-survey informed survey", "council workedOn survey disputes=yes", "council workedOn else"):
        assert kinds(PROJECT + nobody) == ["one-source"]


def test_one_claim_that_gives_the_whole_is_enough() -> None:
    assert kinds(STREAM.format("workedOn") + "\ncharity ledTo stream") == ["one-source"]


def test_what_gives_no_influence_at_all_is_weak_for_itself() -> None:
    pathway = best("stream partOf charity\nstream ledTo week")
    assert [joint.kind for joint in pathway.joints] == ["one-source"]
    assert pathway.strength == 2


# ---- What is not


def test_a_sentence_that_tells_both_tells_that_they_meet() -> None:
    text = "charity workedOn stream passage=1 sentence={}\nstream ledTo week passage=1 sentence={}"
    assert kinds(text.format(1, 1)) == ["one-passage"]
    assert kinds(text.format(1, 2)) == ["shared-work"]


def test_one_sentence_number_in_two_sources_is_not_one_sentence() -> None:
    text = "charity workedOn stream passage=1 sentence=1\nstream ledTo week passage=1 sentence=1 source=diary"
    assert kinds(text) == ["shared-work"]


def test_a_source_that_tells_it_directly_tells_that_they_meet() -> None:
    shared = STREAM.format("workedOn")
    for direct in ("charity contributedTo week", "charity informed week wording=hedged", "charity workedOn week "
                   "wording=opinion"):  # fmt: skip
        assert all_kinds(f"{shared}\n{direct}") == ["one-source"]
    for nothing in (
        "charity informed week wording=inferred",
        "week cameAfter charity",
        "week partOf charity",
        "charity contributedTo week modality=planned",
        "charity contributedTo week disputes=yes",
    ):
        assert all_kinds(f"{shared}\n{nothing}") == ["shared-work"]


def test_a_part_in_a_second_work_of_many_told_directly_does_not_hand_on_what_came_of_that() -> None:
    """The trust made the fund with others, which commissioned the stream; that it also paid for that is a part."""
    text = """
    trust created programme
    council created programme
    programme commissioned stream
    trust funded stream
    stream ledTo week
    """
    found = trace(record(text, TYPES), "trust", "week").pathways
    assert [(pathway.things[1:-1], pathway.shared) for pathway in found] == [
        (("stream",), (1,)),
        (("programme", "stream"), (1,)),
    ]
    assert not any(pathway.weakness > 2 for pathway in found)


def test_a_role_is_one_persons_even_where_others_helped() -> None:
    assert kinds("charity workedOn secondment\ncouncil workedOn secondment\nsecondment ledTo week") == ["one-source"]


def test_an_order_in_time_hands_on_nothing_that_could_be_shared() -> None:
    pathway = best("charity workedOn stream\nweek cameAfter stream")
    assert [joint.kind for joint in pathway.joints] == ["one-source"]
    assert pathway.strength == 0


# ---- Rank


def test_shared_work_counts_as_a_weak_step_where_pathways_are_ranked() -> None:
    text = """
    charity workedOn stream
    stream ledTo week
    charity ledTo a wording=opinion
    a ledTo week wording=opinion
    charity ledTo b
    b ledTo c
    c ledTo week
    """
    found = trace(record(text, TYPES), "charity", "week").pathways
    assert [pathway.things[1] for pathway in found] == ["b", "stream", "a"]


# ---- Who tells the whole


def accounts(text: str) -> tuple[Account, ...]:
    """Who tells the pathway from ask to week."""
    return trace(record(text), "ask", "week").pathways[0].accounts


def test_a_passage_that_holds_every_step_is_an_account_in_the_words_of_whoever_speaks_all_of_it() -> None:
    text = "ask ledTo post passage=3 voice=ann\npost ledTo week passage=3 voice={}"
    assert accounts(text.format("ben")) == (Account("passage", "source/report", ""),)
    assert accounts(text.format("ann"))[0] == Account("passage", "source/report", "voice/ann")


def test_passages_are_no_account_where_one_step_stands_elsewhere_or_in_none_that_is_known() -> None:
    assert accounts("ask ledTo post passage=3\npost ledTo week passage=4") == ()
    assert accounts("ask ledTo post\npost ledTo week") == ()
    assert accounts("ask ledTo post passage=3\npost ledTo week passage=3 source=diary") == ()


def test_what_is_inferred_belongs_to_no_account() -> None:
    assert accounts("ask ledTo post passage=3\npost ledTo week passage=3 wording=inferred") == ()


def test_a_speaker_who_tells_every_step_gives_an_account_and_the_author_does_not() -> None:
    assert accounts("ask ledTo post voice=ann\npost ledTo week voice=ann") == (
        Account("speaker", "source/report", "voice/ann"),
    )
    assert accounts("ask ledTo post\npost ledTo week") == ()


def test_the_author_of_a_speech_or_letter_is_a_speaker() -> None:
    hand = record("ask ledTo post\npost ledTo week")
    for kind, found in (("speech", 1), ("letter", 1), ("interview", 1), ("report", 0)):
        source = hand.sources["source/report"]._replace(kind=kind)
        spoken = replace(hand, sources={"source/report": source})
        assert len(trace(spoken, "ask", "week").pathways[0].accounts) == found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("charity ledTo a passage=3\na ledTo week passage=3", "told in one passage"),
        ("charity ledTo a voice=ann\na ledTo week voice=ann", "told by one speaker"),
        ("charity ledTo a\na ledTo week", "every step in one source"),
        (
            "charity ledTo a\na ledTo week\ncharity ledTo a source=diary\na ledTo week source=diary",
            "every step in two sources",
        ),
        ("charity ledTo a\na ledTo week source=diary", "pieced together"),
        ("charity ledTo a\na ledTo/less week", "to less, every step in one source"),
        ("charity ledTo/less a\na ledTo/less week", "every step in one source"),
        ("charity ledTo/less week passage=3", "to less, told in one passage"),
        ("charity ledTo/less week\ncharity ledTo/less week source=diary", "to less, told in two sources"),
        ("charity ledTo week passage=3", "told in one passage"),
        ("charity ledTo week", "told in one source"),
        ("charity ledTo week voice=ann", "told by one speaker"),
        ("charity ledTo week passage=3\ncharity ledTo week source=diary passage=3", "told in two sources"),
        ("charity ledTo week passage=3\ncharity ledTo week passage=4", "told in one source"),
        ("charity ledTo week passage=3\ncharity ledTo week voice=ann passage=3", "told in one passage"),
        ("charity ledTo week voice=ann\ncharity ledTo week source=diary", "told in two sources"),
        (
            "charity workedOn stream passage=3 sentence=1\nstream ledTo week passage=3 sentence=2",
            "every step in one source",
        ),
    ],
)
def test_who_tells_a_pathway_in_a_few_words(text: str, words: str) -> None:
    hand = record(text, TYPES)
    assert say(hand, summary_finding(best(text))) == words
