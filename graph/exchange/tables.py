"""The whole record as tables: for spreadsheets, for programs that read CSV, and for a database.

Every row has an id; a column that names a row of another table says of which. What was taken back is among the rest,
and its ``status`` says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from ..dates import is_known
from ..identity import identity_decisions
from ..progress import Progress, Steps, silent
from ..record import Caveat, Claim, Evidence, EvidenceTest, Record
from ..words.claims import claim_sentence
from ..words.codes import label
from .formats import WhatToWrite
from .telling import about_lines, marked_words

TableCell = str | int | tuple[str, ...]
"""A text, a number or several texts; what is not known is empty text, and of a number 0."""

STANDS, DISPUTES, TAKEN_BACK = "stands", "disputes", "taken back"


class TableColumn(NamedTuple):
    """A column: what its cells hold, and of which table they name a row, if any."""

    name: str
    kind: Literal["text", "list", "number", "day", "flag"] = "text"
    refers: str = ""


class RecordTable(NamedTuple):
    """A table: its name, what a row of it is, its columns and rows. ``id`` is the first column, and is the key."""

    name: str
    about: str
    columns: tuple[TableColumn, ...]
    rows: list[tuple[TableCell, ...]]


def record_tables(record: Record, progress: Progress = silent) -> list[RecordTable]:
    """All tables of a record, in an order in which each names rows of itself, or of any other.

    >>> from civicgraph import Dataset
    >>> [table.name for table in record_tables(Dataset.shipped().record())]
    ['sources', 'voices', 'things', 'claims', 'evidence', 'caveats', 'tests', 'decisions', 'about']
    """
    about = [(name, value) for name, value in about_lines(record)]
    return [
        _sources(record),
        _voices(record),
        _things(record),
        _claims(record, progress),
        _evidence(record),
        _caveats(record),
        _tests(record),
        _decisions(record),
        RecordTable("about", "what the record says of itself", (TableColumn("id"), TableColumn("value")), list(about)),
    ]


def _columns(text: str) -> tuple[TableColumn, ...]:
    """Columns by their names, with ``name:kind`` and ``name:kind:table``.

    >>> _columns("id line:number source:text:sources")[2]
    TableColumn(name='source', kind='text', refers='sources')
    """
    return tuple(TableColumn(*part.split(":")) for part in text.split())  # type: ignore[arg-type]


def _one_of(id: str, group: Mapping[str, object]) -> str:
    """An id that names something of a group, else empty."""
    return id if id in group else ""


def _some_of(ids: Iterable[str], group: Mapping[str, object]) -> tuple[str, ...]:
    return tuple(id for id in ids if id in group)


def _every_claim(record: Record) -> list[Claim]:
    found = {**record.claims, **record.retracted}
    return [found[id] for id in sorted(found)]


def _every_caveat(record: Record) -> list[Caveat]:
    found = {**record.caveats, **record.retracted_caveats}
    return [found[id] for id in sorted(found)]


def _sources(record: Record) -> RecordTable:
    columns = _columns(
        "id title author publisher published url archived retrieved language kind coded_as:list "
        "derived_from:list:sources file file_hash text_engine text_layout confidential:flag"
    )
    rows: list[tuple[TableCell, ...]] = [
        (one.id, one.title, one.author, one.publisher, one.published, one.url, one.archived, one.retrieved,
         one.language, one.kind, one.coded_as, _some_of(one.derived_from, record.sources), one.file, one.file_hash,
         one.text_engine, one.text_layout, int(one.confidential))
        for one in record.sources.values()
    ]  # fmt: skip
    return RecordTable("sources", "a document that makes claims", columns, rows)


def _voices(record: Record) -> RecordTable:
    columns = _columns("id name role description source:text:sources party_to:list:things")
    rows: list[tuple[TableCell, ...]] = [
        (one.id, one.name, one.role, one.description, _one_of(one.source, record.sources),
         _some_of(one.party_to, record.things))
        for one in record.voices.values()
    ]  # fmt: skip
    return RecordTable("voices", "who speaks in a source, and what they have a stake in", columns, rows)


def _things(record: Record) -> RecordTable:
    columns = _columns(
        "id name type type_name family aliases:list other_languages:list description identifiers:list url"
    )
    rows: list[tuple[TableCell, ...]] = [
        (one.id, one.name, one.type, record.type_label(one.id), record.family(one.id), one.aliases,
         tuple(f"{language}: {name}" for language, name in one.names), one.description, one.identifiers, one.url)
        for one in record.things.values()
    ]  # fmt: skip
    return RecordTable("things", "what claims are about", columns, rows)


def _claims(record: Record, progress: Progress) -> RecordTable:
    columns = _columns(
        "id sentence status subject:text:things subject_name relation direction reads object:text:things "
        "object_claim:text:claims object_code object_name value unit qualifier scope when earliest_start:day "
        "latest_start:day earliest_end:day latest_end:day wording modality polarity share reading reason kind "
        "voice:text:voices voice_name source:text:sources source_title note coder coded_as:list retracted retraction"
    )
    claims = _every_claim(record)
    rows = [_claim_row(record, one) for one in Steps(progress, "telling", len(claims)).over(claims)]
    return RecordTable("claims", "somebody, in a source, says so: look at status, polarity and modality", columns, rows)


def _claim_row(record: Record, claim: Claim) -> tuple[TableCell, ...]:
    relation = record.relations[claim.predicate]
    is_claim = record.kept_claim(claim.object) is not None
    is_code = bool(claim.object) and not is_claim and claim.object not in record.things
    status = TAKEN_BACK if claim.retracted else STANDS if claim.supports else DISPUTES
    return (
        claim.id, marked_words(record, claim, claim_sentence(record, claim)), status,
        _one_of(claim.subject, record.things), record.name(claim.subject), claim.relation, claim.direction,
        relation.label, _one_of(claim.object, record.things), claim.object if is_claim else "",
        claim.object if is_code else "", record.object_name(claim) if claim.object else "",
        claim.value, claim.unit, claim.qualifier, claim.scope,
        claim.when, *(day if is_known(day) else "" for day in claim.bounds), claim.wording, claim.modality,
        claim.polarity, claim.share or relation.share, claim.reading, claim.reason, relation.kind,
        _one_of(claim.voice, record.voices), record.name(claim.voice), _one_of(claim.source, record.sources),
        record.name(claim.source), claim.note, claim.coder, claim.coded_as, claim.retracted, claim.retraction,
    )  # fmt: skip


def _evidence(record: Record) -> RecordTable:
    columns = _columns(
        "id claim:text:claims caveat:text:caveats test:text:tests source:text:sources source_title anchor summary "
        "page:number paragraph:number row:number line:number lost"
    )
    rows: list[tuple[TableCell, ...]] = []
    for one in _every_claim(record):
        rows += _evidence_rows(record, one.id, (one.id, "", ""), one.evidence)
    for caveat in _every_caveat(record):
        rows += _evidence_rows(record, caveat.id, ("", caveat.id, ""), caveat.evidence)
    for test in record.tests.values():
        rows += _evidence_rows(record, test.id, ("", "", test.id), test.evidence)
    return RecordTable("evidence", "a place in a source that a claim, a caveat or a test rests on", columns, rows)


def _evidence_rows(
    record: Record, id: str, of: tuple[str, str, str], evidence: Iterable[Evidence]
) -> Iterator[tuple[TableCell, ...]]:
    for number, one in enumerate(evidence, 1):
        yield (
            f"{id}/evidence/{number}", *of, _one_of(one.source, record.sources), record.name(one.source), one.anchor,
            one.summary, one.page, one.paragraph, one.row, one.line, one.lost,
        )  # fmt: skip


def _caveats(record: Record) -> RecordTable:
    columns = _columns(
        "id type type_name summary status concerns_things:list:things concerns_claims:list:claims concerns_other:list "
        "voice:text:voices source:text:sources coded_as:list retracted retraction"
    )
    claims = {**record.claims, **record.retracted}
    rows: list[tuple[TableCell, ...]] = [
        (one.id, one.type, label(record, "caveat", one.type), one.summary, TAKEN_BACK if one.retracted else STANDS,
         _some_of(one.concerns, record.things), _some_of(one.concerns, claims),
         tuple(id for id in one.concerns if id not in record.things and id not in claims),
         _one_of(one.voice, record.voices), _one_of(one.source, record.sources), one.coded_as, one.retracted,
         one.retraction)
        for one in _every_caveat(record)
    ]  # fmt: skip
    return RecordTable("caveats", "a doubt, limit or disagreement that the record holds", columns, rows)


def _tests(record: Record) -> RecordTable:
    columns = _columns(
        "id kind prediction predicted hypothesis_thing:text:things hypothesis_claim:text:claims rival:text:things "
        "if_absent result searched_in sensitivity type_one_error basis bears_on_things:list:things "
        "bears_on_claims:list:claims depends_with:list:tests source:text:sources"
    )
    rows = [_test_row(record, one) for one in record.tests.values()]
    return RecordTable(
        "tests", "what should be found if one explanation holds, and what a search came to", columns, rows
    )


def _test_row(record: Record, test: EvidenceTest) -> tuple[TableCell, ...]:
    claims = {**record.claims, **record.retracted}
    return (
        test.id, test.kind, test.prediction, test.predicted, _one_of(test.hypothesis, record.things),
        _one_of(test.hypothesis, claims), _one_of(test.rival, record.things), test.if_absent, test.result,
        test.searched_in, test.sensitivity, test.type_one_error, test.basis, _some_of(test.bears_on, record.things),
        _some_of(test.bears_on, claims), _some_of(test.depends_with, record.tests),
        _one_of(test.source, record.sources),
    )  # fmt: skip


def _decisions(record: Record) -> RecordTable:
    columns = _columns("id decision first:text:things second:text:things reason decided_by decided claim:text:claims")
    rows: list[tuple[TableCell, ...]] = [
        (str(number), one.kind, _one_of(one.things[0], record.things), _one_of(one.things[1], record.things),
         one.reason, one.decided_by, one.decided, _one_of(one.claim, record.claims))
        for number, one in enumerate(identity_decisions(record), 1)
    ]  # fmt: skip
    return RecordTable("decisions", "what was decided on whether two things are one", columns, rows)


def tell_written(what: WhatToWrite) -> None:
    """Tells the report how many of each kind the tables hold, and what no table of a record has a place for."""
    record, report = what.record, what.report
    for kind, group in (("things", record.things), ("claims", record.claims), ("caveats", record.caveats),
                        ("tests", record.tests), ("voices", record.voices), ("sources", record.sources)):  # fmt: skip
        report.count_written(kind, len(group))
    report.count_written("taken back", len(record.retracted) + len(record.retracted_caveats))
    for claim in _every_claim(record):
        if claim.subject not in record.things:
            report.left_out.add("the subject of a claim that is no thing of the record is told by name alone", claim.id)
