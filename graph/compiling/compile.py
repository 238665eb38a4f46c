"""All files of a data set compiled: those that did not change are taken from the cache."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress

from ..files.contents import FileContents
from ..files.texts import SourceText
from ..progress import Progress, silent
from ..vocabulary import Vocabulary
from . import compiled_file, parts
from .compiled import Compiled
from .compiled_file import LinkTables
from .kept_files import compile_and_keep, file_key, kept_file, load_part, names_key_of
from .linking import LeftOutOwners
from .others import NO_OTHERS, OtherParts
from .place_lookup import PlaceLookup

# Below this, starting another process takes longer than compiling.
_WORTH_A_PROCESS = 400_000
_LOOK_SECONDS = 0.1


def compile_files(
    files: FileContents,
    texts: Mapping[str, SourceText],
    places: Mapping[str, bytes],
    root: str,
    vocabulary: Vocabulary,
    progress: Progress = silent,
    others: OtherParts = NO_OTHERS,
) -> Compiled:
    """The files of the data in the folder ``root``, each compiled now or taken from the cache.

    Parameters
    ----------
    files
        Contents by the name to use in messages.
    texts
        The texts of sources at hand, by the source's ``textFile``.
    places
        The content of ``places.csv`` by its name.
    others
        The records of other people that they stand on.
    """
    folder, names = others.folder or parts.folder_of(root), sorted(files)
    keys = [file_key(files.hash(name), name, vocabulary) for name in names]
    _compile_side_by_side(folder, root, vocabulary, list(map(files.size, names)), keys, progress)
    found = []
    for number, (name, key) in enumerate(zip(names, keys, strict=True)):
        progress("reading", number, len(names))
        found.append(kept_file(folder, key) or compile_and_keep(folder, key, files[name], name, vocabulary))
    progress("checking", 0, 1)
    layouts = {file.source: (file.text_file, file.text_layout) for file in found if file.text_file}
    looking = PlaceLookup(layouts, texts, places, folder, files, vocabulary)
    where = [looking.places_of(key, file, name) for name, key, file in zip(names, keys, found, strict=True)]

    def links_of(number: int) -> LinkTables:
        return load_part(folder, keys[number], files, names[number], vocabulary, compiled_file.load_links)

    brought = others.parts(folder, [links_of(number).needed for number in range(len(names))] if others.records else [])
    of_names = names_key_of(keys, found, brought)
    parts.keep_only(folder, [*keys, of_names, *looking.used, *others.keys, *(one.key for one in brought)])
    nothing = LeftOutOwners([], [], links_of)
    made = Compiled(names, keys, looking.used, found, where, nothing, [], [], folder, files, vocabulary,
                    others=brought, absent=others.absent, words=others.words)  # fmt: skip
    return made.link()


def _compile_side_by_side(
    folder: str, root: str, vocabulary: Vocabulary, sizes: Sequence[int], keys: Sequence[str], progress: Progress
) -> None:
    """Lets other processes compile a share of what has to be compiled, where there is much of it.

    They read the files again by themselves and keep what comes of it: what they do not get done is done here.
    """
    there, wanted = parts.keys_in(folder), frozenset(keys)
    missing = [(size, key) for size, key in zip(sizes, keys, strict=True) if key not in there]
    shares = min(os.cpu_count() or 1, sum(length for length, _ in missing) // _WORTH_A_PROCESS, len(missing))
    if shares < 2 or not sys.executable:
        return
    command = [sys.executable, "-m", "civicgraph.graph.compiling.worker", folder, root, vocabulary.base]
    started = []
    for number in range(shares):
        with suppress(OSError):
            started.append(
                subprocess.Popen(
                    [*command, str(number), str(shares)],
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                )
            )
    try:
        while running := [process for process in started if process.poll() is None]:
            with suppress(subprocess.TimeoutExpired):
                running[0].wait(_LOOK_SECONDS)
            progress("reading", len(keys) - len(wanted - parts.keys_in(folder)), len(keys))
    finally:
        for process in started:
            process.kill()
            process.wait()
