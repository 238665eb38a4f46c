"""Warnings: each kind of probable slip is told once, at its line, and what is meant so is left in peace."""

from __future__ import annotations

from itertools import pairwise

import pytest

from civicgraph.graph.files.document_shape import document
from civicgraph.graph.files.warnings import warnings
from civicgraph.graph.files.wording_checks import not_after_was
from civicgraph.graph.vocabulary import load_vocabulary

WORDS = load_vocabulary()
THINGS = [
    ("quay-trust", "CivilSocietyOrganisation", "Quay Trust"),
    ("mill-lane", "Project", "Mill Lane"),
    ("ferry", "Project", "The ferry"),
    ("harbour-plan", "Project", "The plan"),
]
HEAD = """\
id: source/log
title: A log
textFile: log.txt
authorVoice: voice/log/keeper
voices:
  - id: voice/log/keeper
    name: the keeper
  - id: voice/log/guest
    name: a guest
"""


def thing(id: str, kind: str, name: str, *more: str) -> str:
    """A thing as the file has it."""
    return "".join(f"    {line}\n" for line in (f"id: {id}", f"type: {kind}", f'name: "{name}"', *more))


def claim(id: str, subject: str, predicate: str, object: str = "", *more: str, anchor: str = "the words there") -> str:
    """A claim as the file has it; ``more`` are further keys."""
    ends = [f"object: {object}"] if object else []
    lines = [f"id: claim/log/{id}", f"subject: {subject}", f"predicate: {predicate}", *ends, *more]
    lines += [line for line in ("wording: stated", "modality: state") if not any(one[:7] == line[:7] for one in more)]
    lines += ["evidence:", f'  - anchor: "{anchor}"', "    summary: The log says so."]
    return "".join(f"    {line}\n" for line in lines)


def as_list(records: list[str]) -> str:
    """Records as entries of a list."""
    return "".join(f"  - {record.lstrip()}" for record in records)


def warn_lines(claims: list[str] = [], things: list[str] = [], caveats: list[str] = []) -> list[tuple[str, str]]:  # noqa: B006
    """Each warning as the text of its line and what is said of it."""
    files = {"things.yaml": "things:\n" + as_list([*(thing(*one) for one in THINGS), *things]), "log.yaml": HEAD}
    for section, records in (("claims", claims), ("caveats", caveats)):
        if records:
            files["log.yaml"] += f"{section}:\n{as_list(records)}"
    found = warnings([document(text.encode(), name, WORDS) for name, text in files.items()], WORDS)
    return [(files[one.file].splitlines()[one.line - 1].strip(" -"), one.message) for one in found]


def only_message(*arguments: list[str]) -> str:
    """The message of the one warning there is."""
    ((_, message),) = warn_lines(*arguments)
    return message


@pytest.mark.parametrize("value", [
    "had a stall", "Has a stall", "was open", "is open", "did not answer", "can sail", "couldn't sail", "won’t sail",
    "gave way", "made a promise", "took part", "laid bare a need", "sides with nobody", "there for all", "it works",
    "they agree", "'she' went", "with big sails", "already gave up", "still has doubts", "includes a bar",
    "Will be rebuilt", "brought the boats in", "held several talks", "showed promise", "who knows",
])  # fmt: skip
def test_a_state_that_does_not_go_on_from_was_is_told(value: str) -> None:
    line = f'value: "{value}"'
    ((place, message),) = warn_lines([claim("state", "ferry", "hasState", "", line)])
    assert place == line
    assert message.startswith(f"hasState is read after 'was', so it cannot begin with {not_after_was(value)!r}: ")


@pytest.mark.parametrize("value", [
    "invited to the quay", "a large ferry", "made of wood", "made up of many decks", "laid up for the winter",
    "held at the hall", "brought in by tugs", "not due to sail", "to be rebuilt", "without a crew", "in need of paint",
    "history", "mayor of the isle", "maybe late",
    "Will Moor's boat in name", "May 2016's news", "called the best", "given a berth",
    "also a freighter", "what they wanted", "that of a tug", "2 metres too long", "…",
    "hashed out in public", "put level with the quay",
])  # fmt: skip
def test_a_state_that_goes_on_from_was_is_left_in_peace(value: str) -> None:
    assert not_after_was(value) == ""


