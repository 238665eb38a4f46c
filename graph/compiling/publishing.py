"""Compiled files as they may leave: those of confidential sources, and those that name them, changed."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import chain
from typing import TypeVar

from ..files.document import Document
from ..files.portions import file_of
from ..files.tables import table_section
from ..record import Draft, LostAnchor
from ..vocabulary import Vocabulary
from .anchoring import AnchorPlaces, no_places
from .compiled import Compiled, documents
from .compiled_file import CompiledFile, FileContent
from .confidentiality import pseudonyms, withhold
from .from_document import compile_document

T = TypeVar("T", Draft, LostAnchor)


def without_confidences(compiled: Compiled, vocabulary: Vocabulary) -> Compiled:
    """Compiled files as they may leave; the same where no source is confidential."""
    hidden = _confidential(compiled.names, compiled.files)
    if not hidden:
        return compiled
    taken = chain.from_iterable(file.owners for file in compiled.files)
    given = pseudonyms([one for one in documents(compiled, hidden) if one.data], taken, vocabulary.codes)
    changed: dict[int, FileContent] = {}
    places = list(compiled.places)
    for number in _naming(compiled, hidden):
        document, before = withhold(next(documents(compiled, [number])), given)
        changed[number] = compile_document(document, vocabulary)
        places[number] = _places(compiled, number, changed[number], before)
    files = [changed[number].tables if number in changed else file for number, file in enumerate(compiled.files)]
    names = {file_of(compiled.names[number]) for number in hidden}
    made_with = sha256(repr(sorted(given.ids.items())).encode()).hexdigest()

    made = compiled._replace(
        keys=[f"{key} {made_with}" if number in changed else key for number, key in enumerate(compiled.keys)],
        files=files,
        places=places,
        changed=changed,
        withheld_texts=frozenset(compiled.files[number].text_file for number in hidden),
        made_with=made_with,
    )
    return made.link()._replace(
        drafts=_without_names(compiled.drafts, names), lost_anchors=_without_names(compiled.lost_anchors, names)
    )


def without_confidential(compiled: Compiled, vocabulary: Vocabulary) -> Compiled:
    """Compiled files of other people as they are read here: nothing of confidential sources, or that hangs on them."""
    hidden = _confidential(compiled.names, compiled.files)
    if not hidden:
        return compiled
    nothing = {number: compile_document(Document(compiled.names[number], "", {}), vocabulary) for number in hidden}
    emptied = _with_changed(compiled, nothing, dict.fromkeys(hidden, no_places(0))).link()
    # What hangs on them is taken out of its file too, and not only left out: it may name who spoke.
    changed, places = dict(nothing), dict.fromkeys(hidden, no_places(0))
    for number in set(_naming(compiled, hidden)) - set(hidden):
        changed[number] = compile_document(next(documents(emptied, [number])), vocabulary)
        ids = {anchor.id: anchor.id for anchor in changed[number].anchors}
        places[number] = _places(compiled, number, changed[number], ids)
    made = _with_changed(compiled, changed, places)._replace(
        withheld_texts=frozenset(compiled.files[number].text_file for number in hidden),
        made_with="nothing confidential",
    )
    return made.link()._replace(drafts=emptied.drafts)


def _with_changed(
    compiled: Compiled, changed: Mapping[int, FileContent], places: Mapping[int, AnchorPlaces]
) -> Compiled:
    """Compiled files of which some are others."""
    return compiled._replace(
        keys=[f"{key} changed" if number in changed else key for number, key in enumerate(compiled.keys)],
        files=[changed[number].tables if number in changed else file for number, file in enumerate(compiled.files)],
        places=[places.get(number, where) for number, where in enumerate(compiled.places)],
        changed=changed,
    )


def _confidential(names: Sequence[str], files: Sequence[CompiledFile]) -> list[int]:
    """The numbers of the files of confidential sources, and of the tables of claims that are, or may be, of these."""
    private = {file.source for file in files if file.is_confidential}
    public = {file.source for file in files if file.ids["sources"]} - private
    return [
        number
        for number, (name, file) in enumerate(zip(names, files, strict=True))
        if file.is_confidential or (private and table_section(name) == "claims" and file.source not in public)
    ]


def _naming(compiled: Compiled, hidden: list[int]) -> Iterator[int]:
    """The numbers of confidential files, and of those that name something of them."""
    defined = set(chain.from_iterable(compiled.links(number).defines for number in hidden))
    for number, file in enumerate(compiled.files):
        if number in hidden or (file.source and not defined.isdisjoint(compiled.links(number).needed)):
            yield number


def _places(compiled: Compiled, number: int, content: FileContent, before: dict[str, str]) -> AnchorPlaces:
    """Where the evidence of a changed file stands: where it stood before."""
    at = {anchor.id: place for place, anchor in enumerate(compiled.anchors(number))}
    order = [at[before[anchor.id]] for anchor in content.anchors]
    return AnchorPlaces._make(
        bytes(column[one] for one in order)
        if isinstance(column, bytes)
        else array(column.typecode if isinstance(column, array) else column.format, (column[one] for one in order))
        for column in compiled.places[number]
    )


def _without_names(found: Sequence[T], hidden: Collection[str]) -> list[T]:
    """What is left out or has lost its place in the text, without names where the file is a confidential source's."""
    return sorted(one._replace(file="", line=0, id="") if one.file in hidden else one for one in found)
