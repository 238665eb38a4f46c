"""From what a person types to a thing of a store, by the same rules as in a record at hand."""

from __future__ import annotations

import re

from ..errors import UnknownName
from ..name_folding import fold_name
from ..names import resolve
from ..record import Record
from ..sparql.evaluation import PREFIXES
from .endpoint import Endpoint, iri, literal
from .fetch import record_of_nodes
from .manifest import Manifest

_NAMES = f"<{PREFIXES['skos']}prefLabel>|<{PREFIXES['skos']}altLabel>"
_NEAR = 50


def resolve_in_store(endpoint: Endpoint, manifest: Manifest, text: str) -> str:
    """The id of the thing with this id, IRI, name or alias.

    The engine sends only things whose names have the same letters and digits, or letters beyond ASCII; which of them
    is meant is decided here. Where none is, it sends things whose names hold the words, to choose from.

    Raises
    ------
    UnknownName
        No thing has it, or several do.
    """
    id = text.removeprefix(manifest.base)
    if re.fullmatch(r"[\w./-]+", id) and (by_id := _things(endpoint, manifest, [manifest.base + id])).things:
        return resolve(by_id, text)
    words = fold_name(text)
    letters = "".join(letter for letter in words if letter.isascii() and letter.isalnum())
    same = f'REPLACE(LCASE(STR(?name)), "[^a-z0-9]", "") = {literal(letters)} || REGEX(STR(?name), "[^ -~]")'
    try:
        return resolve(_things(endpoint, manifest, _things_named(endpoint, same)), text)
    except UnknownName as error:
        if error.candidates or not letters:
            raise
    near = " && ".join(f"CONTAINS(LCASE(STR(?name)), {literal(word)})" for word in words.split())
    try:
        return resolve(_things(endpoint, manifest, _things_named(endpoint, near)[:_NEAR]), text)
    except UnknownName as error:
        if error.candidates:
            raise
    raise UnknownName(f"{text!r} is no thing in that store, where no typos are forgiven: give its whole name or its id")


def _things_named(endpoint: Endpoint, condition: str) -> list[str]:
    """Things of the record with a name for which a condition holds."""
    family = iri(PREFIXES["civic"] + "family")
    text = f"SELECT DISTINCT ?thing {{ ?thing a/{family} ?family ; {_NAMES} ?name FILTER({condition}) %AFTER% }}"
    return [row["thing"] for row in endpoint.paged_rows(text, "thing")]


def _things(endpoint: Endpoint, manifest: Manifest, iris: list[str]) -> Record:
    return record_of_nodes(endpoint, manifest, iris)
