"""The columns of names, kept as long as no file with things changes: most edits are of claims."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from typing import NamedTuple

from ..storage.integrity import Damaged
from ..storage.sections import Sections, SectionWriter
from . import parts
from .compiled_file import CompiledFile
from .name_columns import NameColumns

_MADE_OF = "made of"


def names_key(reader: bytes, keys: Iterable[str], files: Iterable[CompiledFile]) -> str:
    """The name under which the columns of names are kept: by what reads them, and those files that have things."""
    having = (key.encode() for key, file in zip(keys, files, strict=True) if file.ids["things"])
    return parts.key_of(b"names", reader, *having)


class KeptNames(NamedTuple):
    """Where the columns of names are kept, by :func:`names_key`; nowhere where ``folder`` is empty."""

    folder: str
    key: str

    def write(self, columns: NameColumns, writer: SectionWriter) -> None:
        """Writes the columns as they are kept; else they are made, and kept where the cache can be written."""
        if (kept := self._open(columns) or self._write_file(columns)) is None:
            columns.write(writer)
            return
        for name in kept.names():
            if name != _MADE_OF:
                writer.put(name, kept.read(name))

    def _open(self, columns: NameColumns) -> Sections | None:
        with suppress(OSError, Damaged):
            found = Sections.open(os.path.join(self.folder, self.key))
            found.prove()
            # What is left out, and so which names there are, hangs on other files too.
            return found if found.read(_MADE_OF) == _made_of(columns) else None
        return None

    def _write_file(self, columns: NameColumns) -> Sections | None:
        if not self.folder:
            return None
        with parts.writing(self.folder, self.key) as file:
            if not file:
                return None
            writer = SectionWriter(file)
            writer.put(_MADE_OF, _made_of(columns))
            columns.write(writer)
            writer.close()
        return self._open(columns)


NOT_KEPT = KeptNames("", "")


def _made_of(columns: NameColumns) -> bytes:
    return sha256(columns.things.tobytes()).digest()
