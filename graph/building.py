"""What is put into a folder of the cache: the record of a data set, or its record with the store."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

from .progress import Progress, silent
from .record import IdentityDecision
from .storage import open_record

if TYPE_CHECKING:
    from .checked_files import CheckedFiles
    from .compiling.compiled import Compiled

STORE = "store"


def _compile(data: CheckedFiles, progress: Progress) -> Compiled:
    """All files compiled, and where their evidence stands kept for whoever coded it."""
    import logging

    from .compiling.place_lookup import coded_places_now
    from .storage import coded_places

    found = data.compile_own(progress)
    if found.drafts or found.lost_anchors or data.is_brought:
        return found
    earlier = coded_places.load(data.root)
    now = coded_places_now(found, earlier, data.text_files)
    if now is None:  # what has become of anchors in texts that changed, in words
        checked = data.validate(progress)
        for change in checked.text_changes:
            logging.getLogger(__name__).warning("%s", change)
        now = checked.coded_places
    if now != earlier:
        coded_places.save(data.root, now)
    return found


def _write_record(data: CheckedFiles, compiled: Compiled, folder: str) -> list[IdentityDecision]:
    """Writes the record of compiled files; where they leave nothing to answer from, their problems are raised.

    Returned is what was decided on whether things are one.
    """
    if compiled.drafts and not compiled.has_things():
        data.validate()
    from .compiling.decisions import decisions_of

    decisions, drafts = decisions_of(compiled, data.identity)
    with open(os.path.join(folder, open_record.NAME), "wb") as file:
        compiled = compiled._replace(drafts=sorted([*compiled.drafts, *drafts]))
        compiled.write_record(file, data.text_files, data.base, data.data_hash, decisions)
    return decisions


def put_record(data: CheckedFiles, progress: Progress, folder: str) -> None:
    """Puts the record of a data set into a folder, as it may be handed on."""
    _write_record(data, _without_confidences(data, _compile(data, progress)), folder)


def put_own_record(data: CheckedFiles, folder: str) -> None:
    """Puts the record into a folder with all that the files say of confidential sources."""
    _write_record(data, _compile(data, silent), folder)


def _without_confidences(data: CheckedFiles, compiled: Compiled) -> Compiled:
    """Compiled files as they may leave: all that is built is made of these."""
    from .compiling.publishing import without_confidences, without_confidential

    return (without_confidential if data.is_brought else without_confidences)(compiled, data.vocabulary)


def put_all(data: CheckedFiles, progress: Progress, folder: str) -> None:
    """Puts the record into a folder, as it may be handed on, and its store, with what proves them whole."""
    from .compiling import storing
    from .others.joining import other_quads
    from .storage import integrity

    compiled = _without_confidences(data, _compile(data, progress))
    decisions = _write_record(data, compiled, folder)
    others = partial(other_quads, data, compiled.others)
    storing.write_store(compiled, folder, STORE, data.vocabulary, data.base, progress, decisions, others)
    integrity.write(folder, (open_record.NAME, STORE, storing.NAME))