def test_only_states_are_read_after_was() -> None:
    assert warn_lines([claim("why", "ferry", "significance", "", "value: had no rival")]) == []


@pytest.mark.parametrize("words", [
    "We read it as the ferry.", "That is our reading.", "The boat is read as the ferry.", "By our own reading so.",
    "'It' is, as we have read it, the ferry.", "We take it for the ferry.",
])  # fmt: skip
@pytest.mark.parametrize("wording", ["stated", "opinion", "hedged"])
def test_a_caveat_on_our_reading_of_what_is_not_inferred_is_told(words: str, wording: str) -> None:
    claims = [
        claim("a", "ferry", "partOf", "harbour-plan", f"wording: {wording}"),
        claim("b", "ferry", "memberOf", "harbour-plan", "wording: inferred", "reason: It must be so."),
    ]
    caveat = "".join(
        f"    {line}\n"
        for line in (
            "id: caveat/log/reading", "caveat: limit-of-the-evidence", "concerns: [claim/log/b, claim/log/a, ferry]",
            f'summary: "{words}"', "evidence:", "  - anchor: words of the log", "    summary: It says so.",
        )
    )  # fmt: skip
    ((place, message),) = warn_lines(claims, [], [caveat])
    assert place.startswith("summary: ")
    assert message.endswith(
        "the wording is not 'inferred' of claim/log/a: make it so, or say what the text leaves open"
    )
    assert warn_lines(claims[1:], [], [caveat.replace(", claim/log/a", "")]) == []
    assert warn_lines(claims, [], [caveat.replace(words, "The log was read in a hurry and taken away.")]) == []


@pytest.mark.parametrize("relation", ["partOf", "ledTo", "metWith", "sameAs", "differentFrom", "cameAfter"])
def test_a_claim_about_itself_is_told_once(relation: str) -> None:
    message = "ferry is both subject and object of this claim: one of the two is another thing"
    assert warn_lines([claim("self", "ferry", relation, "ferry")]) == [("object: ferry", message)]


@pytest.mark.parametrize("relation", ["partOf", "unitOf", "memberOf", "cameAfter", "succeeded"])
def test_a_circle_is_told_at_the_claim_that_closes_it(relation: str) -> None:
    way = ["ferry", "mill-lane", "harbour-plan", "ferry"]
    claims = [claim(f"c{at}", one, relation, other) for at, (one, other) in enumerate(pairwise(way))]
    for length in (3, 2):
        some = [*claims[: length - 1], claim("last", way[length - 1], relation, "ferry")]
        told = " → ".join([*way[:length], "ferry"])
        message = f"{relation} comes back to where it began: {told}; one of these claims is wrong"
        assert warn_lines(some) == [("object: ferry", message)]
    assert warn_lines([*claims[:2], claim("no", "harbour-plan", relation, "ferry", "polarity: disputes")]) == []
    assert warn_lines([*claims[:2], claim("straight", "ferry", relation, "harbour-plan")]) == []


def test_ways_of_being_within_make_one_circle_and_an_order_in_time_is_another_matter() -> None:
    inside = claim("a", "ferry", "partOf", "mill-lane")
    assert "ferry → mill-lane → ferry" in only_message([inside, claim("b", "mill-lane", "unitOf", "ferry")])
    assert warn_lines([inside, claim("b", "mill-lane", "cameAfter", "ferry")]) == []


@pytest.mark.parametrize("name", ["Quay Trust", "QUAY  trust", "Quay\u00a0Trust", "Quáy Trust", "Quay-Trust"])
def test_one_name_and_type_twice_is_told(name: str) -> None:
    again = thing("quay-trust-again", "CivilSocietyOrganisation", name)
    assert only_message([], [again]) == (
        "quay-trust-again has the name and type of quay-trust (things.yaml:4): "
        "say sameAs or differentFrom, decide it in identity.yaml, or take another name; one thing has one id"
    )
    for relation in ("sameAs", "differentFrom"):
        assert warn_lines([claim("told", "quay-trust-again", relation, "quay-trust")], [again]) == []


