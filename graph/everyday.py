"""Everyday words for the vocabulary's own: from what somebody would naturally write to the type or relation for it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from .. import ontology
from .suggest import near_spellings

if TYPE_CHECKING:
    from .record import Relation, Type
    from .vocabulary import Vocabulary

TYPES, RELATIONS = "types", "relations"
_MOST = 3


class EverydayWord(NamedTuple):
    """A type or relation that somebody may mean by a word.

    ``turned``: with subject and object changed round; ``direction``: with that direction. ``note`` is what to mind.
    """

    use: str
    note: str = ""
    turned: bool = False
    direction: str = ""


def meant_by(word: str, kind: str, known: Iterable[str]) -> list[EverydayWord]:
    """The types or relations that may be meant by a word, nearest first, of those that are known.

    What the word itself stands for goes before what only looks like it.

    >>> meant_by("foundedBy", RELATIONS, ["created", "funded"])
    [EverydayWord(use='created', note='', turned=True, direction='')]
    >>> [one.use for one in meant_by("fundded", RELATIONS, ["created", "funded"])]
    ['funded']
    >>> [meant_by(word, RELATIONS, ["ended", "promisedTo"])[0].use for word in ("cancels", "close", "secures")]
    ['ended', 'ended', 'promisedTo']
    """
    terms = {_letters(term): term for term in sorted(known, reverse=True)}
    typed = _letters(word)
    if found := stands_for(word, kind, known):
        return found
    for past in _past(typed) if kind == RELATIONS else ():
        if found := stands_for(past, kind, known):
            return found
    words = {said for said, uses in _words(kind).items() if any(one.use in terms.values() for one in uses)}
    near = near_spellings(typed, terms.keys() | words)
    if near and near[0] not in terms:
        return stands_for(near[0], kind, terms.values())
    return [_as_written(terms[one]) for one in near if one in terms]


def stands_for(word: str, kind: str, known: Iterable[str]) -> list[EverydayWord]:
    """What an everyday word, or the plural of one, stands for, of the types or relations that are known.

    Where these are given with what they are, so do their labels.

    >>> [one.use for one in stands_for("charities", TYPES, ["CivilSocietyOrganisation", "Place"])]
    ['CivilSocietyOrganisation']
    >>> from .vocabulary import load_vocabulary
    >>> stands_for("was funded by", RELATIONS, load_vocabulary().relations)
    [EverydayWord(use='funded', note='', turned=True, direction='')]
    """
    terms, typed = set(known), _letters(word)
    labels = _by_label(known.values()) if isinstance(known, Mapping) else {}
    plain = {**labels, **{_letters(term): _as_written(term) for term in terms}}
    for said in (typed, *_singular(typed)):
        if said in plain:
            return [plain[said]]
        if found := [one for one in _words(kind).get(said, ()) if one.use in terms]:
            return found[:_MOST]
    return []


def _as_written(term: str) -> EverydayWord:
    """A type or relation by its name, such as ``ledTo/less``."""
    name, _, direction = term.partition("/")
    return EverydayWord(name, direction=direction)


def _by_label(terms: Iterable[Type | Relation]) -> dict[str, EverydayWord]:
    """Types by their labels; relations by what they say read one way, and the other way round."""
    found: dict[str, EverydayWord] = {}
    for one in terms:
        found.setdefault(_letters(one.label), _as_written(one.name))
        if inverse := getattr(one, "inverse", ""):
            found.setdefault(_letters(inverse), _as_written(one.name)._replace(turned=True))
    return found


def did_you_mean_term(word: str, kind: str, known: Iterable[str]) -> str:
    """A question to end an error message with, about a type or relation that is not known; or nothing.

    >>> did_you_mean_term("reduced", RELATIONS, ["ledTo", "produced"])
    '; did you mean ledTo with direction: less?'
    """
    found = meant_by(word, kind, known)
    if not found:
        return ""
    notes = dict.fromkeys(one.note for one in found if one.note)
    return f"; did you mean {' or '.join(map(in_use, found))}?{''.join(f' ({note})' for note in notes)}"


def in_use(meant: EverydayWord) -> str:
    """A type or relation as it is to be written.

    >>> in_use(EverydayWord("created", turned=True))
    'created with subject and object changed round'
    """
    turned = " with subject and object changed round" if meant.turned else ""
    return f"{meant.use}{f' with direction: {meant.direction}' if meant.direction else ''}{turned}"


class MeantTerm(NamedTuple):
    """A type, relation or code that may be meant by a word, with what it means; ``kind`` says which of the three."""

    kind: str
    meant: EverydayWord
    label: str
    comment: str


def look_up(word: str, vocabulary: Vocabulary) -> list[MeantTerm]:
    """What the vocabulary has for a word: types, relations and codes, nearest first of each.

    >>> from .vocabulary import load_vocabulary
    >>> [(one.kind, one.meant.use) for one in look_up("petition", load_vocabulary())]
    [('type', 'Petition')]
    """
    known: dict[str, Iterable[str]] = {TYPES: vocabulary.types, RELATIONS: vocabulary.said_relations}
    exact = [stands_for(word, kind, terms) for kind, terms in known.items()]
    codes = [code for (_, name), code in vocabulary.codes.items() if _letters(name) == _letters(word)]
    if not any(exact) and not codes:
        exact = [meant_by(word, kind, terms) for kind, terms in known.items()]
    types, relations = exact
    return [
        *(MeantTerm("type", one, *_label_and_comment(vocabulary.types[one.use])) for one in types),
        *(MeantTerm("relation", one, *_label_and_comment(vocabulary.relations[one.use])) for one in relations),
        *(MeantTerm(code.list, EverydayWord(code.name), code.label, code.definition) for code in codes),
    ]


def _label_and_comment(term: Type | Relation) -> tuple[str, str]:
    return term.label, term.comment


def everyday_words(kind: str) -> Iterator[tuple[str, EverydayWord]]:
    """Every word, as it is said, with what it stands for; in the order of the vocabulary's list."""
    for entry in json.loads(ontology.text("everyday.json"))[kind]:
        meant = EverydayWord(**{key: value for key, value in entry.items() if key != "words"})
        for word in entry["words"]:
            yield word, meant


@cache
def words_for_type(name: str) -> frozenset[str]:
    """The everyday words that stand for a type.

    >>> sorted(words_for_type("Pledge"))
    ['election promise', 'manifesto pledge', 'unprompted promise']
    """
    return frozenset(word.casefold() for word, meant in everyday_words(TYPES) if meant.use == name)


@cache
def _words(kind: str) -> dict[str, list[EverydayWord]]:
    """What each word stands for, by its letters alone."""
    found: dict[str, list[EverydayWord]] = {}
    for word, meant in everyday_words(kind):
        found.setdefault(_letters(word), []).append(meant)
    return found


def _letters(word: str) -> str:
    """A word without spaces, hyphens and capitals: ``calledFor`` as ``called for``."""
    return re.sub(r"[\W_]", "", word).casefold()


def _past(word: str) -> Iterator[str]:
    """What a verb may be in the past: relations are told as what happened."""
    for base in (word, *([word[:-1]] if word.endswith("s") else [])):
        yield from (f"{base}ed", f"{base}d", f"{base}{base[-1:]}ed")


def _singular(word: str) -> Iterator[str]:
    """What a word may be the plural of."""
    if word.endswith("ies"):
        yield f"{word[:-3]}y"
    if word.endswith("s"):
        yield word[:-1]
