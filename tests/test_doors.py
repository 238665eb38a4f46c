"""What of confidential sources leaves, by whichever door: their claims in our words, and nothing that names them."""

from __future__ import annotations

import ast
import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest

import civicgraph
from civicgraph import UnknownName, UsageError
from civicgraph.cli import main
from civicgraph.commands.analyse import ANALYSES
from civicgraph.graph.exchange.formats import FORMATS

from .confidential import secrets_in, write_confidential
from .workspace import Workspace, run_command

PACKAGE = Path(civicgraph.__file__).parent

# Whatever a command prints or writes, and what it is run with. A new command belongs into one of the three tables.
DOORS: dict[str, list[list[str]]] = {
    "report": [
        ["dockers", "lift-used", "--draft", "-o", "made.html"],
        ["dockers", "lift-used", "--draft", "-o", "made.md"],
        ["dockers", "lift-used", "--draft", "-o", "made.docx"],
        ["dockers", "lift-used", "--draft", "-o", "made.pdf"],
        ["eleni", "lift-used", "--draft", "-o", "made.html"],
        ["lift", "--draft", "-o", "made.docx"],
    ],
    "query": [
        ["SELECT * { ?s ?p ?o }"],
        ["SELECT * { GRAPH ?g { ?s ?p ?o } }", "--format", "csv"],
        ["CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"],
        ["which-voices-have-a-stake", "--format", "json"],
    ],
    "publish": [["made.site", "--draft", "--base-url", "https://limani.example/"]],
    "map": [["-o", "made.html"], ["--around", "lift", "-o", "made.html"]],
    "draw": [
        ["map", "-o", "made.svg"],
        ["around", "lift", "-o", "made.svg"],
        ["timeline", "lift", "--around", "-o", "made.svg"],
        ["ledger", "-o", "made.svg"],
    ],
    "export": [
        *([what, "--draft"] for what in ("claims", "entities", "caveats", "dataset")),
        *([name, "--draft", "-o", f"made.{name}"] for name, one in FORMATS.items() if one.is_written),
    ],
    "duplicates": [["--likeness", "50"], ["--json"]],
    "terms": [["page", "-o", "made.html"], ["types"], ["relations"], ["codes"]],
    "analyse what-if": [["lift-promise"], ["lift-promise", "--json"], ["--json"]],
    "analyse tests": [[], ["--json"], ["dockers", "lift-used"], ["dockers", "lift-used", "--json"]],
    "analyse outcomes": [[], ["--json"], ["--format", "csv"], ["--format", "markdown"]],
    "analyse brokers": [[], ["--json"]],
    "analyse centrality": [[], ["--json"]],
    "analyse communities": [[], ["--json"]],
    "analyse ties": [["dockers"], ["dockers", "--json"]],
    "analyse timeline": [["lift"], ["lift", "--json"]],
    "changes": [["EARLIER", "--md"], ["EARLIER", "--md", "--trace", "dockers", "lift-used"]],
    "ledger": [["--format", "csv"], ["--format", "markdown"]],
    "trace": [["dockers", "lift-used", "--svg", "made.svg"]],
}
# Shown to those who have the files, who see everything.
OWN: dict[str, list[list[str]]] = {
    "trace": [["dockers", "lift-used"], ["dockers", "lift-used", "--json"]],
    "find": [["Quaxolt"], ["Quaxolt", "--json"], ["Νίκος"]],
    "show": [
        ["source/quaxolt-interview"],
        ["claim/quaxolt/led"],
        ["lift", "--json"],
        ["voice/quaxolt/self"],
        ["Μαρία Quaxolt"],
        ["φίλη της Quaxolt", "--json"],
    ],
    "ledger": [["--json"]],
    "sources": [[], ["--json"]],
    "changes": [["EARLIER", "--json"]],
    "coverage": [["--json"]],
    "check": [[]],
    "terms": [["schema"]],
}
# These write files of the workspace, or put what DOORS gives somewhere else: each is tested for itself.
BESIDES = {
    "serve",
    "build",
    "init",
    "rename",
    "merge",
    "decide",
    "retract",
    "redact",
    "undo",
    "agreement",
    "import",
    "records",
}


