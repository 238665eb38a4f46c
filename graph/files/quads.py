"""Files of N-Quads in the vocabulary, as ``civicgraph export dataset`` writes them, read into what YAML is read into.

Each named graph is a portion of the file: that of a source, with its voices, claims, caveats and tests, or that of the
things. What is derived, the vocabulary, the questions, what is named of other people's records and, from
``identity.yaml``, the decisions on whether things are one stand in graphs of their own, which every build makes anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import pyoxigraph as ox

from ..errors import DataError, Problem
from ..storage.record_items import evidence_order
from ..vocabulary import NS, Vocabulary
from .reading import FilePlace, YamlMapping, YamlNode

MOST_BYTES = 64_000_000
"""What a graph may come to that is read at once: some 40,000 claims."""

_LINE = b"# line "
_GRAPH = re.compile(rb"<[^<>\"{}|^`\\\x00-\x20]*>(?=\s*\.\s*$)")
# The parser is given one line, and tells where in it.
_PLACE = re.compile("^Parser error at line 1 [^:]*: ")
_MADE = ("graph/derived", "graph/questions", "graph/records")
_DECISIONS = b"graph/identity>"
_THINGS = "graph/things"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_IN_SOURCE = f"{NS}inSource"
_FORMER = {f"{NS}former{key.capitalize()}": key for key in ("subject", "predicate", "object", "value")}
_RETRACTED = {f"{NS}retractedFrom": _IN_SOURCE}
_SECTIONS = {"Source": "source", "Voice": "voices", "Claim": "claims", "RetractedClaim": "claims",
             "Caveat": "caveats", "EvidenceTest": "tests", "Evidence": "evidence"}  # fmt: skip
# The lists of which a code may be the object of a claim, and is named with its list there.
_OBJECT_LISTS = ("answer", "status")


class PackedQuads(bytes):
    """A graph as the content of a file. Its type tells what it is: no file can pass itself off as one."""


class QuadsReader:
    """One file of N-Quads: where the lines of each graph stand in it.

    ``decisions_line`` is where decisions on whether things are one begin, which are read from ``identity.yaml`` alone;
    0 where there are none.
    """

    def __init__(self, path: str) -> None:
        """Looks through the file once, line by line."""
        self.path, self._graphs = path, dict[bytes, list[list[int]]]()
        at = 0
        with open(path, "rb") as file:
            for number, line in enumerate(file, 1):
                self._note(line, number, at, at + len(line))
                at += len(line)
        made = (_DECISIONS, *(name.encode() + b">" for name in (*_MADE, NS.rstrip("#"))))
        decided = [stretches[0][2] for name, stretches in self._graphs.items() if name.endswith(_DECISIONS)]
        self.decisions_line = min(decided, default=0)
        self._names = sorted(name for name in self._graphs if not name.endswith(made))
        self.count, self.size = max(1, len(self._names)), at

    def _note(self, line: bytes, number: int, start: int, end: int) -> None:
        """Notes in which graph a line stands; with the line before where that stands there too."""
        if not line.strip() or line.lstrip().startswith(b"#"):
            return
        stretches = self._graphs.setdefault(_graph_of(line), [])
        if stretches and stretches[-1][1] == start:
            stretches[-1][1] = end
        else:
            stretches.append([start, end, number])

    def read(self, number: int) -> PackedQuads:
        """The lines of a graph, each stretch of them behind the number of its first."""
        stretches = self._graphs[self._names[number]] if self._names else []
        found = list[bytes]()
        if sum(end - start for start, end, _ in stretches) > MOST_BYTES:
            return PackedQuads(_LINE + b"%d too large\n" % stretches[0][2])
        with open(self.path, "rb") as file:
            for start, end, first in stretches:
                file.seek(start)
                found.append(_LINE + b"%d\n" % first)
                found.append(file.read(end - start).rstrip(b"\n") + b"\n")
        return PackedQuads(b"".join(found))


def _graph_of(line: bytes) -> bytes:
    """The graph of a line, as it is written; nothing for the default graph, or where that cannot be told."""
    found = _GRAPH.search(line)
    if not found or len(line[: found.start()].split(None, 2)) < 3:
        return b""
    return found[0]


class _Row(NamedTuple):
    """One quad, with the line on which it stands."""

    line: int
    predicate: str
    object: ox.NamedNode | ox.Literal


def is_quads(content: bytes) -> bool:
    """Whether a content is a portion of N-Quads."""
    return isinstance(content, PackedQuads)


def read_quads(content: bytes, file: str, vocabulary: Vocabulary, collected: list[Problem]) -> YamlMapping:
    """The entries of a graph, as if they stood in YAML: under ``things``, or those of a source beside what it is.

    Parameters
    ----------
    collected
        Gets a problem for every quad that is not in the vocabulary, or not where it belongs.

    Raises
    ------
    DataError
        With the line of what is no N-Quads, or in no graph that is known.
    """
    quads = list(_quads(content, file))
    if not quads:
        raise DataError([Problem(file, 0, "no quads of a source or of things: is it what `export dataset` writes?")])
    line, first = quads[0]
    graph = str(getattr(first.graph_name, "value", ""))
    base = vocabulary.base
    if not graph.startswith(base):
        message = f"<{graph}> is no graph of {base}: the base of `civicgraph.toml` has to be that of the file"
        message = message if graph else "it is in no named graph: every quad is in that of a source, or of the things"
        raise DataError([Problem(file, line, message)])
    reading = _GraphReading(file, vocabulary, graph.removeprefix(base), collected)
    for line, quad in quads:
        reading.note(line, quad)
    return reading.things() if graph == base + _THINGS else reading.source()


def _quads(content: bytes, file: str) -> Iterator[tuple[int, ox.Quad]]:
    number = 0
    for line in content.split(b"\n"):
        if line.startswith(_LINE):
            first, _, large = line.removeprefix(_LINE).partition(b" ")
            number = int(first)
            if large:
                message = f"its graph is longer than {MOST_BYTES:,} bytes: divide the source, or bring it as a table"
                raise DataError([Problem(file, number, message)])
            continue
        try:
            yield from ((number, quad) for quad in ox.parse(line, ox.RdfFormat.N_QUADS))
        except SyntaxError as error:
            reason = _PLACE.sub("", " ".join(str(error.msg).split()))
            raise DataError([Problem(file, number, f"no N-Quads: {reason}")]) from None
        number += 1


class _GraphReading:
    """One graph made into entries, with the problems found on the way."""

    def __init__(self, file: str, vocabulary: Vocabulary, graph: str, problems: list[Problem]) -> None:
        self.file, self.vocabulary, self.graph, self.problems = file, vocabulary, graph, problems
        self.terms = vocabulary.terms() | _FORMER
        self.types = {vocabulary.iri_of(name): name for name in (*_SECTIONS, *vocabulary.types)}
        self.rows: dict[str, list[_Row]] = {}

    def complain(self, line: int, message: str) -> None:
        self.problems.append(Problem(self.file, line, message))

    def note(self, line: int, quad: ox.Quad) -> None:
        """Notes what a quad says of its subject."""
        if not isinstance(quad.subject, ox.NamedNode) or not isinstance(quad.object, ox.NamedNode | ox.Literal):
            self.complain(line, "a blank node or a triple within a triple: the record has neither")
        elif not quad.subject.value.startswith(self.vocabulary.base):
            self.complain(line, f"{quad.subject.value} does not begin with {self.vocabulary.base}")
        else:
            id = quad.subject.value.removeprefix(self.vocabulary.base)
            self.rows.setdefault(id, []).append(_Row(line, quad.predicate.value, quad.object))

    def things(self) -> YamlMapping:
        """The graph of things."""
        found: list[YamlNode] = [self.entry(id, "things") for id in self.rows]
        return YamlMapping(FilePlace(self.file, self._first_line(), {"things": self._first_line()}), {"things": found})

    def source(self) -> YamlMapping:
        """The graph of a source."""
        sections: dict[str, list[str]] = {}
        for id in self.rows:
            sections.setdefault(self._section(id), []).append(id)
        if self.graph not in sections.get("source", ()):
            self.complain(self._first_line(), f"nothing here says what {self.graph} is: a graph of a source says it")
        top = self.entry(self.graph, "source") if self.graph in self.rows else self._nothing()
        used = set[str]()
        for section in ("voices", "claims", "caveats", "tests"):
            if ids := sections.get(section):
                top.values[section] = [self._with_evidence(id, section, used) for id in ids]
                top.place.keys[section] = self.rows[ids[0]][0].line
        for id in (*sections.get("evidence", ()), *sections.get("source", ())):
            if id not in used and id != self.graph:
                self.complain(self.rows[id][0].line, f"{id} belongs to nothing here")
        return top

    def _nothing(self) -> YamlMapping:
        return YamlMapping(FilePlace(self.file, self._first_line(), {}), {"id": self.graph})

    def _first_line(self) -> int:
        return min((row.line for rows in self.rows.values() for row in rows), default=0)

    def _section(self, id: str) -> str:
        """The section of a file in which an entry would stand, by its type."""
        for row in self.rows[id]:
            if row.predicate == _TYPE and (name := self.types.get(row.object.value, "")) in _SECTIONS:
                return _SECTIONS[name]
        self.complain(self.rows[id][0].line, f"{id} is of no type that a source holds: Claim, Voice, Caveat, Evidence")
        return ""

    def _with_evidence(self, id: str, section: str, used: set[str]) -> YamlMapping:
        entry = self.entry(id, section)
        if (named := entry.values.get("evidence")) is None:
            return entry
        ids = sorted(map(str, named if isinstance(named, list) else [named]), key=evidence_order)
        places: list[YamlNode] = []
        for number, one in enumerate(ids, 1):
            used.add(one)
            if one not in self.rows:
                self.complain(entry.place.of("evidence"), f"{one} is told of in no quad of this graph")
                continue
            place = self.entry(one, "evidence")
            if one == f"{id}/evidence/{number}":
                del place.values["id"], place.place.keys["id"]
            places.append(place)
        entry.values["evidence"] = places
        return entry

    def entry(self, id: str, section: str) -> YamlMapping:
        """What is said of one subject, by the keys of its section."""
        rows = self.rows[id]
        values: dict[str, YamlNode] = {"id": id}
        keys = {"id": rows[0].line}
        for row in rows:
            if row.predicate in (_IN_SOURCE, *_RETRACTED) and self._is_here(row, section):
                continue
            if row.predicate == _TYPE:
                name = self.types.get(row.object.value, row.object.value)
                if section == "things":
                    self._add(values, "type", name)
                elif name == "RetractedClaim":
                    values["status"] = "retracted"
                continue
            key, value = self._value(row)
            self._add(values, key, value)
            keys.setdefault(key, row.line)
        for key in values:
            keys.setdefault(key, rows[0].line)
        return YamlMapping(FilePlace(self.file, min(row.line for row in rows), keys), values)

    def _is_here(self, row: _Row, section: str) -> bool:
        """Whether a quad says only that its subject is in the source of the graph; a problem where it is not."""
        if row.object.value == self.vocabulary.base + self.graph:
            return True
        if section != "evidence":
            self.complain(row.line, f"it stands in the graph of {self.graph}, and says that it is in another source")
        return section != "evidence"

    def _add(self, values: dict[str, YamlNode], key: str, value: str) -> None:
        before = values.get(key)
        if before is None:
            values[key] = value
        else:
            values[key] = [*before, value] if isinstance(before, list) else [before, value]

    def _value(self, row: _Row) -> tuple[str, str]:
        """The key and the value that a quad stands for."""
        key, object = self.terms.get(row.predicate, row.predicate), row.object
        if isinstance(object, ox.Literal) and object.language and key in ("aliases", "names"):
            return f"name@{object.language}", object.value
        entry = self.vocabulary.context.get(key, "")
        kind = entry.get("@type", "") if isinstance(entry, dict) else ""
        if (kind in ("@id", "@vocab")) != isinstance(object, ox.NamedNode):
            wanted = "an address" if kind in ("@id", "@vocab") else "text"
            self.complain(row.line, f"{key} takes {wanted}")
            return key, object.value
        if kind == "@vocab":
            within = entry.get("@context", {}).get("@vocab")
            return key, object.value.removeprefix(within) if within else self._term(object.value)
        return key, self._id(object.value) if kind == "@id" else object.value

    def _term(self, iri: str) -> str:
        return self.terms.get(iri, iri.removeprefix(NS))

    def _id(self, iri: str) -> str:
        for name in _OBJECT_LISTS:
            if iri.startswith(f"{NS.rstrip('#')}/{name}#"):
                return f"{name}:{iri.rpartition('#')[2]}"
        for name, base in self.vocabulary.bases:
            if iri.startswith(base):
                return f"{name}:{iri.removeprefix(base)}"
        return iri.removeprefix(self.vocabulary.base)
