"""Validation of the data files: all of them are valid, or none is used.

The order is: parse → shape of the file → references → SHACL → anchors → chronology. A later check runs only where the
earlier ones that it needs succeeded.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache, partial
from types import MappingProxyType
from typing import NamedTuple

from ..dates import bounds
from ..errors import DataError, Problem
from ..progress import Progress, silent
from ..strength import PLAIN
from ..vocabulary import Vocabulary
from .anchors import FoldedText
from .document import Document
from .document_shape import document
from .near_words import WordIndex
from .numbering import NumbersOf, PlaceNumbers, numbering_of
from .places import Places, SentencePosition, anchor_key
from .references import References
from .shapes import record_problems
from .text_changes import AnchorContext, CodedPlace, TextHistory, anchor_context

NOWHERE: Mapping[str, tuple[str, SentencePosition]] = MappingProxyType({})
NO_NUMBERS: NumbersOf = MappingProxyType({})
MOST_SOUGHT = 100
"""Of a text that has lost more anchors than these, it is not asked what is nearest: it is another text."""


@dataclass
class ValidatedFiles:
    """Valid files: their documents, and where each anchor stands.

    ``lines`` maps ids of evidence to lines of the texts at hand. ``places`` maps them to places in these or, where a
    text is not at hand, in ``places.csv``; ``written`` to numbers for how their anchors are written.
    ``numbers`` are the pages, paragraphs and rows of evidence, as far as they are known. ``lost`` is the evidence whose
    anchor has no place in its text, in files that were used all the same: see :data:`~..record_parts.LOST`.
    ``sources_without_text`` are sources whose text is not at hand, ``texts_without_source`` texts that no source names.
    ``drafts`` say what is left out because it is a draft. ``text_changes`` are warnings about texts that have changed
    since their claims were coded, ``coded_places`` where anchors stood then.
    """

    documents: list[Document]
    lines: dict[str, int] = field(default_factory=dict)
    places: dict[str, SentencePosition] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, PlaceNumbers] = field(default_factory=dict)
    lost: dict[str, str] = field(default_factory=dict)
    sources_without_text: list[str] = field(default_factory=list)
    texts_without_source: list[str] = field(default_factory=list)
    text_changes: list[Problem] = field(default_factory=list)
    drafts: list[Problem] = field(default_factory=list)
    coded_places: dict[str, CodedPlace] = field(default_factory=dict)


def validate(
    files: Mapping[str, bytes],
    texts: Mapping[str, str],
    vocabulary: Vocabulary,
    progress: Progress = silent,
    history: TextHistory | None = None,
    kept: Mapping[str, tuple[str, SentencePosition]] = NOWHERE,
    kept_numbers: NumbersOf = NO_NUMBERS,
    abroad: Mapping[str, str] = MappingProxyType({}),
    absent: Collection[str] = (),
) -> ValidatedFiles:
    """The files, if every one of them is valid.

    Parameters
    ----------
    files
        Contents by the name to use in messages.
    texts
        The texts of sources that are at hand, by the source's ``textFile``.
    progress
        Called with how far it is.
    history
        Where the anchors stood when they were coded.
    kept
        Where anchors stand in texts that are not at hand: see :mod:`.places`.
    kept_numbers
        On which page, in which paragraph or row they stand there.
    abroad
        The types of the things of other records that may be named, by id.
    absent
        The names of other records that are not at hand.

    Raises
    ------
    DataError
        With every problem found, each at its file and line.
    """
    documents = _documents(files, vocabulary, progress)
    problems = list(References(documents, vocabulary, abroad, absent).problems())
    for number, one in enumerate(documents):
        progress("checking", number, len(documents))
        problems += record_problems(one, vocabulary)
    validated = ValidatedFiles(documents)
    validated.drafts = [problem for one in documents for problem in one.draft_problems()]
    history = history or TextHistory({}, {})
    history.note_sources(documents)
    problems += _anchors(validated, {name: FoldedText(text) for name, text in texts.items()}, history, kept)
    validated.numbers = _numbers(validated, texts, kept_numbers)
    validated.text_changes, validated.coded_places = history.changes(documents), history.now
    problems += [] if problems else _chronology(documents, vocabulary)
    if problems:
        raise DataError([*problems, *validated.text_changes])
    return validated


def _documents(files: Mapping[str, bytes], vocabulary: Vocabulary, progress: Progress) -> list[Document]:
    documents: list[Document] = []
    problems: list[Problem] = []
    for number, (name, content) in enumerate(sorted(files.items())):
        progress("reading", number, len(files))
        try:
            documents.append(document(content, name, vocabulary))
        except DataError as error:
            problems += error.problems
    if problems:
        raise DataError(problems)
    return documents


def _chronology(documents: list[Document], vocabulary: Vocabulary) -> Iterator[Problem]:
    came_out = days_of_publication(documents)
    for one in documents:
        yield from chronology_problems(one, vocabulary, came_out.get(one.source, ""))


def _anchors(
    validated: ValidatedFiles,
    texts: Mapping[str, FoldedText],
    history: TextHistory,
    kept: Mapping[str, tuple[str, SentencePosition]],
) -> Iterator[Problem]:
    """Every anchor that is not found in its source's text, or is found in several places."""
    files = {one.source: str(one.data.get("textFile", "")) for one in validated.documents if one.declares_source}
    validated.sources_without_text.extend(sorted(source for source, file in files.items() if file not in texts))
    validated.texts_without_source.extend(sorted(texts.keys() - files.values()))
    divided, lost = {name: Places(text) for name, text in texts.items()}, Counter[str]()
    for one in validated.documents:
        for id, record in one.records.items():
            file = files.get(str(record.get("source")), "")
            if "anchor" not in record:
                continue
            text, validated.written[id] = texts.get(file), f"{anchor_key(record):08x}"
            if text is None:
                if id in kept and kept[id][0] == validated.written[id]:
                    validated.places[id] = kept[id][1]
                continue
            found = find_anchor(record, text, divided[file])
            if found.place:
                validated.lines[id], validated.places[id] = found.place.line, found.place
            else:
                lost[file] += 1
                yield one.problem(id, "anchor", anchor_problem(record, found.lines, text, lost[file] <= MOST_SOUGHT))
            contexts = partial(_contexts, record, text)
            if history.texts and (problem := history.moved_line_problem(id, record, contexts, found.context)):
                yield one.problem(id, "line", problem)


