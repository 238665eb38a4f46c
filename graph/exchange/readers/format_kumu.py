"""Kumu: a workbook with sheets Elements and Connections, one table of either, or the JSON of a project or blueprint.

Kumu knows an element by its ID, else by its Label, whatever its capitals; a connection names either. Several values
of a cell stand between ``|``. Source: Kumu's documentation of imports, blueprints and exports.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from ..bundle import Bundle
from ..drawn import DIRECTED, MUTUAL, UNDIRECTED, DrawnLine, DrawnMap, DrawnNode
from ..joined_lists import join_list
from ..opened import OpenedFile
from ..own_exports import RECORD_ID, is_own_export, take_back
from ..plain_words import one_line
from ..sheets import Sheet, SheetRow
from ..telling import EDGE_FACTS, LINE, NODE_FACTS, OF_LINES

KINDS = (".xlsx", ".csv", ".json")
"""What files of this format are, by their content."""

_TYPES = ("type", "element_type", "connection_type", "loop_type")
_ENDS = ("from", "to")
_DRAWN = ("id", "_id", "label", "direction", *_ENDS, *_TYPES)
_WHEN = ("when", "date", "start_date", "year")
_NAMES = frozenset((*_DRAWN, *_WHEN, "tags", "reversed", "delayed", RECORD_ID, *NODE_FACTS, *EDGE_FACTS))
_LISTS = ("aliases", "identifiers")
_LOOPS = "loops, which stand for several lines together"


def recognise(file: OpenedFile) -> bool:
    """Whether a file has elements and connections as Kumu has them."""
    if file.kind == ".json":
        value = file.json
        parts = [value.get(name) for name in ("elements", "connections")] if isinstance(value, dict) else []
        return len(parts) == 2 and all(isinstance(one, list) for one in parts) and _is_kumu_json(value)
    if file.kind == ".xlsx" and (sheet := file.sheet("connections", "elements")):
        return _has_ends(sheet) or "label" in _columns(sheet)
    return any(_has_ends(sheet) for sheet in file.sheets)


def _is_kumu_json(value: Mapping[str, Any]) -> bool:
    elements = [one for one in value["elements"] if isinstance(one, dict)]
    connections = [one for one in value["connections"] if isinstance(one, dict)]
    labelled = any("label" in _fields(one) for one in elements)
    return labelled or any({"from", "to"} <= _fields(one).keys() for one in connections)


def _columns(sheet: Sheet) -> set[str]:
    return {_fold_name(column) for column in sheet.columns}


def _has_ends(sheet: Sheet) -> bool:
    return {"from", "to"} <= _columns(sheet)


def read(file: OpenedFile, bundle: Bundle) -> None:
    """Fills a bundle with what is drawn."""
    bundle.is_source = False
    drawn = _KumuJson(file, bundle) if file.kind == ".json" else _KumuSheets(file, bundle)
    nodes, lines = drawn.nodes(), drawn.lines()
    if is_own_export(nodes, lines, bundle.vocabulary):
        take_back(bundle, nodes, lines)
        return
    title = bundle.title_of(file, "Map in Kumu")
    bundle.declare_source(bundle.source, title, text=file.extracted, sourceKind="other")
    bundle.author_voice("whoever drew the map")
    DrawnMap(bundle, what="the map").fill(nodes, lines)


def _fold_name(name: str) -> str:
    """The name of a field: of those that mean something here as it is compared, of others as it stands.

    >>> _fold_name(" Source URL "), _fold_name("GDP (Trillions)")
    ('source_url', 'GDP (Trillions)')
    """
    folded = re.sub(r"[\s_]+", "_", name.strip().casefold())
    return folded if folded in _NAMES else name.strip()


def _fields(one: Mapping[str, Any]) -> dict[str, str]:
    """The fields of an object, those among its attributes too, by their names as they are compared, as text."""
    inner = one.get("attributes")
    all_of = {**(inner if isinstance(inner, dict) else {}), **{key: one[key] for key in one if key != "attributes"}}
    parts = dict[str, list[str]]()
    for key, value in all_of.items():
        several = value if isinstance(value, list) else [value]
        told = [
            part if isinstance(part, str) else json.dumps(part, ensure_ascii=False)
            for part in several
            if part is not None
        ]
        if kept := [part for part in told if part.strip()]:
            parts[_fold_name(str(key))] = kept
    return _own_fields({name: "|".join(told) for name, told in parts.items()}, parts)


class _KumuMap:
    """What is common to a workbook and JSON: elements by id and by label, and what lines say."""

    def __init__(self, file: OpenedFile, bundle: Bundle) -> None:
        self.file, self.bundle, self.report = file, bundle, bundle.report
        self.by_id: dict[str, str] = {}
        self.by_label: dict[str, str] = {}
        self.made: list[DrawnNode] = []

    def nodes(self) -> list[DrawnNode]:
        """The elements that the file lists; those that only lines name are added by :meth:`lines`."""
        for place, fields in self.entries_of("elements"):
            self._node(fields, place)
        return self.made

    def lines(self) -> list[DrawnLine]:
        """The connections."""
        return [
            line for row, page, place, fields in self.connections() for line in self._lines(fields, place, row, page)
        ]

    def entries_of(self, name: str) -> Iterator[tuple[str, dict[str, str]]]:
        """The fields of what a part of the file lists, each with its place."""
        raise NotImplementedError

    def connections(self) -> Iterator[tuple[int, int, str, dict[str, str]]]:
        """The connections: row, page, place and fields of each."""
        raise NotImplementedError

    def _node(self, fields: Mapping[str, str], place: str) -> str:
        id, label = (one_line(fields.get(name, "")) for name in ("id", "label"))
        id = id or one_line(fields.get("_id", ""))
        if not (label or id):
            self.report.count_read("elements")
            self.report.refused.add("an element without a label", place)
            return ""
        key = id or self.by_label.get(label.casefold()) or f"label {label.casefold()}"
        if id:
            self.by_id[id] = key
        self.by_label.setdefault(label.casefold(), key)
        kind = next((fields[name] for name in _TYPES if fields.get(name)), "")
        facts = {name: text for name, text in fields.items() if name not in _DRAWN}
        if "type" in fields:
            facts["type"] = fields["type"]
        if RECORD_ID in fields:
            self.made.append(DrawnNode(key, label, kind, place, facts))
        else:
            facts.pop("type", None)
            self.made.append(DrawnNode(key, label, kind.split("|")[0], place, facts))
        return key

    def _end(self, said: str) -> str:
        """The key of the element that a connection names; made of the name where the file lists none."""
        if found := self.by_id.get(said) or self.by_label.get(said.casefold()):
            return found
        if not said:
            return ""
        self.report.guessed.add("what only connections name is an element too", said)
        return self._node({"label": said}, "")

    def _lines(self, fields: dict[str, str], place: str, row: int, page: int) -> Iterator[DrawnLine]:
        """A connection, or several where its end names several."""
        own = fields.get(RECORD_ID, "")
        starts, ends = (self._ends(one_line(fields.get(name, ""))) for name in _ENDS)
        direction = _direction(fields, self.report.guessed.add, place)
        if fields.get("reversed") == "true":
            starts, ends = ends, starts
        words = [fields.get(name, "") for name in ("label", *_TYPES)]
        dropped = {*_DRAWN, *_WHEN, "description", "reversed", "delayed"}
        facts = {name: text.replace("|", ", ") for name, text in fields.items() if own or name not in dropped}
        notes = [fields.get("description", ""), "with a delay" if fields.get("delayed") == "true" else ""]
        for start in starts:
            for end in ends:
                yield DrawnLine(
                    fields.get("id", "") or fields.get("_id", "") or place, start, end,
                    tuple(word for cell in words for word in cell.split("|")), direction=direction,
                    when=next((fields[name] for name in _WHEN if fields.get(name)), ""),
                    note="; ".join(filter(None, notes)), place=place, row=row, page=page,
                    seen=tuple(one_line(fields.get(name, "")) for name in _ENDS),
                    facts=fields if own else facts,
                )  # fmt: skip

    def _ends(self, said: str) -> list[str]:
        parts = [one_line(part) for part in said.split("|")]
        is_one = len(parts) == 1 or said in self.by_id or said.casefold() in self.by_label
        return [self._end(said)] if is_one else [self._end(part) for part in parts if part]


def _own_fields(fields: dict[str, str], parts: Mapping[str, list[str]]) -> dict[str, str]:
    """The fields of what civicgraph wrote, with several values as its other formats have them; others as they are."""
    if RECORD_ID not in fields:
        return fields
    lists = {name: join_list(parts[name]) for name in _LISTS if name in parts}
    return {**fields, **lists, **{name: LINE.join(parts[name]) for name in OF_LINES if name in parts}}


def _direction(fields: Mapping[str, str], guess: Any, place: str) -> str:
    """How a connection points."""
    said = fields.get("direction", "").strip().casefold()
    if said in (DIRECTED, MUTUAL, UNDIRECTED):
        return said
    if said in ("both", "bidirectional", "two-way", "<->"):
        return MUTUAL
    if said in ("none", "no", "-"):
        return UNDIRECTED
    guess("a connection without a direction leads from From to To", place)
    return DIRECTED


class _KumuSheets(_KumuMap):
    """A workbook, or one table."""

    def entries_of(self, name: str) -> Iterator[tuple[str, dict[str, str]]]:
        used = {"elements", "connections", "loops"}
        for sheet in self.file.sheets:
            folded = sheet.name.strip().casefold()
            if folded == name or (not _has_ends(sheet) and "label" in _columns(sheet) and folded not in used):
                yield from ((sheet.place(row), _row_fields(row)) for row in sheet.rows)
            elif not _has_ends(sheet) and folded not in ("elements", "connections") and sheet.rows:
                self._tell_passed(sheet)

    def _tell_passed(self, sheet: Sheet) -> None:
        what = (
            _LOOPS if sheet.name.strip().casefold() == "loops" else "sheets that hold neither elements nor connections"
        )
        self.report.left_out.add(what, sheet.name, count=len(sheet.rows))

    def connections(self) -> Iterator[tuple[int, int, str, dict[str, str]]]:
        for sheet in self.file.sheets:
            if _has_ends(sheet):
                yield from ((row.number, sheet.page, sheet.place(row), _row_fields(row)) for row in sheet.rows)


def _row_fields(row: SheetRow) -> dict[str, str]:
    fields = {_fold_name(column): cell for column, cell in row.cells.items()}
    return _own_fields(fields, {name: cell.split("|") for name, cell in fields.items()})


class _KumuJson(_KumuMap):
    """The JSON of a project, or a blueprint."""

    def entries_of(self, name: str) -> Iterator[tuple[str, dict[str, str]]]:
        whole = self.file.json if isinstance(self.file.json, dict) else {}
        found = whole.get(name) or []
        if not isinstance(found, list):
            self.report.refused.add("a part that is no list", name)
        for at, one in enumerate(found if isinstance(found, list) else [], 1):
            if isinstance(one, dict):
                yield f"{name}, entry {at}", _fields(one)
            else:
                self.report.count_read(name)
                self.report.refused.add("an entry that is no object", f"{name}, entry {at}")
        for part, what in (("loops", _LOOPS), ("maps", "maps: where things stand on them"),
                           ("perspectives", "perspectives: how things look")):  # fmt: skip
            if name == "elements" and (other := whole.get(part)):
                self.report.left_out.add(what, part, count=len(other) if isinstance(other, list | dict) else 1)

    def connections(self) -> Iterator[tuple[int, int, str, dict[str, str]]]:
        lists = [one.name for one in self.file.sheets]
        page = lists.index("connections") + 1 if "connections" in lists and len(lists) > 1 else 0
        for row, (place, fields) in enumerate(self.entries_of("connections"), 1):
            yield row, page, place, fields
