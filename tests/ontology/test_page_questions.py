"""The questions that the page answers name what the vocabulary has, and each can be asked in some way."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from civicgraph import ontology
from civicgraph.graph.vocabulary import load_vocabulary

TABLE: dict[str, Any] = json.loads(ontology.text("page_questions.json"))
QUESTIONS: list[dict[str, Any]] = TABLE["questions"]
WORDS = load_vocabulary()
FORMS = ("of", "pair", "year", "all")


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question["id"])
def test_a_question_names_only_what_the_vocabulary_has(question: dict[str, Any]) -> None:
    named = [question, *question.get("patterns", [])]
    relations = [name for one in named for key in ("relations", "then", "through") for name in one.get(key, [])]
    assert set(relations) <= WORDS.relations.keys()
    types = [name for one in named for name in one.get("types", [])]
    assert set(types) <= WORDS.types.keys()
    lists = {"kinds": "kind", "rungs": "rung", "wordings": "wording", "caveats": "caveat"}
    codes = [(lists[key], name) for one in named for key in lists for name in one.get(key, [])]
    assert set(codes) <= WORDS.codes.keys()
    families = {type.family for type in WORDS.types.values()}
    assert set(question.get("most", [])) <= families


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question["id"])
def test_a_question_can_be_asked_and_takes_what_its_words_have_a_place_for(question: dict[str, Any]) -> None:
    time = (
        "date" if {"after", "since", "before"} & {one.get("year") for one in question.get("patterns", [])} else "year"
    )
    places = {"of": {"thing"}, "pair": {"thing", "other"}, "year": {time}, "all": set()}
    forms = [form for form in FORMS if form in question]
    assert forms
    for form in forms:
        assert set(re.findall(r"\{(\w+)\}", question[form])) == places[form]
        assert question[form].endswith("?")
    assert question["words"] == [word.lower() for word in question["words"]]
    assert {"patterns", "caveats", "most"} & question.keys()


def test_no_two_questions_have_one_id() -> None:
    ids = [question["id"] for question in QUESTIONS]
    assert len(ids) == len(set(ids))
