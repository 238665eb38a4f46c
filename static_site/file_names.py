"""The names of the files of things and claims: the same on every system, and different for different ids."""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import sha256

# Names that Windows keeps for devices, whatever their ending.
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})
_PLAIN = re.compile("[a-z0-9]+(-+[a-z0-9]+)*")
_MAX_PART, _MAX_WHOLE, _MAX_WORDS, _DIGITS = 100, 160, 60, 12


@lru_cache(maxsize=100_000)
def file_name(id: str) -> str:
    """The name of an id's files, without ending.

    An id as the record's own files have them is its own name. Any other, with capitals, letters beyond a to z or signs,
    is told apart by a hash: file systems differ in what they take for the same name.

    >>> file_name("claim/minutes/asked"), file_name("Asked"), file_name("asked")
    ('claim/minutes/asked', 'asked~821c038b7a77', 'asked')
    """
    parts = id.split("/")
    is_plain = all(_PLAIN.fullmatch(part) and part not in _DEVICES and len(part) <= _MAX_PART for part in parts)
    if is_plain and len(id) <= _MAX_WHOLE:
        return id
    words = re.sub("[^a-z0-9]+", "-", id.lower()).strip("-")[:_MAX_WORDS]
    return f"{words}~{sha256(id.encode('utf-8', 'surrogatepass')).hexdigest()[:_DIGITS]}"


def page_path(id: str) -> str:
    """The path of the page of a thing, claim, source, voice, caveat or test.

    >>> page_path("source/minutes")
    'page/source/minutes.html'
    """
    return f"page/{file_name(id)}.html"


def data_path(id: str) -> str:
    """The path of the RDF of a thing, claim, source, voice, caveat or test, beside its page.

    >>> data_path("source/minutes")
    'page/source/minutes.ttl'
    """
    return f"page/{file_name(id)}.ttl"


def trace_path(start: str, end: str, ending: str = "html") -> str:
    """The path of a trace.

    >>> trace_path("citizens-uk", "lvrw")
    'trace/citizens-uk_lvrw.html'
    """
    return f"trace/{file_name(start)}_{file_name(end)}.{ending}"


def report_path(start: str, end: str, format: str) -> str:
    """The path of the report on a trace.

    >>> report_path("citizens-uk", "lvrw", "pdf")
    'trace/citizens-uk_lvrw.report.pdf'
    """
    return trace_path(start, end, f"report.{format}")
