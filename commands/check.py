"""``civicgraph check``: every problem of the data files, by line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Literal

import click

from .shared import dataset, json_option, print_json

if TYPE_CHECKING:
    from ..api.dataset import Dataset
    from ..graph.errors import Problem


@click.command()
@click.argument("files", nargs=-1, metavar="[FILE]...")
@click.option("--watch", is_flag=True, help="Check each file again when it is saved, until Ctrl-C.")
@click.option("--full", is_flag=True, help="Have pyshacl check files that pass once more.")
@json_option
@click.option("--write-places", is_flag=True, help="Write places.csv: where each anchor stands in the texts at hand.")
def check(files: Sequence[str], watch: bool, full: bool, as_json: bool, write_places: bool) -> None:
    """Check the data files: shape, references, evidence, dates. Every problem is named by file, line and column.

    With FILE, only the problems and warnings of these files, and what did not change is not parsed again; with --watch,
    those of each file that is saved.

    Without, all files, and sectors.csv and stories.yaml where they lie beside the data. Valid data that is still
    probably a slip gets a warning: one name twice, circles, money without a currency, a state that does not read after
    "was", an outcome named as a deed where the text has a "could". Warnings stop nothing. With --full, files that pass
    are checked once more by pyshacl, against the SHACL shapes of the vocabulary.

    places.csv, written by --write-places, says where the anchors stand, for those who have the data and not the texts.
    """
    if (files or watch) and (full or write_places):
        raise click.UsageError("--full and --write-places look at all files, and FILE and --watch at some")
    if watch and as_json:
        raise click.UsageError("--watch prints lines for editors, and no JSON")
    from ..graph.errors import DataError

    try:
        if watch:
            _watch(dataset(), files)
        elif files:
            _check_files(dataset(), files, as_json)
        else:
            _check_all(dataset(), full, as_json, write_places)
    except DataError as error:
        _print_problems(error.problems, "error", as_json)
        click.get_current_context().exit(error.exit_code)


def _check_all(data: Dataset, full: bool, as_json: bool, write_places: bool) -> None:
    from ..console.data_text import check_text, unread_files_text

    data.refresh_editor_schema()
    found = data.check(_print_stage, full=full)
    _print_problems(found.warnings, "warning", as_json)
    if as_json:
        if over := unread_files_text(data):
            click.echo(over, err=True)
        return
    if write_places:
        click.echo(f"Wrote {data.write_places()}", err=True)
    click.echo(check_text(data, found.passed, len(found.warnings)))


def _print_stage(stage: str, done: int, total: int) -> None:
    if stage == "shapes":
        message = "The files pass. Checking them against the SHACL shapes with pyshacl, which takes a moment …"
        click.echo(message, err=True)


def _print_problems(
    problems: Iterable[Problem],
    severity: Literal["error", "warning"],
    as_json: bool,
    warnings: Iterable[Problem] = (),
) -> None:
    from ..console.data_text import problem_text
    from ..console.words import clean
    from ..graph.export.check import problem_rows

    rows = [*problem_rows(problems, severity), *problem_rows(warnings, "warning")]
    if as_json:
        print_json(rows)
        return
    for row in rows:
        click.echo(clean(problem_text(row)), err=True)


def _check_files(data: Dataset, files: Sequence[str], as_json: bool) -> None:
    names = [_name_of(data, file) for file in files]
    if not _report_on(data, names, as_json):
        click.get_current_context().exit(2)


def _name_of(data: Dataset, file: str) -> str:
    """A file as the data set names it.

    Raises
    ------
    UsageError
        It is none of the data files.
    """
    import os

    from ..graph.errors import UsageError

    known: list[str] = [*data.files.paths, *data.identity]
    for name in known:
        if os.path.exists(file) and os.path.samefile(name, file):
            return name
    raise UsageError(f"{file}: it is none of the data files in {data.root}, which end with .yaml or .yml")


def _passing_text(names: Sequence[str]) -> str:
    return f"{names[0]} passes." if len(names) == 1 else f"{len(names)} files pass."


def _watch(data: Dataset, files: Sequence[str]) -> None:
    """Checks what was saved, again and again."""
    import os

    from ..graph.extras import needing

    with needing("watch", "checking on save"):
        from watchfiles import watch

    names = [_name_of(data, file) for file in files] or [*data.files.paths, *data.identity]
    click.echo(f"Watching {data.root}: Ctrl-C stops it.", err=True)
    _report_on_saved(data, names)
    while True:
        folders = _watched_folders(data)
        for changes in watch(*folders, debounce=50, step=20, raise_interrupt=True):
            data = _check_saved(data, {os.path.realpath(path) for _, path in changes}, names if files else None)
            if _watched_folders(data) != folders:  # it stands on other records now
                break


def _watched_folders(data: Dataset) -> list[str]:
    """Where the data lie, their texts, and the records of others that lie in folders."""
    import os

    from ..graph.others.pins import folder_of

    others = [folder_of(data.root, one) for one in data.others if one.path]
    return [data.root, *filter(os.path.isdir, [data.texts_folder, *others])]


def _is_of_others(data: Dataset, path: str) -> bool:
    """Whether a file is part of a record that the data stand on, or was."""
    import os

    from ..graph.others.pins import folder_of, is_of_record, is_passed_over

    for one in data.others:
        inside = os.path.relpath(path, os.path.realpath(folder_of(data.root, one))).replace(os.sep, "/")
        if not inside.startswith("../") and is_of_record(inside) and not is_passed_over(inside):
            return True
    return False


def _check_saved(data: Dataset, saved: set[str], only: Sequence[str] | None) -> Dataset:
    """Checks the files that were saved, or all where something was that all depend on; the data as they are now."""
    import os

    from ..graph.errors import DataError
    from ..graph.files.folders import VOCABULARY
    from ..graph.settings import MARKER

    try:
        now = type(data).here(data.folder or data.root)
        every = [*now.files.paths, *now.identity]
        changed = [name for name in every if os.path.realpath(name) in saved]
        beside = {os.path.realpath(os.path.join(now.root, name)) for name in (MARKER, VOCABULARY)}
        texts = any(path.lower().endswith(".txt") for path in saved)
        needs_all = saved & beside or texts or any(_is_of_others(now, path) for path in saved)
        _report_on_saved(now, [name for name in (every if needs_all else changed) if only is None or name in only])
        return now
    except DataError as error:
        _print_problems(error.problems, "error", as_json=False)
        return data


def _report_on(data: Dataset, names: Sequence[str], as_json: bool) -> bool:
    """Prints what is wrong with files, and what is probably a slip; whether they pass."""
    problems = data.check_files(names)
    _print_problems(problems, "error", as_json, data.file_warnings(names))
    if not problems and not as_json:
        click.echo(_passing_text(names))
    return not problems


def _report_on_saved(data: Dataset, names: Sequence[str]) -> None:
    from ..graph.errors import DataError

    try:
        if names:
            _report_on(data, names, as_json=False)
    except DataError as error:
        _print_problems(error.problems, "error", as_json=False)
