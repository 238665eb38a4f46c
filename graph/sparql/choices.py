"""A question put together from what a record holds: things of a type, of which claims say something, and when.

"Asks *put to* Sadiq Khan *before* 2020, *answered* by something that *answered* yes, counted by what they are *about*".
Each choice is offered with how many things it would leave. The same question is a query in SPARQL, which gives the
same things.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from ..dates import Bounds, bounds
from ..record import Claim, Record
from ..vocabulary import Vocabulary, load_vocabulary
from ..words.claims import target
from ..words.counts import plural_of, tally
from .evaluation import shorten_iri
from .sides import SidesOfThings, SideStep, side_in_words, steps_of

MOST_OFFERED = 60
ANY, SOME = "anybody or anything", "somebody or something"


class Condition(NamedTuple):
    """That a thing stands on a side (:mod:`.sides`), with something named or anything at the other end."""

    side: str
    other: str = ""


class ComposedQuestion(NamedTuple):
    """What is asked: things of a ``type``, every condition met, the first by a claim certainly within the dates.

    ``counted_by`` is a side as of a condition: then the answer is how many things there are by the other end of it.
    """

    type: str
    conditions: tuple[Condition, ...] = ()
    after: str = ""
    before: str = ""
    counted_by: str = ""


class Choice(NamedTuple):
    """Something that can be chosen, in words, and how many things it would leave."""

    key: str
    words: str
    many: int


class ComposedRow(NamedTuple):
    """A thing that is found, with all claims by which each condition is met."""

    id: str
    claims: tuple[tuple[Claim, ...], ...]


def type_choices(record: Record) -> list[Choice]:
    """The types of things in use, those of most things first.

    >>> from civicgraph import Dataset
    >>> type_choices(Dataset.shipped().record())[0].key
    'Outcome'
    """
    counts = Counter(thing.type for thing in record.things.values() if thing.type in record.types)
    found = (Choice(name, _plural(record, name), many) for name, many in counts.items())
    return sorted(found, key=lambda one: (-one.many, one.words))


def _plural(record: Record, type: str) -> str:
    return record.types[type].plural or plural_of(record.types[type].label)


def side_choices(record: Record, ids: Sequence[str]) -> list[Choice]:
    """What claims say of these things, in words, with of how many."""
    sides = SidesOfThings(record)
    counts: Counter[str] = Counter()
    for id in ids:
        counts.update({one.side for one in sides.of(id)})
    found = (Choice(side, side_in_words(record, side), many) for side, many in counts.items())
    return sorted(found, key=lambda one: (-one.many, one.words))


def other_choices(record: Record, ids: Sequence[str], side: str) -> list[Choice]:
    """What stands at the other end of a side, for how many of these things; no more than so many."""
    sides = SidesOfThings(record)
    counts: Counter[str] = Counter()
    words: dict[str, str] = {}
    for id in ids:
        ends = {one.end: one.claims[-1] for one in sides.on(id, side)}
        counts.update(ends.keys())
        words |= {end: _end_words(record, claim, end) for end, claim in ends.items() if end not in words}
    found = (Choice(end, words[end], many) for end, many in counts.items())
    return sorted(found, key=lambda one: (-one.many, one.words))[:MOST_OFFERED]


def _end_words(record: Record, claim: Claim, end: str) -> str:
    return record.name(end) if end in record.things else target(record, claim)


def things_of(record: Record, type: str) -> list[str]:
    """The things of a type, in order of id."""
    return sorted(thing.id for thing in record.things.values() if thing.type == type)


def matching(record: Record, asked: ComposedQuestion) -> list[ComposedRow]:
    """The things that are asked for, in order of their names.

    >>> from civicgraph import Dataset
    >>> record = Dataset.shipped().record()
    >>> question = ComposedQuestion("Ask", (Condition("putTo", "sadiq-khan"),), after="2020")
    >>> [row.id for row in matching(record, question)]
    ['ask-london-2024']
    """
    found, sides = [], SidesOfThings(record)
    for id in things_of(record, asked.type):
        met = [_claims_for(sides, id, condition) for condition in asked.conditions]
        if met and (asked.after or asked.before):
            met[0] = [claims for claims in met[0] if _is_within(claims[0].bounds, asked.after, asked.before)]
        if all(met):
            found.append(ComposedRow(id, tuple(tuple(dict.fromkeys(chain.from_iterable(one))) for one in met)))
    return sorted(found, key=lambda row: (record.name(row.id), row.id))


def _claims_for(sides: SidesOfThings, id: str, condition: Condition) -> list[tuple[Claim, ...]]:
    return [one.claims for one in sides.on(id, condition.side) if condition.other in ("", one.end)]


def _is_within(when: Bounds, after: str, before: str) -> bool:
    """Whether something is certainly after the one date and before the other, as far as they are given."""
    return (not after or when.is_after(bounds(after))) and (not before or when.is_before(bounds(before)))


def counts_of(record: Record, asked: ComposedQuestion) -> list[Choice]:
    """How many of the things that are asked for have what at the other end of what they are counted by."""
    return other_choices(record, [row.id for row in matching(record, asked)], asked.counted_by)


def composed_query(record: Record, asked: ComposedQuestion) -> str:
    """The question in SPARQL; its answer has the same things, under ``?thing``, or the same counts.

    >>> from civicgraph import Dataset
    >>> record = Dataset.shipped().record()
    >>> print(composed_query(record, ComposedQuestion("Ask", (Condition("putTo", "sadiq-khan"),), before="2020")))
    SELECT DISTINCT ?thing
    WHERE {
      ?thing a civic:Ask .
      ?claim1 a civic:Claim ; rdf:subject ?thing ; rdf:predicate civic:putTo ; rdf:object <sadiq-khan> .
      FILTER NOT EXISTS { ?claim1 civic:polarity polarity:disputes }
      ?claim1 civic:latestEnd ?end . FILTER(?end < "2020-01-01"^^xsd:date)
    }
    ORDER BY ?thing
    """
    vocabulary = load_vocabulary(record.own_terms, record.base, record.bases)
    lines = [f"?thing a {_term(vocabulary, record, asked.type)} ."]
    for number, condition in enumerate(asked.conditions, 1):
        end = _node(record, condition.other) if condition.other else f"?other{number}"
        lines += _side_lines(vocabulary, record, f"?claim{number}", condition.side, end)
        if number == 1:
            lines += _date_lines(asked)
    head, tail = "SELECT DISTINCT ?thing", "ORDER BY ?thing"
    if asked.counted_by:
        lines += _side_lines(vocabulary, record, "?counted", asked.counted_by, "?by")
        head, tail = "SELECT ?by (COUNT(DISTINCT ?thing) AS ?things)", "GROUP BY ?by\nORDER BY DESC(?things) ?by"
    body = "\n".join(f"  {line}" for line in lines)
    return f"{head}\nWHERE {{\n{body}\n}}\n{tail}"


def _side_lines(vocabulary: Vocabulary, record: Record, claim: str, side: str, end: str) -> Iterator[str]:
    """The lines by which a thing stands on a side, with what is at the other end."""
    *before, last = steps_of(side)
    at = "?thing"
    for number, step in enumerate(before, 1):
        yield from _claim_lines(vocabulary, record, claim, step, (at, f"{claim}_at{number}"))
        at, claim = f"{claim}_at{number}", f"{claim}_on{number}"
    yield from _claim_lines(vocabulary, record, claim, last, (at, end))


def _claim_lines(
    vocabulary: Vocabulary, record: Record, claim: str, step: SideStep, ends: tuple[str, str]
) -> tuple[str, str]:
    subject, object = ends if step.is_forward else ends[::-1]
    term = _term(vocabulary, record, step.relation)
    return (
        f"{claim} a civic:Claim ; rdf:subject {subject} ; rdf:predicate {term} ; rdf:object {object} .",
        f"FILTER NOT EXISTS {{ {claim} civic:polarity polarity:disputes }}",
    )


def _date_lines(asked: ComposedQuestion) -> Iterator[str]:
    if asked.after:
        yield f'?claim1 civic:earliestStart ?start . FILTER(?start > "{bounds(asked.after).end_hi}"^^xsd:date)'
    if asked.before:
        yield f'?claim1 civic:latestEnd ?end . FILTER(?end < "{bounds(asked.before).start_lo}"^^xsd:date)'


def _term(vocabulary: Vocabulary, record: Record, name: str) -> str:
    """A term of the vocabulary as it is written in a query."""
    iri = vocabulary.iri_of(name)
    short = shorten_iri(iri, record.base)
    return f"<{iri}>" if short == iri or "/" in short or ":" not in short else short


def _node(record: Record, id: str) -> str:
    """A thing, or a code such as ``answer:yes``, as it is written in a query."""
    scheme, colon, _ = id.partition(":")
    return id if colon and (scheme, id[len(scheme) + 1 :]) in record.codes else f"<{record.iri(id)}>".replace(
        f"<{record.base}", "<"
    )  # fmt: skip


def question_in_words(record: Record, asked: ComposedQuestion, many: int) -> str:
    """How many things are found, and what holds of each, as a sentence without its full stop.

    >>> from civicgraph import Dataset
    >>> question = ComposedQuestion("Ask", (Condition("putTo", "sadiq-khan"), Condition("^asked")), after="2020")
    >>> question_in_words(Dataset.shipped().record(), question, 2)
    '2 asks, each of which was put to Sadiq Khan, certainly after 2020, and was asked for by somebody or something'
    """
    some = SOME if many else ANY
    conditions = [
        f"{side_in_words(record, one.side)} {record.name(one.other) if one.other else some}" for one in asked.conditions
    ]
    dates = " and ".join(
        f"{word} {date}" for word, date in (("after", asked.after), ("before", asked.before)) if date and conditions
    )
    if dates:
        conditions[0] += f", certainly {dates}" + ("," if len(conditions) > 1 else "")
    label = record.types[asked.type].label
    found = tally(many, label, record.types[asked.type].plural) if many else f"no {label} on record"
    which = "" if not many else ", which" if many == 1 else ", each of which"
    return f"{found}{which} {' and '.join(conditions)}" if conditions else found


def count_undated(record: Record, asked: ComposedQuestion) -> int:
    """How many things more would be found if the dates were left out, and the claims that they rest on have none.

    >>> from civicgraph import Dataset
    >>> count_undated(Dataset.shipped().record(), ComposedQuestion("Ask", (Condition("putTo"),), before="2025"))
    18
    """
    if not (asked.after or asked.before):
        return 0
    found = {row.id for row in matching(record, asked)}
    others = (row for row in matching(record, asked._replace(after="", before="")) if row.id not in found)
    sides, first = SidesOfThings(record), asked.conditions[0]
    return sum(not any(claims[0].when for claims in _claims_for(sides, row.id, first)) for row in others)
