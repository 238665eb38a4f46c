"""The rows of a ledger, joined from claims: who asked whom, who promised what by when, and what became of it.

Nothing is added to what the record claims: where it gives no figure, deadline, answer or assessment, the row has none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from weakref import ref

from ..dates import bounds
from ..record import Claim, Record
from .inherited_themes import inherited_themes
from .model import AskAnswer, Deadline, LedgerFigure, LinkedThing, Row, Status

KINDS = {"Ask": "ask", "Response": "response", "Commitment": "commitment", "Pledge": "pledge"}
FIGURES = ("target", "baseline", "amount", "count", "duration")
# The claim that a row rests on: the act itself, else the one nearest to it; with whether the row is its object.
_LEADS = {"made": True, "asked": True, "respondedTo": False, "partOf": False, "putAt": False, "putTo": False}
_ACTS = ("asked", "made")
# Who else is named with it, though nothing says that they brought it about.
_NAMED = ("participatedIn", "about", "hasGoal")
_PARTNERS = ("withWhom",)
# An ask or promise is itself what the claim is about, so that it needs no mark.
SAID = ("asked", "committed")


# Those of the record that was read last: a report asks for them several times.
_kept: list[tuple[ref[Record], tuple[Row, ...]]] = []


def rows(record: Record) -> tuple[Row, ...]:
    """Every ask and promise of a record, in order of source and place in it.

    >>> from civicgraph import Dataset
    >>> row = next(row for row in rows(Dataset.shipped().record()) if row.id == "commitment-khan-living-hours")
    >>> [figure.text for figure in row.figures], row.deadlines, row.status
    (['2 times the number of accrediting businesses'], (), 'not-yet-assessed')
    """
    if _kept and _kept[-1][0]() is record:
        return _kept[-1][1]
    join = Join(record)
    kind_of = {name: kind for name in record.types if (kind := kind_of_type(record, name))}
    kinds = {thing.id: kind_of[thing.type] for thing in record.things.values() if thing.type in kind_of}
    found = [join.row(id, kind) for id, kind in kinds.items() if kind != "response" or not join.asks_of(id)]
    ordered = tuple(sorted(found, key=_sort_key))
    _kept[:] = [(ref(record), ordered)]
    return ordered


def kind_of_type(record: Record, name: str) -> str:
    """What a type is in the ledger, by its own name or that of a type above it; empty where it is none."""
    return next((KINDS[one] for one in (name, *record.types[name].above) if one in KINDS), "")


def _sort_key(row: Row) -> tuple[str, int, str]:
    lead = row.lead
    return (lead.source, lead.evidence[0].line, row.id) if lead else ("￿", 0, row.id)


def mark(record: Record, claims: Sequence[Claim], happened: bool = False) -> str:
    """The wording of something that is not plainly stated: of the best of its claims, and whether one disputes it.

    ``happened``: it is shown as having happened, so that what was only asked or promised is marked too.
    """

    def is_plain(claim: Claim) -> bool:
        return not record.is_undone(claim) or (not happened and claim.modality in SAID)

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


class Join:
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
        asks = self.links(id, "respondedTo", types=("Ask",)) if promise else ()
        put = [id, *(ask.id for ask in asks)]
        about = self.record.claims_about(id)
        themes = self.links_of_all(put, "about", types=("Theme",))
        return Row(
            id=id,
            kind=kind,
            lead=self.lead(id),
            wholes=self.wholes(id),
            asks=asks,
            promises=self.links(id, "respondedTo", back=True, types=("Commitment", "Pledge")),
            asked_by=self.links_of_all(put, "asked", back=True),
            put_to=self.links_of_all(put, "putTo"),
            at=self.own_or_whole(id, "putAt") or self.links_of_all([ask.id for ask in asks], "putAt"),
            answers=self.answers(id) if kind == "response" else tuple(a for ask in put for a in self.answers_to(ask)),
            made_by=self.own_or_whole(id, "made", back=True),
            promised_to=self.own_or_whole(id, "promisedTo"),
            through=tuple(self.through(id)),
            figures=tuple(LedgerFigure(c, mark(self.record, [c])) for name in FIGURES for c in self.values(id, name)),
            deadlines=tuple(Deadline(c, mark(self.record, [c]), bounds(c.value)) for c in self.values(id, "deadline")),
            must_act=self.links(id, "mustActBy"),
            terms=tuple(LedgerFigure(c, mark(self.record, [c])) for c in self.values(id, "hasState")),
            themes=themes,
            inherited_themes=inherited_themes(self, id, {theme.id for theme in themes}),
            assessments=tuple(self.assessments(id)),
            follow_up=tuple(self.follow_up(id)),
            caveats=tuple(caveat.id for caveat in self.record.caveats_about([id, *(claim.id for claim in about)])),
            sources=tuple(sorted({claim.source for claim in about})),
        )

    def links(
        self, id: str, predicate: str, *, back: bool = False, types: Sequence[str] = ()
    ) -> tuple[LinkedThing, ...]:
        """What a relation ties to a thing, of some types; ``back``: from object to subject."""
        found: dict[str, list[Claim]] = {}
        for claim in self.ends(id, predicate, back):
            there = claim.subject if back else claim.object
            if self.is_a(there, types):
                found.setdefault(there, []).append(claim)
        return tuple(self.supported_links(found))

    def supported_links(self, found: dict[str, list[Claim]]) -> Iterator[LinkedThing]:
        """Each thing with its claims; what is only disputed is left out."""
        for other, claims in sorted(found.items()):
            if any(claim.supports for claim in claims):
                yield LinkedThing(other, mark(self.record, claims), tuple(claims))

    def is_a(self, id: str, types: Sequence[str]) -> bool:
        return not types or self.record.is_of(id, *types)

    def links_of_all(
        self, ids: Iterable[str], predicate: str, *, back: bool = False, types: Sequence[str] = ()
    ) -> tuple[LinkedThing, ...]:
        """What a relation ties to any of several things, each once."""
        ids = tuple(ids)
        if len(ids) == 1:
            return self.links(ids[0], predicate, back=back, types=types)
        found: dict[str, list[Claim]] = {}
        for id in ids:
            for one in self.links(id, predicate, back=back, types=types):
                found.setdefault(one.id, []).extend(one.claims)
        return tuple(self.supported_links(found))

    def own_or_whole(self, id: str, predicate: str, *, back: bool = False) -> tuple[LinkedThing, ...]:
        """What a relation ties to a thing, or, where nothing, to the nearest larger one that it is part of."""
        seen, level = {id}, [id]
        while level:
            if found := self.links_of_all(level, predicate, back=back):
                return tuple(LinkedThing(one.id, one.mark, one.claims, level != [id]) for one in found)
            level = [whole.id for part in level for whole in self.wholes(part) if whole.id not in seen]
            seen.update(level)
        return ()

    def wholes(self, id: str) -> tuple[LinkedThing, ...]:
        """The larger asks or promises that one is part of."""
        return self.links(id, "partOf", types=tuple(KINDS))

    def parts(self, id: str) -> tuple[LinkedThing, ...]:
        """The smaller asks or promises that one is made up of."""
        return self.links(id, "partOf", back=True, types=tuple(KINDS))

    def family(self, id: str) -> str:
        """The family of a thing's type; empty for what is no thing."""
        thing = self.record.things.get(id)
        return self.record.types[thing.type].family if thing and thing.type in self.record.types else ""

    def values(self, id: str, predicate: str) -> list[Claim]:
        """The claims that give a thing a value."""
        return [claim for claim in self.ends(id, predicate) if claim.supports]

    def asks_of(self, response: str) -> tuple[LinkedThing, ...]:
        """The asks that a response is tied to: absence answers nothing, so it is only about an ask."""
        found: dict[str, list[Claim]] = {}
        for predicate in ("respondedTo", "about"):
            for one in self.links(response, predicate, types=("Ask",)):
                found.setdefault(one.id, []).extend(one.claims)
        return tuple(self.supported_links(found))

    def answers(self, response: str, ask: str = "", claims: Sequence[Claim] = ()) -> tuple[AskAnswer, ...]:
        """What one response came to."""
        by = self.links(response, "made", back=True)
        given = self.links(response, "gaveAnswer")
        codes = [(one.id.removeprefix("answer:"), one.claims) for one in given] or [("", ())]
        return tuple(
            AskAnswer(response, ask, by, code, ", ".join(self.weakest(claims, said)), _own_answer(said))
            for code, said in codes
        )

    def weakest(self, *links: Sequence[Claim]) -> list[str]:
        """The marks of links that all have to hold, each once."""
        return list(dict.fromkeys(note for claims in links if (note := mark(self.record, claims))))

    def answers_to(self, ask: str) -> Iterator[AskAnswer]:
        """Every answer to an ask."""
        if not self.is_a(ask, ("Ask",)):
            return
        tied = [*self.links(ask, "respondedTo", back=True, types=("Response",)), *self.links(ask, "about", back=True)]
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
                self.links(one.id, "made", back=True),
                mark(self.record, [claim]),
                claim,
            )
            for one in self.links(id, "assesses", back=True)
            for claim in self.record.claims_about(one.id)
            if claim.predicate == "foundStatus" and claim.supports
        ]
        return sorted(found, key=_date_order, reverse=True)

    def through(self, id: str) -> Iterator[LinkedThing]:
        """What is said to have brought it about, and who else supported it, opposed it or helped."""
        found: dict[tuple[str, str], list[Claim]] = {}
        for claim in self.record.claims_about(id):
            relation = self.record.relations[claim.predicate]
            turned = relation.cause == "object" or claim.predicate in _PARTNERS
            cause = claim.object if turned else claim.subject
            acted = claim.predicate in (*_NAMED, *_PARTNERS) or self.record.tells_influence(relation.kind)
            if acted and cause != id and not self.is_in_other_column(claim):
                phrase = relation.inverse if claim.object == id else relation.label
                found.setdefault((phrase, cause), []).append(claim)
        yield from self.phrased_links(found)

    def follow_up(self, id: str) -> Iterator[LinkedThing]:
        """What is said to have followed from it, or only after it."""
        found: dict[tuple[str, str], list[Claim]] = {}
        for claim in self.record.claims_about(id):
            relation = self.record.relations[claim.predicate]
            first, then = (
                (claim.subject, claim.object) if relation.cause == "subject" else (claim.object, claim.subject)
            )
            if relation.cause and relation.kind != "structural" and first == id and not self.is_in_other_column(claim):
                phrase = relation.label if claim.subject == id else relation.inverse
                found.setdefault((phrase, then), []).append(claim)
        yield from self.phrased_links(found)

    def is_in_other_column(self, claim: Claim) -> bool:
        """Whether the claim is shown in another column of the row."""
        return claim.predicate in (*_ACTS, "respondedTo") or self.is_a(claim.subject, ("Response",))

    def phrased_links(self, found: dict[tuple[str, str], list[Claim]]) -> Iterator[LinkedThing]:
        for (phrase, other), claims in sorted(found.items()):
            if any(claim.supports for claim in claims):
                yield LinkedThing(other, mark(self.record, claims, happened=True), tuple(claims), phrase=phrase)

    def lead(self, id: str) -> Claim | None:
        """The claim that a row rests on."""
        for predicate, back in _LEADS.items():
            for claim in self.ends(id, predicate, back):
                if claim.supports:
                    return claim
        return next((claim for claim in self.record.claims_about(id) if claim.supports), None)


def _own_answer(said: Sequence[Claim]) -> str:
    """The workspace's own code that all claims of an answer were coded as."""
    own = {next((one for one in claim.coded_as if one.startswith("answer:")), "") for claim in said}
    return own.pop() if len(own) == 1 else ""


def _date_order(status: Status) -> tuple[bool, str, str, str]:
    when = status.claim.bounds
    return (bool(status.when), when.end_hi, when.start_lo, status.claim.id)
