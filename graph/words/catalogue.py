"""The one catalogue of phrases, ``ontology/phrases/en.json``, read once; ``map_words.js`` reads the same on a page.

A phrase holds places such as ``{start|name}``: an argument, and the form in which it stands. ``{steps|plural:is|are}``
gives the form what it needs behind a colon.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from ... import ontology

LANGUAGE = "en"
_PLACE = re.compile(r"\{(\w+)(?:\|(\w+)(?::([^}]*))?)?\}")


class Piece(NamedTuple):
    """A piece of a phrase: plain text, or a place with the argument's name, its form and what the form needs."""

    text: str
    name: str = ""
    form: str = ""
    rest: str = ""


@cache
def catalogue() -> Mapping[str, str]:
    """Every phrase by its code.

    >>> catalogue()["order.certain"]
    'Its dates certainly run in this order.'
    """
    found: dict[str, str] = json.loads(ontology.text(f"phrases/{LANGUAGE}.json"))
    return found


@cache
def pieces(code: str) -> tuple[Piece, ...]:
    """The phrase of a code in pieces.

    >>> [piece.name or piece.text for piece in pieces("row")]
    ['first', ' and ', 'last']

    Raises
    ------
    KeyError
        The catalogue has no such phrase.
    """
    text, found, end = catalogue()[code], list[Piece](), 0
    for place in _PLACE.finditer(text):
        found += [Piece(text[end : place.start()]), Piece("", place[1], place[2] or "", place[3] or "")]
        end = place.end()
    return tuple(piece for piece in (*found, Piece(text[end:])) if piece.text or piece.name)


def fill_phrase(code: str, **places: str) -> str:
    """The phrase of a code with text in its places, which have no form.

    >>> fill_phrase("row", first="one, two", last="three")
    'one, two and three'
    """
    return "".join(places[piece.name] if piece.name else piece.text for piece in pieces(code))
