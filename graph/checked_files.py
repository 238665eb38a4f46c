"""Files of a data set checked and compiled, beside the records of other people that they stand on."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from .data_files import DataFiles
from .errors import DataError, Problem
from .progress import Progress, silent
from .record import Record

if TYPE_CHECKING:
    from .compiling.compiled import Compiled
    from .compiling.others import OtherPart, OtherParts
    from .files.validation import ValidatedFiles
    from .vocabulary import Vocabulary


class CheckedFiles(DataFiles):
    """Files of things and claims, with what their check finds and what they come to; nothing of it is kept here.

    >>> CheckedFiles.shipped().absent
    []
    """

    def validate(self, progress: Progress = silent) -> ValidatedFiles:
        """The files validated, nothing written. Each record is checked against the SHACL shapes.

        Raises
        ------
        DataError
            With every problem found.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> len(Dataset.shipped().validate().documents) > 5
        True
        """
        from .compiling.from_validated import leave_out_hanging
        from .files.places import read_numbers, read_places
        from .files.text_changes import TextHistory
        from .files.validation import validate
        from .others.pins import absent_problems
        from .storage import coded_places

        hashes = {name: text.hash for name, text in self.text_files.items()}
        since = TextHistory(coded_places.load(self.root), hashes)
        kept = {id: place for name, content in self.places.items() for id, place in read_places(content, name).items()}
        numbers = {id: one for name, content in self.places.items() for id, one in read_numbers(content, name).items()}
        beside = self.beside_parts()
        others = (self.abroad, self.absent)
        found = validate(self.files, self.texts, self.whole_vocabulary, progress, since, kept, numbers, *others)
        found.drafts += absent_problems(self.root, self._others.absent)
        leave_out_hanging(found, self.vocabulary, beside)
        return found

    def warnings(self, checked: ValidatedFiles) -> list[Problem]:
        """What is valid and still probably a slip of the coder, in the order of files and lines.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> data = Dataset.shipped()
        >>> data.warnings(data.validate())
        []
        """
        from .coding.deeds import deeds
        from .files.identity_file import decided_pairs, untold_decisions
        from .files.warnings import warnings

        slips = warnings(checked.documents, self.vocabulary, decided_pairs(self.identity))
        slips += untold_decisions(self.files.lines_of_decisions(), self.identity)
        return sorted([*slips, *deeds(checked, self.texts, self.vocabulary), *checked.text_changes, *checked.drafts])

    def check_with_pyshacl(self, checked: ValidatedFiles) -> None:
        """Checks validated files against the same shapes once more, all together, with pyshacl.

        A second opinion from an independent implementation of the standard, which takes seconds for a few thousand
        claims: a build does not wait for it.

        Raises
        ------
        DataError
            With every problem found.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> from civicgraph.graph.files.validation import ValidatedFiles
        >>> Dataset.shipped().check_with_pyshacl(ValidatedFiles([]))
        """
        from .files.shacl import shacl_problems

        vocabulary, documents = self.vocabulary, checked.documents
        quads = (quad for one in documents for quad in one.quads(vocabulary, self.base))
        if problems := list(shacl_problems(quads, documents, vocabulary, self.base)):
            raise DataError(problems)

    def record_of(self, files: ValidatedFiles) -> Record:
        """The record that validated files make, nothing written.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> data = Dataset.shipped()
        >>> len(data.record_of(data.validate()).sources)
        5
        """
        from .compiling.from_validated import record_of

        return record_of(files, self.vocabulary, self.base, self.data_hash, self.beside_parts(), self._others.words)

    def compile_own(self, progress: Progress = silent) -> Compiled:
        """All files compiled, each taken from the cache if it is there, beside the records that they stand on.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> len(Dataset.shipped().compile_own().files) > 5
        True
        """
        from .compiling import parts
        from .compiling.compile import compile_files

        others = self._others._replace(folder=parts.folder_of(self.parts_root))
        given = (self.files, self.text_files, self.places, self.root, self.vocabulary)
        return compile_files(*given, progress, others)

    @property
    def whole_vocabulary(self) -> Vocabulary:
        """The vocabulary of the files, which knows the types of what they may name of others' records too.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> Dataset.shipped().whole_vocabulary == Dataset.shipped().vocabulary
        True
        """
        words = self._others.words
        if not words:
            return self.vocabulary
        return replace(self.vocabulary, abroad=words.abroad, above={**words.above, **self.vocabulary.above})

    @property
    def abroad(self) -> dict[str, str]:
        """The types of the things of the records that it stands on, by id.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> Dataset.shipped().abroad
        {}
        """
        return {id: type for one in self.beside_parts() for id, type in one.types()}

    @property
    def absent(self) -> list[str]:
        """The names of the records that it stands on and that are not at hand.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> Dataset.shipped().absent
        []
        """
        return [one.name for one in self._others.absent]

    @cached_property
    def _others(self) -> OtherParts:
        """The records of other people that it stands on, as parts of this one."""
        from .compiling.others import OtherParts
        from .others.joining import other_parts

        return other_parts(self) if self.others else OtherParts()

    def beside_parts(self) -> list[OtherPart]:
        """The records that it stands on, compiled, with all that they hold.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> Dataset.shipped().beside_parts()
        []
        """
        from .compiling import parts

        return (
            replace(self, brings_named=False)._others.parts(parts.folder_of(self.parts_root), ()) if self.others else []
        )

    @property
    def parts_root(self) -> str:
        """What the folder of compiled files in the cache is found by: read by others, data are compiled apart.

        Examples
        --------
        >>> from civicgraph import Dataset
        >>> Dataset.shipped().parts_root == Dataset.shipped().root
        True
        """
        return f"{self.root}\0brought" if self.is_brought else self.root
