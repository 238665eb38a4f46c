"""The settings of a workspace: what its ``civicgraph.toml`` says, and where the texts of its sources lie."""

from __future__ import annotations

import os
import re
from typing import Any

from .errors import DataError, Problem, UsageError
from .files import folders
from .files.invisible_letters import invisible_problem

MARKER = "civicgraph.toml"
KEYS = ("base", "texts", "title", "creator", "licence", "contact", "publisher", "issued")
RECORDS = "records"
"""The key of the tables of other records, which :mod:`.others.naming` reads."""
USUAL_TEXTS = "texts"
SHIPPED_BASE = "https://w3id.org/civicgraph/id/"
SOURCES = "CIVICGRAPH_SOURCES"
_MAX_BYTES = 100_000
_MAX_LENGTH = 500
_LICENCE = r"(?:https?://[\w.-]+(?::\d{1,5})?(?:[/?](?:[\w.~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?(?:#[\w.~-]*)?)?"
_MAILBOX = r"(?:mailto:)?[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"
# Ids are resolved against it as relative IRIs are, so it must end with a slash: against a # they would replace it.
# Stricter than the standard (no user, no address in brackets), so that it is known to be an IRI without an RDF library.
_BASE = r"[A-Za-z][A-Za-z0-9+.-]*:(?://[\w.~-]+(?::\d{1,5})?/|(?!//))(?:[\w.~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*(?<=/)"


def read_settings(root: str) -> dict[str, str]:
    """What the ``civicgraph.toml`` of a folder says of itself; nothing where there is none.

    Raises
    ------
    DataError
        It cannot be read, or says what is not understood.
    """
    text, found = parse_settings(root)
    found.pop(RECORDS, None)
    for key, value in found.items():
        if problem := setting_problem(key, value):
            raise settings_error(root, line_of(text, key), problem)
    return found


def parse_settings(root: str) -> tuple[str, dict[str, Any]]:
    """The text of the ``civicgraph.toml`` of a folder, and what it holds; errors as of :func:`read_settings`."""
    path = os.path.join(root, MARKER)
    if not os.path.lexists(path):
        return "", {}
    import tomllib

    read = folders.read_file(path, _MAX_BYTES)
    try:
        text = read.decode("utf-8-sig")
        return text, tomllib.loads(text)
    except UnicodeDecodeError as error:
        byte = error.object[error.start]
        message = f"byte {byte:#04x} is not UTF-8: save it as UTF-8"
    except tomllib.TOMLDecodeError as error:
        message = str(error)
    except RecursionError:
        raise settings_error(root, 0, f"nested too deep: only {_key_list()} are read, each a text in quotes") from None
    raise settings_error(root, 0, f"not readable as TOML: {message}")


def settings_error(root: str, line: int, message: str) -> DataError:
    """A problem with a line of the ``civicgraph.toml`` of a folder, as an error."""
    return _error(os.path.join(root, MARKER), line, message)


def _key_list() -> str:
    return f"{', '.join(KEYS[:-1])} and {KEYS[-1]}"


def setting_problem(key: str, value: object) -> str:
    """What is wrong with one setting; empty where nothing is.

    >>> setting_problem("title", "The harbour"), setting_problem("base", "harbour")
    ('', 'base must be an IRI that ends with /, such as https://example.org/id/')
    """
    if key not in KEYS or not isinstance(value, str):
        return f"{key}: only {_key_list()} are read, each a text in quotes"
    if hidden := invisible_problem(value):
        return f"{key} holds {hidden}"
    if key not in ("base", "texts") and len(value) > _MAX_LENGTH:
        return f"{key} is {len(value):,} characters long, and may be {_MAX_LENGTH}: shorten it"
    if key == "base" and not re.fullmatch(_BASE, value):
        return "base must be an IRI that ends with /, such as https://example.org/id/"
    if key == "licence" and not re.fullmatch(_LICENCE, value):
        return "licence must be a web address, such as https://creativecommons.org/licenses/by/4.0/"
    if key == "contact" and not re.fullmatch(f"{_MAILBOX}|{_LICENCE}", value, re.ASCII):
        return "contact must be an email address or a web address, such as record@example.org"
    if key == "issued" and not _is_date(value):
        return "issued must be a day, month or year in figures, such as 2026-11-30"
    if key == "texts" and (os.path.isabs(value) or not value.strip()):
        return f"texts names a folder within this one, such as {USUAL_TEXTS}, not {value!r}: {_NAME_IT}"
    return ""


