"""Notes on pages read: of the W3C's model and of hypothes.is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph import UsageError

from ...workspace import Workspace
from .read_in import begin_workspace, read_bundle, sentences, take
from .written import remark_counts

QUOTE = "the last bus leaves at ten and those who clean the offices walk home at night"
BUS = "https://example.org/bus"


def row(id: str, **more: Any) -> dict[str, Any]:
    """A note as the API of hypothes.is has it."""
    quote = {"type": "TextQuoteSelector", "exact": QUOTE, "prefix": "We asked when ", "suffix": ", they said."}
    return {
        "id": id, "created": "2024-01-02", "user": "acct:ada@hypothes.is", "uri": BUS, "text": "", "tags": ["Buses"],
        "document": {"title": ["The night bus"]}, "group": "__world__",
        "permissions": {"read": ["group:__world__"]},
        "target": [{"source": BUS, "selector": [{"type": "RangeSelector"}, quote]}], **more,
    }  # fmt: skip


ROWS = {"total": 6, "rows": [
    row("a", text="Cleaners walk, since no bus goes.", tags=["Buses", "night work"]),
    row("b", text="Why?", user="acct:bo@hypothes.is", permissions={"read": ["acct:bo@hypothes.is"]}),
    row("c", tags=[]),
    row("d", references=["a"]),
    row("e", target=[{"source": BUS}]),
    row("a"),
    "nothing",
]}  # fmt: skip
ANNOTATION = {
    "@context": "http://www.w3.org/ns/anno.jsonld", "id": "https://example.org/1", "type": "Annotation",
    "creator": {"name": "Ada Okoye", "email": "mailto:ada@example.org"},
    "body": [
        {"type": "TextualBody", "value": "Buses", "purpose": "tagging"},
        {"type": "TextualBody", "value": "Nobody can get home.", "purpose": "commenting"},
        {"type": "SpecificResource", "source": "https://example.org/theme"},
    ],
    "target": {"source": "https://example.org/bus#top", "selector": {
        "type": "RangeSelector", "refinedBy": {"type": "TextQuoteSelector", "exact": "no bus", "suffix": " at night"}}},
}  # fmt: skip


def test_rows_of_hypothesis_by_hand() -> None:
    bundle = read_bundle("notes.json", json.dumps(ROWS), "web-annotation")
    report = bundle.report
    assert sentences(bundle) == {("The night bus", "about", "Buses"), ("The night bus", "about", "night work")}
    anchor = "the last bus leaves at ten and those who clean the offices"
    said = [(one.text("coder"), one.text("status"), one.evidence) for one in bundle.claims.values()]
    first = {"anchor": anchor, "prefix": "We asked when", "summary": "Cleaners walk, since no bus goes."}
    assert said == [
        ("ada", "draft", [first]), ("ada", "draft", [first]),
        ("bo", "draft", [{**first, "summary": "Marked in the document."}]),
    ]  # fmt: skip
    source = bundle.sources["source/the-night-bus"]
    assert (source.text("title"), source.text("url"), source.text("sourceKind")) == ("The night bus", BUS, "web-page")
    assert report.read == {"annotations": 7}
    assert remark_counts(report.refused) == {
        "the same annotation again as 1": 1, "something that is no annotation": 1
    }  # fmt: skip
    told = remark_counts(report.left_out)
    assert told["answers to other notes"] == 1 and told["texts of notes of fewer than ten letters"] == 1
    assert told["passages are kept by where they begin, in at most 12 words"] == 3
    places = {one.what.partition(":")[0]: one.places for one in report.to_decide}
    assert places["notes on a whole page have no place in it"] == ("annotation 5",)
    assert places["notes without a tag say of no theme that the page is about it"] == ("annotation 3",)
    assert places["notes that not everybody may read are among them"] == ("annotation 2",)
    assert "hypothes.is" not in str([one.values for _, one in bundle.entries()])


@pytest.mark.parametrize(
    "whole",
    [
        ANNOTATION,
        [ANNOTATION],
        {"type": "AnnotationPage", "items": [ANNOTATION]},
        {"type": "AnnotationCollection", "first": {"type": "AnnotationPage", "items": [ANNOTATION]}},
        {"@graph": [{**ANNOTATION, "type": ["oa:Annotation"]}]},
    ],
)
def test_every_shape_of_the_model(whole: Any) -> None:
    bundle = read_bundle("notes.jsonld", json.dumps(whole), "web-annotation")
    (claim,) = bundle.claims.values()
    assert claim.evidence == [{"anchor": "no bus", "suffix": "at night", "summary": "Nobody can get home."}]
    assert claim.text("coder") == "Ada Okoye" and claim.text("status") == "draft"
    assert [one.text("url") for one in bundle.sources.values()] == [BUS]
    assert "ada@example.org" not in str([one.values for _, one in bundle.entries()])


def test_a_file_on_a_disk_is_named_without_its_folder() -> None:
    whole = {**ANNOTATION, "target": "file:///C:/Users/ada/report%20two.pdf"}
    bundle = read_bundle("notes.json", json.dumps(whole), "web-annotation")
    assert [(one.text("title"), one.text("url")) for one in bundle.sources.values()] == [("report%20two.pdf", "")]


def test_imported_checked_and_imported_again(tmp_path: Path) -> None:
    done = take(tmp_path, "notes.json", json.dumps(ROWS))
    assert done.result.report.format == "web-annotation"
    assert done.data.check() and not done.record.claims and set(done.record.sources) == {"source/the-night-bus"}
    again = take(tmp_path, "notes.json", json.dumps(ROWS)).result
    assert set(again.report.written) == {f"unchanged {one}" for one in ("sources", "voices", "things", "claims")}


def test_notes_on_a_source_of_the_workspace_are_added_to_it(tmp_path: Path) -> None:
    begin_workspace(tmp_path)
    reference = f"TY  - ELEC\nTI  - A bus\nUR  - {BUS}\nER  - \n"
    take(tmp_path, "list.ris", reference)
    done = take(tmp_path, "notes.jsonld", json.dumps(ANNOTATION))
    assert set(done.record.sources) == {"source/a-bus"} and done.data.check()
    assert "about" in (tmp_path / "place" / "claims" / "a-bus.yaml").read_text()


def test_what_civicgraph_wrote_is_told_apart(workspace: Workspace, tmp_path: Path) -> None:
    content = workspace.dataset().export("web-annotation").files[""]
    with pytest.raises(UsageError, match="civicgraph wrote it, and it has claims only as sentences"):
        take(tmp_path, "ours.jsonld", content)


@given(st.data())
def test_every_annotation_is_read_or_refused(data: st.DataObject) -> None:
    whole = json.dumps(data.draw(st.sampled_from([ROWS, ANNOTATION])))
    begin, end = sorted(data.draw(st.tuples(st.integers(0, len(whole)), st.integers(0, len(whole)))))
    for content in (whole[:begin] + data.draw(st.text('{}"[]:,1n', max_size=3)) + whole[end:], whole[:end]):
        try:
            report = read_bundle("a.json", content, "web-annotation").report
        except UsageError as error:
            assert "\n" not in str(error)
        else:
            assert report.read["annotations"] >= sum(one.times for one in report.refused)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    ["target", "selector", "source", "body", "value", "creator", "id", "tags", "uri", "type"]
                ),
                inner,
                max_size=4,
            )
        ),
        max_leaves=12,
    )
)
def test_whatever_stands_in_an_annotation_is_read(inside: Any) -> None:
    for key in ("target", "body", "creator", "tags", "document", "user", "permissions", "id", "motivation"):
        for whole in ({**ANNOTATION, key: inside}, {"rows": [{**row("x"), key: inside}]}):
            try:
                read_bundle("a.json", json.dumps(whole), "web-annotation")
            except UsageError as error:
                assert "\n" not in str(error)
