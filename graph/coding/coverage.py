"""How much of a source's text is coded, and which passages no claim or caveat touches.

What is measured, exactly:

* a *line* is a line of the text that holds a word; it is touched where an anchor of a claim or caveat overlaps it;
* a *sentence* is what stands between sentence ends, table cells and bullets of one line, found by punctuation alone;
* a *passage* is a run of sentences of one line that no anchor touches: the whole line, or what is left of it.

An anchor marks where a claim stands. What the claim rests on may be wider, and a touched sentence may hold more than
was coded: the shares show where to look, not how good the coding is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from ..files.anchors import FoldedText, fold
from ..files.comparison import BROKEN
from ..record import Record
from ..unspaced import LETTERS, STOPS, is_unspaced

OPENING = 8
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_CUT = re.compile(
    rf"[.!?][\"')\]*]*\s+(?=[\"'(\[*]*(?:[A-Z0-9]|[^\x00-\x7f]))|[{STOPS}]\s*|[!?](?=[{LETTERS}])|</?[A-Za-z][^<>]*>|[○•]"
)
# In scripts without spaces, two letters count as a word.
_WORD = re.compile(rf"[{LETTERS}]{{1,2}}|[^\W_{LETTERS}](?:(?![{LETTERS}])[\w'-])*")
# A full stop that ends no sentence: behind an abbreviation, or behind the number of a point.
_SHORT = re.compile(r"(?:\b(?:Dr|Mr|Mrs|Ms|St|Cllr|No|vs|p|e\.g|i\.e)|\A\W*\d{1,2})\.\s*\Z")


class UncodedPassage(NamedTuple):
    """Words in a row that nobody has coded. ``opening`` are the first few, for a person at a terminal only."""

    line: int
    words: int
    whole_line: bool
    opening: str


class SourceCoverage(NamedTuple):
    """What is touched of one source. ``places`` are the pieces of evidence that stand in it."""

    source: str
    places: int
    lines: int
    lines_touched: int
    words: int
    words_touched: int
    passages: tuple[UncodedPassage, ...]


class Coverage(NamedTuple):
    """Every source asked for: measured, or its text not at hand."""

    sources: tuple[SourceCoverage, ...]
    not_at_hand: tuple[str, ...]


class Sentence(NamedTuple):
    """A stretch of the folded text, from ``start`` up to ``end``."""

    line: int
    start: int
    end: int
    text: str

    @property
    def words(self) -> list[str]:
        """Its words, markup left out."""
        return _WORD.findall(_TAG.sub(" ", self.text))


def coverage(record: Record, texts: Mapping[str, str], source: str = "") -> Coverage:
    """How much of each source is touched, or of one; passages longest first. Texts of other people's are not read.

    Parameters
    ----------
    texts
        The texts at hand, by the source's text file.
    """
    wanted = [one for one in record.sources.values() if not record.other_of(one.id)]
    wanted = [record.sources[source]] if source else wanted
    return Coverage(
        tuple(source_coverage(record, one.id, texts[one.text_file]) for one in wanted if one.text_file in texts),
        tuple(one.id for one in wanted if one.text_file not in texts),
    )


def source_coverage(record: Record, source: str, text: str) -> SourceCoverage:
    """What the claims and caveats of a record touch of one text."""
    whole, sentences = FoldedText(text), split_sentences(text)[1]
    places = set(_places(record, source))
    touched = {number for line, anchor in places for number in _sentence_numbers(whole, sentences, line, anchor)}
    lines = {sentence.line for sentence in sentences}
    passages = _passages(sentences, touched)
    return SourceCoverage(
        source=source,
        places=len(places),
        lines=len(lines),
        lines_touched=len({sentences[number].line for number in touched}),
        words=sum(len(sentence.words) for sentence in sentences),
        words_touched=sum(len(sentences[number].words) for number in touched),
        passages=tuple(sorted(passages, key=lambda passage: (-passage.words, passage.line))),
    )


def split_sentences(text: str) -> tuple[str, list[Sentence]]:
    """A text folded into one line, and its sentences.

    >>> [(sentence.line, sentence.text) for sentence in split_sentences("One. Two!\\n\\nThree")[1]]
    [(1, 'One. '), (1, 'Two!'), (3, 'Three')]
    """
    parts, sentences, at = list[str](), list[Sentence](), 0
    for number, row in enumerate(BROKEN.sub("-", text).split("\n"), 1):
        if part := fold(row):
            sentences += [one for one in _sentences(part, number, at) if one.words]
            parts.append(part)
            at += len(part) + 1
    return " ".join(parts), sentences


def _sentences(row: str, line: int, at: int) -> Iterator[Sentence]:
    begin = 0
    for match in _CUT.finditer(row):
        if _SHORT.search(row[begin : match.end()]):
            continue
        yield Sentence(line, at + begin, at + match.end(), row[begin : match.end()])
        begin = match.end()
    yield Sentence(line, at + begin, at + len(row), row[begin:])


def _places(record: Record, source: str) -> Iterator[tuple[int, str]]:
    """Line and anchor of all evidence in a source."""
    coded = [claim.evidence for claim in record.claims.values()]
    coded += [caveat.evidence for caveat in record.caveats.values()]
    for evidence in chain.from_iterable(coded):
        if evidence.source == source and evidence.line and not evidence.lost:
            yield evidence.line, fold(evidence.anchor)


def _sentence_numbers(whole: FoldedText, sentences: list[Sentence], line: int, anchor: str) -> Iterator[int]:
    """The sentences that an anchor beginning on a line overlaps, by number; several where it runs on."""
    begin, end = next((span for span in whole.spans(anchor) if whole.line_at(span[0]) == line), (-1, -1))
    if begin < 0:
        return
    number = max(0, bisect_right(sentences, begin, key=lambda one: one.start) - 1)
    while number < len(sentences) and sentences[number].start < end:
        if sentences[number].end > begin:
            yield number
        number += 1


def _passages(sentences: list[Sentence], touched: set[int]) -> Iterator[UncodedPassage]:
    run: list[Sentence] = []
    for number, sentence in enumerate(sentences):
        if run and (number in touched or sentence.line != run[0].line):
            yield _passage(run, sentences)
            run = []
        if number not in touched:
            run.append(sentence)
    if run:
        yield _passage(run, sentences)


def _passage(run: list[Sentence], sentences: list[Sentence]) -> UncodedPassage:
    words = [word for sentence in run for word in sentence.words]
    line = run[0].line
    whole = len(run) == sum(sentence.line == line for sentence in sentences)
    opening = "".join(words[:OPENING]) if is_unspaced(words[0]) else " ".join(words[:OPENING])
    return UncodedPassage(line, len(words), whole, opening)
