"""``identity.yaml``: which things are held to be one, or not, and who decided it for what reason.

Nothing merges by itself. What is said here is shown, and a trace honours it where it is told to.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from contextlib import suppress
from typing import NamedTuple

from ..dates import bounds
from ..errors import DataError, Problem
from ..identity import KINDS, MERGED, NOT_SAME, SAME, same_classes
from ..record_parts import IdentityDecision
from ..suggest import did_you_mean_word
from .document import Document
from .document_shape import MAX_NAME_LENGTH, MAX_TEXT_LENGTH
from .folders import IDENTITY
from .invisible_letters import is_blank
from .reading import YamlMapping, read_yaml

KEYS = ("decision", "things", "reason", "decidedBy", "decided")
_TEXTS = {"reason": MAX_TEXT_LENGTH, "decidedBy": MAX_NAME_LENGTH}


class PlacedDecision(NamedTuple):
    """A decision, with the line where its entry begins."""

    decision: IdentityDecision
    line: int


def read_decisions(content: bytes, file: str) -> list[PlacedDecision]:
    """The decisions of a file, in its order; whether their things are there is for :func:`decision_problems`.

    >>> given = b"decisions:\\n- {decision: same, things: [a, b], reason: One., decidedBy: Bo Lund, decided: 2024-05}"
    >>> read_decisions(given, "identity.yaml")[0].decision.things
    ('a', 'b')

    Raises
    ------
    DataError
        With every problem found.
    """
    problems: list[Problem] = []
    top = read_yaml(content, file, problems)
    entries = top.values.get("decisions")
    if set(top.values) != {"decisions"} or not isinstance(entries, list):
        problems.append(Problem(file, 1, f"{IDENTITY} holds one key, decisions, with a list under it"))
        raise DataError(problems)
    found = []
    for entry in entries:
        if isinstance(entry, YamlMapping):
            problems += (Problem(file, line, message) for line, message in _entry_problems(entry))
            found.append(PlacedDecision(_decision(entry), entry.place.line))
        else:
            problems.append(Problem(file, top.place.of("decisions"), "every entry of decisions holds keys"))
    if problems:
        raise DataError(problems)
    return found


def decided_pairs(identity: Mapping[str, bytes]) -> list[tuple[str, str]]:
    """The things of which somebody decided whether they are one; none of a file that cannot be read."""
    found: list[tuple[str, str]] = []
    for name, content in identity.items():
        with suppress(DataError):
            found += [one.things for one, _ in read_decisions(content, name)]
    return found


def untold_decisions(lines: Mapping[str, int], identity: Mapping[str, bytes]) -> list[Problem]:
    """A warning for each file whose decisions are not read, by where they begin, as long as there is no file of them.

    >>> [str(one) for one in untold_decisions({"all.nq": 7}, {})]
    ['all.nq:7: decisions on whether things are one are not read from here: put the identity.yaml of these data beside']
    """
    message = f"decisions on whether things are one are not read from here: put the {IDENTITY} of these data beside"
    return [] if identity else [Problem(name, line, message) for name, line in sorted(lines.items())]


def _decision(entry: YamlMapping) -> IdentityDecision:
    said = {key: value for key, value in entry.values.items() if isinstance(value, str)}
    things = entry.values.get("things")
    one, other, *_ = [*map(str, things if isinstance(things, list) else ()), "", ""]
    texts = (" ".join(said.get(key, "").split()) for key in ("reason", "decidedBy", "decided"))
    return IdentityDecision(said.get("decision", ""), (one, other), *texts)


def _entry_problems(entry: YamlMapping) -> Iterator[tuple[int, str]]:
    at, values = entry.place.of, entry.values
    for key in values.keys() - set(KEYS):
        yield at(key), f"{key} is no key of a decision{did_you_mean_word(key, KEYS)}"
    kind, things = values.get("decision"), values.get("things")
    if kind not in KINDS:
        yield at("decision"), f"decision is one of {', '.join(KINDS)}"
    if not isinstance(things, list) or len(things) != 2 or not all(isinstance(one, str) for one in things):
        yield at("things"), "things takes two ids, such as [night-bus, bus-42]"
    elif things[0] == things[1]:
        yield at("things"), f"{things[0]} is one thing already: name two"
    # What a program merged is told by the one who ran it, as far as that is known.
    for key in ("reason", *(("decidedBy", "decided") if kind != MERGED else ())):
        if key not in values:
            yield at(key), f"a decision needs {key}: {_WANTED[key]}"
    for key, limit in _TEXTS.items():
        if key in values and (not isinstance(value := values[key], str) or is_blank(value) or len(value) > limit):
            yield at(key), f"{key} takes a text of at most {limit:,} characters: {_WANTED[key]}"
    if "decided" in values:
        yield from ((at("decided"), message) for message in _date_problems(values["decided"]))


_WANTED = {"reason": "why", "decidedBy": "who decided it", "decided": "when, such as 2024-05-31"}


def _date_problems(value: object) -> Iterator[str]:
    try:
        if not isinstance(value, str) or "/" in value or not value:
            raise ValueError("one date is wanted")
        bounds(value)
    except ValueError as error:
        yield f"decided takes a date, such as 2024-05-31: {error}"


def check_decisions(
    content: bytes, file: str, documents: Iterable[Document], abroad: Iterable[str] = (), absent: Collection[str] = ()
) -> None:
    """Checks a file of decisions beside valid documents, and the things of other records, some of which are absent.

    Raises
    ------
    DataError
        With every problem found.
    """
    things = set(abroad)
    for document in documents:
        things |= {one["id"] for one in document.data.get("things", ())} | document.draft_ids
    if problems := list(decision_problems(read_decisions(content, file), things, file, absent)):
        raise DataError(problems)


def decision_problems(
    placed: Iterable[PlacedDecision], things: Container[str], file: str, absent: Collection[str] = ()
) -> Iterator[Problem]:
    """What does not fit the record: things that are not there, and decisions that contradict one another.

    Of things of records that are ``absent``, by name, it is not known whether they are there.
    """
    told: dict[frozenset[str], PlacedDecision] = {}
    placed = list(placed)
    for decision, line in placed:
        one, other = decision.things
        wanted = (one,) if decision.kind == MERGED else (one, other)
        for id in wanted:
            if id not in things and id.partition(":")[0] not in absent:
                yield Problem(file, line, f"{id} is no thing of the record")
        if decision.kind == MERGED:
            if other in things:
                yield Problem(file, line, f"{other} is said to be merged into {one}, and is a thing all the same")
            continue
        earlier = told.setdefault(frozenset(decision.things), PlacedDecision(decision, line))
        if earlier.line != line:
            yield Problem(file, line, f"{one} and {other} are decided on line {earlier.line} already: keep one entry")
    yield from _contradictions(placed, file)


def _contradictions(placed: list[PlacedDecision], file: str) -> Iterator[Problem]:
    classes = same_classes(decision.things for decision, _ in placed if decision.kind == SAME)
    for decision, line in placed:
        one, other = decision.things
        if decision.kind == NOT_SAME and classes.get(one, one) == classes.get(other, other):
            yield Problem(file, line, f"{one} and {other} are told apart here and joined by other decisions")
