"""The ready-made questions: the page that lists them."""

from __future__ import annotations

from typing import NamedTuple

from ..graph.sparql.evaluation import questions
from ..graph.sparql.parameters import Parameter, lacks, parameters, usual_text
from .rendering import render
from .site import Site


class QuestionLink(NamedTuple):
    """A ready-made question, where it is answered, and what it may be asked about.

    ``link`` is empty of one that means little without a name.
    """

    name: str
    text: str
    link: str
    parameters: tuple[Parameter, ...]


def question_links(site: Site) -> list[QuestionLink]:
    """The ready-made questions, in order of their names."""
    base = site.record.base
    return [
        QuestionLink(
            name,
            text,
            "" if lacks(name, base) else site.links.answer(name, usual_text(name, base)),
            parameters(name),
        )
        for name, text in questions().items()
    ]


def questions_page(site: Site) -> str:
    """The page that lists them, each with a form where it may be asked about something."""
    found = question_links(site)
    crumbs = [("Questions", "")]
    return render(site, "questions.html", questions=found, crumbs=crumbs, here=site.links.page("questions"))
