"""How many examples a property is tried on, and how many cases a dear test."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from hypothesis import settings

T = TypeVar("T")


def examples(count: int) -> settings:
    """So many examples, where other properties are tried on a hundred; the quick tests try fewer of all."""
    profile = settings.default
    assert profile is not None, "conftest.py loads one"
    return settings(max_examples=max(1, count * profile.max_examples // 100))


def few(part: int = 3) -> settings:
    """As many examples as others where the whole is tested; of others, such as build much for each, a part of them."""
    profile = settings.default
    assert profile is not None, "conftest.py loads one"
    return profile if profile.max_examples >= 100 else examples(100 // part)


def some(cases: Iterable[T], every: int, start: int = 0) -> list[T]:
    """All cases where the whole is tested; of others, such as cost much and are alike, one in so many."""
    profile = settings.default
    assert profile is not None, "conftest.py loads one"
    return [*cases] if profile.max_examples >= 100 else [*cases][start % every :: every]
