"""A text that is another one now: what has become of the places of its claims is told, and none slides unseen."""

from __future__ import annotations

from hashlib import sha256

import pytest

from civicgraph import DataError
from civicgraph.graph.storage import coded_places

from ...workspace import FILES, Workspace

TEXT = "documents/report.txt"
COUNTED = "report.txt has changed since these claims were coded: "


HERE = "claims/report.yaml"


def changes(workspace: Workspace) -> list[str]:
    """What is said of changed texts, behind file and line."""
    return [problem.message for problem in workspace.dataset().validate().text_changes]


def test_a_text_that_is_as_it_was_is_not_told_of(workspace: Workspace) -> None:
    assert changes(workspace) == []
    workspace.dataset().build()
    assert changes(workspace) == []


def test_anchors_of_a_changed_text_are_counted_until_somebody_says_to_have_looked(workspace: Workspace) -> None:
    workspace.dataset().build()
    text = FILES[TEXT] + "\nOne more line.\n"
    workspace.write(TEXT, text)
    hash = f"sha256:{sha256(text.encode()).hexdigest()}"
    said = f"{COUNTED}7 anchors hold, 0 moved, 0 lost; when they have been looked at, write textHash: {hash}"
    assert changes(workspace) == [said]
    workspace.dataset().build()
    assert changes(workspace) == [said]  # another build does not make it forgotten
    workspace.change(HERE, "textFile:", f"textHash: {hash}\ntextFile:")
    assert changes(workspace) == []


def test_what_has_moved_is_told_with_the_lines(workspace: Workspace) -> None:
    workspace.dataset().build()
    workspace.write(TEXT, FILES[TEXT].replace("is to be paid", "more of it.\nis to be paid").replace("\n\n", "\n"))
    (said,) = changes(workspace)
    assert said.startswith(f"{COUNTED}6 anchors hold, 1 moved (line 3 to 4), 0 lost; ")


def test_what_is_lost_is_told_beside_the_count(workspace: Workspace) -> None:
    workspace.dataset().build()
    workspace.write(TEXT, FILES[TEXT].replace("paid from", "paid out of"))
    with pytest.raises(DataError) as refused:
        workspace.dataset().validate()
    first, second = refused.value.problems
    assert first.message.startswith(f"{COUNTED}6 anchors hold, 0 moved, 1 lost")
    assert second.message.startswith("anchor not found in source/report: 'is to be paid from the bus fund'")


def test_a_line_that_holds_other_words_of_the_kind_now_is_refused(workspace: Workspace) -> None:
    line = workspace.change(HERE, "line: 5", "line: 5")
    workspace.dataset().build()
    workspace.write(TEXT, "\n\n\n\n" + FILES[TEXT])
    with pytest.raises(DataError) as refused:
        workspace.dataset().validate()
    slid = [str(problem) for problem in refused.value.problems if problem.line == line]
    assert [said.partition(": ")[2] for said in slid] == [
        "the text has changed: what was coded on line 5 stands on 9 now, and line 5 has the same words elsewhere: "
        "give the right line"
    ]
    workspace.change(HERE, "line: 5", "line: 9")
    (said,) = changes(workspace)
    assert said.startswith(
        f"{COUNTED}0 anchors hold, 6 moved (line 1 to 5, 2 to 6, 2 to 6, 2 to 6, 3 to 7, …), 0 lost, 1"
    )


def test_a_text_of_another_hash_than_that_coded_is_told_of_where_nothing_was_built(workspace: Workspace) -> None:
    workspace.change(HERE, "textFile:", f"textHash: sha256:{'0' * 64}\ntextFile:")
    (said,) = changes(workspace)
    assert said.startswith(f"{COUNTED}0 anchors hold, 0 moved, 0 lost, 7 are found that no earlier place is known of; ")
    done = workspace.run("check")
    assert f"{HERE}:3:1: warning: {COUNTED}" in done.stderr.replace("\\", "/")


def test_what_is_kept_and_cannot_be_read_is_as_nothing(workspace: Workspace) -> None:
    workspace.dataset().build()
    path = coded_places.path_of(workspace.dataset().root)
    assert len(coded_places.load(workspace.dataset().root)) == 12
    for content in ("", "[]", '[[], {"a": 1}]', "[" * 100_000, '{"a": []}'):
        with open(path, "w", encoding="utf-8") as file:
            file.write(content)
        assert coded_places.load(workspace.dataset().root) == {}
        assert changes(workspace) == []
