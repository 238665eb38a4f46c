"""Beginning a workspace: what is asked, and the files that come of the answers.

The same answers make the same bytes. Nothing that is there is written over.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from shutil import copyfileobj
from string import Template
from typing import TYPE_CHECKING

from ..errors import CivicgraphError, UsageError
from ..files import folders
from ..settings import MARKER, own_base, setting_problem

if TYPE_CHECKING:
    from .blind_copy import BlindCopy

TEMPLATES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "templates")
EXAMPLE = ("example-residents", "example-crossing")
"""What the example is traced from, and to."""

# Where each template goes; those of the example are left out of an empty workspace.
_PLACES = {
    MARKER: "civicgraph.toml",
    "README.md": "README.md",
    ".gitignore": "gitignore",
    ".vscode/settings.json": "vscode-settings.json",
    ".vscode/extensions.json": "vscode-extensions.json",
}
_EXAMPLE_PLACES = {
    "things/example.yaml": "things.yaml",
    "claims/example.yaml": "claims.yaml",
    "sources/example.txt": "example.txt",
}
_EXAMPLE_NOTE = f"""
`FROM` and `TO` are ids or names of your things. The example that `init` wrote is in `things/example.yaml`,
`claims/example.yaml` and `sources/example.txt`. As long as these are there, this shows what a trace looks like:

```console
$ civicgraph trace {" ".join(EXAMPLE)}
```
"""
SCHEMA = ".civicgraph/schema.json"
_FOLDERS = ("things", "claims", "sources", ".civicgraph", ".vscode")
_LICENCE = re.compile(r"cc[ -](?P<terms>by(?:-nc)?(?:-sa|-nd)?)[ -](?P<version>\d\.\d)", re.IGNORECASE)
_CREATIVE_COMMONS = "https://creativecommons.org"


@dataclass(frozen=True)
class Answers:
    """What a workspace says of itself. Without a ``base``, one is made of title and author.

    >>> Answers("The Night Bus", licence="CC BY 4.0").licence_address
    'https://creativecommons.org/licenses/by/4.0/'
    """

    title: str
    author: str = ""
    base: str = ""
    licence: str = ""

    @property
    def licence_address(self) -> str:
        """The web address of the licence; one of Creative Commons' may be given by its short name."""
        if found := _LICENCE.fullmatch(self.licence.strip()):
            return f"{_CREATIVE_COMMONS}/licenses/{found['terms'].lower()}/{found['version']}/"
        if re.fullmatch("cc0([ -]1[.]0)?", self.licence.strip(), re.IGNORECASE):
            return f"{_CREATIVE_COMMONS}/publicdomain/zero/1.0/"
        return self.licence

    @property
    def own_base(self) -> str:
        """Where the IRIs of the workspace begin."""
        return self.base or own_base(self.title, self.author)

    def check(self) -> None:
        """Checks that the settings of a workspace may say so.

        Raises
        ------
        UsageError
            They may not; it names the option.
        """
        said = {"title": self.title, "creator": self.author, "base": self.own_base, "licence": self.licence_address}
        options = {"creator": "author"}
        for key, value in said.items():
            problem = "it holds nothing that can be seen" if key == "title" and not value.strip() else ""
            if len(value.splitlines()) > 1:
                problem = "it runs over several lines: write it in one"
            if problem := problem or setting_problem(key, value):
                option = options.get(key, key)
                hint = ", or a short name such as CC BY 4.0" if key == "licence" else ""
                raise UsageError(f"--{option}: {problem.replace(key, option)}{hint}")


def title_of(folder: str) -> str:
    """What a workspace in a folder is called where nobody says: as the folder.

    >>> title_of("/home/me/night-bus")
    'Night bus'
    """
    name = os.path.basename(os.path.abspath(folder))
    words = re.sub("[-_]+", " ", name).strip()
    return words[:1].upper() + words[1:] or "My record"


def workspace_files(answers: Answers, *, empty: bool = False) -> dict[str, bytes]:
    """The files of a new workspace, by their path in it. ``empty`` leaves the example out.

    >>> sorted(workspace_files(Answers("The Night Bus"), empty=True))[-1]
    'civicgraph.toml'
    """
    from ..vocabulary import load_vocabulary
    from .editor_schema import editor_schema

    places = _PLACES if empty else _PLACES | _EXAMPLE_PLACES
    values = _values(answers, empty)
    made = {path: _render(template, values) for path, template in places.items()}
    made[SCHEMA] = editor_schema(load_vocabulary()).encode()
    return made


