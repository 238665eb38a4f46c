"""What the tests of ``web/`` are held to is what Python answers today."""

from __future__ import annotations

import json

import pytest

from .making import FOLDER, vectors

VECTORS = vectors()


@pytest.mark.parametrize("name", sorted(VECTORS))
def test_the_vectors_are_what_python_answers(name: str) -> None:
    assert (FOLDER / name).read_text("utf-8") == VECTORS[name], f"{name} is stale: run make vectors"


def test_nearly_every_finding_comes_up() -> None:
    codes = {finding["code"] for _, finding, _ in json.loads(VECTORS["words.json"])["sentences"]}
    assert {"break", "joined.broken", "joined.disputed", "pieced.inferred", "whole.voices", "nothing.found"} <= codes
    assert len(codes) > 25


def test_most_texts_find_something() -> None:
    queries = json.loads(VECTORS["find.json"])["queries"]
    assert len(queries) > 250
    assert sum(bool(found) for _, found in queries) > 0.9 * len(queries)
