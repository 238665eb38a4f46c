"""The columns of 360Giving: what each is for, by its title or its path in JSON, and which of several it is."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property, lru_cache

from ..sheets import Sheet, SheetRow

# What a column is for → its titles and paths in JSON, folded as by _fold_title.
_FIELDS = {
    "id": ("identifier", "id"),
    "title": ("title",),
    "description": ("description",),
    "currency": ("currency",),
    "amount": ("amount awarded", "amountawarded"),
    "date": ("award date", "awarddate"),
    "funder id": ("funding org:identifier", "fundingorganization/id", "fundingorganisation/id"),
    "funder": ("funding org:name", "fundingorganization/name", "fundingorganisation/name"),
    "recipient id": ("recipient org:identifier", "recipientorganization/id", "recipientorganisation/id"),
    "recipient": ("recipient org:name", "recipientorganization/name", "recipientorganisation/name"),
    "charity": ("recipient org:charity number", "recipientorganization/charitynumber"),
    "company": ("recipient org:company number", "recipientorganization/companynumber"),
    "recipient url": ("recipient org:web address", "recipientorganization/url"),
    "person": ("recipient ind:name", "recipientindividual/name"),
    "person id": ("recipient ind:identifier", "recipientindividual/id"),
    "programme": ("grant programme:title", "grantprogramme/title"),
    "programme code": ("grant programme:code", "grantprogramme/code"),
    "start": ("planned dates:start date", "planneddates/startdate"),
    "end": ("planned dates:end date", "planneddates/enddate"),
    "place": ("beneficiary location:name", "beneficiarylocation/name"),
    "place code": ("beneficiary location:geographic code", "beneficiarylocation/geocode"),
    "class": ("classifications:title", "classifications/title"),
    "actual start": ("actual dates:start date", "actualdates/startdate"),
    "actual end": ("actual dates:end date", "actualdates/enddate"),
    "url": ("web address", "webaddress", "url"),
    "regrant": ("for regrant type", "for regrant:type", "regranttype"),
}
_PERSON = ("recipient ind:", "recipientindividual/")
_COLON = re.compile(r"\s*:\s*")
_NUMBER = re.compile(r"(?<=[:/])(\d+)[:/]")


@lru_cache(maxsize=10_000)
def fold_title(column: str) -> tuple[str, int]:
    """A column's title or path as it is compared, and the number of what it is about, from 0.

    >>> fold_title("Recipient Org : 1 : Name"), fold_title("recipientOrganization/0/name")
    (('recipient org:name', 1), ('recipientorganization/name', 0))
    """
    text = _COLON.sub(":", " ".join(column.split()).casefold())
    number = _NUMBER.search(text)
    return _NUMBER.sub("", text), int(number[1]) if number else 0


class GrantColumns:
    """Which column of a sheet has what; the first where several do.

    >>> found = GrantColumns(Sheet("", 0, ["Identifier", "Recipient Org:0:Name", "Recipient Org:1:Name"], []))
    >>> found.has("id"), found.numbers("recipient"), found.column("recipient", 1)
    (True, [0, 1], 'Recipient Org:1:Name')
    """

    def __init__(self, sheet: Sheet) -> None:
        by_title = {title: (at, name) for name, titles in _FIELDS.items() for at, title in enumerate(titles)}
        self._found: dict[tuple[str, int], tuple[int, str]] = {}
        self._of_people = [column for column in sheet.columns if fold_title(column)[0].startswith(_PERSON)]
        for column in sheet.columns:
            title, number = fold_title(column)
            at, name = by_title.get(title, (0, ""))
            if name and at < self._found.get((name, number), (len(_FIELDS), ""))[0]:
                self._found[name, number] = at, column

    def __len__(self) -> int:
        return len(self._found)

    def has(self, *names: str) -> bool:
        """Whether it has columns for all of these."""
        return all((name, number) in self._found for name in names for number in self.numbers(name)[:1] or [0])

    def used_titles(self) -> set[str]:
        """The columns that are for something."""
        return {column for _, column in self._found.values()}

    def numbers(self, name: str) -> list[int]:
        """The numbers of the columns for the same thing, such as those of several recipients."""
        return self._numbers.get(name, [])

    @cached_property
    def _numbers(self) -> dict[str, list[int]]:
        found = defaultdict[str, list[int]](list)
        for name, number in sorted(self._found):
            found[name].append(number)
        return dict(found)

    def column(self, name: str, number: int = 0) -> str:
        """The column for something; empty where there is none."""
        return self._found.get((name, number), (0, ""))[1]

    def cell(self, row: SheetRow, name: str, number: int = 0) -> str:
        """What a row has there; empty where it has nothing."""
        found = self._found.get((name, number))
        return row.cells.get(found[1], "") if found else ""

    def of_person(self, row: SheetRow) -> list[str]:
        """What a row says of a person who received a grant.

        >>> found = GrantColumns(Sheet("", 0, ["Identifier", "Recipient Ind:Name"], []))
        >>> found.of_person(SheetRow(2, {"Recipient Ind:Name": "Ada"}))
        ['Ada']
        """
        return [row.cells[column] for column in self._of_people if column in row.cells]
