"""Adding documents to a workspace: what is kept and written, and what is refused in one line."""

from __future__ import annotations

import io
import json
import os
import struct
import zipfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from civicgraph import Dataset, UsageError
from civicgraph.graph.documents.extracted import Unreadable
from civicgraph.graph.documents.likeness import share_of
from civicgraph.graph.documents.reading import DocumentReader

from ... import environment
from ...workspace import Workspace
from . import making

PAGES = [["The council promised a bus.", "It was in May."], ["Since June it runs every night."]]


@pytest.fixture
def bus(tmp_path: Path) -> Workspace:
    """A new workspace without an example."""
    Dataset.init(str(tmp_path / "bus"), title="The bus", author="a group", empty=True)
    return Workspace(tmp_path / "bus", tmp_path / "cache")


def file_beside(workspace: Workspace, name: str, content: bytes) -> str:
    """The path of a file beside the workspace."""
    path = workspace.root.parent / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return str(path)


def code(workspace: Workspace, name: str, anchor: str) -> None:
    """Two things and a claim of a source, resting on an anchor."""
    workspace.write("things/all.yaml", "things:\n  - {id: council, type: PublicBody, name: The council}\n"
                                       "  - {id: bus, type: Project, name: The bus}\n")  # fmt: skip
    head = (workspace.root / f"claims/{name}.yaml").read_text("utf-8")
    claim = f"""claims:
  - id: claim/{name}/ran
    subject: council
    predicate: delivered
    object: bus
    wording: stated
    modality: done
    evidence:
      - anchor: {anchor}
        summary: The council runs it.
"""
    workspace.write(f"claims/{name}.yaml", head + claim)


def test_a_document_is_kept_read_once_and_ready_to_be_coded(bus: Workspace) -> None:
    content = making.pdf(PAGES, "Night bus report")
    done = bus.run("sources", "add", file_beside(bus, "in/Report 2023.pdf", content))
    assert (done.returncode, done.stderr) == (0, "")
    assert "“Night bus report”" in done.stdout and "PDF, two pages" in done.stdout
    assert (bus.root / "sources/originals/Report 2023.pdf").read_bytes() == content
    text = (bus.root / "sources/report-2023.txt").read_bytes()
    assert text.decode().split("\f") == ["The council promised a bus.\nIt was in May.\n",
                                         "Since June it runs every night.\n", ""]  # fmt: skip
    source = bus.dataset().record().sources["source/report-2023"]
    assert (source.file, source.file_hash) == ("Report 2023.pdf", f"sha256:{sha256(content).hexdigest()}")
    assert (source.text_layout, source.text_hash) == ("pages", sha256(text).hexdigest())
    assert bus.run("check").returncode == 0
    code(bus, "report-2023", "Since June it runs")
    shown = bus.run("show", "claim/report-2023/ran").stdout
    assert "page 2, line 3, at “Since June it runs”" in " ".join(shown.split())
    assert "originals" not in bus.run("check").stderr


def test_without_a_copy_only_the_hash_of_the_file_stays(bus: Workspace) -> None:
    done = bus.run("sources", "add", "--no-copy", "--id", "letter", "--title", "A letter", "--kind", "letter",
                   "--url", "https://harbour.example/letter", "--retrieved", "2024-05", "--language", "cy",
                   file_beside(bus, "in/l.txt", b"A letter.\n"))  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert not (bus.root / "sources/originals").exists()
    source = bus.dataset().record().sources["source/letter"]
    assert (source.title, source.kind, source.url) == ("A letter", "letter", "https://harbour.example/letter")
    assert (source.retrieved, source.language, source.file_hash[:7]) == ("2024-05", "cy", "sha256:")


def test_the_same_file_is_added_once(bus: Workspace) -> None:
    paths = [file_beside(bus, name, b"One text.\n") for name in ("in/a.txt", "in/b.txt")]
    done = bus.run("sources", "add", *paths)
    assert done.returncode == 0 and "there already, as source/a" in done.stdout
    again = bus.run("sources", "add", paths[0])
    assert again.returncode == 0 and "Added no source" in again.stdout
    assert sorted(os.listdir(bus.root / "claims")) == ["a.yaml"]


