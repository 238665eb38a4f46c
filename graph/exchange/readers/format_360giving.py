"""360Giving: grants as CSV, XLSX or JSON, one a row, with who gave, who received, how much, when and under what.

Each grant is a thing that the funder ``funded`` and that was ``awardedTo`` its recipient. Organisations are known by
their org-id, else by a charity or company number, else by their name; never by the name alone where there is a number.
Source: the 360Giving Data Standard 1.1.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from ...documents.extracted import Extracted
from ...record import web_link
from ...words.counts import with_article
from ..bundle import Bundle, EvidenceSpot
from ..identifiers import is_identifier
from ..opened import OpenedFile
from ..placing import PlacesByRow
from ..read_dates import DateReader
from ..sheets import Sheet, SheetRow
from .giving_columns import GrantColumns

_DATES = ("date", "start", "end", "actual start", "actual end")
_NEEDED = ("id", "funder", "recipient")
_ORG_ID = re.compile(r"[A-Z]{2,3}-[A-Z0-9]+-\S+|360G-\S+", re.IGNORECASE)
_POOLED = "FRG040"
_DECIMAL_COMMA = re.compile(r"(\d{1,3}(\.\d{3})+|\d+),\d{1,2}")
_THOUSANDS = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?")
# The list of an org-id → the type of the organisation, and whether that is a guess.
_TYPES = {
    **dict.fromkeys(("GB-CHC", "GB-SC", "GB-NIC"), "CivilSocietyOrganisation"),
    **dict.fromkeys(("GB-LAE", "GB-LAS", "GB-LAN", "GB-GOR", "GB-GOVUK", "GB-NHS"), "PublicBody"),
}


KINDS = (".csv", ".xlsx", ".json")
"""What files of this format are, by their content."""


def recognise(file: OpenedFile) -> bool:
    """Whether a file is a table of grants."""
    return any(_is_of_grants(sheet) and len(GrantColumns(sheet)) > 4 for sheet in file.sheets)


def read(file: OpenedFile, bundle: Bundle) -> None:
    """Fills a bundle with the grants of a file."""
    sheets = [sheet for sheet in file.sheets if _is_of_grants(sheet)]
    text = file.extracted
    people = [(sheet, row, cells) for sheet in sheets for row, cells in _rows_of_people(sheet)]
    if people:
        text = text._replace(content=_without_people(text, people))
        bundle.keeps_file = False
        bundle.report.left_out.add("the file itself is not kept here, since it names people who received grants")
    bundle.declare_source(bundle.source, bundle.title_of(file, "Register of grants"), text=text, sourceKind="dataset")
    bundle.author_voice("the register of grants")
    for sheet in sheets:
        _Grants(sheet, bundle).read()
    for sheet in file.sheets:
        if sheet not in sheets and sheet.rows:
            bundle.report.left_out.add("lists and sheets that hold no grants", sheet.name)


def _is_of_grants(sheet: Sheet) -> bool:
    return GrantColumns(sheet).has("id", "funder")


def _rows_of_people(sheet: Sheet) -> list[tuple[SheetRow, list[str]]]:
    columns = GrantColumns(sheet)
    return [(row, cells) for row in sheet.rows if (cells := columns.of_person(row))]


def _without_people(text: Extracted, people: list[tuple[Sheet, SheetRow, list[str]]]) -> str:
    """The text of a file with what it says of people who received grants taken out."""
    places, lines = PlacesByRow(text), text.content.split("\n")
    for sheet, row, cells in people:
        _, at = places.line(sheet.page, row.number)
        for cell in cells if at else ():
            lines[at - 1] = lines[at - 1].replace(" ".join(cell.split()), "(a person)")
    return "\n".join(lines)


class _Party(NamedTuple):
    """An organisation of a row: the key by which it is known, its name, its numbers."""

    key: str
    name: str
    identifiers: list[str]


class _Grants:
    """The grants of one sheet."""

    def __init__(self, sheet: Sheet, bundle: Bundle) -> None:
        self.sheet, self.bundle, self.report = sheet, bundle, bundle.report
        self.columns = GrantColumns(sheet)
        self.cell = self.columns.cell
        cells = {name: [self.cell(row, name) for row in sheet.rows] for name in _DATES}
        self.dates = {name: DateReader(filter(None, cells[name])) for name in cells}
        titles = Counter(self.cell(row, "title").casefold() for row in sheet.rows)
        self.common = {title for title, times in titles.items() if times > 1}
        self.seen: dict[str, int] = {}

    def read(self) -> None:
        used = self.columns.used_titles()
        for column in self.sheet.columns:
            if column and column not in used and any(column in row.cells for row in self.sheet.rows):
                self.report.left_out.add("columns that have no place here", column)
        for row in self.sheet.rows:
            self.report.count_read("rows")
            self._grant(row)

    def _grant(self, row: SheetRow) -> None:
        """One row: its grant with all that is claimed of it, or why there is none."""
        at, id = self.sheet.place(row), self.cell(row, "id")
        if missing := next((name for name in _NEEDED if not self._has(row, name)), ""):
            self.report.refused.add(f"a grant without its {_WORDS[missing]}", at)
            return
        if id in self.seen:
            self.report.refused.add(f"the same grant again: {id} is row {self.seen[id]} already", at)
            return
        self.seen[id] = row.number
        self.report.count_read("grants")
        title = self.cell(row, "title")
        name = title or f"Grant {id}"
        if title.casefold() in self.common:
            self.report.guessed.add("grants of one title have their numbers behind it", at)
        if not is_identifier(id):
            self.report.left_out.add(
                "numbers of grants that are none as things have them, such as 360G-…", f"{at}: {id}"
            )
        grant = self.bundle.thing(
            f"grant {id}", "Grant", f"{name} ({id})" if name.casefold() in self.common else name,
            description=self.cell(row, "description"), url=web_link(self.cell(row, "url")), place=at,
            identifiers=[id] if is_identifier(id) else [],
        )  # fmt: skip
        when = self._date(row, "date")
        self._claims(row, grant, name, when)

    def _has(self, row: SheetRow, name: str) -> bool:
        if name == "recipient" and self.columns.of_person(row):
            return True
        return any(self.cell(row, name, number) for number in self.columns.numbers(name))

    def _claims(self, row: SheetRow, grant: str, name: str, when: str) -> None:
        def say(subject: str, predicate: str, object: str, summary: str, *words: str, **values: str) -> None:
            spot = EvidenceSpot(summary, (*words, self.cell(row, "id")), row.number, self.sheet.page)
            given = {"when": when, "modality": "done", **values}
            self.bundle.claim(subject, predicate, object, spot=spot, place=self.sheet.place(row), **given)

        for number in self.columns.numbers("funder"):
            if giver := self.cell(row, "funder", number):
                funder = self._party(row, "funder", "Funder", number)
                say(funder, "funded", grant, f"The register has {giver} as who gave the grant.", giver)
        for number in self.columns.numbers("recipient"):
            if receiver := self.cell(row, "recipient", number):
                party = self._party(row, "recipient", "", number)
                say(grant, "awardedTo", party, f"The register has {receiver} as who received it.", receiver)
        if self.columns.of_person(row):
            self.report.left_out.add("recipients who are people are not named", self.sheet.place(row))
        if amount := self._amount(row):
            summary, unit = f"The register gives the amount of “{name}”.", self._currency(row)
            say(grant, "amount", "", summary, self.cell(row, "amount"), value=amount, unit=unit)
        for number in self.columns.numbers("programme"):
            if programme := self.cell(row, "programme", number):
                code = self.cell(row, "programme code", number) or programme.casefold()
                whole = self.bundle.thing(f"programme {code}", self._programme_type(row), programme)
                say(grant, "partOf", whole, "The register lists the grant under it.", programme)
        for number in self.columns.numbers("place"):
            if place := self.cell(row, "place", number):
                where = self._place(row, place, number)
                say(grant, "targetedAt", where, "The register names the place as that of those whom it was for.", place)
        for number in self.columns.numbers("class"):
            if theme := self.cell(row, "class", number):
                about = self.bundle.thing(f"theme {theme.casefold()}", "Theme", theme)
                say(grant, "about", about, "The register classifies the grant so.", theme)
        for begin, modality, what in (("", "planned", "that were planned"), ("actual ", "done", "of what was done")):
            start, end = self._date(row, f"{begin}start"), self._date(row, f"{begin}end")
            if start or end:
                period = f"{start or '..'}/{end or '..'}" if start != end else start
                words = self.cell(row, f"{begin}start") or self.cell(row, f"{begin}end")
                summary = f"The register gives the dates {what}."
                say(grant, "occurred", "", summary, words, value=period, when=period, modality=modality)

    def _currency(self, row: SheetRow) -> str:
        if not self.cell(row, "currency"):
            self.report.guessed.add("amounts without a currency are in GBP", self.sheet.place(row))
        return self.cell(row, "currency").upper() or "GBP"

    def _place(self, row: SheetRow, place: str, number: int) -> str:
        """A place by its code, else by its name."""
        code = self.cell(row, "place code", number)
        identifiers = [f"gss:{code}"] if is_identifier(f"gss:{code}") else []
        if code and not identifiers:
            self.report.left_out.add("codes of places that are none of GSS", f"{self.sheet.place(row)}: {code}")
        key = f"place {code}" if identifiers else f"place {place.casefold()}"
        return self.bundle.thing(key, "Place", place, identifiers=identifiers)

    def _programme_type(self, row: SheetRow) -> str:
        return "Fund" if self.cell(row, "regrant").upper() == _POOLED else "Programme"

    def _party(self, row: SheetRow, which: str, type: str, number: int) -> str:
        party = self._known_by(row, which, number)
        kind = type or self._type_of(party, row)
        url = web_link(self.cell(row, "recipient url", number)) if which == "recipient" else ""
        return self.bundle.thing(
            party.key, kind, party.name, identifiers=party.identifiers, url=url, place=self.sheet.place(row)
        )

    def _known_by(self, row: SheetRow, which: str, at: int) -> _Party:
        """An organisation by its org-id, else its charity or company number, else its name."""
        name, id = self.cell(row, which, at), self.cell(row, f"{which} id", at)
        given = [id] if id else []
        if which == "recipient":
            for column, begin in (("charity", "GB-CHC-"), ("company", "GB-COH-")):
                number = self.cell(row, column, at).replace(" ", "")
                if number and not id and re.fullmatch("[A-Z0-9]{5,9}", number):
                    given.append(begin + (number.zfill(8) if begin == "GB-COH-" and number.isdigit() else number))
                    what = f"a number in the column {self.columns.column(column, at)} is one of {begin[:-1]}"
                    self.report.guessed.add(what, self.sheet.place(row))
        keys = [one for one in given if _ORG_ID.fullmatch(one) or web_link(one)]
        for one in given:
            if not _ORG_ID.fullmatch(one):
                self.report.left_out.add("org-ids that are none", f"{self.sheet.place(row)}: {one}")
        if not keys:
            what = "organisations without a number are one where their names are the same"
            self.report.guessed.add(what, self.sheet.place(row))
        kept = [one for one in keys if is_identifier(one)]
        return _Party(f"org {keys[0].upper() if keys else name.casefold()}", name, kept)

    def _type_of(self, party: _Party, row: SheetRow) -> str:
        for id in party.identifiers:
            for begin, type in _TYPES.items():
                if id.upper().startswith(f"{begin}-"):
                    self.report.guessed.add(f"what has a number of {begin} is {with_article(type)}")
                    return type
        return "Organisation"

    def _amount(self, row: SheetRow) -> str:
        given = self.cell(row, "amount")
        plain = re.sub(r"[£$€\s]", "", given)
        if _DECIMAL_COMMA.fullmatch(plain):
            plain = plain.replace(".", "").replace(",", ".")
            self.report.guessed.add("a comma before one or two last digits is a decimal comma", self.sheet.place(row))
        plain = plain.replace(",", "") if _THOUSANDS.fullmatch(plain) else plain
        if re.fullmatch(r"\d+(\.\d+)?", plain):
            return plain
        if given:
            what = "amounts that are no number, or less than nothing"
            self.report.left_out.add(what, f"{self.sheet.place(row)}: {given}")
        return ""

    def _date(self, row: SheetRow, name: str) -> str:
        given = self.cell(row, name)
        read = self.dates[name].read(given) if given else None
        if read and read.guess:
            self.report.guessed.add(read.guess, f"{self.sheet.place(row)}: {given}")
        if read and not read.edtf:
            self.report.left_out.add("dates that are none", f"{self.sheet.place(row)}: {given}")
        return read.edtf if read else ""


_WORDS = {"id": "identifier", "funder": "funder", "recipient": "recipient"}
