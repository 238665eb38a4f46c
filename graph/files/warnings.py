"""Warnings: valid data that is still probably a slip of the coder. A warning stops nothing; it says where to look."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from ..errors import Problem
from ..unspaced import is_unspaced as is_letter_unspaced
from ..vocabulary import Vocabulary
from .anchors import fold, is_unspaced
from .document import Document
from .identity import Identities, PlacedRecord, contradictions, duplicates
from .spoken_names import first_name_warnings, name_warnings
from .wording_checks import money_without_currency, unmarked_readings, unreadable_states

# Relations along which nothing comes back to where it began; the first three are ways of being within another thing.
_ORDERS = (("partOf", "unitOf", "memberOf"), ("cameAfter", "succeeded"))
_MAX_SHOWN = 4
_FEWEST_WORDS = 3
_MOST_LETTERS = 36  # as twelve words have, where no spaces are written
# What tells the place of an anchor besides its words.
_PLACING = ("prefix", "suffix", "line", "row")


def warnings(
    documents: Iterable[Document], vocabulary: Vocabulary, decided: Iterable[tuple[str, str]] = ()
) -> list[Problem]:
    """Every probable slip in valid documents, in the order of files and lines.

    Parameters
    ----------
    decided
        The things of which somebody decided whether they are one: see :mod:`.identity_file`.
    """
    documents = list(documents)
    placed: list[PlacedRecord] = [(one, id, record) for one in documents for id, record in one.records.items()]
    things = [one for one in placed if not one[0].source]
    claims = [one for one in placed if one[2].get("type") == "Claim" and one[0].source]
    caveats = [one for one in placed if one[2].get("type") == "Caveat" and one[0].source]
    identities = Identities(claims, decided)
    found = chain(
        unreadable_states(claims),
        unmarked_readings(caveats, {id: record for _, id, record in claims}),
        self_claims(claims),
        circles(claims),
        duplicates(things, identities, vocabulary),
        copies(claims),
        contradictions(identities),
        money_without_currency(claims, vocabulary),
        name_warnings(documents),
        first_name_warnings(documents),
        short_anchors(placed),
        long_anchors(placed),
    )
    return sorted(set(found))


def short_anchors(records: Iterable[PlacedRecord]) -> Iterator[Problem]:
    """Anchors of a word or two that nothing else places: the next version of a text may hold them anywhere."""
    for document, id, record in records:
        anchor = record.get("anchor")
        if not isinstance(anchor, str) or any(key in record for key in _PLACING):
            continue
        if len(anchor.split()) < _FEWEST_WORDS and not is_unspaced(anchor):
            message = (
                f"{anchor!r} is too short to tell its place: take three words or more, or add prefix, suffix or line"
            )
            yield document.problem(id, "anchor", message)


def long_anchors(records: Iterable[PlacedRecord]) -> Iterator[Problem]:
    """Anchors of a script without spaces that have more letters than twelve words: they may be a whole sentence."""
    for document, id, record in records:
        anchor = record.get("anchor")
        if not isinstance(anchor, str) or anchor.isascii() or len(anchor) <= _MOST_LETTERS:
            continue
        if (count := sum(map(is_letter_unspaced, anchor))) > _MOST_LETTERS:
            advice = f"take some {_MOST_LETTERS} that tell its place"
            yield document.problem(id, "anchor", f"the anchor has {count} letters, more than twelve words: {advice}")


def self_claims(claims: Iterable[PlacedRecord]) -> Iterator[Problem]:
    """Claims whose subject is their object."""
    for document, id, record in claims:
        if record.get("subject") == record.get("object"):
            message = f"{record['subject']} is both subject and object of this claim: one of the two is another thing"
            yield document.problem(id, "object", message)


def circles(claims: Iterable[PlacedRecord]) -> Iterator[Problem]:
    """Claims that close a circle: what is part of its own part, or came after what came after it."""
    kept = [one for one in claims if one[2].get("polarity") != "disputes"]
    for relations in _ORDERS:
        steps: dict[str, list[tuple[str, PlacedRecord]]] = defaultdict(list)
        for one in kept:
            subject, to = one[2].get("subject", ""), one[2].get("object", "")
            if one[2].get("predicate") in relations and subject != to:
                steps[subject].append((to, one))
        for (document, id, record), first, length in _closing_steps(steps):
            shown = [*first, "…"] if length > len(first) else first
            way = " → ".join([*shown, first[0]])
            message = f"{record['predicate']} comes back to where it began: {way}; one of these claims is wrong"
            yield document.problem(id, "object", message)


def _closing_steps(steps: dict[str, list[tuple[str, PlacedRecord]]]) -> Iterator[tuple[PlacedRecord, list[str], int]]:
    """Steps back to something on the way, each with the first things of the circle, and how many it has."""
    done: set[str] = set()
    for root in list(steps):
        if root in done:
            continue
        way, place, left = [root], {root: 0}, [iter(steps[root])]
        while left:
            step = next(left[-1], None)
            if step is None:
                left.pop()
                done.add(way[-1])
                del place[way.pop()]
            elif (begin := place.get(step[0])) is not None:
                yield step[1], way[begin : begin + _MAX_SHOWN], len(way) - begin
            elif step[0] not in done:
                place[step[0]] = len(way)
                way.append(step[0])
                left.append(iter(steps.get(step[0], ())))


def copies(claims: Iterable[PlacedRecord]) -> Iterator[Problem]:
    """Claims that say what an earlier one says, of the same passage and by the same voice.

    One that gives another time is no copy; one without a time, beside one that has it, is.
    """
    seen: dict[tuple[str, ...], dict[str, str]] = defaultdict(dict)
    for document, id, record in claims:
        when = record.get("when", "")
        earlier = ""
        for key in {_claim_key(document, record, evidence) for evidence in record.get("evidence", [])}:
            times = seen[key]
            earlier = earlier or times.get(when) or (times.get("") if when else next(iter(times.values()), "")) or ""
            times.setdefault(when, id)
        if earlier:
            message = f"{id} repeats {earlier}: same ends, relation and passage; keep one, with the evidence of both"
            yield document.problem(id, "id", message)


def _claim_key(document: Document, record: dict[str, Any], evidence: dict[str, Any]) -> tuple[str, ...]:
    """What makes two claims one: who says what of which passage."""
    voice = record.get("voice") or document.data.get("authorVoice")
    said = (record.get("subject"), record.get("predicate"), record.get("object"), record.get("value"))
    bounds = (record.get(key) for key in ("unit", "qualifier", "scope", "polarity", "direction"))
    place = (evidence.get("source"), fold(evidence.get("anchor", "")), evidence.get("line"))
    around = (evidence.get("prefix"), evidence.get("suffix"))
    return tuple(str(part or "") for part in (voice, *said, *bounds, *place, *around))
