"""Names of those who speak in confidence, where they would be handed on: in summaries, reasons, ids, names of things.

What stands in the evaluator's own words leaves as it is, and only the evaluator can say it otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from ..errors import Problem
from ..name_folding import fold_name
from ..unspaced import is_unspaced
from .document import Document, is_confidential

# What of a claim, caveat, test or piece of evidence of a confidential source is text of the evaluator.
_OWN_WORDS = ("summary", "reason", "value", "scope", "qualifier", "prediction", "ifAbsent", "searchedIn", "basis")
_OF_THINGS = ("name", "aliases", "description")
_MOST_WORDS = 4
_SHORTEST = 3
_BEFORE_COMMA = re.compile(r"[^,;()]*")
_POSSESSIVE = re.compile(r"['’]s\b")
_ARTICLES = {"the", "a", "an"}
# In scripts without spaces: who stands before a title of respect; the surname of what may be a whole name.
_RESPECTED = re.compile("([\u3005\u3400-\u9fff]{1,4}|[\u30a1-\u30ff]{2,})(?:さん|さま|様|氏|君|先生|女士)")
_ONLY_HAN = re.compile("([\u3005\u3400-\u9fff]{2})[\u3005\u3400-\u9fff]{1,3}$")
_SURNAME = 2


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


def first_name_warnings(documents: Sequence[Document]) -> Iterator[Problem]:
    """Every anchor and own word of other sources that holds the first name alone of who speaks in confidence.

    Colleagues call each other so, and so do minutes. Behind the first name may stand no other surname, and it has to
    be written as a name is: ``may`` is not May.
    """
    confidential = [one for one in documents if is_confidential(one)]
    hidden = {one.source for one in confidential}
    first = {
        words[0]: name
        for one in confidential
        for name in (str(voice.get("name", "")) for voice in one.data.get("voices", ()))
        if len(words := _words_of_name(name)) > 1 and len(words[0]) >= _SHORTEST and _is_cased(words[0])
    }
    for document in documents if first else ():
        for id, record in document.records.items():
            if not document.source or {document.source, record.get("source")} & hidden:
                continue
            for key in (*_OWN_WORDS, "anchor"):
                text = record.get(key, "")
                if found := next((one for one in first if isinstance(text, str) and stands_alone(text, one)), ""):
                    yield document.problem(
                        id,
                        key,
                        f"{key} holds {found!r}, the first name of {first[found]!r}, who speaks in confidence: where it"
                        " is the same person, take other words",
                    )


def stands_alone(text: str, first: str) -> bool:
    """Whether a first name stands in a text with no surname behind it.

    >>> [stands_alone(text, "May") for text in ("May said so", "they may", "May Lund said so", "May’s doubt", "Mayor")]
    [True, False, False, True, False]
    """
    for found in re.finditer(rf"\b{re.escape(first)}\b", text):
        behind = re.match(r" (\w)", text[found.end() :])
        if not behind or not behind[1].isupper():
            return True
    return False


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

    Where no spaces are written a description looks as a name does, and is taken for one. A surname is what stands
    before a title of respect there, or the first two of three letters or more.

    >>> list(names_of_speaker("Ada Okoye, chair")), list(names_of_speaker("a resident, in an interview"))
    (['ada okoye', 'okoye'], [])
    >>> list(names_of_speaker("船頭の田中さん")), list(names_of_speaker("田中一郎"))
    (['船頭の田中さん', '田中'], ['田中一郎', '田中'])
    """
    words = _words_of_name(name)
    if words and is_unspaced(name):
        whole = " ".join(words)
        yield fold_name(whole)
        if named := _RESPECTED.search(whole) or (len(whole) > _SURNAME and _ONLY_HAN.match(whole)):
            yield fold_name(named[1])
        return
    if not words:
        return
    yield fold_name(" ".join(words))
    if len(words) > 1 and len(words[-1]) >= _SHORTEST:
        yield fold_name(words[-1])


def _words_of_name(name: str) -> list[str]:
    """The words of a person's name; none of a description."""
    found = _BEFORE_COMMA.match(name)
    words = found[0].split() if found else []
    if not 0 < len(words) <= _MOST_WORDS or words[0].lower() in _ARTICLES:
        return []
    return words if all(word[:1].isupper() or not _is_cased(word) for word in words) else []


def _is_cased(word: str) -> bool:
    return word.lower() != word.upper()


def holds_name(text: str, name: str) -> bool:
    """Whether a text has a folded name in it, as whole words.

    >>> holds_name("Okoye’s doubt", "okoye"), holds_name("the Okoyes", "okoye"), holds_name("anything", "")
    (True, False, False)
    >>> holds_name("役場で田中さんが話した", "田中")
    True
    """
    if is_unspaced(name):
        return name in fold_name(text)
    return bool(name) and f" {name} " in f" {fold_name(_POSSESSIVE.sub('', text))} "
