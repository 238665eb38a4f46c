"""Names and other short texts as they are compared: without case, accents and punctuation."""

from __future__ import annotations

from collections.abc import Iterable

# ASCII punctuation as compared: apostrophes join, all else parts.
_PLAIN = {code: None if chr(code) == "'" else " " for code in range(128) if not chr(code).isalnum()}
_PLAIN_LINES = {code: to for code, to in _PLAIN.items() if chr(code) != "\n"}


def fold_name(text: str) -> str:
    """Text as compared: without case, accents and punctuation.

    >>> fold_name("The Mayor’s Café")
    'the mayors cafe'
    """
    if text.isascii():
        return " ".join(text.lower().translate(_PLAIN).split())
    from unicodedata import category, normalize

    plain = "".join(letter for letter in normalize("NFKD", text.casefold()) if category(letter)[0] != "M")
    return " ".join(
        "".join(letter if letter.isalnum() else " " for letter in plain.replace("'", "").replace("’", "")).split()
    )


def fold_names(texts: Iterable[str]) -> list[str]:
    """Many texts as compared: those in ASCII all at once, which takes a third of the time."""
    given = [text if text.isascii() else fold_name(text) for text in texts]
    lines = "\n".join(text.replace("\n", " ") if "\n" in text else text for text in given)
    return [" ".join(line.split()) for line in lines.lower().translate(_PLAIN_LINES).split("\n")] if given else []


def name_words(text: str) -> frozenset[str]:
    """The words of a text as compared, each once, without the smallest.

    >>> sorted(name_words("The Mayor of London’s team"))
    ['londons', 'mayor', 'team']
    """
    return frozenset(fold_name(text).split()) - {"a", "an", "and", "at", "for", "in", "of", "on", "the", "to"}
