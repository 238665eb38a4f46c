"""Popolo: persons, organizations, posts, memberships and events, each with its sources; no contact details."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from ...record import Claim, web_link
from ...words.places import spot
from ..formats import WhatToWrite
from ..plain_words import one_line
from ..telling import about_lines, sentence_with_source
from .popolo_dates import Tenure, tenure

PERSON, ORGANISATION, POST, EVENT = "Person", "Organisation", "Post", "Event"
_PopoloEntry = dict[str, Any]
_UNTOLD = "of a claim what it says has a place; how it is put, who says so and where stand in a note"


def write(what: WhatToWrite) -> dict[str, bytes]:
    """One JSON document with a list for each class of Popolo."""
    popolo = PopoloLists(what)
    made = popolo.lists()
    for name, entries in made.items():
        what.report.count_written(name, len(entries))
    popolo.tell_left_out(made)
    # No class of Popolo, which its programs pass over.
    return {"": _json({"meta": dict(about_lines(what.record)), **made})}


class PopoloLists:
    """What of a record has a class in Popolo. Only what a source or we say was done or is so goes in."""

    def __init__(self, what: WhatToWrite) -> None:
        self.record, self.report = what.record, what.report
        self.used: set[str] = set()
        self.disputed = {
            (one.subject, one.predicate, one.object) for one in self.record.claims.values() if not one.supports
        }
        self._claims: defaultdict[tuple[str, str], list[Claim]] = defaultdict(list)
        for claim in self.record.claims.values():
            if claim.supports and not self.record.is_undone(claim) and claim.direction != "less":
                relation = self.record.relations[claim.predicate].root or claim.relation
                self._claims[relation, claim.subject].append(claim)
                if claim.object:
                    self._claims[f"^{relation}", claim.object].append(claim)

    def lists(self) -> dict[str, list[_PopoloEntry]]:
        """The entries by the name of their list, in order of id."""
        record = self.record
        return {
            "persons": [self.person(id) for id in record.things if record.is_of(id, PERSON)],
            "organizations": [self.organization(id) for id in record.things if record.is_of(id, ORGANISATION)],
            "posts": [self.post(id) for id in record.things if record.is_of(id, POST)],
            "memberships": sorted(self.memberships(), key=lambda one: str(one["id"])),
            "events": [self.event(id) for id in record.things if record.is_of(id, EVENT)],
        }

    def claims_of(self, relation: str, id: str, *others: str) -> list[Claim]:
        """The claims of a relation about a thing, ``^`` in front where it is the object; the other end is of a type."""
        found = self._claims.get((relation, id), [])
        if not others:
            return found
        return [one for one in found if self.record.is_of(one.subject if relation[0] == "^" else one.object, *others)]

    def only(self, claims: Iterable[Claim], end: str = "object") -> tuple[str, list[Claim]]:
        """What the one end of some claims is, and the claims that say so; empty, and told, where they name several."""
        found = list(claims)
        ends = {getattr(one, end) for one in found}
        if len(ends) > 1:
            for one in found:
                self.report.left_out.add("where claims name several and there is room for one, none is written", one.id)
        return (ends.pop(), found) if len(ends) == 1 else ("", [])

    def sources(self, claims: Iterable[Claim], *, dated: bool = False) -> list[_PopoloEntry]:
        """Where claims stand, each with what it says, how it is put, and who says so; ``dated``: their entry is."""
        made = []
        for claim in claims:
            if claim.id not in self.used:
                self.report.left_out.add(_UNTOLD, claim.id)
            self.used.add(claim.id)
            if claim.when and not dated:
                self.report.left_out.add("a date for which an entry has no field stands in its note", claim.id)
            if (claim.subject, claim.predicate, claim.object) in self.disputed:
                self.report.to_decide.add(
                    "another claim disputes this one, which has no place: keep it or not", claim.id
                )
            source = self.record.sources.get(claim.source)
            address = web_link(source.url) if source else ""
            words = (spot(self.record, claim.evidence[0]), f"“{claim.evidence[0].anchor}”")
            note = f"{sentence_with_source(self.record, claim)}, {': '.join(filter(None, words))}"
            made.append({"url": address or self.record.iri(claim.source), "note": note})
        return made

    def _names_and_numbers(self, id: str) -> _PopoloEntry:
        """What persons and organizations share."""
        thing = self.record.things[id]
        others = [{"name": one} for one in thing.aliases]
        others += [{"name": name, "note": language} for language, name in thing.names]
        return {
            "id": self.record.iri(id),
            "name": thing.name,
            "other_names": others,
            "identifiers": [_register_number(one) for one in thing.identifiers],
            "links": [{"url": thing.url}] if web_link(thing.url) else [],
        }

    def person(self, id: str) -> _PopoloEntry:
        """A person, with our own line on them."""
        return _known_parts({**self._names_and_numbers(id), "summary": one_line(self.record.things[id].description)})

    def organization(self, id: str) -> _PopoloEntry:
        """An organization, with the one that it is a unit of."""
        parent, claims = self.only(self.claims_of("unitOf", id, ORGANISATION))
        return _known_parts({
            **self._names_and_numbers(id),
            "classification": self.record.type_label(id),
            "parent_id": self.record.iri(parent) if parent else "",
            "description": one_line(self.record.things[id].description),
            "sources": self.sources(claims),
        })  # fmt: skip

    def post(self, id: str) -> _PopoloEntry:
        """A post, with the organization that it is in."""
        body, claims = self.only(self.claims_of("postIn", id, ORGANISATION))
        thing = self.record.things[id]
        if thing.description or thing.identifiers:
            self.report.left_out.add("descriptions and numbers of posts have no place", id)
        return _known_parts({
            "id": self.record.iri(id),
            "label": thing.name,
            "other_label": list(thing.other_names),
            "organization_id": self.record.iri(body) if body else "",
            "links": [{"url": thing.url}] if web_link(thing.url) else [],
            "sources": self.sources(claims),
        })  # fmt: skip

    def memberships(self) -> Iterator[_PopoloEntry]:
        """Who held a post, belonged to a body or was with one; and holdings, secondments and candidacies."""
        for relation in ("heldPost", "memberOf", "affiliatedWith", "onBehalfOf"):
            for id in self.record.things:
                if self.record.is_of(id, PERSON, ORGANISATION):
                    claims = self.claims_of(relation, id, POST if relation == "heldPost" else ORGANISATION)
                    for _, alike in groupby(sorted(claims, key=_end_and_time), key=_end_and_time):
                        yield self._of_claims(list(alike), relation)
        for id in self.record.things:
            if self.claims_of("holder", id) or self.claims_of("secondee", id):
                yield self._of_holding(id)

    def _of_claims(self, claims: list[Claim], relation: str) -> _PopoloEntry:
        """What claims tell of one member, one body or post, and one time."""
        claim, iri = claims[0], self.record.iri
        post = claim.object if relation == "heldPost" else ""
        if relation == "affiliatedWith":
            for one in claims:
                self.report.left_out.add("being with a body is written as being a member of it", one.id)
        body, bodies = (claim.object, list[Claim]())
        if post:
            body, bodies = self.only(self.claims_of("postIn", post, ORGANISATION))
        return _known_parts({
            "id": iri(claim.id),
            "label": one_line(self.record.sentence(claim, "")),
            "role": self.record.name(post) if post else "",
            **self._member(claim.subject),
            "organization_id": iri(body) if body and relation != "onBehalfOf" else "",
            "post_id": iri(post) if post else "",
            "on_behalf_of_id": iri(claim.object) if relation == "onBehalfOf" else "",
            **self._times_of(claims),
            "sources": [*self.sources(claims, dated=True), *self.sources(bodies)],
        })  # fmt: skip

    def _of_holding(self, id: str) -> _PopoloEntry:
        """A thing that is itself a time in a post, a secondment, a candidacy or a membership."""
        iri, record = self.record.iri, self.record
        member, who = self.only([*self.claims_of("holder", id), *self.claims_of("secondee", id)])
        post, posts = self.only(self.claims_of("inPost", id, POST))
        bodies = [*self.claims_of("hostedBy", id, ORGANISATION), *self.claims_of("memberOf", id, ORGANISATION)]
        body, hosts = self.only(bodies or (self.claims_of("postIn", post, ORGANISATION) if post else []))
        sent, senders = self.only(self.claims_of("onBehalfOf", id, ORGANISATION))
        if not sent:
            sent, senders = self.only(self.claims_of("^seconded", id, ORGANISATION), "subject")
        claims = [*who, *posts, *hosts, *senders]
        occurred = self.claims_of("occurred", id)[:1]
        when = next((one.value for one in occurred), "") or next((one.when for one in claims if one.when), "")
        return _known_parts({
            "id": iri(id),
            "label": record.things[id].name,
            "role": record.name(post) if post else record.type_label(id),
            **(self._member(member) if member else {}),
            "organization_id": iri(body) if body else "",
            "post_id": iri(post) if post else "",
            "on_behalf_of_id": iri(sent) if sent else "",
            **self._times(when, id),
            "sources": self.sources([*claims, *occurred]),
        })  # fmt: skip

    def _member(self, id: str) -> _PopoloEntry:
        if self.record.is_of(id, PERSON):
            return {"person_id": self.record.iri(id)}
        return {"member": {"@type": "Organization", "id": self.record.iri(id), "name": self.record.name(id)}}

    def _times_of(self, claims: Iterable[Claim]) -> _PopoloEntry:
        """The times of claims of one time; of each the report is told what it lacks."""
        return [self._times(one.when, one.id) for one in claims].pop()

    def _times(self, when: str, place: str) -> _PopoloEntry:
        """When a membership began and ended; a single date says neither."""
        found = tenure(when, self.report, place)
        if found.is_single:
            self.report.left_out.add("a single date tells neither beginning nor end: it stands in the note", place)
            found = Tenure()
        return {"start_date": found.start, "end_date": found.end}

    def event(self, id: str) -> _PopoloEntry:
        """An event, with when and where it was, who held it and who came."""
        record = self.record
        held, holders = self.only(self.claims_of("^held", id, ORGANISATION), "subject")
        place, places = self.only(self.claims_of("locatedIn", id))
        parent, parents = self.only(self.claims_of("partOf", id, EVENT))
        came = self.claims_of("^attended", id, PERSON)
        guests = sorted({one.subject for one in came})
        dated = self.claims_of("occurred", id)[:1]
        times = tenure(next((one.value or one.when for one in dated), ""), self.report, dated[0].id if dated else id)
        thing = record.things[id]
        if thing.other_names or thing.identifiers or thing.url:
            self.report.left_out.add("other names, numbers and addresses of events have no place", id)
        claims = [*holders, *places, *parents, *came]
        return _known_parts({
            "id": record.iri(id),
            "name": thing.name,
            "description": one_line(thing.description),
            "classification": record.type_label(id),
            "start_date": times.start,
            "end_date": times.start if times.is_single else times.end,
            "location": record.name(place) if place else "",
            "organization_id": record.iri(held) if held else "",
            "parent_id": record.iri(parent) if parent else "",
            "attendees": [{"id": record.iri(one), "name": record.name(one)} for one in guests],
            "sources": [*self.sources(dated, dated=True), *self.sources(claims)],
        })  # fmt: skip

    def tell_left_out(self, made: dict[str, list[_PopoloEntry]]) -> None:
        """Which things, claims and other parts of the record have no class in Popolo."""
        record, left = self.record, self.report.left_out
        written = {one["id"] for entries in made.values() for one in entries}
        things = [id for id in record.things if record.iri(id) in written]
        self.report.count_written("things", len(things))
        self.report.count_written("claims", len(self.used))
        for id in sorted(record.things.keys() - set(things)):
            left.add("things that are no person, organization, post, membership or event have no place", id)
        for claim in record.claims.values():
            if claim.id not in self.used:
                left.add(self._why(claim), claim.id)
        for name, ids in (("cautions", record.caveats), ("tests of explanations", record.tests)):
            for id in ids:
                left.add(f"{name} have no place", id)
        for id in record.voices:
            left.add("voices are named in the notes of sources; their roles and stakes have no place", id)
        for id in [*record.retracted, *record.retracted_caveats]:
            left.add("what was taken back is not written", id)

    def _why(self, claim: Claim) -> str:
        if not claim.supports:
            return "claims that dispute something have no place"
        if self.record.is_undone(claim):
            return "what is only asked, promised, planned or hoped for has no place"
        return "claims of what Popolo has no field for"


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _end_and_time(claim: Claim) -> tuple[str, str]:
    return claim.object, claim.when


def _register_number(text: str) -> _PopoloEntry:
    """A number in a register, with the register as its scheme where it tells one."""
    scheme, mark, number = text.partition(":")
    if not mark:
        *parts, number = text.split("-", 2)
        scheme = "-".join(parts)
    return _known_parts({"scheme": scheme, "identifier": number or text})


def _known_parts(entry: _PopoloEntry) -> _PopoloEntry:
    """An entry without what is not known."""
    return {name: value for name, value in entry.items() if value not in ("", [], None)}
