"""The files of a workspace with the changes of an import: new ones begun, those that are there changed in place."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from ..errors import UsageError
from ..files.tables import table_section
from .bundle import Bundle, BundleEntry
from .merging import EntryChange
from .table_editing import MOST_ROWS, TableFile
from .workspace_entries import WorkspaceEntries
from .yaml_editing import YamlFile
from .yaml_writing import source_file, things_file

MOST_IN_YAML = 5_000
"""An import of more claims is written as tables, which are read many times as quickly."""


@dataclass
class FilesOfImport:
    """The files that an import changes or makes, by path.

    ``folder`` is the workspace's, ``files`` what its data files hold, and ``note`` stands at the top of new ones.
    """

    folder: str
    files: Mapping[str, bytes]
    here: WorkspaceEntries
    note: str
    _yaml: dict[str, YamlFile] = field(default_factory=dict)
    _tables: dict[str, TableFile] = field(default_factory=dict)

    def contents(self, bundle: Bundle, changes: list[EntryChange]) -> dict[str, bytes]:
        """What the files come to hold."""
        new = defaultdict[str, list[BundleEntry]](list)
        for change in changes:
            if change.entry and not change.path:
                new[change.section].append(change.entry)
            else:
                self._change(change)
        made = self._begin(bundle, new)
        made |= {os.path.abspath(path): one.text().encode() for path, one in self._yaml.items()}
        made |= {os.path.abspath(path): one.text().encode() for path, one in self._tables.items()}
        return made

    def _change(self, change: EntryChange) -> None:
        if section := table_section(change.path):
            table = self._table(change.path, section)
            if change.values is None:
                table.remove(change.id)
            else:
                table.change(change.id, change.values)
            return
        file = self._file(change.path)
        section = "" if change.section == "sources" else change.section
        if change.values is None:
            file.remove(section, change.id)
        else:
            file.change(section, change.id, change.values)

    def _file(self, path: str) -> YamlFile:
        if path not in self._yaml:
            self._yaml[path] = YamlFile(path, self.files[path].decode("utf-8-sig"))
        return self._yaml[path]

    def _table(self, path: str, section: str) -> TableFile:
        if path not in self._tables:
            self._tables[path] = TableFile(section, self.files[path].decode("utf-8-sig"), self._authors)
        return self._tables[path]

    @property
    def _authors(self) -> dict[str, str]:
        sources = {id: entry.said for id, entry in self.here.by_id.items() if entry.section == "sources"}
        return {id: str(said.get("authorVoice", "")) for id, said in sources.items()}

    def _begin(self, bundle: Bundle, new: Mapping[str, list[BundleEntry]]) -> dict[str, bytes]:
        """New files, with entries that are in none yet; those of a source that has a file go into that."""
        made: dict[str, bytes] = {}
        is_large = len(new["claims"]) > MOST_IN_YAML
        if is_large:
            made |= self._tables_of(bundle, new)
        elif new["things"]:
            made |= self._things(bundle, new["things"])
        by_source = defaultdict[str, dict[str, list[BundleEntry]]](lambda: defaultdict(list))
        for section in ("voices", "claims", "caveats", "tests"):
            for entry in () if is_large and section == "claims" else new[section]:
                by_source[entry.text("source")][section].append(entry)
        declared = {entry.id: entry for entry in new["sources"]}
        for id in dict.fromkeys([*declared, *by_source]):
            parts = by_source[id]
            if id in declared:
                path = self._new_file("claims", id.removeprefix("source/"), made)
                lists = (parts["voices"], parts["claims"], parts["caveats"])
                text = source_file(declared[id], *lists, self.note, parts["tests"])
                made[path] = text.encode()
            elif id not in self.here.source_files:
                raise UsageError(f"the file of {id} is not there any more, or cannot be read: mend it first")
            else:
                file = self._file(self.here.source_files[id])
                for section, entries in parts.items():
                    file.add(section, entries)
        return made

    def _things(self, bundle: Bundle, entries: list[BundleEntry]) -> dict[str, bytes]:
        path = os.path.join(self.folder, "things", f"{bundle.name}.yaml")
        if existing := next((one for one in self.files if os.path.abspath(one) == path), ""):
            self._file(existing).add("things", entries)
            return {}
        return {self._new_file("things", bundle.name, {}): things_file(entries, self.note).encode()}

    def _new_file(self, folder: str, name: str, made: Mapping[str, bytes]) -> str:
        """The path of a new file of YAML: where one is there, whoever wrote it, a number stands behind its name."""
        return self._free(os.path.join(self.folder, folder, name), ".yaml", made)

    def _tables_of(self, bundle: Bundle, new: Mapping[str, list[BundleEntry]]) -> dict[str, bytes]:
        """New things and claims as tables, each of at most so many rows."""
        made: dict[str, bytes] = {}
        authors = {id: entry.text("authorVoice") for id, entry in bundle.sources.items()} | self._authors
        by_source = defaultdict[str, list[BundleEntry]](list)
        for entry in new["claims"]:
            by_source[entry.text("source")].append(entry)
        lists = [("things", bundle.name, new["things"])]
        lists += [("claims", id.removeprefix("source/"), entries) for id, entries in by_source.items()]
        for section, name, entries in lists:
            for at in range(0, len(entries), MOST_ROWS):
                table = TableFile(section, authors=authors)
                table.add(entries[at : at + MOST_ROWS])
                made[self._free_table(section, name, made)] = table.text().encode()
        return made

    def _free_table(self, section: str, name: str, made: Mapping[str, bytes]) -> str:
        return self._free(os.path.join(self.folder, section, name), f".{section}.csv", made)

    @staticmethod
    def _free(begin: str, ending: str, made: Mapping[str, bytes]) -> str:
        path, number = f"{begin}{ending}", 1
        while path in made or os.path.lexists(path):
            number += 1
            path = f"{begin}-{number}{ending}"
        return path
