"""What filters left out, in words: a filter goes by the option of the command line that sets it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from .catalogue import catalogue


def option(name: str) -> str:
    """The option that sets a filter.

    >>> option("from_date")
    '--from-date'
    """
    return "--" + name.replace("_", "-")


def by_filters(names: Iterable[str], reason: str = "", call: Callable[[str], str] = option) -> str:
    """By which filters something was left out, and why where a filter leaves out for more than one reason.

    ``call`` is what a filter is called where it is no option.

    >>> by_filters(["due_before", "overdue_on"], "no-deadline")
    '--due-before --overdue-on, no deadline given'
    """
    said = " ".join(map(call, names))
    return f"{said}, {catalogue()[f'left-out.{reason}']}" if reason else said
