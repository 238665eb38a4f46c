"""Tables in Parquet come to what the same tables in CSV do, a portion at a time, and are refused as clearly."""

from __future__ import annotations

import csv
import datetime
import io
import json
import marshal
import os
import shutil
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph import DataError, Dataset
from civicgraph.graph.files.document_shape import LISTS, read_document
from civicgraph.graph.files.parquet import ParquetReader
from civicgraph.graph.files.tables import Columns, read_table
from civicgraph.graph.vocabulary import load_vocabulary

from ...workspace import Workspace, write_workspace
from .test_tables import ASKED, AUTHOR, HEAD, LATE, assert_same, bring_into_tables

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")
WORDS = load_vocabulary()


def write(path: Path, columns: dict[str, Any], **options: Any) -> None:
    """A table with these columns."""
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(pa.table(columns), path, **options)


def as_parquet(content: str) -> dict[str, list[str | None]]:
    """The columns of a table in CSV; what is empty is null."""
    names, *rows = csv.reader(io.StringIO(content, newline=""))
    return {name: [row[at] or None for row in rows] for at, name in enumerate(names)}


def bring_into_parquet(root: Path) -> None:
    """Put the tables of a folder in Parquet in the place of those in CSV."""
    for path in root.rglob("*.*.csv"):
        write(path.with_suffix(".parquet"), as_parquet(path.read_text("utf-8")), row_group_size=300)
        path.unlink()


