"""Claims of two codings paired: by the words that they rest on, then by relation and ends, never by a line alone."""

from __future__ import annotations

import pytest

from civicgraph.graph.coding.pairing import ClaimPair, anchor_words, pair_claims
from civicgraph.graph.coding.passages_coded import coded_passages
from civicgraph.graph.coding.same_things import same_things
from civicgraph.graph.record import Evidence, Record, Thing

from ...visualisations.greek_record import greek_record
from ..by_hand import claim, record, record_of


def coding(*said: tuple[str, str, int]) -> Record:
    """A coding of one document: for each claim its ends, its anchor and the line that this begins on."""
    return record_of(
        claim(f"{ends} id={number}")._replace(evidence=(Evidence("source/report", anchor, "It says so.", line),))
        for number, (ends, anchor, line) in enumerate(said)
    )


def pairs_of(first: Record, second: Record) -> list[ClaimPair]:
    """The pairs of two codings."""
    return pair_claims(first, second, same_things(first, second))


def pair_ids(first: Record, second: Record) -> list[tuple[str, str]]:
    """The ids of each pair, as numbers."""
    return [(pair.first.id[-1], pair.second.id[-1]) for pair in pairs_of(first, second)]


def test_in_a_line_that_is_a_paragraph_the_words_tell_which_claims_belong_together() -> None:
    first = coding(("ally ledTo bus", "the bus began to run", 3), ("ally ledTo bus", "so the bus was kept", 3))
    second = coding(("ally ledTo bus", "and so the bus was kept on", 3), ("ally ledTo bus", "the bus began to run", 3))
    assert sorted(pair_ids(first, second)) == [("0", "1"), ("1", "0")]


def test_the_same_words_are_paired_though_relation_and_names_differ_and_a_shared_line_is_not() -> None:
    """A paragraph in one line, as texts of web pages have it, of which two coders speak with things of their own."""
    first = coding(
        ("court-case enabled legal-route", "opened up a safe and legal route", 7),
        ("court-ruling cameAfter safe-passage", "In January the tribunal ruled", 7),
    )
    second = coding(
        ("ruling-of-2016 ledTo way-into-the-country", "opened up a safe and legal route", 7),
        ("safe-passage-lawyers supported court-ruling", "with the help of partners", 7),
    )
    (pair,) = pairs_of(first, second)
    assert (pair.first.predicate, pair.second.predicate, pair.overlap) == ("enabled", "ledTo", 1.0)
    (passage,) = coded_passages(first, second, [pair], {"source/report": "source/report"}).unpaired
    assert [[one.id for one in some] for some in (passage.first, passage.second)] == [["claim/1"], ["claim/1"]]
    assert (passage.line, passage.is_common) == (7, True)


def test_one_anchor_cut_at_another_word_is_the_same_place_though_it_begins_on_another_line() -> None:
    first = coding(("ally ledTo bus", "the council then promised a bus", 3))
    second = coding(("ally ledTo bus", "promised a bus", 4))
    (pair,) = pairs_of(first, second)
    assert pair.overlap == 1.0
    assert coded_passages(first, second, [], {"source/report": "source/report"}).counts == (0, 0)
    assert coded_passages(first, second, [pair], {"source/report": "source/report"}).counts == (1, 1)


@pytest.mark.parametrize(
    ("one", "line", "other", "elsewhere"),
    [
        ("promised a bus", 3, "promised a bus", 9),  # the same words, far away
        ("the council asked for it", 3, "it was the mayor", 4),  # one small word in common
        ("promised a bus", 3, "a tram was promised", 4),
    ],
)
def test_other_places_are_not_paired(one: str, line: int, other: str, elsewhere: int) -> None:
    assert pair_ids(coding(("ally ledTo bus", one, line)), coding(("ally ledTo bus", other, elsewhere))) == []


def test_where_words_differ_a_place_wants_the_same_relation_and_ends_and_comes_last() -> None:
    first = coding(("ally ledTo bus", "asked for it", 3), ("ally ledTo bus", "then it came", 3))
    second = coding(("ally ledTo bus", "and then it came", 3), ("ally ledTo bus", "quite another part", 3))
    assert pair_ids(first, second) == [("1", "0"), ("0", "1")]
    assert [pair.overlap for pair in pairs_of(first, second)] == [1.0, 0.0]
    for other in ("ally funded bus", "mayor ledTo library"):
        assert pair_ids(first, coding((other, "quite another part", 3))) == []


