"""What the rows of a card come to: a thing and its claims, with the evidence of the row."""

from __future__ import annotations

import re

from ...name_folding import fold_name
from ..bundle import Bundle, BundleEntry
from ..joined_lists import split_list
from ..sheets import Sheet, SheetRow
from .cards import CODE, COMMON, DATE, NEW, NUMBER, THING, THINGS, ActCard, CardField
from .layout import cell_name

_ANCHOR = ("Anchor", "Summary", "Line", "Page")


class CardReader:
    """Reads one sheet of cards."""

    def __init__(self, card: ActCard, sheet: Sheet, bundle: Bundle) -> None:
        self.card, self.sheet, self.bundle, self.report = card, sheet, bundle, bundle.report
        self.columns = {name.casefold(): at for at, name in enumerate(sheet.columns)}

    def read(self) -> None:
        """Adds what each row comes to."""
        titles = {one.title.casefold() for one in (*self.card.fields, *COMMON)}
        for column in self.sheet.columns:
            if column and column.casefold() not in titles:
                self.report.left_out.add("columns that no card has", f"{self.sheet.name}!{column}")
        for row in self.sheet.rows:
            self.report.count_read("cards")
            if not self._is_refused(row):
                self._read_row(row)

    def _cell(self, row: SheetRow, field: str) -> str:
        return next((cell for title, cell in row.cells.items() if title.casefold() == field.casefold()), "")

    def _place(self, row: SheetRow, field: str) -> str:
        return cell_name(self.sheet.name, row.number, self.columns.get(field.casefold(), 0))

    def _is_refused(self, row: SheetRow) -> bool:
        """Whether a row cannot be used; each cell that is the reason is told."""
        found = False
        for field in (*self.card.fields, *COMMON):
            if problem := self._problem(row, field):
                self.report.refused.add(problem, self._place(row, field.title))
                found = True
        return found

    def _problem(self, row: SheetRow, field: CardField) -> str:
        cell = self._cell(row, field.title)
        if not cell:
            return f"{field.title} is needed" if field.is_needed else ""
        if field.title == "Source":
            return "" if self._source(cell) else "this is no source of the record: add it on the sheet Sources"
        if field.kind == NUMBER and not re.fullmatch(r"\d+(\.\d+)?", cell):
            return "a figure is written in digits, such as 1500 or 2.5"
        if field.kind == CODE and cell not in self._codes(field):
            return f"one of {', '.join(self._codes(field))} is written here"
        if field.kind == DATE and not _is_date(cell):
            return "a date is written as 2016, 2016-11 or 2018-10/.."
        if field.kind in (THING, THINGS) and not field.type and not self._find(cell):
            return "no thing has this name or id: give it a row on the sheet Things"
        return ""

    def _codes(self, field: CardField) -> list[str]:
        vocabulary = self.bundle.vocabulary
        if field.codes == "influence":
            return sorted(name for name, one in vocabulary.relations.items() if one.kind == "influence")
        return sorted(name for of, name in vocabulary.codes if of == field.codes)

    def _read_row(self, row: SheetRow) -> None:
        source = self._source(self._cell(row, "Source"))
        when, modality = self._cell(row, "When"), "done"
        if self.card.title == "Post holding":
            person, post = self._thing(row, self.card.fields[0]), self._thing(row, self.card.fields[1])
            self._say(row, source, person[0], "heldPost", post[0], when=when, modality=modality)
            for whole in self._thing(row, self.card.fields[2]):
                self._say(row, source, post[0], "postIn", whole, modality="state")
            return
        if self.card.title == "Influence":
            first, last = self._find(self._cell(row, "What came first")), self._find(self._cell(row, "What came of it"))
            self._influence(row, source, first, last, when)
            return
        own = self._own_thing(row)
        for field in self.card.fields:
            if field.predicate and (cell := self._cell(row, field.title)):
                self._claims_of(row, source, own, field, cell, when)

    def _influence(self, row: SheetRow, source: str, first: str, last: str, when: str) -> None:
        """The claim of a card of influence, its ends as the relation has them."""
        name = self._cell(row, "Relation")
        ends = (first, last) if self.bundle.vocabulary.relations[name].cause == "subject" else (last, first)
        direction = self._cell(row, "Direction")
        self._say(row, source, ends[0], name, ends[1], when=when, modality="done", direction=direction)

    def _claims_of(self, row: SheetRow, source: str, own: str, field: CardField, cell: str, when: str) -> None:
        dated = when if field.modality == "done" else ""
        if field.kind in (THING, THINGS):
            for other in self._thing(row, field):
                ends = (other, own) if field.turned else (own, other)
                self._say(row, source, ends[0], field.predicate, ends[1], when=dated, modality=field.modality)
        elif field.kind == CODE:
            self._say(row, source, own, field.predicate, f"{field.codes}:{cell}", when=dated, modality=field.modality)
        else:
            unit = self._cell(row, "Currency") if field.predicate == "amount" else ""
            self._say(row, source, own, field.predicate, "", value=cell, unit=unit, when=dated, modality=field.modality)

    def _say(self, row: SheetRow, source: str, subject: str, predicate: str, object: str, **values: str) -> None:
        made = self.bundle.claim(
            subject,
            predicate,
            object,
            source=source,
            voice=self._voice(row, source),
            wording=self._cell(row, "Wording") or "stated",
            place=cell_name(self.sheet.name, row.number, 0),
            spot=None,
            key="",
            **values,
        )
        evidence = {title.lower(): cell for title in _ANCHOR if (cell := self._cell(row, title))}
        if evidence not in self.bundle.claims[made].evidence:
            self.bundle.claims[made].evidence.append(evidence)

    def _own_thing(self, row: SheetRow) -> str:
        field = next(one for one in self.card.fields if one.kind == NEW)
        kind = self.card.type
        if self.card.title == "Promise" and not self._cell(row, "In answer to"):
            kind = "Pledge"
        name = self._cell(row, field.title)
        return self._find(name, kind) or self._make(row, field, name, kind)

    def _thing(self, row: SheetRow, field: CardField) -> list[str]:
        cell = self._cell(row, field.title)
        names = split_list(cell) if field.kind == THINGS else [cell] if cell else []
        return [self._find(name) or self._make(row, field, name, field.type) for name in names]

    def _make(self, row: SheetRow, field: CardField, name: str, kind: str) -> str:
        if field.kind != NEW:
            label = self.bundle.vocabulary.types[kind].label
            self.report.guessed.add(
                f"a new name under {field.title} is taken as {label}", f"{self._place(row, field.title)}: {name}"
            )
        return self.bundle.thing(f"card {kind} {fold_name(name)}", kind, name, place=self._place(row, field.title))

    def _find(self, name: str, kind: str = "") -> str:
        """The thing of an id or a name; with a kind, only one of that."""
        if name in self.bundle.things:
            return name
        folded = fold_name(name)
        for id, entry in self.bundle.things.items():
            names = [entry.text("name"), *_texts(entry, "aliases")]
            if any(fold_name(one) == folded for one in names) and (not kind or entry.text("type") == kind):
                return id
        for id, (known, type) in self.bundle.things_here.items():  # also what came after the workbook was taken
            if (id == name or fold_name(known) == folded) and (not kind or type == kind):
                return id
        return ""

    def _source(self, cell: str) -> str:
        if cell in self.bundle.sources:
            return cell
        folded = fold_name(cell)
        return next((id for id, one in self.bundle.sources.items() if fold_name(one.text("title")) == folded), "")

    def _voice(self, row: SheetRow, source: str) -> str:
        cell = self._cell(row, "Voice")
        if not cell or cell in self.bundle.voices:
            return cell
        for id, one in self.bundle.voices.items():
            if one.text("source") == source and fold_name(one.text("name")) == fold_name(cell):
                return id
        return self.bundle.voice(cell, cell, source=source)


def _texts(entry: BundleEntry, key: str) -> list[str]:
    value = entry.values.get(key, [])
    return [value] if isinstance(value, str) else value


def _is_date(text: str) -> bool:
    from ...dates import bounds

    try:
        bounds(text)
    except ValueError:
        return False
    return True
