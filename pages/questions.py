"""The ready-made questions: the page that lists them, and one with its answer."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import NamedTuple

from .. import ontology
from ..graph.sparql.evaluation import questions
from ..graph.sparql.parameters import Parameter, lacks, parameters, usual_text
from .answers import parse_table
from .rendering import render
from .site import Site

_MAX_ROWS = 500


class QuestionLink(NamedTuple):
    """A ready-made question, where it is answered, and what it may be asked about.

    ``link`` is empty of one that means little without a name.
    """

    name: str
    text: str
    link: str
    parameters: tuple[Parameter, ...]


def question_links(site: Site) -> list[QuestionLink]:
    """The ready-made questions, in a reader's order."""
    return [one for group in question_groups(site).values() for one in group]


def question_groups(site: Site) -> dict[str, list[QuestionLink]]:
    """The ready-made questions in a reader's order, under headings."""
    base, texts = site.record.base, questions()
    order: dict[str, list[str]] = json.loads(ontology.text("question_order.json"))
    return {
        heading: [
            QuestionLink(
                name,
                texts[name],
                "" if lacks(name, base) else site.links.answer(name, usual_text(name, base)),
                parameters(name),
            )
            for name in names
        ]
        for heading, names in order.items()
        if heading != "comment"
    }


def questions_page(site: Site) -> str:
    """The page that lists them, each with a form where it may be asked about something."""
    found = question_groups(site)
    crumbs = [("Questions", "")]
    return render(site, "questions.html", groups=found, crumbs=crumbs, here=site.links.page("questions"))


def question_page(site: Site, name: str, format: str, body: bytes) -> str:
    """The page of a question with its answer, which is rows in JSON or triples in Turtle."""
    question = next(one for one in question_links(site) if one.name == name)
    whole = parse_table(site, format, body)
    answer = replace(whole, rows=whole.rows[:_MAX_ROWS])
    return render(
        site,
        "question.html",
        question=question,
        answer=answer,
        cut=len(whole.rows) if len(whole.rows) > _MAX_ROWS else 0,
        query=usual_text(name, site.record.base),
        download=site.links.page(f"questions/{name}.{'csv' if format == 'json' else 'ttl'}"),
        crumbs=[("Questions", site.links.page("questions")), (question.text, "")],
        here=site.links.page("questions"),
        summary=site.summary(question.text, f"Answered by {site.title}."),
    )
