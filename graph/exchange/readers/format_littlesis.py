"""LittleSis: entities and relationships in the JSON of its API or bulk data, and the CSV of its bulk add.

The twelve categories of relationships become what they say at least. Who is family, friend or fellow student of whom is
private and left out. Source: LittleSis' help on relationships and its API.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from ...record import web_link
from ...words.counts import with_article
from ..bundle import Bundle, EvidenceSpot
from ..opened import OpenedFile
from ..plain_words import one_line
from ..read_dates import DateReader
from ..sheets import Sheet, SheetRow

KINDS = (".json", ".csv")
"""What files of this format are, by their content."""

_CATEGORIES = (
    "", "position", "education", "membership", "family", "donation", "transaction", "lobbying", "social",
    "professional", "ownership", "hierarchy", "generic",
)  # fmt: skip
_PAID = ("donation", "transaction")
_PRIVATE = ("education", "family", "social")
_PREFIX = re.compile(r"^(data|entity|relationship)/(?=attributes|id$|type$)|attributes/")
_LISTS = re.compile(r"^(aliases|types)/\d+$")
_USED = (
    "id", "type", "name", "blurb", "summary", "website", "primary_ext", "entity1_id", "entity2_id", "category_id",
    "category", "description1", "description2", "description", "start_date", "end_date", "is_current", "amount",
    "currency", "notes", "links/self", "self",
)  # fmt: skip


class _Entity(NamedTuple):
    """An entity: the id of its thing, its name, and whether it is a person."""

    id: str
    name: str
    is_person: bool


class _Listed(NamedTuple):
    """An entity or relationship of a file: its values by name, and where it stands."""

    values: dict[str, str]
    sheet: Sheet
    row: SheetRow

    def get(self, name: str) -> str:
        return one_line(self.values.get(name, ""))

    @property
    def place(self) -> str:
        return self.sheet.place(self.row)


def recognise(file: OpenedFile) -> bool:
    """Whether a file has entities or relationships as LittleSis has them."""
    for sheet in file.sheets:
        columns = {_PREFIX.sub("", column) for column in sheet.columns}
        if {"entity1_id", "entity2_id", "category_id"} <= columns or {"name", "primary_ext"} <= columns:
            return True
    return False


def read(file: OpenedFile, bundle: Bundle) -> None:
    """Fills a bundle with entities and what relates them."""
    title = bundle.title_of(file, "LittleSis")
    bundle.declare_source(bundle.source, title, text=file.extracted, sourceKind="dataset")
    bundle.author_voice("LittleSis")
    _LittleSis(file, bundle).read()


class _LittleSis:
    def __init__(self, file: OpenedFile, bundle: Bundle) -> None:
        self.bundle, self.report = bundle, bundle.report
        self.entries = [_Listed(_values(row), sheet, row) for sheet in file.sheets for row in sheet.rows]
        dates = [one.get(name) for one in self.entries for name in ("start_date", "end_date")]
        self.dates = DateReader(_without_zeros(date) for date in dates)
        self.entities: dict[str, _Entity] = {}
        self.is_bulk = file.kind == ".csv"

    def read(self) -> None:
        ties = [one for one in self.entries if one.get("entity1_id") or one.get("category_id")]
        for one in self.entries:
            if one not in ties:
                self._entity(one)
        for one in ties:
            self._relationship(one)

    def _entity(self, one: _Listed) -> None:
        self.report.count_read("entities")
        name, id = one.get("name"), one.get("id")
        if not name:
            self.report.refused.add("an entity without a name", one.place)
            return
        ext = one.get("primary_ext").casefold()
        is_person = ext.startswith("person")
        if not ext:
            self.report.guessed.add("an entity that is not said to be a person is an organisation", one.place)
        values = {"description": one.get("blurb") or one.get("summary"), "url": web_link(one.get("website"))}
        key = id or f"name {name.casefold()}"
        if key in self.entities:
            self.report.guessed.add("entities of one id or name are one thing", one.place)
        aliases = [value for key, value in one.values.items() if key.startswith("aliases/")]
        type = "Person" if is_person else "Organisation"
        made = self.bundle.thing(key, type, name, place=one.place, aliases=[x for x in aliases if x != name],
                                 **{k: v for k, v in values.items() if len(v) > 2})  # fmt: skip
        self.entities.setdefault(key, _Entity(made, name, is_person))
        if self.is_bulk and (one.get("description1") or one.get("description2") or one.get("start_date")):
            what = "a bulk add tells neither to whom nor how its rows are tied: only entities are taken"
            self.report.to_decide.add(what, one.place)
        passed = {"start_date", "end_date"} if not self.is_bulk else set[str]()
        passed |= {"summary"} if one.get("blurb") else set()
        for other in one.values:
            if (other not in _USED or (other in passed and one.get(other))) and not _LISTS.match(other):
                self.report.left_out.add(f"of entities: {other}, which has no place here", one.place)

    def _relationship(self, one: _Listed) -> None:
        """One relationship: its claims, or why there are none."""
        self.report.count_read("relationships")
        first, second = (self.entities.get(one.get(f"entity{at}_id")) for at in (1, 2))
        category = _category(one)
        if category in _PRIVATE:
            self.report.left_out.add(f"{category}: private ties", one.place)
        elif not (first and second):
            self.report.refused.add("a relationship of which the file has not both ends", one.place)
        elif first.id == second.id:
            self.report.refused.add("a relationship of an entity with itself", one.place)
        else:
            self._public_tie(one, category, first, second)

    def _public_tie(self, one: _Listed, category: str, first: _Entity, second: _Entity) -> None:
        if category == "position":
            self._position(one, first, second)
        elif category in _PAID:
            self._payment(one, category, first, second)
        else:
            self._tie(one, category, first, second)
        passed = set[str]() if category in _PAID else {"amount"}
        for name in one.values:
            if (name not in _USED or (name in passed and one.get(name))) and not _LISTS.match(name):
                self.report.left_out.add(f"of relationships: {name}, which has no place here", one.place)

    def _say(self, one: _Listed, subject: str, predicate: str, object: str, summary: str, **values: str) -> None:
        words = tuple(one.get(name) for name in ("description1", "description2", "description", "id"))
        spot = EvidenceSpot(summary[:900], words, one.row.number, one.sheet.page)
        given = {"modality": "state", "when": self._when(one), "note": self._note(one), **values}
        self.bundle.claim(subject, predicate, object, spot=spot, place=one.place, **given)

    def _position(self, one: _Listed, first: _Entity, second: _Entity) -> None:
        title = one.get("description1")
        if not first.is_person or second.is_person:
            self._weakest(one, "position", first, second)
            return
        if not title:
            self._say(one, first.id, "affiliatedWith", second.id, f"{first.name} is listed with {second.name}.")
            return
        name = f"{title}, {second.name}"
        post = self.bundle.thing(f"post {name.casefold()}", "Post", name[:300], place=one.place)
        self._say(one, first.id, "heldPost", post, f"{first.name} is listed as {title} of {second.name}.")
        self._say(
            one, post, "postIn", second.id, f"The post of {title} is listed as one in {second.name}.", when="", note=""
        )

    def _payment(self, one: _Listed, category: str, first: _Entity, second: _Entity) -> None:
        if category == "transaction":
            self.report.guessed.add(
                "a transaction is what the first one paid to the second, and stands as a grant", one.place
            )
        name = f"{category.capitalize()} of {first.name} to {second.name}"
        kept = one.get("id") or one.row.number
        grant = self.bundle.thing(f"payment {kept}", "Grant", f"{name} ({kept})"[:300], place=one.place)
        said = f"LittleSis lists the {category} of {first.name} to {second.name}."
        self._say(one, first.id, "funded", grant, said, modality="done")
        self._say(one, grant, "awardedTo", second.id, said, modality="done", note="")
        amount = re.sub(r"[$£€,\s]", "", one.get("amount"))
        if re.fullmatch(r"\d+(\.\d+)?", amount):
            unit = one.get("currency").upper() or "USD"
            if not one.get("currency"):
                self.report.guessed.add("amounts without a currency are in USD", one.place)
            self._say(one, grant, "amount", "", said, value=amount, unit=unit, modality="done", note="")
        elif amount:
            self.report.left_out.add("amounts that are no number", one.place)

    def _tie(self, one: _Listed, category: str, first: _Entity, second: _Entity) -> None:
        """Memberships, work together, owners and units; of others only that there is something between the two."""
        said = f"LittleSis lists {with_article(category)} between {first.name} and {second.name}."
        both_bodies = not (first.is_person or second.is_person)
        if category == "membership":
            self._say(one, first.id, "memberOf", second.id, said)
        elif category == "professional":
            self._say(one, first.id, "workedWith", second.id, said, modality="done")
        elif category == "ownership" and both_bodies:
            self._say(one, second.id, "unitOf", first.id, said)
        elif category == "ownership" and first.is_person and not second.is_person:
            self._say(one, first.id, "affiliatedWith", second.id, said)
        elif category == "hierarchy" and both_bodies:
            is_parent = "parent" in one.get("description1").casefold() or "child" in one.get("description2").casefold()
            self.report.guessed.add(
                "of a hierarchy the first is within the second, unless it is called the parent", one.place
            )
            ends = (second.id, first.id) if is_parent else (first.id, second.id)
            self._say(one, ends[0], "unitOf", ends[1], said)
        else:
            self._weakest(one, category, first, second)

    def _weakest(self, one: _Listed, category: str, first: _Entity, second: _Entity) -> None:
        self.report.to_decide.add(
            f"{category}: no relation here says this of the two; it is a draft that reads “was about”", one.place
        )
        said = f"LittleSis lists {with_article(category)} between {first.name} and {second.name}."
        self._say(one, first.id, "about", second.id, said, status="draft")

    def _note(self, one: _Listed) -> str:
        told = [f"LittleSis: {_category(one)}", *(one.get(name) for name in ("description1", "description2", "notes"))]
        told += [f"{name}: {value}" for name, value in one.values.items() if name not in _USED and value]
        return "; ".join(dict.fromkeys(filter(None, map(one_line, told))))[:8_000]

    def _when(self, one: _Listed) -> str:
        start, end = (self._date(one, name) for name in ("start_date", "end_date"))
        if start and end:
            return start if start == end else f"{start}/{end}"
        if start:
            return f"{start}/.." if one.get("is_current").casefold() in ("true", "1", "yes") else start
        return f"../{end}" if end else ""

    def _date(self, one: _Listed, name: str) -> str:
        given = _without_zeros(one.get(name))
        read = self.dates.read(given) if given else None
        if read and read.guess:
            self.report.guessed.add(read.guess, one.place)
        if read and not read.edtf:
            self.report.left_out.add("dates that are none", f"{one.place}: {given}")
        return read.edtf if read else ""


def _values(row: SheetRow) -> dict[str, str]:
    """The cells of a row by the names of the attributes that they are of."""
    return {_PREFIX.sub("", column): cell for column, cell in row.cells.items()}


def _without_zeros(date: str) -> str:
    """A date without the parts that are not known, which LittleSis has as zeros.

    >>> _without_zeros("2005-00-00"), _without_zeros("2005-03-00")
    ('2005', '2005-03')
    """
    return re.sub(r"(-00)+$", "", date)


def _category(one: Mapping[str, str] | _Listed) -> str:
    said = one.get("category_id") or one.get("category") or ""
    if said.isdigit():
        return _CATEGORIES[int(said)] if 0 < int(said) < len(_CATEGORIES) else "generic"
    return said.casefold() or "generic"
