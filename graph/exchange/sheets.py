"""The sheets of a file as rows of cells by the names of their columns, wherever in the first rows these stand."""

from __future__ import annotations

from typing import NamedTuple

_LOOKED_AT = 20


class SheetRow(NamedTuple):
    """One row of a sheet: its number, from 1 as in the file, and its cells by the names of their columns."""

    number: int
    cells: dict[str, str]


class Sheet(NamedTuple):
    """A sheet or list of a file: its name and number (0 for the only one), the names of its columns, its rows.

    ``above`` are the rows above the names of the columns, such as a title: the number of each, and what it says.
    """

    name: str
    page: int
    columns: list[str]
    rows: list[SheetRow]
    above: tuple[tuple[int, str], ...] = ()

    def place(self, row: SheetRow) -> str:
        """Where a row stands, for people.

        >>> Sheet("Connections", 2, [], []).place(SheetRow(7, {}))
        'Connections, row 7'
        """
        return self.place_of(row.number)

    def place_of(self, number: int) -> str:
        """Where the row of a number stands, for people."""
        return f"{self.name}, row {number}" if self.page else f"row {number}"


def sheet_of(name: str, page: int, rows: list[list[str]], *, is_lower: bool = False) -> Sheet:
    """A sheet whose first row that holds anything names its columns, or a wider one below a title.

    Parameters
    ----------
    is_lower
        Whether the names are sought further down even where the first row has several cells.

    Examples
    --------
    >>> found = sheet_of("", 0, [["Grants of 2023", ""], ["id", "title"], ["1", "A bus"]])
    >>> found.columns, found.rows, found.above
    (['id', 'title'], [SheetRow(number=3, cells={'id': '1', 'title': 'A bus'})], ((1, 'Grants of 2023'),))
    """
    filled = [(number, row) for number, row in enumerate(rows, 1) if any(cell.strip() for cell in row)]
    if not filled:
        return Sheet(name, page, [], [])
    head = _head([[cell.strip() for cell in row if cell.strip()] for _, row in filled[:_LOOKED_AT]], is_lower)
    columns = _named_columns(filled[head][1], max(len(row) for _, row in filled[head:]))
    made = []
    for number, row in filled[head + 1 :]:
        cells = {column: cell.strip() for column, cell in zip(columns, row, strict=False) if cell.strip()}
        if cells:
            made.append(SheetRow(number, cells))
    above = tuple((number, " ".join(" ".join(row).split())) for number, row in filled[:head])
    return Sheet(name, page, columns, made, above)


def _head(rows: list[list[str]], is_lower: bool) -> int:
    """Which of the first rows names the columns: the first, unless it is a title over a wider row of words."""
    widths = [len(row) for row in rows]
    if widths[0] > 1 and not is_lower:
        return 0
    wide = max(2, widths[0] + 1, (max(widths) + 1) // 2)
    found = next((at for at, width in enumerate(widths) if width >= wide), 0)
    return 0 if any(map(_is_number, rows[found])) else found


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def _named_columns(first: list[str], width: int) -> list[str]:
    """The names of columns, each its own: one that is there again is numbered, one without a name has its place.

    >>> _named_columns(["Name", "Name ", ""], 4)
    ['Name', 'Name (2)', 'column 3', 'column 4']
    """
    made = dict[str, None]()
    for at in range(width):
        name = " ".join(first[at].split()) if at < len(first) else ""
        name, number = name or f"column {at + 1}", 1
        plain = name
        while name in made:
            number += 1
            name = f"{plain} ({number})"
        made[name] = None
    return list(made)
