"""What workers look up in the record: names for the reconciliation service, the search, the map, passages of texts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...graph.export.finds import found_rows
from ...graph.export.thing_columns import column_values
from ...graph.files.excerpts import Excerpt, excerpt
from ...graph.files.texts import read_again, text_path
from ...graph.full_text import find_all
from ...graph.name_cores import core
from ...graph.name_folding import fold_name
from ...graph.names import find, resolve
from ...graph.record import Record, Thing
from ...graph.words.catalogue import fill_phrase
from ...graph.words.claims import describe_voice, how_put, speaker
from ...graph.words.codes import caveat_label
from ...graph.words.sources import quoted_title, source_name

if TYPE_CHECKING:
    from ...graph.export.row_keys import FoundRow
    from ...visualisations.map.layout import Point
    from ...visualisations.map.stories import Story


MAX_COMPARED = 100
# How many speakers, claims, caveats, sources and things by description a search gives, each.
_OTHERS = 20
# The factor for names that agree only without articles, legal forms and acronyms.
_CORE_FACTOR = 0.97


def reconcile_names(record: Record, job: dict[str, Any]) -> bytes:
    """The candidates of each query under its key, as the Reconciliation Service API has them."""
    results = {key: {"result": candidates(record, query)} for key, query in job["queries"].items()}
    return json.dumps(results, ensure_ascii=False).encode()


def column_data(record: Record, job: dict[str, Any]) -> bytes:
    """The values of properties of things, as the Reconciliation Service API has them."""
    found = column_values(record, job["ids"], job["properties"])
    return json.dumps(found, ensure_ascii=False).encode()


def candidates(record: Record, query: dict[str, Any]) -> list[dict[str, Any]]:
    """Things with a name like that of a query, best first.

    The score is 100 for a name or alias that is the same except for case, accents and punctuation. Else it is the share
    of letters that agree, below 100, with or without articles, legal forms and acronyms in brackets. A candidate is a
    match if it is the only thing that scores 100.
    """
    types = set(query.get("types", ()))
    wanted = fold_name(query["query"])
    scored: dict[str, float] = {}
    things = [thing for thing, _ in find(record, query["query"]) if not types or thing.type in types]
    for thing in things[:MAX_COMPARED]:
        scored[thing.id] = score(wanted, thing, core(query["query"]))
    same = [id for id, points in scored.items() if points == 100]
    best = sorted(scored, key=lambda id: (-scored[id], id))[: query["limit"]]
    return [
        {
            "id": id,
            "name": record.name(id),
            "description": record.things[id].description,
            "type": [{"id": record.things[id].type, "name": record.type_label(id)}],
            "score": scored[id],
            "match": same == [id],
        }
        for id in best
    ]


def score(wanted: str, thing: Thing, words: tuple[str, ...] = ()) -> float:
    """How well a thing fits a folded name: 100 if it is one of its names, else the share of letters that agree.

    ``words`` are what :func:`~civicgraph.graph.name_cores.core` leaves of the name.
    """
    names = [fold_name(name) for name in (thing.name, *thing.other_names)]
    if wanted in names:
        return 100.0
    agreement = max(SequenceMatcher(None, wanted, name, autojunk=False).ratio() for name in names)
    if words:
        cores = ["".join(core(name)) for name in (thing.name, *thing.other_names)]
        joined = "".join(words)
        agreement = max(
            agreement,
            *(_CORE_FACTOR * SequenceMatcher(None, joined, each, autojunk=False).ratio() for each in cores),
        )
    return round(min(99.0, agreement * 100), 1)


def search_things(record: Record, job: dict[str, Any]) -> bytes:
    """The things that go by a text, best first, then all else that holds its words, as a JSON list."""
    names, others = find_all(record, job["text"])
    rows = found_rows(record, job["text"], names, others, job["limit"], job.get("others", _OTHERS))
    return json.dumps([_describe(record, row) for row in rows], ensure_ascii=False).encode()


def _describe(record: Record, row: FoundRow) -> dict[str, Any]:
    """A row with the address of what was found, the label of its type and its description, or who says it where."""
    thing = record.things.get(row["id"])
    return {
        **row,
        "iri": record.iri(row["id"]),
        "type": record.type_label(row["id"]) if thing else row["found"],
        "description": thing.description if thing else _saying(record, row["id"]),
    }


def _saying(record: Record, id: str) -> str:
    """What is told of a speaker, and where it speaks; who says a claim and how; what a caveat is; a source's facts."""
    if voice := record.voices.get(id):
        where = fill_phrase("speaker.speaks-in", source=quoted_title(record, voice.source))
        return ": ".join(filter(None, (where, describe_voice(record, id))))
    if claim := record.claims.get(id):
        return ", ".join([speaker(record, claim), *how_put(record, claim)])
    if caveat := record.caveats.get(id):
        return caveat_label(record, caveat)
    return source_name(record, id)


def draw_map(record: Record, job: dict[str, Any], settings: dict[str, Any]) -> bytes:
    """The map as a page: of everything, around one thing, or of some things."""
    from ...pages.site import Site
    from ...visualisations.map.relationship_map import map_page

    around = resolve(record, job["around"]) if job["around"] else None
    title = "Things of an answer" if job["picked"] else f"Around {record.name(around)}" if around else ""
    return map_page(
        record,
        title=title,
        around=around,
        depth=job["depth"],
        limit=job["limit"],
        known=_load_positions(settings["positions"], job["stamp"]),
        stories=parse_stories(record, settings["stories"]),
        picked=job["picked"],
        served=True,
        menu=Site(record).around(),
    ).encode()


def parse_stories(record: Record, path: str) -> Sequence[Story] | None:
    """The stories of the data folder; None where there are none, or they no longer fit the record."""
    from ...graph.errors import DataError
    from ...visualisations.map.stories import stories

    try:
        return stories(record, _read_stories(path)) if path else None
    except DataError:
        return None


@cache
def _read_stories(path: str) -> bytes:
    return Path(path).read_bytes()


def draw_card(job: dict[str, Any]) -> bytes:
    """The card of a page as PNG; empty where no picture can be drawn: without resvg, or where no font can be read."""
    from ...visualisations.card import LinkCard, card_svg
    from ...visualisations.figures.png import png

    card = {**job["card"], "rows": tuple(map(tuple, job["card"]["rows"]))}
    try:
        with open(__file__):
            return png(card_svg(LinkCard(**card)), scale=1)
    except (ImportError, OSError):
        return b""


@cache
def _load_positions(path: str, stamp: str) -> Mapping[str, Point] | None:
    from ...visualisations.map.layout import read_positions

    return read_positions(Path(path)) if path else None


_MAX_CACHED_TEXTS = 64


def read_passages(record: Record, job: dict[str, Any], folder: str) -> bytes:
    """The passage around each place of a claim's evidence, or null where the text is not available; as JSON.

    ``stamps`` of the job gives the state in which each source's text is to be read.
    """
    return json.dumps(list(_passages(record, job, folder)), ensure_ascii=False).encode()


def _passages(record: Record, job: dict[str, Any], folder: str) -> Iterator[Excerpt | None]:
    for place in record.claims[job["claim"]].evidence:
        source = record.sources[place.source]
        path, stamp = text_path(folder, source.text_file), job["stamps"].get(place.source, "")
        yield excerpt(read_text(path, stamp, source.text_hash), place.anchor, place.line)


@lru_cache(_MAX_CACHED_TEXTS)
def read_text(path: str, stamp: str, hash: str) -> str:
    """A text in the state that the stamp names; empty if that is not the text that the record was made from."""
    return read_again(path, hash) if stamp else ""
