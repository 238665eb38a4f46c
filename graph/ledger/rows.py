"""The rows of a ledger, joined from claims: who asked whom, who promised what by when, and what became of it.

Nothing is added to what the record claims: where it gives no figure, deadline, answer or assessment, the row has none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..dates import bounds
from ..record import Claim, Record
from .model import Answer, Deadline, Figure, Linked, Row, Status

KINDS = {"Ask": "ask", "Response": "response", "Commitment": "commitment", "Pledge": "pledge"}
FIGURES = ("target", "baseline", "amount", "count", "duration")
# The claim that a row rests on: the act itself, else the one nearest to it; with whether the row is its object.
_LEADS = {"made": True, "asked": True, "respondedTo": False, "partOf": False, "putAt": False, "putTo": False}
_ACTS = ("asked", "made")
# Who else is named with it, though nothing says that they brought it about.
_NAMED = ("participatedIn", "about", "hasGoal")
_PARTNERS = ("withWhom",)
# An ask or promise is itself what is told, so that it needs no mark.
_SAID = ("asked", "committed")


def rows(record: Record) -> tuple[Row, ...]:
    """Every ask and promise of a record, in order of source and place in it.

    >>> from civicgraph import Dataset
    >>> row = next(row for row in rows(Dataset.shipped().record()) if row.id == "commitment-khan-living-hours")
    >>> [figure.text for figure in row.figures], row.deadlines, row.status
    (['2 times the number of accrediting businesses'], (), 'not-yet-assessed')
    """
    join = _Join(record)
    kinds = {thing.id: KINDS[thing.type] for thing in record.things.values() if thing.type in KINDS}
    made = [join.row(id, kind) for id, kind in kinds.items() if kind != "response" or not join.asks_of(id)]
    return tuple(sorted(made, key=_place))


def _place(row: Row) -> tuple[str, int, str]:
    lead = row.lead
    return (lead.source, lead.evidence[0].line, row.id) if lead else ("￿", 0, row.id)


def mark(record: Record, claims: Sequence[Claim], happened: bool = False) -> str:
    """How something is told where it is not plainly stated: by the best of its claims, and whether one disputes it.

    ``happened``: it is told as having happened, so that what was only asked or promised is marked too.
    """

    def is_plain(claim: Claim) -> bool:
        return not record.is_undone(claim) or (not happened and claim.modality in _SAID)

    if all(claim.supports and claim.wording == "stated" and is_plain(claim) for claim in claims):
        return ""
    supporting = [claim for claim in claims if claim.supports]
    notes = []
    if supporting:
        best = max((claim.wording for claim in supporting), key=lambda name: record.strength("wording", name))
        notes += [best] if best != "stated" else []
        if not any(map(is_plain, supporting)):
            notes.append(supporting[0].modality)
    return ", ".join([*notes, *(["disputed"] if len(supporting) < len(claims) else [])])


class _Join:
    """Reads the claims of one record for what a row needs."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self._ends: dict[str, dict[tuple[str, bool], list[Claim]]] = {}

    def ends(self, id: str, predicate: str, back: bool = False) -> list[Claim]:
        """The claims of one relation that begin at a thing, or, going back, that end at it."""
        if id not in self._ends:
            self._ends[id] = {}
            for claim in self.record.claims_about(id):
                self._ends[id].setdefault((claim.predicate, claim.subject != id), []).append(claim)
        return self._ends[id].get((predicate, back), [])

    def row(self, id: str, kind: str) -> Row:
        promise = kind in ("commitment", "pledge")
        asks = self.linked(id, "respondedTo", types=("Ask",)) if promise else ()
        put = [id, *(ask.id for ask in asks)]
        about = self.record.claims_about(id)
        return Row(
            id=id,
            kind=kind,
            lead=self.lead(id),
            wholes=self.wholes(id),
            asks=asks,
            promises=self.linked(id, "respondedTo", back=True, types=("Commitment", "Pledge")),
            asked_by=self.of_all(put, "asked", back=True),
            put_to=self.of_all(put, "putTo"),
            at=self.own_or_whole(id, "putAt") or self.of_all([ask.id for ask in asks], "putAt"),
            answers=self.answers(id) if kind == "response" else tuple(a for ask in put for a in self.answers_to(ask)),
            made_by=self.own_or_whole(id, "made", back=True),
            promised_to=self.own_or_whole(id, "promisedTo"),
            through=tuple(self.through(id)),
            figures=tuple(Figure(c, mark(self.record, [c])) for name in FIGURES for c in self.values(id, name)),
            deadlines=tuple(Deadline(c, mark(self.record, [c]), bounds(c.value)) for c in self.values(id, "deadline")),
            must_act=self.linked(id, "mustActBy"),
            terms=tuple(Figure(c, mark(self.record, [c])) for c in self.values(id, "hasState")),
            themes=self.of_all(put, "about", types=("Theme",)),
            assessments=tuple(self.assessments(id)),
            follow_up=tuple(self.follow_up(id)),
            caveats=tuple(caveat.id for caveat in self.record.caveats_about([id, *(claim.id for claim in about)])),
            sources=tuple(sorted({claim.source for claim in about})),
        )

    def linked(self, id: str, predicate: str, *, back: bool = False, types: Sequence[str] = ()) -> tuple[Linked, ...]:
        """What a relation ties to a thing, of some types; ``back``: from object to subject."""
        found: dict[str, list[Claim]] = {}
        for claim in self.ends(id, predicate, back):
            there = claim.subject if back else claim.object
            if self.is_a(there, types):
                found.setdefault(there, []).append(claim)
        return tuple(self.told(found))

    def told(self, found: dict[str, list[Claim]]) -> Iterator[Linked]:
        """Each thing with its claims; what is only disputed is left out."""
        for other, claims in sorted(found.items()):
            if any(claim.supports for claim in claims):
                yield Linked(other, mark(self.record, claims), tuple(claims))

    def is_a(self, id: str, types: Sequence[str]) -> bool:
        thing = self.record.things.get(id)
        return not types or (thing is not None and thing.type in types)

    def of_all(
        self, ids: Iterable[str], predicate: str, *, back: bool = False, types: Sequence[str] = ()
    ) -> tuple[Linked, ...]:
        """What a relation ties to any of several things, each once."""
        ids = tuple(ids)
        if len(ids) == 1:
            return self.linked(ids[0], predicate, back=back, types=types)
        found: dict[str, list[Claim]] = {}
        for id in ids:
            for one in self.linked(id, predicate, back=back, types=types):
                found.setdefault(one.id, []).extend(one.claims)
        return tuple(self.told(found))

    def own_or_whole(self, id: str, predicate: str, *, back: bool = False) -> tuple[Linked, ...]:
        """What a relation ties to a thing, or, where nothing, to the nearest larger one that it is part of."""
        seen, level = {id}, [id]
        while level:
            if found := self.of_all(level, predicate, back=back):
                return tuple(Linked(one.id, one.mark, one.claims, level != [id]) for one in found)
            level = [whole.id for part in level for whole in self.wholes(part) if whole.id not in seen]
            seen.update(level)
        return ()

    def wholes(self, id: str) -> tuple[Linked, ...]:
        """The larger asks or promises that one is part of."""
        return self.linked(id, "partOf", types=tuple(KINDS))

    def values(self, id: str, predicate: str) -> list[Claim]:
        """The claims that give a thing a value."""
        return [claim for claim in self.ends(id, predicate) if claim.supports]

    def asks_of(self, response: str) -> tuple[Linked, ...]:
        """The asks that a response is tied to: absence answers nothing, so it is only about an ask."""
        found: dict[str, list[Claim]] = {}
        for predicate in ("respondedTo", "about"):
            for one in self.linked(response, predicate, types=("Ask",)):
                found.setdefault(one.id, []).extend(one.claims)
        return tuple(self.told(found))

    def answers(self, response: str, ask: str = "", claims: Sequence[Claim] = ()) -> tuple[Answer, ...]:
        """What one response came to."""
        by = self.linked(response, "made", back=True)
        given = self.linked(response, "gaveAnswer")
        codes = [(one.id.removeprefix("answer:"), one.claims) for one in given] or [("", ())]
        return tuple(Answer(response, ask, by, code, ", ".join(self.weakest(claims, said))) for code, said in codes)

    def weakest(self, *links: Sequence[Claim]) -> list[str]:
        """The marks of links that all have to hold, each once."""
        return list(dict.fromkeys(note for claims in links if (note := mark(self.record, claims))))

    def answers_to(self, ask: str) -> Iterator[Answer]:
        """Every answer to an ask."""
        if not self.is_a(ask, ("Ask",)):
            return
        tied = [*self.linked(ask, "respondedTo", back=True, types=("Response",)), *self.linked(ask, "about", back=True)]
        for response in sorted({one.id for one in tied if self.is_a(one.id, ("Response",))}):
            link = next(one for one in self.asks_of(response) if one.id == ask)
            yield from self.answers(response, ask, link.claims)

    def assessments(self, id: str) -> list[Status]:
        """Every assessment of a promise, latest first; undated ones last."""
        found = [
            Status(
                one.id,
                claim.object.removeprefix("status:"),
                claim.when,
                self.linked(one.id, "made", back=True),
                mark(self.record, [claim]),
                claim,
            )
            for one in self.linked(id, "assesses", back=True)
            for claim in self.record.claims_about(one.id)
            if claim.predicate == "foundStatus" and claim.supports
        ]
        return sorted(found, key=_latest, reverse=True)

    def through(self, id: str) -> Iterator[Linked]:
        """What is said to have brought it about, and who else spoke for it, against it or helped."""
        found: dict[tuple[str, str], list[Claim]] = {}
        for claim in self.record.claims_about(id):
            relation = self.record.relations[claim.predicate]
            turned = relation.cause == "object" or claim.predicate in _PARTNERS
            cause = claim.object if turned else claim.subject
            acted = claim.predicate in (*_NAMED, *_PARTNERS) or self.record.tells_influence(relation.kind)
            if acted and cause != id and not self.joined(claim):
                phrase = relation.inverse if claim.object == id else relation.label
                found.setdefault((phrase, cause), []).append(claim)
        yield from self.phrased(found)

    def follow_up(self, id: str) -> Iterator[Linked]:
        """What is said to have followed from it, or only after it."""
        found: dict[tuple[str, str], list[Claim]] = {}
        for claim in self.record.claims_about(id):
            relation = self.record.relations[claim.predicate]
            first, then = (
                (claim.subject, claim.object) if relation.cause == "subject" else (claim.object, claim.subject)
            )
            if relation.cause and relation.kind != "structural" and first == id and not self.joined(claim):
                phrase = relation.label if claim.subject == id else relation.inverse
                found.setdefault((phrase, then), []).append(claim)
        yield from self.phrased(found)

    def joined(self, claim: Claim) -> bool:
        """Whether the claim is told in another column of the row."""
        return claim.predicate in (*_ACTS, "respondedTo") or self.is_a(claim.subject, ("Response",))

    def phrased(self, found: dict[tuple[str, str], list[Claim]]) -> Iterator[Linked]:
        for (phrase, other), claims in sorted(found.items()):
            if any(claim.supports for claim in claims):
                yield Linked(other, mark(self.record, claims, happened=True), tuple(claims), phrase=phrase)

    def lead(self, id: str) -> Claim | None:
        """The claim that a row rests on."""
        for predicate, back in _LEADS.items():
            for claim in self.ends(id, predicate, back):
                if claim.supports:
                    return claim
        return next((claim for claim in self.record.claims_about(id) if claim.supports), None)


def _latest(status: Status) -> tuple[bool, str, str, str]:
    when = status.claim.bounds
    return (bool(status.when), when.end_hi, when.start_lo, status.claim.id)
