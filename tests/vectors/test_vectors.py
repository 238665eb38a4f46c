"""What the tests of ``web/`` are held to is what Python answers today."""

from __future__ import annotations

import json

import pytest

from .build import FOLDER, build_vectors


@pytest.fixture(scope="module")
def answers() -> dict[str, str]:
    """All vectors, made anew."""
    return build_vectors()


@pytest.mark.slow
@pytest.mark.parametrize("name", ["dates.json", "find.json", "shipped.json", "texts.json", "trace.json", "words.json"])
def test_the_vectors_are_what_python_answers(answers: dict[str, str], name: str) -> None:
    assert (FOLDER / name).read_text("utf-8") == answers[name], f"{name} is stale: run make vectors"


@pytest.mark.slow
def test_there_are_no_other_vectors(answers: dict[str, str]) -> None:
    assert {file.name for file in FOLDER.glob("*.json")} == answers.keys()


def test_nearly_every_finding_comes_up() -> None:
    codes = {finding["code"] for _, finding, _ in _read_vectors("words.json")["sentences"]}
    assert {"break.shared", "told.passage", "told.speaker", "through.start.role", "why.agentless", "better"} <= codes
    assert {
        f"joint.{kind}" for kind in ("one-passage", "one-source", "two-sources", "shared-work", "inferred")
    } <= codes
    assert len(codes) > 60


def test_most_texts_find_something() -> None:
    queries = _read_vectors("find.json")["queries"]
    assert len(queries) > 250
    assert sum(bool(found) for _, found in queries) > 0.9 * len(queries)


def _read_vectors(name: str) -> dict[str, list[list[dict[str, str]]]]:
    found: dict[str, list[list[dict[str, str]]]] = json.loads((FOLDER / name).read_text("utf-8"))
    return found
