"""What a file says of each of its claims, read quickly: enough to tell whether two versions say the same.

Only what tells claims apart is read here. Whether a file passes, and what it means, is decided elsewhere.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterator

YAML_ENDINGS, TABLE_ENDING = (".yaml", ".yml"), ".claims.csv"
_SECTION = re.compile(rb"^claims:[ \t]*(?:#.*)?$", re.MULTILINE)
_TOP_KEY = re.compile(rb"^[^\s#-]", re.MULTILINE)
_FIRST_ENTRY = re.compile(rb"^( *)- ", re.MULTILINE)
_COMMENT = re.compile(rb"^[ \t]*#.*$", re.MULTILINE)
_ID_IN_BRACES = re.compile(rb"^\{(?:.*?,)?\s*[\"']?id[\"']?:[ \t]*[\"']?([^\s\"'#,}]+)", re.DOTALL)
_ID = re.compile(rb"^ *(?:- +)?id:[ \t]*[\"']?([^\s\"'#]+)", re.MULTILINE)
_LONGEST_CELL = 1_000_000


def holds_claims(name: str) -> bool:
    """Whether a file of this name may hold claims that can be read here.

    >>> holds_claims("claims/minutes.yaml"), holds_claims("grants.claims.csv"), holds_claims("grants.claims.parquet")
    (True, True, False)
    """
    return name.lower().endswith((*YAML_ENDINGS, TABLE_ENDING))


def claim_blocks(name: str, content: bytes) -> dict[str, bytes]:
    """What a file says of each claim, by its id, as a short sum: other sums, other words.

    Line breaks within a value, indents and comments make no difference.

    >>> one = claim_blocks("a.yaml", b"claims:\\n  - id: claim/a\\n    when: 2016  # as told\\n")
    >>> other = claim_blocks("a.yaml", b"claims:\\n- id: claim/a\\n  when:\\n    2016  # as told\\n")
    >>> list(one) == ["claim/a"] and one == other
    True
    >>> list(claim_blocks("a.yaml", b"claims:\\n  - {id: claim/a, when: 2016}\\n  - {when: 2017, id: claim/b}\\n"))
    ['claim/a', 'claim/b']
    """
    found: dict[str, bytes] = {}
    for id, said in _rows(content) if name.lower().endswith(TABLE_ENDING) else _entries(content):
        before = found.get(id, b"")
        found[id] = hashlib.blake2b(before + said, digest_size=12).digest()
    return found


def _entries(content: bytes) -> Iterator[tuple[str, bytes]]:
    """The entries of the section of claims, each with its id."""
    content = content.replace(b"\r\n", b"\n")
    section = _SECTION.search(content)
    if not section:
        return
    end = _TOP_KEY.search(content, section.end())
    claims = content[section.end() : end.start() if end else len(content)]
    first = _FIRST_ENTRY.search(claims)
    if not first:
        return
    mark = b"\n" + first[1] + b"- "
    for entry in (b"\n" + claims[first.start() :]).split(mark)[1:]:
        if named := (_ID_IN_BRACES if entry.lstrip().startswith(b"{") else _ID).search(entry.lstrip(b" ")):
            plain = _COMMENT.sub(b"", entry) if b"#" in entry else entry
            yield named[1].decode("utf-8", "replace"), b" ".join(plain.split())


def _rows(content: bytes) -> Iterator[tuple[str, bytes]]:
    """The rows of a table, each with the id of its claim; a claim with several pieces of evidence has several."""
    before = csv.field_size_limit(_LONGEST_CELL)  # of the whole process, so it is put back
    try:
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig", "replace"), newline="")))
        place = rows[0].index("id")
    except (csv.Error, ValueError, IndexError):  # it is no table of claims, or was none then
        return
    finally:
        csv.field_size_limit(before)
    for row in rows[1:]:
        if len(row) > place:
            told = sorted((name, cell) for name, cell in zip(rows[0], row, strict=False) if cell)
            yield row[place], repr(told).encode("utf-8", "replace")