def test_one_name_of_two_types_is_told_only_where_one_type_holds_the_other() -> None:
    assert warn_lines([], [thing("quay-day", "Event", "Quay Trust")]) == []
    assert "name and type of quay-trust" in only_message([], [thing("quay-body", "Organisation", "Quay Trust")])


def test_an_alias_that_is_anothers_name_is_told_whatever_its_type() -> None:
    alias = thing("landing", "Event", "Landing", "aliases: [the landing, MILL LANE, landing]")
    assert warn_lines([], [alias]) == [
        (
            "aliases: [the landing, MILL LANE, landing]",
            "'MILL LANE', an alias of landing, is the name of mill-lane (things.yaml:7): "
            "say sameAs or differentFrom, decide it in identity.yaml, or take another name",
        )
    ]
    assert warn_lines([claim("told", "mill-lane", "differentFrom", "landing")], [alias]) == []


def test_an_alias_of_two_things_is_told_once_and_at_the_later() -> None:
    both = [thing(f"landing-{word}", "Event", f"Landing {word}", "aliases: [LD]") for word in ("one", "two")]
    assert only_message([], both) == (
        "'LD', an alias of landing-two, is also an alias of landing-one (things.yaml:16): "
        "say sameAs or differentFrom, decide it in identity.yaml, or take another name"
    )
    assert warn_lines([claim("told", "landing-two", "sameAs", "landing-one")], both) == []


def test_chains_of_same_as_tell_and_are_told_apart() -> None:
    again = [thing(f"quay-{word}", "CivilSocietyOrganisation", "Quay Trust") for word in ("two", "three")]
    chain = [claim("a", "quay-trust", "sameAs", "quay-two"), claim("b", "quay-three", "sameAs", "quay-two")]
    assert warn_lines(chain, again) == []
    apart = claim("c", "quay-three", "differentFrom", "quay-trust")
    assert warn_lines([*chain, apart], again) == [
        (
            "object: quay-trust",
            "quay-three and quay-trust are told apart here and joined by sameAs (a chain of claims): "
            "keep one of the two",
        )
    ]


def test_same_and_different_of_one_pair_is_told_either_way_round_and_a_dispute_is_none() -> None:
    same, other = claim("a", "ferry", "sameAs", "mill-lane"), claim("b", "mill-lane", "differentFrom", "ferry")
    assert "joined by sameAs (claim/log/a)" in only_message([same, other])
    assert warn_lines([same, claim("b", "mill-lane", "differentFrom", "ferry", "polarity: disputes")]) == []
    assert warn_lines([claim("a", "ferry", "sameAs", "mill-lane", "polarity: disputes"), other]) == []


def test_a_claim_under_a_second_id_is_told() -> None:
    first = claim("a", "quay-trust", "ran", "ferry", "when: '2016'")
    copy = "claim/log/b repeats claim/log/a: same ends, relation and passage; keep one, with the evidence of both"
    assert warn_lines([first, first.replace("log/a", "log/b")]) == [("id: claim/log/b", copy)]
    assert only_message([first, claim("b", "quay-trust", "ran", "ferry", "modality: done")]) == copy
    assert only_message([first, first.replace("log/a", "log/b").replace("the words", "the  words")]) == copy


@pytest.mark.parametrize(("old", "new"), [
    ("quay-trust", "mill-lane"), ("ferry", "harbour-plan"), ("partOf", "concerns"), ("the words", "other words"),
    ("wording: stated", "wording: stated\n    voice: voice/log/guest"), ("2016", "2018"),
    ("wording: stated", "wording: stated\n    polarity: disputes"),
    ("summary:", "line: 7\n        summary:"),
])  # fmt: skip
def test_a_claim_that_says_something_else_is_no_copy(old: str, new: str) -> None:
    first = claim("a", "quay-trust", "partOf", "ferry", "when: '2016'")
    assert warn_lines([first, first.replace("log/a", "log/b").replace(old, new)]) == []


