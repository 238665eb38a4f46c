"""The data in words: its sources, and what a check found."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ..graph.errors import NO_OTHER, SHIPPED, one_line, place_text
from ..graph.export.rows import FAMILIES, source_rows
from ..graph.files.folders import is_inside
from ..graph.words.counts import capital, draft_counts, quantity, tally
from ..graph.words.sources import facts, source_name, whereabouts
from ..graph.words.times import in_words
from .widths import pad, shown_width
from .words import bold, dim, wrap

if TYPE_CHECKING:
    from ..graph.dataset import BuiltData
    from ..graph.export.check import ProblemRow
    from ..graph.files.validation import ValidatedFiles
    from ..graph.record import Draft, LostAnchor, Record
    from ..graph.remote.upload import UploadSummary

SHOWN = 20
"""How many files that are not read are named."""


def sources_text(record: Record) -> str:
    """Counts of each source in a column of its own: claims, caveats, things of each family; then their titles.

    A thing counts for every source that mentions it, and once under all.
    """
    found = list(source_rows(record))
    families = [record.types[thing.type].family for thing in record.things.values()]
    head = ["", *(f"[{number}]" for number in range(1, len(found) + 1)), "all"]
    table = [head, _counts("claims", found, len(record.claims)), _counts("caveats", found, len(record.caveats))]
    for family in FAMILIES:
        shares = [{family: row["things"][family]} for row in found]
        table.append(_counts(family, shares, families.count(family)))
    lines = _align_right(table)
    lines.append("")
    for number, source in enumerate(record.sources.values(), 1):
        about = f"[{number}] {source.id.removeprefix('source/')}: {source_name(record, source.id)}"
        lines.append(wrap(about, "", "    "))
        lines.append(wrap(whereabouts(record, source), "    ", "    "))
    return "\n".join(lines)


def drafts_text(drafts: Sequence[Draft]) -> str:
    """How much answers go without, in one line.

    >>> from ..graph.record import Draft
    >>> drafts_text([Draft("a.yaml", 1, "claim/a", "claims"), Draft("b.yaml", 1, "", "files")])
    '1 claim and 1 file left out (draft): `civicgraph check` names them'
    """
    return f"{draft_counts(drafts)} left out (draft): `civicgraph check` names them"


def lost_text(lost: Sequence[LostAnchor]) -> str:
    """How much of what answers tell has an anchor without a place in its text, in one line.

    >>> from ..graph.record import LostAnchor
    >>> lost_text([LostAnchor("a.yaml", 1, "claim/a", "claims")])
    '1 claim with an anchor not found in its text (marked): `civicgraph check` names it'
    """
    whose, them = ("its text", "it") if len(lost) == 1 else ("their texts", "them")
    return f"{draft_counts(lost)} with an anchor not found in {whose} (marked): `civicgraph check` names {them}"


def source_text(record: Record, id: str) -> str:
    """One source: what it is, who published it, where it can be read, and how much is read out of it."""
    source = record.sources[id]
    row = next(row for row in source_rows(record) if row["id"] == id)
    lines = [bold(wrap(source.title)), dim(wrap(f"source · {source.id} · {record.iri(source.id)}"))]
    known = [("publisher", source.publisher or "not recorded"), ("published", in_words(source.published))]
    known += [(fact.term, fact.text) for fact in facts(record, source)]
    lines += [wrap(f"{capital(term)}: {said}", "", "  ") for term, said in known]
    counts = ", ".join(f"{many} {family}" for family, many in row["things"].items() if many)
    counted_claims = f"{quantity(row['claims'], 'claim')} and {quantity(row['caveats'], 'caveat')}"
    lines += [
        "",
        wrap(capital(counted_claims) + (f", about things of these families: {counts}." if counts else ".")),
    ]
    return "\n".join(lines)


def _counts(name: str, rows: Sequence[Mapping[str, Any]], total: int) -> list[str]:
    return [name, *(str(row[name]) for row in rows), str(total)]


def _align_right(table: list[list[str]]) -> list[str]:
    """Rows with the first column to the left and all numbers to the right."""
    wide = [max(shown_width(row[place]) for row in table) for place in range(len(table[0]))]
    return [
        "  ".join([pad(row[0], wide[0]), *(cell.rjust(most) for cell, most in zip(row[1:], wide[1:], strict=True))])
        for row in table
    ]


def problem_text(row: ProblemRow) -> str:
    """A problem in one line, as editors and compilers have it.

    >>> told = {"file": "things.yaml", "line": 4, "column": 5, "severity": "error", "message": "a thing needs a name"}
    >>> problem_text(told)
    'things.yaml:4:5: error: a thing needs a name'
    """
    place = place_text(row["file"], row["line"])
    column = f":{row['column']}" if row["column"] else ""
    return one_line(f"{place}{column}: {row['severity']}: {row['message']}")


def check_text(data: BuiltData, validated: ValidatedFiles, warnings: int = 0) -> str:
    """What passed, with how many warnings, and what could not be looked at."""
    from ..graph.files.document import is_retracted

    records = [(one, record) for one in validated.documents for record in one.records.values()]
    kinds = [record.get("type") for one, record in records if one.source]
    things = sum(not one.source for one, _ in records)
    claims, caveats = kinds.count("Claim"), kinds.count("Caveat")
    parts = [(things, "thing"), (claims, "claim"), (caveats, "caveat")]
    counts = ", ".join(f"{many} {noun}{'' if many == 1 else 's'}" for many, noun in parts)
    files = f"{len(validated.documents)} file{'' if len(validated.documents) == 1 else 's'}"
    name = f"{SHIPPED} ({NO_OTHER})" if data.origin == SHIPPED and not data.folder else data.origin
    verdict = f"passes, with {warnings} warning{'' if warnings == 1 else 's'}" if warnings else "passes"
    lines = [wrap(f"Checked: {name} {verdict}. {files}: {counts}.")]
    anchors = kinds.count("Evidence")
    if taken_back := [str(one["id"]) for _, one in records if is_retracted(one)]:
        lines.append(wrap(f"Retracted, so neither walked nor counted: {_file_list(sorted(taken_back))}."))
    if not records:
        from .workspace_text import EMPTY

        return "\n".join(filter(None, [*lines, wrap(f"{EMPTY}."), unread_files_text(data)]))
    lines.append(_anchors_text(sum(str(one["id"]) in validated.lines for _, one in records), anchors))
    if validated.sources_without_text:
        missing = _file_list(validated.sources_without_text)
        lines.append(wrap(f"Texts not at hand, so not looked up: {missing}. {_how_to_have_texts(data)}"))
    return "\n".join(filter(None, [*lines, _unnamed_text(data, validated), unread_files_text(data)]))


def _anchors_text(found: int, all: int) -> str:
    """How many anchors stand in the texts at hand.

    >>> _anchors_text(1, 12), _anchors_text(0, 0)
    ('1 of 12 anchors looked up, and found, in the texts at hand.', 'There is no anchor yet to look up in a text.')
    """
    if not all:
        return "There is no anchor yet to look up in a text."
    return f"{found} of {tally(all, 'anchor')} looked up, and found, in the texts at hand."


def _how_to_have_texts(data: BuiltData) -> str:
    """What brings a missing text to hand: a workspace keeps its own, those of the shipped record lie elsewhere."""
    if not data.texts_folder or not is_inside(data.texts_folder, data.root):
        return "Set CIVICGRAPH_SOURCES to their folder."
    folder = os.path.relpath(data.texts_folder, data.root)
    return (
        f"`civicgraph sources add FILE` brings a document in; or put its text into {folder}/ and name it with textFile."
    )


def _unnamed_text(data: BuiltData, validated: ValidatedFiles) -> str:
    """Which texts of the workspace no source names; a folder that the environment names may serve other records too."""
    if not validated.texts_without_source or not is_inside(data.texts_folder, data.root):
        return ""
    return wrap(f"Texts that no source names with textFile: {_file_list(validated.texts_without_source)}.")


def unread_files_text(data: BuiltData) -> str:
    """Which files beside the data are not read, and why; empty where all are. Of those made here it says how many."""
    from ..graph.export.products import is_product

    over = data.passed_over()
    found = [path for path in over if not is_product(path)]
    made = f"Not read either: {tally(len(over) - len(found), 'file')} that civicgraph made."
    if not found:
        return wrap(made.replace(" either", "")) if over else ""
    read = (
        "Data is read from files that end with .yaml, .yml, .things.csv or .claims.csv, texts from .txt files in the "
        "folder of texts; "
        "`civicgraph sources add` brings documents in."
    )
    told = wrap(f"Not read: {_file_list(found)}. {read}")
    return told if len(found) == len(over) else f"{told}\n{wrap(made)}"


def _file_list(files: Sequence[str]) -> str:
    more = f" and {len(files) - SHOWN:,} more" if len(files) > SHOWN else ""
    return ", ".join("".join(c if c.isprintable() else "�" for c in name) for name in files[:SHOWN]) + more


def upload_text(done: UploadSummary, engine: str) -> str:
    """What an upload did, in two sentences."""
    graphs = f"{done.sent:,} graphs sent, {done.kept:,} there already: {done.triples:,} triples"
    if not done.sent:
        switch = "Nothing had to be put in place."
    elif done.atomic:
        switch = "Put in place by one transaction."
    else:
        switch = (
            "Put in place graph by graph: who read there meanwhile, and not through civicgraph, may have seen both."
        )
    return f"{graphs}, verified ({engine}). {switch}"
