"""Ids that were changed here after an import: the next import of the file follows them."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping

from .bundle import SECTIONS, Bundle, BundleEntry
from .manifest import FOLDER

FilesChange = Callable[[Mapping[str, bytes], Mapping[str, bytes]], dict[str, bytes]]
"""What a change makes of data files and the files beside them."""
_WORDS = ("name", "title", "aliases", "description")


def manifests(root: str) -> list[str]:
    """The names of what imports into a workspace remember, as paths within it."""
    folder = os.path.join(root, FOLDER)
    names = sorted(os.listdir(folder)) if os.path.isdir(folder) else []
    return [os.path.join(FOLDER, name) for name in names if name.endswith(".json")]


def follow_rename(change: FilesChange, old: str, new: str) -> FilesChange:
    """A change that gives an id another name, with what imports remember among the files beside the data."""

    def change_all(files: Mapping[str, bytes], beside: Mapping[str, bytes]) -> dict[str, bytes]:
        kept = {path: one for path, one in beside.items() if FOLDER in path}
        after = change(files, {path: one for path, one in beside.items() if path not in kept})
        return {**after, **{path: with_renamed(content, old, new) for path, content in kept.items()}}

    return change_all


def with_renamed(content: bytes, old: str, new: str) -> bytes:
    """What an import remembers, with an id that it gave under its new name; as it is where it gave none such.

    >>> kept = with_renamed(b'{"keys": {"1": "ada"}, "taken": {}}', "ada", "ada-okoye")
    >>> json.loads(kept)["renamed"]
    {'ada': 'ada-okoye'}
    >>> with_renamed(b'{"keys": {}, "taken": {}}', "ada", "ada-okoye")
    b'{"keys": {}, "taken": {}}'
    """
    try:
        kept = json.loads(content)
        given = {*kept["taken"], *kept["keys"].values()}
        renamed = dict(kept.get("renamed", {}))
    except (ValueError, KeyError, TypeError, AttributeError):  # the next import refuses it
        return content
    if not given & {old} and old not in renamed.values():
        return content
    renamed = {first: new if last == old else last for first, last in renamed.items()}
    if old in given:
        renamed[old] = new
    kept["renamed"] = dict(sorted((first, last) for first, last in renamed.items() if first != last))
    return (json.dumps(kept, ensure_ascii=False, indent=0) + "\n").encode()


def rename_entries(bundle: Bundle, ids: Mapping[str, str]) -> None:
    """Gives entries of a bundle other ids, in what names them too; two things that come to one id are one."""
    if not ids:
        return
    bundle.source = ids.get(bundle.source, bundle.source)
    bundle.texts = {ids.get(id, id): text for id, text in bundle.texts.items()}
    for _, entry in bundle.entries():
        for key, value in entry.values.items():
            if key not in _WORDS:
                entry.values[key] = ids.get(value, value) if isinstance(value, str) else [ids.get(x, x) for x in value]
        for place in entry.evidence:
            if "source" in place:
                place["source"] = ids.get(place["source"], place["source"])
    for section in SECTIONS:
        entries = bundle.section(section)
        before = sorted(entries.items(), key=lambda one: one[0] in ids)  # what keeps its id gives a thing its name
        order = list(dict.fromkeys(ids.get(id, id) for id in entries))
        found: dict[str, BundleEntry] = {}
        for _, one in before:
            if one.id in found and section == "things":
                _join(found[one.id], one)
            else:
                found[one.id] = one
        entries.clear()
        entries.update({id: found[id] for id in order})


def _join(kept: BundleEntry, other: BundleEntry) -> None:
    """Gives a thing the names of another, as making them one does."""
    names = [*_aliases(kept), other.text("name"), *_aliases(other)]
    aliases = [name for name in dict.fromkeys(names) if name != kept.text("name")]
    if aliases:
        kept.values["aliases"] = aliases


def _aliases(entry: BundleEntry) -> list[str]:
    found = entry.values.get("aliases", [])
    return [found] if isinstance(found, str) else found
