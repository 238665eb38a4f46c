"""A record brought from an archive, or from its address: only from the host that is named, and only what was pinned."""

from __future__ import annotations

import io
import random
import shutil
import socket
import threading
import warnings
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from civicgraph import CivicgraphError, Dataset, UsageError
from civicgraph.graph.others import fetching

from ...confidential import SECRET, secrets_in, write_confidential
from ...workspace import Workspace
from .standing import pack_folder, stand_on, write_harbour, write_town


class Host:
    """A server that answers each path with a status and a body, and notes what was asked of it."""

    def __init__(self) -> None:
        self.answers: dict[str, tuple[int, bytes]] = {}
        self.asked: list[str] = []
        self.told: list[str] = []
        host = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                host.asked.append(self.path)
                status, body = host.answers.get(self.path, (404, b"nothing"))
                self.send_response(status)
                host.told.append(self.headers.get("Authorization", ""))
                if status == 401:
                    self.send_header("WWW-Authenticate", 'Basic realm="x"')
                if 300 <= status < 400:
                    self.send_header("Location", body.decode())
                    body = b""
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *given: object) -> None:
                """Nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"


@pytest.fixture
def host() -> Iterator[Host]:
    """A server of this machine."""
    made = Host()
    threading.Thread(target=made.server.serve_forever, daemon=True).start()
    yield made
    made.server.shutdown()
    made.server.server_close()


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """The town, with the harbour beside it."""
    write_harbour(tmp_path / "harbour")
    return write_town(tmp_path, monkeypatch)


def test_a_record_is_fetched_once_from_its_address(town: Workspace, tmp_path: Path, host: Host) -> None:
    host.answers["/harbour.zip"] = 200, pack_folder(tmp_path / "harbour", "harbour-1.0/")
    data = stand_on(town, "harbour", f"{host.url}/harbour.zip")
    assert "harbour:night-bus" in data.record().things and data.store()
    assert host.asked == ["/harbour.zip"]
    kept = town.root / ".civicgraph" / "records"
    assert (kept / ".gitignore").read_text("utf-8") == "*\n"
    assert data.records().rows[0]["fetched"]
    for path in sorted(kept.rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    gone = town.dataset()
    assert not any(":" in id for id in gone.record().things)
    assert [one.message for one in gone.check().warnings if "fetch" in one.message] == [
        "the record harbour is not at hand: `civicgraph records fetch harbour` brings it; what names it is left out"
    ]
    assert host.asked == ["/harbour.zip"]
    gone.fetch_record("harbour")
    assert "harbour:night-bus" in gone.record().things
    assert host.asked == ["/harbour.zip"] * 2


def test_what_is_not_as_pinned_changes_nothing(town: Workspace, tmp_path: Path, host: Host) -> None:
    host.answers["/harbour.zip"] = 200, pack_folder(tmp_path / "harbour")
    data = stand_on(town, "harbour", f"{host.url}/harbour.zip")
    write_harbour(tmp_path / "harbour", **{"things.yaml": "things:\n  - {id: quay, type: Place, name: Quay}\n"})
    host.answers["/harbour.zip"] = 200, pack_folder(tmp_path / "harbour")
    with pytest.raises(UsageError, match="what is there now is not what was pinned"):
        data.fetch_record("harbour")
    assert "harbour:night-bus" in town.dataset().record().things
    # However it is pack_folder, it is the same record.
    write_harbour(tmp_path / "again")
    host.answers["/harbour.zip"] = 200, pack_folder(tmp_path / "again", "elsewhere/")
    data.fetch_record("harbour")


@pytest.mark.parametrize(
    ("status", "body", "message"),
    [
        (
            302,
            b"https://example.org/harbour.zip",
            "redirects to https://example.org/harbour.zip, which is",
        ),
        (401, b"", "asks for a password: fetch it yourself, and name the zip"),
        (404, b"", "answers with 404: is the address right?"),
        (503, b"", "answers with 503: is the address right?"),
        (200, b"<html>no zip</html>", "damaged or cut off"),
        (200, pack_folder(Path(__file__).parent / "nowhere"), "no civicgraph.toml in it"),
    ],
)
def test_an_answer_that_is_no_record_is_refused(
    town: Workspace, host: Host, status: int, body: bytes, message: str
) -> None:
    host.answers["/x.zip"] = status, body
    done = town.run("records", "add", "harbour", f"{host.url}/x.zip", "--write")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert message in done.stderr
    assert [path.name for path in (town.root / ".civicgraph" / "records").glob("*")] in ([], [".gitignore"])
    assert "records" not in (town.root / "civicgraph.toml").read_text("utf-8")


def test_nobody_there_is_said_in_a_line(town: Workspace, host: Host) -> None:
    host.server.shutdown()
    host.server.server_close()
    done = town.run("records", "add", "harbour", f"{host.url}/x.zip", "--write")
    assert (done.returncode, done.stderr) == (2, f"Error: {host.url} cannot be reached: Connection refused\n")


def test_a_host_that_says_nothing_is_not_waited_for_without_end(
    town: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "_SECONDS", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent_host:
        url = f"http://127.0.0.1:{silent_host.getsockname()[1]}"
        with pytest.raises(UsageError, match=f"^{url} took more than 0.2 seconds to answer$"):
            town.dataset().add_record("harbour", f"{url}/x.zip")


def test_what_comes_from_a_host_is_counted_as_it_comes(town: Workspace, tmp_path: Path, host: Host) -> None:
    more = {f"_notes/{number}": random.Random(number).randbytes(100_000) for number in range(10)}
    content = host.answers["/harbour.zip"] = 200, pack_folder(tmp_path / "harbour", more=more)
    told: list[tuple[str, int, int]] = []
    town.dataset().add_record("harbour", f"{host.url}/harbour.zip", lambda *now: told.append(now))
    fetched = [(done, of) for stage, done, of in told if stage == "fetching"]
    assert fetched[-1] == (len(content[1]), len(content[1])) and fetched == sorted(fetched)
    assert len({done for done, _ in fetched}) > 3
    unpacked = [(done, of) for stage, done, of in told if stage == "unpacking"]
    assert unpacked == [(done, 4) for done in range(1, 5)]


def test_too_much_is_refused(town: Workspace, host: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "MAX_BYTES", 2**20)
    host.answers["/x.zip"] = 200, b"0" * (2**20 + 1)
    with pytest.raises(CivicgraphError, match="answers with more than 1 MB"):
        town.dataset().add_record("harbour", f"{host.url}/x.zip")


def test_a_zip_that_unpacks_to_too_much_is_refused(town: Workspace, tmp_path: Path) -> None:
    (tmp_path / "bomb.zip").write_bytes(pack_folder(tmp_path / "harbour", more={"big": b"0" * 50_000_000}))
    with pytest.raises(UsageError, match=r"unpacks to 50,0.* too much"):
        town.dataset().add_record("harbour", "../bomb.zip")


@pytest.mark.parametrize(
    "name", ["../evil.yaml", "/evil.yaml", "a/../../evil.yaml", "C:/evil.yaml", "..\\evil.yaml", "a//evil.claims.csv"]
)
def test_a_name_that_leads_out_of_its_folder_is_refused(town: Workspace, tmp_path: Path, name: str) -> None:
    (tmp_path / "evil.zip").write_bytes(pack_folder(tmp_path / "harbour", more={name: b"things: []\n"}))
    with pytest.raises(UsageError, match=r"\.\./evil\.zip: .*evil.* in it leads out of the folder"):
        stand_on(town, "harbour", "../evil.zip")
    assert not [path for path in tmp_path.rglob("*evil*") if path.suffix != ".zip"] and not Path("/evil.yaml").exists()


def test_folders_that_hold_no_data_are_passed_over(town: Workspace, tmp_path: Path) -> None:
    more = dict.fromkeys((".git/evil.yaml", "_drafts/evil.yaml", "../notes.txt"), b"things: []\n")
    (tmp_path / "plain.zip").write_bytes(pack_folder(tmp_path / "harbour", more=more))
    data = stand_on(town, "harbour", "../plain.zip")
    assert "harbour:night-bus" in data.record().things
    assert not [*tmp_path.rglob("evil.yaml"), *tmp_path.rglob("notes.txt")]


def test_only_the_files_of_the_record_are_unpacked(town: Workspace, tmp_path: Path) -> None:
    more = {"documents/minutes.txt": b"secret", "identity.yaml": b"decisions: []\n", "run.py": b"print()"}
    (tmp_path / "harbour.zip").write_bytes(pack_folder(tmp_path / "harbour", more=more))
    (pinned,) = stand_on(town, "harbour", "../harbour.zip").others
    kept = town.root / ".civicgraph" / "records" / f"harbour-{pinned.sha256[:12]}"
    assert sorted(path.relative_to(kept).as_posix() for path in kept.rglob("*") if path.is_file()) == [
        "civicgraph.toml", "claims/minutes.yaml", "claims/report.yaml", "things.yaml",
    ]  # fmt: skip


@pytest.mark.parametrize("as_zip", [True, False])
def test_a_deposit_of_ours_is_a_record_to_stand_on(town: Workspace, tmp_path: Path, as_zip: bool) -> None:
    deposit = tmp_path / "deposit"
    Dataset.at(str(tmp_path / "harbour")).export("ro-crate").write(str(deposit))
    place = "../deposit"
    if as_zip:
        (tmp_path / "deposit.zip").write_bytes(pack_folder(deposit))
        place = "../deposit.zip"
    data = stand_on(town, "harbour", place)
    theirs = Dataset.at(str(tmp_path / "harbour")).record()
    found = data.record()
    assert {f"harbour:{id}" for id in theirs.claims} == {id for id in found.claims if ":" in id}
    assert found.others["harbour"].base == theirs.base


def test_a_deposit_of_what_is_in_part_confidential_is_one_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    theirs = write_confidential(tmp_path / "theirs")
    town = write_town(tmp_path, monkeypatch)
    deposit = tmp_path / "deposit"
    done = theirs.dataset().export("ro-crate")
    assert not [name for name, content in done.files.items() if secrets_in(content)]
    done.write(str(deposit))
    data = stand_on(town, "limani", "../deposit")
    assert "limani:lift" in data.record().things
    assert SECRET.lower() not in "".join(data.record().claims).lower()


def test_a_folder_need_not_be_brought(town: Workspace) -> None:
    data = stand_on(town, "harbour", "../harbour")
    with pytest.raises(UsageError, match=r"harbour lies in \.\./harbour: it is read there"):
        data.fetch_record("harbour")
    with pytest.raises(UsageError, match="quay is no record that this one stands on: it stands on harbour"):
        data.fetch_record("quay")


def test_an_archive_of_nothing_is_refused(town: Workspace, tmp_path: Path) -> None:
    with zipfile.ZipFile(written := io.BytesIO(), "w") as archive:
        archive.writestr("civicgraph.toml", 'base = "urn:x/"\n')
    (tmp_path / "empty.zip").write_bytes(written.getvalue())
    with pytest.raises(CivicgraphError, match="no YAML files here"):
        town.dataset().add_record("harbour", "../empty.zip")


PackedFile = tuple[str | zipfile.ZipInfo, str]


def _pack(*entries: PackedFile) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of names that are there twice
        for name, content in entries:
            archive.writestr(name, content)
    return written.getvalue()


def _link(name: str) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(name)
    made.create_system, made.external_attr = 3, 0o120777 << 16
    return made


TOML = ("civicgraph.toml", 'title = "Quay"\nbase = "https://example.org/quay/"\n')
QUAY = ("things.yaml", "things:\n  - {id: quay, type: Place, name: Quay}\n")
REFUSED: list[tuple[tuple[PackedFile, ...], str]] = [
    ((TOML, QUAY, QUAY), "../bad.zip: things.yaml is there twice, or lies below another file: pack it anew"),
    (
        (TOML, QUAY, ("things.yaml/more.yaml", "things: []\n")),
        "../bad.zip: things.yaml/more.yaml is there twice, or lies below another file: pack it anew",
    ),
    (
        (TOML, (_link("things.yaml"), "/etc/passwd")),
        "../bad.zip: things.yaml in it is a link: pack the file that ",
    ),
    ((TOML, (f"{'a' * 300}.yaml", "")), f"../bad.zip: {'a' * 300}.yaml cannot be unpacked: File name too long"),
    ((TOML, ("things.yaml", "things:\n  - {id: q\n")), "../bad.zip/things.yaml:3: not readable as YAML"),
    ((("civicgraph.toml", "title = \n"), QUAY), "../bad.zip/civicgraph.toml: not readable as TOML"),
    ((TOML, *((f"t/{one}.yaml", "") for one in range(10_001))), "../bad.zip: more than 10,000 files of data"),
    (
        (("civicgraph.toml", 'base = "https://example.org/town/"\n'), QUAY),
        "the addresses of harbour begin as those of this record do",
    ),
]


@pytest.mark.parametrize(("entries", "message"), REFUSED)
def test_a_record_that_is_refused_leaves_nothing_and_spoils_nothing(
    town: Workspace, tmp_path: Path, entries: tuple[PackedFile, ...], message: str
) -> None:
    (tmp_path / "harbour.zip").write_bytes(pack_folder(tmp_path / "harbour"))
    stand_on(town, "harbour", "../harbour.zip")
    kept = town.root / ".civicgraph" / "records"
    before = sorted(kept.rglob("*"))
    (tmp_path / "bad.zip").write_bytes(_pack(*entries))
    for write in ([], ["--write"]):
        done = town.run("records", "add", "harbour", "../bad.zip", *write)
        assert (done.returncode, done.stderr.count("\n")) == (2, 1)
        assert done.stderr.startswith(f"Error: {message}")
    assert sorted(kept.rglob("*")) == before
    assert "harbour:night-bus" in town.dataset().record().things


def test_what_is_looked_at_and_not_written_changes_nothing_and_a_pin_is_taken_back(
    town: Workspace, tmp_path: Path
) -> None:
    archive = tmp_path / "harbour.zip"
    archive.write_bytes(pack_folder(tmp_path / "harbour"))
    stand_on(town, "harbour", "../harbour.zip")
    write_harbour(tmp_path / "harbour", **{"more.yaml": "things:\n  - {id: quay, type: Place, name: Quay}\n"})
    archive.write_bytes(pack_folder(tmp_path / "harbour"))
    assert "nothing was written" in town.run("records", "pin", "harbour").stderr
    assert "harbour:quay" not in town.dataset().record().things
    assert town.run("records", "pin", "harbour", "--write").returncode == 0
    assert "harbour:quay" in town.dataset().record().things
    assert town.run("undo", "--write").returncode == 0
    assert "harbour:night-bus" in town.dataset().record().things
    assert "harbour:quay" not in town.dataset().record().things


def test_many_may_fetch_at_once(town: Workspace, tmp_path: Path, host: Host) -> None:
    host.answers["/harbour.zip"] = 200, pack_folder(tmp_path / "harbour")
    data = stand_on(town, "harbour", f"{host.url}/harbour.zip")
    kept = town.root / ".civicgraph" / "records"
    shutil.rmtree(kept)
    with ThreadPoolExecutor(8) as threads:
        found = [one.sha256 for one in threads.map(lambda _: town.dataset().fetch_record("harbour"), range(16))]
    assert set(found) == {data.others[0].sha256}
    assert sorted(path.name for path in kept.iterdir()) == [".gitignore", f"harbour-{found[0][:12]}"]
    assert "harbour:night-bus" in town.dataset().record().things


def test_the_password_of_the_engine_is_told_to_no_host_of_records(
    town: Workspace, host: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CIVICGRAPH_STORE_USER", "bo")
    monkeypatch.setenv("CIVICGRAPH_STORE_PASSWORD", "hunter2")
    host.answers["/x.zip"] = 401, b""
    with pytest.raises(CivicgraphError, match=r"/x\.zip asks for a password: fetch it yourself, and name the zip"):
        town.dataset().add_record("harbour", f"{host.url}/x.zip")
    assert (host.asked, host.told) == (["/x.zip"], [""])
    with pytest.raises(UsageError, match="the address holds a user: a record is brought from where nobody"):
        town.dataset().add_record("harbour", f"{host.url.replace('//', '//bo:hunter2@')}/x.zip")
    assert len(host.asked) == 1