@pytest.mark.slow
def test_the_shipped_record_in_parquet_is_the_same(tmp_path: Path) -> None:
    shipped = Dataset.shipped()
    for name in ("before", "after"):
        shutil.copytree(shipped.root, tmp_path / name, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
        (tmp_path / name / "civicgraph.toml").write_text(f'base = "{shipped.base}"\n', "utf-8")
    assert bring_into_tables(tmp_path / "after") > 2_800
    bring_into_parquet(tmp_path / "after")
    assert_same(Dataset.at(str(tmp_path / "before")), Dataset.at(str(tmp_path / "after")))
    assert Dataset.at(str(tmp_path / "after")).check().warnings == []


cells = st.sampled_from(["", "a", "claim/b", "c d", "Ωμέγα", " x "])
ids = st.sampled_from(["", "claim/a", "claim/b", "claim/c"])


@given(
    st.lists(st.tuples(ids, cells, cells), max_size=14),
    st.integers(1, 5),
    st.integers(1, 4),
    st.permutations(range(14)),
)
def test_portions_in_any_order_are_the_rows_of_the_table(
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[tuple[str, str, str]],
    in_portion: int,
    in_group: int,
    order: list[int],
) -> None:
    """But that a claim whose rows an empty row divides may be told as two where a portion ends there."""
    rows = [(id or f"claim/{number}", voice, anchor) for number, (id, voice, anchor) in enumerate(rows)]
    path = tmp_path_factory.mktemp("parquet") / "a.claims.parquet"
    table = {"id": [row[0] for row in rows], "source": ["source/s"] * len(rows), "voice": [row[1] for row in rows],
             "anchor": [row[2] for row in rows]}  # fmt: skip
    write(path, {name: pa.array(column, pa.string()) for name, column in table.items()}, row_group_size=in_group)
    columns, given = Columns.of("claims", WORDS, LISTS), io.StringIO(newline="")
    csv.writer(given).writerows([table, *zip(*table.values(), strict=True)])

    def entries(content: bytes) -> list[Any]:
        found = read_table(content, "a", columns, []).values["claims"]
        assert isinstance(found, list)
        return [(one.values["id"], one.values.get("voice"), len(one.values.get("evidence", ()))) for one in found]  # type: ignore[union-attr, arg-type]

    reader = ParquetReader(str(path), in_portion)
    found = {number: entries(reader.read(number)) for number in order if number < reader.count}
    assert [one for number in sorted(found) for one in found[number]] == entries(given.getvalue().encode())


def problem_lines(workspace: Workspace) -> list[str]:
    """What ``check`` says of the table, and what ``check FILE`` does, which is the same."""
    found = [line for line in workspace.run("check").stderr.splitlines() if "more." in line]
    name = next(workspace.root.rglob("more.*.parquet"))
    assert [line for line in workspace.run("check", str(name)).stderr.splitlines() if "more." in line] == found
    return found


ROW = as_parquet(HEAD + ASKED)


@pytest.mark.parametrize(
    ("changed", "place", "message"),
    [
        ({"when": ["spring"]}, ":row 1", "'spring' is no date"),
        ({"subject": ["elm-street-aliance"]}, ":row 1", "elm-street-aliance"),
        ({"voice": [None]}, ":row 1", "a claim in a table says by its voice who says so"),
        ({"source": [None]}, "", "no row names the source of these claims"),
        ({"source": ["source/nowhere"]}, ":row 1", "source/nowhere"),
        ({"wehn": [None]}, "", "wehn is not a column of a table of claims; did you mean when?"),
        ({"summary": [["They asked.", "They asked again."]]}, ":row 1", "summary takes one text, and the cell has a"),
        ({"summary": [{"text": "They asked."}]}, "", "column summary holds struct<text: string>, and a table takes te"),
        ({"summary": [[["They asked."]]]}, "", "column summary holds list<element: list<element: string>>, and a tab"),
        ({"when": [datetime.time(10, 30)]}, "", "column when holds time64[us], and a table takes text, numbers, dates"),
        ({"when": [datetime.datetime(2016, 5, 1, 10, 30)]}, ":row 1", "'2016-05-01T10:30:00' is no date"),
        ({"summary": [b"They asked \xff."]}, ":row 1", "summary: byte 0xff is not UTF-8"),
        ({"summary": ["Th\u200bey"]}, ":row 1", "summary: "),
        ({"summary": ["Th\x07ey"]}, ":row 1", "summary: "),
        ({"id": ["claim/minutes/more"] * 2, **{key: ROW[key] * 2 for key in ROW if key != "id"}}, ":row 2", ""),
    ],
)  # fmt: skip
def test_what_a_cell_cannot_say_is_told_at_its_row(
    workspace: Workspace, changed: dict[str, Any], place: str, message: str
) -> None:
    table = {**ROW, **changed}
    if place == ":row 2":
        table["predicate"] = ["asked", "created"]
        message = "predicate is not what row 1 says of this claim"
    write(workspace.root / "more.claims.parquet", table)
    assert any(f"more.claims.parquet{place}: error: {message}" in one for one in problem_lines(workspace)), (
        problem_lines(workspace)
    )
    assert "claim/minutes/more" not in workspace.dataset().record().claims or place == ":row 2"
    assert json.loads(workspace.run("check", "--json").stdout)[0]["column"] == 0


@pytest.mark.parametrize(
    "given",
    [
        {"when": [datetime.date(2016, 5, 1)]},
        {"when": [datetime.datetime(2016, 5, 1)]},
        {"when": pa.array([datetime.datetime(2016, 5, 1)], pa.timestamp("ns", "UTC"))},
        {"when": pa.array([datetime.date(2016, 5, 1)], pa.date64())},
        {"when": pa.array(["2016-05-01"]).dictionary_encode()},
        {"when": pa.array(["2016-05-01"], pa.large_string())},
        {"when": pa.array([b"2016-05-01"])},
        {"when": [["2016-05-01"]]},
    ],
)
def test_a_date_is_read_whatever_the_column_holds(workspace: Workspace, given: dict[str, Any]) -> None:
    write(workspace.root / "more.claims.parquet", {**ROW, **given})
    assert workspace.dataset().record().claims["claim/minutes/more"].when == "2016-05-01"


@pytest.mark.parametrize(
    ("column", "text"),
    [
        (pa.array([12, None]), "12"),
        (pa.array([12.0, float("nan")]), "12"),
        (pa.array([Decimal("12.50"), None]), "12.50"),
        (pa.array([1e22, None]), "1" + "0" * 22),
        (pa.array([True, None]), "true"),
        (pa.nulls(2), None),
    ],
)
def test_numbers_are_texts(tmp_path: Path, column: Any, text: str | None) -> None:
    """As people write them; what is no number, or nothing, is a key that is not given."""
    rows = {"id": ["claim/a", "claim/b"], "source": ["source/s"] * 2, "voice": ["voice/s/v"] * 2, "value": column}
    write(tmp_path / "a.claims.parquet", rows)
    found, _ = read_document(ParquetReader(str(tmp_path / "a.claims.parquet")).read(0), "", WORDS, "claims")
    assert [one.get("value") for _, one in found.entries()] == [text, None]


def test_a_claim_dated_after_its_source_came_out_is_left_out(workspace: Workspace) -> None:
    rows = HEAD + ASKED.replace("more", "late").replace("2016", "2022") + ASKED
    write(workspace.root / "claims" / "more.claims.parquet", as_parquet(rows))
    found = workspace.dataset()
    assert [(one.id, one.kind) for one in found.drafts()] == [("claim/minutes/late", "claims")]
    with pytest.raises(DataError) as raised:
        found.check()
    assert [one.message for one in raised.value.problems] == [LATE]


def test_a_list_may_hold_names_with_semicolons(workspace: Workspace) -> None:
    aliases = [["The Quay; West", None, "Q."], None]
    write(workspace.root / "more.things.parquet",
          {"id": ["quay", "pier"], "type": ["Place"] * 2, "name": ["Quay", "Pier"], "aliases": aliases})  # fmt: skip
    things = workspace.dataset().record().things
    assert (things["quay"].aliases, things["pier"].aliases) == (("Q.", "The Quay; West"), ())


@pytest.mark.parametrize("content", [b"", b"PAR1", b"id,type\n", b"PAR1" + bytes(200) + b"PAR1"])
def test_what_is_no_parquet_is_told_in_one_line(workspace: Workspace, content: bytes) -> None:
    (workspace.root / "more.claims.parquet").write_bytes(content)
    (found,) = problem_lines(workspace)
    assert "more.claims.parquet: error: not readable as Parquet: " in found and "is the file whole?" in found
    done = workspace.run("find", "night bus")
    assert done.returncode == 0 and "1 file left out" in done.stderr, done.stderr


def test_damage_in_a_table_is_told_and_leaves_the_rest(workspace: Workspace) -> None:
    path = workspace.root / "more.claims.parquet"
    write(path, ROW, compression=None)
    content = bytearray(path.read_bytes())
    content[4:60] = bytes(56)
    path.write_bytes(content)
    (found,) = problem_lines(workspace)
    assert "more.claims.parquet:row 1: error: rows 1 to 1 cannot be read: " in found
    assert workspace.run("trace", "ask-night-bus", "night-bus").returncode == 0


def test_a_table_of_several_portions_is_compiled_side_by_side(workspace: Workspace) -> None:
    many = 25_000
    rows = {key: (value * many) for key, value in ROW.items()}
    rows["id"] = [f"claim/minutes/more-{number}" for number in range(many)]
    rows["object"][12_345] = "ask-nihgt-bus"
    # The evidence of a claim goes over the end of a portion.
    rows["id"][10_000] = rows["id"][9_999]
    rows["anchor"][10_000] = "some three hundred names"
    write(workspace.root / "more.claims.parquet", rows)
    record = workspace.dataset().record()
    assert len(record.claims) == len(write_workspace(workspace.root / "other").dataset().record().claims) + many - 2
    assert len(record.claims["claim/minutes/more-9999"].evidence) == 2
    assert [(one.line, one.id) for one in record.drafts] == [(12_346, "claim/minutes/more-12345")]
    assert record.claims["claim/minutes/more-24999"].voice == AUTHOR


def test_without_what_reads_it_one_line_says_what_to_install(workspace: Workspace) -> None:
    write(workspace.root / "more.claims.parquet", ROW)
    (workspace.root / ".lib" / "pyarrow").mkdir(parents=True)
    missing = "raise ModuleNotFoundError('no', name='pyarrow')\n"
    (workspace.root / ".lib" / "pyarrow" / "__init__.py").write_text(missing, "utf-8")
    environment = {**os.environ, "CIVICGRAPH_CACHE": str(workspace.cache), "PYTHONPATH": str(workspace.root / ".lib")}
    command = [sys.executable, "-m", "civicgraph.cli", "find", "night bus"]
    done = subprocess.run(command, cwd=workspace.root, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[-1] == (
        "Error: reading more.claims.parquet needs pyarrow, which is not installed: pip install 'civicgraph[parquet]'"
    )


def test_a_table_in_parquet_is_not_edited(workspace: Workspace) -> None:
    write(workspace.root / "more.claims.parquet", ROW)
    done = workspace.run("rename", "night-bus", "late-bus", "--write")
    assert done.returncode == 2 and "more.claims.parquet: such files are changed by what made them" in done.stderr


def test_a_csv_table_is_checked_by_itself_as_a_table(workspace: Workspace) -> None:
    workspace.write("more.claims.csv", HEAD + ASKED.replace("2016", "spring"))
    done = workspace.run("check", "more.claims.csv")
    assert "more.claims.csv:2:1: error: 'spring' is no date" in done.stderr


@pytest.mark.parametrize(
    "body", [b"\xdb\xff\xff\xff\x7f" * 3, marshal.dumps((1, 2)), marshal.dumps((["id"], [["x"]], 1))]
)
@pytest.mark.parametrize("mark", [b"", b"\xff\0table\n", b"\xff\0quads\n"])
def test_no_file_passes_itself_off_as_a_portion(workspace: Workspace, mark: bytes, body: bytes) -> None:
    for name in ("a.claims.csv", "a.things.csv", "b.yaml"):
        path = workspace.root / "claims" / name
        path.write_bytes(mark + body)
        done = workspace.run("check")
        assert (done.returncode, "Traceback" in done.stderr) == (2, False)
        assert f"claims/{name}" in done.stderr
        path.unlink()
