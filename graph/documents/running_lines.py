"""Running heads and feet: lines at the edges of pages that return from page to page, with at most their number changed.

They are recognised by repetition alone. What stands on a page once is never taken for one; nor are numbers that do not
go up with the pages, such as the last row of a table.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

# A line is taken for one where it returns on so many pages, with at most one page without it between two of them.
_TIMES, _GAP = 3, 2
_DEPTH = 4
_NUMBER = re.compile(r"\d+|(?<![a-z])[ivxl]+(?![a-z])")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


class WithoutRunning(NamedTuple):
    """Pages without their running lines, and each of these as it first stands, with the number of pages it was on."""

    pages: list[list[str]]
    lines: list[tuple[str, int]]


def without_running_lines(pages: Sequence[Sequence[str]]) -> WithoutRunning:
    """Pages, each given as its lines, without the lines that return at their heads and feet.

    >>> pages = [["Report", "One", "Page 1"], ["Report", "Two", "Page 2"], ["Report", "Three", "Page 3"]]
    >>> without_running_lines(pages)
    WithoutRunning(pages=[['One'], ['Two'], ['Three']], lines=[('Report', 3), ('Page 1', 3)])
    """
    left = [_trim(list(page)) for page in pages]
    found = list[tuple[str, int]]()
    for edge in (0, -1):
        for _ in range(_DEPTH):
            running = list(_running(left, edge))
            if not running:
                break
            for numbers in running:
                found.append((left[numbers[0]][edge].strip(), len(numbers)))
                for number in numbers:
                    del left[number][edge]
                    left[number] = _trim(left[number])
    return WithoutRunning(left, found)


def _trim(lines: list[str]) -> list[str]:
    """Lines without empty ones at either end."""
    while lines and not lines[0].strip():
        lines.pop(0)
    while lines and not lines[-1].strip():
        lines.pop()
    return lines


def _running(pages: list[list[str]], edge: int) -> Iterator[list[int]]:
    """For each line that runs at an edge, the numbers of its pages, from 0."""
    by_letters: defaultdict[str, list[int]] = defaultdict(list)
    for number, page in enumerate(pages):
        # The last line of a page is left on it: a page that holds nothing else says something by it. Nor does half a
        # word stand alone.
        if len(page) > 1 and not page[edge].rstrip().endswith("-"):
            by_letters[_letters(page[edge])].append(number)
    for numbers in by_letters.values():
        run = numbers[:1]
        for number in numbers[1:]:
            if number - run[-1] <= _GAP and _goes_on(pages[run[-1]][edge], pages[number][edge], number - run[-1]):
                run.append(number)
                continue
            if len(run) >= _TIMES:
                yield run
            run = [number]
        if len(run) >= _TIMES:
            yield run


def _letters(line: str) -> str:
    """A line with a mark in place of each number."""
    return " ".join(_NUMBER.sub("#", line.casefold()).split())


def _goes_on(line: str, later: str, pages: int) -> bool:
    """Whether each number of a line is the same so many pages later, or has gone up with them; one at most has."""
    pairs = zip(_NUMBER.findall(line.casefold()), _NUMBER.findall(later.casefold()), strict=False)
    steps = [_value(after) - _value(before) for before, after in pairs]
    bare = not any(letter.isalpha() for letter in _letters(line))
    return all(step in (0, pages) for step in steps) and not (bare and 0 in steps) and sum(map(bool, steps)) <= 1


def _value(number: str) -> int:
    if number.isdigit():
        return int(number[:18])
    values = [_ROMAN[letter] for letter in number]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))
