"""What a record says around one thing: how Python words each claim, and words that people may look for, with what it
finds first."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from random import Random
from typing import Any

from civicgraph import Dataset
from civicgraph.graph.full_text import entries_of, find_texts
from civicgraph.graph.name_folding import fold_name
from civicgraph.graph.names import find
from civicgraph.graph.record import Caveat, Claim, Record, Thing
from civicgraph.graph.words.claims import claim_sentence, how_put, speaker
from civicgraph.graph.words.short_names import short_name
from civicgraph.visualisations.map.page_data import claims_among, page_data
from civicgraph.visualisations.map.page_vocabulary import page_vocabulary
from civicgraph.visualisations.map.selection import neighbourhood

_KEPT = (
    "things", "claims", "caveats", "sources", "voices", "usual", "nameWords", "codes", "relations", "ranks", "types",
)  # fmt: skip
# Names with and without a word for what they are in front, as other records have them.
NAMES = (
    ("Ask: a night bus", "Ask"), ("ASK: a night bus", "Ask"), ("Demand: a night bus", "Ask"),
    ("Promise: a night bus", "Ask"), ("Promise: a night bus", "Commitment"), ("Promise: a night bus", "Pledge"),
    ("Ask for a night bus", "Ask"), ("Call to action for a night bus", "Ask"), ("A night bus", "Ask"),
    ("Promise of a night bus", "Commitment"), ("Promise now of a night bus", "Commitment"), ("of a bus", "Ask"),
    ("Petition: a bus", "Petition"), ("Demand that a bus runs", "Petition"), ("Result: buses run", "Outcome"),
    ("General lesson: buses run", "Outcome"), ("Pilot: a bus", "Project"), ("Project: a bus", "Project"),
    ("Factor: fewer buses", "Factor"), ("Indicator: buses", "Measure"),
    ("Assembly of all streets", "Assembly"), ("Ask: eins: zwei", "Ask"),
    ("اطلب: حافلة", "Ask"), ("İSTEK: bir otobüs", "Ask"),
    ("Promise of " + "many " * 20 + "buses", "Commitment"), ("Ask: " + "many, " * 20 + "buses", "Ask"),
)  # fmt: skip
BY_HAND = (
    "", "?!", "lvrw", "funder", "who asked", "what did the funder say", "September 2019", "2019", "5,000",
    "over 5000 people", "secondee", "secondees led", "weeks", "would not have happened", "happened not would",
    "mayor’s", "no counterfactual", "limit of the evidence", "Renaisi", "citizens uk asked",
    "democratic participation", "a", "partners", "the report says", "boroughs", "Straße", "registered to vote",
    "inferred reason", "under-represented", "schools", "alumni secondee", "in an interview", "Quoted without a name",
)  # fmt: skip


def text_vectors() -> dict[str, Any]:
    """What a page around one thing holds, the words of each claim there, and for each text its first five finds and how
    many are of each kind."""
    record = Dataset.shipped().record()
    selection = neighbourhood(record, "lvrw", 2, 50)
    page = page_data(record, selection)
    part = _part(record, set(selection.things))
    queries = []
    for text in texts(part):
        finds = find_texts(part, text, find(part, text))
        first = [[one.kind, one.id, one.text, list(one.words)] for one in finds[:5]]
        queries.append([text, first, dict(Counter(one.kind for one in finds))])
    told = [
        [claim.id, claim_sentence(part, claim), speaker(part, claim), how_put(part, claim)]
        for claim in part.claims.values()
    ]
    kept = {key: page[key] for key in _KEPT}
    return {"page": kept, "told": told, "queries": queries, **_name_vectors(record)}


def _name_vectors(record: Record) -> dict[str, Any]:
    """Names with their types, each shortened and as it stands in a sentence; and what a page has of the types."""
    things = {str(place): Thing(str(place), type, name) for place, (name, type) in enumerate(NAMES)}
    named = replace(record, things=things)
    rows = [[one.name, one.type, short_name(named, id), named.name_in_sentence(id)] for id, one in things.items()]
    return {"names": rows, "types": page_vocabulary(named, (), things.keys())["types"]}


def _part(record: Record, shown: set[str]) -> Record:
    """What the page has of the record."""
    claims = claims_among(record, shown)
    caveats = record.caveats_about([*sorted(shown), *(claim.id for claim in claims)])
    items: list[Claim | Caveat] = [*claims, *caveats]
    cited = {item.source for item in items} | {place.source for item in items for place in item.evidence}
    return replace(
        record,
        things={id: record.things[id] for id in sorted(shown)},
        claims={claim.id: claim for claim in claims},
        caveats={caveat.id: caveat for caveat in caveats},
        sources={id: source for id, source in record.sources.items() if id in cited},
        voices={id: voice for id, voice in record.voices.items() if id in {item.voice for item in items}},
    )


def texts(record: Record) -> list[str]:
    """Those written by hand, and of texts drawn at random: words in a row, in another order, and begun."""
    random = Random(7)
    drawn = [random.choice(entry.texts).split() for entry in random.sample(list(entries_of(record)), 60)]
    made = []
    for words in drawn:
        at = random.randrange(len(words))
        piece = words[at : at + random.randint(1, 3)]
        made += [" ".join(piece), " ".join(reversed(piece)), fold_name(words[at])[:5]]
    return [*BY_HAND, *made]
