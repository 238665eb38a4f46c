"""Records written in a line a claim, for tests that need a graph they can see whole.

``ask ledTo post when=2016 source=report`` is a claim of the source ``source/report`` in the voice of its author. Where
nothing is said of passages and sentences (``passage=2 sentence=3``), none is known. The vocabulary is the real one;
things that are not described are projects named by their id.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from civicgraph.graph.dates import bounds
from civicgraph.graph.record import Caveat, Claim, Evidence, Record, Source, Thing, Voice
from civicgraph.graph.vocabulary import load_vocabulary

BASE = "https://example.org/town/"


def claim(line: str, number: int = 1) -> Claim:
    """One claim from its line."""
    subject, predicate, object, *rest = line.split()
    said = dict(part.split("=", 1) for part in rest)
    source = said.get("source", "report")
    id = said.get("id", f"c{number:02}")
    return Claim(
        id=f"claim/{id}",
        subject=subject,
        predicate=predicate,
        object="" if object.startswith("=") else object,
        value=object.removeprefix("=") if object.startswith("=") else "",
        unit="",
        qualifier="",
        scope="",
        when=said.get("when", ""),
        wording=said.get("wording", "stated"),
        modality=said.get("modality", "done"),
        polarity="disputes" if "disputes" in said else "supports",
        voice=f"voice/{said.get('voice', source)}",
        reason="The two passages stand one after the other." if said.get("wording") == "inferred" else "",
        source=f"source/{source}",
        evidence=(_evidence(f"source/{source}", id, number, said),),
        bounds=bounds(said.get("when", "")),
        share=said.get("share", ""),
        reading=said.get("reading", ""),
    )


def _evidence(source: str, id: str, number: int, said: Mapping[str, str]) -> Evidence:
    """Where a claim stands; ``anchor`` with its words joined by ``_``."""
    anchor = said.get("anchor", f"the words of {id}").replace("_", " ")
    passage, sentence = (int(said.get(key, "0")) for key in ("passage", "sentence"))
    return Evidence(source, anchor, f"It says so: {id}.", number, 0, passage, sentence)


def record(
    text: str, types: Mapping[str, str] | None = None, things: Iterable[Thing] = (), caveats: Iterable[Caveat] = ()
) -> Record:
    """A record of the claims in a text, one a line; blank lines are passed over."""
    lines = [line for line in text.splitlines() if line.strip()]
    return record_of([claim(line, number) for number, line in enumerate(lines, 1)], types, things, caveats)


def record_of(
    claims: Iterable[Claim],
    types: Mapping[str, str] | None = None,
    things: Iterable[Thing] = (),
    caveats: Iterable[Caveat] = (),
) -> Record:
    """A record of claims, in the order given."""
    words = load_vocabulary()
    kept = list(claims)
    described = {thing.id: thing for thing in things}
    ids = dict.fromkeys(id for one in kept for id in (one.subject, one.object) if id)
    for id in ids:
        described.setdefault(id, Thing(id, (types or {}).get(id, "Project"), id.replace("-", " ").capitalize()))
    voices = {one.voice: one.source for one in reversed(kept)}
    sources = dict.fromkeys(one.source for one in kept)
    return Record(
        base=BASE,
        hash="0" * 64,
        origin="made by hand",
        things=described,
        claims={one.id: one for one in kept},
        caveats={one.id: one for one in caveats},
        voices={id: _voice(id, source) for id, source in voices.items()},
        sources={id: _source(id) for id in sources},
        relations=words.said_relations,
        types=words.types,
        codes=words.codes,
    )


def _voice(id: str, source: str) -> Voice:
    return Voice(id, f"the voice of the {id.removeprefix('voice/')}", "", (), source)


def _source(id: str) -> Source:
    name = id.removeprefix("source/")
    return Source(id, f"The {name}", "", "", f"{name}.txt", f"voice/{name}")


def caveat(id: str, *concerns: str, type: str = "limit-of-the-evidence") -> Caveat:
    """A caveat about claims or things."""
    evidence = Evidence("source/report", f"the words of {id}", f"It cautions so: {id}.", 9)
    return Caveat(f"caveat/{id}", type, f"Beware: {id}.", concerns, "source/report", (evidence,))
