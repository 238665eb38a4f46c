"""What the vocabulary's pages say of a relation they say once."""

from __future__ import annotations

import re

from civicgraph.console.terms_text import terms_text
from civicgraph.graph.vocabulary import load_vocabulary


def test_that_a_relation_is_never_walked_is_said_once_of_each() -> None:
    vocabulary = load_vocabulary()
    told = " ".join(re.sub("\x1b\\[[0-9]*m", "", terms_text(vocabulary, "relations")).split())
    walked_by_none = [
        one for name, one in vocabulary.relations.items() if not one.cause and name not in vocabulary.figures
    ]
    assert len(re.findall("(?i)shown, never walked", told)) == len(walked_by_none) > 20
    assert "about: was about. A theme, goal or thing" in told
    assert "hasGoal: aimed at (shown, never walked). A stated purpose" in told