def test_of_two_files_of_one_name_neither_is_written_over(bus: Workspace) -> None:
    done = bus.run("sources", "add", "--json", file_beside(bus, "in/one/Minutes.txt", b"In May.\n"),
                   file_beside(bus, "in/two/Minutes.txt", b"In June.\n"))  # fmt: skip
    assert [one["id"] for one in json.loads(done.stdout)["added"]] == ["source/minutes", "source/minutes-2"]
    texts = {name: (bus.root / f"sources/originals/{name}").read_text() for name in ("Minutes.txt", "Minutes-2.txt")}
    assert texts == {"Minutes.txt": "In May.\n", "Minutes-2.txt": "In June.\n"}


def test_of_a_hundred_files_the_bad_one_is_told_and_the_rest_are_kept(bus: Workspace) -> None:
    for number in range(99):
        file_beside(bus, f"in/{number // 40}/minutes {number}.txt", f"Meeting {number} spoke of the bus.\n".encode())
    file_beside(bus, "in/1/minutes 50.pdf", b"%PDF-1.4 cut off")
    file_beside(bus, "in/picture.svg", b"<svg/>")
    done = bus.run("sources", "add", str(bus.root.parent / "in"), "--json")
    found = json.loads(done.stdout)
    assert (done.returncode, len(found["added"])) == (2, 99)
    assert done.stderr.count("\n") == 1 and "minutes 50.pdf: it is damaged, or no PDF" in done.stderr
    assert [os.path.basename(name) for name in found["passed_over"]] == ["picture.svg"]
    assert len(bus.dataset().record().sources) == 99


# ---- What cannot be read


