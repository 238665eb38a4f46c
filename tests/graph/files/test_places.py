"""Where anchors stand in the texts, and the table that keeps it for those who have the data and not the texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from civicgraph import DataError, Dataset, Record, trace
from civicgraph.graph.files.anchors import FoldedText
from civicgraph.graph.files.places import Places, SentencePosition, places_text, read_places

from ...workspace import Workspace

HEAD = "evidence,anchor,line,passage,sentence\n"


def places(content: str, *anchors: str) -> list[SentencePosition]:
    """Line, passage and sentence of each anchor."""
    text = FoldedText(content)
    found = Places(text)
    return [found.at(text.spans(anchor)[0][0]) for anchor in anchors]


# ---- Passages and sentences


def test_paragraphs_are_passages_and_sentences_are_counted_through_the_whole_text() -> None:
    text = "One is here. Two is here.\nThree goes on\nin the next line.\n\nFour."
    assert places(text, "One is", "Two is", "Three goes", "in the next", "Four") == [
        (1, 1, 1),
        (1, 1, 2),
        (2, 2, 3),
        (3, 2, 3),
        (5, 3, 4),
    ]


@pytest.mark.parametrize("mark", ["-", "*", "•", "1.", "12)", "a)", "#", ">"])
def test_each_item_of_a_list_is_a_passage(mark: str) -> None:
    text = f"They had asked for\n{mark} more buses\n{mark} later buses"
    assert len({passage for _, passage, _ in places(text, "They had", "more buses", "later buses")}) == 3


def test_each_cell_of_a_row_is_a_passage() -> None:
    text = "name\twork\tyear\nAnn\tbuses. And trams\t2016"
    found = places(text, "name", "work", "year", "Ann", "buses", "And trams", "2016")
    assert [passage for _, passage, _ in found][:3] == [1, 2, 3]
    ann, buses, trams, year = [passage for _, passage, _ in found][3:]
    assert buses == trams and len({ann, buses, year}) == 3


def test_each_block_of_html_and_each_part_between_bars_is_a_passage() -> None:
    found = places("<p>one</p><p>two</p>\n| three | four |", "one", "two", "three", "four")
    assert len({passage for _, passage, _ in found}) == 4


@pytest.mark.parametrize("text", ["Dr. Ann came", "Mr. Ben spoke", "e.g. Ann spoke", "J. Smith spoke", "vs. Ben it is"])
def test_an_abbreviation_ends_no_sentence(text: str) -> None:
    first, last = text.split()[0], text.split()[1]
    (_, _, one), (_, _, other) = places(f"So said {text} of it.", first, f"{last} ")
    assert one == other


@pytest.mark.parametrize(
    "text", ["It was. Then more.", "It was! Then more.", "It was? “Then more.”", "It was.) Then more."]
)
def test_a_stop_before_a_capital_ends_a_sentence(text: str) -> None:
    assert [sentence for _, _, sentence in places(text, "It was", "Then more")] == [1, 2]


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("市長は答えた。門は開く。", "門は"),
        ("門は開くか?会は待つ。", "会は"),
        ("「開く」と言った。「いつか」と聞いた。", "「いつか」"),
        ("महापौर ने उत्तर दिया। द्वार खुलेगा।", "द्वार"),
        ("هل تسير الحافلة؟ نعم تسير.", "نعم"),
        ("Ответил мэр. Ворота откроют.", "Ворота"),
    ],
)
def test_a_sentence_ends_as_its_script_has_it(text: str, second: str) -> None:
    folded = FoldedText(text)
    places = Places(folded)
    (begin,) = [span[0] for span in folded.spans(second)]
    assert (places.at(0).sentence, places.at(begin - 1).sentence, places.at(begin).sentence) == (1, 1, 2)


def test_a_line_that_ends_a_sentence_ends_a_passage_in_any_script() -> None:
    places = Places(FoldedText("市長は答えた。\n門は開く。会は\n喜んだ。\n"))
    assert [places.at(at).passage for at in (0, 8, 16)] == [1, 2, 2]


def test_a_stop_before_a_small_letter_ends_none() -> None:
    assert [sentence for _, _, sentence in places("About 3.5 million. of these", "About", "of these")] == [1, 1]


def test_an_empty_text_has_one_place() -> None:
    assert Places(FoldedText("")).at(0) == SentencePosition(1, 1, 1)


# ---- The table


def test_the_table_is_written_in_order_and_read_as_it_was_written() -> None:
    given = {
        "claim/b/evidence/1": ("0123abcd", SentencePosition(3, 2, 4)),
        "claim/a/evidence/1": ("ffffffff", SentencePosition(1, 1, 1)),
    }
    text = places_text(given)
    assert text == HEAD + "claim/a/evidence/1,ffffffff,1,1,1\nclaim/b/evidence/1,0123abcd,3,2,4\n"
    assert read_places(text.encode(), "places.csv") == given


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"", 1),
        (b"evidence,anchor\n", 1),
        (b"\xef\xbb\xbf" + HEAD.encode(), 1),
        (HEAD.encode() + b"a,b,1,1\n", 2),
        (HEAD.encode() + b"a,b,1,1,1\na,b,1,x,1\n", 3),
        (HEAD.encode() + b"a,b,1,-1,1\n", 2),
        (HEAD.encode() + "a,b,1,٣,1\n".encode(), 2),
        (HEAD.encode() + b"a,b,1,1," + b"9" * 5000 + b"\n", 2),
        (HEAD.encode() + b"a" * 200_000 + b",b,1,1,1\n", 2),
        (HEAD.encode() + b"\xff\xfe\x00\n", 2),
    ],
)
def test_what_is_no_such_table_is_refused_by_file_and_line(content: bytes, line: int) -> None:
    with pytest.raises(DataError) as refused:
        read_places(content, "data/places.csv")
    (problem,) = refused.value.problems
    assert (problem.file, problem.line) == ("data/places.csv", line)


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_lines_may_end_as_they_do_elsewhere(ending: str) -> None:
    content = (HEAD + "a,b,1,2,3\n").replace("\n", ending).encode()
    assert read_places(content, "places.csv") == {"a": ("b", SentencePosition(1, 2, 3))}


# ---- With texts at hand, and without


def where(record: Record) -> dict[str, list[tuple[int, int, int]]]:
    """Where each claim stands."""
    return {id: [(at.line, at.passage, at.sentence) for at in one.evidence] for id, one in record.claims.items()}


def without_texts(workspace: Workspace) -> None:
    """Takes the texts away."""
    for path in (workspace.root / "documents").iterdir():
        path.unlink()


def test_places_are_written_and_then_known_without_the_texts(workspace: Workspace) -> None:
    known = where(workspace.dataset().record())
    assert all(passage and sentence for places in known.values() for _, passage, sentence in places)
    written = workspace.run("check", "--write-places")
    assert written.returncode == 0 and "places.csv" in written.stderr
    table = (workspace.root / "places.csv").read_bytes()
    without_texts(workspace)
    assert where(workspace.dataset().record()) == known
    (workspace.root / "places.csv").unlink()
    by_hand = {(0, 0, 0), (5, 0, 0)}  # a line that the data itself gives stays
    assert {places for claim in where(workspace.dataset().record()).values() for places in claim} == by_hand
    (workspace.root / "places.csv").write_bytes(table)
    assert where(workspace.dataset().record()) == known


def test_written_again_they_are_the_same_bytes(workspace: Workspace) -> None:
    workspace.run("check", "--write-places")
    first = (workspace.root / "places.csv").read_bytes()
    workspace.run("check", "--write-places")
    assert (workspace.root / "places.csv").read_bytes() == first


def test_an_anchor_that_has_been_changed_since_counts_no_more(workspace: Workspace) -> None:
    workspace.run("check", "--write-places")
    without_texts(workspace)
    workspace.change(
        "claims/minutes.yaml", "anchor: asked the council for a night bus", "anchor: asked the council for a"
    )
    found = where(workspace.dataset().record())
    assert found["claim/minutes/asked"] == [(0, 0, 0)]
    assert (0, 0, 0) not in found["claim/minutes/answered"]


def test_a_text_at_hand_counts_and_not_the_table(workspace: Workspace) -> None:
    known = where(workspace.dataset().record())
    workspace.run("check", "--write-places")
    table = (workspace.root / "places.csv").read_text("utf-8").splitlines()
    moved = [table[0], *(f"{row.rsplit(',', 3)[0]},9,9,9" for row in table[1:])]
    workspace.write("places.csv", "\n".join(moved) + "\n")
    assert where(workspace.dataset().record()) == known


def test_without_a_text_there_is_nothing_to_write(workspace: Workspace) -> None:
    without_texts(workspace)
    refused = workspace.run("check", "--write-places")
    assert refused.returncode == 2 and "no text of a source is at hand" in refused.stderr
    assert not (workspace.root / "places.csv").exists()


def test_a_garbled_table_is_refused_with_file_and_line(workspace: Workspace) -> None:
    workspace.write("places.csv", HEAD + "claim/minutes/asked/evidence/1,00000000,one,1,1\n")
    refused = workspace.run("trace", "ask-night-bus", "night-bus")
    assert refused.returncode == 2
    assert "places.csv:2: an id, the number of the anchor, and three numbers are wanted" in refused.stderr
    assert "Traceback" not in refused.stderr


# ---- The shipped record


def test_the_shipped_table_is_what_the_texts_say(documents: Path) -> None:
    data = Dataset.shipped()
    found = data.validate()
    assert found.sources_without_text == []
    (table,) = data.places.values()
    assert places_text({id: (found.written[id], place) for id, place in found.places.items()}) == table.decode()


def test_the_shipped_record_is_the_same_with_the_texts_and_without(
    documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_texts = Dataset.shipped().record()
    monkeypatch.delenv("CIVICGRAPH_SOURCES")
    without = Dataset.shipped().record()
    assert where(with_texts) == where(without)
    assert with_texts.agentless == without.agentless
    for start, end in (
        ("citizens-uk", "lvrw"),
        ("secondment-jessica-kennedy", "lvrw"),
        ("citizens-uk", "merton-council"),
    ):
        assert trace(with_texts, start, end) == trace(without, start, end)
