"""Names of those who speak in confidence, where they would be handed on: in summaries, reasons, ids, names of things.

What stands in the evaluator's own words leaves as it is, and only the evaluator can say it otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from ..errors import Problem
from ..name_folding import fold_name
from .document import Document, is_confidential

# What of a claim, caveat, test or piece of evidence of a confidential source is text of the evaluator.
_OWN_WORDS = ("summary", "reason", "value", "scope", "qualifier", "prediction", "ifAbsent", "searchedIn", "basis")
_OF_THINGS = ("name", "aliases", "description")
_MOST_WORDS = 4
_SHORTEST = 3
_BEFORE_COMMA = re.compile(r"[^,;()]*")
_POSSESSIVE = re.compile(r"['’]s\b")
_ARTICLES = {"the", "a", "an"}


def name_warnings(documents: Sequence[Document]) -> Iterator[Problem]:
    """Every place that is handed on and holds the name of a voice of a confidential source."""
    confidential = [one for one in documents if is_confidential(one)]
    hidden = {one.source for one in confidential}
    spoken = {
        name: str(voice["name"])
        for one in confidential
        for voice in one.data.get("voices", ())
        for name in names_of_speaker(str(voice.get("name", "")))
    }
    for document in documents if spoken else ():
        for id, record in document.records.items():
            for key, text in _own_texts(document, id, record, hidden):
                if found := next((one for one in spoken if holds_name(text, one)), ""):
                    message = (
                        f"{key} names {spoken[found]!r}, who speaks in confidence, and is handed on: say it without"
                    )
                    yield document.problem(id, key, message)


def _own_texts(
    document: Document, id: str, record: Mapping[str, Any], hidden: Collection[str]
) -> Iterator[tuple[str, str]]:
    """What of a record is handed on in the evaluator's own words, by key; of an id, what is behind the last stroke."""
    kind = record.get("type")
    if not document.source:
        keys: tuple[str, ...] = _OF_THINGS
        yield from ((f"name@{tag}", str(name)) for tag, name in record.get("names", {}).items())
    elif kind in ("Voice", "Source") or not (document.source in hidden or record.get("source") in hidden):
        return
    else:
        keys = _OWN_WORDS
        if kind != "Evidence":
            yield "id", id.rpartition("/")[2]
    for key in keys:
        given = record.get(key, ())
        yield from ((key, str(text)) for text in (given if isinstance(given, list) else [given] if given else ()))


def names_of_speaker(name: str) -> Iterator[str]:
    """What a voice would be known by, folded: its whole name, and the last word of it; nothing of a description.

    >>> list(names_of_speaker("Ada Okoye, chair")), list(names_of_speaker("a resident, in an interview"))
    (['ada okoye', 'okoye'], [])
    """
    found = _BEFORE_COMMA.match(name)
    words = found[0].split() if found else []
    if not 0 < len(words) <= _MOST_WORDS or words[0].lower() in _ARTICLES:
        return
    if not all(word[:1].isupper() or not _is_cased(word) for word in words):
        return
    yield fold_name(" ".join(words))
    if len(words) > 1 and len(words[-1]) >= _SHORTEST:
        yield fold_name(words[-1])


def _is_cased(word: str) -> bool:
    return word.lower() != word.upper()


def holds_name(text: str, name: str) -> bool:
    """Whether a text has a folded name in it, as whole words.

    >>> holds_name("Okoye’s doubt", "okoye"), holds_name("the Okoyes", "okoye"), holds_name("anything", "")
    (True, False, False)
    """
    return bool(name) and f" {name} " in f" {fold_name(_POSSESSIVE.sub('', text))} "