def encrypted_zip() -> bytes:
    """A workbook whose members say that they are encrypted."""
    content = bytearray(making.xlsx({"A": [["x"]]}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.find(mark)
        while place >= 0:
            content[place + at] |= 1
            place = content.find(mark, place + 4)
    return bytes(content)


def bomb() -> bytes:
    """A Word document that unpacks to two hundred times what any is."""
    return making.archive({"word/document.xml": b" " * 400_000_000})


def entities() -> bytes:
    """A workbook that declares entities of entities."""
    with zipfile.ZipFile(io.BytesIO(making.xlsx({"A": [["x"]]}))) as plain:
        members: dict[str, str | bytes] = {name: plain.read(name) for name in plain.namelist()}
    members["xl/workbook.xml"] = b'<!DOCTYPE a [<!ENTITY b "cc">]>' + bytes(members["xl/workbook.xml"])  # type: ignore[arg-type]
    return making.archive(members)


def scan() -> bytes:
    """A PDF of which every page is a picture."""
    return making.pdf([[], []])


BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty.pdf": (lambda: b"", "the file is empty"),
    "blank.txt": (lambda: b" \n\n", "the file is empty"),
    "cut.pdf": (lambda: making.pdf(PAGES)[:300], "it is damaged, or no PDF"),
    "secret.pdf": (lambda: making.pdf(PAGES, password="x"), "it is encrypted"),
    "scan.pdf": (scan, "no text on any of its 2 pages: it is a scan"),
    "cut.docx": (lambda: making.docx(["x"])[:-30], "it is damaged or cut off"),
    "wrong.docx": (lambda: making.archive({"word/document.xml": "<a"}), "it is damaged ("),
    "secret.xlsx": (encrypted_zip, "it is encrypted"),
    "entities.xlsx": (entities, "its XML declares entities"),
    "bomb.docx": (bomb, "it unpacks to 400,000,000 bytes in 1 files: too much"),
    "protected.epub": (
        lambda: making.epub(["<p>x</p>"], more={"META-INF/encryption.xml": "<EncryptionMethod Algorithm='aes'/>"}),
        "it is protected against copying",
    ),
    "hollow.epub": (lambda: making.epub([]), "there is no text in it"),
    "old.doc": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "it is of an old Office format"),
    "locked.docx": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "it is encrypted",
    ),
    "slides.pptx": (lambda: making.archive({"ppt/presentation.xml": "<p/>"}), "it is a presentation"),
    "files.zip": (lambda: making.archive({"a.txt": "x"}), "it is a zip of files"),
    "letter.rtf": (lambda: b"{\\rtf1 x}", "it is rich text (RTF)"),
    "photo.pdf": (lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "it is a picture"),
    "data.yaml2": (lambda: b"{}", ".yaml2 is not read: .pdf, .docx"),
    "data.json": (lambda: b"[1, 2]", "it holds no object"),
    "rubbish.pdf": (lambda: b"words", "it is no .pdf"),
    "zeros.txt": (lambda: b"ab\0cd" * 9, "it is no text"),
    "script.html": (lambda: b"<html><script>x()</script></html>", "there is no text in it"),
    "signs.csv": (lambda: b",,,\n--,--\n", "there is no text in it"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read_is_told_in_one_line_and_leaves_nothing(bus: Workspace, name: str) -> None:
    make, reason = BAD[name]
    done = bus.run("sources", "add", file_beside(bus, f"in/{name}", make()))
    assert done.returncode == 2 and done.stdout == ""
    assert done.stderr.startswith("Error: ") and done.stderr.count("\n") == 1
    assert f"{name}: {reason}" in done.stderr
    assert os.listdir(bus.root / "claims") == os.listdir(bus.root / "sources") == []


MISNAMED: dict[str, Callable[[], bytes]] = {
    "a.docx": lambda: making.pdf(PAGES),
    "b.txt": lambda: making.docx(["x"]),
    "c": lambda: making.xlsx({"A": [["x"]]}),
    "d.pdf": lambda: b"<html><p>x",
}


@pytest.mark.parametrize("name", MISNAMED)
def test_a_misnamed_file_is_read_as_what_it_is_and_told(bus: Workspace, name: str) -> None:
    done = bus.run("sources", "add", file_beside(bus, f"in/{name}", MISNAMED[name]()))
    assert done.returncode == 0 and "and it is read as ." in done.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--url", "javascript:alert(1)"], "url is one web address"),
        (["--retrieved", "last week"], "'last week' is no date"),
        (["--kind", "rumour"], "did you mean|sourceKind"),
        (["--language", "in English"], "language is one language tag"),
        (["--id", "No Id"], "id"),
    ],
)
def test_what_is_given_is_checked_before_anything_is_written(bus: Workspace, arguments: list[str], words: str) -> None:
    done = bus.run("sources", "add", *arguments, file_beside(bus, "in/a.txt", b"A text.\n"))
    assert done.returncode == 2 and done.stderr.count("\n") == 1
    assert any(word in done.stderr for word in words.split("|"))
    assert os.listdir(bus.root / "claims") == os.listdir(bus.root / "sources") == []


def test_paths_that_are_not_there_and_folders_of_nothing_are_told(bus: Workspace) -> None:
    (bus.root.parent / "hollow").mkdir()
    for path, words in (("nowhere.pdf", "there is no such file"), ("hollow", "no documents there")):
        done = bus.run("sources", "add", str(bus.root.parent / path))
        assert done.returncode == 2 and words in done.stderr and done.stderr.count("\n") == 1
    two = [file_beside(bus, f"in/{name}.txt", name.encode()) for name in ("one", "two")]
    assert "--title is for one document, and these are 2" in bus.run("sources", "add", "--title", "T", *two).stderr


def test_what_is_there_is_not_written_over(bus: Workspace) -> None:
    path = file_beside(bus, "in/a.txt", b"A text.\n")
    bus.write("sources/a.txt", "Mine.\n")
    assert bus.run("sources", "add", path).returncode == 0
    assert (bus.root / "sources/a.txt").read_text() == "Mine.\n" and (bus.root / "sources/a-2.txt").exists()
    refused = bus.run("sources", "add", "--id", "a", file_beside(bus, "in/b.txt", b"Another.\n"))
    assert refused.returncode == 2 and "is there already: give another --id" in refused.stderr


