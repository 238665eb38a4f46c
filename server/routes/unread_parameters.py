"""What stands in the address of a page and is not understood there: it is passed over, and the page says so.

A page is shown all the same: another site may have put something behind its address. What those who count visits put
there is no question of a reader's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from starlette.requests import Request

from ...graph.suggest import did_you_mean_word
from ...pages import compare, composing, ledger, trace
from ...pages.analyses import BY_NAME as ANALYSES
from ...pages.fields import Field

_MOST_NAMED, _MAX_CHARACTERS = 5, 40
_COUNTERS = re.compile(r"utm_\w+|\w*clid|mc_[ce]id|ref|source_id", re.IGNORECASE)


def _names(fields: Iterable[Field]) -> tuple[str, ...]:
    return tuple(field.name for field in fields)


_KNOWN = {
    "/trace": _names(trace.FIELDS),
    "/ledger": _names(ledger.PAGE_FIELDS),
    "/compare": _names(compare.FIELDS),
    "/ask": _names(composing.FIELDS),
    "/search": ("q", "format"),
    "/unknown": ("of",),
    **{f"/analyse/{name}": _names(one.fields) for name, one in ANALYSES.items()},
}


def unread_parameters(request: Request) -> tuple[str, ...]:
    """A sentence for each parameter of an address that its page does not understand."""
    known = _KNOWN.get(request.url.path, ())
    unread = [
        name for name in dict.fromkeys(request.query_params) if name not in known and not _COUNTERS.fullmatch(name)
    ]
    return tuple(_in_words(name, known) for name in unread[:_MOST_NAMED])


def _in_words(name: str, known: tuple[str, ...]) -> str:
    """What is passed over, with what may be meant.

    >>> _in_words("grup_by", ("by", "group_by"))
    "'grup_by' in the address is not understood here and is passed over; did you mean group_by?"
    """
    hint = did_you_mean_word(name, known) if known else ""
    return f"{name[:_MAX_CHARACTERS]!r} in the address is not understood here and is passed over{hint or '.'}"
