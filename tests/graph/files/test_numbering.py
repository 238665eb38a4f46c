"""The pages, paragraphs and rows of a text, wherever a place in it is told."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph import Dataset
from civicgraph.graph.files.numbering import Numbering, PlaceNumbers
from civicgraph.graph.vocabulary import load_vocabulary
from civicgraph.graph.words.places import spot

from ...workspace import REPORT_TEXT, Workspace

PAGED = REPORT_TEXT.replace("\nhad been", "\n\fhad been") + "\f"


@pytest.mark.parametrize(
    ("content", "layout", "line", "numbers"),
    [
        ("One\nTwo\n", "", 2, (0, 0, 0)),
        ("One\nTwo\n", "pages", 2, (0, 0, 0)),
        ("One\n\f", "", 1, (1, 0, 0)),
        ("One\n\fTwo\nThree\n\f", "pages", 3, (2, 0, 0)),
        ("One\n\f\f\fFour\n\f", "", 2, (4, 0, 0)),
        ("One\n\nTwo\n\nThree\n", "paragraphs", 5, (0, 3, 0)),
        ("One\n\f\nTwo\n\f", "parts", 3, (2, 1, 0)),
        ("One\n\nTwo\n\fThree\n\nFour\n\f", "parts", 6, (2, 2, 0)),
        ("who\twhat\nann\tbus\n", "rows", 2, (0, 0, 2)),
        ("Grants\nwho\twhat\nann\tbus\n", "sheets", 3, (1, 0, 2)),
        ("Grants\nwho\n\fCosts\nfor\nbus\n", "sheets", 5, (2, 0, 2)),
    ],
)
def test_a_line_has_the_numbers_of_its_layout(content: str, layout: str, line: int, numbers: tuple[int, ...]) -> None:
    assert Numbering(content, layout).at(line) == numbers


@given(st.lists(st.lists(st.sampled_from(["", "one", "two"]), min_size=1, max_size=4), min_size=1, max_size=6))
def test_every_line_is_on_the_page_that_holds_it(pages: list[list[str]]) -> None:
    text = "".join("".join(f"{line}\n" for line in page) + "\f" for page in pages)
    wanted = [number for number, page in enumerate(pages, 1) for _ in page]
    numbering = Numbering(text)
    assert [numbering.at(line).page for line in range(1, len(wanted) + 1)] == wanted


def test_every_layout_of_the_vocabulary_is_read() -> None:
    known = [name for list_, name in load_vocabulary().codes if list_ == "layout"]
    numbers = {name: Numbering("One\n\nTwo\n\fThree\n\nFour\n\f", name).at(6) for name in known}
    assert numbers == {"pages": (2, 0, 0), "paragraphs": (2, 2, 0), "parts": (2, 2, 0), "rows": (2, 0, 3),
                       "sheets": (2, 0, 2)}  # fmt: skip


def numbers(data: Dataset) -> dict[str, PlaceNumbers]:
    """The numbers of the first place of each claim of the report."""
    claims = data.record().claims.values()
    places = {claim.id: claim.evidence[0] for claim in claims if claim.source == "source/report"}
    return {id: PlaceNumbers(place.page, place.paragraph, place.row) for id, place in places.items()}


def test_a_text_with_form_feeds_gives_every_claim_its_page(workspace: Workspace) -> None:
    assert set(numbers(workspace.dataset()).values()) == {(0, 0, 0)}
    workspace.write("documents/report.txt", PAGED)
    made, fulfilled = (workspace.dataset().record().claims[f"claim/report/{id}"] for id in ("made", "no-answer"))
    assert [(place.line, place.page) for place in (*made.evidence, *fulfilled.evidence)] == [(1, 1), (5, 2), (2, 2)]


def test_a_page_that_the_file_gives_stays(workspace: Workspace) -> None:
    workspace.write("documents/report.txt", PAGED)
    workspace.change("claims/report.yaml", "      - anchor:", "      - page: 17\n        anchor:")
    assert next(iter(workspace.dataset().record().claims["claim/report/made"].evidence)).page == 17


def test_pages_are_the_same_from_the_store_from_a_full_check_and_without_the_texts(workspace: Workspace) -> None:
    workspace.write("documents/report.txt", PAGED)
    workspace.change("claims/report.yaml", "textFile: report.txt", "textFile: report.txt\ntextLayout: parts")
    known = numbers(workspace.dataset())
    assert set(known.values()) == {(1, 1, 0), (2, 1, 0)}
    data = workspace.dataset()
    checked = data.record_of(data.validate())
    assert {id: one.evidence for id, one in checked.claims.items()} == {
        id: one.evidence for id, one in data.record().claims.items()
    }
    rows = workspace.run("query", "SELECT ?e ?page ?paragraph { ?c civic:evidence ?e . ?e civic:page ?page ; "
                                  "civic:paragraph ?paragraph }", "--format", "json")  # fmt: skip
    bindings = json.loads(rows.stdout)["results"]["bindings"]
    told = {(int(row["page"]["value"]), int(row["paragraph"]["value"])) for row in bindings}
    assert told >= {(place.page, place.paragraph) for place in known.values()}
    assert workspace.run("check", "--write-places").returncode == 0
    for path in (workspace.root / "documents").iterdir():
        path.unlink()
    assert numbers(workspace.dataset()) == known


@pytest.mark.parametrize(
    ("layout", "where"),
    [("pages", "page 1, line 1"), ("parts", "part 1, paragraph 1"), ("sheets", "sheet 1"), ("rows", "page 1, row 1")],
)
def test_a_place_is_told_as_its_document_has_it(workspace: Workspace, layout: str, where: str) -> None:
    workspace.write("documents/report.txt", PAGED)
    workspace.change("claims/report.yaml", "textFile: report.txt", f"textFile: report.txt\ntextLayout: {layout}")
    record = workspace.dataset().record()
    first = next(e for claim in record.claims.values() for e in claim.evidence
                 if e.source == "source/report" and e.line == 1)  # fmt: skip
    assert spot(record, first).startswith(where)
    shown = workspace.run("show", "claim/report/made").stdout
    assert where in " ".join(shown.split())
