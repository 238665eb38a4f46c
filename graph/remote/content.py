"""What a graph holds, in an order and a spelling that do not depend on where it is kept: to send, count and hash."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple, Self

if TYPE_CHECKING:
    import pyoxigraph as ox

PIECE = 5_000
_NUMBER = re.compile(rb'"([+-]?)0*(\d*?)(?:\.(\d*?)0*)?"\^\^<http://www\.w3\.org/2001/XMLSchema#(decimal|integer)>')


class Stretch(NamedTuple):
    """Some subjects of a graph that stand one after the other, with all their lines."""

    subjects: list[str]
    lines: Sequence[bytes]


class Content:
    """A graph as sorted lines of N-Triples; blank nodes are named by RDFC-1.0, and their lines stand first."""

    def __init__(self, triples: Iterable[ox.Triple]) -> None:
        """Reads the triples, each once."""
        import pyoxigraph as ox

        given = list(triples)
        if any(isinstance(term, ox.BlankNode) for triple in given for term in (triple.subject, triple.object)):
            graph = ox.Dataset(ox.Quad(*triple) for triple in given)
            graph.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
            given = [quad.triple for quad in graph]
        serialized = ox.serialize(given, format=ox.RdfFormat.N_TRIPLES) or b""
        lines = sorted(set(serialized.splitlines(keepends=True)))
        self.blank_lines = [line for line in lines if _has_blank_node(line)]
        self.lines = self.blank_lines + [line for line in lines if not _has_blank_node(line)]

    @classmethod
    def of_lines(cls, lines: Sequence[bytes]) -> Self:
        """Lines that are such already, without blank nodes."""
        found = cls([])
        found.lines = list(lines)
        return found

    def hash(self, rewritten: bool = False) -> str:
        """SHA-256 of the lines in order; ``rewritten`` by the values of numbers, whatever their spelling."""
        lines = sorted(map(_by_value, self.lines)) if rewritten else sorted(self.lines)
        return hashlib.sha256(b"".join(lines)).hexdigest()

    def pieces(self, size: int = PIECE) -> Iterator[tuple[int, bytes]]:
        """How many lines have gone when a piece has, and the piece. Blank nodes are all in the first."""
        start, end = 0, max(size, len(self.blank_lines))
        while True:
            part = self.lines[start:end]
            yield start + len(part), b"".join(part)
            if end >= len(self.lines):
                return
            start, end = end, end + size

    def stretches(self, most_lines: int, most_subjects: int) -> Iterator[Stretch]:
        """All of the graph, some subjects at a time, with fewer lines than given; a subject with as many comes alone.

        >>> lines = [b"<a> <p> <x> .\\n", b"<a> <p> <y> .\\n", b"<b> <p> <x> .\\n"]
        >>> [(one.subjects, len(one.lines)) for one in Content.of_lines(lines).stretches(3, 10)]
        [(['a'], 2), (['b'], 1)]
        """
        subjects: list[str] = []
        start = end = 0
        for subject, of in groupby(self.lines, lambda line: line.split(b" ", 1)[0]):
            many = sum(1 for _ in of)
            if subjects and (len(subjects) == most_subjects or end + many - start >= most_lines):
                yield Stretch(subjects, self.lines[start:end])
                subjects, start = [], end
            subjects.append(subject.decode()[1:-1])
            end += many
        if subjects:
            yield Stretch(subjects, self.lines[start:end])

    def sample(self, count: int) -> dict[str, list[bytes]]:
        """Some subjects spread evenly over the graph, each with its lines."""
        plain: Sequence[bytes] = self.lines[len(self.blank_lines) :]
        chosen = {plain[len(plain) * place // count].split(b" ", 1)[0] for place in range(count)} if plain else set()
        found: dict[str, list[bytes]] = {subject.decode()[1:-1]: [] for subject in sorted(chosen)}
        for line in self.lines:
            subject = line.split(b" ", 1)[0]
            if subject in chosen:
                found[subject.decode()[1:-1]].append(line)
        return found


def _has_blank_node(line: bytes) -> bool:
    """Whether a line of N-Triples holds a blank node."""
    if line.startswith(b"_:"):
        return True
    return line.split(b" ", 2)[2].startswith(b"_:")


def _by_value(line: bytes) -> bytes:
    """A line with its number, if it has one, as an engine writes it that keeps values only."""
    return _NUMBER.sub(_plain_number, line)


def _plain_number(found: re.Match[bytes]) -> bytes:
    sign, whole, part, kind = found.groups()
    value = (whole or b"0") + (b"." + part if part else b"")
    minus = b"-" if sign == b"-" and value != b"0" else b""
    # A whole number beyond 32 bits comes back as a decimal.
    return b'"' + minus + value + b'"^^' + (kind if part else b"integer")
