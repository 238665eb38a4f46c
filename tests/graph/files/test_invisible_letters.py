"""Letters that nobody sees are told apart from letters that some scripts are written with."""

from __future__ import annotations

import pytest

from civicgraph.graph.files.invisible_letters import invisible_problem, is_blank

SPELT = [
    "Zürich – “Zoë” … 5 £\u00a0m\u202fand\u3000more",
    "می\u200cخواهم",  # Persian, with a joiner that keeps letters apart
    "क्\u200dष",  # Hindi, with a joiner behind a mark
    "\U0001f469\u200d\U0001f52c",  # an emoji of two
    "❤\ufe0f",
    "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",  # the flag of England
    "two\nlines\tand a tab",
]
HIDDEN = {
    "\x00": "a NUL character (U+0000)",
    "\x07": "a control character (U+0007)",
    "\x1b": "a control character (U+001B)",
    "\x7f": "a control character (U+007F)",
    "\x9f": "a control character (U+009F)",
    "\r": "a control character (U+000D)",
    "\x85": "an invisible line end (U+0085)",
    "\u2028": "an invisible line separator (U+2028)",
    "\x0c": "a form feed (U+000C)",
    "\ufffe": "a code that is no character (U+FFFE)",
    "\U0001ffff": "a code that is no character (U+1FFFF)",
    "\ufdd0": "a code that is no character (U+FDD0)",
    "\u202e": "an invisible mark of direction (U+202E)",
    "\u2066": "an invisible mark of direction (U+2066)",
    "\u200f": "an invisible mark of direction (U+200F)",
    "\u200b": "an invisible mark (U+200B)",
    "\u2060": "an invisible mark (U+2060)",
    "\u200d": "an invisible mark (U+200D)",
    "\u200c": "an invisible mark (U+200C)",
    "\ufeff": "an invisible byte order mark (U+FEFF)",
    "\xad": "an invisible soft hyphen (U+00AD)",
    "\u3164": "an invisible mark (U+3164)",
    "\U000e0041": "an invisible mark (U+E0041)",
}


@pytest.mark.parametrize("text", SPELT)
def test_letters_that_a_script_needs_stay(text: str) -> None:
    assert invisible_problem(text) == ""


@pytest.mark.parametrize("letter", HIDDEN)
def test_what_nobody_sees_is_named_wherever_it_stands(letter: str) -> None:
    for text in (f"Har{letter}bour", f"{letter}Harbour", f"Harbour{letter}"):
        assert invisible_problem(text) == f"{HIDDEN[letter]}: take it out"


def test_a_joiner_at_the_end_of_a_word_that_needs_none_is_named() -> None:
    assert invisible_problem("می\u200c") == "an invisible mark (U+200C): take it out"
    assert invisible_problem("क\u200d\u200dष") == "an invisible mark (U+200D): take it out"


def test_what_is_only_compared_may_hold_marks_that_fall_away_and_none_that_turn_the_line() -> None:
    assert invisible_problem("har\xadbour\u200b\ufeff", locating=True) == ""
    assert invisible_problem("har\u202ebour", locating=True) and invisible_problem("har\x07bour", locating=True)


@pytest.mark.parametrize("text", ["", " ", "\u00a0\u3000", "\u200b", "\u2800", "\u115f\u3164", "\ufe0f", "\n"])
def test_a_text_of_blanks_is_blank(text: str) -> None:
    assert is_blank(text)
    assert not is_blank(text + "a")
