"""The record that validated files make by themselves, with no cache; and what of them hangs on a draft."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from ..errors import Problem
from ..files.validation import ValidatedFiles
from ..record import Draft, Record
from ..storage.open_record import record_in
from ..storage.sections import Sections
from ..vocabulary import Vocabulary
from . import anchoring
from .anchoring import NO_TEXTS
from .compiled import leave_out
from .compiled_file import FileContent, LinkTables
from .from_document import compile_document
from .linking import LeftOutOwners
from .others import OtherPart


def leave_out_hanging(validated: ValidatedFiles, vocabulary: Vocabulary, others: Sequence[OtherPart] = ()) -> None:
    """Takes what hangs on a draft out of validated files, and notes it there."""
    if not validated.drafts:
        return
    files = [compile_document(one, vocabulary) for one in validated.documents]
    drafts = _select([one.file for one in validated.documents], files, others).drafts()
    for document in validated.documents:
        leave_out(document, drafts)
    validated.drafts = sorted([*validated.drafts, *map(hanging_problem, drafts)])


def _select(names: Sequence[str], files: Sequence[FileContent], others: Sequence[OtherPart]) -> LeftOutOwners:
    """What is left out of compiled documents, beside other records."""
    tables = [*(file.tables for file in files), *(one.tables for one in others)]

    def links_of(number: int) -> LinkTables:
        return files[number].links if number < len(files) else others[number - len(files)].links()

    return LeftOutOwners([*names, *(one.record.name for one in others)], tables, links_of)


def hanging_problem(draft: Draft) -> Problem:
    """What hangs on a draft, as a warning."""
    return Problem(draft.file, draft.line, f"{draft.id} hangs on a draft: it is left out")


def record_of(
    validated: ValidatedFiles,
    vocabulary: Vocabulary,
    base: str,
    hash: str,
    others: Sequence[OtherPart] = (),
    words: Vocabulary | None = None,
) -> Record:
    """The record that validated files make, beside other records; ``words`` is the vocabulary of all together."""
    from .indexing import Head, RecordWriter

    files = [compile_document(one, vocabulary) for one in validated.documents]
    kept = {id: (validated.written[id], place) for id, place in validated.places.items()}
    known = NO_TEXTS._replace(kept=kept, kept_numbers=validated.numbers)
    where = [anchoring.anchor_places(file.anchors, known) for file in files]
    written = BytesIO()
    writer = RecordWriter(
        [*(file.tables for file in files), *(one.tables for one in others)],
        [*where, *(one.places for one in others)],
        lambda at: memoryview(files[at].rows) if at < len(files) else others[at - len(files)].rows(),
        lambda at: files[at].words if at < len(files) else others[at - len(files)].words(),
        _select([one.file for one in validated.documents], files, others),
        words or vocabulary,
    )
    writer.write(written, Head(base, hash, {}, others=[one.record for one in others]), ())
    return record_in(Sections(written.getvalue()), "")
