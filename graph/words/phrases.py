"""Findings in words, by the phrases of the catalogue and the few forms that these use."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from ..record import Record
from .catalogue import catalogue, pieces
from .codes import label
from .counts import capital, number, row
from .short_names import first_sentence, short_name

Argument = str | int | Sequence[str] | Sequence[int] | Sequence[tuple[str, int]] | Sequence[tuple[str, tuple[int, ...]]]
Arguments = Mapping[str, Argument]

NAMED = 6
NONE: Arguments = MappingProxyType({})


class Finding(NamedTuple):
    """Something found, as data: a code of the catalogue, and the step that it is about, from 1, if it is about one.

    ``arguments`` hold ids, codes, counts and numbers of steps, never words.
    """

    code: str
    step: int | None = None
    arguments: Arguments = NONE


def say(record: Record, finding: Finding) -> str:
    """A finding in words, as they stand inside a sentence; the record gives the names.

    >>> from civicgraph import Dataset
    >>> say(Dataset.shipped().record(), Finding("gap.single-voice", None, {"steps": (2, 3)}))
    'steps 2 and 3 rest on a single voice.'

    Raises
    ------
    KeyError
        The catalogue has no such phrase, or the phrase has a place for which there is no argument.
    """
    step: Arguments = {} if finding.step is None else {"step": finding.step}
    return _phrase_text(record, finding.code, {**finding.arguments, **step})


def sentence(record: Record, finding: Finding) -> str:
    """A finding as a sentence, with a capital in front."""
    return capital(say(record, finding))


def sentences(record: Record, findings: Iterable[Finding]) -> tuple[str, ...]:
    """Findings as sentences, one each."""
    return tuple(sentence(record, finding) for finding in findings)


def names(record: Record, ids: Iterable[str]) -> str:
    """Names in a row, the first six of many.

    >>> from civicgraph import Dataset
    >>> names(Dataset.shipped().record(), ["gla", "citizens-uk"])
    'Greater London Authority and Citizens UK'
    """
    return row([record.name(id) for id in ids], NAMED)


def _phrase_text(record: Record, code: str, arguments: Arguments) -> str:
    """The phrase of a code with its places filled."""
    return "".join(
        _FORMS[piece.form](record, arguments, arguments[piece.name], piece.rest) if piece.name else piece.text
        for piece in pieces(code)
    )


def _many(value: Argument) -> int:
    return value if isinstance(value, int) else len(value)


def _all(value: Argument) -> list[str]:
    return [str(value)] if isinstance(value, int | str) else [str(one) for one in value]


def _each(record: Record, value: Argument, code: str) -> str:
    """One phrase for each pair of a code and a count."""
    pairs = () if isinstance(value, int | str) else [pair for pair in value if isinstance(pair, tuple)]
    return ", ".join(_phrase_text(record, code, {"code": name, "count": count}) for name, count in pairs)


def _groups(record: Record, value: Argument, code: str) -> str:
    """One phrase for each pair of a code and numbers of steps, in a row."""
    pairs = () if isinstance(value, int | str) else [pair for pair in value if isinstance(pair, tuple)]
    return "; ".join(_phrase_text(record, code, {"code": name, "numbers": numbers}) for name, numbers in pairs)


def _relation(record: Record, name: str) -> str:
    """A relation in words; with a mark in front, as it reads from its object."""
    known = record.relations[name.removeprefix("^")]
    return known.inverse if name.startswith("^") else known.label


def _who(record: Record, id: str) -> str:
    """The phrase by which a thing is taken up again: a person by ``who``."""
    return "who" if record.is_of(id, "Person") else "which"


# How an argument stands in a phrase: of the record, all arguments, this one, and what the phrase gives the form.
_FORMS: dict[str, Callable[[Record, Arguments, Argument, str], str]] = {
    "": lambda record, arguments, value, rest: str(value),
    "name": lambda record, arguments, value, rest: record.name(str(value)),
    "short": lambda record, arguments, value, rest: short_name(record, str(value)),
    "shorts": lambda record, arguments, value, rest: row([short_name(record, id) for id in _all(value)], NAMED),
    "caveat": lambda record, arguments, value, rest: first_sentence(record.caveats[str(value)].summary),
    "relation": lambda record, arguments, value, rest: _relation(record, str(value)),
    "who": lambda record, arguments, value, rest: catalogue()[_who(record, str(value))],
    "many": lambda record, arguments, value, rest: catalogue()[f"{rest}.{_who(record, str(value))}"],
    "groups": lambda record, arguments, value, rest: _groups(record, value, rest),
    "names": lambda record, arguments, value, rest: names(record, _all(value)),
    "any": lambda record, arguments, value, rest: catalogue()["choice"].join(map(record.name, _all(value))),
    "row": lambda record, arguments, value, rest: row(_all(value)),
    "number": lambda record, arguments, value, rest: number(_many(value)),
    "plural": lambda record, arguments, value, rest: rest.split("|")[_many(value) != 1],
    "phrase": lambda record, arguments, value, rest: _phrase_text(record, f"{rest}.{value}", arguments),
    "if": lambda record, arguments, value, rest: _phrase_text(record, rest, arguments) if value else "",
    "each": lambda record, arguments, value, rest: _each(record, value, rest),
    "label": lambda record, arguments, value, rest: label(record, rest, str(value)),
    "labels": lambda record, arguments, value, rest: ", ".join(label(record, rest, one) for one in _all(value)),
}