@pytest.mark.parametrize(("unit", "told"), [
    ([], "a sum of money without a currency"), (["unit: people"], "'people' is no currency code"),
    (["unit: pounds"], "'pounds' is no currency code"), (["unit: £"], "'£' is no currency code"),
])  # fmt: skip
def test_a_sum_without_a_currency_is_told(unit: list[str], told: str) -> None:
    ((place, message),) = warn_lines([claim("sum", "ferry", "amount", "", "value: '300'", *unit)])
    assert place == (unit or ["value: '300'"])[0]
    assert message == f"{told}: give its code as the unit, such as unit: GBP"


@pytest.mark.parametrize("unit", ["GBP", "GBP a year", "EUR"])
def test_a_sum_with_a_currency_is_left_in_peace(unit: str) -> None:
    assert warn_lines([claim("sum", "ferry", "amount", "", "value: '300'", f"unit: {unit}")]) == []


def test_other_figures_are_sums_where_the_unit_the_passage_or_their_fellows_say_so() -> None:
    def figure(relation: str, *unit: str, anchor: str = "the words there") -> str:
        return claim(relation, "ferry", relation, "", "value: '300'", *unit, anchor=anchor)

    assert warn_lines([figure("target"), figure("baseline", "unit: boats")]) == []
    assert only_message([figure("target", "unit: pounds")]).startswith("'pounds' is no currency code")
    assert only_message([figure("target", anchor="up to £300 for it")]).startswith("a sum of money without")
    assert only_message([figure("target"), figure("baseline", "unit: GBP")]).startswith("a sum of money without")
    assert warn_lines([figure("count", "unit: people", anchor="300 people gave £5")]) == []


def test_a_circle_of_many_things_of_one_name_is_told_once() -> None:
    many = 1200
    things = [thing(f"boat-{at}", "Project", "Boat") for at in range(many)]
    claims = [claim(f"c{at}", f"boat-{at}", "partOf", f"boat-{(at + 1) % many}") for at in range(many)]
    claims += [claim(f"s{at}", f"boat-{at}", "sameAs", f"boat-{at + 1}") for at in range(0, many - 2, 2)]
    text = "things:\n" + as_list(things), HEAD + "claims:\n" + as_list(claims)
    made = [document(one.encode(), f"{at}.yaml", WORDS) for at, one in enumerate(text)]
    # All but the first two names, which are told, and the circle.
    assert len(warnings(made, WORDS)) == many - 1


@pytest.mark.parametrize(
    ("anchor", "more", "is_told"),
    [
        ("night bus", "", True), ("bus", "", True), ("the night bus", "", False), ("night bus", "line: 3", False),
        ("night bus", "suffix: to Elm", False), ("夜行バス", "", False),
    ],
)  # fmt: skip
def test_an_anchor_too_short_to_tell_its_place_is_warned_of(anchor: str, more: str, is_told: bool) -> None:
    from civicgraph.graph.files.warnings import short_anchors

    text = (
        "id: source/a\ntitle: A\nauthorVoice: voice/a\nvoices: [{id: voice/a, name: the minutes}]\nclaims:\n"
        "- {id: claim/a, subject: a, predicate: partOf, object: b, wording: stated, modality: state,"
        f" evidence: [{{anchor: {anchor}, summary: It is a part of it.{', ' + more if more else ''}}}]}}\n"
    )
    one = document(text.encode(), "a.yaml", load_vocabulary())
    found = [problem.message for problem in short_anchors((one, id, record) for id, record in one.records.items())]
    told = f"{anchor!r} is too short to tell its place: take three words or more, or add prefix, suffix or line"
    assert found == ([told] if is_told else [])


