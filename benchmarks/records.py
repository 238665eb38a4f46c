"""Synthetic records of any size, from a seed: themes that ladders run through, hubs, dates, parallel claims."""

from __future__ import annotations

import os
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from itertools import accumulate
from random import Random
from typing import TextIO

from civicgraph.graph.dates import bounds
from civicgraph.graph.record import Claim, Evidence, Record, Source, Thing, Voice
from civicgraph.graph.vocabulary import load_vocabulary

THEME = 250
YEARS = 20
SOURCES = 40
SOURCES_PER_THEME = 8
# Files longer than any record needs are refused.
_IN_A_FILE = 50_000
# How many of a theme's things stand on each rung, from asks to outcomes, and how many rungs a claim climbs.
RUNGS = (25, 25, 35, 35, 30, 30, 40, 30)
CLIMBS, OFTEN = (0, 1, 2, 3), (8, 62, 22, 8)
_FIRST = (0, *accumulate(RUNGS))
_RELATIONS = ("ledTo", "ledTo", "enabled", "shaped", "partOf", "cameAfter")
_WORDINGS = ("stated", "stated", "stated", "opinion", "hedged", "inferred")
_DATES = ["", *(str(2000 + year) for year in range(YEARS))]
_BOUNDS = [bounds(when) for when in _DATES]


class Claims(Mapping[str, Claim]):
    """Claims that are made when they are asked for: what is measured is the graph, and not these.

    Nine in ten stay in their theme, most climb one rung, three in a hundred fall back; the first things of a rung
    draw more than the last, so that there are hubs. One in seven has a parallel beside it, one in four is undated; the
    others are dated by their rung, two years more or less. Each theme has eight of the sources.
    """

    def __init__(self, things: int, claims: int, seed: int) -> None:
        """``claims`` claims among ``things`` things; the same seed gives the same."""
        random = Random(seed)
        self.themes = max(1, things // THEME)
        self.start, self.end, self.code = array("i"), array("i"), array("i")
        while len(self.start) < claims:
            start = random.randrange(self.themes * THEME)
            ends = self._climb(random, start)
            if ends is None:
                continue
            for _ in range(2 if random.random() < 0.15 else 1):
                self.start.append(ends[0])
                self.end.append(ends[1])
                self.code.append(random.randrange(2**30))
        del self.start[claims:], self.end[claims:], self.code[claims:]

    def _climb(self, random: Random, start: int) -> tuple[int, int] | None:
        """Where a claim from a thing leads; nowhere beyond the ends of the ladder."""
        (climb,) = random.choices(CLIMBS, OFTEN)
        target = rung(start) + (climb if random.random() > 0.03 else -random.choice((1, 2)))
        if not 0 <= target < len(RUNGS):
            return None
        theme = start // THEME if random.random() < 0.92 else random.randrange(self.themes)
        end = theme * THEME + _FIRST[target] + int(random.random() ** 1.7 * RUNGS[target])
        if start == end:
            return None
        return (min(start, end), max(start, end)) if rung(start) == target else (start, end)

    def __len__(self) -> int:
        return len(self.start)

    def __iter__(self) -> Iterator[str]:
        return (f"claim/{number:07}" for number in range(len(self.start)))

    def __getitem__(self, id: str) -> Claim:
        number = int(id.removeprefix("claim/"))
        code, choice = divmod(self.code[number], len(_RELATIONS))
        relation = _RELATIONS[choice]
        code, choice = divmod(code, len(_WORDINGS))
        code, source = divmod(code, SOURCES_PER_THEME)
        theme = self.start[number] // THEME
        source = (theme * SOURCES_PER_THEME + source) % SOURCES
        year = theme % 5 + rung(self.start[number]) * 2 + code // 4 % 5 - 2
        date = 1 + min(max(year, 0), YEARS - 1) if code % 4 else 0
        ends = thing(self.start[number]), thing(self.end[number])
        subject, object = ends[::-1] if relation in ("partOf", "cameAfter") else ends
        return Claim(
            id=id, subject=subject, predicate=relation, object=object, value="", unit="", qualifier="", scope="",
            when=_DATES[date], wording=_WORDINGS[choice], modality="done", polarity="supports",
            voice=f"voice/{source:02}", reason="", source=f"source/{source:02}",
            evidence=(Evidence(f"source/{source:02}", f"said of {subject}", f"It joins {subject} and {object}."),),
            bounds=_BOUNDS[date],
        )  # fmt: skip


def thing(number: int) -> str:
    """The id of a thing."""
    return f"t{number:07}"


def rung(number: int) -> int:
    """The rung on which a thing stands, from 0."""
    return bisect_right(_FIRST, number % THEME) - 1


def synthetic_record(things: int, claims: int, seed: int = 1) -> Record:
    """A record of about so many things and exactly so many claims; the lowest rung asks, the highest are outcomes."""
    words, made = load_vocabulary(), Claims(things, claims, seed)
    types = {0: "Ask", len(RUNGS) - 1: "Outcome"}
    return Record(
        base="https://example.org/synthetic/", hash="0" * 64, origin="synthetic",
        things={thing(number): Thing(thing(number), types.get(rung(number), "Project"), f"Thing {number}")
                for number in range(made.themes * THEME)},
        claims=made, caveats={},
        voices={f"voice/{n:02}": Voice(f"voice/{n:02}", f"Voice {n}", "", (), f"source/{n:02}")
                for n in range(SOURCES)},
        sources={f"source/{n:02}": Source(f"source/{n:02}", f"Report {n}", "", "", "", "") for n in range(SOURCES)},
        relations=words.relations, types=words.types, codes=words.codes,
    )  # fmt: skip


def write_files(record: Record, folder: str) -> None:
    """The record as the files that civicgraph reads: things, and the claims of each source."""
    with open(os.path.join(folder, "civicgraph.toml"), "w", encoding="utf-8") as file:
        file.write(f'base = "{record.base}"\n')
    things = list(record.things.values())
    for number in range(0, len(things), _IN_A_FILE):
        with open(os.path.join(folder, f"things-{number}.yaml"), "w", encoding="utf-8") as file:
            file.write("things:\n")
            for one in things[number : number + _IN_A_FILE]:
                file.write(f"- id: {one.id}\n  type: {one.type}\n  name: {one.name}\n")
    with ExitStack() as files:
        of: dict[str, TextIO] = {}
        for claim in record.claims.values():
            if claim.source not in of:
                of[claim.source] = files.enter_context(_open_with_head(claim.source, folder))
            when = f'  when: "{claim.when}"\n' if claim.when else ""
            reason = (
                "  reason: The one is joined to the other here, for the record is made up.\n"
                if claim.wording == "inferred"
                else ""
            )
            of[claim.source].write(
                f"- id: {claim.id}\n  subject: {claim.subject}\n  predicate: {claim.predicate}\n"
                f"  object: {claim.object}\n{when}{reason}  wording: {claim.wording}\n  modality: {claim.modality}\n"
                f"  voice: {claim.voice}\n  evidence:\n  - anchor: {claim.evidence[0].anchor}\n"
                f"    summary: {claim.evidence[0].summary}\n"
            )


def _open_with_head(source: str, folder: str) -> TextIO:
    voice = source.replace("source", "voice")
    file = open(os.path.join(folder, f"{source.replace('/', '-')}.yaml"), "w", encoding="utf-8")  # noqa: SIM115
    file.write(f"id: {source}\ntitle: Report {source}\nauthorVoice: {voice}\n")
    file.write(f"voices:\n- id: {voice}\n  name: the report\nclaims:\n")
    return file