def test_sentences_are_known_apart_where_lines_are_not() -> None:
    one, other = (record(f"ally ledTo bus anchor={words} passage=1 sentence={number}")
                  for words, number in (("asked_for_it", 1), ("then_it_came", 2)))  # fmt: skip
    assert pair_ids(one, other) == []
    assert pair_ids(one, record("ally ledTo bus anchor=then_it_came passage=1 sentence=1")) == [("1", "1")]


def test_claims_on_the_same_words_that_have_nothing_in_common_are_not_paired() -> None:
    assert pair_ids(record("ally asked bus anchor=the_words"), record("mayor partOf library anchor=the_words")) == []
    assert pair_ids(record("ally ledTo bus anchor=the_words"), record("mayor enabled library anchor=the_words")) == [
        ("1", "1")
    ]


def test_of_claims_on_the_same_words_those_with_relation_and_ends_most_alike_are_paired() -> None:
    anchor = "they asked for a bus and a tram"
    first = coding(("ally ledTo bus", anchor, 3), ("ally ledTo tram", anchor, 3), ("ally asked tram", anchor, 3))
    second = coding(("ally asked tram", anchor, 3), ("ally ledTo tram", anchor, 3), ("ally ledTo bus", anchor, 3))
    assert sorted(pair_ids(first, second)) == [("0", "2"), ("1", "1"), ("2", "0")]


def test_ends_are_compared_crosswise_only_where_the_relations_read_in_opposite_directions() -> None:
    first = record("ask ledTo bus anchor=the_words")
    (other_way,) = pairs_of(first, record("bus dependedOn ask anchor=the_words"))
    assert (other_way.likeness, other_way.crossed) == (1.0, True)
    (turned,) = pairs_of(first, record("bus ledTo ask anchor=the_words"))
    assert (turned.likeness, turned.crossed) == (0.0, False)


def test_words_are_compared_as_anchors_are() -> None:
    assert anchor_words("Don’t “think” so –  IT") == ("don", "t", "think", "so", "it")


def test_things_are_the_same_by_name_alias_or_sameas_and_not_by_an_id_alone() -> None:
    first = record(
        "council ledTo bus id=a\nesa sameAs streeters id=b",
        things=[Thing("council", "PublicBody", "Harbour Council"), Thing("esa", "Alliance", "Elm Street Alliance"),
                Thing("streeters", "Alliance", "The Streeters"), Thing("bus", "Project", "Night bus")],
    )  # fmt: skip
    second = record(
        "hc ledTo bus id=a\nelm ledTo council id=b",
        things=[Thing("hc", "PublicBody", "The council of Harbour", ("harbour council",)),
                Thing("council", "PublicBody", "Youth council"), Thing("elm", "Alliance", "the streeters"),
                Thing("bus", "Project", "Bus at day")],
    )  # fmt: skip
    same = same_things(first, second)
    assert same.first == {
        "council": "Harbour Council", "bus": "Night bus",
        "esa": "Elm Street Alliance", "streeters": "Elm Street Alliance",
    }  # fmt: skip
    assert same.second == {
        "hc": "Harbour Council", "bus": "Bus at day", "elm": "Elm Street Alliance", "council": "Youth council"
    }  # fmt: skip


def test_a_name_that_two_things_have_decides_nothing() -> None:
    twice = record("a ledTo b", things=[Thing("a", "Project", "Bus"), Thing("b", "Project", "Bus")])
    once = record("c ledTo d", things=[Thing("c", "Project", "Bus"), Thing("d", "Project", "Tram")])
    assert same_things(twice, once).first == {"a": "Bus (a, 1)", "b": "Bus (b, 1)"}
    assert same_things(twice, once).second == {"c": "Bus (c, 2)", "d": "Tram"}


def test_sources_are_the_same_by_id_text_or_title() -> None:
    first = record("a ledTo b source=minutes\na ledTo b source=report\na ledTo b source=diary")
    second = record("a ledTo b source=notes\na ledTo b source=report\na ledTo b source=day")
    texts = {"source/minutes": "1a", "source/notes": "1a", "source/diary": "", "source/day": ""}
    for one in (first, second):
        for id, source in list(one.sources.items()):
            title = "The Diary" if id in ("source/diary", "source/day") else source.title
            one.sources[id] = source._replace(text_hash=texts.get(id, ""), title=title)  # type: ignore[index]
    assert same_things(first, second).sources == {
        "source/report": "source/report", "source/notes": "source/minutes", "source/day": "source/diary"
    }  # fmt: skip


def test_a_coding_in_another_alphabet_agrees_with_itself() -> None:
    greek = greek_record()
    pairs = pairs_of(greek, greek)
    assert all(pair.first is pair.second and pair.likeness == 1.0 for pair in pairs)
    assert len(pairs) == len(greek.claims)
