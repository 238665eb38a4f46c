"""A record of other people brought into the workspace: from an archive at hand, or from its address.

It is the only thing here that reaches a network, and only the host that ``civicgraph.toml`` names.
"""

from __future__ import annotations

import os
import shutil
from zipfile import ZipFile

from ..documents.extracted import Unreadable
from ..documents.zips import open_zip, read_member
from ..errors import UsageError
from ..extras import needing
from ..files import folders
from ..files.folders import short_path
from ..record_parts import OtherRecord
from ..settings import MARKER
from . import pins

MAX_BYTES = 256 * 2**20
_SECONDS = 300.0
_BESIDE = (MARKER, folders.VOCABULARY, folders.PLACES)


def bring(root: str, one: OtherRecord) -> str:
    """Puts the files of a record where those of brought records lie; the hash of what is there then.

    Where the record is pinned and what comes is not what was pinned, nothing is changed.

    Raises
    ------
    UsageError
        It lies in a folder and need not be brought, or is none; or what comes is something else.
    RemoteError
        It cannot be reached, or what answers is too large or sends elsewhere.
    """
    if one.path:
        raise UsageError(f"{one.name} lies in {one.path}: it is read there, and need not be brought")
    content = _download(one.url) if one.url else folders.read_file(os.path.join(root, one.file), MAX_BYTES)
    place, target = one.place, pins.folder_of(root, one)
    making = f"{target}.{os.getpid()}.part"
    shutil.rmtree(making, ignore_errors=True)
    try:
        try:
            _unpack(open_zip(content), making)
        except Unreadable as refusal:
            raise UsageError(f"{place}: {refusal}") from None
        found = pins.record_hash(making)
        if one.sha256 and found != one.sha256:
            raise UsageError(
                f"{place}: what is there now is not what was pinned; `civicgraph records add {one.name} {place}` takes "
                "it as it is now"
            )
        shutil.rmtree(target, ignore_errors=True)
        os.replace(making, target)
        return found
    except OSError as error:
        raise UsageError(f"{short_path(target)}: cannot be written: {error.strerror}") from None
    finally:
        shutil.rmtree(making, ignore_errors=True)


def _download(url: str) -> bytes:
    with needing("engines", "fetching a record"):
        from ..remote.http import RemoteError, Web

    web = Web(url, patience=_SECONDS, largest=MAX_BYTES)
    try:
        reply = web.request("GET", web.parts.path or "/")
    finally:
        web.close()
    if reply.status != 200:
        raise RemoteError(f"{url} answers with {reply.status}: is the address right?", reply.status)
    return reply.body


def _unpack(archive: ZipFile, target: str) -> None:
    """Writes the files of the record in an archive: those in and below the topmost folder with a ``civicgraph.toml``.

    Raises
    ------
    Unreadable
        There is none, or a file is damaged.
    """
    names = [one.filename for one in archive.infolist() if not one.is_dir()]
    marked = [name for name in names if name.rpartition("/")[2] == MARKER and _is_plain(name)]
    if not marked:
        raise Unreadable(f"no {MARKER} in it: it is neither a workspace nor what `export ro-crate` makes")
    top = min(marked, key=lambda name: (name.count("/"), name)).removesuffix(MARKER)
    os.makedirs(target)
    with open(os.path.join(os.path.dirname(target), ".gitignore"), "w", encoding="utf-8") as file:
        file.write("*\n")
    for name in names:
        inside = name.removeprefix(top)
        if not name.startswith(top) or not _is_plain(name) or not _is_of_record(inside):
            continue
        path = os.path.join(target, *inside.split("/"))
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as written:
            written.write(read_member(archive, name))


def _is_plain(name: str) -> bool:
    """Whether a name leads nowhere but down, and none of its folders is one that is passed over."""
    parts = name.split("/")
    return not any(part in ("", "..") or part.startswith((".", "_")) or "\\" in part or ":" in part for part in parts)


def _is_of_record(inside: str) -> bool:
    name = inside.rpartition("/")[2]
    return inside in _BESIDE or (
        name.lower().endswith(folders.ENDINGS) and inside not in (folders.STORIES, folders.IDENTITY)
    )
