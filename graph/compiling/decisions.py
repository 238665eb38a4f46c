"""The decisions of ``identity.yaml`` as far as the compiled files have what they are about."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain

from ..errors import DataError
from ..files.document import WHOLE_FILE
from ..files.identity_file import decision_problems, read_decisions
from ..identity import MERGED
from ..record import Draft, IdentityDecision
from .compile import Compiled


def decisions_of(compiled: Compiled, identity: Mapping[str, bytes]) -> tuple[list[IdentityDecision], list[Draft]]:
    """The decisions, and what of the file is left out: all of it where it cannot be read or does not fit the files.

    What is about a thing that the files hold, and that is itself left out, is left out with it and no problem.
    """
    found, drafts = list[IdentityDecision](), list[Draft]()
    if not identity:
        return found, drafts
    declared = set(chain.from_iterable(file.ids["things"] for file in compiled.files))
    left_out = {draft.id for draft in compiled.drafts}
    kept = declared - left_out
    for name, content in identity.items():
        try:
            placed = read_decisions(content, name)
            if problems := list(decision_problems(placed, declared | left_out, name)):
                raise DataError(problems)
        except DataError as error:
            drafts.append(Draft(name, error.problems[0].line, "", WHOLE_FILE))
            continue
        found += [one for one, _ in placed if one.things[0] in kept and (one.kind == MERGED or one.things[1] in kept)]
    return found, drafts
