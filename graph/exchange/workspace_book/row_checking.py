"""What is wrong with a row of entries, by the column that it stands in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...files.document_shape import DRAFT, RETRACTED, STATUS, id_problem
from ...suggest import did_you_mean_word
from ...vocabulary import Vocabulary

# Section → the columns that a row which is no draft has; of a claim, an object or a value besides.
_NEEDED = {
    "sources": ("title",), "voices": ("name",), "things": ("type", "name"),
    "claims": ("subject", "predicate", "wording", "modality"), "caveats": ("caveat", "concerns"),
}  # fmt: skip
# Section and column → the list of codes that its cells are of.
_LISTS = {
    **{("claims", key): key for key in ("wording", "modality", "polarity", "share", "reading", "direction")},
    ("sources", "sourceKind"): "source",
    ("caveats", "caveat"): "caveat",
}


def row_problems(section: str, cells: Mapping[str, str], vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """Each thing that is wrong with a row: the column, and what is to be done.

    >>> from ...vocabulary import load_vocabulary
    >>> list(row_problems("things", {"id": "tram", "type": "Persn", "name": "Ada"}, load_vocabulary()))
    [('type', 'Persn is no type; did you mean Person?')]
    """
    if problem := id_problem(cells.get("id", "")):
        yield "id", problem
    if cells.get(STATUS) not in (None, DRAFT, RETRACTED):
        yield STATUS, f"{STATUS} is {DRAFT} or {RETRACTED}, or nothing"
    terms = {("things", "type"): ("type", list(vocabulary.types)),
             ("claims", "predicate"): ("relation", list(vocabulary.relations))}  # fmt: skip
    terms |= {
        place: ("code", sorted(name for of, name in vocabulary.codes if of == list_name))
        for place, list_name in _LISTS.items()
    }
    for (of, column), (what, known) in terms.items():
        if of == section and (cell := cells.get(column)) and cell not in known:
            choice = f": {', '.join(known)} are" if what == "code" else ": choose one of the list"
            hint = did_you_mean_word(cell, known) or choice
            yield column, f"{cell} is no {what}{hint}"
    if cells.get(STATUS) != DRAFT:
        yield from ((column, f"{column} is needed") for column in _NEEDED[section] if not cells.get(column))
        if section == "claims" and not (cells.get("object") or cells.get("value")):
            yield "object", "an object or a value is needed"
