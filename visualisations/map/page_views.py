"""What the tables of the page read of the vocabulary: which relations make a row of the ledger, a tie or a secondment.

The page computes its tables from its claims, by these names, as ``graph/ledger`` and ``graph/networks`` do.
"""

from __future__ import annotations

from ...graph.ledger.model import HELD_TO, NOT_ASSESSED, PROMISES
from ...graph.ledger.rows import FIGURES, SAID, kind_of_type
from ...graph.networks.secondments import MODES, SECONDMENT
from ...graph.record import Record
from ..figures.matrix_cells import PRESENCE

# What a relation is to an ask, an answer or a promise.
ROLES = {
    "asking": "asked", "addressee": "putTo", "place": "putAt", "answering": "respondedTo", "topic": "about",
    "answer": "gaveAnswer", "making": "made", "promisee": "promisedTo", "due": "deadline", "judging": "assesses",
    "finding": "foundStatus", "whole": "partOf",
}  # fmt: skip


def page_views(record: Record) -> dict[str, object]:
    """The names by which the page makes its tables of asks, promises, ties and secondments."""
    rows = {name: kind for name in record.types if (kind := kind_of_type(record, name))}
    return {
        "rows": rows, "promises": list(PROMISES), "figures": list(FIGURES), "heldTo": list(HELD_TO),
        "said": list(SAID), "notAssessed": NOT_ASSESSED, "roles": ROLES, "presence": list(PRESENCE),
        "themes": "Theme", "people": "Person", "groups": "Group",
        "secondment": {"type": SECONDMENT, "modes": [[*key, mode] for key, mode in MODES.items()], "paying": "funded",
                       "lending": "seconded", "hosting": "hostedBy"},
    }  # fmt: skip
