"""What the parameters of an address say, read by the fields that a page or an answer has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from starlette.datastructures import QueryParams

from ...graph.dates import check_date
from ...graph.errors import UsageError
from ...graph.suggest import did_you_mean_word
from ...pages.fields import CHOICE, DATE, MAX_CHARACTERS, NUMBER, SPAN, SWITCH, THING, Field
from ..refusal import Refusal

_MOST_VALUES = 50
_SWITCHES = {"": False, "0": False, "1": True}


def read_fields(fields: Sequence[Field], given: QueryParams, *, strict: bool = False) -> dict[str, Any]:
    """The value of each field, by its name; what is not given has its usual value.

    With ``strict``, no other parameter may stand in the address: who writes a program is told of a slip, while a page
    is shown whatever another site has put behind its address.

    Raises
    ------
    Refusal
        A parameter says what it cannot, or there is no such parameter.
    """
    known = [field.name for field in fields]
    if strict and (other := next((name for name in given if name not in known), "")):
        hint = did_you_mean_word(other, known) or (f"; there are {', '.join(known)}" if known else "; there is none")
        raise Refusal(400, f"there is no parameter {other[:40]!r}{hint}")
    return {field.name: _read(field, given) for field in fields}


def _read(field: Field, given: QueryParams) -> Any:
    values = [one.strip() for one in given.getlist(field.name)]
    if any(len(one) > MAX_CHARACTERS for one in values) or len(values) > _MOST_VALUES:
        what = "name things by" if field.kind == THING else f"{field.name} takes"
        raise Refusal(400, f"{what} at most {MAX_CHARACTERS} characters")
    filled = tuple(dict.fromkeys(filter(None, values)))
    if field.kind == CHOICE and (unknown := [one for one in filled if one not in field.choices]):
        raise Refusal(400, f"{field.name} is {_choices_in_words(field.choices)}, not {unknown[0][:40]!r}")
    if field.several:
        return filled
    text = values[-1] if values else ""
    if field.kind == SWITCH:
        return _switch(field, text)
    if field.kind == NUMBER:
        return _number(field, text)
    if field.kind in (DATE, SPAN):
        try:
            return check_date(field.name, text, single=field.kind == DATE)
        except UsageError as error:
            raise Refusal(400, str(error)) from None
    return text or field.usual


def _switch(field: Field, text: str) -> bool:
    if text not in _SWITCHES:
        raise Refusal(400, f"{field.name} is 1 for yes or 0 for no, not {text[:40]!r}")
    return _SWITCHES[text]


def _choices_in_words(choices: Sequence[str]) -> str:
    return " or ".join(choices) if len(choices) == 2 else f"one of {', '.join(choices)}"


def _number(field: Field, text: str) -> int | str:
    if not text:
        return field.usual
    if not (text.isascii() and text.isdecimal() and len(text) < 11 and field.least <= int(text) <= field.most):
        raise Refusal(400, f"{field.name} is a number from {field.least} to {field.most:,}")
    return int(text)