def _numbers(validated: ValidatedFiles, texts: Mapping[str, str], kept: NumbersOf) -> dict[str, PlaceNumbers]:
    """The pages, paragraphs and rows of evidence: by the texts at hand, else as they are kept."""
    layouts = {
        one.source: (str(one.data.get("textFile", "")), str(one.data.get("textLayout", "")))
        for one in validated.documents
        if one.declares_source
    }
    numbering = numbering_of(layouts, texts)
    found = {id: kept[id] for id in validated.places.keys() & kept.keys() if id not in validated.lines}
    for one in validated.documents if numbering else ():
        for id, record in one.records.items():
            if id in validated.lines and (source := str(record.get("source"))) in numbering:
                found[id] = numbering[source].at(validated.lines[id])
    return found


class FoundAnchor(NamedTuple):
    """The lines on which an anchor may begin, and its place if it is one."""

    lines: list[int]
    place: SentencePosition | None = None
    context: AnchorContext | None = None


def find_anchor(record: Mapping[str, str], text: FoldedText, divided: Places) -> FoundAnchor:
    """Looks a piece of evidence up in its text; ``place`` and ``context`` are None where it means no place or several.

    >>> text = FoldedText("One bus. Another bus runs.")
    >>> find_anchor({"anchor": "bus runs"}, text, Places(text)).place
    SentencePosition(line=1, passage=1, sentence=2)
    """
    words = record["anchor"], record.get("prefix", ""), record.get("suffix", "")
    said = record.get("line", "")
    spans = text.spans_on(int(said), *words) if said.isascii() and said.isdecimal() and said[0] != "0" else []
    spans = spans or text.spans(*words)
    lines = [text.line_at(begin) for begin, _ in spans]
    if said:
        lines = [line for line in lines if str(line) == said] or _open_question(lines)
    if len(lines) != 1:
        return FoundAnchor(lines)
    span = next(span for span in spans if text.line_at(span[0]) == lines[0])
    return FoundAnchor(lines, divided.at(span[0]), anchor_context(text, *span))