def _is_date(value: str) -> bool:
    from .dates import bounds

    try:
        return bool(re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", value, re.ASCII) and bounds(value))
    except ValueError:
        return False


def own_base(title: str, creator: str) -> str:
    """Where the IRIs of a workspace begin that names no ``base``: a URN of its own, from its title and creator.

    >>> own_base("The Night Bus", "Elm Street Alliance")
    'urn:x-workspace:the-night-bus-1f1f98d2/'
    """
    import unicodedata
    from hashlib import sha256

    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = "-".join(re.findall("[a-z0-9]+", plain))[:40].rstrip("-")
    digest = sha256(f"{title}\n{creator}".encode()).hexdigest()[:8]
    return f"urn:x-workspace:{words}-{digest}/" if words else f"urn:x-workspace:{digest}/"


def contact_link(said: dict[str, str]) -> str:
    """How whoever keeps the data can be reached, as a link; empty where they do not say.

    >>> contact_link({"contact": "record@example.org"}), contact_link({"contact": "https://example.org/write"})
    ('mailto:record@example.org', 'https://example.org/write')
    """
    contact = said.get("contact", "")
    return f"mailto:{contact}" if re.fullmatch(_MAILBOX, contact) and not contact.startswith("mailto:") else contact


def line_of(text: str, key: str) -> int:
    """The line that gives a key; 0 where it cannot be found."""
    rows = (number for number, row in enumerate(text.split("\n"), 1) if row.lstrip(" \t\"'").startswith(key))
    return next(rows, 0)


def _error(path: str, line: int, message: str) -> DataError:
    return DataError([Problem(folders.short_path(path), line, message)])


_NAME_IT = f"a folder elsewhere is named by whoever runs civicgraph, with {SOURCES}"


def texts_folder(root: str, said: dict[str, str]) -> str:
    """The folder of the texts: the one that the environment names, else the one of the workspace, if there is one.

    A workspace may come from anybody: it cannot name a folder outside itself, by a path or by a link.

    Raises
    ------
    DataError
        The workspace names a folder that is not there, is none, or lies outside it.
    """
    if named := os.environ.get(SOURCES):
        return named
    folder = os.path.join(root, said.get("texts", USUAL_TEXTS))
    if "texts" not in said and not os.path.lexists(folder):
        return ""
    file, line = _where(root, said)
    if not folders.is_inside(folder, root):
        raise _error(file, line, f"texts leads out of this folder: {_NAME_IT}")
    if not os.path.isdir(folder):
        there = "that is no folder" if os.path.lexists(folder) else "there is no such folder"
        raise _error(file, line, f"texts = {said.get('texts', USUAL_TEXTS)!r}: {there}")
    return folder


def _where(root: str, said: dict[str, str]) -> tuple[str, int]:
    """Where the folder of texts is named: in the settings, else by its own name."""
    if "texts" not in said:
        return os.path.join(root, USUAL_TEXTS), 0
    path = os.path.join(root, MARKER)
    return path, line_of(folders.read_file(path, _MAX_BYTES).decode("utf-8-sig", "replace"), "texts")


def check_texts_folder(folder: str) -> None:
    """Checks that the folder of texts that the environment names is there.

    Raises
    ------
    UsageError
        It is not.
    """
    if not os.path.isdir(folder):
        there = "it is no folder" if os.path.lexists(folder) else "there is no such folder"
        raise UsageError(f"{SOURCES}={folder}: {there}")
