"""A new version of a document: which anchors hold, moved, are lost; and what is written of it."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph import Dataset
from civicgraph.graph.files.near_words import WordIndex

from ...workspace import Workspace
from . import making

THINGS = """things:
  - {id: council, type: PublicBody, name: The council}
  - {id: bus, type: Project, name: The bus}
"""
OLD = [["The council runs a night bus.", "It was not easy."], ["Three hundred people signed.", "All of them asked."],
       ["The mayor opened it in June."]]  # fmt: skip
NEW = [["A word before."], ["The council runs a night bus.", "It was not easy."], ["Some 300 people signed it.",
       "All of them asked."], ["The mayor opened it in June."]]  # fmt: skip
ANCHORS = {
    "runs": "council runs a night bus",
    "signed": "Three hundred people signed",
    "opened": "mayor opened it in June",
}


def claim(name: str, anchor: str, more: str = "") -> str:
    """A claim that rests on an anchor."""
    return f"""
  - id: claim/report/{name}
    subject: council
    predicate: delivered
    object: bus
    wording: stated
    modality: done
    qualifier: {name}
    evidence:
      - anchor: {anchor}
        summary: The report says so of the bus.{more}"""


@pytest.fixture
def bus(tmp_path: Path) -> Workspace:
    """A workspace with a report of three pages and a claim on each."""
    Dataset.init(str(tmp_path / "bus"), title="The bus", author="a group", empty=True)
    workspace = Workspace(tmp_path / "bus", tmp_path / "cache")
    workspace.write("things/all.yaml", THINGS)
    version(workspace, making.pdf(OLD))
    assert workspace.run("sources", "add", "report.pdf").returncode == 0
    head = (workspace.root / "claims/report.yaml").read_text("utf-8")
    claims = "".join(claim(name, anchor) for name, anchor in ANCHORS.items())
    workspace.write("claims/report.yaml", f"{head}claims:{claims}\n# the end\n")
    assert workspace.run("check").returncode == 0, workspace.run("check").stderr
    return workspace


def version(workspace: Workspace, content: bytes, name: str = "report.pdf") -> None:
    """A file in the folder of the workspace."""
    workspace.write(name, content)


def states(workspace: Workspace, *arguments: str) -> dict[str, tuple[str, int, int]]:
    """For each anchor its state, and its pages before and after."""
    done = workspace.run("sources", "update", "report.pdf", "--json", *arguments)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)["anchors"]
    return {
        one["id"].split("/")[2]: (one["state"], *((one[at] or {}).get("page", 0) for at in ("before", "after")))
        for one in found
    }


def test_what_became_of_each_anchor_is_told_with_both_places(bus: Workspace) -> None:
    before = {path: path.read_bytes() for path in bus.root.rglob("*") if path.is_file() and path.name != "report.pdf"}
    version(bus, making.pdf(NEW))
    assert states(bus) == {"runs": ("moved", 1, 2), "signed": ("lost", 2, 3), "opened": ("moved", 3, 4)}
    shown = " ".join(bus.run("sources", "update", "report.pdf").stdout.split())
    assert "source/report: no anchors hold, 2 moved, 1 lost" in shown
    assert "page 2, line 3; nearest now: “Some 300 people signed”, page 3, line 4" in shown
    assert "page 1, line 1 → page 2, line 2" in shown and "Nothing was written" in shown
    assert all(path.read_bytes() == content for path, content in before.items() if ".civicgraph" not in str(path))


def test_an_edition_that_only_adds_at_the_end_holds(bus: Workspace) -> None:
    version(bus, making.pdf([*OLD, ["A word behind."]]))
    assert {state for state, _, _ in states(bus).values()} == {"holds"}


def test_words_that_stand_elsewhere_now_are_to_be_looked_at(bus: Workspace) -> None:
    other = [["Nobody says that the", "council runs a night bus.", "It was said in May."], OLD[1], OLD[2]]
    version(bus, making.pdf(other))
    done = json.loads(bus.run("sources", "update", "report.pdf", "--json").stdout)["anchors"]
    assert [one["advice"] for one in done] == ["other words stand around it: look at it", None, None]
    twice = [OLD[0], OLD[1], [*OLD[2], "On page one: the council runs a night bus."]]
    version(bus, making.pdf(twice))
    lost = json.loads(bus.run("sources", "update", "report.pdf", "--json").stdout)["anchors"][0]
    assert (lost["state"], lost["advice"]) == ("lost", "it stands on lines 1, 6 now: add line, prefix or suffix")


def test_a_line_that_a_claim_gives_is_told_anew_and_not_written(bus: Workspace) -> None:
    bus.change("claims/report.yaml", f"anchor: {ANCHORS['opened']}", f"line: 5\n        anchor: {ANCHORS['opened']}")
    version(bus, making.pdf(NEW))
    found = json.loads(bus.run("sources", "update", "report.pdf", "--json").stdout)["anchors"]
    assert [(one["state"], one["advice"]) for one in found if one["id"].startswith("claim/report/opened")] == [
        ("moved", "write line: 6")
    ]


def test_written_it_keeps_the_earlier_version_and_every_claim(bus: Workspace) -> None:
    head, _, claims = (bus.root / "claims/report.yaml").read_text("utf-8").partition("claims:")
    old_text = (bus.root / "sources/report.txt").read_bytes()
    version(bus, making.pdf(NEW))
    done = bus.run("sources", "update", "report.pdf", "--write", "--retrieved", "2024-06")
    assert done.returncode == 0 and "Replaced." in done.stdout
    new_head, _, new_claims = (bus.root / "claims/report.yaml").read_text("utf-8").partition("claims:")
    assert new_claims == claims
    changed = set(new_head.split("\n")) ^ set(head.split("\n"))
    assert {line.partition(":")[0] for line in changed} <= {"file", "fileHash", "textEngine", "textLayout", "retrieved"}
    assert (bus.root / "sources/originals/report.pdf").read_bytes() == making.pdf(NEW)
    kept = {path.name: path.read_bytes() for path in (bus.root / "sources/earlier").iterdir()}
    assert sorted(kept.values()) == sorted([old_text, making.pdf(OLD)])
    refused = bus.run("check")
    assert "report.txt has changed since these claims were coded: 0 anchors hold" in refused.stderr
    assert "anchor not found in source/report: 'Three hundred people signed'" in refused.stderr
    assert "earlier" not in refused.stderr
    again = bus.run("sources", "update", "report.pdf")
    assert again.returncode == 2 and "the version of source/report that is there already" in again.stderr


def test_a_new_version_may_be_of_another_kind_and_name(bus: Workspace) -> None:
    version(bus, making.docx([line for page in OLD for line in page]), "final.docx")
    refused = bus.run("sources", "update", "final.docx")
    assert refused.returncode == 2 and "no source was read from it: say which with --source" in refused.stderr
    done = bus.run("sources", "update", "final.docx", "--source", "report", "--write")
    assert done.returncode == 0, done.stderr
    source = bus.dataset().record().sources["source/report"]
    assert (source.file, source.text_layout) == ("final.docx", "paragraphs")
    assert sorted(path.name for path in (bus.root / "sources/originals").iterdir()) == ["final.docx"]


def test_the_file_of_another_source_is_never_written_over(bus: Workspace) -> None:
    letter = making.docx(["Another letter"])
    version(bus, letter, "final.docx")
    assert bus.run("sources", "add", "final.docx").returncode == 0
    version(bus, making.docx([line for page in OLD for line in page]), "final.docx")
    done = bus.run("sources", "update", "final.docx", "--source", "report", "--write")
    assert done.returncode == 0, done.stderr
    originals = bus.root / "sources/originals"
    assert (originals / "final.docx").read_bytes() == letter
    assert bus.dataset().record().sources["source/report"].file == "final-2.docx"
    assert (originals / "final-2.docx").read_bytes() == (bus.root / "final.docx").read_bytes()


def test_where_one_file_cannot_be_written_all_stay_as_they_were(bus: Workspace) -> None:
    version(bus, making.pdf(NEW))
    (bus.root / f"claims/report.yaml.{os.getpid()}.part").mkdir()  # in the way of what is written there
    parts = [
        bus.root / "claims/report.yaml",
        *(bus.root / "sources").glob("*.txt"),
        *(bus.root / "sources").glob("o*/*"),
    ]
    before = [path.read_bytes() for path in parts]
    done = bus.run("sources", "update", "report.pdf", "--write")
    assert done.returncode == 2 and "cannot be written" in done.stderr
    assert [path.read_bytes() for path in parts] == before and len(parts) == 3


def test_line_ends_of_windows_stay(bus: Workspace) -> None:
    path = bus.root / "claims/report.yaml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    version(bus, making.pdf(NEW))
    done = bus.run("sources", "update", "report.pdf", "--write", "--retrieved", "2024-06")
    assert done.returncode == 0, done.stderr
    content = path.read_bytes()
    assert b'retrieved: "2024-06"\r\n' in content and content.count(b"\n") == content.count(b"\r\n")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nowhere.pdf", "--source", "report"], "nowhere.pdf: cannot be read"),
        (["report.pdf", "--source", "reprot"], "reprot is no source here; did you mean source/report?"),
        (["things/all.yaml", "--source", "report"], ".yaml is not read"),
        (["report.pdf", "--write"], "that is there already"),
    ],
)
def test_what_cannot_be_compared_is_told_in_one_line(bus: Workspace, arguments: list[str], words: str) -> None:
    done = bus.run("sources", "update", *arguments)
    assert done.returncode == 2 and words in done.stderr and done.stderr.count("\n") == 1
    assert not (bus.root / "sources/earlier").exists()


def test_a_bad_date_leaves_everything_as_it_is(bus: Workspace) -> None:
    version(bus, making.pdf(NEW))
    text = (bus.root / "sources/report.txt").read_bytes()
    done = bus.run("sources", "update", "report.pdf", "--write", "--retrieved", "last week")
    assert done.returncode == 2 and done.stderr.count("\n") == 1 and "last week" in done.stderr
    assert (bus.root / "sources/report.txt").read_bytes() == text


# ---- The nearest words

NAMES = ["ask", "bus", "council", "did", "every", "for", "given", "had", "in", "June"]
WORDS = st.lists(st.sampled_from(NAMES), min_size=5, max_size=60)


@given(WORDS, st.integers(0, 50), st.integers(3, 8))
def test_words_that_do_stand_in_a_text_are_their_own_nearest(words: list[str], at: int, count: int) -> None:
    begin = at % len(words)
    anchor = words[begin : begin + count]
    found = WordIndex("\n".join(words)).nearest(" ".join(anchor))
    assert found is not None and found.likeness == 1 and found.words.split() == anchor


def test_what_is_like_nothing_has_no_nearest() -> None:
    assert WordIndex("The bus runs every night.").nearest("a vote on the budget of schools") is None
    assert WordIndex("").nearest("a bus") is None


@pytest.mark.parametrize(
    ("content", "anchor", "near", "line"),
    [
        ("Rok.\nSkłoniło to Jana do pisania.", "Sklonilo to Jana do pisania", "Skłoniło to Jana do pisania.", 2),
        (
            "会は毎年集まる。\n市長は秋までに門を開けると答えた。",
            "市長は秋まで門を開けると答えた",
            "市長は秋までに門を開けると答えた",
            2,
        ),
        ("ประชุมเมื่อวันจันทร์\nชาวบ้านขอรถเมล์กลางคืน", "ชาวบ้านขอรถเมลกลางคืน", "ชาวบ้านขอรถเมล์กลางคืน", 2),
    ],
)
def test_what_is_nearest_is_told_in_any_letters(content: str, anchor: str, near: str, line: int) -> None:
    found = WordIndex(content).nearest(anchor)
    assert found is not None and (found.words, found.line) == (near, line)
