"""360Giving: grants as CSV, XLSX or JSON, one a row, with who gave, who received, how much, when and under what.

Each grant is a thing that the funder ``funded`` and that was ``awardedTo`` its recipient. Organisations are known by
their org-id, else by a charity or company number, else by their name; never by the name alone where there is a number.
Source: the 360Giving Data Standard 1.1.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..bundle import Bundle, EvidenceSpot
from ..identifiers import is_identifier
from ..opened import OpenedFile, Sheet, SheetRow
from ..read_dates import DateReader

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
    "url": ("web address", "webaddress", "url", "data source", "datasource"),
    "regrant": ("for regrant type", "for regrant:type", "regranttype"),
}
_NEEDED = ("id", "funder", "recipient")
_GROUPS = ("recipient ind:", "recipientindividual/")
_ORG_ID = re.compile(r"[A-Z]{2,3}-[A-Z0-9]+-\S+|360G-\S+", re.IGNORECASE)
_POOLED = "FRG040"
# The list of an org-id → the type of the organisation, and whether that is a guess.
_TYPES = {
    **dict.fromkeys(("GB-CHC", "GB-SC", "GB-NIC"), "CivilSocietyOrganisation"),
    **dict.fromkeys(("GB-LAE", "GB-LAS", "GB-LAN", "GB-GOR", "GB-GOVUK", "GB-NHS"), "PublicBody"),
}


KINDS = (".csv", ".xlsx", ".json")
"""What files of this format are, by their content."""


def recognise(file: OpenedFile) -> bool:
    """Whether a file is a table of grants."""
    return any({"id", "funder"} <= _columns(sheet).keys() and len(_columns(sheet)) > 4 for sheet in file.sheets)


def read(file: OpenedFile, bundle: Bundle) -> None:
    """Fills a bundle with the grants of a file."""
    sheets = [sheet for sheet in file.sheets if {"id", "funder"} & _columns(sheet).keys()]
    bundle.declare_source(bundle.source, bundle.title_of(file, "Register of grants"), text=file.extracted, **_ABOUT)
    bundle.author_voice("the register of grants")
    for sheet in sheets:
        _Grants(sheet, bundle).read()
    for sheet in file.sheets:
        if sheet not in sheets and sheet.rows:
            bundle.report.left_out.add("lists and sheets that hold no grants", sheet.name)


_ABOUT = {"sourceKind": "dataset"}


def _fold_title(column: str) -> str:
    """A column's title or path as it is compared: without numbers of lists, spaces at colons, capitals."""
    text = re.sub(r"\s*[:]\s*", ":", " ".join(column.split()).casefold())
    return re.sub(r"(?<=[:/])\d+[:/]", "", text).replace("/0/", "/")


def _columns(sheet: Sheet) -> dict[str, str]:
    """What is looked for → the column that has it; the first where several do."""
    folded: dict[str, str] = {}
    for column in sheet.columns:
        folded.setdefault(_fold_title(column), column)
    found = {}
    for name, titles in _FIELDS.items():
        if column := next((folded[title] for title in titles if title in folded), ""):
            found[name] = column
    return found


class _Party(NamedTuple):
    """An organisation of a row: the key by which it is known, its name, its numbers."""

    key: str
    name: str
    identifiers: list[str]


