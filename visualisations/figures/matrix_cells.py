"""Who answered what at an assembly, as a table of marks, before anything is drawn.

An answer counts only where it was given: an answer to a set of asks is in the row of the set, a promise of a group in
the column of the group, and what nobody is said to have answered stays empty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from ...graph.ledger.filters import LedgerFilters
from ...graph.ledger.groups import outline
from ...graph.ledger.ledger import ledger
from ...graph.ledger.model import LinkedThing, Row
from ...graph.record import Claim, Record

PROMISE, UNTOLD = "promise", "untold"
# Relations of people to an assembly other than answering.
PRESENCE = ("attended", "spokeAt", "wasRepresentedAt", "participatedIn", "stayedAwayFrom")
_ANSWERING = ("gaveAnswer", "made", "respondedTo", "about")


class Mark(NamedTuple):
    """One thing said in a cell: an answer code, a promise, or an answer whose content no source tells.

    ``about`` is the response or promise, ``note`` how it is put where it is not plain, such as ``contested, disputed``.
    """

    code: str
    about: str
    note: str
    claims: tuple[Claim, ...]


class MatrixRow(NamedTuple):
    """An ask with its marks by who answered; ``depth`` is 1 and more for the parts of a set.

    ``whole`` holds who answered only for the set that the ask is part of. ``kind`` is ask, response or promise.
    """

    id: str
    kind: str
    depth: int
    cells: dict[str, tuple[Mark, ...]]
    whole: frozenset[str]


class Matrix(NamedTuple):
    """Rows of asks, then of what was promised in answer to none; columns are people, then organisations and groups."""

    assembly: str
    columns: tuple[str, ...]
    rows: tuple[MatrixRow, ...]
    presence: tuple[Claim, ...]

    @property
    def marks(self) -> list[Mark]:
        """Every mark, row by row."""
        return [mark for row in self.rows for marks in row.cells.values() for mark in marks]

    @property
    def claims(self) -> list[Claim]:
        """Every claim that a mark rests on."""
        return [claim for mark in self.marks for claim in mark.claims]


def matrix(record: Record, assembly: str) -> Matrix:
    """The asks put at an assembly, who answered them and how, and what was promised there."""
    book = ledger(record, LedgerFilters(at=assembly))
    asks = [row for row in book.rows if row.kind == "ask"]
    promises = [row for row in book.rows if row.is_promise]
    rows = list(_ask_rows(record, asks, promises))
    answering = {promise.id for promise in promises if set(_narrowest_asks(promise, asks))}
    rows += [_response_row(record, row) for row in book.rows if row.kind == "response"]
    rows += [_promise_row(row) for row in promises if row.id not in answering]
    columns = {id for row in rows for id in row.cells}
    return Matrix(
        assembly, tuple(sorted(columns, key=_column_order(record))), tuple(rows), _presence(record, assembly, columns)
    )


def _column_order(record: Record) -> Callable[[str], tuple[int, str, str]]:
    """People by family name, then organisations, then groups, then what nobody is named for."""

    def place(id: str) -> tuple[int, str, str]:
        rank = 0 if record.is_of(id, "Person") else 2 if record.is_of(id, "Group") else 1 if id in record.things else 3
        return rank, record.name(id).split(" ")[-1] if rank == 0 else record.name(id), id

    return place


def _ask_rows(record: Record, asks: Sequence[Row], promises: Sequence[Row]) -> Iterator[MatrixRow]:
    made: dict[str, list[Row]] = {}
    for promise in promises:
        for ask in _narrowest_asks(promise, asks):
            made.setdefault(ask, []).append(promise)
    cells = {
        ask.id: _marks_by_person([*_answer_marks(record, ask), *_promise_marks(made.get(ask.id, ()))]) for ask in asks
    }
    for depth, row in outline(asks):
        above = {who for whole in row.wholes for who in cells.get(whole.id, {})}
        yield MatrixRow(row.id, "ask", depth, cells[row.id], frozenset(above - cells[row.id].keys()))


def _narrowest_asks(promise: Row, asks: Sequence[Row]) -> list[str]:
    """The asks here that a promise answers, without the sets of which it answers a part."""
    here = {ask.id: ask for ask in asks}
    answered = [one.id for one in promise.asks if one.id in here]
    wholes = {whole.id for id in answered for whole in here[id].wholes}
    return [id for id in answered if id not in wholes]


def _answer_marks(record: Record, row: Row) -> Iterator[tuple[str, Mark]]:
    for answer in row.answers:
        claims = tuple(
            claim
            for claim in record.claims_about(answer.response)
            if claim.predicate in _ANSWERING
            and (claim.predicate == "gaveAnswer" or _joins_answer(claim, row.id, answer.by))
        )
        for who, told in [(one.id, one.mark) for one in answer.by] or [("", "")]:
            yield who, Mark(answer.code or UNTOLD, answer.response, _join_notes(answer.mark, told), claims)


def _joins_answer(claim: Claim, ask: str, by: Iterable[LinkedThing]) -> bool:
    return claim.object == ask or claim.subject in {one.id for one in by}


def _promise_marks(rows: Iterable[Row]) -> Iterator[tuple[str, Mark]]:
    for row in rows:
        for one in row.made_by or (LinkedThing("", "", (row.lead,) if row.lead else ()),):
            whole = "of the whole" if one.of_whole else ""
            yield one.id, Mark(PROMISE, row.id, _join_notes(one.mark, whole), one.claims)


def _join_notes(*notes: str) -> str:
    """Notes joined, each once."""
    return ", ".join(dict.fromkeys(part for note in notes for part in note.split(", ") if part))


def _marks_by_person(found: Iterable[tuple[str, Mark]]) -> dict[str, tuple[Mark, ...]]:
    cells: dict[str, list[Mark]] = {}
    for who, mark in found:
        cells.setdefault(who, []).append(mark)
    return {
        who: tuple(sorted(marks, key=lambda mark: (mark.code == PROMISE, mark.about))) for who, marks in cells.items()
    }


def _response_row(record: Record, row: Row) -> MatrixRow:
    return MatrixRow(row.id, "response", 0, _marks_by_person(_answer_marks(record, row)), frozenset())


def _promise_row(row: Row) -> MatrixRow:
    return MatrixRow(row.id, "promise", 0, _marks_by_person(_promise_marks([row])), frozenset())


def _presence(record: Record, assembly: str, columns: set[str]) -> tuple[Claim, ...]:
    about = (claim for claim in record.claims_about(assembly) if claim.predicate in PRESENCE)
    return tuple(claim for claim in about if claim.object == assembly and claim.subject not in columns)
