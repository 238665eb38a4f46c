"""Causal Map and QuIP: links between factors, the statements that they were coded from, and who said them.

Each source of the file is an interview, with its statements as text and one who speaks. A link is a claim that one
factor influenced the other; ``~`` before one of the two means its opposite, so that more of the one came to less of the
other. ``a; b`` is the factor b within a. Source: Causal Map's guide to uploading data.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ...documents.extracted import Extracted, clean_line, engine_name, paragraphs_text
from ..bundle import Bundle, EvidenceSpot
from ..drawn import DrawnLine, DrawnNode
from ..drawn_words import first_words
from ..opened import OpenedFile
from ..own_exports import RECORD_ID, is_own_export, take_back
from ..plain_words import one_line, slug
from ..quotes import words_of_quote
from ..sheets import Sheet, SheetRow

KINDS = (".xlsx", ".csv", ".json")
"""What files of this format are, by their content."""

# What a column is for → its names, as compared.
_FIELDS = {
    "cause": ("from_label", "cause", "from", "influence", "cause_label", "from_factor"),
    "effect": ("to_label", "effect", "to", "consequence", "effect_label", "to_factor"),
    "statement": ("statement_id",),
    "source": ("source_id", "respondent_id", "respondent", "source_name"),
    "quote": ("quote", "selected_text", "quotation"),
    "tags": ("hashtags", "tags", "link_tags"),
    "text": ("text", "statement", "statement_text", "content"),
    "name": ("name", "title", "source_title", "respondent_name"),
    "role": ("role", "respondent_role"),
}
_LINK_SHEETS, _STATEMENT_SHEETS, _SOURCE_SHEETS = ("links",), ("statements",), ("sources", "respondents")
_HEDGES = re.compile(r"\b(hypothetical|doubtful|uncertain|maybe|speculation)\b", re.IGNORECASE)
_OPPOSITE = "~"
_WHOLE = "all of "  # stands before the id of a source whose whole text the file has, in the place of statements
_CONFIDENTIAL = "interviews stand here in their own words: write `confidential: true` into each told in confidence"


def recognise(file: OpenedFile) -> bool:
    """Whether a file has links between factors, with what they were coded from."""
    return _links_sheet(file) is not None


def _links_sheet(file: OpenedFile) -> Sheet | None:
    for sheet in file.sheets:
        fields = _columns(sheet)
        ends = {_fold(fields.get(name, "")) for name in ("cause", "effect")}
        if ends == {"from_label", "to_label"} or (
            "" not in ends
            and fields.keys() & {"quote", "statement", "source"}
            and sheet.name.casefold() != "connections"
        ):
            return sheet
    return None


def _fold(column: str) -> str:
    return re.sub(r"[\s_.]+", "_", column.strip().casefold())


def _columns(sheet: Sheet) -> dict[str, str]:
    """What is looked for → the column that has it."""
    folded: dict[str, str] = {}
    for column in sheet.columns:
        folded.setdefault(_fold(column), column)
    found = {name: next((folded[one] for one in names if one in folded), "") for name, names in _FIELDS.items()}
    return {name: column for name, column in found.items() if column}


def read(file: OpenedFile, bundle: Bundle) -> None:
    """Fills a bundle with interviews and what is said in them."""
    sheet = _links_sheet(file)
    if sheet is None:
        raise file.error("no sheet in it has links: columns from_label and to_label, or cause and effect")
    links = _Links(file, sheet, bundle)
    nodes, lines = links.own_graph()
    if is_own_export(nodes, lines, bundle.vocabulary):
        take_back(bundle, nodes, lines)
        return
    links.read()


class _Factor(NamedTuple):
    """A factor of a link: its name, what it is part of, and whether its opposite is meant."""

    label: str
    name: str
    whole: str
    is_opposite: bool


class _Links:
    """The links of a file, with its statements and sources."""

    def __init__(self, file: OpenedFile, sheet: Sheet, bundle: Bundle) -> None:
        self.file, self.sheet, self.bundle, self.report = file, sheet, bundle, bundle.report
        self.columns = _columns(sheet)
        self.statements = self._table(_STATEMENT_SHEETS, "statement", "text")
        self.people = self._table(_SOURCE_SHEETS, "source", "source")
        for id, one in self.people.items():
            if one.get("text") and not self.statements.keys() - {_WHOLE + other for other in self.people}:
                self.statements[_WHOLE + id] = {"text": one["text"], "source": id}
        self.paragraphs: dict[tuple[str, str], list[tuple[int, str]]] = {}

    def _table(self, names: Sequence[str], key: str, needed: str) -> dict[str, dict[str, str]]:
        """The rows of another sheet by their ids: what is looked for → the cell, and the rest by columns."""
        found: dict[str, dict[str, str]] = {}
        sheet = self.file.sheet(*names)
        if sheet is None or sheet is self.sheet:
            return found
        columns = _columns(sheet)
        for number, row in enumerate(sheet.rows, 1):
            id = row.cells.get(columns.get(key, ""), "") or (str(number) if key == "statement" else "")
            if not id or not row.cells.get(columns.get(needed, "")):
                self.report.left_out.add(f"rows of {sheet.name} without an id or text", sheet.place(row))
                continue
            found[id] = {name: row.cells.get(column, "") for name, column in columns.items()}
            for column, cell in row.cells.items():
                if column not in columns.values():
                    found[id][column] = cell
        return found

    def cell(self, row: SheetRow, name: str) -> str:
        return row.cells.get(self.columns.get(name, ""), "")

    def read(self) -> None:
        title = self.bundle.title_of(self.file, "Causal map")
        self.bundle.declare_source(self.bundle.source, title, text=self.file.extracted, sourceKind="dataset")
        self.bundle.author_voice("whoever coded the links")
        self._interviews()
        self._tell_passed()
        labels = {self._factor(self.cell(row, end)).label for row in self.sheet.rows for end in ("cause", "effect")}
        self.names = _short_names(labels)
        for row in self.sheet.rows:
            self._link(row)

    def _tell_passed(self) -> None:
        used = {*_STATEMENT_SHEETS, *_SOURCE_SHEETS, self.sheet.name.casefold()}
        for sheet in self.file.sheets:
            if sheet.name.strip().casefold() not in used and sheet.rows:
                self.report.left_out.add(
                    "sheets that hold no links, statements or sources", sheet.name, len(sheet.rows)
                )
        for one in self.people.values():
            for column in one.keys() - _FIELDS.keys():
                self.report.left_out.add("of those who speak: what may be private or has no place here", column)

    def _interviews(self) -> None:
        """A source with its text and its speaker for each source of the file, of which anything is said."""
        texts: dict[str, dict[str, str]] = {}
        for id, one in self.statements.items():
            texts.setdefault(one.get("source", ""), {})[id] = one["text"]
        for row in self.sheet.rows:
            of, id = self._where(row)
            if of and id not in texts.get(of, {}) and (quote := self.cell(row, "quote")):
                self.report.guessed.add(
                    "where a statement is not in the file, its quotes are the text", self.sheet.place(row)
                )
                texts.setdefault(of, {})[id] = quote
        for of, kept in texts.items():
            self._interview(of, kept)

    def _interview(self, of: str, kept: Mapping[str, str]) -> None:
        name = one_line(self.people.get(of, {}).get("name", "")) or (f"respondent {of}" if of else "a respondent")
        paragraphs = list[str]()
        for key, said in kept.items():
            for one in filter(None, (clean_line(one_line(part)) for part in said.splitlines())):
                self.paragraphs.setdefault((of, key), []).append((2 * len(paragraphs) + 1, one))
                paragraphs.append(one)
        text = Extracted(paragraphs_text(paragraphs), "paragraphs", engine_name("statements", ""), "interview")
        id = self.bundle.declare_source(self._id(of), f"Interview: {name}", text=text, sourceKind="interview")
        self.bundle.author_voice(name, source=id)
        if role := self.people.get(of, {}).get("role", ""):
            self.bundle.voices[self.bundle.sources[id].text("authorVoice")].values["role"] = one_line(role)
        self.report.count_read("interviews")
        self.report.count_read("statements", len(kept))
        self.report.to_decide.add(_CONFIDENTIAL, of)

    def _id(self, of: str) -> str:
        return f"{self.bundle.source}-{slug(of) or 'interview'}"

    def _where(self, row: SheetRow) -> tuple[str, str]:
        """Whose words a link was coded from, and which statement of theirs."""
        id = self.cell(row, "statement")
        of = self.cell(row, "source") or self.statements.get(id, {}).get("source", "")
        if id not in self.statements:
            id = _WHOLE + of if _WHOLE + of in self.statements else id or f"row {row.number}"
        return of, id

    def _factor(self, said: str) -> _Factor:
        label = one_line(said)
        is_opposite = label.startswith(_OPPOSITE)
        parts = [one_line(part).lstrip(f"{_OPPOSITE} ") for part in label.lstrip(f"{_OPPOSITE} ").split(";")]
        parts = [part for part in parts if part]
        return _Factor("; ".join(parts), parts[-1] if parts else "", "; ".join(parts[:-1]), is_opposite)

    def _link(self, row: SheetRow) -> None:
        """One link: its claim, or why there is none."""
        self.report.count_read("links")
        place = self.sheet.place(row)
        cause, effect = (self._factor(self.cell(row, end)) for end in ("cause", "effect"))
        if not (cause.name and effect.name):
            self.report.refused.add("a link without its cause or its effect", place)
            return
        if cause.label.casefold() == effect.label.casefold():
            self.report.refused.add("a link from a factor to itself", place)
            return
        ends = [self._thing(one, row) for one in (cause, effect)]
        notes = [f"Hashtags: {tags}" if (tags := one_line(self.cell(row, "tags"))) else ""]
        if cause.is_opposite and effect.is_opposite:
            notes.append("Both stand with ~, for the opposite")
        notes += [f"{column}: {cell}" for column, cell in row.cells.items() if column not in self.columns.values()]
        values = {
            "direction": "less" if cause.is_opposite != effect.is_opposite else "",
            "note": "; ".join(one_line(one) for one in notes if one)[:8_000],
            "modality": "done",
        }
        wording = "hedged" if _HEDGES.search(tags) else "stated"
        if wording == "hedged":
            self.report.guessed.add("what a hashtag calls doubtful or hypothetical is hedged", place)
        where = self._where(row)
        spot = self._spot(row, where, cause, effect)
        source = self._id(where[0]) if where in self.paragraphs else ""
        if spot is None:
            values["status"] = "draft"
        self.bundle.claim(
            ends[0], "influenced", ends[1], spot=spot, source=source, wording=wording, place=place, **values
        )

    def _spot(self, row: SheetRow, where: tuple[str, str], cause: _Factor, effect: _Factor) -> EvidenceSpot | None:
        """Where a link was coded from: the words of its quote as they stand in the statement."""
        place = self.sheet.place(row)
        if not (quote := self.cell(row, "quote")):
            self.report.to_decide.add("links without a quote are drafts: give each its anchor", place)
            return None
        if where not in self.paragraphs:
            what = "links of which the file has neither statement nor source are drafts: give each a source_id"
            self.report.to_decide.add(what, place)
            return None
        found = ((line, words_of_quote(quote, said)) for line, said in self.paragraphs.get(where, ()))
        line, words = next((one for one in found if one[1]), (0, ""))
        if not words:
            self.report.to_decide.add("quotes that are not found in their statement: their links are drafts", place)
            return None
        summary = f"The place was coded as {cause.label} having influenced {effect.label}."
        return EvidenceSpot(summary[:900], (words,), line)

    def _thing(self, factor: _Factor, row: SheetRow) -> str:
        """The factor, made with what it is part of."""
        place, key = self.sheet.place(row), factor.label.casefold()
        short = self.names.get(factor.label, factor.name)
        name = short if len(short) > 1 else f"factor {short}"
        aliases = [factor.label] if factor.whole else []
        made = self.bundle.thing(key, "Factor", name[:300], aliases=aliases, place=place)
        if factor.whole:
            self.report.guessed.add("a; b is read as the factor b, part of a, with the whole as another name", place)
            whole = self._thing(self._factor(factor.whole), row)
            said = f"The map has the factor {name} within {factor.whole}."
            spot = EvidenceSpot(said[:900], (factor.label,), row.number, self.sheet.page)
            self.bundle.claim(made, "partOf", whole, spot=spot, modality="state", place=place)
        return made

    def own_graph(self) -> tuple[list[DrawnNode], list[DrawnLine]]:
        """Its links as lines of an export of ours, if that is what it is."""
        lines = [line for row in self.sheet.rows if (line := self._own_line(row))]
        names = first_words(name for line in lines for name in (line.start, line.end))
        facts = {"type": "factor", "family": "effects"}
        return [DrawnNode(one, one, "factor", facts=facts | {RECORD_ID: slug(one) or one}) for one in names], lines

    def _own_line(self, row: SheetRow) -> DrawnLine | None:
        facts = {_fold(column): cell for column, cell in row.cells.items()}
        relation = self.bundle.vocabulary.relations.get(facts.get("relation", "").partition("/")[0])
        if relation is None or "claim_id" not in facts:
            return None if facts.keys() & {"claim_id"} else DrawnLine(str(row.number), "", "")
        ends = [self._factor(self.cell(row, end)).label for end in ("cause", "effect")]
        start, end = ends if relation.cause == "subject" else ends[::-1]
        told = {"anchor": self.cell(row, "quote"), RECORD_ID: facts["claim_id"],
                "voice": self.people.get(self.cell(row, "source"), {}).get("name", "")}  # fmt: skip
        kept = {name: cell for name, cell in facts.items() if name not in _PASSED}
        return DrawnLine(facts["claim_id"], start, end, place=self.sheet.place(row), facts=kept | told)


_PASSED = ("from_label", "to_label", "statement_id", "source_id", "quote", "hashtags", "claim_id")


def _short_names(labels: set[str]) -> dict[str, str]:
    """For each label the last part of it, where no other label ends so; else the whole."""
    short = {label: label.split("; ")[-1] for label in sorted(labels)}
    count: dict[str, int] = {}
    for name in short.values():
        count[name.casefold()] = count.get(name.casefold(), 0) + 1
    return {label: name if count[name.casefold()] == 1 else label.replace("; ", " – ") for label, name in short.items()}
