"""The middle of all readers of drawings: nodes and lines become things and claims of a bundle.

A drawing says what its author holds, and names no source: its claims are drafts until each has one, or until somebody
says that the drawing is itself the source. A line whose words stand for no relation reads that the one was about the
other, which says next to nothing, stays a draft, and has the words in its note.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ..record import web_link
from .bundle import Bundle, EntryValue, EvidenceSpot
from .drawn_words import DrawnWords, MeantRelation, direction_of, directions_of, first_words
from .identifiers import is_identifier
from .plain_words import one_line
from .read_dates import DateReader

DIRECTED, MUTUAL, UNDIRECTED = "directed", "mutual", "undirected"
LOOKS = "how things look: places, sizes, colours"
_LONGEST_NAME, _LONGEST_TEXT = 300, 8_000
_WEAKEST = "about"
_NO_RELATION = (
    "words of a line that stand for no relation here; it is a draft that reads “was about”, and its note has them: "
    "give each one of `civicgraph terms relations`"
)
_NO_WORDS = (
    "lines that say nothing of what they mean are drafts that read “was about”: give each its relation, or say with "
    "--map =RELATION what they all mean"
)


class DrawnNode(NamedTuple):
    """A node: what lines know it by, its name, the word for what it is, and its facts by name.

    Of the facts ``description``, ``aliases``, ``identifiers`` and ``url`` have a place in a record.
    """

    key: str
    name: str
    kind: str = ""
    place: str = ""
    facts: Mapping[str, str] = {}


class DrawnLine(NamedTuple):
    """A line between two nodes, with what it says of itself.

    ``words`` are tried in their order; ``sign`` is that of a causal map. ``row`` and ``page`` are where it stands in
    the text of the drawing, and ``seen`` how its ends are called there; ``facts`` are the others that it has, by name.
    """

    key: str
    start: str
    end: str
    words: tuple[str, ...] = ()
    sign: str = ""
    direction: str = DIRECTED
    when: str = ""
    note: str = ""
    place: str = ""
    row: int = 0
    page: int = 0
    seen: tuple[str, ...] = ()
    facts: Mapping[str, str] = {}


class DrawnMap:
    """Fills a bundle with what is drawn.

    >>> from .report import ExchangeReport
    >>> bundle = Bundle("fair", ExchangeReport("kumu"))
    >>> _ = bundle.declare_source(bundle.source, "The fair, drawn")
    >>> nodes = [DrawnNode("1", "Harbour Fund", "foundation"), DrawnNode("2", "The fair", "event")]
    >>> DrawnMap(bundle).fill(nodes, [DrawnLine("a", "1", "2", ("funds",))])
    >>> [(one.values["subject"], one.values["predicate"]) for one in bundle.claims.values()]
    [('harbour-fund', 'funded')]
    """

    def __init__(self, bundle: Bundle, *, what: str = "the drawing") -> None:
        self.bundle, self.report, self.vocabulary, self.what = bundle, bundle.report, bundle.vocabulary, what
        self.words = DrawnWords(bundle.vocabulary, bundle.mapping)
        self.types: dict[str, str] = {}
        self.names: dict[str, str] = {}
        self.dates = DateReader(())

    def fill(self, nodes: Sequence[DrawnNode], lines: Sequence[DrawnLine]) -> None:
        """Makes things of the nodes and claims of the lines."""
        lines = [line._replace(words=first_words(line.words)) for line in lines]
        self.dates = DateReader(line.when for line in lines)
        demanded = self._demands(lines)
        for node in nodes:
            self._thing(node, demanded.get(node.key, ""))
        for line in lines:
            self._line(line)

    def _demands(self, lines: Iterable[DrawnLine]) -> dict[str, str]:
        """What the lines demand of their ends, of which the file may not tell what they are."""
        found: dict[str, str] = {}
        for line in lines:
            for word in line.words:
                for key, type in zip((line.start, line.end), self.words.demanded_types(word), strict=True):
                    if type and found.get(key, "Organisation") == "Organisation":
                        found[key] = type
        for line in lines:
            if line.sign or any(map(direction_of, line.words)):
                found.setdefault(line.start, "Factor")
                found.setdefault(line.end, "Factor")
        return found

    def _thing(self, node: DrawnNode, demanded: str) -> None:
        self.report.count_read("elements")
        if node.key in self.types:
            self.report.guessed.add("elements of one id or name are one thing", node.place or node.name)
        type = self._type(node, demanded)
        self.types.setdefault(node.key, type)
        name = self._name(node)
        self.names.setdefault(node.key, name)
        self.bundle.thing(node.key, type, name, place=node.place, **self._values(node))

    def _type(self, node: DrawnNode, demanded: str) -> str:
        found, is_whole = self.words.type_of(node.kind) if node.kind else ("", False)
        if found:
            rule = f"what is called “{node.kind}” is of the type {found}"
            if not is_whole or found.casefold() != node.kind.casefold().replace(" ", ""):
                self.report.guessed.add(rule, node.place)
            return found
        called = f"what is called “{node.kind}”" if node.kind else "an element that has no kind"
        place = node.place or node.name
        if demanded:
            self.report.guessed.add(f"{called} is of the type {demanded}, which its lines ask for", place)
            return demanded
        self.report.to_decide.add(
            f"{called} stands as a theme: give each its type, or say with --map WORD=TYPE which it is", place
        )
        return "Theme"

    def _name(self, node: DrawnNode) -> str:
        name = one_line(node.name) or node.key
        if len(name) < 2:
            self.report.guessed.add("a name of one letter stands behind what the thing is", node.place or name)
            return f"{one_line(node.kind) or 'element'} {name}"
        if len(name) > _LONGEST_NAME:
            self.report.guessed.add(f"a name longer than {_LONGEST_NAME} letters is cut", node.place)
            return f"{name[: _LONGEST_NAME - 1].rstrip()}…"
        return name

    def _values(self, node: DrawnNode) -> dict[str, EntryValue]:
        """The facts of a node that things have; of the others it is told that they have no place."""
        made: dict[str, EntryValue] = {}
        for name, fact in node.facts.items():
            values = [one_line(one) for one in fact.split("|") if one_line(one)]
            if not values:
                continue
            if name == "description":
                self._cut(fact, node.place)
                made[name] = one_line(fact)[:_LONGEST_TEXT] if len(one_line(fact)) > 2 else ""
            elif name == "url" and web_link(one_line(fact)):
                made[name] = web_link(one_line(fact))
            elif name == "aliases" or (name == "identifiers" and all(map(is_identifier, values))):
                made[name] = values
            else:
                self.report.left_out.add(f"of elements: {name}, which has no place here", node.place or node.name)
        return made

    def _cut(self, text: str, place: str) -> None:
        if len(text) > _LONGEST_TEXT:
            self.report.left_out.add(f"a text longer than {_LONGEST_TEXT:,} letters is cut", place)

    def _line(self, line: DrawnLine) -> None:
        """One line: its claims, or why there are none."""
        self.report.count_read("lines")
        place = line.place or line.key
        if missing := [end for end in (line.start, line.end) if end not in self.types]:
            self.report.refused.add("a line to an element that is not there", f"{place}: {missing[0] or 'no end'}")
        elif self.bundle.keys[line.start] == self.bundle.keys[line.end]:
            self.report.refused.add("a line from a thing to itself", place)
        else:
            self._claims(line, place)

    def _claims(self, line: DrawnLine, place: str) -> None:
        there, back = self._signs(line, place)
        meant, word = self._meaning(line)
        is_both = line.direction == MUTUAL and not (meant and self._is_same_both_ways(meant.name))
        if meant is None and not there:
            self._weakest(line)
            return
        chosen = meant or MeantRelation("influenced")
        if meant and meant.is_against and not is_both:
            self.report.guessed.add(f"“{word}” is read against its line, since only so can it be", place)
        if line.direction == UNDIRECTED and not self._is_same_both_ways(chosen.name):
            self.report.guessed.add("lines without a direction are read from their first end to their second", place)
        self._say(line, chosen, there)
        if is_both:
            self._say_back(line, chosen, back, word)

    def _say_back(self, line: DrawnLine, meant: MeantRelation, sign: str, word: str) -> None:
        turned = line._replace(start=line.end, end=line.start)
        back = self.words.relation_of(word, self.types[turned.start], self.types[turned.end]) if word else meant
        if back is None or back.is_against:
            what = "a line with two arrows is said one way where the other could not be"
            self.report.guessed.add(what, line.place or line.key)
            return
        self._say(turned, back, sign)

    def _signs(self, line: DrawnLine, place: str) -> tuple[str, str]:
        """What the sign of a line says of the way there, and of the way back."""
        sign = line.sign or next((one for one in line.words if direction_of(one) or directions_of(one)), "")
        pair = directions_of(sign)
        if line.direction == MUTUAL and pair:
            return pair
        if pair and pair[0] != pair[1]:
            self.report.to_decide.add(f"the sign {sign} on a line with one arrow says both: it is left out", place)
            return "", ""
        found = direction_of(sign)
        return found, found

    def _meaning(self, line: DrawnLine) -> tuple[MeantRelation | None, str]:
        """The relation of the first word that stands for one, and that word."""
        ends = self.types[line.start], self.types[line.end]
        for word in line.words or ("",):  # somebody may have said what lines mean that say nothing
            if not direction_of(word) and (found := self.words.relation_of(word, *ends)):
                return found, word
        return None, ""

    def _is_same_both_ways(self, relation: str) -> bool:
        one = self.vocabulary.relations[relation]
        return one.label == one.inverse

    def _weakest(self, line: DrawnLine) -> None:
        """A line of which nothing tells what it means."""
        said = [word for word in line.words if not direction_of(word)]
        place = line.place or line.key
        self.report.to_decide.add(f"“{said[0]}”: {_NO_RELATION}" if said else _NO_WORDS, place)
        self._say(line, MeantRelation(_WEAKEST), "", status="draft")

    def _say(self, line: DrawnLine, meant: MeantRelation, sign: str, **values: str) -> None:
        """One claim of a line."""
        ends = (line.end, line.start) if meant.is_turned else (line.start, line.end)
        subject, object = (self.bundle.keys[end] for end in ends)
        direction = meant.direction or sign
        if f"{meant.name}/{direction}" in self.vocabulary.directed:
            values["direction"] = direction
        structural = self.vocabulary.relations[meant.name].kind == "structural"
        shown = [self.names[line.start], self.names[line.end]]
        summary = f"A line of {self.what} leads from {shown[0]} to {shown[1]}."
        spot = EvidenceSpot(summary[:900], _looked_for(line, shown), line.row, line.page) if line.row else None
        before = len(self.bundle.claims)
        self.bundle.claim(
            subject, meant.name, object, spot=spot, place=line.place or line.key, when=self._when(line),
            modality="state" if structural else "done",
            note=self._note(line, meant.name, values.get("direction", "")), **values,
        )  # fmt: skip
        if len(self.bundle.claims) == before:
            self.report.guessed.add("lines that say the same are one claim", line.place or line.key)

    def _when(self, line: DrawnLine) -> str:
        if not line.when:
            return ""
        read = self.dates.read(line.when)
        if read.guess:
            self.report.guessed.add(read.guess, line.place or line.key)
        if not read.edtf:
            self.report.left_out.add("dates that are none", f"{line.place or line.key}: {line.when}")
        return read.edtf

    def _note(self, line: DrawnLine, relation: str, direction: str) -> str:
        """What a line says besides: its words as they stand, its note, its other facts."""
        one = self.vocabulary.said_relations[f"{relation}/{direction}" if direction else relation]
        is_known = {one.name, one.label, one.inverse}.__contains__
        kept = [word for word in line.words if not (direction and direction_of(word)) and not is_known(word)]
        parts = [f"Drawn as “{', '.join(kept)}”." if kept else "", line.note]
        parts += [f"{name}: {value}" for name, value in line.facts.items() if value.strip()]
        note = "; ".join(one_line(part) for part in parts if part.strip())
        self._cut(note, line.place)
        return note[:_LONGEST_TEXT]


def _looked_for(line: DrawnLine, names: Sequence[str]) -> tuple[str, ...]:
    """Words that may stand in the row of a line: its ends side by side, else each of them, else what it says."""
    ends = line.seen or tuple(names)
    return (" ".join(ends), *ends, *names, *line.words)
