"""Names as they stand in a sentence: an ask with what it is before it, so that it reads right in the midst of words."""

from __future__ import annotations

from collections.abc import Mapping

from .everyday import words_for_type
from .vocabulary_parts import Type

_ASKS, _EFFECTS = "asks", "effects"
# What follows the word for what it is, in a name such as "Promise of a night bus".
_JOINED = ("for", "of", "that", "to")


def name_in_text(name: str, type: Type | None, types: Mapping[str, Type], most: int = 0) -> str:
    """A name of at most so many words, if a number is given, without a word for the type in front of it.

    It stands in quotation marks where it is cut or reads as a sentence.

    >>> from .vocabulary import load_vocabulary
    >>> types = load_vocabulary().types
    >>> name_in_text("Ask: a night bus", types["Ask"], types), name_in_text("Demand for a bus", types["Ask"], types)
    ('the ask “a night bus”', 'the demand for a bus')
    >>> name_in_text("The Night Bus to Elm Street", types["Project"], types, 4)
    '“The Night Bus …”'
    """
    words = bare_name(name, type, types).split()
    text = " ".join(words)
    if is_cut := 0 < most < len(words):
        text = f"{' '.join(words[: most - 1]).rstrip(',;:')} …"
    if type and is_quoted(type):
        return f"the {_small(text)}" if _says_type(words, type_words(type, types)) else f"the {type.label} “{text}”"
    return f"“{text}”" if is_cut else text


def bare_name(name: str, type: Type | None, types: Mapping[str, Type]) -> str:
    """A name without a word for its type in front of it.

    >>> from .vocabulary import load_vocabulary
    >>> types = load_vocabulary().types
    >>> bare_name("Promise: a night bus", types["Commitment"], types), bare_name("Bus: by night", types["Ask"], types)
    ('a night bus', 'Bus: by night')
    """
    word, colon, rest = name.partition(": ")
    if not (type and colon):
        return name
    known = type_words(type, types) if is_quoted(type) else {type.label.casefold()}
    return rest if word.casefold() in known else name


def is_quoted(type: Type) -> bool:
    """Whether names of things of a type tell what was said or came about, as those of asks do.

    Not those of assemblies, nor those of factors, which more or less comes of.

    >>> from .vocabulary import load_vocabulary
    >>> [name for name in ("Ask", "Assembly", "Factor", "Outcome") if is_quoted(load_vocabulary().types[name])]
    ['Ask', 'Outcome']
    """
    said = type.family == _ASKS and "Actor" not in type.above
    return said or (type.family == _EFFECTS and bool(type.rung))


def type_words(type: Type, types: Mapping[str, Type]) -> frozenset[str]:
    """The words, in small letters, by which a type is called: its label, those of wider types, everyday words.

    >>> from .vocabulary import load_vocabulary
    >>> types = load_vocabulary().types
    >>> {"pledge", "commitment", "promise"} <= type_words(types["Pledge"], types)
    True
    """
    wider = [types[name] for name in type.above if name in types]
    every = [one for one in (type, *wider) if one.family == type.family]
    return frozenset(one.label.casefold() for one in every).union(*(words_for_type(one.name) for one in every))


def _says_type(words: list[str], known: frozenset[str]) -> bool:
    """Whether a name begins with a word for its type, as "Promise of a night bus" does."""
    return any(
        word in _JOINED and " ".join(words[:place]).casefold() in known for place, word in enumerate(words) if place
    )


def _small(name: str) -> str:
    """A name with a small letter in front, unless its first word has more capitals."""
    first = name.split(" ", 1)[0]
    return name[:1].lower() + name[1:] if first[1:] == first[1:].lower() else name
