"""The problems of single files of a data set, in words, without looking at those that pass."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cached_property
from itertools import chain
from types import MappingProxyType

from ..errors import DataError, Problem
from ..files.anchors import FoldedText
from ..files.document import WHOLE_FILE, Document
from ..files.document_shape import read_document
from ..files.places import Places
from ..files.portions import file_of
from ..files.references import References
from ..files.shapes import record_problems
from ..files.tables import table_section
from ..files.text_changes import CodedPlace, TextHistory
from ..files.texts import SourceText
from ..files.validation import MOST_SOUGHT, anchor_problem, chronology_problems, days_of_publication, find_anchor
from ..vocabulary import Vocabulary
from .compiled import Compiled, documents
from .decisions import identity_problems
from .file_warnings import file_warnings
from .from_validated import hanging_problem

MOST_COMPARED = 50_000_000
"""Where all files together have more bytes, files that are checked are compared with no others for warnings."""


class FileChecks:
    """What is wrong with single files, as far as it is known without those that cannot be read."""

    def __init__(
        self,
        compiled: Compiled,
        files: Mapping[str, bytes],
        texts: Mapping[str, SourceText],
        vocabulary: Vocabulary,
        identity: Mapping[str, bytes] = MappingProxyType({}),
    ) -> None:
        self.compiled, self.files, self.texts, self.vocabulary = compiled, files, texts, vocabulary
        self.identity = identity
        self._unfinished = {one.file for one in compiled.drafts} | {one.file for one in compiled.lost_anchors}

    def problems(self, names: Iterable[str]) -> list[Problem]:
        """Every problem of the files with these names, in the order of files and lines; of ``identity.yaml`` too."""
        return sorted({problem for name in names for problem in self._problems_of(name)})

    def warnings(
        self, names: Collection[str], kept: Mapping[str, CodedPlace], decided: Iterable[tuple[str, str]] = ()
    ) -> list[Problem]:
        """Every probable slip in the files with these names, as a check of all files tells it of them.

        Parameters
        ----------
        kept
            Where anchors stood when they were coded.
        decided
            The things of which somebody decided whether they are one.
        """
        if not self.compares_files:
            message = "warnings that take several files to see are left out, for there is much to compare: %s"
            logging.getLogger(__name__).warning(message, "civicgraph check looks at all files")
        history = TextHistory(kept, {name: text.hash for name, text in self.texts.items()})
        found = file_warnings(
            self.compiled, names, self.texts, history, self.vocabulary, decided, alone=not self.compares_files
        )
        return sorted([*found, *(problem for name in names for problem in self._draft_warnings(name))])

    @property
    def compares_files(self) -> bool:
        """Whether warnings are looked for that take several files to see: of very large data they are not."""
        return sum(map(self.compiled.contents.size, self.compiled.names)) <= MOST_COMPARED

    def _draft_warnings(self, name: str) -> Iterator[Problem]:
        """What of a file is left out, because it says that it is a draft or hangs on one."""
        if name not in self._unfinished or self._problems_of(name):
            return
        said = set[str]()
        for document in map(self.document, self.compiled.contents.portions(name)):
            yield from document.draft_problems()
            said |= {id for id, _, _ in document.drafts}
        yield from (hanging_problem(one) for one in self.compiled.drafts if one.file == name and one.id not in said)

    def document(self, name: str) -> Document:
        """A file, or a portion of one, as it is, whether or not all of it passes.

        Raises
        ------
        DataError
            It cannot be read, or is not shaped as a file of the record.
        """
        found, problems = read_document(self.files[name], file_of(name), self.vocabulary, table_section(name))
        if problems:
            raise DataError(problems)
        return found

    def _problems_of(self, name: str) -> list[Problem]:
        if name in self.identity:
            return identity_problems(self.compiled, self.identity[name], name)
        if name not in self._unfinished:
            return []
        return list(chain.from_iterable(map(self._portion_problems, self.compiled.contents.portions(name))))

    def _portion_problems(self, name: str) -> list[Problem]:
        try:
            document = self.document(name)
        except DataError as error:
            return list(error.problems)
        found = list(record_problems(document, self.vocabulary))
        found += self._reference_problems(name, document)
        found += self._anchor_problems(document)
        return found or list(chronology_problems(document, self.vocabulary, self._publication_day(document)))

    def _publication_day(self, document: Document) -> str:
        """When the source of a table came out, as the file that declares it says."""
        numbers = [at for at, one in enumerate(self.compiled.files) if one.source == document.source]
        declared = days_of_publication(map(self.compiled.document, numbers if document.is_part else ()))
        return declared.get(document.source, "")

    def _reference_problems(self, name: str, document: Document) -> list[Problem]:
        """What the file points to that is not there; where other files cannot be read, these are named instead."""
        broken = [draft for draft in self.compiled.drafts if draft.kind == WHOLE_FILE and draft.file != document.file]
        others = [one for other, one in self._all_documents.items() if other != name]
        beside = {id: type for one in self.compiled.others for id, type in one.types()}
        absent = [one.name for one in self.compiled.absent]
        found = list(References([*others, document], self.vocabulary, beside, absent).problems_of(document))
        if found and broken:
            names = ", ".join(sorted({draft.file for draft in broken}))
            message = f"what it points to cannot be looked up until this can be read: {names}"
            return [Problem(document.file, 0, message)]
        return found

    @cached_property
    def _all_documents(self) -> dict[str, Document]:
        """All files that can be read, as they are: a record that does not pass is there all the same."""
        found = {}
        for name, one in zip(self.compiled.names, documents(self.compiled), strict=True):
            with suppress(DataError):
                found[name] = self.document(name) if one.file in self._unfinished else one
        return found

    def _anchor_problems(self, document: Document) -> Iterable[Problem]:
        names = {file.source: file.text_file for file in self.compiled.files if file.text_file}
        divided, lost = dict[str, Places](), Counter[str]()
        for id, record in document.records.items():
            name = names.get(str(record.get("source")), "")
            if "anchor" not in record or name not in self.texts:
                continue
            if name not in divided:
                divided[name] = Places(FoldedText(self.texts[name].content))
            found = find_anchor(record, divided[name].text, divided[name])
            if not found.place:
                lost[name] += 1
                said = anchor_problem(record, found.lines, divided[name].text, lost[name] <= MOST_SOUGHT)
                yield document.problem(id, "anchor", said)
