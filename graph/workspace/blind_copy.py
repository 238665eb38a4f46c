"""What a second coder begins with: the sources and texts of a workspace, and nothing of what was coded in it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from ..documents.header import CLAIM_EXAMPLE
from ..errors import UsageError
from ..files.folders import ORIGINALS, VOCABULARY, is_inside
from ..files.reading import YamlMapping, YamlNode, read_yaml
from ..files.tables import table_section
from ..vocabulary import SECTIONS

if TYPE_CHECKING:
    from ..data_files import DataFiles

_LEFT_OUT = frozenset({*SECTIONS, "status"})


class BlindCopy(NamedTuple):
    """Files by their path in the new workspace: what they hold, or the file that they are a copy of.

    ``sources`` are the ids of the sources, ``confidential`` those of them whose texts are nobody else's.
    """

    files: Mapping[str, bytes]
    copies: Mapping[str, str]
    sources: tuple[str, ...]
    confidential: tuple[str, ...]


def blind_copy(data: DataFiles, *, with_things: bool = False) -> BlindCopy:
    """The files of a blind copy of a workspace.

    Of each claims file it keeps what is said of the source, and the author's voice, without what that has a stake in;
    comments, which may tell of claims, are left out.

    Raises
    ------
    DataError
        A file cannot be read.
    UsageError
        There is no source to code.
    """
    tables = {name: table_section(name) for name in data.files.paths if table_section(name)}
    if quads := next((name for name in data.files.paths if name.lower().endswith(".nq")), ""):
        raise UsageError(
            f"{quads}: a blind copy is made of sources in YAML: bring what is said of them into YAML first"
        )
    read = {name: read_yaml(data.files[name], name) for name in data.files.paths if name not in tables}
    names = _voice_names(read.values())
    files: dict[str, bytes] = {}
    copies: dict[str, str] = {}
    sources, confidential = [], []
    for name, top in read.items():
        path = data.files.paths[name]
        place = os.path.relpath(path, data.root).replace(os.sep, "/")
        if isinstance(id := top.values.get("id"), str):
            files[place] = _header(top, names).encode()
            copies |= _documents(data, top)
            sources.append(id)
            confidential += [id] if top.values.get("confidential") == "true" else []
        elif with_things:
            copies[place] = path
    for name in (name for name, section in tables.items() if with_things and section == "things"):
        copies[os.path.relpath(data.files.paths[name], data.root).replace(os.sep, "/")] = data.files.paths[name]
    if os.path.isfile(own := os.path.join(data.root, VOCABULARY)):  # its relations and types are for all who code
        copies[VOCABULARY] = own
    if not sources:
        raise UsageError(f"{data.origin} has no sources: there is nothing to code")
    return BlindCopy(files, copies, tuple(sorted(sources)), tuple(sorted(confidential)))


def _voice_names(files: Iterable[YamlMapping]) -> dict[str, str]:
    """The names of voices by id."""
    found: dict[str, str] = {}
    for top in files:
        voices = top.values.get("voices", [])
        for one in voices if isinstance(voices, list) else []:
            if isinstance(one, YamlMapping):
                id, name = one.values.get("id"), one.values.get("name")
                if isinstance(id, str) and isinstance(name, str):
                    found[id] = name
    return found


def _header(top: YamlMapping, names: Mapping[str, str]) -> str:
    """A claims file without its claims."""
    lines = [f"{key}: {_value(value)}" for key, value in top.values.items() if key not in _LEFT_OUT]
    voice = top.values.get("authorVoice")
    if isinstance(voice, str) and voice in names:
        lines += ["voices:", f"  - id: {voice}", f"    name: {_value(names[voice])}"]
    short = str(top.values["id"]).removeprefix("source/")
    return "\n".join(lines) + "\n\n" + CLAIM_EXAMPLE.format(short=short)


def _value(value: YamlNode) -> str:
    """A value as YAML reads it back whatever is in it."""
    return value if value in ("true", "false") and isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _documents(data: DataFiles, top: YamlMapping) -> dict[str, str]:
    """The text of a source, and the file that it was read from, where they lie in the workspace."""
    folder = data.texts_folder
    if not folder or not is_inside(folder, data.root):
        return {}
    text, file = (str(top.values.get(key, "")) for key in ("textFile", "file"))
    found = {}
    for parts in ([text], [ORIGINALS, file]):
        path = os.path.join(folder, *parts)
        if parts[-1] == os.path.basename(parts[-1]) and os.path.isfile(path) and is_inside(path, data.root):
            found["/".join(["sources", *parts])] = path
    return found
