"""Projects and code books of REFI-QDA, read: by hand, at random, and damaged."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph import UsageError
from civicgraph.graph.exchange.coded_text import CodedText

from .read_in import read_bundle, sentences, take
from .written import remark_counts

TALK = "Meeting in March\r\n\r\nWe had no bus, and then we had no bus at night either.\r\nShe spoke of the fare."
NOTES = "The café closed.\nPeople walked home along the dark road because the last bus of the day left before the end."
BOOK = """<CodeBook><Codes>
<Code guid="C1" name="Transport" isCodable="true" color="#ff0000"><Description>How people travel.</Description>
  <Code guid="C2" name="Night bus" isCodable="true"/></Code>
<Code guid="C3" name="Safety" isCodable="true"><Code guid="C4" name="Night bus" isCodable="true"/></Code>
<Code guid="C5" isCodable="true"/>
</Codes></CodeBook>"""


def coding(guid: str, code: str, more: str = "") -> str:
    return f'<Coding guid="{guid}"{more}><CodeRef targetGUID="{code}"/></Coding>'


def selection(guid: str, text: str, words: str, inside: str, *, last: bool = False, more: str = "") -> str:
    begin = text.rindex(words) if last else text.index(words)
    places = f'startPosition="{begin}" endPosition="{begin + len(words)}"'
    return f'<PlainTextSelection guid="{guid}" {places}{more}>{inside}</PlainTextSelection>'


def project(sources: str, *, more: str = "", book: str = BOOK) -> bytes:
    return f"""<?xml version="1.0" encoding="utf-8"?>
