"""Search over descriptions, speakers, claims, caveats, sources: what is found, in which order, and by which words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from civicgraph import Dataset
from civicgraph.graph.full_text import Entry, Find, best_entries, find_all, find_name, find_texts, is_exact
from civicgraph.graph.names import find
from civicgraph.graph.record import Record, Voice
from civicgraph.graph.word_matching import Query, fold_entries, word_of, words_of

from .by_hand import record_of

ENTRIES = [
    Entry("claim", "c/several", ("A bus.", "It ran at night.")),
    Entry("claim", "c/order", ("A night without a bus",)),
    Entry("claim", "c/row-plural", ("Night buses",)),
    Entry("claim", "c/row", ("Night bus",)),
    Entry("claim", "c/text", ("The bus of the night",)),
    Entry("claim", "b/row", ("The NIGHT-bus!",)),
    Entry("caveat", "k", ("Nobody counted the night buses.",)),
    Entry("source", "s", ("Night bus minutes",)),
    Entry("description", "d", ("A nightly bus",)),
    Entry("voice", "v", ("a driver", "Drives the night bus.")),
    Entry("claim", "c/none", ("A tram at night",)),
]


def ids(text: str) -> list[str]:
    """What is found of the entries, in order."""
    return [found.id for found in best_entries(lambda _: ENTRIES, text)]


def test_kinds_come_in_order_and_words_in_a_row_come_first() -> None:
    assert ids("night bus") == ["d", "v", "b/row", "c/row", "c/row-plural", "c/order", "c/text", "c/several", "k", "s"]


def test_all_words_must_match() -> None:
    assert ids("night bus counted") == ["k"]
    assert ids("night bus ferry") == []


def test_words_that_only_ask_are_left_out_where_nothing_holds_them() -> None:
    assert ids("who counted buses") == ["k"]
    assert ids("who") == []


@pytest.mark.parametrize(
    ("typed", "matching"),
    [
        ("bus", ["bus", "buses"]),
        ("buses", ["bus", "buses"]),
        ("cities", ["cities", "city"]),
        ("city", ["cities", "city"]),
        ("regis", ["register", "registration"]),
        ("reg", []),
        ("ask", ["ask", "asks"]),
        ("asks", ["ask", "asks"]),
        ("5000", ["5,000", "5000", "50,000"]),
        ("5,000", ["5,000", "5000", "50,000"]),
        ("mayors", ["mayor", "mayor’s", "mayors"]),
        ("cafe", ["café", "cafés"]),
    ],
)
def test_a_word_matches_its_plural_its_singular_and_from_four_letters_its_beginning(
    typed: str, matching: list[str]
) -> None:
    texts = ["bus", "buses", "cities", "city", "register", "registration", "ask", "asks", "5,000", "5000", "50,000"]
    texts += ["mayor", "mayor’s", "mayors", "café", "cafés", "busy"]
    entries = [Entry("claim", text, (text,)) for text in texts]
    assert sorted(found.id for found in best_entries(lambda _: entries, typed)) == sorted(matching)


def test_many_texts_are_folded_as_each_is() -> None:
    texts = [["It’s £5,000,000", "Straße, ½"], ["a\nb\rc"], ["Ｌｏｎｄｏｎ"], [], ["1,000,5", "12,34"]]
    folded = [" its 5000000 \n strasse 1 2 \n", " a b c \n", " london \n", " \n", " 1000 5 \n 12 34 \n"]
    assert fold_entries(texts) == folded
    assert [fold_entries([entry])[0] for entry in texts] == folded


def test_line_ends_within_a_text_do_not_part_entries() -> None:
    entries = [Entry("claim", "a", ("a night\r\nbus", "b\rc")), Entry("claim", "b", ("a bus by night",))]
    assert [found.id for found in best_entries(lambda _: entries, "night bus")] == ["a", "b"]
    assert [found.id for found in best_entries(lambda _: entries, "c")] == ["a"]


def test_the_words_of_a_query() -> None:
    assert words_of("Over 5,000 people’s “votes”") == ("over", "5000", "peoples", "votes")
    assert words_of("?!") == ()
    assert word_of("es").pattern == "(?:es|ess|eses)"
    assert Query("buses").stems == ("bus",)


@pytest.fixture(scope="module")
def record() -> Record:
    """The shipped record."""
    return Dataset.shipped().record()


FIRST = {
    "over 5000 people": (
        "claim",
        "claim/cii/outreach-supported-directly",
        "The report says that the organisations directly supported over 5,000 people.",
        ("over", "5000", "people"),
    ),
    "business as usual": (
        "description",
        "outcome-ceremony-approach-embedded",
        "That the approach of the 2019 Mayoral citizenship ceremony is carried on as business as usual.",
        ("business", "as", "usual"),
    ),
    "pilot project lead": (
        "voice",
        "voice/cii/pilot-project-lead-interview",
        "a pilot project lead, in an interview",
        ("pilot", "project", "lead"),
    ),
    "bureau": (
        "claim",
        "claim/cii/gla-interview-bureaucratic",
        "Someone from the GLA says that the GLA can be huge and bureaucratic and that this can put organisations off.",
        ("bureaucratic",),
    ),
}


@pytest.mark.parametrize("text", FIRST)
def test_what_names_do_not_have_is_found_in_the_shipped_record(record: Record, text: str) -> None:
    assert find_texts(record, text, find(record, text))[0] == FIRST[text]


def test_a_claim_is_told_as_a_sentence(record: Record) -> None:
    (first, *_) = find_texts(record, "over 5000 people")
    sentence = "Outreach by the small grants grantees reached over 5,000 people supported directly"
    assert find_name(record, first) == sentence


@pytest.mark.parametrize("text", ["lvrw", "The Citizens UK", "Greater London Authority (GLA)", "voter registration"])
def test_where_a_name_is_what_was_typed_only_speakers_are_looked_for(record: Record, text: str) -> None:
    names = find(record, text)
    found = find_texts(record, text, names)
    assert is_exact(text, names) and {one.kind for one in found} <= {"voice"}
    assert found == [one for one in find_texts(record, text) if one.kind == "voice"]


def test_a_speaker_is_found_by_name_beside_the_thing_that_bears_it(record: Record) -> None:
    names, others = find_all(record, "Alex Sobel")
    assert names[0][0].id == "alex-sobel"
    speaker = "Alex Sobel MP, as the page reports him"
    assert others == [Find("voice", "voice/as24/alex-sobel", speaker, ("alex", "sobel"))]
    assert find_name(record, others[0]) == speaker


def test_a_speaker_is_found_by_its_role_and_description() -> None:
    voice = Voice(
        "voice/minutes/chair", "η πρόεδρος", "Μιλά για το λιμάνι.", (), "source/minutes", "πρόεδρος του Γλάρου"
    )
    record = replace(record_of([]), voices={voice.id: voice})
    told = "πρόεδρος του Γλάρου; Μιλά για το λιμάνι."
    assert find_texts(record, "γλαρου λιμανι") == [Find("voice", voice.id, told, ("γλαρου", "λιμανι"))]


def test_a_thing_that_goes_by_the_words_is_not_found_by_its_description_again(record: Record) -> None:
    names = find(record, "mayoral assembly")
    found = [find.id for find in find_texts(record, "mayoral assembly", names) if find.kind == "description"]
    assert names and found and not {thing.id for thing, _ in names} & {*found}


def test_nothing_is_found_for_no_words(record: Record) -> None:
    assert find_texts(record, "") == find_texts(record, " ?! ") == []
