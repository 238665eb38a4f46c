"""Records of a few claims, made by hand: what networks are tested on."""

from __future__ import annotations

from collections.abc import Iterable

from civicgraph import Claim, Evidence, Record, Source, Thing
from civicgraph.graph.dates import bounds
from civicgraph.graph.vocabulary import load_vocabulary


def claim(id: str, said: str, **more: str) -> Claim:
    """A claim from ``subject predicate object``; ``more`` sets its other fields."""
    subject, predicate, object = said.split()
    fields = {"unit": "", "qualifier": "", "scope": "", "when": "", "wording": "stated", "modality": "done"}
    fields |= {"polarity": "supports", "voice": "voice/a", "reason": "", "source": "source/a", "value": ""} | more
    place = (Evidence(fields["source"], "three words here", "In short."),)
    return Claim(id, subject, predicate, object, evidence=place, bounds=bounds(fields["when"]), **fields)  # type: ignore[arg-type]


def record(things: str, claims: Iterable[Claim]) -> Record:
    """A record of things written ``id:Type id:Type`` and claims, kept in the order given."""
    words = load_vocabulary()
    pairs = [one.split(":") for one in things.split()]
    return Record(
        base="https://example.org/id/",
        hash="0",
        origin="here",
        things={id: Thing(id, type, id.capitalize()) for id, type in pairs},
        claims={one.id: one for one in claims},
        caveats={},
        voices={},
        sources={id: Source(id, id, "", "", "", "voice/a") for id in ("source/a", "source/b")},
        relations=words.said_relations,
        types=words.types,
        codes=words.codes,
    )
