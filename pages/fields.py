"""What a page or an answer can be asked: each parameter of an address with what may stand in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

TEXT, THING, DATE, SPAN = "text", "thing", "date", "span"
NUMBER, SWITCH, CHOICE = "number", "switch", "choice"
MAX_CHARACTERS = 200


class Field(NamedTuple):
    """A parameter: its name in an address, what it says, and what may stand in it.

    ``key`` is the keyword of the method that it is given to, if another. A ``thing`` is named as one types it; a
    ``span`` is a date or two, as ``2015/2019``. Numbers are from ``least`` to ``most``, a choice is one of ``choices``,
    and several where ``several``. ``usual`` is what counts where it is not given. Fields that are ``rare`` are folded
    away on a page.
    """

    name: str
    label: str
    kind: str = TEXT
    usual: str | int = ""
    choices: tuple[str, ...] = ()
    least: int = 1
    most: int = 1
    needed: bool = False
    several: bool = False
    rare: bool = False
    key: str = ""

    @property
    def keyword(self) -> str:
        """The keyword of the method that it is given to.

        >>> Field("wording", "Only this wording", several=True, key="wordings").keyword
        'wordings'
        """
        return self.key or self.name


def in_address(asked: Mapping[str, Any]) -> dict[str, str | list[str]]:
    """What was asked as it stands in an address, to be asked again there; what is empty is left out.

    >>> in_address({"by": "cii", "with_figure": True, "limit": 5, "wording": ("stated", "hedged"), "at": ""})
    {'by': 'cii', 'with_figure': '1', 'limit': '5', 'wording': ['stated', 'hedged']}
    """
    return {name: _in_address(value) for name, value in asked.items() if value}


def _in_address(value: Any) -> str | list[str]:
    return list(map(str, value)) if isinstance(value, list | tuple) else "1" if value is True else str(value)
