"""The gate: what files must pass before any of them is used.

In this order: parse → shape of the file → references → SHACL → anchors → chronology. What fails early is reported
before what needs it is looked at; nothing is half loaded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ..dates import bounds
from ..errors import DataError, Problem
from ..progress import Progress, silent
from ..strength import PLAIN
from ..vocabulary import Vocabulary
from .anchors import Text
from .document import Document, document
from .references import References
from .shapes import shape_problems
from .text_changes import Since, Stood, spot_of


@dataclass
class Passed:
    """Files that passed: their documents, and where each anchor stands.

    ``lines`` maps ids of evidence to lines of the source's text; ``unread`` are sources whose text is not at hand,
    ``unnamed`` texts at hand that no source names.
    ``changed`` tells of texts that have changed since their claims were coded, and ``stood`` where anchors were then.
    """

    documents: list[Document]
    lines: dict[str, int] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)
    unnamed: list[str] = field(default_factory=list)
    changed: list[Problem] = field(default_factory=list)
    stood: dict[str, Stood] = field(default_factory=dict)


def passed(
    files: Mapping[str, bytes],
    texts: Mapping[str, str],
    words: Vocabulary,
    progress: Progress = silent,
    since: Since | None = None,
) -> Passed:
    """The files, if every one of them passes.

    Parameters
    ----------
    files
        Contents by the name to use in messages.
    texts
        The texts of sources that are at hand, by the source's ``textFile``.
    progress
        Hears how far it has come.
    since
        What is known of the texts in which the anchors stood when they were coded.

    Raises
    ------
    DataError
        With every problem found, each at its file and line.
    """
    documents = _documents(files, words, progress)
    problems = list(References(documents, words).problems())
    for number, one in enumerate(documents):
        progress("checking", number, len(documents))
        problems += shape_problems(one, words)
    found = Passed(documents)
    since = since or Since({}, {})
    since.sources(documents)
    problems += _anchors(found, {name: Text(text) for name, text in texts.items()}, since)
    found.changed, found.stood = since.changes(documents), since.now
    problems += [] if problems else _chronology(documents, words)
    if problems:
        raise DataError([*problems, *found.changed])
    return found


def _documents(files: Mapping[str, bytes], words: Vocabulary, progress: Progress) -> list[Document]:
    documents: list[Document] = []
    problems: list[Problem] = []
    for number, (name, content) in enumerate(sorted(files.items())):
        progress("reading", number, len(files))
        try:
            documents.append(document(content, name, words))
        except DataError as error:
            problems += error.problems
    if problems:
        raise DataError(problems)
    return documents


def _anchors(found: Passed, texts: Mapping[str, Text], since: Since) -> Iterator[Problem]:
    """Is each anchor found in its source's text, and in one place?"""
    files = {one.source: str(one.data.get("textFile", "")) for one in found.documents if one.source}
    found.unread.extend(sorted(source for source, file in files.items() if file not in texts))
    found.unnamed.extend(sorted(texts.keys() - files.values()))
    for one in found.documents:
        for id, record in one.records.items():
            text = texts.get(files.get(str(record.get("source")), ""))
            if text is None or "anchor" not in record:
                continue
            spans = text.spans(record["anchor"], record.get("prefix", ""), record.get("suffix", ""))
            lines = [text.line_at(begin) for begin, _ in spans]
            if "line" in record:
                lines = [line for line in lines if str(line) == record["line"]] or _wrong_line(lines)
            if len(lines) == 1:
                found.lines[id] = lines[0]
            else:
                yield one.problem(id, "anchor", _lost(record, lines, text))
            if since.texts:
                spots = [spot_of(text, *span) for span in spans]
                chosen = next((spot for spot in spots if spot.line == found.lines.get(id)), None)
                if slid := since.slid(id, record, spots, chosen):
                    yield one.problem(id, "line", slid)


def _wrong_line(lines: list[int]) -> list[int]:
    """A line that holds no such anchor leaves the question open, however few places there are."""
    return [*lines, 0] if lines else lines


def _lost(record: Mapping[str, str], lines: list[int], text: Text) -> str:
    if not lines:
        if elsewhere := ", ".join(map(str, text.lines_of(record["anchor"]))):
            given = " and ".join(key for key in ("prefix", "suffix") if key in record)
            return f"anchor stands in {record['source']} on {elsewhere}, but not with that {given}"
        near = text.nearest(record["anchor"])
        hint = f"; the text does have {near!r}" if near else ""
        return f"anchor not found in {record['source']}: {record['anchor']!r}{hint}"
    places = ", ".join(str(line) for line in lines if line)
    if 0 in lines:
        return f"anchor does not begin on line {record.get('line')} of {record['source']}; it does on {places}"
    return f"anchor stands in {len(lines)} places of {record['source']}, lines {places}: add line, prefix or suffix"


def _chronology(documents: Iterable[Document], words: Vocabulary) -> Iterator[Problem]:
    """Nothing was done after the document that reports it came out."""
    for one in documents:
        published = str(one.data.get("publicationDate", ""))
        if not published:
            continue
        last = bounds(published).end_hi
        for id, record in one.records.items():
            when = record.get("when", "")
            modality = words.codes.get(("modality", str(record.get("modality", ""))))
            happened = modality is not None and modality.strength == PLAIN
            if happened and when and bounds(when).start_lo > last:
                message = f"{when} is after the document came out ({published}): a thing done or a state cannot be"
                yield one.problem(id, "when", message)
