"""Files compiled one by one make the record that all together make, and what did not change is not read again."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph import DataError, Dataset, Record
from civicgraph.graph.compiling import compile as compiling
from civicgraph.graph.compiling import parts
from civicgraph.graph.compiling.compile import compile_files
from civicgraph.graph.compiling.compiled import Compiled
from civicgraph.graph.compiling.compiled_file import CompiledFile
from civicgraph.graph.compiling.file_nodes import plain_number
from civicgraph.graph.compiling.from_record import record_bytes
from civicgraph.graph.compiling.kept_files import compile_and_keep
from civicgraph.graph.files.contents import GivenContents
from civicgraph.graph.files.texts import SourceText
from civicgraph.graph.files.validation import validate
from civicgraph.graph.storage.index import record_of
from civicgraph.graph.vocabulary import Vocabulary, load_vocabulary

from ...environment import CACHE
from ...workspace import FILES, RIVAL, TESTS, THINGS, Workspace
from ..files.test_references import SPOILT

WORDS = load_vocabulary()
YAML = {name: content.encode() for name, content in FILES.items() if name.endswith(".yaml")}
TEXTS = {name.split("/")[1]: content for name, content in FILES.items() if name.endswith(".txt")}


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of the test's own."""
    monkeypatch.setenv("CIVICGRAPH_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def compile_town(files: dict[str, bytes]) -> Compiled:
    """Files compiled, with the texts of the town."""
    return compile_files(
        GivenContents(files), {name: SourceText(text, name) for name, text in TEXTS.items()}, {}, "/town", WORDS
    )


def drafts(files: dict[str, bytes]) -> set[str]:
    """The ids of what is left out."""
    return {one.id for one in compile_town(files).drafts}


def ids_not_passing(files: dict[str, bytes]) -> set[str]:
    """The ids of what is left out, or has lost its anchor."""
    found = compile_town(files)
    return {one.id for one in found.drafts} | {one.id for one in found.lost_anchors}


def record_of_quads(data: Dataset) -> Record:
    """The record as the store has it."""
    return record_of(data.store(), WORDS, data.base, data.data_hash)


def without_hashes(record: Record) -> Record:
    """A record whose sources have no hash of their text, which no quad has either."""
    sources = {id: one._replace(text_hash="") for id, one in record.sources.items()}
    return Record(**{**vars(record), "sources": sources, "origin": ""})


def contents(record: Record) -> list[object]:
    """What two records are compared by."""
    named = ("base", "hash", "things", "claims", "caveats", "tests", "voices", "relations", "types", "codes")
    return [getattr(record, name) for name in named] + [without_hashes(record).sources]


def test_the_record_of_the_files_is_that_of_their_quads(workspace: Workspace) -> None:
    workspace.write("things.yaml", THINGS + RIVAL)
    workspace.write("claims/report.yaml", FILES["claims/report.yaml"] + TESTS)
    workspace.change("claims/minutes.yaml", "value: 300", "value: 0300.50")
    data = workspace.dataset()
    assert contents(data.record()) == contents(record_of_quads(data))
    assert data.record().claims["claim/minutes/signatures"].value == "300.5"
    assert contents(data.record_of(data.validate())) == contents(record_of_quads(data))


def test_the_shipped_record_of_the_files_is_that_of_its_quads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CIVICGRAPH_CACHE", CACHE)
    data = Dataset.shipped()
    assert contents(data.record()) == contents(record_of_quads(data))


@given(st.from_regex(r"-?[0-9]{1,17}(\.[0-9]{1,17})?", fullmatch=True))
def test_numbers_read_as_engines_write_them(text: str) -> None:
    import pyoxigraph as ox

    store, node = ox.Store(), ox.NamedNode("https://example.org/a")
    kind = "decimal" if "." in text else "integer"
    literal = ox.Literal(text, datatype=ox.NamedNode(f"http://www.w3.org/2001/XMLSchema#{kind}"))
    store.add(ox.Quad(node, node, literal))
    (quad,) = store
    assert plain_number(text) == getattr(quad.object, "value", "")


def test_of_files_that_pass_nothing_is_drafts() -> None:
    assert compile_town(YAML).drafts == []


@pytest.mark.parametrize("name", SPOILT)
def test_what_validation_refuses_is_left_out_or_marked(name: str) -> None:
    file, old, new, *_ = SPOILT[name]
    path = next(path for path in YAML if path.endswith(file))
    assert ids_not_passing({**YAML, path: YAML[path].replace(old.encode(), new.encode(), 1)})


@given(st.randoms(use_true_random=False))
def test_something_is_left_out_or_marked_exactly_where_validation_refuses(chance: random.Random) -> None:
    files = dict(YAML)
    for _ in range(chance.randint(1, 2)):
        name = chance.choice(sorted(files))
        rows = files[name].decode().split("\n")
        row, other = chance.randrange(len(rows)), chance.choice(rows)
        rows[row] = chance.choice(["", other, rows[row].rpartition(" ")[0], rows[row] + "x", rows[row][:-1]])
        files[name] = "\n".join(rows).encode()
    try:
        validate(files, TEXTS, WORDS)
        refused = False
    except DataError:
        refused = True
    assert bool(ids_not_passing(files)) == refused


DATES = ("2020", "2020-12", "2021", "2021-03-31", "2021-04-01", "2022-01/2022-03", "2019/2023", "2021~", "2021-21")


@given(
    when=st.sampled_from(["", *DATES, "2021-05/..", "../2030"]),
    published=st.sampled_from(["", *DATES]),
    modality=st.sampled_from(["done", "state", "committed", "aim"]),
    status=st.sampled_from(["", "retracted"]),
)
def test_a_claim_in_a_table_is_held_to_its_source_as_one_beside_it(
    when: str, published: str, modality: str, status: str
) -> None:
    taken_back = {"status": status, "retracted": "2024-01-01", "retractionReason": "Misread."} if status else {}
    keys = {
        "id": "claim/minutes/more", "subject": "elm-street-alliance", "predicate": "asked", "object": "ask-night-bus",
        "when": when, "wording": "stated", "modality": modality, **taken_back,
    }  # fmt: skip
    given = {key: value for key, value in keys.items() if value}
    place = {"anchor": "asked the council for a night bus", "summary": "They asked for it."}
    dated = YAML["claims/minutes.yaml"].decode().replace("publicationDate: 2021-03\n", "")
    dated += f"publicationDate: {published}\n" if published else ""
    claim = "".join(f"    {key}: {value}\n" for key, value in given.items()).replace("    id", "  - id", 1)
    evidence = f"    evidence:\n      - anchor: {place['anchor']}\n        summary: {place['summary']}\n"
    beside = {**YAML, "claims/minutes.yaml": dated.replace("claims:\n", f"claims:\n{claim}{evidence}", 1).encode()}
    cells = {"source": "source/minutes", "voice": "voice/minutes/author", **given, **place}
    table = ",".join(cells) + "\n" + ",".join(cells.values()) + "\n"
    apart = {**YAML, "claims/minutes.yaml": dated.encode(), "claims/more.claims.csv": table.encode()}
    assert drafts(apart) == drafts(beside)
    for files in (beside, apart):
        try:
            validate(files, TEXTS, WORDS)
            refused = False
        except DataError:
            refused = True
        assert bool(ids_not_passing(files)) == refused


def test_what_hangs_on_what_is_left_out_is_left_out_too() -> None:
    broken = {**YAML, "things.yaml": YAML["things.yaml"].replace(b"type: Ask", b"type: Aks", 1)}
    # The ask, what claims say of it, and the caveat and the claims that concern those.
    assert drafts(broken) >= {"ask-night-bus", "claim/minutes/asked"}
    kept = compile_town(broken).record({}, "https://example.org/", "0")
    assert "ask-night-bus" not in kept.things and "claim/minutes/asked" not in kept.claims
    assert "night-bus" in kept.things and "claim/report/made" in kept.claims
    ends = {id for claim in kept.claims.values() for id in (claim.subject, claim.object) if id and ":" not in id}
    assert ends <= kept.things.keys() | kept.claims.keys()


def test_a_file_that_cannot_be_read_is_left_out_whole_and_closes_no_other() -> None:
    broken = {**YAML, "claims/report.yaml": b"id: source/report\n\ttitle: x\n"}
    found = compile_town(broken)
    first = found.drafts[0]
    assert (first.file, first.id) == ("claims/report.yaml", "")
    kept = found.record({}, "https://example.org/", "0")
    assert set(kept.sources) == {"source/minutes"} and "claim/minutes/asked" in kept.claims


def test_a_source_that_fails_takes_its_claims_along() -> None:
    broken = {**YAML, "claims/report.yaml": YAML["claims/report.yaml"].replace(b"title:", b"titel:", 1)}
    kept = compile_town(broken).record({}, "https://example.org/", "0")
    assert set(kept.sources) == {"source/minutes"}
    assert {claim.source for claim in kept.claims.values()} == {"source/minutes"}


def test_a_key_that_no_file_of_things_has_is_not_laid_to_the_last_thing() -> None:
    found = compile_town({**YAML, "more.yaml": b"things:\n- {id: bo, type: Person, name: Bo Lund}\nthigns: []\n"})
    assert [(one.file, one.line, one.id, one.kind) for one in found.drafts] == [("more.yaml", 3, "", "files")]


def test_of_an_id_given_twice_the_first_counts() -> None:
    twice = {**YAML, "zoo.yaml": b"things:\n- {id: night-bus, type: Person, name: Bo Lund}\n"}
    found = compile_town(twice)
    assert [(one.file, one.id) for one in found.drafts] == [("zoo.yaml", "night-bus")]
    assert found.record({}, "https://example.org/", "0").things["night-bus"].name != "Bo Lund"


def test_a_changed_file_alone_is_compiled_again(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace.dataset().record()
    read: list[str] = []
    compile_one = compile_and_keep

    def note(folder: str, key: str, content: bytes, name: str, vocabulary: Vocabulary) -> CompiledFile:
        read.append(key)
        return compile_one(folder, key, content, name, vocabulary)

    monkeypatch.setattr(compiling, "compile_and_keep", note)
    workspace.dataset().record()
    assert read == []
    workspace.change("claims/report.yaml", "summary: The ", "summary: All the ")
    workspace.dataset().record()
    assert len(read) == 1


def test_what_was_taken_out_of_a_file_is_no_longer_kept(workspace: Workspace) -> None:
    workspace.dataset().record()
    folder = Path(parts.folder_of(str(workspace.root)))
    assert any(b"Ada Okoye" in path.read_bytes() for path in folder.iterdir())
    for name in ("things.yaml", "claims/minutes.yaml"):
        workspace.write(name, FILES[name].replace("Ada Okoye", "A person"))
    workspace.dataset().record()
    assert not any(b"Ada Okoye" in path.read_bytes() for path in folder.iterdir())


SPOILS: list[Callable[[bytes], bytes]] = [lambda old: old[:-7], lambda old: b"", bytes.upper]


@pytest.mark.parametrize("spoil", SPOILS)
def test_a_compiled_file_that_is_not_whole_is_made_again(workspace: Workspace, spoil: Callable[[bytes], bytes]) -> None:
    whole = record_bytes(workspace.dataset().record())
    folder = Path(parts.folder_of(str(workspace.root)))
    for path in folder.iterdir():
        path.write_bytes(spoil(path.read_bytes()))
    workspace.change("things.yaml", "Ada Okoye", "Ada Obi")
    assert workspace.dataset().record().name("ada-okoye") == "Ada Obi"
    workspace.change("things.yaml", "Ada Obi", "Ada Okoye")
    assert record_bytes(workspace.dataset().record()) == whole


def test_a_store_is_made_of_compiled_files_that_are_not_whole(workspace: Workspace) -> None:
    workspace.dataset().record()
    quads = len(workspace.dataset().store())
    for path in Path(parts.folder_of(str(workspace.root))).iterdir():
        path.write_bytes(path.read_bytes()[:-3])
    workspace.change("things.yaml", "Ada Okoye", "Ada Obi")
    assert len(workspace.dataset().store()) == quads


def test_processes_side_by_side_give_the_same_bytes(
    workspace: Workspace, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = record_bytes(workspace.dataset().record())
    monkeypatch.setenv("CIVICGRAPH_CACHE", f"{cache}-2")
    monkeypatch.setattr(compiling, "_WORTH_A_PROCESS", 1)
    monkeypatch.setattr(os, "cpu_count", lambda: 3)
    monkeypatch.setattr(compiling, "compile_and_keep", None)  # nothing may be left to do
    assert record_bytes(workspace.dataset().record()) == alone


def test_where_nothing_can_be_kept_all_is_compiled_all_the_same(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    monkeypatch.setenv("CIVICGRAPH_CACHE", str(tmp_path / "file" / "cache"))
    assert compile_town(YAML).drafts == []


def test_the_order_of_files_makes_no_difference() -> None:
    one, other = (compile_town(dict(items)) for items in (YAML.items(), reversed(YAML.items())))
    texts = {name: SourceText(text, name) for name, text in TEXTS.items()}
    assert record_bytes(one.record(texts, "b", "h")) == record_bytes(other.record(texts, "b", "h"))
