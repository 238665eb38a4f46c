"""The words by which the items of a file are found: those of names, and those of texts with the blocks they are in."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

from ..full_text import caveat_texts, claim_texts, source_texts, thing_texts, voice_texts
from ..name_cores import core
from ..name_index import findable_words
from ..record import Code
from ..storage.open_names import core_key
from ..storage.open_texts import BLOCKS_IN_A_STRETCH
from ..storage.rows import ROWS_IN_A_BLOCK
from ..word_matching import fold_entries

NUMBER, BITS = "i", "I"


class NameWords(NamedTuple):
    """The words by which the names of a file can be found.

    ``numbers`` are those of the words of each name among ``words``, which stand one a line, ``counts`` how many each
    has, ``cores`` the keys of their cores.
    """

    words: str
    numbers: array[int]
    counts: array[int]
    cores: array[int]


class WordTables(NamedTuple):
    """The words of the names of a file, and of the texts of each group the stretches (:func:`text_words`)."""

    names: NameWords
    texts: dict[str, list[str]]


def word_tables(
    named: Sequence[Sequence[str]],
    folded: Sequence[str],
    items: Mapping[str, Sequence[Any]],
    codes: Mapping[tuple[str, str], Code],
) -> WordTables:
    """The words of the names of each thing, which are given as folded too, and of the texts of all items."""
    cores = list(map(core, chain.from_iterable(named)))
    found = list(map(findable_words, folded, cores))
    words = sorted(set().union(*found))
    numbers = dict(zip(words, range(len(words)), strict=True))
    names = NameWords(
        words="\n".join(words),
        numbers=array(NUMBER, (numbers[word] for some in found for word in some)),
        counts=array(NUMBER, map(len, found)),
        cores=array(BITS, (core_key("".join(one)) for one in cores)),
    )
    return WordTables(names, text_words(items, codes))


def text_words(items: Mapping[str, Sequence[Any]], codes: Mapping[tuple[str, str], Code]) -> dict[str, list[str]]:
    """The stretches of each group, each as its words in order: a line for one, and behind it its blocks as bits.

    What a claim is about that is no thing is not among them: what it is called, another file tells.

    >>> from ..record import Thing
    >>> things = [Thing(f"t{number}", "Fund", "Fund", description=f"For a bus") for number in range(33)]
    >>> text_words({"things": things}, {})
    {'things': ['\\na 3\\nbus 3\\nfor 3\\nfund 3\\n']}
    """
    texts: dict[str, Callable[[Any], tuple[str, ...]]] = {
        "sources": source_texts,
        "things": thing_texts,
        "voices": voice_texts,
        "claims": claim_texts,
        "caveats": lambda one: caveat_texts(one, codes),
    }
    return {group: _stretches(map(texts[group], some)) for group, some in items.items() if group in texts}


def _stretches(texts: Iterable[Sequence[str]]) -> list[str]:
    folded = fold_entries(texts)
    in_one = BLOCKS_IN_A_STRETCH * ROWS_IN_A_BLOCK
    return [_stretch(folded[first : first + in_one]) for first in range(0, len(folded), in_one)]


def _stretch(folded: Sequence[str]) -> str:
    blocks: dict[str, int] = {}
    for number in range(0, len(folded), ROWS_IN_A_BLOCK):
        bit = 1 << (number // ROWS_IN_A_BLOCK)
        for word in set("".join(folded[number : number + ROWS_IN_A_BLOCK]).split()):
            blocks[word] = blocks.get(word, 0) | bit
    return "".join([f"\n{word} {blocks[word]:x}" for word in sorted(blocks)]) + "\n"
