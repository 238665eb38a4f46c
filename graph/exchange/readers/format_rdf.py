"""RDF in our own vocabulary: what was exported as Turtle, TriG, JSON-LD or N-Quads comes back as the same entries.

Which graph a statement stands in is told anew by what it is of, since Turtle has none. What a build makes of claims is
passed over, and so are the vocabulary and the ready-made questions. No context of JSON-LD is fetched.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ...errors import DataError, Problem
from ...files.quads import PackedQuads, read_quads
from ...files.reading import YamlMapping
from ...vocabulary import NS
from ..bundle import Bundle, BundleEntry, EntryValue
from ..opened import OpenedFile
from ..rdf_quads import KINDS, RDF, read_rdf, term_value
from ..workspace_entries import plain_value

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["KINDS", "read", "recognise"]

_TYPE, _REIFIES = f"{RDF}type", f"{RDF}reifies"
_SOURCE = f"{NS}Source"
_WITHIN = (f"{NS}inSource", f"{NS}retractedFrom")
_FORMER = f"{NS}former"
_EVIDENCE = f"{NS}evidence"
_MADE = ("graph/derived", "graph/questions", "graph/identity")
_SECTIONS = {"Source": "source", "Voice": "voices", "Claim": "claims", "RetractedClaim": "claims",
             "Caveat": "caveats", "Evidence": "evidence", "EvidenceTest": "tests"}  # fmt: skip
_ORDER = ("id", "type", "name", "title", "subject", "predicate", "object", "value", "unit", "qualifier")
_NANOPUBLICATION = b"nanopub.org/nschema"
_HERE = "what the workspace has under the same id stays as it is there"


def recognise(file: OpenedFile) -> bool:
    """Whether a file tells of sources in our vocabulary; nanopublications stand each for itself."""
    if NS.encode() not in file.utf8 or _NANOPUBLICATION in file.utf8:
        return False
    if file.kind == ".json" and b'"@context"' not in file.utf8:
        return False
    return any(quad.predicate.value == _TYPE and term_value(quad.object) == _SOURCE for quad in read_rdf(file))


def read(file: OpenedFile, bundle: Bundle) -> None:
    """Fills a bundle with the entries of a record."""
    _OwnRecord(file, bundle).read()


def _parts_of_claim(quad: ox.Quad) -> list[ox.Quad]:
    """A quad; where it says in RDF 1.2 which triple a claim stands for, those that name the parts of that."""
    import pyoxigraph as ox

    if quad.predicate.value != _REIFIES or not isinstance(quad.object, ox.Triple):
        return [quad]
    said = quad.object
    end = f"{NS}value" if isinstance(said.object, ox.Literal) else f"{RDF}object"
    parts = ((f"{RDF}subject", said.subject), (f"{RDF}predicate", said.predicate), (end, said.object))
    return [ox.Quad(quad.subject, ox.NamedNode(name), one, quad.graph_name) for name, one in parts]


class _OwnRecord:
    """The quads of a record, by what they are of."""

    def __init__(self, file: OpenedFile, bundle: Bundle) -> None:
        self.file, self.bundle, self.report = file, bundle, bundle.report
        self.rows: dict[str, list[ox.Quad]] = defaultdict(list)
        self.authors: dict[str, str] = {}
        self.passed = 0
        self.base = self._read_rows()
        self.vocabulary = replace(bundle.vocabulary, base=self.base)
        named = (*_SECTIONS, *self.vocabulary.types)
        self.types = {self.vocabulary.iri_of(name): _SECTIONS.get(name, "things") for name in named}
        self.terms = self.vocabulary.terms()
        self.sections = {iri: self._section(rows) for iri, rows in self.rows.items()}

    def _read_rows(self) -> str:
        """Notes all quads by their subjects, and tells with what the addresses of the record begin."""
        sources = list[str]()
        for quad in read_rdf(self.file):
            graph = term_value(quad.graph_name)
            if graph == NS.rstrip("#") or graph.endswith(_MADE) or type(quad.subject).__name__ != "NamedNode":
                self.passed += 1
                continue
            subject = term_value(quad.subject)
            self.rows[subject] += _parts_of_claim(quad)
            if quad.predicate.value == _TYPE and term_value(quad.object) == _SOURCE:
                sources.append(subject)
        bases = {iri[: iri.rfind("source/")] for iri in sources if "source/" in iri}
        if len(bases) != 1:
            said = "sources of several records" if bases else "no source of a record"
            raise self.file.error(f"it has {said} in the vocabulary of civicgraph; other vocabularies are not read")
        return bases.pop()

    def _section(self, rows: list[ox.Quad]) -> str:
        found = (self.types.get(term_value(row.object), "") for row in rows if row.predicate.value == _TYPE)
        return next(filter(None, found), "")

    def read(self) -> None:
        graphs: dict[str, list[str]] = defaultdict(list)
        owners = self._owners()
        for iri, rows in self.rows.items():
            section, owner = self.sections[iri], owners.get(iri, "")
            if not iri.startswith(self.base) or not section or not owner:
                self.passed += len(rows)
                if iri.startswith(self.base) and any(row.predicate.value == _TYPE for row in rows):
                    self.report.refused.add("of a type that this vocabulary has not", iri.removeprefix(self.base))
                continue
            graphs[owner] += self._lines(iri, rows, section, owner)
        for graph, lines in graphs.items():
            self._graph(graph, lines)
        if self.passed:
            said = "statements that each build makes anew, or that have no key in a record"
            self.report.left_out.add(said, count=self.passed)

    def _owners(self) -> dict[str, str]:
        """The graph in which each subject stands: that of its source, or of things."""
        found: dict[str, str] = {}
        for iri, rows in self.rows.items():
            section = self.sections[iri]
            if section == "things":
                found[iri] = f"{self.base}graph/things"
            elif section == "source":
                found[iri] = iri
            elif section and section != "evidence":
                found[iri] = next((term_value(row.object) for row in rows if row.predicate.value in _WITHIN), "")
        for iri, rows in self.rows.items():
            for row in rows:
                if row.predicate.value == _EVIDENCE:
                    found[term_value(row.object)] = found.get(iri, "")
        return found

    def _lines(self, iri: str, rows: list[ox.Quad], section: str, graph: str) -> Iterator[str]:
        """The quads of a subject that have a key, each as a line."""
        keys = self.vocabulary.keys[section]
        for row in dict.fromkeys(rows):
            name = row.predicate.value
            kept = name == _TYPE or name in _WITHIN or name.startswith(_FORMER) or self.terms.get(name, "") in keys
            if kept and (name != _TYPE or term_value(row.object) in self.types):
                yield f"{row.subject} {row.predicate} {row.object} <{graph}> ."
            else:
                self.passed += 1

    def _graph(self, graph: str, lines: list[str]) -> None:
        problems = list[Problem]()
        content = PackedQuads("\n".join(["# line 1", *dict.fromkeys(lines), ""]).encode())
        try:
            top = read_quads(content, self.file.path, self.vocabulary, problems)
        except DataError as error:
            problems += error.problems
            top = None
        for problem in problems:
            self.report.refused.add(problem.message, graph.removeprefix(self.base))
        if top is None:
            return
        lists = {name: self._entries(top, name) for name in ("things", "voices", "claims", "caveats", "tests")}
        source = "" if lists["things"] else str(top.values["id"])
        if source:
            self.authors[source] = str(top.values.get("authorVoice", ""))
            self._add("sources", {key: plain_value(one) for key, one in top.values.items() if key not in lists}, "")
        for section, entries in lists.items():
            for entry in entries:
                self._add(section, entry, source)
        if source in self.bundle.sources and not self.authors[source]:
            self.report.guessed.add("a source that names no voice of its author has one that is called so", source)
            self.bundle.author_voice("the author", source=source)

    def _entries(self, top: YamlMapping, section: str) -> list[dict[str, Any]]:
        found = plain_value(top.values.get(section, []))
        return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []

    def _add(self, section: str, said: Mapping[str, Any], source: str) -> None:
        """An entry, unless the workspace has one of that id already."""
        id = str(said["id"])
        if id in self.bundle.taken_here:
            self.report.guessed.add(_HERE, id)
            return
        evidence = [{key: str(one) for key, one in place.items()} for place in said.get("evidence", ())]
        named = sorted(said.keys() - {"evidence"}, key=lambda key: (_ORDER.index(key) if key in _ORDER else 99, key))
        values: dict[str, EntryValue] = {key: said[key] for key in named}
        if source:
            values["source"] = source
            if section != "voices" and values.get("voice") == self.authors.get(source):
                del values["voice"]
        if section == "claims":
            predicate, _, direction = str(values.get("predicate", "")).partition("/")
            values |= {"predicate": predicate, **({"direction": direction} if direction else {})}
        self.report.count_read(section)
        self.bundle.section(section)[id] = BundleEntry(values, evidence, place=id)
        if section == "things":
            self.bundle.keys[id] = id
