"""Which part of public life an actor stands in: civil society, City Hall, funders, councils and so on.

Three things decide, in this order: a row of the data's own ``sectors.csv`` (an empty sector there says that none
fits), the sector that the vocabulary declares for the thing's class, and claims that pass a sector on, such as
*unit of* and *was with*. Where claims of equal rank lend different sectors, the actor has none: nobody is put where
the record does not put them.
"""

from __future__ import annotations

import csv
import io
import os
from collections import defaultdict
from collections.abc import Iterable, Mapping

from ..errors import DataError, Problem
from ..files import folders
from ..files.invisible_letters import invisible_problem
from ..record import Record
from ..suggest import close_names

FILE = "sectors.csv"
NONE = ""
_COLUMNS = ["thing", "sector", "reason"]


def read_sectors_by_hand(record: Record, folder: str) -> dict[str, str]:
    """The sectors that a data folder's ``sectors.csv`` assigns by hand; nothing where there is no such file.

    Raises
    ------
    DataError
        The file cannot be read, or a row names a thing or sector that does not exist.
    """
    path = os.path.join(folder, FILE)
    if not os.path.lexists(path):
        return {}
    try:
        return parse_sectors(record, folders.read_file(path).decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise DataError([Problem(FILE, 0, f"cannot be read: {error}")]) from None


def parse_sectors(record: Record, text: str) -> dict[str, str]:
    """The rows of a ``sectors.csv``: thing, sector (empty: none fits), reason.

    Raises
    ------
    DataError
        With every row that names a thing or sector that does not exist, or a thing twice.
    """
    reader = csv.DictReader(io.StringIO(text, newline=""), restval="", strict=True)
    try:
        return _rows(record, reader)
    except csv.Error as error:
        raise DataError([Problem(FILE, reader.reader.line_num, f"not readable as CSV: {error}")]) from None


def _rows(record: Record, reader: csv.DictReader[str]) -> dict[str, str]:
    if reader.fieldnames is None or list(reader.fieldnames) != _COLUMNS:
        raise DataError([Problem(FILE, 1, f"the first line must be: {','.join(_COLUMNS)}")])
    known = sorted(name for scheme, name in record.codes if scheme == "sector")
    found: dict[str, str] = {}
    problems = []
    for row in reader:
        if None in row:
            problems.append(Problem(FILE, reader.line_num, "more than three values: put quotes around what has commas"))
            continue
        if hidden := next(filter(None, map(invisible_problem, row.values())), ""):
            problems.append(Problem(FILE, reader.line_num, f"holds {hidden}"))
            continue
        thing, sector = row["thing"].strip(), row["sector"].strip()
        if complaint := _complaint(record, known, found, thing, sector):
            problems.append(Problem(FILE, reader.line_num, complaint))
        found[thing] = sector
    if problems:
        raise DataError(problems)
    return found


def _complaint(record: Record, known: list[str], found: Mapping[str, str], thing: str, sector: str) -> str:
    if thing not in record.things:
        near = close_names(thing, sorted(record.things), limit=1)
        return f"no thing has the id {thing!r}" + (f"; did you mean {near[0]}?" if near else "")
    if sector and sector not in known:
        return f"{sector!r} is no sector; the list has {', '.join(known)}"
    return f"{thing} stands here twice: keep one row" if thing in found else ""


def sectors(record: Record, by_hand: Mapping[str, str] | None = None) -> dict[str, str]:
    """The sector of every thing that has one, by id.

    Lending goes on until nothing changes, so that a person who was with a team of a body stands where the body does.
    All that the first relations give is settled before later ones are used.
    """
    found = {
        thing.id: record.types[thing.type].sector
        for thing in record.things.values()
        if thing.type in record.types and record.types[thing.type].sector
    }
    found.update(by_hand or {})
    orders = sorted({relation.sector_order for relation in record.relations.values() if relation.sector_end})
    links = _links(record)
    for number in range(len(orders)):
        asked = [(taker, giver, order) for order in orders[: number + 1] for taker, giver in links[order]]
        while lent := _lend(asked, found):
            found.update(lent)
    return {id: sector for id, sector in sorted(found.items()) if sector}


def _links(record: Record) -> dict[int, list[tuple[str, str]]]:
    """Who would take a sector from whom, by order of asking."""
    links: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    for claim in record.claims.values():
        relation = record.relations[claim.predicate]
        if relation.sector_end and claim.supports and claim.object in record.things:
            pair = (claim.object, claim.subject)
            links[relation.sector_order].append(pair if relation.sector_end == "subject" else pair[::-1])
    # Pairs are (taker, giver): where the subject lends, the object takes.
    return links


def _lend(links: Iterable[tuple[str, str, int]], found: Mapping[str, str]) -> dict[str, str]:
    """The sectors that those without one take now; none, for good, where givers of the best rank differ."""
    offers: defaultdict[str, set[tuple[int, str]]] = defaultdict(set)
    for taker, giver, order in links:
        if taker not in found and found.get(giver):
            offers[taker].add((order, found[giver]))
    lent = {}
    for taker, made in offers.items():
        best = {sector for order, sector in made if order == min(made)[0]}
        lent[taker] = best.pop() if len(best) == 1 else NONE
    return lent