class _Grants:
    """The grants of one sheet."""

    def __init__(self, sheet: Sheet, bundle: Bundle) -> None:
        self.sheet, self.bundle, self.report = sheet, bundle, bundle.report
        self.columns = _columns(sheet)
        cells = {name: [row.cells.get(column, "") for row in sheet.rows] for name, column in self.columns.items()}
        self.dates = {name: DateReader(cells.get(name, ())) for name in ("date", "start", "end")}
        self.seen: dict[str, int] = {}

    def read(self) -> None:
        used = set(self.columns.values())
        for column in self.sheet.columns:
            if column and column not in used and any(column in row.cells for row in self.sheet.rows):
                self.report.left_out.add("columns that have no place here", column)
        for row in self.sheet.rows:
            self.report.count_read("rows")
            self._grant(row)

    def cell(self, row: SheetRow, name: str) -> str:
        return row.cells.get(self.columns.get(name, ""), "")

    def _grant(self, row: SheetRow) -> None:
        """One row: its grant with all that is claimed of it, or why there is none."""
        at, id = self.sheet.place(row), self.cell(row, "id")
        if missing := next(
            (name for name in _NEEDED if not self.cell(row, name) and not self._is_person(row, name)), ""
        ):
            self.report.refused.add(f"a grant without its {_WORDS[missing]}", at)
            return
        if id in self.seen:
            self.report.refused.add(f"the same grant again: {id} is row {self.seen[id]} already", at)
            return
        self.seen[id] = row.number
        self.report.count_read("grants")
        title = self.cell(row, "title")
        name = title or f"Grant {id}"
        grant = self.bundle.thing(
            f"grant {id}", "Grant", f"{name} ({id})" if self._is_common(name) else name,
            description=self.cell(row, "description"), url=_web(self.cell(row, "url")), place=at,
        )  # fmt: skip
        when = self._date(row, "date")
        self._claims(row, grant, name, when)

    def _claims(self, row: SheetRow, grant: str, name: str, when: str) -> None:
        def say(subject: str, predicate: str, object: str, summary: str, *words: str, **values: str) -> None:
            spot = EvidenceSpot(summary, (*words, self.cell(row, "id")), row.number, self.sheet.page)
            given = {"when": when, "modality": "done", **values}
            self.bundle.claim(subject, predicate, object, spot=spot, place=self.sheet.place(row), **given)

        funder = self._party(row, "funder", "Funder")
        giver = self.cell(row, "funder")
        say(funder, "funded", grant, f"The register has {giver} as who gave the grant.", giver)
        if not self.cell(row, "recipient"):
            self.report.left_out.add("recipients who are people are not named", self.sheet.place(row))
        else:
            receiver = self.cell(row, "recipient")
            say(
                grant,
                "awardedTo",
                self._party(row, "recipient", ""),
                f"The register has {receiver} as who received it.",
                receiver,
            )
        if amount := self._amount(row):
            unit = self.cell(row, "currency") or "GBP"
            if not self.cell(row, "currency"):
                self.report.guessed.add("amounts without a currency are in GBP", self.sheet.place(row))
            say(
                grant,
                "amount",
                "",
                f"The register gives the amount of “{name}”.",
                self.cell(row, "amount"),
                value=amount,
                unit=unit,
            )
        if programme := self.cell(row, "programme"):
            whole = self.bundle.thing(f"programme {programme.casefold()}", self._programme_type(row), programme)
            say(grant, "partOf", whole, "The register lists the grant under it.", programme)
        if place := self.cell(row, "place"):
            code = f"gss:{self.cell(row, 'place code')}"
            where = self.bundle.thing(
                f"place {place.casefold()}", "Place", place, identifiers=[code] if is_identifier(code) else []
            )
            say(grant, "targetedAt", where, "The register names the place as that of those whom it was for.", place)
        start, end = self._date(row, "start"), self._date(row, "end")
        if start or end:
            period = f"{start or '..'}/{end or '..'}" if start != end else start
            summary = "The register gives the dates that were planned."
            say(
                grant,
                "occurred",
                "",
                summary,
                self.cell(row, "start") or self.cell(row, "end"),
                value=period,
                when=period,
                modality="planned",
            )

    def _programme_type(self, row: SheetRow) -> str:
        return "Fund" if self.cell(row, "regrant").upper() == _POOLED else "Programme"

    def _is_person(self, row: SheetRow, name: str) -> bool:
        people = any(_fold_title(column).startswith(_GROUPS) for column in row.cells)
        return name == "recipient" and (people or bool(self.cell(row, "person id")))

    def _is_common(self, name: str) -> bool:
        """Whether several grants of the sheet have the same title."""
        if not hasattr(self, "_titles"):
            self._titles: dict[str, int] = {}
            for row in self.sheet.rows:
                title = self.cell(row, "title").casefold()
                self._titles[title] = self._titles.get(title, 0) + 1
        return self._titles.get(name.casefold(), 0) > 1

    def _party(self, row: SheetRow, which: str, type: str) -> str:
        party = self._known_by(row, which)
        kind = type or self._type_of(party, row)
        url = _web(self.cell(row, "recipient url")) if which == "recipient" else ""
        return self.bundle.thing(
            party.key, kind, party.name, identifiers=party.identifiers, url=url, place=self.sheet.place(row)
        )

    def _known_by(self, row: SheetRow, which: str) -> _Party:
        """An organisation by its org-id, else its charity or company number, else its name."""
        name, id = self.cell(row, which), self.cell(row, f"{which} id")
        given = [id] if id else []
        if which == "recipient":
            for column, begin in (("charity", "GB-CHC-"), ("company", "GB-COH-")):
                number = self.cell(row, column).replace(" ", "")
                if number and not id and re.fullmatch("[A-Z0-9]{5,9}", number):
                    given.append(begin + (number.zfill(8) if begin == "GB-COH-" and number.isdigit() else number))
                    self.report.guessed.add(
                        f"a number in the column {self.columns[column]} is one of {begin[:-1]}", self.sheet.place(row)
                    )
        keys = [one for one in given if _ORG_ID.fullmatch(one)]
        for one in given:
            if one not in keys:
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
                    self.report.guessed.add(f"what has a number of {begin} is a {type}")
                    return type
        return "Organisation"

    def _amount(self, row: SheetRow) -> str:
        given = self.cell(row, "amount")
        plain = re.sub(r"[£$€,\s]", "", given)
        if re.fullmatch(r"\d+(\.\d+)?", plain):
            return plain
        if given:
            self.report.left_out.add(
                "amounts that are no number, or less than nothing", f"{self.sheet.place(row)}: {given}"
            )
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


def _web(address: str) -> str:
    from ...record import web_link

    return web_link(address)
