"""Which files civicgraph made: maps, reports, figures, tables and JSON bear a mark or a shape by which they are known.

The mark says no more than that nobody need be told that the file is not read. Nothing else trusts it.
"""

from __future__ import annotations

import json
import re
import stat
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path

from ... import ontology
from ..marks import PAGE_MARK, PICTURE_MARK, PROGRAM
from . import check, row_keys
from .ledger_tables import COLUMNS

_BEGINNING = 8_192
_MAX_WORD_PART = 100_000
_FEWEST_COLUMNS = 3
# Of the folder for Neo4j, and of outcomes.
_OTHER_HEADS = {
    ("id:ID", "name", ":LABEL", "type"),
    (":START_ID", ":END_ID", ":TYPE", "id"),
    ("id", "outcome", "who changed", "what they do differently"),
}
_NETWORK = re.compile(r'<key id="graph_data" for="graph"|; data: [0-9a-f]{64}; base: ')
_ANNOTATIONS = re.compile(
    r'\{\n "@context": "http://www\.w3\.org/ns/anno\.jsonld",.{,2000}"generator": \{\n  "type": "Software",\n  '
    rf'"name": "{PROGRAM}"\n',
    re.DOTALL,
)
_GRAPH = re.compile(
    r"((?:@[^\n]*\n){0,20}@prefix answer: <https://w3id\.org/civicgraph/ns/answer#> \.\n@prefix)"
    r'|(\{\n "@context": \{\n  "@version": 1\.1,\n  "@base": "[^"]+",\n  "@vocab": "https://w3id\.org/civicgraph/ns#")'
)
_ROWS = (row_keys.ClaimRow, row_keys.EntityRow, row_keys.PlacedCaveatRow, row_keys.FoundRow, row_keys.SourceRow)


def is_product(path: str) -> bool:
    """Whether a file says of itself that civicgraph made it; one that cannot be read does not.

    >>> is_product(__file__)
    False
    """
    file = Path(path)
    test = _TESTS.get(file.suffix.lower())
    if test is None:
        return False
    with suppress(OSError, ValueError):
        return stat.S_ISREG(file.stat().st_mode) and test(file)
    return False


def _beginning(file: Path, most: int = _BEGINNING) -> str:
    with file.open("rb") as opened:
        return opened.read(most).decode("utf-8-sig", "ignore")


def _is_page(file: Path) -> bool:
    head, closed, _ = _beginning(file).partition("<title>")
    return bool(closed) and PAGE_MARK in head


def _is_figure(file: Path) -> bool:
    root = re.match(r"<svg [^>]*>", _beginning(file))
    return root is not None and f' data-generator="{PROGRAM}"' in root[0]


def _is_picture(file: Path) -> bool:
    with file.open("rb") as opened:
        return opened.read(_BEGINNING)[37:].startswith(PICTURE_MARK)


def _is_pdf(file: Path) -> bool:
    content = file.read_bytes()
    return content.startswith(b"%PDF-") and f"/Producer ({PROGRAM})".encode() in content


def _is_word(file: Path) -> bool:
    return f"<cp:lastModifiedBy>{PROGRAM}</cp:lastModifiedBy>".encode() in _core_properties(file)


def _is_workbook(file: Path) -> bool:
    """A workbook that nobody has saved since: one that was filled in is somebody's own."""
    told = _core_properties(file)
    return (
        re.search(rb"<dc:creator[^>]*>%s</dc:creator>" % PROGRAM.encode(), told) is not None and b"lastMod" not in told
    )


def _core_properties(file: Path) -> bytes:
    """What a Word document or a workbook says of itself; nothing where it cannot be read."""
    from zipfile import BadZipFile, ZipFile

    with suppress(BadZipFile, KeyError, NotImplementedError, RuntimeError), ZipFile(file) as parts:
        told = parts.getinfo("docProps/core.xml")
        if told.file_size <= _MAX_WORD_PART:
            return parts.read(told)
    return b""


def _is_network(file: Path) -> bool:
    return _NETWORK.search(_beginning(file)) is not None


def _is_graph(file: Path) -> bool:
    """RDF that begins as every export does, with all prefixes of the vocabulary in order, or its context."""
    return _GRAPH.match(_beginning(file)) is not None


def _is_bibliography(file: Path) -> bool:
    """Entries each of which says with which state of the data it was made."""
    text = _beginning(file, _MAX_WORD_PART)
    entries = re.findall(r"^@\w+\{", text, re.MULTILINE)
    return 0 < len(entries) == len(re.findall(r"^  note = \{Data [0-9a-f]{12}\},$", text, re.MULTILINE))


def _is_json(file: Path) -> bool:
    """An answer by its first key; a list by the keys of its first row."""
    text = _beginning(file, 10 * _BEGINNING).lstrip()
    if text.startswith("["):
        return _is_row(text[1:].lstrip(), (*_ROWS, check.ProblemRow))
    if answer := re.match(r'\{"head": \{"vars": (\["[^]]*\])\}', text):
        return tuple(json.loads(answer[1])) in _question_heads()
    return re.match(rf'\{{\s*"schema": "{PROGRAM}/', text) is not None or _ANNOTATIONS.match(text) is not None


def _is_lines(file: Path) -> bool:
    return _is_row(_beginning(file, 10 * _BEGINNING), _ROWS)


def _is_row(text: str, rows: tuple[type, ...]) -> bool:
    """Whether a text begins with a row of one of some kinds, which may be marked as a draft."""
    found, _ = json.JSONDecoder().raw_decode(text)
    return isinstance(found, dict) and any(
        list(found) in (keys := list(row.__annotations__), [*keys, "draft"]) for row in rows
    )


def _is_table(file: Path) -> bool:
    heads = tuple(_beginning(file).split("\n", 1)[0].rstrip("\r").split(","))
    return heads in (COLUMNS, ("group", *COLUMNS)) or heads in _question_heads() or heads[:4] in _OTHER_HEADS


@cache
def _question_heads() -> frozenset[tuple[str, ...]]:
    """The columns of the answers to the ready-made questions; of a column or two anybody's table may have the names."""
    heads = (columns_asked(ontology.text(f"queries/{name}.rq")) for name in ontology.names("queries"))
    return frozenset(one for one in heads if len(one) >= _FEWEST_COLUMNS)


def columns_asked(query: str) -> tuple[str, ...]:
    """The columns that a query asks for, in order; none where it asks for no rows, or for all there are.

    >>> columns_asked("SELECT DISTINCT ?who (COUNT(?what) AS ?many) WHERE { ?who ?did ?what }")
    ('who', 'many')
    """
    found = re.search(r"^SELECT\b(.*?)\bWHERE\b", query, re.MULTILINE | re.DOTALL)
    named = re.sub(r"\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\bAS\s+(\?\w+)\s*\)", r"\1", found[1]) if found else ""
    return tuple(re.findall(r"\?(\w+)", named))


_TESTS: Mapping[str, Callable[[Path], bool]] = {
    ".html": _is_page,
    ".svg": _is_figure,
    ".png": _is_picture,
    ".pdf": _is_pdf,
    ".docx": _is_word,
    ".json": _is_json,
    ".jsonl": _is_lines,
    ".csv": _is_table,
    ".bib": _is_bibliography,
    ".xlsx": _is_workbook,
    ".ttl": _is_graph,
    ".trig": _is_graph,
    ".jsonld": _is_graph,
    ".graphml": _is_network,
    ".gexf": _is_network,
}