def _contexts(record: Mapping[str, str], text: FoldedText) -> list[AnchorContext]:
    """What stands around each place that an anchor may mean, whatever its line."""
    spans = text.spans(record["anchor"], record.get("prefix", ""), record.get("suffix", ""))
    return [anchor_context(text, *span) for span in spans]


def _open_question(lines: list[int]) -> list[int]:
    """The places, with a 0 that makes them ambiguous: the given line holds no such anchor."""
    return [*lines, 0] if lines else lines


def anchor_problem(record: Mapping[str, str], lines: list[int], text: FoldedText, is_sought: bool = True) -> str:
    """What to say of an anchor that is not found, or in several places, or not on its line.

    Where it is not found, the words of the text that are nearest are sought, if they are to be.

    >>> anchor_problem({"anchor": "two", "source": "source/a"}, [], FoldedText("one"))
    "anchor not found in source/a: 'two'"
    >>> anchor_problem({"anchor": "a nihgt bus", "source": "source/a"}, [], FoldedText("There is a night bus."))
    "anchor not found in source/a: 'a nihgt bus'; nearest in it: 'a night bus.', line 1"
    """
    if not lines:
        if elsewhere := ", ".join(map(str, text.lines_of(record["anchor"]))):
            given = " and ".join(key for key in ("prefix", "suffix") if key in record)
            return f"anchor stands in {record['source']} on {elsewhere}, but not with that {given}"
        near = _words_of(text).nearest(record["anchor"]) if is_sought else None
        hint = f"; nearest in it: {near.words!r}, line {near.line}" if near else ""
        return f"anchor not found in {record['source']}: {record['anchor']!r}{hint}"
    places = ", ".join(str(line) for line in lines if line)
    if 0 in lines:
        return f"anchor does not begin on line {record.get('line')} of {record['source']}; it does on {places}"
    return f"anchor stands in {len(lines)} places of {record['source']}, lines {places}: add line, prefix or suffix"


@lru_cache(4)
def _words_of(text: FoldedText) -> WordIndex:
    return WordIndex(text.content)


def chronology_problems(document: Document, vocabulary: Vocabulary, published: str = "") -> Iterator[Problem]:
    """Claims of something done after the document that reports it was published.

    When that was, the file says; of a table ``published`` says it, an EDTF date or nothing, as another file tells it.
    """
    published = published if document.is_part else str(document.data.get("publicationDate", ""))
    if not published:
        return
    came_out = bounds(published)
    for id, when in deeds_in_time(document, vocabulary):
        if bounds(when).is_after(came_out):
            message = f"{when} is after the document came out ({published}): a thing done or a state cannot be"
            yield document.problem(id, "when", message)


def deeds_in_time(document: Document, vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """The ids of claims of something done, or a state, that say when, with what they say."""
    for id, record in document.records.items():
        modality = vocabulary.codes.get(("modality", str(record.get("modality", ""))))
        if modality is not None and modality.strength == PLAIN and (when := record.get("when", "")):
            yield id, str(when)


def days_of_publication(documents: Iterable[Document]) -> dict[str, str]:
    """When sources came out, by the files that declare them: EDTF dates, of those that say it; the first counts.

    >>> days_of_publication([Document("a.yaml", "source/a", {"publicationDate": "2021"}), Document("b", "", {})])
    {'source/a': '2021'}
    """
    found: dict[str, str] = {}
    for one in documents:
        if one.declares_source:
            found.setdefault(one.source, str(one.data.get("publicationDate", "")))
    return {source: when for source, when in found.items() if when}