def test_the_first_name_alone_of_who_speaks_in_confidence_is_warned_of_elsewhere() -> None:
    from civicgraph.graph.files.spoken_names import first_name_warnings

    secret = (
        "id: source/talk\ntitle: A talk\nconfidential: true\nauthorVoice: voice/talk\n"
        'voices: [{id: voice/talk, name: "May Okoye, chair"}]\nclaims: []\n'
    )
    public = (
        "id: source/a\ntitle: A\nauthorVoice: voice/a\nvoices: [{id: voice/a, name: the minutes}]\nclaims:\n"
        + "".join(
            f"- {{id: claim/{id}, subject: a, predicate: partOf, object: b, wording: stated, modality: state,"
            f" evidence: [{{anchor: {anchor}, summary: {summary}}}]}}\n"
            for id, anchor, summary in (
                ("a", "as May told them then", "It is a part of it."),
                ("b", "they may do it then", "May’s view of it."),
                ("c", "as May Lund told them", "In the Mayor's view."),
            )
        )
    )
    files = [
        document(text.encode(), name, load_vocabulary()) for name, text in (("t.yaml", secret), ("a.yaml", public))
    ]
    told = (
        "holds 'May', the first name of 'May Okoye, chair', who speaks in confidence: where it is the same person, take"
    )
    assert [(problem.line, problem.message.partition(" other words")[0]) for problem in first_name_warnings(files)] == [
        (6, f"anchor {told}"),
        (7, f"summary {told}"),
    ]


@pytest.mark.parametrize(
    ("voice", "summary", "is_told"),
    [
        ("船頭の田中さん", "田中は署名が知事を動かしたと言う。", True),
        ("田中一郎", "役場の田中一郎さんは反対したと言う。", True),
        ("田中一郎", "署名が田中を動かしたと言う。", True),
        ("田中一郎", "署名が知事を動かしたと言う。", False),
        ("サトウさん", "会長のサトウは反対したと言う。", True),
        ("สมชาย ใจดี", "คุณสมชาย ใจดี บอกว่าไม่เห็นด้วย", True),
        ("the boatman", "船頭は反対したと言う。", False),
    ],
)
def test_who_speaks_in_confidence_is_found_where_no_spaces_are_written(voice: str, summary: str, is_told: bool) -> None:
    from civicgraph.graph.files.spoken_names import name_warnings

    secret = (
        "id: source/talk\ntitle: A talk\nconfidential: true\nauthorVoice: voice/talk\n"
        f"voices: [{{id: voice/talk, name: {voice}}}]\nclaims:\n"
        "- {id: claim/talk/a, subject: a, predicate: partOf, object: b, wording: stated, modality: state,"
        f" evidence: [{{anchor: 署名運動がなければ, summary: {summary}}}]}}\n"
    )
    found = list(name_warnings([document(secret.encode(), "t.yaml", load_vocabulary())]))
    said = f"summary names {voice!r}, who speaks in confidence, and is handed on: say it without"
    assert [one.message for one in found] == ([said] if is_told else [])


@pytest.mark.parametrize(
    ("anchor", "count"), [("門" * 36, 0), ("門" * 37, 37), ("the gate " * 12, 0), ("門 a" * 40, 40)]
)
def test_an_anchor_as_long_as_a_sentence_is_warned_of_where_no_spaces_tell(anchor: str, count: int) -> None:
    from civicgraph.graph.files.warnings import long_anchors

    text = (
        "id: source/a\ntitle: A\nauthorVoice: voice/a\nvoices: [{id: voice/a, name: the minutes}]\nclaims:\n"
        "- {id: claim/a, subject: a, predicate: partOf, object: b, wording: stated, modality: state,"
        f" evidence: [{{anchor: {anchor.strip()}, summary: It is a part of it.}}]}}\n"
    )
    one = document(text.encode(), "a.yaml", load_vocabulary())
    found = [problem.message for problem in long_anchors((one, id, record) for id, record in one.records.items())]
    said = f"the anchor has {count} letters, more than twelve words: take some 36 that tell its place"
    assert found == ([said] if count else [])
