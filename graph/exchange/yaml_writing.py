"""Entries as the YAML that a person could have typed."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterable, Mapping

from .bundle import BundleEntry, EntryValue

_WIDTH = 110
_PLAIN = re.compile(r"[A-Za-z0-9][\w ,.()/'’–~-]*")
_NUMBER_OR_TRAP = re.compile(r"[-+.]?[\d.].*|yes|no|on|off|true|false|y|n|null", re.IGNORECASE)
_DATE_OR_NUMBER = re.compile(r"\d[\d.X~/-]*")
# What the file says already, by the source that it is of.
_LEFT_OUT = dict.fromkeys(("claims", "voices", "caveats", "tests"), ("source",))
# What a file has about its source, in the order in which it is written; others follow.
_HEADER = ("id", "title", "author", "publisher", "publicationDate", "url", "archived", "retrieved", "language")


def scalar(text: str) -> str:
    """A text as a value in one line, quoted where YAML would read it otherwise.

    >>> scalar("Elm Street Alliance"), scalar("no"), scalar("a: b"), scalar("2019-03")
    ('Elm Street Alliance', '"no"', '"a: b"', '2019-03')
    """
    if _DATE_OR_NUMBER.fullmatch(text):
        return text
    if _PLAIN.fullmatch(text) and not _NUMBER_OR_TRAP.fullmatch(text) and not text.endswith(" "):
        return text
    return json.dumps(text, ensure_ascii=False)


def key_lines(key: str, value: EntryValue, indent: int) -> list[str]:
    """The lines of a key with its value, indented."""
    blanks = " " * indent
    if isinstance(value, list):
        whole = f"{blanks}{key}: [{', '.join(_in_list(one) for one in value)}]"
        if len(whole) <= _WIDTH:
            return [whole]
        return [f"{blanks}{key}:", *(f"{blanks}  - {scalar(one)}" for one in value)]
    whole = f"{blanks}{key}: {scalar(value)}"
    if len(whole) <= _WIDTH or not _can_fold(value):
        return [whole]
    lines = textwrap.wrap(value, _WIDTH - indent - 2, break_long_words=False, break_on_hyphens=False)
    return [f"{blanks}{key}: >-", *(f"{blanks}  {line}" for line in lines)]


def _can_fold(text: str) -> bool:
    """Whether a text comes back the same where it is folded into lines."""
    return "\n" not in text and text == " ".join(text.split(" ")) and "  " not in text and text[:1].strip() != ""


def _in_list(text: str) -> str:
    return scalar(text) if "," not in text else json.dumps(text, ensure_ascii=False)


def evidence_lines(evidence: Iterable[Mapping[str, str]], indent: int) -> list[str]:
    """The lines of a list of evidence."""
    made = [f"{' ' * indent}evidence:"]
    for one in evidence:
        lines = [line for key, value in one.items() for line in key_lines(key, value, indent + 4)]
        lines[0] = f"{' ' * (indent + 2)}- {lines[0].lstrip()}"
        made += lines
    return made


def entry_lines(section: str, entry: BundleEntry, indent: int = 2) -> list[str]:
    """The lines of an entry of a list.

    >>> print(*entry_lines("things", BundleEntry({"id": "ada", "type": "Person", "name": "Ada Okoye"})), sep="\\n")
      - id: ada
        type: Person
        name: Ada Okoye
    """
    left_out = _LEFT_OUT.get(section, ())
    lines = [
        line for key, value in entry.values.items() if key not in left_out for line in key_lines(key, value, indent + 2)
    ]
    if entry.evidence:
        lines += evidence_lines(entry.evidence, indent + 2)
    lines[0] = f"{' ' * indent}- {lines[0].lstrip()}"
    return lines


def things_file(entries: Iterable[BundleEntry], note: str) -> str:
    """A file of things, with a note at its top."""
    return "\n".join([f"# {note}", "things:", *_list_lines("things", entries)]) + "\n"


def source_file(
    source: BundleEntry,
    voices: Iterable[BundleEntry],
    claims: Iterable[BundleEntry],
    caveats: Iterable[BundleEntry],
    note: str,
    tests: Iterable[BundleEntry] = (),
) -> str:
    """A file of a source: what it is, who speaks in it, what is claimed."""
    order = {key: at for at, key in enumerate(_HEADER)}
    keys = sorted(source.values, key=lambda key: order.get(key, len(order)))
    lines = [f"# {note}", *(line for key in keys for line in key_lines(key, source.values[key], 0))]
    for section, entries in (("voices", voices), ("claims", claims), ("caveats", caveats), ("tests", tests)):
        if made := _list_lines(section, entries):
            lines += ["", f"{section}:", *made]
    return "\n".join(lines) + "\n"


def _list_lines(section: str, entries: Iterable[BundleEntry]) -> list[str]:
    made = list[str]()
    for entry in entries:
        if made and section == "claims":
            made.append("")
        made += entry_lines(section, entry)
    return made
