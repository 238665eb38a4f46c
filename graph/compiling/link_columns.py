"""The columns of the trace graph, of all claims at once, for :class:`~..tracing.graph.TraceGraph`."""

from __future__ import annotations

import marshal
from array import array
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from ..indexed import Links
from ..passages import AGENTS, share_sentence
from ..record import IDENTITY_RELATIONS, Record
from ..storage.open_record import NUMBER, RANK
from ..storage.sections import SectionWriter
from ..tracing.edges import LESS, SHARED_WORK, given_by, least_strength, sign_of
from ..tracing.graph import NOBODY
from .compiled_file import Saying
from .number_columns import Array, order_of

if TYPE_CHECKING:
    from .indexing import RecordWriter

T = TypeVar("T")
_RANKS = ("strength", "gives", "sign")


class LinkColumns:
    """Which claims are links of the trace graph, between which things, and what they bear.

    ``subjects`` and ``objects`` are numbers of things by claim, -1 where that end is none.
    """

    def __init__(self, writer: RecordWriter, subjects: Array, objects: Array) -> None:
        self.writer, self.subjects, self.objects = writer, subjects, objects
        words, sources = writer.vocabulary, range(len(writer.orders["sources"].rows))
        self.record = Record(
            base="", hash="", origin="", things={}, claims={}, caveats={}, voices={},
            sources={one.id: one for one in (writer.item("sources", number) for number in sources)},
            relations=writer.relations, types=words.types, codes=words.codes,
        )  # fmt: skip
        self.sayings, self.said = self._sayings()

    def write(self, writer: SectionWriter) -> None:
        """Writes the columns of the links, the names of speakers, and the claims that credit a piece of work."""
        starts_at_subject = self._by_saying(lambda one: self._cause(one) == "subject")
        start = np.where(starts_at_subject, self.subjects, self.objects)
        end = np.where(starts_at_subject, self.objects, self.subjects)
        is_walked = self._by_saying(lambda one: bool(self._cause(one))) & self._supports
        kept = np.flatnonzero(is_walked & (start >= 0) & (end >= 0) & (start != end))
        start, end, said = start[kept], end[kept], self.said[kept]
        source, voice, speakers = self._speakers(kept)
        many = len(self.writer.orders["things"].rows)
        signs = self._weigh(lambda one: sign_of(self.record, one.predicate))[said]
        columns: dict[str, Callable[[], Array]] = {
            "claims": lambda: kept,
            "start": lambda: start,
            "end": lambda: end,
            "said": lambda: said,
            "since": lambda: self.writer.of_claims([file.since for file in self.writer.files], NUMBER)[kept],
            "until": lambda: self.writer.of_claims([file.until for file in self.writer.files], NUMBER)[kept],
            "source": lambda: source,
            "voice": lambda: voice,
            "strength": lambda: self._strengths(kept),
            "gives": lambda: self._weigh(lambda one: given_by(self.record, one.predicate, one.share))[said],
            "sign": lambda: signs if LESS in signs else signs[:0],
            "order_out": lambda: _by_end(start, end, many),
            "first_out": lambda: _firsts(start, many),
            "order_into": lambda: _by_end(end, start, many),
            "first_into": lambda: _firsts(end, many),
        }
        # One at a time, for of many millions each takes much space.
        for name in Links._fields[:-1]:
            writer.put(f"links.{name}", columns[name]().astype(RANK if name in _RANKS else NUMBER).tobytes())
        writer.put("links.speakers", marshal.dumps(speakers, 2))
        numbers = np.flatnonzero(self._by_saying(lambda one: one.predicate in IDENTITY_RELATIONS)).tolist()
        writer.put("identities", marshal.dumps([self.writer.item("claims", number).id for number in numbers], 2))
        writer.put("agentless", marshal.dumps(self.agentless, 2))

    def _sayings(self) -> tuple[list[Saying], Array]:
        """What claims say, each once, and which of it every claim says."""
        return self._number([file.sayings for file in self.writer.files], [file.said for file in self.writer.files])

    def _number(self, lists: Sequence[Sequence[T]], columns: Sequence[array[int]]) -> tuple[list[T], Array]:
        """Values that each file numbers by itself, numbered for all files alike, by claim."""
        numbers: dict[T, int] = {}
        renumbered: list[Any] = []
        for values, column in zip(lists, columns, strict=True):
            own = np.array([numbers.setdefault(value, len(numbers)) for value in values], NUMBER)
            renumbered.append(own[np.frombuffer(column, NUMBER)] if len(column) else column)
        return list(numbers), self.writer.of_claims(renumbered, NUMBER)

    def _cause(self, saying: Saying) -> str:
        """The end of what a claim says that comes first; empty where it is not walked."""
        relation = self.record.relations.get(saying.predicate)
        return relation.cause if relation else ""

    def _weigh(self, weight: Callable[[Saying], int]) -> Array:
        """A rank of each of what claims say; 0 of what is not walked."""
        return np.array([weight(one) if self._cause(one) else 0 for one in self.sayings], "b")

    def _by_saying(self, holds: Callable[[Saying], bool]) -> Array:
        """Whether something holds of what a claim says, by claim."""
        return np.array([holds(one) for one in self.sayings], bool)[self.said]

    @cached_property
    def _supports(self) -> Array:
        return self._by_saying(lambda one: one.polarity != "disputes")

    @cached_property
    def _is_told(self) -> Array:
        return self._by_saying(lambda one: one.wording != "inferred" or bool(one.reading))

    def _speakers(self, kept: Array) -> tuple[Array, Array, list[str]]:
        """The numbers of the source and the voice of each link, given out as they come up, and their ids."""
        files = self.writer.files
        ids, source = self._number([one.source_ids for one in files], [one.sources for one in files])
        names, voice = self._number([one.voice_ids for one in files], [one.voices for one in files])
        numbers: dict[str, int] = {}
        origins = np.array([numbers.setdefault(self.record.origin_of(id), len(numbers)) for id in ids], int)
        voices = np.array([numbers.setdefault(id, len(numbers)) for id in names], int)
        told = self._is_told[kept]
        both = np.full((len(kept), 2), NOBODY, NUMBER)
        both[:, 0] = origins[source[kept]] if len(kept) else NOBODY
        both[told, 1] = voices[voice[kept][told]]
        in_order = _as_met(both[both != NOBODY], len(numbers))
        rank = np.full(len(numbers) + 1, NOBODY)
        rank[in_order] = np.arange(len(in_order))
        speakers = list(numbers)
        return (
            np.where(told, rank[both[:, 0]], NOBODY),
            np.where(told, rank[both[:, 1]], NOBODY),
            [speakers[one] for one in in_order],
        )

    def _strengths(self, kept: Array) -> Array:
        record = self.record
        of_sayings = self._weigh(
            lambda one: least_strength(record, one.predicate, one.wording, one.modality, one.reading)
        )
        found = of_sayings[self.said[kept]]
        credits_work = np.isin(kept, self._agentless_numbers)
        return np.where(credits_work, np.minimum(found, record.strength("joint", SHARED_WORK)), found)

    @cached_property
    def agentless(self) -> dict[str, tuple[str, ...]]:
        """See :attr:`~..record.Record.agentless`."""
        return {work: acts for _, work, acts in self._agentless}

    @property
    def _agentless_numbers(self) -> list[int]:
        return [number for number, _, _ in self._agentless]

    @cached_property
    def _agentless(self) -> list[tuple[int, str, tuple[str, ...]]]:
        """The numbers and ids of claims that credit a piece of work, each with those that name who did it."""
        gives_part, names_maker = self._by_saying(self._gives_part), self._by_saying(self._names_maker)
        by_agent = np.append(self._is_agent(), False)[self.subjects]
        objects = self.writer.of_claims([file.objects for file in self.writer.files], "Q")
        is_act = self._supports & (objects != 0) & by_agent & (names_maker | gives_part)
        is_work = self._supports & (objects != 0) & ~by_agent & names_maker & self._is_told
        shared = np.intersect1d(objects[is_act], objects[is_work])
        acts, found = defaultdict(list), []
        for number in np.flatnonzero(is_act & np.isin(objects, shared)).tolist():
            acts[int(objects[number])].append(self.writer.item("claims", number))
        for number in np.flatnonzero(is_work & np.isin(objects, shared)).tolist():
            work = self.writer.item("claims", number)
            if named := [act.id for act in acts[int(objects[number])] if share_sentence(work, act)]:
                found.append((number, work.id, tuple(sorted(named))))
        return found

    def _gives_part(self, saying: Saying) -> bool:
        relation = self.record.relations.get(saying.predicate)
        return bool(relation and (relation.gives_part or saying.share or relation.share))

    def _names_maker(self, saying: Saying) -> bool:
        relation = self.record.relations.get(saying.predicate)
        return bool(relation and relation.names_maker)

    def _is_agent(self) -> Array:
        """Whether a thing is somebody who acts, by thing."""
        types, files = self.record.types, self.writer.files
        families = [
            np.array([name in types and types[name].family in AGENTS for name in file.type_names], bool)
            for file in files
        ]
        columns = [
            of[np.frombuffer(file.types, NUMBER)] if len(file.types) else ()
            for of, file in zip(families, files, strict=True)
        ]
        return self.writer.of_things(columns, "?")


def _as_met(numbers: Array, many: int) -> Array:
    """Numbers below ``many``, each once, in the order in which they are first met."""
    first = np.full(many, len(numbers))
    np.minimum.at(first, numbers, np.arange(len(numbers)))
    order = order_of(first)
    met: Array = order[: np.count_nonzero(first < len(numbers))]
    return met


def _by_end(here: Array, there: Array, many: int) -> Array:
    """The links by the thing at one end, then at the other."""
    return order_of(here.astype("q") * many + there)


def _firsts(here: Array, many: int) -> Array:
    """Where the links of each thing at one end begin, in that order."""
    found: Array = np.append(0, np.cumsum(np.bincount(here, minlength=many)))
    return found
