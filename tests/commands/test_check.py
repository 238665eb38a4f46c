"""``civicgraph check``: the commonest mistakes, each told in one line with place and remedy, and nothing written."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from ..environment import SOURCES
from ..workspace import FILES, MINUTES, REPORT, REPORT_TEXT, THINGS, Workspace

MINUTES_FILE, REPORT_FILE = os.path.join("claims", "minutes.yaml"), os.path.join("claims", "report.yaml")

# What is spoilt: the file, the text there, the text instead; the line told, as far as it matters, after file and line.
MISTAKES = {
    "an unknown id": ("claims/minutes.yaml", "subject: elm-street-alliance", "subject: elm-street-aliance",
        "elm-street-aliance is no thing in this data; did you mean elm-street-alliance?"),
    "a misspelt key": ("claims/minutes.yaml", "wording: stated", "wordng: stated",
        "wordng is not a key of a claim; did you mean wording?"),
    "a bad date": ("claims/minutes.yaml", "when: 2020-11", "when: November 2020",
        "'November 2020' is no date: write 2016, 2016-11, 2016-11-03, 2018-10/.. or 2016~"),
    "a date that is none": ("claims/minutes.yaml", "when: 2020-11", "when: 2020-02-30",
        "'2020-02-30' is no date: there is no such day"),
    "an anchor that is not in the text": ("claims/minutes.yaml", "asked the council for a night bus",
        "asked the mayor for a night bus",
        "anchor not found in source/minutes: 'asked the mayor for a night bus'; nearest in it: "
        "'asked the council for a night bus', line 3"),
    "an anchor of 13 words": ("claims/report.yaml", "had been planned long before anyone asked",
        "had been planned long before anyone asked. Since June 2021 the bus has",
        "evidence needs one anchor of at most 12 words, as in the text"),
    "a key given twice": ("claims/minutes.yaml", "when: 2020-11", "wording: stated\n    wording: stated",
        "wording is given twice, first in line 20: keep one"),
    "a tab": ("claims/minutes.yaml", "    when: 2020-11", "\twhen: 2020-11", "a tab: indent with spaces"),
    "a thing of the wrong type": ("claims/minutes.yaml", "subject: elm-street-alliance", "subject: promise-night-bus",
        "the subject of asked is of type Actor, but promise-night-bus is of type Commitment"),
    "an unknown relation": ("claims/minutes.yaml", "predicate: asked", "predicate: askd",
        "askd is no relation; did you mean asked?"),
    "an unknown type": ("things.yaml", "type: PublicBody", "type: Council", "Council is no type of thing"),
    "no as a name": ("things.yaml", "name: Ada Okoye", "name: no",
        'no unquoted is true, false or nothing to other YAML tools: write "no"'),
    "nothing behind a colon": ("things.yaml", "name: Ada Okoye", "name:",
        "nothing stands behind the colon: give a value or take the key out"),
    "a list where text is wanted": ("claims/minutes.yaml", "wording: stated", "wording: [stated]",
        "wording takes text, one value"),
    "text where a list is wanted": ("claims/report.yaml", "caveats:\n", "caveats: many\nclaims_:\n",
        "caveats must be a list: begin each entry with '- '"),
    "an id with spaces": ("things.yaml", "id: ada-okoye", "id: ada okoye",
        "'ada okoye' cannot be an id: use words of a to z and 0 to 9, joined by - or /"),
    "a second document": ("things.yaml", "  - id: bus-fund", "---\n  - id: bus-fund",
        "a second document begins here: one file, one document"),
    "a colon in a title": ("claims/report.yaml", 'title: "The night bus: a report"', "title: The night bus: a report",
        "a second ': ' in one line: put the text in quotes"),
    "a value beside the object": ("claims/minutes.yaml", "object: ask-night-bus", "object: ask-night-bus\n    value: 3",
        "a claim has an object or a value, and not both"),
    "an inference without a reason": ("claims/minutes.yaml", "wording: stated", "wording: inferred",
        "an inferred claim needs a reason: which passages are joined, or what is added"),
    "an inference with an empty reason": ("claims/report.yaml", "reason: Joins the promise and the first run, which "
        "the report tells one after the other.", 'reason: ""', "reason holds nothing that can be seen"),
    "an empty title": ("claims/minutes.yaml", "title: Minutes of the Elm Street meeting", 'title: " "',
        "title holds nothing that can be seen: write it, or take the key out"),
    "an empty name": ("things.yaml", "name: Ada Okoye", 'name: ""', "name holds nothing that can be seen"),
    "a figure in words": ("claims/minutes.yaml", "value: 300", "value: many",
        "reach takes a number in digits, such as 1000000, not 'many'"),
    "done after the minutes": ("claims/minutes.yaml", "when: 2020-11", "when: 2022",
        "2022 is after the document came out (2021-03): a thing done or a state cannot be"),
}  # fmt: skip
# How many lines below the change the mistake is told; a claim that is wrong as a whole is told at its id.
FURTHER = {
    "a key given twice": 1,
    "a second document": 1,
    "a value beside the object": -3,
    "an inference without a reason": -5,
}
TWO_LINES = {"text where a list is wanted"}
BOMB = "".join(f"{name}: &{name} [{', '.join([f'*{below}'] * 9)}]\n" for below, name in pairwise("abcdefghi"))


def refusal_lines(workspace: Workspace, *arguments: str) -> list[str]:
    """The lines with which a check refuses: all on stderr, none a traceback, and nothing written."""
    done = workspace.run("check", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert not workspace.cache.exists()
    lines = done.stderr.splitlines()
    assert lines and all(": error: " in line and len(line) < 700 for line in lines), done.stderr[-2000:]
    assert not SOURCES or "not at hand" not in done.stdout + done.stderr
    return [re.sub(r"(:\d+)?(?::\d+)?: error: ", r"\1: ", line, count=1) for line in lines]


def test_a_clean_workspace_is_said_to_be_clean_and_nothing_is_written(workspace: Workspace) -> None:
    done = workspace.run("check")
    assert done.returncode == 0
    assert done.stdout.splitlines()[-1] == "12 of 12 anchors looked up, and found, in the texts at hand."
    assert "passes. 3 files: 8 things, 10 claims, 1 caveat." in " ".join(done.stdout.split())
    assert done.stderr == "" and not workspace.cache.exists()
    assert "pyshacl" in workspace.run("check", "--full").stderr


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_in_one_line_with_its_place_and_remedy(workspace: Workspace, name: str) -> None:
    file, old, new, said = MISTAKES[name]
    line = workspace.change(file, old, new) + FURTHER.get(name, 0)
    told = refusal_lines(workspace)
    assert [one for one in told if one.startswith(f"{file.replace('/', os.sep)}:{line}: {said}")]
    assert len(told) == (2 if name in TWO_LINES else 1)


def test_a_claim_without_evidence_is_told_at_the_claim(workspace: Workspace) -> None:
    evidence = MINUTES[MINUTES.index("    evidence:") : MINUTES.index("  - id: claim/minutes/answered")]
    workspace.change("claims/minutes.yaml", evidence, "")
    line = MINUTES[: MINUTES.index("- id: claim/minutes/asked")].count("\n") + 1
    said = "a claim needs evidence: at least one place in a source"
    assert refusal_lines(workspace) == [f"{MINUTES_FILE}:{line}: {said}"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "things.yaml:1: the file is empty: a file of things begins with 'things:', one of claims with 'id:'"),
        (b"# soon\n", "things.yaml:1: the file is empty: a file of things begins with 'things:', one of claims with"),
        (THINGS.encode().replace(b"Okoye", b"Okoy\xe9", 1), "things.yaml:4: byte 0xe9 is not UTF-8: save the file as"),
        (THINGS.encode("utf-16"), "things.yaml:1: the file is UTF-16, not UTF-8: save the file as UTF-8"),
        (b"a: [x]\n" + BOMB.encode(), "things.yaml:"),
        (b"a: &a [&b [x, x], *b, *b]\nb: [*a, *a, *a]\n", "things.yaml:1: an anchor (&name) is used again by an alias"),
        (b"things: " + b"[" * 300, "things.yaml:"),
        (b"things: " + b"[" * 300 + b"]" * 300, "things.yaml:1: nested deeper than 20 levels"),
        (b"things: " + b"{a: " * 100_000, "things.yaml:1: "),
        (b"\n".join(b" " * depth + b"a:" for depth in range(3000)), "things.yaml:"),
        (b"\x00\x01\x02", "things.yaml:1: a NUL character (U+0000): take it out"),
    ],
    ids=[
        "an empty file", "only a comment", "broken UTF-8", "UTF-16", "an alias bomb", "aliases", "brackets left open",
        "deep brackets", "deeper braces", "deep indentation", "no text",
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_told_in_one_line(workspace: Workspace, content: bytes, said: str) -> None:
    workspace.write("things.yaml", content)
    (line,) = refusal_lines(workspace)
    assert line.startswith(said)
    assert int(line.split(":")[1]) >= 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("subject: elm-street-alliance", "subject: " + "elm " * 1_250_000),
        ("anchor: asked the council", "anchor: " + "bus" * 1_700_000 + " asked"),
        ("wording: stated", "w" * 5_000_000 + ": stated"),
        ("id: claim/minutes/asked", "id: " + "A" * 5_000_000),
        ("summary: The alliance asked for a bus at night.", "line: " + "9" * 5_000_000),
    ],
    ids=["a subject", "an anchor", "a key", "an id", "a line"],
)
def test_a_line_of_five_megabytes_is_told_in_a_short_one(workspace: Workspace, old: str, new: str) -> None:
    workspace.change("claims/minutes.yaml", old, new)
    assert refusal_lines(workspace)


def test_a_name_of_five_megabytes_is_told_of_its_length(workspace: Workspace) -> None:
    line = workspace.change("things.yaml", "Ada Okoye", "A" * 5_000_000)
    assert refusal_lines(workspace) == [
        f"things.yaml:{line}: name is 5,000,000 characters long, and may be 500: shorten it"
    ]


def test_control_characters_in_a_file_do_not_reach_the_terminal(workspace: Workspace) -> None:
    workspace.change("things.yaml", "type: PublicBody", r'type: "Public\e[31mBody\x07"')
    assert refusal_lines(workspace) == ["things.yaml:11: a control character (U+001B): take it out"]
    workspace.change("things.yaml", r"Public\e[31mBody\x07", r"Public\nError: all is well")
    assert refusal_lines(workspace) == [
        r"things.yaml:11: Public\nError: all is well is no type of thing; see: civicgraph terms types"
    ]


def test_several_mistakes_are_all_told_in_the_order_of_the_files(workspace: Workspace) -> None:
    workspace.change("claims/minutes.yaml", "subject: elm-street-alliance", "subject: elm")
    workspace.change("claims/minutes.yaml", "when: 2020-11", "when: '20'")
    workspace.change("claims/report.yaml", "concerns: [claim/report/led-to, night-bus]", "concerns: [tram, train]")
    workspace.change("things.yaml", "name: Ada Okoye", "name: A")
    files = [line.split(":")[0] for line in refusal_lines(workspace)]
    assert files == [MINUTES_FILE, MINUTES_FILE, REPORT_FILE, REPORT_FILE, "things.yaml"]


def test_a_type_that_is_none_is_told_once_and_not_again_for_every_claim(workspace: Workspace) -> None:
    workspace.change("things.yaml", "type: Commitment", "type: Comitment")
    assert refusal_lines(workspace) == ["things.yaml:17: Comitment is no type of thing; did you mean Commitment?"]


def test_programs_get_the_problems_as_json(workspace: Workspace) -> None:
    workspace.change("things.yaml", "type: PublicBody", "type: PublcBody")
    done = workspace.run("check", "--json")
    message = "PublcBody is no type of thing; did you mean PublicBody?"
    assert (done.returncode, done.stderr) == (2, "")
    assert json.loads(done.stdout) == [
        {"file": "things.yaml", "line": 11, "column": 5, "severity": "error", "message": message}
    ]
    workspace.write("things.yaml", THINGS)
    done = workspace.run("check", "--json")
    assert (done.returncode, json.loads(done.stdout)) == (0, [])


@pytest.mark.parametrize("content", ["\r\n", "\ufeff"], ids=["Windows line ends", "a byte order mark"])
def test_files_saved_by_other_editors_pass(workspace: Workspace, content: str) -> None:
    for name in FILES:
        text = FILES[name]
        workspace.write(name, text.replace("\n", "\r\n") if content == "\r\n" else content + text)
    workspace.write("civicgraph.toml", FILES["civicgraph.toml"])
    done = workspace.run("check")
    assert (done.returncode, "12 of 12 anchors" in done.stdout) == (0, True), done.stderr


def test_a_file_that_cannot_be_opened_is_told(workspace: Workspace) -> None:
    (workspace.root / "loop.yaml").symlink_to("loop.yaml")
    (line,) = refusal_lines(workspace)
    assert line.startswith("loop.yaml: cannot be read: ")


def test_a_table_of_sectors_and_stories_are_checked_too(workspace: Workspace) -> None:
    workspace.write("sectors.csv", "thing,sector,reason\nnight-buss,city-hall,a slip\n")
    assert refusal_lines(workspace) == ["sectors.csv:2: no thing has the id 'night-buss'; did you mean night-bus?"]
    workspace.write("sectors.csv", 'thing,sector,reason\nnight-bus,,"no end\n')
    assert refusal_lines(workspace) == ["sectors.csv:2: not readable as CSV: unexpected end of data"]
    workspace.write("sectors.csv", "thing,sector,reason\nnight-bus,,one, two\n")
    assert refusal_lines(workspace) == ["sectors.csv:2: more than three values: put quotes around what has commas"]
    (workspace.root / "sectors.csv").unlink()
    workspace.write("stories.yaml", "stories:\n- id: a\n  title: A\n  question: B?\n  views:\n"
                                    "  - caption: C\n    thing: night-buss\n")  # fmt: skip
    assert refusal_lines(workspace) == ["stories.yaml:7: the record holds no thing night-buss"]


def test_a_folder_without_yaml_is_told(workspace: Workspace) -> None:
    for name in ("things.yaml", "claims/minutes.yaml", "claims/report.yaml"):
        (workspace.root / name).unlink()
    (line,) = refusal_lines(workspace)
    assert line.startswith(".: no YAML files here: nothing to read yet; write ") and "civicgraph init" in line


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (
            'bass = "https://example.org/"\n',
            ":1: bass: only base, texts, title, creator, licence, contact, publisher and issued are read, "
            "each a text in quotes",
        ),
        (
            'base = "https://exam ple.org/"\n',
            ":1: base must be an IRI that ends with /, such as https://example.org/id/",
        ),
        ("# 1\nbase: https://example.org/\n", ": not readable as TOML: "),
        (f"x = {'[' * 3000}", ": nested too deep: only base, texts, "),
        ('title = "Harbour\\u202ETown"\n', ":1: title holds an invisible mark of direction (U+202E): take it out"),
        ('title = "A"\ntexts = "text"\n', ":2: texts = 'text': there is no such folder"),
        ('texts = "things.yaml"\n', ":1: texts = 'things.yaml': that is no folder"),
        ('texts = "/etc"\n', ":1: texts names a folder within this one, such as texts, not '/etc': "),
        ('texts = "../.."\n', ":1: texts leads out of this folder: "),
        ('texts = "out/documents"\n', ":1: texts leads out of this folder: "),
        ('texts = ""\n', ":1: texts names a folder within this one, such as texts, not '': "),
    ],
)
def test_settings_that_cannot_be_meant_are_told(workspace: Workspace, settings: str, said: str) -> None:
    (workspace.root / "out").symlink_to(workspace.root.parent)
    (workspace.root.parent / "documents").mkdir()
    workspace.write("civicgraph.toml", settings)
    (line,) = refusal_lines(workspace)
    assert line.startswith(f"civicgraph.toml{said}")


def test_a_folder_of_texts_elsewhere_is_named_by_the_user_alone(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (workspace.root / "documents").rename(tmp_path / "documents")
    (workspace.root / "documents").symlink_to(tmp_path / "documents")
    (line,) = refusal_lines(workspace)
    assert line.startswith("civicgraph.toml:2: texts leads out of this folder: ")
    monkeypatch.setenv("CIVICGRAPH_SOURCES", str(tmp_path / "documents"))
    assert len(workspace.dataset().validate().lines) == 12


def test_settings_with_a_byte_order_mark_are_read(workspace: Workspace) -> None:
    workspace.write("civicgraph.toml", "\ufeff" + FILES["civicgraph.toml"])
    assert "12 of 12 anchors" in workspace.run("check").stdout


@pytest.mark.parametrize("kind", ["folder", "link", "pipe"])
def test_settings_that_are_no_file_let_no_other_record_answer(workspace: Workspace, kind: str) -> None:
    path = workspace.root / "civicgraph.toml"
    path.unlink()
    if kind == "folder":
        path.mkdir()
    elif kind == "link":
        path.symlink_to("nowhere")
    else:
        os.mkfifo(path)
    (line,) = refusal_lines(workspace)
    assert line.startswith("civicgraph.toml: ")
    assert (workspace.run("find", "bus").returncode, workspace.run("find", "bus").stdout) == (2, "")


@pytest.mark.parametrize("name", ["minutes", "../minutes.txt", "in/minutes.txt", "/dev/zero", "minutes.pdf"])
def test_a_text_is_a_text_file_of_the_folder(workspace: Workspace, name: str) -> None:
    line = workspace.change("claims/minutes.yaml", "minutes.txt", name)
    (said,) = refusal_lines(workspace)
    assert said == (f"{MINUTES_FILE}:{line}: textFile is the bare name of one .txt file in the folder of texts, "
                    "such as report.txt")  # fmt: skip


def test_files_that_are_not_read_are_named(workspace: Workspace) -> None:
    workspace.write("claims/more.yaml.txt", "id: source/more\n")
    workspace.write("documents/report.pdf", "%PDF")
    (workspace.root / "things.yaml").rename(workspace.root / "things.YAML")
    said = " ".join(workspace.run("check").stdout.split())
    names = f"{os.path.join('claims', 'more.yaml.txt')}, {os.path.join('documents', 'report.pdf')}"
    assert f"Not read: {names}. Data is read from files that end with .yaml, .yml, .things.csv" in said
    assert "8 things, 10 claims" in said
    assert f"Not read: {names}." in " ".join(workspace.run("build").stderr.split())


def test_texts_that_no_source_names_are_named(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace.write("documents/letter.txt", "Dear council,\n")
    said = " ".join(workspace.run("check").stdout.split())
    assert "Texts that no source names with textFile: letter.txt." in said
    # A folder that the environment names may hold the texts of other records.
    shutil.copytree(workspace.root / "documents", tmp_path / "shelf")
    monkeypatch.setenv("CIVICGRAPH_SOURCES", str(tmp_path / "shelf"))
    assert "no source names" not in workspace.run("check").stdout


def test_texts_that_are_not_at_hand_are_named(workspace: Workspace) -> None:
    (workspace.root / "documents" / "minutes.txt").unlink()
    done = workspace.run("check")
    said = " ".join(done.stdout.split())
    assert "7 of 12 anchors looked up, and found, in the texts at hand." in said
    assert "Texts not at hand, so not looked up: source/minutes. `civicgraph sources add FILE` brings" in said
    assert "or put its text into documents/ and name it with textFile." in said


def test_nothing_is_handed_on_from_files_that_do_not_pass(workspace: Workspace) -> None:
    workspace.change("claims/report.yaml", "modality: planned", "modality: plannd")
    for command in ("export claims", "export dataset", "report ESA night-bus", "build --store http://127.0.0.1:9/"):
        done = workspace.run(*command.split())
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.splitlines()[-1].startswith(f"Error: {REPORT_FILE}:")


def test_a_named_folder_is_checked_from_anywhere(workspace: Workspace, tmp_path: object) -> None:
    workspace.change("claims/report.yaml", "modality: planned", "modality: plannd")
    command = [sys.executable, "-m", "civicgraph.cli", "--data", str(workspace.root), "check"]
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(command, cwd=str(tmp_path), env=environment, capture_output=True, encoding="utf-8")
    assert done.returncode == 2
    assert done.stderr.startswith(os.path.join("harbour", REPORT_FILE) + ":")


@pytest.mark.slow
def test_the_shipped_record_is_clean(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Looked up in its documents too, where they are at hand."""
    if SOURCES:
        monkeypatch.setenv("CIVICGRAPH_SOURCES", str(SOURCES))
    command = [sys.executable, "-m", "civicgraph.cli", "check", "--full"]
    done = subprocess.run(command, cwd=str(tmp_path), capture_output=True, encoding="utf-8")
    where = r"the shipped record \(no civicgraph\.toml here or above\)"
    said = re.match(rf"Checked: {where} passes(, with \d+ warnings?)?\. ", " ".join(done.stdout.split()))
    assert (done.returncode, bool(said)) == (0, True), done.stderr[-2000:]
    assert not SOURCES or "not at hand" not in done.stdout + done.stderr


