"""How many examples a property is tried on."""

from __future__ import annotations

from hypothesis import settings


def examples(count: int) -> settings:
    """So many examples, where other properties are tried on a hundred; the quick tests try fewer of all."""
    profile = settings.default
    assert profile is not None, "conftest.py loads one"
    return settings(max_examples=max(1, count * profile.max_examples // 100))