def test_a_name_that_nobody_can_write_is_kept_as_one_that_can_be_written(bus: Workspace) -> None:
    folder = bus.root.parent / "in"
    folder.mkdir()
    for name in (b"re\xff port.txt", "mi\u200bnu\x07tes.txt".encode()):
        with open(os.path.join(os.fsencode(folder), name), "wb") as file:
            file.write(name)
    done = bus.run("sources", "add", str(folder))
    assert done.returncode == 0, done.stderr
    assert sorted(os.listdir(bus.root / "sources/originals")) == ["mi_nu_tes.txt", "re_ port.txt"]
    assert len(bus.dataset().record().sources) == 2


def test_the_shipped_record_takes_no_documents() -> None:
    with pytest.raises(UsageError, match="begin one with civicgraph init"):
        Dataset.shipped().add_sources(["a.pdf"])


def test_a_reader_that_is_brought_down_is_started_again(monkeypatch: pytest.MonkeyPatch) -> None:
    with DocumentReader() as reader:
        assert reader.read(b"One.\n", "a.txt").content == "One.\n"
        process = reader._process
        assert process is not None
        process.kill()
        process.wait()
        assert reader.read(b"Two.\n", "a.txt").content == "Two.\n"
        process = reader._process
        assert process is not None and process.stdin is not None
        process.stdin.write(struct.pack(">Q", 1 << 40) + b"no message")
        process.stdin.flush()
        process.stdin.close()
        with pytest.raises(Unreadable, match="brings the reader down"):
            reader.read(b"Three.\n", "a.txt")
        assert reader.read(b"Four.\n", "a.txt").content == "Four.\n"


def test_the_same_documents_make_the_same_bytes(bus: Workspace, tmp_path: Path) -> None:
    path = file_beside(bus, "in/report.pdf", making.pdf(PAGES))
    Dataset.init(str(tmp_path / "other"), title="The bus", author="a group", empty=True)
    other = Workspace(tmp_path / "other", tmp_path / "cache")
    for workspace in (bus, other):
        assert workspace.run("sources", "add", path).returncode == 0
    for name in ("claims/report.yaml", "sources/report.txt", "sources/originals/report.pdf"):
        assert (bus.root / name).read_bytes() == (other.root / name).read_bytes()


# ---- Files as people have them


@pytest.mark.skipif(environment.CASES is None, reason="the cases are not at hand: set CIVICGRAPH_CASES")
def test_real_files_are_added_or_told(bus: Workspace) -> None:
    assert environment.CASES is not None
    done = bus.run("sources", "add", str(environment.CASES / "formats"), "--json")
    found = json.loads(done.stdout)
    assert {os.path.basename(one["file"]): (one["layout"], one["parts"]) for one in found["added"]} == {
        "360_IndigoTrust_360giving.csv": ("rows", None),
        "cove_fundingproviders-grants_2_grants_titleswithoutrollup.xlsx": ("sheets", 1),
        "cove_fundingproviders_grants_2_grants.csv": ("rows", None),
        "kumu_overview-of-the-euro-crisis.xlsx": ("sheets", 2),
        "littlesis_generic.csv": ("rows", None),
    }
    assert [os.path.basename(one["file"]) for one in found["refused"]] == [
        "kumu_overview-of-the-euro-crisis.DAMAGED.xlsx"
    ]
    grants = (bus.root / "sources/360-indigotrust-360giving.txt").read_text("utf-8").split("\n")
    assert len(grants) == 269 + 1 + 1 and grants[0].startswith("Identifier\tTitle\t")
    assert bus.run("check").returncode == 0


