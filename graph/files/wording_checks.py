"""Wordings that do not say what they should: states that do not read, our own readings, money without a currency."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..errors import Problem
from ..vocabulary import Vocabulary
from .identity import PlacedRecord


def _words(*texts: str) -> frozenset[str]:
    return frozenset(" ".join(texts).split())


# A state reads after "was". What begins with one of these does not.
_NOT_FIRST = _words(
    "i you he she it we they there who which with",
    "am is are was were has have had do does did can cannot could shall should will would may might must ought",
    "gave took made saw went came began became fell knew grew wrote spoke rose drew drove ran threw showed chose broke",
    "flew sang rang wore woke froze shook arose withdrew undertook overcame foresaw forgave mistook stood lay",
    "remained continued seemed belonged depended consisted lacked wanted hoped",
    "aims allows argues asks backs becomes begins believes belongs brings builds comes consists contains continues",
    "covers depends exists expects faces feels finds gets gives goes grows holds includes involves keeps knows lacks",
    "lays leads lets lies lives looks makes means offers provides puts regards remains says seeks seems sees sets",
    "shows sides sits speaks stands stays takes tells thinks tries wants welcomes writes",
    "hold depend face include want believe regard think say",
)
_BEFORE_VERB = _words("already also always ever first later never not now often only soon still then")
# Both past and participle: "held at the hall" reads, "held breakout sessions" would say that it did the holding.
_BOTH = _words("brought built held kept laid led lost met put spent won")
_OBJECT = _words(
    "a an the its their his her our your my this these those some many most all any no each every several few more",
    "both it them him us me themselves itself bare new",
)
# "Made of wood", "made up of forty", "made by hand": here it is a participle.
_MADE = _words("available by clear easier for from in into of out possible public to up")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*(?:['’][^\W\d_]+)?")
# A person called Will, or a day in May.
_NAME = re.compile(r"\W*(?:Will|May) [A-Z0-9]")
_MARKED = {"ca": "can", "wo": "will", "sha": "shall"}

_READING = re.compile(
    r"\b(?:we (?:have |here )?(?:read|take|took|understand|interpret)|our (?:own )?(?:reading|interpretation)"
    r"|(?:is|are|was|were) (?:here )?read as)\b",
    re.IGNORECASE,
)

_CURRENCY = re.compile(r"\b[A-Z]{3}\b")
_MONEY = re.compile(r"[£€$¥]|\b(?:pounds?|sterling|euros?|dollars?|pence|money)\b", re.IGNORECASE)
_SUM = re.compile(r"[£€$¥]\s?\d|\d\s?[€£]")


def unreadable_states(claims: Iterable[PlacedRecord]) -> Iterator[Problem]:
    """States whose words do not go on from "was"."""
    for document, id, record in claims:
        value = record.get("value", "")
        if record.get("predicate") == "hasState" and (word := not_after_was(value)):
            message = (
                f"hasState is read after 'was', so it cannot begin with {word!r}: "
                "put it as a participle, an adjective, a noun or 'to be', or choose another relation"
            )
            yield document.problem(id, "value", message)


def not_after_was(value: str) -> str:
    """The word for which a value does not read after "was", or nothing.

    >>> not_after_was("had been invited"), not_after_was("already gave priority"), not_after_was("laid bare the need")
    ('had', 'gave', 'laid')
    >>> not_after_was("invited"), not_after_was("laid out in a letter")
    ('', '')
    """
    found: list[str] = [] if _NAME.match(value) else [word.lower() for word in _WORD.findall(value[:200])]
    while len(found) > 1 and found[0] in _BEFORE_VERB:
        found.pop(0)
    if not found:
        return ""
    first, second = found[0], (found[1] if len(found) > 1 else "")
    plain = first.partition("'")[0].partition("’")[0]
    if first.endswith(("n't", "n’t")):
        plain = _MARKED.get(first[:-3], first[:-3])
    if plain == "made":
        return "" if second in _MADE else first
    if plain in _NOT_FIRST or (plain in _BOTH and second in _OBJECT):
        return first
    return ""


def unmarked_readings(caveats: Iterable[PlacedRecord], records: Mapping[str, dict[str, Any]]) -> Iterator[Problem]:
    """Caveats that mention our reading, on claims that are not marked as inferred."""
    for document, id, record in caveats:
        if not (match := _READING.search(record.get("summary", ""))):
            continue
        concerned = [(one, records.get(one, {})) for one in record.get("concerns", [])]
        wrong = [one for one, claim in concerned if claim.get("wording", "inferred") != "inferred"]
        if wrong:
            message = (
                f"the caveat says {match.group()!r}, but the wording is not 'inferred' of {', '.join(wrong)}: "
                "make it so, or say what the text leaves open"
            )
            yield document.problem(id, "summary", message)


def money_without_currency(claims: Iterable[PlacedRecord], vocabulary: Vocabulary) -> Iterator[Problem]:
    """Sums of money whose unit does not name the currency."""
    figures: dict[str, list[PlacedRecord]] = defaultdict(list)
    for one in claims:
        predicate = one[2].get("predicate")
        if predicate in vocabulary.figures and vocabulary.domains[predicate][1].endswith("#decimal"):
            figures[str(one[2].get("subject", ""))].append(one)
    for same in figures.values():
        measured = any(_CURRENCY.search(record.get("unit", "")) for _, _, record in same if not _is_amount(record))
        for document, id, record in same:
            if _is_money(record, measured) and not _CURRENCY.search(record.get("unit", "")):
                said = record.get("unit")
                lack = f"{said!r} is no currency code" if said else "a sum of money without a currency"
                key = "unit" if said else "value"
                yield document.problem(id, key, f"{lack}: give its code as the unit, such as unit: GBP")


def _is_amount(record: dict[str, Any]) -> bool:
    return bool(record.get("predicate") == "amount")


def _is_money(record: dict[str, Any], measured: bool) -> bool:
    """An amount; a unit that is of money; no unit, where the passage or another figure of the thing is money."""
    if unit := record.get("unit", ""):
        return _is_amount(record) or bool(_MONEY.search(unit))
    said = (text for one in record.get("evidence", []) for text in (one.get("anchor", ""), one.get("summary", "")))
    return _is_amount(record) or measured or any(map(_SUM.search, said))
