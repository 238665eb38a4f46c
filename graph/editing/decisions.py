"""``identity.yaml`` with one more decision on whether two things are one, and after they were merged."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import NamedTuple

import yaml

from ..errors import UsageError
from ..files.folders import IDENTITY
from ..files.identity_file import read_decisions
from ..identity import MERGED
from ..record_parts import IdentityDecision
from .scalars import LOADER


class Merger(NamedTuple):
    """Which thing is kept and which is no more, why, and by whom and when that was decided, as far as it is known."""

    keep: str
    other: str
    reason: str
    decided_by: str = ""
    decided: str = ""


class _DecisionEntry(NamedTuple):
    """A decision in the file: the lines of its entry, what it says, and of which two things."""

    first: int
    last: int
    column: int
    kind: str
    things: frozenset[str]


def without_settled(content: bytes, merger: Merger) -> bytes:
    """The file without what the merger settles: the entry on both things, and one that another says already.

    Raises
    ------
    DataError
        The file does not pass.
    UsageError
        Of a third thing it was decided otherwise for the one than for the other.
    """
    if content:
        read_decisions(content, IDENTITY)
    text = content.decode()
    rows, told, settled = text.split("\n"), dict[frozenset[str], str](), list[_DecisionEntry]()
    for entry in _entries(text):
        pair = frozenset(merger.keep if id == merger.other else id for id in entry.things)
        if entry.kind == MERGED:
            continue
        if len(pair) == 1 or told.get(pair) == entry.kind:
            settled.append(entry)
        elif pair in told:
            third = min(pair - {merger.keep}, default=merger.keep)
            raise UsageError(
                f"{IDENTITY}:{entry.first + 1}: of {third} it was decided otherwise for {merger.keep} than for "
                f"{merger.other}: settle that first"
            )
        told[pair] = entry.kind
    for entry in reversed(settled):
        del rows[entry.first : entry.last]
    return "\n".join(rows).encode() if list(_entries("\n".join(rows))) else b""


def with_merger(content: bytes, merger: Merger) -> bytes:
    """The file with the merger at its end.

    >>> print(with_merger(b"", Merger("bus-42", "night-bus", "One line.")).decode(), end="")
    decisions:
      - decision: merged
        things: [bus-42, night-bus]
        reason: "One line."

    Raises
    ------
    UsageError
        Its entries are not written line by line.
    """
    things = merger.keep, merger.other
    return _with_entry(content, IdentityDecision(MERGED, things, merger.reason, merger.decided_by, merger.decided))


def with_decision(content: bytes, decision: IdentityDecision) -> bytes:
    """The file with a decision on two things, in the place of the one that it has on them, else at its end.

    >>> first = with_decision(b"", IdentityDecision("unsure", ("bus-42", "night-bus"), "One?", "Bo", "2024"))
    >>> second = IdentityDecision("same", ("night-bus", "bus-42"), "One.", "Bo", "2025")
    >>> print(with_decision(first, second).decode(), end="")
    decisions:
      - decision: same
        things: [night-bus, bus-42]
        reason: "One."
        decidedBy: "Bo"
        decided: 2025

    Raises
    ------
    DataError
        The file does not pass.
    UsageError
        Its entries are not written line by line.
    """
    if content:
        read_decisions(content, IDENTITY)
    text = content.decode()
    rows = text.split("\n")
    for entry in reversed(list(_entries(text))):
        if entry.things == frozenset(decision.things) and entry.kind != MERGED:
            del rows[entry.first : entry.last]
    left = "\n".join(rows)
    return _with_entry(left.encode() if list(_entries(left)) else b"", decision)


def _with_entry(content: bytes, decision: IdentityDecision) -> bytes:
    text = content.decode() or "decisions:\n"
    end = "\r\n" if "\r\n" in text else "\n"
    indent = " " * next((entry.column - 2 for entry in _entries(text)), 2)
    said = {
        "decision": decision.kind,
        "things": f"[{', '.join(decision.things)}]",
        "reason": json.dumps(decision.reason, ensure_ascii=False),
        "decidedBy": json.dumps(decision.decided_by, ensure_ascii=False) if decision.decided_by else "",
        "decided": decision.decided,
    }
    lines = [f"{key}: {value}" for key, value in said.items() if value]
    entry = end.join([f"{indent}- {lines[0]}", *(f"{indent}  {line}" for line in lines[1:])])
    return f"{text}{'' if text.endswith(end) else end}{entry}{end}".encode()


def _entries(text: str) -> Iterator[_DecisionEntry]:
    node = yaml.compose(text, Loader=LOADER)
    listed = next((value for key, value in node.value if key.value == "decisions"), None) if node else None
    if isinstance(listed, yaml.SequenceNode) and listed.flow_style:
        raise UsageError(f"{IDENTITY}: its decisions are not written line by line: change them by hand")
    rows = text.split("\n")
    for item in getattr(listed, "value", None) or ():
        values = {key.value: value for key, value in item.value}
        things = frozenset(one.value for one in values["things"].value)
        first, last = item.start_mark.line, max(item.end_mark.line, item.start_mark.line + 1)
        while last > first + 1 and not rows[last - 1].partition("#")[0].strip():
            last -= 1
        yield _DecisionEntry(first, last, item.start_mark.column, values["decision"].value, things)