def test_a_warning_is_told_behind_its_place_and_stops_nothing(workspace: Workspace) -> None:
    line = workspace.change(
        "things.yaml", "name: Harbour Council", "name: Harbour Council\n    aliases: [elm street alliance]"
    )
    message = (
        "'elm street alliance', an alias of harbour-council, is the name of elm-street-alliance (things.yaml:8): "
        "say sameAs or differentFrom, decide it in identity.yaml, or take another name"
    )
    done = workspace.run("check")
    assert done.returncode == 0
    assert done.stderr.splitlines() == [f"things.yaml:{line + 1}:5: warning: {message}"]
    assert " passes, with 1 warning. 3 files: 8 things," in " ".join(done.stdout.split())
    assert "clean" not in done.stdout
    told = {"file": "things.yaml", "line": line + 1, "column": 5, "severity": "warning", "message": message}
    assert json.loads(workspace.run("check", "--json").stdout) == [told]
    assert workspace.run("find", "bus").returncode == 0


def test_an_outcome_named_as_a_deed_is_a_warning_where_the_text_is_at_hand(workspace: Workspace) -> None:
    outcome = "  - id: outcome-late-trips\n    type: Outcome\n    name: Elm Street went out late\n"
    workspace.write("things.yaml", THINGS + outcome)
    workspace.write("documents/report.txt", REPORT_TEXT + "With the bus people could stay in town at night.\n")
    claim = (
        "claims:\n  - id: claim/report/late\n    subject: night-bus\n    predicate: ledTo\n"
        "    object: outcome-late-trips\n    wording: stated\n    modality: done\n    evidence:\n"
        "      - anchor: stay in town at night\n        summary: With the bus people could stay.\n"
    )
    workspace.change("claims/report.yaml", "claims:\n", claim)
    done = workspace.run("check")
    line = (THINGS + outcome).splitlines().index("    name: Elm Street went out late") + 1
    assert done.stderr.splitlines() == [
        f"things.yaml:{line}:5: warning: outcome-late-trips is named as a deed, and every passage has a word of "
        "possibility ('could'): name it so"
    ]
    (workspace.root / "documents" / "report.txt").unlink()
    assert "warning" not in workspace.run("check").stderr


def test_what_is_spoilt_here_was_right_before() -> None:
    assert all(old in FILES[file] for file, old, _, _ in MISTAKES.values())
    assert REPORT.count("caveats:\n") == 1
