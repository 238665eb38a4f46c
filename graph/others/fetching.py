"""A record of other people brought into the workspace: from an archive at hand, or from its address.

It is the only thing here that reaches a network, and only the host that ``civicgraph.toml`` names.
"""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from zipfile import ZipFile, ZipInfo

from ..about import OtherRecord
from ..documents.extracted import Unreadable
from ..documents.zips import open_zip, read_member
from ..errors import DataError, UsageError, one_line
from ..extras import needing
from ..files import folders
from ..files.folders import short_path
from ..progress import Progress, Steps, silent
from ..settings import MARKER
from . import pins

MAX_BYTES = 256 * 2**20
_SECONDS = 300.0


def bring(root: str, one: OtherRecord, progress: Progress = silent) -> OtherRecord:
    """Puts the files of a record where those of brought records lie; the record with the hash of what came.

    They lie under their hash: what was brought before stays as it is, and so does what a pin of before names.

    Raises
    ------
    UsageError
        It lies in a folder and need not be brought, or is none; or what comes is not what was pinned. Or its host
        cannot be reached, or what answers is too large or sends elsewhere.
    DataError
        A file of it cannot be read.
    """
    if one.path:
        raise UsageError(f"{one.name} lies in {one.path}: it is read there, and need not be brought")
    content = _download(one.url, progress) if one.url else folders.read_file(os.path.join(root, one.file), MAX_BYTES)
    kept = os.path.join(root, pins.KEPT)
    try:
        os.makedirs(kept, exist_ok=True)
        with open(os.path.join(kept, ".gitignore"), "w", encoding="utf-8") as file:
            file.write("*\n")
        with tempfile.TemporaryDirectory(dir=kept, prefix=f"{one.name}.", suffix=".part") as making:
            folder = os.path.join(making, "record")
            with named_as(one.place, folder):
                _unpack(open_zip(content), folder, progress)
                found = one._replace(sha256=pins.record_hash(folder))
            if one.sha256 and found.sha256 != one.sha256:
                again = f"`civicgraph records pin {one.name}` takes it as it is now"
                raise UsageError(f"{one.place}: what is there now is not what was pinned; {again}")
            _keep(folder, root, found)
    except OSError as error:
        raise UsageError(f"{short_path(kept)}: cannot be written: {error.strerror}") from None
    return found


def _keep(folder: str, root: str, found: OtherRecord) -> None:
    """Moves what was unpacked to where it stays, unless the same is there, which somebody may be reading."""
    target = pins.folder_of(root, found)
    if pins.state_of(root, found) == "changed":
        shutil.rmtree(target, ignore_errors=True)
    try:
        os.rename(folder, target)
    except OSError:  # somebody else was quicker
        if pins.state_of(root, found) != "here":
            raise


def forget(root: str, one: OtherRecord) -> None:
    """Removes what was brought of a record that is not stood on after all."""
    if not one.path:
        shutil.rmtree(pins.folder_of(root, one), ignore_errors=True)


@contextmanager
def named_as(place: str, folder: str) -> Iterator[None]:
    """What is wrong in a folder, told of the place from which it was brought: the folder does not stay."""
    try:
        yield
    except Unreadable as refusal:
        raise UsageError(f"{place}: {refusal}") from None
    except DataError as error:
        short = short_path(folder)
        raise DataError(
            [one._replace(file=place + one.file.removeprefix(short)) if one.file.startswith(short) else one
             for one in error.problems]
        ) from None  # fmt: skip


def _download(url: str, progress: Progress) -> bytes:
    with needing("engines", "fetching a record"):
        from ..remote.http import RemoteError, Web

    if "@" in url.partition("//")[2].partition("/")[0]:
        raise UsageError("the address holds a user: a record is brought from where nobody has to say who they are")
    web = Web(url, patience=_SECONDS, largest=MAX_BYTES, to_engine=False, progress=partial(progress, "fetching"))
    progress("fetching", 0, 1)
    try:
        reply = web.request("GET", web.parts.path or "/")
    except RemoteError as error:  # what was named is not there: no failure of ours
        raise UsageError(str(error)) from None
    finally:
        web.close()
    if reply.status == 401:
        raise UsageError(f"{url} asks for a password: fetch it yourself, and name the zip")
    if reply.status != 200:
        raise UsageError(f"{url} answers with {reply.status}: is the address right?")
    return reply.body


def _unpack(archive: ZipFile, target: str, progress: Progress) -> None:
    """Writes the files of the record in an archive: those in and below the topmost folder with a ``civicgraph.toml``.

    Raises
    ------
    Unreadable
        There is none, a file is damaged or leads out of the folder, or two are in one place.
    """
    files = [one for one in archive.infolist() if not one.is_dir()]
    for one in files:
        if _leads_out(one.filename) and pins.is_of_record(one.filename):
            raise Unreadable(f"{one_line(one.filename)} in it leads out of the folder: pack it anew")
    members = [one for one in files if not _leads_out(one.filename) and not pins.is_passed_over(one.filename)]
    marked = [one.filename for one in members if one.filename.rpartition("/")[2] == MARKER]
    if not marked:
        raise Unreadable(f"no {MARKER} in it: it is neither a workspace nor what `export ro-crate` makes")
    top = min(marked, key=lambda name: (name.count("/"), name)).removesuffix(MARKER)
    os.makedirs(target)
    for one in Steps(progress, "unpacking", len(members)).over(members):
        inside = one.filename.removeprefix(top)
        if one.filename.startswith(top) and pins.is_of_record(inside):
            _write_member(archive, one, inside, target)


def _write_member(archive: ZipFile, one: ZipInfo, inside: str, target: str) -> None:
    if stat.S_ISLNK(one.external_attr >> 16):
        raise Unreadable(f"{one_line(one.filename)} in it is a link: pack the file that it leads to")
    content, path = read_member(archive, one), os.path.join(target, *inside.split("/"))
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "xb") as written:
            written.write(content)
    except (FileExistsError, NotADirectoryError):
        message = "is there twice, or lies below another file: pack it anew"
        raise Unreadable(f"{one_line(one.filename)} {message}") from None
    except OSError as error:
        raise Unreadable(f"{one_line(one.filename)} cannot be unpacked: {error.strerror}") from None


def _leads_out(name: str) -> bool:
    """Whether a name leads anywhere but down, on any system."""
    return any(part in ("", "..") or "\\" in part or ":" in part for part in name.split("/"))
