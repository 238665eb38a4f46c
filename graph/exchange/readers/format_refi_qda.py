"""REFI-QDA: projects and code books of NVivo, ATLAS.ti, MAXQDA, QualCoder and others.

Each text becomes a source with its text and a publication, each code a theme, and each coding a draft: the publication
``about`` the theme, with the words that were coded as its place and the one who coded it. What a passage is coded as is
a reading of it, which a person has to look at. Source: the REFI-QDA standard 1.5.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple
from xml.etree.ElementTree import Element

from ...documents.extracted import Extracted, Unreadable, check_length, engine_name, paragraphs_text
from ...documents.letters import decode
from ...documents.zips import read_member
from ..bundle import Bundle, EvidenceSpot
from ..coded_text import MOST_WORDS, CodedText, fitting_line_ends
from ..opened import OpenedFile
from ..plain_words import one_line
from ..xml_text import local_tag
from .qda_elements import SELECTIONS, child_text, children, guid_of, nested_codes, span_of

KINDS = (".qdpx", ".xml")
"""What files of this format are, by their content."""

_TEXTS = ("TextSource", "Representation", "Transcript", "TextDescription")
_OTHERS = {"PDFSource": "PDF", "PictureSource": "pictures", "AudioSource": "sound", "VideoSource": "film"}
_PASSED = {
    "Case": "cases", "Variable": "variables", "Set": "sets", "Graph": "graphs", "Link": "links"
}  # fmt: skip
_FEWEST_LETTERS = 10
_LONGEST, _LONGEST_NAME = 900, 300
_ALL_DRAFTS = "codings are drafts: read each passage, say what it says in the summary, and take status out"
_CONFIDENTIAL = "documents stand here in their own words: write `confidential: true` into each told in confidence"


def recognise(file: OpenedFile) -> bool:
    """Whether a file is a project or a code book."""
    return file.kind == ".qdpx" or local_tag(file.xml) == "CodeBook" or _is_project(file.xml)


def _is_project(root: Element) -> bool:
    return local_tag(root) == "Project" and "qda-xml" in root.tag.casefold()


def read(file: OpenedFile, bundle: Bundle) -> None:
    """Fills a bundle with the documents of a project, its codes, and what was coded."""
    root = file.xml if file.kind == ".xml" else _project(file)
    if local_tag(root) != "CodeBook" and local_tag(root) != "Project":
        raise file.error("it is neither a project of REFI-QDA nor a code book")
    _Project(file, root, bundle).read()


def _project(file: OpenedFile) -> Element:
    names = [name for name in file.archive.namelist() if name.lower().rpartition("/")[2] == "project.qde"]
    if not names:
        raise file.error("there is no project.qde in it: save the project anew")
    return OpenedFile(f"{file.path}/project.qde", _member(file, names[0])).xml


def _member(file: OpenedFile, name: str) -> bytes:
    try:
        return read_member(file.archive, name)
    except Unreadable as refusal:
        raise file.error(str(refusal), name) from None


class _ProjectDocument(NamedTuple):
    """A document of a project: what it is called, the thing and the source that it became, and its text if any."""

    guid: str
    thing: str
    source: str
    text: CodedText | None


class _Project:
    """A project, or a code book alone."""

    def __init__(self, file: OpenedFile, root: Element, bundle: Bundle) -> None:
        self.file, self.root, self.bundle, self.report = file, root, bundle, bundle.report
        tagged: dict[str, list[Element]] = {}
        for one in root.iter():
            tagged.setdefault(local_tag(one), []).append(one)
        self.tagged = tagged
        self.users = {guid_of(one): one_line(one.get("name") or one.get("id") or "") for one in tagged.get("User", ())}
        self.notes = {guid_of(one): one for one in tagged.get("Note", ())}
        self.used_notes: set[str] = set()
        self.codes: dict[str, tuple[str, str]] = {}
        self.members = {}
        if file.kind == ".qdpx":
            self.members = {name.casefold().rpartition("/")[2]: name for name in file.archive.namelist()}

    def read(self) -> None:
        title = one_line(self.root.get("name", "")) or self.bundle.title_of(self.file, "Project")
        self.bundle.declare_source(self.bundle.source, title, sourceKind="other")
        self.bundle.author_voice("whoever made the code book")
        self._code_book()
        for sources in children(self.root, "Sources"):
            for one in sources:
                self._source(one)
        self._tell_passed()

    def _code_book(self) -> None:
        """The codes as themes, each within the code that it stands in."""
        found = list(nested_codes(self.tagged.get("Codes", ())))
        names = Counter(one_line(one.get("name", "")).casefold() for one, _ in found)
        lines, within = list[str](), list[tuple[str, str, str, int, str]]()
        for code, above in found:
            guid, said = guid_of(code), one_line(code.get("name", ""))
            self.report.count_read("codes")
            if not guid or not said or guid in self.codes:
                self.report.refused.add("a code without a name or a GUID of its own", guid or said)
                continue
            whole = self.codes.get(guid_of(above), ("", "")) if above is not None else ("", "")
            name = said if len(said) > 1 else f"code {said}"
            if names[said.casefold()] > 1 and whole[1]:
                name = f"{name} ({whole[1]})"
            about = child_text(code, "Description")
            id = self.bundle.thing(
                f"code {guid}", "Theme", name[:_LONGEST_NAME], description=about[:_LONGEST], place=f"code {guid}"
            )
            self.codes[guid] = (id, name[:_LONGEST_NAME])
            lines.append(f"Code: {name}" + (f"; within the code: {whole[1]}" if whole[0] else ""))
            if whole[0]:
                within.append((id, whole[0], f"The code book has the code {name} within {whole[1]}.", len(lines), guid))
        if lines:
            text = Extracted(paragraphs_text(lines), "paragraphs", engine_name("code book", ""), "code book")
            self.bundle.texts[self.bundle.source] = text
        for id, whole_id, said, number, guid in within:
            spot = EvidenceSpot(said[:_LONGEST], ("within the code:",), 2 * number - 1)
            self.bundle.claim(id, "partOf", whole_id, spot=spot, modality="state", place=f"code {guid}")

    def _source(self, source: Element) -> None:
        """One source: each text that it has, or why there is none."""
        kind, name = local_tag(source), one_line(source.get("name", ""))
        texts = [one for one in source.iter() if local_tag(one) in _TEXTS]
        beside = [one for one in source.iter("*") if local_tag(one).endswith("Selection")]
        beside = [one for one in beside if local_tag(one) not in SELECTIONS]
        if beside:
            self.report.left_out.add("passages of pages, pictures, sound and film", name, len(beside))
        if not texts:
            what = _OTHERS.get(kind, kind)
            self.report.left_out.add(f"{what} without a plain text of it: save its text with the project", name)
            return
        for at, one in enumerate(texts, 1):
            called = name or one_line(one.get("name", "")) or f"document {guid_of(source)[:8]}"
            self._document(one, called if at == 1 else f"{called} ({at})", source)

    def _document(self, element: Element, name: str, source: Element) -> None:
        guid = guid_of(element) or guid_of(source)
        self.report.count_read("documents")
        place = f"document {guid}"
        about = child_text(source, "Description")[:_LONGEST]
        thing = self.bundle.thing(place, "Publication", name[:_LONGEST_NAME], description=about, place=place)
        of = f"{self.bundle.source}-{thing}"
        selections = list(children(element, *SELECTIONS))
        positions = {guid_of(one): one.get("position", "") for one in children(element, "SyncPoint")}
        spans = [(one, span_of(one, positions)) for one in selections]
        whole = self._raw(element, name)
        raw = fitting_line_ends(whole, [(*span, one.get("name", "")) for one, span in spans])
        if "\r\n" in whole:
            counted = "two letters" if raw == whole else "one letter"
            self.report.guessed.add(f"the end of a line counts as {counted}, as fits the passages", name)
        text = self._text(raw, name)
        extracted = None
        if text:
            extracted = Extracted(text.content, "paragraphs", engine_name("coded text", ""), "document")
            self.report.to_decide.add(_CONFIDENTIAL, name)
        self.bundle.declare_source(of, name, text=extracted, sourceKind="other")
        self.bundle.author_voice("whoever wrote or speaks in the document", source=of)
        document = _ProjectDocument(guid, thing, of, text)
        for one, span in spans:
            self._selection(one, span, document, element)
        self._codings(element, document, None, element)

    def _raw(self, element: Element, name: str) -> str:
        """The plain text of a document as it stands in the file; empty where there is none."""
        for one in children(element, "PlainTextContent"):
            return "".join(one.itertext())
        path = element.get("plainTextPath", "").strip()
        if not path:
            self.report.left_out.add("documents that have no plain text", name)
            return ""
        member = self.members.get(path.replace("\\", "/").rpartition("/")[2].casefold())
        if member is None or not path.casefold().startswith("internal:"):
            self.report.left_out.add("texts that the file names and does not hold", path)
            return ""
        try:
            content = _member(self.file, member)
            text = decode(content, said=self.file.encoding).text
        except Unreadable as refusal:
            self.report.left_out.add(f"a text that cannot be read: {refusal}", path)
            return ""
        return text.replace("\n", "\r\n") if b"\r\n" in content.replace(b"\0", b"") else text

    def _text(self, raw: str, name: str) -> CodedText | None:
        if not raw:
            return None
        try:
            check_length(raw)
        except Unreadable as refusal:
            self.report.left_out.add(f"a text that cannot be read: {refusal}", name)
            return None
        return CodedText(raw)

    def _selection(self, one: Element, span: tuple[int, int], document: _ProjectDocument, within: Element) -> None:
        """One passage with all codes that it has."""
        self.report.count_read("passages")
        guid, text = guid_of(one), document.text
        words, row = "", 0
        if text is None:
            self.report.to_decide.add("codings of a document without its text have no place", document.guid)
        elif not text.fits(*span):
            self.report.to_decide.add("passages whose positions do not fit the text have no place", guid)
        else:
            found = text.place(*span)
            words, row = found.words, found.row
            if not words:
                self.report.to_decide.add("passages in a line of fewer than three words have no place", guid)
            elif found.length > MOST_WORDS or found.lines > 1:
                self.report.left_out.add("passages are kept by where they begin, in at most twelve words", guid)
        if not any(True for _ in children(one, "Coding")):
            self.report.left_out.add("passages without a code", guid)
        self._codings(one, document, (words, row), within)

    def _codings(self, of: Element, document: _ProjectDocument, at: tuple[str, int] | None, within: Element) -> None:
        """The codings of a passage; of the whole document where it has no place."""
        for coding in children(of, "Coding"):
            self.report.count_read("codings")
            targets = [guid_of(one, "targetGUID") for one in children(coding, "CodeRef")]
            code, name = self.codes.get(targets[0] if targets else "", ("", ""))
            place = f"coding {guid_of(coding) or guid_of(of)}"
            if not code:
                self.report.refused.add("a coding with a code that the code book has not", place)
                continue
            if at is None:
                self.report.to_decide.add("codings of a whole document have no place", place)
            spot = None
            if at and at[0]:
                said = self._note(coding, document) or self._note(of, document)
                summary = said or f"A passage of the document was coded as {name}."
                spot = EvidenceSpot(summary[:_LONGEST], (at[0],), at[1])
            users = (self.users.get(guid_of(one, "creatingUser"), "") for one in (coding, of, within))
            self.report.to_decide.add(_ALL_DRAFTS, place)
            self.bundle.claim(
                document.thing, "about", code, spot=spot, source=document.source, place=place,
                coder=next(filter(None, users), ""), modality="state", status="draft",
            )  # fmt: skip

    def _note(self, element: Element, document: _ProjectDocument) -> str:
        """What a note on an element says, where it is more than a word and not the words of the document itself."""
        for one in children(element, "NoteRef"):
            note = self.notes.get(guid_of(one, "targetGUID"))
            said = one_line(self._raw(note, "a note")) if note is not None else ""
            letters = sum(letter.isalpha() for letter in said)
            if letters >= _FEWEST_LETTERS and not (document.text and said in one_line(document.text.raw)):
                self.used_notes.add(guid_of(one, "targetGUID"))
                return said
        return ""

    def _tell_passed(self) -> None:
        """Tells what has no place in a record."""
        for tag, what in _PASSED.items():
            if count := len(self.tagged.get(tag, ())):
                self.report.left_out.add(f"{what} have no place in a record", count=count)
        for guid, note in self.notes.items():
            if guid not in self.used_notes:
                self.report.left_out.add("notes that no passage has, or that only repeat it", note.get("name") or guid)
        coloured = sum(bool(one.get("color")) for one in self.tagged.get("Code", ()))
        if coloured:
            self.report.left_out.add("colours have no place in a record", count=coloured)
        dated = sum(bool(one.get("creationDateTime")) for one in self.tagged.get("Coding", ()))
        if dated:
            self.report.left_out.add("when something was coded has no place in a record", count=dated)
