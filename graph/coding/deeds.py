"""Outcomes that are named as deeds where their passages only mention a possibility."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from ..errors import Problem
from ..files.anchors import fold
from ..files.document import Document
from ..files.validation import ValidatedFiles
from ..vocabulary import Vocabulary
from .coverage import Sentence, split_sentences

_POSSIBLE = re.compile(
    r"\b(could|may|might|able|ability|abilities|enabl\w+|opportunit\w+|chances?|encourag\w+|potential\w*|hope[sd]?"
    r"|hoping|would|possib\w+|can|cannot|allow\w*|lets?|room|openings?|levers?|likely|expect\w*|intend\w*|aim\w*"
    r"|plan\w*|promis\w*)\b"
)
_SOUGHT = re.compile(r"\b(could|may|might|able to|opportunit\w+|chances?|encourag\w+|potential\w*|hope[sd]?|would)\b")
# What would have been without it says nothing against its having been.
_OTHERWISE = re.compile(
    r"\b(?:would|could)(?: \w+){0,2} have\b|\b(?:might|may)(?: \w+){0,2} (?:not|otherwise|less)\b[^.]* have\b"
    r"|\b(?:might|may) have been (?:less|impossible|harder)\b"
)


def deeds(validated: ValidatedFiles, texts: Mapping[str, str], vocabulary: Vocabulary) -> list[Problem]:
    """Outcomes, also of narrower types, whose passages all hold a word of possibility, and whose name holds none.

    Only passages of claims with the modality ``done`` count, in the texts at hand: what is planned or asked for is
    marked as such already.

    Parameters
    ----------
    texts
        The texts at hand, by the source's text file.
    """
    return sorted(_deeds(validated, texts, vocabulary))


def _deeds(validated: ValidatedFiles, texts: Mapping[str, str], vocabulary: Vocabulary) -> Iterator[Problem]:
    outcome = vocabulary.iri_of("Outcome")
    passages = _passages(validated, texts)
    for document in validated.documents:
        for id, record in document.records.items():
            is_outcome = vocabulary.is_a(vocabulary.iri_of(record.get("type", "")), outcome)
            if document.source or not is_outcome or _POSSIBLE.search(_lower_first(record["name"])):
                continue
            words = [_SOUGHT.findall(_OTHERWISE.sub("", sentence)) for sentence in passages.get(id, ())]
            if words and all(words):
                shown = ", ".join(repr(word) for word in dict.fromkeys(word for each in words for word in each))
                message = f"{id} is named as a deed, and every passage has a word of possibility ({shown}): name it so"
                yield document.problem(id, "name", message)


def _passages(validated: ValidatedFiles, texts: Mapping[str, str]) -> dict[str, list[str]]:
    """The sentences of the done claims of each thing, as far as they are at hand."""
    files = {one.source: str(one.data.get("textFile", "")) for one in validated.documents if one.declares_source}
    whole = {source: split_sentences(texts[file]) for source, file in files.items() if file in texts}
    passages: dict[str, list[str]] = defaultdict(list)
    for document in validated.documents:
        for claim in document.data.get("claims", []):
            if claim.get("modality") != "done":
                continue
            sentences = list(_sentences(document, claim["id"], validated.lines, whole))
            for end in {claim.get("subject", ""), claim.get("object", "")}:
                passages[end] += sentences
    return passages


def _sentences(
    document: Document, claim: str, lines: Mapping[str, int], whole: Mapping[str, tuple[str, list[Sentence]]]
) -> Iterator[str]:
    """The sentences that the anchors of one claim stand in."""
    for evidence in document.records[claim].get("evidence", []):
        text = whole.get(evidence["source"])
        line = lines.get(evidence["id"], 0)
        if text is not None and line:
            yield _sentence(*text, line, fold(evidence["anchor"]))


def _sentence(text: str, sentences: list[Sentence], line: int, anchor: str) -> str:
    first = next(iter(_of_line(sentences, line)), None)
    begin = text.find(anchor, first.start) if first is not None else -1
    number = max(0, bisect_right(sentences, begin, key=lambda one: one.start) - 1)
    return _lower_first(sentences[number].text) if begin >= 0 else ""


def _of_line(sentences: list[Sentence], line: int) -> Iterable[Sentence]:
    return sentences[bisect_right(sentences, line - 1, key=lambda one: one.line) :][:1]


def _lower_first(text: str) -> str:
    """Text with its first word in small letters, so that the month of May is none of the words, wherever it stands."""
    first, gap, rest = text.lstrip("\"' *_([").partition(" ")
    return f"{first if first == 'May' else first.lower()}{gap}{rest}"
