"""Tables of things and claims: they come to what the same entries come to in YAML, and are refused as clearly."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from civicgraph import DataError, Dataset
from civicgraph.graph.editing.scalars import scalars

from ...workspace import Workspace, write_workspace

# In C where the library has it: ten times as quick.
LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
EVIDENCE = ("anchor", "prefix", "suffix", "line", "page", "paragraph", "row", "summary")


def as_table(rows: list[dict[str, str]], separator: str = ",") -> str:
    """Rows as CSV, as a spreadsheet writes them."""
    file = io.StringIO(newline="")
    names = list(dict.fromkeys(name for row in rows for name in row))
    writer = csv.DictWriter(file, names, delimiter=separator, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue()


def thing_rows(things: list[dict[str, Any]]) -> list[dict[str, str]]:
    """Things as rows."""
    return [{**one, **({"aliases": "; ".join(one["aliases"])} if "aliases" in one else {})} for one in things]


def claim_rows(source: str, author: str, claims: list[dict[str, Any]]) -> list[dict[str, str]]:
    """Claims as rows, one for each piece of their evidence."""
    found = []
    for one in claims:
        own = {key: value for key, value in one.items() if key != "evidence"}
        places = one.get("evidence") or [{}]
        found.append({"source": source, "voice": author, **own, **places[0]})
        found += [{"id": one["id"], **place} for place in places[1:]]
    return found


def bring_into_tables(root: Path, separator: str = ",") -> int:
    """Put all things and claims of a folder into tables, where a table can say what they do; how many claims it is."""
    count = 0
    for path in sorted(root.rglob("*.yaml")):
        content = yaml.load(path.read_text("utf-8"), LOADER)
        if "things" in content:
            listed = [one["aliases"] for one in content["things"] if isinstance(one.get("aliases"), list)]
            if path.name == "stories.yaml" or any(";" in name for names in listed for name in names):
                continue
            path.with_suffix(".things.csv").write_text(as_table(thing_rows(content["things"]), separator), "utf-8")
            path.unlink()
        elif "claims" in content:
            claims = [one for one in content["claims"] if fits(one)]
            rest = [one for one in content["claims"] if not fits(one)]
            rows = claim_rows(content["id"], content.get("authorVoice", ""), claims)
            path.with_suffix(".claims.csv").write_text(as_table(rows, separator), "utf-8")
            whole = {**content, "claims": rest} if rest else {key: content[key] for key in content if key != "claims"}
            path.write_text(yaml.dump(whole, Dumper=DUMPER, allow_unicode=True, sort_keys=False), "utf-8")
            count += len(claims)
    return count


def fits(claim: dict[str, Any]) -> bool:
    """Whether a table can say what a claim does: evidence of its own source, without ids."""
    return not any({"source", "id"} & place.keys() for place in claim.get("evidence", ()))


def assert_same(one: Dataset, other: Dataset) -> None:
    """Two data sets that come to the same record, and to the same quads."""
    a, b = one.record(), other.record()
    assert (dict(a.things), dict(a.claims)) == (dict(b.things), dict(b.claims))
    assert (dict(a.voices), list(a.sources), list(a.caveats)) == (dict(b.voices), list(b.sources), list(b.caveats))
    assert statements(one) == statements(other)


def statements(data: Dataset) -> set[tuple[object, ...]]:
    """All triples. Which graph holds the voice of a claim depends on whether it is that of the source, or given."""
    return {(quad.subject, quad.predicate, quad.object) for quad in data.store()}


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_workspace_in_tables_is_the_same_as_in_yaml(tmp_path: Path, separator: str) -> None:
    before = write_workspace(tmp_path / "yaml").dataset()
    workspace = write_workspace(tmp_path / "tables")
    assert bring_into_tables(workspace.root, separator) == 10
    assert workspace.dataset().check().warnings == before.check().warnings
    assert_same(before, workspace.dataset())


@pytest.mark.slow
def test_the_shipped_record_in_tables_is_the_same(tmp_path: Path) -> None:
    shipped = Dataset.shipped()
    shutil.copytree(shipped.root, tmp_path / "tables", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    (tmp_path / "tables/civicgraph.toml").write_text(f'base = "{shipped.base}"\n', "utf-8")
    assert bring_into_tables(tmp_path / "tables") > 2_800
    assert_same(shipped, Dataset.at(str(tmp_path / "tables")))


HEAD = "id,source,voice,subject,predicate,object,when,wording,modality,anchor,summary\n"
AUTHOR = "voice/minutes/author"
ASKED = (
    f"claim/minutes/more,source/minutes,{AUTHOR},elm-street-alliance,asked,ask-night-bus,2016,stated,done,"
    "asked the council for a,They asked.\n"
)


def problems_of(workspace: Workspace, name: str, content: str | bytes) -> list[str]:
    """What ``check`` says of a file put into the workspace, line by line, without its folder."""
    workspace.write(name, content)
    return [line for line in workspace.run("check").stderr.splitlines() if name in line]


@pytest.mark.parametrize(
    ("content", "line", "told"),
    [
        ("", 1, "the file is empty: the first row has the names of the columns"),
        (HEAD.replace("when", "wehn") + ASKED, 1, "wehn is not a column of a table of claims; did you mean when?"),
        (HEAD.replace("when", "anchor") + ASKED, 1, "anchor is the name of two columns: keep one"),
        (HEAD.replace("source,", "") + ASKED, 1, "a table of claims needs a column source"),
        (HEAD.replace("voice,", "") + ASKED, 1, "a table of claims needs a column voice"),
        (HEAD + ASKED.strip() + ",more\n", 2, "12 cells, and there are 11 columns: put text with a separator in"),
        (HEAD + ASKED.replace("They", '"They'), 2, "not readable as a table"),
        (HEAD + ASKED + ASKED.replace("source/minutes", "source/report").replace("more", "other"), 3,
         "source/report is another source than source/minutes of line 2: one file, one source"),
        (HEAD + ASKED.replace("source/minutes", ""), 1, "no row names the source of these claims"),
        (HEAD + ASKED.replace(AUTHOR, ""), 2, "a claim in a table says by its voice who says so"),
        (HEAD + ASKED + "claim/minutes/more,,,,created,,,,,some three hundred,With names.\n", 3,
         "predicate is not what line 2 says of this claim: leave the cell empty"),
        (HEAD + ASKED + "claim/minutes/more,,,,,,,,,,\n", 3, "this row repeats a claim and gives no evidence"),
        (HEAD + ASKED.replace("2016", "spring"), 2, "spring"),
        (HEAD + ASKED.replace("alliance,", "aliance,"), 2, "elm-street-aliance"),
        (HEAD + ASKED.replace("source/minutes", "source/nowhere"), 2, "source/nowhere"),
        (HEAD + ASKED.replace("They", "Th\u200bey"), 2, "summary: "),
    ],
)  # fmt: skip
def test_what_a_table_cannot_say_is_told_at_its_line(workspace: Workspace, content: str, line: int, told: str) -> None:
    found = problems_of(workspace, "claims/more.claims.csv", content)
    assert any(f"more.claims.csv:{line}:1: error: " in one and told in one for one in found), found


def test_a_byte_that_is_not_utf_8_is_told_at_its_line(workspace: Workspace) -> None:
    found = problems_of(workspace, "claims/more.claims.csv", HEAD.encode() + b"\xe9,\n")
    assert any("more.claims.csv:2:1: error: byte 0xe9 is not UTF-8" in one for one in found), found


@pytest.mark.parametrize("begin", ["", "\ufeff", "sep=;\n", "\ufeffsep=;\r\n", "\n"])
def test_a_table_may_begin_as_spreadsheets_have_it(workspace: Workspace, begin: str) -> None:
    rows = begin + "id;type;name\nquay;Place;The quay\npier;Plaice;The pier\n"
    workspace.write("more.things.csv", rows)
    assert "quay" in workspace.dataset().record().things
    assert [(one.line, one.id) for one in workspace.dataset().drafts()] == [(begin.count("\n") + 3, "pier")]
    done = workspace.run("rename", "quay", "old-quay", "--write")
    assert (workspace.root / "more.things.csv").read_bytes().decode() == rows.replace("quay;", "old-quay;"), done.stderr


def test_a_row_that_does_not_pass_leaves_the_others(workspace: Workspace) -> None:
    workspace.write("claims/more.claims.csv", HEAD + ASKED + ASKED.replace("more", "late").replace("2016", "soon"))
    record = workspace.dataset().record()
    assert "claim/minutes/more" in record.claims and "claim/minutes/late" not in record.claims
    assert [(one.line, one.id) for one in record.drafts] == [(3, "claim/minutes/late")]


def test_a_claim_has_a_row_for_each_place(workspace: Workspace) -> None:
    more = "claim/minutes/more,,,,,,,,,some three hundred names,Again with names.\n"
    workspace.write("claims/more.claims.csv", "\ufeff" + HEAD + ASKED + more + "\n,,,,,,,,,,\n")
    evidence = workspace.dataset().record().claims["claim/minutes/more"].evidence
    assert [one.summary for one in evidence] == ["They asked.", "Again with names."]


LATE = "2022 is after the document came out (2021-03): a thing done or a state cannot be"


def test_a_claim_dated_after_its_source_came_out_is_refused_as_in_yaml(workspace: Workspace) -> None:
    workspace.write("claims/more.claims.csv", HEAD + ASKED.replace("more", "late").replace("2016", "2022") + ASKED)
    with pytest.raises(DataError) as raised:
        workspace.dataset().check()
    assert [(one.file, one.line, one.message) for one in raised.value.problems] == [("claims/more.claims.csv", 2, LATE)]
    record = workspace.dataset().record()
    assert [(one.line, one.id) for one in record.drafts] == [(2, "claim/minutes/late")]
    assert "claim/minutes/more" in record.claims and "claim/minutes/late" not in record.claims


def test_what_a_source_says_of_when_it_came_out_holds_for_tables_that_did_not_change(workspace: Workspace) -> None:
    workspace.write("claims/more.claims.csv", HEAD + ASKED.replace("2016", "2022"))
    assert "claim/minutes/more" not in workspace.dataset().record().claims
    workspace.change("claims/minutes.yaml", "publicationDate: 2021-03", "publicationDate: 2022-01")
    assert "claim/minutes/more" in workspace.dataset().record().claims
    workspace.change("claims/minutes.yaml", "publicationDate: 2022-01", "publicationDate: 2021")
    assert "claim/minutes/more" not in workspace.dataset().record().claims
    workspace.change("claims/minutes.yaml", "publicationDate: 2021\n", "")
    assert "claim/minutes/more" in workspace.dataset().record().claims


def test_what_was_told_in_confidence_is_kept_back_in_a_table_too(workspace: Workspace) -> None:
    workspace.change("claims/minutes.yaml", "title: Minutes", "confidential: true\ntitle: Minutes")
    workspace.write("claims/more.claims.csv", HEAD + ASKED)
    done = workspace.run("export", "claims")
    assert done.returncode == 0, done.stderr
    assert "claim/confidential-source/more" in done.stdout and "They asked." in done.stdout
    assert not any(secret in done.stdout for secret in ("minutes", "asked the council for a"))


def test_a_thing_may_have_names_in_other_languages(workspace: Workspace) -> None:
    workspace.write("more.things.csv", "id,type,name,name@el,aliases\ntown,Place,Harbour,Λιμάνι,The Harbour; H.\n")
    town = workspace.dataset().record().things["town"]
    assert (dict(town.names), town.aliases) == ({"el": "Λιμάνι"}, ("H.", "The Harbour"))


def test_a_thing_in_a_table_is_renamed_and_not_merged(workspace: Workspace) -> None:
    bring_into_tables(workspace.root, ";")
    done = workspace.run("rename", "night-bus", "late-bus", "--write")
    assert done.returncode == 0, done.stderr
    assert "late-bus" in workspace.dataset().record().things and "night-bus" not in workspace.dataset().record().things
    done = workspace.run("merge", "late-bus", "bus-fund", "--reason", "the same")
    assert done.returncode == 2 and "stands in a table, things.things.csv: merge it by hand" in done.stderr
    claim = min(workspace.dataset().record().claims)
    done = workspace.run("retract", claim, "--reason", "a slip")
    assert done.returncode == 2 and f"{claim} stands in a table, claims/" in done.stderr


cells = st.text(st.characters(codec="utf-8", exclude_characters="\0\r", exclude_categories=["Cs"]), max_size=12)


@given(st.lists(st.lists(cells, min_size=3, max_size=3), min_size=1, max_size=5), st.sampled_from(",;\t"))
def test_each_cell_is_found_where_it_is_written(rows: list[list[str]], separator: str) -> None:
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=separator).writerows([["a", "b", "c"], *rows])
    written = [cell for row in rows for cell in row if cell.strip()]
    found = scalars(file.getvalue(), "a.things.csv")
    assert [one.value.strip() for one in found] == [one.strip() for one in written]
    for one in found:
        assert (
            next(csv.reader([file.getvalue()[one.start : one.end]], delimiter=separator))[0].strip()
            == one.value.strip()
        )
