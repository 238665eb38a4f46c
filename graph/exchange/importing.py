"""A file of another program compared with a workspace: what would be written, and the report of it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from ..documents.workspace_folders import WorkspaceFolders, free_original, plain_name
from ..editing.edits import Edits
from ..errors import DataError, UsageError
from ..files.folders import data_paths, read_file, short_path
from ..files.text_changes import HASH_PREFIX
from ..files.texts import hash_of
from ..progress import Progress, Steps, silent
from ..suggest import did_you_mean_word
from .bundle import Bundle
from .claim_numbers import keep_numbers
from .formats import format_named, is_of, recognise_format
from .manifest import EarlierImport, manifest_path, manifest_text, read_manifest
from .merging import EntryChange
from .opened import TABLES, OpenedFile
from .placing import place_evidence
from .plain_words import slug
from .renamed import rename_entries
from .report import ExchangeReport
from .settling import Settling
from .workspace_entries import WorkspaceEntries, workspace_entries

if TYPE_CHECKING:
    from ..vocabulary import Vocabulary

MAX_BYTES = 256_000_000


class ImportOptions(NamedTuple):
    """How a file is imported. ``name`` begins the ids of its claims; ``as_source`` takes a drawing as a source.

    ``mapping`` says which type or relation of ours a word of the file stands for; the empty word is that of lines that
    say nothing.
    """

    format: str = ""
    name: str = ""
    encoding: str = ""
    as_source: bool = False
    copy: bool = True
    mapping: Mapping[str, str] = {}  # never changed


@dataclass(frozen=True)
class ImportPlan:
    """What an import would write: the bundle that was read, the changes of entries and of files, and the report."""

    bundle: Bundle = field(repr=False)
    changes: list[EntryChange] = field(repr=False)
    report: ExchangeReport
    edits: Edits = field(repr=False)


def plan_import(
    workspace: WorkspaceFolders, path: str, vocabulary: Vocabulary, options: ImportOptions, progress: Progress = silent
) -> ImportPlan:
    """What importing a file comes to; nothing is written.

    Raises
    ------
    UsageError
        The file cannot be read, or is of no format that is read.
    """
    progress("opening", 0, 2)
    file = _open(path, options)
    chosen = format_named(options.format) if options.format else recognise_format(file)
    if not chosen.is_read:
        raise UsageError(f"{chosen.name} is written and not read")
    if options.format and file.kind in (".csv", ".xlsx") and not is_of(chosen, file):
        file.seek_names_lower()
    name = slug(options.name or os.path.splitext(file.name)[0]) or f"import-{file.hash[7:15]}"
    before, files = read_manifest(workspace.root, name), _files(workspace)
    here = workspace_entries(files, vocabulary)
    progress("opening", 1, 2)
    report = ExchangeReport(chosen.name, steps=Steps(progress, "reading", max(1, file.pieces)))
    for one in here.unread:
        report.to_decide.add("files of the workspace that cannot be read were not compared", short_path(one))
    taken = frozenset(here.by_id) - before.taken.keys() - set(before.renamed.values())
    bundle = Bundle(name, report, known=before.keys, taken=taken, vocabulary=vocabulary)
    bundle.mapping = _checked_mapping({**before.mapping, **options.mapping}, vocabulary)
    bundle.things_here = {
        id: (str(one.said.get("name", "")), str(one.said.get("type", "")))
        for id, one in here.by_id.items()
        if one.section == "things"
    }
    bundle.sources_here = {
        id: (str(one.said.get("title", "")), str(one.said.get("url", "")))
        for id, one in here.by_id.items()
        if one.section == "sources" and id not in before.taken
    }
    import_module(f".readers.{chosen.module}", __package__).read(file, bundle)
    _tell_how_read(file, bundle)
    is_known = bundle.keys or bundle.things or bundle.claims
    if not (is_known or bundle.sources.keys() - {bundle.source}):
        why = next((f" ({one.what}{f': {one.places[0]}' if one.places else ''})" for one in report.refused), "")
        raise file.error(f"nothing in it is of {chosen.title}{why}; --as names another format")
    is_said_source = options.as_source or before.as_source
    bundle.is_source = bundle.is_source or is_said_source
    if bundle.is_workspace_own:
        before = EarlierImport(taken=bundle.before)
    place_evidence(bundle, progress)
    if not bundle.is_workspace_own:
        keep_numbers(bundle, before, here)
    rename_entries(bundle, before.renamed)
    first_ids = {new: old for old, new in before.renamed.items() if old.startswith("claim/")}
    before = before._replace(taken={before.renamed.get(id, id): one for id, one in before.taken.items()})
    _check_sources(bundle, here, before, name)
    kept = _keep_file(workspace, file, bundle, here, options)
    merged, after = Settling(workspace, files, here, bundle, vocabulary, before, progress).settle()
    manifest = EarlierImport(
        chosen.name,
        file.name,
        file.hash,
        {**before.keys, **bundle.keys},
        {first_ids.get(id, id): one for id, one in merged.taken.items()},
        bundle.mapping,
        is_said_source,
        before.renamed,
    )
    after = {**after, **kept}
    if not bundle.is_workspace_own:
        after[manifest_path(workspace.root, name)] = manifest_text(manifest)
    earlier = {one: files.get(one, b"") or _content(one) for one in after}
    _tell_counts(bundle)
    return ImportPlan(bundle, merged.changes, report, Edits(workspace.root, f"import {file.name}", earlier, after))


def _check_sources(bundle: Bundle, here: WorkspaceEntries, before: EarlierImport, name: str) -> None:
    """Refuses to take a source that the workspace has from elsewhere as that of the file, or to give it another text.

    Raises
    ------
    UsageError
        The file would do so.
    """
    if bundle.is_workspace_own:
        return
    for id in bundle.sources:
        if id in here.by_id and id not in before.taken and (id == bundle.source or id in bundle.texts):
            where = short_path(here.by_id[id].path)
            raise UsageError(
                f"{id} is there already, in {where}, and not from this file: give the import another --name"
            )


def _checked_mapping(mapping: Mapping[str, str], vocabulary: Vocabulary) -> dict[str, str]:
    """A mapping whose terms are types or relations of the vocabulary, its words in small letters.

    Raises
    ------
    UsageError
        One is neither.
    """
    known = [*vocabulary.types, *vocabulary.said_relations]
    for word, term in mapping.items():
        if term not in known:
            hint = did_you_mean_word(term, known) or "; `civicgraph terms types` and `relations` list them"
            raise UsageError(f"--map {word}={term}: {term} is no type and no relation{hint}")
    return {" ".join(word.split()).casefold(): term for word, term in mapping.items()}


def _open(path: str, options: ImportOptions) -> OpenedFile:
    if not os.path.isfile(path):
        raise UsageError(f"{path}: there is no such file")
    try:
        return OpenedFile(path, read_file(path, MAX_BYTES), options.encoding)
    except DataError as error:
        raise UsageError(str(error.problems[0])) from None


def _files(workspace: WorkspaceFolders) -> Mapping[str, bytes]:
    """What the data files of a workspace hold, which may have none yet."""
    try:
        return workspace.files()
    except DataError:
        if any(data_paths(workspace.root)):
            raise
        return {}


def _content(path: str) -> bytes:
    try:
        return read_file(path, MAX_BYTES)
    except DataError:
        return b""


def _tell_how_read(file: OpenedFile, bundle: Bundle) -> None:
    """Tells what was guessed to read a file at all, and what stands above the names of columns."""
    for note in file.notes:
        bundle.report.guessed.add(note)
    is_others = file.kind in (".csv", ".xlsx") and not bundle.is_workspace_own
    for sheet in file.sheets if is_others else ():
        for number, said in sheet.above:
            bundle.report.guessed.add(
                "rows above the names of columns are a title", f"{sheet.place_of(number)}: {said[:60]}"
            )


def _tell_counts(bundle: Bundle) -> None:
    drafts = sum(entry.values.get("status") == "draft" for entry in bundle.claims.values())
    for name in ("things", "claims"):
        bundle.report.read.setdefault(name, len(bundle.section(name)))
    if drafts:
        bundle.report.read["drafts"] = drafts


def _keep_file(
    workspace: WorkspaceFolders, file: OpenedFile, bundle: Bundle, here: WorkspaceEntries, options: ImportOptions
) -> dict[str, bytes]:
    """Fills in what sources say of their file and text; the texts, and the file itself, by where they are kept."""
    made: dict[str, bytes] = {}
    own = bundle.sources.get(bundle.source)
    if own is not None:
        earlier = here.of("sources", bundle.source)
        had = str(earlier.said.get("file", "")) if earlier else ""
        name = plain_name(file.name)
        if options.copy and bundle.keeps_file and file.kind in TABLES:
            original = os.path.join(workspace.originals, had) if had else free_original(workspace, name)
            made[original] = file.content
            name = os.path.basename(original)
        own.values |= {"file": name, "fileHash": file.hash}
    for id, read in bundle.texts.items():
        earlier = here.of("sources", id)
        text, text_name = read.content.encode(), str(earlier.said.get("textFile", "")) if earlier else ""
        text_name = text_name or _free_text(workspace, id.removeprefix("source/"))
        made[os.path.join(workspace.texts, text_name)] = text
        bundle.sources[id].values |= {
            "textFile": text_name,
            "textHash": HASH_PREFIX + hash_of(text),
            "textEngine": read.engine,
            **({"textLayout": read.layout} if read.layout else {}),
            **({"language": read.language} if read.language and "language" not in bundle.sources[id].values else {}),
        }
    return made


def _free_text(workspace: WorkspaceFolders, name: str) -> str:
    """What the text of a new source is called: as the source, with a number behind it where another text is."""
    found, number = f"{name}.txt", 1
    while os.path.lexists(os.path.join(workspace.texts, found)):
        number += 1
        found = f"{name}-{number}.txt"
    return found


def change_in_words(bundle: Bundle, change: EntryChange, labels: Mapping[str, str]) -> str:
    """A change as one line for a preview.

    >>> made = Bundle("fair", ExchangeReport("kumu"))
    >>> ada, fair = made.thing("1", "Person", "Ada"), made.thing("2", "Event", "The fair")
    >>> claim = made.claim(ada, "held", fair)
    >>> change_in_words(made, EntryChange("claims", claim, "", made.claims[claim]), {"held": "held"})
    'Ada held The fair'
    """

    def name(id: str) -> str:
        return bundle.things[id].text("name") if id in bundle.things else id

    entry = change.entry
    if entry is None:
        return f"{change.id} goes: it is not in the file any more"
    if change.section == "claims":
        end = name(entry.text("object")) if entry.text("object") else entry.text("value")
        label = labels.get(entry.text("predicate"), entry.text("predicate"))
        said = f"{name(entry.text('subject'))} {label} {end}"
    else:
        said = entry.text("name") or entry.text("title") or entry.text("summary") or change.id
    if change.values is None:
        return said
    return f"{said}: {', '.join(change.values)} changed"
