"""The decisions of ``identity.yaml`` as far as the compiled files have what they are about."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain

from ..errors import DataError, Problem
from ..files.document import WHOLE_FILE
from ..files.identity_file import decision_problems, read_decisions
from ..identity import MERGED
from ..record import Draft, IdentityDecision
from .compiled import Compiled


def identity_problems(compiled: Compiled, content: bytes, file: str) -> list[Problem]:
    """What is wrong with a file of decisions beside compiled files."""
    try:
        absent = [one.name for one in compiled.absent]
        return sorted(decision_problems(read_decisions(content, file), _things_in(compiled), file, absent))
    except DataError as error:
        return list(error.problems)


def _things_in(compiled: Compiled) -> set[str]:
    """The things that the files hold, and what of them is left out."""
    tables = [*compiled.files, *(one.tables for one in compiled.others)]
    things = chain.from_iterable(file.ids["things"] for file in tables)
    return {*things, *(draft.id for draft in compiled.drafts)}


def decisions_of(compiled: Compiled, identity: Mapping[str, bytes]) -> tuple[list[IdentityDecision], list[Draft]]:
    """The decisions, and what of the file is left out: all of it where it cannot be read or does not fit the files.

    What is about a thing that the files hold, and that is itself left out, is left out with it and no problem.
    """
    found, drafts = list[IdentityDecision](), list[Draft]()
    if not identity:
        return found, drafts
    kept = _things_in(compiled) - {draft.id for draft in compiled.drafts}
    for name, content in identity.items():
        if problems := identity_problems(compiled, content, name):
            drafts.append(Draft(name, problems[0].line, "", WHOLE_FILE))
            continue
        placed = read_decisions(content, name)
        found += [one for one, _ in placed if one.things[0] in kept and (one.kind == MERGED or one.things[1] in kept)]
    return found, drafts
