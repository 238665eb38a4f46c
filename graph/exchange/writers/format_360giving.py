"""360Giving: the grants of a record as CSV, a row each, with the titles of the 360Giving Data Standard 1.1."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import chain

from ...record import Claim, Thing, web_link
from ...spreadsheets import MARK, neutralise, sheet
from ..formats import WhatToWrite
from ..plain_words import one_line
from ..telling import draft_note

OCCURRED = "occurred"
GRANT, ORGANISATION, PERSON, PLACE = "Grant", "Organisation", "Person", "Place"
_REQUIRED = (
    "Identifier", "Title", "Description", "Currency", "Amount Awarded", "Award Date", "Funding Org:Identifier",
    "Funding Org:Name",
)  # fmt: skip
_RECIPIENTS = ("Recipient Org:Identifier", "Recipient Org:Name"), ("Recipient Ind:Identifier", "Recipient Ind:Name")
_MORE = (
    "Recipient Org:Web Address", "Grant Programme:Code", "Grant Programme:Title", "Beneficiary Location:Name",
    "Beneficiary Location:Geographic Code", "Planned Dates:Start Date", "Planned Dates:End Date",
    "Actual Dates:Start Date", "Actual Dates:End Date", "URL", "Data Source",
)  # fmt: skip
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DATES = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?")
_AMOUNT = re.compile(r"\d+(\.\d+)?")
_ORG_ID = re.compile(r"[A-Z]{2}-[A-Z0-9]+-\S+|360G-\S+")
_UNTOLD = "of a claim what it says has a place, not how it is put, who says so, and where"
_GrantRow = dict[str, list[str]]


def write(what: WhatToWrite) -> dict[str, bytes]:
    """One CSV file; a title that holds for several recipients or funders of one grant is numbered."""
    grants = GrantRows(what)
    rows = [grants.row(thing) for thing in what.record.things.values() if what.record.is_of(thing.id, GRANT)]
    grants.tell_left_out(len(rows))
    head = list(_head(rows))
    cells = [[_cell(row, title) for title in head] for row in rows]
    return {"": (MARK + sheet(head, cells)).encode()}


def _head(rows: list[_GrantRow]) -> list[str]:
    """The titles that are required, and those that a row has something for; numbered where one has several."""
    used = {title for row in rows for title, values in row.items() if any(values)}
    people = bool(used & set(_RECIPIENTS[1])) and not used & set(_RECIPIENTS[0])
    asked = [*_REQUIRED, *_RECIPIENTS[people]]
    titles = [*asked, *(one for one in (*chain(*_RECIPIENTS), *_MORE) if one in used and one not in asked)]
    made: list[str] = []
    for title in titles:
        most = max((len(row.get(title, ())) for row in rows), default=1)
        group, _, field = title.partition(":")
        made += [title] if most < 2 else [f"{group}:{number}:{field}" for number in range(most)]
    return made


def _cell(row: _GrantRow, title: str) -> str:
    group, number, field = (*title.split(":"), "", "")[:3]
    values = row.get(f"{group}:{field}" if number.isdecimal() else title, [])
    at = int(number) if number.isdecimal() else 0
    value = values[at] if at < len(values) else ""
    return value if title == "Amount Awarded" else neutralise(value)


class GrantRows:
    """Rows of grants; only what was done or is so goes in. The report is told what a row lacks."""

    def __init__(self, what: WhatToWrite) -> None:
        self.record, self.report = what.record, what.report
        self.used: set[str] = set()
        self.whole = 0
        self.places: defaultdict[str, set[str]] = defaultdict(set)
        self._claims: defaultdict[tuple[str, str], list[Claim]] = defaultdict(list)
        for claim in self.record.claims.values():
            relation = self.record.relations[claim.predicate].root or claim.relation
            is_said = claim.supports and claim.subject in self.record.things
            if is_said and (relation == OCCURRED or not self.record.is_undone(claim)):
                self._claims[relation, claim.object if relation == "funded" else claim.subject].append(claim)

    def row(self, thing: Thing) -> _GrantRow:
        """The values of one grant by the title of their column."""
        given, received = self.claims_of("funded", thing.id), self.claims_of("awardedTo", thing.id)
        award = self._award_date([*given, *received])
        row: _GrantRow = {
            "Identifier": [self._grant_number(thing)],
            "Title": [one_line(thing.name)],
            "Description": [one_line(thing.description)],
            **self._amount(thing.id),
            "Award Date": [award],
            **self._parties("Funding Org", [one.subject for one in given]),
            **self._recipients([one.object for one in received]),
            **self._besides(thing, given),
            **self._times(thing.id),
        }
        self._tell_dates(thing, award)
        lacks = [title for title in _REQUIRED if not any(row.get(title, ()))]
        if not any(any(row.get(titles[1], ())) for titles in _RECIPIENTS):
            lacks.append(_RECIPIENTS[0][1])
        for title in lacks:
            self.report.to_decide.add(f"the standard requires {title}, which is not on record: fill it in", thing.id)
        self.whole += not lacks
        return row

    def claims_of(self, relation: str, id: str, *others: str) -> list[Claim]:
        """The claims of a relation about a grant, those whose object is of some type."""
        found = self._claims.get((relation, id), [])
        found = [one for one in found if not others or self.record.is_of(one.object, *others)]
        self.used.update(one.id for one in found)
        return found

    def _grant_number(self, thing: Thing) -> str:
        if thing.other_names or thing.identifiers[1:]:
            self.report.left_out.add("other names and further numbers of grants have no place", thing.id)
        if thing.identifiers:
            return thing.identifiers[0]
        self.report.guessed.add("a grant without a number of its own is known by its address in this record", thing.id)
        return self.record.iri(thing.id)

    def _amount(self, id: str) -> _GrantRow:
        claims = self.claims_of("amount", id)
        sums = {(one.unit, one.value) for one in claims}
        if len(sums) > 1:
            self.report.to_decide.add("sources give several amounts for the grant: none is written", id)
        if any(not _AMOUNT.fullmatch(value) for _, value in sums):
            self.report.to_decide.add("an amount that is no plain number, or less than nothing, is not written", id)
        if len(sums) != 1 or not all(_AMOUNT.fullmatch(value) for _, value in sums):
            self.used -= {one.id for one in claims}
            return {}
        unit, value = sums.pop()
        if claims[0].qualifier:
            self.report.guessed.add("an amount that a source gives as about so much is written without that", id)
        return {"Currency": [unit], "Amount Awarded": [value]}

    def _tell_dates(self, thing: Thing, award: str) -> None:
        """Which claims of a grant have another date than it was awarded on, which is that of all in a row."""
        for relation in ("funded", "awardedTo", "amount", "partOf", "targetedAt"):
            for claim in self._claims.get((relation, thing.id), []):
                if claim.id in self.used and claim.when and claim.when != award:
                    self.report.left_out.add("a date of a claim that is not the day of the award", claim.id)
                elif claim.id in self.used and award and not claim.when:
                    self.report.guessed.add("a claim without a date reads as of the day of the award", claim.id)

    def _times(self, id: str) -> _GrantRow:
        """When it was or is to be, of each the first time that the standard can say."""
        made: _GrantRow = {}
        for claim in self._claims.get((OCCURRED, id), []):
            start, mark, end = claim.value.partition("/")
            ends = (start, end if mark else start)
            group = "Planned Dates" if self.record.is_undone(claim) else "Actual Dates"
            is_plain = all(_DATES.fullmatch(one) or one in ("", "..") for one in ends) and any(
                map(_DATES.fullmatch, ends)
            )
            if is_plain and f"{group}:Start Date" not in made:
                self.used.add(claim.id)
                made |= {f"{group}:Start Date": [ends[0].strip(".")], f"{group}:End Date": [ends[1].strip(".")]}
        return made

    def _award_date(self, claims: list[Claim]) -> str:
        """The first date of the claims that is a day; else the first that is known as far as a month or year."""
        dates = [one.when for one in claims if _DATES.fullmatch(one.when)]
        day = next((one for one in dates if _DAY.fullmatch(one)), "")
        if dates and not day:
            self.report.to_decide.add("the standard wants the day of the award; the record has less", claims[0].id)
        return day or next(iter(dates), "")

    def _recipients(self, ids: list[str]) -> _GrantRow:
        people = [id for id in ids if self.record.is_of(id, PERSON)]
        bodies = [id for id in ids if id not in people]
        row = {**self._parties("Recipient Org", bodies), **self._parties("Recipient Ind", people)}
        known = [self.record.things.get(id) for id in dict.fromkeys(bodies)]
        row["Recipient Org:Web Address"] = [web_link(one.url) if one else "" for one in known]
        return row

    def _parties(self, group: str, ids: list[str]) -> _GrantRow:
        parties = list(dict.fromkeys(ids))
        if not parties:
            return {}
        names = [one_line(self.record.name(id)) for id in parties]
        return {f"{group}:Identifier": [self._party_number(id) for id in parties], f"{group}:Name": names}

    def _party_number(self, id: str) -> str:
        """The org-id of a party, where it has one; else its address in this record."""
        if not self.record.is_of(id, ORGANISATION, PERSON):
            self.report.guessed.add("what is no organisation stands where one is asked for", id)
        thing = self.record.things.get(id)
        known = [one for one in thing.identifiers if _ORG_ID.fullmatch(one)] if thing else []
        if known:
            return known[0]
        self.report.guessed.add("who has no number in a register of organisations is known by the address here", id)
        return self.record.iri(id)

    def _besides(self, thing: Thing, given: list[Claim]) -> _GrantRow:
        """What the standard allows and does not require."""
        record = self.record
        wholes = list(dict.fromkeys(one.object for one in self.claims_of("partOf", thing.id)))
        places = list(dict.fromkeys(one.object for one in self.claims_of("targetedAt", thing.id, PLACE)))
        codes = [next((n.removeprefix("gss:") for n in record.things[id].identifiers if n.startswith("gss:")), "")
                 for id in places]  # fmt: skip
        for id, code in zip(places, codes, strict=True):
            if not code:
                self.places[one_line(record.name(id)).casefold()].add(id)
        addresses = [web_link(record.sources[one.source].url) for one in given if one.source in record.sources]
        return {
            "Grant Programme:Code": list(map(record.iri, wholes)),
            "Grant Programme:Title": [one_line(record.name(id)) for id in wholes],
            "Beneficiary Location:Name": [one_line(record.name(id)) for id in places],
            "Beneficiary Location:Geographic Code": codes,
            "URL": [web_link(thing.url)],
            "Data Source": [next(filter(None, addresses), "")],
        }

    def tell_left_out(self, grants: int) -> None:
        """How many grants were written, how many of them with all that is required, and what has no place."""
        record, left = self.record, self.report.left_out
        written = {"grants": grants, "grants with all that is required": self.whole, "claims": len(self.used)}
        for kind, number in written.items():
            self.report.count_written(kind, number)
        for id in record.things:
            if not record.is_of(id, GRANT):
                left.add("things that are no grants have no row of their own", id)
        for id in record.claims:
            if id not in self.used:
                left.add("claims of what a register of grants has no column for", id)
        for id in sorted(self.used):
            left.add(_UNTOLD, id)
        for alike in self.places.values():
            for id in sorted(alike) if len(alike) > 1 else ():
                left.add("places of one name without a code are not told apart", id)
        others = {"cautions": record.caveats, "tests of explanations": record.tests, "voices": record.voices}
        for name, ids in others.items():
            for id in ids:
                left.add(f"{name} have no place", id)
        for id in [*record.retracted, *record.retracted_caveats]:
            left.add("what was taken back is not written", id)
        if note := draft_note(record):
            left.add(f"that it is a draft has no place in CSV. {note}")
