"""Zip archives that documents come in, looked at before anything in them is unpacked."""

from __future__ import annotations

import io
import zipfile

from .extracted import Unreadable

MAX_UNPACKED = 512_000_000
MAX_MEMBERS = 20_000
_MAX_RATIO, _SMALL = 300, 20_000_000
_DAMAGED = "it is damaged or cut off: fetch or save it again"


def open_zip(content: bytes) -> zipfile.ZipFile:
    """An archive of bounded size.

    Raises
    ------
    Unreadable
        It is damaged or encrypted, or would unpack to far more than it is.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError):
        raise Unreadable(_DAMAGED) from None
    members = archive.infolist()
    unpacked = sum(member.file_size for member in members)
    swollen = unpacked > _SMALL and unpacked > _MAX_RATIO * len(content)
    if len(members) > MAX_MEMBERS or unpacked > MAX_UNPACKED or swollen:
        raise Unreadable(f"it unpacks to {unpacked:,} bytes in {len(members):,} files: too much to be read")
    if any(member.flag_bits & 1 for member in members):
        raise Unreadable("it is encrypted: save a copy without a password and add that")
    return archive


def read_member(archive: zipfile.ZipFile, name: str | zipfile.ZipInfo) -> bytes:
    """One file of an archive.

    Raises
    ------
    Unreadable
        It is not there, or damaged.
    """
    import zlib

    try:
        return archive.read(name)
    except (KeyError, zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError):
        raise Unreadable(_DAMAGED) from None


def check_xml(archive: zipfile.ZipFile) -> None:
    """Refuses an archive whose XML declares entities: no program that writes documents does.

    Raises
    ------
    Unreadable
        One of its files does.
    """
    for member in archive.infolist():
        if member.filename.lower().endswith((".xml", ".rels", ".opf", ".ncx")):
            content = read_member(archive, member.filename)
            if b"<!ENTITY" in content or b"<\0!\0E\0N\0T\0I\0T\0Y" in content:
                raise Unreadable("its XML declares entities, as no document needs to: save it anew and add that")
