"""Times in words say what the EDTF text says, and no more."""

from __future__ import annotations

import pytest

from civicgraph.graph.words.times import in_words


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("", "undated"), ("2016", "2016"), ("2016-11", "November 2016"), ("2016-11-03", "3 November 2016"),
        ("2016~", "about 2016"), ("2016-11?", "perhaps November 2016"), ("2016%", "perhaps about 2016"),
        ("2018-10/..", "since October 2018"), ("../2019", "until 2019"), ("2016/", "from 2016, end unknown"),
        ("2016/2019-03", "2016 to March 2019"), ("201X", "the 2010s"), ("20XX", "some year from 2000 to 2099"),
        ("2016-24~", "about winter 2016"), ("2016-21/2016-23", "spring 2016 to autumn 2016"),
        ("2018-XX", "some month of 2018"),
        ("2018-XX-XX?", "perhaps some day of 2018"), ("2018-05-XX", "some day of May 2018"),
        ("2018-05-07", "7 May 2018"),
        ("once upon a time", "once upon a time"), ("2016-13", "2016-13"),
    ],
)  # fmt: skip
def test_in_words(when: str, words: str) -> None:
    assert in_words(when) == words
