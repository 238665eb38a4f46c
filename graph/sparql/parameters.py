"""What a ready-made question may be asked about: declared in its comments, filled in as VALUES.

A line such as ``# takes who (thing): only what this one promised`` declares a parameter; ``needs`` instead of ``takes``
says that the question means little without it. Its name is a variable of the query. ``(thing: lvrw)`` also says what
the shipped record takes where nobody says: an id of another record would be no answer there, so nobody else sees it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from ... import ontology
from ..errors import UsageError
from ..settings import SHIPPED_BASE
from ..suggest import did_you_mean

# A kind of value → what it is called where one is missing.
KINDS = {"thing": "a thing", "claim": "a claim", "year": "a year", "words": "words"}
_DECLARED = re.compile(
    rf"^# (?P<how>needs|takes) (?P<name>[a-z]+) \((?P<kind>{'|'.join(KINDS)})(?:: (?P<shipped>[^)]+))?\): "
    r"(?P<about>.+)$",
    re.MULTILINE,
)
_SHIPPED = re.compile(r"^(# (?:needs|takes) [a-z]+ \([a-z]+): [^)]+\)", re.MULTILINE)
_BODY = re.compile(r"^(?:WHERE|ASK) \{\n", re.MULTILINE)
_YEAR = re.compile("[0-9]{4}")

Given = Mapping[str, str | Sequence[str]]
"""What a question is asked about: parameter → one value, or several."""


class Parameter(NamedTuple):
    """One thing that a question may be asked about. ``shipped`` are the values that the shipped record takes."""

    name: str
    kind: str
    is_needed: bool
    shipped: tuple[str, ...]
    about: str


class Naming(NamedTuple):
    """How values become IRIs of a record: where these begin, and what finds a thing by what somebody typed."""

    base: str
    thing: Callable[[str], str]
    claim: Callable[[str], str] = str


def parameters(question: str) -> tuple[Parameter, ...]:
    """The parameters of a ready-made question, in their order.

    >>> [(one.name, one.kind, one.is_needed) for one in parameters("who-promised-what")]
    [('who', 'thing', False)]
    """
    return tuple(
        Parameter(
            one["name"],
            one["kind"],
            one["how"] == "needs",
            tuple(part.strip() for part in (one["shipped"] or "").split(",") if part.strip()),
            one["about"],
        )
        for one in _DECLARED.finditer(ontology.text(f"queries/{question}.rq"))
    )


def fill(question: str, given: Given, naming: Naming) -> str:
    """The text of a ready-made question about what was given.

    Raises
    ------
    UsageError
        It takes no such parameter, needs one that was not given, or the record has nothing of a name.

    Examples
    --------
    >>> naming = Naming("https://example.org/id/", str)
    >>> [line for line in fill("who-promised-what", {"who": "ada"}, naming).splitlines() if "VALUES" in line]
    ['  VALUES ?who { <https://example.org/id/ada> }']
    """
    known = {one.name: one for one in parameters(question)}
    for name in given:
        if name not in known:
            takes = f"; it takes {' and '.join(known)}" if known else ", and no other"
            raise UsageError(f"{question} takes no {name!r}{did_you_mean(name, known) or takes}")
    values = {name: _given_texts(given[name]) if name in given else _usual(one, naming) for name, one in known.items()}
    for name, one in known.items():
        if one.is_needed and not values[name]:
            typed = "NAME" if one.kind == "thing" else one.kind.upper()
            raise UsageError(f"{question} asks about {KINDS[one.kind]}: --set {name}={typed}, {one.about}")
    filled = [(one, [_term(one, text, naming) for text in values[one.name]]) for one in known.values()]
    return _insert(question, [(one.name, terms) for one, terms in filled if terms])


def usual_text(question: str, base: str) -> str:
    """The text of a ready-made question as it stands, with what the shipped record is asked about where it is that.

    >>> "VALUES ?thing" in usual_text("what-does-the-record-caution", "https://example.org/id/")
    False
    """
    naming = Naming(base, str)
    values = [(one.name, [_term(one, text, naming) for text in _usual(one, naming)]) for one in parameters(question)]
    return _insert(question, [(name, terms) for name, terms in values if terms])


def lacks(question: str, base: str) -> tuple[Parameter, ...]:
    """The parameters without which a question means little, and that a record does not fill in by itself."""
    naming = Naming(base, str)
    return tuple(one for one in parameters(question) if one.is_needed and not _usual(one, naming))


def _usual(parameter: Parameter, naming: Naming) -> tuple[str, ...]:
    """What is asked about where nobody says: in the shipped record what is declared, as far as the files have it."""
    if naming.base != SHIPPED_BASE:
        return ()
    return tuple(text for text in parameter.shipped if _is_known(parameter, text, naming))


def _is_known(parameter: Parameter, text: str, naming: Naming) -> bool:
    try:
        return bool(_term(parameter, text, naming))
    except UsageError:
        return False


def _given_texts(given: str | Sequence[str]) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else tuple(given)


def _term(parameter: Parameter, text: str, naming: Naming) -> str:
    """A value as SPARQL writes it."""
    if parameter.kind == "words":
        return json.dumps(text, ensure_ascii=False)
    if parameter.kind == "year":
        if not _YEAR.fullmatch(text):
            raise UsageError(f"--set {parameter.name}={text}: a year has four digits, such as 2024")
        return f'"{text}"'
    found = (naming.claim if parameter.kind == "claim" else naming.thing)(text)
    return f"<{found if '://' in found or found.startswith('urn:') else naming.base + found}>"


def _insert(question: str, values: Iterable[tuple[str, Sequence[str]]]) -> str:
    """The query with the values at the beginning of what it looks for, and no word on what the shipped record takes."""
    text = _SHIPPED.sub(r"\1)", ontology.text(f"queries/{question}.rq"))
    lines = "".join(f"  VALUES ?{name} {{ {' '.join(terms)} }}\n" for name, terms in values)
    return _BODY.sub(lambda head: head[0] + lines, text, count=1) if lines else text
