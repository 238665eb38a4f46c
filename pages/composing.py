"""The page on which a question is put together from what the record holds, with how many things each choice leaves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ..graph.errors import UsageError
from ..graph.record import Claim, Record
from ..graph.sparql.choices import (
    ANY,
    Choice,
    ComposedQuestion,
    ComposedRow,
    Condition,
    composed_query,
    count_undated,
    counts_of,
    matching,
    other_choices,
    question_in_words,
    side_choices,
    things_of,
    type_choices,
)
from ..graph.sparql.sides import is_side, side_in_words
from ..graph.words.claims import claim_sentence
from ..graph.words.counts import capital
from .fields import DATE, TEXT, Field
from .rendering import render
from .site import Site

FIELDS = (
    Field("what", "Show", TEXT),
    Field("do", "that", TEXT),
    Field("who", "whom or what", TEXT),
    Field("do2", "and", TEXT),
    Field("who2", "whom or what", TEXT),
    Field("after", "after", DATE),
    Field("before", "before", DATE),
    Field("by", "counted by", TEXT),
)
_MOST_SHOWN, _MOST_CLAIMS = 200, 6
# What stands before each list, and for no choice.
_ASKED = {
    "what": ("Show", "– choose –"),
    "do": ("that", "are on record"),
    "who": ("whom or what", ANY),
    "do2": ("and that", "–"),
    "who2": ("whom or what", ANY),
    "by": ("counted by what each", "– not counted –"),
}


class Offer(NamedTuple):
    """A list to choose from: its parameter, what stands before it, what stands for no choice, and what is chosen."""

    name: str
    label: str
    none: str
    choices: Sequence[Choice]
    chosen: str


def composing_page(site: Site, asked: Mapping[str, str]) -> str:
    """The page: the question as a sentence to choose in, its answer, and the same in SPARQL.

    Raises
    ------
    UsageError
        A choice is no type or relation of the record.
    """
    record = site.record
    question = read_question(record, asked)
    rows = matching(record, question) if question.type else []
    counts = counts_of(record, question) if question.counted_by else []
    query = composed_query(record, question) if question.type else ""
    found = capital(question_in_words(record, question, len(rows))) if question.type else ""
    offers = _offers(record, asked, question, rows)
    return render(
        site,
        "composing.html",
        asked=asked,
        offers=offers,
        next=_next_offer(offers) if question.type else "",
        question=question,
        found=found,
        rows=[(row, [_claims(record, claims) for claims in row.claims]) for row in rows[:_MOST_SHOWN]],
        undated=count_undated(record, question) if question.type else 0,
        more=max(0, len(rows) - _MOST_SHOWN),
        counts=counts,
        query=query,
        sparql=site.links.page("sparql", query=query, format="html"),
        file=site.links.page("ask.rq", **{name: value for name, value in asked.items() if value}),
        crumbs=[("Questions", site.links.page("questions")), ("Ask in a sentence", "")],
        here=site.links.page("questions"),
        summary=site.summary("Ask in a sentence", found),
    )


def _next_offer(offers: Sequence[Offer]) -> str:
    """The list that comes after what is chosen, where whoever chooses with the keyboard goes on; else the button."""
    chosen = max(place for place, one in enumerate(offers) if one.chosen)
    return offers[chosen + 1].name if chosen + 1 < len(offers) else "ask"


def _claims(record: Record, claims: Sequence[Claim]) -> tuple[list[tuple[str, str]], int]:
    """The first of some claims as sentences, each with its id, and how many more there are."""
    return [(one.id, claim_sentence(record, one)) for one in claims[:_MOST_CLAIMS]], max(0, len(claims) - _MOST_CLAIMS)


def composed_file(record: Record, asked: Mapping[str, str]) -> str:
    """The question as a file of SPARQL to keep, its words at its head; errors as of :func:`composing_page`."""
    question = read_question(record, asked)
    if not question.type:
        raise UsageError("say what to show: ?what=")
    return f"# {capital(question_in_words(record, question, len(matching(record, question))))}\n" + (
        f"{composed_query(record, question)}\n"
    )


def read_question(record: Record, asked: Mapping[str, str]) -> ComposedQuestion:
    """The question that the fields ask.

    Raises
    ------
    UsageError
        A choice is no type or relation of the record.
    """
    if asked["what"] and asked["what"] not in record.types:
        raise UsageError(f"{asked['what'][:40]!r} is no type of thing in this record")
    for name in ("do", "do2", "by"):
        if asked[name] and not is_side(record, asked[name]):
            raise UsageError(f"{asked[name][:40]!r} is no relation of this record")
    pairs = ((asked["do"], asked["who"]), (asked["do2"], asked["who2"]))
    conditions = tuple(Condition(side, other) for side, other in pairs if side)
    return ComposedQuestion(asked["what"], conditions, asked["after"], asked["before"], asked["by"])


def _offers(
    record: Record, asked: Mapping[str, str], question: ComposedQuestion, rows: Sequence[ComposedRow]
) -> list[Offer]:
    """What may be chosen next to what is chosen, each with what it leaves of the things that the rest leaves."""
    offers = [_offer(record, "what", type_choices(record), asked)]
    if not question.type:
        return offers
    ids = things_of(record, question.type)
    offers.append(_offer(record, "do", side_choices(record, ids), asked))
    if not question.conditions:
        return offers
    offers.append(_offer(record, "who", other_choices(record, ids, asked["do"]), asked))
    left = [row.id for row in matching(record, question._replace(conditions=question.conditions[:1]))]
    offers.append(_offer(record, "do2", side_choices(record, left), asked))
    if asked["do2"]:
        offers.append(_offer(record, "who2", other_choices(record, left, asked["do2"]), asked))
    return [*offers, _offer(record, "by", side_choices(record, [row.id for row in rows]), asked)]


def _offer(record: Record, name: str, choices: Sequence[Choice], asked: Mapping[str, str]) -> Offer:
    """A list to choose from, in which what is chosen stands in any case."""
    label, none = _ASKED[name]
    chosen = asked[name]
    if chosen and all(one.key != chosen for one in choices):
        choices = [*choices, Choice(chosen, _in_words(record, name, chosen), 0)]
    return Offer(name, label, none, choices, chosen)


def _in_words(record: Record, name: str, chosen: str) -> str:
    """What is chosen in a list, in words."""
    if name == "what":
        return record.types[chosen].label
    return record.name(chosen) if name in ("who", "who2") else side_in_words(record, chosen)