def begin_workspace(folder: str, answers: Answers, *, empty: bool = False, copy: BlindCopy | None = None) -> list[str]:
    """Writes a new workspace into a folder, made where it is not there; the paths of its files in it.

    Parameters
    ----------
    copy
        What a second coder begins with, in the place of the example.

    Raises
    ------
    UsageError
        An answer cannot be used, or something is in the way: nothing was written.
    CivicgraphError
        Writing failed; what had been written is taken away again.
    """
    answers.check()
    files = workspace_files(answers, empty=empty or copy is not None) | dict(copy.files if copy else {})
    copies = copy.copies if copy else {}
    _check_folder(folder, [*files, *copies], empty and copy is None)
    made: list[str] = []
    try:
        for inner in ("", *_FOLDERS):
            _make_folder(os.path.join(folder, inner) if inner else folder, made)
        for path in [*files, *copies]:
            full = os.path.join(folder, path)
            _make_folder(os.path.dirname(full), made)
            with open(full, "xb") as file:
                made.append(full)
                if path in files:
                    file.write(files[path])
                else:
                    with open(copies[path], "rb") as original:
                        copyfileobj(original, file)
    except OSError as error:
        _take_away(made)
        named = folders.short_path(error.filename or folder)
        raise CivicgraphError(f"{named}: cannot be written: {error.strerror}; nothing was kept") from None
    return sorted([*files, *copies], key=lambda path: (path.startswith("."), path))


def next_commands(empty: bool = False, ends: tuple[str, str] = EXAMPLE) -> list[tuple[str, str]]:
    """The three commands to begin with, each with what it does; the trace is of the example unless said otherwise."""
    if empty:
        return [
            ("civicgraph terms types", "what a thing may be"),
            ("civicgraph terms relations", "what may be claimed of it"),
            ("civicgraph check", "every slip in what you wrote, by file and line"),
        ]
    return [
        ("civicgraph check", "the files are read, and every anchor looked up"),
        (f"civicgraph trace {' '.join(ends)}", "how far one thing leads to another, and where it breaks"),
        ("civicgraph map -o map.html", "all of it as one page"),
    ]


def _values(answers: Answers, empty: bool) -> dict[str, str]:
    creator, licence = answers.author, answers.licence_address
    commands = next_commands(empty, ("FROM", "TO"))  # these hold when the example is gone
    wide = max(len(command) for command, _ in commands)
    cited = ", ".join(filter(None, [creator, licence]))
    return {
        "title": _toml_text(answers.title),
        "creator": f"creator = {_toml_text(creator)}" if creator else '# creator = "who made it"',
        "licence": (
            f"licence = {_toml_text(licence)}" if licence else f'# licence = "{_CREATIVE_COMMONS}/licenses/by/4.0/"'
        ),
        "base": _toml_text(answers.own_base),
        "heading": re.sub(r"([\\`*_\[\]<>#|])", r"\\\1", answers.title),
        "cited": f"\n\n{cited}" if cited else "",
        "commands": "```console\n"
        + "".join(f"$ {command.ljust(wide)}   # {what}\n" for command, what in commands)
        + "```",
        "example": "" if empty else _EXAMPLE_NOTE,
    }


def _toml_text(text: str) -> str:
    """A text as TOML writes it; what cannot be seen was refused before."""
    return json.dumps(text, ensure_ascii=False)


def _render(template: str, values: dict[str, str]) -> bytes:
    with open(os.path.join(TEMPLATES, template), encoding="utf-8") as file:
        return Template(file.read()).substitute(values).encode()


def _check_folder(folder: str, files: Iterable[str], empty: bool) -> None:
    """Refuses a folder in which the workspace would write over something, or read what is no part of it."""
    shown = folders.short_path(os.path.abspath(folder)) if os.path.isabs(folder) else folder
    if above := _workspace_around(folder):
        raise UsageError(f"{shown} lies in the workspace {above}, which would read it too: begin outside of it")
    if os.path.lexists(folder) and not os.path.isdir(folder):
        raise UsageError(f"{shown} is there already, and no folder: nothing was written")
    for path in files:
        if os.path.lexists(os.path.join(folder, path)):
            raise UsageError(f"{os.path.join(shown, path)} is there already: nothing was written; name another folder")
    for inner in _FOLDERS:
        full = os.path.join(folder, inner)
        inside = os.path.isdir(full) and folders.is_inside(full, folder)
        if os.path.lexists(full) and not inside:
            message = "is there already, and no folder in it: nothing was written; name another folder"
            raise UsageError(f"{os.path.join(shown, inner)} {message}")
    if os.path.isdir(folder) and not empty and (found := next(folders.data_paths(folder), "")):
        message = "would be read as data beside the example: name another folder, or give --empty if it is data"
        raise UsageError(f"{folders.short_path(found)} {message}")


def _workspace_around(folder: str) -> str:
    """The folder above that is a workspace; empty where there is none."""
    at = os.path.dirname(os.path.realpath(folder))
    while True:
        if os.path.lexists(os.path.join(at, MARKER)):
            return at
        if (above := os.path.dirname(at)) == at:
            return ""
        at = above


def _make_folder(path: str, made: list[str]) -> None:
    """Makes a folder and those above it, and notes what was made."""
    above = os.path.dirname(os.path.abspath(path))
    if not os.path.isdir(above):
        _make_folder(above, made)
    if not os.path.isdir(path):
        os.mkdir(path)
        made.append(path)


def _take_away(made: list[str]) -> None:
    from contextlib import suppress

    for path in reversed(made):
        with suppress(OSError):
            os.rmdir(path) if os.path.isdir(path) else os.remove(path)