@pytest.fixture(scope="module")
def limani(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """The workspace with what was told in confidence, for reading."""
    workspace = write_confidential(tmp_path_factory.mktemp("confidence"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CIVICGRAPH_CACHE", str(workspace.cache))
        patch.delenv("CIVICGRAPH_SOURCES", raising=False)
        yield workspace


def _output(workspace: Workspace, command: str, arguments: list[str], folder: Path) -> bytes:
    """All that a command says and writes."""
    files = [name for name in arguments if name.startswith("made.")]
    if "EARLIER" in arguments:
        earlier = write_confidential(folder)
        earlier.change("claims/quaxolt-interview.yaml", "wording: opinion", "wording: stated")
        earlier.change("claims/quaxolt-letter.yaml", "το υπέγραψε η", "υπέγραψε η")
        arguments = [str(earlier.root) if one == "EARLIER" else one for one in arguments]
    named = [str(folder / one) if one in files else one for one in arguments]
    done = run_command(*command.split(), *named, folder=workspace.root, CIVICGRAPH_CACHE=str(workspace.cache))
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout + done.stderr + b"".join(map(_content, (folder / name for name in files)))


def _content(path: Path) -> bytes:
    """What a file holds; of a folder what each file in it holds, packed or not, and what it is called."""
    if path.is_file():
        return path.read_bytes()
    within = [one for one in sorted(path.rglob("*")) if one.is_file()]
    return b"".join(str(one.relative_to(path)).encode() + _unpack(one) for one in within)


def _unpack(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()


CASES = [pytest.param(name, one, id=" ".join([name, *one])[:60]) for name, all in DOORS.items() for one in all]


@pytest.mark.parametrize(("command", "arguments"), CASES)
def test_no_command_that_makes_something_hands_it_on(
    limani: Workspace, command: str, arguments: list[str], tmp_path: Path
) -> None:
    files = [name for name in arguments if name.startswith("made.")]
    said = _output(limani, command, arguments, tmp_path)
    assert secrets_in(said) == []
    for name in files:
        assert secrets_in(_content(tmp_path / name)) == []


@pytest.mark.parametrize(
    ("command", "arguments"),
    [pytest.param(name, one, id=" ".join([name, *one])) for name, all in OWN.items() for one in all],
)
def test_those_who_have_the_files_see_everything(
    limani: Workspace, command: str, arguments: list[str], tmp_path: Path
) -> None:
    if command == "check":
        limani.change("claims/quaxolt-letter.yaml", "summary: The port", "summary: Quaxolt said that the port")
    said = _output(limani, command, arguments, tmp_path)
    if command == "check":
        limani.change("claims/quaxolt-letter.yaml", "summary: Quaxolt said that the port", "summary: The port")
    assert secrets_in(said) == ["as it is"]


def test_every_command_is_in_one_of_the_tables() -> None:
    names = {f"analyse {one}" for one in ANALYSES} | (main.table.keys() - {"analyse"})
    assert names == DOORS.keys() | OWN.keys() | BESIDES


def test_only_what_is_looked_up_takes_the_record_as_it_is() -> None:
    """Whoever writes a new door gets the record and the store that may leave; these take another on purpose."""
    raw = {
        "own_record",
        "shown_record",
        "own_dataset",
        "for_own_eyes",
        "_own_folder",
        "validate",
        "text_files",
        "texts_folder",
    }
    found = set()
    for path in sorted(PACKAGE.rglob("*.py")):
        folder = path.relative_to(PACKAGE).parts[0]
        if folder not in ("api", "commands", "server", "pages", "reports", "static_site", "visualisations", "console"):
            continue
        for function in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                within = ast.walk(function)
                names = {getattr(one, "attr", "") or getattr(one, "id", "") for one in within}
                if names & raw:
                    found.add(f"{path.relative_to(PACKAGE).as_posix()}:{function.name}")
    assert found == {
        # What the command shows on a terminal, and Python for_own_eyes().
        "api/assessments.py:coverage", "api/assessments.py:ledger", "api/lookups.py:claim", "api/lookups.py:find",
        "api/lookups.py:show", "api/lookups.py:source", "api/lookups.py:sources", "api/lookups.py:thing",
        "api/lookups.py:voice",
        "api/traces.py:_look_up", "commands/coverage.py:coverage", "commands/find.py:find", "commands/ledger.py:ledger",
        "api/history.py:_compare_with",
        # A blind copy is for a second coder, who reads the texts; it says which of them are confidential.
        "console/workspace_text.py:copied_text",
        "api/history.py:changes", "api/lookups.py:claim_history", "commands/changes.py:changes",
        "commands/shared.py:_tell_drafts", "commands/shared.py:own_dataset", "commands/show.py:show",
        "commands/sources.py:sources", "commands/trace.py:trace",
        # What compares, completes or changes the files themselves.
        "api/assessments.py:agreement", "api/documents.py:_own_sources", "api/documents.py:_workspace",
        "api/documents.py:update_source",
        "api/workspaces.py:editor_schema", "commands/completion.py:_record",
        "api/results/redaction.py:redaction", "api/results/redaction.py:texts_of",
        # What looks whether they pass; places are written without those of confidential sources.
        "api/upkeep.py:check", "api/upkeep.py:_file_checks", "api/upkeep.py:write_places",
        "commands/check.py:_watched_folders", "commands/shared.py:ensure_whole", "console/data_text.py:_unnamed_text",
        "console/data_text.py:_how_to_have_texts",
        # The folder of texts, of which the server reads only what a source of the public record names.
        "server/settings.py:settings_of",
    }  # fmt: skip


def test_the_claims_stay_and_speak_of_a_confidential_interview(limani: Workspace) -> None:
    own, public = limani.dataset().own_record(), limani.dataset().record()

    def statements(record: civicgraph.Record) -> list[tuple[str, ...]]:
        return sorted((one.subject, one.predicate, one.object, one.when, one.wording) for one in record.claims.values())

    assert statements(own) == statements(public) and len(public.claims) == 6
    assert {one.title for one in public.sources.values()} == {
        "Τα νέα του λιμανιού", "confidential interview 1", "confidential interview 2", "a confidential letter"
    }  # fmt: skip
    assert sorted(one.name for one in public.voices.values()) == [
        "a confidential letter", "confidential interview 1", "confidential interview 2, voice 1",
        "confidential interview 2, voice 2", "η εφημερίδα",
    ]  # fmt: skip
    places = [place for claim in public.claims.values() for place in claim.evidence]
    assert sorted(place.anchor for place in places) == ["[confidential]"] * 5 + [
        "Ελένη Κοντού από τους λιμενεργάτες", "ζήτησαν ανελκυστήρα για την προβλήτα"
    ]  # fmt: skip
    assert sorted(place.line for place in places) == sorted(
        place.line for claim in own.claims.values() for place in claim.evidence
    )


def test_what_is_tied_to_a_confidential_claim_stays_tied(limani: Workspace) -> None:
    record = limani.dataset().record()
    (led,) = (one for one in record.claims.values() if one.predicate == "ledTo" and one.object == "lift")
    assert led.id == "claim/confidential-interview-2/led" and record.voices[led.voice].source == led.source
    assert {one.id for one in record.caveats_about([led.id])} == {
        "caveat/news/only-they-say", "caveat/confidential-interview-2/memory"
    }  # fmt: skip
    (test,) = record.tests.values()
    assert (test.hypothesis, test.bears_on) == (led.id, (led.id,))
    assert record.origin_of("source/confidential-interview-1") == record.origin_of("source/confidential-interview-2")


def test_a_voice_that_is_a_person_of_the_record_keeps_its_name_there_alone(limani: Workspace) -> None:
    own, public = limani.dataset().own_record(), limani.dataset().record()
    assert own.voices["voice/quaxolt/self"].party_to == ("eleni",)
    assert public.name("eleni") == "Ελένη Κοντού" and len(public.claims_about("eleni")) == 1
    assert [one.id for one in public.voices.values() if one.party_to] == []


def test_the_store_has_what_the_record_has(limani: Workspace) -> None:
    from civicgraph.graph.storage.index import record_of
    from civicgraph.graph.vocabulary import load_vocabulary

    data = limani.dataset()
    found, record = record_of(data.store(), load_vocabulary(), data.base, data.data_hash), data.record()
    assert (dict(found.claims), dict(found.voices)) == (dict(record.claims), dict(record.voices))
    assert dict(found.caveats) == dict(record.caveats) and dict(found.tests) == dict(record.tests)


def test_python_hands_nothing_on_unless_it_is_for_ones_own_eyes(limani: Workspace) -> None:
    data = limani.dataset()
    own = data.for_own_eyes()
    assert secrets_in(repr(data.trace("dockers", "lift-used").to_dict()).encode()) == []
    assert secrets_in(repr(own.trace("dockers", "lift-used").to_dict()).encode()) == ["as it is"]
    assert secrets_in(repr([*own.claims(), *own.caveats(), own.query("SELECT * { ?s ?p ?o }")]).encode()) == []
    for make in (own.trace("dockers", "lift-used").figure, own.ledger().to_csv, own.ledger().to_markdown):
        with pytest.raises(UsageError, match="for your own eyes"):
            make()


def test_drafts_of_a_confidential_source_are_counted_and_not_named(limani: Workspace) -> None:
    assert [(one.file, one.id, one.kind) for one in limani.dataset().record().drafts] == [("", "", "claims")]
    assert [one.id for one in limani.dataset().drafts()] == ["claim/quaxolt-two/draft"]


def test_a_file_that_cannot_be_read_is_named_to_nobody_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = write_confidential(tmp_path)
    monkeypatch.setenv("CIVICGRAPH_CACHE", str(workspace.cache))
    workspace.change("claims/quaxolt-letter.yaml", "confidential: true", "confidential: maybe")
    said = [(one.file, one.kind) for one in workspace.dataset().record().drafts]
    assert said == [("", "claims"), ("", "files")]
    done = workspace.run("check")
    assert done.returncode == 2 and done.stderr.startswith(
        "claims/quaxolt-letter.yaml:4:1: error: confidential is true, or left out"
    )


def test_places_are_kept_of_other_sources_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = write_confidential(tmp_path)
    monkeypatch.setenv("CIVICGRAPH_CACHE", str(workspace.cache))
    written = Path(workspace.dataset().write_places()).read_text("utf-8")
    assert [line.partition(",")[0] for line in written.splitlines()[1:]] == [
        "caveat/news/only-they-say/evidence/1", "claim/news/asked/evidence/1", "claim/news/eleni/evidence/1",
    ]  # fmt: skip


def test_names_of_those_who_spoke_in_our_own_words_are_warned_of(tmp_path: Path) -> None:
    workspace = write_confidential(tmp_path)
    workspace.change("things/all.yaml", "name: Ο ανελκυστήρας}", "name: The lift, name@el: Ο ανελκυστήρας της Quaxolt}")
    workspace.change("claims/quaxolt-interview.yaml", "It is told from memory", "Maria Quaxolt’s memory")
    workspace.change("claims/quaxolt-interview.yaml", "claim/quaxolt/promised", "claim/quaxolt/quaxolt-promised")
    said = [str(one) for one in workspace.dataset().check().warnings if "in confidence" in one.message]
    assert [one.rpartition("/")[2].partition(" names")[0] for one in said] == [
        "quaxolt-interview.yaml:29: id", "quaxolt-interview.yaml:57: summary", "all.yaml:6: name@el"
    ]  # fmt: skip


def test_what_has_become_confidential_is_in_no_file_of_a_new_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = write_confidential(tmp_path)
    monkeypatch.setenv("CIVICGRAPH_CACHE", str(workspace.cache))
    for number in range(6):  # so many that a store is made of an earlier one
        workspace.write(
            f"things/more{number}.yaml", f"things:\n- {{id: more{number}, type: Ask, name: More {number}}}\n"
        )
    workspace.change("claims/quaxolt-letter.yaml", "confidential: true\n", "")
    before = workspace.dataset().build()
    workspace.change("claims/quaxolt-letter.yaml", "sourceKind", "confidential: true\nsourceKind")
    after = workspace.dataset().build()
    assert before != after
    assert [path.name for path in Path(after).rglob("*") if path.is_file() and secrets_in(path.read_bytes())] == []


def test_a_table_of_what_was_said_in_confidence_is_kept_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = write_confidential(tmp_path)
    monkeypatch.setenv("CIVICGRAPH_CACHE", str(workspace.cache))
    head = "id,source,voice,subject,predicate,object,wording,modality,anchor,summary\n"
    row = "claim/quaxolt/more,source/quaxolt-letter,voice/letter/quaxolt,lift-promise,ledTo,lift,stated,done"
    workspace.write("claims/quaxolt.claims.csv", f"{head}{row},το υπέγραψε η Quaxolt,It led there.\n")
    earlier = write_confidential(tmp_path / "earlier")
    data = workspace.dataset()
    assert data.record().claims["claim/confidential-letter/more"].evidence[0].anchor == "[confidential]"
    assert secrets_in(b"".join(data.canonical())) == []
    assert secrets_in(data.changes(str(earlier.root)).to_markdown().replace(str(tmp_path), "").encode()) == []


def test_speakers_are_named_to_those_who_have_the_files_and_to_nobody_else(limani: Workspace) -> None:
    data = limani.dataset()
    own = data.for_own_eyes()
    assert [one.id for one in own.find("Μαρία Quaxolt").others if one.kind == "voice"] == ["voice/quaxolt/self"]
    assert own.voice("Μαρία Quaxolt").voice.role == "επιστάτρια Quaxolt"
    for name in ("Μαρία Quaxolt", "voice/quaxolt/self", "quaxolt/friend", "Νίκος"):
        with pytest.raises(UnknownName) as refused:
            data.voice(name)
        assert secrets_in(str(refused.value).replace(repr(name), "").encode()) == []
        assert [one for one in data.find(name).others if one.kind == "voice"] == []
    voices = data.record().voices.values()
    assert {voice.description for voice in voices if "confidential" in voice.id} == {""}
