"""Synthetic records of any size: layers from asks to outcomes, hubs, dates, sources, parallel claims; from a seed."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping
from random import Random

from civicgraph.graph.dates import bounds
from civicgraph.graph.record import Claim, Evidence, Record, Source, Thing, Voice
from civicgraph.graph.vocabulary import vocabulary

LAYERS = 20
YEARS = 20
SOURCES = 40
_RELATIONS = ("ledTo", "ledTo", "enabled", "shaped", "partOf", "cameAfter")
_WORDINGS = ("stated", "stated", "stated", "opinion", "hedged", "inferred")
_DATES = ["", *(str(2000 + year) for year in range(YEARS))]
_BOUNDS = [bounds(when) for when in _DATES]


class Claims(Mapping[str, Claim]):
    """Claims that are made when they are asked for: what is measured is the graph, and not these.

    Nine in ten lead one layer on, one in twenty into a hub, one in seven has a parallel beside it, one in four is
    undated; the others are dated by their layer, two years more or less.
    """

    def __init__(self, things: int, claims: int, seed: int) -> None:
        """``claims`` claims among ``things`` things; the same seed gives the same."""
        random, wide = Random(seed), things // LAYERS
        self.things = wide * LAYERS
        self.start, self.end, self.code = array("i"), array("i"), array("i")
        while len(self.start) < claims:
            layer = random.randrange(LAYERS - 1)
            ahead = layer + 1 if random.random() < 0.9 else random.randrange(LAYERS)
            start = layer * wide + random.randrange(wide)
            end = ahead * wide + random.randrange(wide if random.random() < 0.95 else 1 + wide // 50)
            for _ in range(2 if random.random() < 0.15 else 1):
                self.start.append(start)
                self.end.append(end)
                self.code.append(random.randrange(2**30))
        del self.start[claims:], self.end[claims:], self.code[claims:]

    def __len__(self) -> int:
        return len(self.start)

    def __iter__(self) -> Iterator[str]:
        return (f"claim/{number:07}" for number in range(len(self.start)))

    def __getitem__(self, id: str) -> Claim:
        number = int(id.removeprefix("claim/"))
        code, choice = divmod(self.code[number], len(_RELATIONS))
        relation = _RELATIONS[choice]
        code, choice = divmod(code, len(_WORDINGS))
        code, source = divmod(code, SOURCES)
        year = self.start[number] * YEARS // self.things + code // 4 % 5 - 2
        date = 1 + min(max(year, 0), YEARS - 1) if code % 4 else 0
        ends = thing(self.start[number]), thing(self.end[number])
        subject, object = ends[::-1] if relation in ("partOf", "cameAfter") else ends
        return Claim(
            id=id, subject=subject, predicate=relation, object=object, value="", unit="", qualifier="", scope="",
            when=_DATES[date], wording=_WORDINGS[choice], modality="done", polarity="supports",
            voice=f"voice/{source:02}", reason="", source=f"source/{source:02}",
            evidence=(Evidence(f"source/{source:02}", "", ""),), bounds=_BOUNDS[date],
        )  # fmt: skip


def thing(number: int) -> str:
    """The id of a thing."""
    return f"t{number:07}"


def synthetic(things: int, claims: int, seed: int = 1) -> Record:
    """A record of about so many things and exactly so many claims; the first layer asks, the last outcomes."""
    words, made = vocabulary(), Claims(things, claims, seed)
    wide = made.things // LAYERS
    types = ["Ask"] * wide + ["Project"] * (made.things - 2 * wide) + ["Outcome"] * wide
    return Record(
        base="https://example.org/synthetic/", hash="0" * 64, origin="synthetic",
        things={thing(number): Thing(thing(number), type, "") for number, type in enumerate(types)},
        claims=made, caveats={},
        voices={f"voice/{n:02}": Voice(f"voice/{n:02}", "", "", (), f"source/{n:02}") for n in range(SOURCES)},
        sources={f"source/{n:02}": Source(f"source/{n:02}", "", "", "", "", "") for n in range(SOURCES)},
        relations=words.relations, types=words.types, codes=words.codes,
    )  # fmt: skip
