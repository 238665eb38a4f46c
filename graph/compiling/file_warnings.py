"""Warnings of single files: what is probably a slip, in the words of a check of all files."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from ..coding.deeds import deeds
from ..errors import Problem
from ..files.portions import file_of
from ..files.text_changes import TextHistory
from ..files.texts import SourceText
from ..files.validation import ValidatedFiles
from ..files.warnings import warnings
from ..vocabulary import Vocabulary
from .compiled import Compiled, documents


def file_warnings(
    compiled: Compiled,
    names: Collection[str],
    texts: Mapping[str, SourceText],
    history: TextHistory,
    vocabulary: Vocabulary,
    decided: Iterable[tuple[str, str]] = (),
    *,
    alone: bool,
) -> list[Problem]:
    """Every probable slip in the files with these names, in the order of files and lines.

    Parameters
    ----------
    history
        Where anchors stood when they were coded.
    decided
        The things of which somebody decided whether they are one.
    alone
        Whether the files are looked at without any other: what takes several to see is then not seen.
    """
    chosen = [number for number, name in enumerate(compiled.names) if not alone or file_of(name) in names]
    read = list(documents(compiled, chosen))
    lines = {id: place.line for id, place in compiled.positions(chosen).items()}
    contents = {name: text.content for name, text in texts.items()}
    found = [*warnings(read, vocabulary, decided), *deeds(ValidatedFiles(read, lines), contents, vocabulary)]
    found += _text_changes(compiled, chosen, names, history)
    return sorted(problem for problem in found if problem.file in names)


def _text_changes(
    compiled: Compiled, chosen: Sequence[int], names: Collection[str], history: TextHistory
) -> list[Problem]:
    """What has become of the anchors in texts that have changed since the claims of files were coded; also of claims
    that hang on a draft.
    """
    asked = [compiled.document(number) for number in chosen if file_of(compiled.names[number]) in names]
    history.note_sources(asked)
    for number in chosen:
        if history.texts.keys().isdisjoint(compiled.files[number].evidence_sources):
            continue
        ids = (anchor.id for anchor in compiled.anchors(number))
        contexts = dict(zip(ids, compiled.places[number].contexts(), strict=True))
        for id, record in compiled.document(number).records.items():
            if "anchor" in record and record["source"] in history.texts:
                history.moved_line_problem(id, record, list, contexts[id])
    return history.changes(asked)