def test_json_is_added_by_name_and_passed_over_in_a_folder(bus: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "grants.json").write_text('[{"id": "1", "name": "Night bus"}, {"id": "2"}]')
    (folder / "notes.txt").write_text("The alliance asked the council for a night bus.\n")
    found = json.loads(bus.run("sources", "add", str(folder), "--json").stdout)
    assert [os.path.basename(one["file"]) for one in found["added"]] == ["notes.txt"]
    assert [os.path.basename(one) for one in found["passed_over"]] == ["grants.json"]
    found = json.loads(bus.run("sources", "add", str(folder / "grants.json"), "--json").stdout)
    assert [(one["kind"], one["layout"]) for one in found["added"]] == [("JSON", "rows")]
    assert (bus.root / "sources/grants.txt").read_text("utf-8") == "id: 1\tname: Night bus\nid: 2\n"


WORDS = [
    f"Στη συνέλευση ζήτησαν οι κάτοικοι της γειτονιάς αριθμός {n} να μείνει ανοιχτή η βιβλιοθήκη." for n in range(40)
]


def likenesses(done: str) -> dict[str, object]:
    return {one["id"]: one["like"] for one in json.loads(done)["added"]}


def test_a_document_that_is_there_in_another_form_is_added_and_told(bus: Workspace) -> None:
    page = f"<html><title>Minutes</title><body>{''.join(f'<p>{line}</p>' for line in WORDS)}</body></html>"
    first = bus.run("sources", "add", file_beside(bus, "minutes.docx", making.docx(WORDS)))
    assert "!" not in first.stdout
    done = bus.run("sources", "add", file_beside(bus, "page.html", page.encode()), "--id", "page")
    assert (done.returncode, done.stderr) == (0, "")
    told = " ".join(done.stdout.split())
    assert (
        "! it reads word for word as source/minutes: if it is the same document, delete its files; if others repeat it,"
        " write derivedFrom: [source/minutes] into its header, so that the two count once"
    ) in told
    assert sorted(bus.dataset().record().sources) == ["source/minutes", "source/page"]
    broken = "\n".join(WORDS).replace("βιβλιοθήκη", "βιβλιο-\n  θήκη").encode("windows-1253")
    done = bus.run("sources", "add", file_beside(bus, "text.txt", broken), "--encoding", "windows-1253", "--json")
    assert likenesses(done.stdout) == {"source/text": {"id": "source/minutes", "share": 1.0}}


def test_a_document_that_is_nearly_there_is_told_with_how_much_and_what_to_do(bus: Workspace) -> None:
    files = {"old.txt": WORDS, "new.txt": [*WORDS, "Ένα μέλος διαφώνησε."], "other.txt": WORDS[:9]}
    folder = [file_beside(bus, f"in/{name}", "\n".join(lines).encode()) for name, lines in files.items()]
    done = bus.run("sources", "add", *folder, "--json")
    assert likenesses(done.stdout) == {
        "source/old": None, "source/new": {"id": "source/old", "share": 0.99}, "source/other": None
    }  # fmt: skip
    again = bus.run("sources", "add", file_beside(bus, "newer.txt", "\n".join([*WORDS, "Έφυγε νωρίς."]).encode()))
    told = " ".join(again.stdout.split())
    assert "it and source/old are 99% the same: if it is the same document, delete its files; if it is a newer" in told


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        ("夜行バスが走る。市長は喜んだ", "夜行バスが\n走る\n市長は喜んだ", 1.0),
        ("The council sat.", "The council sat again.", 0.0),  # too short for more than the very same words
        ("", "", 1.0),
        ("a b c " * 30, "a b c " * 60, 0.49),
    ],
)
def test_texts_are_alike_by_their_words(one: str, other: str, share: float) -> None:
    assert int(share_of(one, other) * 100) == int(share * 100) == int(share_of(other, one) * 100)


def test_ids_are_made_of_names_in_greek_and_cyrillic(bus: Workspace) -> None:
    files = ["Επιστολή του Δήμου.txt", "Письмо жителей.txt", "報告.txt"]
    for number, name in enumerate(files):
        assert bus.run("sources", "add", file_beside(bus, name, f"Words of number {number}".encode())).returncode == 0
    ids = sorted(bus.dataset().record().sources)
    assert ids[1:] == ["source/epistoli-tou-dimou", "source/pismo-zhitelei"]
    assert ids[0].startswith("source/document-")
