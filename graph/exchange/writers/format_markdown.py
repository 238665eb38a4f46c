"""Markdown: a vault for Obsidian and its like, one note a thing and one a source, tied by links between notes."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from ...export.markdown import escape_cell
from ...progress import Steps
from ...record import Caveat, Claim, Evidence, EvidenceTest, Record, Source, Thing
from ...words.claims import describe_voice, how_put, speaker, value_in_words
from ...words.codes import label
from ...words.counts import capital
from ...words.places import spot, words_quoted
from ...words.sources import whereabouts
from ..formats import WhatToWrite
from ..plain_words import one_line
from ..telling import about_lines, caution_words
from .note_names import NoteNames

INDEX, THINGS, SOURCES = "Index", "Things", "Sources"


def write(what: WhatToWrite) -> dict[str, bytes]:
    """A folder of notes, with an index."""
    vault = Vault(what.record)
    notes = vault.notes(Steps(what.progress, "writing", len(what.record.things) + len(what.record.sources)))
    report, record = what.report, what.record
    report.count_written("notes", len(notes))
    for kind, number in report.read.items():
        if kind != "taken back":
            report.count_written(kind, number)
    for id in [*record.retracted, *record.retracted_caveats]:
        report.left_out.add("what was taken back is not written", id)
    for decision in record.decisions:
        report.left_out.add("what was decided on whether things are one is not written", " / ".join(decision.things))
    untold = {
        "claims": [one.id for one in record.claims.values() if not vault.has_note(one.subject, one.object)],
        "caveats": [one.id for one in record.caveats.values() if not vault.has_note(*one.concerns)],
        "tests": [
            one.id for one in record.tests.values() if not vault.has_note(one.hypothesis, one.rival, *one.bears_on)
        ],
    }
    for kind, ids in untold.items():
        for id in ids:
            report.left_out.add(f"{kind} about nothing that has a note have no place", id)
            report.count_written(kind, -1)
    return {name: text.encode() for name, text in notes.items()}


class Vault:
    """The notes of a record."""

    def __init__(self, record: Record) -> None:
        self.record, names = record, NoteNames()
        names.give(INDEX, "")
        self.note_of = {one.id: names.give(one.name, one.id) for one in record.things.values()}
        self.note_of |= {one.id: names.give(one.title, one.id) for one in record.sources.values()}
        self._about: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in record.claims.values():
            for id in dict.fromkeys((claim.subject, claim.object)):
                self._about[id].append(claim)
        self._cautions: defaultdict[str, list[Caveat]] = defaultdict(list)
        for caveat in record.caveats.values():
            for id in caveat.concerns:
                self._cautions[id].append(caveat)
        self._tests: defaultdict[str, list[EvidenceTest]] = defaultdict(list)
        for test in record.tests.values():
            for id in dict.fromkeys((test.hypothesis, test.rival, *test.bears_on)):
                self._tests[id].append(test)

    def notes(self, steps: Steps) -> dict[str, str]:
        """The texts of the notes by their paths."""
        things, sources = self.record.things.values(), self.record.sources.values()
        made = {f"{INDEX}.md": self._index()}
        made |= {f"{THINGS}/{self.note_of[one.id]}.md": self._thing_note(one) for one in steps.over(things)}
        made |= {f"{SOURCES}/{self.note_of[one.id]}.md": self._source_note(one) for one in steps.over(sources)}
        return made

    def has_note(self, *ids: str) -> bool:
        """Whether any of some ids is that of a thing, or of a claim about one, whose note tells of it."""
        things, claims = self.record.things, self.record.claims
        ends = {id for one in ids if one in claims for id in (claims[one].subject, claims[one].object)}
        return any(id in things for id in (*ids, *ends))

    def link(self, id: str) -> str:
        """A link to the note of a thing or source; of what has none its name."""
        name, note = one_line(self.record.name(id)), self.note_of.get(id)
        if note is None:
            return escape_cell(name)
        shown = name.replace("[", "(").replace("]", ")").replace("|", "/")
        return f"[[{note}]]" if shown == note else f"[[{note}|{shown}]]"

    def _thing_note(self, thing: Thing) -> str:
        record, id = self.record, thing.id
        facts = {
            "id": id, "iri": record.iri(id), "type": record.type_label(id), "aliases": [thing.name, *thing.other_names],
            "identifiers": list(thing.identifiers), "url": thing.url, "tags": [thing.type],
        }  # fmt: skip
        claims, tests = self._about.get(id, []), self._tests.get(id, ())
        parts = [
            _front_matter(facts),
            f"# {escape_cell(thing.name)}",
            escape_cell(thing.description),
            _section("What sources say", (line for one in claims for line in self._claim_lines(one, id))),
            _section("Cautions", map(_item, _caution_lines(record, self._cautions.get(id, ())))),
            _section("Tests of explanations", (line for one in tests for line in self._test_lines(one))),
        ]
        return _note_text(parts)

    def _claim_lines(self, claim: Claim, id: str) -> Iterator[str]:
        """A claim as seen from one of its ends, with how it is put, who says so, and the places that it rests on."""
        record, relation = self.record, self.record.relations[claim.predicate]
        if claim.subject == id:
            other = self.link(claim.object) if claim.object in self.note_of else escape_cell(self._end(claim))
            words = f"{relation.label} {other}"
        else:
            words = f"{relation.inverse} {self.link(claim.subject)}"
        put = ", ".join(how_put(record, claim, dated=bool(claim.when)))
        yield _item(f"{words} ({escape_cell(put)}; {escape_cell(speaker(record, claim))})")
        yield from (f"  {_item(self._place(one))}" for one in claim.evidence)
        if claim.reason:
            yield f"  {_item(f'our reason: {escape_cell(claim.reason)}')}"
        yield from (f"  {_item(line)}" for line in _caution_lines(record, self._cautions.get(claim.id, ())))
        if claim.subject == id:
            yield from (f"  {line}" for one in self._tests.get(claim.id, ()) for line in self._test_lines(one))

    def _end(self, claim: Claim) -> str:
        return self.record.object_name(claim) if claim.object else value_in_words(claim)

    def _place(self, evidence: Evidence) -> str:
        where = ", ".join(filter(None, (self.link(evidence.source), spot(self.record, evidence))))
        return f"{where}: {escape_cell(words_quoted(evidence.anchor))} – {escape_cell(evidence.summary)}"

    def _test_lines(self, test: EvidenceTest) -> Iterator[str]:
        kind, result = label(self.record, "test", test.kind), label(self.record, "result", test.result)
        against = f", against {self.link(test.rival)}" if test.rival else ""
        yield _item(f"{escape_cell(kind)}{against}: {escape_cell(test.prediction)} ({escape_cell(result)})")
        yield from (f"  {_item(self._place(one))}" for one in test.evidence)

    def _source_note(self, source: Source) -> str:
        record = self.record
        facts = {
            "id": source.id, "iri": record.iri(source.id), "type": "source", "aliases": [source.title],
            "author": source.author, "publisher": source.publisher, "published": source.published, "url": source.url,
            "archived": source.archived, "retrieved": source.retrieved, "language": source.language,
            "sha256 of the text": source.text_hash, "tags": ["Source"],
        }  # fmt: skip
        claims = self._claims_of_sources[source.id]
        voices = (self._voice_line(one.id) for one in record.voices.values() if one.source == source.id)
        return _note_text([
            _front_matter(facts),
            f"# {escape_cell(source.title)}",
            escape_cell(whereabouts(record, source)),
            f"Claims of the record that stand in it: {claims}. The notes that link here have them.",
            _section("Who speaks", map(_item, voices)),
        ])  # fmt: skip

    @cached_property
    def _claims_of_sources(self) -> Counter[str]:
        return Counter(one.source for one in self.record.claims.values())

    def _voice_line(self, id: str) -> str:
        told, stakes = describe_voice(self.record, id), ", ".join(map(self.link, self.record.voices[id].party_to))
        parts = (escape_cell(self.record.name(id)), escape_cell(told), f"has a stake in {stakes}" if stakes else "")
        return "; ".join(filter(None, parts))

    def _index(self) -> str:
        record = self.record
        by_type: defaultdict[str, list[str]] = defaultdict(list)
        for id in record.things:
            by_type[record.type_label(id)].append(id)
        lists = [_section(capital(name), (_item(self.link(id)) for id in by_type[name])) for name in sorted(by_type)]
        about = [_item(f"{name}: {escape_cell(value)}") for name, value in about_lines(record)]
        return _note_text([
            f"# {escape_cell(record.about.title or 'Index')}",
            "\n".join(about),
            _section("Sources", (_item(self.link(id)) for id in record.sources)),
            *lists,
        ])  # fmt: skip


def _caution_lines(record: Record, caveats: Iterable[Caveat]) -> Iterator[str]:
    return (f"caution: {escape_cell(caution_words(record, [one]))}" for one in caveats)


def _front_matter(facts: Mapping[str, object]) -> str:
    """What programs read of a note, as YAML; what is not known is left out."""
    lines = (f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in facts.items() if value)
    return "\n".join(["---", *lines, "---"])


def _section(heading: str, lines: Iterable[str]) -> str:
    kept = list(lines)
    return "\n".join([f"## {heading}", "", *kept]) if kept else ""


def _item(text: str) -> str:
    return f"- {text}"


def _note_text(parts: Iterable[str]) -> str:
    return "\n\n".join(part for part in parts if part) + "\n"
