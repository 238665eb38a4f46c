"""A record that stands on others: what of theirs is there, under which ids, and that it is only read."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from civicgraph import CivicgraphError, DataError, Dataset, UsageError

from ...confidential import SECRET, write_confidential
from ...workspace import FILES, Workspace
from .standing import SETTINGS, stand_on, write_harbour, write_town

NAMED = f'name = "x"\nbase = "urn:x/"\nsha256 = "{"0" * 64}"'


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """The town, with the harbour beside it."""
    write_harbour(tmp_path / "harbour")
    return write_town(tmp_path, monkeypatch)


@pytest.fixture
def data(town: Workspace) -> Dataset:
    """The town standing on the harbour."""
    return stand_on(town, "harbour", "../harbour")


def test_theirs_is_there_under_ids_that_say_whose_it_is(data: Dataset) -> None:
    record = data.record()
    theirs = Dataset.at(str(Path(data.root, "../harbour"))).record()
    assert {id for id in record.things if ":" in id} == {f"harbour:{id}" for id in theirs.things}
    assert {id for id in record.claims if ":" in id} == {f"harbour:{id}" for id in theirs.claims}
    assert record.things["night-bus"].name == "Line 42 at night"
    assert record.things["harbour:night-bus"].name == "Elm Street night bus"
    claim = record.claims["harbour:claim/minutes/asked"]
    assert (claim.subject, claim.object, claim.source, claim.voice, claim.evidence[0].source) == (
        "harbour:elm-street-alliance", "harbour:ask-night-bus", "harbour:source/minutes",
        "harbour:voice/minutes/author", "harbour:source/minutes")  # fmt: skip
    assert record.claims["harbour:claim/minutes/answer-yes"].object == "answer:yes"
    assert record.iri("harbour:night-bus") == "https://example.org/harbour/night-bus"
    assert record.short_id("https://example.org/harbour/night-bus") == "harbour:night-bus"
    assert not record.drafts


def test_what_is_theirs_is_marked_wherever_it_is_named(town: Workspace, data: Dataset) -> None:
    record = data.record()
    assert record.name("harbour:night-bus") == "Elm Street night bus [harbour]"
    assert record.name("night-bus") == "Line 42 at night"
    report = str(data.report("harbour:elm-street-alliance", "harbour:night-bus", format="md").write())
    assert "[harbour] marks what is of the record harbour, “harbour”, no licence said" in report.replace("\\", "")
    assert "Elm Street Alliance \\[harbour\\]" in report
    answer = town.run("trace", "harbour:elm-street-alliance", "harbour:night-bus", "--json")
    assert [one["name"] for one in json.loads(answer.stdout)["records"]] == ["harbour"]
    assert "Elm Street night bus [harbour]" in data.map()


def test_a_trace_walks_from_ours_into_theirs_where_a_decision_joins_them(data: Dataset) -> None:
    data.decide("same", "night-bus", "harbour:night-bus", "One line.", decided_by="Bo", decided="2024").write()
    now = Dataset.at(data.root)
    assert not now.trace("harbour:elm-street-alliance", "fewer-accidents").to_dict()["pathways"]
    found = now.trace("harbour:elm-street-alliance", "fewer-accidents", same=True).to_dict()
    ends = [(step["from"], step["to"]) for step in found["pathways"][0]["steps"]]
    assert ends[0][0] == "harbour:elm-street-alliance" and ends[-1] == ("night-bus", "fewer-accidents")
    assert now.check().warnings == []


def test_claims_of_ours_may_be_about_things_of_theirs(data: Dataset) -> None:
    assert data.record().claims["claim/minutes/council"].subject == "harbour:harbour-council"
    assert data.check().warnings == []


def test_a_thing_that_they_do_not_have_is_named_by_file_and_line(town: Workspace, data: Dataset) -> None:
    town.change("claims/paper.yaml", "subject: harbour:harbour-council", "subject: harbour:council")
    with pytest.raises(DataError) as refused:
        town.dataset().check()
    assert [str(one) for one in refused.value.problems] == [
        "claims/paper.yaml:18: harbour:council is no thing in this data; did you mean harbour:harbour-council?"
    ]
    assert [one.id for one in town.dataset().record().drafts] == ["claim/minutes/council"]


def test_a_thing_of_theirs_has_to_be_of_the_type_that_a_relation_takes(town: Workspace, data: Dataset) -> None:
    turned = "subject: night-bus\n    predicate: attended\n    object: harbour:harbour-council"
    written = "subject: harbour:harbour-council\n    predicate: funded\n    object: night-bus"
    town.change("claims/paper.yaml", written, turned)
    with pytest.raises(DataError, match="of type Event, but harbour:harbour-council is of type PublicBody"):
        town.dataset().check()
    assert [one.id for one in town.dataset().record().drafts] == ["claim/minutes/council"]


def test_what_is_theirs_is_not_changed_here(data: Dataset) -> None:
    changes = (
        lambda: data.rename("harbour:night-bus", "bus"),
        lambda: data.merge("night-bus", "harbour:night-bus", "One line."),
        lambda: data.merge("https://example.org/harbour/night-bus", "night-bus", "One line."),
        lambda: data.retract("harbour:claim/report/made", "A slip."),
        lambda: data.redact("Elm Street night bus"),
    )
    for change in changes:
        with pytest.raises(UsageError, match=r"is of the record harbour .*, which is only read here"):
            change()


def test_the_store_has_their_graphs_under_their_addresses(data: Dataset) -> None:
    asked = """SELECT ?claim ?title WHERE { GRAPH ?graph { ?claim a civic:Claim } GRAPH ?records {
      ?graph dcterms:isPartOf ?record . ?record dcterms:title ?title } } ORDER BY ?claim"""
    rows = data.query("PREFIX dcterms: <http://purl.org/dc/terms/>\n" + asked).rows
    assert len(rows) == 10 and {row["title"] for row in rows} == {"harbour"}
    assert rows[0]["claim"] == "https://example.org/harbour/claim/minutes/answer-yes"
    both = data.query("SELECT ?what WHERE { ?claim civic:when '2021' ; rdf:subject ?who . ?who skos:prefLabel ?what }")
    assert "Harbour Council" in {row["what"] for row in both.rows}


def test_an_edit_of_ours_leaves_theirs_in_the_store(town: Workspace, data: Dataset) -> None:
    before = len(data.store())
    town.change("things.yaml", "Line 42 at night", "Line 42")
    assert len(town.dataset().store()) == before


def test_what_is_handed_on_has_of_theirs_only_what_it_names(data: Dataset) -> None:
    own = data.named_only()
    assert sorted(own.record().things) == ["fewer-accidents", "harbour:harbour-council", "night-bus"]
    assert sorted(own.record().claims) == ["claim/minutes/asked", "claim/minutes/council"]
    assert not own.record().drafts
    quads = b"".join(own.canonical()).decode()
    assert "https://example.org/harbour/harbour-council" in quads and "harbour/claim" not in quads
    done = data.export("csv")
    assert "the record harbour of other people: 10 claims and 7 things; those who keep it hand it on" in [
        one.what for one in done.report.left_out
    ]
    assert not any(b"harbour:claim" in content or b"harbour:night-bus" in content for content in done.files.values())


def test_same_files_give_the_same_bytes_in_whatever_order_they_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_harbour(tmp_path / "harbour")
    other = FILES["civicgraph.toml"].replace("harbour", "quay")
    write_harbour(tmp_path / "quay", **{"civicgraph.toml": other})
    town = write_town(tmp_path, monkeypatch)
    for names in (("harbour", "quay"), ("quay", "harbour")):
        town.write("civicgraph.toml", SETTINGS)
        for name in names:
            data = stand_on(town, name, f"../{name}")
        found = Path(data.build(), "record.bin").read_bytes(), sorted(data.canonical())
        shutil.rmtree(town.cache)
        if names[0] == "harbour":
            first = found
    assert found == first


@pytest.mark.parametrize("break_in", ["edited", "base"])
def test_a_record_that_has_changed_is_refused_in_one_line(
    town: Workspace, data: Dataset, tmp_path: Path, break_in: str
) -> None:
    things = tmp_path / "harbour" / "things.yaml"
    things.write_text(things.read_text("utf-8").replace("Harbour Bus Fund", "Bus Fund"), "utf-8")
    with pytest.raises(DataError) as refused:
        town.dataset().record()
    assert len(refused.value.problems) == 1
    assert "the record harbour is not what was pinned: `civicgraph records pin harbour`" in str(refused.value)
    assert town.dataset().records().rows[0]["state"] == "changed"
    edits = town.dataset().pin_record("harbour")
    assert [line[:9] for line in edits.diff().splitlines() if line[:1] in "+-"][2:] == ["-sha256 =", "+sha256 ="]
    edits.write()
    assert town.dataset().record().things["harbour:bus-fund"].name == "Bus Fund"
    town.dataset().undo().write()
    with pytest.raises(DataError, match="is not what was pinned"):
        town.dataset().record()


def test_what_names_a_record_that_is_not_there_is_left_out_and_told(
    town: Workspace, data: Dataset, tmp_path: Path
) -> None:
    town.change("claims/paper.yaml", ", partyTo: [harbour:harbour-council]", "")
    (tmp_path / "harbour").rename(tmp_path / "gone")
    now = town.dataset()
    assert [one.id for one in now.record().drafts] == ["claim/minutes/council"]
    told = [one.message for one in now.check().warnings]
    assert "the record harbour is not at hand: ../harbour is no folder; what names it is left out" in told
    assert now.record().others["harbour"].is_here is False
    assert now.records().rows[0]["state"] == "missing"


def test_nothing_confidential_of_theirs_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    theirs = write_confidential(tmp_path / "theirs")
    town = write_town(tmp_path, monkeypatch)
    town.change("claims/paper.yaml", "subject: harbour:harbour-council", "subject: limani:port")
    town.change("claims/paper.yaml", ", partyTo: [harbour:harbour-council]", "")
    data = stand_on(town, "limani", str(theirs.root))
    record = data.for_own_eyes().shown_record()
    assert record.claims["limani:claim/news/eleni"].subject == "limani:eleni"
    assert {id for id in record.sources if ":" in id} == {"limani:source/news"}
    data.build()
    # Their own compiled files, and when which file was read, stay as theirs; what is made of them is in entries.
    made = [path for path in town.cache.rglob("*") if path.is_file() and path.parent != town.cache]
    ours = [path for path in made if not path.parent.name.startswith("parts-")]
    assert ours and not [path for path in ours if SECRET.lower().encode() in path.read_bytes().lower()]
    assert SECRET.lower() not in b"".join(data.canonical()).decode().lower()
    # Three confidential sources with four voices, five claims, a caveat and a test, and a claim and a caveat on them.
    assert data.records().rows[0]["left_out"] == 16


def test_what_they_stand_on_themselves_is_not_brought(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_harbour(tmp_path / "harbour")
    town = write_town(tmp_path, monkeypatch)
    stand_on(town, "harbour", "../harbour")
    city = Workspace(tmp_path / "city", town.cache)
    city.write("civicgraph.toml", 'title = "The city"\nbase = "https://example.org/city/"\n')
    city.write("things.yaml", "things:\n  - {id: city-council, type: PublicBody, name: City Council}\n")
    data = stand_on(city, "town", "../town")
    assert set(data.record().others) == {"town"}
    assert (
        "town:claim/minutes/asked" not in data.record().claims
        or "town:claim/minutes/council" not in data.record().claims
    )
    assert data.records().rows[0]["left_out"] == 4
    both = stand_on(city, "harbour", "../harbour")
    assert "harbour:night-bus" in both.record().things


def test_two_records_may_stand_on_each_other(town: Workspace, data: Dataset, tmp_path: Path) -> None:
    harbour = Workspace(tmp_path / "harbour", town.cache)
    stand_on(harbour, "town", "../town")
    town.dataset().pin_record("harbour").write()
    assert "harbour:night-bus" in town.dataset().record().things
    with pytest.raises(DataError, match="the record town is not what was pinned"):
        harbour.dataset().record()


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ('name = "x"', "a record needs base"),
        ('name = "x"\nbase = "urn:x/"\nsha256 = "0"\npath = "a"', "sha256 is 64 figures"),
        (NAMED, "a record lies in one place"),
        (f'{NAMED}\npath = "a"\nurl = "b"', "a record lies in one place"),
        (f'{NAMED}\npath = "a"\nhash = "b"', "hash: a record has name"),
        (f'{NAMED}\npath = "a"'.replace('"x"', '"wording"'), "'wording' cannot be the name"),
        (f'{NAMED}\npath = "a"'.replace("urn:x/", "https://example.org/"), "begin as those of this"),
    ],
)
def test_an_entry_that_is_not_understood_is_refused_by_line(town: Workspace, entry: str, message: str) -> None:
    town.write("civicgraph.toml", f"{SETTINGS}[[records]]\n{entry}\n")
    with pytest.raises(DataError, match=message) as refused:
        town.dataset()
    assert str(refused.value).startswith("civicgraph.toml:4: ")


def test_two_records_of_one_name_or_one_base_are_refused(town: Workspace, data: Dataset, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="the addresses of quay begin as those of harbour do"):
        data.add_record("quay", "../harbour")
    with pytest.raises(UsageError, match="this is the record itself"):
        data.add_record("town", str(town.root))
    with pytest.raises(UsageError, match="no such folder or file"):
        data.add_record("quay", "../quay")
    with pytest.raises(UsageError, match=r"no civicgraph.toml in it"):
        data.add_record("quay", str(tmp_path / "cache"))


def test_the_shipped_record_can_be_stood_on(town: Workspace) -> None:
    town.change("claims/paper.yaml", "harbour:harbour-council", "cii:gla")
    data = stand_on(town, "cii", "civicgraph:shipped")
    row = data.records().rows[0]
    assert (row["state"], row["licence"], row["things"]) == (
        "here", "https://creativecommons.org/licenses/by/4.0/", len(Dataset.shipped().record().things))  # fmt: skip
    trace = data.trace("cii:citizens-uk", "cii:lvrw").to_dict()
    shipped = Dataset.shipped().trace("citizens-uk", "lvrw").to_dict()
    assert [step["claims"][0]["id"] for step in trace["pathways"][0]["steps"]] == [
        f"cii:{step['claims'][0]['id']}" for step in shipped["pathways"][0]["steps"]
    ]


def test_their_own_words_stay_theirs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = "types:\n  - {id: NightLine, label: night line, parent: Project, definition: A bus at night.}\n"
    things = FILES["things.yaml"].replace("type: Project", "type: NightLine")
    write_harbour(tmp_path / "harbour", **{"things.yaml": things, "vocabulary.yaml": words})
    town = write_town(tmp_path, monkeypatch)
    town.write("vocabulary.yaml", words.replace("night line", "nightly line"))
    town.change("things.yaml", "type: Project", "type: NightLine")
    data = stand_on(town, "harbour", "../harbour")
    record = data.record()
    assert record.things["harbour:night-bus"].type == "harbour:NightLine"
    assert record.things["night-bus"].type == "NightLine"
    assert (record.type_label("harbour:night-bus"), record.type_label("night-bus")) == ("night line", "nightly line")
    assert record.is_of("harbour:night-bus", "Project")
    asked = "SELECT ?thing WHERE { ?thing a <https://example.org/harbour/vocabulary#NightLine> }"
    assert [row["thing"] for row in data.query(asked).rows] == ["https://example.org/harbour/night-bus"]


def test_changes_are_those_of_our_own_files(town: Workspace, data: Dataset, tmp_path: Path) -> None:
    shutil.copytree(town.root, tmp_path / "elsewhere" / "town")
    town.change("claims/paper.yaml", "The council paid for the line.", "The council paid for it.")
    done = town.run("changes", str(tmp_path / "elsewhere" / "town"), "--json")
    assert [one["after"] for one in json.loads(done.stdout)["items"]] == ["claim/minutes/council"]


@pytest.mark.parametrize("tenth", range(1, 10))
@pytest.mark.parametrize("is_cut", [True, False])
def test_what_is_kept_of_theirs_is_not_trusted_once_it_is_damaged(
    town: Workspace, data: Dataset, tenth: int, is_cut: bool
) -> None:
    claims = list(data.record().claims.values())
    kept = [path for path in town.cache.rglob("parts-*/*") if path.is_file()]
    assert kept
    for path in kept:
        content = path.read_bytes()
        at = len(content) * tenth // 10
        path.write_bytes(content[:at] + (b"" if is_cut else bytes([content[at] ^ 1]) + content[at + 1 :]))
    town.change("things.yaml", "Line 42 at night", "Line 42 by night")  # so that the record is put together anew
    again = town.dataset().record()
    assert again.things["night-bus"].name == "Line 42 by night"
    assert list(again.claims.values()) == claims


def test_a_cache_that_cannot_keep_them_changes_no_answer(town: Workspace, data: Dataset) -> None:
    record, quads = data.record(), b"".join(data.canonical())
    folders = [*town.cache.glob("parts-*")]
    assert len(folders) == 2
    for folder in folders:  # where compiled files would be kept, a file is
        shutil.rmtree(folder)
        folder.write_text("", "utf-8")
    town.change("things.yaml", "things:", "things:  # of the town")
    again = town.dataset()
    assert again.record().claims == record.claims and again.record().things == record.things
    assert b"".join(again.canonical()) == quads
    assert all(folder.is_file() for folder in folders)


def test_coverage_asks_for_no_text_of_theirs(town: Workspace, data: Dataset) -> None:
    assert "harbour:source/minutes" in data.record().sources
    with pytest.raises(CivicgraphError, match=r"holds source/minutes$"):
        data.coverage()


def test_doubles_are_sought_among_ours_and_theirs_and_not_among_theirs(town: Workspace, tmp_path: Path) -> None:
    pytest.importorskip("rapidfuzz")
    twice = "\n  - {id: council-again, type: PublicBody, name: Harbour Council}\n"
    write_harbour(tmp_path / "harbour", **{"more.yaml": f"things:{twice}"})
    town.write("more.yaml", "things:\n  - {id: elm-street-bus, type: Project, name: Elm Street night bus}\n")
    data = stand_on(town, "harbour", "../harbour")
    assert {(pair.first, pair.second) for pair in data.duplicates(likeness=100).pairs} == {
        ("elm-street-bus", "harbour:night-bus")
    }


@pytest.mark.parametrize("place", [".", "../town", "harbour", "..", "linked"])
def test_a_record_that_would_be_read_as_part_of_ours_is_refused(town: Workspace, tmp_path: Path, place: str) -> None:
    write_harbour(town.root / "harbour")
    (town.root / "linked").symlink_to(town.root / "harbour", target_is_directory=True)
    if place == "..":
        write_harbour(tmp_path)
    told = "this is the record itself" if place in (".", "../town") else "one of the two lies within the other"
    done = town.run("records", "add", "harbour", place, "--write")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert done.stderr.startswith(f"Error: {place}: {told}")
    entry = NAMED.replace('"x"', '"harbour"')
    town.write("civicgraph.toml", f'{SETTINGS}\n[[records]]\n{entry}\npath = "{place}"\n')
    done = town.run("check")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert done.stderr.startswith(f"civicgraph.toml:5:1: error: {told}")


def test_a_record_may_lie_in_a_folder_of_ours_that_is_passed_over(town: Workspace) -> None:
    write_harbour(town.root / "_others" / "harbour")
    data = stand_on(town, "harbour", "_others/harbour")
    assert "harbour:night-bus" in data.record().things and data.record().things["night-bus"].name == "Line 42 at night"


@pytest.mark.parametrize("name", ["claim", "thing", "source", "voice", "ftp", "civicgraph", "answer", "prov"])
def test_what_begins_other_ids_and_addresses_is_no_name_of_a_record(town: Workspace, name: str) -> None:
    done = town.run("records", "add", name, "../harbour", "--write")
    told = f"Error: '{name}' cannot be the name of a record: it stands before a colon elsewhere; choose another\n"
    assert (done.returncode, done.stderr) == (2, told)