<Project xmlns="urn:QDA-XML:project:1.0" name="Night buses" origin="By hand">
<Users><User guid="U1" name="Bo Lund"/><User guid="U2" id="AO"/></Users>{book}<Sources>{sources}</Sources>
<Notes><Note guid="N1" name="memo"><PlainTextContent>The fare is called a barrier here.</PlainTextContent></Note>
<Note guid="N2" name="short"><PlainTextContent>See!</PlainTextContent></Note></Notes>{more}</Project>""".encode()


def archive_of(qde: bytes, **texts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("project.qde", qde)
        for name, text in texts.items():
            archive.writestr(f"sources/{name}.txt", text.encode())
    return out.getvalue()


SOURCES = f"""
<TextSource guid="S1" name="A talk" plainTextPath="internal://S1.txt" creatingUser="U1">
{selection("P1", TALK, "no bus", coding("K1", "C2", ' creatingUser="U2"'), last=True)}
{selection("P2", TALK, "spoke of the fare", coding("K2", "{c1}") + '<NoteRef targetGUID="N1"/>')}
{selection("P3", TALK, "Meeting", "")}
<PlainTextSelection guid="P4" startPosition="90" endPosition="900">{coding("K4", "C3")}</PlainTextSelection>
{coding("K5", "C1")}
</TextSource>
<TextSource guid="S2" name="Notes"><PlainTextContent>{escape(NOTES)}</PlainTextContent>
{selection("P5", NOTES, NOTES[17:], coding("K6", "C3") + coding("K7", "C9"))}
</TextSource>
<TextSource guid="S3" name="Lost" plainTextPath="internal://S3.txt">
<PlainTextSelection guid="P6" startPosition="0" endPosition="4">{coding("K8", "C3")}</PlainTextSelection></TextSource>
<PDFSource guid="S4" name="A plan" path="internal://S4.pdf"><PDFSelection guid="P7" page="1">{coding("K9", "C3")}
</PDFSelection></PDFSource>
<AudioSource guid="S5" name="A song"><Transcript guid="T1"><PlainTextContent>We sang all night</PlainTextContent>
<SyncPoint guid="Y1" position="0" timeStamp="0"/><SyncPoint guid="Y2" position="7" timeStamp="4000"/>
<TranscriptSelection guid="P8" fromSyncPoint="Y1" toSyncPoint="Y2">{coding("K10", "C3")}</TranscriptSelection>
</Transcript></AudioSource>
"""
PROJECT = archive_of(project(SOURCES), s1=TALK)


def test_a_project_by_hand(tmp_path: Path) -> None:
    done = take(tmp_path, "buses.qdpx", PROJECT)
    bundle, report = done.result.plan.bundle, done.result.report
    assert report.format == "refi-qda"
    assert sentences(bundle) == {
        ("Night bus (Transport)", "partOf", "Transport"), ("Night bus (Safety)", "partOf", "Safety"),
        ("A talk", "about", "Night bus (Transport)"), ("A talk", "about", "Transport"), ("A talk", "about", "Safety"),
        ("Notes", "about", "Safety"), ("Lost", "about", "Safety"), ("A song", "about", "Safety"),
    }  # fmt: skip
    assert {one.text("type") for one in bundle.things.values()} == {"Theme", "Publication"}
    assert bundle.things["transport"].values["description"] == "How people travel."
    texts = {id: text.content for id, text in bundle.texts.items()}
    assert texts["source/buses-a-talk"] == "\n\n".join(filter(None, TALK.split("\r\n"))) + "\n"
    assert texts["source/buses-notes"] == NOTES.replace("\n", "\n\n") + "\n"
    codings = {(one.text("subject"), one.text("object")): one for one in bundle.claims.values() if one.text("status")}
    assert len(codings) == 6 and {one.text("status") for one in codings.values()} == {"draft"}
    bus = codings["a-talk", "night-bus-transport"]
    assert bus.evidence == [{
        "anchor": "no bus at", "line": "3", "summary": "A passage of the document was coded as Night bus (Transport).",
    }] and bus.text("coder") == "AO"  # fmt: skip
    fare = codings["a-talk", "transport"]
    assert (fare.evidence[0]["anchor"], fare.evidence[0]["summary"]) == (
        "spoke of the fare.", "The fare is called a barrier here."
    ) and fare.text("coder") == "Bo Lund"  # fmt: skip
    assert codings["notes", "safety"].evidence[0]["anchor"] == (
        "People walked home along the dark road because the last bus of"
    )
    assert codings["a-song", "safety"].evidence[0]["anchor"] == "We sang all"
    assert not codings["lost", "safety"].evidence and not codings["a-talk", "safety"].evidence


def test_what_is_not_taken_is_told(tmp_path: Path) -> None:
    report = take(tmp_path, "buses.qdpx", PROJECT).result.report
    assert report.read == {
        "codes": 5, "documents": 4, "passages": 7, "codings": 8, "things": 8, "claims": 8, "drafts": 6,
    }  # fmt: skip
    assert remark_counts(report.refused) == {
        "a code without a name or a GUID of its own": 1, "a coding with a code that the code book has not": 1
    }  # fmt: skip
    assert remark_counts(report.left_out) == {
        "passages without a code": 1,
        "passages are kept by where they begin, in at most twelve words": 1,
        "texts that the file names and does not hold": 1,
        "passages of pages, pictures, sound and film": 1,
        "PDF without a plain text of it: save its text with the project": 1,
        "notes that no passage has, or that only repeat it": 1,
        "colours have no place in a record": 1,
    }
    decide = {one.what: one.places for one in report.to_decide}
    assert decide["passages whose positions do not fit the text have no place"] == ("p4",)
    assert decide["codings of a document without its text have no place"] == ("s3",)
    assert decide["codings of a whole document have no place"] == ("coding k5",)


def test_the_workspace_passes_and_codes_within_codes_are_no_drafts(tmp_path: Path) -> None:
    done = take(tmp_path, "buses.qdpx", PROJECT)
    assert all("is a draft" in one.message for one in done.data.check().warnings)
    record = done.record
    assert not record.lost_anchors
    assert {(one.subject, one.predicate) for one in record.claims.values()} == {
        ("night-bus-transport", "partOf"), ("night-bus-safety", "partOf")
    }  # fmt: skip
    again = take(tmp_path, "buses.qdpx", PROJECT)
    assert all(kind.startswith("unchanged") for kind in again.result.report.written)


def test_a_code_book_alone(tmp_path: Path) -> None:
    book = BOOK.replace("<CodeBook>", '<?xml version="1.0"?><CodeBook xmlns="urn:QDA-XML:codebook:1.0">')
    done = take(tmp_path, "buses.qdc", book)
    assert done.result.report.format == "refi-qda" and len(done.record.claims) == 2
    assert {one.name for one in done.record.things.values()} >= {"Transport", "Safety", "Night bus (Safety)"}


@pytest.mark.parametrize("name", ["", "buses ran"])
@pytest.mark.parametrize("letters", [1, 2])
def test_ends_of_lines_count_as_fits_the_passages(letters: int, name: str) -> None:
    text, words = "One day\r\nTwo buses ran late", "buses ran"
    begin = text.index(words) - (2 - letters)
    inside = f'<PlainTextSelection guid="P" name="{name}" startPosition="{begin}" endPosition="{begin + len(words)}">'
    source = f'<TextSource guid="S" name="A" plainTextPath="internal://S.txt">{inside}{coding("K", "C1")}'
    qde = project(f"{source}</PlainTextSelection></TextSource>")
    bundle = read_bundle("a.qdpx", archive_of(qde, S=text), "refi-qda")
    (claim,) = (one for one in bundle.claims.values() if one.text("status"))
    assert (claim.spots[0].words, claim.spots[0].row) == (("buses ran",), 3)
    said = {1: "one letter", 2: "two letters"}[letters]
    assert [one.what for one in bundle.report.guessed] == [f"the end of a line counts as {said}, as fits the passages"]


@given(text=st.text("ab é,.\n\r\U0001f68c", min_size=1, max_size=80), data=st.data())
def test_the_words_of_a_passage_stand_in_its_line(text: str, data: st.DataObject) -> None:
    begin = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(begin + 1, len(text)))
    coded = CodedText(text)
    if not coded.fits(begin, end):
        return
    found = coded.place(begin, end)
    line = coded.content.split("\n")[found.row - 1]
    assert found.words in line and len(found.words.split()) <= 12
    assert bool(found.words) == (len(line.split()) >= 3)
    assert found.words == "" or set(found.words.split()) & {*text[begin:end].split(), *line.split()}


@given(
    spans=st.lists(
        st.tuples(st.integers(-3, 130), st.integers(-3, 130), st.sampled_from(["C1", "C2", "C9"])), max_size=9
    )
)
def test_every_coding_is_a_claim_or_refused(spans: list[tuple[int, int, str]]) -> None:
    inside = "".join(
        f'<PlainTextSelection guid="P{at}" startPosition="{begin}" endPosition="{end}">{coding(f"K{at}", code)}'
        "</PlainTextSelection>"
        for at, (begin, end, code) in enumerate(spans)
    )
    source = f'<TextSource guid="S" name="A"><PlainTextContent>{escape(NOTES)}</PlainTextContent>{inside}</TextSource>'
    report = (bundle := read_bundle("a.qdpx", archive_of(project(source)), "refi-qda")).report
    refused = remark_counts(report.refused).get("a coding with a code that the code book has not", 0)
    drafts = next((one.times for one in report.to_decide if one.what.startswith("codings are drafts")), 0)
    assert report.read.get("codings", 0) == len(spans) == refused + drafts
    places = sum(len(one.spots) for one in bundle.claims.values() if one.text("status"))
    unfit = remark_counts(report.to_decide).get("passages whose positions do not fit the text have no place", 0)
    assert places <= drafts and places + unfit >= drafts


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (archive_of(b"<!DOCTYPE a><Project/>"), "declares a document type"),
        (archive_of("<!DOCTYPE a><Project/>".encode("utf-16")), "declares a document type"),
        (archive_of(b"<Project"), "no readable XML"),
        (archive_of(b"<Other/>"), "neither a project of REFI-QDA"),
        (archive_of(b"<Project/>" + b" " * 40_000_000), "too much to be read"),
    ],
)
def test_what_is_none_is_refused_in_one_line(content: bytes, said: str) -> None:
    with pytest.raises(UsageError) as refused:
        read_bundle("a.qdpx", content, "refi-qda")
    assert said in str(refused.value) and "\n" not in str(refused.value)


@given(cut=st.integers(0, len(PROJECT) - 1), by=st.integers(1, 255))
def test_a_spoiled_project_is_refused_in_one_line_or_read(cut: int, by: int) -> None:
    spoiled = bytes([*PROJECT[:cut], PROJECT[cut] ^ by, *PROJECT[cut + 1 :]])
    try:
        read_bundle("a.qdpx", spoiled, "refi-qda")
    except UsageError as error:
        assert "\n" not in str(error)
