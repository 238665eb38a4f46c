"""Taking a name out: nothing of the files and the cache keeps it but what is listed for a person to decide."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from civicgraph import UnknownName, UsageError

from ...confidential import write_confidential
from ...workspace import Workspace

ADVICE = {
    "anchor": "words of the source: choose others, or make the source confidential",
    "id": "an id: civicgraph rename gives it another name",
    "text": "a text of a source: keep it where it is, and make the source confidential if it is not public",
}


@pytest.fixture
def named(workspace: Workspace) -> Workspace:
    """The workspace with more places that name Ada Okoye."""
    name = "    name: Ada Okoye  # Ada Okoye rang us\n    aliases:\n      - A. Okoye\n      - Okoye\n"
    name += "    name@el: Άντα Οκόγιε\n"
    workspace.change("things.yaml", "    name: Ada Okoye\n", name)
    workspace.change("claims/report.yaml", "made the promise.", "promised it to Ada\n          Okoye, who chairs it.")
    workspace.change("claims/report.yaml", "concerns: [", "concerns: [ada-okoye, ")
    workspace.change("claims/report.yaml", "caveat/report/planned-before", "caveat/report/ada-okoye-doubts")
    workspace.change("claims/report.yaml", "The report says so itself.", "OKOYE’s doubt, too.")
    workspace.write("sectors.csv", "thing,sector,reason\nada-okoye,companies,Okoye says so\n")
    text = (workspace.root / "documents/report.txt").read_text("utf-8")
    workspace.write("documents/report.txt", f"{text}\nSigned by Ada Okoye.\n")
    workspace.write("documents/originals/report.pdf", b"%PDF-")
    return workspace


def _holding(folder: Path) -> list[str]:
    """The files that hold the name in any spelling."""
    spelt = [one.encode() for one in ("okoye", "Okoye", "OKOYE", "Οκόγιε")]
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return [path.relative_to(folder).as_posix() for path in files if any(one in path.read_bytes() for one in spelt)]


def test_every_place_is_listed_first_and_nothing_written(named: Workspace) -> None:
    before = {path: path.read_bytes() for path in named.root.rglob("*") if path.is_file()}
    found = named.dataset().redact("Ada Okoye")
    listed = [(Path(one.file).name, one.line, one.key, one.advice) for one in found.places]
    assert [f"{file}:{line}: {key}" for file, line, key, advice in listed if not advice] == [
        "minutes.yaml:13: description",
        "report.yaml:18: summary", "report.yaml:66: concerns", "report.yaml:70: summary",
        "sectors.csv:2: row", "things.yaml:2: id", "things.yaml:4: comment", "things.yaml:4: name",
        "things.yaml:6: aliases", "things.yaml:7: aliases", "things.yaml:8: name@el",
    ]  # fmt: skip
    assert [f"{file}:{line}: {key}" for file, line, key, advice in listed if advice] == [
        "report.yaml:63: id", "report.txt:7: text", "things.yaml:9: description"
    ]  # fmt: skip
    assert {key: advice for _, _, key, advice in listed if key in ADVICE and advice} == {
        key: ADVICE[key] for key in ("id", "text")
    }
    assert [Path(path).name for path in found.unread] == ["report.pdf"]
    assert before == {path: path.read_bytes() for path in named.root.rglob("*") if path.is_file()}
    with pytest.raises(UsageError, match="a pseudonym is wanted"):
        found.write()


def test_what_is_written_keeps_the_name_nowhere_but_where_it_was_told(named: Workspace) -> None:
    named.dataset().rename("bus-fund", "fund").write()  # what takes that back would hold the name
    assert named.dataset().build() and _holding(named.cache) != []
    named.dataset().redact("ada-okoye", "a chair", "she asked for it", "2026-11-30").write()
    assert _holding(named.root) == ["claims/report.yaml", "documents/report.txt"]
    left = (named.root / "claims/report.yaml").read_text("utf-8").replace("caveat/report/ada-okoye-doubts", "")
    assert "okoye" not in left.lower()
    kept = [path.read_bytes() for path in named.cache.rglob("*") if path.is_file()]
    assert not any(b"Okoye" in one or "Οκόγιε".encode() in one for one in kept)  # the id is to be renamed
    table = "id,date,reason\nredacted-1,2026-11-30,she asked for it\n"
    assert (named.root / "redactions.csv").read_text("utf-8") == table
    assert (named.root / "sectors.csv").read_text("utf-8").splitlines()[1] == "redacted-1,companies,a chair says so"
    record = named.dataset().record()
    assert record.things["redacted-1"][2:4] == ("a chair", ()) and record.things["redacted-1"].names == ()
    assert record.caveats_about(["redacted-1"])[0].id == "caveat/report/ada-okoye-doubts"
    assert not (named.root / ".civicgraph/undo.json").exists()
    with pytest.raises(UsageError, match="nothing to take back"):
        named.dataset().undo()
    assert named.run("check").returncode == 0


def test_a_second_name_gets_the_next_id(named: Workspace) -> None:
    named.dataset().redact("ada-okoye", "a chair", "asked for", "2026-11-30").write()
    named.dataset().redact("harbour-council", "a council", "asked for, too", "2026-12").write()
    assert (named.root / "redactions.csv").read_text("utf-8").splitlines()[1:] == [
        "redacted-1,2026-11-30,asked for", 'redacted-2,2026-12,"asked for, too"'
    ]  # fmt: skip
    assert {"redacted-1", "redacted-2"} <= named.dataset().record().things.keys()


def test_words_of_a_source_stay_and_are_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    limani = write_confidential(tmp_path)
    monkeypatch.setenv("CIVICGRAPH_CACHE", str(limani.cache))
    found = limani.dataset().redact("Ελένη Κοντού", "μία λιμενεργάτρια", "το ζήτησε", "2026-11-30")
    decide = [(Path(one.file).name, one.line, one.key) for one in found.places if one.advice]
    assert decide == [("news.yaml", 16, "anchor"), ("news.txt", 1, "text")]
    found.write()
    assert limani.dataset().record().name("redacted-1") == "μία λιμενεργάτρια"
    assert "partyTo: [redacted-1]" in (limani.root / "claims/quaxolt-interview.yaml").read_text("utf-8")
    assert limani.run("check").returncode == 0


def test_a_name_within_words_that_no_space_parts_is_taken_out_too(named: Workspace) -> None:
    named.change("things.yaml", "    name: Ada Okoye  # Ada Okoye rang us\n", "    name: 林\n")
    named.change("things.yaml", "      - A. Okoye\n      - Okoye\n    name@el: Άντα Οκόγιε\n", "      - 林田花子\n")
    named.change("claims/report.yaml", "OKOYE’s doubt, too.", "会長の林田花子は林業の話だと疑う。")
    found = named.dataset().redact("ada-okoye", "会長", "頼まれた", "2026-11-30")
    (told,) = [one.advice for one in found.places if (Path(one.file).name, one.key) == ("report.yaml", "summary")]
    assert told == "decide what stands there"  # one letter alone is part of other words, too
    found.write()
    left = (named.root / "claims/report.yaml").read_text("utf-8")
    assert "会長の会長は林業の話だと疑う。" in left


HEAD = "id,source,voice,subject,predicate,object,wording,modality,anchor,summary\n"


def test_a_table_of_claims_keeps_its_anchors(named: Workspace) -> None:
    row = "claim/report/more,source/report,voice/report/author,ada-okoye,asked,ask-night-bus,stated,done,"
    named.write("claims/more.claims.csv", f'{HEAD}{row}Signed by Ada Okoye,"She, Ada Okoye, signed it."\n')
    found = named.dataset().redact("ada-okoye", "a chair", "asked for", "2026-11-30")
    decide = [(Path(one.file).name, one.line, one.key) for one in found.places if one.advice]
    assert ("more.claims.csv", 2, "anchor") in decide and ("more.claims.csv", 2, "summary") not in decide
    found.write()
    assert (named.root / "claims/more.claims.csv").read_text("utf-8") == (
        f'{HEAD}{row.replace("ada-okoye", "redacted-1")}Signed by Ada Okoye,"She, a chair, signed it."\n'
    )
    assert named.run("check").returncode == 0


def test_a_thing_in_a_table_is_brought_into_a_file_first(named: Workspace) -> None:
    named.write("more.things.csv", "id,type,name\nbo,Person,Bo Lind\n")
    with pytest.raises(
        UsageError, match=r"^bo stands in a table, \S*more.things.csv: write it under things: of a YAML"
    ):
        named.dataset().redact("Bo Lind")


@pytest.mark.parametrize(
    ("thing", "pseudonym", "reason", "message"),
    [
        ("ada-okoye", "Ms Okoye", "asked for", "'Ms Okoye' holds the name that is taken out"),
        ("ada-okoye", "a: b", "asked for", "'a: b' cannot be a pseudonym: letters, digits and spaces"),
        ("ada-okoye", "a chair", "", "a reason says in one line why the name is taken out, without it"),
    ],
)  # fmt: skip
def test_what_would_not_take_the_name_out_is_refused(
    thing: str, pseudonym: str, reason: str, message: str, named: Workspace
) -> None:
    with pytest.raises(UsageError) as caught:
        named.dataset().redact(thing, pseudonym, reason, "2026")
    assert str(caught.value).startswith(message)


def test_what_is_no_thing_has_no_name(named: Workspace) -> None:
    with pytest.raises(UnknownName):
        named.dataset().redact("nobody at all")


def test_the_command_says_what_git_keeps(named: Workspace) -> None:
    done = named.run("redact", "ada-okoye")
    assert done.returncode == 0 and done.stdout.splitlines()[0] == "Replaced:"
    assert "  documents/report.txt:7: text: a text of a source" in done.stdout
    assert "filter-repo" not in done.stderr and "Nothing was written" in done.stderr
    subprocess.run(["git", "init", "-q", str(named.root)], check=True)
    done = named.run("redact", "ada-okoye", "--as", "a chair", "--reason", "asked for", "--on", "2026-11-30", "--write")
    assert done.returncode == 0 and "Written: it is redacted-1 now. This cannot be undone here." in done.stderr
    assert "So does the history of git: `git filter-repo --replace-text FILE` takes it out" in done.stderr
    assert named.run("redact", "redacted-1", "--write").returncode == 2
