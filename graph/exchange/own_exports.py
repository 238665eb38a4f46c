"""What civicgraph wrote for a program of graphs, taken back: things and claims under their own ids, with their places.

A file is known by its lines, each of which has a relation, a wording and a modality of the vocabulary. What the export
told as a sentence on a node does not come back: the claim that it was made of is in the record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from ..everyday import TYPES, stands_for
from ..record import web_link
from ..words.catalogue import catalogue, fill_phrase
from .bundle import Bundle, BundleEntry, EntryValue, without_empty
from .drawn import DrawnLine, DrawnNode
from .joined_lists import split_list
from .plain_words import one_line, slug
from .told_places import read_spot, read_told_place

if TYPE_CHECKING:
    from ..vocabulary import Vocabulary

RECORD_ID = "record_id"
_SIMPLE = ("when", "reason", "reading", "note")
_DERIVED = frozenset({
    "type", "family", "relation", "kind", "label", "reads_back", "polarity", "wording", "modality", "share", "when",
    "earliest", "latest", "voice", "source", "source_url", "published", "place", "anchor", "summary",
    "more_evidence", "reading", "reason", "note", "lost", "aliases", "description", "identifiers", "url", RECORD_ID,
    "id", "from", "to", "direction", "tags",
})  # fmt: skip
_SENTENCES = {
    "facts": "sentences on nodes, of figures and codes, are not taken back: the record itself has their claims",
    "cautions": "cautions are not taken back: the record that was exported has them",
}
_MARK = "\x00"


def is_own_export(nodes: Sequence[DrawnNode], lines: Sequence[DrawnLine], vocabulary: Vocabulary) -> bool:
    """Whether civicgraph itself wrote a drawing."""
    if not lines:
        return bool(nodes) and all(_is_own_node(node, vocabulary) for node in nodes)
    return all(_is_own_line(line, vocabulary) for line in lines)


def _is_own_line(line: DrawnLine, vocabulary: Vocabulary) -> bool:
    codes = [(name, line.facts.get(name, "")) for name in ("wording", "modality")]
    return line.facts.get("relation", "") in vocabulary.said_relations and all(one in vocabulary.codes for one in codes)


def _is_own_node(node: DrawnNode, vocabulary: Vocabulary) -> bool:
    type = _type_of(node, vocabulary)
    return bool(type) and vocabulary.types[type].family == node.facts.get("family", "")


def _type_of(node: DrawnNode, vocabulary: Vocabulary) -> str:
    found = stands_for(node.facts.get("type", "") or node.kind, TYPES, vocabulary.types)
    return found[0].use if found else ""


def take_back(bundle: Bundle, nodes: Sequence[DrawnNode], lines: Sequence[DrawnLine]) -> None:
    """Fills a bundle with the things and claims of an export of ours."""
    taking = _TakingBack(bundle)
    for node in nodes:
        taking.thing(node)
    for line in lines:
        taking.claim(line)


class _TakingBack:
    def __init__(self, bundle: Bundle) -> None:
        self.bundle, self.report, self.vocabulary = bundle, bundle.report, bundle.vocabulary
        self.sources: dict[str, str] = {}

    def thing(self, node: DrawnNode) -> None:
        self.report.count_read("elements")
        id = node.facts.get(RECORD_ID, "") or node.key
        self._tell_lost(node.facts, node.place or id)
        self.bundle.keys[node.key] = id
        if id in self.bundle.taken_here:
            self.report.guessed.add("a thing that the workspace has under the same id is that one", id)
            return
        values = {"id": id, "type": _type_of(node, self.vocabulary) or "Theme", "name": one_line(node.name) or id}
        facts: dict[str, EntryValue] = {
            "aliases": split_list(node.facts.get("aliases", "")),
            "description": node.facts.get("description", ""),
            "identifiers": split_list(node.facts.get("identifiers", "")),
            "url": web_link(node.facts.get("url", "")),
        }
        self.bundle.things[id] = BundleEntry({**values, **without_empty(facts)}, place=node.place)

    def claim(self, line: DrawnLine) -> None:
        self.report.count_read("lines")
        facts, id = line.facts, line.facts.get(RECORD_ID, "") or line.key
        ends = [self.bundle.keys.get(end, "") for end in (line.start, line.end)]
        if not all(ends):
            self.report.refused.add("a line to an element that is not there", line.place or id)
            return
        if id in self.bundle.taken_here or id in self.bundle.claims:
            self.report.guessed.add("a claim that the workspace has under the same id stays as it is there", id)
            return
        self._tell_lost(facts, line.place or id)
        relation, _, direction = facts["relation"].partition("/")
        source = self._source(facts.get("source", ""), facts)
        self.bundle.claims[id] = BundleEntry(
            without_empty({
                "id": id, "source": source, "subject": ends[0], "predicate": relation, "object": ends[1],
                "wording": facts["wording"], "modality": facts["modality"], "direction": direction,
                "polarity": "disputes" if facts.get("polarity") == "disputes" else "",
                "share": self._share(facts, relation),
                "voice": self._voice(facts, source), **{name: facts.get(name, "") for name in _SIMPLE},
            }),
            self._evidence(facts, source),
            place=line.place,
        )  # fmt: skip

    def _tell_lost(self, facts: Mapping[str, str], place: str) -> None:
        for name, value in facts.items():
            if value and name in _SENTENCES:
                self.report.left_out.add(_SENTENCES[name], place)
            elif value and name not in _DERIVED:
                self.report.left_out.add(f"{name}, which has no place here", place)

    def _share(self, facts: Mapping[str, str], relation: str) -> str:
        """The share that a claim itself has, and not its relation."""
        said = facts.get("share", "")
        codes = [
            code.name for (list, _), code in self.vocabulary.codes.items() if list == "share" and code.label == said
        ]
        return codes[0] if codes and not self.vocabulary.relations[relation].share else ""

    def _source(self, title: str, facts: Mapping[str, str]) -> str:
        """The source of a title, made where it is first named; of claims that name none, the export itself."""
        title = one_line(title) or self.bundle.name
        if title not in self.sources:
            id = (
                f"{self.bundle.source}-{slug(title)}"
                if slug(title)
                else f"{self.bundle.source}-{len(self.sources) + 1}"
            )
            while id in self.sources.values():
                id += "-2"
            self.bundle.declare_source(id, title)
            self.bundle.author_voice("the author", source=id)
            self.sources[title] = id
        found = self.bundle.sources[self.sources[title]].values
        for key, value in (
            ("url", web_link(facts.get("source_url", ""))),
            ("publicationDate", facts.get("published", "")),
        ):
            if value and title == one_line(facts.get("source", "")):
                found.setdefault(key, value)
        return self.sources[title]

    def _voice(self, facts: Mapping[str, str], source: str) -> str:
        name = facts.get("voice", "")
        if not name or name == catalogue()["speaker.inferred"]:
            return ""
        if facts.get("reading"):
            begin, end = fill_phrase("speaker.identity", voice=_MARK).split(_MARK)
            name = name.removeprefix(begin).removesuffix(end)
        return self.bundle.voice(name, name, source=source)

    def _evidence(self, facts: Mapping[str, str], source: str) -> list[dict[str, str]]:
        """The places of a claim, as the export tells them."""
        found = []
        summary = facts.get("summary") or facts.get("description", "")
        if facts.get("anchor") and summary:
            first = {"anchor": facts["anchor"], "summary": one_line(summary)}
            found.append({**first, **read_spot(facts.get("place", ""))})
        found += self._more_evidence(facts.get("more_evidence", ""), source)
        return found

    def _more_evidence(self, told: str, source: str) -> Iterator[dict[str, str]]:
        for one in re.split(r"\n| \| ", told):
            if not (found := read_told_place(one)):
                if one.strip():
                    self.report.left_out.add("further places of a claim that are told in other words", one[:80])
                continue
            of = self._source(found.title, {})
            other = {"source": of} if of != source else {}
            yield {**other, "anchor": found.anchor, "summary": found.summary, **found.spot}
