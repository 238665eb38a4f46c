"""A workspace's own types, relations, codes and sectors, from its ``vocabulary.yaml`` to triples like ``ontology``'s.

They are read together with the vocabulary's own files (:func:`.vocabulary.load_vocabulary`), so that whatever holds for
a term of these holds for a workspace's own. What an own term does not say, it has from the term that it is part of.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from .errors import DataError, Problem
from .files import folders
from .files.reading import YamlMapping, YamlNode, read_yaml
from .own_triples import ENDS, OwnTerm, OwnTriples, list_of
from .suggest import did_you_mean_word

if TYPE_CHECKING:
    from .vocabulary import Vocabulary

FAMILIES = ("actors", "roles", "asks", "delivery", "effects", "setting")
_MAX_LABEL, _MAX_TEXT = 100, 2_000


class _Section(NamedTuple):
    """What an entry of a section may hold, what it must, and what its id looks like."""

    required: tuple[str, ...]
    optional: tuple[str, ...]
    id: re.Pattern[str]
    example: str


_WORDS = re.compile("[a-z0-9]+(-[a-z0-9]+)*")
_SECTIONS = {
    "sectors": _Section(("id", "label", "definition"), (), _WORDS, "farming"),
    "types": _Section(
        ("id", "label", "parent", "definition"),
        ("plural", "family", "rung", "sector"),
        re.compile("[A-Z][A-Za-z0-9]*"),
        "FarmersMarket",
    ),
    "relations": _Section(
        ("id", "label", "kind", "definition"),
        ("inverse", "causeEnd", "subPropertyOf", "domain", "range", "less", "lessInverse", "more", "moreInverse"),
        re.compile("[a-z][A-Za-z0-9]*"),
        "traded",
    ),
    "codes": _Section(
        ("id", "list", "label", "like", "definition"), (), re.compile("[a-z0-9]+(-[a-z0-9]+)*"), "reported"
    ),
}
_TEXTS = ("label", "plural", "inverse", "less", "lessInverse", "more", "moreInverse", "definition")


def load_own_vocabulary(root: str, base: str) -> Vocabulary:
    """The vocabulary of the data in a folder: that of this version, with the folder's own where it has one.

    Raises
    ------
    DataError
        With every problem of its ``vocabulary.yaml``.
    """
    from .vocabulary import load_vocabulary

    path = os.path.join(root, folders.VOCABULARY)
    if not os.path.lexists(path):
        return replace(load_vocabulary(), base=base)
    return load_vocabulary(own_triples(folders.read_file(path), folders.short_path(path), base), base)


def own_triples(content: bytes, file: str, base: str) -> str:
    """The terms of a ``vocabulary.yaml`` as N-Triples, in the namespace of the workspace.

    Raises
    ------
    DataError
        With every entry that is not one of a vocabulary, by its line.

    >>> text = "sectors: [{id: farming, label: farming, definition: Farms and markets.}]".encode()
    >>> own_triples(text, "vocabulary.yaml", "urn:x:").split()[0]
    '<urn:x:vocabulary/sector#farming>'
    """
    from .vocabulary import load_vocabulary

    problems: list[Problem] = []
    ours = load_vocabulary()
    terms = list(_terms(read_yaml(content, file, problems), file, problems))
    problems += (Problem(file, line, message) for line, message in _Checks(terms, ours).problems())
    if problems:
        raise DataError(sorted(set(problems)))
    made = [triple for number, one in enumerate(terms) for triple in OwnTriples(ours, terms, base).triples(one, number)]
    return "".join(f"{triple} .\n" for triple in made)


def _terms(top: YamlMapping, file: str, problems: list[Problem]) -> Iterator[OwnTerm]:
    for section, node in top.values.items():
        line = top.place.of(section)
        if section not in _SECTIONS:
            hint = did_you_mean_word(section, _SECTIONS) or f": it may hold {', '.join(_SECTIONS)}"
            problems.append(Problem(file, line, f"{section} is not a key of a vocabulary{hint}"))
        elif not isinstance(node, list) or not all(isinstance(one, YamlMapping) for one in node):
            problems.append(Problem(file, line, f"{section} must be a list of entries: begin each with '- id:'"))
        else:
            yield from (one for item in node for one in _entry(section, item, file, problems))


def _entry(section: str, item: YamlNode, file: str, problems: list[Problem]) -> Iterator[OwnTerm]:
    assert isinstance(item, YamlMapping)
    known = (*_SECTIONS[section].required, *_SECTIONS[section].optional)
    said: dict[str, str] = {}
    for key, value in item.values.items():
        line = item.place.of(key)
        if key not in known:
            hint = did_you_mean_word(key, known) or f": it may hold {', '.join(known)}"
            problems.append(Problem(file, line, f"{key} is not a key of {section}{hint}"))
        elif not isinstance(value, str):
            problems.append(Problem(file, line, f"{key} takes text, one value"))
        else:
            said[key] = value.strip()
    yield OwnTerm(section, said, item.place.of)


class _Checks:
    """What is wrong with entries, each with its line."""

    def __init__(self, terms: list[OwnTerm], ours: Vocabulary) -> None:
        self.terms, self.ours = terms, ours
        self.sectors = {name for scheme, name in ours.codes if scheme == "sector"}
        self.sectors |= {one.get("id") for one in terms if one.section == "sectors"}
        self.classes = {*ours.types, *ENDS, *(one.get("id") for one in terms if one.section == "types")}

    def problems(self) -> Iterator[tuple[int, str]]:
        taken = {name: "a term of civicgraph's own" for name in (*self.ours.types, *self.ours.relations, *ENDS)}
        taken |= {f"{list_}:{name}": f"a code of civicgraph's own {list_} list" for list_, name in self.ours.codes}
        for one in self.terms:
            yield from self._form(one)
            list_ = list_of(one)
            id = f"{list_}:{one.get('id')}" if list_ else one.get("id")
            if id in taken:
                yield one.line("id"), f"{one.get('id')} is already {taken[id]}: choose another"
            taken.setdefault(id, f"the id of line {one.line('id')}")
            yield from self._type(one) if one.section == "types" else ()
            yield from self._relation(one) if one.section == "relations" else ()
            yield from self._code(one) if one.section == "codes" else ()

    def _form(self, one: OwnTerm) -> Iterator[tuple[int, str]]:
        section = _SECTIONS[one.section]
        for key in section.required:
            if not one.get(key):
                yield one.line(key), f"an entry of {one.section} needs {key}"
        if one.get("id") and not section.id.fullmatch(one.get("id")):
            yield one.line("id"), f"{one.get('id')!r} cannot be an id of {one.section}: write it like {section.example}"
        for key in _TEXTS:
            most = _MAX_TEXT if key == "definition" else _MAX_LABEL
            if len(one.get(key)) > most or "\n" in one.get(key):
                yield one.line(key), f"{key} is one line of at most {most} characters"

    def _choice(self, one: OwnTerm, key: str, known: set[str] | tuple[str, ...]) -> Iterator[tuple[int, str]]:
        given = one.get(key)
        if given and given not in known:
            hint = did_you_mean_word(given, known) or f": choose from {', '.join(sorted(known))}"
            yield one.line(key), f"{given} is no {key}{hint}"

    def _type(self, one: OwnTerm) -> Iterator[tuple[int, str]]:
        yield from self._choice(one, "parent", set(self.ours.types))
        yield from self._choice(one, "family", FAMILIES)
        yield from self._choice(one, "rung", {name for scheme, name in self.ours.codes if scheme == "rung"})
        yield from self._choice(one, "sector", self.sectors)

    def _code(self, one: OwnTerm) -> Iterator[tuple[int, str]]:
        lists = {list_ for list_, _ in self.ours.codes}
        if why := self.ours.closed.get(one.get("list")):
            yield one.line("list"), f"the list {one.get('list')} cannot be added to. {why}"
        elif one.get("list") not in lists:
            yield from self._choice(one, "list", lists - self.ours.closed.keys())
        else:
            yield from self._choice(one, "like", {name for list_, name in self.ours.codes if list_ == one.get("list")})

    def _relation(self, one: OwnTerm) -> Iterator[tuple[int, str]]:
        yield from self._choice(one, "kind", {name for scheme, name in self.ours.codes if scheme == "kind"})
        yield from self._choice(one, "causeEnd", ("subject", "object"))
        yield from self._choice(one, "subPropertyOf", set(self.ours.relations) - self.ours.figures)
        for key in ("domain", "range"):
            yield from self._choice(one, key, self.classes)
        for key, other in (("less", "lessInverse"), ("more", "moreInverse")):
            if bool(one.get(key)) != bool(one.get(other)):
                yield one.line(key), f"{key} and {other} come together: how it reads from either end"
            if one.get(key) and one.get("kind") != "influence":
                yield one.line(key), f"{key} is for relations of kind influence"
        if above := self.ours.relations.get(one.get("subPropertyOf")):
            for key, wanted in (("kind", above.kind), ("causeEnd", above.cause)):
                if one.get(key) != wanted:
                    has = f"{key}: {wanted}" if wanted else f"no {key}"
                    yield one.line(key), f"{above.name}, of which it is a sub-property, has {has}: let it have the same"
